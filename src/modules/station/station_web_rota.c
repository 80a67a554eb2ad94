// SPDX-License-Identifier: MulanPSL-2.0
/* Planning the rota: series, single days, cancelling, who comes instead. */
#include "modules/station/station_web_rota.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_rules.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include "station_view.h"

enum { MORNING = 9 * 60, NOON = 11 * 60, SEATS = 2, WEEK = 7 };

/* ---------------------------------------------------------------- series of a station */

static struct str weekday_text(struct ctx *ctx, unsigned weekday)
{
    return text_of("station.weekday.", str_int(ctx->arena, weekday));
}

struct str station_web_rule(struct ctx *ctx, const struct station_cycle *c)
{
    switch (c->rule) {
    case STATION_MONTHLY:
        return TF(ctx->arena, "station.rule.month_is", str_int(ctx->arena, c->nth));
    case STATION_NTH_WEEKDAY:
        if (c->nth == 0)
            return TF(ctx->arena, "station.rule.last_is", weekday_text(ctx, c->weekday));
        return TF(ctx->arena, "station.rule.weekday_is", str_int(ctx->arena, c->nth),
                  weekday_text(ctx, c->weekday));
    case STATION_WEEKLY:
        break;
    }
    return TF(ctx->arena, "station.rule.week_is", weekday_text(ctx, c->weekday));
}

enum status station_web_series(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);
    struct link_v *links = arena_array(ctx->arena, 2, struct link_v);
    struct station_series_row_v *rows;
    struct station_series_list_v v;
    struct station_series *all;
    struct station s;
    size_t count;
    bool keeps;

    TRY(station_get(ctx, path_id(rq, "id"), &s));
    TRY(station_may_keep(ctx, s.id, &keeps));
    TRY(station_series_of(ctx, s.id, &all, &count));
    up[0] = (struct link_v){.label = T("station.menu"), .url = S("/station")};
    up[1] = (struct link_v){.label = s.name, .url = station_web_url(ctx, s.id, "")};
    v = (struct station_series_list_v){
        .crumbs = {.items = up, .items_count = 2, .here = T("station.series")}, .station = s.name};
    rows = arena_array(ctx->arena, count, struct station_series_row_v);
    arr_each (i, count) {
        rows[i] = (struct station_series_row_v){
            .id = all[i].id,
            .title = all[i].title,
            .rule = station_web_rule(ctx, &all[i].cycle),
            .time = station_web_time(ctx, all[i].from_minute, all[i].to_minute),
            .seats = all[i].seats,
            .from_on = all[i].cycle.from_on,
            .to_on = all[i].cycle.to_on};
        if (keeps && date_none(all[i].cycle.to_on))
            rows[i].end_url = str_printf(ctx->arena, "/station/%" PRId64 "/series/%" PRId64 "/end",
                                         s.id, all[i].id);
    }
    v.rows = rows;
    v.rows_count = count;
    if (count == 0)
        v.empty = station_web_empty(ctx, "station.series.none", "station.series.none_text");
    if (keeps) {
        links[v.links_count++] =
            (struct link_v){T("station.series.new"), station_web_url(ctx, s.id, "/series/new")};
        links[v.links_count++] =
            (struct link_v){T("station.day.new"), station_web_url(ctx, s.id, "/day/new")};
    }
    v.links = links;
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("station.series"), &station_series_list_view,
                        &v);
}

/* ---------------------------------------------------------------- a new one */

static void put_times(struct form_page *f)
{
    struct arena *a = f->ctx->arena;

    (void)form_page_put(f, "line", "begins", "station.begins", station_clock(a, MORNING));
    (void)form_page_put(f, "line", "ends", "station.ends", station_clock(a, NOON));
    (void)form_page_put(f, "int", "seats", "station.seats", str_int(f->ctx->arena, SEATS));
}

static void read_times(struct ctx *ctx, const struct request *rq, unsigned *out_from,
                       unsigned *out_to)
{
    *out_from = *out_to = 0;
    if (!station_parse_clock(param_text(rq, "begins"), out_from))
        invalid(ctx, "begins", "station.clock_wrong", NULL);
    if (!station_parse_clock(param_text(rq, "ends"), out_to))
        invalid(ctx, "ends", "station.clock_wrong", NULL);
}

