// SPDX-License-Identifier: MulanPSL-2.0
/* Telling the pages that follow a vote how it stands: time, state, how many; never what. */
#include "modules/vote/vote_web.h"
#include "modules/vote/vote_web_common.h"
#include "platform/app.h"
#include "platform/hub.h"

enum { CHANNEL_BYTES = 32 };

static struct str standing(struct ctx *ctx, const struct vote_now *now)
{
    struct buf out = buf_new(ctx->arena, 0);
    struct json j = json_begin(&out);

    json_object(&j, NULL);
    json_str(&j, "is", vote_web_is(ctx, now->state, now->method));
    json_int(&j, "voted", now->voted);
    json_int(&j, "present", now->present);
    if (now->seconds_left >= 0)
        json_int(&j, "left", now->seconds_left);
    json_object_end(&j);
    return buf_view(&out);
}

enum status vote_web_stream(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    char channel[CHANNEL_BYTES];
    struct vote_now now;
    struct vote v;

    TRY(vote_web_see(ctx, path_id(rq, "id"), &v));
    TRY(vote_now(ctx, v.id, &now));
    (void)snprintf(channel, sizeof channel, "vote.%lld", (long long)v.id);
    return respond_stream(ctx, rq, rs, channel, standing(ctx, &now));
}

void vote_web_tell(struct ctx *ctx, int64_t id)
{
    const struct err before = ctx->err;
    char channel[CHANNEL_BYTES];
    struct vote_now now;

    if (ctx->app == NULL || ctx->app->hub == NULL)
        return;
    (void)snprintf(channel, sizeof channel, "vote.%lld", (long long)id);
    if (vote_now(ctx, id, &now) == ST_OK)
        (void)hub_publish(ctx->app, channel, "tally", standing(ctx, &now));
    ctx->err = before; /* what follows a vote hears of the next event */
}

/* Many ballots that were committed together are told once. */
enum status vote_web_told(struct ctx *ctx, const struct event_view *events, size_t count)
{
    const int64_t own = ctx->congress_id;

    arr_each (i, count) {
        bool later = false;

        for (size_t k = i + 1; k < count && !later; k++)
            later = events[k].subject_id == events[i].subject_id;
        if (later)
            continue;
        ctx->congress_id = events[i].congress_id;
        vote_web_tell(ctx, events[i].subject_id);
    }
    ctx->congress_id = own;
    return ST_OK;
}
