// SPDX-License-Identifier: MulanPSL-2.0
/* The daily sweep of the store, once for the whole installation. */
#include "platform/app.h"
#include "platform/file/file_place.h"
#include "platform/log.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { AGAIN_SECONDS = 20 * 3600 };

/* Jobs run in each congress; the store is one. Its last sweep is the age of a file. */
static bool swept_lately(struct ctx *ctx, const char *mark)
{
    struct stat st;

    return stat(mark, &st) == 0 && st.st_mtime > ctx->now - AGAIN_SECONDS &&
           st.st_mtime <= ctx->now;
}

static enum status sweep(struct ctx *ctx)
{
    const char *mark = str_printf(ctx->arena, "%s/.swept", file_dir(ctx)).ptr;
    struct file_totals removed;
    struct timespec times[2] = {{.tv_sec = ctx->now}, {.tv_sec = ctx->now}};
    int fd;

    if (access(file_dir(ctx), F_OK) != 0 || swept_lately(ctx, mark))
        return ST_OK;
    TRY(file_sweep(ctx, &removed));
    fd = open(mark, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (fd >= 0) {
        (void)futimens(fd, times);
        close(fd);
    }
    if (removed.files != 0)
        log_line(LOG_INFO, "file.swept", LOG_INT("files", removed.files),
                 LOG_INT("bytes", removed.bytes));
    return ST_OK;
}

static const struct job JOBS[] = {
    {.name = "file.sweep", .daily = true, .run = sweep},
    {0},
};

const struct module file_module = {.name = "file", .jobs = JOBS};
