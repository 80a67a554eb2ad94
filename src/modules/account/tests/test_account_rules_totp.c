// SPDX-License-Identifier: MulanPSL-2.0
/* Codes that change with the clock: the vectors of the RFCs, and how they are typed. */
#include "base/tap.h"
#include "modules/account/account_rules_totp.h"

static struct str million(struct arena *a, uint8_t *out)
{
    enum { MILLION = 1000000 };
    char *bytes = arena_alloc(a, MILLION);

    memset(bytes, 'a', MILLION);
    account_sha1((struct str){bytes, MILLION}, out);
    return str_hex(a, out, 20);
}

/* RFC 3174 and RFC 2202. */
static void test_sha1(void)
{
    struct arena *a = arena_open(0);
    uint8_t out[20];
    char many[80];

    account_sha1(S("abc"), out);
    EQ_STR(str_hex(a, out, 20), "a9993e364706816aba3e25717850c26c9cd0d89d", "SHA-1 of abc");
    account_sha1(S("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), out);
    EQ_STR(str_hex(a, out, 20), "84983e441c3bd26ebaae4aa1f95129e5e54670f1", "of two blocks");
    account_sha1(S(""), out);
    EQ_STR(str_hex(a, out, 20), "da39a3ee5e6b4b0d3255bfef95601890afd80709", "of nothing");
    account_hmac_sha1(S("Jefe"), S("what do ya want for nothing?"), out);
    EQ_STR(str_hex(a, out, 20), "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79", "HMAC, RFC 2202, 2");
    memset(many, 0xaa, sizeof many);
    account_hmac_sha1((struct str){many, 80},
                      S("Test Using Larger Than Block-Size Key - Hash Key First"), out);
    EQ_STR(str_hex(a, out, 20), "aa4ae5e15272d00e95705637ce8a3b55ed402112", "and 6");
    account_hmac_sha1((struct str){many, 64}, S("Hi There"), out);
    EQ_STR(str_hex(a, out, 20), "e83ee1c362c86cc004df4f912a641c1bd844f36c", "a key of one block");
    account_hmac_sha1(S("k"), S("Hi There"), out);
    EQ_STR(str_hex(a, out, 20), "f54aaf6f916da280b0455675665cf7b92772ed17", "a key of one byte");
    account_hmac_sha1(S(""), S(""), out);
    EQ_STR(str_hex(a, out, 20), "fbdb1d1b18aa6c08324b7d64b71fb76370690e1d", "without a key");
    EQ_STR(million(a, out), "34aa973cd4c4daa4f61eeb2bdbad27316534016f", "a million letters");
    arena_close(a);
}

/* RFC 6238, appendix B, SHA-1. */
static void test_vectors(void)
{
    static const struct {
        int64_t at;
        uint32_t code;
    } V[] = {{59, 94287082},         {1111111109, 7081804},  {1111111111, 14050471},
             {1234567890, 89005924}, {2000000000, 69279037}, {20000000000, 65353130}};
    const struct str secret = S("12345678901234567890");
    struct arena *a = arena_open(0);
    int64_t step = 0;

    arr_each (i, COUNT(V))
        EQ_INT(account_totp_value(secret, V[i].at / 30, 8), V[i].code, "RFC 6238");
    EQ_STR(account_base32(a, secret), "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", "base 32");
    EQ_STR(account_base32(a, S("fooba")), "MZXW6YTB", "RFC 4648");
    EQ_STR(account_base32(a, S("f")), "MY", "without padding");
    OK(account_totp_match(secret, S("287082"), 59, 0, &step) && step == 1, "six digits of it");
    OK(account_totp_match(secret, S("287082"), 89, 0, &step), "a step late");
    OK(account_totp_match(secret, S("287082"), 29, 0, &step), "a step early");
    OK(!account_totp_match(secret, S("287082"), 90, 0, &step), "two steps are too many");
    OK(!account_totp_match(secret, S("287082"), 59, 1, &step), "not twice");
    OK(!account_totp_match(secret, S("28708"), 59, 0, &step) &&
           !account_totp_match(secret, S("2870820"), 59, 0, &step) &&
           !account_totp_match(secret, S("28708x"), 59, 0, &step) &&
           !account_totp_match(secret, S("28708 "), 59, 0, &step),
       "six digits and nothing else");
    EQ_STR(account_code_normal(a, S(" 287 082 ")), "287082", "blanks do not count");
    EQ_STR(account_code_normal(a, S("\xef\xbc\x92\xef\xbc\x98-AB")), "28ab", "full width, dashes");
    EQ_STR(account_code_normal(a, S("０９：／@[AZaz")), "09:/@[azaz", "full width and capitals");
    EQ_STR(account_slip_normal(a, S("I1l8 E-x")), "iii8ex",
           "a code has neither 1 nor l: an i was meant");
    EQ_STR(account_slip_normal(a, S(" ")), "", "nothing but a blank");
    EQ_STR(account_base32(a, (struct str){memcpy(arena_alloc(a, 1), "f", 1), 1}), "MY",
           "nothing is read behind its end");
    EQ_STR(account_base32(a, S("foob")), "MZXW6YQ", "of four bytes");
    EQ_STR(account_base32(a, S("\xff\xff")), "777Q", "ones");
    OK(account_totp_match(secret, S("005924"), 1234567890, 0, &step), "with a nine");
    OK(!account_totp_match(secret, S("28707<"), 59, 0, &step) &&
           !account_totp_match(secret, S("28709("), 59, 0, &step),
       "what only adds up to it");
    OK(!account_totp_match(secret, S("081804"), 1111111109 - 60, 0, &step), "two steps early");
    arena_close(a);
}

int main(void)
{
    EQ_INT(TOTP_SECRET_BYTES, 20, "160 bits");
    EQ_INT(TOTP_RECOVERY_CODES, 10, "recovery codes");
    EQ_INT(TOTP_RECOVERY_CHARS, 10, "of fifty bits");
    test_sha1();
    test_vectors();
    return tap_done();
}
