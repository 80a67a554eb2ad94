// SPDX-License-Identifier: MulanPSL-2.0
/* Forms on how stations are run: check list, checks, funds, guidance, activities. */
#include "base/money.h"
#include "modules/deputy/deputy.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_report.h"
#include "modules/station/station_web_book.h"
#include "modules/station/station_web_common.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include "station_running_view.h"

/* ---------------------------------------------------------------- the check list */

enum status station_web_standards(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_new(ctx->arena, struct link_v);
    struct station_standard_list_v v = {.may_edit = may(ctx, "station.edit")};
    struct station_standard_row_v *rows;
    struct station_standard *all;
    const struct str group = param_text(rq, "group");
    size_t count;

    *up = (struct link_v){.label = T("station.menu"), .url = S("/station")};
    v.crumbs = (struct crumbs_v){.items = up, .items_count = 1, .here = T("station.standards")};
    TRY(station_standards(ctx, !param_bool(rq, "active"), &all, &count));
    rows = arena_array(ctx->arena, count, struct station_standard_row_v);
    arr_each (i, count) {
        if (group.len > 0 && !str_eq(group, all[i].grouping))
            continue;
        rows[v.rows_count++] = (struct station_standard_row_v){
            .id = all[i].id,
            .grouping = all[i].grouping,
            .title = all[i].title,
            .active = all[i].active,
            .url = v.may_edit ? str_printf(ctx->arena, "/station/standard/%" PRId64, all[i].id)
                              : S("")};
    }
    v.rows = rows;
    if (v.rows_count == 0)
        v.empty = station_web_empty(ctx, "station.standards.none", "station.standards.none_text");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("station.standards"),
                        &station_standard_list_view, &v);
}

static struct form_page *standard_form(struct ctx *ctx, const struct request *rq, struct str url,
                                       const struct station_standard *s)
{
    struct form_page *f =
        form_page_open(ctx, rq, T("station.standard"), url, S("/station/standard"), T("word.save"));

    form_page_crumb(f, T("station.menu"), S("/station"));
    form_page_crumb(f, T("station.standards"), S("/station/standard"));
    (void)form_page_put(f, "line", "grouping", "station.standard.grouping", s->grouping);
    (void)form_page_put(f, "line", "title", "station.standard.title", s->title);
    form_optional(form_page_put(f, "int", "place", "station.standard.place",
                                s->place != 0 ? str_int(ctx->arena, s->place) : S("")));
    return f;
}

enum status station_web_standard_new_page(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    return station_web_show_form(
        standard_form(ctx, rq, S("/station/standard/new"), &(struct station_standard){0}), rs);
}

static struct station_standard read_standard(const struct request *rq)
{
    return (struct station_standard){.grouping = param_text(rq, "grouping"),
                                     .title = param_text(rq, "title"),
                                     .place = param_int(rq, "place"),
                                     .active = true};
}

enum status station_web_standard_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct station_standard s = read_standard(rq);

    TRY(station_standard_add(ctx, &s));
    respond_flash(rs, "station.edit.done", S(""));
    return respond_see_other(rs, "/station/standard");
}

enum status station_web_standard_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct station_standard *all;
    struct form_page *f;
    size_t count;

    TRY(station_standards(ctx, true, &all, &count));
    arr_each (i, count) {
        if (all[i].id != path_id(rq, "id"))
            continue;
        f = standard_form(ctx, rq, str_printf(ctx->arena, "/station/standard/%" PRId64, all[i].id),
                          &all[i]);
        (void)form_page_put(f, "check", "active", "station.standard.active",
                            all[i].active ? S("1") : S(""));
        form_page_version(f, all[i].version);
        return station_web_show_form(f, rs);
    }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status station_web_standard(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station_standard s = read_standard(rq);

    s.id = path_id(rq, "id");
    s.version = param_int(rq, "version");
    s.active = param_bool(rq, "active");
    TRY(station_standard_change(ctx, &s));
    respond_flash(rs, "station.edit.done", S(""));
    return respond_see_other(rs, "/station/standard");
}

