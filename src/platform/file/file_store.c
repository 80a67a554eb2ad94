// SPDX-License-Identifier: MulanPSL-2.0
/* Keeping and finding files by content. Removing: file_sweep.c */
#include "base/arena_limit.h"
#include "platform/app.h"
#include "platform/crypt/sm3.h"
#include "platform/file/file_place.h"
#include "platform/kept.h"
#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { BLOCK_BYTES = 64 * 1024, RANDOM_CHARS = 24 };

/* ---------------------------------------------------------------- places */

bool file_hash_valid(struct str hash)
{
    if (hash.len != FILE_HASH_CHARS)
        return false;
    arr_each (i, hash.len)
        if (!((hash.ptr[i] >= '0' && hash.ptr[i] <= '9') ||
              (hash.ptr[i] >= 'a' && hash.ptr[i] <= 'f')))
            return false;
    return true;
}

const char *file_dir(struct ctx *ctx)
{
    db_beside(ctx);
    return str_printf(ctx->arena, "%s/files", ctx->app->config.data_dir).ptr;
}

const char *file_shard(struct ctx *ctx, struct str hash)
{
    return str_printf(ctx->arena, "%s/%.2s", file_dir(ctx), hash.ptr).ptr;
}

const char *file_place(struct ctx *ctx, struct str hash)
{
    return str_printf(ctx->arena, "%s/%.2s/%.62s", file_dir(ctx), hash.ptr, hash.ptr + 2).ptr;
}

/* ---------------------------------------------------------------- what can go wrong */

static enum status cannot(struct ctx *ctx, const char *what, int why)
{
    if (why == ENOSPC || why == EDQUOT || why == EFBIG)
        return fail_detail(&ctx->err, ST_BUSY, "file.disk_full", "%s: %s", what, strerror(why));
    return fail_detail(&ctx->err, ST_INTERNAL, "file.cannot_keep", "%s: %s", what, strerror(why));
}

static enum status sync_dir(struct ctx *ctx, const char *dir)
{
    const int fd = open(dir, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool good = fd >= 0 && fsync(fd) == 0;
    const int why = errno;

    if (fd >= 0)
        close(fd);
    return good ? ST_OK : cannot(ctx, "directory", why);
}

/* A directory that has just been made is on disk only when its parent is. */
static enum status make_dir(struct ctx *ctx, const char *dir, const char *parent)
{
    if (mkdir(dir, 0700) == 0)
        return sync_dir(ctx, parent);
    return errno == EEXIST ? ST_OK : cannot(ctx, "directory", errno);
}

/* ---------------------------------------------------------------- the lock */

int file_lock(struct ctx *ctx, bool alone)
{
    const char *path = str_printf(ctx->arena, "%s/.lock", file_dir(ctx)).ptr;
    const int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

    while (fd >= 0 && flock(fd, alone ? LOCK_EX : LOCK_SH) != 0 && errno == EINTR)
        ;
    return fd;
}

/* ---------------------------------------------------------------- keeping */

/* Hash from `fd`, copying to `to` unless that is -1. false: errno. */
static bool hash_copy(int fd, int to, struct file_kept *out, uint8_t hash[SM3_BYTES])
{
    struct sm3 h = sm3_begin();
    char *block = malloc(BLOCK_BYTES);
    ssize_t got = 0;
    bool good = block != NULL;

    out->size_bytes = 0;
    while (good && (got = read(fd, block, BLOCK_BYTES)) != 0) {
        if (got < 0 && errno == EINTR)
            continue;
        good = got > 0;
        for (ssize_t done = 0; good && to >= 0 && done < got;) {
            const ssize_t put = write(to, block + done, (size_t)(got - done));

            good = put > 0 || (put < 0 && errno == EINTR);
            done += put > 0 ? put : 0;
        }
        if (good) {
            sm3_bytes(&h, block, (size_t)got);
            out->size_bytes += got;
        }
    }
    const int why = errno;

    sm3_end(&h, hash);
    free(block);
    errno = why;
    return good;
}

static bool is_whole(const char *place, int64_t size_bytes)
{
    struct stat st;

    return stat(place, &st) == 0 && S_ISREG(st.st_mode) && st.st_size == size_bytes;
}

/* Under the lock of the store. A file of another length under the same name is damage: replaced. */
static enum status settle(struct ctx *ctx, const char *temporary, struct file_kept *k)
{
    const char *place = file_place(ctx, k->hash);

    if (is_whole(place, k->size_bytes)) {
        if (utimensat(AT_FDCWD, place, NULL, 0) != 0)
            return cannot(ctx, "touch", errno);
        return ST_OK;
    }
    if (rename(temporary, place) != 0)
        return cannot(ctx, "rename", errno);
    k->fresh = true;
    return sync_dir(ctx, file_shard(ctx, k->hash));
}

static enum status settle_locked(struct ctx *ctx, const char *temporary, struct file_kept *k)
{
    int lock;
    enum status st;

