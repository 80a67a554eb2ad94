// SPDX-License-Identifier: MulanPSL-2.0
/* What other parts of the house take from here: notices, reminders, tasks, duties of deputies,
 * files, search. */
#include "modules/activity/activity_parts.h"
#include "modules/activity/activity_actions.h"
#include "modules/activity/activity_group.h"
#include "modules/activity/activity_rules.h"
#include "platform/text.h"

static struct str url_of(struct ctx *ctx, int64_t id)
{
    return str_printf(ctx->arena, "/activity/%lld", (long long)id);
}

#define VALUES "title on place note"

const struct notice_kind ACTIVITY_NOTICES[] = {
    {"activity.asked", VALUES, false, "activity.take_part"},
    {"activity.bulletin", VALUES, true, "activity.take_part"},
    {"activity.cancelled", VALUES, true, "activity.take_part"},
    {"activity.unasked", VALUES, true, "activity.take_part"},
    {"activity.due", "name title what due_on days late today", false,
     "activity.take_part activity.manage"},
    {0},
};

/* ---------------------------------------------------------------- dues and tasks */

enum { LONG_BEFORE = 400, CLOSE_DAYS = 10, TASKS_BACK = 60, TASKS_AHEAD = 60 };

static enum status answers_due(struct ctx *ctx, struct date from, struct date until,
                               struct due_item **out, size_t *out_count)
{
    struct activity_person *people;
    size_t count;

    *out_count = 0;
    TRY(activity_store_unanswered(ctx, from, date_add_days(until, LONG_BEFORE), 0, &people,
                                  &count));
    *out = arena_array(ctx->arena, count, struct due_item);
    arr_each (i, count) {
        struct activity a;
        struct date day;

        TRY(activity_store_get(ctx, people[i].activity_id, &a));
        day = activity_answer_day(&a);
        if (date_cmp(day, from) < 0 || date_cmp(day, until) > 0)
            continue;
        (*out)[(*out_count)++] = (struct due_item){.subject_id = a.id,
                                                   .part_id = people[i].id,
                                                   .due_on = day,
                                                   .deputy_id = people[i].deputy_id,
                                                   .url = url_of(ctx, a.id),
                                                   .title = a.title,
                                                   .name = a.title};
    }
    return ST_OK;
}

static enum status results_due(struct ctx *ctx, struct date from, struct date until,
                               struct due_item **out, size_t *out_count)
{
    struct activity *all;

    TRY(activity_store_unclosed(ctx, date_add_days(from, -CLOSE_DAYS),
                                date_add_days(until, -CLOSE_DAYS), &all, out_count));
    *out = arena_array(ctx->arena, *out_count, struct due_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct due_item){.subject_id = all[i].id,
                                      .due_on = date_add_days(all[i].ends_on, CLOSE_DAYS),
                                      .url = url_of(ctx, all[i].id),
                                      .title = all[i].title,
                                      .name = all[i].title};
    return ST_OK;
}

const struct due_source ACTIVITY_DUES[] = {
    {.name = "activity.answer",
     .kind = "activity.due",
     .whom = "deputy office",
     .rules = "-2 deputy, 0 deputy",
     .list = answers_due},
    {.name = "activity.result",
     .kind = "activity.due",
     .whom = "office leader",
     .rules = "-3 office, 1 office",
     .list = results_due},
    {.name = "activity.group",
     .kind = "activity.due",
     .whom = "deputy office leader",
     .rules = "-15 deputy, -5 deputy, 0 office",
     .list = activity_group_dues},
    {0},
};

/* A bulletin is to be read; the others are answered as long as there is time. */
static enum status answer_task(struct ctx *ctx, const struct activity_person *p, struct task *to,
                               unsigned limit, size_t *count, int64_t *total)
{
    const bool bulletin = str_eqz(p->sort, "bulletin");
    struct activity a;

    TRY(activity_store_get(ctx, p->activity_id, &a));
    if (bulletin ? p->read_at != 0 : date_cmp(ctx->today, activity_answer_day(&a)) > 0)
        return ST_OK;
    (*total)++;
    if (*count < limit)
        to[(*count)++] =
            (struct task){.label = text(bulletin ? "activity.task.read" : "activity.task.answer"),
                          .number = S(""),
                          .who = S(""),
                          .title = a.title,
                          .due_on = bulletin ? a.ends_on : activity_answer_day(&a),
                          .url = url_of(ctx, a.id)};
    return ST_OK;
}

