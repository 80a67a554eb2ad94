// SPDX-License-Identifier: MulanPSL-2.0
/** A printed figure beside what the records say. Pure. */
#ifndef REPORT_READ_JUDGE_H
#define REPORT_READ_JUDGE_H
#include "modules/report/report_scan.h"

/** Is it read beside records: a number that counts, or all of them said in words? */
bool report_read_compares(const struct report_figure *f);

/** What the records have. */
struct report_records {
    bool ratio, money; /* money: numerator in fen */
    int64_t numerator, denominator;
};

enum report_judged {
    REPORT_JUDGED_SAME,  /* the value, as it is rounded */
    REPORT_JUDGED_WORDS, /* another number, but 余, 近, 以上 make it true */
    REPORT_JUDGED_LOOSE, /* true to the letter */
    REPORT_JUDGED_MORE,  /* the records have more */
    REPORT_JUDGED_LESS,
    REPORT_JUDGED_EMPTY, /* they have nothing of that year */
    REPORT_JUDGED_OPEN,  /* nobody knows which indicator it is */
    REPORT_JUDGED_GONE,  /* there is no such indicator any more, or it is not for this reader */
    REPORT_JUDGEDS
};
enum report_judged report_read_judge(const struct report_figure *f, const struct report_records *r);
/** For texts and records: "same", "words" … */
const char *report_judged_word(enum report_judged j);
#endif
