// SPDX-License-Identifier: MulanPSL-2.0
/* RFC 3174, 2104, 4226, 6238, 4648. SHA-1 is what the programs on phones agree on; its weakness
 * (collisions) does not touch HMAC. */
#include "modules/account/account_rules_totp.h"
#include "base/buf.h"
#include "modules/account/account_rules.h"

enum { BLOCK = 64, ROUNDS = 80, LENGTH = 8, BYTES = 20 };

struct sha1 {
    uint32_t h[BYTES / sizeof(uint32_t)];
    uint8_t block[BLOCK];
    size_t fill;
    uint64_t bytes;
};

static uint32_t rotate(uint32_t x, int n)
{
    return x << n | x >> (32 - n);
}

static uint32_t mix(int i, uint32_t b, uint32_t c, uint32_t d)
{
    if (i < 20)
        return ((b & c) | (~b & d)) + 0x5a827999;
    if (i < 40)
        return (b ^ c ^ d) + 0x6ed9eba1;
    if (i < 60)
        return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc;
    return (b ^ c ^ d) + 0xca62c1d6;
}

static void sha1_block(struct sha1 *s)
{
    uint32_t w[ROUNDS], v[COUNT(s->h)];

    for (int i = 0; i < 16; i++)
        w[i] = (uint32_t)s->block[4 * i] << 24 | (uint32_t)s->block[4 * i + 1] << 16 |
               (uint32_t)s->block[4 * i + 2] << 8 | s->block[4 * i + 3];
    for (int i = 16; i < ROUNDS; i++)
        w[i] = rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    memcpy(v, s->h, sizeof v);
    for (int i = 0; i < ROUNDS; i++) {
        const uint32_t t = rotate(v[0], 5) + mix(i, v[1], v[2], v[3]) + v[4] + w[i];

        v[4] = v[3];
        v[3] = v[2];
        v[2] = rotate(v[1], 30);
        v[1] = v[0];
        v[0] = t;
    }
    arr_each (i, COUNT(v))
        s->h[i] += v[i];
    s->fill = 0;
}

static void sha1_put(struct sha1 *s, const uint8_t *bytes, size_t len)
{
    s->bytes += len;
    for (size_t i = 0; i < len; i++) {
        s->block[s->fill++] = bytes[i];
        if (s->fill == BLOCK)
            sha1_block(s);
    }
}

static struct sha1 sha1_begin(void)
{
    return (struct sha1){.h = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}};
}

static void sha1_end(struct sha1 *s, uint8_t *out)
{
    const uint64_t bits = s->bytes * 8;
    const uint8_t one = 0x80, zero = 0;
    uint8_t tail[LENGTH];

    sha1_put(s, &one, 1);
    while (s->fill != BLOCK - LENGTH)
        sha1_put(s, &zero, 1);
    for (int i = 0; i < LENGTH; i++)
        tail[i] = (uint8_t)(bits >> (56 - 8 * i));
    sha1_put(s, tail, sizeof tail);
    for (int i = 0; i < BYTES; i++)
        out[i] = (uint8_t)(s->h[i / 4] >> (24 - 8 * (i % 4)));
}

void account_sha1(struct str bytes, uint8_t *out)
{
    struct sha1 s = sha1_begin();

    sha1_put(&s, (const uint8_t *)bytes.ptr, bytes.len);
    sha1_end(&s, out);
}

void account_hmac_sha1(struct str key, struct str message, uint8_t *out)
{
    uint8_t pad[BLOCK] = {0}, inner[BYTES];
    struct sha1 s = sha1_begin();

    if (key.len > BLOCK)
        account_sha1(key, pad);
    else if (key.len != 0)
        memcpy(pad, key.ptr, key.len);
    for (int i = 0; i < BLOCK; i++)
        pad[i] ^= 0x36;
    sha1_put(&s, pad, sizeof pad);
    sha1_put(&s, (const uint8_t *)message.ptr, message.len);
    sha1_end(&s, inner);
    for (int i = 0; i < BLOCK; i++)
        pad[i] ^= 0x36 ^ 0x5c;
    s = sha1_begin();
    sha1_put(&s, pad, sizeof pad);
    sha1_put(&s, inner, sizeof inner);
    sha1_end(&s, out);
}

uint32_t account_totp_value(struct str secret, int64_t step, int digits)
{
    uint8_t counter[8], mac[BYTES];
    uint32_t value, modulus = 1;
    size_t at;

    for (int i = 0; i < 8; i++)
        counter[i] = (uint8_t)((uint64_t)step >> (56 - 8 * i));
    account_hmac_sha1(secret, (struct str){(const char *)counter, sizeof counter}, mac);
    at = mac[19] & 15;
    value = (uint32_t)(mac[at] & 0x7f) << 24 | (uint32_t)mac[at + 1] << 16 |
            (uint32_t)mac[at + 2] << 8 | mac[at + 3];
    for (int i = 0; i < digits; i++)
        modulus *= 10;
    return value % modulus;
}

bool account_totp_match(struct str secret, struct str typed, int64_t now, int64_t last_step,
                        int64_t *out_step)
{
    const int64_t present = now / TOTP_STEP_SECONDS;
    bool found = false;
    uint32_t n = 0;

    if (typed.len != TOTP_DIGITS)
        return false;
    for (size_t i = 0; i < typed.len; i++) {
        if (typed.ptr[i] < '0' || typed.ptr[i] > '9')
            return false;
        n = n * 10 + (uint32_t)(typed.ptr[i] - '0');
    }
    for (int64_t step = present - 1; step <= present + 1; step++) {
        if (step > last_step && !found && account_totp_value(secret, step, TOTP_DIGITS) == n) {
            *out_step = step;
            found = true;
        }
    }
    return found;
}

/* Bits of 0 follow the last one. */
static unsigned bit_of(struct str bytes, size_t at)
{
    return at / 8 < bytes.len ? (uint8_t)bytes.ptr[at / 8] >> (7 - at % 8) & 1U : '\0';
}

struct str account_base32(struct arena *a, struct str bytes)
{
    static const char LETTERS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    struct buf out = buf_new(a, 0);

    for (size_t at = 0; at < bytes.len * 8; at += 5) {
        unsigned value = 0;

        arr_each (k, 5)
            value = value * 2 + bit_of(bytes, at + k);
        buf_char(&out, LETTERS[value]);
    }
    return buf_view(&out);
}

struct str account_slip_normal(struct arena *a, struct str typed)
{
    const struct str code = account_code_normal(a, typed);
    char *to = arena_alloc(a, code.len + 1);

    memcpy(to, code.ptr, code.len);
    arr_each (i, code.len)
        if (to[i] == 'l' || to[i] == '1')
            to[i] = 'i';
    return (struct str){to, code.len};
}

struct str account_code_normal(struct arena *a, struct str typed)
{
    const struct str low = account_login_normal(a, typed);
    struct buf out = buf_new(a, 0);

    arr_each (i, low.len)
        if (low.ptr[i] != ' ' && low.ptr[i] != '-')
            buf_char(&out, low.ptr[i]);
    return buf_view(&out);
}
