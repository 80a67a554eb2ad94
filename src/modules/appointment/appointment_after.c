// SPDX-License-Identifier: MulanPSL-2.0
/* After the vote: certificate, reports, the list for the gazette, the oath. */
#include "modules/appointment/appointment_list.h"
#include "modules/appointment/appointment_parts.h"
#include "modules/congress/congress.h"
#include "modules/meeting/meeting.h"
#include "modules/resolution/resolution.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

/* ---------------------------------------------------------------- certificate */

struct signing {
    int64_t id;
    struct str signer;
    struct date on;
};

static enum status certify_tx(struct ctx *ctx, const void *input)
{
    const struct signing *s = input;
    struct appointment_certificate c = {.signer = s->signer, .signed_on = s->on};
    struct appointment a;

    TRY(appointment_store_get(ctx, s->id, &a));
    TRY(appointment_check_certificate(&a, &ctx->err));
    if (date_cmp(s->on, a.decided_on) < 0)
        return fail_field(&ctx->err, "on", "appointment.err.before_vote", NULL);
    c.id = db_new_id(ctx);
    c.appointment_id = a.id;
    c.year = a.decided_on.year;
    TRY(appointment_store_certificate_last(ctx, c.year, &c.number));
    c.number++;
    TRY(appointment_store_certificate_put(ctx, &c));
    return event_emit(ctx, "appointment.certified", a.id);
}

enum status appointment_certify(struct ctx *ctx, int64_t id, struct str signer, struct date on)
{
    if (signer.len == 0)
        invalid(ctx, "signer", "appointment.err.signer", NULL);
    if (date_none(on) || date_cmp(on, ctx->today) > 0)
        invalid(ctx, "on", "appointment.err.when", NULL);
    invalid_long(ctx, "signer", signer, APPOINTMENT_NAME_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, certify_tx, &(struct signing){id, signer, on});
}

static enum status hand_tx(struct ctx *ctx, const void *input)
{
    const struct signing *s = input;
    struct appointment_certificate c;

    TRY(appointment_store_certificate(ctx, s->id, &c));
    if (date_cmp(s->on, c.signed_on) < 0)
        return fail_field(&ctx->err, "on", "appointment.err.before_signed", NULL);
    c.handed_on = s->on;
    TRY(appointment_store_certificate_put(ctx, &c));
    return event_emit(ctx, "appointment.handed", s->id);
}

enum status appointment_hand_over(struct ctx *ctx, int64_t id, struct date on)
{
    if (date_none(on) || date_cmp(on, ctx->today) > 0)
        return fail_field(&ctx->err, "on", "appointment.err.when", NULL);
    return db_tx(ctx, hand_tx, &(struct signing){.id = id, .on = on});
}

/* ---------------------------------------------------------------- reports */

static enum status report_tx(struct ctx *ctx, const void *input)
{
    struct appointment_report r = *(const struct appointment_report *)input;
    struct appointment_report *all;
    struct appointment a;
    size_t count;

    TRY(appointment_store_get(ctx, r.appointment_id, &a));
    if (!str_eqz(a.state, "passed"))
        return fail(&ctx->err, ST_RULE, "appointment.err.not_passed", NULL);
    TRY(appointment_store_reports(ctx, a.id, &all, &count));
    arr_each (i, count)
        if (str_eq(all[i].whom, r.whom))
            return fail(&ctx->err, ST_RULE, "appointment.err.reported", NULL);
    r.id = db_new_id(ctx);
    TRY(appointment_store_report_add(ctx, &r));
    if (str_eqz(r.whom, "consent") && date_none(a.effect_on)) {
        a.effect_on = r.sent_on;
        TRY(appointment_take_effect(ctx, &a, r.sent_on));
        TRY(appointment_store_update(ctx, &a));
    }
    return event_emit(ctx, "appointment.reported", a.id);
}

