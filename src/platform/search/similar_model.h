// SPDX-License-Identifier: MulanPSL-2.0
/** Inside the comparing of texts: the model as similar.c builds it and similar_pair.c reads it. */
#ifndef PLATFORM_SIMILAR_MODEL_H
#define PLATFORM_SIMILAR_MODEL_H
#include "platform/search/similar.h"

enum feature_kind { FEATURE_PAIR, FEATURE_CHAR, FEATURE_CONCEPT };
enum { NAMES_MAX = 12, WORD_CHARS_MAX = 8, TEXT_CHARS_MAX = 6000 };

/* A feature, a word of the lexicon, or both. */
struct term {
    struct term *next; /* in its slot */
    uint64_t key;
    uint32_t id; /* from 1 */
};

struct feature {
    enum feature_kind kind;
    uint32_t with; /* texts that have it */
    double weight; /* squared, with the weight of its kind */
    uint32_t seen; /* serial of the last comparison in whose other text it is */
    uint32_t placed;
    struct str shown;
};

struct profile {
    const uint32_t *chars;         /* 0 between stretches */
    const uint32_t *pair, *single; /* feature that begins at this character, 0: none */
    struct str text;               /* folded */
    const uint32_t *at;            /* place of each character in the text */
    size_t chars_count;
    uint64_t names[NAMES_MAX]; /* of places: the two characters before the word and the word */
    size_t names_count;
    const uint32_t *features; /* each once */
    size_t count;
    double norm;
};

/* A word of a concept; words are looked up by their characters. */
struct word {
    struct word *next;
    uint32_t chars[WORD_CHARS_MAX];
    size_t count;
    uint32_t concept;
};

enum { SLOTS = 1 << 14 };

struct similar_model {
    struct arena *arena;
    struct term *slots[SLOTS];
    struct word *words[SLOTS];
    struct feature *features;
    size_t features_count, features_cap;
    struct profile *profiles;
    size_t count, cap;
    uint32_t concepts, serial;
};

enum {
    KEY_PAIR = 1,
    KEY_CHAR,
    KEY_CONCEPT,
    KEY_STOP_CHAR,
    KEY_STOP_PAIR,
    KEY_PLACE,
    KEY_ADMIN,
    KEY_NO_NAME
};

static inline uint64_t similar_key(uint64_t what, uint32_t first, uint32_t second)
{
    return what << 48 | (uint64_t)first << 24 | second;
}

static inline size_t similar_slot(uint64_t key)
{
    return (size_t)((key * 0x9e3779b97f4a7c15U) >> 50) % SLOTS;
}

/** The term with this key; NULL. */
struct term *similar_term(const struct similar_model *m, uint64_t key);
/** Is it a character that says nothing? */
bool similar_stops(const struct similar_model *m, uint32_t c);
#endif
