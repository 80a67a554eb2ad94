// SPDX-License-Identifier: MulanPSL-2.0
/* Reception days made of series, and whose turn it is. Days changed: station_rota_day.c */
#include "modules/station/station_rota.h"
#include "base/utf8.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_store_rota.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { TITLE_CHARS = 60, FALLS_MAX = 70, TO_COME_MAX = 200 };

enum status station_next_days(struct ctx *ctx, int64_t station_id, unsigned limit,
                              struct station_duty_day **out, size_t *out_count)
{
    return station_store_next(ctx, station_id, limit, T("station.comma"), out, out_count);
}

/* ---------------------------------------------------------------- whose turn it is */

/* Who serves there; at a point or room where nobody does, those of its station. */
static enum status people_of(struct ctx *ctx, int64_t station_id, struct date on,
                             struct station_deputy **out, size_t *out_count)
{
    struct station s;

    TRY(station_deputies_at(ctx, station_id, on, out, out_count));
    if (*out_count > 0)
        return ST_OK;
    TRY(station_get(ctx, station_id, &s));
    return s.parent_id != 0 ? station_deputies_at(ctx, s.parent_id, on, out, out_count) : ST_OK;
}

static struct date last_of(const struct station_last *lasts, size_t count, int64_t deputy_id)
{
    arr_each (i, count) {
        if (lasts[i].deputy_id == deputy_id)
            return lasts[i].on;
    }
    return (struct date){0};
}

static enum status is_away(struct ctx *ctx, int64_t deputy_id, struct date on, bool *out)
{
    struct deputy d;
    enum status st;

    *out = deputy_id == 0;
    if (*out)
        return ST_OK; /* of another congress: his own decides */
    TRY(deputy_get(ctx, deputy_id, &d));
    *out = !date_none(d.to_on) && date_cmp(d.to_on, on) < 0;
    st = deputy_check_acting(ctx, deputy_id, on);
    if (st == ST_RULE) {
        *out = true;
        ctx->err = (struct err){0};
        return ST_OK;
    }
    return st;
}

enum status station_turns(struct ctx *ctx, int64_t station_id, struct date on,
                          struct station_deputy **out, size_t *out_count)
{
    struct station_last *lasts;
    struct station_deputy *people;
    struct station_turn *turns;
    size_t count, lasts_count;

    TRY(people_of(ctx, station_id, on, &people, &count));
    TRY(station_store_last(ctx, station_id, &lasts, &lasts_count));
    turns = arena_array(ctx->arena, count, struct station_turn);
    arr_each (i, count) {
        turns[i] = (struct station_turn){.key = (int64_t)i,
                                         .last = last_of(lasts, lasts_count, people[i].deputy_id)};
        TRY(is_away(ctx, people[i].deputy_id, on, &turns[i].away));
    }
    station_take_turns(turns, count);
    *out = arena_array(ctx->arena, count, struct station_deputy);
    *out_count = 0;
    arr_each (i, count) {
        if (!turns[i].away)
            (*out)[(*out_count)++] = people[turns[i].key];
    }
    return ST_OK;
}

enum status station_day_put(struct ctx *ctx, const struct station_day *in, int64_t seats,
                            int64_t *out_id)
{
    struct station_day d = *in;
    struct station_deputy *turns;
    size_t count;

    d.id = db_new_id(ctx);
    *out_id = d.id;
    TRY(station_store_day_insert(ctx, &d));
    TRY(station_turns(ctx, d.station_id, d.on, &turns, &count));
    for (size_t i = 0; i < count && (int64_t)i < seats; i++)
        TRY(station_store_duty_insert(ctx, &(struct station_duty){.id = db_new_id(ctx),
                                                                  .day_id = d.id,
                                                                  .deputy_id = turns[i].deputy_id,
                                                                  .name = turns[i].name,
                                                                  .level = turns[i].level,
                                                                  .state = S("on")}));
    return ST_OK;
}

/* ---------------------------------------------------------------- days of a series */

static enum status make_days(struct ctx *ctx, const struct station_series *s,
                             const struct calendar *calendar, size_t *made)
{
    const struct date until = date_add_days(ctx->today, STATION_DAYS_AHEAD);
    struct station_fall falls[FALLS_MAX];
    const size_t count = station_falls(&s->cycle, calendar, ctx->today, until, falls, FALLS_MAX);

    arr_each (i, count) {
        const struct station_day d = {.station_id = s->station_id,
                                      .series_id = s->id,
                                      .title = s->title,
                                      .planned_on = falls[i].planned_on,
                                      .on = falls[i].on,
                                      .from_minute = s->from_minute,
                                      .to_minute = s->to_minute};
        bool there;
        int64_t id;

        TRY(station_store_day_planned(ctx, s->id, d.planned_on, &there));
        if (there)
            continue;
        TRY(station_day_put(ctx, &d, s->seats, &id));
        (*made)++;
    }
    return ST_OK;
}