/* ---------------------------------------------------------------- a check */

static struct form_page *book_form(struct ctx *ctx, const struct request *rq,
                                   const struct station *s, struct str url, const char *key)
{
    struct form_page *f = station_web_form(ctx, rq, s, url, key, "word.save");

    f->v.back = station_web_url(ctx, s->id, "/book");
    return f;
}

static enum status to_book(struct response *rs, int64_t station_id)
{
    respond_flash(rs, "station.edit.done", S(""));
    return respond_see_other(rs, "/station/%" PRId64 "/book", station_id);
}

enum status station_web_check_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station_standard *list;
    struct option_v *options;
    struct form_page *f;
    struct station s;
    size_t count;

    TRY(station_get(ctx, path_id(rq, "id"), &s));
    TRY(station_standards(ctx, false, &list, &count));
    f = book_form(ctx, rq, &s, station_web_url(ctx, s.id, "/check"), "station.check.new");
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[i] = (struct option_v){.value = str_int(ctx->arena, list[i].id),
                                       .label = list[i].title,
                                       .hint = list[i].grouping};
    if (count == 0)
        form_page_shut(f, "station.no_standards");
    else
        form_checks(ctx, rq, form_page_put(f, "check", "passed", "station.check.items", S("")),
                    options, count);
    (void)form_page_put(f, "date", "on", "station.check.on", list_iso(ctx, ctx->today));
    form_optional(form_page_put(f, "date", "until", "station.check.rectify_until", S("")));
    form_optional(form_page_put(f, "text", "note", "station.check.note", S("")));
    return station_web_show_form(f, rs);
}

enum status station_web_check(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct station_check c = {.station_id = path_id(rq, "id"),
                                    .checked_on = param_date(rq, "on"),
                                    .rectify_until = param_date(rq, "until"),
                                    .note = param_text(rq, "note")};
    const size_t count = param_count(rq, "passed");
    int64_t *passed = arena_array(ctx->arena, count, int64_t);

    arr_each (i, count)
        passed[i] = param_int_at(rq, "passed", i);
    TRY(station_check_add(ctx, &c, passed, count));
    return to_book(rs, c.station_id);
}

static enum status check_of(struct ctx *ctx, const struct request *rq, struct station_check *out)
{
    struct station_check *all;
    size_t count;

    TRY(station_checks(ctx, path_id(rq, "id"), &all, &count));
    arr_each (i, count) {
        if (all[i].id == path_id(rq, "check")) {
            *out = all[i];
            return station_web_must_keep(ctx, out->station_id);
        }
    }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status station_web_rectified_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct station_check c;
    struct form_page *f;
    struct station s;

    TRY(check_of(ctx, rq, &c));
    TRY(station_get(ctx, c.station_id, &s));
    f = book_form(ctx, rq, &s,
                  str_printf(ctx->arena, "/station/%" PRId64 "/check/%" PRId64, s.id, c.id),
                  "station.check.rectify_done");
    (void)form_page_put(f, "date", "on", "station.check.rectified_on", list_iso(ctx, ctx->today));
    form_page_version(f, c.version);
    return station_web_show_form(f, rs);
}

enum status station_web_rectified(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station_check c;

    TRY(check_of(ctx, rq, &c));
    TRY(station_check_rectified(ctx, c.id, param_int(rq, "version"), param_date(rq, "on")));
    return to_book(rs, c.station_id);
}

/* ---------------------------------------------------------------- money */

enum status station_web_fund_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct station s;

    TRY(station_get(ctx, path_id(rq, "id"), &s));
    f = book_form(ctx, rq, &s, station_web_url(ctx, s.id, "/fund"), "station.fund.new");
    form_words_or(ctx, form_page_put(f, "radio", "kind", "station.fund.kind", S("allocated")),
                  STATION_FUND_KINDS, "station.fund.", NULL);
    (void)form_page_put(f, "line", "amount", "station.fund.amount", S(""));
    (void)form_page_put(f, "int", "year", "station.fund.year",
                        str_int(ctx->arena, ctx->today.year));
    (void)form_page_put(f, "date", "on", "station.fund.on", list_iso(ctx, ctx->today));
    (void)form_page_put(f, "line", "purpose", "station.fund.purpose", S(""));
    form_optional(form_page_put(f, "line", "document", "station.fund.document", S("")));
    return station_web_show_form(f, rs);
}

