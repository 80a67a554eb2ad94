// SPDX-License-Identifier: MulanPSL-2.0
/* Ed25519 by libsodium. */
#include "platform/sign.h"
#include "platform/box.h"
#include "platform/crypt.h"
#include <sodium.h>
#include <stdio.h>

enum { GROUPS = 6, GROUP_CHARS = 5 };

void sign_public_key(const uint8_t seed[SIGN_SEED], uint8_t out_public[SIGN_PUBLIC])
{
    uint8_t secret[crypto_sign_SECRETKEYBYTES];

    (void)crypto_sign_seed_keypair(out_public, secret, seed);
    box_wipe(secret, sizeof secret);
}

void sign_make(const uint8_t seed[SIGN_SEED], struct str message, uint8_t out[SIGN_BYTES])
{
    uint8_t public[SIGN_PUBLIC], secret[crypto_sign_SECRETKEYBYTES];

    (void)crypto_sign_seed_keypair(public, secret, seed);
    (void)crypto_sign_detached(out, NULL, (const uint8_t *)message.ptr, message.len, secret);
    box_wipe(secret, sizeof secret);
}

bool sign_check(const uint8_t public[SIGN_PUBLIC], struct str message,
                const uint8_t signature[SIGN_BYTES])
{
    return crypto_sign_verify_detached(signature, (const uint8_t *)message.ptr, message.len,
                                       public) == 0;
}

void sign_fingerprint(const uint8_t public[SIGN_PUBLIC], char out[SIGN_FINGERPRINT])
{
    uint8_t hash[32];

    crypt_sm3(public, SIGN_PUBLIC, hash);
    for (int i = 0; i < GROUPS; i++)
        snprintf(out + i * GROUP_CHARS, SIGN_FINGERPRINT - (size_t)(i * GROUP_CHARS), "%04u%s",
                 (unsigned)(((unsigned)hash[2 * i] << 8 | hash[2 * i + 1]) % 10000),
                 i < GROUPS - 1 ? " " : "");
}
