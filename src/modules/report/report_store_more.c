// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of versions, comments, steps, the frozen file and goals. */
#include "modules/report/report_list.h"
#include "platform/db.h"
#include "platform/event.h"

enum { MOST = 1000 };

#define CONGRESS B_INT("congress", ctx->congress_id)

/* ---------------------------------------------------------------- versions */

#define TEXT(text, shown)                                                                          \
    "SELECT t.id, t.report_id, t.number, t.draft_no, t.what, " text ", " shown                     \
    ", t.saved_at, t.saved_by FROM report_text t WHERE t.congress_id = :congress"                  \
    " AND t.report_id = :report"

static struct report_text read_text(const struct rows *r, size_t i)
{
    return (struct report_text){
        .id = cell_int(r, i, 0),
        .report_id = cell_int(r, i, 1),
        .number = cell_int(r, i, 2),
        .draft_no = cell_int(r, i, 3),
        .what = cell_text(r, i, 4),
        .text = cell_text(r, i, 5),
        .shown = cell_text(r, i, 6),
        .saved_at = cell_int(r, i, 7),
        .saved_by = cell_text(r, i, 8),
    };
}

enum status report_store_texts(struct ctx *ctx, int64_t report_id, bool named, unsigned limit,
                               struct report_text **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                TEXT("''", "''") " AND (:named = 0 OR t.draft_no IS NOT NULL)"
                                 " ORDER BY t.number DESC LIMIT :limit",
                CONGRESS, B_INT("report", report_id), B_BOOL("named", named),
                B_INT("limit", limit)));
    *out = arena_array(ctx->arena, r.count, struct report_text);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_text(&r, i);
    return ST_OK;
}

enum status report_store_text_get(struct ctx *ctx, int64_t report_id, int64_t number,
                                  struct report_text *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, TEXT("t.text", "t.shown") " AND t.number = :number", CONGRESS,
               B_INT("report", report_id), B_INT("number", number)));
    *out = read_text(&r, 0);
    return ST_OK;
}

enum status report_store_text_last(struct ctx *ctx, int64_t report_id, int64_t *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COALESCE(MAX(number), 0) FROM report_text"
               " WHERE congress_id = :congress AND report_id = :report",
               CONGRESS, B_INT("report", report_id)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status report_store_text_insert(struct ctx *ctx, const struct report_text *t)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO report_text (congress_id, id, report_id, number, draft_no, what, text,"
                " shown, saved_at, saved_by) VALUES (:congress, :id, :report, :number, :draft,"
                " :what, :text, :shown, :at, :by)",
                CONGRESS, B_INT("id", t->id), B_INT("report", t->report_id),
                B_INT("number", t->number), B_ID("draft", t->draft_no), B_TEXT("what", t->what),
                B_TEXT("text", t->text), B_TEXT("shown", t->shown), B_INT("at", t->saved_at),
                B_TEXT("by", t->saved_by)));
    return event_row(ctx, "report_text", t->id);
}

/* ---------------------------------------------------------------- comments */

#define COMMENT                                                                                    \
    "SELECT c.id, c.version, c.report_id, c.block_id, c.about, c.text, c.said_by, c.account_id,"   \
    " c.said_at, c.done, c.answer FROM report_comment c WHERE c.congress_id = :congress"

static struct report_comment read_comment(const struct rows *r, size_t i)
{
    return (struct report_comment){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .report_id = cell_int(r, i, 2),
        .block_id = cell_int(r, i, 3),
        .about = cell_text(r, i, 4),
        .text = cell_text(r, i, 5),
        .said_by = cell_text(r, i, 6),
        .account_id = cell_int(r, i, 7),
        .said_at = cell_int(r, i, 8),
        .done = cell_int(r, i, 9) != 0,
        .answer = cell_text(r, i, 10),
    };
}

enum status report_store_comments(struct ctx *ctx, int64_t report_id, struct report_comment **out,
                                  size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, COMMENT " AND c.report_id = :report ORDER BY c.done, c.id LIMIT :most",
                CONGRESS, B_INT("report", report_id), B_INT("most", MOST)));
    *out = arena_array(ctx->arena, r.count, struct report_comment);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_comment(&r, i);
    return ST_OK;
}

enum status report_store_comment_get(struct ctx *ctx, int64_t id, struct report_comment *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, COMMENT " AND c.id = :id", CONGRESS, B_INT("id", id)));
    *out = read_comment(&r, 0);
    return ST_OK;
}

enum status report_store_comment_insert(struct ctx *ctx, const struct report_comment *c)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO report_comment (congress_id, id, report_id, block_id, about, text,"
                " said_by, account_id, said_at, done, answer) VALUES (:congress, :id, :report,"
                " :block, :about, :text, :by, :account, :at, 0, '')",
                CONGRESS, B_INT("id", c->id), B_INT("report", c->report_id),
                B_ID("block", c->block_id), B_TEXT("about", c->about), B_TEXT("text", c->text),
                B_TEXT("by", c->said_by), B_INT("account", c->account_id),
                B_INT("at", c->said_at)));
    return event_row(ctx, "report_comment", c->id);
}

enum status report_store_comment_update(struct ctx *ctx, const struct report_comment *c)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE report_comment SET done = :done, answer = :answer,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    CONGRESS, B_INT("id", c->id), B_BOOL("done", c->done),
                    B_TEXT("answer", c->answer), B_INT("version", c->version)));
    return event_row(ctx, "report_comment", c->id);
}

/* ---------------------------------------------------------------- steps */

enum status report_store_steps(struct ctx *ctx, int64_t report_id, struct report_step **out,
                               size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT s.id, s.report_id, s.state, s.note, s.done_by, s.done_at FROM report_step s"
                " WHERE s.congress_id = :congress AND s.report_id = :report"
                " ORDER BY s.id DESC LIMIT :most",
                CONGRESS, B_INT("report", report_id), B_INT("most", MOST)));
    *out = arena_array(ctx->arena, r.count, struct report_step);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct report_step){cell_int(&r, i, 0),  cell_int(&r, i, 1),  cell_text(&r, i, 2),
                                 cell_text(&r, i, 3), cell_text(&r, i, 4), cell_int(&r, i, 5)};
    return ST_OK;
}

enum status report_store_step_insert(struct ctx *ctx, const struct report_step *s)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO report_step (congress_id, id, report_id, state, note, done_by,"
                " done_at) VALUES (:congress, :id, :report, :state, :note, :by, :at)",
                CONGRESS, B_INT("id", s->id), B_INT("report", s->report_id),
                B_TEXT("state", s->state), B_TEXT("note", s->note), B_TEXT("by", s->done_by),
                B_INT("at", s->done_at)));
    return event_row(ctx, "report_step", s->id);
}

/* ---------------------------------------------------------------- frozen */

enum status report_store_frozen(struct ctx *ctx, int64_t report_id, struct str *out_body)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT body FROM report_frozen WHERE congress_id = :congress"
               " AND report_id = :report",
               CONGRESS, B_INT("report", report_id)));
    *out_body = cell_text(&r, 0, 0);
    return ST_OK;
}

enum status report_store_frozen_insert(struct ctx *ctx, int64_t report_id, struct str hash,
                                       struct str body)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO report_frozen (congress_id, id, report_id, hash, body, frozen_at)"
                " VALUES (:congress, :id, :report, :hash, :body, :at)",
                CONGRESS, B_INT("id", id), B_INT("report", report_id), B_TEXT("hash", hash),
                B_TEXT("body", body), B_INT("at", ctx->now)));
    return event_row(ctx, "report_frozen", id);
}
