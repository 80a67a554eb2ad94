// SPDX-License-Identifier: MulanPSL-2.0
/** Personal values at rest: encrypted under a key per person, itself wrapped by a master key that
 *  lives outside the database (DATA/keys). Destroying a person's key makes the values unreadable
 *  everywhere; docs/personal-data.md says when that reaches backups. XChaCha20-Poly1305. */
#ifndef PLATFORM_CRYPT_H
#define PLATFORM_CRYPT_H
#include "platform/ctx.h"

/** New key for a person (any module's record about a human being); its id. Only in db_tx().
 *  Emits nothing: the caller's event covers the row (event_row is done here). */
MUST_CHECK enum status crypt_key_new(struct ctx *ctx, int64_t *out_key_id);
/** For many keys in one transaction: what crypt_key_new() would ask each time, asked once. */
MUST_CHECK enum status crypt_master_current(struct ctx *ctx, int64_t *out_master);
/** As crypt_key_new(), wrapped by the master key that crypt_master_current() told. */
MUST_CHECK enum status crypt_key_new_under(struct ctx *ctx, int64_t master, int64_t *out_key_id);
/** Encrypt `plain` for storage in a BLOB column. `column` ("account.phone") is bound in, so that
 *  values cannot be moved between columns. Empty plain gives an empty (NULL) result. */
MUST_CHECK enum status crypt_seal(struct ctx *ctx, int64_t key_id, const char *column,
                                  struct str plain, struct str *out_sealed);
/** ST_NOT_FOUND with key "crypt.destroyed" when the key is gone; empty gives empty. */
MUST_CHECK enum status crypt_open(struct ctx *ctx, int64_t key_id, const char *column,
                                  struct str sealed, struct str *out_plain);
/** The same, but "" for a value whose key is gone: for pages that show what is left of a person. */
MUST_CHECK enum status crypt_open_kept(struct ctx *ctx, int64_t key_id, const char *column,
                                       struct str sealed, struct str *out_plain);
/** Destroy the key: everything sealed with it is unreadable from now on. Only in db_tx(). */
MUST_CHECK enum status crypt_key_destroy(struct ctx *ctx, int64_t key_id);
/** Keyed hash for exact search (phone, ID number): 16 bytes, hex. Same value, same hash. */
struct str crypt_blind(struct ctx *ctx, const char *column, struct str value);

/** A column with values of crypt_seal(), so that `renda key rotate` seals them anew when another
 *  cipher was chosen (docs/personal-data.md). In struct module.sealed; every column of a migration
 *  whose name ends in "sealed" has to be declared (tools/check_migrations.py). */
struct sealed_column {
    const char *table, *column; /* "opinion", "citizen_sealed" */
    const char *key;            /* column with the id of the key: "key_id" */
    const char *bound;          /* what it is sealed as: "opinion.citizen" */
    const char *key_table;      /* where the key stands; NULL: in the same row */
    const char *key_row;        /* column with the id of the row there; NULL: "id" */
};

/** SM3 of bytes (32 bytes). */
void crypt_sm3(const void *bytes, size_t len, uint8_t out[32]);
/** Cryptographically random bytes, and an unguessable text of `chars` from [a-z2-9] without
 *  look-alikes (l, o, 0, 1). */
void crypt_random(void *out, size_t len);
/** The same for what every request needs and nobody keeps: names of requests, masks of form tokens
 * (at most 64 bytes). Taken from a store that each thread fills from the kernel for some requests
 * at once; what was handed out is wiped there. Keys, secrets and ballots take crypt_random(). */
void crypt_random_often(void *out, size_t len);
struct str crypt_random_text(struct arena *a, size_t chars);
#endif
