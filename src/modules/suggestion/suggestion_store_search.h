// SPDX-License-Identifier: MulanPSL-2.0
/** Which suggestions the search has to look at: as in struct search_source. */
#ifndef SUGGESTION_STORE_SEARCH_H
#define SUGGESTION_STORE_SEARCH_H
#include "modules/suggestion/suggestion_similar.h"
#include "platform/search.h"

MUST_CHECK enum status suggestion_store_search_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                                   int64_t **out, size_t *out_count);
/** Text of an attachment of a suggestion, or of one of its replies. */
struct suggestion_file_text {
    int64_t id, reply_id; /* reply_id 0: of the suggestion */
    struct str name, body;
    struct date added_on;
};
MUST_CHECK enum status suggestion_store_file_texts(struct ctx *ctx, int64_t suggestion_id,
                                                   struct suggestion_file_text **out,
                                                   size_t *out_count);
/** Those that show a deputy or an organ, have one of its units, or into which the row's suggestion
 *  was merged. */
MUST_CHECK enum status suggestion_store_search_touched(struct ctx *ctx, struct str table,
                                                       int64_t row_id, int64_t after,
                                                       unsigned limit, int64_t **out,
                                                       size_t *out_count);

/** What was tabled in a session and is not returned, withdrawn, merged or converted: by number. */
MUST_CHECK enum status suggestion_store_compared(struct ctx *ctx, int64_t session_id,
                                                 unsigned limit, struct suggestion_compared **out,
                                                 size_t *out_count);
#endif
