// SPDX-License-Identifier: MulanPSL-2.0
/** Work that may turn out to need more memory than there is for it. */
#ifndef PLATFORM_GUARDED_H
#define PLATFORM_GUARDED_H
#include "platform/ctx.h"

/** work(ctx, with), or ST_BUSY with "error.too_much" if an arena reached its limit: then ctx is as
 *  it was before, but for its error and its connection. Requests, transactions, jobs, tasks and
 *  subscribers are guarded already; what needs it is work with a ctx of its own (which its owner
 *  closes) inside of those. ADR 0020. */
MUST_CHECK enum status ctx_guarded(struct ctx *ctx, enum status (*work)(struct ctx *, void *),
                                   void *with);
#endif
