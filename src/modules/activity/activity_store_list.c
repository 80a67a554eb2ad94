// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of lists: activities, participation, deeds. */
#include "modules/activity/activity_list.h"
#include "platform/db.h"

#define CONGRESS B_INT("congress", ctx->congress_id)

/* ---------------------------------------------------------------- activities */

#define COUNTED(what)                                                                              \
    "(SELECT COUNT(*) FROM activity_person p WHERE p.congress_id = a.congress_id"                  \
    " AND p.activity_id = a.id" what ")"

static const struct db_filter FILTERS[] = {
    {"sort", "a.sort = :sort", BIND_TEXT},
    {"state", "a.state = :state", BIND_TEXT},
    {"from", "a.starts_on >= :from", BIND_TEXT},
    {"to", "a.starts_on <= :to", BIND_TEXT},
    {"month", "substr(a.starts_on, 1, 7) = :month", BIND_TEXT},
    {"group",
     "a.id IN (SELECT g.id FROM activity_group g WHERE g.congress_id = :congress"
     " AND g.body_id = :group)",
     BIND_INT},
    {"campaign", "a.campaign_id = :campaign", BIND_INT},
    {"counted", "(:counted = 1 AND a.sort NOT IN ('campaign', 'bulletin'))", BIND_INT},
    {"deputy",
     "(a.state <> 'planned' AND (a.way = 'open' OR EXISTS (SELECT 1 FROM activity_person p"
     " WHERE p.congress_id = a.congress_id AND p.activity_id = a.id AND p.deputy_id = :deputy)))",
     BIND_INT},
    {"q", "(a.title LIKE :q ESCAPE '!' OR a.host LIKE :q ESCAPE '!')", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {{"starts", "a.starts_on", BIND_TEXT, "a.id"}, {0}};
static const struct db_list LIST = {
    .select = "SELECT a.id, a.version, COALESCE(a.campaign_id, 0), a.sort, a.title, a.host,"
              " a.place, a.starts_on, a.ends_on, a.way, a.quota, a.answer_by, a.state,"
              " " COUNTED("") ", " COUNTED(" AND p.answer = 'yes'") ", " COUNTED(
                  " AND p.presence = 'attended'") " FROM activity a",
    .where = "a.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
    .count_from = " FROM activity a",
};

static struct activity read_row(const struct rows *r, size_t i)
{
    return (struct activity){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .campaign_id = cell_int(r, i, 2),
        .sort = cell_text(r, i, 3),
        .title = cell_text(r, i, 4),
        .host = cell_text(r, i, 5),
        .place = cell_text(r, i, 6),
        .starts_on = cell_date(r, i, 7),
        .ends_on = cell_date(r, i, 8),
        .way = cell_text(r, i, 9),
        .quota = cell_int(r, i, 10),
        .answer_by = cell_date(r, i, 11),
        .state = cell_text(r, i, 12),
        .asked = cell_int(r, i, 13),
        .coming = cell_int(r, i, 14),
        .attended = cell_int(r, i, 15),
    };
}

enum status activity_store_page(struct ctx *ctx, const struct activity_filter *f,
                                struct activity **out, size_t *out_count, struct str *out_next,
                                int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("sort", f->sort),
        B_OPT("state", f->state),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_OPT("month", f->month),
        B_ID("campaign", f->campaign_id),
        B_ID("group", f->group_id),
        B_ID("counted", f->counted),
        B_ID("deputy", f->deputy_id),
        B_OPT("q", db_contains(ctx->arena, f->q)),
    };
    const struct db_list_query q = {.binds = binds,
                                    .binds_count = COUNT(binds),
                                    .sort = f->order,
                                    .after = f->after,
                                    .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct activity);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_row(&r, i);
    return db_list_count(ctx, &LIST, &q, ACTIVITY_TOTAL_MAX, out_total);
}

enum status activity_store_unclosed(struct ctx *ctx, struct date from, struct date until,
                                    struct activity **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT id, title, ends_on, sort FROM activity WHERE congress_id = :congress"
                " AND state IN ('planned', 'open') AND ends_on >= :from AND ends_on <= :until"
                " ORDER BY ends_on, id LIMIT 500",
                CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "until", until)));
    *out = arena_array(ctx->arena, r.count, struct activity);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct activity){.id = cell_int(&r, i, 0),
                                      .title = cell_text(&r, i, 1),
                                      .ends_on = cell_date(&r, i, 2),
                                      .sort = cell_text(&r, i, 3)};
    return ST_OK;
}

