// SPDX-License-Identifier: MulanPSL-2.0
/* Randomness from the kernel, through libsodium. */
#include "platform/crypt.h"
#include "platform/kept.h"
#include <sodium.h>

static _Thread_local uint64_t drawn;

uint64_t crypt_drawn(void)
{
    return drawn;
}

void crypt_random(void *out, size_t len)
{
    ASSERT(sodium_init() >= 0);
    drawn++;
    randombytes_buf(out, len);
}

enum { STORE_BYTES = 2048 };

void crypt_random_often(void *out, size_t len)
{
    static _Thread_local uint8_t store[STORE_BYTES];
    static _Thread_local size_t left;

    ASSERT(len <= 64);
    drawn++;
    if (left < len) {
        crypt_random(store, sizeof store);
        left = sizeof store;
    }
    left -= len;
    memcpy(out, store + left, len);
    sodium_memzero(store + left, len);
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
