// SPDX-License-Identifier: MulanPSL-2.0
/** Bundles of paper ballots on the tellers' page. */
#ifndef VOTE_WEB_BUNDLE_H
#define VOTE_WEB_BUNDLE_H
#include "modules/vote/vote_parts.h"
#include "modules/vote/vote_web_choice.h"
#include "vote_view.h"

/** The bundles so far, and the actor's own count of bundle `number` (NULL: none yet). A teller sees
 *  the other's figures only of bundles he has counted himself. */
MUST_CHECK enum status vote_web_bundles(struct ctx *ctx, const struct vote_sheet *s,
                                        unsigned number, struct vote_count_v *out,
                                        const struct vote_count **out_own);
/** The key of the sentence after an entry. */
const char *vote_web_entries_say(enum vote_entries state);
#endif
