// SPDX-License-Identifier: MulanPSL-2.0
/* Numbers as people copy them from paper: 第39号, 39号, 闭会〔2026〕第39号, 议案第3号. */
#include "modules/suggestion/suggestion_asked.h"
#include "base/buf.h"
#include "base/utf8.h"

enum { NUMBER_DIGITS = 9, YEAR_DIGITS = 4 };

static const struct {
    const char *chars;
    char as;
} ALIKE[] = {
    {"〔[［【（({｛〖〈《", '['},
    {"〕]］】）)}｝〗〉》", ']'},
    {" \t\r\n　\u00a0", ' '},
};

static char alike(uint32_t c)
{
    arr_each (i, COUNT(ALIKE)) {
        const size_t len = strlen(ALIKE[i].chars);
        size_t n;

        for (size_t at = 0; at < len; at += n)
            if (utf8_decode(ALIKE[i].chars + at, len - at, &n) == c)
                return ALIKE[i].as;
    }
    if (c >= 0xFF10 && c <= 0xFF19) /* full-width digits */
        return (char)('0' + (c - 0xFF10));
    return '\0';
}

/* One kind of bracket, of digit; no blanks. */
static struct str plain(struct arena *a, struct str word)
{
    struct buf b = buf_new(a, 0);
    size_t n;

    for (size_t i = 0; i < word.len; i += n) {
        const char c = alike(utf8_decode(word.ptr + i, word.len - i, &n));

        if (c == '\0')
            buf_put(&b, word.ptr + i, n);
        else if (c != ' ')
            buf_char(&b, c);
    }
    return buf_view(&b);
}

static bool skip(struct str *s, struct str what)
{
    if (!str_starts(*s, what))
        return false;
    *s = (struct str){s->ptr + what.len, s->len - what.len};
    return true;
}

static bool digits(struct str *s, size_t most, int64_t *out)
{
    size_t n = 0;

    while (n < s->len && s->ptr[n] >= '0' && s->ptr[n] <= '9')
        n++;
    if (n == 0 || n > most || !str_to_int((struct str){s->ptr, n}, out))
        return false;
    *s = (struct str){s->ptr + n, s->len - n};
    return true;
}

/* The whole of it is one number. */
static bool number_of(struct str s, struct suggestion_asked *out)
{
    struct suggestion_asked found = {0};
    bool said = false; /* something says that it is a number of a suggestion */

    found.bill = skip(&s, S("议案"));
    (void)(found.bill || skip(&s, S("建议")));
    found.recess = skip(&s, S("闭会")) && (skip(&s, S("期间")) || true);
    if (skip(&s, S("[")) &&
        (!digits(&s, YEAR_DIGITS, &found.year) || !skip(&s, S("]")) || found.year == 0))
        return false;
    said = skip(&s, S("第"));
    if (!digits(&s, NUMBER_DIGITS, &found.number) || found.number == 0)
        return false;
    said = skip(&s, S("号")) || said || found.year != 0;
    found.bill = (said && skip(&s, S("议案"))) || found.bill;
    (void)(said && skip(&s, S("建议")));
    if (s.len != 0)
        return false;
    found.alone = !said && !found.bill && !found.recess;
    *out = found;
    return true;
}

static bool next_word(struct str *rest, struct str *out)
{
    size_t n, end;

    *rest = str_trim(*rest);
    if (rest->len == 0) /* its address may be none */
        return false;
    for (end = 0; end < rest->len; end += n)
        if (alike(utf8_decode(rest->ptr + end, rest->len - end, &n)) == ' ')
            break;
    *out = (struct str){rest->ptr, end};
    *rest = (struct str){rest->ptr + end, rest->len - end};
    return true;
}

void suggestion_asked(struct arena *a, struct str q, struct suggestion_asked *out)
{
    struct str rest = q, word;
    struct suggestion_asked one = {0};

    *out = (struct suggestion_asked){0};
    if (number_of(plain(a, q), &one) && !one.alone) {
        *out = one;
        return;
    }
    while (out->count < SUGGESTION_ASKED_WORDS && next_word(&rest, &word)) {
        if (out->number == 0 && number_of(plain(a, word), &one) && !one.alone) {
            one.count = out->count;
            memcpy(one.words, out->words, sizeof(one.words));
            *out = one;
        } else {
            out->words[out->count++] = word;
        }
    }
    if (out->count == 1 && number_of(plain(a, out->words[0]), &one) && one.alone &&
        out->number == 0) {
        out->number = one.number;
        out->alone = true;
    }
}