    TRY(make_dir(ctx, file_shard(ctx, k->hash), file_dir(ctx)));
    lock = file_lock(ctx, false);
    if (lock < 0)
        return cannot(ctx, "lock", errno);
    arena_hold(); /* a lock that stays would stop the sweep, and with it all jobs */
    st = settle(ctx, temporary, k);
    arena_let();
    close(lock);
    return st;
}

/* The bytes of `from` (or of `bytes`) in a temporary file of the store, on disk. */
static enum status write_temporary(struct ctx *ctx, int from, struct str bytes,
                                   const char *temporary, struct file_kept *k)
{
    const int to = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0400);
    uint8_t hash[SM3_BYTES];
    bool good = to >= 0;
    int why;

    if (good && from >= 0) {
        good = hash_copy(from, to, k, hash);
    } else if (good) {
        struct sm3 h = sm3_begin();

        sm3_bytes(&h, bytes.ptr, bytes.len);
        sm3_end(&h, hash);
        k->size_bytes = (int64_t)bytes.len;
        for (size_t done = 0; good && done < bytes.len;) {
            const ssize_t put = write(to, bytes.ptr + done, bytes.len - done);

            good = put > 0 || (put < 0 && errno == EINTR);
            done += put > 0 ? (size_t)put : 0;
        }
    }
    good = good && fsync(to) == 0;
    why = errno;
    if (to >= 0 && close(to) != 0 && good) {
        good = false;
        why = errno;
    }
    if (!good)
        return cannot(ctx, "write", why);
    k->hash = str_hex(ctx->arena, hash, sizeof hash);
    return ST_OK;
}

static enum status keep(struct ctx *ctx, int from, struct str bytes, struct file_kept *out)
{
    uint8_t random[RANDOM_CHARS / 2];
    struct file_kept k = {.fresh = false};
    const char *temporary;
    enum status st;

    TRY(make_dir(ctx, file_dir(ctx), ctx->app->config.data_dir));
    if (getentropy(random, sizeof random) != 0)
        return cannot(ctx, "random", errno);
    temporary = str_printf(ctx->arena, "%s/" FILE_TEMPORARY STR_FMT, file_dir(ctx),
                           STR_ARG(str_hex(ctx->arena, random, sizeof random)))
                    .ptr;
    st = write_temporary(ctx, from, bytes, temporary, &k);
    if (st == ST_OK)
        st = settle_locked(ctx, temporary, &k);
    if (!k.fresh)
        unlink(temporary);
    if (st == ST_OK)
        *out = k;
    return st;
}

enum status file_keep(struct ctx *ctx, const char *path, struct file_kept *out)
{
    const int from = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    enum status st;

    if (from < 0)
        return cannot(ctx, "open", errno);
    st = keep(ctx, from, S(""), out);
    close(from);
    return st;
}

enum status file_keep_bytes(struct ctx *ctx, struct str bytes, struct file_kept *out)
{
    return keep(ctx, -1, bytes, out);
}

static enum status gone(struct ctx *ctx)
{
    return fail(&ctx->err, ST_NOT_FOUND, "file.gone", NULL);
}

enum status file_keep_again(struct ctx *ctx, struct str hash)
{
    const char *place;
    int lock;
    bool good;

    if (!file_hash_valid(hash))
        return gone(ctx);
    place = file_place(ctx, hash); /* before the lock: nothing is asked of the arena under it */
    lock = file_lock(ctx, false);
    good = lock >= 0 && utimensat(AT_FDCWD, place, NULL, 0) == 0;
    if (lock >= 0)
        close(lock);
    return good ? ST_OK : gone(ctx);
}

/* ---------------------------------------------------------------- reading */

enum status file_path(struct ctx *ctx, struct str hash, const char **out_path)
{
    const char *place;

    if (!file_hash_valid(hash))
        return gone(ctx);
    place = file_place(ctx, hash);
    if (access(place, R_OK) != 0)
        return gone(ctx);
    *out_path = place;
    return ST_OK;
}

static bool read_all(int fd, char *to, size_t len)
{
    size_t done = 0;

    while (done < len) {
        const ssize_t got = read(fd, to + done, len - done);

        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        done += (size_t)got;
    }
    return true;
}

enum status file_read(struct ctx *ctx, struct str hash, size_t most, struct str *out)
{
    const char *path;
    struct stat st;
    bool good;
    char *to;
    int fd;

    TRY(file_path(ctx, hash, &path));
    fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0 || fstat(fd, &st) != 0 || (size_t)st.st_size > most) {
        if (fd >= 0)
            close(fd);
        return fd < 0 ? gone(ctx) : fail(&ctx->err, ST_INVALID, "file.too_big", NULL);
    }
    to = arena_alloc(ctx->arena, (size_t)st.st_size + 1);
    good = read_all(fd, to, (size_t)st.st_size);
    close(fd);
    if (!good)
        return fail(&ctx->err, ST_INTERNAL, "file.damaged", NULL);
    *out = (struct str){to, (size_t)st.st_size};
    return ST_OK;
}

enum status file_verify(struct ctx *ctx, struct str hash)
{
    uint8_t is[SM3_BYTES];
    struct file_kept k;
    const char *path;
    bool good;
    int fd;

    TRY(file_path(ctx, hash, &path));
    fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    good = fd >= 0 && hash_copy(fd, -1, &k, is);
    if (fd >= 0)
        close(fd);
    if (!good || !str_eq(str_hex(ctx->arena, is, sizeof is), hash))
        return fail_detail(&ctx->err, ST_INTERNAL, "file.damaged", STR_FMT, STR_ARG(hash));
    return ST_OK;
}
