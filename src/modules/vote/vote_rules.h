// SPDX-License-Identifier: MulanPSL-2.0
/** Decisions on votes: states, ballots, sums. Pure. */
#ifndef VOTE_RULES_H
#define VOTE_RULES_H
#include "modules/vote/vote_rules_choice.h"

enum vote_act {
    VOTE_ACT_OPEN,
    VOTE_ACT_CAST,       /* by device */
    VOTE_ACT_ENTER,      /* a count of hands or paper */
    VOTE_ACT_CHANGE_WAY, /* device → hands or paper */
    VOTE_ACT_CLOSE,
    VOTE_ACT_COUNT,
    VOTE_ACT_ANNOUNCE,
    VOTE_ACT_INVALIDATE,
    VOTE_ACT_COUNT_ACTS
};
/** May this be done in that state? ST_RULE with the reason otherwise. */
MUST_CHECK enum status vote_rules_may(enum vote_state state, enum vote_act act, struct err *err);
/** By which article it may; "" where no model speaks.
 *  @law  Guangdong Standing Committee Procedure (2023-03-30) art. 52
 *  @law  Guangdong Congress Procedure (2022-01-22) art. 62 */
struct str vote_rules_way_article(enum law_body body, struct date on);
/** May the way of voting change so? Towards hands and paper only. */
MUST_CHECK enum status vote_rules_may_change_way(enum vote_method from, enum vote_method to,
                                                 struct err *err);
/** May scrutineers be appointed for it, or take their codes? ST_RULE with the reason: by name, on
 *  paper, or it has been opened. */
MUST_CHECK enum status vote_rules_may_appoint(const struct vote *v, struct err *err);
/** May a scrutineer enter his code? ST_RULE with the reason: nothing is sealed, it still runs, it
 * is counted. */
MUST_CHECK enum status vote_rules_may_turn(const struct vote *v, struct err *err);
#endif
