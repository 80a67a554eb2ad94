// SPDX-License-Identifier: MulanPSL-2.0
/* Opinions in the search. Whoever may read opinions may read all of them. */
#include "modules/opinion/opinion_search.h"
#include "modules/opinion/opinion.h"
#include "modules/opinion/opinion_store.h"

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct opinion o;

    TRY(opinion_get(ctx, id, &o));
    search_key(&readers, "opinion.read");
    search_docs_add(out, &(struct search_doc){
                             /* of a hidden one only the number: its words are never here */
                             .title = o.hidden ? o.number : o.subject,
                             .body = o.hidden ? S("") : o.body,
                             .url = str_printf(ctx->arena, "/opinion/%lld", (long long)id),
                             .day = o.raised_on,
                             .state = o.state,
                             .people = o.hidden ? S("") : o.place,
                             .audience = readers.at,
                             .audience_count = readers.count,
                         });
    return ST_OK;
}

static const char *const TABLES[] = {"opinion", "opinion_case", NULL};

const struct search_source OPINION_SEARCHES[] = {
    {
        .kind = "opinion",
        .events = "opinion.",
        .state_text = "opinion.state.",
        .tables = TABLES,
        .load = load,
        .ids = opinion_store_ids,
        .readers = "opinion.read",
    },
    {0},
};
