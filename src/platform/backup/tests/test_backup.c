// SPDX-License-Identifier: MulanPSL-2.0
/* A backup while writing goes on; restored elsewhere; cut, changed and forged backups; PostgreSQL;
 * the daily job. */
#include "base/tap.h"
#include "platform/backup/backup_archive.h"
#include "platform/event/tests/journaltest.h"
#include "platform/job.h"
#include "platform/journal.h"
#include <dirent.h>
#include <libpq-fe.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zip.h>

const struct module *const MODULES[] = {&event_module,  &crypt_module,  &job_module,
                                        &backup_module, &dbtest_module, NULL};

static struct arena *kept; /* to the end of the program */
static char dir[] = "/tmp/renda-backup-XXXXXX";

static const char *in_dir(const char *name)
{
    static char paths[8][256];
    static unsigned next;
    char *path = paths[next++ % 8];

    snprintf(path, sizeof paths[0], "%s/%s", dir, name);
    return path;
}

static bool exists(const char *path)
{
    return access(path, F_OK) == 0;
}

static struct app_config config_for(const char *name, const char *db_url)
{
    return (struct app_config){
        .data_dir = str_z(kept, str_from(in_dir(name))),
        .db_url = db_url,
        .workers = 4,
        .quiet = true,
        .today = {2026, 3, 2},
    };
}

static void open_app(struct app *app, const struct app_config *config)
{
    struct err err = {0};

    if (app_open(app, config, &err) == ST_OK)
        return;
    printf("Bail out! %s %s\n", err.key, err.detail);
    exit(1);
}

static void add(struct app *app, const char *name)
{
    struct ctx *ctx = ctx_open_system(app, 1);

    (void)journaltest_add(ctx, name);
    ctx_close(ctx);
}

static int64_t items(struct app *app)
{
    struct ctx *ctx = ctx_open_system(app, 1);
    const int64_t n = dbtest_int(ctx, "SELECT COUNT(*) FROM t_item");

    ctx_close(ctx);
    return n;
}

static enum status make(struct app *app, const char *path, struct backup_made *out)
{
    struct ctx *ctx = ctx_open_system(app, 0);
    const enum status st = backup_make(ctx, path, out);

    if (st != ST_OK)
        printf("# %s %s\n", ctx->err.key, ctx->err.detail);
    ctx_close(ctx);
    return st;
}

static void write_file(const char *path, const char *bytes)
{
    struct err err = {0};
    FILE *f;

    ASSERT(make_parents(path, &err) == ST_OK);
    f = fopen(path, "w");
    ASSERT(f != NULL && fputs(bytes, f) >= 0 && fclose(f) == 0);
}

static int64_t faults(struct app *app)
{
    struct ctx *ctx = ctx_open_system(app, 0);
    struct buf report = buf_new(ctx->arena, 1 << 20);
    const struct journal_check what = {.all = true};
    struct journal_result result = {.faults = -1};

    ASSERT(journal_seal_now(ctx) == ST_OK);
    if (journal_verify(ctx, &what, &report, &result) != ST_OK || result.faults != 0)
        printf("# " STR_FMT "\n", STR_ARG(buf_view(&report)));
    ctx_close(ctx);
    return result.faults;
}

/* ---------------------------------------------------------------- there and back */

static atomic_bool enough;

static void *writer(void *app)
{
    char name[32];

    for (unsigned i = 0; !atomic_load(&enough); i++) {
        snprintf(name, sizeof name, "meanwhile %u", i);
        add(app, name);
    }
    return NULL;
}

static void backup_and_restore(void)
{
    const struct app_config from = config_for("a", NULL), to = config_for("b", NULL);
    const struct backup_restore what = {.path = in_dir("one.zip"), .keys_dir = in_dir("a/keys")};
    struct backup_made made;
    struct backup_facts facts;
    struct err err = {0};
    pthread_t thread;
    struct app app;

    open_app(&app, &from);
    add(&app, "before");
    write_file(in_dir("a/files/ab/cdef"), "an upload");
    write_file(in_dir("a/files/.unfinished"), "half an upload");
    ASSERT(pthread_create(&thread, NULL, writer, &app) == 0);
    OK(make(&app, in_dir("one.zip"), &made) == ST_OK, "a backup while somebody writes");
    atomic_store(&enough, true);
    pthread_join(thread, NULL);
    EQ_INT(made.files, 2, "the database and the upload, nothing unfinished");
    OK(make(&app, in_dir("one.zip"), &made) == ST_CONFLICT, "never over another");
    add(&app, "after");
    OK(backup_restore(&to, &what, &facts, &err) == ST_OK, "restored on an empty machine");
    EQ_TEXT(facts.database, "sqlite", "its facts");
    app_close(&app);
    open_app(&app, &to);
    OK(items(&app) >= 1, "rows are there");
    EQ_INT(faults(&app), 0, "and the journal is sound");
    OK(exists(in_dir("b/files/ab/cdef")) && !exists(in_dir("b/files/.unfinished")), "the upload");
    app_close(&app);
}

