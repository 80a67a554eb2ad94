// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of help_away, and two counts over views of others. */
#ifndef HELP_STORE_H
#define HELP_STORE_H
#include "platform/ctx.h"

/** Has the actor put the three things away? */
MUST_CHECK enum status help_store_is_away(struct ctx *ctx, bool *out);
/** Put them away; repeating changes nothing. */
MUST_CHECK enum status help_store_put_away(struct ctx *ctx);
/** Has any deputy an account? */
MUST_CHECK enum status help_store_deputy_signed(struct ctx *ctx, bool *out);
#endif
