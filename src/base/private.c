// SPDX-License-Identifier: MulanPSL-2.0
/* Finding what looks private in a text: by form and check digit, whatever the writing. */
#include "base/private.h"
#include "base/date.h"
#include "base/utf8.h"

enum {
    SEPARATORS_MAX = 3, /* between two groups of one number */
    DIGITS_MAX = 24,    /* longer runs are nothing private */
    ID_DIGITS = 18,
    MOBILE_DIGITS = 11,
    CARD_MIN = 16,
    CARD_MAX = 19,
    KEEP_HEAD = 3,
    KEEP_TAIL = 4,
    FULLWIDTH_FIRST = 0xff01,
    FULLWIDTH_LAST = 0xff5e,
    FULLWIDTH_SHIFT = 0xff01 - '!'
};

struct mark {
    uint32_t c; /* narrow form */
    size_t at, len;
};

struct scan {
    struct arena *arena;
    const struct mark *text;
    size_t count;
    struct private_finding *found;
    size_t found_count;
};

static bool is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(uint32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_separator(uint32_t c)
{
    static const uint32_t ALL[] = {' ',    '-',    '(',    ')',    '.',    '\t',   0xa0,
                                   0xb7,   0x2002, 0x2003, 0x2009, 0x2010, 0x2011, 0x2012,
                                   0x2013, 0x2014, 0x2015, 0x2212, 0x3000};

    arr_each (i, COUNT(ALL))
        if (c == ALL[i])
            return true;
    return false;
}

static struct mark *read_text(struct arena *a, struct str text, size_t *out_count)
{
    struct mark *marks = arena_array(a, text.len + 1, struct mark);
    size_t n = 0;

    for (size_t at = 0; at < text.len; n++) {
        size_t len = 1;
        uint32_t c = utf8_decode(text.ptr + at, text.len - at, &len);

        if (c >= FULLWIDTH_FIRST && c <= FULLWIDTH_LAST)
            c -= FULLWIDTH_SHIFT;
        marks[n] = (struct mark){c, at, len};
        at += len;
    }
    *out_count = n;
    return marks;
}

/* ---------------------------------------------------------------- what a run of digits may be */

static bool is_id_number(const char *d, size_t n)
{
    static const int WEIGHTS[] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    struct date born;

    if (n != ID_DIGITS || d[0] == '0')
        return false;
    arr_each (i, COUNT(WEIGHTS))
        sum += WEIGHTS[i] * (d[i] - '0');
    born = (struct date){
        .year = (d[6] - '0') * 1000 + (d[7] - '0') * 100 + (d[8] - '0') * 10 + (d[9] - '0'),
        .month = (unsigned)((d[10] - '0') * 10 + (d[11] - '0')),
        .day = (unsigned)((d[12] - '0') * 10 + (d[13] - '0')),
    };
    return "10X98765432"[sum % 11] == d[ID_DIGITS - 1] && date_valid(born);
}

static bool is_bank_card(const char *d, size_t n)
{
    int sum = 0;

    if (n < CARD_MIN || n > CARD_MAX || d[0] == '0')
        return false;
    arr_each (i, n) {
        int v;

        if (d[i] == 'X')
            return false;
        v = d[i] - '0';
        if ((n - i) % 2 == 0)
            v = v * 2 > 9 ? v * 2 - 9 : v * 2;
        sum += v;
    }
    return sum % 10 == 0;
}

static bool is_mobile(const char *d, size_t n)
{
    if (n == MOBILE_DIGITS + 4 && memcmp(d, "0086", 4) == 0) {
        d += 4;
        n -= 4;
    } else if (n == MOBILE_DIGITS + 2 && memcmp(d, "86", 2) == 0) {
        d += 2;
        n -= 2;
    }
    return n == MOBILE_DIGITS && d[0] == '1' && d[1] >= '3';
}

/* Area codes: 010, 02x with eight digits; 03xx to 09xx with seven or eight. */
static bool is_landline(const char *d, size_t n)
{
    if (n != 11 && n != 12)
        return false;
    if (d[0] != '0' || d[1] == '0')
        return false;
    if (d[1] == '1' || d[1] == '2')
        return n == 11 && (d[1] == '2' || d[2] == '0');
    return true;
}

static bool classify(const char *d, size_t n, const size_t *groups, size_t groups_count,
                     enum private_kind *out)
{
    if (is_id_number(d, n)) {
        *out = PRIVATE_ID_NUMBER;
        return true;
    }
    if (is_mobile(d, n)) {
        *out = PRIVATE_MOBILE;
        return true;
    }
    if (is_landline(d, n)) {
        *out = PRIVATE_LANDLINE;
        return true;
    }
    /* Years and amounts side by side would pass Luhn now and then; cards are printed by fours. */
    for (size_t i = 0; i + 1 < groups_count; i++)
        if (groups[i] != 4)
            return false;
    *out = PRIVATE_BANK_CARD;
    return is_bank_card(d, n);
}

/* ---------------------------------------------------------------- finding */

static struct str finding_id(struct arena *a, enum private_kind kind, const char *d, size_t n)
{
    uint64_t h = 14695981039346656037u; /* FNV-1a: to recognise, not to hide */

    arr_each (i, n)
        h = (h ^ (uint8_t)d[i]) * 1099511628211u;
    return str_printf(a, "%s:%016llx", private_word(kind), (unsigned long long)h);
}

static void add(struct scan *s, enum private_kind kind, size_t from, size_t to, const char *value,
                size_t value_len)
{
    const struct mark *first = &s->text[from], *last = &s->text[to - 1];

    s->found[s->found_count++] = (struct private_finding){
        .kind = kind,
        .at = first->at,
        .len = last->at + last->len - first->at,
        .id = finding_id(s->arena, kind, value, value_len),
    };
}

/* Digits of one group from `at`; a final X belongs to it only as the 18th place. */
static size_t read_group(const struct scan *s, size_t at, char *d, size_t *n)
{
    size_t i = at;

    for (; i < s->count && is_digit(s->text[i].c) && *n < DIGITS_MAX; i++)
        d[(*n)++] = (char)s->text[i].c;
    if (i < s->count && *n == ID_DIGITS - 1 && (s->text[i].c == 'X' || s->text[i].c == 'x')) {
        d[(*n)++] = 'X';
        i++;
    }
    return i;
}

/* The longest private number that begins at `from`; place after it, or `from`. */
static size_t find_number(struct scan *s, size_t from)
{
    char d[DIGITS_MAX];
    size_t groups[DIGITS_MAX], groups_count = 0, n = 0, at = from, best_end = from, best_n = 0;
    enum private_kind kind = PRIVATE_MOBILE, best = PRIVATE_MOBILE;

    while (n < DIGITS_MAX) {
        const size_t before = n;
        size_t next = read_group(s, at, d, &n);

        if (n == before)
            break;
        groups[groups_count++] = n - before;
        if (next < s->count && is_digit(s->text[next].c))
            break; /* longer than anything private */
        if (classify(d, n, groups, groups_count, &kind)) {
            best_end = next;
            best_n = n;
            best = kind;
        }
        at = next;
        while (at < s->count && at - next < SEPARATORS_MAX && is_separator(s->text[at].c))
            at++;
        if (at == next)
            break;
    }
    if (best_n != 0)
        add(s, best, from, best_end, d, best_n);
    return best_end;
}

static bool mail_char(uint32_t c)
{
    return is_digit(c) || is_letter(c) || c == '.' || c == '_' || c == '-' || c == '+' || c == '%';
}

static bool ends_word(uint32_t c)
{
    return is_digit(c) || is_letter(c);
}

/* An address around the @ at `at`; place after it, or `at`. */
static size_t find_mail(struct scan *s, size_t at, size_t not_before)
{
    size_t from = at, to = at + 1, n = 0;
    bool dot = false;
    char *value;

    while (from > not_before && mail_char(s->text[from - 1].c))
        from--;
    while (to < s->count && mail_char(s->text[to].c))
        to++;
    while (!ends_word(s->text[to - 1].c) && to > at + 1)
        to--;
    for (size_t i = at + 2; i < to; i++)
        dot = dot || s->text[i].c == '.';
    if (from == at || !dot)
        return at;
    value = arena_alloc(s->arena, to - from);
    for (size_t i = from; i < to; i++)
        value[n++] = (char)s->text[i].c;
    add(s, PRIVATE_EMAIL, from, to, value, n);
    return to;
}

void private_scan(struct arena *a, struct str text, struct private_finding **out, size_t *out_count)
{
    struct scan s = {.arena = a};
    size_t done = 0;

    s.text = read_text(a, text, &s.count);
    s.found = arena_array(a, s.count + 1, struct private_finding);
    for (size_t i = 0; i < s.count; i++) {
        const uint32_t c = s.text[i].c;
        size_t end = i;

        if (c == '@')
            end = find_mail(&s, i, done);
        else if (is_digit(c) && (i == 0 || i == done || !is_digit(s.text[i - 1].c)))
            end = find_number(&s, i);
        if (end > i) {
            done = end;
            i = end - 1;
        }
    }
    *out = s.found;
    *out_count = s.found_count;
}

static size_t mark_index(const struct mark *text, size_t count, size_t at)
{
    size_t i = 0;

    while (i < count && text[i].at < at)
        i++;
    return i;
}

static void put_masked(struct buf *to, struct str text, const struct mark *marks, size_t from,
                       size_t end, bool mail)
{
    const size_t head = mail ? 1 : KEEP_HEAD, tail = mail ? 0 : KEEP_TAIL;
    bool domain = false;

    for (size_t i = from; i < end; i++) {
        domain = domain || marks[i].c == '@';
        if (i < from + head || i + tail >= end || (mail && domain))
            buf_str(to, (struct str){text.ptr + marks[i].at, marks[i].len});
        else
            buf_char(to, '*');
    }
}

struct str private_mask(struct arena *a, struct str text)
{
    struct private_finding *found;
    size_t found_count, count, at = 0;
    const struct mark *marks = read_text(a, text, &count);
    struct buf to = buf_new(a, 0);

    private_scan(a, text, &found, &found_count);
    arr_each (i, found_count) {
        const struct private_finding *f = &found[i];

        buf_str(&to, (struct str){text.ptr + at, f->at - at});
        put_masked(&to, text, marks, mark_index(marks, count, f->at),
                   mark_index(marks, count, f->at + f->len), f->kind == PRIVATE_EMAIL);
        at = f->at + f->len;
    }
    buf_str(&to, (struct str){text.ptr + at, text.len - at});
    return buf_view(&to);
}

const char *private_word(enum private_kind kind)
{
    static const char *const WORDS[] = {
        [PRIVATE_ID_NUMBER] = "id_number", [PRIVATE_MOBILE] = "mobile",
        [PRIVATE_LANDLINE] = "landline",   [PRIVATE_BANK_CARD] = "bank_card",
        [PRIVATE_EMAIL] = "email",
    };

    return WORDS[kind];
}
