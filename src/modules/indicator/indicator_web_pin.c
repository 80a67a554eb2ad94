// SPDX-License-Identifier: MulanPSL-2.0
/* Which figures stand on the leader's page and on the screen, and which everybody may see. */
#include "indicator_cockpit_view.h"
#include "modules/indicator/indicator_web.h"
#include "modules/indicator/indicator_web_common.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

/* ---------------------------------------------------------------- chosen figures */

static struct str places_of(struct ctx *ctx, const struct indicator_pin *p)
{
    if (p->cockpit && p->screen)
        return TF(ctx->arena, "indicator.place_both", T("indicator.cockpit"),
                  T("indicator.screen"));
    return p->cockpit ? T("indicator.cockpit") : T("indicator.screen");
}

static struct indicator_pin_row_v pin_row(struct ctx *ctx, const struct indicator_pin *p)
{
    const struct err was = ctx->err;
    const struct indicator *i;
    struct indicator_pin_row_v row = {.id = p->id,
                                      .version = p->version,
                                      .number = p->number,
                                      .label = p->name,
                                      .period = p->period,
                                      .cockpit = p->cockpit,
                                      .screen = p->screen,
                                      .goal = S(""),
                                      .places = places_of(ctx, p)};

    if (indicator_find(ctx, p->name, &i) != ST_OK) {
        ctx->err = was;
        return row;
    }
    row.label = indicator_web_name(ctx, i);
    if (p->has_goal)
        row.goal = indicator_web_goal(ctx, i, p->goal, p->at_most);
    return row;
}

enum status indicator_web_pins(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct indicator_pins_v v = {0};
    struct indicator_pin_row_v *rows;
    struct indicator_pin *all;

    TRY(indicator_store_pins(ctx, &all, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct indicator_pin_row_v);
    arr_each (n, v.rows_count)
        rows[n] = pin_row(ctx, &all[n]);
    v.rows = rows;
    v.tabs = indicator_web_tabs(ctx, "/indicator/pin");
    if (v.rows_count == 0)
        v.empty = indicator_web_empty(ctx, "indicator.cockpit_none", "indicator.cockpit_none_why");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("indicator.pins"), &indicator_pins_view, &v);
}

static void place_field(struct form_page *f, const struct indicator_pin *p)
{
    const struct option_v options[] = {
        {.value = S("cockpit"), .label = T("indicator.cockpit"), .on = p->cockpit},
        {.value = S("screen"), .label = T("indicator.screen"), .on = p->screen},
    };
    struct field_v *field = form_page_put(f, "check", "place", "indicator.f.place", S(""));

    form_checks(f->ctx, f->rq, field, options, COUNT(options));
}

static void pin_fields(struct form_page *f, const struct indicator_pin *p, struct str goal)
{
    struct field_v *field;
    const struct option_v sides[] = {
        {.value = S("0"), .label = T("indicator.at_most.0"), .on = !p->at_most},
        {.value = S("1"), .label = T("indicator.at_most.1"), .on = p->at_most},
    };

    field = form_page_put(f, "select", "period", "indicator.period", p->period);
    form_words(f->ctx, field, INDICATOR_MOVING, "indicator.period.", false);
    place_field(f, p);
    (void)form_page_put(f, "int", "number", "indicator.f.number",
                        str_int(f->ctx->arena, p->number));
    form_optional(form_page_put(f, "line", "goal", "indicator.f.goal", goal));
    field =
        form_page_put(f, "select", "at_most", "indicator.f.at_most", p->at_most ? S("1") : S("0"));
    form_options(f->ctx, field, sides, COUNT(sides));
    field->choose = false;
}

static struct form_page *pin_form(struct ctx *ctx, const struct request *rq, struct str url,
                                  struct str title)
{
    struct form_page *f =
        form_page_open(ctx, rq, title, url, S("/indicator/pin"), T("indicator.do.save"));

    form_page_crumb(f, T("indicator.title"), S("/indicator"));
    form_page_crumb(f, T("indicator.pins"), S("/indicator/pin"));
    return f;
}

enum status indicator_web_pin_new_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    const struct indicator_pin p = {
        .period = S("year"), .number = 1, .cockpit = true, .name = param_text(rq, "name")};
    struct form_page *f = pin_form(ctx, rq, S("/indicator/pin/new"), T("indicator.do.choose"));

    TRY(indicator_web_figures(ctx, form_page_put(f, "select", "name", "indicator.f.name", p.name)));
    pin_fields(f, &p, S(""));
    return indicator_web_show_form(f, rs);
}

