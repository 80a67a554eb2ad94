// SPDX-License-Identifier: MulanPSL-2.0
/** Appointments and removals by a standing committee, who may hold which office beside a seat, and
 *  how large a standing committee is. The day by which a proposal is handed in: meeting_law_lead();
 *  the vote and its order: vote_law.h; who moves a removal: motion_law.h.
 */
#ifndef LAW_APPOINTMENT_LAW_H
#define LAW_APPOINTMENT_LAW_H
#include "base/status.h"
#include "law/law_params.h"
#include "law/level.h"
#include <stdint.h>

struct appointment_law_history { /* of one person for one post, in this term */
    unsigned refusals;           /* votes that did not pass him */
    struct date refused;         /* the latest; {0} none */
};

/** May the same person be proposed for the same post again? After half a year, and not at all after
 *  two refusals in the term, where the place follows that model (appoint_retry_months,
 *  appoint_refusals; 0 lifts either). ST_RULE otherwise; the first day allowed as argument.
 *  @law  Shenzhen Appointment Regulation (2022-12-08) art. 20
 */
MUST_CHECK enum status appointment_law_check_again(const struct law_params *params,
                                                   const struct appointment_law_history *history,
                                                   struct date on, struct err *err);

/** Offices as the statutes tell them apart. */
enum appointment_law_office {
    APPOINTMENT_LAW_GOVERNMENT_HEAD,
    APPOINTMENT_LAW_GOVERNMENT_DEPUTY, /* 副县长 … */
    APPOINTMENT_LAW_GOVERNMENT_MEMBER, /* 局长、主任: appointed by the standing committee */
    APPOINTMENT_LAW_SUPERVISION_HEAD,
    APPOINTMENT_LAW_SUPERVISION_MEMBER,
    APPOINTMENT_LAW_COURT_HEAD,
    APPOINTMENT_LAW_COURT_MEMBER,
    APPOINTMENT_LAW_PROCURATOR_HEAD,
    APPOINTMENT_LAW_PROCURATOR_MEMBER,
    APPOINTMENT_LAW_NO_OFFICE /* enterprise, school, village, party, congress itself */
};

/** May the standing committee remove from this office for cause (撤职)? In recess; single vice
 * heads of the government and those it appointed itself, never the heads whom the congress elected.
 *  @law  Supervision Law (2024-11-08) art. 60
 */
bool appointment_law_may_remove(enum appointment_law_office office, bool in_recess);

/** Does a recall, an election or a resignation from this office need the consent of the standing
 *  committee above? Of the chief procurator.
 *  @law  Organic Law (2022-03-11) art. 32(1)
 */
bool appointment_law_needs_consent_above(enum appointment_law_office office);

/** A seat that bars offices. */
enum appointment_law_seat {
    APPOINTMENT_LAW_DEPUTY_SEAT, /* bars nothing */
    APPOINTMENT_LAW_COMMITTEE_SEAT,
    APPOINTMENT_LAW_TOWNSHIP_CHAIR /* 乡镇人大主席、副主席 */
};

/** May he hold both? Members of a standing committee hold no office of administration, supervision,
 *  court or procuratorate; chairs of a township congress none of administration. ST_RULE otherwise:
 *  he resigns from the seat first.
 *  @law  Organic Law (2022-03-11) art. 18(2), 47(3)
 */
MUST_CHECK enum status appointment_law_check_office(enum appointment_law_seat seat,
                                                    enum appointment_law_office office,
                                                    struct err *err);

struct appointment_law_size {
    unsigned min, max; /* 0, 0: no standing committee */
};

/** Members a standing committee may have: county 15–35 (45 above a million people), city 29–51 (61
 *  above eight millions), province 45–75 (95 above eighty millions). The number is fixed for the
 *  term.
 *  @law  Organic Law (2022-03-11) art. 47(4), 47(6)
 */
struct appointment_law_size appointment_law_committee_size(enum level level, uint32_t population);

/** Has the standing committee a secretary-general, who sits in the chairmen's meeting too? From the
 *  city up; a county has none.
 *  @law  Organic Law (2022-03-11) art. 47(1), 47(2), 54(1)
 */
bool appointment_law_has_secretary_general(enum level level);

#endif
