// SPDX-License-Identifier: MulanPSL-2.0
/* Putting an installation back: unpack beside, check, then move into place. */
#include "platform/backup/backup_archive.h"
#include "platform/db.h"
#include "platform/event.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct restore {
    const struct app_config *config;
    const struct backup_restore *what;
    struct backup_facts *out;
    struct arena *arena;
    struct backup_manifest manifest;
    const char *beside;   /* DATA/restoring */
    const char *database; /* path of the SQLite file in use; NULL for PostgreSQL */
    struct err *err;
};

static const char *in(struct restore *r, const char *dir, const char *name)
{
    return str_printf(r->arena, "%s/%s", dir, name).ptr;
}

static bool exists(const char *path)
{
    struct stat s;

    return lstat(path, &s) == 0;
}

static enum status move(struct restore *r, const char *from, const char *to)
{
    TRY(make_parents(to, r->err));
    return rename(from, to) == 0 ? ST_OK : file_failed(r->err, to, errno);
}

/* ---------------------------------------------------------------- read */

static void facts_of(struct restore *r)
{
    const struct backup_manifest *m = &r->manifest;

    *r->out = (struct backup_facts){.made_at = m->made_at, .files = (int64_t)m->count};
    arr_each (i, m->count)
        r->out->bytes += m->items[i].bytes;
    snprintf(r->out->version, sizeof r->out->version, STR_FMT, STR_ARG(m->version));
    snprintf(r->out->database, sizeof r->out->database, STR_FMT, STR_ARG(m->database));
}

static enum status unpack(struct restore *r, bool check_only)
{
    struct archive *archive;
    enum status st;

    TRY(archive_open(r->arena, r->what->path, &archive, &r->manifest, r->err));
    facts_of(r);
    st = ST_OK;
    for (size_t i = 0; st == ST_OK && i < r->manifest.count; i++) {
        const struct arena_mark mark = arena_mark(r->arena);
        const struct backup_item *item = &r->manifest.items[i];

        st = archive_unpack(archive, item,
                            check_only ? NULL : in(r, r->beside, str_z(r->arena, item->name)),
                            r->err);
        arena_reset(r->arena, mark);
    }
    archive_close(archive);
    return st;
}

enum status backup_verify(const char *path, struct backup_facts *out, struct err *err)
{
    const struct backup_restore what = {.path = path};
    struct restore r = {.what = &what, .out = out, .err = err, .arena = arena_open(0)};
    const enum status st = unpack(&r, true);

    arena_close(r.arena);
    return st;
}

/* ---------------------------------------------------------------- before anything changes */

static enum status same_kind(struct restore *r)
{
    const bool sqlite = r->database != NULL;

    if (str_eqz(r->manifest.database, sqlite ? "sqlite" : "pgsql"))
        return ST_OK;
    return fail_detail(r->err, ST_INVALID, "backup.other_database", STR_FMT,
                       STR_ARG(r->manifest.database));
}

static enum status check_copy(struct restore *r)
{
    TRY(same_kind(r));
    if (r->database == NULL)
        return ST_OK;
    if (!exists(in(r, r->beside, SQLITE_ENTRY)))
        return fail_detail(r->err, ST_INVALID, "backup.broken", "no database");
    return database_check(in(r, r->beside, SQLITE_ENTRY), r->err);
}

/* ---------------------------------------------------------------- into place */

/* What is there now is kept, not deleted. */
static enum status put_aside(struct restore *r)
{
    static const char *const FOLDERS[] = {"files", "heads"};
    static const char *const TAILS[] = {"", "-wal", "-shm"};
    const char *aside =
        str_printf(r->arena, "%s/replaced-%lld", r->config->data_dir, (long long)time(NULL)).ptr;
    bool any = false;

