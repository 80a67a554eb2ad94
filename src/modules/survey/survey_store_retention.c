// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on what was written in questionnaires, when the time of that is over. */
#include "modules/survey/survey_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { LIST_MAX = 1000 };

enum status survey_store_with_words(struct ctx *ctx, struct date until, int64_t after,
                                    unsigned limit, struct survey **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, title, closed_on FROM survey WHERE congress_id = :congress"
                " AND id > :after AND state = 'closed' AND erased_on IS NULL"
                " AND closed_on <= :until ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("after", after),
                B_DATE(ctx->arena, "until", until),
                B_INT("most", limit < LIST_MAX ? limit : LIST_MAX)));
    *out = arena_array(ctx->arena, r.count, struct survey);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct survey){.id = cell_int(&r, i, 0),
                                    .title = cell_text(&r, i, 1),
                                    .closed_on = cell_date(&r, i, 2)};
    return ST_OK;
}

enum status survey_store_erase_words(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC(ctx,
                "UPDATE survey_value SET text = '' WHERE congress_id = :congress AND choice = 0"
                " AND answer_id IN (SELECT a.id FROM survey_answer a"
                " WHERE a.congress_id = :congress AND a.survey_id = :survey)",
                B_INT("congress", ctx->congress_id), B_INT("survey", id)));
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE survey SET erased_on = :today, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id",
                    B_DATE(ctx->arena, "today", ctx->today), B_INT("congress", ctx->congress_id),
                    B_INT("id", id)));
    return event_row(ctx, "survey", id);
}
