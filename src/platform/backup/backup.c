// SPDX-License-Identifier: MulanPSL-2.0
/* Making a backup, and the directory where the automatic ones lie. */
#include "platform/backup/backup_archive.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/kept.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { DEPTH_MAX = 8, LIST_MAX = 10000 };

static enum status too_long(struct err *err, const char *path)
{
    return file_failed(err, path, ENAMETOOLONG);
}

/* ---------------------------------------------------------------- what goes in */

static enum status add_file(struct ctx *ctx, struct backup_manifest *m, struct str name,
                            const char *path)
{
    struct backup_item *item;

    if (m->count == ENTRIES_MAX)
        return too_long(&ctx->err, path);
    item = manifest_add(ctx->arena, m);
    item->name = name;
    item->path = path;
    return file_hash(path, item->hash, &item->bytes, &ctx->err);
}

/* A file may go away meanwhile only if nothing names it any more; names with a leading dot are
 * unfinished. */
static enum status add_folder(struct ctx *ctx, struct backup_manifest *m, struct str name,
                              unsigned depth)
{
    const char *path =
        str_printf(ctx->arena, "%s/" STR_FMT, ctx->app->config.data_dir, STR_ARG(name)).ptr;
    enum status st = ST_OK;
    struct dirent *e;
    DIR *d = opendir(path);

    if (d == NULL)
        return errno == ENOENT ? ST_OK : file_failed(&ctx->err, path, errno);
    while (st == ST_OK && (e = readdir(d)) != NULL) {
        const struct str inner = str_printf(ctx->arena, STR_FMT "/%s", STR_ARG(name), e->d_name);
        const char *inner_path = str_printf(ctx->arena, "%s/%s", path, e->d_name).ptr;
        struct stat s;

        if (e->d_name[0] == '.' || lstat(inner_path, &s) != 0)
            continue;
        if (S_ISDIR(s.st_mode) && depth < DEPTH_MAX)
            st = add_folder(ctx, m, inner, depth + 1);
        else if (S_ISREG(s.st_mode))
            st = add_file(ctx, m, inner, inner_path);
    }
    closedir(d);
    return st;
}

static enum status gather(struct ctx *ctx, const char *copy, struct backup_manifest *m)
{
    const bool sqlite = db_kind(ctx) == DB_SQLITE;

    *m = (struct backup_manifest){
        .made_at = app_now(ctx->app),
        .version = S(RENDA_VERSION),
        .database = sqlite ? S("sqlite") : S("pgsql"),
    };
    /* The database first: every file that its rows name is there already. */
    TRY(database_copy(ctx, copy));
    TRY(add_file(ctx, m, sqlite ? S(SQLITE_ENTRY) : S(PGSQL_ENTRY), copy));
    TRY(add_folder(ctx, m, S("files"), 0));
    return add_folder(ctx, m, S("heads"), 0);
}

/* ---------------------------------------------------------------- the file */

const char *backup_dir(struct ctx *ctx)
{
    db_beside(ctx); /* who asks for it looks what is there */
    if (ctx->app->config.backup_dir != NULL && ctx->app->config.backup_dir[0] != '\0')
        return ctx->app->config.backup_dir;
    return str_printf(ctx->arena, "%s/backups", ctx->app->config.data_dir).ptr;
}

static struct str stamp(struct ctx *ctx)
{
    unsigned second;
    const int64_t now = app_now(ctx->app);
    const struct date d = date_of_instant(now, &second);

    return str_printf(ctx->arena, "%04d%02u%02u-%02u%02u%02u", d.year, d.month, d.day,
                      second / 3600, second / 60 % 60, second % 60);
}

/* Whole under its name, or not there. */
static enum status pack_beside(struct ctx *ctx, const struct backup_manifest *m, const char *path)
{
    const char *beside = str_printf(ctx->arena, "%s.part", path).ptr;
    char *slash;
    enum status st;

    unlink(beside);
    st = archive_pack(ctx->arena, m, beside, &ctx->err);
    if (st == ST_OK && link(beside, path) != 0)
        st = errno == EEXIST ? fail_detail(&ctx->err, ST_CONFLICT, "backup.there", "%s", path)
                             : file_failed(&ctx->err, path, errno);
    unlink(beside);
    if (st != ST_OK)
        return st;
    slash = str_z(ctx->arena, str_from(path));
    if (strrchr(slash, '/') == NULL)
        return ST_OK;
    *strrchr(slash, '/') = '\0';
    return file_flush(*slash != '\0' ? slash : "/", &ctx->err);
}

static enum status make(struct ctx *ctx, const char *path, struct backup_made *out)
{
    const char *copy = str_printf(ctx->arena, "%s.database", path).ptr;
    struct backup_manifest m;
    struct stat s;
    enum status st;

    if (access(path, F_OK) == 0)
        return fail_detail(&ctx->err, ST_CONFLICT, "backup.there", "%s", path);
    TRY(make_parents(path, &ctx->err));
    unlink(copy);
    st = gather(ctx, copy, &m);
    if (st == ST_OK)
        st = pack_beside(ctx, &m, path);
    unlink(copy);
    TRY(st);
    *out = (struct backup_made){.files = (int64_t)m.count};
    snprintf(out->path, sizeof out->path, "%s", path);
    out->bytes = stat(path, &s) == 0 ? (int64_t)s.st_size : 0;
    return ST_OK;
}

static enum status made_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    return event_emit(ctx, "backup.made", 0);
}

enum status backup_make(struct ctx *ctx, const char *path, struct backup_made *out)
{
    const int64_t home = ctx->congress_id;
    enum status st;

    if (path == NULL)
        path =
            str_printf(ctx->arena, "%s/renda-" STR_FMT ".zip", backup_dir(ctx), STR_ARG(stamp(ctx)))
                .ptr;
    if (strlen(path) + sizeof ".database" > BACKUP_PATH_SIZE)
        return too_long(&ctx->err, path);
    TRY(make(ctx, path, out));
    ctx->congress_id = 0;
    st = db_tx(ctx, made_tx, NULL);
    ctx->congress_id = home;
    return st;
}

/* ---------------------------------------------------------------- those that are there */

static int newest_first(const void *a, const void *b)
{
    const struct backup_entry *x = a, *y = b;

    return x->made_at != y->made_at ? (x->made_at < y->made_at ? 1 : -1)
                                    : str_cmp(y->name, x->name);
}

enum status backup_list(struct ctx *ctx, struct backup_entry **out, size_t *out_count)
{
    const char *dir = backup_dir(ctx);
    struct dirent *e;
    DIR *d = opendir(dir);

    *out = arena_array(ctx->arena, LIST_MAX, struct backup_entry);
    *out_count = 0;
    if (d == NULL)
        return errno == ENOENT ? ST_OK : file_failed(&ctx->err, dir, errno);
    while ((e = readdir(d)) != NULL && *out_count < LIST_MAX) {
        const struct str name = str_from(e->d_name);
        struct stat s;

        if (!str_starts(name, S("renda-")) || !str_ends(name, S(".zip")) ||
            fstatat(dirfd(d), e->d_name, &s, AT_SYMLINK_NOFOLLOW) != 0 || !S_ISREG(s.st_mode))
            continue;
        (*out)[(*out_count)++] = (struct backup_entry){
            .name = str_dup(ctx->arena, name), .bytes = s.st_size, .made_at = s.st_mtim.tv_sec};
    }
    closedir(d);
    if (*out_count != 0)
        qsort(*out, *out_count, sizeof **out, newest_first);
    return ST_OK;
}
