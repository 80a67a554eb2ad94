// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the journal: its tables, the daily head, the command. */
#include "event_migrations.h"
#include "platform/event/journal_command.h"
#include "platform/event/journal_store.h"
#include "platform/journal.h"
#include "platform/metrics.h"

/* The journal does not journal itself: its own hashes guard it. Cursors and the lease are only
 * progress, and nothing is ever written to event_order. */
static const char *const TABLES_UNJOURNALLED[] = {
    "event",        "event_row",   "event_unsealed", "journal_seal", "journal_head",
    "event_cursor", "event_lease", "event_order",    "event_held",   NULL,
};

/* The installation's own journal goes with the first congress. */
static enum status export_heads(struct ctx *ctx)
{
    const int64_t home = ctx->congress_id;
    int64_t *congresses;
    size_t count;
    enum status st;

    TRY(journal_head_export(ctx));
    TRY(journal_congresses(ctx, &congresses, &count));
    if (count < 2 || congresses[0] != 0 || congresses[1] != home)
        return ST_OK;
    ctx->congress_id = 0;
    st = journal_head_export(ctx);
    ctx->congress_id = home;
    return st;
}

static const struct job JOBS[] = {
    {.name = "event.head", .daily = true, .run = export_heads},
    {0},
};

static int verify(struct ctx *ctx, int argc, char **argv)
{
    if (argc >= 1 && strcmp(argv[0], "journal") == 0)
        return journal_command_verify(ctx, argc - 1, argv + 1);
    fprintf(stderr, "renda verify: say journal\n");
    return 2;
}

static enum status metrics(struct ctx *ctx, struct buf *out)
{
    int64_t waiting;

    TRY(journal_store_waiting_all(ctx, &waiting));
    metrics_gauge(out, "renda_journal_unsealed", waiting);
    return ST_OK;
}

static const struct command COMMANDS[] = {
    {
        .name = "verify",
        .usage = "renda verify journal [--head COUNT:CHAIN]   check every event, row and link",
        .run = verify,
        .everywhere = true,
    },
    {0},
};

const struct module event_module = {
    .name = "event",
    .tables_unjournalled = TABLES_UNJOURNALLED,
    .migrations = event_migrations,
    .jobs = JOBS,
    .commands = COMMANDS,
    .metrics = metrics,
};
