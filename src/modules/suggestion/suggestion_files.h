// SPDX-License-Identifier: MulanPSL-2.0
/** Whose files are whose: what modules/attachment asks about files of suggestions, replies and
 *  notes. */
#ifndef SUGGESTION_FILES_H
#define SUGGESTION_FILES_H
#include "platform/module.h"

#define SUGGESTION_FILES "suggestion" /* of the deputy's text */
#define SUGGESTION_REPLY_FILES                                                                     \
    "suggestion_reply"                          /* of a reply: the unit's alone until it is sent */
#define SUGGESTION_NOTE_FILES "suggestion_note" /* of what was noted while it was handled */

extern const struct attachment_owner SUGGESTION_ATTACHMENTS[]; /* ends in {0} */
#endif
