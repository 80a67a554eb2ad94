// SPDX-License-Identifier: MulanPSL-2.0
/** The keyring as the crypt folder sees it: numbered master keys, the blind key, fingerprints. */
#ifndef PLATFORM_CRYPT_KEYRING_INTERNAL_H
#define PLATFORM_CRYPT_KEYRING_INTERNAL_H
#include "platform/keyring.h"

enum { KEY_BYTES = 32, KEY_MASTERS_MAX = 16, KEY_FINGERPRINT_SIZE = 33, KEY_NAME_SIZE = 48 };

/** Key number of the blind key in keyring_key(); in keyring_make() it is the number of blind.key,
 *  for hashes with BLAKE2b, and KEY_BLIND_SM3 that of blind-sm3.key, for HMAC-SM3. There is one. */
enum { KEY_BLIND = 0, KEY_BLIND_SM3 = -2 };

struct key_caches;
/** The open keys of requests (key_cache.h); they live as long as the keyring. */
struct key_caches *keyring_caches(struct keyring *keys);
/** "master-2.key", "blind.key". Returns name or a constant. */
const char *keyring_file_name(int64_t number, char name[KEY_NAME_SIZE]);
/** Copy of key `number` (1..: master, KEY_BLIND) into out. Reads the directory again when the
 *  number is not known: another process may have rotated. ST_INTERNAL "crypt.key_missing". */
MUST_CHECK enum status keyring_key(struct keyring *keys, int64_t number, uint8_t out[KEY_BYTES],
                                   struct err *err);
/** Is the blind key one for HMAC-SM3? */
bool keyring_blind_sm3(struct keyring *keys);
bool keyring_has(struct keyring *keys, int64_t number);
/** Highest number of a master key, 0 when there is none. */
int64_t keyring_highest(struct keyring *keys);
/** Make key `number` and its file; when the file is there already, read it. On disk on return. */
MUST_CHECK enum status keyring_make(struct keyring *keys, int64_t number, struct err *err);
/** Overwrite and remove the file of a master key and forget it. Not there: ST_OK. */
MUST_CHECK enum status keyring_remove(struct keyring *keys, int64_t number, struct err *err);
/** Read the directory again. */
MUST_CHECK enum status keyring_reload(struct keyring *keys, struct err *err);
/** What the database may know of a key: 32 hex digits that tell nothing of the key itself. */
MUST_CHECK enum status keyring_fingerprint(struct keyring *keys, int64_t number,
                                           char out[KEY_FINGERPRINT_SIZE], struct err *err);
#endif
