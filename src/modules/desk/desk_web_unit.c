// SPDX-License-Identifier: MulanPSL-2.0
/* The workbench of a handling unit: how much is where, and what is due first. */
#include "modules/congress/congress.h"
#include "modules/desk/desk_web.h"
#include "modules/suggestion/suggestion_list.h"
#include "platform/text.h"

enum { TASKS = 10, DUE_ROWS = 8, COUNT_MOST = 999 };

static enum status count_make(struct ctx *ctx, const struct suggestion_filter *filter,
                              struct str label, struct str url, struct desk_count_v *out)
{
    *out = (struct desk_count_v){.label = label, .url = url};
    return suggestion_list_count(ctx, filter, COUNT_MOST, &out->count);
}

static enum status counts_make(struct ctx *ctx, struct desk_unit_v *v)
{
    struct desk_count_v *rows = arena_array(ctx->arena, 4, struct desk_count_v);
    const struct suggestion_filter sign = {.state = S("handed_over"), .mine = S("1")};
    const struct suggestion_filter work = {.state = S("handling"), .mine = S("1")};
    const struct suggestion_filter replied = {.state = S("replied"), .mine = S("1")};
    const struct suggestion_filter rated = {.rating = S("rated"), .mine = S("1")};

    TRY(count_make(ctx, &sign, T("desk.unit.sign"), S("/suggestion?mine=1&state=handed_over"),
                   &rows[0]));
    TRY(count_make(ctx, &work, T("desk.unit.working"),
                   S("/suggestion?mine=1&state=handling&sort=due"), &rows[1]));
    TRY(count_make(ctx, &replied, T("desk.unit.replied"), S("/suggestion?mine=1&state=replied"),
                   &rows[2]));
    TRY(count_make(ctx, &rated, T("desk.unit.rated"), S("/suggestion?mine=1&rating=rated"),
                   &rows[3]));
    v->counts = rows;
    v->counts_count = 4;
    return ST_OK;
}

enum status desk_web_unit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct desk_unit_v v = {0};
    struct desk_meetings meetings;
    struct organ organ;

    TRY(organ_get(ctx, ctx->actor->organ_id, &organ));
    v.organ = organ.name;
    v.may_steps = may(ctx, "suggestion.chief");
    TRY(desk_meetings(ctx, &meetings));
    v.today = meetings.today;
    v.today_count = meetings.today_count;
    v.coming = meetings.coming;
    v.coming_count = meetings.coming_count;
    TRY(desk_first(ctx, rq, &v.first, &v.first_count));
    TRY(desk_meta(ctx, &v.meta));
    TRY(counts_make(ctx, &v));
    TRY(desk_deadlines(ctx, "&mine=1", &v.deadlines, &v.deadlines_count));
    TRY(desk_other_dues(ctx, &v.other_dues, &v.other_dues_count));
    TRY(desk_tasks(ctx, TASKS, &v.todo, &v.todo_count, &v.todo_total));
    TRY(desk_due(ctx, true, DUE_ROWS, &v.due, &v.due_count));
    if (v.todo_count == 0)
        v.todo_empty = desk_empty(ctx, T("desk.todo_none"), T("desk.todo_none_text"));
    if (v.due_count == 0)
        v.due_empty = desk_empty(ctx, T("desk.due_none"), T("desk.due_none_text"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("desk.title"), &desk_unit_view, &v);
}
