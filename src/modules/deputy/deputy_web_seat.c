// SPDX-License-Identifier: MulanPSL-2.0
/* Seats and vacancies: the total with its decision, constituencies, by-elections. */
#include "deputy_seat_view.h"
#include "deputy_view.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy_parts.h"
#include "modules/deputy/deputy_plan.h"
#include "modules/deputy/deputy_rules_ending.h"
#include "modules/deputy/deputy_web.h"
#include "platform/form_page.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { FACTS = 8, PLACES = 8 };

static enum status seats_now(struct ctx *ctx, struct deputy_seats *s, bool *out_fixed)
{
    const struct err before = ctx->err;
    const enum status st = deputy_seats(ctx, s);

    *out_fixed = st == ST_OK;
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = before;
    *s = (struct deputy_seats){.id = 0};
    return ST_OK;
}

/* ---------------------------------------------------------------- the page */

static void fixed_make(struct ctx *ctx, const struct deputy_seats *s, struct deputy_seat_v *v)
{
    const struct date with_year = {.year = 1, .month = 1, .day = 1};
    struct kv_item_v *items = arena_array(ctx->arena, FACTS, struct kv_item_v);
    const struct date due = deputy_filing_due(s);
    size_t n = 0;

    items[n++] = (struct kv_item_v){
        .label = T("deputy.seats.total"),
        .value = TF(ctx->arena, "deputy.seats.of", str_int(ctx->arena, s->total))};
    items[n++] = (struct kv_item_v){.label = T("deputy.seats.formula"),
                                    .value = TF(ctx->arena, "deputy.seats.formula_of",
                                                str_int(ctx->arena, s->population),
                                                str_int(ctx->arena, s->formula))};
    items[n++] = (struct kv_item_v){.label = T("deputy.seats.decision"),
                                    .value = TF(ctx->arena, "deputy.seats.decision_of",
                                                s->decided_by, s->document,
                                                text_date(ctx->arena, s->decided_on, with_year))};
    items[n++] = (struct kv_item_v){.label = T("deputy.seats.reason"),
                                    .value = text_of("deputy.seats.reason.", s->reason)};
    if (!date_none(s->filed_on))
        items[n++] = (struct kv_item_v){.label = T("deputy.seats.filed_on"),
                                        .value = text_date(ctx->arena, s->filed_on, with_year)};
    else if (!date_none(due))
        items[n++] = (struct kv_item_v){.label = T("deputy.seats.filing_due"),
                                        .value = text_date(ctx->arena, due, ctx->today)};
    v->fixed = items;
    v->fixed_count = n;
    v->due = date_none(due) ? NULL : due_tag_make(ctx, due);
    if (may(ctx, "deputy.edit") && date_none(s->filed_on))
        v->filed_url = S("/deputy/seat/filed");
}

static struct deputy_constituency_row_v row_make(struct ctx *ctx,
                                                 const struct deputy_constituency *c)
{
    const bool edit = may(ctx, "deputy.edit");
    struct tag_v *tag = NULL;
    struct deputy_constituency_row_v v = {
        .id = c->id,
        .name = c->name,
        .sort = c->sort,
        .seats = c->seats,
        .seated = c->seated,
        .vacant = c->active && c->seats > c->seated ? c->seats - c->seated : 0,
        .rows_url = str_printf(ctx->arena, "/deputy?constituency=" STR_FMT, STR_ARG(c->name)),
        .url = edit ? str_printf(ctx->arena, "/deputy/seat/constituency?id=%lld", (long long)c->id)
                    : S(""),
    };

    if (v.vacant > 0) {
        tag = arena_new(ctx->arena, struct tag_v);
        *tag = (struct tag_v){
            .label = TF(ctx->arena, "deputy.seats.short", str_int(ctx->arena, v.vacant)),
            .class = S("wait")};
        if (edit)
            v.plan_url =
                str_printf(ctx->arena, "/deputy/seat/election?constituency=%lld", (long long)c->id);
        if (c->left.len > 0) {
            v.why = TF(ctx->arena, "deputy.seats.left", c->left,
                       text_date(ctx->arena, c->left_on, ctx->today),
                       text_of("deputy.reason.", c->left_reason));
            v.article = str_from(deputy_left_article(c->left_reason, c->left_on));
        }
    } else if (c->active && c->seated > c->seats) {
        tag = arena_new(ctx->arena, struct tag_v);
        *tag = (struct tag_v){
            .label = TF(ctx->arena, "deputy.seats.over", str_int(ctx->arena, c->seated - c->seats)),
            .class = S("bad")};
    }
    v.tag = tag;
    return v;
}

