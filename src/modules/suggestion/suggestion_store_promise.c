// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on promises and what is reported on them. */
#include "modules/suggestion/suggestion_store.h"
#include "modules/suggestion/suggestion_store_row.h"
#include "platform/event.h"

#define COLUMNS(COLUMN)                                                                            \
    COLUMN(STR, what)                                                                              \
    COLUMN(DATE, due_on)                                                                           \
    COLUMN(DATE, first_due_on)                                                                     \
    COLUMN(STR, state)                                                                             \
    COLUMN(INT, postponed)                                                                         \
    COLUMN(DATE, reported_on)                                                                      \
    COLUMN(DATE, done_on)                                                                          \
    COLUMN(BOOL, kept)                                                                             \
    COLUMN(MARK, mark)                                                                             \
    COLUMN(DATE, mark_due_on)                                                                      \
    COLUMN(DATE, marked_on)

#define PROMISE_COLUMN(kind, name) ", p." #name

#define SELECT                                                                                     \
    "SELECT p.id, p.suggestion_id, p.handling_id, p.reply_id, p.organ_id, p.version, "             \
    "o.short_name,"                                                                                \
    " s.title, " NUMBERED                                                                          \
    COLUMNS(PROMISE_COLUMN) " FROM suggestion_promise p"                                           \
                            " JOIN suggestion s ON s.congress_id = "                               \
                            "p.congress_id AND s.id = p.suggestion_id"                             \
                            " LEFT JOIN congress_v_organ o ON o.congress_id "                      \
                            "= p.congress_id AND o.id = p.organ_id"

static void read_promise(struct ctx *ctx, const struct rows *r, size_t row,
                         struct suggestion_promise *s)
{
    struct cells c = {r, row, 0};

    *s = (struct suggestion_promise){.id = next_int(&c)};
    s->suggestion_id = next_int(&c);
    s->handling_id = next_int(&c);
    s->reply_id = next_int(&c);
    s->organ_id = next_int(&c);
    s->version = next_int(&c);
    s->organ_name = next_text(&c);
    s->title = next_text(&c);
    s->number_text = next_number(ctx, &c, &s->number);
    COLUMNS(COLUMN_READ)
}

static void read_promises(struct ctx *ctx, const struct rows *r, struct suggestion_promise **out,
                          size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct suggestion_promise);
    *out_count = r->count;
    arr_each (i, r->count)
        read_promise(ctx, r, i, &(*out)[i]);
}

enum status suggestion_store_promise(struct ctx *ctx, int64_t promise_id,
                                     struct suggestion_promise *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, SELECT " WHERE p.congress_id = :congress AND p.id = :id", CONGRESS,
               B_INT("id", promise_id)));
    read_promise(ctx, &r, 0, out);
    return ST_OK;
}

enum status suggestion_store_promises(struct ctx *ctx, int64_t suggestion_id,
                                      struct suggestion_promise **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                SELECT " WHERE p.congress_id = :congress AND p.suggestion_id = :id"
                       " ORDER BY p.id LIMIT :most",
                CONGRESS, B_INT("id", suggestion_id), B_INT("most", SUGGESTION_PARTS_MAX)));
    read_promises(ctx, &r, out, out_count);
    return ST_OK;
}

enum status suggestion_store_promise_page(struct ctx *ctx, const struct db_list_query *q,
                                          struct suggestion_promise **out, size_t *out_count,
                                          struct str *out_next)
{
    static const struct db_filter FILTERS[] = {
        {"organ", "p.organ_id = :organ", BIND_INT},
        {"government", SUGGESTION_PROMISE_IN_GOVERNMENT, BIND_INT},
        {"state", "p.state = :state", BIND_TEXT},
        {"due", "p.state = 'open' AND p.due_on <= :due", BIND_TEXT},
        {"kept", "p.kept = :kept", BIND_INT},
        {"matured", "(p.state = 'done' OR p.first_due_on < :matured)", BIND_TEXT},
        {"due_from", "p.first_due_on >= :due_from", BIND_TEXT},
        {"due_to", "p.first_due_on <= :due_to", BIND_TEXT},
        {0},
    };
    static const struct db_sort SORTS[] = {
        {"due", "p.due_on", BIND_TEXT, "p.id"},
        {0},
    };
    static const struct db_list LIST = {
        .select = SELECT,
        .where = "p.congress_id = :congress AND p.state NOT IN ('drafted', 'dropped')"
                 " AND (:all = 1 OR p.organ_id = :mine OR s.lead_deputy_id = :deputy)",
        .filters = FILTERS,
        .sorts = SORTS,
    };
    struct rows r;

