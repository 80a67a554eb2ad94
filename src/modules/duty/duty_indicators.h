// SPDX-License-Identifier: MulanPSL-2.0
/** Figures about what deputies have entered themselves. */
#ifndef DUTY_INDICATORS_H
#define DUTY_INDICATORS_H
#include "platform/module.h"

extern const struct indicator DUTY_INDICATORS[]; /* ends in {0} */

#endif
