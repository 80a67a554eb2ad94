// SPDX-License-Identifier: MulanPSL-2.0
/* Pairs: who keeps contact with whom, put right, ended. */
#include "base/json.h"
#include "base/utf8.h"
#include "modules/contact/contact_actions.h"
#include "modules/contact/contact_rules.h"
#include "modules/contact/contact_store.h"
#include "modules/notice/notice.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { NAME_CHARS = 80, NOTE_CHARS = 500, PLACE_CHARS = 100, REASON_CHARS = 200, TIMES_MOST = 366 };

/* The keeper learns of it, where he has an account. */
static enum status tell_keeper(struct ctx *ctx, const char *kind, const struct contact_pair *p,
                               struct str scheme)
{
    const struct notice_to to = {.account_id = p->keeper_account_id,
                                 .deputy_id = p->keeper_account_id == 0 ? p->keeper_deputy_id : 0};
    struct buf values = buf_new(ctx->arena, 0);
    struct json j = json_begin(&values);

    if (to.account_id == 0 && to.deputy_id == 0)
        return ST_OK;
    json_object(&j, NULL);
    json_str(&j, "name", p->target);
    json_str(&j, "title", scheme);
    json_str(&j, "on", date_none(p->to_on) ? S("") : text_date(ctx->arena, p->to_on, ctx->today));
    json_str(&j, "reason", p->end_reason);
    json_object_end(&j);
    return notice_put(ctx,
                      &(struct notice_new){
                          .kind = kind,
                          .subject_id = p->id,
                          .url = str_printf(ctx->arena, "/contact/pair/%lld", (long long)p->id),
                          .values = buf_view(&values),
                          .to = &to,
                          .to_count = 1,
                      });
}

/* What is wrong whether it is new or put right. */
static void check_pair(struct ctx *ctx, const struct contact_pair *in)
{
    if (in->target.len == 0)
        invalid(ctx, "target", "contact.err.target", NULL);
    invalid_long(ctx, "target", in->target, NAME_CHARS);
    invalid_long(ctx, "place", in->place, PLACE_CHARS);
    invalid_long(ctx, "note", in->note, NOTE_CHARS);
    invalid_long(ctx, "reason", in->end_reason, REASON_CHARS);
    if (in->own_times < 0 || in->own_times > TIMES_MOST)
        invalid(ctx, "times", "contact.err.times", NULL);
    if (date_none(in->from_on))
        invalid(ctx, "from_on", "contact.err.from", NULL);
    else if (!contact_days_fit(in->from_on, in->to_on))
        invalid(ctx, "to_on", "contact.err.days", NULL);
}

/* The system is in force on its first day, and nobody is paired twice on one day. */
static enum status may_stand(struct ctx *ctx, const struct contact_pair *p)
{
    struct contact_scheme s;
    struct contact_pair *same;
    size_t count;

    TRY(contact_store_scheme(ctx, p->scheme_id, &s));
    if (!date_none(s.to_on) && date_cmp(p->from_on, s.to_on) > 0)
        return fail(&ctx->err, ST_RULE, "contact.err.scheme_over", NULL);
    TRY(contact_store_same(ctx, p, &same, &count));
    arr_each (i, count)
        if (contact_days_meet(same[i].from_on, same[i].to_on, p->from_on, p->to_on))
            return fail(&ctx->err, ST_RULE, "contact.err.paired", NULL);
    return ST_OK;
}

static const char *day_of(struct ctx *ctx, struct date day)
{
    return str_z(ctx->arena, text_date(ctx->arena, day, ctx->today));
}

static enum status put_facts(struct ctx *ctx, const struct contact_pair *p,
                             const struct contact_pair *have)
{
    if (str_eq(p->place, have->place) && str_eq(p->note, have->note) &&
        str_eq(p->end_reason, have->end_reason))
        return ST_OK;
    return contact_store_pair_fact(ctx, p);
}

/* ---------------------------------------------------------------- new */

struct pairing {
    const struct contact_pair *in;
    int64_t *out_id;
};

static enum status pair_tx(struct ctx *ctx, const void *input)
{
    const struct pairing *a = input;
    const struct contact_pair none = {.place = S(""), .note = S(""), .end_reason = S("")};
    struct contact_pair p = *a->in;
    struct contact_scheme s;

