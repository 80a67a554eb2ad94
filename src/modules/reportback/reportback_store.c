// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of reports to voters. */
#include "modules/reportback/reportback_list.h"
#include "platform/db.h"
#include "platform/event.h"

enum { SHARES_MAX = 500 };

#define CONGRESS B_INT("congress", ctx->congress_id)
#define PHONE(grade)                                                                               \
    "(SELECT COUNT(*) FROM reportback_rating g WHERE g.congress_id = r.congress_id"                \
    " AND g.reportback_id = r.id AND g.grade = '" grade "')"
#define FROM                                                                                       \
    " FROM reportback r JOIN deputy_v_name d ON d.congress_id = r.congress_id"                     \
    " AND d.id = r.deputy_id"
#define REPORT                                                                                     \
    "SELECT r.id, r.version, r.deputy_id, d.name, d.delegation_name, r.audience, r.organiser,"     \
    " r.place, r.planned_on, r.held_on, COALESCE(r.present, 0), r.text, r.asked, r.state, r.code," \
    " r.rating_open, r.satisfied, r.basic, r.dissatisfied, r.published_on, " PHONE(                \
        "satisfied") ", " PHONE("basic") ", " PHONE("dissatisfied") FROM

static struct reportback read_report(const struct rows *r, size_t i)
{
    return (struct reportback){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .deputy_id = cell_int(r, i, 2),
        .name = cell_text(r, i, 3),
        .delegation = cell_text(r, i, 4),
        .audience = cell_text(r, i, 5),
        .organiser = cell_text(r, i, 6),
        .place = cell_text(r, i, 7),
        .planned_on = cell_date(r, i, 8),
        .held_on = cell_date(r, i, 9),
        .present = cell_int(r, i, 10),
        .text = cell_text(r, i, 11),
        .asked = cell_text(r, i, 12),
        .state = cell_text(r, i, 13),
        .code = cell_text(r, i, 14),
        .rating_open = cell_int(r, i, 15) != 0,
        .paper = {cell_int(r, i, 16), cell_int(r, i, 17), cell_int(r, i, 18)},
        .published_on = cell_date(r, i, 19),
        .phone = {cell_int(r, i, 20), cell_int(r, i, 21), cell_int(r, i, 22)},
    };
}

static void put_all(struct ctx *ctx, const struct rows *r, struct reportback **out,
                    size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct reportback);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = read_report(r, i);
}

enum status reportback_store_get(struct ctx *ctx, int64_t id, struct reportback *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, REPORT " WHERE r.congress_id = :congress AND r.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_report(&r, 0);
    return ST_OK;
}

#define DAY "COALESCE(r.held_on, r.planned_on)"

static const struct db_filter FILTERS[] = {
    {"audience", "r.audience = :audience", BIND_TEXT},
    {"state", "r.state = :state", BIND_TEXT},
    {"deputy", "r.deputy_id = :deputy", BIND_INT},
    {"held", "(:held = 1 AND r.held_on IS NOT NULL AND r.state <> 'cancelled')", BIND_INT},
    {"public", "(:public = 1 AND r.state = 'published')", BIND_INT},
    {"from", DAY " >= :from", BIND_TEXT},
    {"to", DAY " <= :to", BIND_TEXT},
    {"month", "substr(" DAY ", 1, 7) = :month", BIND_TEXT},
    {"q", "(d.name LIKE :q ESCAPE '!' OR r.organiser LIKE :q ESCAPE '!')", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {{"day", DAY, BIND_TEXT, "r.id"}, {0}};
static const struct db_list LIST = {
    .select = REPORT,
    .where = "r.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
    .count_from = FROM,
};

enum status reportback_store_page(struct ctx *ctx, const struct reportback_filter *f,
                                  struct reportback **out, size_t *out_count, struct str *out_next,
                                  int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("audience", f->audience),
        B_OPT("state", f->state),
        B_ID("deputy", f->deputy_id),
        B_ID("held", f->held),
        B_ID("public", f->public),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_OPT("month", f->month),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    put_all(ctx, &r, out, out_count);
    return db_list_count(ctx, &LIST, &q, REPORTBACK_TOTAL_MAX, out_total);
}

#define VALUES(ctx, r)                                                                             \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (r)->id), B_INT("deputy", (r)->deputy_id),  \
        B_TEXT("audience", (r)->audience), B_TEXT("organiser", (r)->organiser),                    \
        B_TEXT("place", (r)->place), B_DATE((ctx)->arena, "planned", (r)->planned_on),             \
        B_DATE((ctx)->arena, "held", (r)->held_on), B_ID("present", (r)->present),                 \
        B_TEXT("text", (r)->text), B_TEXT("asked", (r)->asked), B_TEXT("state", (r)->state),       \
        B_TEXT("code", (r)->code), B_BOOL("open", (r)->rating_open),                               \
        B_INT("satisfied", (r)->paper.satisfied), B_INT("basic", (r)->paper.basic),                \
        B_INT("dissatisfied", (r)->paper.dissatisfied),                                            \
        B_DATE((ctx)->arena, "published", (r)->published_on)

enum status reportback_store_insert(struct ctx *ctx, const struct reportback *r)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO reportback (congress_id, id, deputy_id, audience, organiser, place,"
                " planned_on, held_on, present, text, asked, state, code, rating_open, satisfied,"
                " basic, dissatisfied, published_on) VALUES (:congress, :id, :deputy, :audience,"
                " :organiser, :place, :planned, :held, :present, :text, :asked, :state, :code,"
                " :open, :satisfied, :basic, :dissatisfied, :published)",
                VALUES(ctx, r)));
    return event_row(ctx, "reportback", r->id);
}

