// SPDX-License-Identifier: MulanPSL-2.0
/* Timed work: write what waits in memory, forget what is old. */
#include "modules/account/account_jobs.h"
#include "modules/account/account_actions.h"

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
