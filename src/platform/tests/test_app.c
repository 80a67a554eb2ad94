// SPDX-License-Identifier: MulanPSL-2.0
/* Opening the program on an empty directory and again; who may what; wrong fields of a form. */
#include "base/tap.h"
#include "platform/app.h"
#include "platform/config.h"
#include "platform/db.h"
#include "platform/journal.h"
#include "platform/keyring.h"
#include "platform/permission.h"
#include "platform/task.h"
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct permission PERMISSIONS[] = {{"t.write", "office"}, {"t.read", "office"}, {0}};
static const struct module t_module = {.name = "t", .permissions = PERMISSIONS};
const struct module *const MODULES[] = {&event_module, &crypt_module, &t_module, NULL};

static char dir[] = "/tmp/renda-app-XXXXXX";

static unsigned mode_of(const char *path)
{
    struct stat s;

    return stat(path, &s) == 0 ? s.st_mode & 0777 : 0;
}

static struct app_config config_of(const char *path, struct str *out_report)
{
    static struct arena *a;
    struct buf report;
    struct app_config c;
    struct err err = {0};

    if (a == NULL)
        a = arena_open(1 << 20);
    report = buf_new(a, 0);
    if (config_load(a, path, &c, &report, &err) != ST_OK)
        printf("# %s\n", err.key);
    *out_report = buf_view(&report);
    return c;
}

static void configuration_from_the_environment(void)
{
    struct app_config c;
    struct str report;

    setenv("PORT", "9090", 1);
    setenv("RENDA_TODAY", "2026-03-12", 1);
    setenv("RENDA_WORKERS", "many", 1);
    unsetenv("RENDA_DB");
    c = config_of(NULL, &report);
    EQ_INT(c.port, 9090, "a port");
    EQ_INT(c.today.month, 3, "a day");
    EQ_INT(c.workers, 16, "what is no number is not taken");
    OK(str_has(report, S("RENDA_WORKERS=1..1024")), "and named");
    OK(c.db_url == NULL, "no database: the one in the data directory");
    setenv("PORT", "70000", 1);
    EQ_INT(config_of(NULL, &report).port, 8080, "a port out of range is not taken");
    unsetenv("PORT");
    unsetenv("RENDA_WORKERS");
}

static const char CONFIG_TEXT[] = "# a remark\n"
                                  "PORT=9191\n"
                                  "  RENDA_BIND = \"0.0.0.0\"  \n"
                                  "RENDA_BACKUP_KEEP=\n"
                                  "RENDA_COLOUR=red\n"
                                  "nonsense\n"
                                  "RENDA_IDLE_SECONDS=0\n";

static void configuration_from_a_file(void)
{
    char path[64];
    struct app_config c;
    struct str report;
    FILE *f;

    snprintf(path, sizeof path, "%s/renda.conf", dir);
    f = fopen(path, "w");
    ASSERT(f != NULL && fputs(CONFIG_TEXT, f) >= 0 && fclose(f) == 0);
    c = config_of(path, &report);
    EQ_INT(c.port, 9191, "a port from the file");
    EQ_TEXT(c.bind, "0.0.0.0", "a quoted text");
    EQ_INT(c.backup_keep, 14, "an empty value says nothing");
    EQ_INT(c.idle_seconds, 60, "a value out of range is not taken");
    OK(str_has(report, S("第5行：")) && str_has(report, S("RENDA_COLOUR")), "an unknown name");
    OK(str_has(report, S("第6行：")), "a line without an equals sign");
    OK(str_has(report, S("RENDA_IDLE_SECONDS=1..3600")), "a value out of range is named");
    setenv("PORT", "9292", 1);
    EQ_INT(config_of(path, &report).port, 9292, "the environment goes before the file");
    unsetenv("PORT");
    config_of("/nowhere/renda.conf", &report);
    EQ_INT(report.len, 0, "no file, no faults of lines");
}

