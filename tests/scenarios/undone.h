// SPDX-License-Identifier: MulanPSL-2.0
/** Every kind of sheet brought in and taken back, in the demonstration county. */
#ifndef SCENARIO_UNDONE_H
#define SCENARIO_UNDONE_H
#include "platform/ctx.h"

void undone(struct ctx *ctx, const char *dir);
#endif
