// SPDX-License-Identifier: MulanPSL-2.0
/* Limits that are watched, and how often they were crossed. */
#include "indicator_cockpit_view.h"
#include "modules/indicator/indicator_web.h"
#include "modules/indicator/indicator_web_common.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

static const char *const KEPT[] = {"limit", NULL};

static struct str rule_text(struct ctx *ctx, const struct indicator *i, bool above, int64_t value)
{
    return TF(ctx->arena, above ? "indicator.rule.above" : "indicator.rule.below",
              indicator_amount_text(ctx, i, value), indicator_words_of(ctx, i).unit);
}

/* ---------------------------------------------------------------- limits */

static struct tag_v state_tag(const struct indicator_limit *l)
{
    if (l->stopped)
        return (struct tag_v){.label = T("indicator.state.stopped"), .class = S("")};
    if (l->crossed)
        return (struct tag_v){.label = T("indicator.state.crossed"), .class = S("bad")};
    return (struct tag_v){.label = T("indicator.state.within"), .class = S("ok")};
}

static enum status limit_row(struct ctx *ctx, const struct indicator_limit *l,
                             struct indicator_limit_row_v *out)
{
    const struct err was = ctx->err;
    const struct indicator *i;

    *out = (struct indicator_limit_row_v){
        .id = l->id,
        .version = l->version,
        .label = l->name,
        .period = l->period,
        .whom = l->role,
        .note = l->note,
        .tag = state_tag(l),
        .stopped = l->stopped,
        .rule = S(""),
        .url = S(""),
    };
    if (indicator_find(ctx, l->name, &i) != ST_OK) {
        ctx->err = was;
        return ST_OK;
    }
    out->label = indicator_web_name(ctx, i);
    out->rule = rule_text(ctx, i, l->above, l->value);
    out->url = str_printf(ctx->arena, "/indicator/%s?period=" STR_FMT, i->name, STR_ARG(l->period));
    return ST_OK;
}

enum status indicator_web_limits(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct indicator_limits_v v = {0};
    struct indicator_limit_row_v *rows;
    struct indicator_limit *all;

    TRY(indicator_store_limits(ctx, &all, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct indicator_limit_row_v);
    arr_each (n, v.rows_count)
        TRY(limit_row(ctx, &all[n], &rows[n]));
    v.rows = rows;
    v.tabs = indicator_web_tabs(ctx, "/indicator/limit");
    if (v.rows_count == 0)
        v.empty = indicator_web_empty(ctx, "indicator.limits_none", "indicator.limits_none_why");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("indicator.limits"), &indicator_limits_view,
                        &v);
}

static void limit_fields(struct form_page *f, const struct indicator_limit *l, struct str value)
{
    const struct option_v sides[] = {
        {.value = S("1"), .label = T("indicator.above.1"), .on = l->above},
        {.value = S("0"), .label = T("indicator.above.0"), .on = !l->above},
    };
    struct field_v *field =
        form_page_put(f, "select", "above", "indicator.f.above", l->above ? S("1") : S("0"));

    form_options(f->ctx, field, sides, COUNT(sides));
    field->choose = false;
    (void)form_page_put(f, "line", "value", "indicator.f.value", value);
    field = form_page_put(f, "select", "period", "indicator.period", l->period);
    form_words(f->ctx, field, INDICATOR_MOVING, "indicator.period.", false);
    field = form_page_put(f, "select", "whom", "indicator.f.whom", l->role);
    form_words(f->ctx, field, INDICATOR_WHOM, "indicator.whom.", false);
    field = form_page_put(f, "text", "note", "indicator.f.limit_note", l->note);
    form_optional(field);
    form_max(field, INDICATOR_NOTE_CHARS, 3);
}

static struct form_page *limit_form(struct ctx *ctx, const struct request *rq, struct str url,
                                    struct str title)
{
    struct form_page *f =
        form_page_open(ctx, rq, title, url, S("/indicator/limit"), T("indicator.do.save"));

    form_page_crumb(f, T("indicator.title"), S("/indicator"));
    form_page_crumb(f, T("indicator.limits"), S("/indicator/limit"));
    return f;
}

enum status indicator_web_limit_new_page(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    const struct indicator_limit l = {.period = S("year"), .role = S("office"), .note = S("")};
    struct form_page *f = limit_form(ctx, rq, S("/indicator/limit/new"), T("indicator.do.limit"));

    TRY(indicator_web_figures(ctx, form_page_put(f, "select", "name", "indicator.f.name", S(""))));
    limit_fields(f, &l, S(""));
    return indicator_web_show_form(f, rs);
}

static struct indicator_limit limit_of(const struct request *rq)
{
    return (struct indicator_limit){
        .name = param_text(rq, "name"),
        .period = param_text(rq, "period"),
        .role = param_text(rq, "whom"),
        .note = param_text(rq, "note"),
        .above = str_eqz(param_text(rq, "above"), "1"),
        .version = param_int(rq, "version"),
    };
}