static void put_rule(struct form_page *f)
{
    struct option_v weekdays[WEEK + 1];
    struct field_v *rule = form_page_put(f, "radio", "rule", "station.rule", S("month"));
    struct field_v *weekday;

    form_words_or(f->ctx, rule, "month weekday week", "station.rule.", NULL);
    form_optional(form_page_put(f, "int", "nth", "station.nth", S("15")));
    weekday = form_page_put(f, "select", "weekday", "station.weekday", S(""));
    weekdays[0] = (struct option_v){.value = S(""), .label = T("word.none")};
    for (unsigned i = 1; i <= WEEK; i++)
        weekdays[i] =
            (struct option_v){.value = str_int(f->ctx->arena, i), .label = weekday_text(f->ctx, i)};
    form_options(f->ctx, weekday, weekdays, COUNT(weekdays));
    form_optional(weekday);
    (void)form_page_put(f, "check", "shift", "station.shift", S("1"));
}

enum status station_web_series_new_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct form_page *f;
    struct station s;

    TRY(station_get(ctx, path_id(rq, "id"), &s));
    TRY(station_web_must_keep(ctx, s.id));
    f = station_web_form(ctx, rq, &s, station_web_url(ctx, s.id, "/series/new"),
                         "station.series.new", "word.save");
    (void)form_page_put(f, "line", "title", "station.series.title", T("station.series.usual"));
    put_rule(f);
    put_times(f);
    (void)form_page_put(f, "date", "from_on", "station.series.from", list_iso(ctx, ctx->today));
    return station_web_show_form(f, rs);
}

enum status station_web_series_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station_series s = {
        .station_id = path_id(rq, "id"),
        .title = param_text(rq, "title"),
        .cycle = {.nth = (unsigned)param_int(rq, "nth"),
                  .weekday = (unsigned)param_int(rq, "weekday"),
                  .shift = param_bool(rq, "shift"),
                  .from_on = param_date(rq, "from_on")},
        .seats = param_int(rq, "seats"),
    };
    int64_t id;

    if (!station_rule_parse(param_text(rq, "rule"), &s.cycle.rule))
        return fail(&ctx->err, ST_INVALID, "form.invalid", NULL);
    if (s.cycle.rule == STATION_MONTHLY)
        s.cycle.weekday = 0;
    if (s.cycle.rule == STATION_WEEKLY)
        s.cycle.nth = 0;
    read_times(ctx, rq, &s.from_minute, &s.to_minute);
    TRY(invalid_done(ctx));
    TRY(station_series_add(ctx, &s, &id));
    respond_flash(rs, "station.series.done", S(""));
    return respond_see_other(rs, "/station/%" PRId64 "/series", s.station_id);
}

enum status station_web_series_end_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct station_series series;
    struct form_page *f;
    struct station s;

    TRY(station_get(ctx, path_id(rq, "id"), &s));
    TRY(station_series_get(ctx, path_id(rq, "series"), &series));
    if (series.station_id != s.id)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    TRY(station_web_must_keep(ctx, s.id));
    f = station_web_form(
        ctx, rq, &s,
        str_printf(ctx->arena, "/station/%" PRId64 "/series/%" PRId64 "/end", s.id, series.id),
        "station.series.end", "station.series.end");
    f->v.meta = station_web_rule(ctx, &series.cycle);
    (void)form_page_put(f, "date", "on", "station.series.last", list_iso(ctx, ctx->today));
    form_page_version(f, series.version);
    f->v.note = T("station.series.end_note");
    return station_web_show_form(f, rs);
}

enum status station_web_series_end(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(station_series_end(ctx, path_id(rq, "series"), param_int(rq, "version"),
                           param_date(rq, "on")));
    respond_flash(rs, "station.edit.done", S(""));
    return respond_see_other(rs, "/station/%" PRId64 "/series", path_id(rq, "id"));
}

/* ---------------------------------------------------------------- a single day */

enum status station_web_day_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct station s;

    TRY(station_get(ctx, path_id(rq, "id"), &s));
    TRY(station_web_must_keep(ctx, s.id));
    f = station_web_form(ctx, rq, &s, station_web_url(ctx, s.id, "/day/new"), "station.day.new",
                         "word.save");
    (void)form_page_put(f, "line", "title", "station.series.title", T("station.series.usual"));
    (void)form_page_put(f, "date", "on", "station.receive.on", S(""));
    put_times(f);
    return station_web_show_form(f, rs);
}

enum status station_web_day_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station_day d = {.station_id = path_id(rq, "id"),
                            .title = param_text(rq, "title"),
                            .on = param_date(rq, "on")};
    int64_t id;

    read_times(ctx, rq, &d.from_minute, &d.to_minute);
    TRY(invalid_done(ctx));
    TRY(station_day_add(ctx, &d, param_int(rq, "seats"), &id));
    respond_flash(rs, "station.edit.done", S(""));
    return respond_see_other(rs, "/station/day/%" PRId64, id);
}

