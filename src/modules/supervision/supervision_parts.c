// SPDX-License-Identifier: MulanPSL-2.0
/* What other parts of the house take from here: notices, reminders, tasks, duties of deputies,
 * files, search. */
#include "modules/supervision/supervision_parts.h"
#include "modules/supervision/supervision_actions.h"
#include "platform/text.h"

static struct str url_of(struct ctx *ctx, const char *kind, int64_t id)
{
    return str_printf(ctx->arena, "/supervision%s/%lld", kind, (long long)id);
}

#define PROBLEM_VALUES "title organ due_on note"

const struct notice_kind SUPERVISION_NOTICES[] = {
    {"supervision.assigned", PROBLEM_VALUES, true, "supervision.answer"},
    {"supervision.again", PROBLEM_VALUES, true, "supervision.answer"},
    {"supervision.reported", PROBLEM_VALUES, false, "supervision.write"},
    {"supervision.invited", "title on place", false, "supervision.take_part"},
    {"supervision.due", "name title what due_on days late today", false,
     "supervision.answer supervision.write"},
    {0},
};

/* ---------------------------------------------------------------- dues */

static enum status problems_due(struct ctx *ctx, struct date from, struct date until,
                                struct due_item **out, size_t *out_count)
{
    struct supervision_problem *all;

    TRY(supervision_store_problems_due(ctx, from, until, 0, &all, out_count));
    *out = arena_array(ctx->arena, *out_count, struct due_item);
    arr_each (i, *out_count)
        (*out)[i] = (struct due_item){.subject_id = all[i].id,
                                      .part_id = all[i].round,
                                      .due_on = all[i].due_on,
                                      .organ_id = all[i].organ_id,
                                      .url = url_of(ctx, "/problem", all[i].id),
                                      .title = all[i].title,
                                      .name = all[i].title};
    return ST_OK;
}

enum { LEAD_DAYS = 45 };

/* The stage of a timer that is still to come. */
static enum status timer_due(struct ctx *ctx, struct date from, struct date until,
                             const char *stage, struct due_item **out, size_t *out_count)
{
    struct supervision_step *all;
    size_t count;

    *out_count = 0;
    TRY(supervision_store_reports_ahead(ctx, from, date_add_days(until, LEAD_DAYS), &all, &count));
    *out = arena_array(ctx->arena, count, struct due_item);
    arr_each (i, count) {
        struct supervision_timer timers[SUPERVISION_TIMERS];

        if (supervision_stage_place(all[i].method, all[i].stage) >=
            supervision_stage_place(all[i].method, str_from(stage)))
            continue;
        TRY(supervision_timers(ctx, &all[i], timers));
        arr_each (k, SUPERVISION_TIMERS) {
            if (strcmp(timers[k].stage, stage) != 0 || date_cmp(timers[k].by, from) < 0 ||
                date_cmp(timers[k].by, until) > 0)
                continue;
            (*out)[(*out_count)++] = (struct due_item){.subject_id = all[i].id,
                                                       .due_on = timers[k].by,
                                                       .organ_id = all[i].organ_id,
                                                       .url = url_of(ctx, "/step", all[i].id),
                                                       .title = all[i].title,
                                                       .name = all[i].title};
        }
    }
    return ST_OK;
}

static enum status draft_due(struct ctx *ctx, struct date from, struct date until,
                             struct due_item **out, size_t *out_count)
{
    return timer_due(ctx, from, until, "drafted", out, out_count);
}

static enum status final_due(struct ctx *ctx, struct date from, struct date until,
                             struct due_item **out, size_t *out_count)
{
    return timer_due(ctx, from, until, "final", out, out_count);
}

static enum status sent_due(struct ctx *ctx, struct date from, struct date until,
                            struct due_item **out, size_t *out_count)
{
    return timer_due(ctx, from, until, "sent", out, out_count);
}

