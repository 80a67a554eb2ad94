// SPDX-License-Identifier: MulanPSL-2.0
/* Bad days: kill -9 under load, a full disk, a server that goes away. What was acknowledged is
 * there, what was refused is not, and afterwards everything goes on. */
#include "platform/db/tests/dbtest.h"
#include <fcntl.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WRITERS = 8 };

/* ---------------------------------------------------------------- kill -9 */

struct killed_writer {
    struct app *app;
    int number, to;
};

/* Write rows for ever; tell the parent the number of each that was acknowledged. */
static void *write_for_ever(void *p)
{
    struct killed_writer *w = p;

    for (int64_t i = w->number;; i += WRITERS) {
        struct ctx *ctx = dbtest_ctx(w->app);
        const struct dbtest_item item = {.name = str_printf(ctx->arena, "k%lld", (long long)i),
                                         .n = i};

        if (db_tx(ctx, dbtest_add, &item) == ST_OK && write(w->to, &i, sizeof i) != sizeof i)
            break;
        ctx_close(ctx);
    }
    return NULL;
}

static void child_main(const char *url, int to)
{
    struct killed_writer writers[WRITERS];
    pthread_t threads[WRITERS];
    struct app app = {0};
    struct err err;

    ASSERT(db_pool_open(url, NULL, &app.db, &err) == ST_OK);
    for (int i = 0; i < WRITERS; i++) {
        writers[i] = (struct killed_writer){.app = &app, .number = i, .to = to};
        ASSERT(pthread_create(&threads[i], NULL, write_for_ever, &writers[i]) == 0);
    }
    pause();
}

/* Start a child, kill it after `acknowledgements`, collect all it sent. */
static size_t run_and_kill(const char *url, size_t acknowledgements, int64_t *out, size_t cap)
{
    int fd[2], status;
    size_t n = 0;
    pid_t child;

    ASSERT(pipe(fd) == 0);
    fflush(stdout);
    child = fork();
    ASSERT(child >= 0);
    if (child == 0) {
        close(fd[0]);
        child_main(url, fd[1]);
        _exit(0);
    }
    close(fd[1]);
    while (n < cap && read(fd[0], &out[n], sizeof out[n]) == sizeof out[n])
        if (++n == acknowledgements)
            kill(child, SIGKILL);
    close(fd[0]);
    ASSERT(waitpid(child, &status, 0) == child);
    return n;
}

static enum status clear_tx(struct ctx *ctx, const void *input)
{
    struct rows r;

    (void)input;
    TRY(db_rows(ctx, &r, "DELETE FROM t_item RETURNING id", NULL, 0));
    arr_each (i, r.count)
        db_note_row(ctx, "t_item", cell_int(&r, i, 0), true);
    dbtest_event(ctx);
    return ST_OK;
}

static void killed_under_load(enum db_kind kind)
{
    static int64_t told[100000];
    struct app app;

    for (size_t round = 0; round < 4; round++) {
        struct ctx *ctx;
        struct rows r;
        size_t n, missing = 0;

        if (!dbtest_open(kind, "kill", NULL, &app)) {
            tap_check(true, "kill -9 on PostgreSQL # SKIP RENDA_TEST_PG is not set", __FILE__, 0);
            return;
        }
        db_pool_close(app.db);
        n = run_and_kill(dbtest_url(kind, "kill"), 100 + 333 * round, told, COUNT(told));
        app = (struct app){0};
        ASSERT(db_pool_open(dbtest_url(kind, "kill"), NULL, &app.db, &(struct err){0}) == ST_OK);
        ctx = dbtest_ctx(&app);
        for (size_t i = 0; i < n; i++) {
            if (DB_ONE(ctx, &r, "SELECT id FROM t_item WHERE congress_id = 1 AND n = :n",
                       B_INT("n", told[i])) != ST_OK ||
                r.count != 1)
                missing++;
        }
        printf("# killed after %zu acknowledged, %lld rows there\n", n,
               (long long)dbtest_int(ctx, "SELECT count(*) FROM t_item"));
        OK(n >= 100 + 333 * round, "killed under load");
        EQ_INT(missing, 0, "every acknowledged row is there, once");
        OK(db_tx(ctx, clear_tx, NULL) == ST_OK, "and one can write");
        ctx_close(ctx);
        dbtest_close(kind, "kill", &app);
    }
}

/* ---------------------------------------------------------------- disk full */

struct filler {
    struct app *app;
    int number, acknowledged, full, other;
};

/* Rows of some hundred kilobytes and small ones, till five in a row find no room. */
static void *fill_disk(void *p)
{
    struct filler *f = p;

    for (int i = 0, refused = 0; i < 400 && refused < 5; i++) {
        struct ctx *ctx = dbtest_ctx(f->app);
        const size_t size = f->number % 2 == 0 ? 100000 : 20;
        char *big = arena_alloc(ctx->arena, size + 1);
        struct dbtest_item item = {.n = f->number};
        enum status st;

        memset(big, 'x', size);
        item.name = str_printf(ctx->arena, "%d-%d-%s", f->number, i, big);
        st = db_tx(ctx, dbtest_add, &item);
        refused = st == ST_OK ? 0 : refused + 1;
        f->acknowledged += st == ST_OK;
        if (st != ST_OK && ctx->err.key != NULL && strcmp(ctx->err.key, "db.disk_full") == 0)
            f->full++;
        else if (st != ST_OK)
            f->other++;
        ctx_close(ctx);
    }
    return NULL;
}

