// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on what everybody may see behind a published figure: appointments by what was done. */
#include "modules/appointment/appointment_store_open.h"
#include "platform/db.h"

enum status appointment_store_acts(struct ctx *ctx, const struct id_set *ids,
                                   struct word_count **out, size_t *out_count)
{
    return db_count_words(ctx,
                          "SELECT id, act FROM appointment WHERE congress_id = :congress"
                          " AND id >= :first AND id <= :last ORDER BY act, id LIMIT :most",
                          ids, out, out_count);
}
