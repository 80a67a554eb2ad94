// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of filed documents. */
#include "modules/filing/filing_store.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

#define FILING                                                                                     \
    "SELECT f.id, f.version, f.organ_id, COALESCE(o.name, ''), f.maker, f.title, f.number,"        \
    " f.index_number, f.signed_on, f.published_on, f.effective_on, f.filed_on, f.due_on,"          \
    " f.late_days, f.state, COALESCE(f.register_year, 0), COALESCE(f.register_no, 0),"             \
    " f.registered_on, f.mode, f.clock_on, f.extended, f.ground, f.result, f.closed_on"
#define FROM_FILING                                                                                \
    " FROM filing f LEFT JOIN congress_v_organ o ON o.congress_id = f.congress_id"                 \
    " AND o.id = f.organ_id"

static struct filing read_filing(const struct rows *r, size_t i)
{
    return (struct filing){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .organ_id = cell_int(r, i, 2),
        .organ = cell_text(r, i, 3),
        .maker = cell_text(r, i, 4),
        .title = cell_text(r, i, 5),
        .number = cell_text(r, i, 6),
        .index_number = cell_text(r, i, 7),
        .signed_on = cell_date(r, i, 8),
        .published_on = cell_date(r, i, 9),
        .effective_on = cell_date(r, i, 10),
        .filed_on = cell_date(r, i, 11),
        .due_on = cell_date(r, i, 12),
        .late_days = cell_int(r, i, 13),
        .state = cell_text(r, i, 14),
        .register_year = cell_int(r, i, 15),
        .register_no = cell_int(r, i, 16),
        .registered_on = cell_date(r, i, 17),
        .mode = cell_text(r, i, 18),
        .clock_on = cell_date(r, i, 19),
        .extended = cell_int(r, i, 20) != 0,
        .ground = cell_text(r, i, 21),
        .result = cell_text(r, i, 22),
        .closed_on = cell_date(r, i, 23),
        .body = S(""),
    };
}

enum status filing_store_get(struct ctx *ctx, int64_t id, struct filing *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               FILING ", f.body" FROM_FILING " WHERE f.congress_id = :congress"
                      " AND f.id = :id",
               CONGRESS, B_INT("id", id)));
    *out = read_filing(&r, 0);
    out->body = cell_text(&r, 0, 24);
    return ST_OK;
}

#define VALUES(ctx, f)                                                                             \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (f)->id), B_INT("organ", (f)->organ_id),    \
        B_TEXT("maker", (f)->maker), B_TEXT("title", (f)->title), B_TEXT("number", (f)->number),   \
        B_TEXT("index_number", (f)->index_number), B_DATE((ctx)->arena, "signed", (f)->signed_on), \
        B_DATE((ctx)->arena, "published", (f)->published_on),                                      \
        B_DATE((ctx)->arena, "effective", (f)->effective_on), B_TEXT("body", (f)->body),           \
        B_DATE((ctx)->arena, "filed", (f)->filed_on), B_DATE((ctx)->arena, "due", (f)->due_on),    \
        B_INT("late", (f)->late_days), B_TEXT("state", (f)->state),                                \
        B_ID("year", (f)->register_year), B_ID("no", (f)->register_no),                            \
        B_DATE((ctx)->arena, "registered", (f)->registered_on), B_TEXT("mode", (f)->mode),         \
        B_DATE((ctx)->arena, "clock", (f)->clock_on), B_BOOL("extended", (f)->extended),           \
        B_TEXT("ground", (f)->ground), B_TEXT("result", (f)->result),                              \
        B_DATE((ctx)->arena, "closed", (f)->closed_on)

enum status filing_store_insert(struct ctx *ctx, const struct filing *f)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO filing (congress_id, id, organ_id, maker, title, number,"
                " index_number, signed_on, published_on, effective_on, body, filed_on, due_on,"
                " late_days, state, register_year, register_no, registered_on, mode, clock_on,"
                " extended, ground, result, closed_on) VALUES (:congress, :id, :organ, :maker,"
                " :title, :number, :index_number, :signed, :published, :effective, :body, :filed,"
                " :due, :late, :state, :year, :no, :registered, :mode, :clock, :extended, :ground,"
                " :result, :closed)",
                VALUES(ctx, f)));
    return event_row(ctx, "filing", f->id);
}

enum status filing_store_update(struct ctx *ctx, const struct filing *f)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE filing SET organ_id = :organ, maker = :maker, title = :title,"
                    " number = :number, index_number = :index_number, signed_on = :signed,"
                    " published_on = :published, effective_on = :effective, body = :body,"
                    " filed_on = :filed, due_on = :due, late_days = :late, state = :state,"
                    " register_year = :year, register_no = :no, registered_on = :registered,"
                    " mode = :mode, clock_on = :clock, extended = :extended, ground = :ground,"
                    " result = :result, closed_on = :closed, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    VALUES(ctx, f), B_INT("version", f->version)));
    return event_row(ctx, "filing", f->id);
}

