// SPDX-License-Identifier: MulanPSL-2.0
/* How many of some records there are of each kind. */
#include "platform/db.h"

enum { WORDS_OF_MAX = 100000 };

enum status db_count_words(struct ctx *ctx, const char *sql, const struct id_set *ids,
                           struct word_count **out, size_t *out_count)
{
    struct rows r;

    *out = NULL;
    *out_count = 0;
    if (ids->count == 0)
        return ST_OK;
    TRY(DB_ROWS(ctx, &r, sql, B_INT("congress", ctx->congress_id), B_INT("first", ids->ids[0]),
                B_INT("last", ids->ids[ids->count - 1]), B_INT("most", WORDS_OF_MAX)));
    *out = arena_array(ctx->arena, r.count, struct word_count);
    arr_each (i, r.count) {
        const struct str word = cell_text(&r, i, 1);

        if (!id_set_has(ids, cell_int(&r, i, 0)))
            continue;
        if (*out_count == 0 || !str_eq(word, (*out)[*out_count - 1].word))
            (*out)[(*out_count)++] = (struct word_count){.word = word};
        (*out)[*out_count - 1].count++;
    }
    return ST_OK;
}
