// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of deputies of other levels who took part, and of all levels beside each other. */
#include "modules/activity/activity_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { GUESTS_MAX = 20 };

#define CONGRESS B_INT("congress", ctx->congress_id)
#define GUEST                                                                                      \
    "SELECT g.id, g.version, g.activity_id, g.people, g.level, g.names, a.title"                   \
    " FROM activity_guest g JOIN activity a ON a.congress_id = g.congress_id"                      \
    " AND a.id = g.activity_id WHERE g.congress_id = :congress"

static struct activity_guest read_guest(const struct rows *r, size_t i)
{
    return (struct activity_guest){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .activity_id = cell_int(r, i, 2),
        .people = cell_int(r, i, 3),
        .level = cell_text(r, i, 4),
        .names = cell_text(r, i, 5),
        .title = cell_text(r, i, 6),
    };
}

enum status activity_store_guests(struct ctx *ctx, int64_t activity_id, struct activity_guest **out,
                                  size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, GUEST " AND g.activity_id = :activity ORDER BY g.id LIMIT :most", CONGRESS,
                B_INT("activity", activity_id), B_INT("most", GUESTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct activity_guest);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_guest(&r, i);
    return ST_OK;
}

enum status activity_store_guest(struct ctx *ctx, int64_t id, struct activity_guest *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, GUEST " AND g.id = :id", CONGRESS, B_INT("id", id)));
    *out = read_guest(&r, 0);
    return ST_OK;
}

enum status activity_store_guest_of(struct ctx *ctx, int64_t activity_id, struct str level,
                                    struct activity_guest *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, GUEST " AND g.activity_id = :activity AND g.level = :level", CONGRESS,
               B_INT("activity", activity_id), B_TEXT("level", level)));
    *out = read_guest(&r, 0);
    return ST_OK;
}

enum status activity_store_guest_insert(struct ctx *ctx, const struct activity_guest *g)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO activity_guest (congress_id, id, activity_id, level, people, names)"
                " VALUES (:congress, :id, :activity, :level, :people, :names)",
                CONGRESS, B_INT("id", g->id), B_INT("activity", g->activity_id),
                B_TEXT("level", g->level), B_INT("people", g->people), B_TEXT("names", g->names)));
    return event_row(ctx, "activity_guest", g->id);
}

enum status activity_store_guest_update(struct ctx *ctx, const struct activity_guest *g)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE activity_guest SET people = :people, names = :names,"
                    " version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    CONGRESS, B_INT("id", g->id), B_INT("people", g->people),
                    B_TEXT("names", g->names), B_INT("version", g->version)));
    return event_row(ctx, "activity_guest", g->id);
}

enum status activity_store_guest_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM activity_guest WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "activity_guest", id);
}

/* ---------------------------------------------------------------- all levels */

/* Our own deputies are named one by one; a row of theirs has the activity's id. */
#define LEVELS                                                                                     \
    " FROM (SELECT a.congress_id, a.id, a.id AS activity_id, a.title, a.starts_on, c.level,"       \
    " COUNT(*) AS people, '' AS names FROM activity_person p JOIN activity a"                      \
    " ON a.congress_id = p.congress_id AND a.id = p.activity_id"                                   \
    " JOIN congress_v_name c ON c.id = a.congress_id"                                              \
    " WHERE p.presence = 'attended' AND a.state <> 'cancelled' AND a.congress_id = :congress"      \
    " GROUP BY a.congress_id, a.id, a.title, a.starts_on, c.level"                                 \
    " UNION ALL SELECT a.congress_id, g.id, a.id, a.title, a.starts_on, g.level, g.people,"        \
    " g.names FROM activity_guest g JOIN activity a ON a.congress_id = g.congress_id"              \
    " AND a.id = g.activity_id"                                                                    \
    " WHERE a.state <> 'cancelled' AND a.congress_id = :congress) x"

static const struct db_filter FILTERS[] = {
    {"level", "x.level = :level", BIND_TEXT},
    {"from", "x.starts_on >= :from", BIND_TEXT},
    {"to", "x.starts_on <= :to", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {{"starts", "x.starts_on", BIND_TEXT, "x.id"}, {0}};
static const struct db_list LIST = {
    .select = "SELECT x.id, x.activity_id, x.title, x.starts_on, x.level, x.people, x.names,"
              " x.starts_on, x.id" LEVELS,
    .where = "x.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
    .count_from = LEVELS,
};

enum status activity_store_levels(struct ctx *ctx, const struct activity_level_filter *f,
                                  struct activity_level **out, size_t *out_count,
                                  struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {CONGRESS, B_OPT("level", f->level),
                                 B_DATE(ctx->arena, "from", f->from),
                                 B_DATE(ctx->arena, "to", f->to)};
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct activity_level);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct activity_level){
            .id = cell_int(&r, i, 0),
            .activity_id = cell_int(&r, i, 1),
            .title = cell_text(&r, i, 2),
            .on = cell_date(&r, i, 3),
            .level = cell_text(&r, i, 4),
            .people = cell_int(&r, i, 5),
            .names = cell_text(&r, i, 6),
        };
    return db_list_count(ctx, &LIST, &q, ACTIVITY_TOTAL_MAX, out_total);
}

enum status activity_store_level_sums(struct ctx *ctx, struct date from, struct date to,
                                      struct activity_share **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT x.level, CAST(SUM(x.people) AS BIGINT)" LEVELS
                " WHERE x.starts_on >= :from AND x.starts_on <= :to"
                " GROUP BY x.level ORDER BY 2 DESC, 1 LIMIT :most",
                CONGRESS, B_DATE(ctx->arena, "from", from), B_DATE(ctx->arena, "to", to),
                B_INT("most", GUESTS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct activity_share);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = (struct activity_share){
            .key = cell_text(&r, i, 0), .label = S(""), .count = cell_int(&r, i, 1)};
    return ST_OK;
}
