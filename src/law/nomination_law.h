// SPDX-License-Identifier: MulanPSL-2.0
/** Nominations: which offices a congress fills, who nominates how many, for how long, and whether
 *  the nominees stand or a primary is held first. How many candidates: vote_law_candidates().
 */
#ifndef LAW_NOMINATION_LAW_H
#define LAW_NOMINATION_LAW_H
#include "law/vote_law.h"

enum nomination_law_office {
    NOMINATION_LAW_COMMITTEE_CHAIR, /* 常委会主任 */
    NOMINATION_LAW_COMMITTEE_VICE,
    NOMINATION_LAW_COMMITTEE_SECRETARY, /* 秘书长: from the city up */
    NOMINATION_LAW_COMMITTEE_MEMBER,
    NOMINATION_LAW_TOWNSHIP_CHAIR, /* 乡镇人大主席 */
    NOMINATION_LAW_TOWNSHIP_VICE,
    NOMINATION_LAW_GOVERNMENT_HEAD,
    NOMINATION_LAW_GOVERNMENT_VICE,
    NOMINATION_LAW_SUPERVISION_HEAD,
    NOMINATION_LAW_COURT_HEAD,
    NOMINATION_LAW_PROCURATOR_HEAD,
    NOMINATION_LAW_UPPER_DEPUTY, /* 上一级人大代表 */
    NOMINATION_LAW_ACTING_CHAIR  /* 代理主任: chosen by the standing committee, not nominated */
};

/** Does the congress of this level, or its standing committee, fill this office?
 *  @law  Organic Law (2022-03-11) art. 11, 12, 47(1), 47(2), 55
 */
bool nomination_law_office_fits(enum level level, enum nomination_law_office office);

/** For the number of candidates. The acting chair has no such number: VOTE_LAW_CHIEF, not asked.
 *  @law  Organic Law (2022-03-11) art. 27(1)
 */
enum vote_law_post nomination_law_post(enum nomination_law_office office);

/** Most seats of the office: one of a chief, two vice-chairs of a township; 0: no such number.
 *  @law  Organic Law (2022-03-11) art. 18(1)
 */
unsigned nomination_law_seats(enum nomination_law_office office);

/** Must whoever holds it be a deputy of this congress? Chairs and members of the standing
 * committee, chairs of a township.
 *  @law  Organic Law (2022-03-11) art. 18(1), 47(1), 47(2)
 */
bool nomination_law_wants_deputy(enum nomination_law_office office);

/** Deputies who must sign: for leaders by level, for deputies of the next higher congress ten. 0:
 *  nobody nominates by signature (the acting chair).
 *  @law  Organic Law (2022-03-11) art. 26(2)
 *  @law  Election Law (2020-10-17) art. 30(2)
 */
uint32_t nomination_law_signers(enum level level, enum nomination_law_office office);

/** The article of nomination_law_signers(). */
enum law_article nomination_law_article(enum nomination_law_office office);

/** Days that nomination and discussion take at least: two where leaders are elected anew at the
 *  change of a term, from the county up; two for deputies of the next higher congress. 0 else.
 *  @law  Organic Law (2022-03-11) art. 27(2)
 *  @law  Election Law (2020-10-17) art. 32(2)
 */
unsigned nomination_law_days(enum level level, enum nomination_law_office office, bool new_term);

/** May nomination that began on one day be closed on another? ST_RULE "law.nomination_short" with
 *  the days and the article. Both days count: two days are a day and the next.
 *  @law  Organic Law (2022-03-11) art. 27(2)
 *  @law  Election Law (2020-10-17) art. 32(2)
 */
MUST_CHECK enum status nomination_law_check_days(enum level level,
                                                 enum nomination_law_office office, bool new_term,
                                                 struct date opened, struct date closed,
                                                 struct err *err);

enum nomination_law_next {
    NOMINATION_LAW_TOO_FEW, /* more have to be nominated */
    NOMINATION_LAW_STAND,   /* all nominees are candidates */
    NOMINATION_LAW_PRIMARY  /* more than the number fixed: a primary is held */
};

/** What becomes of the nominees: `fixed` candidates are what the method of the election (选举办法)
 *  settles, within `bounds`. Fewer than that, but enough for the law, stand: a chief post may have
 *  one candidate if only one is nominated.
 *  @law  Organic Law (2022-03-11) art. 27(1)
 *  @law  Election Law (2020-10-17) art. 32(2)
 */
enum nomination_law_next nomination_law_next(const struct vote_law_candidates *bounds,
                                             unsigned fixed, unsigned nominees);

#endif
