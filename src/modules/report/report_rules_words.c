// SPDX-License-Identifier: MulanPSL-2.0
/* Words of approximation as an office uses them. */
#include "modules/report/report_rules_words.h"
#include "base/num.h"

static int64_t power(unsigned exponent)
{
    int64_t p = 1;

    while (exponent-- > 0)
        p *= 10;
    return p;
}

struct report_number report_number_of(int64_t value)
{
    return (struct report_number){.units = value, .step = 1};
}

static void scale_to(struct report_number *n, unsigned decimals)
{
    const int64_t by = power(decimals - n->decimals);

    n->units *= by;
    n->step *= by;
    n->decimals = decimals;
}

/* Both in the scale of the finer one. */
static void align(struct report_number *a, struct report_number *b)
{
    const unsigned decimals = (unsigned)num_max(a->decimals, b->decimals);

    scale_to(a, decimals);
    scale_to(b, decimals);
}

int report_number_cmp(struct report_number a, struct report_number b)
{
    align(&a, &b);
    return (a.units > b.units) - (a.units < b.units);
}

struct str report_number_text(struct arena *a, struct report_number n)
{
    const lldiv_t parts = lldiv(llabs(n.units), power(n.decimals));
    const char *sign = n.units < 0 ? "-" : "";

    if (n.decimals == 0)
        return str_int(a, n.units);
    return str_printf(a, "%s%lld.%0*lld", sign, parts.quot, (int)n.decimals, parts.rem);
}

/* What one of the last digit that counts is worth: 100 of 2300, but not less than was printed. */
static int64_t magnitude(struct report_number n)
{
    int64_t m = n.step;

    while (n.units != 0 && n.units % (10 * m) == 0)
        m *= 10;
    return m;
}

static enum report_truth plain(int64_t v, int64_t p, int64_t step)
{
    if (2 * v >= 2 * p - step && 2 * v < 2 * p + step)
        return REPORT_TRUE;
    return v - v % step == p ? REPORT_LOOSE : REPORT_FALSE;
}

static enum report_truth truth(bool holds, bool loose)
{
    if (!holds)
        return REPORT_FALSE;
    return loose ? REPORT_LOOSE : REPORT_TRUE;
}

static enum report_truth one(struct report_number value, struct report_number printed,
                             enum report_word word)
{
    const int64_t mag = magnitude(printed), v = value.units, p = printed.units;
    const int64_t off = llabs(v - p);

    switch ((int)word) {
    case REPORT_WORD_MORE:
    case REPORT_WORD_MANY:
        return truth(v > p && off < mag, false);
    case REPORT_WORD_NEAR:
        return truth(v < p && 2 * off < mag && 20 * off <= p, false);
    case REPORT_WORD_ABOUT:
        return truth(2 * off <= mag && 10 * off <= p, false);
    case REPORT_WORD_AT_LEAST:
        return truth(v >= p, off >= mag);
    case REPORT_WORD_OVER:
        return truth(v > p, off >= mag);
    case REPORT_WORD_AT_MOST:
        return truth(v <= p, off >= mag);
    case REPORT_WORD_UNDER:
        return truth(v < p, off >= mag);
    default:
        return REPORT_TRUE;
    }
}

enum report_truth report_words_judge(struct report_number value, struct report_number printed,
                                     enum report_word before, enum report_word after)
{
    enum report_truth first, second;

    align(&value, &printed);
    if (before == REPORT_WORD_NONE && after == REPORT_WORD_NONE)
        return plain(value.units, printed.units, printed.step);
    first = one(value, printed, before);
    second = one(value, printed, after);
    return (enum report_truth)num_max(first, second);
}

/* Where the value lies by a word: above the number, below it, on either side. */
static char side(enum report_word word)
{
    static const char SIDES[REPORT_WORDS] = {
        [REPORT_WORD_MORE] = '+',    [REPORT_WORD_MANY] = '+', [REPORT_WORD_NEAR] = '-',
        [REPORT_WORD_ABOUT] = '~',   [REPORT_WORD_OVER] = '+', [REPORT_WORD_AT_LEAST] = '+',
        [REPORT_WORD_AT_MOST] = '-', [REPORT_WORD_UNDER] = '-'};

    return SIDES[word];
}

enum report_clash report_words_clash(enum report_word before, enum report_word after)
{
    const char a = side(before), b = side(after);

    if (a == '\0' || b == '\0')
        return REPORT_CLASH_NONE;
    return (a == '+' && b == '-') || (a == '-' && b == '+') ? REPORT_CLASH_OPPOSITE
                                                            : REPORT_CLASH_TWICE;
}

static int64_t leading(int64_t whole)
{
    int64_t g = 1;

    while (whole >= 10) {
        whole /= 10;
        g *= 10;
    }
    return g;
}

/* One of the last digit that is printed of a whole number: two digits, one below 100. */
static int64_t grain(int64_t whole)
{
    const int64_t lead = leading(whole);

    return whole < 100 ? lead : lead / 10;
}

