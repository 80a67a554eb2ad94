// SPDX-License-Identifier: MulanPSL-2.0
/* What is done with a petition from its registration to its end. */
#include "base/utf8.h"
#include "modules/congress/congress.h"
#include "modules/petition/petition_actions.h"
#include "modules/petition/petition_parts.h"
#include "modules/petition/petition_store.h"
#include "platform/db.h"
#include "platform/event.h"

/* ---------------------------------------------------------------- who may */

bool petition_units(enum petition_act act)
{
    return act == PETITION_TAKE_ON || act == PETITION_GIVE_BACK || act == PETITION_REPORT;
}

/* What the organ to which it was transferred does may be noted by the handler; the rest is his. */
static enum status check_actor(struct ctx *ctx, enum petition_act act)
{
    if (petition_units(act)) {
        if (may(ctx, "petition.unit") || may(ctx, "petition.handle"))
            return ST_OK;
    } else if (may(ctx, "petition.handle")) {
        return ST_OK;
    }
    return fail(&ctx->err, ST_DENIED, "petition.not_yours", NULL);
}

/* ---------------------------------------------------------------- each act */

/* A matter that is handled already, or was ended for good, is not taken up again. */
static enum status check_again(struct ctx *ctx, const struct petition *p)
{
    struct petition first;

    if (p->first_id == 0)
        return ST_OK;
    TRY(petition_get(ctx, p->first_id, &first));
    return petition_law_check_again(first.state != PETITION_ENDED, str_eqz(first.outcome, "final"),
                                    &ctx->err);
}

static enum status transfer(struct ctx *ctx, const struct petition_do *in, struct petition *p)
{
    struct organ organ;

    TRY(check_again(ctx, p));
    TRY(organ_get(ctx, in->organ_id, &organ));
    if (!organ.active)
        return fail_field(&ctx->err, "organ", "petition.err.organ", NULL);
    TRY(petition_law_check_transfer(p->matter, p->against_id, in->organ_id, &ctx->err));
    if (date_none(in->until) || date_cmp(in->until, in->on) <= 0)
        return fail_field(&ctx->err, "until", "petition.err.until", NULL);
    p->organ_id = in->organ_id;
    p->supervision = organ.kind == ORGAN_SUPERVISION;
    p->report_on = in->until;
    p->transferred_on = in->on;
    p->decided_on = in->told_on;
    return ST_OK;
}

/* We look into it: until we agree the organ keeps the papers.
 * @law Petition Regulation (2022-02-25) art. 23(3) */
static enum status object(struct ctx *ctx, const struct petition_do *in, struct petition *p)
{
    struct calendar cal;

    TRY(congress_calendar(ctx, &cal));
    if (date_cmp(in->on, petition_law_object_due(&cal, p->transferred_on)) > 0)
        return fail(&ctx->err, ST_RULE, "petition.objected_late",
                    petition_law_article(PETITION_LAW_OBJECT));
    p->objected_on = in->on;
    return ST_OK;
}

void petition_unsend(struct petition *p)
{
    const struct date none = {0};

    p->organ_id = 0;
    p->extended_days = 0;
    p->decided_on = p->accepted_on = p->report_on = p->transferred_on = p->objected_on = none;
}

/* A written answer tells him as well. */
static void answered(const struct petition_do *in, struct petition *p)
{
    p->replied_on = in->on;
    if (date_none(p->decided_on))
        p->decided_on = in->on;
}

static enum status extend(struct ctx *ctx, const struct petition_do *in, struct petition *p)
{
    const struct petition_law_extension ext = {.matter = p->matter,
                                               .before = p->extended_days,
                                               .days = in->days,
                                               .approved = in->approved,
                                               .told = in->told};

    if (in->days == 0)
        return fail_field(&ctx->err, "days", "petition.err.days", NULL);
    TRY(petition_law_check_extension(&ext, &ctx->err));
    p->extended_days += in->days;
    if (p->state == PETITION_TRANSFERRED)
        p->report_on = date_add_days(p->report_on, (int)in->days);
    return ST_OK;
}

/* The thirty days begin when the petitioner received what he objects to, which may be days after
 * its date.
 * @law Petition Regulation (2022-02-25) art. 35, 36(1) */