static struct form_page *day_form(struct ctx *ctx, const struct request *rq,
                                  const struct station_day *d, struct str url, const char *key)
{
    struct form_page *f = form_page_open(
        ctx, rq, text(key), url, str_printf(ctx->arena, "/station/day/%" PRId64, d->id), text(key));

    form_page_crumb(f, T("station.menu"), S("/station"));
    form_page_crumb(f, d->station, station_web_url(ctx, d->station_id, ""));
    f->v.meta = str_printf(ctx->arena, STR_FMT " " STR_FMT, STR_ARG(d->station),
                           STR_ARG(text_date(ctx->arena, d->on, ctx->today)));
    return f;
}

enum status station_web_day_cancel_page(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct form_page *f;
    struct station_day d;

    TRY(station_day_get(ctx, path_id(rq, "id"), &d));
    TRY(station_web_must_keep(ctx, d.station_id));
    f = day_form(ctx, rq, &d, str_printf(ctx->arena, "/station/day/%" PRId64 "/cancel", d.id),
                 "station.day.cancel");
    (void)form_page_put(f, "line", "reason", "station.reason", S(""));
    form_page_version(f, d.version);
    f->v.note = T("station.day.cancel_note");
    return station_web_show_form(f, rs);
}

enum status station_web_day_cancel(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(station_day_cancel(ctx, id, param_int(rq, "version"), param_text(rq, "reason")));
    respond_flash(rs, "station.edit.done", S(""));
    return respond_see_other(rs, "/station/day/%" PRId64, id);
}

/* ---------------------------------------------------------------- somebody comes instead */

static enum status duty_of(struct ctx *ctx, const struct request *rq, struct station_day *d,
                           struct station_duty *u)
{
    struct station_duty *duties;
    size_t count;

    TRY(station_day_get(ctx, path_id(rq, "id"), d));
    TRY(station_duties(ctx, d->id, &duties, &count));
    arr_each (i, count) {
        if (duties[i].id == path_id(rq, "duty")) {
            *u = duties[i];
            return ST_OK;
        }
    }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

static bool is_there(const struct station_duty *duties, size_t count, int64_t deputy_id)
{
    arr_each (i, count)
        if (duties[i].deputy_id == deputy_id)
            return true;
    return false;
}

/* Those who can come and have nothing to do with this day yet. */
static enum status put_others(struct form_page *f, const struct station_day *d)
{
    struct station_deputy *people;
    struct station_duty *duties;
    struct option_v *options;
    struct field_v *field;
    size_t count, duties_count, n = 1;

    TRY(station_turns(f->ctx, d->station_id, d->on, &people, &count));
    TRY(station_duties(f->ctx, d->id, &duties, &duties_count));
    options = arena_array(f->ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("station.swap.next")};
    arr_each (i, count) {
        if (!is_there(duties, duties_count, people[i].deputy_id))
            options[n++] = (struct option_v){.value = str_int(f->ctx->arena, people[i].deputy_id),
                                             .label = people[i].name};
    }
    field = form_page_put(f, "select", "deputy", "station.swap.who", S(""));
    form_options(f->ctx, field, options, n);
    form_optional(field);
    return ST_OK;
}

enum status station_web_swap_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct station_duty u = {0};
    struct station_day d;

    TRY(duty_of(ctx, rq, &d, &u));
    if (ctx->actor->deputy_id == 0 || ctx->actor->deputy_id != u.deputy_id)
        TRY(station_web_must_keep(ctx, d.station_id));
    f = day_form(ctx, rq, &d,
                 str_printf(ctx->arena, "/station/day/%" PRId64 "/duty/%" PRId64, d.id, u.id),
                 "station.swap.title");
    f->v.title = TF(ctx->arena, "station.swap.named", u.name);
    (void)form_page_put(f, "line", "reason", "station.reason", S(""));
    TRY(put_others(f, &d));
    form_page_version(f, u.version);
    return station_web_show_form(f, rs);
}

enum status station_web_swap(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct station_swap in = {.duty_id = path_id(rq, "duty"),
                                    .version = param_int(rq, "version"),
                                    .deputy_id = param_id(rq, "deputy"),
                                    .reason = param_text(rq, "reason")};

    TRY(station_duty_swap(ctx, &in));
    respond_flash(rs, "station.swap.done", S(""));
    return respond_see_other(rs, "/station/day/%" PRId64, path_id(rq, "id"));
}
