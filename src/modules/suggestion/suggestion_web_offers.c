// SPDX-License-Identifier: MulanPSL-2.0
/* Which acts a page offers: allowed by state and right, and there is something to do them to. */
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_web_letter.h"

/* ---------------------------------------------------------------------- records in a state */

static bool any_extension_asked(const struct suggestion_detail *d, int64_t handling_id)
{
    arr_each (i, d->extensions_count) {
        if (str_eqz(d->extensions[i].state, "asked") &&
            (handling_id == 0 || d->extensions[i].handling_id == handling_id))
            return true;
    }
    return false;
}

/* Of one unit, or of any (0); with `unrated` only those not rated. */
static bool any_promise(const struct suggestion_detail *d, const char *state, int64_t organ_id,
                        bool unrated)
{
    arr_each (i, d->promises_count) {
        const struct suggestion_promise *p = &d->promises[i];

        if (str_eqz(p->state, state) && (organ_id == 0 || p->organ_id == organ_id) &&
            (!unrated || p->mark == MARK_NONE))
            return true;
    }
    return false;
}

static bool any_contact_open(const struct ctx *ctx, const struct suggestion_detail *d)
{
    arr_each (i, d->contacts_count) {
        if (str_eqz(d->contacts[i].state, "recorded") &&
            d->contacts[i].deputy_id == ctx->actor->deputy_id)
            return true;
    }
    return false;
}

static bool any_key_running(const struct suggestion_detail *d)
{
    arr_each (i, d->keys_count) {
        if (date_none(d->keys[i].ended_on))
            return true;
    }
    return false;
}

static bool lead_deputy_supervises(const struct suggestion_detail *d)
{
    arr_each (i, d->keys_count) {
        if (date_none(d->keys[i].ended_on) && str_eqz(d->keys[i].lead, "lead_deputy"))
            return true;
    }
    return false;
}

static bool any_unit(const struct suggestion_detail *d, enum suggestion_handling_state state)
{
    arr_each (i, d->handlings_count) {
        if (d->handlings[i].state == state)
            return true;
    }
    return false;
}

/* ---------------------------------------------------------------------- authors */

const struct suggestion_signer *suggestion_web_signer(const struct ctx *ctx,
                                                      const struct suggestion_detail *d)
{
    arr_each (i, d->signers_count) {
        if (ctx->actor->deputy_id != 0 && d->signers[i].deputy_id == ctx->actor->deputy_id)
            return &d->signers[i];
    }
    return NULL;
}

static bool withdrawal_asked(const struct suggestion_detail *d)
{
    arr_each (i, d->signers_count) {
        if (d->signers[i].lead && d->signers[i].suggestion_id == d->s.id)
            return d->signers[i].withdraw_agreed;
    }
    return false;
}

bool suggestion_web_has_rated(const struct suggestion_detail *d, int64_t reply_id,
                              int64_t deputy_id)
{
    arr_each (i, d->ratings_count) {
        if (d->ratings[i].reply_id == reply_id && d->ratings[i].deputy_id == deputy_id)
            return true;
    }
    return false;
}

/* Whoever comes for the office may rate for any signer; a deputy what he has not rated. */
static bool any_to_rate(const struct ctx *ctx, const struct suggestion_detail *d)
{
    const struct suggestion_signer *g = suggestion_web_signer(ctx, d);

    if (d->s.state == SUGGESTION_MERGED)
        return false; /* its replies are with the main one, where they are rated */
    if (g != NULL && !str_eqz(g->state, "confirmed"))
        return false;
    arr_each (i, d->replies_count) {
        const struct suggestion_reply *r = &d->replies[i];

        if (str_eqz(r->state, "sent") && r->round == d->s.round &&
            (g == NULL ? r->result == MARK_NONE
                       : !suggestion_web_has_rated(d, r->id, g->deputy_id)))
            return true;
    }
    return false;
}

/* ---------------------------------------------------------------------- units */

static bool reply_is(const struct suggestion_detail *d, const char *state)
{
    const struct suggestion_reply *r = suggestion_web_own_reply(d);

    return r != NULL && str_eqz(r->state, state);
}

/* The unit has said what it has to say: it neither gives the task back nor asks for time. */
static bool reply_ready(const struct suggestion_detail *d)
{
    return reply_is(d, "signing") || reply_is(d, "approved");
}

/* By what the actor's unit has done so far. */
/* The step that the unit's reply stands at is the actor's: named for it, or any chief's. */
static bool is_my_step(struct ctx *ctx, const struct suggestion_detail *d)
{
    const struct suggestion_reply *r = suggestion_web_own_reply(d);
    const struct err before = ctx->err;
    struct suggestion_signoff_step *steps;
    int64_t who = 0;
    size_t count;

    if (r == NULL || suggestion_signoff_steps(ctx, r->organ_id, &steps, &count) != ST_OK) {
        ctx->err = before;
        return false;
    }
    if (r->step >= 1 && (size_t)r->step <= count)
        who = steps[r->step - 1].account_id;
    return who != 0 ? who == ctx->actor->account_id : may(ctx, "suggestion.chief");
}

