// SPDX-License-Identifier: MulanPSL-2.0
/* RFC 3174, 2104, 4226, 6238, 4648. SHA-1 is what the programs on phones agree on; its weakness
 * (collisions) does not touch HMAC. */
#include "modules/account/account_rules_totp.h"

enum { BLOCK = 64 };

struct sha1 {
    uint32_t h[5];
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
    uint32_t w[80], v[5];

    for (int i = 0; i < 16; i++)
        w[i] = (uint32_t)s->block[4 * i] << 24 | (uint32_t)s->block[4 * i + 1] << 16 |
               (uint32_t)s->block[4 * i + 2] << 8 | s->block[4 * i + 3];
    for (int i = 16; i < 80; i++)
        w[i] = rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    memcpy(v, s->h, sizeof v);
    for (int i = 0; i < 80; i++) {
        const uint32_t t = rotate(v[0], 5) + mix(i, v[1], v[2], v[3]) + v[4] + w[i];

        v[4] = v[3];
        v[3] = v[2];
        v[2] = rotate(v[1], 30);
        v[1] = v[0];
        v[0] = t;
    }
    for (int i = 0; i < 5; i++)
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

static void sha1_end(struct sha1 *s, uint8_t out[20])
{
    const uint64_t bits = s->bytes * 8;
    const uint8_t one = 0x80, zero = 0;
    uint8_t tail[8];

    sha1_put(s, &one, 1);
    while (s->fill != BLOCK - 8)
        sha1_put(s, &zero, 1);
    for (int i = 0; i < 8; i++)
        tail[i] = (uint8_t)(bits >> (56 - 8 * i));
    sha1_put(s, tail, sizeof tail);
    for (int i = 0; i < 20; i++)
        out[i] = (uint8_t)(s->h[i / 4] >> (24 - 8 * (i % 4)));
}

void account_sha1(struct str bytes, uint8_t out[20])
{
    struct sha1 s = sha1_begin();

    sha1_put(&s, (const uint8_t *)bytes.ptr, bytes.len);
    sha1_end(&s, out);
}

void account_hmac_sha1(struct str key, struct str message, uint8_t out[20])
{
    uint8_t pad[BLOCK] = {0}, inner[20];
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
    uint8_t counter[8], mac[20];
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

struct str account_base32(struct arena *a, struct str bytes)
{
    static const char LETTERS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    char *to = arena_alloc(a, bytes.len * 8 / 5 + 2);
    size_t len = 0;
    uint32_t held = 0;
    int bits = 0;

    for (size_t i = 0; i < bytes.len; i++) {
        held = (held << 8 | (uint8_t)bytes.ptr[i]) & 0xffff;
        for (bits += 8; bits >= 5; bits -= 5)
            to[len++] = LETTERS[held >> (bits - 5) & 31];
    }
    if (bits > 0)
        to[len++] = LETTERS[held << (5 - bits) & 31];
    to[len] = '\0';
    return (struct str){to, len};
}

struct str account_code_normal(struct arena *a, struct str typed)
{
    char *to = arena_alloc(a, typed.len + 1);
    size_t len = 0;

    for (size_t i = 0; i < typed.len; i++) {
        const uint8_t *u = (const uint8_t *)typed.ptr + i;
        char c = typed.ptr[i];

        /* U+FF10 … U+FF19, EF BC 90 … 99 */
        if (u[0] == 0xef && i + 2 < typed.len && u[1] == 0xbc && u[2] >= 0x90 && u[2] <= 0x99) {
            c = (char)('0' + (u[2] - 0x90));
            i += 2;
        }
        if (c >= 'A' && c <= 'Z')
            c = (char)(c - 'A' + 'a');
        if (c != ' ' && c != '-')
            to[len++] = c;
    }
    to[len] = '\0';
    return (struct str){to, len};
}
