// SPDX-License-Identifier: MulanPSL-2.0
/* What everybody sees of stations: the list by township, one of them, who is on duty when. */
#include "modules/attachment/attachment.h"
#include "modules/congress/congress.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_files.h"
#include "modules/station/station_rules.h"
#include "modules/station/station_web.h"
#include "modules/station/station_web_common.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include "station_public_view.h"

enum { ALL_MAX = 1000, SHOWN_MAX = 100, DAYS_AHEAD = 6, TOWNSHIP_DIGITS = 9 };

static struct str with_code(struct ctx *ctx, const struct request *rq, struct str url)
{
    const struct str code = param_text(rq, "c");

    return code.len == 0
               ? url
               : str_printf(ctx->arena, STR_FMT "?c=" STR_FMT, STR_ARG(url), STR_ARG(code));
}

static enum status congress_links(struct ctx *ctx, struct station_public_list_v *v)
{
    struct congress *all;
    struct link_v *links;
    size_t count;

    TRY(congress_all(ctx, &all, &count));
    links = arena_array(ctx->arena, count, struct link_v);
    arr_each (i, count)
        links[i] = (struct link_v){
            all[i].name, str_printf(ctx->arena, "/p/station?c=" STR_FMT, STR_ARG(all[i].code))};
    v->congresses = links;
    v->congresses_count = count;
    return ST_OK;
}

static struct str time_of(struct ctx *ctx, const struct station_duty_day *d)
{
    return TF(ctx->arena, "station.time", station_clock(ctx->arena, d->from_minute),
              station_clock(ctx->arena, d->to_minute));
}

/* ---------------------------------------------------------------- the list */

struct towns {
    struct ctx *ctx;
    struct station_public_town_v *at;
    size_t count;
    struct str *codes;
};

/* The township of a station: its name in the register of divisions, else who runs the station. */
static enum status town_name(struct ctx *ctx, const struct station *s, struct str code,
                             struct str *out)
{
    struct division d;
    struct organ organ;
    enum status st;

    if (code.len == TOWNSHIP_DIGITS) {
        st = congress_division_get(ctx, code, &d);
        if (st == ST_OK) {
            *out = d.name;
            return ST_OK;
        }
        if (st != ST_NOT_FOUND)
            return st;
        ctx->err = (struct err){0};
        if (s->organ_id != 0) {
            TRY(organ_get(ctx, s->organ_id, &organ));
            *out = organ.short_name;
            return ST_OK;
        }
        *out = s->name;
        return ST_OK;
    }
    *out = T("station.public.county");
    return ST_OK;
}

static enum status town_of(struct towns *t, const struct station *s,
                           struct station_public_town_v **out)
{
    const struct str code = {s->division.ptr,
                             s->division.len < TOWNSHIP_DIGITS ? 0 : TOWNSHIP_DIGITS};

    arr_each (i, t->count) {
        if (str_eq(t->codes[i], code)) {
            *out = &t->at[i];
            return ST_OK;
        }
    }
    *out = &t->at[t->count];
    t->codes[t->count++] = code;
    return town_name(t->ctx, s, code, &(*out)->name);
}

static struct str next_of(struct ctx *ctx, const struct station_duty_day *days, size_t count,
                          int64_t station_id)
{
    arr_each (i, count) {
        if (days[i].station_id == station_id)
            return TF(ctx->arena, "station.public.next",
                      text_date(ctx->arena, days[i].on, ctx->today), time_of(ctx, &days[i]),
                      days[i].names);
    }
    return S("");
}

/* Those of each town stand together in `rows`: each town's first one, by counting. */
static enum status place_rows(struct towns *t, const struct station *all, size_t count,
                              struct station_public_row_v *rows,
                              struct station_public_row_v **places)
{
    size_t *town_at = arena_array(t->ctx->arena, count, size_t);
    size_t *next = arena_array(t->ctx->arena, count, size_t);
    size_t first = 0;

    arr_each (i, count) {
        struct station_public_town_v *town;

        TRY(town_of(t, &all[i], &town));
        town_at[i] = (size_t)(town - t->at);
        town->rows_count++;
    }
    arr_each (i, t->count) {
        t->at[i].rows = &rows[first];
        next[i] = first;
        first += t->at[i].rows_count;
    }
    arr_each (i, count)
        places[i] = &rows[next[town_at[i]]++];
    return ST_OK;
}

static enum status rows_make(struct ctx *ctx, const struct request *rq,
                             struct station_public_list_v *v)
{
    struct station_public_row_v *rows, **places;
    struct station_duty_day *days;
    size_t count, days_count;
    struct station *all;
    struct towns t = {.ctx = ctx};