const struct due_source SUPERVISION_DUES[] = {
    {.name = "supervision.problem",
     .kind = "supervision.due",
     .whom = "unit chief office leader",
     .rules = "-5 unit, 0 unit, 1 chief, 3 office",
     .list = problems_due},
    {.name = "supervision.draft",
     .kind = "supervision.due",
     .whom = "unit chief office leader",
     .rules = "-5 unit, 0 unit, 1 office",
     .list = draft_due},
    {.name = "supervision.final",
     .kind = "supervision.due",
     .whom = "unit chief office leader",
     .rules = "-3 unit, 0 unit, 1 office",
     .list = final_due},
    {.name = "supervision.sent",
     .kind = "supervision.due",
     .whom = "office leader",
     .rules = "-2 office, 0 office",
     .list = sent_due},
    {0},
};

/* ---------------------------------------------------------------- what waits */

static void put(struct task *out, size_t *count, unsigned limit, struct task t)
{
    if (*count < limit)
        out[(*count)++] = t;
}

static enum status own_problems(struct ctx *ctx, struct supervision_problem **out,
                                size_t *out_count)
{
    *out_count = 0;
    if (!may(ctx, "supervision.answer") || ctx->actor->organ_id == 0)
        return ST_OK;
    return supervision_store_problems_due(ctx, (struct date){1900, 1, 1}, (struct date){2999, 1, 1},
                                          ctx->actor->organ_id, out, out_count);
}

enum status supervision_own_count(struct ctx *ctx, int64_t *out)
{
    struct supervision_problem *all;
    size_t count;

    TRY(own_problems(ctx, &all, &count));
    *out = (int64_t)count;
    return ST_OK;
}

enum status supervision_tasks(struct ctx *ctx, unsigned limit, struct task **out, size_t *out_count,
                              int64_t *out_total)
{
    struct supervision_problem *own = NULL, *reported = NULL;
    size_t owed = 0, waiting = 0;

    *out = arena_array(ctx->arena, limit, struct task);
    *out_count = 0;
    TRY(own_problems(ctx, &own, &owed));
    if (may(ctx, "supervision.write"))
        TRY(supervision_store_problems_reported(ctx, &reported, &waiting));
    arr_each (i, owed)
        put(*out, out_count, limit,
            (struct task){.label = T("supervision.task.rectify"),
                          .number = S(""),
                          .who = S(""),
                          .title = own[i].title,
                          .due_on = own[i].due_on,
                          .url = url_of(ctx, "/problem", own[i].id)});
    arr_each (i, waiting)
        put(*out, out_count, limit,
            (struct task){.label = T("supervision.task.verify"),
                          .number = S(""),
                          .who = reported[i].organ,
                          .title = reported[i].title,
                          .due_on = reported[i].due_on,
                          .url = url_of(ctx, "/problem", reported[i].id)});
    *out_total = (int64_t)(owed + waiting);
    return ST_OK;
}

/* ---------------------------------------------------------------- duties */

static enum status took_part(struct ctx *ctx, const struct duty_query *q, struct duty_fact **out,
                             size_t *out_count)
{
    struct supervision_person *people;

    TRY(supervision_store_duties(ctx, q->from, q->to, q->deputy_id, q->after_deputy,
                                 q->after_record, q->limit, &people, out_count));
    *out = arena_array(ctx->arena, *out_count, struct duty_fact);
    arr_each (i, *out_count)
        (*out)[i] = (struct duty_fact){
            .deputy_id = people[i].deputy_id,
            .record_id = people[i].id,
            .on = people[i].on,
            .count = 1,
            .title = people[i].title,
            .url = url_of(ctx, "/step", people[i].step_id),
            .state = str_eqz(people[i].presence, "attended") ? S("done") : people[i].presence,
        };
    return ST_OK;
}

const struct duty_source SUPERVISION_DUTIES[] = {
    {"supervision.joined", "unit.times", took_part, DUTY_DAY_RECESS},
    {0},
};

/* ---------------------------------------------------------------- files */

static enum status files_may(struct ctx *ctx, int64_t id, enum attachment_act what)
{
    struct matter m;
    bool sees;

    TRY(supervision_matter_get(ctx, id, &m));
    TRY(supervision_sees_whole(ctx, id, &sees));
    if (may(ctx, "supervision.write") ||
        (what == ATTACHMENT_READ && (sees || supervision_own(ctx, m.organ_id))))
        return ST_OK;
    return fail(&ctx->err, ST_DENIED, "supervision.err.files", NULL);
}

