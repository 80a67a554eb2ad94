// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on answers: nothing here knows who gave them. */
#include "modules/survey/survey_store.h"
#include "platform/db.h"

enum { COUNTS_MAX = 2000 };

enum status survey_store_add_answer(struct ctx *ctx, int64_t id, int64_t survey_id,
                                    struct str channel)
{
    return DB_EXEC(ctx,
                   "INSERT INTO survey_answer (congress_id, id, survey_id, channel, answered_on)"
                   " VALUES (:congress, :id, :survey, :channel, :today)",
                   B_INT("congress", ctx->congress_id), B_INT("id", id), B_INT("survey", survey_id),
                   B_TEXT("channel", channel), B_DATE(ctx->arena, "today", ctx->today));
}

enum status survey_store_add_value(struct ctx *ctx, int64_t answer_id, int64_t question_id,
                                   int64_t choice, struct str text)
{
    return DB_EXEC(ctx,
                   "INSERT INTO survey_value (congress_id, answer_id, question_id, choice, text)"
                   " VALUES (:congress, :answer, :question, :choice, :text)",
                   B_INT("congress", ctx->congress_id), B_INT("answer", answer_id),
                   B_INT("question", question_id), B_INT("choice", choice), B_TEXT("text", text));
}

enum status survey_store_count_address(struct ctx *ctx, struct str address, int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "INSERT INTO survey_limit (congress_id, address, day, number)"
                " VALUES (:congress, :address, :today, 1)"
                " ON CONFLICT (congress_id, address) DO UPDATE SET number = survey_limit.number + 1"
                " RETURNING number",
                B_INT("congress", ctx->congress_id), B_TEXT("address", address),
                B_DATE(ctx->arena, "today", ctx->today)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status survey_store_forget(struct ctx *ctx)
{
    return DB_EXEC(ctx, "DELETE FROM survey_limit WHERE congress_id = :congress AND day < :today",
                   B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "today", ctx->today));
}

enum status survey_counts(struct ctx *ctx, int64_t survey_id, struct survey_count **out,
                          size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT v.question_id, v.choice, COUNT(*) FROM survey_value v"
                " JOIN survey_answer a ON a.congress_id = v.congress_id AND a.id = v.answer_id"
                " WHERE v.congress_id = :congress AND a.survey_id = :survey"
                " GROUP BY v.question_id, v.choice ORDER BY 1, 2 LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("survey", survey_id),
                B_INT("most", COUNTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct survey_count);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct survey_count){cell_int(&r, i, 0), cell_int(&r, i, 1), cell_int(&r, i, 2)};
    return ST_OK;
}

/* By the random numbers of the answers. */
enum status survey_texts(struct ctx *ctx, int64_t question_id, unsigned limit, struct str **out,
                         size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT v.text FROM survey_value v WHERE v.congress_id = :congress"
                " AND v.question_id = :question AND v.choice = 0 AND v.text <> ''"
                " ORDER BY v.answer_id LIMIT :limit",
                B_INT("congress", ctx->congress_id), B_INT("question", question_id),
                B_INT("limit", limit)));
    *out = arena_array(ctx->arena, r.count, struct str);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = cell_text(&r, i, 0);
    return ST_OK;
}

enum status survey_answered(struct ctx *ctx, struct date from, struct date to, int64_t *out)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT COUNT(*) FROM survey_answer WHERE congress_id = :congress"
                     " AND answered_on >= :from AND answered_on <= :to",
                     B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
                     B_DATE(ctx->arena, "to", to)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status survey_raws(struct ctx *ctx, int64_t survey_id, int64_t after, unsigned limit,
                        struct survey_raw **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT a.id, v.question_id, v.choice, a.channel, v.text, a.answered_on"
                " FROM (SELECT b.congress_id, b.id, b.channel, b.answered_on FROM survey_answer b"
                "  WHERE b.congress_id = :congress AND b.survey_id = :survey AND b.id > :after"
                "  ORDER BY b.id LIMIT :limit) a"
                " LEFT JOIN survey_value v ON v.congress_id = a.congress_id AND v.answer_id = a.id"
                " ORDER BY a.id, v.question_id, v.choice",
                B_INT("congress", ctx->congress_id), B_INT("survey", survey_id),
                B_INT("after", after), B_INT("limit", limit)));
    *out = arena_array(ctx->arena, r.count, struct survey_raw);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct survey_raw){
            .answer_id = cell_int(&r, i, 0),
            .question_id = cell_int(&r, i, 1),
            .choice = cell_int(&r, i, 2),
            .channel = cell_text(&r, i, 3),
            .text = cell_text(&r, i, 4),
            .on = cell_date(&r, i, 5),
        };
    return ST_OK;
}
