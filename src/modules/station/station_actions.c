// SPDX-License-Identifier: MulanPSL-2.0
/* Stations registered, changed, opened, closed; who may act for them. */
#include "modules/station/station_actions.h"
#include "base/utf8.h"
#include "modules/account/account.h"
#include "modules/congress/congress.h"
#include "modules/station/station_rota.h"
#include "modules/station/station_rules.h"
#include "modules/station/station_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { AREA_MAX = 100000, NOTE_CHARS = 2000, SHORT_CHARS = 100, MINE_MAX = 200 };

static void check_words(struct ctx *ctx, const struct station *s)
{
    if (s->name.len == 0)
        invalid(ctx, "name", "station.name_missing", NULL);
    if (!station_word_known(s->kind, STATION_KINDS))
        invalid(ctx, "kind", "station.kind_wrong", NULL);
    if (!station_word_known(s->state, STATION_STATES))
        invalid(ctx, "state", "station.state_wrong", NULL);
    if (!station_division_fits(s->division))
        invalid(ctx, "division", "station.division_wrong", NULL);
    invalid_long(ctx, "name", s->name, STATION_NAME_CHARS);
    invalid_long(ctx, "place", s->place, STATION_PLACE_CHARS);
    invalid_long(ctx, "phone", s->phone, SHORT_CHARS);
    invalid_long(ctx, "hours", s->hours, SHORT_CHARS);
    invalid_long(ctx, "services", s->services, STATION_PLACE_CHARS);
    invalid_long(ctx, "note", s->note, NOTE_CHARS);
}

static void check_numbers(struct ctx *ctx, const struct station *s)
{
    enum { POLE = 90000000 };

    if (s->area_m2 < 0 || s->area_m2 > AREA_MAX)
        invalid(ctx, "area", "station.area_wrong", NULL);
    if (s->lat_e6 > POLE || s->lat_e6 < -POLE)
        invalid(ctx, "lat", "station.degree_wrong", NULL);
    if ((s->lat_e6 == 0) != (s->lon_e6 == 0))
        invalid(ctx, s->lat_e6 == 0 ? "lat" : "lon", "station.degree_both", NULL);
}

static enum status check_name(struct ctx *ctx, const struct station *s)
{
    struct station have;
    const enum status st = station_by_name(ctx, s->name, &have);

    if (st == ST_OK && have.id != s->id)
        invalid(ctx, "name", "station.name_taken", NULL);
    if (st == ST_NOT_FOUND)
        ctx->err = (struct err){0};
    return st == ST_NOT_FOUND ? ST_OK : st;
}

static enum status check_delegation(struct ctx *ctx, const struct station *s)
{
    struct delegation *all;
    size_t count;

    if (s->delegation_id == 0)
        return ST_OK;
    TRY(delegation_list(ctx, &all, &count));
    arr_each (i, count)
        if (all[i].id == s->delegation_id)
            return ST_OK;
    invalid(ctx, "delegation", "station.delegation_unknown", NULL);
    return ST_OK;
}

static enum status check_keeper(struct ctx *ctx, const struct station *s)
{
    struct account a;
    enum status st;

    if (s->keeper_id == 0)
        return ST_OK;
    st = account_get(ctx, s->keeper_id, &a);
    if (st == ST_NOT_FOUND) {
        invalid(ctx, "keeper", "station.keeper_unknown", NULL);
        ctx->err = (struct err){0};
        return ST_OK;
    }
    return st;
}

enum status station_check_values(struct ctx *ctx, const struct station *s)
{
    check_words(ctx, s);
    check_numbers(ctx, s);
    TRY(check_name(ctx, s));
    TRY(check_keeper(ctx, s));
    TRY(check_delegation(ctx, s));
    return invalid_done(ctx);
}

static enum status check_parent(struct ctx *ctx, const struct station *s)
{
    struct station parent;

    if (s->parent_id == 0)
        return ST_OK;
    TRY(station_get(ctx, s->parent_id, &parent));
    if (parent.id == s->id || !station_may_belong(s->kind, parent.kind))
        return fail_field(&ctx->err, "parent", "station.parent_wrong", NULL);
    return ST_OK;
}

struct registering {
    const struct station *in;
    int64_t *out_id;
};

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct registering *reg = input;
    struct station s = *reg->in;

    TRY(check_parent(ctx, &s));
    s.id = db_new_id(ctx);
    TRY(station_store_insert(ctx, &s));
    TRY(station_store_town_say(ctx, &s, 0));
    *reg->out_id = s.id;
    return event_emit(ctx, "station.added", s.id);
}

enum status station_add(struct ctx *ctx, const struct station *in, int64_t *out_id)
{
    struct station s = *in;

    s.id = 0;
    s.closed_on = (struct date){0};
    if (s.state.len == 0)
        s.state = S("planned");
    if (str_eqz(s.state, "closed"))
        s.closed_on = ctx->today;
    TRY(station_check_values(ctx, &s));
    return db_tx(ctx, add_tx, &(struct registering){&s, out_id});
}

static enum status change_tx(struct ctx *ctx, const void *input)
{
    struct station s = *(const struct station *)input, have;

    TRY(station_get(ctx, s.id, &have));
    s.state = have.state;
    s.closed_on = have.closed_on;
    TRY(check_parent(ctx, &s));
    TRY(station_store_update(ctx, &s));
    TRY(station_store_town_say(ctx, &s, have.delegation_id));
    return event_emit(ctx, "station.changed", s.id);
}

