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

static enum status ids(struct ctx *ctx, int64_t after, unsigned limit, struct search_ids *out)
{
    int64_t *list;
    size_t count;

    TRY(deputy_store_ids(ctx, 0, after, limit, &list, &count));
    arr_each (i, count)
        search_ids_add(out, list[i]);
    return ST_OK;
}

static enum status keys(struct ctx *ctx, struct search_keys *out)
{
    if (may(ctx, "deputy.view"))
        search_key(out, "deputy.view");
    return ST_OK;
}

/* A delegation with another name. */
static enum status touched(struct ctx *ctx, struct str table, int64_t row_id, int64_t after,
                           unsigned limit, struct search_ids *out)
{
    int64_t *list;
    size_t count;

    if (!str_eqz(table, "congress_delegation"))
        return ST_OK;
    TRY(deputy_store_ids(ctx, row_id, after, limit, &list, &count));
    arr_each (i, count)
        search_ids_add(out, list[i]);
    return ST_OK;
}

static const char *const TABLES[] = {"deputy", NULL};

const struct search_source DEPUTY_SEARCHES[] = {
    {
        .kind = "deputy",
        .events = "deputy.",
        .tables = TABLES,
        .load = load,
        .ids = ids,
        .keys = keys,
        .touched = touched,
    },
    {0},
};
