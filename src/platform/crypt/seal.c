// SPDX-License-Identifier: MulanPSL-2.0
/* Authenticated encryption of values and keys; libsodium does the work. */
#include "platform/crypt/seal.h"
#include "base/buf.h"
#include <sodium.h>

_Static_assert(SEAL_NONCE_BYTES == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, "nonce");
_Static_assert(SEAL_TAG_BYTES == crypto_aead_xchacha20poly1305_ietf_ABYTES, "tag");
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

static struct str lock(struct arena *a, const uint8_t key[KEY_BYTES], struct str data,
                       struct str plain)
{
    const size_t size = plain.len + SEAL_EXTRA_BYTES;
    uint8_t *out = arena_alloc(a, size);
    unsigned long long written;

    out[0] = SEAL_VERSION;
    randombytes_buf(out + 1, SEAL_NONCE_BYTES);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        out + 1 + SEAL_NONCE_BYTES, &written, (const uint8_t *)plain.ptr, plain.len,
        (const uint8_t *)data.ptr, data.len, NULL, out + 1, key);
    ASSERT(written == size - 1 - SEAL_NONCE_BYTES);
    return (struct str){(const char *)out, size};
}

static bool unlock(const uint8_t key[KEY_BYTES], struct str data, struct str locked, uint8_t *out)
{
    const uint8_t *in = (const uint8_t *)locked.ptr;

    if (locked.len < SEAL_EXTRA_BYTES || in[0] != SEAL_VERSION)
        return false;
    return crypto_aead_xchacha20poly1305_ietf_decrypt(
               out, NULL, NULL, in + 1 + SEAL_NONCE_BYTES, locked.len - 1 - SEAL_NONCE_BYTES,
               (const uint8_t *)data.ptr, data.len, in + 1, key) == 0;
}

struct str seal_value(struct arena *a, const uint8_t key[KEY_BYTES], const char *column,
                      int64_t congress_id, int64_t key_id, struct str plain)
{
    return lock(a, key, value_data(a, column, congress_id, key_id), plain);
}

bool seal_value_open(struct arena *a, const uint8_t key[KEY_BYTES], const char *column,
                     int64_t congress_id, int64_t key_id, struct str sealed, struct str *out)
{
    uint8_t *plain;

    if (sealed.len < SEAL_EXTRA_BYTES)
        return false;
    plain = arena_alloc(a, sealed.len - SEAL_EXTRA_BYTES + 1); /* ends in NUL, as cells do */
    if (!unlock(key, value_data(a, column, congress_id, key_id), sealed, plain))
        return false;
    *out = (struct str){(const char *)plain, sealed.len - SEAL_EXTRA_BYTES};
    return true;
}

struct str seal_key(struct arena *a, const uint8_t master[KEY_BYTES], int64_t master_number,
                    int64_t congress_id, int64_t key_id, const uint8_t key[KEY_BYTES])
{
    return lock(a, master, key_data(a, congress_id, key_id, master_number),
                (struct str){(const char *)key, KEY_BYTES});
}

bool seal_key_open(struct arena *a, const uint8_t master[KEY_BYTES], int64_t master_number,
                   int64_t congress_id, int64_t key_id, struct str wrapped, uint8_t out[KEY_BYTES])
{
    return wrapped.len == KEY_BYTES + SEAL_EXTRA_BYTES &&
           unlock(master, key_data(a, congress_id, key_id, master_number), wrapped, out);
}