static enum status make_tx(struct ctx *ctx, const void *input)
{
    const struct station_series *s = input;
    struct calendar calendar;
    size_t made = 0;

    TRY(congress_calendar(ctx, &calendar));
    TRY(make_days(ctx, s, &calendar, &made));
    return made > 0 ? event_emit(ctx, "station.days_made", s->station_id) : ST_OK;
}

enum status station_days_make(struct ctx *ctx)
{
    struct station_series *all;
    size_t count;

    TRY(station_store_series_on(ctx, ctx->today, &all, &count));
    arr_each (i, count)
        TRY(db_tx(ctx, make_tx, &all[i]));
    return ST_OK;
}

/* ---------------------------------------------------------------- series */

static enum status may_plan(struct ctx *ctx, int64_t station_id)
{
    bool keeps;

    TRY(station_may_keep(ctx, station_id, &keeps));
    return keeps ? ST_OK : fail(&ctx->err, ST_DENIED, "station.not_yours", NULL);
}

static enum status check_series(struct ctx *ctx, const struct station_series *s)
{
    if (s->title.len == 0)
        invalid(ctx, "title", "station.series.title_missing", NULL);
    if (utf8_chars(s->title.ptr, s->title.len) > TITLE_CHARS)
        invalid(ctx, "title", "form.too_long", "60");
    if (date_none(s->cycle.from_on))
        invalid(ctx, "from_on", "station.series.from_missing", NULL);
    else if (!station_cycle_fits(&s->cycle))
        invalid(ctx, "nth", "station.series.rule_wrong", NULL);
    if (s->to_minute <= s->from_minute)
        invalid(ctx, "ends", "station.clock_order", NULL);
    if (s->seats < 1 || s->seats > STATION_SEATS_MAX)
        invalid(ctx, "seats", "station.seats_wrong", NULL);
    return invalid_done(ctx);
}

struct adding {
    const struct station_series *in;
    int64_t *out_id;
};

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct adding *a = input;
    struct station_series s = *a->in;
    struct calendar calendar;
    struct station station;
    size_t made = 0;

    TRY(station_get(ctx, s.station_id, &station));
    if (str_eqz(station.state, "closed"))
        return fail(&ctx->err, ST_RULE, "station.is_closed", NULL);
    TRY(congress_calendar(ctx, &calendar));
    s.id = db_new_id(ctx);
    *a->out_id = s.id;
    TRY(station_store_series_insert(ctx, &s));
    TRY(make_days(ctx, &s, &calendar, &made));
    return event_emit(ctx, "station.series_added", s.station_id);
}

enum status station_series_add(struct ctx *ctx, const struct station_series *in, int64_t *out_id)
{
    TRY(may_plan(ctx, in->station_id));
    TRY(check_series(ctx, in));
    return db_tx(ctx, add_tx, &(struct adding){in, out_id});
}

static enum status end_tx(struct ctx *ctx, const void *input)
{
    const struct station_series *in = input;
    struct station_series s;
    struct station_day *days;
    size_t count;

    TRY(station_series_get(ctx, in->id, &s));
    TRY(may_plan(ctx, s.station_id));
    s.version = in->version;
    s.cycle.to_on = in->cycle.to_on;
    if (date_none(s.cycle.to_on) || date_cmp(s.cycle.to_on, s.cycle.from_on) < 0) {
        invalid(ctx, "on", "station.series.ends_before", NULL);
        return invalid_done(ctx);
    }
    TRY(station_store_series_end(ctx, &s));
    TRY(station_store_days_after(ctx, s.id, s.cycle.to_on, &days, &count));
    arr_each (i, count)
        TRY(station_day_drop(ctx, &days[i], T("station.series.over")));
    return event_emit(ctx, "station.series_ended", s.station_id);
}

enum status station_series_end(struct ctx *ctx, int64_t id, int64_t version, struct date last)
{
    return db_tx(ctx, end_tx,
                 &(struct station_series){.id = id, .version = version, .cycle = {.to_on = last}});
}

enum status station_rota_over(struct ctx *ctx, int64_t station_id, struct date on)
{
    const struct date last = date_later(on, date_add_days(ctx->today, -1));
    const struct station_day_filter to_come = {.station_id = station_id,
                                               .from = date_add_days(last, 1),
                                               .state = S("scheduled"),
                                               .limit = TO_COME_MAX,
                                               .sort = "day"};
    struct station_series *all;
    struct station_day *days;
    struct str next;
    int64_t total;
    size_t count;

    TRY(station_series_of(ctx, station_id, &all, &count));
    arr_each (i, count) {
        if (!date_none(all[i].cycle.to_on) && date_cmp(all[i].cycle.to_on, last) <= 0)
            continue;
        all[i].cycle.to_on = date_later(last, all[i].cycle.from_on);
        TRY(station_store_series_end(ctx, &all[i]));
    }
    TRY(station_day_page(ctx, &to_come, &days, &count, &next, &total));
    arr_each (i, count)
        TRY(station_day_drop(ctx, &days[i], T("station.is_closed")));
    return ST_OK;
}
