// SPDX-License-Identifier: MulanPSL-2.0
/** What the journal knows of how rows came about. */
#ifndef PLATFORM_EVENT_MADE_H
#define PLATFORM_EVENT_MADE_H
#include "platform/ctx.h"

/** Two rows of this congress: was the first event that wrote the one the first that wrote the
 * other, so that one act made both? `table` and `other` are string constants. */
MUST_CHECK enum status event_made_together(struct ctx *ctx, const char *table, int64_t id,
                                           const char *other, int64_t other_id, bool *out);
#endif