static void fill_from_all_sides(struct app *app)
{
    struct filler fillers[WRITERS], sum = {0};
    pthread_t threads[WRITERS];
    struct ctx *ctx = dbtest_ctx(app);

    for (int i = 0; i < WRITERS; i++) {
        fillers[i] = (struct filler){.app = app, .number = i};
        ASSERT(pthread_create(&threads[i], NULL, fill_disk, &fillers[i]) == 0);
    }
    for (int i = 0; i < WRITERS; i++) {
        pthread_join(threads[i], NULL);
        sum.acknowledged += fillers[i].acknowledged;
        sum.full += fillers[i].full;
        sum.other += fillers[i].other;
    }
    printf("# %d acknowledged, %d refused\n", sum.acknowledged, sum.full);
    OK(sum.full > 0, "the disk is full, and the error says so");
    EQ_INT(sum.other, 0, "no other error");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM t_item"), sum.acknowledged,
           "what was acknowledged is there, and nothing else");
    EQ_INT(dbtest_int(ctx, "SELECT count(*) FROM (SELECT DISTINCT id FROM t_item) AS x"),
           sum.acknowledged, "no id twice");
    ctx_close(ctx);
}

static void room_again(struct app *app)
{
    struct ctx *ctx = dbtest_ctx(app);

    OK(db_tx(ctx, dbtest_add, &(struct dbtest_item){.name = S("room again")}) == ST_OK,
       "with room again one can write");
    ctx_close(ctx);
}

static int64_t integrity_errors(struct app *app)
{
    struct arena *a = arena_open(0);
    struct rows r = {0};
    struct db *db;
    struct err err;
    int64_t changed;
    bool good;

    ASSERT(db_open(app->db, false, &db, &err) == ST_OK);
    good = db_run(db, a, &err, "PRAGMA integrity_check", NULL, 0, &r, &changed) == ST_OK &&
           str_eqz(cell_text(&r, 0, 0), "ok");
    db_close(db);
    arena_close(a);
    return good ? 0 : 1;
}

static void no_more_pages(void)
{
    const struct db_options small = {.max_pages = 1500};
    struct app app;

    ASSERT(dbtest_open(DB_SQLITE, "full", &small, &app));
    fill_from_all_sides(&app);
    EQ_INT(integrity_errors(&app), 0, "the file is sound");
    db_pool_close(app.db);
    ASSERT(db_pool_open(dbtest_url(DB_SQLITE, "full"), NULL, &app.db, &(struct err){0}) == ST_OK);
    room_again(&app);
    dbtest_close(DB_SQLITE, "full", &app);
}

static void write_ballast(const char *path, size_t bytes)
{
    static const char zeros[4096];
    const int fd = open(path, O_CREAT | O_WRONLY, 0600);

    ASSERT(fd >= 0);
    for (size_t n = 0; n < bytes; n += sizeof zeros)
        ASSERT(write(fd, zeros, sizeof zeros) == sizeof zeros);
    close(fd);
}

/* A real file system that is full, and then has room again while the program runs. */
static void no_more_room(void)
{
    char dir[] = "/tmp/renda-full-XXXXXX", path[64], url[80];
    struct app app = {0};
    struct err err;

    ASSERT(mkdtemp(dir) != NULL);
    if (mount("renda-test", dir, "tmpfs", 0, "size=12m") != 0) {
        tap_check(true, "full file system # SKIP may not mount one here", __FILE__, 0);
        rmdir(dir);
        return;
    }
    snprintf(path, sizeof path, "%s/ballast", dir);
    snprintf(url, sizeof url, "sqlite:%s/renda.db", dir);
    write_ballast(path, 4 << 20);
    ASSERT(db_pool_open(url, NULL, &app.db, &err) == ST_OK);
    ASSERT(migrate_run(app.db, &err, NULL, NULL) == ST_OK);
    fill_from_all_sides(&app);
    unlink(path);
    room_again(&app);
    EQ_INT(integrity_errors(&app), 0, "the file is sound");
    db_pool_close(app.db);
    umount(dir);
    rmdir(dir);
}

/* ---------------------------------------------------------------- a server that goes away */

static const char *script;

static bool server(const char *what, const char *dir, char *out, int size)
{
    char command[1200];
    FILE *from;
    char *line;

    snprintf(command, sizeof command, "%s %s %s", script, what, dir);
    from = popen(command, "r");
    ASSERT(from != NULL);
    line = out != NULL ? fgets(out, size, from) : NULL;
    if (line != NULL)
        line[strcspn(line, "\n")] = '\0';
    return pclose(from) == 0;
}

