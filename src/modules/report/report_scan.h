// SPDX-License-Identifier: MulanPSL-2.0
/** The figures that stand in prose: where, how much of what, with which words, and what is said of
 * them. Pure. */
#ifndef REPORT_SCAN_H
#define REPORT_SCAN_H
#include "modules/report/report_rules_words.h"

enum report_figure_kind {
    REPORT_FIGURE_COUNT,   /* 14项 */
    REPORT_FIGURE_RATE,    /* 97.5%, 百分之八十 */
    REPORT_FIGURE_MONEY,   /* 85.92万元; value and step in yuan */
    REPORT_FIGURE_BARE,    /* digits whose measure word is lost */
    REPORT_FIGURE_VAGUE,   /* 数十家, 多次: no number */
    REPORT_FIGURE_WORDED,  /* 全覆盖, 均在法定期限内: a hundred per cent, said in words */
    REPORT_FIGURE_YEAR,    /* from here on no figures: 2019年 */
    REPORT_FIGURE_DATE,    /* 3月18日, 周二, 8时 */
    REPORT_FIGURE_ORDINAL, /* 第三, 十七届, 五次会议, 40周年 */
    REPORT_FIGURE_CODE,    /* 〔2023〕12号, telephone, address */
    REPORT_FIGURE_LIST,    /* 一、 （二） 三是 */
    REPORT_FIGURE_NAME     /* 八项规定, “四个机关”, 四级代表, 一个 */
};

struct report_span {
    size_t at, len; /* bytes */
};

struct report_figure {
    enum report_figure_kind kind;
    struct report_span whole;   /* with words and measure: 近700余人 */
    struct report_span digits;  /* 700 */
    struct report_number value; /* nothing if VAGUE */
    struct report_number to;    /* upper end of 3至5名, else the value */
    enum report_word before, after;
    struct str measure;          /* 次, 人次, 元, %; empty if none; static text */
    struct report_span said;     /* of the clause, what stands before it (after the last figure) */
    struct report_span then;     /* and behind it (before the next figure) */
    struct report_span sentence; /* to 。！？； or the end of the paragraph */
    size_t paragraph;            /* from 0 */
    bool chinese;                /* in Chinese numerals */
};

enum { REPORT_FIGURES_MAX = 4000 }; /* of one text; the rest is not read */

/** Is it a number that counts something (COUNT, RATE, MONEY, BARE)? */
bool report_figure_counts(const struct report_figure *f);

/** All figures of a valid UTF-8 text, in its order; *out lives in the arena. */
void report_scan(struct arena *a, struct str text, struct report_figure **out, size_t *out_count);

/** The bytes of a span. */
struct str report_span_of(struct str text, struct report_span span);
#endif