enum status station_change(struct ctx *ctx, const struct station *in)
{
    struct station s = *in, have;

    TRY(station_get(ctx, s.id, &have));
    s.state = have.state;
    TRY(station_check_values(ctx, &s));
    return db_tx(ctx, change_tx, &s);
}

/* ---------------------------------------------------------------- states */

struct becoming {
    int64_t id, version;
    struct str state;
    struct date on;
};

static enum status become_tx(struct ctx *ctx, const void *input)
{
    const struct becoming *b = input;
    struct station s;

    TRY(station_get(ctx, b->id, &s));
    if (!station_may_become(s.state, b->state))
        return fail(&ctx->err, ST_RULE, "station.not_from_here", NULL);
    s.version = b->version;
    s.state = b->state;
    s.closed_on = str_eqz(b->state, "closed") ? b->on : (struct date){0};
    if (str_eqz(b->state, "built") && date_none(s.built_on))
        s.built_on = b->on;
    if (str_eqz(b->state, "running") && date_none(s.opened_on))
        s.opened_on = b->on;
    if (str_eqz(b->state, "running") && date_none(s.built_on))
        s.built_on = b->on;
    TRY(station_store_update(ctx, &s));
    if (!date_none(s.closed_on))
        TRY(station_rota_over(ctx, s.id, s.closed_on));
    return event_emit_data(ctx, "station.became", s.id,
                           str_printf(ctx->arena, "{\"state\":\"" STR_FMT "\"}", STR_ARG(s.state)));
}

enum status station_become(struct ctx *ctx, int64_t id, int64_t version, struct str state,
                           struct date on)
{
    if (date_none(on) || date_cmp(on, ctx->today) > 0)
        invalid(ctx, "on", "station.day_ahead", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, become_tx, &(struct becoming){id, version, state, on});
}

/* ---------------------------------------------------------------- who may */

enum status station_keeps(struct ctx *ctx, const struct station *s, bool *out)
{
    struct station parent;

    *out = ctx->actor->system || may(ctx, "station.edit");
    if (*out || !may(ctx, "station.keep") || ctx->actor->account_id == 0)
        return ST_OK;
    *out = s->keeper_id == ctx->actor->account_id;
    if (*out || s->parent_id == 0)
        return ST_OK;
    TRY(station_get(ctx, s->parent_id, &parent));
    *out = parent.keeper_id == ctx->actor->account_id;
    return ST_OK;
}

enum status station_may_keep(struct ctx *ctx, int64_t id, bool *out)
{
    struct station s;

    TRY(station_get(ctx, id, &s));
    return station_keeps(ctx, &s, out);
}

static enum status serves(struct ctx *ctx, int64_t id, bool *out)
{
    const struct station_deputy d = {
        .station_id = id, .deputy_id = ctx->actor->deputy_id, .from_on = ctx->today};
    struct station_deputy have;
    enum status st;

    *out = false;
    if (ctx->actor->deputy_id == 0 || !may(ctx, "station.receive"))
        return ST_OK;
    st = station_store_assigned(ctx, &d, &have);
    *out = st == ST_OK;
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    return ST_OK;
}

enum status station_receives(struct ctx *ctx, const struct station *s, bool *out)
{
    TRY(station_keeps(ctx, s, out));
    return *out ? ST_OK : serves(ctx, s->id, out);
}

enum status station_may_receive(struct ctx *ctx, int64_t id, bool *out)
{
    struct station s;

    TRY(station_get(ctx, id, &s));
    return station_receives(ctx, &s, out);
}

/* Does he serve there today, by his own assignments? */
static bool among(const struct ctx *ctx, const struct station_deputy *own, size_t count, int64_t id)
{
    arr_each (i, count) {
        if (own[i].station_id == id && date_cmp(own[i].from_on, ctx->today) <= 0 &&
            (date_none(own[i].to_on) || date_cmp(own[i].to_on, ctx->today) >= 0))
            return true;
    }
    return false;
}

enum status station_mine(struct ctx *ctx, struct station **out, size_t *out_count)
{
    struct station_deputy *own = NULL;
    struct station *all;
    size_t count, own_count = 0;

    TRY(station_find(ctx, S(""), S(""), 1000, &all, &count));
    if (ctx->actor->deputy_id != 0 && may(ctx, "station.receive"))
        TRY(station_store_of_deputy(ctx, ctx->actor->deputy_id, &own, &own_count));
    *out = arena_array(ctx->arena, MINE_MAX, struct station);
    *out_count = 0;
    for (size_t i = 0; i < count && *out_count < MINE_MAX; i++) {
        bool mine;

        TRY(station_keeps(ctx, &all[i], &mine));
        if (mine || among(ctx, own, own_count, all[i].id))
            (*out)[(*out_count)++] = all[i];
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- nearest to a citizen */

enum status station_of_area(struct ctx *ctx, struct str division, struct station *out)
{
    struct station *all;
    unsigned best = 0;
    size_t count;

    TRY(station_find(ctx, S(""), S(""), 1000, &all, &count));
    arr_each (i, count) {
        const unsigned near = station_nearness(all[i].division, division);

        if (near <= best)
            continue;
        best = near;
        *out = all[i];
    }
    return best > 0 ? ST_OK : fail(&ctx->err, ST_NOT_FOUND, "station.none_near", NULL);
}
