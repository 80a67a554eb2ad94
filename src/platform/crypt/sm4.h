// SPDX-License-Identifier: MulanPSL-2.0
/** SM4 in counter mode and HMAC-SM3 (GB/T 32907, GB/T 15852.2 with GB/T 32905), through OpenSSL. */
#ifndef PLATFORM_CRYPT_SM4_H
#define PLATFORM_CRYPT_SM4_H
#include "base/str.h"

enum { SM4_KEY_BYTES = 16, SM4_BLOCK_BYTES = 16, HMAC_SM3_BYTES = 32 };

/** out = in XOR the key stream that starts with counter block `iv`; as many bytes. In place too. */
void sm4_ctr(const uint8_t key[SM4_KEY_BYTES], const uint8_t iv[SM4_BLOCK_BYTES], const uint8_t *in,
             size_t len, uint8_t *out);
/** One block, for the vectors of the standard. */
void sm4_block(const uint8_t key[SM4_KEY_BYTES], const uint8_t in[SM4_BLOCK_BYTES],
               uint8_t out[SM4_BLOCK_BYTES]);
void hmac_sm3(const void *key, size_t key_len, const void *bytes, size_t len,
              uint8_t out[HMAC_SM3_BYTES]);
#endif