static enum status files_where(struct ctx *ctx, int64_t id, struct str *out_title,
                               struct str *out_url)
{
    struct matter m;

    TRY(supervision_matter_get(ctx, id, &m));
    *out_title = m.title;
    *out_url = url_of(ctx, "", id);
    return ST_OK;
}

static enum status problem_files_may(struct ctx *ctx, int64_t id, enum attachment_act what)
{
    struct supervision_problem p;

    TRY(supervision_problem_get(ctx, id, &p));
    if (what == ATTACHMENT_READ || may(ctx, "supervision.write"))
        return ST_OK;
    if (what == ATTACHMENT_ADD && supervision_own(ctx, p.organ_id))
        return ST_OK;
    return fail(&ctx->err, ST_DENIED, "supervision.err.files", NULL);
}

static enum status problem_files_where(struct ctx *ctx, int64_t id, struct str *out_title,
                                       struct str *out_url)
{
    struct supervision_problem p;

    TRY(supervision_problem_get(ctx, id, &p));
    *out_title = p.title;
    *out_url = url_of(ctx, "/problem", id);
    return ST_OK;
}

const struct attachment_owner SUPERVISION_ATTACHMENTS[] = {
    {.kind = "supervision", .may = files_may, .where = files_where},
    {.kind = "supervision_problem", .may = problem_files_may, .where = problem_files_where},
    {0},
};

/* ---------------------------------------------------------------- search */

static enum status load(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct matter m;

    TRY(supervision_store_matter(ctx, id, &m));
    search_key(&readers, "supervision.read");
    search_docs_add(out,
                    &(struct search_doc){
                        .title = m.title,
                        .body = str_printf(ctx->arena, STR_FMT "\n" STR_FMT "\n" STR_FMT,
                                           STR_ARG(m.goal), STR_ARG(m.organ), STR_ARG(m.result)),
                        .url = url_of(ctx, "", id),
                        .day = m.starts_on,
                        .organ_id = m.organ_id,
                        .state = m.state,
                        .audience = readers.at,
                        .audience_count = readers.count,
                    });
    return ST_OK;
}

static enum status load_problem(struct ctx *ctx, int64_t id, struct search_docs *out)
{
    struct search_keys readers = {.arena = ctx->arena};
    struct supervision_problem p;

    TRY(supervision_store_problem(ctx, id, &p));
    search_key(&readers, "supervision.read");
    if (p.organ_id != 0)
        search_key(&readers, "supervision.organ:%lld", (long long)p.organ_id);
    search_docs_add(out,
                    &(struct search_doc){
                        .title = p.title,
                        .body = str_printf(ctx->arena, STR_FMT "\n" STR_FMT "\n" STR_FMT,
                                           STR_ARG(p.text), STR_ARG(p.place), STR_ARG(p.report)),
                        .url = url_of(ctx, "/problem", id),
                        .day = p.found_on,
                        .organ_id = p.organ_id,
                        .state = p.state,
                        .audience = readers.at,
                        .audience_count = readers.count,
                    });
    return ST_OK;
}

static enum status organ_keys(struct ctx *ctx, struct search_keys *out)
{
    if (ctx->actor->organ_id != 0 && may(ctx, "supervision.answer"))
        search_key(out, "supervision.organ:%lld", (long long)ctx->actor->organ_id);
    return ST_OK;
}

static const char *const TABLES[] = {"supervision_matter", NULL};
static const char *const PROBLEM_TABLES[] = {"supervision_problem", NULL};

const struct search_source SUPERVISION_SEARCHES[] = {
    {
        .kind = "supervision",
        .events = "supervision.",
        .state_text = "supervision.state.",
        .tables = TABLES,
        .load = load,
        .ids = supervision_store_ids,
        .readers = "supervision.read",
    },
    {
        .kind = "supervision_problem",
        .events = "supervision.problem",
        .state_text = "supervision.problem_state.",
        .tables = PROBLEM_TABLES,
        .load = load_problem,
        .ids = supervision_store_problem_ids,
        .readers = "supervision.read",
        .keys = organ_keys,
    },
    {0},
};
