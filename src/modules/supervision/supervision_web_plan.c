// SPDX-License-Identifier: MulanPSL-2.0
/* Annual plans: their revisions, what one lists and what it changed, approval and publication. */
#include "modules/meeting/meeting.h"
#include "modules/supervision/supervision_web.h"
#include "platform/text.h"

enum { MEETINGS_MAX = 30 };

static struct str title_of(struct ctx *ctx, const struct supervision_plan *p)
{
    return p->revision == 1
               ? TF(ctx->arena, "supervision.plan_title", str_int(ctx->arena, p->year))
               : TF(ctx->arena, "supervision.plan_revised", str_int(ctx->arena, p->year),
                    str_int(ctx->arena, p->revision - 1));
}

/* ---------------------------------------------------------------- all of them */

enum status supervision_web_plans(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct supervision_record_v v = {0};
    struct supervision_section_v *s;
    struct supervision_plan *all;
    size_t count;

    TRY(supervision_store_plans(ctx, 0, &all, &count));
    supervision_web_record(ctx, &v);
    v.crumbs = supervision_web_crumbs(ctx, S(""), S(""), T("supervision.plans"));
    v.title = T("supervision.plans");
    v.meta = T("supervision.plans_hint");
    supervision_web_fact(&v, T("supervision.basis"), T("supervision.plan_law"), S(""));
    if (may(ctx, "supervision.write"))
        supervision_web_link(&v, T("supervision.do.plan"), S("/supervision/plan/new"));
    s = supervision_web_section(ctx, &v, "plans", T("supervision.plans"), count);
    arr_each (i, count) {
        struct supervision_line_v *line = supervision_web_item(s);

        *line = (struct supervision_line_v){
            .title = title_of(ctx, &all[i]),
            .url = supervision_web_url(ctx, "/plan", all[i].id, ""),
            .meta = all[i].basis,
            .text = all[i].reason,
            .tag = supervision_web_tag_of(ctx, "supervision.plan_state.", all[i].state),
        };
    }
    s->empty = count == 0 ? T("supervision.plans_none") : S("");
    return supervision_web_respond(ctx, rq, rs, &v);
}

/* ---------------------------------------------------------------- one plan */

static struct str item_meta(struct ctx *ctx, const struct supervision_plan_item *i)
{
    return TF(ctx->arena, "supervision.plan_item", supervision_web_methods(ctx, i->methods),
              i->organ.len > 0 ? i->organ : T("supervision.open"),
              TF(ctx->arena, "supervision.days", text_date(ctx->arena, i->starts_on, ctx->today),
                 text_date(ctx->arena, i->ends_on, ctx->today)));
}

static const struct supervision_plan_item *find(const struct supervision_plan_item *all,
                                                size_t count, int64_t matter_id)
{
    arr_each (i, count)
        if (all[i].matter_id == matter_id)
            return &all[i];
    return NULL;
}

static bool same(const struct supervision_plan_item *a, const struct supervision_plan_item *b)
{
    return str_eq(a->title, b->title) && str_eq(a->methods, b->methods) &&
           str_eq(a->organ, b->organ) && date_cmp(a->starts_on, b->starts_on) == 0 &&
           date_cmp(a->ends_on, b->ends_on) == 0;
}

/* What this revision changed against the one before it. */
static enum status changes_of(struct ctx *ctx, const struct supervision_plan *p,
                              const struct supervision_plan_item *items, size_t count,
                              struct supervision_record_v *v)
{
    struct supervision_plan_item *old;
    struct supervision_plan *all;
    struct supervision_section_v *s;
    size_t plans, n;
    int64_t before = 0;

