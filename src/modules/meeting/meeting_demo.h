// SPDX-License-Identifier: MulanPSL-2.0
/** Of the demo's meetings: the votes on a removal and on a recall. */
#ifndef MEETING_DEMO_H
#define MEETING_DEMO_H
#include "modules/meeting/meeting.h"

/** The item on the motion of that kind ("removal", "recall") that waits for the forum ("committee",
 *  "congress"); *out_motion_id 0: there is none. */
MUST_CHECK enum status meeting_demo_removal(struct ctx *ctx, const char *kind, const char *forum,
                                            struct meeting_record_item *out,
                                            int64_t *out_motion_id);
/** That item was voted on, on paper, and the motion has its result. */
MUST_CHECK enum status meeting_demo_removed(struct ctx *ctx, int64_t item_id, int64_t motion_id);
#endif
