// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on what everybody may see behind a published figure: appointments by what was done. */
#include "modules/appointment/appointment_store_open.h"
#include "platform/db.h"

enum { OPEN_MAX = 100000 };

/* Rows of id and word in the order of the words. */
static void count_words(struct ctx *ctx, const struct rows *r, const struct id_set *ids,
                        struct word_count **out, size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct word_count);
    *out_count = 0;
    arr_each (i, r->count) {
        const struct str word = cell_text(r, i, 1);

        if (!id_set_has(ids, cell_int(r, i, 0)))
            continue;
        if (*out_count == 0 || !str_eq(word, (*out)[*out_count - 1].word))
            (*out)[(*out_count)++] = (struct word_count){.word = word};
        (*out)[*out_count - 1].count++;
    }
}

enum status appointment_store_acts(struct ctx *ctx, const struct id_set *ids,
                                   struct word_count **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, act FROM appointment WHERE congress_id = :congress"
                " AND id >= :first AND id <= :last ORDER BY act, id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("first", ids->ids[0]),
                B_INT("last", ids->ids[ids->count - 1]), B_INT("most", OPEN_MAX)));
    count_words(ctx, &r, ids, out, out_count);
    return ST_OK;
}
