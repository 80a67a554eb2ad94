// SPDX-License-Identifier: MulanPSL-2.0
/** What has been decided is voted on again only with a reason. */
#ifndef VOTE_AGAIN_H
#define VOTE_AGAIN_H
#include "modules/vote/vote_actions.h"

/** Is there a result that stands? */
bool vote_stands(enum vote_state state);
/** ST_INVALID "reason", with the former's verdict, if none is given. */
MUST_CHECK enum status vote_need_reason(struct ctx *ctx, int64_t former_id, struct str reason);
#endif
