// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of deeds, and of figures. */
#include "modules/activity/activity_list.h"
#include "platform/db.h"

enum { SHARES_MAX = 500 };

#define CONGRESS B_INT("congress", ctx->congress_id)

#define DEED                                                                                       \
    "SELECT e.id, e.version, e.activity_id, e.deputy_id, d.name, a.title, e.sort, e.done_on,"      \
    " e.text, e.fen, e.state, e.reason, e.example FROM activity_deed e"                            \
    " JOIN activity a ON a.congress_id = e.congress_id AND a.id = e.activity_id"                   \
    " JOIN deputy_v_name d ON d.congress_id = e.congress_id AND d.id = e.deputy_id"

static struct activity_deed read_deed(const struct rows *r, size_t i)
{
    return (struct activity_deed){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .activity_id = cell_int(r, i, 2),
        .deputy_id = cell_int(r, i, 3),
        .name = cell_text(r, i, 4),
        .title = cell_text(r, i, 5),
        .sort = cell_text(r, i, 6),
        .done_on = cell_date(r, i, 7),
        .text = cell_text(r, i, 8),
        .fen = cell_int(r, i, 9),
        .state = cell_text(r, i, 10),
        .reason = cell_text(r, i, 11),
        .example = cell_int(r, i, 12) != 0,
    };
}

enum status activity_store_deed(struct ctx *ctx, int64_t id, struct activity_deed *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, DEED " WHERE e.congress_id = :congress AND e.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_deed(&r, 0);
    return ST_OK;
}

static const struct db_filter FILTERS[] = {
    {"sort", "e.sort = :sort", BIND_TEXT},
    {"state", "e.state = :state", BIND_TEXT},
    {"from", "e.done_on >= :from", BIND_TEXT},
    {"to", "e.done_on <= :to", BIND_TEXT},
    {"month", "substr(e.done_on, 1, 7) = :month", BIND_TEXT},
    {"activity", "e.activity_id = :activity", BIND_INT},
    {"deputy", "e.deputy_id = :deputy", BIND_INT},
    {"example", "e.example = :example", BIND_INT},
    {"q", "(e.text LIKE :q ESCAPE '!' OR d.name LIKE :q ESCAPE '!' OR a.title LIKE :q ESCAPE '!')",
     BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {{"done", "e.done_on", BIND_TEXT, "e.id"}, {0}};
static const struct db_list LIST = {
    .select = DEED,
    .where = "e.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
};

enum status activity_store_deeds(struct ctx *ctx, const struct activity_deed_filter *f,
                                 struct activity_deed **out, size_t *out_count,
                                 struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("sort", f->sort),
        B_OPT("state", f->state),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_OPT("month", f->month),
        B_ID("activity", f->activity_id),
        B_ID("deputy", f->deputy_id),
        B_ID("example", f->example),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct activity_deed);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_deed(&r, i);
    return db_list_count(ctx, &LIST, &q, ACTIVITY_TOTAL_MAX, out_total);
}

enum status activity_store_deed_duties(struct ctx *ctx, struct date from, struct date to,
                                       int64_t deputy_id, int64_t after_deputy, int64_t after,
                                       unsigned limit, struct activity_deed **out,
                                       size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                DEED " WHERE e.congress_id = :congress AND e.state = 'checked'"
                     " AND e.done_on >= :from AND e.done_on <= :to"
                     " AND (:deputy IS NULL OR e.deputy_id = :deputy)"
                     " AND (e.deputy_id > :after_deputy"
                     "  OR (e.deputy_id = :after_deputy AND e.id > :after))"
                     " ORDER BY e.deputy_id, e.id LIMIT :limit",
                CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to),
                B_ID("deputy", deputy_id), B_INT("after_deputy", after_deputy),
                B_INT("after", after), B_INT("limit", limit)));
    *out = arena_array(ctx->arena, r.count, struct activity_deed);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_deed(&r, i);
    return ST_OK;
}

/* ---------------------------------------------------------------- figures */

#define OF_HELD                                                                                    \
    " FROM activity a WHERE a.congress_id = :congress AND a.state = 'held'"                        \
    " AND a.sort NOT IN ('campaign', 'bulletin')"                                                  \
    " AND a.starts_on >= :from AND a.starts_on <= :to"
#define OF_PRESENT                                                                                 \
    " FROM activity_person p JOIN activity a ON a.congress_id = p.congress_id"                     \
    " AND a.id = p.activity_id JOIN deputy_v_name d ON d.congress_id = p.congress_id"              \
    " AND d.id = p.deputy_id WHERE p.congress_id = :congress AND p.presence = 'attended'"          \
    " AND a.state <> 'cancelled' AND a.starts_on >= :from AND a.starts_on <= :to"
