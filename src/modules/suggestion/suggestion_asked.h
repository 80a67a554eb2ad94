// SPDX-License-Identifier: MulanPSL-2.0
/** What somebody typed into the search box of the list: numbers as they are printed, and words. */
#ifndef SUGGESTION_ASKED_H
#define SUGGESTION_ASKED_H
#include "base/str.h"

enum { SUGGESTION_ASKED_WORDS = 5 };

struct suggestion_asked {
    int64_t number;    /* printed as a number (第39号), or digits and nothing else; 0: none */
    bool alone;        /* digits and nothing else: words[0] too, for titles with that number */
    bool recess, bill; /* 闭会, 议案 stood before it */
    int64_t year;      /* in brackets before it; 0: none */
    struct str words[SUGGESTION_ASKED_WORDS]; /* each has to be found; those past the last are not
                                                 looked for */
    size_t count;
};

/** Reads brackets of any kind, full-width digits and blanks alike. Words borrow from q. */
void suggestion_asked(struct arena *a, struct str q, struct suggestion_asked *out);
#endif