static enum status ask(struct ctx *ctx, const struct petition_do *in, struct petition *p)
{
    const bool review = in->act == PETITION_ASK_REVIEW;
    const struct date answered = review ? p->replied_on : p->answered_on;
    const struct date got = date_later(answered, in->got_on);
    struct law_params params;
    struct calendar cal;

    TRY(congress_calendar(ctx, &cal));
    TRY(congress_law_params(ctx, p->received_on, &params));
    TRY(petition_law_check_asked(
        review ? PETITION_LAW_ASK_REVIEW : PETITION_LAW_ASK_RECHECK, got,
        review ? petition_law_ask_review_until(&cal, got, params.roll_to_workday)
               : petition_law_ask_recheck_until(&cal, got, params.roll_to_workday),
        in->on, &ctx->err));
    p->asked_on = in->on;
    p->outcome = S(""); /* it runs again, where it had ended */
    p->ended_on = (struct date){0};
    return ST_OK;
}

static enum status finish(struct ctx *ctx, const struct petition_do *in, struct petition *p)
{
    TRY(petition_check_outcome(p, in->outcome, &ctx->err));
    if (date_none(p->decided_on))
        p->decided_on = in->on;
    p->outcome = in->outcome;
    p->ended_on = in->on;
    return ST_OK;
}