/* ---------------------------------------------------------------- people */

#define PERSON                                                                                     \
    "SELECT p.id, p.version, p.activity_id, p.deputy_id, d.name, d.delegation_name, p.team,"       \
    " p.answer, p.reason, p.presence, p.read_at, a.title, a.sort, a.starts_on,"                    \
    " a.ends_on FROM activity_person p JOIN activity a ON a.congress_id = p.congress_id"           \
    " AND a.id = p.activity_id JOIN deputy_v_name d ON d.congress_id = p.congress_id"              \
    " AND d.id = p.deputy_id"

static struct activity_person read_person(const struct rows *r, size_t i)
{
    return (struct activity_person){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .activity_id = cell_int(r, i, 2),
        .deputy_id = cell_int(r, i, 3),
        .name = cell_text(r, i, 4),
        .delegation = cell_text(r, i, 5),
        .team = cell_text(r, i, 6),
        .answer = cell_text(r, i, 7),
        .reason = cell_text(r, i, 8),
        .presence = cell_text(r, i, 9),
        .read_at = cell_int(r, i, 10),
        .title = cell_text(r, i, 11),
        .sort = cell_text(r, i, 12),
        .on = cell_date(r, i, 13),
        .until = cell_date(r, i, 14),
    };
}

static void put_people(struct ctx *ctx, const struct rows *r, struct activity_person **out,
                       size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct activity_person);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] = read_person(r, i);
}

enum status activity_store_people(struct ctx *ctx, int64_t activity_id,
                                  struct activity_person **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                PERSON " WHERE p.congress_id = :congress AND p.activity_id = :activity"
                       " ORDER BY d.delegation_id, d.id LIMIT :most",
                CONGRESS, B_INT("activity", activity_id), B_INT("most", ACTIVITY_PEOPLE_MAX)));
    put_people(ctx, &r, out, out_count);
    return ST_OK;
}

enum status activity_store_place(struct ctx *ctx, int64_t activity_id, int64_t deputy_id,
                                 struct activity_person *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               PERSON " WHERE p.congress_id = :congress AND p.activity_id = :activity"
                      " AND p.deputy_id = :deputy",
               CONGRESS, B_INT("activity", activity_id), B_INT("deputy", deputy_id)));
    *out = read_person(&r, 0);
    return ST_OK;
}

enum status activity_store_person(struct ctx *ctx, int64_t id, struct activity_person *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, PERSON " WHERE p.congress_id = :congress AND p.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_person(&r, 0);
    return ST_OK;
}

static const struct db_filter PERSON_FILTERS[] = {
    {"sort", "a.sort = :sort", BIND_TEXT},
    {"presence", "p.presence = :presence", BIND_TEXT},
    {"activity", "p.activity_id = :activity", BIND_INT},
    {"deputy", "p.deputy_id = :deputy", BIND_INT},
    {"delegation", "d.delegation_id = :delegation", BIND_INT},
    {"from", "a.starts_on >= :from", BIND_TEXT},
    {"to", "a.starts_on <= :to", BIND_TEXT},
    {"month", "substr(a.starts_on, 1, 7) = :month", BIND_TEXT},
    {"q", "(a.title LIKE :q ESCAPE '!' OR d.name LIKE :q ESCAPE '!')", BIND_TEXT},
    {"campaign", "a.campaign_id = :campaign", BIND_INT},
    {"once",
     "(:once = 1 AND NOT EXISTS (SELECT 1 FROM activity_person o JOIN activity b"
     " ON b.congress_id = o.congress_id AND b.id = o.activity_id"
     " WHERE o.congress_id = p.congress_id AND o.deputy_id = p.deputy_id AND o.id > p.id"
     " AND b.state <> 'cancelled' AND o.presence = p.presence"
     " AND (:from IS NULL OR b.starts_on >= :from) AND (:to IS NULL OR b.starts_on <= :to)"
     " AND (:sort IS NULL OR b.sort = :sort)"
     " AND (CAST(:campaign AS BIGINT) IS NULL OR b.campaign_id = :campaign)))",
     BIND_INT},
    {0},
};
static const struct db_sort PERSON_SORTS[] = {{"on", "a.starts_on", BIND_TEXT, "p.id"}, {0}};
static const struct db_list PEOPLE = {
    .select = PERSON,
    .where = "p.congress_id = :congress AND a.state <> 'cancelled'",
    .filters = PERSON_FILTERS,
    .sorts = PERSON_SORTS,
};

