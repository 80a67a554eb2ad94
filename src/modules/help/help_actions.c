// SPDX-License-Identifier: MulanPSL-2.0
/* What people do with the handbook. */
#include "modules/help/help_actions.h"
#include "modules/help/help_store.h"
#include "platform/db.h"

static enum status put_away(struct ctx *ctx, const void *input)
{
    (void)input;
    return help_store_put_away(ctx);
}

enum status help_put_away(struct ctx *ctx)
{
    return db_tx(ctx, put_away, NULL);
}

enum status help_is_away(struct ctx *ctx, bool *out)
{
    return help_store_is_away(ctx, out);
}

enum status help_deputy_signed(struct ctx *ctx, bool *out)
{
    return help_store_deputy_signed(ctx, out);
}
