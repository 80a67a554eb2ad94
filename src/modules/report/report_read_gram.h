// SPDX-License-Identifier: MulanPSL-2.0
/** Pairs of characters, by which texts are alike. Pure. */
#ifndef REPORT_READ_GRAM_H
#define REPORT_READ_GRAM_H
#include "modules/report/report_scan.h"

struct report_grams {
    const uint64_t *list; /* ascending, each once */
    size_t count;
};

/** The pairs of neighbouring letters, digits left out, punctuation, blanks and quotes skipped. */
struct report_grams report_grams_of(struct arena *a, struct str text);
size_t report_grams_common(struct report_grams a, struct report_grams b);
/** In both, of both together: 0 to 1000. */
unsigned report_grams_alike(struct report_grams a, struct report_grams b);
/** Of the smaller one, in the other; 0 if it has fewer than two. */
unsigned report_grams_inside(struct report_grams a, struct report_grams b);

/** What a figure is called in its clause: the words next to it, without 全年, 共, 达 … */
struct str report_said_of(struct arena *a, struct str text, const struct report_figure *f);
#endif
