// SPDX-License-Identifier: MulanPSL-2.0
/* SM4 and HMAC-SM3 through OpenSSL. They cannot fail but for memory, or in a library built without
 * them, which seal_works() finds at the start. */
#include "platform/crypt/sm4.h"
#include <limits.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

static void run(const EVP_CIPHER *cipher, const uint8_t *key, const uint8_t *iv, const uint8_t *in,
                size_t len, uint8_t *out)
{
    EVP_CIPHER_CTX *state = EVP_CIPHER_CTX_new();
    int written = 0;

    ASSERT(len <= INT_MAX);
    ASSERT(state != NULL && EVP_EncryptInit_ex(state, cipher, NULL, key, iv) == 1);
    ASSERT(EVP_CIPHER_CTX_set_padding(state, 0) == 1);
    ASSERT(EVP_EncryptUpdate(state, out, &written, in, (int)len) == 1 && written == (int)len);
    EVP_CIPHER_CTX_free(state); /* wipes the key */
}

void sm4_ctr(const uint8_t key[SM4_KEY_BYTES], const uint8_t iv[SM4_BLOCK_BYTES], const uint8_t *in,
             size_t len, uint8_t *out)
{
    if (len > 0)
        run(EVP_sm4_ctr(), key, iv, in, len, out);
}

void sm4_block(const uint8_t key[SM4_KEY_BYTES], const uint8_t in[SM4_BLOCK_BYTES],
               uint8_t out[SM4_BLOCK_BYTES])
{
    run(EVP_sm4_ecb(), key, NULL, in, SM4_BLOCK_BYTES, out);
}

void hmac_sm3(const void *key, size_t key_len, const void *bytes, size_t len,
              uint8_t out[HMAC_SM3_BYTES])
{
    unsigned written = 0;

    ASSERT(key_len <= INT_MAX);
    ASSERT(HMAC(EVP_sm3(), key, (int)key_len, bytes, len, out, &written) != NULL &&
           written == HMAC_SM3_BYTES);
}
