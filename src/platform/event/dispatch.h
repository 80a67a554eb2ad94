// SPDX-License-Identifier: MulanPSL-2.0
/** Between journal_dispatch_now() and the threads that call it: when to stop, and letting another
 *  server go on. */
#ifndef PLATFORM_EVENT_DISPATCH_H
#define PLATFORM_EVENT_DISPATCH_H
#include "platform/ctx.h"

/** Give the lease up if it is ours. */
MUST_CHECK enum status journal_dispatch_end(struct ctx *ctx);

/** Whether journal_stop() waits: whoever is told of events is not told of another batch. The rest
 * is told by the next program, from where this one ended. */
bool journal_stopping(const struct app *app);
#endif
