// SPDX-License-Identifier: MulanPSL-2.0
/** Inside the HTTP layer: event streams (platform/hub.h) and where they come from. */
#ifndef HTTP_HUB_H
#define HTTP_HUB_H
#include "platform/http/exchange.h"

struct hub *hub_open(unsigned heartbeat_seconds);
void hub_close(struct hub *hub);
/** Let all streams send what waits and end; new ones end at once. */
void hub_end_streams(struct hub *hub);
/** The stream's socket: from now on the hub's, which writes the header. `slot` counts it for its
 *  address. false: drop it. */
bool hub_attach(struct stream *s, int fd, struct http *http, struct address_slot *slot);
/** It comes to nothing; closes its socket, if it has one. */
void hub_drop(struct stream *s);
#endif
