// SPDX-License-Identifier: MulanPSL-2.0
/* The demo county's reports to voters: nine were held and rated, most of them published; two are to
 * come. */
#include "modules/deputy/deputy.h"
#include "modules/reportback/reportback_list.h"
#include "modules/reportback/reportback_parts.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"

enum { HELD = 9, COMING = 2, SEED = 61, HOUR = 9, APART = 23, BEFORE = 12 };

struct demo {
    struct deputy *deputies;
    size_t count;
    struct date today;
};

static enum status held(struct ctx *ctx, const struct demo *d, uint32_t n)
{
    const struct deputy *who = &d->deputies[(n * 29 + 3) % d->count];
    const struct date on = date_add_days((struct date){d->today.year, 4, 10}, (int)(n * APART));
    const uint32_t pick = demo_pick(SEED, n, 30);
    struct reportback r = {.deputy_id = who->id,
                           .audience = n % 4 == 3 ? S("committee") : S("voters"),
                           .organiser = who->delegation_name,
                           .place = T("reportback.demo.place"),
                           .planned_on = on,
                           .held_on = on,
                           .present = 40 + pick,
                           .asked = T("reportback.demo.asked")};
    const struct reportback_count paper = {30 + pick, 7, n % 3};

    if (date_cmp(on, d->today) > 0)
        return ST_OK;
    demo_act(ctx, NULL, date_add_days(on, -BEFORE), HOUR);
    TRY(reportback_plan(ctx, &r, &r.id));
    TRY(reportback_write(ctx, r.id, 1, T("reportback.demo.text")));
    demo_act(ctx, NULL, on, HOUR + 2);
    r.version = 2;
    TRY(reportback_hold(ctx, &r));
    TRY(reportback_count(ctx, r.id, 3, &paper));
    return n % 3 == 2 ? ST_OK : reportback_publish(ctx, r.id, 4);
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    const struct demo *d = input;

    for (uint32_t n = 0; n < HELD; n++)
        TRY(held(ctx, d, n));
    for (uint32_t n = 0; n < COMING; n++) {
        struct reportback r = {.deputy_id = d->deputies[n % d->count].id,
                               .audience = S("voters"),
                               .organiser = d->deputies[n % d->count].delegation_name,
                               .place = T("reportback.demo.place"),
                               .planned_on = date_add_days(d->today, (int)(n * 3 + 9))};

        demo_act(ctx, NULL, date_add_days(d->today, -2), HOUR);
        TRY(reportback_plan(ctx, &r, &r.id));
    }
    return ST_OK;
}

enum status reportback_demo(struct ctx *ctx)
{
    struct demo d = {.today = ctx->today};
    const int64_t now = ctx->now;

    TRY(deputy_in_office(ctx, ctx->today, 0, 0, &d.deputies, &d.count));
    if (d.count == 0)
        return ST_OK;
    TRY(db_tx(ctx, demo_tx, &d));
    demo_act(ctx, NULL, d.today, 0);
    ctx->now = now;
    return ST_OK;
}
