// SPDX-License-Identifier: MulanPSL-2.0
/** Which suggestions the search has to look at: as in struct search_source. */
#ifndef SUGGESTION_STORE_SEARCH_H
#define SUGGESTION_STORE_SEARCH_H
#include "platform/search.h"

MUST_CHECK enum status suggestion_store_search_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                                   struct search_ids *out);
/** Those that show a deputy or an organ, have one of its units, or into which the row's suggestion
 *  was merged. */
MUST_CHECK enum status suggestion_store_search_touched(struct ctx *ctx, struct str table,
                                                       int64_t row_id, int64_t after,
                                                       unsigned limit, struct search_ids *out);
#endif
