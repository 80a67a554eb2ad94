// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of the calendar's matters, and of payments. */
#include "modules/finance/finance_store.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

enum { YEAR_ITEMS_MAX = 200, AT_MAX = 20 };

/* ---------------------------------------------------------------- matters */

#define ITEM                                                                                       \
    "SELECT i.id, i.version, i.year, i.kind, i.number, i.title, i.fiscal_year,"                    \
    " COALESCE(i.month_from, ''), COALESCE(i.month_to, ''), COALESCE(i.asset, ''), i.plan_on,"     \
    " i.done_on, i.url, i.note, COALESCE(i.meeting_item_id, 0), COALESCE(i.vote_id, 0), i.round,"  \
    " i.verdict, i.again_on, i.submitted_on, COALESCE(i.backfill, '') FROM finance_item i"

static struct finance_item read_item(const struct rows *r, size_t i)
{
    return (struct finance_item){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .year = (int)cell_int(r, i, 2),
        .kind = cell_text(r, i, 3),
        .number = (unsigned)cell_int(r, i, 4),
        .title = cell_text(r, i, 5),
        .fiscal_year = (int)cell_int(r, i, 6),
        .month_from = cell_text(r, i, 7),
        .month_to = cell_text(r, i, 8),
        .asset = cell_text(r, i, 9),
        .plan_on = cell_date(r, i, 10),
        .done_on = cell_date(r, i, 11),
        .url = cell_text(r, i, 12),
        .note = cell_text(r, i, 13),
        .meeting_item_id = cell_int(r, i, 14),
        .vote_id = cell_int(r, i, 15),
        .round = (unsigned)cell_int(r, i, 16),
        .verdict = cell_text(r, i, 17),
        .again_on = cell_date(r, i, 18),
        .submitted_on = cell_date(r, i, 19),
        .backfill = cell_text(r, i, 20),
    };
}

static void read_items(struct ctx *ctx, const struct rows *r, struct finance_item **out,
                       size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct finance_item);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = read_item(r, i);
}

enum status finance_store_item(struct ctx *ctx, int64_t id, struct finance_item *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, ITEM " WHERE i.congress_id = :congress AND i.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_item(&r, 0);
    return ST_OK;
}

enum status finance_store_item_of(struct ctx *ctx, int year, struct str kind, unsigned number,
                                  struct finance_item *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               ITEM " WHERE i.congress_id = :congress AND i.year = :year AND i.kind = :kind"
                    " AND i.number = :number",
               CONGRESS, B_INT("year", year), B_TEXT("kind", kind), B_INT("number", number)));
    *out = read_item(&r, 0);
    return ST_OK;
}

enum status finance_store_items_of(struct ctx *ctx, int year, struct finance_item **out,
                                   size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                ITEM " WHERE i.congress_id = :congress AND i.year = :year"
                     " ORDER BY i.kind, i.number LIMIT :most",
                CONGRESS, B_INT("year", year), B_INT("most", YEAR_ITEMS_MAX)));
    read_items(ctx, &r, out, out_count);
    return ST_OK;
}

enum status finance_store_items_at(struct ctx *ctx, int64_t meeting_item_id,
                                   struct finance_item **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                ITEM " WHERE i.congress_id = :congress AND i.meeting_item_id = :item"
                     " ORDER BY i.id LIMIT :most",
                CONGRESS, B_INT("item", meeting_item_id), B_INT("most", AT_MAX)));
    read_items(ctx, &r, out, out_count);
    return ST_OK;
}

static const struct db_filter ITEM_FILTERS[] = {
    {"year", "i.year = :year", BIND_INT},
    {"kind", "i.kind = :kind", BIND_TEXT},
    {"from", "i.done_on >= :from", BIND_TEXT},
    {"to", "i.done_on <= :to", BIND_TEXT},
    {"month", "substr(i.done_on, 1, 7) = :month", BIND_TEXT},
    {"done", "i.done_on IS NOT NULL AND :done = 1 AND " FINANCE_PROVED("i"), BIND_INT},
    {0},
};
static const struct db_sort ITEM_SORTS[] = {{"done", "COALESCE(i.done_on, '')", BIND_TEXT, "i.id"},
                                            {0}};
