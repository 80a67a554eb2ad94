// SPDX-License-Identifier: MulanPSL-2.0
/* Problems across all methods, one with its rounds, and what is done about it. */
#include "modules/supervision/supervision_web.h"
#include "platform/text.h"
#include "platform/view.h"

static const char *const KEPT[] = {"q",    "state", "kind", "organ", "matter", "group", "problem",
                                   "open", "late",  "from", "to",    "month",  "limit", NULL};
#define STATES "open assigned reported solved shelved"

/* ---------------------------------------------------------------- the list */

static struct str days_of(struct ctx *ctx, const struct supervision_problem *p)
{
    if (supervision_problem_late(p, ctx->today))
        return TF(ctx->arena, "supervision.late",
                  str_int(ctx->arena, date_diff_days(ctx->today, p->due_on)));
    if (!date_none(p->closed_on))
        return S("");
    return TF(ctx->arena, "supervision.open_days",
              str_int(ctx->arena, date_diff_days(ctx->today, p->found_on)));
}

static struct supervision_problem_row_v row_of(struct ctx *ctx, const struct supervision_problem *p)
{
    return (struct supervision_problem_row_v){
        .id = p->id,
        .title = p->title,
        .origin = p->origin,
        .matter = p->matter,
        .organ = p->organ,
        .place = p->place,
        .found_on = p->found_on,
        .due_on = p->due_on,
        .round = p->round,
        .checks = p->checks,
        .months = supervision_whole(p->first_check, p->last_check, 1),
        .years = supervision_whole(p->since_on, p->found_on, 12),
        .closed_on = p->closed_on,
        .days = days_of(ctx, p),
        .tag = supervision_web_tag("supervision.problem_state.", p->state),
    };
}

static enum status list(struct ctx *ctx, const struct request *rq, struct response *rs,
                        struct supervision_page *f, struct str title, const char *path)
{
    struct field_v *fields = arena_array(ctx->arena, 4, struct field_v);
    struct link_v *link = arena_new(ctx->arena, struct link_v);
    struct supervision_problem_row_v *rows;
    struct supervision_problems_v v = {0};
    struct supervision_problem *all;
    struct list_links links;
    struct str next;

    TRY(supervision_store_problems(ctx, f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct supervision_problem_row_v);
    arr_each (i, v.rows_count)
        rows[i] = row_of(ctx, &all[i]);
    v.rows = rows;
    v.crumbs = supervision_web_crumbs(ctx, S(""), S(""), title);
    *link = (struct link_v){T("supervision.do.problem"), S("/supervision/problem/new")};
    v.links = link;
    v.links_count = may(ctx, "supervision.write") ? 1 : 0;
    fields[0] = supervision_web_select(ctx, rq, "state", "supervision.col.state", STATES,
                                       "supervision.problem_state.");
    fields[1] = supervision_web_select(ctx, rq, "kind", "supervision.col.origin",
                                       SUPERVISION_ORIGINS, "supervision.origin.");
    fields[2] =
        form_field(ctx, rq, "check", "open", "supervision.f.open_only", f->open ? S("1") : S(""));
    fields[3] =
        form_field(ctx, rq, "check", "late", "supervision.f.late_only", f->late ? S("1") : S(""));
    v.filter = (struct filter_v){.url = str_from(path),
                                 .label = T("supervision.filter.problem"),
                                 .q = f->q,
                                 .fields = fields,
                                 .fields_count = 4,
                                 .reset = list_reset(rq, str_from(path))};
    links = list_links_of(ctx, rq, path, KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty = v.rows_count == 0 ? supervision_web_empty(ctx, "supervision.problems_none",
                                                        "supervision.problems_none_text")
                                : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, title, &supervision_problems_view, &v);
}

enum status supervision_web_problems(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct supervision_page f;

    TRY(supervision_web_filter(ctx, rq, &f));
    f.group_id = param_id(rq, "group");
    return list(ctx, rq, rs, &f, T("supervision.problems"), "/supervision/problem");
}

/* ---------------------------------------------------------------- one problem */

struct verb {
    const char *word; /* in the address */
    enum supervision_problem_verb verb;
    bool organs; /* also of the organ that owes it */
    const char *label, *done;
};
static const struct verb VERBS[] = {
    {"measure", PROBLEM_MEASURE, true, "supervision.f.measure", "supervision.done.measured"},
    {"report", PROBLEM_REPORT, true, "supervision.f.rectified", "supervision.done.reported"},
    {"assign", PROBLEM_ASSIGN, false, "supervision.f.note", "supervision.done.assigned"},
    {"accept", PROBLEM_ACCEPT, false, "supervision.f.verdict", "supervision.done.solved"},
    {"back", PROBLEM_BACK, false, "supervision.f.why_back", "supervision.done.again"},
    {"shelve", PROBLEM_SHELVE, false, "supervision.f.why_shelved", "supervision.done.shelved"},
    {"reopen", PROBLEM_REOPEN, false, "supervision.f.why_reopened", "supervision.done.again"},
};

static void facts_of(struct ctx *ctx, const struct supervision_problem *p,
                     struct supervision_record_v *v)
{
    const bool reads = may(ctx, "supervision.read");

