// SPDX-License-Identifier: MulanPSL-2.0
/* What other parts of the house take from here: notices, reminders, tasks, search, the daily look.
 */
#include "modules/finance/finance_parts.h"
#include "modules/finance/finance_actions.h"
#include "modules/finance/finance_store.h"
#include "modules/finance/finance_store_open.h"
#include "platform/text.h"

enum { DUES_PAGE = 200, FINDING_PART = 2, WARNING_PART = 1, YEAR_PART = 1000 };

const struct notice_kind FINANCE_NOTICES[] = {
    {"finance.asked", "name title due_on", false, "finance.answer finance.manage"},
    {"finance.answered", "name title due_on", false, "finance.manage"},
    {"finance.found", "name title due_on", false, "finance.answer finance.manage"},
    {"finance.found_again", "name title due_on", false, "finance.answer finance.manage"},
    {"finance.mended", "name title due_on", false, "finance.manage"},
    {"finance.due", "name title what due_on days late today", false,
     "finance.answer finance.manage finance.read"},
    {0},
};

/* ---------------------------------------------------------------- dues */

static struct str url_of(struct ctx *ctx, const char *what, int64_t id)
{
    return str_printf(ctx->arena, "/finance/%s/%lld", what, (long long)id);
}

/* Of this year and the last: what hangs over from it. Subject: the year and the law's item. */
static enum status calendar_due(struct ctx *ctx, struct date from, struct date until,
                                struct due_item **out, size_t *out_count)
{
    struct finance_due *years[2];
    size_t counts[2], n = 0;

    for (int k = 0; k < 2; k++)
        TRY(finance_calendar(ctx, ctx->today.year - 1 + k, &years[k], &counts[k]));
    *out = arena_array(ctx->arena, counts[0] + counts[1], struct due_item);
    for (int k = 0; k < 2; k++)
        arr_each (i, counts[k]) {
            const struct finance_due *d = &years[k][i];

            if (!str_among("open late no_vote", str_from(d->state)) || date_cmp(d->due, from) < 0 ||
                date_cmp(d->due, until) > 0)
                continue;
            (*out)[n++] = (struct due_item){
                .subject_id = (int64_t)d->item.year * YEAR_PART + (int64_t)d->law,
                .part_id = d->item.number,
                .due_on = d->due,
                .url = d->item.id != 0 ? url_of(ctx, "item", d->item.id)
                                       : str_printf(ctx->arena, "/finance?year=%d", d->item.year),
                .title = str_from(d->article),
                .name = finance_item_name(ctx, &d->item),
            };
        }
    *out_count = n;
    return ST_OK;
}

static enum status answer_due(struct ctx *ctx, struct date from, struct date until,
                              const struct due_item *after, unsigned limit, struct due_item **out,
                              size_t *out_count)
{
    struct finance_warning_filter f = {.state = S("asked"), .sort = "id", .limit = DUES_PAGE};
    int64_t total;

    *out = arena_array(ctx->arena, limit, struct due_item);
    *out_count = 0;
    do {
        struct finance_warning *all;
        size_t count;

        TRY(finance_store_warnings(ctx, &f, &all, &count, &f.after, &total));
        for (size_t i = 0; i < count && *out_count < limit; i++) {
            if ((after != NULL && all[i].id <= after->subject_id) || date_none(all[i].due_on) ||
                date_cmp(all[i].due_on, from) < 0 || date_cmp(all[i].due_on, until) > 0)
                continue;
            (*out)[(*out_count)++] = (struct due_item){.subject_id = all[i].id,
                                                       .part_id = WARNING_PART,
                                                       .due_on = all[i].due_on,
                                                       .organ_id = all[i].organ_id,
                                                       .url = url_of(ctx, "warning", all[i].id),
                                                       .title = all[i].rule,
                                                       .name = all[i].name};
        }
    } while (f.after.len > 0 && *out_count < limit);
    return ST_OK;
}

static enum status finding_due(struct ctx *ctx, struct date from, struct date until,
                               const struct due_item *after, unsigned limit, struct due_item **out,
                               size_t *out_count)
{
    struct finance_case_filter f = {.order = "id", .limit = DUES_PAGE};
    int64_t total;

    *out = arena_array(ctx->arena, limit, struct due_item);
    *out_count = 0;
    do {
        struct finance_finding *all;
        size_t count;

        TRY(finance_store_findings(ctx, &f, &all, &count, &f.after, &total));
        for (size_t i = 0; i < count && *out_count < limit; i++) {
            if ((after != NULL && all[i].id <= after->subject_id) || date_none(all[i].due_on) ||
                !finance_word("found rectifying", all[i].state) ||
                date_cmp(all[i].due_on, from) < 0 || date_cmp(all[i].due_on, until) > 0)
                continue;
            (*out)[(*out_count)++] = (struct due_item){.subject_id = all[i].id,
                                                       .part_id = FINDING_PART,
                                                       .due_on = all[i].due_on,
                                                       .organ_id = all[i].organ_id,
                                                       .url = url_of(ctx, "finding", all[i].id),
                                                       .title = all[i].organ,
                                                       .name = all[i].title};
        }
    } while (f.after.len > 0 && *out_count < limit);
    return ST_OK;
}

