// SPDX-License-Identifier: MulanPSL-2.0
/** Recalls (罢免案, by a congress) and removals (撤职案, by a standing committee): from which
 * posts, what they have to say, how the person concerned defends himself. Who moves them and how
 * many sign: motion_law.h; the vote: vote_law.h. `on` is the day whose law is cited.
 */
#ifndef LAW_REMOVAL_LAW_H
#define LAW_REMOVAL_LAW_H
#include "base/status.h"
#include "law/appointment_law.h"
#include "law/law_article.h"
#include "law/level.h"

enum removal_law_kind { REMOVAL_LAW_RECALL, REMOVAL_LAW_REMOVAL };

/** The post somebody is to lose: a seat, or an office without one. */
struct removal_law_post {
    enum appointment_law_seat seat; /* of a standing committee, chair of a township congress */
    enum appointment_law_office office;
};

/** Can he lose that post so? Recall: members of the standing committee, the government's members,
 *  the heads of supervisory commission, court and procuratorate; in a township chairs of its
 *  congress, head and vice heads of its government. Removal: in recess only, see
 *  appointment_law_may_remove(). ST_RULE otherwise.
 *  @law  Organic Law (2022-03-11) art. 31(1), 31(2)
 *  @law  Supervision Law (2024-11-08) art. 60
 */
MUST_CHECK enum status removal_law_check_post(enum removal_law_kind kind, enum level level,
                                              const struct removal_law_post *post, bool in_recess,
                                              struct date on, struct err *err);

struct removal_law_form {
    bool has_person, has_reasons, has_materials;
};

/** Is it in form? Whom it is about and why; a removal with its materials too. ST_RULE otherwise.
 *  @law  Organic Law (2022-03-11) art. 31(3)
 *  @law  Supervision Law (2024-11-08) art. 62(1)
 */
MUST_CHECK enum status removal_law_check_form(enum removal_law_kind kind,
                                              const struct removal_law_form *form, struct date on,
                                              struct err *err);

/** How the person concerned answers. */
enum removal_law_defence {
    REMOVAL_LAW_IN_WRITING,
    REMOVAL_LAW_BEFORE_PRESIDIUM, /* recall only */
    REMOVAL_LAW_BEFORE_MEETING    /* plenary of the congress, meeting of the standing committee */
};

/** May he still answer, and that way? Before a presidium only against a recall; not once it was put
 *  to the vote. ST_RULE otherwise.
 *  @law  Organic Law (2022-03-11) art. 31(4)
 *  @law  Supervision Law (2024-11-08) art. 62(2)
 */
MUST_CHECK enum status removal_law_check_defence(enum removal_law_kind kind,
                                                 enum removal_law_defence way, bool put_to_vote,
                                                 struct date on, struct err *err);

/** Is what he said printed for the meeting? What was written or said before the presidium is; of a
 *  removal the chairmen's meeting decides it.
 *  @law  Organic Law (2022-03-11) art. 31(4)
 *  @law  Supervision Law (2024-11-08) art. 62(2)
 */
bool removal_law_defence_printed(enum removal_law_kind kind, enum removal_law_defence way);

/** May it be put to the vote? Only after the person concerned was given it, so that he could
 *  answer: a reading, the statutes give the right and name no day (ADR-0005). ST_RULE otherwise.
 *  @law  Organic Law (2022-03-11) art. 31(4)
 *  @law  Supervision Law (2024-11-08) art. 62(2)
 */
MUST_CHECK enum status removal_law_check_heard(enum removal_law_kind kind, bool given,
                                               struct date on, struct err *err);

/** The article of the right to answer, in the version of a day.
 *  @law  Organic Law (2022-03-11) art. 31(4)
 *  @law  Supervision Law (2024-11-08) art. 62(2)
 */
enum law_article removal_law_defence_article(enum removal_law_kind kind);

/** Does the post end with the vote? The recall of a chief procurator needs the consent of the
 *  standing committee above first. ST_RULE otherwise.
 *  @law  Organic Law (2022-03-11) art. 13
 */
MUST_CHECK enum status removal_law_check_effect(enum removal_law_kind kind,
                                                const struct removal_law_post *post, bool consent,
                                                struct date on, struct err *err);

/** May he be sanctioned by removal or expulsion from public service? Whoever was elected or
 *  appointed by a congress or its standing committee loses that post first. ST_RULE otherwise.
 *  @law  Administrative Sanctions Law (2020-06-20) art. 50(1)
 */
MUST_CHECK enum status removal_law_check_sanction(bool holds_post, struct err *err);
#endif
