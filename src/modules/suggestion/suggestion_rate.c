// SPDX-License-Identifier: MulanPSL-2.0
/* 评: each author rates each reply; what counts decides whether it is closed, handled again, or
 * goes to the chairmen's meeting. */
#include "modules/suggestion/suggestion_act.h"
#include "modules/suggestion/suggestion_list.h"

/* What a round has to show: its replies and what was said of them. */
struct round {
    struct suggestion_reply_row *replies;
    size_t replies_count;
    struct suggestion_rating *ratings;
    size_t ratings_count;
    int64_t policy;
};

/* Replies of the present round that are with the deputies. */
static enum status load_round(struct ctx *ctx, const struct act *a, struct round *out)
{
    size_t n = 0;

    TRY(suggestion_store_replies(ctx, a->s.id, &out->replies, &out->replies_count));
    arr_each (i, out->replies_count)
        if (out->replies[i].r.round == a->s.round && str_eqz(out->replies[i].r.state, "sent"))
            out->replies[n++] = out->replies[i];
    out->replies_count = n;
    TRY(suggestion_store_ratings(ctx, a->s.id, &out->ratings, &out->ratings_count));
    return suggestion_setting(ctx, "rating_policy", &out->policy);
}

static bool has_rated(const struct round *r, int64_t reply_id, int64_t deputy_id)
{
    arr_each (i, r->ratings_count)
        if (r->ratings[i].reply_id == reply_id && r->ratings[i].deputy_id == deputy_id)
            return true;
    return false;
}

static bool counts(const struct act *a, const struct round *r, const struct suggestion_signer *g)
{
    return str_eqz(g->state, "confirmed") &&
           suggestion_rating_counts(r->policy, g->lead, g->suggestion_id == a->s.id);
}

/* Is a rating that counts still to come? */
static bool is_waiting(const struct act *a, const struct round *r)
{
    arr_each (i, r->replies_count)
        arr_each (k, a->signers_count)
            if (counts(a, r, &a->signers[k]) &&
                !has_rated(r, r->replies[i].r.id, a->signers[k].deputy_id))
                return true;
    return false;
}

static enum suggestion_mark worst_of(const struct round *r, int64_t reply_id, bool attitude)
{
    enum suggestion_mark worst = MARK_NONE;

    arr_each (i, r->ratings_count) {
        const struct suggestion_rating *g = &r->ratings[i];
        const enum suggestion_mark marks[] = {worst, attitude ? g->attitude : g->result};

        if (g->counts && g->reply_id == reply_id)
            worst = suggestion_worst(marks, COUNT(marks));
    }
    return worst;
}

