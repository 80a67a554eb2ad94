// SPDX-License-Identifier: MulanPSL-2.0
/* SQL of rules and of accounts. */
#include "modules/allowance/allowance_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { RULES_MAX = 500 };

#define CONGRESS B_INT("congress", ctx->congress_id)

/* ---------------------------------------------------------------- rules */

#define RULE                                                                                       \
    "SELECT id, version, kind, fen, per, whom, sources, from_on, to_on, basis FROM allowance_rule" \
    " WHERE congress_id = :congress"

static struct allowance_rule read_rule(const struct rows *r, size_t i)
{
    return (struct allowance_rule){
        .id = cell_int(r, i, 0),
        .version = cell_int(r, i, 1),
        .kind = cell_text(r, i, 2),
        .fen = cell_int(r, i, 3),
        .per = cell_text(r, i, 4),
        .whom = cell_text(r, i, 5),
        .sources = cell_text(r, i, 6),
        .from_on = cell_date(r, i, 7),
        .to_on = cell_date(r, i, 8),
        .basis = cell_text(r, i, 9),
    };
}

enum status allowance_store_rules(struct ctx *ctx, struct allowance_rule **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r, RULE " ORDER BY kind, from_on DESC, id LIMIT :most", CONGRESS,
                B_INT("most", RULES_MAX)));
    *out = arena_array(ctx->arena, r.count, struct allowance_rule);
    *out_count = r.count;
    arr_each (i, r.count)
        (*out)[i] = read_rule(&r, i);
    return ST_OK;
}

enum status allowance_store_rule(struct ctx *ctx, int64_t id, struct allowance_rule *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r, RULE " AND id = :id", CONGRESS, B_INT("id", id)));
    *out = read_rule(&r, 0);
    return ST_OK;
}

enum status allowance_store_rule_insert(struct ctx *ctx, const struct allowance_rule *r)
{
    TRY(DB_EXEC(ctx,
                "INSERT INTO allowance_rule (congress_id, id, kind, fen, per, whom, sources,"
                " from_on, to_on, basis) VALUES (:congress, :id, :kind, :fen, :per, :whom,"
                " :sources, :from, :to, :basis)",
                CONGRESS, B_INT("id", r->id), B_TEXT("kind", r->kind), B_INT("fen", r->fen),
                B_TEXT("per", r->per), B_TEXT("whom", r->whom), B_TEXT("sources", r->sources),
                B_DATE(ctx->arena, "from", r->from_on), B_DATE(ctx->arena, "to", r->to_on),
                B_TEXT("basis", r->basis)));
    return event_row(ctx, "allowance_rule", r->id);
}

enum status allowance_store_rule_update(struct ctx *ctx, const struct allowance_rule *r)
{
    TRY(DB_EXEC_ONE(ctx,
                    "UPDATE allowance_rule SET to_on = :to, basis = :basis, version = version + 1"
                    " WHERE congress_id = :congress AND id = :id AND version = :version",
                    CONGRESS, B_INT("id", r->id), B_INT("version", r->version),
                    B_DATE(ctx->arena, "to", r->to_on), B_TEXT("basis", r->basis)));
    return event_row(ctx, "allowance_rule", r->id);
}

/* ---------------------------------------------------------------- accounts */

enum status allowance_store_account(struct ctx *ctx, int64_t deputy_id,
                                    struct allowance_account *out, struct str *sealed)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id, version, deputy_id, key_id, bank, number_sealed FROM allowance_account"
               " WHERE congress_id = :congress AND deputy_id = :deputy",
               CONGRESS, B_INT("deputy", deputy_id)));
    *out = (struct allowance_account){.id = cell_int(&r, 0, 0),
                                      .version = cell_int(&r, 0, 1),
                                      .deputy_id = cell_int(&r, 0, 2),
                                      .key_id = cell_int(&r, 0, 3),
                                      .bank = cell_text(&r, 0, 4),
                                      .number = S("")};
    *sealed = cell_text(&r, 0, 5);
    return ST_OK;
}

