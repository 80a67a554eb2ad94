// SPDX-License-Identifier: MulanPSL-2.0
/** What is printed before a meeting: notice, invitation, agenda; and the pack of all papers. */
#ifndef MEETING_PAPERS_H
#define MEETING_PAPERS_H
#include "modules/meeting/meeting.h"
#include "platform/paper.h"

/** 会议通知: when, where, what, who attends. */
MUST_CHECK enum status meeting_paper_notice(struct ctx *ctx, const struct meeting *m,
                                            struct paper **out);
/** A letter of invitation to everybody who attends without being a member, one below the other. */
MUST_CHECK enum status meeting_paper_invitation(struct ctx *ctx, const struct meeting *m,
                                                struct paper **out);
/** 议程 with clock times. */
MUST_CHECK enum status meeting_paper_agenda(struct ctx *ctx, const struct meeting *m,
                                            struct paper **out);
/** All papers the actor may read as one PDF: contents, bookmarks, page numbers. What cannot be
 *  joined stands in the contents with the reason. ST_RULE "meeting.pack_no_program". */
MUST_CHECK enum status meeting_pack(struct ctx *ctx, const struct meeting *m, struct str *out);
#endif