static enum status apply(struct ctx *ctx, const struct petition_do *in, struct petition *p)
{
    switch (in->act) {
    case PETITION_ACCEPT:
        TRY(check_again(ctx, p));
        p->accepted_on = in->on;
        p->decided_on = in->told_on;
        return ST_OK;
    case PETITION_TRANSFER:
        return transfer(ctx, in, p);
    case PETITION_TAKE_ON:
        p->accepted_on = in->on;
        return ST_OK;
    case PETITION_GIVE_BACK:
        return object(ctx, in, p);
    case PETITION_DISAGREE:
        p->objected_on = (struct date){0};
        return ST_OK;
    case PETITION_AGREE:
    case PETITION_TAKE_BACK:
        petition_unsend(p);
        return ST_OK;
    case PETITION_TELL:
        p->decided_on = in->on;
        return ST_OK;
    case PETITION_REPORT:
    case PETITION_REPLY:
        answered(in, p);
        return ST_OK;
    case PETITION_EXTEND:
        return extend(ctx, in, p);
    case PETITION_ASK_REVIEW:
    case PETITION_ASK_RECHECK:
        return ask(ctx, in, p);
    case PETITION_ANSWER_REVIEW:
    case PETITION_ANSWER_RECHECK:
        p->answered_on = in->on;
        return ST_OK;
    case PETITION_HEARING:
        if (in->days == 0)
            return fail_field(&ctx->err, "days", "petition.err.days", NULL);
        p->hearing_days += in->days;
        return ST_OK;
    case PETITION_END:
        return finish(ctx, in, p);
    case PETITION_ACTS:
        break;
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- the transaction */

static bool asks(enum petition_act act)
{
    return act == PETITION_ASK_REVIEW || act == PETITION_ASK_RECHECK;
}

/* Nothing happens before what it follows. */
static struct date last_day(const struct petition *p)
{
    const struct date days[] = {p->received_on, p->transferred_on, p->accepted_on,
                                p->replied_on,  p->asked_on,       p->answered_on};
    struct date last = days[0];

    arr_each (i, COUNT(days))
        if (date_cmp(days[i], last) > 0)
            last = days[i];
    return last;
}

static bool wants_text(enum petition_act act)
{
    return act == PETITION_GIVE_BACK || act == PETITION_DISAGREE || act == PETITION_TAKE_BACK ||
           act == PETITION_REPORT || act == PETITION_REPLY || act == PETITION_EXTEND ||
           act == PETITION_ANSWER_REVIEW || act == PETITION_ANSWER_RECHECK;
}

static enum status check_input(struct ctx *ctx, const struct petition_do *in,
                               const struct petition *p)
{
    if (date_cmp(in->on, ctx->today) > 0)
        invalid(ctx, "on", "petition.err.future", NULL);
    else if (!asks(in->act) &&
             date_cmp(in->on, in->act == PETITION_TELL ? p->received_on : last_day(p)) < 0)
        invalid(ctx, "on", "petition.err.before", NULL);
    if (!date_none(in->told_on) &&
        (date_cmp(in->told_on, ctx->today) > 0 || date_cmp(in->told_on, p->received_on) < 0))
        invalid(ctx, "told_on", "petition.err.told", NULL);
    if (asks(in->act) && date_cmp(in->got_on, ctx->today) > 0)
        invalid(ctx, "got", "petition.err.future", NULL);
    if (in->text.len == 0 && wants_text(in->act))
        invalid(ctx, "text", "petition.err.text", NULL);
    if (utf8_chars(in->text.ptr, in->text.len) > PETITION_TEXT_CHARS)
        invalid(ctx, "text", "form.too_long", "10000");
    return invalid_done(ctx);
}

/* The other day that belongs to it: until when a report is wanted, when an answer was received. */
static struct date other_day(const struct petition_do *in)
{
    if (asks(in->act))
        return in->got_on;
    return in->act == PETITION_TRANSFER ? in->until : (struct date){0};
}

static enum status tell(struct ctx *ctx, const struct petition *p, enum petition_act act,
                        enum petition_state was, int64_t had_it)
{
    if (act == PETITION_TRANSFER)
        return petition_tell(ctx, p, "petition.transferred", 0, p->organ_id);
    if (act == PETITION_REPORT || act == PETITION_GIVE_BACK)
        return petition_tell(ctx, p, "petition.reported", p->handler_id, 0);
    if (act == PETITION_DISAGREE)
        return petition_tell(ctx, p, "petition.kept", 0, p->organ_id);
    if (act == PETITION_AGREE || act == PETITION_TAKE_BACK)
        return petition_tell(ctx, p, "petition.taken_back", 0, had_it);
    if (act == PETITION_END && was == PETITION_TRANSFERRED)
        return petition_tell(ctx, p, "petition.ended", 0, had_it);
    return ST_OK;
}

static enum status log_step(struct ctx *ctx, const struct petition_do *in, const struct petition *p,
                            int64_t had_it)
{
    TRY(petition_store_step(
        ctx, p,
        &(struct petition_step){.act = str_from(petition_act_word(in->act)),
                                .on = in->on,
                                .organ_id = in->act == PETITION_TRANSFER ? p->organ_id : had_it,
                                .until = other_day(in),
                                .word = in->act == PETITION_END ? in->outcome : S(""),
                                .text = in->text}));
    if (date_none(in->told_on))
        return ST_OK;
    return petition_store_step(
        ctx, p,
        &(struct petition_step){.act = S("tell"), .on = in->told_on, .word = S(""), .text = S("")});
}

static enum status do_tx(struct ctx *ctx, const void *input)
{
    struct petition_do in = *(const struct petition_do *)input;
    enum petition_state to, was;
    struct petition p;
    int64_t organ;

    TRY(petition_load_own(ctx, in.id, &p));
    TRY(check_actor(ctx, in.act));
    /* An organ objects on the day it does; a letter of it has the day on which it came. */
    if (date_none(in.on) || (in.act == PETITION_GIVE_BACK && !may(ctx, "petition.handle")))
        in.on = ctx->today;
    if (in.act != PETITION_ACCEPT && in.act != PETITION_TRANSFER)
        in.told_on = (struct date){0};
    TRY(check_input(ctx, &in, &p));
    organ = p.organ_id;
    was = p.state;
    p.version = in.version;
    TRY(petition_check_act(&p, in.act, &to, &ctx->err));
    TRY(apply(ctx, &in, &p)); /* what may end how, and until when, depends on where it stands */
    p.state = to;
    TRY(petition_clock(ctx, &p));
    TRY(petition_store_update(ctx, &p));
    TRY(log_step(ctx, &in, &p, organ));
    TRY(event_emit(ctx, str_printf(ctx->arena, "petition.did_%s", petition_act_word(in.act)).ptr,
                   p.id));
    return tell(ctx, &p, in.act, was, organ);
}

enum status petition_do(struct ctx *ctx, const struct petition_do *in)
{
    return db_tx(ctx, do_tx, in);
}

/* ---------------------------------------------------------------- its time is over */

enum status petition_erase(struct ctx *ctx, int64_t id)
{
    struct petition p;

    TRY(petition_get(ctx, id, &p));
    if (p.state != PETITION_ENDED)
        return fail(&ctx->err, ST_RULE, "petition.not_ended", NULL);
    TRY(petition_store_forget(ctx, &p));
    p.erased_on = ctx->today;
    TRY(petition_store_update(ctx, &p));
    return event_emit(ctx, "petition.erased", p.id);
}
