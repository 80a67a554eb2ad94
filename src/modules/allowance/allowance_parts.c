// SPDX-License-Identifier: MulanPSL-2.0
/* What other parts of the house take from here: notices, reminders, tasks, figures, search, and
 * accounts that have had their time. */
#include "modules/allowance/allowance_parts.h"
#include "modules/allowance/allowance_actions.h"
#include "platform/event.h"
#include "platform/indicator.h"
#include "platform/text.h"

enum { LIST_DAY = 10, RETENTION_MONTHS = 24, TASKS_MAX = 20 };

#define VALUES "month people yuan note"

const struct notice_kind ALLOWANCE_NOTICES[] = {
    {"allowance.submitted", VALUES, false, "allowance.approve"},
    {"allowance.approved", VALUES, false, "allowance.manage"},
    {"allowance.returned", VALUES, false, "allowance.manage"},
    {"allowance.paid", VALUES, false, "allowance.take_part"},
    {"allowance.due", "name title what due_on days late today", false, "allowance.manage"},
    {0},
};

/* ---------------------------------------------------------------- the list of last month */

static struct str month_before(struct ctx *ctx, struct date of)
{
    const struct date last = date_add_days((struct date){of.year, of.month, 1}, -1);

    return str_printf(ctx->arena, "%04d-%02u", last.year, last.month);
}

/* By the tenth the list of the month before is with the finance office. */
static enum status list_due(struct ctx *ctx, struct date from, struct date until,
                            struct due_item **out, size_t *out_count)
{
    const struct date day = {ctx->today.year, ctx->today.month, LIST_DAY};
    const struct str month = month_before(ctx, ctx->today);
    struct allowance_list l = {0};
    struct allowance_rule *rules;
    size_t count;
    enum status st;

    *out_count = 0;
    *out = arena_array(ctx->arena, 1, struct due_item);
    TRY(allowance_store_rules(ctx, &rules, &count));
    if (count == 0 || date_cmp(day, from) < 0 || date_cmp(day, until) > 0)
        return ST_OK;
    st = allowance_store_list_of(ctx, month, &l);
    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    if (st == ST_OK && (str_eqz(l.state, "approved") || str_eqz(l.state, "paid")))
        return ST_OK;
    (*out)[(*out_count)++] = (struct due_item){.subject_id = day.year * 12 + (int64_t)day.month,
                                               .due_on = day,
                                               .url = S("/allowance"),
                                               .title = TF(ctx->arena, "allowance.list_of", month),
                                               .name = TF(ctx->arena, "allowance.list_of", month)};
    return ST_OK;
}

const struct due_source ALLOWANCE_DUES[] = {
    {.name = "allowance.list",
     .kind = "allowance.due",
     .whom = "office leader",
     .rules = "-3 office, 0 office",
     .list = list_due},
    {0},
};

enum status allowance_tasks(struct ctx *ctx, unsigned limit, struct task **out, size_t *out_count,
                            int64_t *out_total)
{
    const bool manages = may(ctx, "allowance.manage"), approves = may(ctx, "allowance.approve");
    const struct allowance_list_filter f = {
        .state = S("submitted"), .after = S(""), .limit = TASKS_MAX};
    const struct allowance_list_filter g = {
        .state = S("approved"), .after = S(""), .limit = TASKS_MAX};
    struct allowance_list *all = NULL;
    struct str next;
    int64_t total;
    size_t count = 0;

    *out = arena_array(ctx->arena, limit, struct task);
    *out_count = 0;
    *out_total = 0;
    if (!manages && !approves)
        return ST_OK;
    TRY(allowance_store_lists(ctx, approves ? &f : &g, &all, &count, &next, &total));
    arr_each (i, count) {
        if (approves && all[i].made_by == ctx->actor->account_id)
            continue;
        (*out_total)++;
        if (*out_count < limit)
            (*out)[(*out_count)++] = (struct task){
                .label = approves ? T("allowance.task.approve") : T("allowance.task.pay"),
                .title = TF(ctx->arena, "allowance.list_of", all[i].month),
                .number = S(""),
                .who = all[i].maker,
                .url = str_printf(ctx->arena, "/allowance/list/%lld", (long long)all[i].id)};
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- figures */

static enum status values(struct ctx *ctx, const struct indicator_query *q,
                          enum allowance_measure what, const char *prefix,
                          struct indicator_value **out, size_t *out_count)
{
    struct allowance_share *shares;
    size_t count;

    TRY(allowance_store_shares(ctx, what, q->period.from, q->period.to, q->by, q->key, &shares,
                               &count));
    *out = arena_array(ctx->arena, count, struct indicator_value);
    *out_count = count;
    arr_each (i, count)
        (*out)[i] = (struct indicator_value){
            .key = shares[i].key,
            .label = q->by == NULL ? S("")
                     : strcmp(q->by, "month") == 0
                         ? indicator_month_label(ctx->arena, shares[i].key)
                         : text_of(prefix, shares[i].key),
            .numerator = shares[i].sum,
            .denominator = what == ALLOWANCE_COVERED ? shares[i].all : -1,
        };
    return ST_OK;
}

#define FIGURE(name, what, prefix)                                                                 \
    static enum status name(struct ctx *ctx, const struct indicator_query *q,                      \
                            struct indicator_value **out, size_t *out_count)                       \
    {                                                                                              \
        return values(ctx, q, what, prefix, out, out_count);                                       \
    }
FIGURE(paid, ALLOWANCE_PAID, "allowance.kind.")
FIGURE(covered, ALLOWANCE_COVERED, "allowance.kind.")
FIGURE(spent, ALLOWANCE_SPENT, "allowance.use.")
FIGURE(budgeted, ALLOWANCE_BUDGETED, "allowance.scope.")

static enum status paid_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                             struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/allowance/line?settled=1&", out);
}

static enum status covered_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                                struct str *out)
{
    return indicator_rows(ctx, q,
                          strcmp(part, "numerator") == 0 ? "/allowance/line?settled=1&lost=1&"
                                                         : "/allowance/line?lost=1&",
                          out);
}

