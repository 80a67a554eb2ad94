// SPDX-License-Identifier: MulanPSL-2.0
/* Files that no row names, and how much there is. */
#include "platform/file/file_place.h"
#include "platform/module.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static const char HEX[] = "0123456789abcdef";

struct walk {
    struct ctx *ctx;
    int dir;          /* of the folder */
    char prefix[3];   /* its name */
    struct str *kept; /* hashes that rows name, sorted */
    size_t kept_count;
    struct file_totals *totals;
};

typedef void visit_fn(struct walk *w, struct str hash, const struct stat *st);

static int by_text(const void *a, const void *b)
{
    return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* What all modules name in this folder. */
static enum status load_named(struct walk *w)
{
    const struct str prefix = {w->prefix, 2};
    struct str *lists[64];
    size_t counts[64], lists_count = 0, n = 0;

    for (const struct module *const *m = MODULES; *m != NULL; m++) {
        if ((*m)->files == NULL)
            continue;
        ASSERT(lists_count < COUNT(lists));
        TRY((*m)->files(w->ctx, prefix, &lists[lists_count], &counts[lists_count]));
        n += counts[lists_count++];
    }
    w->kept = arena_array(w->ctx->arena, n + 1, struct str);
    w->kept_count = 0;
    arr_each (i, lists_count)
        arr_each (k, counts[i])
            w->kept[w->kept_count++] = lists[i][k];
    if (n != 0)
        qsort(w->kept, n, sizeof *w->kept, by_text);
    return ST_OK;
}

static bool is_named(const struct walk *w, struct str hash)
{
    return w->kept_count != 0 &&
           bsearch(&hash, w->kept, w->kept_count, sizeof *w->kept, by_text) != NULL;
}

/* Each file of the present folder. */
static void walk_folder(struct walk *w, visit_fn *visit)
{
    const int again = dup(w->dir);
    DIR *dir = again >= 0 ? fdopendir(again) : NULL;
    const struct dirent *entry;
    char hash[FILE_HASH_CHARS + 1];
    struct stat st;

    if (dir == NULL && again >= 0)
        close(again);
    while (dir != NULL && (entry = readdir(dir)) != NULL) {
        if (strlen(entry->d_name) != FILE_HASH_CHARS - 2)
            continue;
        snprintf(hash, sizeof hash, "%.2s%.62s", w->prefix, entry->d_name);
        if (file_hash_valid(str_from(hash)) &&
            fstatat(w->dir, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode))
            visit(w, str_from(hash), &st);
    }
    if (dir != NULL)
        closedir(dir);
}

static enum status each_folder(struct ctx *ctx, struct file_totals *totals, bool named,
                               visit_fn *visit)
{
    for (unsigned i = 0; i < 256; i++) {
        const struct arena_mark mark = arena_mark(ctx->arena);
        struct walk w = {.ctx = ctx, .prefix = {HEX[i >> 4], HEX[i & 15], '\0'}, .totals = totals};
        enum status st = ST_OK;

        w.dir = open(file_shard(ctx, str_from(w.prefix)), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (w.dir >= 0) {
            if (named)
                st = load_named(&w);
            if (st == ST_OK)
                walk_folder(&w, visit);
            close(w.dir);
        }
        arena_reset(ctx->arena, mark);
        TRY(st);
    }
    return ST_OK;
}

static void add_up(struct walk *w, struct str hash, const struct stat *st)
{
    (void)hash;
    w->totals->files++;
    w->totals->bytes += st->st_size;
}

enum status file_totals(struct ctx *ctx, struct file_totals *out)
{
    struct file_totals totals = {0};

    TRY(each_folder(ctx, &totals, false, add_up));
    *out = totals;
    return ST_OK;
}

static void add_orphan(struct walk *w, struct str hash, const struct stat *st)
{
    if (!is_named(w, hash))
        add_up(w, hash, st);
}

enum status file_orphans(struct ctx *ctx, struct file_totals *out)
{
    struct file_totals totals = {0};

    TRY(each_folder(ctx, &totals, true, add_orphan));
    *out = totals;
    return ST_OK;
}

static bool is_old(const struct walk *w, const struct stat *st)
{
    return st->st_mtime < w->ctx->now - FILE_SPARED_SECONDS;
}

static void remove_orphan(struct walk *w, struct str hash, const struct stat *seen)
{
    struct stat st = *seen;
    int lock;

    if (!is_old(w, &st) || is_named(w, hash))
        return;
    lock = file_lock(w->ctx, true);
    if (lock >= 0 && fstatat(w->dir, hash.ptr + 2, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
        is_old(w, &st) && unlinkat(w->dir, hash.ptr + 2, 0) == 0)
        add_up(w, hash, &st);
    if (lock >= 0)
        close(lock);
}

static void remove_half_kept(struct ctx *ctx)
{
    DIR *dir = opendir(file_dir(ctx));
    const struct dirent *entry;
    struct stat st;

    while (dir != NULL && (entry = readdir(dir)) != NULL)
        if (strncmp(entry->d_name, FILE_TEMPORARY, sizeof FILE_TEMPORARY - 1) == 0 &&
            fstatat(dirfd(dir), entry->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
            st.st_mtime < ctx->now - FILE_SPARED_SECONDS)
            unlinkat(dirfd(dir), entry->d_name, 0);
    if (dir != NULL)
        closedir(dir);
}

enum status file_sweep(struct ctx *ctx, struct file_totals *out_removed)
{
    struct file_totals removed = {0};

    remove_half_kept(ctx);
    TRY(each_folder(ctx, &removed, true, remove_orphan));
    *out_removed = removed;
    return ST_OK;
}
