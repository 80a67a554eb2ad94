// SPDX-License-Identifier: MulanPSL-2.0
/* Numbers and days as Chinese texts write them. */
#include "base/utf8.h"
#include "modules/statute/statute.h"
#include "modules/statute/statute_parse.h"

enum { NUMERAL_MOST = 99999, NUMERAL_CHARS = 9 };

static int64_t digit_of(uint32_t c)
{
    static const uint32_t DIGITS[] = {0x3007, 0x4e00, 0x4e8c, 0x4e09, 0x56db,
                                      0x4e94, 0x516d, 0x4e03, 0x516b, 0x4e5d};

    if (c == 0x96f6) /* 零 */
        return 0;
    if (c == 0x4e24) /* 两 */
        return 2;
    arr_each (i, COUNT(DIGITS))
        if (DIGITS[i] == c)
            return (int64_t)i;
    return -1;
}

static int64_t ten_of(uint32_t c)
{
    return c == 0x5341 ? 10 : c == 0x767e ? 100 : c == 0x5343 ? 1000 : c == 0x4e07 ? 10000 : 0;
}

static int64_t arabic_of(uint32_t c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    return c >= 0xff10 && c <= 0xff19 ? (int64_t)c - 0xff10 : -1;
}

static size_t arabic(struct str s, int64_t *out)
{
    size_t at = 0, len;
    int64_t n = 0;

    while (at < s.len && n <= NUMERAL_MOST) {
        const int64_t d = arabic_of(utf8_decode(s.ptr + at, s.len - at, &len));

        if (d < 0)
            break;
        n = n * 10 + d;
        at += len;
    }
    *out = n;
    return n <= NUMERAL_MOST ? at : 0;
}

size_t statute_numeral(struct str s, int64_t *out)
{
    size_t at = arabic(s, out), len;
    int64_t whole = 0, digit = 0;
    unsigned chars = 0;

    if (at > 0)
        return at;
    for (; at < s.len && chars < NUMERAL_CHARS; chars++) {
        const uint32_t c = utf8_decode(s.ptr + at, s.len - at, &len);
        const int64_t ten = ten_of(c), d = digit_of(c);

        if (ten == 0 && d < 0)
            break;
        if (ten > 0) {
            whole += (digit == 0 && ten == 10 ? 1 : digit) * ten;
            digit = 0;
        } else {
            digit = digit * 10 + d; /* 二〇二四; 零 adds nothing */
        }
        at += len;
    }
    *out = whole + digit;
    return *out <= NUMERAL_MOST ? at : 0;
}

/* 之一, also with a blank before it. */
static size_t sub_number(struct str s, int64_t *out)
{
    const struct str of = S("之");
    size_t at = 0, len;

    *out = 0;
    while (at < s.len && s.ptr[at] == ' ')
        at++;
    if (!str_starts((struct str){s.ptr + at, s.len - at}, of))
        return 0;
    at += of.len;
    len = statute_numeral((struct str){s.ptr + at, s.len - at}, out);
    if (len == 0 || *out == 0) {
        *out = 0;
        return 0;
    }
    return at + len;
}

size_t statute_number(struct str s, const char *unit, int64_t *out_n, int64_t *out_sub)
{
    const struct str first = S("第"), what = str_from(unit);
    size_t at = first.len, len;

    *out_n = *out_sub = 0;
    if (!str_starts(s, first))
        return 0;
    while (at < s.len && s.ptr[at] == ' ')
        at++;
    len = statute_numeral((struct str){s.ptr + at, s.len - at}, out_n);
    at += len;
    while (at < s.len && s.ptr[at] == ' ')
        at++;
    if (len == 0 || !str_starts((struct str){s.ptr + at, s.len - at}, what))
        return 0;
    at += what.len;
    return at + sub_number((struct str){s.ptr + at, s.len - at}, out_sub);
}

static size_t day_part(struct str s, const char *unit, int64_t *out)
{
    const size_t len = statute_numeral(s, out);
    const struct str what = str_from(unit);

    if (len == 0 || !str_starts((struct str){s.ptr + len, s.len - len}, what))
        return 0;
    return len + what.len;
}

static size_t day_at(struct str s, struct date *out)
{
    int64_t year, month, day;
    size_t at, len;

    at = day_part(s, "年", &year);
    if (at == 0 || year < 1900 || year > 2200)
        return 0;
    len = day_part((struct str){s.ptr + at, s.len - at}, "月", &month);
    at += len;
    if (len == 0)
        return 0;
    len = day_part((struct str){s.ptr + at, s.len - at}, "日", &day);
    *out = (struct date){(int)year, (unsigned)month, (unsigned)day};
    return len > 0 && date_valid(*out) ? at + len : 0;
}

bool statute_day(struct str s, size_t *at, struct date *out)
{
    while (*at < s.len) {
        const size_t used = day_at((struct str){s.ptr + *at, s.len - *at}, out);
        size_t len;

        if (used > 0) {
            *at += used;
            return true;
        }
        (void)utf8_decode(s.ptr + *at, s.len - *at, &len);
        *at += len;
    }
    *out = (struct date){0};
    return false;
}

struct str statute_squash(struct arena *a, struct str s)
{
    struct buf out = buf_new(a, s.len + 1);

    for (size_t at = 0, len; at < s.len; at += len) {
        const uint32_t c = utf8_decode(s.ptr + at, s.len - at, &len);

        if (c > 0x20 && c != 0x3000 && c != 0xa0 && c != 0xfeff)
            buf_put(&out, s.ptr + at, len);
    }
    return buf_view(&out);
}
