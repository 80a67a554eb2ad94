// SPDX-License-Identifier: MulanPSL-2.0
/* Hashes against their standard; sealed bytes that were moved or changed do not open. */
#include "base/tap.h"
#include "platform/crypt.h"
#include "platform/crypt/seal.h"
#include "platform/crypt/sm4.h"
#include "platform/mask.h"

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

static void test_value(struct arena *a, enum seal_cipher cipher, size_t extra)
{
    uint8_t key[KEY_BYTES], other[KEY_BYTES];
    struct str sealed, again, plain = S("");
    bool any = false;

    crypt_random(key, sizeof key);
    crypt_random(other, sizeof other);
    sealed = seal_value(a, cipher, key, "t.phone", 1, 7, S("13800001111"));
    again = seal_value(a, cipher, key, "t.phone", 1, 7, S("13800001111"));
    EQ_INT(sealed.len, 11 + extra, "so many bytes more");
    EQ_INT(sealed.ptr[0], cipher, "the way of sealing first");
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

static void test_flips(struct arena *a, enum seal_cipher cipher)
{
    uint8_t key[KEY_BYTES], master[KEY_BYTES], out[KEY_BYTES];
    struct str value, wrapped, plain;
    int opened = 0;

    crypt_random(key, sizeof key);
    crypt_random(master, sizeof master);
    value = seal_value(a, cipher, key, "t.phone", 1, 7, S("13800001111"));
    wrapped = seal_key(a, cipher, master, 1, 1, 7, key);
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

/* A value of one way under the other's first byte is nothing. */
static void test_side_by_side(struct arena *a)
{
    static const enum seal_cipher BOTH[] = {SEAL_STANDARD, SEAL_NATIONAL};
    uint8_t key[KEY_BYTES];
    struct str plain = S("");

    crypt_random(key, sizeof key);
    arr_each (i, COUNT(BOTH)) {
        const struct str sealed = seal_value(a, BOTH[i], key, "t.phone", 1, 7, S("13800001111"));
        char *other = str_z(a, sealed);

        OK(seal_value_open(a, key, "t.phone", 1, 7, sealed, &plain), "each opens by itself");
        OK(seal_is(sealed, BOTH[i]) && !seal_is(sealed, BOTH[1 - i]), "and says what it is");
        other[0] = (char)BOTH[1 - i];
        OK(!seal_value_open(a, key, "t.phone", 1, 7, (struct str){other, sealed.len}, &plain),
           "not as the other");
    }
    OK(!seal_is(S(""), SEAL_STANDARD), "nothing is neither");
}

static struct str from_hex(struct arena *a, const char *hex)
{
    uint8_t *bytes = arena_alloc(a, strlen(hex) / 2 + 1);
    const int n = str_unhex(str_from(hex), bytes, strlen(hex) / 2 + 1);

    return (struct str){(const char *)bytes, n > 0 ? (size_t)n : 0};
}

/* GB/T 32907-2016 appendix A; draft-ribose-cfrg-sm4-10 A.2.5; the counter mode by its definition
 * from single blocks. */
static void test_sm4(struct arena *a)
{
    static const char KEY[] = "0123456789abcdeffedcba9876543210";
    const uint8_t *key = (const uint8_t *)from_hex(a, KEY).ptr;
    uint8_t block[SM4_BLOCK_BYTES], counter[SM4_BLOCK_BYTES], stream[64] = {0}, got[61];

    sm4_block(key, key, block);
    EQ_STR(str_hex(a, block, sizeof block), "681edf34d206965e86b3e94f536e4246", "A.1");
    {
        const struct str iv = from_hex(a, "000102030405060708090a0b0c0d0e0f"),
                         in = from_hex(a, "aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbccccccccccccccccdddddddd"
                                          "ddddddddeeeeeeeeeeeeeeeeffffffffffffffffeeeeeeeeeeeeeeee"
                                          "aaaaaaaaaaaaaaaa");

        sm4_ctr(key, (const uint8_t *)iv.ptr, (const uint8_t *)in.ptr, in.len, stream);
        EQ_STR(
            str_hex(a, stream, sizeof stream),
            "ac3236cb970cc20791364c395a1342d1a3cbc1878c6f30cd074cce385cdd70c7f234bc0e24c11980fd1286"
            "310ce37b922a46b894bee4feb79a3822940c935405",
            "counter mode");
        memset(stream, 0, sizeof stream);
    }
    memset(counter, 0xff, sizeof counter); /* the next one is zero: the carry goes all the way */
    sm4_block(key, counter, stream);
    memset(counter, 0, sizeof counter);
    arr_each (i, 3) {
        counter[SM4_BLOCK_BYTES - 1] = (uint8_t)i;
        sm4_block(key, counter, stream + SM4_BLOCK_BYTES * (i + 1));
    }
    memset(got, 0, sizeof got);
    memset(counter, 0xff, sizeof counter);
    sm4_ctr(key, counter, got, sizeof got, got);
    OK(memcmp(got, stream, sizeof got) == 0, "the key stream of the counter mode");
}

/* HMAC by its definition (RFC 2104) from SM3, with a key shorter and one longer than a block. */
static void test_hmac(struct arena *a)
{
    static const size_t KEYS[] = {32, 64, 65, 200};

    arr_each (n, COUNT(KEYS)) {
        uint8_t key[200], pad[64 + 32] = {0}, inner[64 + 11], want[32], got[HMAC_SM3_BYTES];

        crypt_random(key, KEYS[n]);
        if (KEYS[n] > 64)
            crypt_sm3(key, KEYS[n], pad);
        else
            memcpy(pad, key, KEYS[n]);
        arr_each (i, 64) {
            inner[i] = pad[i] ^ 0x36;
            pad[i] ^= 0x5c;
        }
        memcpy(inner + 64, "13800001111", 11);
        crypt_sm3(inner, sizeof inner, pad + 64);
        crypt_sm3(pad, sizeof pad, want);
        hmac_sm3(key, KEYS[n], "13800001111", 11, got);
        OK(memcmp(got, want, sizeof got) == 0, "HMAC-SM3");
        EQ_INT(str_hex(a, got, sizeof got).len, 64, "32 bytes");
    }
}

static void test_masks(struct arena *a)
{
    EQ_STR(mask_phone(a, S("13812345678")), "138****5678", "a mobile number");
    EQ_STR(mask_phone(a, S("0359-6522134")), "*********134", "another keeps three");
    EQ_STR(mask_phone(a, S("110")), "******", "too short to hide anything");
    EQ_STR(mask_phone(a, S("")), "", "nothing stays nothing");
    EQ_STR(mask_id_number(a, S("14082619900307123X")), "1****************X", "no date of birth");
    EQ_STR(mask_name(a, S("柳青")), "柳*", "a name");
    EQ_STR(mask_name(a, S("欧阳小满")), "欧***", "of four");
    EQ_STR(mask_name(a, S("阿依古丽·买买提")), "阿***", "a long one");
    EQ_STR(mask_name(a, S("柳")), "******", "of one");
    EQ_STR(mask_address(a, S("青石岭镇石盘村3号")), "青石岭镇****", "a village");
    EQ_STR(mask_address(a, S("石盘村3号")), "******", "without a town");
    EQ_STR(mask_address(a, S("青石岭镇")), "******", "a town alone is all there is");
    EQ_STR(mask_all(S("柳青")), "******", "anything");
    EQ_STR(mask_all(S("")), "", "nothing");
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
    test_value(a, SEAL_STANDARD, SEAL_EXTRA_BYTES);
    test_flips(a, SEAL_STANDARD);
    test_value(a, SEAL_NATIONAL, SEAL_NATIONAL_EXTRA_BYTES);
    test_flips(a, SEAL_NATIONAL);
    test_side_by_side(a);
    test_sm4(a);
    test_hmac(a);
    test_masks(a);
    test_random(a);
    test_random_often(a);
    arena_close(a);
    return tap_done();
}
