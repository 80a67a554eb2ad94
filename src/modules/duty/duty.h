// SPDX-License-Identifier: MulanPSL-2.0
/** The file of what a deputy does (履职档案): gathered from the records of all modules (struct
 *  duty_source), from entries of his own that were checked, and put right by what was decided on
 *  his appeals; counted by the office's published formula. Nothing gathered is kept: it is read
 *  anew, so it is what the records say.
 *  @law  Deputies Law (2025-03-11) art. 58 */
#ifndef DUTY_H
#define DUTY_H
#include "platform/ctx.h"

/** What the fields of its forms may hold: characters, a number, the first year. */
enum {
    DUTY_TITLE_CHARS = 120,
    DUTY_PLACE_CHARS = 100,
    DUTY_BODY_CHARS = 2000,
    DUTY_REASON_CHARS = 500,
    DUTY_NAME_CHARS = 30,
    DUTY_BASIS_CHARS = 200,
    DUTY_AMOUNT_MAX = 1000000000,
    DUTY_YEAR_MIN = 1979
};

/** Points are whole numbers of tenths: 25 is 2.5 points. */
struct duty_line {
    struct str what;  /* name of a source, or "entry." and the code of a kind of entries */
    struct str label; /* 领衔提出建议 */
    struct str unit;  /* 件 */
    int64_t done, excused, absent;     /* counts, in the unit */
    int64_t each, penalty, cap, least; /* of the formula; 0: none */
    int64_t points;                    /* what they come to */
    bool scored;                       /* the formula speaks of it */
    int day;                           /* enum duty_day: is it a day of work? */
};

struct duty_file {
    int64_t deputy_id;
    int year;
    struct duty_line
        *lines; /* all that anybody tells of, in the order of the formula, the rest after */
    size_t lines_count;
    int64_t formula_id; /* 0: no formula holds on the last day of the year */
    int64_t base, most; /* of the formula */
    int64_t points;
    int64_t days; /* between sessions on which something was done, each once */
    /** Working days that a deputy's duties generally take in a year by local rules, for reference
     *  and no least number: of a whole year, and of his part of this one; 0: none. */
    int64_t days_asked, days_due;
};
/** A deputy's file of a year. Whoever shows it has asked who may see it. ST_NOT_FOUND. */
MUST_CHECK enum status duty_file(struct ctx *ctx, int64_t deputy_id, int year,
                                 struct duty_file *out);
/** "8.6", "12", "-0.5" of tenths. */
struct str duty_points_text(struct arena *a, int64_t tenths);

/** What is to be public of a deputy: who he is, and what he did in this year and the last, as
 * counts. No points, no absences, nothing sealed. ST_NOT_FOUND: not in office.
 *  @law  Deputies Law (2025-03-11) art. 58(1) */
struct duty_public_line {
    struct str label, unit;
    int64_t count;
};
struct duty_public {
    int64_t id;
    struct str name, sex, ethnic, party, education, occupation, delegation, constituency;
    struct str posts; /* 县人大常委会委员; "" none */
    struct date from_on;
    int year;
    struct duty_public_line *lines;
    size_t lines_count;
};
MUST_CHECK enum status duty_public(struct ctx *ctx, int64_t deputy_id, int year,
                                   struct duty_public *out);

/** Entries of deputies that wait to be checked, and appeals that wait for an answer, as far as the
 *  actor is the one to do it. */
MUST_CHECK enum status duty_waiting(struct ctx *ctx, int64_t *out);
#endif
