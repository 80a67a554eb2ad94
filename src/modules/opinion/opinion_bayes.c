// SPDX-License-Identifier: MulanPSL-2.0
/* Naive Bayes: learning, keeping, guessing. Words come from opinion_words.c. */
#include "modules/opinion/opinion_bayes.h"
#include "modules/opinion/opinion_words.h"
#include <math.h>

enum { SLOTS = 1 << 17, FEATURES_MAX = 60000, SEEN_LEAST = 2 };
/* A pair of characters explains something only if it is a word that the dictionary lacks. */
enum { PAIR_LEAST = 5 };

static const char MAGIC[] = "renda.bayes.1\n";
/* Of Laplace: what was never met in a class is not impossible there. */
static const double SMOOTH = 0.2;

struct class
{
    int64_t id;
    uint32_t texts, words;
};

struct feature {
    struct str text;
    uint32_t total;
    uint16_t *counts; /* of the classes */
};

struct bayes {
    struct arena *arena;
    struct class classes[BAYES_CLASSES_MAX];
    size_t classes_count;
    struct feature *features;
    size_t features_count;
    uint32_t *slots; /* index of a feature + 1 */
    uint32_t texts, words;
};

struct bayes *bayes_new(struct arena *a)
{
    struct bayes *b = arena_new(a, struct bayes);

    b->arena = a;
    b->features = arena_array(a, FEATURES_MAX, struct feature);
    b->slots = arena_array(a, SLOTS, uint32_t);
    return b;
}

uint32_t bayes_texts(const struct bayes *b)
{
    return b->texts;
}

/* ---------------------------------------------------------------- features */

static uint32_t hash(struct str s)
{
    uint32_t h = 2166136261u;

    arr_each (i, s.len)
        h = (h ^ (uint8_t)s.ptr[i]) * 16777619u;
    return h;
}

static uint32_t *slot_of(const struct bayes *b, struct str text)
{
    const struct feature *features = b->features;
    uint32_t at = hash(text) % SLOTS;

    ASSERT(features != NULL);
    while (b->slots[at] != 0 && !str_eq(features[b->slots[at] - 1].text, text))
        at = (at + 1) % SLOTS;
    return &b->slots[at];
}

static struct feature *feature_of(struct bayes *b, struct str text, bool make)
{
    uint32_t *slot = slot_of(b, text);

    if (*slot == 0) {
        if (!make || b->features_count == FEATURES_MAX)
            return NULL;
        ASSERT(b->features != NULL);
        b->features[b->features_count] = (struct feature){
            .text = str_dup(b->arena, text),
            .counts = arena_array(b->arena, BAYES_CLASSES_MAX, uint16_t),
        };
        *slot = (uint32_t)++b->features_count;
    }
    return &b->features[*slot - 1];
}

/* ---------------------------------------------------------------- learning */

static struct class *class_of(struct bayes *b, int64_t id)
{
    arr_each (i, b->classes_count)
        if (b->classes[i].id == id)
            return &b->classes[i];
    if (b->classes_count == BAYES_CLASSES_MAX)
        return NULL;
    b->classes[b->classes_count].id = id;
    return &b->classes[b->classes_count++];
}

void bayes_teach(struct bayes *b, int64_t class, struct str title, struct str body)
{
    struct class *c = class_of(b, class);
    struct opinion_words words;

    if (c == NULL)
        return;
    opinion_words_of(b->arena, title, body, &words);
    arr_each (i, words.count) {
        struct feature *f = feature_of(b, words.at[i].text, true);

        if (f == NULL)
            continue;
        f->total += words.at[i].weight;
        f->counts[c - b->classes] = (uint16_t)(f->counts[c - b->classes] + words.at[i].weight);
    }
    c->texts++;
    b->texts++;
}

/* How much of each class there is, over the features that are kept. */
static void sum_up(struct bayes *b)
{
    b->words = 0;
    arr_each (i, b->features_count)
        b->features[i].total = 0;
    arr_each (k, b->classes_count) {
        b->classes[k].words = 0;
        arr_each (i, b->features_count) {
            b->classes[k].words += b->features[i].counts[k];
            b->features[i].total += b->features[i].counts[k];
        }
        b->words += b->classes[k].words;
    }
}

