// SPDX-License-Identifier: MulanPSL-2.0
/* The store of files: kept once, found again, never changed, removed when nobody names it. */
#include "base/arena_limit.h"
#include "platform/event/tests/journaltest.h"
#include "platform/file.h"
#include "platform/module.h"
#include <dirent.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* A module that names the files of this list. */
static struct str named[4];
static size_t named_count;

static enum status files_named(struct ctx *ctx, struct str prefix, struct str **out,
                               size_t *out_count)
{
    size_t n = 0;

    *out = arena_array(ctx->arena, COUNT(named), struct str);
    arr_each (i, named_count)
        if (str_starts(named[i], prefix))
            (*out)[n++] = named[i];
    *out_count = n;
    return ST_OK;
}

static const struct module NAMES = {.name = "names", .files = files_named};

const struct module *const MODULES[] = {&event_module, &crypt_module, &dbtest_module,
                                        &file_module,  &NAMES,        NULL};

static struct file_kept kept(struct ctx *ctx, const char *bytes)
{
    struct file_kept k = {.fresh = false};

    ASSERT(file_keep_bytes(ctx, str_from(bytes), &k) == ST_OK);
    return k;
}

static void set_age(struct ctx *ctx, struct str hash, int64_t at)
{
    const struct timespec times[2] = {{.tv_sec = at}, {.tv_sec = at}};
    const char *path;

    ASSERT(file_path(ctx, hash, &path) == ST_OK);
    ASSERT(utimensat(AT_FDCWD, path, times, 0) == 0);
}

static void test_keep(struct journaltest *t)
{
    const char *upload = str_printf(t->ctx->arena, "%s/upload", t->dir).ptr;
    struct ctx *ctx = t->ctx;
    struct file_kept a = kept(ctx, "abc"), b;
    struct file_totals totals;
    struct str bytes;
    const char *path;
    struct stat st;
    FILE *f;

    EQ_STR(a.hash, "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
           "named by its SM3");
    OK(a.fresh && a.size_bytes == 3, "new");
    f = fopen(upload, "w");
    ASSERT(f != NULL && fputs("abc", f) >= 0 && fclose(f) == 0);
    ASSERT(file_keep(ctx, upload, &b) == ST_OK);
    OK(str_eq(a.hash, b.hash) && !b.fresh, "the same bytes lie there once");
    OK(access(upload, F_OK) == 0, "what was taken stays");
    ASSERT(file_path(ctx, a.hash, &path) == ST_OK && stat(path, &st) == 0);
    EQ_INT(st.st_mode & 0777, 0400, "nobody writes to it");
    OK(strstr(path, "/files/66/c7f0") != NULL, "in its folder");
    EQ_INT(file_read(ctx, a.hash, 3, &bytes), ST_OK, "read");
    EQ_STR(bytes, "abc", "as it was");
    EQ_INT(file_read(ctx, a.hash, 2, &bytes), ST_INVALID, "not more than asked for");
    EQ_TEXT(ctx->err.key, "file.too_big", "says so");
    EQ_INT(file_path(ctx, S("../../etc/passwd"), &path), ST_NOT_FOUND, "a name is no path");
    EQ_INT(file_path(ctx, S("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e1"),
                     &path),
           ST_NOT_FOUND, "one that was never kept");
    ASSERT(file_totals(ctx, &totals) == ST_OK);
    OK(totals.files == 1 && totals.bytes == 3, "added up");
    b = kept(ctx, "");
    EQ_INT(b.size_bytes, 0, "even nothing can be kept");
}

static void test_damage(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct file_kept a = kept(ctx, "damaged later");
    const char *path;
    FILE *f;

    EQ_INT(file_verify(ctx, a.hash), ST_OK, "whole");
    ASSERT(file_path(ctx, a.hash, &path) == ST_OK && chmod(path, 0600) == 0);
    f = fopen(path, "w");
    ASSERT(f != NULL && fputs("damaged now.", f) >= 0 && fclose(f) == 0);
    EQ_INT(file_verify(ctx, a.hash), ST_INTERNAL, "damage is found");
    EQ_TEXT(ctx->err.key, "file.damaged", "and named");
    OK(kept(ctx, "damaged later").fresh, "keeping the bytes again repairs it");
    EQ_INT(file_verify(ctx, a.hash), ST_OK, "whole again");
}

