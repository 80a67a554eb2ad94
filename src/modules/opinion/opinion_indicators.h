// SPDX-License-Identifier: MulanPSL-2.0
/** Figures about opinions. */
#ifndef OPINION_INDICATORS_H
#define OPINION_INDICATORS_H
#include "platform/module.h"

extern const struct indicator OPINION_INDICATORS[];
#endif