enum status allowance_store_account_put(struct ctx *ctx, const struct allowance_account *a,
                                        struct str sealed)
{
    if (a->version == 0)
        TRY(DB_EXEC(ctx,
                    "INSERT INTO allowance_account (congress_id, id, deputy_id, key_id, bank,"
                    " number_sealed) VALUES (:congress, :id, :deputy, :key, :bank, :sealed)",
                    CONGRESS, B_INT("id", a->id), B_INT("deputy", a->deputy_id),
                    B_INT("key", a->key_id), B_TEXT("bank", a->bank), B_SEALED("sealed", sealed)));
    else
        TRY(DB_EXEC_ONE(ctx,
                        "UPDATE allowance_account SET bank = :bank, number_sealed = :sealed,"
                        " key_id = :key, version = version + 1 WHERE congress_id = :congress"
                        " AND id = :id AND version = :version",
                        CONGRESS, B_INT("id", a->id), B_INT("version", a->version),
                        B_INT("key", a->key_id), B_TEXT("bank", a->bank),
                        B_SEALED("sealed", sealed)));
    return event_row(ctx, "allowance_account", a->id);
}

enum status allowance_store_account_by_id(struct ctx *ctx, int64_t id,
                                          struct allowance_account *out)
{
    struct rows r;

    TRY(DB_ONE(ctx, &r,
               "SELECT id, version, deputy_id, key_id, bank FROM allowance_account"
               " WHERE congress_id = :congress AND id = :id",
               CONGRESS, B_INT("id", id)));
    *out = (struct allowance_account){.id = cell_int(&r, 0, 0),
                                      .version = cell_int(&r, 0, 1),
                                      .deputy_id = cell_int(&r, 0, 2),
                                      .key_id = cell_int(&r, 0, 3),
                                      .bank = cell_text(&r, 0, 4),
                                      .number = S("")};
    return ST_OK;
}

enum status allowance_store_account_drop(struct ctx *ctx, int64_t id)
{
    TRY(DB_EXEC_ONE(ctx, "DELETE FROM allowance_account WHERE congress_id = :congress AND id = :id",
                    CONGRESS, B_INT("id", id)));
    return event_row_gone(ctx, "allowance_account", id);
}

#define HOLDER                                                                                     \
    "SELECT d.id, COALESCE(a.id, 0), d.name, d.delegation_name, COALESCE(a.bank, ''), d.to_on"
static const struct db_filter HOLDER_FILTERS[] = {{"q", "d.name LIKE :q ESCAPE '!'", BIND_TEXT},
                                                  {0}};
static const struct db_sort HOLDER_SORTS[] = {{"id", "d.id", BIND_INT, "d.id"}, {0}};
static const struct db_list HOLDERS = {
    .select = HOLDER " FROM deputy_v_name d LEFT JOIN allowance_account a"
                     " ON a.congress_id = d.congress_id AND a.deputy_id = d.id",
    .where = "d.congress_id = :congress AND (d.to_on IS NULL OR a.id IS NOT NULL)",
    .filters = HOLDER_FILTERS,
    .sorts = HOLDER_SORTS,
};

static void put_holders(struct ctx *ctx, const struct rows *r, struct allowance_holder **out,
                        size_t *out_count)
{
    *out = arena_array(ctx->arena, r->count, struct allowance_holder);
    *out_count = r->count;
    arr_each (i, r->count)
        (*out)[i] =
            (struct allowance_holder){cell_int(r, i, 0),  cell_int(r, i, 1),  cell_text(r, i, 2),
                                      cell_text(r, i, 3), cell_text(r, i, 4), cell_date(r, i, 5)};
}

enum status allowance_store_holders(struct ctx *ctx, struct str q, struct str after, unsigned limit,
                                    struct allowance_holder **out, size_t *out_count,
                                    struct str *out_next, int64_t *out_total)
{
    const struct bind binds[] = {CONGRESS, B_OPT("q", db_contains(ctx->arena, q))};
    const struct db_list_query query = {
        .binds = binds, .binds_count = COUNT(binds), .sort = "id", .after = after, .limit = limit};
    struct rows r;

    TRY(db_list(ctx, &HOLDERS, &query, &r, out_next));
    put_holders(ctx, &r, out, out_count);
    return db_list_count(ctx, &HOLDERS, &query, ALLOWANCE_TOTAL_MAX, out_total);
}

enum status allowance_store_left(struct ctx *ctx, struct date until, int64_t after, unsigned limit,
                                 struct allowance_holder **out, size_t *out_count)
{
    struct rows r;

    TRY(DB_ROWS(ctx, &r,
                HOLDER " FROM allowance_account a JOIN deputy_v_name d"
                       " ON d.congress_id = a.congress_id AND d.id = a.deputy_id"
                       " WHERE a.congress_id = :congress AND a.id > :after AND d.to_on <= :until"
                       " ORDER BY a.id LIMIT :limit",
                CONGRESS, B_INT("after", after), B_DATE(ctx->arena, "until", until),
                B_INT("limit", limit)));
    put_holders(ctx, &r, out, out_count);
    return ST_OK;
}
