// SPDX-License-Identifier: MulanPSL-2.0
/* Heads whom the congress elects enter the register of posts by themselves. */
#include "modules/appointment/appointment_list.h"
#include "modules/appointment/appointment_parts.h"
#include "modules/appointment/appointment_rules.h"
#include "modules/nomination/nomination.h"
#include "platform/db.h"
#include "platform/event.h"

/* The post of the register: of that name; where there is one post of the office only, that; else a
 * new one (id 0). */
static enum status post_of(struct ctx *ctx, const struct nomination_held *h, struct str office,
                           struct appointment_post *out)
{
    const struct appointment_post_filter f = {.office = office, .on = h->on, .limit = 2};
    const enum status st = appointment_store_post_named(ctx, h->post, out);
    struct appointment_post *all;
    struct str next;
    int64_t total;
    size_t count;

    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    *out = (struct appointment_post){.office = office,
                                     .name = h->post,
                                     .seats = appointment_is_head(office) ? 1 : 0,
                                     .note = S("")};
    if (!appointment_is_head(office))
        return ST_OK;
    TRY(appointment_store_post_page(ctx, &f, &all, &count, &next, &total));
    if (count == 1)
        *out = all[0];
    return ST_OK;
}

static enum status known(struct ctx *ctx, int64_t post_id, const struct nomination_held *h,
                         bool *out)
{
    struct appointment *all;
    size_t count;

    *out = false;
    if (post_id == 0)
        return ST_OK;
    TRY(appointment_store_of_post(ctx, post_id, &all, &count));
    arr_each (i, count)
        *out = *out || (str_eq(all[i].person, h->person.name) && str_eqz(all[i].act, "elect") &&
                        date_cmp(all[i].decided_on, h->on) == 0);
    return ST_OK;
}

/* Who held a post of one seat until then holds it no longer; at the change of a term nobody does
 * who was not elected again. */
static enum status end_others(struct ctx *ctx, const struct appointment_post *p,
                              const struct nomination_held *h)
{
    struct appointment_tenure *held;
    size_t count;

    if (p->id == 0 || (p->seats != 1 && !h->new_term))
        return ST_OK;
    TRY(appointment_store_tenures(ctx, p->id, 0, (struct date){0}, &held, &count));
    arr_each (i, count) {
        if (!date_none(held[i].to_on) || held[i].acting || str_eq(held[i].person, h->person.name) ||
            date_cmp(held[i].from_on, h->from) >= 0)
            continue;
        held[i].to_on = h->from;
        held[i].ended_how = h->new_term ? S("term") : S("moved");
        TRY(appointment_store_tenure_update(ctx, &held[i]));
    }
    return ST_OK;
}

static enum status enter(struct ctx *ctx, const struct nomination_held *h, bool *out_new)
{
    struct appointment_record r = {
        .person = {.name = h->person.name,
                   .sex = h->person.sex,
                   .born = h->person.born,
                   .ethnic = h->person.ethnic,
                   .party = h->person.party,
                   .education = h->person.education,
                   .resume = h->person.occupation,
                   .deputy_id = h->person.deputy_id},
        .act = S("elect"),
        .source = h->election,
        .certificate = S(""),
        .passed = true,
        .yes = h->votes,
        .all_members = h->all_members,
        .on = h->on,
        .from = h->from,
    };
    const char *office = appointment_elected_office(h->office);
    int64_t id;
    bool there;

    if (office == NULL)
        return ST_OK;
    TRY(post_of(ctx, h, str_from(office), &r.post));
    TRY(known(ctx, r.post.id, h, &there));
    if (there)
        return ST_OK;
    TRY(end_others(ctx, &r.post, h));
    TRY(appointment_record(ctx, &r, &id));
    *out_new = true;
    return ST_OK;
}

static enum status elected_tx(struct ctx *ctx, const void *input)
{
    const int64_t election_id = *(const int64_t *)input;
    struct nomination_held *all;
    bool any = false;
    size_t count;

    TRY(nomination_held(ctx, election_id, &all, &count));
    arr_each (i, count)
        TRY(enter(ctx, &all[i], &any));
    return any ? event_emit(ctx, "appointment.elected", election_id) : ST_OK;
}

enum status appointment_elected(struct ctx *ctx, int64_t election_id)
{
    return db_tx(ctx, elected_tx, &election_id);
}