static struct indicator_pin pin_of(const struct request *rq)
{
    struct indicator_pin p = {
        .name = param_text(rq, "name"),
        .period = param_text(rq, "period"),
        .number = param_int(rq, "number"),
        .at_most = str_eqz(param_text(rq, "at_most"), "1"),
        .version = param_int(rq, "version"),
    };

    arr_each (n, param_count(rq, "place")) {
        p.cockpit = p.cockpit || str_eqz(param_text_at(rq, "place", n), "cockpit");
        p.screen = p.screen || str_eqz(param_text_at(rq, "place", n), "screen");
    }
    return p;
}

enum status indicator_web_pin_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct indicator_pin p = pin_of(rq);
    int64_t id;

    TRY(indicator_pin_save(ctx, &p, param_text(rq, "goal"), &id));
    respond_flash(rs, "indicator.done.chosen", S(""));
    return respond_see_other(rs, "/indicator/pin");
}

enum status indicator_web_pin_edit_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    const struct indicator *i;
    struct indicator_pin p;
    struct form_page *f;

    TRY(indicator_store_pin(ctx, path_id(rq, "id"), &p));
    TRY(indicator_find(ctx, p.name, &i));
    f = pin_form(ctx, rq, str_printf(ctx->arena, "/indicator/pin/%lld/edit", (long long)p.id),
                 indicator_words_of(ctx, i).label);
    pin_fields(f, &p, p.has_goal ? indicator_amount_text(ctx, i, p.goal) : S(""));
    form_page_version(f, p.version);
    return indicator_web_show_form(f, rs);
}

enum status indicator_web_pin_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct indicator_pin p = pin_of(rq), was;
    int64_t id;

    TRY(indicator_store_pin(ctx, path_id(rq, "id"), &was));
    p.id = was.id;
    p.name = was.name;
    TRY(indicator_pin_save(ctx, &p, param_text(rq, "goal"), &id));
    respond_flash(rs, "indicator.done.chosen", S(""));
    return respond_see_other(rs, "/indicator/pin");
}

enum status indicator_web_pin_remove(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(indicator_pin_remove(ctx, path_id(rq, "id"), param_int(rq, "version")));
    respond_flash(rs, "indicator.done.unchosen", S(""));
    return respond_see_other(rs, "/indicator/pin");
}

/* ---------------------------------------------------------------- open to everybody */

enum status indicator_web_opens(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct indicator_opens_v v = {0};
    struct indicator_open_row_v *rows;
    struct indicator_public *all;

    TRY(indicator_store_publics(ctx, &all, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct indicator_open_row_v);
    arr_each (n, v.rows_count) {
        struct indicator_definition d;

        TRY(indicator_definition_on(ctx, all[n].name, ctx->today, &d));
        rows[n] = (struct indicator_open_row_v){.id = all[n].id,
                                                .version = all[n].version,
                                                .label = d.label,
                                                .definition = d.text,
                                                .least = all[n].least};
    }
    v.rows = rows;
    v.tabs = indicator_web_tabs(ctx, "/indicator/open");
    if (v.rows_count == 0)
        v.empty = indicator_web_empty(ctx, "indicator.opens_none", "indicator.opens_none_why");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("indicator.opens"), &indicator_opens_view, &v);
}

enum status indicator_web_open_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f = form_page_open(ctx, rq, T("indicator.do.open"), S("/indicator/open/new"),
                                         S("/indicator/open"), T("indicator.do.open_go"));

    form_page_crumb(f, T("indicator.title"), S("/indicator"));
    form_page_crumb(f, T("indicator.opens"), S("/indicator/open"));
    TRY(indicator_web_figures(ctx, form_page_put(f, "select", "name", "indicator.f.name", S(""))));
    (void)form_page_put(f, "int", "least", "indicator.f.least",
                        str_int(ctx->arena, INDICATOR_LEAST));
    return indicator_web_show_form(f, rs);
}

enum status indicator_web_open(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(indicator_open(ctx, param_text(rq, "name"), param_int(rq, "least")));
    respond_flash(rs, "indicator.done.opened", S(""));
    return respond_see_other(rs, "/indicator/open");
}

enum status indicator_web_shut(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(indicator_shut(ctx, path_id(rq, "id"), param_int(rq, "version")));
    respond_flash(rs, "indicator.done.shut", S(""));
    return respond_see_other(rs, "/indicator/open");
}
