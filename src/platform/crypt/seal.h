// SPDX-License-Identifier: MulanPSL-2.0
/** The bytes of a sealed value and of a wrapped key. Pure: keys come in, nothing is stored.
 *
 *  Both: 0x01 | nonce (24) | XChaCha20-Poly1305 of the plain bytes (+ 16). Associated data:
 *    value: "renda.value.v1" 0 column 0 congress_id key_id      (ids as 8 bytes, big end first)
 *    key:   "renda.key.v1" 0 congress_id key_id master_number */
#ifndef PLATFORM_CRYPT_SEAL_H
#define PLATFORM_CRYPT_SEAL_H
#include "platform/crypt/keyring_internal.h"

enum { SEAL_VERSION = 1, SEAL_NONCE_BYTES = 24, SEAL_TAG_BYTES = 16 };
enum { SEAL_EXTRA_BYTES = 1 + SEAL_NONCE_BYTES + SEAL_TAG_BYTES };

struct str seal_value(struct arena *a, const uint8_t key[KEY_BYTES], const char *column,
                      int64_t congress_id, int64_t key_id, struct str plain);
/** false: another key, column or version, or changed bytes. */
bool seal_value_open(struct arena *a, const uint8_t key[KEY_BYTES], const char *column,
                     int64_t congress_id, int64_t key_id, struct str sealed, struct str *out);
struct str seal_key(struct arena *a, const uint8_t master[KEY_BYTES], int64_t master_number,
                    int64_t congress_id, int64_t key_id, const uint8_t key[KEY_BYTES]);
bool seal_key_open(struct arena *a, const uint8_t master[KEY_BYTES], int64_t master_number,
                   int64_t congress_id, int64_t key_id, struct str wrapped, uint8_t out[KEY_BYTES]);
#endif