#define OF_DEEDS                                                                                   \
    " FROM activity_deed e WHERE e.congress_id = :congress AND e.state = 'checked'"                \
    " AND e.done_on >= :from AND e.done_on <= :to"
#define PARTS(key, label, what, from)                                                              \
    "SELECT " key ", " label ", " what from " AND (:key IS NULL OR " key " = :key)"                \
    " GROUP BY 1, 2 ORDER BY 1 LIMIT :most"
#define SUM_FEN "CAST(COALESCE(SUM(e.fen), 0) AS BIGINT)"

#define OF_CAMPAIGN " AND a.campaign_id IS NOT NULL"
/* The campaign's title belongs to its id: the highest of one is that one. */
#define CAMPAIGN_NAME                                                                              \
    "(SELECT MAX(c.title) FROM activity c WHERE c.congress_id = a.congress_id"                     \
    " AND c.id = a.campaign_id)"
#define PEOPLE "COUNT(DISTINCT p.deputy_id)"

enum { BY_ALL, BY_MONTH, BY_KIND, BY_DELEGATION, BY_CAMPAIGN, BYS };

static const char *const SQL[][BYS] = {
    [ACTIVITY_HELD] = {"SELECT '', '', COUNT(*)" OF_HELD,
                       PARTS("substr(a.starts_on, 1, 7)", "''", "COUNT(*)", OF_HELD),
                       PARTS("a.sort", "''", "COUNT(*)", OF_HELD), NULL,
                       PARTS("CAST(a.campaign_id AS TEXT)", CAMPAIGN_NAME, "COUNT(*)",
                             OF_HELD OF_CAMPAIGN)},
    [ACTIVITY_PRESENT] = {"SELECT '', '', COUNT(*)" OF_PRESENT,
                          PARTS("substr(a.starts_on, 1, 7)", "''", "COUNT(*)", OF_PRESENT),
                          PARTS("a.sort", "''", "COUNT(*)", OF_PRESENT),
                          PARTS("CAST(d.delegation_id AS TEXT)", "d.delegation_name", "COUNT(*)",
                                OF_PRESENT),
                          PARTS("CAST(a.campaign_id AS TEXT)", CAMPAIGN_NAME, "COUNT(*)",
                                OF_PRESENT OF_CAMPAIGN)},
    [ACTIVITY_PEOPLE] =
        {"SELECT '', '', " PEOPLE OF_PRESENT, NULL, PARTS("a.sort", "''", PEOPLE, OF_PRESENT),
         PARTS("CAST(d.delegation_id AS TEXT)", "d.delegation_name", PEOPLE, OF_PRESENT),
         PARTS("CAST(a.campaign_id AS TEXT)", CAMPAIGN_NAME, PEOPLE, OF_PRESENT OF_CAMPAIGN)},
    [ACTIVITY_DEED] = {"SELECT '', '', COUNT(*)" OF_DEEDS,
                       PARTS("substr(e.done_on, 1, 7)", "''", "COUNT(*)", OF_DEEDS),
                       PARTS("e.sort", "''", "COUNT(*)", OF_DEEDS), NULL, NULL},
    [ACTIVITY_MONEY] = {"SELECT '', '', " SUM_FEN OF_DEEDS,
                        PARTS("substr(e.done_on, 1, 7)", "''", SUM_FEN, OF_DEEDS),
                        PARTS("e.sort", "''", SUM_FEN, OF_DEEDS), NULL, NULL},
};

static int column_of(const char *by)
{
    if (by == NULL)
        return BY_ALL;
    if (strcmp(by, "month") == 0)
        return BY_MONTH;
    if (strcmp(by, "campaign") == 0)
        return BY_CAMPAIGN;
    return strcmp(by, "kind") == 0 ? BY_KIND : BY_DELEGATION;
}

enum status activity_store_shares(struct ctx *ctx, enum activity_measure what, struct date from,
                                  struct date to, const char *by, struct str key,
                                  struct activity_share **out, size_t *out_count)
{
    const int column = column_of(by);
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", from),
        B_DATE(ctx->arena, "to", to),        B_OPT("key", key),
        B_INT("most", SHARES_MAX),
    };
    struct rows r;

    TRY(db_rows_kept(ctx, &r, SQL[what][column], binds, column == BY_ALL ? 3 : COUNT(binds)));
    *out = arena_array(ctx->arena, r.count, struct activity_share);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct activity_share){cell_text(&r, i, 0), cell_text(&r, i, 1), cell_int(&r, i, 2)};
    return ST_OK;
}
