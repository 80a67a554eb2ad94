// SPDX-License-Identifier: MulanPSL-2.0
/* Timed work: write what waits in memory, forget what is old. */
#include "modules/account/account_jobs.h"
#include "modules/account/account_actions.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/job.h"

enum { KEEP_EVERY_SECONDS = 15 };

const struct job ACCOUNT_JOBS[] = {
    {.name = "account.keep", .period_seconds = KEEP_EVERY_SECONDS, .run = account_keep},
    {.name = "account.tidy", .daily = true, .run = account_tidy},
    {0},
};

/* A new congress has roles before its first account. Repeating it is free. */
static enum status on_founded(struct ctx *ctx, const struct event_view *event)
{
    ctx->congress_id = event->congress_id;
    return account_seed_roles(ctx);
}

const struct subscriber ACCOUNT_SUBSCRIBERS[] = {
    {"congress.founded", on_founded},
    {0},
};

/* ---------------------------------------------------------------- by hand */

static enum status run_job_tx(struct ctx *ctx, const void *input)
{
    const char *name = input;

    TRY(job_ask(ctx, name));
    return event_emit_data(ctx, "account.job_asked", ctx->congress_id,
                           str_printf(ctx->arena, "{\"job\":\"%s\"}", name));
}

enum status account_run_job(struct ctx *ctx, const char *name)
{
    return db_tx(ctx, run_job_tx, name);
}
