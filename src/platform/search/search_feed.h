// SPDX-License-Identifier: MulanPSL-2.0
/** Keeping the index up with the journal. */
#ifndef PLATFORM_SEARCH_FEED_H
#define PLATFORM_SEARCH_FEED_H
#include "platform/journal.h"
#include "platform/module.h"
#include "platform/search.h"

/** Load and index anew every record that these events are about, or have written, or that shows
 *  something of what they have written. Safe to repeat. */
MUST_CHECK enum status search_feed(struct ctx *ctx, const struct event_view *events, size_t count);
#endif
