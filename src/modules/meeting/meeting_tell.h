// SPDX-License-Identifier: MulanPSL-2.0
/** Telling people about a meeting. */
#ifndef MEETING_TELL_H
#define MEETING_TELL_H
#include "modules/meeting/meeting.h"
#include "modules/notice/notice.h"

/** A notice of `kind` with the meeting's name, day, hour, place and `note`. Inside a transaction.
 */
MUST_CHECK enum status meeting_tell(struct ctx *ctx, const char *kind, const struct meeting *m,
                                    const struct notice_to *to, size_t count, struct str note);
/** Who had declined an invitation comes after all: what he said before is taken back, the office is
 *  told. Inside a transaction. */
MUST_CHECK enum status meeting_decline_taken_back(struct ctx *ctx, const struct meeting *m,
                                                  const struct meeting_person *p);
#endif
