// SPDX-License-Identifier: MulanPSL-2.0
/* A deputy's home, on a phone: what waits, what one does most, how far one's own suggestions are.
 */
#include "modules/deputy/deputy.h"
#include "modules/desk/desk_web.h"
#include "modules/duty/duty.h"
#include "modules/suggestion/suggestion_list.h"
#include "platform/text.h"

enum { TASKS = 6, PAPERS = 4, LOOKED_AT = 30, DUTIES = 4, COUNT_MOST = 999 };

/* "青石岭镇代表团 · 第三代表小组" */
static struct str meta_of(struct ctx *ctx, const struct deputy *d)
{
    if (d->group_name.len == 0)
        return d->delegation_name;
    return TF(ctx->arena, "desk.deputy.meta", d->delegation_name, d->group_name);
}

static bool is_editable(const struct ctx *ctx, const struct suggestion_row *r)
{
    return r->lead_deputy_id == ctx->actor->deputy_id &&
           (r->state == SUGGESTION_DRAFT || r->state == SUGGESTION_MORE_ASKED ||
            r->state == SUGGESTION_RETURNED);
}

static struct str paper_meta(struct ctx *ctx, const struct suggestion_row *r)
{
    if (r->number_text.len == 0)
        return date_none(r->tabled_on) ? T("desk.deputy.not_tabled")
                                       : TF(ctx->arena, "desk.deputy.tabled",
                                            text_date(ctx->arena, r->tabled_on, ctx->today));
    if (r->organ_name.len == 0)
        return r->number_text;
    return TF(ctx->arena, "desk.deputy.meta", r->number_text, r->organ_name);
}

/* Blue while somebody works on it, amber while the deputy is waited for, green when done. */
static struct str class_of(const struct suggestion_row *r)
{
    if (r->state == SUGGESTION_REPLIED || r->state == SUGGESTION_MORE_ASKED)
        return S("wait");
    if (r->state == SUGGESTION_CLOSED)
        return S("ok");
    if (r->state == SUGGESTION_REDO || r->state == SUGGESTION_CHAIRMEN)
        return S("bad");
    return r->overdue || !date_none(r->handed_on) ? S("doing") : S("");
}

static struct desk_paper_v paper_make(struct ctx *ctx, const struct suggestion_row *r)
{
    return (struct desk_paper_v){
        .title = r->title.len != 0 ? r->title : T("desk.deputy.no_title"),
        .meta = paper_meta(ctx, r),
        .tag = {suggestion_word(ctx, "suggestion.state.",
                                str_from(suggestion_state_word(r->state))),
                class_of(r)},
        .url = str_printf(ctx->arena,
                          is_editable(ctx, r) ? "/suggestion/draft/%lld" : "/suggestion/%lld",
                          (long long)r->id),
    };
}

/* The last ones, those still open before those that are done. */
static enum status papers_make(struct ctx *ctx, struct desk_deputy_v *v)
{
    const struct suggestion_list_query q = {
        .filter = {.mine = S("1")}, .sort = "new", .limit = LOOKED_AT};
    struct desk_paper_v *rows = arena_array(ctx->arena, PAPERS, struct desk_paper_v);
    struct suggestion_row *all;
    size_t count;
    int64_t total;
    struct str next;

    TRY(suggestion_list(ctx, &q, &all, &count, &next));
    TRY(suggestion_list_count(ctx, &q.filter, COUNT_MOST, &total));
    for (int done = 0; done <= 1; done++) {
        for (size_t i = 0; i < count && v->mine_count < PAPERS; i++)
            if ((all[i].state == SUGGESTION_CLOSED) == (done == 1))
                rows[v->mine_count++] = paper_make(ctx, &all[i]);
    }
    v->mine = rows;
    v->mine_all =
        TF(ctx->arena, "desk.deputy.all", str_printf(ctx->arena, "%lld", (long long)total));
    if (v->mine_count == 0)
        v->mine_empty =
            desk_empty(ctx, T("desk.deputy.mine_none"), T("desk.deputy.mine_none_text"));
    return ST_OK;
}

/* What this year comes to so far, and what he has done most. */
static enum status duties_make(struct ctx *ctx, struct desk_deputy_v *v)
{
    struct kv_item_v *items = arena_array(ctx->arena, DUTIES, struct kv_item_v);
    const struct str year = str_printf(ctx->arena, "%d", ctx->today.year);
    struct duty_file file;

    v->may_enter = may(ctx, "duty.own");
    if (!v->may_enter)
        return ST_OK;
    TRY(duty_file(ctx, ctx->actor->deputy_id, ctx->today.year, &file));
    v->scored = file.formula_id != 0;
    v->points = duty_points_text(ctx->arena, file.points);
    v->points_year = TF(ctx->arena, "duty.of_year", year);
    for (size_t i = 0; i < file.lines_count && v->duties_count < DUTIES; i++)
        if (file.lines[i].done > 0)
            items[v->duties_count++] = (struct kv_item_v){
                .label = file.lines[i].label,
                .value = str_printf(ctx->arena, "%lld" STR_FMT, (long long)file.lines[i].done,
                                    STR_ARG(file.lines[i].unit))};
    v->duties = items;
    return ST_OK;
}

enum status desk_web_deputy(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct desk_deputy_v v = {.may_propose = may(ctx, "suggestion.propose")};
    struct desk_meetings meetings;
    struct deputy d;

    TRY(deputy_get(ctx, ctx->actor->deputy_id, &d));
    v.name = d.name;
    v.meta = meta_of(ctx, &d);
    TRY(desk_votes(ctx, &v.votes, &v.votes_count));
    TRY(desk_meetings(ctx, &meetings));
    v.today = meetings.today;
    v.today_count = meetings.today_count;
    v.coming = meetings.coming;
    v.coming_count = meetings.coming_count;
    TRY(desk_first(ctx, rq, &v.first, &v.first_count));
    TRY(desk_tasks(ctx, TASKS, &v.todo, &v.todo_count, &v.todo_total));
    v.todo_more = v.todo_total > (int64_t)v.todo_count;
    if (v.todo_count == 0)
        v.todo_empty = desk_empty(ctx, T("desk.deputy.todo_none"), T("desk.deputy.todo_none_text"));
    TRY(papers_make(ctx, &v));
    TRY(duties_make(ctx, &v));
    return respond_view(ctx, rq, rs, FRAME_PHONE, T("desk.deputy.title"), &desk_deputy_view, &v);
}