    TRY(contact_store_scheme(ctx, p.scheme_id, &s));
    TRY(may_stand(ctx, &p));
    p.id = db_new_id(ctx);
    TRY(contact_store_pair_insert(ctx, &p));
    TRY(put_facts(ctx, &p, &none));
    if (p.own_times > 0)
        TRY(contact_store_pace(ctx, p.id, contact_window_of(s.period, p.from_on).from,
                               p.own_times));
    TRY(tell_keeper(ctx, "contact.paired", &p, s.name));
    *a->out_id = p.id;
    return event_emit(ctx, "contact.paired", p.id);
}

enum status contact_pair_add(struct ctx *ctx, const struct contact_pair *in, int64_t *out_id)
{
    if (in->keeper.len == 0)
        invalid(ctx, "keeper", "contact.err.keeper", NULL);
    invalid_long(ctx, "keeper", in->keeper, NAME_CHARS);
    check_pair(ctx, in);
    TRY(invalid_done(ctx));
    return db_tx(ctx, pair_tx, &(struct pairing){in, out_id});
}

/* ---------------------------------------------------------------- put right */

/* Something is written down: then about whom it is, and on which days, stays true. */
static enum status keeps_record(struct ctx *ctx, const struct contact_pair *p,
                                const struct contact_pair *have)
{
    struct date first, last;

    TRY(contact_store_pair_span(ctx, p->id, &first, &last));
    if (!date_none(first) && p->target_deputy_id != have->target_deputy_id)
        return fail(&ctx->err, ST_RULE, "contact.err.other_deputy", NULL);
    if (contact_days_hold(p->from_on, p->to_on, first, last))
        return ST_OK;
    if (date_cmp(p->from_on, first) > 0)
        invalid(ctx, "from_on", "contact.err.held_before", day_of(ctx, first));
    else
        invalid(ctx, "to_on", "contact.err.held_after", day_of(ctx, last));
    return invalid_done(ctx);
}

static enum status change_tx(struct ctx *ctx, const void *input)
{
    const struct contact_pair *in = input;
    struct contact_pair have, p;

    TRY(contact_store_pair(ctx, in->id, ctx->today, &have));
    p = have;
    p.version = in->version;
    p.target = in->target;
    p.target_deputy_id = in->target_deputy_id;
    p.target_organ_id = in->target_organ_id;
    p.from_on = in->from_on;
    p.to_on = in->to_on;
    p.place = in->place;
    p.note = in->note;
    p.end_reason = date_none(in->to_on) ? S("") : in->end_reason;
    if (have.next.id != 0 && contact_days_meet(p.from_on, p.to_on, have.next_on, (struct date){0}))
        return fail(&ctx->err, ST_RULE, "contact.err.handed_over", NULL);
    TRY(may_stand(ctx, &p));
    TRY(keeps_record(ctx, &p, &have));
    TRY(contact_store_pair_update(ctx, &p));
    TRY(put_facts(ctx, &p, &have));
    if (in->own_times != have.own_times)
        TRY(contact_store_pace(
            ctx, p.id, contact_window_of(have.period, date_later(ctx->today, p.from_on)).from,
            in->own_times));
    TRY(tell_keeper(ctx, "contact.changed", &p, have.scheme));
    return event_emit(ctx, "contact.pair_changed", p.id);
}

enum status contact_pair_change(struct ctx *ctx, const struct contact_pair *in)
{
    check_pair(ctx, in);
    TRY(invalid_done(ctx));
    return db_tx(ctx, change_tx, in);
}

/* ---------------------------------------------------------------- ended */

static enum status end_tx(struct ctx *ctx, const void *input)
{
    const struct contact_end *e = input;
    struct contact_pair p, have;
    struct date first, last;

    TRY(contact_store_pair(ctx, e->id, ctx->today, &have));
    p = have;
    if (!contact_may_end(p.to_on, e->on, ctx->today))
        return fail(&ctx->err, ST_RULE, "contact.err.pair_over", NULL);
    TRY(contact_store_pair_span(ctx, p.id, &first, &last));
    if (!contact_days_fit(p.from_on, e->on))
        invalid(ctx, "on", "contact.err.days", NULL);
    else if (!contact_days_hold(p.from_on, e->on, first, last))
        invalid(ctx, "on", "contact.err.held_after", day_of(ctx, last));
    TRY(invalid_done(ctx));
    p.version = e->version;
    p.to_on = e->on;
    p.end_reason = e->reason;
    TRY(contact_store_pair_update(ctx, &p));
    TRY(put_facts(ctx, &p, &have));
    TRY(tell_keeper(ctx, "contact.unpaired", &p, have.scheme));
    return event_emit(ctx, "contact.unpaired", p.id);
}

