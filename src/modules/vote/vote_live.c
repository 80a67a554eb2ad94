// SPDX-License-Identifier: MulanPSL-2.0
/* How a vote stands, told to screens and phones; and its end when the time is up. Nothing but time
 * and how many have voted. */
#include "modules/vote/vote_live.h"
#include "base/json.h"
#include "modules/vote/vote_count.h"
#include "platform/db.h"
#include "platform/hub.h"
#include "platform/log.h"

enum { TICK_MS = 1000, FOLLOW_MS = 500 };

static struct str said(struct ctx *ctx, const struct vote_now *now)
{
    struct buf out = buf_new(ctx->arena, 0);
    struct json j = json_begin(&out);

    json_object(&j, NULL);
    json_str(&j, "is",
             str_printf(ctx->arena, "%s-%s", vote_state_word(now->state),
                        vote_method_word(now->method)));
    json_int(&j, "voted", now->voted);
    json_int(&j, "present", now->present);
    if (now->seconds_left >= 0)
        json_int(&j, "left", now->seconds_left);
    json_object_end(&j);
    return buf_view(&out);
}

/* Several servers on one database: each looks for itself, since a vote cast at one does not touch
 * the others. */
static int64_t next_look(struct ctx *ctx, const struct vote_now *now)
{
    if (now->state != VOTE_OPEN)
        return 0;
    if (db_kind(ctx) == DB_PGSQL)
        return FOLLOW_MS;
    return now->seconds_left >= 0 ? TICK_MS : 0;
}

int64_t vote_live_pulse(struct ctx *ctx, int64_t id)
{
    struct vote_now now;
    char channel[32];
    enum status st = vote_clock_tick(ctx, id);

    if (st == ST_OK)
        st = vote_now(ctx, id, &now);
    if (st == ST_OK && now.state == VOTE_OPEN && now.seconds_left == 0) {
        st = vote_close(ctx, id);
        if (st == ST_OK || st == ST_RULE) /* somebody else has just closed it */
            st = vote_now(ctx, id, &now);
    }
    if (st == ST_NOT_FOUND) /* made in a transaction that is not committed yet: the echo finds it */
        return 0;
    if (st != ST_OK) {
        log_line(LOG_ERROR, "vote.live", LOG_INT("vote", id), LOG_STATUS(st),
                 LOG_Z("key", ctx->err.key), LOG_Z("detail", ctx->err.detail));
        return TICK_MS;
    }
    snprintf(channel, sizeof channel, "vote.%lld", (long long)id);
    (void)hub_publish(ctx->app, channel, now.state == VOTE_OPEN ? "tally" : "state",
                      said(ctx, &now));
    return next_look(ctx, &now);
}