enum status indicator_web_limit_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct indicator_limit l = limit_of(rq);
    int64_t id;

    TRY(indicator_limit_save(ctx, &l, param_text(rq, "value"), &id));
    indicator_limit_look(ctx, id);
    respond_flash(rs, "indicator.done.limit", S(""));
    return respond_see_other(rs, "/indicator/limit");
}

enum status indicator_web_limit_edit_page(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    const struct indicator *i;
    struct indicator_limit l;
    struct form_page *f;

    TRY(indicator_store_limit(ctx, path_id(rq, "id"), &l));
    TRY(indicator_find(ctx, l.name, &i));
    f = limit_form(ctx, rq, str_printf(ctx->arena, "/indicator/limit/%lld/edit", (long long)l.id),
                   indicator_words_of(ctx, i).label);
    limit_fields(f, &l, indicator_amount_text(ctx, i, l.value));
    form_page_version(f, l.version);
    return indicator_web_show_form(f, rs);
}

enum status indicator_web_limit_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct indicator_limit l = limit_of(rq), was;
    int64_t id;

    TRY(indicator_store_limit(ctx, path_id(rq, "id"), &was));
    l.id = was.id;
    l.name = was.name;
    TRY(indicator_limit_save(ctx, &l, param_text(rq, "value"), &id));
    indicator_limit_look(ctx, id);
    respond_flash(rs, "indicator.done.limit", S(""));
    return respond_see_other(rs, "/indicator/limit");
}

static enum status stop(struct ctx *ctx, const struct request *rq, struct response *rs, bool stop)
{
    TRY(indicator_limit_stop(ctx, path_id(rq, "id"), param_int(rq, "version"), stop));
    indicator_limit_look(ctx, path_id(rq, "id"));
    respond_flash(rs, stop ? "indicator.done.stopped" : "indicator.done.limit", S(""));
    return respond_see_other(rs, "/indicator/limit");
}

enum status indicator_web_limit_stop(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return stop(ctx, rq, rs, true);
}

enum status indicator_web_limit_go(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return stop(ctx, rq, rs, false);
}

/* ---------------------------------------------------------------- crossings */

enum status indicator_web_warning(struct ctx *ctx, const struct indicator_alert *a,
                                  struct indicator_warning_v *out, bool *out_seen)
{
    const struct err was = ctx->err;
    const struct indicator_span days = {a->from_on, a->to_on};
    const struct indicator_value v = {.numerator = a->numerator, .denominator = a->denominator};
    const struct indicator *i;
    const bool over = !date_none(a->over_on);

    *out_seen = false;
    if (indicator_find(ctx, a->name, &i) != ST_OK) { /* a ledger's figure, gone since */
        ctx->err = was;
        return ST_OK;
    }
    if (!may(ctx, i->permission))
        return ST_OK;
    *out_seen = true;
    *out = (struct indicator_warning_v){
        .id = a->id,
        .label = indicator_web_name(ctx, i),
        .url = str_printf(ctx->arena, "/indicator/%s?from=" STR_FMT "&to=" STR_FMT, i->name,
                          STR_ARG(list_iso(ctx, a->from_on)), STR_ARG(list_iso(ctx, a->to_on))),
        .value = indicator_web_said(ctx, i, &v),
        .limit = rule_text(ctx, i, a->above, a->value),
        .period = indicator_web_days(ctx, &days),
        .seen_on = a->seen_on,
        .over_on = a->over_on,
        .tag = {.label = over ? T("indicator.state.over") : T("indicator.state.crossed"),
                .class = over ? S("ok") : S("bad")},
    };
    return ST_OK;
}

enum status indicator_web_alerts(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const unsigned limit = list_limit(rq, LIST_ROWS);
    struct indicator_alerts_v v = {0};
    struct indicator_warning_v *rows;
    struct indicator_alert *all;
    struct list_links links;
    struct str next = S("");
    int64_t after = 0;
    size_t count;

    (void)str_to_int(param_text(rq, "after"), &after);
    TRY(indicator_store_alerts(ctx, S(""), after, limit + 1, &all, &count));
    if (count > limit) {
        count = limit;
        next = str_int(ctx->arena, all[limit - 1].id);
    }
    rows = arena_array(ctx->arena, count, struct indicator_warning_v);
    arr_each (n, count) {
        bool seen;

        TRY(indicator_web_warning(ctx, &all[n], &rows[v.rows_count], &seen));
        v.rows_count += seen ? 1 : 0;
    }
    v.rows = rows;
    v.tabs = indicator_web_tabs(ctx, "/indicator/alert");
    links = list_links_of(ctx, rq, "/indicator/alert", KEPT, next);
    v.pager = (struct pager_v){.next = links.next, .first = links.first, .total = S("")};
    if (v.rows_count == 0)
        v.empty = indicator_web_empty(ctx, "indicator.alerts_none", "indicator.alerts_none_why");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("indicator.alerts"), &indicator_alerts_view,
                        &v);
}