enum status contact_pair_end(struct ctx *ctx, const struct contact_end *in)
{
    if (date_none(in->on))
        invalid(ctx, "on", "contact.err.end_day", NULL);
    if (in->reason.len == 0)
        invalid(ctx, "reason", "contact.err.reason", NULL);
    invalid_long(ctx, "reason", in->reason, REASON_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, end_tx, in);
}

/* ---------------------------------------------------------------- another keeper */

struct handing {
    const struct contact_hand_over *in;
    int64_t *out_id;
};

static bool same_keeper(const struct contact_hand_over *in, const struct contact_pair *p)
{
    return in->keeper_account_id == p->keeper_account_id &&
           in->keeper_deputy_id == p->keeper_deputy_id && str_eq(in->keeper, p->keeper);
}

static enum status check_handing(struct ctx *ctx, const struct contact_hand_over *in,
                                 const struct contact_pair *have)
{
    struct date first, last;

    if (!contact_may_hand_over(have->from_on, have->to_on, in->on, ctx->today))
        return fail(&ctx->err, ST_RULE, "contact.err.hand_day", NULL);
    TRY(contact_store_pair_span(ctx, have->id, &first, &last));
    if (same_keeper(in, have))
        invalid(ctx, "keeper", "contact.err.keeper_same", NULL);
    if (!contact_days_hold(have->from_on, date_add_days(in->on, -1), first, last))
        invalid(ctx, "on", "contact.err.held_since", day_of(ctx, last));
    return invalid_done(ctx);
}

/* The one that ends, and the one that goes on. */
static enum status hand_over_tx(struct ctx *ctx, const void *input)
{
    const struct handing *h = input;
    const struct contact_pair none = {.place = S(""), .note = S(""), .end_reason = S("")};
    struct contact_pair have, old, next;

    TRY(contact_store_pair(ctx, h->in->id, ctx->today, &have));
    TRY(check_handing(ctx, h->in, &have));
    old = next = have;
    old.version = h->in->version;
    old.to_on = date_add_days(h->in->on, -1);
    old.end_reason = h->in->reason;
    next.id = db_new_id(ctx);
    next.keeper_account_id = h->in->keeper_account_id;
    next.keeper_deputy_id = h->in->keeper_deputy_id;
    next.keeper = h->in->keeper;
    next.from_on = h->in->on;
    next.end_reason = S("");
    TRY(may_stand(ctx, &next));
    TRY(contact_store_pair_update(ctx, &old));
    TRY(put_facts(ctx, &old, &have));
    TRY(contact_store_pair_insert(ctx, &next));
    TRY(put_facts(ctx, &next, &none));
    if (have.own_times > 0)
        TRY(contact_store_pace(ctx, next.id, contact_window_of(have.period, next.from_on).from,
                               have.own_times));
    TRY(contact_store_handover(ctx, old.id, next.id));
    TRY(tell_keeper(ctx, "contact.unpaired", &old, have.scheme));
    TRY(tell_keeper(ctx, "contact.paired", &next, have.scheme));
    *h->out_id = next.id;
    return event_emit(ctx, "contact.handed_over", old.id);
}

enum status contact_pair_hand_over(struct ctx *ctx, const struct contact_hand_over *in,
                                   int64_t *out_id)
{
    if (in->keeper.len == 0)
        invalid(ctx, "keeper", "contact.err.keeper", NULL);
    invalid_long(ctx, "keeper", in->keeper, NAME_CHARS);
    if (date_none(in->on))
        invalid(ctx, "on", "contact.err.from", NULL);
    if (in->reason.len == 0)
        invalid(ctx, "reason", "contact.err.hand_reason", NULL);
    invalid_long(ctx, "reason", in->reason, REASON_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, hand_over_tx, &(struct handing){in, out_id});
}
