// SPDX-License-Identifier: MulanPSL-2.0
/** Which of the installation's figures a figure in an old text is likely to be. Pure. */
#ifndef REPORT_READ_MATCH_H
#define REPORT_READ_MATCH_H
#include "modules/report/report_scan.h"

struct report_known {
    struct str name, label, definition, unit; /* unit: as it is printed, 件, 人次, 万元, % */
};

enum {
    REPORT_CANDIDATES = 3,
    REPORT_MATCH_LEAST = 450 /* of 1000: less is no match */
};
struct report_candidate {
    size_t known; /* its place in the list */
    unsigned score;
};

struct report_matcher;
/** Learns which pairs of characters tell figures apart. */
struct report_matcher *report_match_open(struct arena *a, const struct report_known *known,
                                         size_t count);
/** The most likely ones, best first, at most REPORT_CANDIDATES; returns how many. */
size_t report_match(const struct report_matcher *m, struct str text, const struct report_figure *f,
                    struct report_candidate out[REPORT_CANDIDATES]);

/** May a figure of this measure be one of this unit? 人 and 名 may, 人 and 人次 not. */
bool report_units_go(struct str measure, struct str unit);
#endif
