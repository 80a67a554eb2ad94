// SPDX-License-Identifier: MulanPSL-2.0
/** Tokens in the text of a report, {name|option=value|…}, and how their values are written. Pure.
 *  docs/reports.md describes the grammar. */
#ifndef REPORT_RULES_TOKEN_H
#define REPORT_RULES_TOKEN_H
#include "base/date.h"

enum report_part { REPORT_WHOLE, REPORT_NUMERATOR, REPORT_DENOMINATOR };

/** Words of approximation. Each is only written where it is true of the value. */
enum report_as {
    REPORT_EXACT,
    REPORT_OVER,  /* 余: down to a round number, 2917 → 2900余 */
    REPORT_MANY,  /* 多: the same */
    REPORT_NEAR,  /* 近: up to a round number, 697 → 近700 */
    REPORT_LEAST, /* 以上: down; the word itself stands behind the unit in the text */
    REPORT_ABOUT, /* 约: to the nearest round number */
    REPORT_ASES
};

enum { REPORT_DIGITS_MAX = 2, REPORT_NAMES_MAX = 50, REPORT_TOKEN_CHARS = 200 };

struct report_token {
    struct str name;      /* of the indicator, or its label */
    int year;             /* 0: none */
    struct date from, to; /* none: the report's */
    struct str by, key;   /* breakdown; key "": all its parts are listed */
    enum report_part part;
    enum report_as as;
    int digits;     /* decimals; -1: as many as tell it, at most one */
    int64_t step;   /* what is round for `as`; 0: two leading digits */
    int64_t scale;  /* 1; 10000 (万), 100000000 (亿) */
    unsigned names; /* so many titles of its rows instead of the number; 0: the number */
};

/** A stretch of a text: prose, or a token. */
struct report_piece {
    struct str text; /* of a token what stands between the braces */
    bool is_token;
    const char *fault; /* text key: why the token cannot be read; NULL: it can */
    struct report_token token;
};

/** The text in pieces, in its order; together they are the whole text. Never fails. */
void report_pieces(struct arena *a, struct str text, struct report_piece **out, size_t *out_count);

/** What stands between the braces. NULL, or the text key of what is wrong. */
const char *report_token_read(struct str inside, struct report_token *out);
/** The other way round: "{name|…}" with Chinese options; reading it again gives the same token. */
struct str report_token_write(struct arena *a, const struct report_token *t);

enum report_unit { REPORT_COUNT, REPORT_PERCENT, REPORT_YUAN, REPORT_WAN_YUAN };

struct report_amount {
    int64_t numerator, denominator; /* denominator < 0: a plain count */
    enum report_unit unit;          /* of money the numbers are fen */
};

/** How the value reads: "186", "94.6%", "2900余", "15.59万". "—": a rate of nothing. */
struct str report_token_say(struct arena *a, const struct report_token *t,
                            const struct report_amount *v);
#endif
