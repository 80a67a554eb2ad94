// SPDX-License-Identifier: MulanPSL-2.0
/* Observers: a meeting is opened to them, they ask, the office decides, they are forgotten. */
#include "modules/meeting/meeting_observe.h"
#include "base/utf8.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_tell.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum {
    NAME_CHARS = 30,
    PHONE_DIGITS_MIN = 7,
    PHONE_DIGITS_MAX = 15,
    JOB_CHARS = 60,
    WHY_CHARS = 500,
    CONDITIONS_CHARS = 1000,
    CODE_CHARS = 12
};

/* ---------------------------------------------------------------- opening */

enum status meeting_observing_of(struct ctx *ctx, const struct meeting *m,
                                 struct meeting_observing *out)
{
    TRY(meeting_store_observing(ctx, m->id, out));
    if (out->id == 0) {
        out->places = 10;
        out->keep_days = MEETING_OBSERVE_KEEP_DAYS;
        out->until_on = date_add_days(m->starts_on, -1);
        out->conditions = T("meeting.observe.conditions.start");
    }
    return ST_OK;
}

bool meeting_observing_public(const struct meeting *m, const struct meeting_observing *o)
{
    return o->id != 0 && o->open && !m->closed_door && m->state != MEETING_DRAFT &&
           m->state != MEETING_CANCELLED;
}

bool meeting_observing_takes(const struct ctx *ctx, const struct meeting *m,
                             const struct meeting_observing *o)
{
    return meeting_observing_public(m, o) && m->state == MEETING_NOTICED &&
           date_cmp(ctx->today, o->until_on) <= 0 && date_cmp(ctx->today, m->starts_on) <= 0;
}

bool meeting_observing_item(const struct meeting_observing *o, int64_t item_id)
{
    struct str rest = o->items, word;
    int64_t id;

    while (str_cut(&rest, ' ', &word))
        if (str_to_int(word, &id) && id == item_id)
            return true;
    return false;
}

static size_t accepted_of(const struct meeting_observer *all, size_t count)
{
    size_t n = 0;

    arr_each (i, count)
        n += str_eqz(all[i].state, "accepted");
    return n;
}

static enum status set_tx(struct ctx *ctx, const void *input)
{
    const struct meeting_observing *in = input;
    struct meeting_observing o;
    struct meeting_observer *all;
    struct meeting_rule rule;
    struct meeting m;
    size_t count;

    TRY(meeting_get(ctx, in->meeting_id, &m));
    TRY(meeting_rule_get(ctx, m.rule_id, &rule));
    if (!rule.observers || m.closed_door)
        return fail(&ctx->err, ST_RULE, "meeting.observe.not_kind", NULL);
    if (m.state == MEETING_CANCELLED)
        return fail(&ctx->err, ST_RULE, "meeting.over", NULL);
    if (in->open && date_cmp(in->until_on, m.starts_on) > 0)
        return fail_field(&ctx->err, "until", "meeting.observe.until_late", NULL);
    TRY(meeting_store_observers(ctx, m.id, false, &all, &count));
    if (in->places < accepted_of(all, count))
        return fail(&ctx->err, ST_RULE, "meeting.observe.fewer", NULL);
    TRY(meeting_store_observing(ctx, m.id, &o));
    if (o.version != in->version)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    o.places = in->places;
    o.keep_days = in->keep_days;
    o.until_on = in->until_on;
    o.conditions = in->conditions;
    o.items = in->items;
    o.open = in->open;
    TRY(meeting_store_observing_put(ctx, &o));
    return event_emit(ctx, "meeting.observing_set", m.id);
}

enum status meeting_observing_set(struct ctx *ctx, const struct meeting_observing *in)
{
    if (in->places < 1 || in->places > MEETING_OBSERVE_PLACES_MAX)
        invalid(ctx, "places", "meeting.observe.places_bad", NULL);
    if (in->keep_days < 1 || in->keep_days > MEETING_OBSERVE_KEEP_MAX)
        invalid(ctx, "keep", "meeting.observe.keep_bad", NULL);
    if (date_none(in->until_on))
        invalid(ctx, "until", "meeting.observe.until_none", NULL);
    if (utf8_chars(in->conditions.ptr, in->conditions.len) > CONDITIONS_CHARS)
        invalid(ctx, "conditions", "meeting.note_long", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, set_tx, in);
}

/* ---------------------------------------------------------------- asking */

