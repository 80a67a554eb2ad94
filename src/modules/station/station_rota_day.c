// SPDX-License-Identifier: MulanPSL-2.0
/* One reception day: put in, cancelled, held; who cannot come is replaced. */
#include "base/utf8.h"
#include "modules/notice/notice.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_jobs.h"
#include "modules/station/station_rota.h"
#include "modules/station/station_store_rota.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { REASON_CHARS = 200, TITLE_CHARS = 60 };

static enum status may_plan(struct ctx *ctx, int64_t station_id)
{
    bool keeps;

    TRY(station_may_keep(ctx, station_id, &keeps));
    return keeps ? ST_OK : fail(&ctx->err, ST_DENIED, "station.not_yours", NULL);
}

/* ---------------------------------------------------------------- a day by itself */

struct adding {
    const struct station_day *in;
    int64_t seats, *out_id;
};

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct adding *a = input;

    TRY(station_day_put(ctx, a->in, a->seats, a->out_id));
    return event_emit(ctx, "station.day_added", a->in->station_id);
}

enum status station_day_add(struct ctx *ctx, const struct station_day *in, int64_t seats,
                            int64_t *out_id)
{
    struct station_day d = *in;

    TRY(may_plan(ctx, d.station_id));
    if (d.title.len == 0)
        invalid(ctx, "title", "station.series.title_missing", NULL);
    if (utf8_chars(d.title.ptr, d.title.len) > TITLE_CHARS)
        invalid(ctx, "title", "form.too_long", "60");
    if (date_none(d.on) || date_cmp(d.on, ctx->today) < 0)
        invalid(ctx, "on", "station.day_past", NULL);
    if (d.to_minute <= d.from_minute)
        invalid(ctx, "ends", "station.clock_order", NULL);
    if (seats < 1 || seats > STATION_SEATS_MAX)
        invalid(ctx, "seats", "station.seats_wrong", NULL);
    TRY(invalid_done(ctx));
    d.planned_on = d.on;
    return db_tx(ctx, add_tx, &(struct adding){&d, seats, out_id});
}

/* ---------------------------------------------------------------- cancelled */

static enum status tell_duties(struct ctx *ctx, const struct station_day *d, const char *kind)
{
    struct station_duty *duties;
    size_t count;

    TRY(station_duties(ctx, d->id, &duties, &count));
    arr_each (i, count) {
        if (str_eqz(duties[i].state, "on") && duties[i].deputy_id != 0)
            TRY(station_tell(ctx, kind, d, &duties[i]));
    }
    return ST_OK;
}

enum status station_day_drop(struct ctx *ctx, struct station_day *d, struct str reason)
{
    d->state = S("cancelled");
    d->reason = reason;
    TRY(station_store_day_update(ctx, d));
    if (date_cmp(d->on, ctx->today) < 0)
        return ST_OK; /* nobody has to stay away from a day that is past */
    return tell_duties(ctx, d, "station.day_cancelled");
}

static enum status cancel_tx(struct ctx *ctx, const void *input)
{
    const struct station_day *in = input;
    struct station_day d;

    TRY(station_day_get(ctx, in->id, &d));
    TRY(may_plan(ctx, d.station_id));
    if (!str_eqz(d.state, "scheduled"))
        return fail(&ctx->err, ST_RULE, "station.day_over", NULL);
    d.version = in->version;
    TRY(station_day_drop(ctx, &d, in->reason));
    return event_emit(ctx, "station.day_cancelled", d.station_id);
}

static enum status check_reason(struct ctx *ctx, struct str reason)
{
    if (reason.len == 0)
        invalid(ctx, "reason", "station.reason_missing", NULL);
    if (utf8_chars(reason.ptr, reason.len) > REASON_CHARS)
        invalid(ctx, "reason", "form.too_long", "200");
    return invalid_done(ctx);
}

enum status station_day_cancel(struct ctx *ctx, int64_t id, int64_t version, struct str reason)
{
    TRY(check_reason(ctx, reason));
    return db_tx(ctx, cancel_tx,
                 &(struct station_day){.id = id, .version = version, .reason = reason});
}

/* ---------------------------------------------------------------- somebody comes instead */

