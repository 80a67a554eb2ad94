// SPDX-License-Identifier: MulanPSL-2.0
/** Rotation of the master key, and from one cipher to the other. */
#ifndef PLATFORM_CRYPT_KEYS_H
#define PLATFORM_CRYPT_KEYS_H
#include "platform/crypt/seal.h"
#include "platform/keyring.h"

struct crypt_rotation {
    int64_t master_no; /* now current */
    int64_t keys;      /* wrapped anew */
    int64_t values;    /* sealed anew, because another cipher was chosen */
};

/** How this installation seals: by its configuration. */
enum seal_cipher crypt_cipher(const struct ctx *ctx);

/** Make the next master key, wrap all living keys with it, and remove the file of the old one
 *  (keep_old_file: not before the next rotation). The server may run meanwhile. Cut short, it goes
 *  on where it was when called again. As the system with congress 0. Emits, in congress 0,
 *  "crypt.master_made" and "crypt.master_retired"; "crypt.keys_rewrapped" in each congress. */
MUST_CHECK enum status crypt_rotate(struct ctx *ctx, bool keep_old_file,
                                    struct crypt_rotation *out);

/** Every value of every module's sealed columns (module.h) that is sealed in another way than the
 *  configuration says: sealed anew, congress by congress, in short transactions. Values whose key
 *  was destroyed stay as they are. As the system with congress 0. Emits "crypt.values_sealed" in
 *  each congress. */
MUST_CHECK enum status crypt_reseal(struct ctx *ctx, int64_t *out_values);
#endif
