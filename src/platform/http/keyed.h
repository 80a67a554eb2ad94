// SPDX-License-Identifier: MulanPSL-2.0
/** Posts with an Idempotency-Key, of programs that come with a token. */
#ifndef HTTP_KEYED_H
#define HTTP_KEYED_H
#include "platform/http/exchange.h"

/** One key of one token. */
struct keyed {
    struct str token;   /* keyed hash of both; the transaction's one-time token */
    struct str request; /* hash of path and fields, files with their bytes */
};

bool keyed_wanted(const struct request *rq);
/** Run the handler, or answer as it was answered before (Idempotency-Replayed: true). ST_INVALID:
 *  "http.idempotency_bad", or "…_other" when the key came with another request before. ST_RULE:
 *  "…_running", or "…_lost" when it is done but the answer was not kept. What a handler refuses is
 *  not kept: it changed nothing, and the next try is a new one. */
MUST_CHECK enum status keyed_handle(struct ctx *ctx, struct request *rq, struct response *rs);
#endif
