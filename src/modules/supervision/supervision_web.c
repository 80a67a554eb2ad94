// SPDX-License-Identifier: MulanPSL-2.0
/* The list of matters, and one matter with its methods, problems and opinions. */
#include "modules/supervision/supervision_web.h"
#include "modules/supervision/supervision_web_chain.h"
#include "platform/text.h"
#include "platform/view.h"

static const char *const KEPT[] = {"q",     "state", "kind", "counted", "method", "year", "month",
                                   "organ", "from",  "to",   "key",     "limit",  NULL};
#define STATES "planned running rectifying closed cancelled"

/* ---------------------------------------------------------------- the list */

static struct supervision_matter_row_v row_of(struct ctx *ctx, const struct matter *m)
{
    return (struct supervision_matter_row_v){
        .id = m->id,
        .title = m->title,
        .year = m->year,
        .field = m->field,
        .methods = supervision_web_methods(ctx, m->methods),
        .organ = m->organ,
        .lead = m->lead,
        .office = m->office,
        .starts_on = m->starts_on,
        .ends_on = m->ends_on,
        .problems = m->problems,
        .open = m->open,
        .key = m->key,
        .tag = supervision_web_tag("supervision.state.", m->state),
    };
}

static void list_links(struct ctx *ctx, struct supervision_list_v *v)
{
    static const struct {
        const char *text, *url, *permission;
    } LINKS[] = {
        {"supervision.do.new", "/supervision/new", "supervision.write"},
        {"supervision.topics", "/supervision/topic", "supervision.read"},
        {"supervision.plans", "/supervision/plan", "supervision.read"},
        {"supervision.problems", "/supervision/problem", "supervision.read"},
        {"supervision.organs", "/supervision/organ", "supervision.read"},
        {"supervision.steps", "/supervision/step", "supervision.read"},
    };
    struct link_v *links = arena_array(ctx->arena, COUNT(LINKS), struct link_v);

    arr_each (i, COUNT(LINKS))
        if (may(ctx, LINKS[i].permission))
            links[v->links_count++] =
                (struct link_v){text_of(LINKS[i].text, S("")), str_from(LINKS[i].url)};
    v->main = may(ctx, LINKS[0].permission);
    v->links = links;
    v->more = acts_more(ctx, links, &v->links_count);
}

enum status supervision_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct field_v *fields = arena_array(ctx->arena, 5, struct field_v);
    struct supervision_matter_row_v *rows;
    struct supervision_list_v v = {0};
    struct supervision_page f;
    struct list_links links;
    struct matter *all;
    struct str next;

    TRY(supervision_web_filter(ctx, rq, &f));
    if (!may(ctx, "supervision.read"))
        f.deputy_id = ctx->actor->deputy_id != 0 ? ctx->actor->deputy_id : -1;
    f.held = f.open = false;
    TRY(supervision_store_matters(ctx, &f, &all, &v.rows_count, &next, &v.total));
    rows = arena_array(ctx->arena, v.rows_count, struct supervision_matter_row_v);
    arr_each (i, v.rows_count)
        rows[i] = row_of(ctx, &all[i]);
    v.rows = rows;
    list_links(ctx, &v);
    fields[0] = supervision_web_select(ctx, rq, "state", "supervision.col.state", STATES,
                                       "supervision.state.");
    fields[1] = supervision_web_select(ctx, rq, "method", "supervision.col.method",
                                       SUPERVISION_METHODS, "supervision.method.");
    fields[2] = supervision_web_select(ctx, rq, "kind", "supervision.col.field", SUPERVISION_FIELDS,
                                       "supervision.field.");
    fields[3] = form_field(ctx, rq, "int", "year", "supervision.col.year",
                           f.year != 0 ? str_int(ctx->arena, f.year) : S(""));
    fields[4] = form_field(ctx, rq, "check", "key", "supervision.col.key", f.key ? S("1") : S(""));
    v.filter = (struct filter_v){.url = S("/supervision"),
                                 .label = T("supervision.filter.matter"),
                                 .q = f.q,
                                 .fields = fields,
                                 .fields_count = 5,
                                 .reset = list_reset(rq, S("/supervision"))};
    links = list_links_of(ctx, rq, "/supervision", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    v.empty = v.rows_count == 0
                  ? supervision_web_empty(ctx, "supervision.none", "supervision.none_text")
                  : NULL;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("supervision.menu"), &supervision_list_view,
                        &v);
}

/* ---------------------------------------------------------------- one matter */

static enum status facts_of(struct ctx *ctx, const struct matter *m, struct supervision_record_v *v)
{
    struct supervision_topic t;
    struct matter since;

    supervision_web_fact(v, T("supervision.col.organ"), m->organ, S(""));
    supervision_web_fact(v, T("supervision.col.lead"), m->lead, S(""));
    supervision_web_fact(v, T("supervision.col.office"), m->office, S(""));
    supervision_web_fact(v, T("supervision.col.methods"), supervision_web_methods(ctx, m->methods),
                         S(""));
    supervision_web_fact(v, T("supervision.col.days"),
                         TF(ctx->arena, "supervision.days",
                            text_date(ctx->arena, m->starts_on, ctx->today),
                            text_date(ctx->arena, m->ends_on, ctx->today)),
                         S(""));
    if (m->topic_id != 0) {
        TRY(supervision_store_topic(ctx, m->topic_id, &t));
        supervision_web_fact(
            v, T("supervision.col.topic"), t.title,
            may(ctx, "supervision.read") ? supervision_web_url(ctx, "/topic", t.id, "") : S(""));
    }
    if (m->since_id != 0) {
        TRY(supervision_store_matter(ctx, m->since_id, &since));
        supervision_web_fact(v, T("supervision.f.since"), since.title,
                             supervision_web_url(ctx, "", since.id, ""));
    }
    if (!date_none(m->published_on))
        supervision_web_fact_day(ctx, v, T("supervision.col.published"), m->published_on);
    return ST_OK;
}

