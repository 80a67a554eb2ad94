// SPDX-License-Identifier: MulanPSL-2.0
/* What waits for somebody, of all modules: a piece of it on the first page, all of it on its own.
 */
#include "modules/desk/desk_web.h"
#include "modules/meeting/meeting.h"
#include "modules/motion/motion.h"
#include "modules/nomination/nomination.h"
#include "modules/resolution/resolution.h"
#include "modules/suggestion/suggestion_list.h"
#include "platform/form.h"
#include "platform/text.h"

enum { MOTIONS = 50, OTHERS_MAX = 500, TASKS_EACH = 50 };

struct gathering {
    struct ctx *ctx;
    struct desk_task_v *rows;
    size_t count;
    int64_t total;
};

static void add(struct gathering *g, const struct desk_task_v *row)
{
    if (g->count == OTHERS_MAX)
        return;
    g->rows[g->count] = *row;
    g->rows[g->count++].due = due_tag_make(g->ctx, row->due_on);
    g->total++;
}

static enum status add_motions(struct gathering *g)
{
    const struct motion_filter filter = {.q = S(""),
                                         .kind = S(""),
                                         .forum = S(""),
                                         .state = S(""),
                                         .mine = S("wait"),
                                         .after = S(""),
                                         .limit = MOTIONS};
    struct motion *waiting;
    struct str next;
    int64_t found;
    size_t n;

    if (!may(g->ctx, "motion.read"))
        return ST_OK;
    TRY(motion_page(g->ctx, &filter, &waiting, &n, &next, &found));
    arr_each (i, n)
        add(g, &(struct desk_task_v){
                   .label = text_of("motion.task.", str_from(motion_state_word(waiting[i].state))),
                   .number = motion_number_text(g->ctx->arena, &waiting[i]),
                   .title = waiting[i].title,
                   .who = S(""),
                   .due_on = waiting[i].due_on,
                   .url = str_printf(g->ctx->arena, "/motion/%lld", (long long)waiting[i].id),
               });
    g->total += found - (int64_t)n;
    return ST_OK;
}

static enum status add_meetings(struct gathering *g)
{
    struct meeting_task *tasks;
    size_t count;

    TRY(meeting_tasks(g->ctx, &tasks, &count));
    arr_each (i, count)
        add(g, &(struct desk_task_v){.label = text_of("meeting.task.", str_from(tasks[i].what)),
                                     .number = S(""),
                                     .title = tasks[i].title,
                                     .who = tasks[i].who,
                                     .due_on = tasks[i].due_on,
                                     .url = tasks[i].url});
    return ST_OK;
}

static enum status add_resolutions(struct gathering *g)
{
    struct resolution_task *tasks;
    size_t count;

    TRY(resolution_tasks(g->ctx, &tasks, &count));
    arr_each (i, count)
        add(g, &(struct desk_task_v){
                   .sign = str_among("sign sign_off minutes", str_from(tasks[i].what)),
                   .label = text_of("resolution.task.", str_from(tasks[i].what)),
                   .number = tasks[i].number,
                   .title = tasks[i].title,
                   .who = tasks[i].who,
                   .due_on = tasks[i].due_on,
                   .url = tasks[i].url});
    return ST_OK;
}

static enum status add_nominations(struct gathering *g)
{
    struct nomination_task *tasks;
    size_t count;

    TRY(nomination_tasks(g->ctx, &tasks, &count));
    arr_each (i, count)
        add(g, &(struct desk_task_v){.label = text_of("nomination.task.", str_from(tasks[i].what)),
                                     .number = S(""),
                                     .title = tasks[i].title,
                                     .who = S(""),
                                     .due_on = tasks[i].due_on,
                                     .url = tasks[i].url});
    return ST_OK;
}

/* Of the modules that tell by themselves. */
static enum status add_tasks(struct gathering *g)
{
    for (const struct module *const *m = MODULES; *m != NULL; m++) {
        struct task *tasks;
        size_t count;
        int64_t total;

        if ((*m)->tasks == NULL)
            continue;
        TRY((*m)->tasks(g->ctx, TASKS_EACH, &tasks, &count, &total));
        arr_each (i, count)
            add(g, &(struct desk_task_v){.label = tasks[i].label,
                                         .number = tasks[i].number,
                                         .title = tasks[i].title,
                                         .who = tasks[i].who,
                                         .due_on = tasks[i].due_on,
                                         .url = tasks[i].url});
        g->total += total - (int64_t)count;
    }
    return ST_OK;
}

