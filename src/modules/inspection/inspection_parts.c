// SPDX-License-Identifier: MulanPSL-2.0
/* What other parts of the house take from here: reminders, tasks, files, search. */
#include "modules/inspection/inspection_parts.h"
#include "modules/inspection/inspection_actions.h"
#include "modules/inspection/inspection_list.h"
#include "platform/text.h"

enum { TASKS_BACK = 400, TASKS_AHEAD = 14 };

const struct notice_kind INSPECTION_NOTICES[] = {
    {"inspection.notified", "title statute from until", true, "inspection.manage"},
    {"inspection.due", "name title what due_on days late today", false, "inspection.manage"},
    {0},
};

/* ---------------------------------------------------------------- reminders and tasks */

static enum status reports_due(struct ctx *ctx, struct date from, struct date until,
                               struct due_item **out, size_t *out_count)
{
    struct inspection *all;

    TRY(inspection_store_late(ctx, from, until, &all, out_count));
    *out = arena_array(ctx->arena, *out_count, struct due_item);
    arr_each (n, *out_count)
        (*out)[n] = (struct due_item){.subject_id = all[n].id,
                                      .due_on = all[n].ends_on,
                                      .url = inspection_url(ctx, all[n].id, ""),
                                      .title = all[n].title,
                                      .name = all[n].title};
    return ST_OK;
}

static enum status notices_due(struct ctx *ctx, struct date from, struct date until,
                               struct due_item **out, size_t *out_count)
{
    struct inspection *all;
    size_t count;

    *out_count = 0;
    TRY(inspection_store_unnotified(ctx, &all, &count));
    *out = arena_array(ctx->arena, count, struct due_item);
    arr_each (n, count) {
        struct date by;

        TRY(inspection_notify_by(ctx, &all[n], &by));
        if (date_cmp(by, from) >= 0 && date_cmp(by, until) <= 0)
            (*out)[(*out_count)++] = (struct due_item){.subject_id = all[n].id,
                                                       .due_on = by,
                                                       .url = inspection_url(ctx, all[n].id, ""),
                                                       .title = all[n].title,
                                                       .name = all[n].title};
    }
    return ST_OK;
}

const struct due_source INSPECTION_DUES[] = {
    {.name = "inspection.notice",
     .kind = "inspection.due",
     .whom = "office leader",
     .rules = "-5 office, 0 office",
     .list = notices_due},
    {.name = "inspection.report",
     .kind = "inspection.due",
     .whom = "office leader",
     .rules = "-7 office, 0 office, 1 leader",
     .list = reports_due},
    {0},
};

enum status inspection_tasks(struct ctx *ctx, unsigned limit, struct task **out, size_t *out_count,
                             int64_t *out_total)
{
    const struct inspection_finding_filter waiting = {.waiting = true, .limit = limit};
    struct inspection_finding *found;
    struct inspection *all;
    size_t count = 0, waits = 0;
    struct str next;
    int64_t total = 0;

    *out = arena_array(ctx->arena, limit, struct task);
    *out_count = 0;
    *out_total = 0;
    if (!may(ctx, "inspection.manage"))
        return ST_OK;
    TRY(inspection_store_late(ctx, date_add_days(ctx->today, -TASKS_BACK),
                              date_add_days(ctx->today, TASKS_AHEAD), &all, &count));
    TRY(inspection_store_findings(ctx, &waiting, &found, &waits, &next, &total));
    for (size_t n = 0; n < waits && *out_count < limit; n++)
        (*out)[(*out_count)++] = (struct task){
            .label = T("inspection.task.confirm"),
            .number = S(""),
            .who = found[n].finder,
            .title = found[n].place,
            .due_on = found[n].due_on,
            .url = str_printf(ctx->arena, "/inspection/finding/%lld", (long long)found[n].id)};
    for (size_t n = 0; n < count && *out_count < limit; n++)
        (*out)[(*out_count)++] = (struct task){.label = T("inspection.task.report"),
                                               .number = S(""),
                                               .who = S(""),
                                               .title = all[n].title,
                                               .due_on = all[n].ends_on,
                                               .url = inspection_url(ctx, all[n].id, "")};
    *out_total = (int64_t)count + total;
    return ST_OK;
}

/* ---------------------------------------------------------------- files */

static enum status of_finding(struct ctx *ctx, int64_t id, struct inspection_finding *f,
                              struct inspection *i)
{
    TRY(inspection_store_finding(ctx, id, f));
    return inspection_get(ctx, f->inspection_id, i);
}

/* Whoever wrote it down adds to it, and the office. */
static enum status files_may(struct ctx *ctx, int64_t id, enum attachment_act what)
{
    struct inspection_finding f = {0};
    struct inspection i = {0};

    TRY(of_finding(ctx, id, &f, &i));
    if (what == ATTACHMENT_READ || may(ctx, "inspection.manage"))
        return ST_OK;
    if (what == ATTACHMENT_ADD && f.account_id == ctx->actor->account_id &&
        !str_eqz(i.state, "closed"))
        return ST_OK;
    return fail(&ctx->err, ST_DENIED, "inspection.err.files", NULL);
}

static enum status files_where(struct ctx *ctx, int64_t id, struct str *out_title,
                               struct str *out_url)
{
    struct inspection_finding f = {0};
    struct inspection i = {0};

    TRY(of_finding(ctx, id, &f, &i));
    *out_title = f.place;
    *out_url = str_printf(ctx->arena, "/inspection/finding/%lld", (long long)id);
    return ST_OK;
}

const struct attachment_owner INSPECTION_ATTACHMENTS[] = {
    {.kind = "inspection_finding", .may = files_may, .where = files_where, .phone = true},
    {0},
};

/* ---------------------------------------------------------------- search */

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct inspection i = {0};

    TRY(inspection_store_get(ctx, id, &i));
    search_key(&readers, "inspection.read");
    search_docs_add(
        out, &(struct search_doc){
                 .title = i.title,
                 .body = str_printf(ctx->arena, STR_FMT "\n" STR_FMT "\n" STR_FMT "\n" STR_FMT,
                                    STR_ARG(i.statute), STR_ARG(i.goal), STR_ARG(i.summary),
                                    STR_ARG(i.amend)),
                 .url = inspection_url(ctx, id, ""),
                 .day = i.starts_on,
                 .state = i.state,
                 .audience = readers.at,
                 .audience_count = readers.count,
             });
    return ST_OK;
}

static const char *const TABLES[] = {"inspection", NULL};

const struct search_source INSPECTION_SEARCHES[] = {
    {
        .kind = "inspection",
        .events = "inspection.",
        .state_text = "inspection.state.",
        .tables = TABLES,
        .load = load,
        .ids = inspection_store_ids,
        .readers = "inspection.read",
    },
    {0},
};