enum status station_web_fund(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station_fund in = {.station_id = path_id(rq, "id"),
                              .kind = param_text(rq, "kind"),
                              .year = param_int(rq, "year"),
                              .on = param_date(rq, "on"),
                              .purpose = param_text(rq, "purpose"),
                              .document = param_text(rq, "document")};

    if (!money_parse(param_text(rq, "amount"), &in.amount_fen))
        in.amount_fen = 0;
    TRY(station_fund_add(ctx, &in));
    return to_book(rs, in.station_id);
}

/* ---------------------------------------------------------------- leaders */

enum status station_web_guide_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct station s;

    TRY(station_get(ctx, path_id(rq, "id"), &s));
    f = book_form(ctx, rq, &s, station_web_url(ctx, s.id, "/guide"), "station.guide.new");
    (void)form_page_put(f, "line", "name", "station.guide.name", S(""));
    (void)form_page_put(f, "date", "from_on", "station.guide.from", list_iso(ctx, ctx->today));
    return station_web_show_form(f, rs);
}

enum status station_web_guide(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station_guide g = {.station_id = path_id(rq, "id"),
                              .name = param_text(rq, "name"),
                              .from_on = param_date(rq, "from_on")};
    struct deputy *found;
    size_t count;

    TRY(deputy_by_name(ctx, g.name, &found, &count));
    if (count == 1)
        g.deputy_id = found[0].id;
    TRY(station_guide_add(ctx, &g));
    return to_book(rs, g.station_id);
}

static enum status guide_of(struct ctx *ctx, const struct request *rq, struct station_guide *out)
{
    struct station_guide *all;
    size_t count;

    TRY(station_guides(ctx, path_id(rq, "id"), &all, &count));
    arr_each (i, count) {
        if (all[i].id == path_id(rq, "guide")) {
            *out = all[i];
            return ST_OK;
        }
    }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status station_web_guide_end_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct station_guide g = {0};
    struct form_page *f;
    struct station s;

    TRY(guide_of(ctx, rq, &g));
    TRY(station_get(ctx, g.station_id, &s));
    f = book_form(ctx, rq, &s,
                  str_printf(ctx->arena, "/station/%" PRId64 "/guide/%" PRId64, s.id, g.id),
                  "station.guide.end");
    f->v.meta = g.name;
    (void)form_page_put(f, "date", "on", "station.guide.last", list_iso(ctx, ctx->today));
    form_page_version(f, g.version);
    return station_web_show_form(f, rs);
}

enum status station_web_guide_end(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(station_guide_end(ctx, path_id(rq, "guide"), param_int(rq, "version"),
                          param_date(rq, "on")));
    return to_book(rs, path_id(rq, "id"));
}

enum status station_web_guidance_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct station_guide *all;
    struct option_v *options;
    struct form_page *f;
    struct field_v *who;
    struct station s;
    size_t count;

    TRY(station_get(ctx, path_id(rq, "id"), &s));
    TRY(station_guides(ctx, s.id, &all, &count));
    f = book_form(ctx, rq, &s, station_web_url(ctx, s.id, "/guidance"), "station.guidance.new");
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[i] =
            (struct option_v){.value = str_int(ctx->arena, all[i].id), .label = all[i].name};
    who = form_page_put(f, "select", "guide", "station.guide.name", S(""));
    form_options(ctx, who, options, count);
    (void)form_page_put(f, "date", "on", "station.guidance.on", list_iso(ctx, ctx->today));
    (void)form_page_put(f, "text", "found", "station.guidance.found", S(""));
    form_optional(form_page_put(f, "text", "advice", "station.guidance.advice", S("")));
    return station_web_show_form(f, rs);
}

