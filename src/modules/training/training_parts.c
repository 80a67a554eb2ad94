// SPDX-License-Identifier: MulanPSL-2.0
/* What other parts of the house take from here: notices, reminders, tasks, duties of deputies,
 * files, search. */
#include "modules/training/training_parts.h"
#include "modules/training/training_actions.h"
#include "modules/training/training_rules.h"
#include "platform/text.h"

static struct str url_of(struct ctx *ctx, const char *fmt, int64_t id)
{
    return str_printf(ctx->arena, "/training/%s%lld", fmt, (long long)id);
}

#define VALUES  "title on place note"
#define READERS "training.take_part"

const struct notice_kind TRAINING_NOTICES[] = {
    {"training.asked", VALUES, false, READERS},
    {"training.cancelled", VALUES, true, READERS},
    {"training.unasked", VALUES, true, READERS},
    {"training.test", "title until", false, READERS},
    {"training.due", "name title what due_on days late today", false,
     "training.take_part training.manage"},
    {0},
};

/* ---------------------------------------------------------------- dues and tasks */

enum { LONG_BEFORE = 400, CLOSE_DAYS = 10, TASKS_BACK = 60 };

static enum status answers_due(struct ctx *ctx, struct date from, struct date until,
                               struct due_item **out, size_t *out_count)
{
    struct training_member *members;
    size_t count;

    *out_count = 0;
    TRY(training_store_unanswered(ctx, from, date_add_days(until, LONG_BEFORE), 0, &members,
                                  &count));
    *out = arena_array(ctx->arena, count, struct due_item);
    arr_each (i, count) {
        struct training c;
        struct date day;

        TRY(training_store_get(ctx, members[i].class_id, &c));
        day = training_sign_day(&c);
        if (date_cmp(day, from) < 0 || date_cmp(day, until) > 0)
            continue;
        (*out)[(*out_count)++] = (struct due_item){.subject_id = c.id,
                                                   .part_id = members[i].id,
                                                   .due_on = day,
                                                   .deputy_id = members[i].deputy_id,
                                                   .url = url_of(ctx, "", c.id),
                                                   .title = c.title,
                                                   .name = c.title};
    }
    return ST_OK;
}

static enum status results_due(struct ctx *ctx, struct date from, struct date until,
                               struct due_item **out, size_t *out_count)
{
    struct training *all;

    TRY(training_store_unclosed(ctx, date_add_days(from, -CLOSE_DAYS),
                                date_add_days(until, -CLOSE_DAYS), &all, out_count));
    *out = arena_array(ctx->arena, *out_count, struct due_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct due_item){.subject_id = all[i].id,
                                      .due_on = date_add_days(all[i].ends_on, CLOSE_DAYS),
                                      .url = url_of(ctx, "", all[i].id),
                                      .title = all[i].title,
                                      .name = all[i].title};
    return ST_OK;
}

static enum status tests_due(struct ctx *ctx, struct date from, struct date until,
                             struct due_item **out, size_t *out_count)
{
    struct training_waiting *all;

    TRY(training_store_waiting(ctx, from, until, &all, out_count));
    *out = arena_array(ctx->arena, *out_count, struct due_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct due_item){.subject_id = all[i].test_id,
                                      .part_id = all[i].seat_id,
                                      .due_on = all[i].closes_on,
                                      .deputy_id = all[i].deputy_id,
                                      .account_id = all[i].account_id,
                                      .url = url_of(ctx, "test/", all[i].test_id),
                                      .title = all[i].title,
                                      .name = all[i].title};
    return ST_OK;
}

const struct due_source TRAINING_DUES[] = {
    {.name = "training.answer",
     .kind = "training.due",
     .whom = "deputy office",
     .rules = "-2 deputy, 0 deputy",
     .list = answers_due},
    {.name = "training.result",
     .kind = "training.due",
     .whom = "office leader",
     .rules = "-3 office, 1 office",
     .list = results_due},
    {.name = "training.test",
     .kind = "training.due",
     .whom = "deputy office",
     .rules = "-3 deputy, 0 deputy",
     .list = tests_due},
    {0},
};

