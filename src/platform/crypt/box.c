// SPDX-License-Identifier: MulanPSL-2.0
/* Sealing to a public key. A sealed text is: public key of the moment (32), nonce (24), cipher
 * text, tag (16). */
#include "platform/box.h"
#include "platform/crypt.h"
#include <sodium.h>

_Static_assert(BOX_KEY == crypto_box_PUBLICKEYBYTES && BOX_SEED == crypto_box_SEEDBYTES &&
                   BOX_OVERHEAD == crypto_box_PUBLICKEYBYTES +
                                       crypto_aead_xchacha20poly1305_ietf_NPUBBYTES +
                                       crypto_aead_xchacha20poly1305_ietf_ABYTES &&
                   crypto_box_BEFORENMBYTES == crypto_aead_xchacha20poly1305_ietf_KEYBYTES,
               "sizes of libsodium");

enum { NONCE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES, CODE_CHARS_MIN = 20 };

/* A key agreed on, of this thread. */
struct agreed {
    bool there;
    uint8_t to[BOX_KEY], mine[BOX_KEY]; /* public keys */
    uint8_t key[crypto_box_BEFORENMBYTES];
};

void box_wipe(void *p, size_t len)
{
    sodium_memzero(p, len);
}

void box_public_key(const uint8_t seed[BOX_SEED], uint8_t out_public[BOX_KEY])
{
    uint8_t secret[crypto_box_SECRETKEYBYTES];

    (void)crypto_box_seed_keypair(out_public, secret, seed);
    sodium_memzero(secret, sizeof secret);
}

bool box_seed_of_code(const char *purpose, struct str code, uint8_t out[BOX_SEED])
{
    crypto_generichash_state state;
    size_t chars = 0;

    (void)crypto_generichash_init(&state, (const unsigned char *)purpose, strlen(purpose),
                                  BOX_SEED);
    arr_each (i, code.len) {
        unsigned char c = (unsigned char)code.ptr[i];

        if (c == ' ' || c == '-' || c == '\t' || c == '\r' || c == '\n')
            continue;
        if (c >= 'A' && c <= 'Z')
            c = (unsigned char)(c - 'A' + 'a');
        (void)crypto_generichash_update(&state, &c, 1);
        chars++;
    }
    (void)crypto_generichash_final(&state, out, BOX_SEED);
    sodium_memzero(&state, sizeof state);
    return chars >= CODE_CHARS_MIN;
}

/* The pair of the moment is needed only until the key is agreed on; the public half goes along. */
static bool agree(const uint8_t public[BOX_KEY], struct agreed *a)
{
    uint8_t secret[crypto_box_SECRETKEYBYTES];

    if (a->there && memcmp(a->to, public, BOX_KEY) == 0)
        return true;
    (void)crypto_box_keypair(a->mine, secret);
    a->there = crypto_box_beforenm(a->key, public, secret) == 0;
    sodium_memzero(secret, sizeof secret);
    memcpy(a->to, public, BOX_KEY);
    return a->there;
}

bool box_seal(const uint8_t public[BOX_KEY], struct str bound, struct str plain, uint8_t *out)
{
    static _Thread_local struct agreed a;
    uint8_t *nonce = out + BOX_KEY;

    if (!agree(public, &a))
        return false;
    memcpy(out, a.mine, BOX_KEY);
    crypt_random_often(nonce, NONCE);
    return crypto_aead_xchacha20poly1305_ietf_encrypt(
               nonce + NONCE, NULL, (const unsigned char *)plain.ptr, plain.len,
               (const unsigned char *)bound.ptr, bound.len, NULL, nonce, a.key) == 0;
}

bool box_open(const uint8_t seed[BOX_SEED], struct str bound, struct str sealed, uint8_t *out)
{
    const unsigned char *in = (const unsigned char *)sealed.ptr;
    uint8_t public[BOX_KEY], secret[crypto_box_SECRETKEYBYTES], key[crypto_box_BEFORENMBYTES];
    bool ok;

    if (sealed.len < BOX_OVERHEAD)
        return false;
    (void)crypto_box_seed_keypair(public, secret, seed);
    ok = crypto_box_beforenm(key, in, secret) == 0 &&
         crypto_aead_xchacha20poly1305_ietf_decrypt(
             out, NULL, NULL, in + BOX_KEY + NONCE, sealed.len - BOX_KEY - NONCE,
             (const unsigned char *)bound.ptr, bound.len, in + BOX_KEY, key) == 0;
    sodium_memzero(secret, sizeof secret);
    sodium_memzero(key, sizeof key);
    return ok;
}