static bool on_duty(const struct station_duty *duties, size_t count, int64_t deputy_id)
{
    arr_each (i, count) {
        if (duties[i].deputy_id == deputy_id)
            return true;
    }
    return false;
}

/* The one asked for, else the first whose turn it is and who has nothing to do with this day. */
static enum status choose(struct ctx *ctx, const struct station_day *d, int64_t wanted,
                          struct station_deputy *out)
{
    struct station_deputy *turns;
    struct station_duty *duties;
    size_t count, duties_count;

    TRY(station_turns(ctx, d->station_id, d->on, &turns, &count));
    TRY(station_duties(ctx, d->id, &duties, &duties_count));
    arr_each (i, count) {
        if (on_duty(duties, duties_count, turns[i].deputy_id))
            continue;
        if (wanted != 0 && turns[i].deputy_id != wanted)
            continue;
        *out = turns[i];
        return ST_OK;
    }
    return fail(&ctx->err, ST_RULE, wanted != 0 ? "station.cannot_replace" : "station.nobody_left",
                NULL);
}

static enum status may_swap(struct ctx *ctx, const struct station_day *d,
                            const struct station_duty *u)
{
    if (ctx->actor->deputy_id != 0 && ctx->actor->deputy_id == u->deputy_id)
        return ST_OK;
    return may_plan(ctx, d->station_id);
}

static enum status swap_tx(struct ctx *ctx, const void *input)
{
    const struct station_swap *in = input;
    struct station_deputy other = {0};
    struct station_duty u, now;
    struct station_day d;

    TRY(station_store_duty(ctx, in->duty_id, &u));
    TRY(station_day_get(ctx, u.day_id, &d));
    TRY(may_swap(ctx, &d, &u));
    if (!str_eqz(d.state, "scheduled") || !str_eqz(u.state, "on") || date_cmp(d.on, ctx->today) < 0)
        return fail(&ctx->err, ST_RULE, "station.day_over", NULL);
    TRY(choose(ctx, &d, in->deputy_id, &other));
    u.version = in->version;
    u.state = S("excused");
    u.reason = in->reason;
    TRY(station_store_duty_update(ctx, &u));
    now = (struct station_duty){.id = db_new_id(ctx),
                                .day_id = d.id,
                                .deputy_id = other.deputy_id,
                                .name = other.name,
                                .level = other.level,
                                .state = S("on"),
                                .replaces = u.id};
    TRY(station_store_duty_insert(ctx, &now));
    if (now.deputy_id != 0)
        TRY(station_tell(ctx, "station.duty_put", &d, &now));
    TRY(station_tell_keeper(ctx, "station.duty_swapped", &d, &now));
    return event_emit(ctx, "station.duty_changed", d.station_id);
}

enum status station_duty_swap(struct ctx *ctx, const struct station_swap *in)
{
    TRY(check_reason(ctx, in->reason));
    return db_tx(ctx, swap_tx, in);
}

/* ---------------------------------------------------------------- held */

static bool among(const int64_t *ids, size_t count, int64_t id)
{
    arr_each (i, count) {
        if (ids[i] == id)
            return true;
    }
    return false;
}

enum status station_day_hold(struct ctx *ctx, int64_t station_id, struct date on,
                             const int64_t *came, size_t count, int64_t *out_day_id)
{
    struct station_duty *duties;
    struct station_day d;
    size_t duties_count;
    enum status st;

    *out_day_id = 0;
    st = station_store_day_on(ctx, station_id, on, &d);
    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        return ST_OK;
    }
    TRY(st);
    *out_day_id = d.id;
    if (str_eqz(d.state, "scheduled")) {
        d.state = S("held");
        TRY(station_store_day_update(ctx, &d));
    }
    TRY(station_duties(ctx, d.id, &duties, &duties_count));
    arr_each (i, duties_count) {
        struct station_duty *u = &duties[i];
        const bool here = u->deputy_id != 0 && among(came, count, u->deputy_id);

        if (str_eqz(u->state, "excused") || str_eqz(u->state, "came"))
            continue;
        if (str_eqz(u->state, "absent") && !here)
            continue;
        u->state = here ? S("came") : S("absent");
        TRY(station_store_duty_update(ctx, u));
    }
    return ST_OK;
}