static const struct db_list ITEMS = {
    .select = ITEM,
    .where = "i.congress_id = :congress",
    .filters = ITEM_FILTERS,
    .sorts = ITEM_SORTS,
};

enum status finance_store_items(struct ctx *ctx, const struct finance_item_filter *f,
                                struct finance_item **out, size_t *out_count, struct str *out_next,
                                int64_t *out_total)
{
    const struct bind binds[] = {CONGRESS,
                                 B_ID("year", f->year),
                                 B_OPT("kind", f->kind),
                                 B_DATE(ctx->arena, "from", f->from),
                                 B_DATE(ctx->arena, "to", f->to),
                                 B_OPT("month", f->month),
                                 B_ID("done", f->done)};
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &ITEMS, &q, &r, out_next));
    read_items(ctx, &r, out, out_count);
    return db_list_count(ctx, &ITEMS, &q, FINANCE_TOTAL_MAX, out_total);
}

#define ITEM_VALUES(ctx, i)                                                                        \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (i)->id), B_TEXT("title", (i)->title),      \
        B_INT("fiscal", (i)->fiscal_year), B_OPT("month_from", (i)->month_from),                   \
        B_OPT("month_to", (i)->month_to), B_OPT("asset", (i)->asset),                              \
        B_DATE((ctx)->arena, "plan", (i)->plan_on), B_DATE((ctx)->arena, "done", (i)->done_on),    \
        B_TEXT("url", (i)->url), B_TEXT("note", (i)->note),                                        \
        B_ID("meeting_item", (i)->meeting_item_id), B_ID("vote", (i)->vote_id),                    \
        B_INT("round", (i)->round), B_TEXT("verdict", (i)->verdict),                               \
        B_DATE((ctx)->arena, "again", (i)->again_on),                                              \
        B_DATE((ctx)->arena, "submitted", (i)->submitted_on), B_OPT("backfill", (i)->backfill)

enum status finance_store_item_insert(struct ctx *ctx, const struct finance_item *i)
{
    TRY(DB_EXEC(
        ctx,
        "INSERT INTO finance_item (congress_id, id, year, kind, number, title,"
        " fiscal_year, month_from, month_to, asset, plan_on, done_on, url, note,"
        " meeting_item_id, vote_id, round, verdict, again_on, submitted_on, backfill) VALUES"
        " (:congress, :id,"
        " :year, :kind, :number, :title, :fiscal, :month_from, :month_to, :asset, :plan,"
        " :done, :url, :note, :meeting_item, :vote, :round, :verdict, :again, :submitted, "
        ":backfill)",
        ITEM_VALUES(ctx, i), B_INT("year", i->year), B_TEXT("kind", i->kind),
        B_INT("number", i->number)));
    return event_row(ctx, "finance_item", i->id);
}

enum status finance_store_item_update(struct ctx *ctx, const struct finance_item *i)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE finance_item SET title = :title, fiscal_year = :fiscal,"
                    " month_from = :month_from, month_to = :month_to, asset = :asset,"
                    " plan_on = :plan, done_on = :done, url = :url, note = :note,"
                    " meeting_item_id = :meeting_item, vote_id = :vote, round = :round,"
                    " verdict = :verdict, again_on = :again, submitted_on = :submitted,"
                    " backfill = :backfill, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    ITEM_VALUES(ctx, i), B_INT("version", i->version)));
    return event_row(ctx, "finance_item", i->id);
}

/* ---------------------------------------------------------------- payments */

#define VOUCHER                                                                                    \
    "SELECT v.id, v.version, v.year, v.paid_on, v.number, v.organ, v.code, v.project, v.payee,"    \
    " v.summary, v.fen FROM finance_voucher v"

static struct finance_voucher read_voucher(const struct rows *r, size_t i)
{
    return (struct finance_voucher){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .year = (int)cell_int(r, i, 2),
        .paid_on = cell_date(r, i, 3),
        .number = cell_text(r, i, 4),
        .organ = cell_text(r, i, 5),
        .code = cell_text(r, i, 6),
        .project = cell_text(r, i, 7),
        .payee = cell_text(r, i, 8),
        .summary = cell_text(r, i, 9),
        .fen = cell_int(r, i, 10),
    };
}

enum status finance_store_voucher_get(struct ctx *ctx, int64_t id, struct finance_voucher *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, VOUCHER " WHERE v.congress_id = :congress AND v.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_voucher(&r, 0);
    return ST_OK;
}