static void test_sweep(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t old = time(NULL) - 2 * FILE_SPARED_SECONDS;
    const char *half = str_printf(ctx->arena, "%s/files/.new-half", t->dir).ptr;
    const struct timespec times[2] = {{.tv_sec = old}, {.tv_sec = old}};
    const struct file_kept orphan = kept(ctx, "orphan"), young = kept(ctx, "young"),
                           wanted = kept(ctx, "wanted"), again = kept(ctx, "kept again");
    struct file_totals gone;
    const char *path;

    ctx->now = time(NULL);
    named[0] = str_dup(ctx->arena, wanted.hash);
    named_count = 1;
    set_age(ctx, orphan.hash, old);
    set_age(ctx, wanted.hash, old);
    set_age(ctx, again.hash, old);
    close(open(half, O_CREAT | O_WRONLY, 0600));
    ASSERT(utimensat(AT_FDCWD, half, times, 0) == 0);
    EQ_INT(file_keep_again(ctx, again.hash), ST_OK, "a row is about to name it");
    ASSERT(file_sweep(ctx, &gone) == ST_OK);
    OK(gone.files == 1 && gone.bytes == 6, "one file goes");
    EQ_INT(file_path(ctx, orphan.hash, &path), ST_NOT_FOUND, "the one nobody names");
    EQ_INT(file_path(ctx, young.hash, &path), ST_OK, "not one of today");
    EQ_INT(file_path(ctx, wanted.hash, &path), ST_OK, "not one that a row names");
    EQ_INT(file_path(ctx, again.hash, &path), ST_OK, "not one about to be named");
    OK(access(half, F_OK) != 0, "what was half kept goes");
    EQ_INT(file_keep_again(ctx, orphan.hash), ST_NOT_FOUND, "what is gone cannot be named");
    named_count = 0;
}

static void test_job(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct file_kept orphan = kept(ctx, "for the job");
    const char *path;

    set_age(ctx, orphan.hash, time(NULL) - 2 * FILE_SPARED_SECONDS);
    ctx->now = time(NULL);
    ASSERT(file_module.jobs[0].run(ctx) == ST_OK);
    EQ_INT(file_path(ctx, orphan.hash, &path), ST_NOT_FOUND, "the daily job sweeps");
    (void)kept(ctx, "for the job");
    set_age(ctx, orphan.hash, time(NULL) - 2 * FILE_SPARED_SECONDS);
    ASSERT(file_module.jobs[0].run(ctx) == ST_OK);
    EQ_INT(file_path(ctx, orphan.hash, &path), ST_OK, "once a day, whatever number of congresses");
}

/* Keep and sweep at once: what keeping has returned is there. */
struct race {
    struct app *app;
    _Atomic bool stop;
};

static void *sweeping(void *p)
{
    struct race *race = p;
    struct ctx *ctx = ctx_open_system(race->app, CONGRESS);
    struct file_totals gone;

    ctx->now = time(NULL);
    while (!race->stop)
        ASSERT(file_sweep(ctx, &gone) == ST_OK);
    ctx_close(ctx);
    return NULL;
}

static void test_race(struct journaltest *t)
{
    struct race race = {.app = &t->app};
    const int64_t old = time(NULL) - 2 * FILE_SPARED_SECONDS;
    struct file_kept k = kept(t->ctx, "raced for");
    const char *path;
    size_t missing = 0;
    pthread_t thread;

    ASSERT(pthread_create(&thread, NULL, sweeping, &race) == 0);
    arr_each (i, 200) {
        const struct arena_mark mark = arena_mark(t->ctx->arena);
        const struct timespec times[2] = {{.tv_sec = old}, {.tv_sec = old}};

        k = kept(t->ctx, "raced for");
        if (file_path(t->ctx, k.hash, &path) != ST_OK)
            missing++;
        else
            (void)utimensat(AT_FDCWD, path, times, 0); /* an orphan of long ago */
        arena_reset(t->ctx->arena, mark);
    }
    race.stop = true;
    pthread_join(thread, NULL);
    EQ_INT(missing, 0, "what has just been kept is never swept");
}