static bool unit_offers(struct ctx *ctx, const struct suggestion_detail *d,
                        enum suggestion_verb verb)
{
    const struct suggestion_handling *h = suggestion_web_own(d);
    const bool at_work = h != NULL && h->state == HANDLING_SIGNED;

    if (h == NULL)
        return false;
    switch ((unsigned)verb) {
    case DO_SIGN:
        return h->state == HANDLING_ASSIGNED;
    case DO_GIVE_BACK:
        return (h->state == HANDLING_ASSIGNED || at_work) && h->decision.len == 0 &&
               date_cmp(ctx->today, h->sign_due_on) <= 0 && !reply_ready(d);
    case DO_CONTACT:
    case DO_PROGRESS:
        return h->state != HANDLING_ASSIGNED && h->state != HANDLING_GIVEN_BACK;
    case DO_ASK_EXTENSION:
        return at_work && h->round == 1 && !h->extended && !reply_ready(d) &&
               date_cmp(ctx->today, h->due_on) <= 0 && !any_extension_asked(d, h->id);
    case DO_ADVISE:
        return at_work && h->role == ROLE_JOINT;
    case DO_DRAFT_REPLY:
        return at_work && h->role != ROLE_JOINT && !reply_is(d, "signing");
    case DO_SUBMIT_REPLY:
        return at_work && (reply_is(d, "draft") || reply_is(d, "sent_back"));
    case DO_SIGN_OFF:
        return reply_is(d, "signing") && is_my_step(ctx, d);
    case DO_SEND_REPLY:
        return reply_is(d, "approved");
    case DO_REPORT_PROMISE:
        return any_promise(d, "open", h->organ_id, false);
    default:
        return true;
    }
}

/* ---------------------------------------------------------------------- together */

static bool others_offer(const struct ctx *ctx, const struct suggestion_detail *d,
                         enum suggestion_verb verb)
{
    const struct suggestion_signer *g = suggestion_web_signer(ctx, d);

    switch ((unsigned)verb) {
    case DO_DECIDE_EXTENSION:
        return any_extension_asked(d, 0);
    case DO_DECIDE_DISPUTE:
        return any_unit(d, HANDLING_GIVEN_BACK);
    case DO_ASK_ADVICE:
        return any_unit(d, HANDLING_ADVISED);
    case DO_CONFIRM_PROMISE:
        return any_promise(d, "reported", 0, false);
    case DO_RATE_PROMISE:
        return any_promise(d, "done", 0, true);
    case DO_CHECK_CONTACT:
        return d->s.state != SUGGESTION_CLOSED && any_contact_open(ctx, d);
    case DO_END_KEY:
        return any_key_running(d);
    case DO_SUPERVISE: /* a deputy visits where the meeting has given it to the lead deputy */
        return g == NULL || may(ctx, "suggestion.supervise") || lead_deputy_supervises(d);
    case DO_CONVERT:
        return d->s.kind == SUGGESTION_KIND_BILL;
    case DO_CONFIRM:
        return g != NULL && !g->lead && str_eqz(g->state, "invited");
    case DO_ASK_CONFIRM:
        return d->s.signer_count > 1;
    case DO_AGREE_WITHDRAW:
        return g != NULL && !g->lead && !g->withdraw_agreed && withdrawal_asked(d);
    case DO_RATE:
        return any_to_rate(ctx, d);
    case DO_REMIND:
        return d->s.state == SUGGESTION_REPLIED || suggestion_state_open(d->s.state);
    default:
        return true;
    }
}

static bool is_of_unit(enum suggestion_verb verb)
{
    return verb == DO_SIGN || verb == DO_GIVE_BACK || verb == DO_CONTACT || verb == DO_PROGRESS ||
           verb == DO_ASK_EXTENSION || verb == DO_ADVISE || verb == DO_DRAFT_REPLY ||
           verb == DO_SUBMIT_REPLY || verb == DO_SIGN_OFF || verb == DO_SEND_REPLY ||
           verb == DO_REPORT_PROMISE;
}

bool suggestion_web_offers(struct ctx *ctx, const struct suggestion_detail *d,
                           enum suggestion_verb verb)
{
    if ((d->may & (UINT64_C(1) << verb)) == 0)
        return false;
    return is_of_unit(verb) ? unit_offers(ctx, d, verb) : others_offer(ctx, d, verb);
}
