// SPDX-License-Identifier: MulanPSL-2.0
/** Figures that a test makes: made.things (件), made.rate (%), made.money (万元). */
#ifndef INDICATOR_MADE_H
#define INDICATOR_MADE_H
#include "platform/module.h"

enum status indicator_made(struct ctx *ctx, const struct indicator **out);
#endif
