// SPDX-License-Identifier: MulanPSL-2.0
/* Finding what looks private in a text: by form and check digit, whatever the writing; and, where
 * the text itself calls a number that of a card, an account or a person, without either. */
#include "base/private.h"
#include "base/private_digits.h"
#include "base/utf8.h"

enum {
    SEPARATORS_MAX = 3, /* between two groups of one number */
    DIGITS_MAX = 24,    /* longer runs are nothing private */
    NAMED_MIN = 9,      /* shorter after its name is a day or an amount */
    NAMED_JOIN = 19,    /* groups of one number, together */
    NAME_FILLERS = 8,   /* between a name and its number: "号码是：" */
    PLATE_MIN = 5,
    PLATE_MAX = 6,
    PASSPORT_DIGITS = 8,
    ACCOUNT_MIN = 6,
    ACCOUNT_MAX = 20,
    KEEP_HEAD = 3,
    KEEP_TAIL = 4,
    FULLWIDTH_FIRST = 0xff01,
    FULLWIDTH_LAST = 0xff5e,
    FULLWIDTH_SHIFT = 0xff01 - '!'
};

/* What a text calls a number; the last word before it counts. */
static const struct name {
    const char *word;
    enum private_kind kind;
} NAMES[] = {
    {"身份证", PRIVATE_ID_NUMBER}, {"证件号", PRIVATE_ID_NUMBER}, {"公民身份", PRIVATE_ID_NUMBER},
    {"卡号", PRIVATE_BANK_CARD},   {"银行卡", PRIVATE_BANK_CARD}, {"信用卡", PRIVATE_BANK_CARD},
    {"账号", PRIVATE_BANK_CARD},   {"帐号", PRIVATE_BANK_CARD},   {"账户", PRIVATE_BANK_CARD},
    {"帐户", PRIVATE_BANK_CARD},   {"护照", PRIVATE_PASSPORT},    {"通行证", PRIVATE_PASSPORT},
    {"微信", PRIVATE_WECHAT},
};
static const char FILLERS[] = "号码卡是为：:，, 　（()）";
static const char PLATE_PLACES[] = "京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼川渝贵云藏陕甘青宁新";

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
    if (i < s->count && *n == PRIVATE_ID_DIGITS - 1 &&
        (s->text[i].c == 'X' || s->text[i].c == 'x')) {
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
        if (private_digits(d, n, groups, groups_count, &kind)) {
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

/* ---------------------------------------------------------------- what the text calls it */

/* Does the text say this word just before `at`? */
static bool says_before(const struct scan *s, size_t at, const char *word)
{
    size_t i = strlen(word);

    while (i != 0) {
        size_t len;

        do /* back to the first byte of a character */
            i--;
        while (((unsigned char)word[i] & 0xc0) == 0x80);
        if (at == 0 || s->text[--at].c != utf8_decode(word + i, strlen(word + i), &len))
            return false;
    }
    return true;
}

static bool is_among(const char *list, uint32_t c)
{
    const size_t n = c == 0 ? 0 : strlen(list);

    for (size_t at = 0, len = 1; at < n; at += len)
        if (utf8_decode(list + at, n - at, &len) == c)
            return true;
    return false;
}

/* The name before the number at `at`, over the words between; NULL: none. */
static const struct name *name_before(const struct scan *s, size_t at)
{
    for (size_t n = 0; n <= NAME_FILLERS; n++) {
        arr_each (i, COUNT(NAMES))
            if (says_before(s, at, NAMES[i].word))
                return &NAMES[i];
        if (at == 0 || !is_among(FILLERS, s->text[at - 1].c))
            return NULL;
        at--;
    }
    return NULL;
}

static size_t word_end(const struct scan *s, size_t at)
{
    while (at < s->count && (is_digit(s->text[at].c) || is_letter(s->text[at].c)))
        at++;
    return at;
}

/* The same value however it is written: without what stands between, letters large. */
static size_t add_word(struct scan *s, enum private_kind kind, size_t from, size_t to)
{
    char *value = arena_alloc(s->arena, to - from);
    size_t n = 0;

    for (size_t i = from; i < to; i++) {
        const uint32_t c = s->text[i].c;

        if (!is_separator(c))
            value[n++] = (char)(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    }
    add(s, kind, from, to, value, n);
    return to;
}

/* Groups of digits that are one number, and an X at the end; *n: its digits. */
static size_t digits_end(const struct scan *s, size_t at, size_t *n)
{
    size_t end = at;

    *n = 0;
    for (;;) {
        size_t to = at;

        while (to < s->count && is_digit(s->text[to].c))
            to++;
        if (to == at || (*n != 0 && *n + (to - at) > NAMED_JOIN))
            return end;
        *n += to - at;
        end = at = to;
        if (*n == PRIVATE_ID_DIGITS - 1 && at < s->count && (s->text[at].c | 0x20) == 'x')
            return at + 1;
        while (at < s->count && at - end < SEPARATORS_MAX && is_separator(s->text[at].c))
            at++;
        if (at == end)
            return end;
    }
}

/* A number that the text itself calls one; place after it, or `from`. */
static size_t find_named(struct scan *s, size_t from)
{
    const struct name *name = name_before(s, from);
    const size_t word = word_end(s, from);
    size_t n = 0, end;

    if (name == NULL || name->kind == PRIVATE_WECHAT)
        return from;
    if (name->kind == PRIVATE_PASSPORT) {
        for (size_t i = from; i < word; i++)
            n += is_digit(s->text[i].c);
        return n >= PASSPORT_DIGITS - 1 ? add_word(s, name->kind, from, word) : from;
    }
    end = digits_end(s, from, &n);
    return n >= (name->kind == PRIVATE_ID_NUMBER ? PRIVATE_OLD_ID_DIGITS : NAMED_MIN)
               ? add_word(s, name->kind, from, end)
               : from;
}

/* A name on WeChat, said to be one; "微信小程序" and "微信 WeChat" are none. */
static size_t find_wechat(struct scan *s, size_t from)
{
    const struct name *name = name_before(s, from);
    bool digit = false;
    size_t to = from;

    if (name == NULL || name->kind != PRIVATE_WECHAT)
        return from;
    for (; to < s->count; to++) {
        const uint32_t c = s->text[to].c;

        if (!is_digit(c) && !is_letter(c) && c != '_' && c != '-')
            break;
        digit = digit || is_digit(c) || c == '_';
    }
    if (!digit || to - from < ACCOUNT_MIN || to - from > ACCOUNT_MAX ||
        (to < s->count && s->text[to].c == '@'))
        return from;
    return add_word(s, PRIVATE_WECHAT, from, to);
}

/* E12345678, EA1234567 */
static size_t find_passport(struct scan *s, size_t from)
{
    const size_t to = word_end(s, from);
    size_t at = from + 1;

    if (to - from != PASSPORT_DIGITS + 1 || !is_among("EGDSP", s->text[from].c) ||
        (to < s->count && s->text[to].c == '@'))
        return from;
    if (s->text[from].c == 'E' && is_letter(s->text[at].c))
        at++;
    while (at < to && is_digit(s->text[at].c))
        at++;
    return at == to ? add_word(s, PRIVATE_PASSPORT, from, to) : from;
}

/* 晋A12345, 晋A·D12345 */
static size_t find_plate(struct scan *s, size_t from)
{
    size_t at = from + 1, to;
    bool digit = false;

    if (at >= s->count || !is_letter(s->text[at].c))
        return from;
    at++;
    if (at < s->count && is_separator(s->text[at].c))
        at++;
    to = word_end(s, at);
    for (size_t i = at; i < to; i++)
        digit = digit || is_digit(s->text[i].c);
    if (to < s->count && is_among("挂学警港澳", s->text[to].c))
        to++;
    if (!digit || to - at < PLATE_MIN || to - at > PLATE_MAX)
        return from;
    return add_word(s, PRIVATE_PLATE, from, to);
}

/* What begins with a digit or a letter at `at`, at the beginning of its word. */
static size_t find_word(struct scan *s, size_t at)
{
    size_t end = find_named(s, at);

    if (end == at)
        end = find_wechat(s, at);
    if (end == at && is_digit(s->text[at].c))
        end = find_number(s, at);
    return end == at ? find_passport(s, at) : end;
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
        else if (is_among(PLATE_PLACES, c))
            end = find_plate(&s, i);
        else if ((is_digit(c) || is_letter(c)) && (i == 0 || !ends_word(s.text[i - 1].c)))
            end = find_word(&s, i);
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

/* How much of its beginning and end stays readable. */
static void kept(enum private_kind kind, size_t n, size_t *head, size_t *tail)
{
    *head = *tail = 0;
    if (kind == PRIVATE_EMAIL || kind == PRIVATE_WECHAT || kind == PRIVATE_PASSPORT)
        *head = 1;
    else if (kind == PRIVATE_PLATE)
        *head = 2;
    else if (n >= PRIVATE_MOBILE_DIGITS) {
        *head = KEEP_HEAD;
        *tail = KEEP_TAIL;
    } else
        *head = *tail = 2;
}

static void put_masked(struct buf *to, struct str text, const struct mark *marks, size_t from,
                       size_t end, enum private_kind kind)
{
    size_t head, tail;
    bool domain = false;

    kept(kind, end - from, &head, &tail);
    if (marks[from + 1].c == '@') /* the only letter of an address */
        head = 0;
    for (size_t i = from; i < end; i++) {
        domain = domain || marks[i].c == '@';
        if (i < from + head || i + tail >= end || domain)
            buf_str(to, (struct str){text.ptr + marks[i].at, marks[i].len});
        else
            buf_char(to, '*');
    }
}

static struct str mask(struct arena *a, struct str text, const struct private_finding *found,
                       size_t found_count, bool ends)
{
    size_t count, k = 0;
    const struct mark *marks = read_text(a, text, &count);
    struct buf to = buf_new(a, 0);

    for (size_t i = 0; i < count;) {
        size_t end = i + 1;

        if (k < found_count && marks[i].at == found[k].at) {
            end = i + utf8_chars(text.ptr + found[k].at, found[k].len);
            if (ends)
                put_masked(&to, text, marks, i, end, found[k].kind);
            else
                arr_each (n, end - i)
                    buf_char(&to, '*');
            k++;
        } else {
            buf_str(&to, (struct str){text.ptr + marks[i].at, marks[i].len});
        }
        i = end;
    }
    return buf_view(&to);
}

/* The end of one number and what follows it may look like another, which then keeps no ends: with
 * them a long row of digits would be gone over again and again. */
struct str private_mask(struct arena *a, struct str text)
{
    struct private_finding *found;
    size_t found_count;

    for (bool ends = true;; ends = false) {
        private_scan(a, text, &found, &found_count);
        if (found_count == 0)
            return text;
        text = mask(a, text, found, found_count, ends);
    }
}

const char *private_word(enum private_kind kind)
{
    static const char *const WORDS[] = {
        [PRIVATE_ID_NUMBER] = "id_number", [PRIVATE_MOBILE] = "mobile",
        [PRIVATE_LANDLINE] = "landline",   [PRIVATE_BANK_CARD] = "bank_card",
        [PRIVATE_EMAIL] = "email",         [PRIVATE_PASSPORT] = "passport",
        [PRIVATE_PLATE] = "plate",         [PRIVATE_WECHAT] = "wechat",
    };

    return WORDS[kind];
}
