// SPDX-License-Identifier: MulanPSL-2.0
/** The words of a text, each once, as the classifier counts them. */
#ifndef OPINION_WORDS_H
#define OPINION_WORDS_H
#include "base/str.h"

enum { OPINION_WORDS_MAX = 3000, OPINION_WORD_BYTES = 48 };

struct opinion_word {
    struct str text;
    uint32_t weight; /* 1, or more in the title */
    bool whole;      /* a word of the dictionary, no mere pair of characters */
};
struct opinion_words {
    struct opinion_word *at;
    size_t count;
};
/** Folded as the search folds; numbers and single characters left out. */
void opinion_words_of(struct arena *a, struct str title, struct str body,
                      struct opinion_words *out);
#endif
