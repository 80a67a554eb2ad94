// SPDX-License-Identifier: MulanPSL-2.0
#ifndef SUGGESTION_INDICATORS_H
#define SUGGESTION_INDICATORS_H
#include "modules/suggestion/suggestion_store_figure.h"
#include "platform/module.h"

/** Named figures of this module; ends in {0}. Every rows_url filters /suggestion (or the ledger of
 *  promises) to exactly what was counted. */
extern const struct indicator SUGGESTION_INDICATORS[];

struct suggestion_report_figure;
/** All, one organ's, or those of the government and everything below it. */
struct suggestion_scope {
    int64_t organ_id;
    bool government;
};
/** One figure over a period with the lists of its rows; who may see it is the caller's to ask. */
MUST_CHECK enum status suggestion_figure_of(struct ctx *ctx, enum suggestion_figure figure,
                                            const struct period *period,
                                            const struct suggestion_scope *scope,
                                            struct suggestion_report_figure *out);
#endif
