// SPDX-License-Identifier: MulanPSL-2.0
/* SQL on what anybody may read. */
#include "modules/opinion/opinion_store.h"
#include "platform/db.h"

enum { TOPICS_MAX = 60, PUBLIC_ROWS = 20 };

#define PUBLIC                                                                                     \
    "SELECT c.id, p.subject, p.body, p.answer, COALESCE(g.name, ''), COALESCE(t.name, ''),"        \
    " o.place, c.state, c.outcome, c.rating, c.station_id, c.raised_on, c.answered_at, c.alike"    \
    " FROM opinion_case c"                                                                         \
    " JOIN opinion o ON o.congress_id = c.congress_id AND o.id = c.id"                             \
    " JOIN opinion_publication p ON p.congress_id = c.congress_id AND p.opinion_id = c.id"         \
    " LEFT JOIN opinion_topic t ON t.congress_id = c.congress_id AND t.id = c.root_id"             \
    " LEFT JOIN congress_v_organ g ON g.congress_id = c.congress_id AND g.id = c.organ_id"
#define OPEN "c.congress_id = :congress AND c.published = 1 AND c.hidden = 0"

static const struct db_filter FILTERS[] = {
    {"q", "(p.subject LIKE :q ESCAPE '!' OR p.body LIKE :q ESCAPE '!')", BIND_TEXT},
    {"topic", "t.name = :topic", BIND_TEXT},
    {"place", "o.place LIKE :place ESCAPE '!'", BIND_TEXT},
    {"station", "c.station_id = :station", BIND_INT},
    {0},
};
static const struct db_sort SORTS[] = {
    {"raised", "c.raised_at", BIND_INT, "c.id"},
    {0},
};
static const struct db_list LIST = {
    .select = PUBLIC,
    .where = OPEN,
    .filters = FILTERS,
    .sorts = SORTS,
};

static struct opinion_public read_public(const struct rows *r, size_t i)
{
    const int64_t answered = cell_int(r, i, 12);

    return (struct opinion_public){
        .id = cell_int(r, i, 0),
        .subject = cell_text(r, i, 1),
        .body = cell_text(r, i, 2),
        .answer = cell_text(r, i, 3),
        .by = cell_text(r, i, 4),
        .topic = cell_text(r, i, 5),
        .place = cell_text(r, i, 6),
        .state = cell_text(r, i, 7),
        .outcome = cell_text(r, i, 8),
        .rating = cell_text(r, i, 9),
        .station_id = cell_int(r, i, 10),
        .raised_on = cell_date(r, i, 11),
        .answered_on = answered == 0 ? (struct date){0} : date_of_instant(answered, NULL),
        .alike = cell_int(r, i, 13),
    };
}

enum status opinion_public_list(struct ctx *ctx, const struct opinion_public_filter *filter,
                                struct opinion_public **out, size_t *out_count,
                                struct str *out_next)
{
    const struct bind binds[] = {
        B_INT("congress", ctx->congress_id), B_OPT("q", db_contains(ctx->arena, filter->q)),
        B_OPT("topic", filter->topic),       B_OPT("place", db_contains(ctx->arena, filter->place)),
        B_ID("station", filter->station_id),
    };
    const struct db_list_query query = {
        .binds = binds,
        .binds_count = COUNT(binds),
        .after = filter->after,
        .limit = filter->limit == 0 ? PUBLIC_ROWS : filter->limit,
    };
    struct rows r;

    TRY(db_list(ctx, &LIST, &query, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct opinion_public);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_public(&r, i);
    return ST_OK;
}

enum status opinion_public_get(struct ctx *ctx, int64_t id, struct opinion_public *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, PUBLIC " WHERE " OPEN " AND c.id = :id",
               B_INT("congress", ctx->congress_id), B_INT("id", id)));
    *out = read_public(&r, 0);
    return ST_OK;
}

enum status opinion_public_topics(struct ctx *ctx, struct str **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS_KEPT(ctx, &r,
                     "SELECT name FROM opinion_topic WHERE congress_id = :congress AND level = 1"
                     " AND active = 1 ORDER BY id LIMIT :most",
                     B_INT("congress", ctx->congress_id), B_INT("most", TOPICS_MAX)));
    *out = arena_array(ctx->arena, r.count, struct str);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = cell_text(&r, i, 0);
    return ST_OK;
}
