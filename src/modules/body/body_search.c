// SPDX-License-Identifier: MulanPSL-2.0
/* Bodies in the search: name, and who sits in them today. */
#include "modules/body/body_search.h"
#include "modules/body/body.h"
#include "modules/body/body_rules.h"
#include "modules/body/body_store.h"

static enum status names_of(struct ctx *ctx, const struct body *b, struct str *out)
{
    struct body_member *members;
    struct str *names;
    size_t count;

    *out = S("");
    if (body_counts_deputies(b->kind))
        return ST_OK; /* deputies are found as such */
    /* Of a group those who lead it: the others are found as deputies, too. */
    TRY(body_store_members(ctx, b->id, date_none(b->to_on) ? ctx->today : b->to_on, &members,
                           &count));
    names = arena_array(ctx->arena, count, struct str);
    arr_each (i, count)
        names[i] = members[i].name;
    *out = str_join(ctx->arena, names, count, S(" "));
    return ST_OK;
}

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct str names;
    struct body b;

    TRY(body_get(ctx, id, &b));
    TRY(names_of(ctx, &b, &names));
    search_key(&readers, "body.view");
    search_docs_add(out, &(struct search_doc){
                             .title = b.name,
                             .body = names,
                             .url = str_printf(ctx->arena, "/body/%lld", (long long)id),
                             .day = b.from_on,
                             .audience = readers.at,
                             .audience_count = readers.count,
                         });
    return ST_OK;
}

static const char *const TABLES[] = {"body", NULL};

const struct search_source BODY_SEARCHES[] = {
    {
        .kind = "body",
        .events = "body.",
        .tables = TABLES,
        .load = load,
        .ids = body_store_ids,
        .readers = "body.view",
    },
    {0},
};
