// SPDX-License-Identifier: MulanPSL-2.0
/** What deputies have done at meetings (履职). */
#ifndef MEETING_DUTIES_H
#define MEETING_DUTIES_H
#include "platform/duty.h"

/** Of "meeting.invited", where nobody has to come, a fact may also stand as "declined", "silent"
 *  (no answer) or "away": it is shown and counts for nothing.
 *  @law  Deputies Law (2025-03-11) art. 33(1), 34
 */
extern const struct duty_source MEETING_DUTIES[]; /* ends in {0} */

#endif