static enum status mark_reply(struct ctx *ctx, struct act *a, const struct round *r,
                              struct suggestion_reply_row *row)
{
    row->r.attitude = worst_of(r, row->r.id, true);
    row->r.result = worst_of(r, row->r.id, false);
    row->r.rated_on = ctx->today;
    TRY(suggestion_store_update_reply(ctx, row));
    arr_each (i, a->units_count) {
        struct suggestion_handling *h = &a->units[i];

        if (h->id != row->r.handling_id)
            continue;
        h->attitude = row->r.attitude;
        h->result = row->r.result;
        TRY(suggestion_store_update_unit(ctx, h));
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- what follows */

/* What decides: the result, and by setting the attitude too. */
static enum suggestion_mark decisive(int64_t with_attitude, enum suggestion_mark attitude,
                                     enum suggestion_mark result)
{
    return with_attitude != 0 && attitude == MARK_DISSATISFIED ? MARK_DISSATISFIED : result;
}

static bool is_dissatisfying(int64_t with_attitude, const struct suggestion_handling *h)
{
    return decisive(with_attitude, h->attitude, h->result) == MARK_DISSATISFIED;
}

enum status suggestion_begin_redo(struct ctx *ctx, struct act *a, enum suggestion_verb verb)
{
    int64_t attitude = 0;
    bool any = false;
    struct act_law law;
    struct str basis;

    TRY(act_law(ctx, ctx->today, &law));
    TRY(suggestion_setting(ctx, "redo_on_attitude", &attitude));
    TRY(congress_law_basis(ctx, "redo_months", ctx->today, &basis));
    a->s.round++;
    a->s.due_basis = basis;
    a->s.redo_on = ctx->today;
    a->s.closed_on = (struct date){0};
    a->s.closed_reason = S("");
    arr_each (i, a->units_count)
        any = any || is_dissatisfying(attitude, &a->units[i]);
    arr_each (i, a->units_count) {
        struct suggestion_handling *h = &a->units[i];

        if (h->state != HANDLING_REPLIED || (any && !is_dissatisfying(attitude, h)))
            continue;
        TRY(act_unit_move(ctx, h, UNIT_REDO));
        h->round = a->s.round;
        h->redo_count++;
        h->due_on = suggestion_law_redo_due(&law.params, &law.cal, ctx->today);
        h->due_basis = basis;
        h->contacted_on = (struct date){0}; /* the deputy is to be heard again */
        h->contact_due_on = suggestion_law_first_contact_due(&law.params, &law.cal, ctx->today);
        TRY(suggestion_store_update_unit(ctx, h));
    }
    act_due(a);
    TRY(act_move(ctx, a, verb, TURN_REDO));
    json_int(&a->json, "round", a->s.round);
    return ST_OK;
}

static void mark_whole(struct ctx *ctx, struct act *a, const struct round *r)
{
    enum suggestion_mark attitude = MARK_NONE, result = MARK_NONE;

    arr_each (i, r->replies_count) {
        const enum suggestion_mark attitudes[] = {attitude, worst_of(r, r->replies[i].r.id, true)};
        const enum suggestion_mark results[] = {result, worst_of(r, r->replies[i].r.id, false)};

        attitude = suggestion_worst(attitudes, COUNT(attitudes));
        result = suggestion_worst(results, COUNT(results));
    }
    /* Units that had satisfied in an earlier round stand as they were rated then. */
    arr_each (i, a->units_count) {
        const enum suggestion_mark results[] = {result, a->units[i].result};
        const enum suggestion_mark attitudes[] = {attitude, a->units[i].attitude};

        if (a->units[i].state != HANDLING_REPLIED)
            continue;
        result = suggestion_worst(results, COUNT(results));
        attitude = suggestion_worst(attitudes, COUNT(attitudes));
    }
    a->s.attitude = attitude;
    a->s.result = result;
    a->s.rating_state = result == MARK_NONE ? RATING_EXCLUDED : RATING_RATED;
    a->s.rated_on = result == MARK_NONE ? (struct date){0} : ctx->today;
}

enum status suggestion_settle(struct ctx *ctx, struct act *a, enum suggestion_verb verb)
{
    enum suggestion_turn turn;
    int64_t attitude = 0;
    struct round round;
    struct act_law law;

    TRY(load_round(ctx, a, &round));
    TRY(act_law(ctx, ctx->today, &law));
    TRY(suggestion_setting(ctx, "redo_on_attitude", &attitude));
    mark_whole(ctx, a, &round);
    a->s.escalation = ESCALATION_NONE;
    turn = suggestion_after_rating(&law.params, law.level,
                                   decisive(attitude, a->s.attitude, a->s.result),
                                   a->s.dissatisfied_count + 1);
    json_str(&a->json, "attitude", str_from(suggestion_mark_word(a->s.attitude)));
    json_str(&a->json, "result", str_from(suggestion_mark_word(a->s.result)));
    if (turn == TURN_CLOSE) {
        TRY(act_move(ctx, a, verb, TURN_CLOSE));
        a->s.closed_on = ctx->today;
        a->s.closed_reason = a->s.rating_state == RATING_RATED ? S("rated") : S("excluded");
        return ST_OK;
    }
    a->s.dissatisfied_count++;
    if (turn == TURN_REDO)
        return suggestion_begin_redo(ctx, a, verb);
    a->s.closed_on = (struct date){0};
    a->s.closed_reason = S("");
    return act_move(ctx, a, verb, TURN_CHAIRMEN);
}

/* ---------------------------------------------------------------- rating */

static const struct suggestion_signer *rater(struct ctx *ctx, const struct act *a,
                                             int64_t for_deputy_id)
{
    const int64_t deputy_id = for_deputy_id != 0 ? for_deputy_id : ctx->actor->deputy_id;

    arr_each (i, a->signers_count)
        if (a->signers[i].deputy_id == deputy_id && str_eqz(a->signers[i].state, "confirmed"))
            return &a->signers[i];
    return NULL;
}

/* The reply that is meant: the one named, or the only one this deputy has not rated. */
static struct suggestion_reply_row *meant(const struct round *r, int64_t reply_id,
                                          int64_t deputy_id)
{
    struct suggestion_reply_row *found = NULL;

    arr_each (i, r->replies_count) {
        struct suggestion_reply_row *row = &r->replies[i];

        if (reply_id != 0 ? row->r.id != reply_id : has_rated(r, row->r.id, deputy_id))
            continue;
        if (found != NULL)
            return NULL;
        found = row;
    }
    return found;
}

static void check_marks(struct ctx *ctx, const struct suggestion_rate *in)
{
    if (in->attitude == MARK_NONE)
        invalid(ctx, "attitude", "suggestion.err.choose_mark", NULL);
    if (in->result == MARK_NONE)
        invalid(ctx, "result", "suggestion.err.choose_mark", NULL);
    if (in->attitude == MARK_DISSATISFIED || in->result == MARK_DISSATISFIED)
        need(ctx, "reason", in->reason);
}

/* A merged suggestion is answered and rated with its main one. */
static enum status load_main(struct ctx *ctx, int64_t id, struct act *a)
{
    TRY(act_begin(ctx, id, 0, DO_RATE, a));
    if (a->s.state != SUGGESTION_MERGED)
        return ST_OK;
    return act_begin(ctx, a->s.main_id, 0, DO_RATE, a);
}

static bool is_open(const struct act *a)
{
    return a->s.state == SUGGESTION_REPLIED ||
           (a->s.state == SUGGESTION_CLOSED && a->s.rating_state == RATING_EXCLUDED);
}

static enum status store_rating(struct ctx *ctx, struct act *a, struct round *r,
                                const struct suggestion_rate *in, const struct suggestion_signer *g,
                                struct suggestion_reply_row *row)
{
    const struct suggestion_rating rating = {.suggestion_id = g->suggestion_id,
                                             .reply_id = row->r.id,
                                             .deputy_id = g->deputy_id,
                                             .round = row->r.round,
                                             .attitude = in->attitude,
                                             .result = in->result,
                                             .reason = in->reason,
                                             .counts = is_open(a) && counts(a, r, g),
                                             .rated_on = ctx->today};

    if (has_rated(r, row->r.id, g->deputy_id))
        return fail(&ctx->err, ST_CONFLICT, "suggestion.err.rated", NULL);
    TRY(suggestion_store_add_rating(ctx, &rating));
    json_int(&a->json, "reply", row->r.id);
    json_int(&a->json, "deputy", g->deputy_id);
    json_bool(&a->json, "counts", rating.counts);
    TRY(suggestion_store_ratings(ctx, a->s.id, &r->ratings, &r->ratings_count));
    return rating.counts ? mark_reply(ctx, a, r, row) : ST_OK;
}

static enum status rate_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_rate *in = input;
    const struct suggestion_signer *g;
    struct suggestion_reply_row *row;
    struct round round;
    struct act a;

    TRY(load_main(ctx, in->id, &a));
    if (in->for_deputy_id != 0 && !a.who.register_ && !a.who.system)
        return fail(&ctx->err, ST_DENIED, "suggestion.err.not_yours", NULL);
    check_marks(ctx, in);
    TRY(invalid_done(ctx));
    g = rater(ctx, &a, in->for_deputy_id);
    if (g == NULL)
        return fail(&ctx->err, ST_DENIED, "suggestion.err.not_an_author", NULL);
    TRY(load_round(ctx, &a, &round));
    row = meant(&round, in->reply_id, g->deputy_id);
    if (row == NULL)
        return fail_field(&ctx->err, "reply", "suggestion.err.which_reply", "");
    TRY(store_rating(ctx, &a, &round, in, g, row));
    if (is_open(&a) && row->r.result != MARK_NONE && !is_waiting(&a, &round)) {
        TRY(suggestion_settle(ctx, &a, DO_RATE));
        return act_save(ctx, &a, "suggestion.rated");
    }
    return act_tell(ctx, &a, "suggestion.rated");
}

enum status suggestion_rate(struct ctx *ctx, const struct suggestion_rate *in)
{
    return db_tx(ctx, rate_tx, in);
}

/* ---------------------------------------------------------------- the chairmen's meeting */

static enum status decide_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_decide *in = input;
    struct suggestion_decision d = {
        .meeting = in->meeting, .decision = in->decision, .reason = in->reason};
    struct act a;

