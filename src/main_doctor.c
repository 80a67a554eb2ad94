// SPDX-License-Identifier: MulanPSL-2.0
/* renda doctor: look an installation over, say what is wrong and what to do. */
#include "main.h"
#include "platform/backup.h"
#include "platform/db.h"
#include "platform/event/journal_store.h"
#include "platform/file/file_task.h"
#include "platform/job/job_store.h"
#include "platform/text.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum { DAY_SECONDS = 86400, CLOCK_SLACK_SECONDS = 300, ANSWER_SECONDS = 5 };
enum { MIB = 1 << 20, ROOM_LEAST_MIB = 200, ROOM_GOOD_MIB = 2048 };
enum { FILES_BESIDE_CONNECTIONS = 200 };

enum grade { GOOD, NOTE, WRONG };

struct doctor {
    struct options *o;
    unsigned notes, wrongs;
};

/* "doctor.x" says what was found; "doctor.x.do" what to do about it. */
static void say(struct doctor *d, enum grade grade, const char *key, struct str arg)
{
    static const char *const GRADES[] = {"doctor.good", "doctor.note", "doctor.wrong"};
    const struct str line = TF(d->o->arena, key, arg);

    printf(STR_FMT " " STR_FMT "\n", STR_ARG(text(GRADES[grade])), STR_ARG(line));
    d->notes += grade == NOTE;
    d->wrongs += grade == WRONG;
    if (grade == GOOD)
        return;
    const char *act = str_printf(d->o->arena, "%s.do", key).ptr;
    if (text_has(act)) {
        const struct str what = TF(d->o->arena, act, arg);

        printf("      " STR_FMT "\n", STR_ARG(what));
    }
}

static struct str number(struct doctor *d, int64_t n)
{
    return str_printf(d->o->arena, "%lld", (long long)n);
}

/* ---------------------------------------------------------------- the machine */

static void configuration(struct doctor *d)
{
    if (d->o->config_faults)
        say(d, WRONG, "doctor.config", S(""));
    if (!date_none(d->o->config.today))
        say(d, NOTE, "doctor.today", S(""));
}

static void directory(struct doctor *d)
{
    const char *dir = d->o->config.data_dir;
    struct stat s;

    if (stat(dir, &s) != 0 || !S_ISDIR(s.st_mode))
        say(d, WRONG, "doctor.no_dir", str_from(dir));
    else if (access(dir, R_OK | W_OK | X_OK) != 0)
        say(d, WRONG, "doctor.dir_access", str_from(dir));
    else if ((s.st_mode & 077) != 0)
        say(d, WRONG, "doctor.dir_open", str_from(dir));
    else
        say(d, GOOD, "doctor.dir", str_from(dir));
}

static void room(struct doctor *d)
{
    struct statvfs v;
    int64_t free_mib;

    if (statvfs(d->o->config.data_dir, &v) != 0)
        return;
    free_mib = (int64_t)(v.f_bavail / (MIB / 1024) * v.f_frsize / 1024);
    say(d,
        free_mib < ROOM_LEAST_MIB  ? WRONG
        : free_mib < ROOM_GOOD_MIB ? NOTE
                                   : GOOD,
        free_mib < ROOM_GOOD_MIB ? "doctor.little_room" : "doctor.room", number(d, free_mib));
}

static void open_files(struct doctor *d)
{
    struct rlimit l;

    if (getrlimit(RLIMIT_NOFILE, &l) != 0)
        return;
    if (l.rlim_max < d->o->config.max_connections + FILES_BESIDE_CONNECTIONS)
        say(d, NOTE, "doctor.files", number(d, (int64_t)l.rlim_max));
}

static bool on_path(const char *program)
{
    const char *path = getenv("PATH");
    struct str left = str_from(path != NULL ? path : "/usr/local/bin:/usr/bin:/bin"), dir;
    char file[4096];

    while (str_cut(&left, ':', &dir)) {
        snprintf(file, sizeof file, STR_FMT "/%s", STR_ARG(dir), program);
        if (access(file, X_OK) == 0)
            return true;
    }
    return false;
}

static void programs(struct doctor *d)
{
    static const char *const WANTED[] = {"pdftotext", "soffice", "qpdf"};
    const char *url = d->o->config.db_url;

    arr_each (i, COUNT(WANTED))
        if (!on_path(WANTED[i]))
            say(d, NOTE, str_printf(d->o->arena, "doctor.no_%s", WANTED[i]).ptr, S(""));
    if (!file_thumb_reads("heic"))
        say(d, NOTE, "doctor.no_heic", S(""));
    if (url != NULL && strncmp(url, "postgres", 8) == 0 && !on_path("pg_dump"))
        say(d, WRONG, "doctor.no_pg_dump", S(""));
}

/* ---------------------------------------------------------------- the server */

