// SPDX-License-Identifier: MulanPSL-2.0
/* What other parts of the house take from here: figures, notices, reminders, tasks, duties, search,
 * the public side. */
#include "modules/reportback/reportback_parts.h"
#include "modules/reportback/reportback_list.h"
#include "modules/reportback/reportback_rules.h"
#include "platform/indicator.h"
#include "platform/text.h"

enum { PAGE = 200, WRITE_DAYS = 5 };

static struct str url_of(struct ctx *ctx, int64_t id)
{
    return str_printf(ctx->arena, "/reportback/%lld", (long long)id);
}

/* ---------------------------------------------------------------- figures */

static enum status values(struct ctx *ctx, const struct indicator_query *q, bool ratio,
                          struct indicator_value **out, size_t *out_count)
{
    struct reportback_share *shares;
    size_t count;

    TRY(reportback_store_shares(ctx, q->period.from, q->period.to, q->by, q->key, &shares, &count));
    *out = arena_array(ctx->arena, count, struct indicator_value);
    *out_count = count;
    arr_each (i, count)
        (*out)[i] = (struct indicator_value){
            .key = shares[i].key,
            .label = q->by == NULL ? S("")
                     : strcmp(q->by, "month") == 0
                         ? indicator_month_label(ctx->arena, shares[i].key)
                         : text_of("reportback.audience.", shares[i].key),
            .numerator = ratio ? shares[i].good : shares[i].held,
            .denominator = ratio ? shares[i].all : -1,
        };
    return ST_OK;
}

static enum status held(struct ctx *ctx, const struct indicator_query *q,
                        struct indicator_value **out, size_t *out_count)
{
    return values(ctx, q, false, out, out_count);
}

static enum status satisfied(struct ctx *ctx, const struct indicator_query *q,
                             struct indicator_value **out, size_t *out_count)
{
    return values(ctx, q, true, out, out_count);
}

static enum status rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                        struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/reportback?held=1&", out);
}

static const char *const BY[] = {"month", "audience", NULL};

const struct indicator REPORTBACK_INDICATORS[] = {
    {.name = "reportback.held",
     .unit = "unit.person_times",
     .breakdowns = BY,
     .values = held,
     .rows_url = rows,
     .permission = "reportback.read"},
    {.name = "reportback.satisfied",
     .unit = "unit.percent",
     .breakdowns = BY,
     .ratio = true,
     .values = satisfied,
     .rows_url = rows,
     .permission = "reportback.read",
     .adds = "content",
     .adds_below = "rated"},
    {0},
};

/* ---------------------------------------------------------------- notices, dues, tasks */

const struct notice_kind REPORTBACK_NOTICES[] = {
    {"reportback.planned", "on place", true, "reportback.take_part"},
    {"reportback.due", "name title what due_on days late today", false,
     "reportback.take_part reportback.manage"},
    {0},
};

/* The text is wanted some days before. */
static enum status texts_due(struct ctx *ctx, struct date from, struct date until,
                             struct due_item **out, size_t *out_count)
{
    struct reportback_filter f = {.state = S("planned"),
                                  .from = date_add_days(from, WRITE_DAYS),
                                  .to = date_add_days(until, WRITE_DAYS),
                                  .limit = PAGE};
    struct reportback *all;
    struct str next;
    int64_t total;

    TRY(reportback_store_page(ctx, &f, &all, out_count, &next, &total));
    *out = arena_array(ctx->arena, *out_count, struct due_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct due_item){
            .subject_id = all[i].id,
            .due_on = date_add_days(all[i].planned_on, -WRITE_DAYS),
            .deputy_id = all[i].deputy_id,
            .url = url_of(ctx, all[i].id),
            .title = all[i].name,
            .name = TF(ctx->arena, "reportback.title_of", all[i].name),
        };
    return ST_OK;
}

const struct due_source REPORTBACK_DUES[] = {
    {.name = "reportback.text",
     .kind = "reportback.due",
     .whom = "deputy office",
     .rules = "-5 deputy, -1 deputy, 1 office",
     .list = texts_due},
    {0},
};

