// SPDX-License-Identifier: MulanPSL-2.0
/* The first keys of an installation, and putting a new master key in place of the old. */
#include "platform/crypt/crypt_keys.h"
#include "platform/app.h"
#include "platform/crypt/crypt_store.h"
#include "platform/crypt/seal.h"
#include "platform/db.h"
#include "platform/event.h"
#include <inttypes.h>
#include <sodium.h>

enum { REWRAP_BATCH = 200 };

static enum status emit_number(struct ctx *ctx, const char *name, int64_t number, int64_t count)
{
    return event_emit_data(
        ctx, name, number,
        str_printf(ctx->arena, "{\"master\":%" PRId64 ",\"keys\":%" PRId64 "}", number, count));
}

/* ---------------------------------------------------------------- start */

static enum status enter(struct ctx *ctx, int64_t number, const char *state)
{
    char fingerprint[KEY_FINGERPRINT_SIZE];

    const bool sm3 = number == KEY_BLIND && ctx->app->config.national_cipher;

    if (!keyring_has(ctx->app->keys, number))
        TRY(keyring_make(ctx->app->keys, sm3 ? KEY_BLIND_SM3 : number, &ctx->err));
    TRY(keyring_fingerprint(ctx->app->keys, number, fingerprint, &ctx->err));
    return crypt_store_add_master(ctx, number, state, fingerprint);
}

static enum status make_first_tx(struct ctx *ctx, const void *input)
{
    int64_t current, number = keyring_highest(ctx->app->keys);

    (void)input;
    TRY(crypt_store_current(ctx, &current));
    if (current != 0) /* another server was quicker; check() compares its keys with ours */
        return ST_OK;
    number = number != 0 ? number : 1;
    TRY(enter(ctx, KEY_BLIND, "blind"));
    TRY(enter(ctx, number, "current"));
    return emit_number(ctx, "crypt.keys_made", number, 0);
}

static enum status check(struct ctx *ctx, const struct crypt_master *m)
{
    char fingerprint[KEY_FINGERPRINT_SIZE], name[KEY_NAME_SIZE];

    if (str_eqz(m->state, "retired"))
        return ST_OK;
    TRY(keyring_fingerprint(ctx->app->keys, m->number, fingerprint, &ctx->err));
    if (str_eqz(m->fingerprint, fingerprint))
        return ST_OK;
    return fail_detail(&ctx->err, ST_INTERNAL, "crypt.keys",
                       "%s in %s/keys is not the key of this database; put back the keys that "
                       "belong to it",
                       keyring_file_name(m->number, name), ctx->app->config.data_dir);
}

enum status crypt_start(struct ctx *ctx)
{
    struct crypt_master *masters;
    size_t count;

    ASSERT(ctx->congress_id == 0);
    TRY(crypt_store_masters(ctx, &masters, &count));
    if (count == 0) {
        TRY(db_tx(ctx, make_first_tx, NULL));
        TRY(crypt_store_masters(ctx, &masters, &count));
    }
    arr_each (i, count)
        TRY(check(ctx, &masters[i]));
    return ST_OK;
}

/* ---------------------------------------------------------------- rotation */

struct rewrap {
    int64_t to;
    int64_t *count; /* of the last attempt */
};

static enum status begin_tx(struct ctx *ctx, const void *input)
{
    struct crypt_master *masters;
    int64_t current;
    size_t count;

    (void)input;
    TRY(crypt_store_current(ctx, &current));
    TRY(crypt_store_masters(ctx, &masters, &count));
    if (current == 0)
        return fail_detail(&ctx->err, ST_INTERNAL, "crypt.key_missing",
                           "the installation has no keys yet; start the server once");
    arr_each (i, count)
        if (str_eqz(masters[i].state, "old")) /* a rotation was cut short: finish that one */
            return ST_OK;
    TRY(crypt_store_set_state(ctx, current, "old"));
    TRY(enter(ctx, masters[count - 1].number + 1, "current"));
    return emit_number(ctx, "crypt.master_made", masters[count - 1].number + 1, 0);
}

