// SPDX-License-Identifier: MulanPSL-2.0
/* The demo county's money: rules of the year, a budget with what was spent, two monthly lists (one
 * paid, one waiting for approval), two subscriptions, some accounts. */
#include "modules/allowance/allowance_actions.h"
#include "modules/allowance/allowance_parts.h"
#include "modules/deputy/deputy.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"

enum { HOUR = 10, ACCOUNTS = 12, LOST_FEN = 10000, PHONE_FEN = 5000, COPY_FEN = 9600 };

static const int64_t BUDGET_FEN = 68000000, SMALL_FEN = 1500000;

static enum status rules(struct ctx *ctx, int year)
{
    const struct allowance_rule lost = {
        .kind = S("lost"),
        .fen = LOST_FEN,
        .per = S("day"),
        .whom = S("no_wage"),
        .sources = S("meeting.session meeting.sitting meeting.invited station.received"
                     " activity.attended contact.held training.attended reportback.held"),
        .from_on = {year, 1, 1},
        .basis = T("allowance.demo.basis")};
    const struct allowance_rule phone = {.kind = S("both"),
                                         .fen = PHONE_FEN,
                                         .per = S("month"),
                                         .whom = S("no_wage"),
                                         .sources = S(""),
                                         .from_on = {year, 1, 1},
                                         .basis = T("allowance.demo.basis")};
    int64_t id;

    TRY(allowance_rule_save(ctx, &lost, &id));
    return allowance_rule_save(ctx, &phone, &id);
}

static enum status spend(struct ctx *ctx, int64_t budget, const char *use, struct str what,
                         int64_t fen, struct date on, bool sure)
{
    const struct allowance_spend s = {.budget_id = budget,
                                      .use = str_from(use),
                                      .what = what,
                                      .payee = S(""),
                                      .on = on,
                                      .fen = fen};
    int64_t id;

    return allowance_spend_add(ctx, &s, sure, &id);
}

static enum status budgets(struct ctx *ctx, struct date today, struct str delegation, int64_t *out)
{
    const struct allowance_budget all = {.year = today.year,
                                         .title = T("allowance.budget_title"),
                                         .scope = S("congress"),
                                         .holder = S(""),
                                         .fen = BUDGET_FEN};
    const struct allowance_budget one = {.year = today.year,
                                         .title = T("allowance.demo.group"),
                                         .scope = S("delegation"),
                                         .holder = delegation,
                                         .fen = SMALL_FEN};
    int64_t id;

    TRY(allowance_budget_save(ctx, &all, out));
    TRY(spend(ctx, *out, "training", T("allowance.demo.training"), SMALL_FEN * 3,
              date_add_days(today, -40), false));
    TRY(spend(ctx, *out, "inspection", T("allowance.demo.inspection"), SMALL_FEN,
              date_add_days(today, -20), false));
    TRY(allowance_budget_save(ctx, &one, &id));
    TRY(spend(ctx, id, "activity", T("allowance.demo.activity"), SMALL_FEN,
              date_add_days(today, -15), false));
    return spend(ctx, id, "activity", T("allowance.demo.activity_more"), SMALL_FEN / 10,
                 date_add_days(today, -3), true);
}

static enum status lists(struct ctx *ctx, struct date today, int64_t budget)
{
    const struct date last = date_add_days((struct date){today.year, today.month, 1}, -1),
                      before = date_add_days((struct date){last.year, last.month, 1}, -1);
    struct allowance_list l = {0};
    int64_t id;

    demo_act(ctx, NULL, date_add_days(before, 4), HOUR);
    TRY(allowance_compute(ctx, str_printf(ctx->arena, "%04d-%02u", before.year, before.month),
                          &id));
    TRY(allowance_store_list(ctx, id, &l));
    if (l.lines > 0) {
        TRY(allowance_submit(ctx, id, 1));
        TRY(allowance_approve(ctx, id, 2));
        TRY(allowance_pay(ctx, id, 3, ctx->today, budget));
    }
    demo_act(ctx, NULL, date_later(date_add_days(last, 3), date_add_days(today, -6)), HOUR);
    if (date_cmp(ctx->today, today) > 0)
        demo_act(ctx, NULL, today, HOUR);
    TRY(allowance_compute(ctx, str_printf(ctx->arena, "%04d-%02u", last.year, last.month), &id));
    TRY(allowance_store_list(ctx, id, &l));
    return l.lines > 0 ? allowance_submit(ctx, id, 1) : ST_OK;
}

static enum status subscriptions(struct ctx *ctx, struct date today, int64_t budget,
                                 int64_t delegation)
{
    const struct allowance_subscription s = {
        .year = today.year, .title = T("allowance.demo.paper"), .fen = COPY_FEN};
    size_t added;
    int64_t id;

    demo_act(ctx, NULL, date_add_days(today, -30), HOUR);
    TRY(allowance_subscription_save(ctx, &s, &id));
    TRY(allowance_subscription_fill(ctx, id, delegation, &added));
    TRY(allowance_subscription_order(ctx, id, 1, budget, false));
    return allowance_subscription_post(ctx, id, 2, date_add_days(today, -30));
}

static enum status accounts(struct ctx *ctx, const struct deputy *all, size_t count)
{
    size_t n = 0;

    for (size_t i = 0; i < count && n < ACCOUNTS; i++) {
        const struct allowance_account a = {
            .deputy_id = all[i].id,
            .bank = T("allowance.demo.bank"),
            .number = str_printf(ctx->arena, "6210 0000 0000 %04zu 017", i)};

        if (!str_eqz(all[i].wage, "none"))
            continue;
        TRY(allowance_account_save(ctx, &a));
        n++;
    }
    return ST_OK;
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    const struct date today = *(const struct date *)input;
    struct deputy *all;
    int64_t budget;
    size_t count;

    TRY(deputy_in_office(ctx, today, 0, 0, &all, &count));
    if (count == 0)
        return ST_OK;
    TRY(rules(ctx, today.year - 1));
    TRY(budgets(ctx, today, all[0].delegation_name, &budget));
    TRY(accounts(ctx, all, count));
    TRY(subscriptions(ctx, today, budget, all[0].delegation_id));
    return lists(ctx, today, budget);
}

enum status allowance_demo(struct ctx *ctx)
{
    const struct date today = ctx->today;
    const int64_t now = ctx->now;

    TRY(db_tx(ctx, demo_tx, &today));
    demo_act(ctx, NULL, today, 0);
    ctx->now = now;
    return ST_OK;
}
