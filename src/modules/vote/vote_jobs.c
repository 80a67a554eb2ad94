// SPDX-License-Identifier: MulanPSL-2.0
/* What a restart may have left undone. */
#include "modules/vote/vote_count.h"
#include "modules/vote/vote_keys.h"
#include "modules/vote/vote_live.h"
#include "modules/vote/vote_store.h"
#include "modules/vote/vote_store_count.h"
#include "platform/app.h"
#include "platform/pulse.h"

enum { OPEN_MAX = 200, CLOSED_MAX = 200 };

static bool is_over(enum vote_state state)
{
    return state == VOTE_COUNTED || state == VOTE_ANNOUNCED || state == VOTE_INVALID;
}

/* Key files of votes that are over. */
static enum status left_behind(struct ctx *ctx, struct vote **out, size_t *out_count)
{
    int64_t *ids;
    size_t count;

    TRY(vote_keys_list(ctx, &ids, &count));
    *out = arena_array(ctx->arena, count, struct vote);
    *out_count = 0;
    arr_each (i, count) {
        struct vote *v = &(*out)[*out_count];
        const enum status st = vote_store_get(ctx, ids[i], v);

        if (st == ST_NOT_FOUND)
            continue; /* of another database, perhaps: not ours to destroy */
        TRY(st);
        *out_count += is_over(v->state);
    }
    ctx->err = (struct err){0};
    return ST_OK;
}

/* Both keys are turned, or both tellers have entered the same, and the program died. */
static enum status uncounted(struct ctx *ctx, int64_t *out, size_t *out_count)
{
    struct vote *closed;
    size_t count;

    *out_count = 0;
    TRY(vote_store_list(ctx, "closed", CLOSED_MAX, &closed, &count));
    arr_each (i, count) {
        bool ready;

        TRY(vote_is_ready(ctx, &closed[i], &ready));
        if (ready)
            out[(*out_count)++] = closed[i].id;
    }
    return ST_OK;
}

static enum status tidy(struct ctx *ctx)
{
    int64_t ids[CLOSED_MAX];
    struct vote *over;
    size_t count;

    TRY(left_behind(ctx, &over, &count));
    arr_each (i, count)
        vote_keys_destroy(ctx, over[i].id);
    TRY(uncounted(ctx, ids, &count));
    arr_each (i, count)
        TRY(vote_count_waiting(ctx, ids[i]));
    return ST_OK;
}

/* Asked every few seconds, and so the place where a server takes up votes that were opened before
 * it started, or by another server. */
static enum status waits(struct ctx *ctx, bool *out)
{
    int64_t ids[CLOSED_MAX];
    struct vote *votes;
    size_t count, closed;

    TRY(vote_store_list(ctx, "open", OPEN_MAX, &votes, &count));
    arr_each (i, count)
        pulse_touch(ctx->app, "vote", ctx->congress_id, votes[i].id);
    TRY(left_behind(ctx, &votes, &count));
    TRY(uncounted(ctx, ids, &closed));
    *out = count + closed > 0;
    return ST_OK;
}

enum status vote_metrics(struct ctx *ctx, struct buf *out)
{
    int64_t open, cast;

    TRY(vote_store_totals(ctx, &open, &cast));
    metrics_gauge(out, "renda_votes_open", open);
    metrics_gauge(out, "renda_votes_acknowledged", cast);
    return ST_OK;
}

const struct job VOTE_JOBS[] = {
    {.name = "vote.tidy", .period_seconds = 10, .run = tidy, .waits = waits},
    {0},
};