/* The digits alone, so that "138-0000 0000" and "13800000000" are one telephone; "" if it is none.
 */
static struct str phone_of(struct ctx *ctx, struct str typed)
{
    struct buf out = buf_new(ctx->arena, 0);

    arr_each (i, typed.len) {
        const char c = typed.ptr[i];

        if (c >= '0' && c <= '9')
            buf_put(&out, &c, 1);
        else if (c != ' ' && c != '-' && !(c == '+' && i == 0))
            return S("");
    }
    return out.len >= PHONE_DIGITS_MIN && out.len <= PHONE_DIGITS_MAX ? buf_view(&out) : S("");
}

static void long_check(struct ctx *ctx, const char *field, struct str text, size_t max)
{
    if (utf8_chars(text.ptr, text.len) > max)
        invalid(ctx, field, "meeting.observe.long", NULL);
}

struct asking {
    const struct meeting_observer_new *in;
    struct str phone, *out_code;
};

static enum status place_in_line(struct ctx *ctx, const struct meeting_observing *o,
                                 struct str phone, unsigned *out)
{
    struct meeting_observer *all;
    size_t count;
    bool there;

    TRY(meeting_store_observer_there(ctx, o->meeting_id, phone, &there));
    if (there)
        return fail(&ctx->err, ST_RULE, "meeting.observe.there", NULL);
    TRY(meeting_store_observers(ctx, o->meeting_id, false, &all, &count));
    if (count >= o->places + MEETING_OBSERVE_WAITING)
        return fail(&ctx->err, ST_RULE, "meeting.observe.many", NULL);
    *out = count == 0 ? 1 : all[count - 1].number + 1;
    return ST_OK;
}

static enum status ask_tx(struct ctx *ctx, const void *input)
{
    static const struct notice_to OFFICE[] = {{.role = "office"}};
    const struct asking *a = input;
    struct meeting_observer o = {
        .id = db_new_id(ctx),
        .meeting_id = a->in->meeting_id,
        .name = a->in->name,
        .phone = a->phone,
        .job = a->in->job,
        .why = a->in->why,
        .code = crypt_random_text(ctx->arena, CODE_CHARS),
    };
    struct meeting_observing open;
    struct meeting m;

    TRY(meeting_get(ctx, o.meeting_id, &m));
    TRY(meeting_store_observing(ctx, m.id, &open));
    if (!meeting_observing_takes(ctx, &m, &open))
        return fail(&ctx->err, ST_RULE, "meeting.observe.not_open", NULL);
    TRY(place_in_line(ctx, &open, o.phone, &o.number));
    TRY(crypt_key_new(ctx, &o.key_id));
    TRY(meeting_store_observer_insert(ctx, &o));
    *a->out_code = o.code;
    TRY(meeting_tell(ctx, "meeting.observer_asked", &m, OFFICE, COUNT(OFFICE),
                     str_printf(ctx->arena, "%u", o.number)));
    return event_emit_data(ctx, "meeting.observer_asked", m.id,
                           str_printf(ctx->arena, "{\"number\":%u}", o.number));
}

enum status meeting_observer_ask(struct ctx *ctx, const struct meeting_observer_new *in,
                                 struct str *out_code)
{
    struct asking a = {.in = in, .phone = phone_of(ctx, in->phone), .out_code = out_code};

    if (in->name.len == 0)
        invalid(ctx, "name", "meeting.observe.no_name", NULL);
    long_check(ctx, "name", in->name, NAME_CHARS);
    if (a.phone.len == 0)
        invalid(ctx, "phone", "meeting.observe.no_phone", NULL);
    long_check(ctx, "job", in->job, JOB_CHARS);
    long_check(ctx, "why", in->why, WHY_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, ask_tx, &a);
}

/* ---------------------------------------------------------------- deciding */

struct decision {
    int64_t id, version;
    bool accept;
    struct str reason;
};

static enum status accept(struct ctx *ctx, struct meeting_observer *o)
{
    struct meeting_person_new who = {.meeting_id = o->meeting_id, .capacity = MEETING_OBSERVER};
    struct meeting_observing open;
    struct meeting_observer *all;
    size_t count;

