// SPDX-License-Identifier: MulanPSL-2.0
/** Named figures about documents of decision. */
#ifndef RESOLUTION_INDICATORS_H
#define RESOLUTION_INDICATORS_H
#include "platform/module.h"

extern const struct indicator RESOLUTION_INDICATORS[];
#endif
