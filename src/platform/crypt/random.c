// SPDX-License-Identifier: MulanPSL-2.0
/* Randomness from the kernel, through libsodium. */
#include "platform/crypt.h"
#include <sodium.h>

void crypt_random(void *out, size_t len)
{
    ASSERT(sodium_init() >= 0);
    randombytes_buf(out, len);
}

struct str crypt_random_text(struct arena *a, size_t chars)
{
    static const char ALPHABET[] = "abcdefghijkmnpqrstuvwxyz23456789"; /* 32: no bias */
    char *text = arena_alloc(a, chars + 1);

    _Static_assert(sizeof ALPHABET - 1 == 32, "a power of two");
    crypt_random(text, chars);
    arr_each (i, chars)
        text[i] = ALPHABET[(uint8_t)text[i] % 32];
    return (struct str){text, chars};
}
