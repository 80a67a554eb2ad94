// SPDX-License-Identifier: MulanPSL-2.0
/* Documents in the search: all of them for who reads all; what was given to an organ, for it. */
#include "modules/resolution/resolution_search.h"
#include "modules/resolution/resolution_actions.h"
#include "modules/resolution/resolution_store.h"

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct resolution_work *works;
    struct resolution_text t;
    struct resolution_doc d;
    size_t count;

    TRY(resolution_store_get(ctx, id, &d));
    TRY(resolution_text_of(ctx, "doc", id, d.revision, &t));
    search_key(&readers, "resolution.read");
    search_docs_add(out, &(struct search_doc){
                             .title = d.title,
                             .body = t.body,
                             .url = str_printf(ctx->arena, "/resolution/%lld", (long long)id),
                             .day = date_none(d.signed_on) ? d.drafted_on : d.signed_on,
                             .state = str_from(resolution_state_word(d.state)),
                             .people = d.number_text,
                             .audience = readers.at,
                             .audience_count = readers.count,
                         });
    TRY(resolution_works(ctx, id, 0, &works, &count));
    arr_each (i, count) {
        struct search_keys own = {.arena = ctx->arena};

        search_key(&own, "resolution.organ:%lld", (long long)works[i].organ_id);
        search_docs_add(
            out,
            &(struct search_doc){
                .part = str_printf(ctx->arena, "work:%lld", (long long)works[i].id),
                .title = d.title,
                .body = t.body,
                .url = str_printf(ctx->arena, "/resolution/handling/%lld", (long long)works[i].id),
                .day = works[i].sent_on,
                .organ_id = works[i].organ_id,
                .state = str_from(resolution_state_word(d.state)),
                .people = d.number_text,
                .audience = own.at,
                .audience_count = own.count,
                .except = readers.at,
                .except_count = readers.count,
            });
    }
    return ST_OK;
}

static enum status keys(struct ctx *ctx, struct search_keys *out)
{
    if (may(ctx, "resolution.work") && ctx->actor->organ_id != 0)
        search_key(out, "resolution.organ:%lld", (long long)ctx->actor->organ_id);
    return ST_OK;
}

static enum status opens(struct ctx *ctx, int64_t id)
{
    struct resolution_doc d;

    return resolution_load(ctx, id, &d);
}

static const char *const TABLES[] = {"resolution_doc", NULL};

const struct search_source RESOLUTION_SEARCHES[] = {
    {
        .kind = "resolution",
        .events = "resolution.",
        .state_text = "resolution.state.",
        .tables = TABLES,
        .load = load,
        .ids = resolution_store_ids,
        .readers = "resolution.read",
        .keys = keys,
        .opens = opens,
    },
    {0},
};