    TRY(station_find(ctx, param_text(rq, "near"), param_text(rq, "q"), SHOWN_MAX + 1, &all,
                     &count));
    if (count > SHOWN_MAX) {
        count = SHOWN_MAX;
        v->more = TF(ctx->arena, "station.public.more", str_int(ctx->arena, SHOWN_MAX));
    }
    TRY(station_next_days(ctx, 0, ALL_MAX, &days, &days_count));
    t.at = arena_array(ctx->arena, count, struct station_public_town_v);
    t.codes = arena_array(ctx->arena, count, struct str);
    rows = arena_array(ctx->arena, count, struct station_public_row_v);
    places = arena_array(ctx->arena, count, struct station_public_row_v *);
    TRY(place_rows(&t, all, count, rows, places));
    arr_each (i, count)
        *places[i] = (struct station_public_row_v){
            .id = all[i].id,
            .name = all[i].name,
            .place = all[i].place,
            .open = all[i].hours,
            .next = next_of(ctx, days, days_count, all[i].id),
            .url = with_code(ctx, rq, str_printf(ctx->arena, "/p/station/%" PRId64, all[i].id)),
        };
    v->rows = t.at;
    v->rows_count = t.count;
    if (count == 0)
        v->empty = T("station.public.none");
    return ST_OK;
}

static void filter_make(struct ctx *ctx, const struct request *rq, struct filter_v *out)
{
    struct field_v *fields = arena_array(ctx->arena, 1, struct field_v);

    *out = (struct filter_v){.url = S("/p/station"),
                             .label = T("station.public.search"),
                             .q = param_text(rq, "q"),
                             .fields = fields};
    if (param_text(rq, "c").len != 0)
        fields[out->fields_count++] =
            form_field(ctx, rq, "hidden", "c", "word.none", param_text(rq, "c"));
    if (out->q.len != 0)
        out->reset = with_code(ctx, rq, S("/p/station"));
}

enum status station_web_public_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station_public_list_v v = {.title = T("station.public.title")};
    struct congress congress;
    bool found;

    TRY(congress_choose(ctx, param_text(rq, "c"), &congress, &found));
    if (found) {
        v.lead = TF(ctx->arena, "station.public.lead", congress.short_name);
        filter_make(ctx, rq, &v.filter);
        TRY(rows_make(ctx, rq, &v));
    } else {
        TRY(congress_links(ctx, &v));
    }
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, v.title, &station_public_list_view, &v);
}

/* ---------------------------------------------------------------- one of them */

static enum status days_make(struct ctx *ctx, int64_t id, struct station_public_show_v *v)
{
    struct station_public_day_v *rows;
    struct station_duty_day *days;
    size_t count;

    TRY(station_next_days(ctx, id, DAYS_AHEAD, &days, &count));
    rows = arena_array(ctx->arena, count, struct station_public_day_v);
    arr_each (i, count)
        rows[i] = (struct station_public_day_v){
            .on = days[i].on, .time = time_of(ctx, &days[i]), .names = days[i].names};
    v->days = rows;
    v->days_count = count;
    return ST_OK;
}

static enum status people_make(struct ctx *ctx, int64_t id, struct station_public_show_v *v)
{
    struct station_public_person_v *rows;
    struct station_deputy *all;
    size_t count;

    TRY(station_deputies_at(ctx, id, ctx->today, &all, &count));
    rows = arena_array(ctx->arena, count, struct station_public_person_v);
    arr_each (i, count)
        rows[i] = (struct station_public_person_v){
            .name = all[i].name, .level = text_of("station.level.", all[i].level)};
    v->people = rows;
    v->people_count = count;
    return ST_OK;
}

static enum status photos_make(struct ctx *ctx, int64_t id, struct station_public_show_v *v)
{
    struct attachment *all;
    size_t count;

    TRY(attachment_list_open(ctx, (struct attachment_of){STATION_FILES, id}, &all, &count));
    v->photos = station_web_photos(ctx, all, count, true);
    return ST_OK;
}

/* Where people say what they have to say to this station; from the poster: said so. */
static struct str opinion_url(struct ctx *ctx, const struct request *rq, const struct station *s)
{
    const struct str code = param_text(rq, "c");

    return str_printf(ctx->arena, "/p/opinion/new?station=%" PRId64 "%s%s" STR_FMT, s->id,
                      param_bool(rq, "qr") ? "&qr=1" : "", code.len > 0 ? "&c=" : "",
                      STR_ARG(code));
}

enum status station_web_public_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct station_public_show_v v;
    struct congress congress;
    struct station s;
    bool found;

    TRY(congress_choose(ctx, param_text(rq, "c"), &congress, &found));
    if (!found)
        return respond_see_other(rs, "/p/station");
    TRY(station_get(ctx, path_id(rq, "id"), &s));
    if (str_eqz(s.state, "planned") || str_eqz(s.state, "built"))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    v = (struct station_public_show_v){
        .title = s.name,
        .congress = congress.name,
        .kind = s.kind,
        .closed = station_open(&s) ? S("") : T("station.public.closed"),
        .place = s.place,
        .phone = s.phone,
        .hours = s.hours,
        .services = s.services,
        .back = with_code(ctx, rq, S("/p/station")),
    };
    if (station_open(&s)) {
        v.opinion_url = opinion_url(ctx, rq, &s);
        TRY(photos_make(ctx, s.id, &v));
        TRY(days_make(ctx, s.id, &v));
        TRY(people_make(ctx, s.id, &v));
    }
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, v.title, &station_public_show_view, &v);
}