static enum status days_of(struct ctx *ctx, struct date voting, struct str *out)
{
    struct seats_law_byelection d;

    TRY(deputy_byelection_days(ctx, voting, &d));
    *out = TF(ctx->arena, "deputy.byelection.days", text_date(ctx->arena, d.voters, ctx->today),
              text_date(ctx->arena, d.candidates, ctx->today));
    if (!date_none(d.standing))
        *out = TF(ctx->arena, "deputy.byelection.days_standing", *out,
                  text_date(ctx->arena, d.standing, ctx->today));
    return ST_OK;
}

static enum status byelections_make(struct ctx *ctx, struct deputy_seat_v *v)
{
    struct deputy_byelection_row_v *rows;
    struct deputy_byelection *all;
    size_t count;

    TRY(deputy_byelections(ctx, &all, &count));
    rows = arena_array(ctx->arena, count, struct deputy_byelection_row_v);
    arr_each (i, count) {
        const bool planned = str_eqz(all[i].state, "planned");
        struct str meta = S("");

        if (planned)
            TRY(days_of(ctx, all[i].voting_on, &meta));
        rows[i] = (struct deputy_byelection_row_v){
            .id = all[i].id,
            .name = TF(ctx->arena, "deputy.byelection.row", all[i].constituency,
                       str_int(ctx->arena, all[i].seats),
                       text_date(ctx->arena, all[i].voting_on, ctx->today)),
            .meta = meta,
            .result = all[i].result,
            .tag = {.label = text_of("deputy.byelection.state.", all[i].state),
                    .class = planned ? S("doing") : S("ok")},
            .url =
                planned && may(ctx, "deputy.edit")
                    ? str_printf(ctx->arena, "/deputy/seat/election/%lld/end", (long long)all[i].id)
                    : S(""),
        };
    }
    v->byelections = rows;
    v->byelections_count = count;
    return ST_OK;
}

static struct kpi_v kpi(struct ctx *ctx, const char *key, int64_t n, struct str url)
{
    return (struct kpi_v){
        .label = text(key), .value = str_int(ctx->arena, n), .unit = T("unit.person"), .url = url};
}

