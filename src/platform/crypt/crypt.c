// SPDX-License-Identifier: MulanPSL-2.0
/* Sealing and opening personal values, blind hashes. */
#include "platform/crypt.h"
#include "platform/app.h"
#include "platform/crypt/crypt_store.h"
#include "platform/crypt/key_cache.h"
#include "platform/crypt/seal.h"
#include "platform/db.h"
#include <sodium.h>

static enum status unwrap(struct ctx *ctx, int64_t key_id, uint8_t out[KEY_BYTES])
{
    uint8_t master[KEY_BYTES];
    struct person_key stored;
    bool good;

    TRY(crypt_store_get(ctx, key_id, &stored));
    if (stored.wrapped.len == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "crypt.destroyed", NULL);
    TRY(keyring_key(ctx->app->keys, stored.master_no, master, &ctx->err));
    good = seal_key_open(ctx->arena, master, stored.master_no, ctx->congress_id, key_id,
                         stored.wrapped, out);
    sodium_memzero(master, sizeof master);
    if (!good)
        return fail_detail(&ctx->err, ST_INTERNAL, "crypt.broken",
                           "key %lld does not open with master key %lld", (long long)key_id,
                           (long long)stored.master_no);
    return ST_OK;
}

static enum status load(struct ctx *ctx, int64_t key_id, uint8_t out[KEY_BYTES])
{
    struct key_caches *all = keyring_caches(ctx->app->keys);

    if (key_cache_get(all, ctx->open_keys, ctx->congress_id, key_id, out))
        return ST_OK;
    TRY(unwrap(ctx, key_id, out));
    key_cache_put(all, ctx->arena, &ctx->open_keys, ctx->congress_id, key_id, out);
    return ST_OK;
}

static void forget(const struct ctx *ctx, int64_t key_id)
{
    key_cache_forget(keyring_caches(ctx->app->keys), ctx->open_keys, ctx->congress_id, key_id);
}

enum status crypt_key_new(struct ctx *ctx, int64_t *out_key_id)
{
    uint8_t key[KEY_BYTES], master[KEY_BYTES];
    struct person_key stored = {0};
    enum status st;

    ASSERT(db_in_tx(ctx));
    /* The database says which master is current: the process that rotates may be another one. */
    TRY(crypt_store_current(ctx, &stored.master_no));
    if (stored.master_no == 0)
        return fail_detail(&ctx->err, ST_INTERNAL, "crypt.key_missing",
                           "no master key yet; crypt_start() has not run");
    TRY(keyring_key(ctx->app->keys, stored.master_no, master, &ctx->err));
    stored.id = db_new_id(ctx);
    randombytes_buf(key, sizeof key);
    stored.wrapped =
        seal_key(ctx->arena, master, stored.master_no, ctx->congress_id, stored.id, key);
    forget(ctx, stored.id); /* of an attempt that was rolled back */
    sodium_memzero(key, sizeof key);
    sodium_memzero(master, sizeof master);
    st = crypt_store_add(ctx, &stored);
    if (st == ST_OK)
        *out_key_id = stored.id;
    return st;
}

enum status crypt_seal(struct ctx *ctx, int64_t key_id, const char *column, struct str plain,
                       struct str *out_sealed)
{
    uint8_t key[KEY_BYTES];

    if (plain.len == 0) {
        *out_sealed = (struct str){0};
        return ST_OK;
    }
    TRY(load(ctx, key_id, key));
    *out_sealed = seal_value(ctx->arena, key, column, ctx->congress_id, key_id, plain);
    sodium_memzero(key, sizeof key);
    return ST_OK;
}

enum status crypt_open(struct ctx *ctx, int64_t key_id, const char *column, struct str sealed,
                       struct str *out_plain)
{
    uint8_t key[KEY_BYTES];
    bool good;

    if (sealed.len == 0) {
        *out_plain = (struct str){0};
        return ST_OK;
    }
    TRY(load(ctx, key_id, key));
    good = seal_value_open(ctx->arena, key, column, ctx->congress_id, key_id, sealed, out_plain);
    sodium_memzero(key, sizeof key);
    if (!good)
        return fail_detail(&ctx->err, ST_INTERNAL, "crypt.broken",
                           "a value of %s does not open with key %lld", column, (long long)key_id);
    return ST_OK;
}

enum status crypt_open_kept(struct ctx *ctx, int64_t key_id, const char *column, struct str sealed,
                            struct str *out_plain)
{
    const enum status st = crypt_open(ctx, key_id, column, sealed, out_plain);

    if (st != ST_NOT_FOUND)
        return st;
    *out_plain = S("");
    return ST_OK;
}

enum status crypt_key_destroy(struct ctx *ctx, int64_t key_id)
{
    ASSERT(db_in_tx(ctx));
    forget(ctx, key_id);
    return crypt_store_destroy(ctx, key_id);
}

struct str crypt_blind(struct ctx *ctx, const char *column, struct str value)
{
    uint8_t secret[KEY_BYTES], subkey[KEY_BYTES], hash[16];
    struct err err = {0};

    /* crypt_start() refused to run without it, so it is there. */
    ASSERT(keyring_key(ctx->app->keys, KEY_BLIND, secret, &err) == ST_OK);
    crypto_generichash(subkey, sizeof subkey, (const uint8_t *)column, strlen(column), secret,
                       sizeof secret);
    crypto_generichash(hash, sizeof hash, (const uint8_t *)value.ptr, value.len, subkey,
                       sizeof subkey);
    sodium_memzero(secret, sizeof secret);
    sodium_memzero(subkey, sizeof subkey);
    return str_hex(ctx->arena, hash, sizeof hash);
}
