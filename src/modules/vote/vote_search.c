// SPDX-License-Identifier: MulanPSL-2.0
/* Votes in the search: for whoever may read votes, and for those on the roll. */
#include "modules/vote/vote_search.h"
#include "modules/vote/vote_actions.h"
#include "modules/vote/vote_list.h"

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct buf body = buf_new(ctx->arena, 0);
    struct vote_option *options;
    int64_t *accounts;
    struct vote v;
    size_t count;

    TRY(vote_get(ctx, id, &v));
    TRY(vote_options(ctx, id, &options, &count));
    arr_each (i, count)
        buf_printf(&body, STR_FMT " " STR_FMT "\n", STR_ARG(options[i].name),
                   STR_ARG(options[i].note));
    search_key(&readers, "vote.read");
    TRY(vote_roll_accounts(ctx, id, &accounts, &count));
    arr_each (i, count)
        search_key(&readers, "vote.voter:%lld", (long long)accounts[i]);
    search_docs_add(out, &(struct search_doc){
                             .title = v.title,
                             .body = buf_view(&body),
                             .url = str_printf(ctx->arena, "/vote/%lld", (long long)id),
                             .day = v.on,
                             .state = str_from(vote_state_word(v.state)),
                             .people = v.body_name,
                             .audience = readers.at,
                             .audience_count = readers.count,
                         });
    return ST_OK;
}

static enum status keys(struct ctx *ctx, struct search_keys *out)
{
    if (ctx->actor->account_id != 0)
        search_key(out, "vote.voter:%lld", (long long)ctx->actor->account_id);
    return ST_OK;
}

static const char *const TABLES[] = {"vote", NULL};

const struct search_source VOTE_SEARCHES[] = {
    {
        .kind = "vote",
        .events = "vote.",
        .state_text = "vote.state.",
        .tables = TABLES,
        .load = load,
        .ids = vote_ids_after,
        .readers = "vote.read",
        .keys = keys,
    },
    {0},
};
