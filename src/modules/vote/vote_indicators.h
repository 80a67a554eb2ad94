// SPDX-License-Identifier: MulanPSL-2.0
/** Named figures about votes. */
#ifndef VOTE_INDICATORS_H
#define VOTE_INDICATORS_H
#include "platform/module.h"

extern const struct indicator VOTE_INDICATORS[];
#endif
