// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of subscriptions and who gets them. */
#include "modules/allowance/allowance_store.h"
#include "platform/db.h"
#include "platform/event.h"

#define CONGRESS B_INT("congress", ctx->congress_id)
#define COPIES(what)                                                                               \
    "(SELECT COUNT(*) FROM allowance_copy c WHERE c.congress_id = s.congress_id"                   \
    " AND c.subscription_id = s.id" what ")"
#define SUBSCRIPTION                                                                               \
    "SELECT s.id, s.version, s.year, s.title, s.fen, s.state, s.posted_on, " COPIES(               \
        "") ", " COPIES(" AND c.received_on IS NOT NULL") " FROM allowance_subscription s"

static struct allowance_subscription read_one(const struct rows *r, size_t i)
{
    return (struct allowance_subscription){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .year = cell_int(r, i, 2),
        .title = cell_text(r, i, 3),
        .fen = cell_int(r, i, 4),
        .state = cell_text(r, i, 5),
        .posted_on = cell_date(r, i, 6),
        .copies = cell_int(r, i, 7),
        .received = cell_int(r, i, 8),
    };
}

enum status allowance_store_subscription(struct ctx *ctx, int64_t id,
                                         struct allowance_subscription *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, SUBSCRIPTION " WHERE s.congress_id = :congress AND s.id = :id", CONGRESS,
               B_INT("id", id)));
    *out = read_one(&r, 0);
    return ST_OK;
}

#define VALUES(ctx, s)                                                                             \
    B_INT("congress", (ctx)->congress_id), B_INT("id", (s)->id), B_INT("year", (s)->year),         \
        B_TEXT("title", (s)->title), B_INT("fen", (s)->fen), B_TEXT("state", (s)->state),          \
        B_DATE((ctx)->arena, "posted", (s)->posted_on)

enum status allowance_store_subscription_put(struct ctx *ctx,
                                             const struct allowance_subscription *s, bool there)
{
    if (there)
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE allowance_subscription SET year = :year, title = :title,"
                        " fen = :fen, state = :state, posted_on = :posted, version = version + 1"
                        " WHERE congress_id = :congress AND id = :id AND version = :version",
                        VALUES(ctx, s), B_INT("version", s->version)));
    else
        TRY(DB_EXEC(ctx,
                    "INSERT INTO allowance_subscription (congress_id, id, year, title, fen, state,"
                    " posted_on) VALUES (:congress, :id, :year, :title, :fen, :state, :posted)",
                    VALUES(ctx, s)));
    return event_row(ctx, "allowance_subscription", s->id);
}

static const struct db_filter FILTERS[] = {
    {"year", "s.year = :year", BIND_INT},
    {"deputy",
     "EXISTS (SELECT 1 FROM allowance_copy c WHERE c.congress_id = s.congress_id"
     " AND c.subscription_id = s.id AND c.deputy_id = :deputy)",
     BIND_INT},
    {"q", "s.title LIKE :q ESCAPE '!'", BIND_TEXT},
    {0},
};
static const struct db_sort SORTS[] = {{"year", "s.year", BIND_INT, "s.id"}, {0}};
static const struct db_list LIST = {
    .select = SUBSCRIPTION,
    .where = "s.congress_id = :congress",
    .filters = FILTERS,
    .sorts = SORTS,
    .count_from = " FROM allowance_subscription s",
};

enum status allowance_store_subscriptions(struct ctx *ctx, struct str q, int64_t year,
                                          int64_t deputy_id, struct str after, unsigned limit,
                                          struct allowance_subscription **out, size_t *out_count,
                                          struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {CONGRESS, B_ID("year", year), B_ID("deputy", deputy_id),
                                 B_OPT("q", db_contains(ctx->arena, q))};
    const struct db_list_query query = {
        .binds = binds, .binds_count = COUNT(binds), .after = after, .limit = limit};
    struct rows r;

    TRY(db_list(ctx, &LIST, &query, &r, out_next));
    *out = arena_array(ctx->arena, r.count, struct allowance_subscription);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_one(&r, i);
    return db_list_count(ctx, &LIST, &query, ALLOWANCE_TOTAL_MAX, out_total);
}

enum status allowance_store_copy_add(struct ctx *ctx, int64_t subscription_id, int64_t deputy_id,
                                     bool *out_new)
{
    const int64_t id = db_new_id(ctx);
    int64_t changed = 0;

    TRY(db_exec(ctx, &changed,
                "INSERT INTO allowance_copy (congress_id, id, subscription_id, deputy_id)"
                " VALUES (:congress, :id, :subscription, :deputy) ON CONFLICT DO NOTHING",
                BINDS(CONGRESS, B_INT("id", id), B_INT("subscription", subscription_id),
                      B_INT("deputy", deputy_id))));
    *out_new = changed != 0;
    return changed == 0 ? ST_OK : event_row(ctx, "allowance_copy", id);
}

enum status allowance_store_copies(struct ctx *ctx, int64_t subscription_id,
                                   struct allowance_copy **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                "SELECT c.id, c.version, c.deputy_id, d.name, d.delegation_name, c.received_on"
                " FROM allowance_copy c JOIN deputy_v_name d ON d.congress_id = c.congress_id"
                " AND d.id = c.deputy_id WHERE c.congress_id = :congress"
                " AND c.subscription_id = :subscription ORDER BY d.delegation_id, d.id"
                " LIMIT :most",
                CONGRESS, B_INT("subscription", subscription_id),
                B_INT("most", ALLOWANCE_COPIES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct allowance_copy);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] =
            (struct allowance_copy){cell_int(&r, i, 0),  cell_int(&r, i, 1),  cell_int(&r, i, 2),
                                    cell_text(&r, i, 3), cell_text(&r, i, 4), cell_date(&r, i, 5)};
    return ST_OK;
}

enum status allowance_store_received(struct ctx *ctx, int64_t subscription_id, int64_t deputy_id)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id FROM allowance_copy WHERE congress_id = :congress"
               " AND subscription_id = :subscription AND deputy_id = :deputy",
               CONGRESS, B_INT("subscription", subscription_id), B_INT("deputy", deputy_id)));
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE allowance_copy SET received_on = :today, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND received_on IS NULL",
                    CONGRESS, B_INT("id", cell_int(&r, 0, 0)),
                    B_DATE(ctx->arena, "today", ctx->today)));
    return event_row(ctx, "allowance_copy", cell_int(&r, 0, 0));
}