enum status deputy_web_seat(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const bool only = param_bool(rq, "vacant");
    struct deputy_seat_v v = {.may_edit = may(ctx, "deputy.edit")};
    struct kpi_v *kpis = arena_array(ctx->arena, 4, struct kpi_v);
    struct field_v *field = arena_new(ctx->arena, struct field_v);
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    struct note_v *note = arena_new(ctx->arena, struct note_v);
    struct deputy_constituency_row_v *rows;
    struct deputy_constituency *all;
    int64_t seated, given = 0, vacant = 0;
    struct deputy_seats s;
    size_t count;
    bool fixed;

    TRY(seats_now(ctx, &s, &fixed));
    TRY(deputy_count(ctx, &seated));
    TRY(deputy_constituencies(ctx, false, &all, &count));
    rows = arena_array(ctx->arena, count, struct deputy_constituency_row_v);
    arr_each (i, count) {
        const struct deputy_constituency_row_v row = row_make(ctx, &all[i]);

        given += all[i].active ? all[i].seats : 0;
        vacant += row.vacant;
        if (!only || row.vacant > 0)
            rows[v.rows_count++] = row;
    }
    v.rows = rows;
    kpis[0] = kpi(ctx, "deputy.seats.total", s.total, S(""));
    kpis[1] = kpi(ctx, "deputy.seats.seated", seated, S("/deputy"));
    kpis[2] = kpi(ctx, "deputy.seats.given", given, S(""));
    kpis[3] = kpi(ctx, "deputy.seats.vacant", vacant, S("/deputy/seat?vacant=1"));
    v.kpis = (struct kpis_v){.items = kpis, .items_count = 4};
    if (fixed)
        fixed_make(ctx, &s, &v);
    if (!fixed || (count > 0 && given != s.total)) {
        *note = (struct note_v){.warn = true,
                                .text = !fixed ? T("deputy.seats.not_fixed")
                                               : TF(ctx->arena, "deputy.seats.differ",
                                                    str_int(ctx->arena, given),
                                                    str_int(ctx->arena, s.total))};
        v.note = note;
    }
    *field =
        form_field(ctx, rq, "check", "vacant", "deputy.seats.only_vacant", only ? S("1") : S(""));
    v.filter = (struct filter_v){.url = S("/deputy/seat"), .fields = field, .fields_count = 1};
    *empty =
        count == 0
            ? (struct empty_v){.title = T("deputy.seats.no_constituency"),
                               .text = T("deputy.seats.no_constituency_text"),
                               .more = link_next(ctx, "deputy.edit", T("deputy.constituency.new"),
                                                 "/deputy/seat/constituency")}
            : (struct empty_v){.title = T("deputy.seats.none_vacant"),
                               .text = T("deputy.seats.none_vacant_text")};
    v.empty = v.rows_count == 0 ? empty : NULL;
    TRY(deputy_web_endings(ctx, &v));
    TRY(byelections_make(ctx, &v));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("deputy.seats.title"), &deputy_seat_view, &v);
}

/* ---------------------------------------------------------------- forms */

static enum status show(struct form_page *f, struct response *rs)
{
    struct deputy_form_v *v = arena_new(f->ctx->arena, struct deputy_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &deputy_form_view, v);
}

static struct form_page *form(struct ctx *ctx, const struct request *rq, const char *title,
                              struct str url)
{
    struct form_page *f =
        form_page_open(ctx, rq, text(title), url, S("/deputy/seat"), T("word.save"));

    form_page_crumb(f, T("deputy.seats.title"), S("/deputy/seat"));
    return f;
}

static void put_words(struct form_page *f, const char *kind, const char *name, const char *key,
                      const char *prefix, const char *const *words, struct str stored)
{
    struct option_v options[PLACES];
    size_t n = 0;

    for (; *words != NULL && n < PLACES; words++)
        options[n++] = (struct option_v){.value = str_from(*words),
                                         .label = text_of(prefix, str_from(*words))};
    form_options(f->ctx, form_page_put(f, kind, name, key, stored), options, n);
}

static const char *const *places_of(enum congress_level level)
{
    static const char *const TOWN[] = {"township", "town", NULL},
                             *const COUNTY[] = {"county", "plain", "district", NULL},
                             *const CITY[] = {"city", NULL},
                             *const PROVINCE[] = {"province", "municipality", NULL};

    switch (level) {
    case CONGRESS_TOWNSHIP:
        return TOWN;
    case CONGRESS_COUNTY:
        return COUNTY;
    case CONGRESS_CITY:
        return CITY;
    case CONGRESS_PROVINCE:
    case CONGRESS_NATION:
        break;
    }
    return PROVINCE;
}

