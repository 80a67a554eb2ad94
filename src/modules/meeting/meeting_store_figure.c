// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on figures about meetings. */
#include "modules/meeting/meeting_report.h"
#include "platform/db.h"

enum { SHARES_MAX = 1000, COUNT_MAX = 100000 };

#define HELD                                                                                       \
    "m.state IN ('open', 'adjourned', 'closed', 'minuted') AND m.starts_on >= :from"               \
    " AND m.starts_on <= :to AND (:kind = '' OR k.code = :kind) "
#define OF_KIND " JOIN meeting_kind k ON k.congress_id = m.congress_id AND k.id = m.kind_id "
#define MEETINGS                                                                                   \
    " FROM meeting m" OF_KIND                                                                      \
    " JOIN meeting_rule r ON r.congress_id = m.congress_id AND r.id = m.rule_id"                   \
    " WHERE m.congress_id = :congress AND (:closed = 1 OR r.closed = 0) AND " HELD
#define SAT_IN " p.capacity = 'attendee' AND p.deputy_id IS NOT NULL "
#define SITTINGS                                                                                   \
    " FROM meeting_person p JOIN meeting m ON m.congress_id = p.congress_id"                       \
    " AND m.id = p.meeting_id" OF_KIND                                                             \
    " JOIN deputy_v_name d ON d.congress_id = p.congress_id AND d.id = p.deputy_id"                \
    " WHERE p.congress_id = :congress AND (:closed = 1 OR 1 = 1) AND" SAT_IN "AND " HELD
#define MONTH "SELECT substr(m.starts_on, 1, 7), ''"
#define GROUP " GROUP BY 1, 2 ORDER BY 1 LIMIT :most"

static const struct {
    enum meeting_figure figure;
    const char *by, *sql;
} FIGURES[] = {
    {MEETING_FIGURE_HELD, NULL, "SELECT '', '', COUNT(*)" MEETINGS "LIMIT :most"},
    {MEETING_FIGURE_HELD, "month", MONTH ", COUNT(*)" MEETINGS GROUP},
    {MEETING_FIGURE_HELD, "kind",
     "SELECT k.code, MAX(r.name), COUNT(*)" MEETINGS " GROUP BY k.code ORDER BY 1 LIMIT :most"},
    {MEETING_FIGURE_INVITED, NULL, "SELECT '', '', COUNT(*)" SITTINGS "LIMIT :most"},
    {MEETING_FIGURE_INVITED, "month", MONTH ", COUNT(*)" SITTINGS GROUP},
    {MEETING_FIGURE_INVITED, "delegation", "SELECT d.delegation_name, '', COUNT(*)" SITTINGS GROUP},
    {MEETING_FIGURE_INVITED_PEOPLE, NULL,
     "SELECT '', '', COUNT(DISTINCT p.deputy_id)" SITTINGS "LIMIT :most"},
    {MEETING_FIGURE_INVITED_PEOPLE, "delegation",
     "SELECT d.delegation_name, '', COUNT(DISTINCT p.deputy_id)" SITTINGS GROUP},
};

static const char *sql_of(const struct meeting_figure_query *q)
{
    arr_each (i, COUNT(FIGURES)) {
        const bool same_part = q->by == NULL || FIGURES[i].by == NULL
                                   ? q->by == FIGURES[i].by
                                   : strcmp(q->by, FIGURES[i].by) == 0;

        if (FIGURES[i].figure == q->figure && same_part)
            return FIGURES[i].sql;
    }
    return NULL;
}

enum status meeting_figure_count(struct ctx *ctx, const struct meeting_figure_query *q,
                                 struct meeting_share **out, size_t *out_count)
{
    const char *sql = sql_of(q);
    struct rows r;

    if (sql == NULL)
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "no such breakdown");
    TRY(DB_ROWS_KEPT(ctx, &r, sql, B_INT("congress", ctx->congress_id),
                     B_BOOL("closed", q->closed_door), B_DATE(ctx->arena, "from", q->from),
                     B_DATE(ctx->arena, "to", q->to), B_TEXT("kind", q->kind),
                     B_INT("most", SHARES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct meeting_share);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct meeting_share){cell_text(&r, i, 0), cell_text(&r, i, 1), cell_int(&r, i, 2)};
    return ST_OK;
}

