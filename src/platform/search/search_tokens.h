// SPDX-License-Identifier: MulanPSL-2.0
/** Text cut into tokens, the same for both databases: folded (NFKC, width, case), pairs of Chinese
 *  characters, whole words and whole numbers elsewhere. Pure. */
#ifndef PLATFORM_SEARCH_TOKENS_H
#define PLATFORM_SEARCH_TOKENS_H
#include "base/buf.h"

/** Of the way tokens are made and kept, by database: another number makes every index be built
 * anew. PostgreSQL 2: triples instead of places. */
enum { SEARCH_VERSION_SQLITE = 1, SEARCH_VERSION_PGSQL = 2, SEARCH_WORD_BYTES = 64 };

/** Folded text and where each of its bytes comes from: from[i] is the place in the original of the
 *  character that made byte i; from[text.len] its length. */
struct search_folded {
    struct str text;
    const uint32_t *from; /* NULL when not asked for */
};
/** NFKC and case folding; full-width forms become ASCII. `text` is valid UTF-8. */
struct search_folded search_fold(struct arena *a, struct str text, bool with_places);

enum search_token_kind {
    TOKEN_PAIR, /* two Chinese characters side by side */
    TOKEN_LONE, /* one Chinese character that stands alone between other things */
    TOKEN_WORD  /* letters and digits; numbers without their thousands' commas */
};

struct search_token {
    enum search_token_kind kind;
    struct str text;    /* in the folded text, or in the arena */
    size_t from, until; /* bytes in the folded text */
};

struct search_tokens {
    const struct search_token *at;
    size_t count;
};
/** All tokens of a folded text in order; their index is their position. Blanks between two Chinese
 *  characters do not part them: lines are broken anywhere. */
struct search_tokens search_tokens_of(struct arena *a, struct str folded);

/** Han, kana, hangul: what is written without blanks. */
bool search_is_cjk(uint32_t c);
/** Neither a letter nor a digit nor Chinese. */
bool search_is_gap(uint32_t c);
#endif
