// SPDX-License-Identifier: MulanPSL-2.0
/* What may be done with a vote, by its state. */
#include "modules/vote/vote_rules.h"
#include "law/session_law.h"

#define BIT(state) (1U << (state))

enum status vote_rules_may(enum vote_state state, enum vote_act act, struct err *err)
{
    static const struct {
        unsigned states;
        const char *refusal;
    } MAY[VOTE_ACT_COUNT_ACTS] = {
        [VOTE_ACT_OPEN] = {BIT(VOTE_PREPARED), "vote.opened_already"},
        [VOTE_ACT_CAST] = {BIT(VOTE_OPEN), "vote.not_open"},
        [VOTE_ACT_ENTER] = {BIT(VOTE_OPEN) | BIT(VOTE_CLOSED), "vote.not_open"},
        [VOTE_ACT_CHANGE_WAY] = {BIT(VOTE_OPEN), "vote.not_open"},
        [VOTE_ACT_CLOSE] = {BIT(VOTE_OPEN), "vote.not_open"},
        [VOTE_ACT_COUNT] = {BIT(VOTE_CLOSED), "vote.not_closed"},
        [VOTE_ACT_ANNOUNCE] = {BIT(VOTE_COUNTED), "vote.not_counted"},
        [VOTE_ACT_INVALIDATE] = {BIT(VOTE_PREPARED) | BIT(VOTE_OPEN) | BIT(VOTE_CLOSED) |
                                     BIT(VOTE_COUNTED) | BIT(VOTE_ANNOUNCED),
                                 "vote.invalid_already"},
    };

    if ((MAY[act].states & BIT(state)) != 0)
        return ST_OK;
    return fail(err, ST_RULE, MAY[act].refusal, NULL);
}

enum status vote_rules_may_change_way(enum vote_method from, enum vote_method to, struct err *err)
{
    return to > from ? ST_OK : fail(err, ST_RULE, "vote.way_only_forward", NULL);
}

enum status vote_rules_may_appoint(const struct vote *v, struct err *err)
{
    if (!v->secret)
        return fail(err, ST_RULE, "vote.key.by_name", NULL);
    if (v->method != VOTE_DEVICE)
        return fail(err, ST_RULE, "vote.key.on_paper", NULL);
    return v->state == VOTE_PREPARED ? ST_OK : fail(err, ST_RULE, "vote.key.too_late", NULL);
}

enum status vote_rules_may_turn(const struct vote *v, struct err *err)
{
    static const char *const REFUSALS[] = {
        [VOTE_PREPARED] = "vote.turn.not_open",
        [VOTE_OPEN] = "vote.turn.not_closed",
        [VOTE_CLOSED] = NULL,
        [VOTE_COUNTED] = "vote.turn.counted",
        [VOTE_ANNOUNCED] = "vote.turn.counted",
        [VOTE_INVALID] = "vote.turn.void",
    };

    if (!v->secret || (v->method != VOTE_DEVICE && !v->sealed))
        return fail(err, ST_RULE, "vote.no_key", NULL);
    if (REFUSALS[v->state] != NULL)
        return fail(err, ST_RULE, REFUSALS[v->state], NULL);
    return v->sealed ? ST_OK : fail(err, ST_RULE, "vote.no_key", NULL);
}

struct str vote_rules_way_article(enum law_body body, struct date on)
{
    return str_from(law_article(session_law_device_fails(body), on));
}
