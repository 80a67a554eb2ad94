// SPDX-License-Identifier: MulanPSL-2.0
/** Organic Law of Local People's Congresses and Local People's Governments. */
#ifndef LAW_ORGANIC_LAW_H
#define LAW_ORGANIC_LAW_H
#include "base/status.h"
#include "law/level.h"
#include <stdbool.h>
#include <stdint.h>

/** Does a congress of this level have a standing committee, and thus an office, a chairmen's
 *  meeting and special committees? A township has only its presidium.
 *  @law  Organic Law (2022-03-11) art. 46(1)
 */
bool organic_law_has_standing_committee(enum level level);

/** May a meeting be held? Two thirds of all deputies, exactly two thirds included.
 *  @law  Organic Law (2022-03-11) art. 14(4)
 */
bool organic_law_quorum_met(uint32_t all_deputies, uint32_t present);

/** Is a resolution passed, or somebody elected? More than half of all deputies; who abstains, stays
 *  away or spoils the ballot counts against.
 *  @law  Organic Law (2022-03-11) art. 25
 */
bool organic_law_resolution_passes(uint32_t all_deputies, uint32_t yes);

/** How many deputies must sign a bill (议案) together: ten, in a township five.
 *  @law  Organic Law (2022-03-11) art. 22(2)
 */
uint32_t organic_law_bill_signers(enum level level);

/** Do `signers` deputies suffice to move a bill? The number itself suffices.
 *  @law  Organic Law (2022-03-11) art. 22(2)
 */
bool organic_law_bill_signed(enum level level, uint32_t signers);

enum organic_law_mover {
    ORGANIC_LAW_PRESIDIUM,
    ORGANIC_LAW_STANDING_COMMITTEE,
    ORGANIC_LAW_SPECIAL_COMMITTEE,
    ORGANIC_LAW_GOVERNMENT,
    ORGANIC_LAW_COURT /* courts and procuratorates: not among the movers in session */
};

/** May this organ move a bill in session? Presidium and government at every level, standing and
 *  special committees where they exist.
 *  @law  Organic Law (2022-03-11) art. 22(1)
 */
bool organic_law_organ_may_move(enum level level, enum organic_law_mover mover);

/** May the deputies of a village, a neighbourhood or a unit of production form a group? Those of a
 *  county or township, whom voters elect, where they are three or more. No number is set for those
 * of higher levels.
 *  @law  Organic Law (2022-03-11) art. 43(3)
 */
bool organic_law_group_enough(enum level level, uint32_t deputies);

struct organic_law_withdrawal {
    bool on_agenda;   /* the presidium has put it on the agenda */
    bool put_to_vote; /* handed to the congress for the vote */
    bool presidium_agrees;
};

/** May its movers withdraw a bill? Until it is put to the vote, once on the agenda only with the
 *  consent of the presidium. ST_RULE with the reason otherwise.
 *  @law  Organic Law (2022-03-11) art. 22(3)
 */
MUST_CHECK enum status organic_law_check_withdrawal(const struct organic_law_withdrawal *facts,
                                                    struct err *err);

#endif
