// SPDX-License-Identifier: MulanPSL-2.0
/** The workflow of recalls. Pure. */
#ifndef RECALL_RULES_H
#define RECALL_RULES_H
#include "modules/recall/recall.h"

enum recall_act {
    RECALL_ACCEPT,
    RECALL_REFUSE,
    RECALL_GIVE,
    RECALL_DEFEND,
    RECALL_PRINT,
    RECALL_SET_DAY,
    RECALL_COUNT,
    RECALL_WITHDRAW,
    RECALL_ANNOUNCE,
    RECALL_FILE,
    RECALL_ACTS /* how many */
};

const char *recall_state_word(enum recall_state state);
bool recall_state_parse(struct str word, enum recall_state *out);
const char *recall_way_word(enum recall_law_way way);
bool recall_way_parse(struct str word, enum recall_law_way *out);
const char *recall_act_word(enum recall_act act);
bool recall_act_parse(struct str word, enum recall_act *out);

/** Which way a mover leads to; `garrison`: the constituency is one. false: no such mover. */
bool recall_way_of(struct str mover, bool garrison, enum recall_law_way *out);
/** Do people sign, or does an organ move it? */
bool recall_signed(const struct recall *r);
/** Do voters decide? */
bool recall_by_voters(const struct recall *r);

/** The state after an act; a count: RECALL_FAILED, the votes say whether it passed. ST_RULE
 *  "recall.wrong_state" otherwise. */
MUST_CHECK enum status recall_next(enum recall_state from, enum recall_act act,
                                   enum recall_state *out, struct err *err);
/** May it be done now? What is done once (announced, filed) is not done again, and filed is only
 *  what has to be. */
bool recall_may_act(const struct recall *r, enum recall_act act);
/** What is to be done next: as long as an answer is not with those who vote, to print it.
 *  RECALL_ACTS: nothing, it has ended. */
enum recall_act recall_next_act(const struct recall *r);
/** The last day on which something happened: nothing later happens before it. */
struct date recall_latest(const struct recall *r);
/** The first day on which an act may be done. An answer may be of any day since the deputy was
 * given the request, though something was printed since; all else follows what was done before. */
struct date recall_earliest(const struct recall *r, enum recall_act act);
/** Is a day after the one set for the vote? An answer of such a day is no answer any more. false
 *  while no day is set. */
bool recall_after_vote(const struct recall *r, struct date on);
#endif