static void acts_of(struct ctx *ctx, const struct matter *m, struct supervision_record_v *v)
{
    const bool going = !str_eqz(m->state, "closed") && !str_eqz(m->state, "cancelled");

    supervision_web_link(
        v, T("supervision.do.files"),
        str_printf(ctx->arena, "/attachment/of/supervision/%lld", (long long)m->id));
    if (!may(ctx, "supervision.write"))
        return;
    if (going) {
        supervision_web_link(v, T("supervision.do.step"),
                             supervision_web_url(ctx, "", m->id, "/step"));
        supervision_web_link(
            v, T("supervision.do.problem"),
            str_printf(ctx->arena, "/supervision/problem/new?matter=%lld", (long long)m->id));
        supervision_web_link(v, T("supervision.do.edit"),
                             supervision_web_url(ctx, "", m->id, "/edit"));
        supervision_web_link(v, T("supervision.do.close"),
                             supervision_web_url(ctx, "", m->id, "/close"));
        supervision_web_link(v, T("supervision.do.cancel"),
                             supervision_web_url(ctx, "", m->id, "/cancel"));
    }
    if (may(ctx, "supervision.approve") && !str_eqz(m->state, "cancelled"))
        supervision_web_act(
            v,
            date_none(m->published_on) ? T("supervision.do.publish")
                                       : T("supervision.do.unpublish"),
            supervision_web_url(ctx, "", m->id,
                                date_none(m->published_on) ? "/publish" : "/unpublish"),
            false);
}

static void steps_of(struct ctx *ctx, const struct supervision_step *all, size_t count,
                     struct supervision_record_v *v)
{
    struct supervision_section_v *s =
        supervision_web_section(ctx, v, "steps", T("supervision.methods"), count);

    arr_each (i, count) {
        const struct supervision_step *step = &all[i];
        const struct date on = date_none(step->held_on) ? step->starts_on : step->held_on;
        struct supervision_line_v *line = supervision_web_item(s);

        *line = (struct supervision_line_v){
            .title = step->title,
            .url = step->url.len > 0 ? step->url : supervision_web_url(ctx, "/step", step->id, ""),
            .meta = TF(ctx->arena, "supervision.step_meta",
                       text_of("supervision.method.", step->method),
                       text_date(ctx->arena, on, ctx->today)),
            .tag = supervision_web_tag_of(ctx, "supervision.step_state.", step->state),
        };
        if (!str_eqz(step->state, "cancelled"))
            ((struct tag_v *)line->tag)->label =
                supervision_web_stage(ctx, step->method, step->stage);
    }
    s->empty = count == 0 ? T("supervision.steps_none") : S("");
}

static enum status problems_of(struct ctx *ctx, const struct matter *m,
                               struct supervision_record_v *v)
{
    struct supervision_page f = {
        .matter_id = m->id, .limit = LIST_ROWS_MAX, .today = ctx->today, .order = "found"};
    struct supervision_section_v *s;
    struct supervision_problem *all;
    struct str next;
    int64_t total;
    size_t count;

    if (!may(ctx, "supervision.read"))
        f.organ_id = ctx->actor->organ_id != 0 ? ctx->actor->organ_id : -1;
    TRY(supervision_store_problems(ctx, &f, &all, &count, &next, &total));
    if (count == 0)
        return ST_OK;
    s = supervision_web_section(ctx, v, "problems", T("supervision.problems"), count);
    s->note = TF(ctx->arena, "supervision.problems_of", str_int(ctx->arena, total),
                 str_int(ctx->arena, m->open));
    supervision_web_problem_lines(ctx, s, all, count);
    return ST_OK;
}

enum status supervision_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct supervision_record_v v = {0};
    struct supervision_step *steps;
    struct matter m;
    size_t count;

    TRY(supervision_matter_get(ctx, path_id(rq, "id"), &m));
    supervision_web_record(ctx, &v);
    v.crumbs = supervision_web_crumbs(ctx, S(""), S(""), m.title);
    v.id = m.id;
    v.version = m.version;
    v.title = m.title;
    v.meta = TF(ctx->arena, m.key ? "supervision.matter_meta_key" : "supervision.matter_meta",
                str_int(ctx->arena, m.year), text_of("supervision.field.", m.field));
    v.tag = supervision_web_tag_of(ctx, "supervision.state.", m.state);
    v.text = m.goal;
    v.result = m.result;
    v.result_title =
        str_eqz(m.state, "cancelled") ? T("supervision.why_cancelled") : T("supervision.result");
    TRY(facts_of(ctx, &m, &v));
    acts_of(ctx, &m, &v);
    TRY(supervision_store_steps_of(ctx, m.id, &steps, &count));
    steps_of(ctx, steps, count, &v);
    TRY(problems_of(ctx, &m, &v));
    TRY(supervision_web_chain(ctx, &m, steps, count, &v));
    return supervision_web_respond(ctx, rq, rs, &v);
}
