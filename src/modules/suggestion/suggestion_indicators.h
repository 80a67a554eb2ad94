// SPDX-License-Identifier: MulanPSL-2.0
#ifndef SUGGESTION_INDICATORS_H
#define SUGGESTION_INDICATORS_H
#include "platform/module.h"

/** Named figures of this module; ends in {0}. Every rows_url filters /suggestion (or the ledger of
 *  promises) to exactly what was counted. */
extern const struct indicator SUGGESTION_INDICATORS[];
#endif
