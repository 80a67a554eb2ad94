// SPDX-License-Identifier: MulanPSL-2.0
/* Commands of the program itself: open what each needs, run it. */
#include "law/law_params.h"
#include "main.h"
#include "main_rehearse.h"
#include "main_verify.h"
#include "modules/modules.h"
#include "platform/backup.h"
#include "platform/db.h"
#include "platform/http.h"
#include "platform/job.h"
#include "platform/journal.h"
#include "platform/migrate.h"
#include "platform/pulse.h"
#include "platform/text.h"
#include <unistd.h>

enum { STOP_SECONDS = 30 };

/* One line that says what to do, and the exit code of a failure. */
int complain(const char *what, const struct err *err)
{
    const struct str sentence = text(err->key != NULL ? err->key : "db.internal");

    fprintf(stderr, "renda: %s: " STR_FMT "%s%s\n", what, STR_ARG(sentence),
            err->detail[0] != '\0' ? " — " : "", err->detail);
    return EXIT_FAILED;
}

bool option_given(const struct options *o, const char *word)
{
    for (int i = 1; i < o->argc; i++)
        if (strcmp(o->argv[i], word) == 0)
            return true;
    return false;
}

/* What is there is copied before it changes: migrations only go forward, and the way back is this
 * copy and the program of before. */
static enum status backup_before(struct options *o, struct app *app, struct err *err)
{
    struct ctx *ctx = ctx_open_system(app, 0);
    struct backup_made made;
    const char *path = str_printf(ctx->arena, "%s/renda-before-%s-%lld.zip", backup_dir(ctx),
                                  RENDA_VERSION, (long long)ctx->now)
                           .ptr;
    const enum status st = backup_make(ctx, path, &made);

    *err = ctx->err;
    ctx_close(ctx);
    if (st == ST_OK)
        printf(STR_FMT "\n", STR_ARG(TF(o->arena, "backup.before", str_from(made.path))));
    return st;
}

static enum status migrate(struct options *o, struct app *app, struct err *err)
{
    const bool dry = option_given(o, "--dry-run");
    size_t pending, done;
    int lock = -1;
    enum status st;

    TRY(migrate_pending(app->db, err, &pending, &done));
    if (dry || pending == 0)
        return migrate_run(app->db, err, dry ? stdout : NULL, NULL);
    /* A server of the old program would not know the new tables. */
    TRY(backup_lock(app->config.data_dir, true, &lock, err));
    st = ST_OK;
    if (done != 0 && !option_given(o, "--no-backup"))
        st = backup_before(o, app, err);
    if (st == ST_OK)
        st = migrate_run(app->db, err, NULL, NULL);
    close(lock);
    return st;
}

static int run_migrate(struct options *o)
{
    struct app_config config = o->config;
    struct app app;
    struct err err = {0};
    enum status st;

    config.migrate = APP_MIGRATE_LEAVE;
    if (app_open(&app, &config, &err) != ST_OK)
        return complain("migrate", &err);
    st = migrate(o, &app, &err);
    app_close(&app);
    return st == ST_OK ? EXIT_DONE : complain("migrate", &err);
}

enum status open_migrated(struct app *app, const struct options *o, struct err *err)
{
    struct app_config config = o->config;

    config.migrate = APP_MIGRATE_NEW;
    TRY(app_open(app, &config, err));
    app->auth = modules_auth();
    return ST_OK;
}

static int serve_until_signal(struct app *app)
{
    struct http *http;
    struct err err = {0};
    bool stopped;

    if (modules_start(app, &err) != ST_OK)
        return complain("serve", &err);
    journal_start(app);
    job_start(app);
    pulse_start(app);
    if (http_start(app, &http, &err) != ST_OK) {
        pulse_close(app);
        job_stop(app);
        journal_stop(app);
        return complain("serve", &err);
    }
    fprintf(stderr, "renda: serving on http://%s:%u\n", app->config.bind, http_port(http));
    http_wait_for_signal();
    pulse_stop(app); /* it writes to the streams that end now */
    stopped = http_stop(http, STOP_SECONDS);
    if (!stopped)
        _Exit(EXIT_FAILED); /* a handler hangs: its thread still uses what closing would free */
    pulse_close(app);
    job_stop(app);
    journal_stop(app);
    return EXIT_DONE;
}

static int run_serve(struct options *o)
{
    struct app app;
    struct err err = {0};
    int code, lock;

    http_block_signals();
    if (open_migrated(&app, o, &err) != ST_OK)
        return complain("serve", &err);
    if (backup_lock(app.config.data_dir, false, &lock, &err) != ST_OK)
        return complain("serve", &err);
    code = serve_until_signal(&app);
    app_close(&app);
    close(lock);
    return code;
}

