// SPDX-License-Identifier: MulanPSL-2.0
/** The keys that live outside the database: DATA/keys/master-<n>.key and DATA/keys/blind.key.
 *
 *  32 random bytes each, mode 0600, in a directory of mode 0700. The master key with the highest
 *  number wraps new personal keys; older ones only unwrap until `renda key rotate` is through.
 *  docs/personal-data.md says what destroying a key guarantees and what must be backed up where. */
#ifndef PLATFORM_KEYRING_H
#define PLATFORM_KEYRING_H
#include "platform/module.h"

struct keyring;

/** Read the keys of an installation into locked memory. A new installation has none yet: that is
 *  no error, crypt_start() makes them. Refused (ST_INTERNAL, err->detail says what to do) when
 *  somebody but the owner may read the directory or a file, or a file has not 32 bytes. */
MUST_CHECK enum status keyring_open(const char *data_dir, struct keyring **out, struct err *err);
/** Wipe and free. NULL is allowed. */
void keyring_close(struct keyring *keys);

/** After the migrations, before the first request, as the system with congress 0: make the first
 *  keys of a new installation, and refuse to start (ST_INTERNAL, ctx->err.detail) when the
 *  database was written with keys that are not here or are others. Emits "crypt.keys_made". */
MUST_CHECK enum status crypt_start(struct ctx *ctx);

/** Tables, migrations, and the command renda key rotate | status. For MODULES. */
extern const struct module crypt_module;

#endif
