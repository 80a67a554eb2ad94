// SPDX-License-Identifier: MulanPSL-2.0
/* Front door: the daily backup, and clearing away the oldest. */
#include "platform/backup/backup_internal.h"
#include "platform/db.h"
#include <errno.h>
#include <unistd.h>

#define DAILY "renda-daily-"

/* The first `keep` of the daily ones stay; the list is newest first. */
static enum status clear_old(struct ctx *ctx, unsigned keep)
{
    struct backup_entry *all;
    size_t count;
    unsigned seen = 0;

    TRY(backup_list(ctx, &all, &count));
    arr_each (i, count) {
        if (!str_starts(all[i].name, S(DAILY)) || ++seen <= keep)
            continue;
        const char *path =
            str_printf(ctx->arena, "%s/" STR_FMT, backup_dir(ctx), STR_ARG(all[i].name)).ptr;
        if (unlink(path) != 0 && errno != ENOENT)
            return file_failed(&ctx->err, path, errno);
    }
    return ST_OK;
}

/* The job comes round in every congress; the backup is of all of them and made once. */
static enum status daily(struct ctx *ctx)
{
    const unsigned keep = ctx->app->config.backup_keep;
    struct backup_made made;
    const char *path;

    if (keep == 0)
        return ST_OK;
    path = str_printf(ctx->arena, "%s/" DAILY "%04d%02u%02u.zip", backup_dir(ctx), ctx->today.year,
                      ctx->today.month, ctx->today.day)
               .ptr;
    if (access(path, F_OK) != 0)
        TRY(backup_make(ctx, path, &made));
    return clear_old(ctx, keep);
}

static const struct job JOBS[] = {
    {.name = "backup.daily", .daily = true, .run = daily},
    {0},
};

const struct module backup_module = {
    .name = "backup",
    .jobs = JOBS,
};
