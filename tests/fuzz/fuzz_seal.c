// SPDX-License-Identifier: MulanPSL-2.0
/* Fuzz target: sealed values. Foreign bytes never open and never read past their end; what was
 * sealed opens, and with any of its bytes changed it does not. The first two bytes of the input say
 * which byte is changed. */
#include "platform/crypt/seal.h"

static const uint8_t KEY[KEY_BYTES] = "a key that is no secret at all..";

static void foreign(struct arena *a, struct str in)
{
    uint8_t key[KEY_BYTES];
    struct str plain;

    ASSERT(!seal_value_open(a, KEY, "fuzz.value", 1, 7, in, &plain));
    ASSERT(!seal_key_open(a, KEY, 1, 1, 7, in, key));
}

static void ours(struct arena *a, enum seal_cipher cipher, struct str in, size_t at)
{
    const struct str sealed = seal_value(a, cipher, KEY, "fuzz.value", 1, 7, in);
    struct str plain = {0};
    char *changed = str_z(a, sealed);

    ASSERT(seal_value_open(a, KEY, "fuzz.value", 1, 7, sealed, &plain) && str_eq(plain, in));
    at %= sealed.len;
    changed[at] = (char)(changed[at] ^ 1 << at % 8);
    ASSERT(!seal_value_open(a, KEY, "fuzz.value", 1, 7, (struct str){changed, sealed.len}, &plain));
    ASSERT(!seal_value_open(a, KEY, "fuzz.value", 1, 7, (struct str){sealed.ptr, at}, &plain));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *a = arena_open(0);
    const struct str in = {(const char *)data, size};
    const size_t at = size >= 2 ? (size_t)data[0] << 8 | data[1] : 0;

    foreign(a, in);
    ours(a, SEAL_STANDARD, in, at);
    ours(a, SEAL_NATIONAL, in, at);
    arena_close(a);
    return 0;
}
