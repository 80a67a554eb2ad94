// SPDX-License-Identifier: MulanPSL-2.0
/** How often a token or an address may ask. */
#ifndef HTTP_RATE_H
#define HTTP_RATE_H
#include "base/str.h"

enum rate_kind { RATE_TOKEN, RATE_ADDRESS, RATE_SIGN_IN, RATE_KINDS };

struct rate;
struct rate *rate_open(void);
void rate_close(struct rate *r);
/** Take one request of `who`. 0: it may pass; else the seconds after which the next may. Up to a
 *  minute's requests may come at once. a_minute 0: no limit. now_ms: monotonic. */
unsigned rate_take(struct rate *r, enum rate_kind kind, struct str who, unsigned a_minute,
                   int64_t now_ms);
/** The same for any period: `many` in `window_ms`; `who` names the limit, too. */
unsigned rate_take_of(struct rate *r, struct str who, unsigned many, int64_t window_ms,
                      int64_t now_ms);
#endif
