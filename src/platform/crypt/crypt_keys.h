// SPDX-License-Identifier: MulanPSL-2.0
/** Rotation of the master key. */
#ifndef PLATFORM_CRYPT_KEYS_H
#define PLATFORM_CRYPT_KEYS_H
#include "platform/keyring.h"

struct crypt_rotation {
    int64_t master_no; /* now current */
    int64_t keys;      /* wrapped anew */
};

/** Make the next master key, wrap all living keys with it, and remove the file of the old one
 *  (keep_old_file: not before the next rotation). The server may run meanwhile. Cut short, it goes
 *  on where it was when called again. As the system with congress 0. Emits, in congress 0,
 *  "crypt.master_made" and "crypt.master_retired"; "crypt.keys_rewrapped" in each congress. */
MUST_CHECK enum status crypt_rotate(struct ctx *ctx, bool keep_old_file,
                                    struct crypt_rotation *out);
#endif
