// SPDX-License-Identifier: MulanPSL-2.0
/** Recalls of deputies (罢免代表) by those who elected them: voters, a congress, its standing
 *  committee. Recalls of leaders are in removal_law.h. Pure.
 */
#ifndef LAW_RECALL_LAW_H
#define LAW_RECALL_LAW_H
#include "base/status.h"
#include "law/level.h"
#include <stdbool.h>
#include <stdint.h>

/** Who decides. */
enum recall_law_way {
    RECALL_LAW_VOTERS,   /* voters of the constituency that elected him */
    RECALL_LAW_GARRISON, /* those of a garrison's constituency, led by its election committee */
    RECALL_LAW_SESSION,  /* the congress that elected him, in session */
    RECALL_LAW_RECESS    /* its standing committee, in recess */
};

/** The article on who may ask for a recall that way, in Chinese. Constant text. */
const char *recall_law_article(enum recall_law_way way);
/** The article on what the vote has to reach. */
const char *recall_law_majority_article(enum recall_law_way way);

/** Is a deputy of a congress of that level recalled that way? Voters recall deputies of counties
 *  and townships, those of a garrison only of counties; a congress recalls those it has elected to
 *  a city, a province or the nation. ST_RULE otherwise.
 *  @law  Election Law (2020-10-17) art. 50, 51
 *  @law  PLA Election Measures (2021-04-29) art. 33
 */
MUST_CHECK enum status recall_law_check_way(enum recall_law_way way, enum level deputy,
                                            struct err *err);

/** How many have to sign together: 50 voters for a deputy of a county, 30 of a township, 10 in a
 *  garrison; a tenth of all deputies in session, a fifth of the standing committee in recess.
 *  `whole`: all of that body; voters are not a share of anything.
 *  @law  Election Law (2020-10-17) art. 50, 51
 *  @law  PLA Election Measures (2021-04-29) art. 33
 */
uint32_t recall_law_signers(enum recall_law_way way, enum level deputy, uint32_t whole);

/** Have enough signed? ST_RULE with the number needed otherwise.
 *  @law  Election Law (2020-10-17) art. 50, 51
 *  @law  PLA Election Measures (2021-04-29) art. 33
 */
MUST_CHECK enum status recall_law_check_signed(enum recall_law_way way, enum level deputy,
                                               uint32_t whole, uint32_t signers, struct err *err);

/** What has to be done before the vote. */
struct recall_law_ready {
    bool given;           /* the deputy has the request, so that he can answer */
    bool printed;         /* the request is with those who vote */
    bool defended;        /* he has answered in writing … */
    bool defence_printed; /* … and that is with them, too */
    bool has_chair;       /* who presides, sent by the standing committee */
};

/** May it be put to the vote? That the deputy has to be given the request first is a reading: the
 *  statute gives him the right to answer and names no day (ADR-0005). A congress is presided over
 *  as always; voters by somebody whom the standing committee sends. ST_RULE otherwise.
 *  @law  Election Law (2020-10-17) art. 50, 51
 *  @law  PLA Election Measures (2021-04-29) art. 33
 */
MUST_CHECK enum status recall_law_check_ready(enum recall_law_way way,
                                              const struct recall_law_ready *ready,
                                              struct err *err);

/** A secret ballot, as counted. */
struct recall_law_count {
    uint32_t whole; /* all voters of the constituency, all members of the body; also the absent */
    uint32_t issued, cast;
    uint32_t invalid, yes, no, abstain; /* together: cast */
};

/** Do the numbers agree? No more ballots issued than there are voters; no more cast than issued:
 *  then the vote is void, by analogy to an election. ST_RULE otherwise.
 *  @law  Election Law (2020-10-17) art. 44(1), 52
 */
MUST_CHECK enum status recall_law_check_count(const struct recall_law_count *count,
                                              struct err *err);

/** Is he recalled? More than half of all, not of those who took part.
 *  @law  Election Law (2020-10-17) art. 53
 *  @law  PLA Election Measures (2021-04-29) art. 36
 */
bool recall_law_passed(const struct recall_law_count *count);

/** Votes for it that suffice.
 *  @law  Election Law (2020-10-17) art. 53
 */
uint32_t recall_law_needed(uint32_t whole);

/** Has the resolution to be filed? Of a congress and a standing committee with the standing
 *  committee above, of a garrison with the one of the congress he sat in; of voters not.
 *  @law  Election Law (2020-10-17) art. 53(2)
 *  @law  PLA Election Measures (2021-04-29) art. 36(3)
 */
bool recall_law_filed(enum recall_law_way way);

#endif