static enum status rewrap_one(struct ctx *ctx, struct person_key *k,
                              const uint8_t master[KEY_BYTES], int64_t to)
{
    uint8_t old[KEY_BYTES], key[KEY_BYTES];
    bool good;

    TRY(keyring_key(ctx->app->keys, k->master_no, old, &ctx->err));
    good = seal_key_open(ctx->arena, old, k->master_no, ctx->congress_id, k->id, k->wrapped, key);
    sodium_memzero(old, sizeof old);
    if (!good)
        return fail_detail(&ctx->err, ST_INTERNAL, "crypt.broken",
                           "key %" PRId64 " of congress %" PRId64
                           " does not open with master key %" PRId64,
                           k->id, ctx->congress_id, k->master_no);
    k->wrapped = seal_key(ctx->arena, crypt_cipher(ctx), master, to, ctx->congress_id, k->id, key);
    k->master_no = to;
    sodium_memzero(key, sizeof key);
    return crypt_store_rewrap(ctx, k);
}

static enum status rewrap_tx(struct ctx *ctx, const void *input)
{
    const struct rewrap *in = input;
    uint8_t master[KEY_BYTES];
    struct person_key *keys;
    enum status st = ST_OK;
    size_t count;

    TRY(crypt_store_others(ctx, in->to, REWRAP_BATCH, &keys, &count));
    *in->count = (int64_t)count;
    if (count == 0)
        return ST_OK;
    TRY(keyring_key(ctx->app->keys, in->to, master, &ctx->err));
    for (size_t i = 0; st == ST_OK && i < count; i++)
        st = rewrap_one(ctx, &keys[i], master, in->to);
    sodium_memzero(master, sizeof master);
    TRY(st);
    return emit_number(ctx, "crypt.keys_rewrapped", in->to, (int64_t)count);
}

/* All keys of ctx->congress_id. */
static enum status rewrap_congress(struct ctx *ctx, int64_t to, int64_t *total)
{
    int64_t count;
    const struct rewrap in = {.to = to, .count = &count};

    do {
        const struct arena_mark mark = arena_mark(ctx->arena);

        TRY(db_tx(ctx, rewrap_tx, &in));
        *total += count;
        arena_reset(ctx->arena, mark);
    } while (count != 0);
    return ST_OK;
}

static enum status rewrap_all(struct ctx *ctx, int64_t to, int64_t *total)
{
    int64_t congress_id = 0;
    enum status st;

    *total = 0;
    do {
        ctx->congress_id = 0;
        TRY(crypt_store_next_congress(ctx, congress_id, to, &congress_id));
        if (congress_id == 0)
            return ST_OK;
        ctx->congress_id = congress_id;
        st = rewrap_congress(ctx, to, total);
    } while (st == ST_OK);
    ctx->congress_id = 0;
    return st;
}

/* An old key may go when nothing is wrapped by it: seen in the same transaction, which a new key
 * wrapped by it at this moment would make fail. */
static enum status retire_tx(struct ctx *ctx, const void *input)
{
    struct crypt_master *masters;
    int64_t keys;
    size_t count;

    (void)input;
    TRY(crypt_store_masters(ctx, &masters, &count));
    arr_each (i, count) {
        if (!str_eqz(masters[i].state, "old"))
            continue;
        TRY(crypt_store_count(ctx, masters[i].number, &keys));
        if (keys != 0)
            return fail_detail(&ctx->err, ST_BUSY, "crypt.keys",
                               "new keys came in meanwhile; run renda key rotate again");
        TRY(crypt_store_set_state(ctx, masters[i].number, "retired"));
        TRY(emit_number(ctx, "crypt.master_retired", masters[i].number, 0));
    }
    return ST_OK;
}

static enum status remove_retired(struct ctx *ctx)
{
    struct crypt_master *masters;
    size_t count;

    TRY(crypt_store_masters(ctx, &masters, &count));
    arr_each (i, count)
        if (str_eqz(masters[i].state, "retired"))
            TRY(keyring_remove(ctx->app->keys, masters[i].number, &ctx->err));
    return ST_OK;
}

enum status crypt_rotate(struct ctx *ctx, bool keep_old_file, struct crypt_rotation *out)
{
    int64_t current, total, values;

    ASSERT(ctx->congress_id == 0);
    TRY(keyring_reload(ctx->app->keys, &ctx->err));
    TRY(db_tx(ctx, begin_tx, NULL));
    TRY(crypt_store_current(ctx, &current));
    TRY(rewrap_all(ctx, current, &total));
    TRY(crypt_reseal(ctx, &values));
    TRY(db_tx(ctx, retire_tx, NULL));
    if (!keep_old_file)
        TRY(remove_retired(ctx));
    *out = (struct crypt_rotation){.master_no = current, .keys = total, .values = values};
    return ST_OK;
}
