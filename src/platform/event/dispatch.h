// SPDX-License-Identifier: MulanPSL-2.0
/** The end of journal_dispatch_now(): letting another server do it. */
#ifndef PLATFORM_EVENT_DISPATCH_H
#define PLATFORM_EVENT_DISPATCH_H
#include "platform/ctx.h"

/** Give the lease up if it is ours. */
MUST_CHECK enum status journal_dispatch_end(struct ctx *ctx);
#endif