const struct due_source FINANCE_DUES[] = {
    {.name = "finance.calendar",
     .kind = "finance.due",
     .whom = "office committee leader",
     .rules = "-15 office, -15 committee, -3 office, 1 leader",
     .list = calendar_due},
    {.name = "finance.answer",
     .kind = "finance.due",
     .whom = "unit chief office committee",
     .rules = "-3 unit, 0 unit, 1 chief",
     .page = answer_due},
    {.name = "finance.finding",
     .kind = "finance.due",
     .whom = "unit chief office committee",
     .rules = "-10 unit, 0 unit, 1 chief",
     .page = finding_due},
    {0},
};

/* ---------------------------------------------------------------- tasks */

static enum status owed_to(struct ctx *ctx, unsigned limit, struct finance_warning **warnings,
                           size_t *warnings_count, int64_t *total)
{
    const struct finance_warning_filter f = {
        .state = may(ctx, "finance.manage") ? S("answered") : S("asked"),
        .organ_id = may(ctx, "finance.manage") ? 0 : ctx->actor->organ_id,
        .limit = limit};
    struct str next;

    return finance_store_warnings(ctx, &f, warnings, warnings_count, &next, total);
}

enum status finance_tasks(struct ctx *ctx, unsigned limit, struct task **out, size_t *out_count,
                          int64_t *out_total)
{
    const bool manages = may(ctx, "finance.manage");
    struct finance_warning *warnings;
    size_t count;

    *out = NULL;
    *out_count = 0;
    *out_total = 0;
    if (!manages && (ctx->actor->organ_id == 0 || !may(ctx, "finance.answer")))
        return ST_OK;
    TRY(owed_to(ctx, limit, &warnings, &count, out_total));
    *out = arena_array(ctx->arena, count, struct task);
    *out_count = count;
    arr_each (i, count)
        (*out)[i] =
            (struct task){.label = manages ? T("finance.do.close") : T("finance.owed.answer"),
                          .title = warnings[i].name,
                          .number = S(""),
                          .who = warnings[i].rule,
                          .due_on = manages ? (struct date){0} : warnings[i].due_on,
                          .url = url_of(ctx, "warning", warnings[i].id)};
    return ST_OK;
}

enum status finance_owed(struct ctx *ctx, int64_t *out)
{
    const struct finance_warning_filter f = {
        .state = S("asked"), .organ_id = ctx->actor->organ_id, .limit = 1};
    struct finance_warning *all;
    struct str next;
    size_t count;

    *out = 0;
    if (ctx->actor->organ_id == 0)
        return ST_OK;
    return finance_store_warnings(ctx, &f, &all, &count, &next, out);
}

/* ---------------------------------------------------------------- search */

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct finance_finding f;

    TRY(finance_store_finding(ctx, id, &f));
    search_key(&readers, "finance.read");
    search_key(&readers, "finance.organ:%lld", (long long)f.organ_id);
    search_docs_add(out, &(struct search_doc){
                             .title = f.title,
                             .body = f.result,
                             .url = url_of(ctx, "finding", f.id),
                             .day = f.found_on,
                             .organ_id = f.organ_id,
                             .state = f.state,
                             .people = f.organ,
                             .audience = readers.at,
                             .audience_count = readers.count,
                         });
    return ST_OK;
}

static enum status keys(struct ctx *ctx, struct search_keys *out)
{
    if (ctx->actor->organ_id != 0 && may(ctx, "finance.answer"))
        search_key(out, "finance.organ:%lld", (long long)ctx->actor->organ_id);
    return ST_OK;
}

static const char *const SEARCHED[] = {"finance_finding", NULL};

const struct search_source FINANCE_SEARCHES[] = {
    {
        .kind = "finance",
        .state_text = "finance.finding.",
        .tables = SEARCHED,
        .load = load,
        .ids = finance_store_finding_ids,
        .readers = "finance.read",
        .keys = keys,
    },
    {0},
};

/* ---------------------------------------------------------------- jobs and events */

static enum status examine(struct ctx *ctx)
{
    size_t found;

    return finance_examine(ctx, ctx->today.year, &found);
}

const struct job FINANCE_JOBS[] = {{"finance.examine", true, 0, examine, NULL}, {0}};

static enum status announced(struct ctx *ctx, const struct event_view *e)
{
    return finance_item_voted(ctx, e->subject_id);
}

const struct subscriber FINANCE_SUBSCRIBERS[] = {
    {"vote.announced", announced, NULL}, {"vote.recorded", announced, NULL}, {0}};

/* What the committee has heard on money stands in its public minutes.
 * @law Supervision Law (2024-11-08) art. 10 */
static enum status heard(struct ctx *ctx, const struct id_set *ids, struct public_item **out,
                         size_t *out_count)
{
    struct finance_heard *all;

    TRY(finance_store_heard(ctx, ids, &all, out_count));
    *out = arena_array(ctx->arena, *out_count, struct public_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct public_item){.title = all[i].title.len > 0
                                                      ? all[i].title
                                                      : text_of("finance.item_kind.", all[i].kind),
                                         .meta = S(""),
                                         .url = S(""),
                                         .on = all[i].on};
    return ST_OK;
}

const struct public_rows FINANCE_OPENS[] = {{.list = "/finance/item", .show = heard},
                                            {.list = "/finance/warning",
                                             .words = "finance.rule_kind.",
                                             .count = finance_store_warning_kinds},
                                            {.list = "/finance/finding",
                                             .words = "finance.finding_sort.",
                                             .count = finance_store_finding_sorts},
                                            {0}};
