// SPDX-License-Identifier: MulanPSL-2.0
/* What may be done with a vote, by its state. */
#include "modules/vote/vote_rules.h"

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
