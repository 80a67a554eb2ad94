// SPDX-License-Identifier: MulanPSL-2.0
/* Commands that keep an installation: backup, restore. */
#include "main.h"
#include "platform/backup.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/journal.h"
#include "platform/text.h"
#include <inttypes.h>

static const char *argument(const struct options *o, const char *name)
{
    for (int i = 1; i + 1 < o->argc; i++)
        if (strcmp(o->argv[i], name) == 0)
            return o->argv[i + 1];
    return NULL;
}

static int say(const struct options *o, const char *key, struct str a, struct str b)
{
    const struct str line = TF(o->arena, key, a, b);

    printf(STR_FMT "\n", STR_ARG(line));
    return EXIT_DONE;
}

static struct str number(const struct options *o, int64_t n)
{
    return str_printf(o->arena, "%" PRId64, n);
}

/* ---------------------------------------------------------------- backup */

static int verify_backup(const struct options *o, const char *path)
{
    struct backup_facts facts;
    struct err err = {0};

    if (backup_verify(path, &facts, &err) != ST_OK)
        return complain("backup", &err);
    return say(o, "backup.sound", number(o, facts.files), number(o, facts.bytes));
}

int run_backup(struct options *o)
{
    const char *path = o->argc > 1 ? o->argv[1] : NULL;
    struct backup_made made;
    struct app app;
    struct err err = {0};
    struct ctx *ctx;
    enum status st;

    if (argument(o, "--verify") != NULL)
        return verify_backup(o, argument(o, "--verify"));
    if (open_migrated(&app, o, &err) != ST_OK)
        return complain("backup", &err);
    ctx = ctx_open_system(&app, 0);
    st = backup_make(ctx, path, &made);
    err = ctx->err;
    if (st == ST_OK && journal_seal_now(ctx) != ST_OK)
        (void)complain("backup", &ctx->err);
    ctx_close(ctx);
    app_close(&app);
    if (st != ST_OK)
        return complain("backup", &err);
    return say(o, "backup.done", str_from(made.path), number(o, made.bytes));
}

/* ---------------------------------------------------------------- restore */

static enum status restored_tx(struct ctx *ctx, const void *input)
{
    return event_emit_data(ctx, "backup.restored", 0, *(const struct str *)input);
}

/* Say so in the journal. A backup of an older program is migrated first, by hand, and a missing
 * key directory has to be put there: then the next restore or start says what is missing. */
static enum status note_restore(const struct options *o, const struct backup_facts *facts,
                                struct err *err)
{
    const struct str data = str_printf(o->arena, "{\"made_at\":%" PRId64 "}", facts->made_at);
    struct app_config config = o->config;
    struct app app;
    struct ctx *ctx;
    enum status st;

    config.migrate = APP_MIGRATE_CHECK;
    TRY(app_open(&app, &config, err));
    ctx = ctx_open_system(&app, 0);
    st = db_tx(ctx, restored_tx, &data);
    if (st == ST_OK)
        st = journal_seal_now(ctx);
    *err = ctx->err;
    ctx_close(ctx);
    app_close(&app);
    return st;
}

int run_restore(struct options *o)
{
    const struct backup_restore what = {
        .path = o->argc > 1 ? o->argv[1] : NULL,
        .keys_dir = argument(o, "--keys"),
        .replace = option_given(o, "--replace"),
    };
    struct backup_facts facts;
    struct err err = {0};

    if (what.path == NULL || what.path[0] == '-') {
        fprintf(stderr, "renda restore: say renda restore FILE [--keys DIR] [--replace]\n");
        return EXIT_USAGE;
    }
    if (backup_restore(&o->config, &what, &facts, &err) != ST_OK)
        return complain("restore", &err);
    say(o, "backup.restored", number(o, facts.files), number(o, facts.bytes));
    if (facts.replaced[0] != '\0')
        say(o, "backup.kept", str_from(facts.replaced), S(""));
    if (note_restore(o, &facts, &err) != ST_OK)
        return complain("restore", &err);
    return say(o, "backup.verify_next", S(""), S(""));
}
