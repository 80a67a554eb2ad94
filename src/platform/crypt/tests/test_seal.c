// SPDX-License-Identifier: MulanPSL-2.0
/* Hashes against their standard; sealed bytes that were moved or changed do not open. */
#include "base/tap.h"
#include "platform/crypt.h"
#include "platform/crypt/seal.h"

static void test_sm3(struct arena *a)
{
    static const struct {
        const char *text, *hash, *what;
    } CASES[] = {
        {"abc", "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
         "GB/T 32905-2016 A.1"},
        {"abcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcdabcd",
         "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732", "GB/T 32905-2016 A.2"},
    };
    uint8_t hash[32];

    arr_each (i, COUNT(CASES)) {
        crypt_sm3(CASES[i].text, strlen(CASES[i].text), hash);
        EQ_STR(str_hex(a, hash, sizeof hash), CASES[i].hash, CASES[i].what);
    }
}

static void test_value(struct arena *a)
{
    uint8_t key[KEY_BYTES], other[KEY_BYTES];
    struct str sealed, again, plain = S("");
    bool any = false;

    crypt_random(key, sizeof key);
    crypt_random(other, sizeof other);
    sealed = seal_value(a, key, "t.phone", 1, 7, S("13800001111"));
    again = seal_value(a, key, "t.phone", 1, 7, S("13800001111"));
    EQ_INT(sealed.len, 11 + SEAL_EXTRA_BYTES, "41 bytes more");
    EQ_INT(sealed.ptr[0], SEAL_VERSION, "version first");
    OK(!str_eq(sealed, again), "the same value twice gives other bytes");
    OK(!str_has(sealed, S("138000")), "the value is not in them");
    OK(seal_value_open(a, key, "t.phone", 1, 7, sealed, &plain), "opens");
    EQ_STR(plain, "13800001111", "with the value");
    OK(!seal_value_open(a, key, "t.id_number", 1, 7, sealed, &plain), "not in another column");
    OK(!seal_value_open(a, key, "t.phone", 2, 7, sealed, &plain), "not in another congress");
    OK(!seal_value_open(a, key, "t.phone", 1, 8, sealed, &plain), "not under another key id");
    OK(!seal_value_open(a, other, "t.phone", 1, 7, sealed, &plain), "not with another key");
    OK(!seal_value_open(a, key, "t.phone", 1, 7, S(""), &plain), "not from nothing");
    for (size_t len = 0; len < sealed.len; len++)
        any =
            any || seal_value_open(a, key, "t.phone", 1, 7, (struct str){sealed.ptr, len}, &plain);
    OK(!any, "not when cut short anywhere");
}

static void test_flips(struct arena *a)
{
    uint8_t key[KEY_BYTES], master[KEY_BYTES], out[KEY_BYTES];
    struct str value, wrapped, plain;
    int opened = 0;

    crypt_random(key, sizeof key);
    crypt_random(master, sizeof master);
    value = seal_value(a, key, "t.phone", 1, 7, S("13800001111"));
    wrapped = seal_key(a, master, 1, 1, 7, key);
    arr_each (bit, value.len * 8) {
        char *bytes = str_z(a, value);

        bytes[bit / 8] = (char)(bytes[bit / 8] ^ 1 << bit % 8);
        opened += seal_value_open(a, key, "t.phone", 1, 7, (struct str){bytes, value.len}, &plain);
    }
    EQ_INT(opened, 0, "no bit of a value can be changed");
    arr_each (bit, wrapped.len * 8) {
        char *bytes = str_z(a, wrapped);

        bytes[bit / 8] = (char)(bytes[bit / 8] ^ 1 << bit % 8);
        opened += seal_key_open(a, master, 1, 1, 7, (struct str){bytes, wrapped.len}, out);
    }
    EQ_INT(opened, 0, "no bit of a wrapped key can be changed");
    OK(seal_key_open(a, master, 1, 1, 7, wrapped, out) && memcmp(out, key, KEY_BYTES) == 0,
       "a wrapped key opens");
    OK(!seal_key_open(a, master, 2, 1, 7, wrapped, out), "not as wrapped by another master");
    OK(!seal_key_open(a, master, 1, 2, 7, wrapped, out), "not in another congress");
    OK(!seal_key_open(a, master, 1, 1, 8, wrapped, out), "not as another person's");
    OK(!seal_key_open(a, key, 1, 1, 7, wrapped, out), "not with another key");
}

static void test_random(struct arena *a)
{
    const struct str one = crypt_random_text(a, 40), two = crypt_random_text(a, 40);
    bool good = true;

    arr_each (i, one.len)
        good = good && strchr("abcdefghijkmnpqrstuvwxyz23456789", one.ptr[i]) != NULL;
    EQ_INT(one.len, 40, "as many characters as asked for");
    OK(good, "all of the alphabet without look-alikes");
    OK(!str_eq(one, two), "never the same");
}

/* More than the store of a thread holds, so that it is filled again on the way. */
static void test_random_often(struct arena *a)
{
    uint8_t(*drawn)[16] = arena_alloc(a, 400 * sizeof *drawn);
    int again = 0;

    arr_each (i, 400) {
        crypt_random_often(drawn[i], sizeof drawn[i]);
        arr_each (j, i)
            again += memcmp(drawn[i], drawn[j], sizeof drawn[i]) == 0;
    }
    EQ_INT(again, 0, "nothing is handed out twice");
}

int main(void)
{
    struct arena *a = arena_open(0);

    test_sm3(a);
    test_value(a);
    test_flips(a);
    test_random(a);
    test_random_often(a);
    arena_close(a);
    return tap_done();
}
