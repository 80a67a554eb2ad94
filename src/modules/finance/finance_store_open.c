// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on what everybody may see behind a published figure: matters heard by title and day, warnings
 * and audit findings by kind. */
#include "modules/finance/finance_store_open.h"
#include "platform/db.h"

enum { OPEN_MAX = 100000 };

enum status finance_store_warning_kinds(struct ctx *ctx, const struct id_set *ids,
                                        struct word_count **out, size_t *out_count)
{
    return db_count_words(ctx,
                          "SELECT id, kind FROM finance_warning WHERE congress_id = :congress"
                          " AND id >= :first AND id <= :last ORDER BY kind, id LIMIT :most",
                          ids, out, out_count);
}

enum status finance_store_finding_sorts(struct ctx *ctx, const struct id_set *ids,
                                        struct word_count **out, size_t *out_count)
{
    return db_count_words(ctx,
                          "SELECT id, sort FROM finance_finding WHERE congress_id = :congress"
                          " AND id >= :first AND id <= :last ORDER BY sort, id LIMIT :most",
                          ids, out, out_count);
}

enum status finance_store_heard(struct ctx *ctx, const struct id_set *ids,
                                struct finance_heard **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, title, kind, done_on FROM finance_item WHERE congress_id = :congress"
                " AND id >= :first AND id <= :last AND done_on IS NOT NULL"
                " ORDER BY done_on DESC, id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("first", ids->ids[0]),
                B_INT("last", ids->ids[ids->count - 1]), B_INT("most", OPEN_MAX)));
    *out = arena_array(ctx->arena, r.count, struct finance_heard);
    *out_count = 0;
    arr_each (i, r.count)
        if (id_set_has(ids, cell_int(&r, i, 0)))
            (*out)[(*out_count)++] = (struct finance_heard){
                cell_text(&r, i, 1), cell_text(&r, i, 2), cell_date(&r, i, 3)};
    return ST_OK;
}
