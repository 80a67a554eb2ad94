// SPDX-License-Identifier: MulanPSL-2.0
/** Which clauses are alike: pairs of characters, the rarer the more they say. Pure. */
#ifndef STATUTE_GRAM_H
#define STATUTE_GRAM_H
#include "modules/statute/statute.h"

/** The different pairs of characters of a text, ascending. */
void statute_grams(struct arena *a, struct str text, uint32_t **out, size_t *out_count);

/** The pairs of all articles of a version, to be kept: for each article its place, how many, and
 *  the pairs, as 32 bit numbers, small end first. */
void statute_grams_put(struct buf *out, int64_t place, struct str text);

struct statute_gram_hit {
    int64_t text_id, place;
    unsigned score; /* thousandths */
};
struct statute_gram_query; /* the clauses of a document */

/** Made of `count` texts; asked twice: first statute_gram_weigh() for every version's pairs, then
 *  statute_gram_score() for each once more. */
struct statute_gram_query *statute_gram_open(struct arena *a, const struct str *texts, size_t count,
                                             unsigned most);
void statute_gram_weigh(struct statute_gram_query *q, struct str grams);
void statute_gram_score(struct statute_gram_query *q, int64_t text_id, struct str grams);
/** The most alike of clause `at`, best first. */
const struct statute_gram_hit *statute_gram_hits(const struct statute_gram_query *q, size_t at,
                                                 size_t *out_count);
#endif