    TRY(supervision_store_plans(ctx, p->year, &all, &plans));
    arr_each (i, plans)
        if (all[i].revision == p->revision - 1)
            before = all[i].id;
    if (before == 0)
        return ST_OK;
    TRY(supervision_store_plan_items(ctx, before, &old, &n));
    s = supervision_web_section(ctx, v, "changes", T("supervision.plan_changes"), count + n);
    arr_each (i, count) {
        const struct supervision_plan_item *was = find(old, n, items[i].matter_id);

        if (was != NULL && same(was, &items[i]))
            continue;
        *supervision_web_item(s) = (struct supervision_line_v){
            .title = items[i].title,
            .meta = was == NULL ? S("") : item_meta(ctx, was),
            .text = was == NULL ? S("") : item_meta(ctx, &items[i]),
            .tag = supervision_web_tag_of(ctx, "supervision.change.",
                                          was == NULL ? S("added") : S("changed")),
        };
    }
    arr_each (i, n)
        if (find(items, count, old[i].matter_id) == NULL)
            *supervision_web_item(s) = (struct supervision_line_v){
                .title = old[i].title,
                .tag = supervision_web_tag_of(ctx, "supervision.change.", S("removed")),
            };
    s->empty = s->items_count == 0 ? T("supervision.plan_same") : S("");
    return ST_OK;
}

static enum status fill(struct ctx *ctx, const struct supervision_plan *p, bool open,
                        struct supervision_record_v *v)
{
    struct supervision_plan_item *items;
    struct supervision_section_v *s;
    size_t count;

    v->id = p->id;
    v->version = p->version;
    v->title = title_of(ctx, p);
    v->text = p->intro;
    supervision_web_fact(v, T("supervision.f.basis"), p->basis,
                         open || p->meeting_id == 0
                             ? S("")
                             : str_printf(ctx->arena, "/meeting/%lld", (long long)p->meeting_id));
    supervision_web_fact_day(ctx, v, T("supervision.col.approved"), p->approved_on);
    supervision_web_fact_day(ctx, v, T("supervision.col.published"), p->published_on);
    supervision_web_fact(v, T("supervision.f.plan_reason"), p->reason, S(""));
    TRY(supervision_store_plan_items(ctx, p->id, &items, &count));
    s = supervision_web_section(ctx, v, "items", T("supervision.plan_items"), count);
    s->note = TF(ctx->arena, "supervision.total", str_int(ctx->arena, (int64_t)count));
    arr_each (i, count)
        *supervision_web_item(s) = (struct supervision_line_v){
            .title = items[i].title,
            .url = open ? S("") : supervision_web_url(ctx, "", items[i].matter_id, ""),
            .meta = item_meta(ctx, &items[i]),
            .text = items[i].office,
            .tag = items[i].key ? supervision_web_tag_of(ctx, "supervision.key", S("")) : NULL,
        };
    return changes_of(ctx, p, items, count, v);
}

enum status supervision_web_plan(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct supervision_record_v v = {0};
    struct supervision_plan p;

    TRY(supervision_store_plan(ctx, path_id(rq, "id"), &p));
    supervision_web_record(ctx, &v);
    TRY(fill(ctx, &p, false, &v));
    v.crumbs = supervision_web_crumbs(ctx, T("supervision.plans"), S("/supervision/plan"), v.title);
    v.tag = supervision_web_tag_of(ctx, "supervision.plan_state.", p.state);
    if (str_eqz(p.state, "draft") && may(ctx, "supervision.write"))
        supervision_web_link(
            &v, T("supervision.do.plan_again"),
            str_printf(ctx->arena, "/supervision/plan/new?year=%lld", (long long)p.year));
    if (str_eqz(p.state, "draft") && may(ctx, "supervision.approve"))
        supervision_web_link(&v, T("supervision.do.approve"),
                             supervision_web_url(ctx, "/plan", p.id, "/approve"));
    if (str_eqz(p.state, "approved") && may(ctx, "supervision.approve"))
        supervision_web_act(&v, T("supervision.do.plan_publish"),
                            supervision_web_url(ctx, "/plan", p.id, "/publish"), true);
    if ((str_eqz(p.state, "published") || str_eqz(p.state, "approved")) &&
        may(ctx, "supervision.write"))
        supervision_web_link(
            &v, T("supervision.do.plan_revise"),
            str_printf(ctx->arena, "/supervision/plan/new?year=%lld", (long long)p.year));
    return supervision_web_respond(ctx, rq, rs, &v);
}

enum status supervision_web_plan_fill(struct ctx *ctx, const struct supervision_plan *p,
                                      struct supervision_record_v *v)
{
    return fill(ctx, p, true, v);
}