enum status appointment_report_note(struct ctx *ctx, const struct appointment_report *in)
{
    if (!str_among("organ government procurator congress consent", in->whom))
        invalid(ctx, "whom", "appointment.err.whom", NULL);
    if (date_none(in->sent_on) || date_cmp(in->sent_on, ctx->today) > 0)
        invalid(ctx, "on", "appointment.err.when", NULL);
    invalid_long(ctx, "paper", in->paper, APPOINTMENT_LINE_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, report_tx, in);
}

/* ---------------------------------------------------------------- the list in the gazette */

static void put_part(struct ctx *ctx, struct buf *out, const struct appointment *all, size_t count,
                     bool begins)
{
    arr_each (i, count)
        if (str_eqz(all[i].state, "passed") && appointment_begins(all[i].act) == begins) {
            buf_str(out, appointment_sentence(ctx, &all[i]));
            buf_str(out, T("appointment.list_stop"));
            buf_put(out, "\n", 1);
        }
}

struct drafting {
    int64_t item_id;
    int64_t *out_doc;
};

static enum status draft_tx(struct ctx *ctx, const void *input)
{
    const struct drafting *d = input;
    struct buf text = buf_new(ctx->arena, 0);
    struct appointment *all;
    struct meeting_item item;
    struct meeting meeting;
    struct congress congress;
    size_t count, passed = 0;

    TRY(meeting_item_get(ctx, d->item_id, &item));
    TRY(meeting_get(ctx, item.meeting_id, &meeting));
    TRY(congress_get(ctx, ctx->congress_id, &congress));
    TRY(appointment_store_of_item(ctx, item.id, &all, &count));
    arr_each (i, count) {
        passed += str_eqz(all[i].state, "passed");
        if (all[i].doc_id != 0)
            return fail(&ctx->err, ST_RULE, "appointment.err.drafted", NULL);
        if (appointment_is_open(all[i].state))
            return fail(&ctx->err, ST_RULE, "appointment.err.not_all", NULL);
    }
    if (passed == 0)
        return fail(&ctx->err, ST_RULE, "appointment.err.not_passed", NULL);
    buf_str(&text, TF(ctx->arena, "appointment.list_head",
                      text_date(ctx->arena, meeting.starts_on, (struct date){0}), meeting.name));
    buf_put(&text, "\n", 1);
    put_part(ctx, &text, all, count, true);
    put_part(ctx, &text, all, count, false);
    TRY(resolution_add(
        ctx,
        &(struct resolution_new){.kind = RESOLUTION_APPOINTMENT,
                                 .body_kind = RESOLUTION_OF_COMMITTEE,
                                 .title = TF(ctx->arena, "appointment.list_title", congress.name),
                                 .body = buf_view(&text),
                                 .origin = meeting.name,
                                 .meeting_id = meeting.id,
                                 .item_id = item.id,
                                 .power = S("")},
        d->out_doc));
    arr_each (i, count)
        if (str_eqz(all[i].state, "passed")) {
            all[i].doc_id = *d->out_doc;
            TRY(appointment_store_update(ctx, &all[i]));
        }
    return event_emit(ctx, "appointment.drafted", *d->out_doc);
}

enum status appointment_draft_list(struct ctx *ctx, int64_t item_id, int64_t *out_doc)
{
    return db_tx(ctx, draft_tx, &(struct drafting){item_id, out_doc});
}

/* ---------------------------------------------------------------- the oath */

struct swearing {
    const struct appointment_oath *in;
    const int64_t *ids;
    size_t count;
    int64_t *out_id;
};

static bool among(const int64_t *ids, size_t count, int64_t id)
{
    arr_each (i, count)
        if (ids[i] == id)
            return true;
    return false;
}

static enum status list_for_oath(struct ctx *ctx, int64_t oath_id, int64_t id)
{
    enum office_law_office office = OFFICE_LAW_WORKING;
    struct appointment a;

