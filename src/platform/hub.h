// SPDX-License-Identifier: MulanPSL-2.0
/** Event streams (text/event-stream): pages that stay connected and hear what happens. */
#ifndef PLATFORM_HUB_H
#define PLATFORM_HUB_H
#include "platform/module.h"

struct hub;

/* http_start() sets app->hub, http_stop() takes it away. */

/** In a handler of a ROUTE_STREAM route: answer with a stream of `channel` (at most 60 bytes,
 *  e.g. "vote.12"). `hello` is sent at once as event "hello" ("" for none). Not for HEAD. */
MUST_CHECK enum status respond_stream(struct ctx *ctx, const struct request *rq,
                                      struct response *rs, const char *channel, struct str hello);
/** Send an event to all streams of a channel; any thread. `data` may have several lines. A reader
 *  that is too slow is cut off and connects again by itself. Returns how many were told. */
size_t hub_publish(struct app *app, const char *channel, const char *event, struct str data);
/** Streams now open, in all. */
size_t hub_streams(struct hub *hub);
#endif
