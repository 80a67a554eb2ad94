// SPDX-License-Identifier: MulanPSL-2.0
/* GET /metrics */
#include "platform/db_pool.h"
#include "platform/http/page_kept.h"
#include "platform/hub.h"
#include "platform/metrics.h"
#include <unistd.h>

/* Pages of memory in use; 0 when the kernel does not tell. */
static int64_t resident_bytes(void)
{
    long total = 0, resident = 0;
    FILE *f = fopen("/proc/self/statm", "re");

    if (f == NULL)
        return 0;
    if (fscanf(f, "%ld %ld", &total, &resident) != 2)
        resident = 0;
    fclose(f);
    return (int64_t)resident * sysconf(_SC_PAGESIZE);
}

static void database(struct ctx *ctx, struct buf *out)
{
    struct db_stats s;

    db_pool_stats(ctx->app->db, &s);
    metrics_counter(out, "renda_db_transactions_total", s.transactions);
    metrics_counter(out, "renda_db_commits_total", s.commits);
    metrics_counter(out, "renda_db_retries_total", s.retries);
    metrics_counter(out, "renda_db_reconnects_total", s.reconnects);
    metrics_gauge(out, "renda_db_connections", s.connections);
    metrics_gauge(out, "renda_db_connections_in_use", s.in_use);
}

static bool from_here(const struct ctx *ctx)
{
    return str_eqz(ctx->address, "127.0.0.1") || str_eqz(ctx->address, "::1") ||
           str_eqz(ctx->address, "::ffff:127.0.0.1");
}

enum status metrics_get(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct buf out = buf_new(ctx->arena, 0);
    uint64_t kept, given;
    enum status st = ST_OK;

    if (!from_here(ctx))
        return fail(&ctx->err, ST_NOT_FOUND, "error.not_found", NULL);
    metrics_gauge(&out, "renda_resident_bytes", resident_bytes());
    metrics_requests(&out, &ctx->app->requests);
    pages_counts(rq->http->pages, &kept, &given);
    metrics_counter(&out, "renda_http_pages_kept_total", kept);
    metrics_counter(&out, "renda_http_pages_given_total", given);
    metrics_gauge(&out, "renda_http_streams",
                  ctx->app->hub != NULL ? (int64_t)hub_streams(ctx->app->hub) : 0);
    database(ctx, &out);
    for (const struct module *const *m = MODULES; *m != NULL && st == ST_OK; m++)
        if ((*m)->metrics != NULL)
            st = (*m)->metrics(ctx, &out);
    metrics_gauge(&out, "renda_db_up", st == ST_OK);
    ctx->err = (struct err){0}; /* a database that is away is an answer too */
    return respond_bytes(rs, "text/plain; version=0.0.4; charset=utf-8", S(""), buf_view(&out));
}