static void occupied(void)
{
    const struct app_config to = config_for("b", NULL);
    struct backup_restore what = {.path = in_dir("one.zip")};
    struct backup_facts facts;
    struct err err = {0};
    int lock;

    OK(backup_restore(&to, &what, &facts, &err) == ST_CONFLICT, "data is there already");
    EQ_TEXT(err.key, "backup.occupied", "is said");
    what.replace = true;
    ASSERT(backup_lock(to.data_dir, false, &lock, &err) == ST_OK);
    err = (struct err){0};
    OK(backup_restore(&to, &what, &facts, &err) == ST_CONFLICT, "a server runs");
    EQ_TEXT(err.key, "backup.running", "is said");
    close(lock);
    OK(backup_restore(&to, &what, &facts, &err) == ST_OK, "replaced when asked for");
    OK(exists(facts.replaced), "what was there is kept");
    OK(!exists(in_dir("b/restoring")), "nothing lies about");
}

/* ---------------------------------------------------------------- bad backups */

static size_t read_whole(const char *path, char **out)
{
    struct stat s;
    FILE *f = fopen(path, "r");

    ASSERT(f != NULL && stat(path, &s) == 0);
    *out = malloc((size_t)s.st_size);
    ASSERT(*out != NULL && fread(*out, 1, (size_t)s.st_size, f) == (size_t)s.st_size);
    fclose(f);
    return (size_t)s.st_size;
}

static void write_bytes(const char *path, const char *bytes, size_t len)
{
    FILE *f = fopen(path, "w");

    ASSERT(f != NULL && fwrite(bytes, 1, len, f) == len && fclose(f) == 0);
}

static enum status try_restore(const char *path, const char *into, struct err *err)
{
    const struct app_config to = config_for(into, NULL);
    const struct backup_restore what = {.path = path};
    struct backup_facts facts;

    *err = (struct err){0};
    return backup_restore(&to, &what, &facts, err);
}

/* Refused, or restored to the same bytes: a time stamp in the ZIP file means nothing. */
static bool harmless(const char *path)
{
    char *good, *got;
    struct err err;
    size_t len;
    bool same;

    if (try_restore(path, "flipped", &err) == ST_INVALID)
        return true;
    len = read_whole(in_dir("good/renda.db"), &good);
    same = read_whole(in_dir("flipped/renda.db"), &got) == len && memcmp(good, got, len) == 0;
    free(good);
    free(got);
    remove_tree(in_dir("flipped"));
    return same;
}

static void cut_and_changed(void)
{
    char *bytes;
    const size_t len = read_whole(in_dir("one.zip"), &bytes);
    unsigned refused = 0, tried = 0, changed = 0, seen = 0;
    struct err err;

    for (size_t keep = 0; keep < len; keep += len / 16 + 1, tried++) {
        write_bytes(in_dir("bad.zip"), bytes, keep);
        refused += try_restore(in_dir("bad.zip"), "bad", &err) == ST_INVALID;
    }
    EQ_INT(refused, tried, "cut off anywhere");
    EQ_TEXT(err.key, "backup.broken", "with a clear sentence");
    OK(try_restore(in_dir("one.zip"), "good", &err) == ST_OK, "the whole one");
    for (size_t at = 64; at < len; at += len / 24 + 1, changed++) {
        bytes[at] = (char)(bytes[at] ^ 0x20);
        write_bytes(in_dir("bad.zip"), bytes, len);
        seen += harmless(in_dir("bad.zip"));
        bytes[at] = (char)(bytes[at] ^ 0x20);
    }
    EQ_INT(seen, changed, "a changed byte anywhere is found, or changes nothing that is restored");
    OK(!exists(in_dir("bad/renda.db")) && !exists(in_dir("bad/restoring")),
       "nothing was put there");
    OK(try_restore(in_dir("nothing.zip"), "bad", &err) == ST_NOT_FOUND, "no such file");
    write_bytes(in_dir("bad.zip"), "just some text", 14);
    OK(try_restore(in_dir("bad.zip"), "bad", &err) == ST_INVALID, "no ZIP file");
    free(bytes);
}