enum status deputy_web_total_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const REASONS[] = {"boundary", "works", "slip", NULL};
    struct form_page *f = form(ctx, rq, "deputy.seats.fix", S("/deputy/seat/total"));
    struct congress congress;
    const char *const *places;
    struct deputy_seats s;
    bool fixed;

    TRY(congress_get(ctx, ctx->congress_id, &congress));
    TRY(seats_now(ctx, &s, &fixed));
    places = places_of(congress.level);
    put_words(f, "select", "place", "deputy.seats.place", "deputy.seats.place.", places,
              str_from(places[0]));
    (void)form_page_put(f, "int", "population", "deputy.seats.population",
                        fixed ? str_int(ctx->arena, s.population) : S(""));
    (void)form_page_put(f, "check", "raised", "deputy.seats.raised", s.raised ? S("1") : S(""));
    (void)form_page_put(f, "int", "total", "deputy.seats.total",
                        fixed ? str_int(ctx->arena, s.total) : S(""));
    (void)form_page_put(f, "line", "decided_by", "deputy.seats.decided_by", s.decided_by);
    (void)form_page_put(f, "line", "document", "deputy.seats.document", S(""));
    (void)form_page_put(f, "date", "decided_on", "deputy.seats.decided_on", S(""));
    if (fixed) {
        put_words(f, "radio", "reason", "deputy.seats.reason", "deputy.seats.reason.", REASONS,
                  S(""));
        f->v.note = T("deputy.seats.frozen_note");
    } else {
        f->v.note = congress.level == CONGRESS_TOWNSHIP   ? T("deputy.seats.by.township")
                    : congress.level == CONGRESS_PROVINCE ? T("deputy.seats.by.province")
                                                          : T("deputy.seats.by.county");
    }
    f->v.article = T("deputy.seats.law");
    return show(f, rs);
}

enum status deputy_web_total(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct deputy_seats_new in = {
        .place = param_text(rq, "place"),
        .population = param_int(rq, "population"),
        .raised = param_bool(rq, "raised"),
        .total = param_int(rq, "total"),
        .decided_by = param_text(rq, "decided_by"),
        .document = param_text(rq, "document"),
        .decided_on = param_date(rq, "decided_on"),
        .reason = param_text(rq, "reason"),
    };

    TRY(deputy_seats_fix(ctx, &in));
    respond_flash(rs, "deputy.seats.done", S(""));
    return respond_see_other(rs, "/deputy/seat");
}

enum status deputy_web_filed_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f = form(ctx, rq, "deputy.seats.file", S("/deputy/seat/filed"));
    struct deputy_seats s;

    TRY(deputy_seats(ctx, &s));
    (void)form_page_put(f, "hidden", "id", "deputy.seats.total", str_int(ctx->arena, s.id));
    (void)form_page_put(f, "date", "on", "deputy.seats.filed_on", list_iso(ctx, ctx->today));
    form_page_version(f, s.version);
    f->v.article = T("deputy.seats.file_law");
    return show(f, rs);
}

enum status deputy_web_filed(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(deputy_seats_filed(ctx, param_id(rq, "id"), param_int(rq, "version"),
                           param_date(rq, "on")));
    respond_flash(rs, "deputy.seats.file_done", S(""));
    return respond_see_other(rs, "/deputy/seat");
}

enum status deputy_web_constituency_page(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    static const char *const SORTS[] = {"area", "unit", "garrison", NULL};
    struct form_page *f = form(ctx, rq, "deputy.constituency.set", S("/deputy/seat/constituency"));
    struct deputy_constituency *all, c = {.sort = S("area"), .seats = 1, .active = true};
    size_t count;

    TRY(deputy_constituencies(ctx, false, &all, &count));
    arr_each (i, count)
        if (all[i].id == param_id(rq, "id"))
            c = all[i];
    (void)form_page_put(f, "line", "name", "deputy.constituency", c.name);
    put_words(f, "select", "sort", "deputy.constituency.sort", "deputy.constituency.sort.", SORTS,
              c.sort);
    (void)form_page_put(f, "int", "seats", "deputy.seats.seats", str_int(ctx->arena, c.seats));
    form_optional(form_page_put(f, "line", "area", "deputy.constituency.area", c.area));
    (void)form_page_put(f, "check", "active", "deputy.constituency.active",
                        c.active ? S("1") : S(""));
    if (c.id != 0) {
        (void)form_page_put(f, "hidden", "id", "deputy.constituency", str_int(ctx->arena, c.id));
        form_page_version(f, c.version);
    }
    return show(f, rs);
}