enum status activity_store_person_page(struct ctx *ctx, const struct activity_person_filter *f,
                                       struct activity_person **out, size_t *out_count,
                                       struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {
        CONGRESS,
        B_OPT("sort", f->sort),
        B_OPT("presence", f->presence),
        B_ID("activity", f->activity_id),
        B_ID("deputy", f->deputy_id),
        B_ID("delegation", f->delegation_id),
        B_DATE(ctx->arena, "from", f->from),
        B_DATE(ctx->arena, "to", f->to),
        B_OPT("month", f->month),
        B_OPT("q", db_contains(ctx->arena, f->q)),
        B_ID("campaign", f->campaign_id),
        B_ID("once", f->once),
    };
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &PEOPLE, &q, &r, out_next));
    put_people(ctx, &r, out, out_count);
    return db_list_count(ctx, &PEOPLE, &q, ACTIVITY_TOTAL_MAX, out_total);
}

enum status activity_store_unanswered(struct ctx *ctx, struct date from, struct date until,
                                      int64_t deputy_id, struct activity_person **out,
                                      size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                PERSON " WHERE p.congress_id = :congress AND a.state = 'open'"
                       " AND p.answer = 'asked' AND a.starts_on >= :from AND a.starts_on <= :until"
                       " AND (:deputy IS NULL OR p.deputy_id = :deputy)"
                       " ORDER BY p.activity_id, p.id LIMIT :most",
                CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "until", until),
                B_ID("deputy", deputy_id), B_INT("most", ACTIVITY_PEOPLE_MAX)));
    put_people(ctx, &r, out, out_count);
    return ST_OK;
}

enum status activity_store_duties(struct ctx *ctx, struct date from, struct date to,
                                  int64_t deputy_id, int64_t after_deputy, int64_t after,
                                  unsigned limit, struct activity_person **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                PERSON " WHERE p.congress_id = :congress AND a.state <> 'cancelled'"
                       " AND p.presence <> '' AND a.starts_on >= :from AND a.starts_on <= :to"
                       " AND (:deputy IS NULL OR p.deputy_id = :deputy)"
                       " AND (p.deputy_id > :after_deputy"
                       "  OR (p.deputy_id = :after_deputy AND p.id > :after))"
                       " ORDER BY p.deputy_id, p.id LIMIT :limit",
                CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to),
                B_ID("deputy", deputy_id), B_INT("after_deputy", after_deputy),
                B_INT("after", after), B_INT("limit", limit)));
    put_people(ctx, &r, out, out_count);
    return ST_OK;
}

enum status activity_store_turns(struct ctx *ctx, struct date since, struct activity_turns **out,
                                 size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT p.deputy_id, SUM(CASE WHEN a.starts_on >= :since THEN 1 ELSE 0 END),"
                " MAX(a.starts_on) FROM activity_person p JOIN activity a"
                " ON a.congress_id = p.congress_id AND a.id = p.activity_id"
                " WHERE p.congress_id = :congress AND a.state <> 'cancelled'"
                " AND a.sort NOT IN ('bulletin', 'campaign')"
                " GROUP BY p.deputy_id ORDER BY p.deputy_id LIMIT :most",
                CONGRESS, B_DATE(ctx->arena, "since", since), B_INT("most", DB_ROWS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct activity_turns);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct activity_turns){cell_int(&r, i, 0), cell_int(&r, i, 1), cell_date(&r, i, 2)};
    return ST_OK;
}