enum status station_web_guidance(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct station_guidance v = {.station_id = path_id(rq, "id"),
                                       .guide_id = param_id(rq, "guide"),
                                       .on = param_date(rq, "on"),
                                       .found = param_text(rq, "found"),
                                       .advice = param_text(rq, "advice")};

    TRY(station_guidance_add(ctx, &v));
    return to_book(rs, v.station_id);
}

/* ---------------------------------------------------------------- activities */

static void put_activity(struct form_page *f, const struct station_activity *a)
{
    struct ctx *ctx = f->ctx;

    form_words_or(ctx, form_page_put(f, "select", "kind", "station.activity.kind", a->kind),
                  STATION_ACTIVITY_KINDS, "station.activity.", NULL);
    (void)form_page_put(f, "line", "title", "station.activity.title", a->title);
    (void)form_page_put(f, "date", "on", "station.activity.on", list_iso(ctx, a->on));
    form_words_or(ctx, form_page_put(f, "radio", "state", "station.activity_state", a->state),
                  STATION_ACTIVITY_STATES, "station.activity_state.", NULL);
    form_optional(form_page_put(f, "int", "deputies", "station.activity.deputies",
                                a->deputies != 0 ? str_int(ctx->arena, a->deputies) : S("")));
    form_optional(form_page_put(f, "int", "people", "station.activity.people",
                                a->people != 0 ? str_int(ctx->arena, a->people) : S("")));
    form_optional(form_page_put(f, "text", "summary", "station.activity.summary", a->summary));
}

static struct station_activity read_activity(const struct request *rq)
{
    return (struct station_activity){.station_id = path_id(rq, "id"),
                                     .kind = param_text(rq, "kind"),
                                     .title = param_text(rq, "title"),
                                     .on = param_date(rq, "on"),
                                     .state = param_text(rq, "state"),
                                     .deputies = param_int(rq, "deputies"),
                                     .people = param_int(rq, "people"),
                                     .summary = param_text(rq, "summary")};
}

enum status station_web_activity_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct form_page *f;
    struct station s;

    TRY(station_get(ctx, path_id(rq, "id"), &s));
    TRY(station_web_must_keep(ctx, s.id));
    f = book_form(ctx, rq, &s, station_web_url(ctx, s.id, "/activity"), "station.activity.new");
    put_activity(f, &(struct station_activity){
                        .kind = S("training"), .state = S("planned"), .on = ctx->today});
    return station_web_show_form(f, rs);
}

enum status station_web_activity(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct station_activity a = read_activity(rq);
    int64_t id;

    TRY(station_web_must_keep(ctx, a.station_id));
    TRY(station_activity_put(ctx, &a, &id));
    return to_book(rs, a.station_id);
}

static enum status activity_of(struct ctx *ctx, const struct request *rq,
                               struct station_activity *out)
{
    TRY(station_activity_get(ctx, path_id(rq, "activity"), out));
    if (out->station_id != path_id(rq, "id"))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    return station_web_must_keep(ctx, out->station_id);
}

enum status station_web_activity_edit_page(struct ctx *ctx, const struct request *rq,
                                           struct response *rs)
{
    struct station_activity a;
    struct form_page *f;
    struct station s;

    TRY(activity_of(ctx, rq, &a));
    TRY(station_get(ctx, a.station_id, &s));
    f = book_form(ctx, rq, &s,
                  str_printf(ctx->arena, "/station/%" PRId64 "/activity/%" PRId64, s.id, a.id),
                  "station.activity.edit");
    put_activity(f, &a);
    form_page_version(f, a.version);
    return station_web_show_form(f, rs);
}

enum status station_web_activity_edit(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct station_activity a, have;
    int64_t id;

    TRY(activity_of(ctx, rq, &have));
    a = read_activity(rq);
    a.id = have.id;
    a.version = param_int(rq, "version");
    TRY(station_activity_put(ctx, &a, &id));
    return to_book(rs, have.station_id);
}
