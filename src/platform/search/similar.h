// SPDX-License-Identifier: MulanPSL-2.0
/** How much two texts are about the same matter. Pure; the words come from outside.
 *
 *  TF-IDF (Salton) over three kinds of features: pairs of characters, single characters, and
 *  concepts (words that mean the same thing here, from the lexicon). Shared stretches that end in a
 *  word for a place ("…村", "…街") count a tenth: the same place is no likeness. Score: half
 * cosine, half what is shared as part of the shorter text, so that a short text may be like a long
 * one. */
#ifndef PLATFORM_SIMILAR_H
#define PLATFORM_SIMILAR_H
#include "base/str.h"

struct similar_text {
    struct str title, body;
};

struct similar_model;

/** `lexicon`: lines; "! chars" that say nothing, "- words of two characters" that say nothing,
 *  "@ chars" that end a place's name, "& chars" that end a village's or a town's,
 *  "= words of two characters" that look like one and are none; every other line is one concept,
 * its words blank-separated;
 *  "# …" is a comment. The model lives in the arena. */
struct similar_model *similar_model(struct arena *a, struct str lexicon);
/** Add a text; its index. Texts are numbered from 0. */
size_t similar_add(struct similar_model *m, struct similar_text text);
/** After the last text: how rare each feature is among them. */
void similar_ready(struct similar_model *m);

enum { SIMILAR_REASONS = 4 };
struct similar_result {
    uint32_t score;   /* thousandths */
    bool same_place;  /* they name the same place */
    bool other_place; /* both name villages or towns, and none is the same */
    struct str place;
    struct str reasons[SIMILAR_REASONS]; /* what both say, strongest first; as in the first text */
    size_t reasons_count;
};
/** Compare two texts of the model. */
void similar_compare(struct similar_model *m, size_t a, size_t b, struct similar_result *out);

struct similar_pair {
    uint32_t a, b, score; /* a < b */
};
/** All pairs of at least `least` thousandths, best first, at most `most`. */
size_t similar_pairs(struct similar_model *m, uint32_t least, size_t most,
                     struct similar_pair **out);
#endif