void bayes_ready(struct bayes *b)
{
    size_t kept = 0;

    memset(b->slots, 0, SLOTS * sizeof *b->slots);
    arr_each (i, b->features_count) {
        if (b->features[i].total < SEEN_LEAST)
            continue;
        b->features[kept] = b->features[i];
        *slot_of(b, b->features[kept].text) = (uint32_t)kept + 1;
        kept++;
    }
    b->features_count = kept;
    sum_up(b);
}

/* ---------------------------------------------------------------- bytes */

static void put32(struct buf *out, uint32_t n)
{
    for (int i = 0; i < 4; i++)
        buf_char(out, (char)(n >> (8 * i) & 0xff));
}

struct str bayes_pack(struct arena *a, const struct bayes *b)
{
    struct buf out = buf_new(a, 0);

    buf_str(&out, str_from(MAGIC));
    put32(&out, b->texts);
    put32(&out, (uint32_t)b->classes_count);
    put32(&out, (uint32_t)b->features_count);
    arr_each (k, b->classes_count) {
        put32(&out, (uint32_t)((uint64_t)b->classes[k].id >> 32));
        put32(&out, (uint32_t)b->classes[k].id);
        put32(&out, b->classes[k].texts);
    }
    arr_each (i, b->features_count) {
        const struct feature *f = &b->features[i];

        buf_char(&out, (char)f->text.len);
        buf_str(&out, f->text);
        arr_each (k, b->classes_count) {
            buf_char(&out, (char)(f->counts[k] & 0xff));
            buf_char(&out, (char)(f->counts[k] >> 8));
        }
    }
    return buf_view(&out);
}

/* Takes from the front; a source that ends too early gives zeros and is noticed at the end. */
struct source {
    struct str rest;
    bool short_of;
};

static struct str take(struct source *s, size_t len)
{
    const struct str out = {s->rest.ptr, len};

    if (s->rest.len < len) {
        s->short_of = true;
        return S("");
    }
    s->rest = (struct str){s->rest.ptr + len, s->rest.len - len};
    return out;
}

static uint32_t take_number(struct source *s, size_t bytes)
{
    const struct str at = take(s, bytes);
    uint32_t n = 0;

    arr_each (i, at.len)
        n |= (uint32_t)(uint8_t)at.ptr[i] << (8 * i);
    return n;
}

static bool open_features(struct bayes *b, struct source *s)
{
    for (size_t i = 0; i < b->features_count && !s->short_of; i++) {
        struct feature *f = &b->features[i];
        const size_t len = take_number(s, 1);

        f->text = take(s, len);
        f->counts = arena_array(b->arena, b->classes_count + 1, uint16_t);
        arr_each (k, b->classes_count)
            f->counts[k] = (uint16_t)take_number(s, 2);
        if (s->short_of || f->text.len == 0)
            return false;
        *slot_of(b, f->text) = (uint32_t)i + 1;
    }
    return !s->short_of;
}

struct bayes *bayes_open(struct arena *a, struct str bytes)
{
    struct source s = {.rest = bytes};
    struct bayes *b = arena_new(a, struct bayes);

    if (!str_eq(take(&s, sizeof MAGIC - 1), str_from(MAGIC)))
        return NULL;
    b->arena = a;
    b->texts = take_number(&s, 4);
    b->classes_count = take_number(&s, 4);
    b->features_count = take_number(&s, 4);
    if (s.short_of || b->classes_count > BAYES_CLASSES_MAX || b->features_count > FEATURES_MAX)
        return NULL;
    b->features = arena_array(a, b->features_count + 1, struct feature);
    b->slots = arena_array(a, SLOTS, uint32_t);
    arr_each (k, b->classes_count) {
        const uint64_t high = take_number(&s, 4);

        b->classes[k].id = (int64_t)(high << 32 | take_number(&s, 4));
        b->classes[k].texts = take_number(&s, 4);
    }
    if (!open_features(b, &s))
        return NULL;
    sum_up(b);
    return b;
}

/* ---------------------------------------------------------------- guessing */

