// SPDX-License-Identifier: MulanPSL-2.0
/** What main() asks of all modules together. */
#ifndef MODULES_MODULES_H
#define MODULES_MODULES_H
#include "platform/app.h"

/** How the HTTP layer learns who asks. */
const struct auth_hooks *modules_auth(void);
/** Commands of platform and modules, NULL-terminated; static memory. */
const struct command *const *modules_commands(void);

/** What must stand before a request is answered: known permissions in the roles, and the like. */
MUST_CHECK enum status modules_start(struct app *app, struct err *err);
/** Set ctx->congress_id to the congress of that division code; without a code to the only one there
 *  is (0 when there is none yet). ST_INVALID when it is not clear which. */
MUST_CHECK enum status modules_choose_congress(struct ctx *ctx, const char *code);
/** ST_NOT_FOUND when no congress has been founded. */
MUST_CHECK enum status modules_has_congress(struct ctx *ctx);
/** Make the demo congress, module by module. */
MUST_CHECK enum status modules_demo(struct ctx *ctx);
/** Consistency of tables, routes, permissions, texts and statements; one line per fault in *out.
 *  ST_INTERNAL if there is any. */
MUST_CHECK enum status modules_check(struct ctx *ctx, struct buf *out_report);
#endif