    TRY(act_begin(ctx, in->id, in->version, DO_DECIDE, &a));
    need_word(ctx, "decision", in->decision, "redo accept key");
    need(ctx, "meeting", in->meeting);
    need(ctx, "reason", in->reason);
    d.on = need_day(ctx, "on", in->on, a.s.rated_on);
    TRY(invalid_done(ctx));
    if (str_eqz(in->decision, "key"))
        TRY(suggestion_may_be_key(ctx));
    TRY(suggestion_store_add_decision(ctx, in->id, &d));
    json_str(&a.json, "decision", in->decision);
    if (str_eqz(in->decision, "accept")) {
        TRY(act_move(ctx, &a, DO_DECIDE, TURN_CLOSE));
        a.s.closed_on = ctx->today;
        a.s.closed_reason = S("chairmen");
        return act_save(ctx, &a, "suggestion.decided");
    }
    if (str_eqz(in->decision, "key")) {
        const struct suggestion_key k = {
            .lead = S("collective"), .decided_by = in->meeting, .decided_on = d.on};

        TRY(suggestion_store_add_key(ctx, in->id, &k));
        a.s.is_key = true;
    }
    TRY(suggestion_begin_redo(ctx, &a, DO_DECIDE));
    return act_save(ctx, &a, "suggestion.decided");
}

enum status suggestion_decide(struct ctx *ctx, const struct suggestion_decide *in)
{
    return db_tx(ctx, decide_tx, in);
}