    supervision_web_fact(
        v, T("supervision.col.organ"), p->organ,
        reads && p->organ_id != 0 ? supervision_web_url(ctx, "/organ", p->organ_id, "") : S(""));
    supervision_web_fact(v, T("supervision.col.origin"), text_of("supervision.origin.", p->origin),
                         p->url);
    if (p->matter_id != 0)
        supervision_web_fact(v, T("supervision.col.matter"), p->matter,
                             supervision_web_url(ctx, "", p->matter_id, ""));
    supervision_web_fact(v, T("supervision.col.place"), p->place, S(""));
    supervision_web_fact_day(ctx, v, T("supervision.f.since_on"), p->since_on);
    supervision_web_fact_day(ctx, v, T("supervision.col.found"), p->found_on);
    supervision_web_fact_day(ctx, v, T("supervision.col.due"), p->due_on);
    if (p->round > 1)
        supervision_web_fact(v, T("supervision.col.round"), str_int(ctx->arena, p->round), S(""));
    if (p->group_id != 0)
        supervision_web_fact(v, T("supervision.f.group"), T("supervision.see_problem"),
                             supervision_web_url(ctx, "/problem", p->group_id, ""));
    supervision_web_fact_day(ctx, v, T("supervision.col.closed"), p->closed_on);
}

static enum status checks_of(struct ctx *ctx, const struct supervision_problem *p,
                             struct supervision_record_v *v)
{
    const struct supervision_page f = {.group_id = p->id, .limit = LIST_ROWS_MAX};
    struct supervision_section_v *s;
    struct supervision_problem *alike;
    struct supervision_check *all;
    struct str next;
    int64_t total;
    size_t count;

    TRY(supervision_store_checks_of(ctx, p->id, &all, &count));
    if (count > 0) {
        s = supervision_web_section(ctx, v, "checks", T("supervision.checks"), count);
        s->note = TF(ctx->arena, "supervision.checks_of", str_int(ctx->arena, (int64_t)count),
                     str_int(ctx->arena, date_diff_days(all[count - 1].held_on, all[0].held_on)));
        for (size_t i = count; i-- > 0;)
            *supervision_web_item(s) = (struct supervision_line_v){
                .title =
                    TF(ctx->arena, "supervision.check_number", str_int(ctx->arena, all[i].number)),
                .meta = str_printf(ctx->arena, STR_FMT " · " STR_FMT,
                                   STR_ARG(text_date(ctx->arena, all[i].held_on, ctx->today)),
                                   STR_ARG(all[i].who)),
                .text = all[i].finding,
                .tag = supervision_web_tag_of(ctx, "supervision.check_result.", all[i].result),
            };
    }
    if (!may(ctx, "supervision.read"))
        return ST_OK;
    TRY(supervision_store_problems(ctx, &f, &alike, &count, &next, &total));
    if (count > 0)
        supervision_web_problem_lines(
            ctx, supervision_web_section(ctx, v, "alike", T("supervision.alike"), count), alike,
            count);
    return ST_OK;
}

static void acts_of(struct ctx *ctx, const struct supervision_problem *p,
                    struct supervision_record_v *v)
{
    const bool writes = may(ctx, "supervision.write"),
               own = may(ctx, "supervision.answer") && supervision_own(ctx, p->organ_id);

    arr_each (i, COUNT(VERBS)) {
        if (!(writes || (own && VERBS[i].organs)) ||
            supervision_problem_next(p->state, VERBS[i].verb) == NULL)
            continue;
        supervision_web_link(v, text_of("supervision.do.", str_from(VERBS[i].word)),
                             str_printf(ctx->arena, "/supervision/problem/%lld/do/%s",
                                        (long long)p->id, VERBS[i].word));
    }
    if (writes && supervision_problem_next(p->state, PROBLEM_LOOK) != NULL)
        supervision_web_link(v, T("supervision.do.check"),
                             supervision_web_url(ctx, "/problem", p->id, "/check"));
    supervision_web_link(
        v, T("supervision.do.files"),
        str_printf(ctx->arena, "/attachment/of/supervision_problem/%lld", (long long)p->id));
}

static void chain_of(struct ctx *ctx, const struct supervision_problem *p,
                     struct supervision_record_v *v)
{
    struct entry_v *at = arena_array(ctx->arena, 4, struct entry_v);
    size_t n = 0;

