// SPDX-License-Identifier: MulanPSL-2.0
/** Who may be a deputy by his age, and how the mandate ends before its term: by resignation,
 * absence, moving away; who accepts, who announces. Recalls: removal_law.h. `on` is the day whose
 * law is cited.
 */
#ifndef LAW_MANDATE_LAW_H
#define LAW_MANDATE_LAW_H
#include "base/status.h"
#include "law/law_article.h"
#include "law/level.h"
#include <stdbool.h>
#include <stdint.h>

/** May whoever was born on `born` be elected by `on`? From the day he is eighteen.
 *  @law  Election Law (2020-10-17) art. 4(1)
 */
bool mandate_law_of_age(struct date born, struct date on);

/** Who decides whether a deputy's resignation is accepted. */
enum mandate_law_forum {
    MANDATE_LAW_CONGRESS,  /* his own congress */
    MANDATE_LAW_COMMITTEE, /* its standing committee */
    MANDATE_LAW_ELECTORS   /* the standing committee of the congress below, which elected him */
};

/** To whom a deputy of a level hands in his resignation in writing.
 *  @law  Election Law (2020-10-17) art. 55(1), 55(2)
 */
enum mandate_law_forum mandate_law_resign_to(enum level level);

/** The article by which a deputy whom a garrison elected hands it in to the one that elected him,
 * in Chinese. Constant text.
 *  @law  PLA Election Measures (2021-04-29) art. 37
 */
const char *mandate_law_garrison_article(void);

/** Did it pass: more than half of all deputies of a township's congress, of all members of a
 *  standing committee? Whoever is absent or abstains counts in the whole. ST_RULE
 *  "law.resignation_not_passed" with the votes it takes otherwise.
 *  @law  Election Law (2020-10-17) art. 55(1), 55(2)
 */
MUST_CHECK enum status mandate_law_check_accepted(uint32_t yes, uint32_t all, struct date on,
                                                  struct err *err);

/** Is the resolution that accepts it filed with the standing committee one level above? That of
 *  deputies whom a congress elects. Each acceptance is announced.
 *  @law  Election Law (2020-10-17) art. 55(1)
 */
bool mandate_law_resign_filed(enum level level);

/** Who announces that a mandate has ended, when the credentials committee has reported it: the
 *  standing committee, of a township the congress. Never MANDATE_LAW_ELECTORS.
 *  @law  Deputies Law (2025-03-11) art. 63(1), 63(2)
 */
enum mandate_law_forum mandate_law_announced_by(enum level level);

/** Does a mandate end with so many sessions of the congress in one term missed without leave? With
 *  the second; they need not follow each other (ADR-0005).
 *  @law  Deputies Law (2025-03-11) art. 62(1)
 */
bool mandate_law_absent_ends(uint32_t sessions);

/** Why a mandate ends. */
enum mandate_law_end {
    MANDATE_LAW_TERM, /* of the congress */
    MANDATE_LAW_MOVED,
    MANDATE_LAW_RESIGNED,
    MANDATE_LAW_ABSENT,
    MANDATE_LAW_RECALLED,
    MANDATE_LAW_NATIONALITY,
    MANDATE_LAW_RIGHTS,
    MANDATE_LAW_INCAPABLE,
    MANDATE_LAW_DIED
};

/** The article, in Chinese, by which it ended on that day: of the version of 2015 before 12 March
 *  2025, of no version before 29 August 2015 (none is on record here). Constant text.
 *  @law  Deputies Law (2025-03-11) art. 62(1), 62(2)
 *  @law  Deputies Law (2015-08-29) art. 49
 *  @law  Organic Law (2022-03-11) art. 38
 */
const char *mandate_law_end_article(enum mandate_law_end end, struct date on);

#endif
