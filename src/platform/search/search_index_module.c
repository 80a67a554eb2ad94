// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the search index: its tables, who feeds it, the command that builds it anew. */
#include "platform/search/search_feed.h"
#include "platform/search/search_store.h"
#include "search_index_migrations.h"

/* A copy of what journalled rows say, and how it was made; built anew at any time. */
static const char *const TABLES_UNJOURNALLED[] = {"search_doc", "search_fts", "search_state", NULL};

static const struct subscriber SUBSCRIBERS[] = {
    {.event = "*", .run_many = search_feed},
    {0},
};

/* The way tokens are made has changed with the program: build the index of all congresses. */
static enum status check_version(struct ctx *ctx)
{
    int64_t version;
    size_t count;

    TRY(search_store_version(ctx, &version));
    if (version == search_store_version_now(ctx))
        return ST_OK;
    return search_rebuild(ctx, &count);
}

static const struct job JOBS[] = {
    {.name = "search.version", .period_seconds = 3600, .run = check_version},
    {0},
};

static int search_command(struct ctx *ctx, int argc, char **argv)
{
    size_t count;

    if (argc != 1 || strcmp(argv[0], "rebuild") != 0) {
        fprintf(stderr, "renda search: say rebuild\n");
        return 2;
    }
    if (search_rebuild(ctx, &count) != ST_OK) {
        fprintf(stderr, "renda search: not done: %s %s\n", ctx->err.key, ctx->err.detail);
        return 1;
    }
    printf("%zu documents in the index\n", count);
    return 0;
}

static const struct command COMMANDS[] = {
    {
        .name = "search",
        .usage = "renda search rebuild   build the search index anew from the records",
        .run = search_command,
        .everywhere = true,
    },
    {0},
};

const struct module search_index_module = {
    .name = "search_index",
    .migrations = search_index_migrations,
    .tables_unjournalled = TABLES_UNJOURNALLED,
    .subscribers = SUBSCRIBERS,
    .jobs = JOBS,
    .commands = COMMANDS,
};
