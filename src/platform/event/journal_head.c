// SPDX-License-Identifier: MulanPSL-2.0
/* Giving out heads of the chain. */
#include "platform/event/journal_store.h"
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <sys/stat.h>
#include <unistd.h>

enum status journal_congresses(struct ctx *ctx, int64_t **out, size_t *out_count)
{
    enum { MOST = 10000 };
    int64_t *list = arena_array(ctx->arena, MOST, int64_t), id = INT64_MIN;
    size_t count = 0;

    for (;;) {
        TRY(journal_store_next_congress(ctx, "event", id, &id));
        if (id == JOURNAL_NO_CONGRESS)
            break;
        if (count == MOST)
            return fail_detail(&ctx->err, ST_INTERNAL, "event.too_many", "more than %d congresses",
                               (int)MOST);
        list[count++] = id;
    }
    *out = list;
    *out_count = count;
    return ST_OK;
}

static void head_of(struct ctx *ctx, const struct journal_link *link, struct journal_head *out)
{
    const struct str hex = str_hex(ctx->arena, link->chain, sizeof link->chain);

    *out = (struct journal_head){.count = link->n, .on = ctx->today};
    memcpy(out->chain, hex.ptr, sizeof out->chain);
}

enum status journal_head(struct ctx *ctx, struct journal_head *out)
{
    struct journal_link link;

    TRY(journal_store_last(ctx, &link));
    head_of(ctx, &link, out);
    return ST_OK;
}

static enum status keep_tx(struct ctx *ctx, const void *input)
{
    return journal_store_keep_head(ctx, input);
}

static enum status no_file(struct ctx *ctx, const char *path)
{
    return fail_detail(&ctx->err, ST_INTERNAL, "event.head_file", "%s: %s", path, strerror(errno));
}

/* Whole or not at all: written beside and renamed. */
static enum status write_file(struct ctx *ctx, const char *path, struct str text)
{
    const char *beside = str_printf(ctx->arena, "%s.new", path).ptr;
    const int fd = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    bool good;

    if (fd < 0)
        return no_file(ctx, beside);
    good = write(fd, text.ptr, text.len) == (ssize_t)text.len && fsync(fd) == 0;
    good = close(fd) == 0 && good;
    if (!good || rename(beside, path) != 0) {
        const enum status st = no_file(ctx, path);

        unlink(beside);
        return st;
    }
    return ST_OK;
}

enum status journal_head_export(struct ctx *ctx)
{
    const char *dir = str_printf(ctx->arena, "%s/heads", ctx->app->config.data_dir).ptr;
    char on[DATE_TEXT_SIZE];
    struct journal_link link;
    struct journal_head head;

    TRY(journal_store_last(ctx, &link));
    if (link.n == 0)
        return ST_OK;
    TRY(db_tx(ctx, keep_tx, &link));
    head_of(ctx, &link, &head);
    if (mkdir(dir, 0755) != 0 && errno != EEXIST)
        return no_file(ctx, dir);
    date_format(head.on, on);
    return write_file(
        ctx, str_printf(ctx->arena, "%s/%" PRId64 "-%s.txt", dir, ctx->congress_id, on).ptr,
        str_printf(ctx->arena, "%" PRId64 " %s %s\n", head.count, head.chain, on));
}
