// SPDX-License-Identifier: MulanPSL-2.0
/** Words of approximation (230余人, 近700人, 5名以上): are they true of a value, and which may be
 * printed for it. Pure. */
#ifndef REPORT_RULES_WORDS_H
#define REPORT_RULES_WORDS_H
#include "base/str.h"

/** units / 10^decimals, exactly; `step` is one of the last printed place in the same scale:
 *  15.59万 is {155900, 0, 100}, 71.6 is {716, 1, 1}. */
struct report_number {
    int64_t units;
    unsigned decimals; /* at most REPORT_DECIMALS_MAX */
    int64_t step;      /* at least 1 */
};
enum { REPORT_DECIMALS_MAX = 4 };
static const int64_t REPORT_UNITS_MAX = 100000000000000; /* no figure is larger, in either sign */

/** A whole number as it is counted. */
struct report_number report_number_of(int64_t value);
/** < 0, 0, > 0 by value; places that were printed do not matter. */
int report_number_cmp(struct report_number a, struct report_number b);
/** "71.60" keeps its places, "155900" has none. */
struct str report_number_text(struct arena *a, struct report_number n);

enum report_word {
    REPORT_WORD_NONE,
    REPORT_WORD_MORE,     /* 余: more, but not by a whole step of the last digit that counts */
    REPORT_WORD_MANY,     /* 多: the same */
    REPORT_WORD_NEAR,     /* 近: less, by at most a twentieth */
    REPORT_WORD_ABOUT,    /* 约, 左右 */
    REPORT_WORD_AT_LEAST, /* 以上, 至少, 不少于: the number itself counts */
    REPORT_WORD_OVER,     /* 超过, 逾: the number itself does not */
    REPORT_WORD_AT_MOST,  /* 以下, 不超过 */
    REPORT_WORD_UNDER,    /* 不足, 不到 */
    REPORT_WORDS
};

/** Is what was printed true of the value? */
enum report_truth {
    REPORT_TRUE,
    REPORT_LOOSE, /* to the letter, but a nearer number would be fairer: cut off instead of rounded,
                     or "以上" although the next round number is passed */
    REPORT_FALSE
};
/** Both words have to hold. Without a word the value, rounded half up to the printed place, is it.
 */
enum report_truth report_words_judge(struct report_number value, struct report_number printed,
                                     enum report_word before, enum report_word after);

/** Do the words before and after a number go together? */
enum report_clash {
    REPORT_CLASH_NONE,
    REPORT_CLASH_TWICE,   /* 至少5名以上: says the same twice */
    REPORT_CLASH_OPPOSITE /* 近700余人: says two things that cannot both be */
};
enum report_clash report_words_clash(enum report_word before, enum report_word after);

struct report_wording {
    struct str text;              /* "230余人" */
    struct report_number printed; /* 230 */
    enum report_word word;        /* REPORT_WORD_NONE if the wish would not be true */
};
/** How a value (not negative) is printed with this word: two digits that count, one below 100. What
 *  would not be true is printed exactly. `measure` may be empty. */
struct report_wording report_words_print(struct arena *a, struct report_number value,
                                         enum report_word wish, struct str measure);

/** The word that ends `text` (stands before a number) or begins it (stands after one), with its
 *  bytes; REPORT_WORD_NONE, 0. */
enum report_word report_word_before(struct str text, size_t *out_len);
enum report_word report_word_after(struct str text, size_t *out_len);
#endif
