// SPDX-License-Identifier: MulanPSL-2.0
/** Inside the HTTP layer: what many post at the same instant, written together (struct crowd). */
#ifndef HTTP_CROWD_H
#define HTTP_CROWD_H
#include "platform/http/exchange.h"

MUST_CHECK enum status gathering_start(struct http *http, struct err *err);
void gathering_stop(struct gathering *g);
/** The exchange is suspended and x->parked set; it is resumed once written. false: too many wait,
 *  which x->parked says: answer. */
bool gathering_push(struct gathering *g, struct exchange *x);
/** In place of the handler: read what is wanted into x->parked, or answer. */
MUST_CHECK enum status crowd_park(struct ctx *ctx, const struct request *rq, struct response *rs);
/** How many may wait to be written. */
unsigned crowd_waiting_max(const struct http *http);
#endif