enum status filing_store_next_no(struct ctx *ctx, int64_t year, int64_t *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT COALESCE(MAX(register_no), 0) + 1 FROM filing WHERE congress_id = :congress"
               " AND register_year = :year",
               CONGRESS, B_INT("year", year)));
    *out = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status filing_store_numbered(struct ctx *ctx, int64_t organ_id, struct str number,
                                  int64_t *out_id)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id FROM filing WHERE congress_id = :congress AND organ_id = :organ"
               " AND number = :number AND state <> 'refused' ORDER BY id LIMIT 1",
               CONGRESS, B_INT("organ", organ_id), B_TEXT("number", number)));
    *out_id = cell_int(&r, 0, 0);
    return ST_OK;
}

enum status filing_store_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                             size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM filing WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                CONGRESS, B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

/* ---------------------------------------------------------------- the list */

#define ASKED_OF                                                                                   \
    "EXISTS (SELECT 1 FROM filing_task t WHERE t.congress_id = f.congress_id"                      \
    " AND t.filing_id = f.id AND t.organ_id = :own)"

static const struct db_filter FILTERS[] = {
    {"state", "f.state = :state", BIND_TEXT},
    {"mode", "f.mode = :mode", BIND_TEXT},
    {"result", "f.result = :result", BIND_TEXT},
    {"organ", "f.organ_id = :organ", BIND_INT},
    {"own", "(f.organ_id = :own OR " ASKED_OF ")", BIND_INT},
    {"late", "(:late = 1 AND f.late_days > 0)", BIND_INT},
    {"in_time", "(:in_time = 1 AND f.late_days = 0)", BIND_INT},
    {"public", "(:public = 1 AND f.register_no IS NOT NULL)", BIND_INT},
    {"corrected", "(:corrected = 1 AND f.result IN ('corrected', 'repealed', 'revoked'))",
     BIND_INT},
    {"from", "f.filed_on >= :from", BIND_TEXT},
    {"to", "f.filed_on <= :to", BIND_TEXT},
    {"month", "substr(f.filed_on, 1, 7) = :month", BIND_TEXT},
    {"closed_from", "f.closed_on >= :closed_from", BIND_TEXT},
    {"closed_to", "f.closed_on <= :closed_to", BIND_TEXT},
    {"closed_month", "substr(f.closed_on, 1, 7) = :closed_month", BIND_TEXT},
    {"q", "(f.title LIKE :q ESCAPE '!' OR f.number LIKE :q ESCAPE '!')", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {{"filed", "f.filed_on", BIND_TEXT, "f.id"}, {0}};
static const struct db_list LIST = {
    .select = FILING FROM_FILING,
    .where = "f.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
    .count_from = " FROM filing f",
};

enum status filing_store_page(struct ctx *ctx, const struct filing_filter *f, struct filing **out,
                              size_t *out_count, struct str *out_next, int64_t *out_total)
{
    const bool closed = f->by != NULL && strcmp(f->by, "closed") == 0;
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("state", f->state),
        B_OPT("mode", f->mode),
        B_OPT("result", f->result),
        B_ID("organ", f->organ_id),
        B_ID("own", f->own_organ_id),
        B_ID("late", f->late),
        B_ID("in_time", f->in_time),
        B_ID("public", f->public),
        B_ID("corrected", f->corrected),
        B_DATE(ctx->arena, closed ? "closed_from" : "from", f->from),
        B_DATE(ctx->arena, closed ? "closed_to" : "to", f->to),
        B_OPT(closed ? "closed_month" : "month", f->month),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct filing);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_filing(&r, i);
    return db_list_count(ctx, &LIST, &q, FILING_TOTAL_MAX, out_total);
}

enum status filing_store_clocks(struct ctx *ctx, struct date from, struct date until,
                                struct filing **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                FILING FROM_FILING " WHERE f.congress_id = :congress AND f.clock_on >= :from"
                                   " AND f.clock_on <= :until ORDER BY f.clock_on, f.id LIMIT 500",
                CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "until", until)));
    *out = arena_array(ctx->arena, r.count, struct filing);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_filing(&r, i);
    return ST_OK;
}

enum status filing_store_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM filing WHERE congress_id = :congress AND id = :id", CONGRESS,
                    B_INT("id", id)));
    return event_row_gone(ctx, "filing", id);
}