enum status deputy_web_constituency(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct deputy_constituency in = {
        .id = param_id(rq, "id"),
        .version = param_int(rq, "version"),
        .name = param_text(rq, "name"),
        .sort = param_text(rq, "sort"),
        .seats = param_int(rq, "seats"),
        .area = param_text(rq, "area"),
        .active = param_bool(rq, "active"),
    };
    int64_t id;

    TRY(deputy_constituency_set(ctx, &in, &id));
    respond_flash(rs, "deputy.constituency.done", S(""));
    return respond_see_other(rs, "/deputy/seat");
}

enum status deputy_web_take(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    size_t added;

    (void)rq;
    TRY(deputy_constituencies_take(ctx, &added));
    respond_flash(rs, "deputy.constituency.taken", str_int(ctx->arena, (int64_t)added));
    return respond_see_other(rs, "/deputy/seat");
}

enum status deputy_web_byelection_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct form_page *f = form(ctx, rq, "deputy.byelection.new", S("/deputy/seat/election"));
    struct deputy_constituency *all;
    struct option_v *options;
    struct law_params params;
    struct field_v *field;
    size_t count;

    TRY(deputy_constituencies(ctx, true, &all, &count));
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[i] =
            (struct option_v){.value = str_int(ctx->arena, all[i].id),
                              .label = TF(ctx->arena, "deputy.byelection.option", all[i].name,
                                          str_int(ctx->arena, all[i].seats - all[i].seated))};
    field = form_page_put(f, "select", "constituency", "deputy.constituency",
                          param_text(rq, "constituency"));
    form_options(ctx, field, options, count);
    (void)form_page_put(f, "int", "seats", "deputy.byelection.seats", S("1"));
    (void)form_page_put(f, "date", "voting_on", "deputy.byelection.voting_on", S(""));
    form_optional(form_page_put(f, "line", "basis", "deputy.byelection.basis", S("")));
    TRY(congress_law_params(ctx, ctx->today, &params));
    f->v.note = TF(ctx->arena,
                   params.byelection_standing_days > 0 ? "deputy.byelection.note_standing"
                                                       : "deputy.byelection.note",
                   str_int(ctx->arena, params.byelection_voters_days),
                   str_int(ctx->arena, params.byelection_candidates_days),
                   str_int(ctx->arena, params.byelection_standing_days));
    f->v.article = T("deputy.byelection.law");
    if (count == 0)
        form_page_shut(f, "deputy.seats.none_vacant");
    return show(f, rs);
}

enum status deputy_web_byelection(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct deputy_byelection in = {
        .constituency_id = param_id(rq, "constituency"),
        .seats = param_int(rq, "seats"),
        .voting_on = param_date(rq, "voting_on"),
        .basis = param_text(rq, "basis"),
    };
    int64_t id;

    TRY(deputy_byelection_plan(ctx, &in, &id));
    respond_flash(rs, "deputy.byelection.done", S(""));
    return respond_see_other(rs, "/deputy/seat");
}

enum status deputy_web_byelection_end_page(struct ctx *ctx, const struct request *rq,
                                           struct response *rs)
{
    static const char *const STATES[] = {"held", "dropped", NULL};
    struct deputy_byelection b;
    struct form_page *f;

    TRY(deputy_byelection_get(ctx, path_id(rq, "id"), &b));
    f = form(ctx, rq, "deputy.byelection.end",
             str_printf(ctx->arena, "/deputy/seat/election/%lld/end", (long long)b.id));
    f->v.meta = b.constituency;
    put_words(f, "radio", "state", "deputy.byelection.state", "deputy.byelection.state.", STATES,
              S("held"));
    (void)form_page_put(f, "line", "result", "deputy.byelection.result", S(""));
    form_page_version(f, b.version);
    return show(f, rs);
}

enum status deputy_web_byelection_end(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    TRY(deputy_byelection_end(ctx, path_id(rq, "id"), param_int(rq, "version"),
                              param_text(rq, "state"), param_text(rq, "result")));
    respond_flash(rs, "deputy.byelection.ended", S(""));
    return respond_see_other(rs, "/deputy/seat");
}
