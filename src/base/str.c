// SPDX-License-Identifier: MulanPSL-2.0
/* Borrowed text views. */
#include "base/str.h"
#include <stdarg.h>
#include <stdio.h>

bool str_eq(struct str a, struct str b)
{
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool str_eqz(struct str a, const char *z)
{
    /* Words are looked up in lists: most differ in their first letter. */
    if (z != NULL && a.len != 0 && a.ptr[0] != z[0])
        return false;
    return str_eq(a, str_from(z));
}

int str_cmp(struct str a, struct str b)
{
    const size_t n = a.len < b.len ? a.len : b.len;
    const int c = n != 0 ? memcmp(a.ptr, b.ptr, n) : 0;

    if (c != 0)
        return c;
    return a.len == b.len ? 0 : a.len < b.len ? -1 : 1;
}

bool str_starts(struct str s, struct str prefix)
{
    return s.len >= prefix.len && str_eq((struct str){s.ptr, prefix.len}, prefix);
}

bool str_same_start(struct str a, struct str b)
{
    return a.len > 1 && b.len > 1 && a.ptr[0] == b.ptr[0] && a.ptr[1] == b.ptr[1];
}

bool str_ends(struct str s, struct str suffix)
{
    return s.len >= suffix.len &&
           str_eq((struct str){s.ptr + (s.len - suffix.len), suffix.len}, suffix);
}

bool str_among(const char *words, struct str word)
{
    struct str rest = str_from(words), one;

    while (str_cut(&rest, ' ', &one))
        if (str_eq(one, word))
            return true;
    return false;
}

bool str_has(struct str s, struct str needle)
{
    return needle.len == 0 ||
           (s.len >= needle.len && memmem(s.ptr, s.len, needle.ptr, needle.len) != NULL);
}

/* Bytes of the blank that stands at the beginning of s, 0 if none does. */
static size_t blank_at_start(struct str s)
{
    static const struct str WIDE[] = {{"\xe3\x80\x80", 3}, {"\xc2\xa0", 2}, {"\xef\xbb\xbf", 3}};

    if (s.len != 0 && strchr(" \t\r\n\v\f", s.ptr[0]) != NULL && s.ptr[0] != '\0')
        return 1;
    arr_each (i, COUNT(WIDE))
        if (str_starts(s, WIDE[i]))
            return WIDE[i].len;
    return 0;
}

static size_t blank_at_end(struct str s)
{
    static const struct str WIDE[] = {{"\xe3\x80\x80", 3}, {"\xc2\xa0", 2}, {"\xef\xbb\xbf", 3}};

    if (s.len != 0 && strchr(" \t\r\n\v\f", s.ptr[s.len - 1]) != NULL && s.ptr[s.len - 1] != '\0')
        return 1;
    arr_each (i, COUNT(WIDE))
        if (str_ends(s, WIDE[i]))
            return WIDE[i].len;
    return 0;
}

struct str str_trim(struct str s)
{
    size_t n;

    while ((n = blank_at_start(s)) != 0)
        s = (struct str){s.ptr + n, s.len - n};
    while ((n = blank_at_end(s)) != 0)
        s.len -= n;
    return s;
}

struct str str_strip(struct str s, const char *set)
{
    const struct str marks = str_from(set);

    while (s.len > 0 && memchr(marks.ptr, s.ptr[0], marks.len) != NULL)
        s = (struct str){s.ptr + 1, s.len - 1};
    while (s.len > 0 && memchr(marks.ptr, s.ptr[s.len - 1], marks.len) != NULL)
        s.len--;
    return s;
}

size_t str_run(struct str s)
{
    size_t n = 0;

    while (n < s.len && s.ptr[n] == s.ptr[0])
        n++;
    return n;
}

bool str_cut(struct str *s, char sep, struct str *out_head)
{
    const char *at = s->len != 0 ? memchr(s->ptr, sep, s->len) : NULL;

    if (s->len == 0) {
        *out_head = (struct str){0};
        return false;
    }
    if (at == NULL) {
        *out_head = *s;
        *s = (struct str){s->ptr + s->len, 0};
        return true;
    }
    *out_head = (struct str){s->ptr, (size_t)(at - s->ptr)};
    *s = (struct str){at + 1, s->len - out_head->len - 1};
    return true;
}

char *str_z(struct arena *a, struct str s)
{
    char *z = arena_alloc(a, s.len + 1);

    if (s.len != 0)
        memcpy(z, s.ptr, s.len);
    return z;
}

struct str str_dup(struct arena *a, struct str s)
{
    return (struct str){str_z(a, s), s.len};
}

struct str str_int(struct arena *a, int64_t n)
{
    char digits[24];
    size_t at = sizeof digits;
    uint64_t left = n < 0 ? -(uint64_t)n : (uint64_t)n;

    do
        digits[--at] = (char)('0' + left % 10);
    while ((left /= 10) != 0);
    if (n < 0)
        digits[--at] = '-';
    return str_dup(a, (struct str){digits + at, sizeof digits - at});
}

struct str str_printf(struct arena *a, const char *fmt, ...)
{
    char brief[200]; /* most are: then formatted once */
    va_list ap, again;
    int len;
    char *z;

    va_start(ap, fmt);
    va_copy(again, ap);
    len = vsnprintf(brief, sizeof brief, fmt, ap);
    ASSERT(len >= 0);
    z = arena_alloc(a, (size_t)len + 1);
    if ((size_t)len < sizeof brief)
        memcpy(z, brief, (size_t)len);
    else
        vsnprintf(z, (size_t)len + 1, fmt, again);
    va_end(again);
    va_end(ap);
    return (struct str){z, (size_t)len};
}

struct str str_join(struct arena *a, const struct str *parts, size_t count, struct str sep)
{
    size_t len = 0, at = 0;
    char *z;

    arr_each (i, count)
        len += parts[i].len + (i != 0 ? sep.len : 0);
    z = arena_alloc(a, len + 1);
    arr_each (i, count) {
        if (i != 0 && sep.len != 0) {
            memcpy(z + at, sep.ptr, sep.len);
            at += sep.len;
        }
        if (parts[i].len != 0)
            memcpy(z + at, parts[i].ptr, parts[i].len);
        at += parts[i].len;
    }
    return (struct str){z, len};
}

bool str_to_int(struct str s, int64_t *out)
{
    const bool negative = s.len != 0 && s.ptr[0] == '-';
    int64_t n = 0;

    if (s.len == (size_t)negative || s.len - negative > 19)
        return false;
    for (size_t i = negative; i < s.len; i++) {
        const int digit = s.ptr[i] - '0';

        if (digit < 0 || digit > 9 || __builtin_mul_overflow(n, 10, &n) ||
            __builtin_sub_overflow(n, digit, &n))
            return false;
    }
    if (!negative && n == INT64_MIN)
        return false;
    *out = negative ? n : -n;
    return true;
}

struct str str_hex(struct arena *a, const void *bytes, size_t len)
{
    static const char DIGITS[] = "0123456789abcdef";
    const uint8_t *in = bytes;
    char *z = arena_alloc(a, len * 2 + 1);

    arr_each (i, len) {
        z[2 * i] = DIGITS[in[i] >> 4];
        z[2 * i + 1] = DIGITS[in[i] & 15];
    }
    return (struct str){z, len * 2};
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

int str_unhex(struct str hex, uint8_t *out, size_t cap)
{
    if (hex.len % 2 != 0 || hex.len / 2 > cap)
        return -1;
    arr_each (i, hex.len / 2) {
        const int hi = hex_digit(hex.ptr[2 * i]), lo = hex_digit(hex.ptr[2 * i + 1]);

        if (hi < 0 || lo < 0)
            return -1;
        out[i] = (uint8_t)(hi << 4 | lo);
    }
    return (int)(hex.len / 2);
}