/* ---------------------------------------------------------------- forms */

enum status supervision_web_plan_new_page(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    struct form_page *f =
        supervision_web_form(ctx, rq, T("supervision.do.plan"), S("/supervision/plan/new"),
                             T("supervision.plans"), S("/supervision/plan"));
    const int64_t year = param_int(rq, "year") != 0 ? param_int(rq, "year") : ctx->today.year;
    struct supervision_plan *all;
    struct field_v *field;
    size_t count;

    TRY(supervision_store_plans(ctx, year, &all, &count));
    (void)form_page_put(f, "int", "year", "supervision.col.year", str_int(ctx->arena, year));
    field =
        form_page_put(f, "text", "intro", "supervision.f.intro", count > 0 ? all[0].intro : S(""));
    form_max(field, SUPERVISION_TEXT_CHARS, 6);
    form_optional(field);
    field = form_page_put(f, "text", "reason", "supervision.f.plan_reason",
                          count > 0 && str_eqz(all[0].state, "draft") ? all[0].reason : S(""));
    form_max(field, SUPERVISION_TEXT_CHARS, 3);
    form_optional(field);
    return supervision_web_show_form(f, rs);
}

enum status supervision_web_plan_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    int64_t id;

    TRY(supervision_plan_draft(ctx, param_int(rq, "year"), param_text(rq, "intro"),
                               param_text(rq, "reason"), &id));
    respond_flash(rs, "supervision.done.plan_drafted", S(""));
    return respond_see_other(rs, "/supervision/plan/%lld", (long long)id);
}

/* Chairmen's meetings that have been held, or are on. */
static enum status put_meetings(struct form_page *f)
{
    struct ctx *ctx = f->ctx;
    struct field_v *field = form_page_put(f, "select", "meeting", "supervision.f.meeting", S(""));
    struct option_v options[MEETINGS_MAX + 1];
    int64_t *ids;
    size_t count, n = 1;

    TRY(supervision_store_chairmen(ctx, MEETINGS_MAX, &ids, &count));
    options[0] = (struct option_v){.value = S(""), .label = T("supervision.other_meeting")};
    arr_each (i, count) {
        struct meeting m;

        TRY(meeting_get(ctx, ids[i], &m));
        if (meeting_seen(ctx, &m))
            options[n++] = (struct option_v){.value = str_int(ctx->arena, m.id), .label = m.name};
    }
    form_options(ctx, field, options, n);
    field->choose = false;
    return ST_OK;
}

enum status supervision_web_plan_approve_page(struct ctx *ctx, const struct request *rq,
                                              struct response *rs)
{
    struct supervision_plan p;
    struct form_page *f;

    TRY(supervision_store_plan(ctx, path_id(rq, "id"), &p));
    f = supervision_web_form(ctx, rq, T("supervision.do.approve"),
                             supervision_web_url(ctx, "/plan", p.id, "/approve"), title_of(ctx, &p),
                             supervision_web_url(ctx, "/plan", p.id, ""));
    TRY(put_meetings(f));
    form_optional(form_page_put(f, "line", "basis", "supervision.f.basis", S("")));
    (void)form_page_put(f, "date", "on", "supervision.col.approved", list_iso(ctx, ctx->today));
    form_page_version(f, p.version);
    return supervision_web_show_form(f, rs);
}

enum status supervision_web_plan_approve(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    const struct supervision_approve in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .meeting_id = param_id(rq, "meeting"),
        .basis = param_text(rq, "basis"),
        .on = param_date(rq, "on"),
    };

    TRY(supervision_plan_approve(ctx, &in));
    respond_flash(rs, "supervision.done.plan_approved", S(""));
    return respond_see_other(rs, "/supervision/plan/%lld", (long long)in.id);
}

enum status supervision_web_plan_publish(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct supervision_plan p;

    TRY(supervision_store_plan(ctx, path_id(rq, "id"), &p));
    TRY(supervision_plan_publish(ctx, p.id, p.version));
    respond_flash(rs, "supervision.done.plan_published", S(""));
    return respond_see_other(rs, "/supervision/plan/%lld", (long long)p.id);
}
