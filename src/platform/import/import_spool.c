// SPDX-License-Identifier: MulanPSL-2.0
/* Files that wait between preview and import. */
#include "platform/import/import_spool.h"
#include "platform/app.h"
#include "platform/crypt.h"
#include "platform/crypt/sm3.h"
#include "platform/kept.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { NAME_CHARS = 32, BLOCK_BYTES = 64 * 1024 };

#define PREFIX "import-"

static struct str spool_dir(struct ctx *ctx)
{
    db_beside(ctx);
    return str_printf(ctx->arena, "%s/spool/import", ctx->app->config.data_dir);
}

static void make_dir(struct ctx *ctx)
{
    (void)mkdir(str_printf(ctx->arena, "%s/spool", ctx->app->config.data_dir).ptr, 0700);
    (void)mkdir(spool_dir(ctx).ptr, 0700);
}

const char *import_spool_named(struct ctx *ctx, const char *word, int64_t id)
{
    make_dir(ctx);
    return str_printf(ctx->arena, STR_FMT "/%s-%lld", STR_ARG(spool_dir(ctx)), word, (long long)id)
        .ptr;
}

static bool is_name(struct str name)
{
    if (name.len != sizeof PREFIX - 1 + NAME_CHARS || !str_starts(name, S(PREFIX)))
        return false;
    for (size_t i = sizeof PREFIX - 1; i < name.len; i++)
        if (!((name.ptr[i] >= 'a' && name.ptr[i] <= 'z') ||
              (name.ptr[i] >= '0' && name.ptr[i] <= '9')))
            return false;
    return true;
}

enum status import_spool_path(struct ctx *ctx, struct str name, const char **out_path)
{
    struct str path;

    if (!is_name(name))
        return fail(&ctx->err, ST_NOT_FOUND, "import.upload_gone", NULL);
    path = str_printf(ctx->arena, STR_FMT "/" STR_FMT, STR_ARG(spool_dir(ctx)), STR_ARG(name));
    if (access(path.ptr, R_OK) != 0)
        return fail(&ctx->err, ST_NOT_FOUND, "import.upload_gone", NULL);
    *out_path = path.ptr;
    return ST_OK;
}

/* Copy up to the limit, hashing. false: errno says why; 0: too big. */
static bool copy(int from, int to, struct sm3 *hash)
{
    char block[BLOCK_BYTES];
    size_t total = 0;
    ssize_t got;

    while ((got = read(from, block, sizeof block)) > 0) {
        total += (size_t)got;
        errno = 0;
        if (total > (size_t)IMPORT_FILE_KIB * 1024)
            return false;
        sm3_bytes(hash, block, (size_t)got);
        for (ssize_t done = 0; to >= 0 && done < got;) {
            const ssize_t put = write(to, block + done, (size_t)(got - done));

            if (put < 0)
                return false;
            done += put;
        }
    }
    return got == 0;
}

static struct str hash_text(struct arena *a, struct sm3 *hash)
{
    uint8_t bytes[SM3_BYTES];

    sm3_end(hash, bytes);
    return str_hex(a, bytes, sizeof bytes);
}

enum status import_file_hash(struct ctx *ctx, const char *path, struct str *out)
{
    const int from = open(path, O_RDONLY | O_CLOEXEC);
    struct sm3 hash;
    bool good;

    if (from < 0)
        return fail(&ctx->err, ST_INVALID, "sheet.unreadable", NULL);
    hash = sm3_begin();
    good = copy(from, -1, &hash);
    close(from);
    *out = hash_text(ctx->arena, &hash);
    return good ? ST_OK : fail(&ctx->err, ST_INVALID, "sheet.too_big", NULL);
}

enum status import_spool_keep(struct ctx *ctx, const char *path, struct str *out_name,
                              struct str *out_hash)
{
    const struct str dir = spool_dir(ctx);
    const struct str name =
        str_printf(ctx->arena, PREFIX STR_FMT, STR_ARG(crypt_random_text(ctx->arena, NAME_CHARS)));
    const struct str kept =
        str_printf(ctx->arena, STR_FMT "/" STR_FMT, STR_ARG(dir), STR_ARG(name));
    const int from = open(path, O_RDONLY | O_CLOEXEC);
    struct sm3 hash;
    bool good;
    int to, why;

    if (from < 0)
        return fail(&ctx->err, ST_INVALID, "sheet.unreadable", NULL);
    make_dir(ctx);
    to = open(kept.ptr, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (to < 0) {
        close(from);
        return fail_detail(&ctx->err, ST_INTERNAL, "import.spool", "%s", strerror(errno));
    }
    hash = sm3_begin();
    good = copy(from, to, &hash);
    why = errno;
    *out_hash = hash_text(ctx->arena, &hash);
    close(from);
    good = close(to) == 0 && good;
    if (!good) {
        unlink(kept.ptr);
        return why == 0 ? fail(&ctx->err, ST_INVALID, "sheet.too_big", NULL)
                        : fail_detail(&ctx->err, ST_INTERNAL, "import.spool", "%s", strerror(why));
    }
    *out_name = name;
    return ST_OK;
}

const char *import_spool_beside(struct ctx *ctx, struct str name, const char *suffix)
{
    return str_printf(ctx->arena, STR_FMT "/" STR_FMT ".%s", STR_ARG(spool_dir(ctx)), STR_ARG(name),
                      suffix)
        .ptr;
}

void import_spool_drop(struct ctx *ctx, struct str name)
{
    static const char *const BESIDE[] = {"plan", "fresh", "run", "stop"};

    if (!is_name(name))
        return;
    unlink(str_printf(ctx->arena, STR_FMT "/" STR_FMT, STR_ARG(spool_dir(ctx)), STR_ARG(name)).ptr);
    arr_each (i, COUNT(BESIDE))
        unlink(import_spool_beside(ctx, name, BESIDE[i]));
}

/* NAME or NAME.something */
static bool is_ours(struct str file)
{
    struct str name;

    (void)str_cut(&file, '.', &name);
    return is_name(name);
}

void import_spool_sweep(struct ctx *ctx)
{
    DIR *dir = opendir(spool_dir(ctx).ptr);
    const struct dirent *entry;
    struct stat st;

    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        if (is_ours(str_from(entry->d_name)) && fstatat(dirfd(dir), entry->d_name, &st, 0) == 0 &&
            st.st_mtime < ctx->now - IMPORT_SPOOL_SECONDS)
            unlinkat(dirfd(dir), entry->d_name, 0);
    }
    if (dir != NULL)
        closedir(dir);
}
