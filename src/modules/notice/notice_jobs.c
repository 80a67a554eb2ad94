// SPDX-License-Identifier: MulanPSL-2.0
/* What runs by itself: sending, reminding, tidying; and what other modules' events ask for. */
#include "modules/notice/notice_jobs.h"
#include "modules/account/account.h"
#include "modules/notice/notice_actions.h"
#include "modules/notice/notice_delivery.h"
#include "modules/notice/notice_store.h"
#include "modules/notice/notice_store_rule.h"
#include "platform/db.h"

enum { EVERY_SECONDS = 10, KEEP_DAYS = 400 };

static enum status tidy_tx(struct ctx *ctx, const void *input)
{
    const struct date before = date_add_days(ctx->today, -KEEP_DAYS);

    (void)input;
    return notice_store_tidy(ctx, date_begin(before), before);
}

static enum status tidy(struct ctx *ctx)
{
    return db_tx(ctx, tidy_tx, NULL);
}

const struct job NOTICE_JOBS[] = {
    {.name = "notice.send",
     .period_seconds = EVERY_SECONDS,
     .run = notice_run,
     .waits = notice_run_waits},
    {.name = "notice.remind", .daily = true, .run = notice_remind},
    {.name = "notice.tidy", .daily = true, .run = tidy},
    {0},
};

static enum status on_founded(struct ctx *ctx, const struct event_view *e)
{
    (void)e;
    return notice_rules_seed(ctx);
}

struct hand_on {
    int64_t from, to;
};

static enum status hand_on_tx(struct ctx *ctx, const void *input)
{
    const struct hand_on *h = input;

    return notice_store_move_unread(ctx, h->from, h->to);
}

/* What a leaver has not read is his successor's to read. */
static enum status on_handed_on(struct ctx *ctx, const struct event_view *e)
{
    struct hand_on h = {.from = e->subject_id};

    TRY(account_successor(ctx, h.from, &h.to));
    return h.to == h.from || h.to == 0 ? ST_OK : db_tx(ctx, hand_on_tx, &h);
}

const struct subscriber NOTICE_SUBSCRIBERS[] = {
    {"congress.founded", on_founded},
    {"account.handed_on", on_handed_on},
    {0},
};
