// SPDX-License-Identifier: MulanPSL-2.0
/** Named figures about meetings. */
#ifndef MEETING_INDICATORS_H
#define MEETING_INDICATORS_H
#include "platform/module.h"

extern const struct indicator MEETING_INDICATORS[];
#endif
