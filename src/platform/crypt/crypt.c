// SPDX-License-Identifier: MulanPSL-2.0
/* Sealing and opening personal values, blind hashes. */
#include "platform/crypt.h"
#include "platform/app.h"
#include "platform/crypt/crypt_keys.h"
#include "platform/crypt/crypt_store.h"
#include "platform/crypt/key_cache.h"
#include "platform/crypt/seal.h"
#include "platform/crypt/sm4.h"
#include "platform/db.h"
#include <sodium.h>

enum seal_cipher crypt_cipher(const struct ctx *ctx)
{
    return ctx->app->config.national_cipher ? SEAL_NATIONAL : SEAL_STANDARD;
}

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

enum status crypt_master_current(struct ctx *ctx, int64_t *out_master)
{
    /* The database says which master is current: the process that rotates may be another one. */
    TRY(crypt_store_current(ctx, out_master));
    if (*out_master == 0)
        return fail_detail(&ctx->err, ST_INTERNAL, "crypt.key_missing",
                           "no master key yet; crypt_start() has not run");
    return ST_OK;
}

enum status crypt_key_new_under(struct ctx *ctx, int64_t master_no, int64_t *out_key_id)
{
    uint8_t key[KEY_BYTES], master[KEY_BYTES];
    struct person_key stored = {.master_no = master_no};
    enum status st;

    ASSERT(db_in_tx(ctx));
    TRY(keyring_key(ctx->app->keys, master_no, master, &ctx->err));
    stored.id = db_new_id(ctx);
    randombytes_buf(key, sizeof key);
    stored.wrapped = seal_key(ctx->arena, crypt_cipher(ctx), master, master_no, ctx->congress_id,
                              stored.id, key);
    st = crypt_store_add(ctx, &stored);
    forget(ctx, stored.id); /* of an attempt that was rolled back */
    if (st == ST_OK) {      /* what it is made for is sealed next */
        key_cache_put(keyring_caches(ctx->app->keys), ctx->arena, &ctx->open_keys, ctx->congress_id,
                      stored.id, key);
        *out_key_id = stored.id;
    }
    sodium_memzero(key, sizeof key);
    sodium_memzero(master, sizeof master);
    return st;
}

enum status crypt_key_new(struct ctx *ctx, int64_t *out_key_id)
{
    int64_t master;

    TRY(crypt_master_current(ctx, &master));
    return crypt_key_new_under(ctx, master, out_key_id);
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
    *out_sealed =
        seal_value(ctx->arena, crypt_cipher(ctx), key, column, ctx->congress_id, key_id, plain);
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

/* HMAC-SM3, where the installation was begun with the national ciphers. */
static void blind_sm3(const uint8_t secret[KEY_BYTES], const char *column, struct str value,
                      uint8_t *out, size_t size)
{
    uint8_t subkey[HMAC_SM3_BYTES], hash[HMAC_SM3_BYTES];

    hmac_sm3(secret, KEY_BYTES, column, strlen(column), subkey);
    hmac_sm3(subkey, sizeof subkey, value.ptr, value.len, hash);
    memcpy(out, hash, size);
    sodium_memzero(subkey, sizeof subkey);
}

struct str crypt_blind(struct ctx *ctx, const char *column, struct str value)
{
    uint8_t secret[KEY_BYTES], subkey[KEY_BYTES], hash[16];
    struct err err = {0};

    /* crypt_start() refused to run without it, so it is there. */
    ASSERT(keyring_key(ctx->app->keys, KEY_BLIND, secret, &err) == ST_OK);
    if (keyring_blind_sm3(ctx->app->keys)) {
        blind_sm3(secret, column, value, hash, sizeof hash);
    } else {
        crypto_generichash(subkey, sizeof subkey, (const uint8_t *)column, strlen(column), secret,
                           sizeof secret);
        crypto_generichash(hash, sizeof hash, (const uint8_t *)value.ptr, value.len, subkey,
                           sizeof subkey);
    }
    sodium_memzero(secret, sizeof secret);
    sodium_memzero(subkey, sizeof subkey);
    return str_hex(ctx->arena, hash, sizeof hash);
}