enum status meeting_least_invited(struct ctx *ctx, struct str kind, struct date from,
                                  struct date to, int64_t *out_count, int64_t *out_meeting)
{
    static const char SQL[] =
        "SELECT m.id, (SELECT COUNT(*) FROM meeting_person p JOIN deputy_v_name d"
        "  ON d.congress_id = p.congress_id AND d.id = p.deputy_id"
        "  WHERE p.congress_id = m.congress_id AND p.meeting_id = m.id AND" SAT_IN ")"
        " FROM meeting m" OF_KIND " WHERE m.congress_id = :congress AND " HELD
        " ORDER BY 2, 1 LIMIT 1";
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r, SQL, B_INT("congress", ctx->congress_id),
                     B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to),
                     B_TEXT("kind", kind)));
    *out_meeting = r.count > 0 ? cell_int(&r, 0, 0) : 0;
    *out_count = r.count > 0 ? cell_int(&r, 0, 1) : 0;
    return ST_OK;
}

/* ---------------------------------------------------------------- the rows behind it */

static const struct db_filter FILTERS[] = {
    {"delegation", "d.delegation_name = :delegation", BIND_TEXT},
    {0},
};
static const struct db_filter TIMES_FILTERS[] = {
    {"delegation", "d.delegation_name = :delegation", BIND_TEXT},
    {"meeting", "p.meeting_id = :meeting", BIND_INT},
    {0},
};
static const struct db_sort BY_DAY[] = {{"on", "m.starts_on", BIND_TEXT, "p.id"}, {0}};
static const struct db_sort BY_NAME[] = {{"name", "d.name", BIND_TEXT, "d.id"}, {0}};

static const struct db_list TIMES = {
    .select = "SELECT p.deputy_id, d.name, d.delegation_name, m.id, m.name, m.starts_on,"
              " CASE WHEN p.first_in_at IS NULL THEN 0 ELSE 1 END, 1"
              " FROM meeting_person p JOIN meeting m ON m.congress_id = p.congress_id"
              " AND m.id = p.meeting_id" OF_KIND
              " JOIN deputy_v_name d ON d.congress_id = p.congress_id AND d.id = p.deputy_id",
    .where = "p.congress_id = :congress AND" SAT_IN "AND " HELD,
    .filters = TIMES_FILTERS,
    .sorts = BY_DAY,
};

#define HIS                                                                                        \
    " FROM meeting_person p JOIN meeting m ON m.congress_id = p.congress_id"                       \
    " AND m.id = p.meeting_id" OF_KIND                                                             \
    " WHERE p.congress_id = d.congress_id AND p.deputy_id = d.id AND" SAT_IN "AND " HELD

static const struct db_list PEOPLE = {
    .select = "SELECT d.id, d.name, d.delegation_name, 0, '', (SELECT MAX(m.starts_on)" HIS
              "), 1, (SELECT COUNT(*)" HIS ") FROM deputy_v_name d",
    .where = "d.congress_id = :congress AND EXISTS (SELECT 1" HIS ")",
    .filters = FILTERS,
    .sorts = BY_NAME,
};

enum status meeting_sitting_page(struct ctx *ctx, bool people,
                                 const struct meeting_sitting_filter *f,
                                 struct meeting_sitting_in **out, size_t *out_count,
                                 struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id), B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),     B_TEXT("kind", f->kind),
        B_OPT("delegation", f->delegation),  B_ID("meeting", f->meeting_id),
    };
    const struct db_list_query query = {
        .binds = binds,
        .binds_count = COUNT(binds) - people, /* the people have no filter by meeting */
        .sort = people ? "name" : "-on",
        .after = f->after,
        .limit = f->limit,
    };
    const struct db_list *list = people ? &PEOPLE : &TIMES;
    struct rows r;

    TRY(db_list(ctx, list, &query, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct meeting_sitting_in);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct meeting_sitting_in){
            .deputy_id = cell_int(&r, i, 0),
            .name = cell_text(&r, i, 1),
            .delegation = cell_text(&r, i, 2),
            .meeting_id = cell_int(&r, i, 3),
            .meeting = cell_text(&r, i, 4),
            .on = cell_date(&r, i, 5),
            .present = cell_int(&r, i, 6) != 0,
            .times = cell_int(&r, i, 7),
        };
    return db_list_count(ctx, list, &query, COUNT_MAX, out_total);
}
