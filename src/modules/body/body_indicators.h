// SPDX-License-Identifier: MulanPSL-2.0
#ifndef BODY_INDICATORS_H
#define BODY_INDICATORS_H
#include "modules/body/body.h"
#include "platform/module.h"

extern const struct indicator BODY_INDICATORS[];
/** Set up in these days (no date: no bound), the congress and its delegations left out. */
bool body_founded_in(const struct body *b, struct date from, struct date to);
#endif
