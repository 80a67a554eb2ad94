// SPDX-License-Identifier: MulanPSL-2.0
/* Command line: read the configuration, find the command, run it. */
#include "main.h"
#include "base/arena_limit.h"
#include "modules/modules.h"
#include "platform/config.h"
#include "platform/file/file_task.h"
#include "platform/journal.h"
#include "platform/paper.h"
#include "platform/paper_pack.h"
#include "platform/worker.h"
#include <signal.h>

enum { CONFIG_MEMORY = 1 << 20 };

static int usage(FILE *to)
{
    fputs("usage: renda [--config FILE] [--db URL] [--data DIR] [--congress CODE] COMMAND …\n"
          "  URL is sqlite:PATH or postgresql://…; commands:\n",
          to);
    for (size_t i = 0; COMMANDS[i].name != NULL; i++)
        fprintf(to, "  %s\n", COMMANDS[i].usage);
    for (const struct command *const *c = modules_commands(); *c != NULL; c++)
        fprintf(to, "  %s\n", (*c)->usage);
    return to == stdout ? EXIT_DONE : EXIT_USAGE;
}

static enum status choose_congress(struct ctx *ctx, const struct options *o,
                                   const struct command *command)
{
    const enum status st = modules_choose_congress(ctx, o->congress_code);

    if (st == ST_INVALID && command->everywhere && o->congress_code == NULL)
        return ST_OK;
    return st;
}

static int run_module_command(struct options *o, const struct command *command)
{
    struct app app;
    struct err err = {0};
    struct ctx *ctx;
    int code;

    if (open_migrated(&app, o, &err) != ST_OK)
        return complain(command->name, &err);
    ctx = ctx_open_system(&app, 0);
    if (modules_start(&app, &ctx->err) != ST_OK || choose_congress(ctx, o, command) != ST_OK)
        code = complain(command->name, &ctx->err);
    else
        code = command->run(ctx, o->argc - 1, o->argv + 1);
    /* What the command wrote is committed and waits for the chain: done here, unless a server is
     * quicker; if it cannot be done now, the next server does it. */
    if (journal_seal_now(ctx) != ST_OK)
        (void)complain(command->name, &ctx->err);
    ctx_close(ctx);
    app_close(&app);
    return code;
}

/* Take --config, --db, --data and --congress out of the words, wherever they stand. */
static bool take_options(struct options *o, int argc, char **argv)
{
    o->argv = argv; /* shrunk in place */
    for (int i = 1; i < argc; i++) {
        const char **to = strcmp(argv[i], "--db") == 0         ? &o->db_url
                          : strcmp(argv[i], "--data") == 0     ? &o->data_dir
                          : strcmp(argv[i], "--congress") == 0 ? &o->congress_code
                          : strcmp(argv[i], "--config") == 0   ? &o->config_file
                                                               : NULL;

        if (to == NULL) {
            o->argv[o->argc++] = argv[i];
            continue;
        }
        if (++i == argc)
            return false;
        *to = argv[i];
    }
    return true;
}

/* Faults are named and passed over: the value counts as not set. Only a file that cannot be read
 * ends the program. */
static bool take_config(struct options *o)
{
    struct buf report = buf_new(o->arena, 0);
    struct err err = {0};
    const enum status st = config_load(o->arena, o->config_file, &o->config, &report, &err);

    fwrite(report.ptr, 1, report.len, stderr);
    o->config_faults = report.len != 0;
    if (o->db_url != NULL)
        o->config.db_url = o->db_url;
    if (o->data_dir != NULL)
        o->config.data_dir = o->data_dir;
    if (st == ST_OK || o->config_faults)
        return true;
    (void)complain("--config", &err);
    return false;
}

/* What a child process may be asked to do (platform/worker.h): each part adds its tasks. */
static const struct worker_task TASKS[] = {
    {PAPER_PDF_TASK, paper_pdf_run},   {PAPER_PACK_TASK, paper_pack_run},
    {FILE_TEXT_TASK, file_text_run},   {FILE_THUMB_TASK, file_thumb_run},
    {FILE_PHOTO_TASK, file_photo_run}, {0},
};

static bool is_task(int argc, char **argv)
{
    return argc == 4 && strcmp(argv[1], "worker") == 0 && strcmp(argv[2], "--task") == 0;
}

/* The name of a command may be two words. */
static bool is_named(const struct options *o, const char *name)
{
    const size_t first = strlen(o->argv[0]);

    if (strcmp(o->argv[0], name) == 0)
        return true;
    return o->argc > 1 && strncmp(o->argv[0], name, first) == 0 && name[first] == ' ' &&
           strcmp(o->argv[1], name + first + 1) == 0;
}

static int find_and_run(struct options *o)
{
    const char *name = o->argv[0];
    const bool help = o->argc > 1 && strcmp(o->argv[1], "--help") == 0;

    if (strcmp(name, "--help") == 0 || strcmp(name, "help") == 0)
        return usage(stdout);
    for (const struct built_in *c = COMMANDS; c->name != NULL; c++)
        if (is_named(o, c->name))
            return help ? printf("%s\n", c->usage), EXIT_DONE : c->run(o);
    for (const struct command *const *c = modules_commands(); *c != NULL; c++)
        if (strcmp(name, (*c)->name) == 0)
            return help ? printf("%s\n", (*c)->usage), EXIT_DONE : run_module_command(o, *c);
    fprintf(stderr, "renda: no command '%s'; renda --help lists them\n", name);
    return EXIT_USAGE;
}

struct command_run {
    struct options *o;
    int code;
};

static void run_command(void *p)
{
    struct command_run *r = p;

    r->code = take_config(r->o) ? find_and_run(r->o) : EXIT_FAILED;
}

/* The database is as after a crash: what was committed is there, what was not is not. Threads of
 * the command may still use what closing would free. */
static _Noreturn void give_up(const struct options *o)
{
    (void)fflush(stdout);
    (void)complain(o->argv[0], &(struct err){.key = "app.too_much"});
    _Exit(EXIT_FAILED);
}

int main(int argc, char **argv)
{
    struct options o = {.config_file = getenv("RENDA_CONFIG")};
    struct command_run run = {.o = &o};

    if (is_task(argc, argv))
        worker_child(TASKS);  /* before anything of ours is read */
    signal(SIGXFSZ, SIG_IGN); /* a limit on the size of files is an error to tell, not the end */
    if (!take_options(&o, argc, argv) || o.argc == 0)
        return usage(stderr);
    o.arena = arena_open(CONFIG_MEMORY);
    if (!arena_guarded(run_command, &run))
        give_up(&o);
    arena_close(o.arena);
    return run.code;
}