enum status reportback_tasks(struct ctx *ctx, unsigned limit, struct task **out, size_t *out_count,
                             int64_t *out_total)
{
    struct reportback_filter f = {
        .state = S("planned"), .deputy_id = ctx->actor->deputy_id, .limit = limit};
    struct reportback *all;
    struct str next;

    *out_count = 0;
    *out_total = 0;
    if (ctx->actor->deputy_id == 0 || !may(ctx, "reportback.take_part"))
        return ST_OK;
    TRY(reportback_store_page(ctx, &f, &all, out_count, &next, out_total));
    *out = arena_array(ctx->arena, *out_count, struct task);
    arr_each (i, *out_count)
        (*out)[i] = (struct task){.label = T("reportback.task.write"),
                                  .title = TF(ctx->arena, "reportback.title_of", all[i].name),
                                  .number = S(""),
                                  .who = S(""),
                                  .due_on = date_add_days(all[i].planned_on, -WRITE_DAYS),
                                  .url = url_of(ctx, all[i].id)};
    return ST_OK;
}

/* ---------------------------------------------------------------- duties, search, public side */

static enum status reported(struct ctx *ctx, const struct duty_query *q, struct duty_fact **out,
                            size_t *out_count)
{
    struct reportback *all;
    size_t count;

    TRY(reportback_store_duties(ctx, q->from, q->to, q->deputy_id, q->after_deputy, q->after_record,
                                q->limit, &all, &count));
    *out = arena_array(ctx->arena, count, struct duty_fact);
    *out_count = count;
    arr_each (i, count)
        (*out)[i] = (struct duty_fact){
            .deputy_id = all[i].deputy_id,
            .record_id = all[i].id,
            .on = all[i].held_on,
            .count = 1,
            .title = text_of("reportback.audience.", all[i].audience),
            .url = url_of(ctx, all[i].id),
            .state = S("done"),
        };
    return ST_OK;
}

const struct duty_source REPORTBACK_DUTIES[] = {
    {"reportback.held", "unit.times", reported, DUTY_DAY_RECESS}, {0}};

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct reportback r;

    TRY(reportback_store_get(ctx, id, &r));
    search_key(&readers, "reportback.read");
    search_docs_add(out, &(struct search_doc){
                             .title = TF(ctx->arena, "reportback.title_of", r.name),
                             .body = str_printf(ctx->arena, STR_FMT "\n" STR_FMT, STR_ARG(r.text),
                                                STR_ARG(r.asked)),
                             .url = url_of(ctx, id),
                             .day = date_none(r.held_on) ? r.planned_on : r.held_on,
                             .state = r.state,
                             .people = r.name,
                             .audience = readers.at,
                             .audience_count = readers.count,
                         });
    return ST_OK;
}

static const char *const TABLES[] = {"reportback", NULL};

const struct search_source REPORTBACK_SEARCHES[] = {
    {
        .kind = "reportback",
        .events = "reportback.",
        .state_text = "reportback.state.",
        .tables = TABLES,
        .load = load,
        .ids = reportback_store_ids,
        .readers = "reportback.read",
    },
    {0},
};

static enum status published(struct ctx *ctx, struct str q, unsigned limit,
                             struct public_item **out, size_t *out_count)
{
    const struct reportback_filter f = {.q = q, .public = true, .limit = limit};
    struct reportback *all;
    struct str next;
    int64_t total;

    TRY(reportback_store_page(ctx, &f, &all, out_count, &next, &total));
    *out = arena_array(ctx->arena, *out_count, struct public_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct public_item){
            .title = TF(ctx->arena, "reportback.title_of", all[i].name),
            .meta = all[i].delegation,
            .url = str_printf(ctx->arena, "/p/reportback/%lld", (long long)all[i].id),
            .on = all[i].held_on,
        };
    return ST_OK;
}

const struct public_source REPORTBACK_PUBLICS[] = {{"reportback", "/p/reportback", 0, published},
                                                   {0}};