static void test_full(struct journaltest *t)
{
    const struct rlimit small = {.rlim_cur = 4096, .rlim_max = RLIM_INFINITY};
    char *big = arena_alloc(t->ctx->arena, 20000);
    struct rlimit was;
    struct file_kept k;
    size_t left = 0;
    DIR *dir;

    signal(SIGXFSZ, SIG_IGN);
    ASSERT(getrlimit(RLIMIT_FSIZE, &was) == 0 && setrlimit(RLIMIT_FSIZE, &small) == 0);
    EQ_INT(file_keep_bytes(t->ctx, (struct str){big, 20000}, &k), ST_BUSY, "no room");
    ASSERT(setrlimit(RLIMIT_FSIZE, &was) == 0);
    EQ_TEXT(t->ctx->err.key, "file.disk_full", "says that the disk is full");
    dir = opendir(str_printf(t->ctx->arena, "%s/files", t->dir).ptr);
    for (const struct dirent *e; dir != NULL && (e = readdir(dir)) != NULL;)
        left += strncmp(e->d_name, ".new-", 5) == 0;
    closedir(dir);
    EQ_INT(left, 0, "and leaves nothing behind");
}

struct keeping {
    struct ctx *ctx;
    struct file_kept kept;
    enum status st;
};

static void keeps(void *p)
{
    struct keeping *in = p;

    in->st = file_keep_bytes(in->ctx, S("abc"), &in->kept);
}

static void keeps_again(void *p)
{
    struct keeping *in = p;

    in->st = file_keep_again(in->ctx, in->kept.hash);
}

static bool lock_is_free(const struct journaltest *t)
{
    char path[128];
    int fd;
    bool is_free;

    snprintf(path, sizeof path, "%s/files/.lock", t->dir);
    fd = open(path, O_RDWR | O_CLOEXEC);
    ASSERT(fd >= 0);
    is_free = flock(fd, LOCK_EX | LOCK_NB) == 0;
    close(fd);
    return is_free;
}

/* With room for so much more. */
static bool is_left(struct ctx *ctx, void (*work)(void *), struct str hash, size_t room)
{
    enum { LIMIT = 4096, STEP = 16 };
    struct arena *const keep = ctx->arena;
    struct keeping in = {.ctx = ctx, .kept = {.hash = hash}};
    bool whole;

    ctx->arena = arena_open(LIMIT);
    while (arena_used_bytes(ctx->arena) + room < LIMIT)
        (void)arena_alloc(ctx->arena, STEP);
    whole = arena_guarded(work, &in);
    arena_close(ctx->arena);
    ctx->arena = keep;
    return !whole;
}

/* Wherever a request is left for want of memory: the sweep, and all jobs with it, would wait for
 * its lock for ever. */
static void test_left(struct journaltest *t)
{
    const struct file_kept abc = kept(t->ctx, "abc");
    int left = 0;

    for (size_t room = 0; room < 2048; room += 16) {
        left += is_left(t->ctx, keeps, abc.hash, room);
        left += is_left(t->ctx, keeps_again, abc.hash, room);
    }
    OK(left > 10, "left in many places");
    OK(lock_is_free(t), "but never with the lock of the store");
}

int main(void)
{
    struct journaltest t;

    ASSERT(journaltest_open(&t, DB_SQLITE, "file_store"));
    test_keep(&t);
    test_damage(&t);
    test_sweep(&t);
    test_job(&t);
    test_race(&t);
    test_full(&t);
    test_left(&t);
    journaltest_close(&t);
    return tap_done();
}