    arr_each (i, COUNT(TAILS)) {
        const char *from =
            r->database != NULL ? str_printf(r->arena, "%s%s", r->database, TAILS[i]).ptr : NULL;

        if (from == NULL || !exists(from))
            continue;
        TRY(move(r, from, in(r, aside, str_printf(r->arena, "renda.db%s", TAILS[i]).ptr)));
        any = true;
    }
    arr_each (i, COUNT(FOLDERS)) {
        if (!exists(in(r, r->config->data_dir, FOLDERS[i])))
            continue;
        TRY(move(r, in(r, r->config->data_dir, FOLDERS[i]), in(r, aside, FOLDERS[i])));
        any = true;
    }
    if (any)
        snprintf(r->out->replaced, sizeof r->out->replaced, "%s", aside);
    return ST_OK;
}

static enum status put_in_place(struct restore *r)
{
    static const char *const FOLDERS[] = {"files", "heads"};

    if (r->database == NULL) /* whole or not at all, so it comes first */
        TRY(database_fill(r->config->db_url, in(r, r->beside, PGSQL_ENTRY), r->err));
    TRY(put_aside(r));
    arr_each (i, COUNT(FOLDERS))
        if (exists(in(r, r->beside, FOLDERS[i])))
            TRY(move(r, in(r, r->beside, FOLDERS[i]), in(r, r->config->data_dir, FOLDERS[i])));
    if (r->database == NULL)
        return ST_OK;
    TRY(move(r, in(r, r->beside, SQLITE_ENTRY), r->database));
    return file_flush(r->config->data_dir, r->err);
}

/* ---------------------------------------------------------------- keys */

static enum status copy_key(struct restore *r, const char *from, const char *to)
{
    char bytes[256];
    FILE *f = fopen(from, "re");
    size_t len;
    int fd;
    bool good;

    if (f == NULL)
        return file_failed(r->err, from, errno);
    len = fread(bytes, 1, sizeof bytes, f);
    fclose(f);
    fd = open(to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd < 0)
        return errno == EEXIST ? ST_OK : file_failed(r->err, to, errno);
    good = write(fd, bytes, len) == (ssize_t)len && fsync(fd) == 0;
    explicit_bzero(bytes, sizeof bytes);
    close(fd);
    return good ? ST_OK : file_failed(r->err, to, EIO);
}

static enum status copy_keys(struct restore *r)
{
    const char *to = in(r, r->config->data_dir, "keys");
    enum status st = ST_OK;
    struct dirent *e;
    DIR *d;

    if (r->what->keys_dir == NULL)
        return ST_OK;
    d = opendir(r->what->keys_dir);
    if (d == NULL)
        return file_failed(r->err, r->what->keys_dir, errno);
    if (mkdir(to, 0700) != 0 && errno != EEXIST)
        st = file_failed(r->err, to, errno);
    while (st == ST_OK && (e = readdir(d)) != NULL)
        if (str_ends(str_from(e->d_name), S(".key")))
            st = copy_key(r, in(r, r->what->keys_dir, e->d_name), in(r, to, e->d_name));
    closedir(d);
    return st;
}

/* ---------------------------------------------------------------- all of it */

static enum status run(struct restore *r)
{
    if (r->database != NULL && exists(r->database) && !r->what->replace)
        return fail_detail(r->err, ST_CONFLICT, "backup.occupied", "%s", r->database);
    remove_tree(r->beside);
    TRY(unpack(r, false));
    TRY(check_copy(r));
    TRY(copy_keys(r));
    return put_in_place(r);
}

static const char *sqlite_path(struct restore *r)
{
    const char *url = r->config->db_url;

    if (url == NULL)
        return in(r, r->config->data_dir, "renda.db");
    return strncmp(url, "sqlite:", 7) == 0 ? url + 7 : NULL;
}

enum status backup_restore(const struct app_config *config, const struct backup_restore *what,
                           struct backup_facts *out, struct err *err)
{
    struct restore r = {
        .config = config, .what = what, .out = out, .err = err, .arena = arena_open(0)};
    enum status st;
    int lock = -1;

    *out = (struct backup_facts){0};
    umask(077);
    r.beside = in(&r, config->data_dir, "restoring");
    r.database = sqlite_path(&r);
    st = make_parents(r.beside, err);
    if (st == ST_OK)
        st = backup_lock(config->data_dir, true, &lock, err);
    if (st == ST_OK) {
        st = run(&r);
        remove_tree(r.beside);
        close(lock);
    }
    arena_close(r.arena);
    return st;
}
