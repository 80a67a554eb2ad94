// SPDX-License-Identifier: MulanPSL-2.0
/* Deputies in the search: name, delegation, constituency, work. Nothing that is sealed. */
#include "modules/deputy/deputy_search.h"
#include "modules/deputy/deputy.h"
#include "modules/deputy/deputy_store.h"

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct deputy d;

    TRY(deputy_get(ctx, id, &d));
    const struct str parts[] = {d.delegation_name, d.group_name, d.constituency, d.occupation};
    search_key(&readers, "deputy.view");
    search_docs_add(out, &(struct search_doc){
                             .title = d.name,
                             .body = str_join(ctx->arena, parts, COUNT(parts), S(" ")),
                             .url = str_printf(ctx->arena, "/deputy/%lld", (long long)id),
                             .day = d.from_on,
                             .audience = readers.at,
                             .audience_count = readers.count,
                         });
    return ST_OK;
}

static enum status ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                       size_t *out_count)
{
    return deputy_store_ids(ctx, 0, after, limit, out, out_count);
}

/* Deputies of other levels: name, which congress, who elected him, place, work. */
static enum status load_outside(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct deputy_outside o;

    TRY(deputy_store_outside(ctx, id, &o));
    const struct str parts[] = {o.m.congress, o.m.constituency, o.m.place, o.m.occupation};
    search_key(&readers, "deputy.view");
    search_docs_add(out, &(struct search_doc){
                             .title = o.m.name,
                             .body = str_join(ctx->arena, parts, COUNT(parts), S(" ")),
                             .url = str_printf(ctx->arena, "/deputy/outside/%lld", (long long)id),
                             .day = o.m.from_on,
                             .audience = readers.at,
                             .audience_count = readers.count,
                         });
    return ST_OK;
}

static enum status outside_ids(struct ctx *ctx, int64_t after, unsigned limit, int64_t **out,
                               size_t *out_count)
{
    return deputy_store_outside_ids(ctx, after, limit, out, out_count);
}

/* A delegation with another name. */
static enum status touched(struct ctx *ctx, struct str table, int64_t row_id, int64_t after,
                           unsigned limit, int64_t **out, size_t *out_count)
{
    if (!str_eqz(table, "congress_delegation"))
        return ST_OK;
    return deputy_store_ids(ctx, row_id, after, limit, out, out_count);
}

static const char *const TABLES[] = {"deputy", NULL};
static const char *const OUTSIDE_TABLES[] = {"deputy_outside", NULL};

const struct search_source DEPUTY_SEARCHES[] = {
    {
        .kind = "deputy",
        .events = "deputy.",
        .tables = TABLES,
        .load = load,
        .ids = ids,
        .readers = "deputy.view",
        .touched = touched,
    },
    {
        .kind = "deputy_outside",
        .events = "deputy.",
        .tables = OUTSIDE_TABLES,
        .load = load_outside,
        .ids = outside_ids,
        .readers = "deputy.view",
    },
    {0},
};
