// SPDX-License-Identifier: MulanPSL-2.0
/* Passwords at rest. */
#include "platform/password.h"
#include <sodium.h>

enum { PASSES = 2, MEMORY_BYTES = 19 * 1024 * 1024 };

/* Of 32 random bytes that were thrown away. */
static const char NOBODY[] = "$argon2id$v=19$m=19456,t=2,p=1$2kJC9NgEXXKUJ/"
                             "52pSbZAQ$ykGrbFnPOMhxa48pV2mLWMQiawqSgAt8PG1BfDTsoKw";

enum status password_hash(struct arena *a, struct err *err, struct str password,
                          struct str *out_hash)
{
    char hash[crypto_pwhash_STRBYTES];

    if (sodium_init() < 0 || crypto_pwhash_str_alg(hash, password.ptr, password.len, PASSES,
                                                   MEMORY_BYTES, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return fail(err, ST_BUSY, "password.no_memory", NULL);
    *out_hash = str_dup(a, str_from(hash));
    return ST_OK;
}

bool password_verify(struct str password, struct str hash)
{
    char stored[crypto_pwhash_STRBYTES] = {0};
    bool right;

    if (sodium_init() < 0 || hash.len >= sizeof stored)
        return false;
    if (hash.len > 0)
        memcpy(stored, hash.ptr, hash.len);
    else
        memcpy(stored, NOBODY, sizeof NOBODY);
    right = crypto_pwhash_str_verify(stored, password.ptr, password.len) == 0;
    return right && hash.len > 0;
}
