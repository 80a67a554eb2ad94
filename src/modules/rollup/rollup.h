// SPDX-License-Identifier: MulanPSL-2.0
/** Figures that lower congresses send up as signed packages, on paper's terms: a file that goes by
 *  USB stick as well as by net, that anybody can read, and that nobody can change unseen. */
#ifndef ROLLUP_H
#define ROLLUP_H
#include "base/date.h"
#include "base/str.h"

enum { ROLLUP_FIGURES_MAX = 1000, ROLLUP_BYTES_MAX = 1024 * 1024, ROLLUP_KEY_HEX = 64 };

struct rollup_figure {
    struct str name;                    /* of the indicator: "suggestion.tabled" */
    struct str label, unit, definition; /* as the sender calls and counts it */
    int64_t numerator, denominator;     /* -1: a plain count */
};

/** What a package says. */
struct rollup_package {
    struct str code, congress, level; /* of the sender */
    struct date from, to;
    int64_t made_at;
    struct rollup_figure *figures;
    size_t count;
};
#endif