struct forged {
    const char *entry, *bytes, *list, *why;
};
#define SM3_ABC "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
#define LIST(entries)                                                                              \
    "{\"format\":\"renda-backup-1\",\"version\":\"0\",\"database\":\"sqlite\",\"made_at\":1,"      \
    "\"entries\":[" entries "]}"
#define ENTRY(name, size) "{\"name\":\"" name "\",\"bytes\":" size ",\"sm3\":\"" SM3_ABC "\"}"
static const struct forged FORGED[] = {
    {"files/../../x", "abc", LIST(ENTRY("files/../../x", "3")), "a name that leads out"},
    {"/etc/x", "abc", LIST(ENTRY("/etc/x", "3")), "an absolute name"},
    {"keys/master-1.key", "abc", LIST(ENTRY("keys/master-1.key", "3")), "another folder"},
    {"files//x", "abc", LIST(ENTRY("files//x", "3")), "an empty part"},
    {"files/x", "abcd", LIST(ENTRY("files/x", "3")), "more bytes than the list says"},
    {"files/x", "ab", LIST(ENTRY("files/x", "3")), "fewer bytes"},
    {"files/x", "abd", LIST(ENTRY("files/x", "3")), "other bytes"},
    {"files/y", "abc", LIST(ENTRY("files/x", "3")), "an entry of another name"},
    {"files/x", "abc", LIST(ENTRY("files/x", "3") "," ENTRY("files/z", "3")), "a missing entry"},
    {"files/x", "abc", LIST(ENTRY("files/x", "3")), "no database"},
    {"files/x", "abc", LIST(""), "an empty list"},
    {"files/x", "abc", "[1,2", "no JSON"},
    {"files/x", "abc", "{\"format\":\"other\"}", "another format"},
};

static void forge(const struct forged *f, const char *path)
{
    zip_t *z = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, NULL);

    ASSERT(z != NULL);
    ASSERT(zip_file_add(z, MANIFEST_NAME, zip_source_buffer(z, f->list, strlen(f->list), 0), 0) >=
           0);
    ASSERT(zip_file_add(z, f->entry, zip_source_buffer(z, f->bytes, strlen(f->bytes), 0), 0) >= 0);
    ASSERT(zip_close(z) == 0);
}

static void forged(void)
{
    struct err err;

    arr_each (i, COUNT(FORGED)) {
        forge(&FORGED[i], in_dir("forged.zip"));
        OK(try_restore(in_dir("forged.zip"), "bad", &err) == ST_INVALID, FORGED[i].why);
    }
    OK(!exists(in_dir("x")) && !exists("/etc/x"), "nothing was written elsewhere");
}

static void no_room(void)
{
    const struct app_config from = config_for("a", NULL);
    struct rlimit before, small;
    struct backup_made made;
    struct app app;

    open_app(&app, &from);
    ASSERT(getrlimit(RLIMIT_FSIZE, &before) == 0);
    small = (struct rlimit){.rlim_cur = 20000, .rlim_max = before.rlim_max};
    signal(SIGXFSZ, SIG_IGN);
    ASSERT(setrlimit(RLIMIT_FSIZE, &small) == 0);
    OK(make(&app, in_dir("full.zip"), &made) == ST_BUSY, "a full disk");
    ASSERT(setrlimit(RLIMIT_FSIZE, &before) == 0);
    OK(!exists(in_dir("full.zip")) && !exists(in_dir("full.zip.part")) &&
           !exists(in_dir("full.zip.database")),
       "leaves nothing behind");
    app_close(&app);
}

/* ---------------------------------------------------------------- every day */

static unsigned backups(struct app *app, struct str *out_newest)
{
    struct ctx *ctx = ctx_open_system(app, 1);
    struct backup_entry *all;
    size_t count;

    ASSERT(backup_list(ctx, &all, &count) == ST_OK);
    *out_newest = S("");
    if (count != 0)
        *out_newest = str_dup(kept, all[0].name);
    ctx_close(ctx);
    return (unsigned)count;
}

