// SPDX-License-Identifier: MulanPSL-2.0
/** Tables of this module for its front door, and what its pages show besides meeting.h. */
#ifndef MEETING_PARTS_H
#define MEETING_PARTS_H
#include "modules/meeting/meeting.h"
#include "platform/module.h"

/** Told of events: the kinds of meetings of a new congress. */
MUST_CHECK enum status meeting_on_founded(struct ctx *ctx, const struct event_view *e);
/** Who is suspended while he is in a meeting leaves it. */
MUST_CHECK enum status meeting_on_suspended(struct ctx *ctx, const struct event_view *e);
extern const struct notice_kind MEETING_NOTICES[];
extern const struct due_source MEETING_DUES[];
extern const struct job MEETING_JOBS[];

#endif
