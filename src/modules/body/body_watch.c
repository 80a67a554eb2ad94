// SPDX-License-Identifier: MulanPSL-2.0
/* What others tell of: a congress or a delegation gets its body, a deputy who has left office
 * leaves the bodies of deputies. Each may be told twice. */
#include "modules/body/body_actions.h"
#include "modules/body/body_group.h"
#include "modules/body/body_rules.h"
#include "modules/body/body_store.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

/* ---------------------------------------------------------------- congresses */

static struct date since(struct ctx *ctx)
{
    struct congress_term term;

    return congress_term_now(ctx, &term) == ST_OK ? term.from_on : ctx->today;
}

static enum status add_once(struct ctx *ctx, enum body_kind kind, struct str name,
                            struct str short_name)
{
    struct body b = {.kind = kind, .name = name, .short_name = short_name, .from_on = since(ctx)};
    int64_t count, id;

    TRY(body_store_count(ctx, body_kind_word(kind), &count));
    return count > 0 ? ST_OK : body_add(ctx, &b, &id);
}

static enum status congress_bodies_tx(struct ctx *ctx, const void *input)
{
    struct congress c;

    (void)input;
    TRY(congress_get(ctx, ctx->congress_id, &c));
    TRY(add_once(ctx, BODY_CONGRESS, c.name, TF(ctx->arena, "body.name.congress", c.short_name)));
    if (c.level == CONGRESS_TOWNSHIP)
        return add_once(ctx, BODY_TOWNSHIP_PRESIDIUM, TF(ctx->arena, "body.name.presidium", c.name),
                        T("body.short.presidium"));
    TRY(add_once(ctx, BODY_STANDING_COMMITTEE, TF(ctx->arena, "body.name.committee", c.name),
                 T("body.short.committee")));
    return add_once(ctx, BODY_CHAIRMEN_MEETING, TF(ctx->arena, "body.name.chairmen", c.name),
                    T("body.short.chairmen"));
}

static enum status founded(struct ctx *ctx, const struct event_view *e)
{
    (void)e;
    return db_tx(ctx, congress_bodies_tx, NULL);
}

/* ---------------------------------------------------------------- delegations */

static enum status delegation_of(struct ctx *ctx, int64_t id, struct delegation *out)
{
    struct delegation *all;
    size_t count;

    TRY(delegation_list(ctx, &all, &count));
    arr_each (i, count) {
        if (all[i].id == id) {
            *out = all[i];
            return ST_OK;
        }
    }
    return ST_NOT_FOUND;
}

static enum status delegation_tx(struct ctx *ctx, const void *input)
{
    const int64_t id = *(const int64_t *)input;
    struct delegation d = {0};
    struct body b;
    int64_t made;
    enum status st = delegation_of(ctx, id, &d);
    const bool there = st == ST_OK;

    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    st = body_store_of_delegation(ctx, id, &b);
    if (st == ST_NOT_FOUND) {
        b = (struct body){.kind = BODY_DELEGATION, .delegation_id = id, .from_on = since(ctx)};
        b.name = b.short_name = there ? d.name : S("");
        return there ? body_add(ctx, &b, &made) : ST_OK;
    }
    TRY(st);
    if (!there || !d.active)
        return date_none(b.to_on) ? body_close(ctx, b.id, b.version, ctx->today) : ST_OK;
    if (str_eq(b.name, d.name))
        return ST_OK;
    b.name = b.short_name = d.name;
    return body_change(ctx, &b, false);
}

static enum status delegation_told(struct ctx *ctx, const struct event_view *e)
{
    return db_tx(ctx, delegation_tx, &e->subject_id);
}

/* Many at once, of which the event names none. */
static enum status townships_tx(struct ctx *ctx, const void *input)
{
    struct delegation *all;
    size_t count;

    (void)input;
    TRY(delegation_list(ctx, &all, &count));
    arr_each (i, count)
        TRY(delegation_tx(ctx, &all[i].id));
    return ST_OK;
}

static enum status townships_told(struct ctx *ctx, const struct event_view *e)
{
    (void)e;
    return db_tx(ctx, townships_tx, NULL);
}

/* ---------------------------------------------------------------- deputies */

static enum status deputy_left_tx(struct ctx *ctx, const void *input)
{
    struct body_member *seats;
    struct deputy d;
    size_t count;

    TRY(deputy_get(ctx, *(const int64_t *)input, &d));
    if (date_none(d.to_on))
        return ST_OK;
    TRY(body_store_members_of(ctx, d.id, 0, &seats, &count));
    arr_each (i, count) {
        struct body_member m;
        struct body b;

        /* Read again: the seat before may have taken this one with it. */
        TRY(body_store_member(ctx, seats[i].id, &m));
        TRY(body_get(ctx, m.body_id, &b));
        if (!body_wants_deputy(b.kind) || date_cmp(d.to_on, m.from_on) < 0 ||
            (!date_none(m.to_on) && date_cmp(m.to_on, d.to_on) <= 0))
            continue;
        TRY(body_leave(ctx, m.id, m.version, d.to_on, S("mandate")));
    }
    return ST_OK;
}

static enum status deputy_left(struct ctx *ctx, const struct event_view *e)
{
    return db_tx(ctx, deputy_left_tx, &e->subject_id);
}

const struct subscriber BODY_SUBSCRIBERS[] = {
    {"congress.founded", founded},
    {"congress.delegation_added", delegation_told},
    {"congress.delegation_changed", delegation_told},
    {"congress.townships_added", townships_told},
    {"deputy.added", .run_many = body_group_told},
    {"deputy.changed", .run_many = body_group_told},
    {"deputy.left", deputy_left},
    {0},
};
