// SPDX-License-Identifier: MulanPSL-2.0
/** What is printed before a meeting: notice, invitation, agenda; and the pack of all papers. */
#ifndef MEETING_PAPERS_H
#define MEETING_PAPERS_H
#include "modules/meeting/meeting.h"
#include "platform/paper.h"

/** 会议通知: when, where, what, who attends. */
MUST_CHECK enum status meeting_paper_notice(struct ctx *ctx, const struct meeting *m,
                                            struct paper **out);
/** The same to one of its people, with the code he signs in with at the desk. */
MUST_CHECK enum status meeting_paper_own_notice(struct ctx *ctx, const struct meeting *m,
                                                const struct meeting_person *to,
                                                struct paper **out);
/** Is he invited by letter: attends without being a member? */
bool meeting_by_letter(const struct meeting_person *p);
/** A letter of invitation to one guest, by name and post, with the code he signs in with. */
MUST_CHECK enum status meeting_paper_invitation(struct ctx *ctx, const struct meeting *m,
                                                const struct meeting_person *to,
                                                struct paper **out);
/** The letters to all guests as one PDF, each on a page of its own. ST_RULE: there are none, or
 *  more than 100. */
MUST_CHECK enum status meeting_letters(struct ctx *ctx, const struct meeting *m, struct str *out);
/** "4821 0937": read aloud and typed in two halves. */
struct str meeting_code_halves(struct ctx *ctx, struct str code);
/** 议程 with clock times. */
MUST_CHECK enum status meeting_paper_agenda(struct ctx *ctx, const struct meeting *m,
                                            struct paper **out);
/** All papers the actor may read as one PDF: contents, bookmarks, page numbers. What cannot be
 *  joined stands in the contents with the reason. ST_RULE "meeting.pack_no_program". */
MUST_CHECK enum status meeting_pack(struct ctx *ctx, const struct meeting *m, struct str *out);
#endif
