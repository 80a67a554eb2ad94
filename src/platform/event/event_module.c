// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the journal: its tables, the daily head, the command. */
#include "event_migrations.h"
#include "platform/event/journal_command.h"
#include "platform/journal.h"

/* The journal does not journal itself: its own hashes guard it. Cursors and the lease are only
 * progress, and nothing is ever written to event_order. */
static const char *const TABLES_UNJOURNALLED[] = {
    "event",        "event_row",   "event_unsealed", "journal_seal", "journal_head",
    "event_cursor", "event_lease", "event_order",    NULL,
};

static const struct job JOBS[] = {
    {.name = "event.head", .daily = true, .run = journal_head_export},
    {0},
};

static int verify(struct ctx *ctx, int argc, char **argv)
{
    if (argc >= 1 && strcmp(argv[0], "journal") == 0)
        return journal_command_verify(ctx, argc - 1, argv + 1);
    fprintf(stderr, "renda verify: say journal\n");
    return 2;
}

static const struct command COMMANDS[] = {
    {"verify",
     "verify journal [--congress ID] [--head COUNT:CHAIN]   check every event, row and link\n",
     verify},
    {0},
};

const struct module event_module = {
    .name = "event",
    .tables_unjournalled = TABLES_UNJOURNALLED,
    .migrations = event_migrations,
    .jobs = JOBS,
    .commands = COMMANDS,
};