enum status reportback_store_update(struct ctx *ctx, const struct reportback *r)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE reportback SET deputy_id = :deputy, audience = :audience,"
                    " organiser = :organiser, place = :place, planned_on = :planned,"
                    " held_on = :held, present = :present, text = :text, asked = :asked,"
                    " state = :state, code = :code, rating_open = :open, satisfied = :satisfied,"
                    " basic = :basic, dissatisfied = :dissatisfied, published_on = :published,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    VALUES(ctx, r), B_INT("version", r->version)));
    return event_row(ctx, "reportback", r->id);
}

enum status reportback_store_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM reportback WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "reportback", id);
}

enum status reportback_store_rate(struct ctx *ctx, int64_t id, struct str grade, struct str device)
{
    const int64_t rating = db_new_id(ctx);
    int64_t changed;

    TRY(db_exec(ctx, &changed,
                "INSERT INTO reportback_rating (congress_id, id, reportback_id, grade, device)"
                " VALUES (:congress, :id, :report, :grade, :device) ON CONFLICT DO NOTHING",
                BINDS(CONGRESS, B_INT("id", rating), B_INT("report", id), B_TEXT("grade", grade),
                      B_TEXT("device", device))));
    if (changed == 0)
        return fail(&ctx->err, ST_CONFLICT, "reportback.err.twice", NULL);
    return event_row(ctx, "reportback_rating", rating);
}

enum status reportback_store_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                                 size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id FROM reportback WHERE congress_id = :congress AND id > :after"
                " ORDER BY id LIMIT :limit",
                CONGRESS, B_INT("after", after), B_INT("limit", limit)));
    rows_ids(ctx->arena, &r, out, out_count);
    return ST_OK;
}

enum status reportback_store_duties(struct ctx *ctx, struct date from, struct date to,
                                    int64_t deputy_id, int64_t after_deputy, int64_t after,
                                    unsigned limit, struct reportback **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                REPORT " WHERE r.congress_id = :congress AND r.held_on >= :from"
                       " AND r.held_on <= :to AND r.state <> 'cancelled'"
                       " AND (:deputy IS NULL OR r.deputy_id = :deputy)"
                       " AND (r.deputy_id > :after_deputy"
                       "  OR (r.deputy_id = :after_deputy AND r.id > :after))"
                       " ORDER BY r.deputy_id, r.id LIMIT :limit",
                CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to),
                B_ID("deputy", deputy_id), B_INT("after_deputy", after_deputy),
                B_INT("after", after), B_INT("limit", limit)));
    put_all(ctx, &r, out, out_count);
    return ST_OK;
}

/* ---------------------------------------------------------------- figures */

#define GOOD "SUM(r.satisfied + r.basic + " PHONE("satisfied") " + " PHONE("basic") ")"
#define ALL                                                                                        \
    "SUM(r.satisfied + r.basic + r.dissatisfied + (SELECT COUNT(*) FROM reportback_rating g"       \
    " WHERE g.congress_id = r.congress_id AND g.reportback_id = r.id))"
#define HELD                                                                                       \
    " FROM reportback r WHERE r.congress_id = :congress AND r.held_on >= :from"                    \
    " AND r.held_on <= :to AND r.state <> 'cancelled'"
#define COLUMNS                                                                                    \
    "COUNT(*), CAST(COALESCE(" GOOD ", 0) AS BIGINT), CAST(COALESCE(" ALL ", 0) AS BIGINT)"
#define PARTS(key)                                                                                 \
    "SELECT " key ", " COLUMNS HELD " AND (:key IS NULL OR " key " = :key)"                        \
    " GROUP BY 1 ORDER BY 1 LIMIT :most"

enum status reportback_store_shares(struct ctx *ctx, struct date from, struct date to,
                                    const char *by, struct str key, struct reportback_share **out,
                                    size_t *out_count)
{
    static const char TOTAL[] = "SELECT '', " COLUMNS HELD;
    static const char MONTH[] = PARTS("substr(r.held_on, 1, 7)");
    static const char AUDIENCE[] = PARTS("r.audience");
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
        B_DATE(ctx->arena, "to", to),        B_OPT("key", key),
        B_INT("most", SHARES_MAX),
    };
    struct rows r;

    TRY(db_rows_kept(ctx, &r,
                     by == NULL                 ? TOTAL
                     : strcmp(by, "month") == 0 ? MONTH
                                                : AUDIENCE,
                     binds, by == NULL ? 3 : COUNT(binds)));
    *out = arena_array(ctx->arena, r.count, struct reportback_share);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct reportback_share){cell_text(&r, i, 0), cell_int(&r, i, 1),
                                              cell_int(&r, i, 2), cell_int(&r, i, 3)};
    return ST_OK;
}
