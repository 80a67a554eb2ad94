// SPDX-License-Identifier: MulanPSL-2.0
/** Which topic a text is about, learnt from what was decided before. Pure but for the dictionary of
 *  ICU, which cuts Chinese into words.
 *
 *  Complement naive Bayes over words of two and more characters and pairs of characters, each
 *  counted once in a text, those of the title more. Small enough to be explained: the words
 *  that spoke for the topic are told with it. */
#ifndef OPINION_BAYES_H
#define OPINION_BAYES_H
#include "base/buf.h"

enum { BAYES_CLASSES_MAX = 64, BAYES_WORDS = 6, BAYES_TITLE = 4 };

struct bayes;

/** What is to be learnt from, in the arena. Classes are named by ids of the caller. */
struct bayes *bayes_new(struct arena *a);
/** One text of a class. Past BAYES_CLASSES_MAX classes nothing more is learnt of new ones. */
void bayes_teach(struct bayes *b, int64_t class, struct str title, struct str body);
/** Made ready to guess: the features that are left out are those that were met once. */
void bayes_ready(struct bayes *b);
/** As bytes, and back. NULL: these are no such bytes. The bytes must outlive what is opened. */
struct str bayes_pack(struct arena *a, const struct bayes *b);
struct bayes *bayes_open(struct arena *a, struct str bytes);

struct bayes_guess {
    int64_t class;
    uint32_t share;                /* thousandths: how sure, among the classes asked for */
    struct str words[BAYES_WORDS]; /* what spoke for it, strongest first, as in the text */
    size_t words_count;
};
/** The best classes, best first, at most `most`; 0: nothing is known. With `only` (a NUL-ended test
 *  of a class) the others are left out. */
size_t bayes_guess(struct arena *a, const struct bayes *b, struct str title, struct str body,
                   bool (*only)(const void *arg, int64_t class), const void *arg,
                   struct bayes_guess *out, size_t most);
/** How many texts were learnt from. */
uint32_t bayes_texts(const struct bayes *b);
#endif