    TRY(meeting_store_observing(ctx, o->meeting_id, &open));
    TRY(meeting_store_observers(ctx, o->meeting_id, false, &all, &count));
    if (accepted_of(all, count) >= open.places)
        return fail(&ctx->err, ST_RULE, "meeting.observe.full", NULL);
    arr_each (i, count)
        if (all[i].number < o->number && str_eqz(all[i].state, "asked"))
            return fail(&ctx->err, ST_RULE, "meeting.observe.earlier", NULL);
    who.name = TF(ctx->arena, "meeting.observe.person", str_printf(ctx->arena, "%u", o->number));
    return meeting_person_put(ctx, &who, &o->person_id);
}

/* Who was accepted and does not come gives his place back. */
static enum status off_the_roll(struct ctx *ctx, struct meeting_observer *o)
{
    struct meeting_person p;

    if (o->person_id == 0)
        return ST_OK;
    TRY(meeting_person_get(ctx, o->person_id, &p));
    if (p.first_in_at != 0)
        return fail(&ctx->err, ST_RULE, "meeting.person_was_there", NULL);
    TRY(meeting_store_person_delete(ctx, &p));
    o->person_id = 0;
    return ST_OK;
}

static enum status decide_tx(struct ctx *ctx, const void *input)
{
    const struct decision *in = input;
    struct meeting_observer o;
    struct meeting m;

    TRY(meeting_store_observer(ctx, in->id, &o));
    TRY(meeting_get(ctx, o.meeting_id, &m));
    if (m.state == MEETING_CANCELLED || meeting_was_held(m.state) || o.forgotten_at != 0)
        return fail(&ctx->err, ST_RULE, "meeting.over", NULL);
    if (str_eqz(o.state, "refused") || (in->accept && !str_eqz(o.state, "asked")))
        return fail(&ctx->err, ST_RULE, "meeting.observe.decided", NULL);
    if (in->accept)
        TRY(accept(ctx, &o));
    else
        TRY(off_the_roll(ctx, &o));
    o.version = in->version;
    o.state = in->accept ? S("accepted") : S("refused");
    o.reason = in->accept ? S("") : in->reason;
    o.decided_at = ctx->now;
    o.decided_by = ctx->actor->account_id;
    TRY(meeting_store_observer_save(ctx, &o));
    return event_emit_data(ctx, "meeting.observer_decided", m.id,
                           str_printf(ctx->arena, "{\"number\":%u,\"accepted\":%s}", o.number,
                                      in->accept ? "true" : "false"));
}

enum status meeting_observer_decide(struct ctx *ctx, int64_t id, int64_t version, bool accept_it,
                                    struct str reason)
{
    if (!accept_it && reason.len == 0)
        return fail_field(&ctx->err, "reason", "meeting.observe.no_reason", NULL);
    return db_tx(ctx, decide_tx, &(struct decision){id, version, accept_it, reason});
}

enum status meeting_observers(struct ctx *ctx, int64_t meeting_id, struct meeting_observer **out,
                              size_t *out_count)
{
    if (!ctx->actor->system && !may(ctx, "meeting.observe"))
        return fail(&ctx->err, ST_DENIED, "meeting.not_yours", NULL);
    return meeting_store_observers(ctx, meeting_id, true, out, out_count);
}

enum status meeting_observer_by_code(struct ctx *ctx, struct str code, struct meeting_observer *out)
{
    return meeting_store_observer_by_code(ctx, code, out);
}

/* ---------------------------------------------------------------- forgetting */

static enum status forget_tx(struct ctx *ctx, const void *input)
{
    const int64_t meeting_id = *(const int64_t *)input;
    struct meeting_observer *all;
    size_t count;

    TRY(meeting_store_observers(ctx, meeting_id, false, &all, &count));
    arr_each (i, count)
        if (all[i].forgotten_at == 0)
            TRY(meeting_store_observer_forget(ctx, &all[i]));
    return event_emit(ctx, "meeting.observers_forgotten", meeting_id);
}

enum status meeting_observers_forget(struct ctx *ctx)
{
    int64_t *ids;
    size_t count;

    TRY(meeting_store_observed(ctx, ctx->today, &ids, &count));
    arr_each (i, count) {
        struct meeting_observing o;
        struct meeting m;

        TRY(meeting_get(ctx, ids[i], &m));
        TRY(meeting_store_observing(ctx, ids[i], &o));
        if (date_cmp(date_add_days(m.ends_on, (int)o.keep_days), ctx->today) < 0)
            TRY(db_tx(ctx, forget_tx, &ids[i]));
    }
    return ST_OK;
}
