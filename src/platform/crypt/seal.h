// SPDX-License-Identifier: MulanPSL-2.0
/** The bytes of a sealed value and of a wrapped key. Pure: keys come in, nothing is stored. The
 *  first byte says which of two ways it was; both are read side by side.
 *
 *  1: 0x01 | nonce (24) | XChaCha20-Poly1305 of the plain bytes (+ 16)
 *  2: 0x02 | counter block (16) | SM4-CTR of the plain bytes | HMAC-SM3 (32), encrypt-then-MAC:
 *     over 0x02, counter block, cipher text, associated data and its length (8 bytes, big end
 *     first). Keys: HMAC-SM3 under the 32 bytes of the key of "renda.sm4.cipher" (its first 16
 *     bytes) and of "renda.sm4.mac" (all 32).
 *  Associated data of both:
 *    value: "renda.value.v1" 0 column 0 congress_id key_id      (ids as 8 bytes, big end first)
 *    key:   "renda.key.v1" 0 congress_id key_id master_number */
#ifndef PLATFORM_CRYPT_SEAL_H
#define PLATFORM_CRYPT_SEAL_H
#include "platform/crypt/keyring_internal.h"

enum seal_cipher { SEAL_STANDARD = 1, SEAL_NATIONAL = 2 };

enum { SEAL_NONCE_BYTES = 24, SEAL_TAG_BYTES = 16 };
enum { SEAL_EXTRA_BYTES = 1 + SEAL_NONCE_BYTES + SEAL_TAG_BYTES };
enum { SEAL_SM4_IV_BYTES = 16, SEAL_SM3_TAG_BYTES = 32 };
enum { SEAL_NATIONAL_EXTRA_BYTES = 1 + SEAL_SM4_IV_BYTES + SEAL_SM3_TAG_BYTES };

struct str seal_value(struct arena *a, enum seal_cipher cipher, const uint8_t key[KEY_BYTES],
                      const char *column, int64_t congress_id, int64_t key_id, struct str plain);
/** false: another key, column or version, or changed bytes. */
bool seal_value_open(struct arena *a, const uint8_t key[KEY_BYTES], const char *column,
                     int64_t congress_id, int64_t key_id, struct str sealed, struct str *out);
struct str seal_key(struct arena *a, enum seal_cipher cipher, const uint8_t master[KEY_BYTES],
                    int64_t master_number, int64_t congress_id, int64_t key_id,
                    const uint8_t key[KEY_BYTES]);
bool seal_key_open(struct arena *a, const uint8_t master[KEY_BYTES], int64_t master_number,
                   int64_t congress_id, int64_t key_id, struct str wrapped, uint8_t out[KEY_BYTES]);
/** Is it sealed this way? Looks at the first byte only. */
bool seal_is(struct str sealed, enum seal_cipher cipher);
#endif
