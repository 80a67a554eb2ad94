// SPDX-License-Identifier: MulanPSL-2.0
/** What people do with the handbook. */
#ifndef HELP_ACTIONS_H
#define HELP_ACTIONS_H
#include "platform/ctx.h"

/** Put the three things away, for this account, for good. */
MUST_CHECK enum status help_put_away(struct ctx *ctx);
/** Have they been put away? */
MUST_CHECK enum status help_is_away(struct ctx *ctx, bool *out);
/** Has any deputy of this congress an account? */
MUST_CHECK enum status help_deputy_signed(struct ctx *ctx, bool *out);
#endif
