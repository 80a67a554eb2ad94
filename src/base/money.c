// SPDX-License-Identifier: MulanPSL-2.0
/* Money: whole fen, never floating point. */
#include "base/money.h"
#include "base/buf.h"

enum { FEN_OF_YUAN = 100, YUAN_DECIMALS = 2, WAN_DECIMALS = 6, GROUP = 3, DIGITS_MAX = 32 };

static const int64_t FEN_OF_WAN = 1000000;
static const char BLANKS[] = " \t";

static bool cut_tail(struct str *s, const char *tail)
{
    const struct str t = str_from(tail);

    if (s->len < t.len || !str_eq((struct str){s->ptr + s->len - t.len, t.len}, t))
        return false;
    s->len -= t.len;
    return true;
}

static bool digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Digits, and after the point at most `decimals` of them, as a whole number of the smallest unit.
 */
static bool read(struct str s, unsigned decimals, int64_t *out)
{
    bool point = false, any = false;
    unsigned after = 0;
    int64_t n = 0;

    arr_each (i, s.len) {
        const char c = s.ptr[i];

        if (c == ',' && any && !point)
            continue;
        if (c == '.' && any && !point) {
            point = true;
            continue;
        }
        if (!digit(c) || (point && ++after > decimals))
            return false;
        any = true;
        n = n * 10 + (c - '0');
        if (n >= MONEY_MAX_FEN)
            return false;
    }
    if (!any || (point && after == 0))
        return false;
    for (; after < decimals && n < MONEY_MAX_FEN; after++)
        n *= 10;
    *out = n;
    return n < MONEY_MAX_FEN;
}

bool money_parse(struct str text, int64_t *out_fen)
{
    struct str s = str_strip(text, BLANKS);
    bool wan;

    (void)cut_tail(&s, "元");
    wan = cut_tail(&s, "万");
    return read(str_strip(s, BLANKS), wan ? WAN_DECIMALS : YUAN_DECIMALS, out_fen);
}

static struct str show(struct arena *a, int64_t fen, bool grouped)
{
    char digits[DIGITS_MAX];
    struct buf out = buf_new(a, 0);
    const bool less = fen < 0;
    const int64_t all = less ? -fen : fen;
    const int len = snprintf(digits, sizeof digits, "%lld", (long long)(all / FEN_OF_YUAN));

    if (less)
        buf_char(&out, '-');
    for (int i = 0; i < len; i++) {
        if (grouped && i > 0 && (len - i) % GROUP == 0)
            buf_char(&out, ',');
        buf_char(&out, digits[i]);
    }
    buf_printf(&out, ".%02u", (unsigned)(all % FEN_OF_YUAN));
    return buf_view(&out);
}

struct str money_text(struct arena *a, int64_t fen)
{
    return show(a, fen, true);
}

struct str money_plain(struct arena *a, int64_t fen)
{
    return show(a, fen, false);
}

struct str money_wan(struct arena *a, int64_t fen)
{
    const bool less = fen < 0;
    const int64_t all = less ? -fen : fen;
    struct str s = str_printf(a, "%s%lld.%06lld", less ? "-" : "", (long long)(all / FEN_OF_WAN),
                              (long long)(all % FEN_OF_WAN));

    while (s.ptr[s.len - 1] == '0')
        s.len--;
    if (s.ptr[s.len - 1] == '.')
        s.len--;
    return s;
}
