// SPDX-License-Identifier: MulanPSL-2.0
/* What is done with a recall until it has ended. */
#include "law/mandate_law.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/recall/recall_actions.h"
#include "modules/recall/recall_parts.h"
#include "modules/recall/recall_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum status recall_whole(struct ctx *ctx, const struct recall *r, struct date on, uint32_t *out)
{
    const bool session = r->way == RECALL_LAW_SESSION;
    enum status st;
    struct body b;

    *out = 0;
    if (recall_by_voters(r))
        return ST_OK;
    st = body_of_kind(ctx, session ? BODY_CONGRESS : BODY_STANDING_COMMITTEE, on, &b);
    if (st == ST_NOT_FOUND)
        return fail(&ctx->err, ST_RULE, session ? "recall.no_congress" : "recall.no_committee",
                    NULL);
    TRY(st);
    return body_whole_at(ctx, b.id, on, out);
}

/* ---------------------------------------------------------------- each act */

static enum status accept(struct ctx *ctx, const struct recall_do *in, struct recall *r)
{
    enum congress_level level;
    uint32_t whole;

    r->accepted_on = in->on;
    if (!recall_signed(r))
        return ST_OK;
    if (in->signers < 1 || in->signers > RECALL_VOTERS_MAX)
        return fail_field(&ctx->err, "signers", "recall.err.signers_count", NULL);
    r->signers = in->signers;
    (void)congress_level_parse(r->level, &level);
    TRY(recall_whole(ctx, r, r->received_on, &whole));
    return recall_law_check_signed(r->way, congress_law_level(level), whole, (uint32_t)r->signers,
                                   &ctx->err);
}

/* What was answered after the day of the vote has no part in it. */
static enum status check_ready(struct ctx *ctx, const struct recall *r, struct str chair,
                               struct date vote_on)
{
    struct recall_law_ready ready = {.given = !date_none(r->given_on),
                                     .printed = !date_none(r->printed_on),
                                     .defence_printed = true,
                                     .has_chair = chair.len > 0};
    struct recall_defence *all;
    size_t count;

    TRY(recall_defences(ctx, r, &all, &count));
    arr_each (i, count)
        if (str_eqz(all[i].way, "written") && date_cmp(all[i].on, vote_on) <= 0) {
            ready.defended = true;
            ready.defence_printed = ready.defence_printed && !date_none(all[i].printed_on);
        }
    return recall_law_check_ready(r->way, &ready, &ctx->err);
}

static enum status defend(struct ctx *ctx, const struct recall_do *in, const struct recall *r)
{
    struct recall_defence d = {.on = in->on, .way = in->way, .text = in->text};

    if (recall_after_vote(r, in->on))
        return fail_field(&ctx->err, "on", "recall.err.after_vote", NULL);
    return recall_store_defence_insert(ctx, r, &d);
}

/* Nothing is printed before it was written. The request itself is printed once, its first day
 * stays: an answer printed later must not move what may be done before it. */
static enum status print(struct ctx *ctx, const struct recall_do *in, struct recall *r)
{
    struct recall_defence *all;
    size_t count;

    TRY(recall_defences(ctx, r, &all, &count));
    arr_each (i, count)
        if (str_eqz(all[i].way, "written") && date_cmp(all[i].on, in->on) > 0)
            return fail_field(&ctx->err, "on", "recall.err.day_before", NULL);
    if (date_none(r->printed_on))
        r->printed_on = in->on;
    return recall_store_defences_printed(ctx, r->id, in->on);
}

/* The day of the vote lies ahead or is past; nothing was done after it. */
static enum status set_day(struct ctx *ctx, const struct recall_do *in, struct recall *r)
{
    TRY(check_ready(ctx, r, in->chair, in->on));
    r->vote_on = in->on;
    r->place = in->place;
    r->chair = in->chair;
    return ST_OK;
}

static enum status count(struct ctx *ctx, const struct recall_do *in, struct recall *r)
{
    TRY(check_ready(ctx, r, r->chair, in->on));
    r->voted_on = in->on;
    r->count = in->count;
    r->minutes = in->number;
    if (!recall_by_voters(r))
        TRY(recall_whole(ctx, r, in->on, &r->count.whole));
    TRY(recall_law_check_count(&r->count, &ctx->err));
    if (!recall_law_passed(&r->count)) {
        r->ended_on = in->on;
        return ST_OK;
    }
    r->state = RECALL_PASSED;
    return deputy_mandate_recalled(ctx, r->mandate_id, in->on);
}

/* The standing committee announces; of a township the congress.
 * @law Deputies Law (2025-03-11) art. 63(1), 63(2) */
static enum status announce(struct ctx *ctx, const struct recall *r)
{
    struct congress here;
    bool committee;

    if (!r->own)
        return ST_OK;
    TRY(congress_get(ctx, ctx->congress_id, &here));
    committee = mandate_law_announced_by(congress_law_level(here.level)) != MANDATE_LAW_CONGRESS;
    return deputy_mandate_announced(
        ctx, r->mandate_id, r->announced_on,
        committee ? TF(ctx->arena, "recall.committee_of", here.name) : here.name, r->announced);
}