static void put_task(struct task **out, size_t *out_count, unsigned limit, struct str label,
                     struct str title, struct date due_on, struct str url)
{
    if (*out_count < limit)
        (*out)[(*out_count)++] = (struct task){.label = label,
                                               .title = title,
                                               .number = S(""),
                                               .who = S(""),
                                               .due_on = due_on,
                                               .url = url};
}

enum status training_tasks(struct ctx *ctx, unsigned limit, struct task **out, size_t *out_count,
                           int64_t *out_total)
{
    struct training_member *asked = NULL;
    struct training_test *tests = NULL;
    struct training *all = NULL;
    size_t asked_count = 0, tests_count = 0, unclosed = 0, answers = 0;

    *out = arena_array(ctx->arena, limit, struct task);
    *out_count = 0;
    if (ctx->actor->deputy_id != 0 && may(ctx, "training.take_part")) {
        TRY(training_store_unanswered(ctx, ctx->today, date_add_days(ctx->today, LONG_BEFORE),
                                      ctx->actor->deputy_id, &asked, &asked_count));
        TRY(training_store_unsat(ctx, ctx->actor->deputy_id, ctx->actor->account_id, &tests,
                                 &tests_count));
    }
    if (may(ctx, "training.manage"))
        TRY(training_store_unclosed(ctx, date_add_days(ctx->today, -TASKS_BACK),
                                    date_add_days(ctx->today, -1), &all, &unclosed));
    arr_each (i, tests_count)
        put_task(out, out_count, limit, T("training.task.test"), tests[i].title, tests[i].closes_on,
                 url_of(ctx, "test/", tests[i].id));
    arr_each (i, asked_count) {
        struct training c;

        TRY(training_store_get(ctx, asked[i].class_id, &c));
        if (date_cmp(ctx->today, training_sign_day(&c)) > 0)
            continue; /* nobody can answer it any more */
        answers++;
        put_task(out, out_count, limit, T("training.task.answer"), c.title, training_sign_day(&c),
                 url_of(ctx, "", c.id));
    }
    arr_each (i, unclosed)
        put_task(out, out_count, limit, T("training.task.result"), all[i].title,
                 date_add_days(all[i].ends_on, CLOSE_DAYS), url_of(ctx, "", all[i].id));
    *out_total = (int64_t)(answers + tests_count + unclosed);
    return ST_OK;
}

const struct duty_source TRAINING_DUTIES[] = {
    {"training.attended", "unit.times", training_store_attended, DUTY_DAY_RECESS},
    {"training.passed", "unit.times", training_store_passed},
    {0},
};

/* ---------------------------------------------------------------- files, search */

static enum status files_may(struct ctx *ctx, int64_t id, enum attachment_act what)
{
    struct training c = {0};

    TRY(training_get(ctx, id, &c));
    if (what == ATTACHMENT_READ || may(ctx, "training.manage"))
        return ST_OK;
    return fail(&ctx->err, ST_DENIED, "training.err.files", NULL);
}

static enum status files_where(struct ctx *ctx, int64_t id, struct str *out_title,
                               struct str *out_url)
{
    struct training c = {0};

    TRY(training_get(ctx, id, &c));
    *out_title = c.title;
    *out_url = url_of(ctx, "", id);
    return ST_OK;
}

const struct attachment_owner TRAINING_ATTACHMENTS[] = {
    {.kind = "training", .may = files_may, .where = files_where, .phone = true},
    {0},
};

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct training c = {0};

    TRY(training_store_get(ctx, id, &c));
    search_key(&readers, "training.read");
    search_docs_add(out,
                    &(struct search_doc){
                        .title = c.title,
                        .body = str_printf(ctx->arena, STR_FMT "\n" STR_FMT "\n" STR_FMT,
                                           STR_ARG(c.text), STR_ARG(c.host), STR_ARG(c.result)),
                        .url = url_of(ctx, "", id),
                        .day = c.starts_on,
                        .state = c.state,
                        .audience = readers.at,
                        .audience_count = readers.count,
                    });
    return ST_OK;
}

static const char *const TABLES[] = {"training", NULL};

const struct search_source TRAINING_SEARCHES[] = {
    {
        .kind = "training",
        .events = "training.",
        .state_text = "training.state.",
        .tables = TABLES,
        .load = load,
        .ids = training_store_ids,
        .readers = "training.read",
    },
    {0},
};