    TRY(db_list(ctx, &LIST, q, &r, out_next));
    read_promises(ctx, &r, out, out_count);
    return ST_OK;
}

enum status suggestion_store_add_promise(struct ctx *ctx, const struct suggestion_promise *s)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO suggestion_promise (congress_id, id, suggestion_id, handling_id,"
                " reply_id, organ_id" COLUMNS(
                    COLUMN_NAME) ")"
                                 " VALUES (:congress, :id, :of, :handling, :reply, :organ" COLUMNS(
                                     COLUMN_PARAM) ")",
                COLUMNS(COLUMN_BIND) CONGRESS, B_INT("id", id), B_INT("of", s->suggestion_id),
                B_INT("handling", s->handling_id), B_INT("reply", s->reply_id),
                B_INT("organ", s->organ_id)));
    return event_row(ctx, "suggestion_promise", id);
}

enum status suggestion_store_update_promise(struct ctx *ctx, struct suggestion_promise *s)
{
    TRY(DB_EXEC_ONE(
        ctx,
        "UPDATE suggestion_promise SET version = version + 1" COLUMNS(
            COLUMN_SET) " WHERE congress_id = :congress AND id = :id AND version = :version",
        COLUMNS(COLUMN_BIND) CONGRESS, B_INT("id", s->id), B_INT("version", s->version)));
    s->version++;
    return event_row(ctx, "suggestion_promise", s->id);
}

enum status suggestion_store_drop_promise(struct ctx *ctx, int64_t promise_id)
{
    TRY(DB_EXEC_ONE(ctx,
                    "DELETE FROM suggestion_promise WHERE congress_id = :congress AND id = :id"
                    " AND state = 'drafted'",
                    CONGRESS, B_INT("id", promise_id)));
    return event_row_gone(ctx, "suggestion_promise", promise_id);
}

enum status suggestion_store_promise_reports(struct ctx *ctx, int64_t promise_id,
                                             struct suggestion_promise_report **out,
                                             size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, created_at, created_by, kind, body, new_due_on"
                " FROM suggestion_promise_report"
                " WHERE congress_id = :congress AND promise_id = :id ORDER BY id LIMIT :most",
                CONGRESS, B_INT("id", promise_id), B_INT("most", SUGGESTION_PARTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct suggestion_promise_report);
    *out_count = r.count;
    arr_each (i, r.count) {
        struct cells c = {&r, i, 0};
        struct suggestion_promise_report *p = &(*out)[i];

        p->id = next_int(&c);
        p->at = next_int(&c);
        p->account_id = next_int(&c);
        p->kind = next_text(&c);
        p->body = next_text(&c);
        p->new_due_on = next_date(&c);
    }
    return ST_OK;
}

enum status suggestion_store_add_promise_report(struct ctx *ctx, int64_t promise_id,
                                                const struct suggestion_promise_report *p)
{
    const int64_t id = db_new_id(ctx);

    TRY(DB_EXEC(ctx,
                "INSERT INTO suggestion_promise_report (congress_id, id, promise_id, kind, body,"
                " new_due_on, created_at, created_by)"
                " VALUES (:congress, :id, :of, :kind, :body, :due, :now, :by)",
                CONGRESS, B_INT("id", id), B_INT("of", promise_id), B_TEXT("kind", p->kind),
                B_OPT("body", p->body), B_DATE(ctx->arena, "due", p->new_due_on),
                B_INT("now", ctx->now), B_INT("by", ctx->actor->account_id)));
    return event_row(ctx, "suggestion_promise_report", id);
}
