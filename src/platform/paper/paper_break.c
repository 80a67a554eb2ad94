// SPDX-License-Identifier: MulanPSL-2.0
/* Breaking Chinese text into lines of whole characters; what may not begin or end a line does not.
 */
#include "base/utf8.h"
#include "platform/paper/paper_internal.h"
#include <math.h>

/* 避头尾: closing marks do not begin a line, opening ones do not end it. */
static const char NO_START[] = "。，、；：？！）】》〉」』”’…—·％‰℃～〕〗］｝,.;:?!)]}%";
static const char NO_END[] = "（【《〈「『“‘〔〖［｛([{￥＄№";

static bool among(struct str c, const char *set)
{
    const size_t len = strlen(set);

    for (size_t i = 0; i < len;) {
        size_t n;

        (void)utf8_decode(set + i, len - i, &n);
        if (n == c.len && memcmp(set + i, c.ptr, n) == 0)
            return true;
        i += n;
    }
    return false;
}

/* Letters, digits and what stands inside words and numbers: half as wide, and kept together. */
static bool is_word(uint32_t c)
{
    return c > ' ' && c < 0x2000;
}

static size_t word_len(struct str s)
{
    size_t len = 0, n;

    while (len < s.len) {
        const uint32_t c = utf8_decode(s.ptr + len, s.len - len, &n);

        if (!is_word(c))
            break;
        len += n;
    }
    return len;
}

/* Half characters. A little too wide is pressed together a little when it is drawn. */
static double half_up(double cells)
{
    const double halves = ceil(cells * 2 - 0.45);

    return halves < 1 ? 0.5 : halves / 2;
}

/* ——, …… are one. */
static size_t pair_len(struct str s, uint32_t c, size_t n)
{
    size_t next;

    if ((c != 0x2014 && c != 0x2026) || s.len <= n)
        return n;
    return utf8_decode(s.ptr + n, s.len - n, &next) == c ? n + next : n;
}

bool paper_next_unit(const struct paper_measure *m, enum paper_font font, struct str *rest,
                     struct paper_unit *out)
{
    struct paper_unit u = {0};
    size_t n;
    uint32_t c;

    if (rest->len == 0)
        return false;
    c = utf8_decode(rest->ptr, rest->len, &n);
    u.blank = c == ' ' || c == '\t';
    if (is_word(c)) {
        n = word_len(*rest);
        u.text = (struct str){rest->ptr, n};
        u.cells = half_up(m->latin(m->self, u.text, font));
    } else {
        n = pair_len(*rest, c, n);
        u.text = (struct str){rest->ptr, n};
        u.cells = u.blank ? 0.5 : c == 0x2014 || c == 0x2026 ? (double)n / 3 : 1;
    }
    u.no_start = among((struct str){u.text.ptr, u.text.len > 4 ? 3 : u.text.len}, NO_START);
    u.no_end = among(u.text, NO_END);
    rest->ptr += n;
    rest->len -= n;
    *out = u;
    return true;
}

double paper_text_cells(const struct paper_measure *m, enum paper_font font, struct str text)
{
    struct paper_unit u;
    double cells = 0;

    while (paper_next_unit(m, font, &text, &u))
        cells += u.cells;
    return cells;
}

enum { LOOK_BACK = 6 }; /* units; a longer chain of marks is broken anyway */

/* A word longer than a line: as many of its characters as fit. */
static size_t split_word(const struct paper_measure *m, enum paper_font font, struct str word,
                         double cells)
{
    size_t len = 0;

    while (len < word.len) {
        size_t n;

        (void)utf8_decode(word.ptr + len, word.len - len, &n);
        if (len > 0 && half_up(m->latin(m->self, (struct str){word.ptr, len + n}, font)) > cells)
            break;
        len += n;
    }
    return len;
}

struct str paper_break_line(const struct paper_measure *m, enum paper_font font, double cells,
                            struct str *rest)
{
    struct paper_unit last[LOOK_BACK + 1] = {0}; /* newest first */
    struct str at = *rest, line = {rest->ptr, 0};
    struct paper_unit u;
    double used = 0;
    size_t back = 0, known = 0;

    for (;;) {
        struct str before = at;

        if (!paper_next_unit(m, font, &at, &u)) {
            *rest = at;
            line.len = (size_t)(at.ptr - line.ptr);
            return line;
        }
        if (used + u.cells > cells + 1e-6) {
            at = before;
            break;
        }
        used += u.cells;
        memmove(last + 1, last, sizeof last[0] * LOOK_BACK);
        last[0] = u;
        known += known < LOOK_BACK;
    }
    line.len = (size_t)(at.ptr - line.ptr);
    if (known == 0) { /* not even one fits */
        line.len = split_word(m, font, u.text, cells);
    } else if (!u.blank) {
        bool no_start = u.no_start;

        while (back + 1 < known && (no_start || last[back].no_end)) {
            no_start = last[back].no_start;
            line.len -= last[back].text.len;
            back++;
        }
        if (no_start || last[back].no_end)
            line.len = (size_t)(at.ptr - line.ptr);
    }
    *rest = (struct str){line.ptr + line.len, rest->len - line.len};
    while (rest->len > 0 && rest->ptr[0] == ' ') {
        rest->ptr++;
        rest->len--;
    }
    return line;
}
