// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of goals, gaps and tasks. */
#include "modules/report/report_list.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)
#define GOAL                                                                                       \
    "SELECT g.id, g.version, g.kind, g.year, g.text, g.token, COALESCE(g.target, -1), g.state,"    \
    " g.note, g.report_id, g.year, g.id FROM report_goal g"

static struct report_goal read_goal(const struct rows *r, size_t i)
{
    return (struct report_goal){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .kind = cell_text(r, i, 2),
        .year = cell_int(r, i, 3),
        .text = cell_text(r, i, 4),
        .token = cell_text(r, i, 5),
        .target = cell_int(r, i, 6),
        .state = cell_text(r, i, 7),
        .note = cell_text(r, i, 8),
        .report_id = cell_int(r, i, 9),
    };
}

static const struct db_filter FILTERS[] = {
    {"kind", "g.kind = :kind", BIND_TEXT},
    {"state", "g.state = :state", BIND_TEXT},
    {"year", "g.year = :year", BIND_INT},
    {"from", "g.year >= :from", BIND_INT},
    {"to", "g.year <= :to", BIND_INT},
    {"wanting", "(g.year = :wanting OR (g.year < :wanting AND g.state = 'open'))", BIND_INT},
    {0},
};
static const struct db_sort SORTS[] = {{"year", "g.year", BIND_INT, "g.id"}, {0}};
static const struct db_list LIST = {
    .select = GOAL,
    .where = "g.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
    .count_from = " FROM report_goal g",
};

enum status report_store_goals(struct ctx *ctx, const struct report_goal_filter *f,
                               struct report_goal **out, size_t *out_count, struct str *out_next,
                               int64_t *out_total)
{
    const struct bind binds[] = {CONGRESS,
                                 B_OPT("kind", f->kind),
                                 B_OPT("state", f->state),
                                 B_ID("year", f->year),
                                 B_ID("from", f->from),
                                 B_ID("to", f->to),
                                 B_ID("wanting", f->wanting)};
    const struct db_list_query q = {
        .binds = binds, .binds_count = COUNT(binds), .after = f->after, .limit = f->limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &q, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct report_goal);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_goal(&r, i);
    return db_list_count(ctx, &LIST, &q, REPORT_TOTAL_MAX, out_total);
}

enum status report_store_goal_get(struct ctx *ctx, int64_t id, struct report_goal *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, GOAL " WHERE g.congress_id = :congress AND g.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_goal(&r, 0);
    return ST_OK;
}

static struct bind target_of(const struct report_goal *g)
{
    return (struct bind){.name = "target", .type = BIND_INT, .null = g->target < 0, .n = g->target};
}

#define VALUES(ctx, g)                                                                             \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (g)->id), B_TEXT("kind", (g)->kind),        \
        B_INT("year", (g)->year), B_TEXT("text", (g)->text), B_TEXT("token", (g)->token),          \
        target_of(g), B_TEXT("state", (g)->state), B_TEXT("note", (g)->note),                      \
        B_ID("report", (g)->report_id)

enum status report_store_goal_insert(struct ctx *ctx, const struct report_goal *g)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO report_goal (congress_id, id, kind, year, text, token, target, state,"
                " note, report_id) VALUES (:congress, :id, :kind, :year, :text, :token, :target,"
                " :state, :note, :report)",
                VALUES(ctx, g)));
    return event_row(ctx, "report_goal", g->id);
}

enum status report_store_goal_update(struct ctx *ctx, const struct report_goal *g)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE report_goal SET kind = :kind, year = :year, text = :text,"
                    " token = :token, target = :target, state = :state, note = :note,"
                    " report_id = :report, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    VALUES(ctx, g), B_INT("version", g->version)));
    return event_row(ctx, "report_goal", g->id);
}

enum status report_store_goal_delete(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM report_goal WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "report_goal", id);
}