enum status finance_store_voucher_numbered(struct ctx *ctx, int year, struct str number,
                                           struct finance_voucher *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               VOUCHER " WHERE v.congress_id = :congress AND v.year = :year AND v.number = :number",
               CONGRESS, B_INT("year", year), B_TEXT("number", number)));
    *out = read_voucher(&r, 0);
    return ST_OK;
}

enum status finance_store_voucher_insert(struct ctx *ctx, const struct finance_voucher *v)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO finance_voucher (congress_id, id, year, paid_on, number, organ, code,"
                " project, payee, summary, fen) VALUES (:congress, :id, :year, :paid, :number,"
                " :organ, :code, :project, :payee, :summary, :fen)",
                CONGRESS, B_INT("id", v->id), B_INT("year", v->year),
                B_DATE(ctx->arena, "paid", v->paid_on), B_TEXT("number", v->number),
                B_TEXT("organ", v->organ), B_TEXT("code", v->code), B_TEXT("project", v->project),
                B_TEXT("payee", v->payee), B_TEXT("summary", v->summary), B_INT("fen", v->fen)));
    return event_row(ctx, "finance_voucher", v->id);
}

enum status finance_store_voucher_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM finance_voucher WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "finance_voucher", id);
}

static const struct db_filter VOUCHER_FILTERS[] = {
    {"year", "v.year = :year", BIND_INT},
    {"code", "v.code LIKE :code ESCAPE '!'", BIND_TEXT},
    {"organ", "v.organ = :organ", BIND_TEXT},
    {"from", "v.paid_on >= :from", BIND_TEXT},
    {"to", "v.paid_on <= :to", BIND_TEXT},
    {"month", "substr(v.paid_on, 1, 7) = :month", BIND_TEXT},
    {"q",
     "(v.summary LIKE :q ESCAPE '!' OR v.payee LIKE :q ESCAPE '!' OR v.project LIKE :q ESCAPE '!'"
     " OR v.organ LIKE :q ESCAPE '!' OR v.number LIKE :q ESCAPE '!')",
     BIND_TEXT},
    {0},
};
static const struct db_sort VOUCHER_SORTS[] = {{"paid", "v.paid_on", BIND_TEXT, "v.id"}, {0}};
static const struct db_list VOUCHERS = {
    .select = VOUCHER,
    .where = "v.congress_id = :congress",
    .filters = VOUCHER_FILTERS,
    .sorts = VOUCHER_SORTS,
};

/* "begins with" for LIKE; codes are digits. */
static struct str begins(struct ctx *ctx, struct str code)
{
    const struct str has = db_contains(ctx->arena, code);

    return has.len > 0 ? (struct str){has.ptr + 1, has.len - 1} : has;
}

enum status finance_store_vouchers(struct ctx *ctx, const struct finance_voucher_filter *f,
                                   struct finance_voucher **out, size_t *out_count,
                                   struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {CONGRESS,
                                 B_ID("year", f->year),
                                 B_OPT("code", begins(ctx, f->code)),
                                 B_OPT("organ", f->organ),
                                 B_DATE(ctx->arena, "from", f->from),
                                 B_DATE(ctx->arena, "to", f->to),
                                 B_OPT("month", f->month),
                                 B_OPT("q", db_contains(ctx->arena, f->q))};
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &VOUCHERS, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct finance_voucher);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_voucher(&r, i);
    return db_list_count(ctx, &VOUCHERS, &q, FINANCE_TOTAL_MAX, out_total);
}

enum status finance_store_voucher_sum(struct ctx *ctx, int year, struct str code, struct str organ,
                                      int64_t *out_fen, int64_t *out_count)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT CAST(COALESCE(SUM(v.fen), 0) AS BIGINT), COUNT(*) FROM finance_voucher v"
               " WHERE v.congress_id = :congress AND v.year = :year"
               " AND (:code IS NULL OR v.code LIKE :code ESCAPE '!')"
               " AND (:organ IS NULL OR v.organ = :organ)",
               CONGRESS, B_INT("year", year), B_OPT("code", begins(ctx, code)),
               B_OPT("organ", organ)));
    *out_fen = cell_int(&r, 0, 0);
    *out_count = cell_int(&r, 0, 1);
    return ST_OK;
}
