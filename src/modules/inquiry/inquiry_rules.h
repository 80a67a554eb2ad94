// SPDX-License-Identifier: MulanPSL-2.0
/** Decisions about inquiries and investigations. Pure. */
#ifndef INQUIRY_RULES_H
#define INQUIRY_RULES_H
#include "modules/inquiry/inquiry.h"

enum inquiry_verb {
    INQUIRY_CHANGE,  /* plan, organs */
    INQUIRY_COLLECT, /* questions are asked for */
    INQUIRY_OPEN,
    INQUIRY_CLOSE,
    INQUIRY_RATE,
    INQUIRY_HANDLE, /* the organs have reported what they did */
    INQUIRY_CANCEL
};
/** The state after it, NULL: not possible now. `rated`: all organs are. */
const char *inquiry_next(struct str state, enum inquiry_verb verb, bool rated);
/** May it begin: on its day or later, with a question chosen and an organ. ST_RULE.
 *  @law  Supervision Law (2024-11-08) art. 47 */
MUST_CHECK enum status inquiry_check_open(const struct inquiry *q, size_t organs, struct date today,
                                          struct err *err);
/** May a member put a question now: while they are collected (until its last day), and on the spot
 *  while it is on. ST_RULE. */
MUST_CHECK enum status inquiry_check_ask(const struct inquiry *q, struct date today,
                                         struct err *err);

enum inquiry_question_verb { QUESTION_CHOOSE, QUESTION_LEAVE, QUESTION_ASK, QUESTION_ANSWER };
/** The state of a question after it, NULL: not possible. Only while the inquiry is `open` is it
 *  asked and answered; an answer may be put right afterwards. */
const char *inquiry_question_next(struct str state, enum inquiry_question_verb verb, bool open);

enum inquiry_probe_verb { PROBE_DECIDE, PROBE_REFUSE, PROBE_BEGIN, PROBE_REPORT, PROBE_RESOLVE };
const char *inquiry_probe_next(struct str state, enum inquiry_probe_verb verb);
/** Chair, vice chairs and members are complete, and each of them a deputy; experts are employed,
 *  not members. ST_RULE.
 *  @law  Supervision Law (2024-11-08) art. 57 */
MUST_CHECK enum status inquiry_check_members(const struct inquiry_member *all, size_t count,
                                             struct err *err);
/** Is that on record of him? Deputies by who they are, experts by their name. */
bool inquiry_relation_of(const struct inquiry_relation *r, const struct inquiry_member *m);
/** Has the office said anything of him and `whom`? `all` in the order of their entry. */
bool inquiry_relation_known(const struct inquiry_relation *all, size_t count,
                            const struct inquiry_member *m, struct str whom);
/** Has he a stake by what is on record: by the last word on one of those concerned?
 *  @law  Supervision Law (2024-11-08) art. 57(2) */
bool inquiry_relation_stake(const struct inquiry_relation *all, size_t count,
                            const struct inquiry_member *m);
#endif