static int run_worker(struct options *o)
{
    struct app app;
    struct err err = {0};
    enum status st;

    if (o->argc != 2 || strcmp(o->argv[1], "--once") != 0) {
        fprintf(stderr, "renda worker: say renda worker --once\n");
        return EXIT_USAGE;
    }
    if (open_migrated(&app, o, &err) != ST_OK)
        return complain("worker", &err);
    st = modules_start(&app, &err);
    if (st == ST_OK)
        st = job_run_due(&app, &err);
    app_close(&app);
    return st == ST_OK ? EXIT_DONE : complain("worker", &err);
}

/* The faults were printed when the configuration was read. */
static int check_settings(const struct options *o)
{
    if (o->config_faults)
        return complain("check", &(struct err){.key = "app.config"});
    printf(STR_FMT "\n", STR_ARG(text("app.config.good")));
    return EXIT_DONE;
}

/* Every statement that a list can be composed of, every permission and text of the tables. */
static int run_check(struct options *o)
{
    const bool has_congress = option_given(o, "--has-congress");
    struct app app;
    struct err err = {0};
    struct ctx *ctx;
    enum status st;
    struct buf report;

    if (option_given(o, "--settings"))
        return check_settings(o);
    if (open_migrated(&app, o, &err) != ST_OK)
        return complain("check", &err);
    ctx = ctx_open_system(&app, 0);
    report = buf_new(ctx->arena, 0);
    st = has_congress ? modules_has_congress(ctx) : modules_check(ctx, &report);
    err = ctx->err;
    fwrite(report.ptr, 1, report.len, stdout);
    ctx_close(ctx);
    app_close(&app);
    return st == ST_OK ? EXIT_DONE : has_congress ? EXIT_FAILED : complain("check", &err);
}

static int run_routes(struct options *o)
{
    (void)o;
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct route *r = (*m)->routes; r != NULL && r->path != NULL; r++)
            printf("%-4s %-48s %s\n", r->method == GET ? "GET" : "POST", r->path, r->permission);
    return EXIT_DONE;
}

static int run_law(struct options *o)
{
    const struct law_params normal = law_params_default();
    char value[LAW_PARAMS_TEXT_SIZE];

    (void)o;
    arr_each (i, LAW_PARAMS_COUNT) {
        const struct law_params_field *f = &LAW_PARAMS[i];

        printf("%-32s %-18s %u..%u  %s\n", f->key, law_params_format(&normal, f, value), f->min,
               f->max, f->law);
    }
    return EXIT_DONE;
}

static int run_demo(struct options *o)
{
    struct app app;
    struct err err = {0};
    struct ctx *ctx;
    enum status st;

    if (open_migrated(&app, o, &err) != ST_OK)
        return complain("demo", &err);
    ctx = ctx_open_system(&app, 0);
    st = modules_demo(ctx);
    if (st == ST_OK)
        st = journal_seal_now(ctx);
    err = ctx->err;
    ctx_close(ctx);
    app_close(&app);
    return st == ST_OK ? EXIT_DONE : complain("demo", &err);
}

const struct built_in COMMANDS[] = {
    {"serve", "renda serve                       answer on http://127.0.0.1:$PORT", run_serve},
    {"migrate",
     "renda migrate [--dry-run | --no-backup]\n"
     "                                    bring the database up to date, after a backup",
     run_migrate},
    {"demo", "renda demo                        make the invented county and print its accounts",
     run_demo},
    {"check",
     "renda check [--has-congress | --settings]\n"
     "                                    check tables, statements, texts; the configuration",
     run_check},
    {"backup",
     "renda backup [FILE] | --verify FILE\n"
     "                                    copy everything but the keys while the server runs",
     run_backup},
    {"restore",
     "renda restore FILE [--keys DIR] [--replace]\n"
     "                                    put everything back; the server must be stopped",
     run_restore},
    {"doctor",
     "renda doctor [--deep]             say what is wrong with an installation and what to do",
     run_doctor},
    {"rehearse",
     "renda rehearse [--voters N] [--screens N] [--think MS] [--rounds N] [--json] | --phones N\n"
     "                                    let invented people vote on this machine; leaves no "
     "trace",
     run_rehearse},
    {"verify report",
     "renda verify report FILE           check a report's final file; with --data or --db also "
     "whether\n"
     "                                    the journal and the records there know it",
     run_verify_report},
    {"worker", "renda worker --once               do all timed work that is due, then end",
     run_worker},
    {"routes", "renda routes                      print every route with its permission",
     run_routes},
    {"law", "renda law                         print the numbers a local rule may set", run_law},
    {0},
};
