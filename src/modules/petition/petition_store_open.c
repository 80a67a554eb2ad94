// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on what everybody may see behind a published figure: how many came in which way, and never
 * whose. */
#include "modules/petition/petition_store.h"
#include "platform/db.h"

enum status petition_store_ways(struct ctx *ctx, const struct id_set *ids, struct word_count **out,
                                size_t *out_count)
{
    return db_count_words(ctx,
                          "SELECT id, kind FROM petition WHERE congress_id = :congress"
                          " AND id >= :first AND id <= :last ORDER BY kind, id LIMIT :most",
                          ids, out, out_count);
}