/* Does somebody say "ok" at /healthz? */
static bool answers(unsigned port)
{
    static const char ASK[] = "GET /healthz HTTP/1.0\r\nHost: localhost\r\n\r\n";
    const struct sockaddr_in to = {.sin_family = AF_INET,
                                   .sin_port = htons((uint16_t)port),
                                   .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    const struct timeval wait = {.tv_sec = ANSWER_SECONDS};
    const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    char answer[16] = "";
    bool good;

    if (fd < 0)
        return false;
    setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
    setsockopt(fd, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
    good = connect(fd, (const struct sockaddr *)&to, sizeof to) == 0 &&
           write(fd, ASK, sizeof ASK - 1) == (ssize_t)sizeof ASK - 1 &&
           recv(fd, answer, sizeof answer - 1, MSG_WAITALL) > 12 &&
           strncmp(answer + 8, " 200", 4) == 0;
    close(fd);
    return good;
}

static void server(struct doctor *d)
{
    const struct app_config *c = &d->o->config;
    struct err err = {0};
    int lock;

    if (backup_lock(c->data_dir, true, &lock, &err) == ST_OK) {
        close(lock);
        say(d, NOTE, "doctor.not_running", S(""));
    } else if (answers(c->port)) {
        say(d, GOOD, "doctor.running", number(d, c->port));
    } else {
        say(d, WRONG, "doctor.no_answer", number(d, c->port));
    }
}

/* ---------------------------------------------------------------- what it holds */

static void clock_of(struct doctor *d, struct ctx *ctx)
{
    struct journal_entry *last;
    const struct journal_filter newest = {.limit = 1};
    struct str next;
    size_t count;

    if (journal_page(ctx, &newest, &last, &count, &next) != ST_OK || count == 0)
        return;
    if (last->at > app_now(ctx->app) + CLOCK_SLACK_SECONDS)
        say(d, WRONG, "doctor.clock", S(""));
}

static void journal(struct doctor *d, struct ctx *ctx)
{
    int64_t waiting, failed;

    if (journal_store_waiting_all(ctx, &waiting) == ST_OK)
        say(d, waiting > 1000 ? NOTE : GOOD, waiting > 1000 ? "doctor.unsealed" : "doctor.sealed",
            number(d, waiting));
    if (job_store_failed(ctx, &failed) == ST_OK && failed != 0)
        say(d, NOTE, "doctor.jobs", number(d, failed));
}

static void newest_backup(struct doctor *d, struct ctx *ctx, bool deep)
{
    struct backup_entry *all;
    struct backup_facts facts;
    struct err err = {0};
    size_t count;

    if (backup_list(ctx, &all, &count) != ST_OK) {
        say(d, WRONG, "doctor.backup_dir", str_from(backup_dir(ctx)));
        return;
    }
    if (count == 0 || all[0].made_at < app_now(ctx->app) - 2 * DAY_SECONDS) {
        say(d, NOTE, "doctor.no_backup", str_from(backup_dir(ctx)));
        return;
    }
    const char *path =
        str_printf(ctx->arena, "%s/" STR_FMT, backup_dir(ctx), STR_ARG(all[0].name)).ptr;
    if (deep && backup_verify(path, &facts, &err) != ST_OK)
        say(d, WRONG, "doctor.bad_backup", str_from(path));
    else
        say(d, GOOD, "doctor.backup", all[0].name);
}

static void quick_check(struct doctor *d, struct ctx *ctx)
{
    const bool sound = database_sound(ctx);

    say(d, sound ? GOOD : WRONG, sound ? "doctor.sound" : "doctor.damaged", S(""));
}

static void database(struct doctor *d, bool deep)
{
    struct app_config config = d->o->config;
    struct app app;
    struct err err = {0};
    struct ctx *ctx;

    config.migrate = APP_MIGRATE_CHECK;
    if (app_open(&app, &config, &err) != ST_OK) {
        say(d, WRONG, "doctor.no_database",
            str_printf(d->o->arena, STR_FMT " — %s", STR_ARG(text(err.key)), err.detail));
        return;
    }
    ctx = ctx_open_system(&app, 0);
    say(d, GOOD, db_kind(ctx) == DB_SQLITE ? "doctor.sqlite" : "doctor.pgsql", S(""));
    clock_of(d, ctx);
    journal(d, ctx);
    newest_backup(d, ctx, deep);
    if (deep)
        quick_check(d, ctx);
    ctx_close(ctx);
    app_close(&app);
}

int run_doctor(struct options *o)
{
    const bool deep = option_given(o, "--deep");
    struct doctor d = {.o = o};

    configuration(&d);
    directory(&d);
    room(&d);
    open_files(&d);
    programs(&d);
    if (d.wrongs == 0) { /* without a directory there is nothing to open */
        server(&d);
        database(&d, deep);
    }
    if (d.wrongs != 0)
        return complain("doctor", &(struct err){.key = "doctor.found"});
    printf(STR_FMT "\n", STR_ARG(text(d.notes != 0 ? "doctor.only_notes" : "doctor.all_good")));
    return EXIT_DONE;
}
