// SPDX-License-Identifier: MulanPSL-2.0
/* SM3 (GB/T 32905) through OpenSSL. It cannot fail but for memory. */
#include "platform/crypt/sm3.h"
#include "platform/crypt.h"
#include <openssl/evp.h>

struct sm3 sm3_begin(void)
{
    EVP_MD_CTX *state = EVP_MD_CTX_new();

    ASSERT(state != NULL && EVP_DigestInit_ex(state, EVP_sm3(), NULL) == 1);
    return (struct sm3){state};
}

void sm3_bytes(struct sm3 *h, const void *bytes, size_t len)
{
    ASSERT(EVP_DigestUpdate(h->state, bytes, len) == 1);
}

void sm3_int(struct sm3 *h, int64_t n)
{
    uint8_t bytes[8];

    arr_each (i, sizeof bytes)
        bytes[i] = (uint8_t)((uint64_t)n >> (8 * (7 - i)));
    sm3_bytes(h, bytes, sizeof bytes);
}

void sm3_text(struct sm3 *h, struct str s)
{
    sm3_int(h, (int64_t)s.len);
    if (s.len != 0)
        sm3_bytes(h, s.ptr, s.len);
}

void sm3_end(struct sm3 *h, uint8_t out[SM3_BYTES])
{
    ASSERT(EVP_DigestFinal_ex(h->state, out, NULL) == 1);
    EVP_MD_CTX_free(h->state);
    h->state = NULL;
}

void crypt_sm3(const void *bytes, size_t len, uint8_t out[32])
{
    struct sm3 h = sm3_begin();

    sm3_bytes(&h, bytes, len);
    sm3_end(&h, out);
}