static void every_day(void)
{
    struct app_config config = config_for("a", NULL);
    struct err err = {0};
    struct str newest;
    struct app app;

    config.backup_keep = 2;
    open_app(&app, &config);
    for (unsigned day = 1; day <= 4; day++) {
        app.config.today = (struct date){2026, 5, (uint8_t)day};
        OK(job_run_due(&app, &err) == ST_OK, "the jobs of a day");
    }
    EQ_INT(backups(&app, &newest), 2, "two are kept");
    EQ_STR(newest, "renda-daily-20260504.zip", "the newest is of the last day");
    OK(job_run_due(&app, &err) == ST_OK && backups(&app, &newest) == 2, "once a day");
    app_close(&app);
}

/* ---------------------------------------------------------------- PostgreSQL */

static bool admin(const char *fmt, const char *name)
{
    PGconn *c = PQconnectdb(getenv("RENDA_TEST_PG"));
    char sql[200];
    PGresult *r;
    bool good;

    snprintf(sql, sizeof sql, fmt, name);
    r = PQexec(c, sql);
    good = PQresultStatus(r) == PGRES_COMMAND_OK;
    if (!good)
        printf("# %s\n", PQerrorMessage(c));
    PQclear(r);
    PQfinish(c);
    return good;
}

static const char *pgsql_url(const char *name)
{
    const char *url = getenv("RENDA_TEST_PG"), *tail = strchr(url, '?');
    const char *slash = strrchr(url, '/');

    while (slash > tail && tail != NULL) /* the path of the socket has some too */
        slash = memrchr(url, '/', (size_t)(slash - url));
    return str_printf(kept, "%.*s/%s%s", (int)(slash - url), url, name, tail != NULL ? tail : "")
        .ptr;
}

static void round_trip(const char *from_url, const char *to_url)
{
    const struct app_config from = config_for("pa", from_url), to = config_for("pb", to_url);
    const struct backup_restore what = {.path = in_dir("pg.zip"), .keys_dir = in_dir("pa/keys")};
    struct backup_made made;
    struct backup_facts facts;
    struct err err = {0};
    struct app app;

    open_app(&app, &from);
    add(&app, "one");
    add(&app, "two");
    OK(make(&app, in_dir("pg.zip"), &made) == ST_OK, "PostgreSQL: a backup");
    app_close(&app);
    OK(try_restore(in_dir("pg.zip"), "bad", &err) == ST_INVALID, "not into SQLite");
    EQ_TEXT(err.key, "backup.other_database", "which is said");
    err = (struct err){0};
    OK(backup_restore(&to, &what, &facts, &err) == ST_OK, "PostgreSQL: restored");
    if (err.key != NULL)
        printf("# %s %s\n", err.key, err.detail);
    open_app(&app, &to);
    EQ_INT(items(&app), 2, "all rows");
    EQ_INT(faults(&app), 0, "the journal is sound");
    app_close(&app);
    err = (struct err){0};
    OK(backup_restore(&to, &what, &facts, &err) == ST_CONFLICT, "never into a full database");
}

static void postgresql(void)
{
    char a[64], b[64];

    if (getenv("RENDA_TEST_PG") == NULL) {
        printf("# PostgreSQL skipped: RENDA_TEST_PG is not set (script/test sets it)\n");
        return;
    }
    snprintf(a, sizeof a, "backup_a_%d", getpid());
    snprintf(b, sizeof b, "backup_b_%d", getpid());
    ASSERT(admin("CREATE DATABASE %s", a) && admin("CREATE DATABASE %s", b));
    round_trip(pgsql_url(a), pgsql_url(b));
    OK(admin("DROP DATABASE %s", a) && admin("DROP DATABASE %s", b), "nobody is connected");
}

int main(void)
{
    char command[64];

    ASSERT(mkdtemp(dir) != NULL);
    kept = arena_open(0);
    backup_and_restore();
    occupied();
    cut_and_changed();
    forged();
    no_room();
    every_day();
    postgresql();
    snprintf(command, sizeof command, "rm -rf '%s'", dir);
    arena_close(kept);
    return system(command) == 0 ? tap_done() : 1;
}
