// SPDX-License-Identifier: MulanPSL-2.0
/** Figures about deputies. */
#ifndef DEPUTY_INDICATORS_H
#define DEPUTY_INDICATORS_H
#include "platform/module.h"

extern const struct indicator DEPUTY_INDICATORS[]; /* ends in {0} */

#endif