static bool is_later(const struct desk_task_v *a, const struct desk_task_v *b)
{
    if (a->sign != b->sign)
        return b->sign;
    if (date_none(a->due_on) || date_none(b->due_on))
        return date_none(a->due_on) && !date_none(b->due_on);
    return date_cmp(a->due_on, b->due_on) > 0;
}

/* What is ready to be signed, then the most urgent; what has no day last; else as gathered. */
static void sort(struct desk_task_v *rows, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        const struct desk_task_v row = rows[i];
        size_t at = i;

        for (; at > 0 && is_later(&rows[at - 1], &row); at--)
            rows[at] = rows[at - 1];
        rows[at] = row;
    }
}

/* All but the suggestions. */
static enum status others(struct ctx *ctx, struct gathering *g)
{
    *g = (struct gathering){.ctx = ctx,
                            .rows = arena_array(ctx->arena, OTHERS_MAX, struct desk_task_v)};
    TRY(add_motions(g));
    TRY(add_meetings(g));
    TRY(add_resolutions(g));
    TRY(add_nominations(g));
    TRY(add_tasks(g));
    sort(g->rows, g->count);
    return ST_OK;
}

static enum status suggestions(struct ctx *ctx, unsigned limit, struct desk_task_v *rows,
                               size_t *out_count, int64_t *out_total)
{
    struct suggestion_task *tasks;

    *out_count = 0;
    *out_total = 0;
    if (!may(ctx, "suggestion.read"))
        return ST_OK;
    TRY(suggestion_queue(ctx, limit, &tasks, out_count, out_total));
    arr_each (i, *out_count)
        rows[i] = (struct desk_task_v){
            .sign = strcmp(tasks[i].kind, "sign_off") == 0,
            .label = suggestion_word(ctx, "suggestion.task.", str_from(tasks[i].kind)),
            .number = tasks[i].number_text,
            .title = tasks[i].title,
            .who = tasks[i].who,
            .due_on = tasks[i].due_on,
            .due = due_tag_make(ctx, tasks[i].due_on),
            .url = suggestion_task_url(ctx, &tasks[i]),
        };
    return ST_OK;
}

/* The most urgent of all; of what is due on one day, suggestions first. */
enum status desk_tasks(struct ctx *ctx, unsigned limit, const struct desk_task_v **out,
                       size_t *out_count, int64_t *out_total)
{
    struct desk_task_v *rows = arena_array(ctx->arena, 2 * (size_t)limit, struct desk_task_v);
    struct gathering g;

    TRY(suggestions(ctx, limit, rows, out_count, out_total));
    TRY(others(ctx, &g));
    *out_total += g.total;
    for (size_t i = 0; i < g.count && i < limit; i++)
        rows[(*out_count)++] = g.rows[i];
    sort(rows, *out_count);
    if (*out_count > limit)
        *out_count = limit;
    *out = rows;
    return ST_OK;
}

enum status desk_web_todo(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const bool phone = desk_is_deputy(ctx);
    struct link_v *more = arena_new(ctx->arena, struct link_v);
    struct desk_task_v none[1];
    struct desk_todo_v v = {0};
    struct gathering g;
    int64_t waiting;
    size_t n;

    TRY(suggestions(ctx, 1, none, &n, &waiting));
    TRY(others(ctx, &g));
    v.rows = g.rows;
    v.rows_count = g.count;
    v.total = g.total;
    if (waiting != 0) {
        *more = (struct link_v){
            .label = TF(ctx->arena, "desk.todo.suggestions",
                        str_printf(ctx->arena, "%lld", (long long)waiting)),
            .url = phone ? S("/suggestion/mine") : S("/suggestion/queue"),
        };
        v.suggestions = more;
    }
    if (g.count == 0)
        v.empty = desk_empty(ctx, T("desk.todo_none"), T("desk.todo_none_text"));
    return respond_view(ctx, rq, rs, phone ? FRAME_PHONE : FRAME_STAFF, T("desk.todo_all"),
                        &desk_todo_view, &v);
}
