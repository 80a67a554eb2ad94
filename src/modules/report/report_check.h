// SPDX-License-Identifier: MulanPSL-2.0
/** What is wrong with the figures of a report, told from its text alone. Pure. */
#ifndef REPORT_CHECK_H
#define REPORT_CHECK_H
#include "modules/report/report_scan.h"

enum report_finding_kind {
    REPORT_FIND_OPPOSITE,   /* 近700余人: two words that cannot both be */
    REPORT_FIND_TWICE,      /* 至少5名以上: the same said twice */
    REPORT_FIND_RATE_NEVER, /* no count of the n printed beside it gives the rate: a, b: the nearest
                               n below (0: none) and above that would */
    REPORT_FIND_RATE_CUT,   /* only with places cut off: a: the part */
    REPORT_FIND_RATE_ALONE, /* no two counts printed give it; other: the n it may be of, then a: the
                               part that would give it */
    REPORT_FIND_SUM,        /* parts do not add up to the whole: a: what they add up to */
    REPORT_FIND_REST,       /* with 其余 it adds up to no count printed before: a: the sum */
    REPORT_FIND_LISTED,     /* A、B和C两个: a: how many are named */
    REPORT_FIND_TWO_VALUES, /* the same words with another value: other; a, b: the
                               wholes of two rates, 0 if not printed */
    REPORT_FIND_TWO_UNITS,  /* 名 here, 人次 there: other */
    REPORT_FIND_TWO_LEVELS, /* 三级代表 here, 四级代表 there: other */
    REPORT_FIND_NO_MEASURE, /* 其余4: the measure word is lost */
    REPORT_FINDS
};

struct report_finding {
    enum report_finding_kind kind;
    size_t figure, other; /* indexes; REPORT_NO_FIGURE */
    int64_t a, b;
};
static const size_t REPORT_NO_FIGURE = (size_t)-1;

/** Is it plainly wrong (OPPOSITE, RATE_NEVER, SUM, REST, LISTED), or only to be looked at? */
bool report_finding_wrong(enum report_finding_kind kind);

/** The word for texts and records: "opposite", "rate_never" … */
const char *report_finding_word(enum report_finding_kind kind);

/** All findings of a text, by figure. */
void report_findings(struct arena *a, struct str text, const struct report_figure *f, size_t count,
                     struct report_finding **out, size_t *out_count);

/** The two counts of the paragraph that give a rate, nearest first; false if none do. */
bool report_check_pair(const struct report_figure *f, size_t rate, size_t *out_part,
                       size_t *out_whole);

/** Figures of two years' reports that are called alike but counted otherwise. */
enum report_drift_kind {
    REPORT_DRIFT_UNIT, /* 37名 then, 18人次 now */
    REPORT_DRIFT_WORDS /* 满意或基本满意率 then, 满意率 now */
};
struct report_drift {
    enum report_drift_kind kind;
    size_t before, now; /* indexes of the figures of either text */
};
void report_check_drift(struct arena *a, struct str before, const struct report_figure *old,
                        size_t old_count, struct str now, const struct report_figure *f,
                        size_t count, struct report_drift **out, size_t *out_count);
#endif