    if (!date_none(p->closed_on))
        at[n++] =
            (struct entry_v){.title = str_eqz(p->state, "solved") ? T("supervision.chain.solved")
                                                                  : T("supervision.chain.shelved"),
                             .on = p->closed_on,
                             .text = p->verdict,
                             .class = S("done")};
    else if (p->verdict.len > 0)
        at[n++] = (struct entry_v){
            .title = T("supervision.chain.again"), .text = p->verdict, .class = S("bad")};
    if (!date_none(p->reported_on))
        at[n++] = (struct entry_v){.title = T("supervision.chain.rectified"),
                                   .on = p->reported_on,
                                   .text = p->report,
                                   .class = S("done")};
    if (!date_none(p->measured_on))
        at[n++] = (struct entry_v){.title = T("supervision.chain.measured"),
                                   .on = p->measured_on,
                                   .text = p->measure,
                                   .class = S("done")};
    at[n++] = (struct entry_v){
        .title = T("supervision.chain.found"), .on = p->found_on, .class = S("done")};
    v->chain = (struct timeline_v){.items = at, .items_count = n};
}

enum status supervision_web_problem(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct supervision_record_v v = {0};
    struct supervision_problem p;

    TRY(supervision_problem_get(ctx, path_id(rq, "id"), &p));
    supervision_web_record(ctx, &v);
    v.crumbs = may(ctx, "supervision.read")
                   ? supervision_web_crumbs(ctx, T("supervision.problems"),
                                            S("/supervision/problem"), p.title)
                   : supervision_web_crumbs(ctx, S(""), S(""), p.title);
    v.id = p.id;
    v.version = p.version;
    v.title = p.title;
    v.meta = days_of(ctx, &p);
    v.tag = supervision_web_tag_of(ctx, "supervision.problem_state.", p.state);
    v.text = p.text;
    facts_of(ctx, &p, &v);
    acts_of(ctx, &p, &v);
    TRY(checks_of(ctx, &p, &v));
    chain_of(ctx, &p, &v);
    return supervision_web_respond(ctx, rq, rs, &v);
}

/* ---------------------------------------------------------------- what is done about it */

static const struct verb *verb_of(const struct request *rq)
{
    arr_each (i, COUNT(VERBS))
        if (str_eqz(path_text(rq, "verb"), VERBS[i].word))
            return &VERBS[i];
    return NULL;
}

enum status supervision_web_problem_act_page(struct ctx *ctx, const struct request *rq,
                                             struct response *rs)
{
    const struct verb *verb = verb_of(rq);
    struct supervision_problem p;
    struct field_v *field;
    struct form_page *f;

    if (verb == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(supervision_problem_get(ctx, path_id(rq, "id"), &p));
    f = supervision_web_form(
        ctx, rq, text_of("supervision.do.", str_from(verb->word)),
        str_printf(ctx->arena, "/supervision/problem/%lld/do/%s", (long long)p.id, verb->word),
        p.title, supervision_web_url(ctx, "/problem", p.id, ""));
    if (verb->verb == PROBLEM_ASSIGN)
        TRY(supervision_web_organ_field(f, p.organ_id, false));
    if (verb->verb == PROBLEM_ASSIGN || verb->verb == PROBLEM_BACK || verb->verb == PROBLEM_REOPEN)
        (void)form_page_put(f, "date", "due_on", "supervision.f.due", list_iso(ctx, p.due_on));
    field = form_page_put(f, "text", "text", verb->label,
                          verb->verb == PROBLEM_MEASURE ? p.measure : S(""));
    form_max(field, SUPERVISION_TEXT_CHARS, 6);
    if (verb->verb == PROBLEM_ASSIGN || verb->verb == PROBLEM_ACCEPT)
        form_optional(field);
    form_page_version(f, p.version);
    return supervision_web_show_form(f, rs);
}

enum status supervision_web_problem_act(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    const struct verb *verb = verb_of(rq);
    const int64_t id = path_id(rq, "id");

    if (verb == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(supervision_problem_do(
        ctx, &(struct supervision_problem_act){.id = id,
                                               .version = param_int(rq, "version"),
                                               .verb = verb->verb,
                                               .organ_id = param_id(rq, "organ"),
                                               .due_on = param_date(rq, "due_on"),
                                               .text = param_text(rq, "text")}));
    respond_flash(rs, verb->done, S(""));
    return respond_see_other(rs, "/supervision/problem/%lld", (long long)id);
}

/* ---------------------------------------------------------------- what an organ owes itself */

enum status supervision_web_mine(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct supervision_page f;

    TRY(supervision_web_filter(ctx, rq, &f));
    f.organ_id = ctx->actor->organ_id != 0 ? ctx->actor->organ_id : -1;
    return list(ctx, rq, rs, &f, T("supervision.mine"), "/supervision/mine");
}
