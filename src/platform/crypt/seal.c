// SPDX-License-Identifier: MulanPSL-2.0
/* Authenticated encryption of values and keys; libsodium and OpenSSL do the work. */
#include "platform/crypt/seal.h"
#include "base/buf.h"
#include "platform/crypt/sm4.h"
#include <sodium.h>

_Static_assert(SEAL_NONCE_BYTES == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, "nonce");
_Static_assert(SEAL_TAG_BYTES == crypto_aead_xchacha20poly1305_ietf_ABYTES, "tag");
_Static_assert((int)SEAL_SM4_IV_BYTES == (int)SM4_BLOCK_BYTES, "counter block");
_Static_assert((int)SEAL_SM3_TAG_BYTES == (int)HMAC_SM3_BYTES, "tag");
_Static_assert(KEY_BYTES == crypto_aead_xchacha20poly1305_ietf_KEYBYTES, "key");

static void put_id(struct buf *b, int64_t id)
{
    uint8_t bytes[8];

    arr_each (i, sizeof bytes)
        bytes[i] = (uint8_t)((uint64_t)id >> (8 * (7 - i)));
    buf_put(b, bytes, sizeof bytes);
}

static struct str value_data(struct arena *a, const char *column, int64_t congress_id,
                             int64_t key_id)
{
    struct buf b = buf_new(a, 0);

    buf_put(&b, "renda.value.v1", sizeof "renda.value.v1");
    buf_put(&b, column, strlen(column) + 1);
    put_id(&b, congress_id);
    put_id(&b, key_id);
    return buf_view(&b);
}

static struct str key_data(struct arena *a, int64_t congress_id, int64_t key_id, int64_t master)
{
    struct buf b = buf_new(a, 0);

    buf_put(&b, "renda.key.v1", sizeof "renda.key.v1");
    put_id(&b, congress_id);
    put_id(&b, key_id);
    put_id(&b, master);
    return buf_view(&b);
}

/* ---------------------------------------------------------------- 1: XChaCha20-Poly1305 */

static struct str lock_standard(struct arena *a, const uint8_t key[KEY_BYTES], struct str data,
                                struct str plain)
{
    const size_t size = plain.len + SEAL_EXTRA_BYTES;
    uint8_t *out = arena_alloc(a, size);
    unsigned long long written;

    out[0] = SEAL_STANDARD;
    randombytes_buf(out + 1, SEAL_NONCE_BYTES);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        out + 1 + SEAL_NONCE_BYTES, &written, (const uint8_t *)plain.ptr, plain.len,
        (const uint8_t *)data.ptr, data.len, NULL, out + 1, key);
    ASSERT(written == size - 1 - SEAL_NONCE_BYTES);
    return (struct str){(const char *)out, size};
}

static bool unlock_standard(const uint8_t key[KEY_BYTES], struct str data, struct str locked,
                            uint8_t *out)
{
    const uint8_t *in = (const uint8_t *)locked.ptr;

    return crypto_aead_xchacha20poly1305_ietf_decrypt(
               out, NULL, NULL, in + 1 + SEAL_NONCE_BYTES, locked.len - 1 - SEAL_NONCE_BYTES,
               (const uint8_t *)data.ptr, data.len, in + 1, key) == 0;
}

/* ---------------------------------------------------------------- 2: SM4-CTR, HMAC-SM3 */

struct national_keys {
    uint8_t cipher[HMAC_SM3_BYTES], mac[HMAC_SM3_BYTES];
};

static void derive(const uint8_t key[KEY_BYTES], struct national_keys *out)
{
    static const char CIPHER[] = "renda.sm4.cipher", MAC[] = "renda.sm4.mac";

    hmac_sm3(key, KEY_BYTES, CIPHER, sizeof CIPHER - 1, out->cipher);
    hmac_sm3(key, KEY_BYTES, MAC, sizeof MAC - 1, out->mac);
}

/* Over the first `len` bytes of what is sealed, and what it is bound to. */
static void tag_of(struct arena *a, const struct national_keys *k, const uint8_t *sealed,
                   size_t len, struct str data, uint8_t tag[HMAC_SM3_BYTES])
{
    struct buf b = buf_new(a, 0);

    buf_put(&b, sealed, len);
    buf_str(&b, data);
    put_id(&b, (int64_t)data.len);
    hmac_sm3(k->mac, sizeof k->mac, b.ptr, b.len, tag);
}