static void opening(void)
{
    struct str report;
    struct app_config config = config_of(NULL, &report);
    struct app app = {0};
    struct err err = {0};
    struct ctx *ctx;
    char data[64], file[96];

    snprintf(data, sizeof data, "%s/deep/data", dir);
    snprintf(file, sizeof file, "%s/renda.db", data);
    config.data_dir = data;
    config.migrate = APP_MIGRATE_CHECK;
    OK(app_open(&app, &config, &err) == ST_RULE, "an empty database, and no migration wanted");
    EQ_TEXT(err.key, "db.migrations_pending", "says what is missing");
    config.migrate = APP_MIGRATE_RUN;
    if (app_open(&app, &config, &err) != ST_OK)
        printf("Bail out! %s %s\n", err.key, err.detail);
    EQ_INT(mode_of(data), 0700, "the data directory is ours alone");
    EQ_INT(mode_of(file), 0600, "and so is the database");
    ctx = ctx_open_system(&app, 1);
    EQ_INT(ctx->today.day, 12, "today as configured");
    OK(app_now(&app) > 1700000000, "now by the clock");
    OK(may(ctx, "t.write") && !may(ctx, "t.nothing"), "the system may all there is");
    ctx_close(ctx);
    app_close(&app);
    config.migrate = APP_MIGRATE_CHECK;
    OK(app_open(&app, &config, &err) == ST_OK, "opened again nothing is missing");
    app_close(&app);
    config.data_dir = "/proc/nowhere";
    OK(app_open(&app, &config, &err) == ST_INVALID, "a directory that cannot be");
    EQ_TEXT(err.key, "app.data_dir", "is named");
}

static void permissions(void)
{
    struct permission_set set = {0};
    const struct actor clerk = {.account_id = 5, .permissions = &set}, nobody = {0};
    struct ctx ctx = {.actor = &clerk};

    EQ_TEXT(permission_name((size_t)permission_index("t.read")), "t.read", "by name and back");
    OK(permission_index("t.read") < permission_index("t.write"), "sorted");
    EQ_INT(permission_index("t.nothing"), -1, "unknown");
    OK(permission_name(permission_count()) == NULL, "past the end");
    OK(permission_set_add(&set, "t.read") && !permission_set_add(&set, "t.nothing"), "a set");
    OK(may(&ctx, "t.read"), "may");
    OK(!may(&ctx, "t.write") && !may(&ctx, "t.nothing") && !may(&ctx, NULL), "may not");
    OK(may(&ctx, PUBLIC) && may(&ctx, SIGNED_IN), "what is open to all accounts");
    ctx.actor = &nobody;
    OK(may(&ctx, PUBLIC) && !may(&ctx, SIGNED_IN) && !may(&ctx, "t.read"), "nobody");
}

static void wrong_fields(void)
{
    struct ctx ctx = {0};
    char long_arg[200];

    OK(invalid_done(&ctx) == ST_OK, "nothing wrong");
    memset(long_arg, 'x', sizeof long_arg - 1);
    long_arg[sizeof long_arg - 1] = '\0';
    invalid(&ctx, "name", "form.required", "姓名");
    for (int i = 0; i < 40; i++)
        invalid(&ctx, "other", "form.too_long", long_arg);
    OK(invalid_done(&ctx) == ST_INVALID, "something wrong");
    EQ_TEXT(ctx.err.key, "form.invalid", "its key");
    EQ_TEXT(ctx.field_errors[0].arg, "姓名", "the first is kept");
    EQ_INT(ctx.field_errors_count, FIELD_ERRORS_MAX, "as many as there is room for");
    EQ_INT(strlen(ctx.field_errors[1].arg), sizeof ctx.field_errors[1].arg - 1, "cut to fit");
}

static enum status takes_too_much(struct ctx *ctx, void *with)
{
    (void)arena_grow(ctx->arena, with, 0, ((size_t)1 << 30) + 1);
    return ST_OK;
}

static void give_back(void *p)
{
    *(bool *)p = true;
}

static void big_piece(struct ctx *own, void *back)
{
    arena_on_free(own->arena, give_back, back);
    if (ctx_apart(own, takes_too_much, NULL) != ST_OK)
        return;
}

/* As an import whose lock on its file hangs on the arena of the whole. */
static void task_left_in_a_piece(void)
{
    struct app app = {.tasks = task_pool_open()};
    struct ctx *ctx = ctx_open_system(&app, 0);
    bool back = false;

    OK(task_start(ctx, task_ctx(ctx), big_piece, &back) == ST_OK, "a task");
    task_pool_close(app.tasks);
    OK(back, "left in a piece with an arena of its own, it gives back what it held before");
    ctx_close(ctx);
}

int main(void)
{
    char command[64];

    ASSERT(mkdtemp(dir) != NULL);
    configuration_from_the_environment();
    configuration_from_a_file();
    opening();
    permissions();
    wrong_fields();
    task_left_in_a_piece();
    snprintf(command, sizeof command, "rm -rf '%s'", dir);
    return system(command) == 0 ? tap_done() : 1;
}