/* The number to print with a word, 0 if there is none that is true. */
static int64_t rounded(struct report_number value, enum report_word wish)
{
    const int64_t scale = power(value.decimals), whole = value.units / scale;
    const int64_t g = grain(whole), down = whole - whole % g, lead = leading(whole);
    const int64_t tries[] = {whole - whole % lead + lead, down + g, down};
    const size_t from = g == 1 ? 2 : wish != REPORT_WORD_NEAR; /* below ten no word is worth it */

    for (size_t i = from; i < COUNT(tries); i++)
        if (report_words_judge(value, report_number_of(tries[i]), wish, REPORT_WORD_NONE) ==
            REPORT_TRUE)
            return tries[i];
    return 0;
}

static const struct {
    const char *before, *between, *after; /* the number, the measure word */
} PRINT[REPORT_WORDS] = {
    [REPORT_WORD_MORE] = {"", "余", ""},       [REPORT_WORD_MANY] = {"", "多", ""},
    [REPORT_WORD_NEAR] = {"近", "", ""},       [REPORT_WORD_ABOUT] = {"约", "", ""},
    [REPORT_WORD_AT_LEAST] = {"", "", "以上"}, [REPORT_WORD_OVER] = {"超过", "", ""},
    [REPORT_WORD_AT_MOST] = {"", "", "以下"},  [REPORT_WORD_UNDER] = {"不足", "", ""},
    [REPORT_WORD_NONE] = {"", "", ""},
};

struct report_wording report_words_print(struct arena *a, struct report_number value,
                                         enum report_word wish, struct str measure)
{
    const int64_t number = wish == REPORT_WORD_NONE ? 0 : rounded(value, wish);
    struct report_wording w = {.printed = value, .word = REPORT_WORD_NONE};
    struct str parts[5];

    if (number != 0 && report_number_cmp(report_number_of(number), value) != 0) {
        w.printed = report_number_of(number);
        w.word = wish;
    } else if (number != 0 && (wish == REPORT_WORD_AT_LEAST || wish == REPORT_WORD_AT_MOST)) {
        w.word = wish;
    }
    parts[0] = str_from(PRINT[w.word].before);
    parts[1] = report_number_text(a, w.printed);
    parts[2] = str_from(PRINT[w.word].between);
    parts[3] = measure;
    parts[4] = str_from(PRINT[w.word].after);
    w.text = str_join(a, parts, COUNT(parts), S(""));
    return w;
}

struct spelling {
    const char *word;
    enum report_word means;
};

/* Longer ones first where one ends or begins the other. */
static const struct spelling BEFORE[] = {
    {"不超过", REPORT_WORD_AT_MOST},  {"不少于", REPORT_WORD_AT_LEAST},
    {"不低于", REPORT_WORD_AT_LEAST}, {"不足", REPORT_WORD_UNDER},
    {"不到", REPORT_WORD_UNDER},      {"少于", REPORT_WORD_UNDER},
    {"低于", REPORT_WORD_UNDER},      {"至多", REPORT_WORD_AT_MOST},
    {"最多", REPORT_WORD_AT_MOST},    {"至少", REPORT_WORD_AT_LEAST},
    {"最少", REPORT_WORD_AT_LEAST},   {"超过", REPORT_WORD_OVER},
    {"突破", REPORT_WORD_OVER},       {"多于", REPORT_WORD_OVER},
    {"高于", REPORT_WORD_OVER},       {"逾", REPORT_WORD_OVER},
    {"超", REPORT_WORD_OVER},         {"将近", REPORT_WORD_NEAR},
    {"接近", REPORT_WORD_NEAR},       {"近", REPORT_WORD_NEAR},
    {"大约", REPORT_WORD_ABOUT},      {"约", REPORT_WORD_ABOUT},
};
static const struct spelling AFTER[] = {
    {"以上", REPORT_WORD_AT_LEAST}, {"及以上", REPORT_WORD_AT_LEAST}, {"以下", REPORT_WORD_AT_MOST},
    {"以内", REPORT_WORD_AT_MOST},  {"左右", REPORT_WORD_ABOUT},      {"上下", REPORT_WORD_ABOUT},
    {"余", REPORT_WORD_MORE},       {"多", REPORT_WORD_MANY},         {"来", REPORT_WORD_ABOUT},
};

enum report_word report_word_before(struct str text, size_t *out_len)
{
    for (size_t i = 0; i < COUNT(BEFORE); i++)
        if (str_ends(text, str_from(BEFORE[i].word))) {
            *out_len = strlen(BEFORE[i].word);
            return BEFORE[i].means;
        }
    *out_len = 0;
    return REPORT_WORD_NONE;
}

enum report_word report_word_after(struct str text, size_t *out_len)
{
    for (size_t i = 0; i < COUNT(AFTER); i++)
        if (str_starts(text, str_from(AFTER[i].word))) {
            *out_len = strlen(AFTER[i].word);
            return AFTER[i].means;
        }
    *out_len = 0;
    return REPORT_WORD_NONE;
}
