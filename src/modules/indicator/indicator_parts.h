// SPDX-License-Identifier: MulanPSL-2.0
/** What other parts of the house take from here. */
#ifndef INDICATOR_PARTS_H
#define INDICATOR_PARTS_H
#include "platform/module.h"

extern const struct notice_kind INDICATOR_NOTICES[];
extern const struct job INDICATOR_JOBS[];
enum status indicator_demo(struct ctx *);
#endif