enum status activity_tasks(struct ctx *ctx, unsigned limit, struct task **out, size_t *out_count,
                           int64_t *out_total)
{
    struct activity_person *people = NULL;
    struct activity *all = NULL;
    size_t asked = 0, unclosed = 0, groups;
    int64_t waiting = 0;
    struct task *group;

    *out = arena_array(ctx->arena, limit, struct task);
    *out_count = 0;
    TRY(activity_group_tasks(ctx, &group, &groups));
    if (ctx->actor->deputy_id != 0 && may(ctx, "activity.take_part"))
        TRY(activity_store_unanswered(ctx, ctx->today, date_add_days(ctx->today, LONG_BEFORE),
                                      ctx->actor->deputy_id, &people, &asked));
    if (may(ctx, "activity.manage"))
        TRY(activity_store_unclosed(ctx, date_add_days(ctx->today, -TASKS_BACK),
                                    date_add_days(ctx->today, -1), &all, &unclosed));
    arr_each (i, asked)
        TRY(answer_task(ctx, &people[i], *out, limit, out_count, &waiting));
    for (size_t i = 0; i < unclosed && *out_count < limit; i++)
        (*out)[(*out_count)++] = (struct task){.label = T("activity.task.result"),
                                               .number = S(""),
                                               .who = S(""),
                                               .title = all[i].title,
                                               .due_on = date_add_days(all[i].ends_on, CLOSE_DAYS),
                                               .url = url_of(ctx, all[i].id)};
    for (size_t i = 0; i < groups && *out_count < limit; i++)
        (*out)[(*out_count)++] = group[i];
    *out_total = waiting + (int64_t)(unclosed + groups);
    return ST_OK;
}

/* ---------------------------------------------------------------- duties */

static enum status took_part(struct ctx *ctx, const struct duty_query *q, struct duty_fact **out,
                             size_t *out_count)
{
    struct activity_person *people;
    size_t count;

    TRY(activity_store_duties(ctx, q->from, q->to, q->deputy_id, q->after_deputy, q->after_record,
                              q->limit, &people, &count));
    *out = arena_array(ctx->arena, count, struct duty_fact);
    *out_count = count;
    arr_each (i, count)
        (*out)[i] = (struct duty_fact){
            .deputy_id = people[i].deputy_id,
            .record_id = people[i].id,
            .on = people[i].on,
            .until = people[i].until,
            .count = 1,
            .title = people[i].title,
            .url = url_of(ctx, people[i].activity_id),
            .state = str_eqz(people[i].presence, "attended") ? S("done") : people[i].presence,
        };
    return ST_OK;
}

static enum status deeds(struct ctx *ctx, const struct duty_query *q, struct duty_fact **out,
                         size_t *out_count)
{
    struct activity_deed *all;
    size_t count;

    TRY(activity_store_deed_duties(ctx, q->from, q->to, q->deputy_id, q->after_deputy,
                                   q->after_record, q->limit, &all, &count));
    *out = arena_array(ctx->arena, count, struct duty_fact);
    *out_count = count;
    arr_each (i, count)
        (*out)[i] = (struct duty_fact){
            .deputy_id = all[i].deputy_id,
            .record_id = all[i].id,
            .on = all[i].done_on,
            .count = 1,
            .title = str_printf(ctx->arena, STR_FMT "：" STR_FMT, STR_ARG(all[i].title),
                                STR_ARG(all[i].text)),
            .url = url_of(ctx, all[i].activity_id),
            .state = S("done"),
        };
    return ST_OK;
}

const struct duty_source ACTIVITY_DUTIES[] = {
    {"activity.attended", "unit.times", took_part, DUTY_DAY_RECESS},
    {"activity.deed", "unit.piece", deeds, DUTY_DAY_RECESS},
    {0},
};

/* ---------------------------------------------------------------- files, search */

static enum status files_may(struct ctx *ctx, int64_t id, enum attachment_act what)
{
    struct activity a;

    TRY(activity_get(ctx, id, &a));
    if (what == ATTACHMENT_READ || may(ctx, "activity.manage"))
        return ST_OK;
    return fail(&ctx->err, ST_DENIED, "activity.err.files", NULL);
}

static enum status files_where(struct ctx *ctx, int64_t id, struct str *out_title,
                               struct str *out_url)
{
    struct activity a;

    TRY(activity_get(ctx, id, &a));
    *out_title = a.title;
    *out_url = url_of(ctx, id);
    return ST_OK;
}

const struct attachment_owner ACTIVITY_ATTACHMENTS[] = {
    {.kind = "activity", .may = files_may, .where = files_where, .phone = true},
    {0},
};

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct activity a;

    TRY(activity_store_get(ctx, id, &a));
    search_key(&readers, "activity.read");
    search_docs_add(out,
                    &(struct search_doc){
                        .title = a.title,
                        .body = str_printf(ctx->arena, STR_FMT "\n" STR_FMT "\n" STR_FMT,
                                           STR_ARG(a.text), STR_ARG(a.host), STR_ARG(a.result)),
                        .url = url_of(ctx, id),
                        .day = a.starts_on,
                        .state = a.state,
                        .audience = readers.at,
                        .audience_count = readers.count,
                    });
    return ST_OK;
}

static const char *const TABLES[] = {"activity", NULL};

const struct search_source ACTIVITY_SEARCHES[] = {
    {
        .kind = "activity",
        .events = "activity.",
        .state_text = "activity.state.",
        .tables = TABLES,
        .load = load,
        .ids = activity_store_ids,
        .readers = "activity.read",
    },
    {0},
};