static struct str lock_national(struct arena *a, const uint8_t key[KEY_BYTES], struct str data,
                                struct str plain)
{
    const size_t head = 1 + SEAL_SM4_IV_BYTES, size = plain.len + SEAL_NATIONAL_EXTRA_BYTES;
    uint8_t *out = arena_alloc(a, size);
    struct national_keys keys;

    derive(key, &keys);
    out[0] = SEAL_NATIONAL;
    randombytes_buf(out + 1, SEAL_SM4_IV_BYTES);
    sm4_ctr(keys.cipher, out + 1, (const uint8_t *)plain.ptr, plain.len, out + head);
    tag_of(a, &keys, out, head + plain.len, data, out + head + plain.len);
    sodium_memzero(&keys, sizeof keys);
    return (struct str){(const char *)out, size};
}

static bool unlock_national(struct arena *a, const uint8_t key[KEY_BYTES], struct str data,
                            struct str locked, uint8_t *out)
{
    const size_t head = 1 + SEAL_SM4_IV_BYTES, len = locked.len - SEAL_NATIONAL_EXTRA_BYTES;
    const uint8_t *in = (const uint8_t *)locked.ptr;
    uint8_t tag[HMAC_SM3_BYTES];
    struct national_keys keys;
    bool good;

    derive(key, &keys);
    tag_of(a, &keys, in, head + len, data, tag);
    good = sodium_memcmp(tag, in + head + len, sizeof tag) == 0;
    if (good)
        sm4_ctr(keys.cipher, in + 1, in + head, len, out);
    sodium_memzero(&keys, sizeof keys);
    return good;
}

/* ---------------------------------------------------------------- either */

bool seal_is(struct str sealed, enum seal_cipher cipher)
{
    return sealed.len > 0 && sealed.ptr[0] == (char)cipher;
}

/* Bytes that sealing adds; 0: nothing of ours. */
static size_t extra_of(struct str locked)
{
    if (seal_is(locked, SEAL_STANDARD) && locked.len >= SEAL_EXTRA_BYTES)
        return SEAL_EXTRA_BYTES;
    if (seal_is(locked, SEAL_NATIONAL) && locked.len >= SEAL_NATIONAL_EXTRA_BYTES)
        return SEAL_NATIONAL_EXTRA_BYTES;
    return 0;
}

static struct str lock(struct arena *a, enum seal_cipher cipher, const uint8_t key[KEY_BYTES],
                       struct str data, struct str plain)
{
    return cipher == SEAL_NATIONAL ? lock_national(a, key, data, plain)
                                   : lock_standard(a, key, data, plain);
}

/* `out` has room for locked.len - extra_of(locked) bytes. */
static bool unlock(struct arena *a, const uint8_t key[KEY_BYTES], struct str data,
                   struct str locked, uint8_t *out)
{
    return seal_is(locked, SEAL_NATIONAL) ? unlock_national(a, key, data, locked, out)
                                          : unlock_standard(key, data, locked, out);
}

struct str seal_value(struct arena *a, enum seal_cipher cipher, const uint8_t key[KEY_BYTES],
                      const char *column, int64_t congress_id, int64_t key_id, struct str plain)
{
    return lock(a, cipher, key, value_data(a, column, congress_id, key_id), plain);
}

bool seal_value_open(struct arena *a, const uint8_t key[KEY_BYTES], const char *column,
                     int64_t congress_id, int64_t key_id, struct str sealed, struct str *out)
{
    const size_t extra = extra_of(sealed);
    uint8_t *plain;

    if (extra == 0)
        return false;
    plain = arena_alloc(a, sealed.len - extra + 1); /* ends in NUL, as cells do */
    if (!unlock(a, key, value_data(a, column, congress_id, key_id), sealed, plain))
        return false;
    *out = (struct str){(const char *)plain, sealed.len - extra};
    return true;
}

struct str seal_key(struct arena *a, enum seal_cipher cipher, const uint8_t master[KEY_BYTES],
                    int64_t master_number, int64_t congress_id, int64_t key_id,
                    const uint8_t key[KEY_BYTES])
{
    return lock(a, cipher, master, key_data(a, congress_id, key_id, master_number),
                (struct str){(const char *)key, KEY_BYTES});
}

bool seal_key_open(struct arena *a, const uint8_t master[KEY_BYTES], int64_t master_number,
                   int64_t congress_id, int64_t key_id, struct str wrapped, uint8_t out[KEY_BYTES])
{
    const size_t extra = extra_of(wrapped);

    return extra != 0 && wrapped.len == KEY_BYTES + extra &&
           unlock(a, master, key_data(a, congress_id, key_id, master_number), wrapped, out);
}
