// SPDX-License-Identifier: MulanPSL-2.0
/** The tables person_key and crypt_master. */
#ifndef PLATFORM_CRYPT_STORE_H
#define PLATFORM_CRYPT_STORE_H
#include "platform/ctx.h"

struct person_key {
    int64_t id, master_no;
    struct str wrapped; /* "" once destroyed */
};

MUST_CHECK enum status crypt_store_get(struct ctx *ctx, int64_t id, struct person_key *out);
MUST_CHECK enum status crypt_store_add(struct ctx *ctx, const struct person_key *key);
MUST_CHECK enum status crypt_store_rewrap(struct ctx *ctx, const struct person_key *key);
MUST_CHECK enum status crypt_store_destroy(struct ctx *ctx, int64_t id);
/** At most `limit` living keys of this congress that `master_no` does not wrap, by id. */
MUST_CHECK enum status crypt_store_others(struct ctx *ctx, int64_t master_no, unsigned limit,
                                          struct person_key **out, size_t *out_count);
/** The smallest congress after `after` that has a living key not wrapped by master_no; 0: none
 *  (congress 0 has no persons). */
MUST_CHECK enum status crypt_store_next_congress(struct ctx *ctx, int64_t after, int64_t master_no,
                                                 int64_t *out);

struct crypt_master {
    int64_t number;
    struct str state, fingerprint;
    int64_t made_at;
};
/** All, by number. */
MUST_CHECK enum status crypt_store_masters(struct ctx *ctx, struct crypt_master **out,
                                           size_t *out_count);
/** Living keys that a master key wraps, over all congresses; slow. */
MUST_CHECK enum status crypt_store_count(struct ctx *ctx, int64_t number, int64_t *out);
/** Number of the current master key; 0 before crypt_start(). */
MUST_CHECK enum status crypt_store_current(struct ctx *ctx, int64_t *out);
MUST_CHECK enum status crypt_store_add_master(struct ctx *ctx, int64_t number, const char *state,
                                              const char *fingerprint);
MUST_CHECK enum status crypt_store_set_state(struct ctx *ctx, int64_t number, const char *state);
#endif
