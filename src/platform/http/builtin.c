// SPDX-License-Identifier: MulanPSL-2.0
/* Routes of the platform itself. */
#include "platform/db.h"
#include "platform/http/exchange.h"

enum { BIG_SECONDS = 365 * 24 * 3600 };

static enum status healthz(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct rows rows;

    (void)rq;
    if (ctx->app->db != NULL && db_rows(ctx, &rows, "SELECT 1 AS one", NULL, 0) != ST_OK) {
        ctx->err = (struct err){0};
        respond_status(rs, MHD_HTTP_SERVICE_UNAVAILABLE);
        return respond_bytes(rs, "text/plain; charset=utf-8", S(""), S("database away\n"));
    }
    return respond_bytes(rs, "text/plain; charset=utf-8", S(""), S("ok\n"));
}

static enum status big_print(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str back = param_text(rq, "back");

    (void)ctx;
    respond_cookie(rs, "big", param_bool(rq, "on") ? S("1") : S("0"),
                   param_bool(rq, "on") ? BIG_SECONDS : 0);
    return respond_see_other(rs, STR_FMT, STR_ARG(back.len != 0 ? back : S("/")));
}

static const struct field BIG_FIELDS[] = {
    {.name = "on", .type = F_BOOL},
    {.name = "back", .type = F_LINE, .max = TARGET_BYTES_MAX},
    {0},
};

const struct route BUILT_IN_ROUTES[] = {
    {GET, "/healthz", PUBLIC, healthz, .flags = ROUTE_NO_JSON},
    {GET, "/metrics", PUBLIC, metrics_get, .flags = ROUTE_NO_JSON | ROUTE_HEAVY},
    {GET, "/big", PUBLIC, big_print, BIG_FIELDS, .flags = ROUTE_NO_JSON},
    {GET, "/api/openapi.json", PUBLIC, openapi_get, .flags = ROUTE_NO_JSON},
    {0},
};
