// SPDX-License-Identifier: MulanPSL-2.0
/* UTF-8 by the table of RFC 3629. */
#include "base/utf8.h"

/* Bytes of the well-formed character at s, 0 if it is not one. */
static size_t step(const unsigned char *s, size_t len, uint32_t *out)
{
    static const uint32_t LEAST[] = {0, 0, 0x80, 0x800, 0x10000};
    size_t n;
    uint32_t c;

    if (s[0] < 0x80) {
        *out = s[0];
        return 1;
    }
    if (s[0] >= 0xC2 && s[0] <= 0xDF) {
        n = 2;
        c = s[0] & 0x1Fu;
    } else if ((s[0] & 0xF0) == 0xE0) {
        n = 3;
        c = s[0] & 0x0Fu;
    } else if (s[0] >= 0xF0 && s[0] <= 0xF4) {
        n = 4;
        c = s[0] & 0x07u;
    } else {
        return 0;
    }
    if (len < n)
        return 0;
    for (size_t i = 1; i < n; i++) {
        if ((s[i] & 0xC0) != 0x80)
            return 0;
        c = c << 6 | (s[i] & 0x3Fu);
    }
    if (c < LEAST[n] || c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF))
        return 0;
    *out = c;
    return n;
}

bool utf8_valid(const char *s, size_t len)
{
    uint32_t c;

    for (size_t i = 0, n; i < len; i += n)
        if ((n = step((const unsigned char *)s + i, len - i, &c)) == 0)
            return false;
    return true;
}

bool utf8_valid_text(const char *s, size_t len)
{
    uint32_t c;

    for (size_t i = 0, n; i < len; i += n) {
        if ((n = step((const unsigned char *)s + i, len - i, &c)) == 0)
            return false;
        if ((c < 0x20 && c != '\t' && c != '\n' && c != '\r') || (c >= 0x7F && c <= 0x9F) ||
            (c & 0xFFFE) == 0xFFFE)
            return false;
    }
    return true;
}

size_t utf8_chars(const char *s, size_t len)
{
    size_t n = 0;

    for (size_t i = 0; i < len; i++)
        n += ((unsigned char)s[i] & 0xC0) != 0x80;
    return n;
}

size_t utf8_clip(const char *s, size_t len, size_t max_bytes)
{
    if (len <= max_bytes)
        return len;
    len = max_bytes;
    while (len > 0 && ((unsigned char)s[len] & 0xC0) == 0x80)
        len--;
    return len;
}

size_t utf8_clip_chars(const char *s, size_t len, size_t max_chars)
{
    size_t i = 0;

    for (size_t n = 0; i < len; i++)
        if (((unsigned char)s[i] & 0xC0) != 0x80 && n++ == max_chars)
            break;
    return i;
}

uint32_t utf8_decode(const char *s, size_t len, size_t *out_len)
{
    uint32_t c = 0xFFFD;

    *out_len = step((const unsigned char *)s, len, &c);
    if (*out_len == 0)
        *out_len = 1;
    return c;
}

size_t utf8_encode(uint32_t c, char *out)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}
