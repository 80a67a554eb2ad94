// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the jobs: their table, and the daily tidying of what the platform keeps. */
#include "job_migrations.h"
#include "platform/db_pool.h"
#include "platform/job.h"
#include "platform/job/job_store.h"
#include "platform/metrics.h"

enum { KEEP_RUNS_DAYS = 400, KEEP_FORM_TOKENS_SECONDS = 2 * 86400 };

static enum status tidy_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    return job_store_purge(ctx, date_add_days(ctx->today, -KEEP_RUNS_DAYS));
}

static enum status tidy(struct ctx *ctx)
{
    TRY(db_tx(ctx, tidy_tx, NULL));
    return db_once_purge(ctx, ctx->now - KEEP_FORM_TOKENS_SECONDS);
}

/* What a job does is journalled; that it ran is only progress. */
static const char *const TABLES_UNJOURNALLED[] = {"job_run", NULL};

static const struct job JOBS[] = {
    {.name = "job.tidy", .daily = true, .run = tidy},
    {0},
};

static enum status metrics(struct ctx *ctx, struct buf *out)
{
    int64_t failed;

    TRY(job_store_failed(ctx, &failed));
    metrics_gauge(out, "renda_jobs_failed", failed);
    return ST_OK;
}

const struct module job_module = {
    .name = "job",
    .tables_unjournalled = TABLES_UNJOURNALLED,
    .migrations = job_migrations,
    .jobs = JOBS,
    .metrics = metrics,
};