struct guessing {
    const struct bayes *b;
    const struct opinion_words *words;
    double score[BAYES_CLASSES_MAX];
    bool asked[BAYES_CLASSES_MAX];
};

/* What speaks against the other classes speaks for this one (complement naive Bayes, Rennie 2003):
 * small classes are not drowned by large ones. */
static double chance(const struct bayes *b, const struct feature *f, size_t k)
{
    const double seen = f->total - f->counts[k], of = b->words - b->classes[k].words;

    return -log((seen + SMOOTH) / (of + SMOOTH * (double)b->features_count));
}

static void add_up(struct guessing *g)
{
    const struct bayes *b = g->b;

    arr_each (k, b->classes_count)
        g->score[k] = log((b->classes[k].texts + 1.0) / (b->texts + (double)b->classes_count));
    arr_each (i, g->words->count) {
        const uint32_t slot = *slot_of(b, g->words->at[i].text);

        if (slot == 0)
            continue;
        arr_each (k, b->classes_count)
            g->score[k] += g->words->at[i].weight * chance(b, &b->features[slot - 1], k);
    }
}

/* How much more a word speaks for this class than for the others on average. */
static double speaks_for(const struct guessing *g, size_t word, size_t k)
{
    const uint32_t slot = *slot_of(g->b, g->words->at[word].text);
    double others = 0;
    size_t n = 0;

    if (slot == 0 ||
        g->b->features[slot - 1].counts[k] < (g->words->at[word].whole ? 1 : PAIR_LEAST))
        return 0;
    arr_each (j, g->b->classes_count) {
        if (j == k || !g->asked[j])
            continue;
        others += chance(g->b, &g->b->features[slot - 1], j);
        n++;
    }
    if (n == 0)
        return 0;
    return g->words->at[word].weight *
           (chance(g->b, &g->b->features[slot - 1], k) - others / (double)n);
}

static void explain(const struct guessing *g, size_t k, struct bayes_guess *out)
{
    double best[BAYES_WORDS] = {0};

    arr_each (i, g->words->count) {
        const double value = speaks_for(g, i, k);
        size_t at = out->words_count;

        if (value <= 0)
            continue;
        while (at > 0 && best[at - 1] < value)
            at--;
        if (at == BAYES_WORDS)
            continue;
        if (out->words_count < BAYES_WORDS)
            out->words_count++;
        for (size_t j = out->words_count - 1; j > at; j--) {
            best[j] = best[j - 1];
            out->words[j] = out->words[j - 1];
        }
        best[at] = value;
        out->words[at] = g->words->at[i].text;
    }
}

static size_t best_left(const struct guessing *g, const bool *done)
{
    size_t best = SIZE_MAX;

    arr_each (k, g->b->classes_count)
        if (g->asked[k] && !done[k] && (best == SIZE_MAX || g->score[k] > g->score[best]))
            best = k;
    return best;
}

/* Scores of long texts lie far apart; the root of the length brings them back to what one believes.
 */
static uint32_t share_of(const struct guessing *g, size_t k)
{
    const double calm = sqrt((double)g->words->count + 1);
    double all = 0;

    arr_each (j, g->b->classes_count)
        if (g->asked[j])
            all += exp((g->score[j] - g->score[k]) / calm);
    return (uint32_t)(1000 / all);
}

size_t bayes_guess(struct arena *a, const struct bayes *b, struct str title, struct str body,
                   bool (*only)(const void *arg, int64_t class), const void *arg,
                   struct bayes_guess *out, size_t most)
{
    bool done[BAYES_CLASSES_MAX] = {false};
    struct opinion_words words;
    struct guessing g = {.b = b, .words = &words};
    size_t n = 0;

    opinion_words_of(a, title, body, &words);
    arr_each (k, b->classes_count)
        g.asked[k] = only == NULL || only(arg, b->classes[k].id);
    add_up(&g);
    for (; n < most; n++) {
        const size_t k = best_left(&g, done);

        if (k == SIZE_MAX)
            break;
        done[k] = true;
        out[n] = (struct bayes_guess){.class = b->classes[k].id, .share = share_of(&g, k)};
        explain(&g, k, &out[n]);
    }
    return n;
}
