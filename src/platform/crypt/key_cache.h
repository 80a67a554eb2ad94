// SPDX-License-Identifier: MulanPSL-2.0
/** Personal keys that a request has opened already, kept until its arena is freed and then wiped.
 *
 *  A ctx knows its keys only by number: copies of a ctx share them, and a number whose keys are
 * gone is simply not found. */
#ifndef PLATFORM_CRYPT_KEY_CACHE_H
#define PLATFORM_CRYPT_KEY_CACHE_H
#include "platform/crypt/keyring_internal.h"

struct key_caches;

struct key_caches *key_caches_open(void);
/** Wipe all. NULL is allowed. */
void key_caches_close(struct key_caches *all);

/** false: not known. */
bool key_cache_get(struct key_caches *all, uint64_t number, int64_t congress_id, int64_t key_id,
                   uint8_t out[KEY_BYTES]);
/** Keep a key; *number 0, or one that is gone: a new one, which ends with the arena. */
void key_cache_put(struct key_caches *all, struct arena *a, uint64_t *number, int64_t congress_id,
                   int64_t key_id, const uint8_t key[KEY_BYTES]);
void key_cache_forget(struct key_caches *all, uint64_t number, int64_t congress_id, int64_t key_id);
#endif
