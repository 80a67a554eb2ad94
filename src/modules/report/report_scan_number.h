// SPDX-License-Identifier: MulanPSL-2.0
/** Numerals and measure words at a place in a text. Pure. */
#ifndef REPORT_SCAN_NUMBER_H
#define REPORT_SCAN_NUMBER_H
#include "modules/report/report_rules_words.h"

/** The character at a place (0 at the end) and its bytes; the one that ends before a place. */
uint32_t report_char(struct str text, size_t at, size_t *out_len);
uint32_t report_char_before(struct str text, size_t at, size_t *out_len);
/** Past blanks, or back before them; line ends stay. */
size_t report_past_blanks(struct str text, size_t at);
size_t report_before_blanks(struct str text, size_t at);
bool report_is_digit(uint32_t c);

/** Digits, ASCII or full width, with thousands marks and a decimal point. false: none, or too many.
 *  *out_len: bytes of all digits in either case. */
bool report_digits(struct str text, size_t at, struct report_number *out, size_t *out_len);

/** Chinese numerals: 十一, 两百三十, 二〇二一, 十五万. false: the characters are no number
 * (十四五); *out_len: bytes of the run, 0 if there is none. */
bool report_numerals(struct str text, size_t at, int64_t *out, size_t *out_len);

/** 百千万亿 behind digits: how many noughts; 0 if none. */
unsigned report_noughts(struct str text, size_t at, size_t *out_len);
/** n * 10^noughts; false: too large. */
bool report_times(struct report_number *n, unsigned noughts);

struct report_measure {
    const char *word;
    const char *not_before; /* with one of these behind it, it is part of another word; or NULL */
    bool digits_only;       /* 级, 点, 道: behind Chinese numerals it makes a name */
    char kind;              /* 'c' counts, 'd' date, 'o' ordinal, 'n' number of a document, '%' */
};
/** The longest measure word there, NULL if none; *out_len its bytes. */
const struct report_measure *report_measure_at(struct str text, size_t at, size_t *out_len);
#endif
