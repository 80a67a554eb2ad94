// SPDX-License-Identifier: MulanPSL-2.0
/* Invented recalls: one that did not pass, one that too few had signed, one that waits for its
 * vote. None ends a mandate: the register of the demo stays as it is. */
#include "modules/account/account.h"
#include "modules/deputy/deputy.h"
#include "modules/recall/recall_actions.h"
#include "modules/recall/recall_parts.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"

enum { HOUR = 10, FAR = 260, NEAR = 30, FIRST = 120, VOTERS = 1860, SIGNED = 63 };

struct tale {
    struct ctx *ctx;
    struct actor clerk;
    struct deputy *deputies;
    size_t count;
    int64_t id;
    struct date on;
};

static enum status receive(struct tale *t, size_t n, struct date on, struct str reasons)
{
    const struct recall_new in = {.mandate_id = t->deputies[n % t->count].id,
                                  .level = S(""),
                                  .name = S(""),
                                  .constituency = S(""),
                                  .mover = S("voters"),
                                  .received_on = on,
                                  .reasons = reasons,
                                  .signers = S("")};

    t->on = on;
    demo_act(t->ctx, &t->clerk, on, HOUR);
    return recall_receive(t->ctx, &in, &t->id);
}

static enum status step(struct tale *t, int days, struct recall_do in)
{
    struct recall r;

    t->on = date_add_days(t->on, days);
    demo_act(t->ctx, &t->clerk, t->on, HOUR);
    TRY(recall_get(t->ctx, t->id, &r));
    in.id = t->id;
    in.version = r.version;
    if (date_none(in.on))
        in.on = t->on;
    return recall_do(t->ctx, &in);
}

static enum status until_printed(struct tale *t)
{
    TRY(step(t, 5, (struct recall_do){.act = RECALL_ACCEPT, .signers = SIGNED}));
    TRY(step(t, 1, (struct recall_do){.act = RECALL_GIVE}));
    TRY(step(t, 6,
             (struct recall_do){
                 .act = RECALL_DEFEND, .way = S("written"), .text = T("recall.demo.defence")}));
    return step(t, 2, (struct recall_do){.act = RECALL_PRINT});
}

static enum status set_day(struct tale *t, int days)
{
    return step(t, 1,
                (struct recall_do){.act = RECALL_SET_DAY,
                                   .on = date_add_days(t->on, days),
                                   .place = T("recall.demo.place"),
                                   .chair = T("recall.demo.chair")});
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    const struct date today = *(const struct date *)input;
    struct tale t = {.ctx = ctx, .clerk = *ctx->actor};
    struct account_post *posts;
    size_t count;

    TRY(account_holders(ctx, "office", 0, &posts, &count));
    if (count > 0) {
        t.clerk.account_id = posts[0].account_id;
        t.clerk.name = posts[0].name;
    }
    TRY(deputy_in_office(ctx, today, 0, 0, &t.deputies, &t.count));
    if (t.count == 0)
        return ST_OK;
    TRY(receive(&t, FIRST, date_add_days(today, -FAR), T("recall.demo.reasons1")));
    TRY(until_printed(&t));
    TRY(set_day(&t, 20));
    TRY(step(&t, 20,
             (struct recall_do){.act = RECALL_COUNT,
                                .count = {.whole = VOTERS,
                                          .issued = 1290,
                                          .cast = 1284,
                                          .invalid = 12,
                                          .yes = 571,
                                          .no = 633,
                                          .abstain = 68},
                                .number = T("recall.demo.minutes")}));
    TRY(receive(&t, FIRST + 7, date_add_days(today, -FAR / 2), T("recall.demo.reasons3")));
    TRY(step(&t, 6, (struct recall_do){.act = RECALL_REFUSE, .text = T("recall.demo.why")}));
    TRY(receive(&t, FIRST + 11, date_add_days(today, -NEAR), T("recall.demo.reasons2")));
    TRY(until_printed(&t));
    return set_day(&t, NEAR);
}

enum status recall_demo(struct ctx *ctx)
{
    const struct date today = ctx->today;
    const int64_t now = ctx->now;
    enum status st;

    st = db_tx(ctx, demo_tx, &today);
    demo_act(ctx, NULL, today, 0);
    ctx->now = now;
    return st;
}