static enum status apply(struct ctx *ctx, const struct recall_do *in, struct recall *r)
{
    switch (in->act) {
    case RECALL_ACCEPT:
        return accept(ctx, in, r);
    case RECALL_REFUSE:
    case RECALL_WITHDRAW:
        r->why = in->text;
        r->ended_on = in->on;
        return ST_OK;
    case RECALL_GIVE:
        r->given_on = in->on;
        return ST_OK;
    case RECALL_DEFEND:
        return defend(ctx, in, r);
    case RECALL_PRINT:
        return print(ctx, in, r);
    case RECALL_SET_DAY:
        return set_day(ctx, in, r);
    case RECALL_COUNT:
        return count(ctx, in, r);
    case RECALL_ANNOUNCE:
        r->announced_on = in->on;
        r->announced = in->number;
        TRY(announce(ctx, r));
        break;
    case RECALL_FILE:
        r->filed_on = in->on;
        r->filed = in->number;
        break;
    case RECALL_ACTS:
        break;
    }
    if (recall_next_act(r) == RECALL_ACTS)
        r->ended_on = in->on;
    return ST_OK;
}

static enum status do_tx(struct ctx *ctx, const void *input)
{
    const struct recall_do *in = input;
    struct recall r;

    TRY(recall_get(ctx, in->id, &r));
    if (!recall_may_act(&r, in->act))
        return fail(&ctx->err, ST_RULE, "recall.wrong_state", NULL);
    if (date_cmp(in->on, recall_earliest(&r, in->act)) < 0)
        return fail_field(&ctx->err, "on", "recall.err.day_before", NULL);
    TRY(recall_next(r.state, in->act, &r.state, &ctx->err));
    r.version = in->version;
    TRY(apply(ctx, in, &r));
    TRY(recall_store_update(ctx, &r));
    TRY(event_emit(
        ctx, str_z(ctx->arena, str_printf(ctx->arena, "recall.did_%s", recall_act_word(in->act))),
        r.id));
    return recall_tell(ctx, &r, in->act);
}

static void check(struct ctx *ctx, const struct recall_do *in)
{
    const bool later = in->act == RECALL_SET_DAY;

    if (!date_valid(in->on) || (!later && date_cmp(in->on, ctx->today) > 0))
        invalid(ctx, "on", later ? "recall.err.vote_day" : "recall.err.day", NULL);
    invalid_long(ctx, "text", in->text, RECALL_TEXT_CHARS);
    invalid_long(ctx, "place", in->place, RECALL_LINE_CHARS);
    invalid_long(ctx, "chair", in->chair, RECALL_LINE_CHARS);
    invalid_long(ctx, "number", in->number, RECALL_PAPER_CHARS);
    if ((in->act == RECALL_REFUSE || in->act == RECALL_WITHDRAW) && in->text.len == 0)
        invalid(ctx, "text", "recall.err.why", NULL);
    if (in->act == RECALL_DEFEND && in->text.len == 0)
        invalid(ctx, "text", "recall.err.defence", NULL);
    if (in->act == RECALL_DEFEND && !str_eqz(in->way, "written") && !str_eqz(in->way, "oral"))
        invalid(ctx, "way", "recall.err.way", NULL);
    if (in->act == RECALL_COUNT && in->number.len == 0)
        invalid(ctx, "number", "recall.err.minutes", NULL);
}

enum status recall_do(struct ctx *ctx, const struct recall_do *in)
{
    struct recall_do clean = *in;

    clean.text = str_trim(in->text);
    clean.place = str_trim(in->place);
    clean.chair = str_trim(in->chair);
    clean.number = str_trim(in->number);
    check(ctx, &clean);
    TRY(invalid_done(ctx));
    return db_tx(ctx, do_tx, &clean);
}

/* ---------------------------------------------------------------- the deputy himself */

enum status recall_load_answer(struct ctx *ctx, int64_t id, struct recall *out)
{
    TRY(recall_get(ctx, id, out));
    if (!out->own || ctx->actor->deputy_id == 0 || out->mandate_id != ctx->actor->deputy_id ||
        date_none(out->given_on))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    return ST_OK;
}

enum status recall_answer(struct ctx *ctx, int64_t id, struct str text)
{
    struct recall r;

    TRY(recall_load_answer(ctx, id, &r));
    if (recall_after_vote(&r, ctx->today))
        return fail(&ctx->err, ST_RULE, "recall.answer.over", recall_law_article(r.way));
    return recall_do(ctx, &(struct recall_do){.id = id,
                                              .version = r.version,
                                              .act = RECALL_DEFEND,
                                              .on = ctx->today,
                                              .way = S("written"),
                                              .text = text,
                                              .place = S(""),
                                              .chair = S(""),
                                              .number = S("")});
}

/* ---------------------------------------------------------------- forgotten */

enum status recall_erase(struct ctx *ctx, int64_t id)
{
    struct recall r;

    TRY(recall_get(ctx, id, &r));
    if (date_none(r.ended_on))
        return fail(&ctx->err, ST_RULE, "recall.not_ended", NULL);
    TRY(recall_store_forget(ctx, &r));
    r.erased_on = ctx->today;
    TRY(recall_store_update(ctx, &r));
    return event_emit(ctx, "recall.erased", r.id);
}
