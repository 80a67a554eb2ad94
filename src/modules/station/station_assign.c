// SPDX-License-Identifier: MulanPSL-2.0
/* Deputies come to serve at a station, and leave it. */
#include "base/utf8.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_rules.h"
#include "modules/station/station_store.h"
#include "platform/db.h"
#include "platform/event.h"

enum { NAMED_MAX = 200 };

enum status station_own_level(struct ctx *ctx, struct str *out)
{
    struct congress c;

    TRY(congress_get(ctx, ctx->congress_id, &c));
    *out = str_from(congress_level_word(c.level));
    return ST_OK;
}

enum status station_people_named(struct ctx *ctx, struct str level, struct str name,
                                 struct deputy_mandate **out, size_t *out_count)
{
    struct deputy_mandate *all;
    struct str own;
    size_t count, kept = 0;

    TRY(station_own_level(ctx, &own));
    TRY(deputy_mandates(ctx, level.len > 0 ? level : own, name, NAMED_MAX, &all, &count));
    arr_each (i, count)
        if (str_eq(all[i].name, name) && (level.len > 0 || all[i].own))
            all[kept++] = all[i];
    *out = all;
    *out_count = kept;
    return ST_OK;
}

void station_deputy_is(struct station_deputy *d, const struct deputy_mandate *m)
{
    d->name = m->name;
    d->level = m->level;
    if (m->own)
        d->deputy_id = m->id;
    else
        d->outside_id = m->id;
}

/* Name and level as the register has them; of those who are not in it as they are given. */
static enum status complete(struct ctx *ctx, struct station_deputy *d)
{
    struct deputy_mandate m;
    struct deputy who;

    if (d->outside_id != 0) {
        TRY(deputy_mandate_get(ctx, d->outside_id, &m));
        if (m.own)
            return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
        station_deputy_is(d, &m);
    }
    if (d->deputy_id == 0)
        return ST_OK;
    TRY(deputy_get(ctx, d->deputy_id, &who));
    d->name = who.name;
    return d->level.len > 0 ? ST_OK : station_own_level(ctx, &d->level);
}

static void check(struct ctx *ctx, const struct station_deputy *d)
{
    if (d->name.len == 0)
        invalid(ctx, "deputy", "station.person_missing", NULL);
    if (utf8_chars(d->name.ptr, d->name.len) > STATION_PERSON_CHARS)
        invalid(ctx, "name", "form.too_long", "60");
    if (!station_word_known(d->level, STATION_LEVELS))
        invalid(ctx, "level", "station.level_missing", NULL);
    if (date_none(d->from_on))
        invalid(ctx, "from_on", "station.from_missing", NULL);
    if (!date_none(d->to_on) && date_cmp(d->to_on, d->from_on) < 0)
        invalid(ctx, "to_on", "station.to_before", NULL);
}

struct assigning {
    const struct station_deputy *in;
    int64_t *out_id;
};

static enum status assign_tx(struct ctx *ctx, const void *input)
{
    const struct assigning *a = input;
    struct station_deputy d = *a->in, have;
    struct station s;
    enum status st;

    TRY(station_get(ctx, d.station_id, &s));
    if (str_eqz(s.state, "closed"))
        return fail(&ctx->err, ST_RULE, "station.is_closed", NULL);
    st = station_store_assigned(ctx, &d, &have);
    if (st == ST_OK)
        return fail(&ctx->err, ST_RULE, "station.serves_already", NULL);
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    d.id = db_new_id(ctx);
    TRY(station_store_deputy_insert(ctx, &d));
    *a->out_id = d.id;
    return event_emit_data(ctx, "station.deputy_assigned", d.station_id,
                           str_printf(ctx->arena, "{\"row\":%lld}", (long long)d.id));
}

enum status station_assign(struct ctx *ctx, const struct station_deputy *in, int64_t *out_id)
{
    struct station_deputy d = *in;

    TRY(complete(ctx, &d));
    check(ctx, &d);
    TRY(invalid_done(ctx));
    return db_tx(ctx, assign_tx, &(struct assigning){&d, out_id});
}

static enum status unassign_tx(struct ctx *ctx, const void *input)
{
    const struct station_deputy *in = input;
    struct station_deputy d;

    TRY(station_store_deputy(ctx, in->id, &d));
    if (!date_none(d.to_on))
        return fail(&ctx->err, ST_RULE, "station.has_left", NULL);
    if (date_none(in->to_on) || date_cmp(in->to_on, d.from_on) < 0) {
        invalid(ctx, "on", "station.to_before", NULL);
        return invalid_done(ctx);
    }
    d.version = in->version;
    d.to_on = in->to_on;
    TRY(station_store_deputy_end(ctx, &d));
    return event_emit_data(ctx, "station.deputy_left", d.station_id,
                           str_printf(ctx->arena, "{\"row\":%lld}", (long long)d.id));
}

enum status station_unassign(struct ctx *ctx, int64_t id, int64_t version, struct date last)
{
    return db_tx(ctx, unassign_tx,
                 &(struct station_deputy){.id = id, .version = version, .to_on = last});
}

enum status station_of_deputy(struct ctx *ctx, int64_t deputy_id, struct station_deputy **out,
                              size_t *out_count)
{
    return station_store_of_deputy(ctx, deputy_id, out, out_count);
}

enum status station_all_deputies(struct ctx *ctx, int64_t station_id, struct station_deputy **out,
                                 size_t *out_count)
{
    return station_store_deputies(ctx, station_id, out, out_count);
}
