// SPDX-License-Identifier: MulanPSL-2.0
/* Front door: tables and the command `renda key`. */
#include "crypt_migrations.h"
#include "platform/app.h"
#include "platform/crypt.h"
#include "platform/crypt/crypt_keys.h"
#include "platform/crypt/crypt_store.h"
#include "platform/crypt/keyring_internal.h"
#include <inttypes.h>

static int failed(const struct ctx *ctx)
{
    fprintf(stderr, "renda key: %s\n", ctx->err.detail[0] != '\0' ? ctx->err.detail : ctx->err.key);
    return 1;
}

static int rotate(struct ctx *ctx, bool keep)
{
    struct crypt_rotation done;

    if (crypt_rotate(ctx, keep, &done) != ST_OK)
        return failed(ctx);
    printf("master key %" PRId64 " is current; %" PRId64 " personal keys wrapped anew\n",
           done.master_no, done.keys);
    if (done.values > 0)
        printf("%" PRId64 " values sealed by %s now\n", done.values,
               ctx->app->config.national_cipher ? "SM4 and SM3" : "XChaCha20-Poly1305");
    printf("Make a backup of the database and of %s/keys now: %s\n", ctx->app->config.data_dir,
           keep ? "the old key stays until the next rotation."
                : "personal values in older backups cannot be opened any more.");
    return 0;
}

static int status(struct ctx *ctx)
{
    struct crypt_master *masters;
    size_t count;

    if (crypt_store_masters(ctx, &masters, &count) != ST_OK)
        return failed(ctx);
    printf("%-16s %-8s %-10s %10s  %s\n", "key", "state", "made", "wraps", "file");
    arr_each (i, count) {
        const struct crypt_master *m = &masters[i];
        char made[DATE_TEXT_SIZE], name[KEY_NAME_SIZE];
        unsigned second;
        int64_t keys;

        if (crypt_store_count(ctx, m->number, &keys) != ST_OK)
            return failed(ctx);
        date_format(date_of_instant(m->made_at, &second), made);
        printf("%-16s %-8s %-10s %10" PRId64 "  %s\n", keyring_file_name(m->number, name),
               str_z(ctx->arena, m->state), made, keys,
               keyring_has(ctx->app->keys, m->number) ? "here" : "not here");
    }
    return 0;
}

static int run(struct ctx *ctx, int argc, char **argv)
{
    ctx->congress_id = 0; /* keys belong to the installation */
    if (argc == 1 && strcmp(argv[0], "status") == 0)
        return status(ctx);
    if (argc == 1 && strcmp(argv[0], "rotate") == 0)
        return rotate(ctx, false);
    if (argc == 2 && strcmp(argv[0], "rotate") == 0 && strcmp(argv[1], "--keep") == 0)
        return rotate(ctx, true);
    fprintf(stderr, "renda key: say rotate, rotate --keep, or status\n");
    return 2;
}

static const struct command COMMANDS[] = {
    {
        .name = "key",
        .usage = "renda key status                  master keys and what they wrap\n"
                 "  renda key rotate [--keep]         new master key; --keep: the old file stays "
                 "until the next",
        .run = run,
        .everywhere = true,
    },
    {0},
};

static const char *const TABLES[] = {"person_key", "crypt_master", "crypt_look", NULL};

static const struct sealed_column SEALED[] = {
    {"crypt_look", "note_sealed", "key_id", "crypt_look.note"},
    {0},
};

const struct module crypt_module = {
    .name = "crypt",
    .tables = TABLES,
    .sealed = SEALED,
    .migrations = crypt_migrations,
    .commands = COMMANDS,
};