static enum status spent_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                              struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/allowance/spend?", out);
}

static enum status budget_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                               struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/allowance/budget?", out);
}

static const char *const BY_BOTH[] = {"month", "kind", NULL};
static const char *const BY_MONTH[] = {"month", NULL};
static const char *const BY_KIND[] = {"kind", NULL};

const struct indicator ALLOWANCE_INDICATORS[] = {
    {.name = "allowance.paid",
     .unit = "unit.wan_yuan",
     .breakdowns = BY_BOTH,
     .values = paid,
     .rows_url = paid_rows,
     .permission = "allowance.read",
     .adds = "fen"},
    {.name = "allowance.covered",
     .unit = "unit.percent",
     .breakdowns = BY_MONTH,
     .ratio = true,
     .values = covered,
     .rows_url = covered_rows,
     .permission = "allowance.read"},
    {.name = "allowance.budget",
     .unit = "unit.wan_yuan",
     .breakdowns = BY_KIND,
     .values = budgeted,
     .rows_url = budget_rows,
     .permission = "allowance.read",
     .adds = "fen"},
    {.name = "allowance.spent",
     .unit = "unit.wan_yuan",
     .breakdowns = BY_BOTH,
     .values = spent,
     .rows_url = spent_rows,
     .permission = "allowance.read",
     .adds = "fen"},
    {0},
};

/* ---------------------------------------------------------------- search */

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct allowance_budget b = {0};

    TRY(allowance_store_budget(ctx, id, &b));
    search_key(&readers, "allowance.read");
    search_docs_add(out, &(struct search_doc){
                             .title = b.title,
                             .body = b.holder,
                             .url = str_printf(ctx->arena, "/allowance/budget/%lld", (long long)id),
                             .day = {(int)b.year, 1, 1},
                             .audience = readers.at,
                             .audience_count = readers.count,
                         });
    return ST_OK;
}

static const char *const TABLES[] = {"allowance_budget", NULL};

const struct search_source ALLOWANCE_SEARCHES[] = {
    {
        .kind = "allowance",
        .events = "allowance.budget_",
        .tables = TABLES,
        .load = load,
        .ids = allowance_store_budget_ids,
        .readers = "allowance.read",
    },
    {0},
};

/* ---------------------------------------------------------------- accounts that had their time */

static enum status left(struct ctx *ctx, struct date until, int64_t after, unsigned limit,
                        struct retention_item **out, size_t *out_count)
{
    struct allowance_holder *all;

    TRY(allowance_store_left(ctx, until, after, limit, &all, out_count));
    *out = arena_array(ctx->arena, *out_count, struct retention_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct retention_item){.id = all[i].account_id,
                                            .name = T("allowance.account"),
                                            .url = S("/allowance/account"),
                                            .ended_on = all[i].left_on};
    return ST_OK;
}

static enum status erase(struct ctx *ctx, int64_t id)
{
    TRY(allowance_store_account_drop(ctx, id));
    return event_emit(ctx, "allowance.account_erased", id);
}

const struct retention ALLOWANCE_RETENTIONS[] = {
    {"allowance.account", RETENTION_MONTHS, left, erase},
    {0},
};