struct counter {
    struct app *app;
    atomic_int *stop;
    int acknowledged, away, unknown, other;
};

static enum status count_tx(struct ctx *ctx, const void *input)
{
    (void)input;
    return db_exec(ctx, NULL, "UPDATE t_counter SET n = n + 1", NULL, 0);
}

static void *count_on(void *p)
{
    struct counter *c = p;

    while (!*c->stop) {
        struct ctx *ctx = dbtest_ctx(c->app);
        const enum status st = db_tx(ctx, count_tx, NULL);

        if (st == ST_OK)
            c->acknowledged++;
        else if (st != ST_BUSY)
            c->other++;
        else if (strstr(ctx->err.detail, "unknown") != NULL)
            c->unknown++;
        else
            c->away++;
        ctx_close(ctx);
    }
    return NULL;
}

static void counting_while_it_restarts(struct app *app, const char *dir)
{
    struct counter counters[4], sum = {0};
    pthread_t threads[4];
    atomic_int stop = 0;
    struct ctx *ctx = dbtest_ctx(app);

    for (size_t i = 0; i < 4; i++) {
        counters[i] = (struct counter){.app = app, .stop = &stop};
        ASSERT(pthread_create(&threads[i], NULL, count_on, &counters[i]) == 0);
    }
    for (int i = 0; i < 3; i++)
        OK(server("restart", dir, NULL, 0), "the server crashes and starts again");
    stop = 1;
    for (size_t i = 0; i < 4; i++) {
        pthread_join(threads[i], NULL);
        sum.acknowledged += counters[i].acknowledged;
        sum.away += counters[i].away;
        sum.unknown += counters[i].unknown;
        sum.other += counters[i].other;
    }
    printf("# %d acknowledged, %d refused, %d unknown\n", sum.acknowledged, sum.away, sum.unknown);
    OK(sum.acknowledged > 0, "counting went on");
    EQ_INT(sum.other, 0, "no error but that it was away");
    EQ_INT(sum.unknown, 0, "every commit's outcome was found out");
    EQ_INT(dbtest_int(ctx, "SELECT n FROM t_counter"), sum.acknowledged,
           "each acknowledged step was made once, no other");
    ctx_close(ctx);
}

static void a_server_comes_and_goes(struct app *app, const char *dir)
{
    struct ctx *a = dbtest_ctx(app), *b = dbtest_ctx(app), *c = dbtest_ctx(app);
    struct db_stats stats;

    OK(dbtest_int(a, "SELECT n FROM t_counter") == 0 && dbtest_int(b, "SELECT 1") == 1 &&
           dbtest_int(c, "SELECT 1") == 1,
       "three connections in use");
    OK(server("restart", dir, NULL, 0), "restart");
    OK(db_tx(a, dbtest_add, &(struct dbtest_item){.name = S("after")}) == ST_OK,
       "the next transaction succeeds");
    EQ_INT(dbtest_int(b, "SELECT count(*) FROM t_item"), 1, "the next read succeeds");
    db_pool_stats(app->db, &stats);
    OK(stats.reconnects >= 2, "by connecting anew");
    OK(server("halt", dir, NULL, 0), "the server stops");
    OK(db_tx(a, dbtest_add, &(struct dbtest_item){.name = S("never")}) == ST_BUSY, "a write fails");
    EQ_TEXT(a->err.key, "db.away", "as it is away");
    EQ_INT(dbtest_int(c, "SELECT 1"), -1, "a read fails");
    EQ_TEXT(c->err.key, "db.away", "as it is away");
    OK(server("restart", dir, NULL, 0), "it is back");
    OK(db_tx(a, dbtest_add, &(struct dbtest_item){.name = S("back")}) == ST_OK, "writing");
    EQ_INT(dbtest_int(c, "SELECT count(*) FROM t_item"), 2, "and reading go on");
    ctx_close(a);
    ctx_close(b);
    ctx_close(c);
}

static void postgresql_restarts(void)
{
    char dir[] = "/tmp/renda-own-XXXXXX", url[256];
    struct app app = {0};
    struct err err;

    if (getenv("RENDA_TEST_PG") == NULL || script == NULL) {
        tap_check(true, "PostgreSQL restarts # SKIP RENDA_TEST_PG is not set", __FILE__, 0);
        return;
    }
    ASSERT(mkdtemp(dir) != NULL);
    OK(server("start", dir, url, sizeof url), "a server of our own");
    ASSERT(db_pool_open(url, NULL, &app.db, &err) == ST_OK);
    ASSERT(migrate_run(app.db, &err, NULL, NULL) == ST_OK);
    a_server_comes_and_goes(&app, dir);
    counting_while_it_restarts(&app, dir);
    db_pool_close(app.db);
    OK(server("stop", dir, NULL, 0), "stopped");
    rmdir(dir);
}

int main(int argc, char **argv)
{
    script = argc > 1 ? argv[1] : NULL;
    killed_under_load(DB_SQLITE);
    killed_under_load(DB_PGSQL);
    no_more_pages();
    no_more_room();
    postgresql_restarts();
    return tap_done();
}
