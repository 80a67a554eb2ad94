// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on what was done in words, what was approved for publication, and the local periods. */
#include "modules/opinion/opinion_store.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { STEPS_MAX = 500 };

static const char TEXT[] = "opinion_step.text";

enum status opinion_store_add_step(struct ctx *ctx, const struct opinion_step_row *s,
                                   int64_t seal_with)
{
    const int64_t id = db_new_id(ctx);
    struct str sealed = S("");

    if (seal_with != 0)
        TRY(crypt_seal(ctx, seal_with, TEXT, s->text, &sealed));
    TRY(DB_EXEC(ctx,
                "INSERT INTO opinion_step (congress_id, id, opinion_id, kind, handler, organ_id,"
                " other_id, account_id, at, due_on, word, text, key_id, text_sealed, shown)"
                " VALUES (:congress, :id, :opinion, :kind, :handler, :organ, :other, :account,"
                " :at, :due, :word, :text, :key, :sealed, :shown)",
                B_INT("congress", ctx->congress_id), B_INT("id", id),
                B_INT("opinion", s->opinion_id), B_TEXT("kind", s->kind),
                B_TEXT("handler", s->handler), B_ID("organ", s->organ_id),
                B_ID("other", s->other_id), B_ID("account", ctx->actor->account_id),
                B_INT("at", ctx->now), B_DATE(ctx->arena, "due", s->due_on),
                B_TEXT("word", s->word), B_TEXT("text", sealed.len > 0 ? S("") : s->text),
                B_ID("key", sealed.len > 0 ? seal_with : 0), B_SEALED("sealed", sealed),
                B_BOOL("shown", s->shown)));
    return event_row(ctx, "opinion_step", id);
}

enum status opinion_store_steps(struct ctx *ctx, int64_t opinion_id, int64_t seal_with,
                                struct opinion_step_row **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, kind, handler, organ_id, other_id, account_id, at, due_on, word, text,"
                " text_sealed, shown FROM opinion_step WHERE congress_id = :congress"
                " AND opinion_id = :opinion ORDER BY id LIMIT :most",
                B_INT("congress", ctx->congress_id), B_INT("opinion", opinion_id),
                B_INT("most", STEPS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct opinion_step_row);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct opinion_step_row *s = &(*out)[i];

        *s = (struct opinion_step_row){
            .id = cell_int(&r, i, 0),
            .opinion_id = opinion_id,
            .kind = cell_text(&r, i, 1),
            .handler = cell_text(&r, i, 2),
            .organ_id = cell_int(&r, i, 3),
            .other_id = cell_int(&r, i, 4),
            .account_id = cell_int(&r, i, 5),
            .at = cell_int(&r, i, 6),
            .due_on = cell_date(&r, i, 7),
            .word = cell_text(&r, i, 8),
            .text = cell_text(&r, i, 9),
            .shown = cell_int(&r, i, 11) == 1,
        };
        if (!cell_null(&r, i, 10) && seal_with != 0)
            TRY(crypt_open_kept(ctx, seal_with, TEXT, cell_text(&r, i, 10), &s->text));
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- publications */

enum status opinion_store_publication(struct ctx *ctx, int64_t opinion_id,
                                      struct opinion_publication *out)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, version, published, subject, body, answer, why_not, confirmed,"
                " decided_on FROM opinion_publication WHERE congress_id = :congress"
                " AND opinion_id = :opinion",
                B_INT("congress", ctx->congress_id), B_INT("opinion", opinion_id)));
    *out = (struct opinion_publication){.opinion_id = opinion_id};
    if (r.count == 0)
        return ST_OK;
    *out = (struct opinion_publication){
        .id = cell_int(&r, 0, 0),
        .opinion_id = opinion_id,
        .version = cell_int(&r, 0, 1),
        .published = cell_int(&r, 0, 2) == 1,
        .subject = cell_text(&r, 0, 3),
        .body = cell_text(&r, 0, 4),
        .answer = cell_text(&r, 0, 5),
        .why_not = cell_text(&r, 0, 6),
        .confirmed = cell_text(&r, 0, 7),
        .decided_on = cell_date(&r, 0, 8),
    };
    return ST_OK;
}

enum status opinion_store_save_publication(struct ctx *ctx, const struct opinion_publication *p)
{
    const int64_t id = p->id != 0 ? p->id : db_new_id(ctx);
    static const char INSERT[] =
        "INSERT INTO opinion_publication (congress_id, id, opinion_id, published, subject, body,"
        " answer, why_not, confirmed, decided_on, decided_by)"
        " VALUES (:congress, :id, :opinion, :published, :subject, :body, :answer, :why_not,"
        " :confirmed, :on, :by)";
    static const char UPDATE[] =
        "UPDATE opinion_publication SET published = :published, subject = :subject, body = :body,"
        " answer = :answer, why_not = :why_not, confirmed = :confirmed, decided_on = :on,"
        " decided_by = :by, version = version + 1"
        " WHERE congress_id = :congress AND id = :id AND opinion_id = :opinion";
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id), B_INT("id", id),
        B_INT("opinion", p->opinion_id),     B_BOOL("published", p->published),
        B_TEXT("subject", p->subject),       B_TEXT("body", p->body),
        B_TEXT("answer", p->answer),         B_TEXT("why_not", p->why_not),
        B_TEXT("confirmed", p->confirmed),   B_DATE(ctx->arena, "on", p->decided_on),
        B_ID("by", ctx->actor->account_id),
    };

    TRY(db_exec(ctx, NULL, p->id == 0 ? INSERT : UPDATE, binds, COUNT(binds)));
    return event_row(ctx, "opinion_publication", id);
}

/* ---------------------------------------------------------------- periods */

enum status opinion_store_periods(struct ctx *ctx, struct opinion_period_row out[OPINION_PERIODS])
{
    struct rows r;

    for (int p = 0; p < OPINION_PERIODS; p++)
        out[p] = (struct opinion_period_row){
            .step = (enum opinion_step_period)p,
            .days = opinion_period_days((enum opinion_step_period)p),
            .basis = S(""),
        };
    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT id, version, step, days, basis FROM opinion_period"
                     " WHERE congress_id = :congress LIMIT :most",
                     B_INT("congress", ctx->congress_id), B_INT("most", OPINION_PERIODS)));
    arr_each (i, r.count) {
        enum opinion_step_period step;

        if (!opinion_period_parse(cell_text(&r, i, 2), &step))
            continue;
        out[step] = (struct opinion_period_row){
            .id = cell_int(&r, i, 0),
            .version = cell_int(&r, i, 1),
            .step = step,
            .days = (unsigned)cell_int(&r, i, 3),
            .basis = cell_text(&r, i, 4),
        };
    }
    return ST_OK;
}

enum status opinion_store_save_period(struct ctx *ctx, const struct opinion_period_row *p)
{
    const int64_t id = p->id != 0 ? p->id : db_new_id(ctx);
    static const char INSERT[] = "INSERT INTO opinion_period (congress_id, id, step, days, basis)"
                                 " VALUES (:congress, :id, :step, :days, :basis)";
    static const char UPDATE[] =
        "UPDATE opinion_period SET days = :days, basis = :basis, version = version + 1"
        " WHERE congress_id = :congress AND id = :id AND step = :step";
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id),
        B_INT("id", id),
        B_Z("step", opinion_period_word(p->step)),
        B_INT("days", p->days),
        B_TEXT("basis", p->basis),
    };

    TRY(db_exec(ctx, NULL, p->id == 0 ? INSERT : UPDATE, binds, COUNT(binds)));
    return event_row(ctx, "opinion_period", id);
}