    TRY(appointment_store_get(ctx, id, &a));
    (void)appointment_office_of(a.office, &office);
    TRY(appointment_check_oath(&a, office, &ctx->err));
    return appointment_store_swearer_add(ctx, oath_id, id);
}

static enum status oath_tx(struct ctx *ctx, const void *input)
{
    const struct swearing *s = input;
    struct appointment_oath o = *s->in;
    struct appointment_swearer *old = NULL;
    size_t count = 0;

    if (o.id == 0) {
        o.id = db_new_id(ctx);
        o.state = S("planned");
        TRY(appointment_store_oath_insert(ctx, &o));
    } else {
        struct appointment_oath was;

        TRY(appointment_store_oath(ctx, o.id, &was));
        if (!str_eqz(was.state, "planned"))
            return fail(&ctx->err, ST_RULE, "appointment.err.oath_over", NULL);
        o.state = was.state;
        TRY(appointment_store_swearers(ctx, o.id, &old, &count));
        TRY(appointment_store_oath_update(ctx, &o));
    }
    for (size_t i = 0; i < s->count; i++) {
        bool there = false;

        arr_each (k, count)
            there = there || old[k].appointment_id == s->ids[i];
        if (!there)
            TRY(list_for_oath(ctx, o.id, s->ids[i]));
    }
    *s->out_id = o.id;
    return event_emit(ctx, "appointment.oath_saved", o.id);
}

enum status appointment_oath_save(struct ctx *ctx, const struct appointment_oath *in,
                                  const int64_t *matters, size_t count, int64_t *out_id)
{
    if (date_none(in->held_on))
        invalid(ctx, "held_on", "appointment.err.when", NULL);
    if (in->place.len == 0)
        invalid(ctx, "place", "appointment.err.place", NULL);
    if (in->organiser.len == 0)
        invalid(ctx, "organiser", "appointment.err.organiser", NULL);
    if (in->id == 0 && count == 0)
        invalid(ctx, "matter", "appointment.err.nobody_swears", NULL);
    invalid_long(ctx, "place", in->place, APPOINTMENT_LINE_CHARS);
    invalid_long(ctx, "organiser", in->organiser, APPOINTMENT_LINE_CHARS);
    invalid_long(ctx, "presider", in->presider, APPOINTMENT_NAME_CHARS);
    invalid_long(ctx, "leader", in->leader, APPOINTMENT_NAME_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, oath_tx, &(struct swearing){in, matters, count, out_id});
}

struct holding {
    int64_t id, version;
    const int64_t *sworn;
    size_t count;
};

static enum status hold_tx(struct ctx *ctx, const void *input)
{
    const struct holding *h = input;
    struct appointment_swearer *all;
    struct appointment_oath o;
    size_t count, sworn = 0;

    TRY(appointment_store_oath(ctx, h->id, &o));
    if (!str_eqz(o.state, "planned"))
        return fail(&ctx->err, ST_RULE, "appointment.err.oath_over", NULL);
    if (date_cmp(o.held_on, ctx->today) > 0)
        return fail(&ctx->err, ST_RULE, "appointment.err.oath_ahead", NULL);
    o.version = h->version;
    o.state = S("held");
    TRY(appointment_store_oath_update(ctx, &o));
    TRY(appointment_store_swearers(ctx, o.id, &all, &count));
    arr_each (i, count) {
        const bool here = among(h->sworn, h->count, all[i].id);

        sworn += here;
        TRY(appointment_store_swearer_state(ctx, all[i].id, here ? S("sworn") : S("absent")));
    }
    if (sworn == 0)
        return fail_field(&ctx->err, "who", "appointment.err.nobody_swears", NULL);
    return event_emit(ctx, "appointment.oath_held", o.id);
}

enum status appointment_oath_hold(struct ctx *ctx, int64_t id, int64_t version,
                                  const int64_t *sworn, size_t count)
{
    return db_tx(ctx, hold_tx, &(struct holding){id, version, sworn, count});
}
