// SPDX-License-Identifier: MulanPSL-2.0
/* Two versions article by article: what is word for word the same belongs together, then what is
 * most alike; what is left was added or removed. What is not among the longest sequence that keeps
 * its order has moved. */
#include "modules/statute/statute.h"
#include "modules/statute/statute_gram.h"
#include <stdlib.h>

enum { ALIKE_LEAST = 350, ALIKE_SAME_NUMBER = 150, NONE = -1, PAIRS_MAX = 4000000 };

struct side {
    const struct clause **at;
    struct str *plain;
    uint32_t **grams;
    size_t *grams_count;
    int *other; /* index on the other side, NONE */
    size_t count;
};

const char *statute_how_word(enum statute_how how)
{
    static const char *const WORDS[STATUTE_HOWS] = {
        "same", "renumbered", "moved", "changed", "moved_changed", "added", "removed"};

    return WORDS[how];
}

static struct side side_of(struct arena *a, const struct clause *all, size_t count)
{
    struct side s = {.at = arena_array(a, count, const struct clause *)};

    arr_each (i, count)
        if (str_eqz(all[i].level, "article") || str_eqz(all[i].level, "note"))
            s.at[s.count++] = &all[i];
    s.plain = arena_array(a, s.count, struct str);
    s.grams = arena_array(a, s.count, uint32_t *);
    s.grams_count = arena_array(a, s.count, size_t);
    s.other = arena_array(a, s.count, int);
    arr_each (i, s.count) {
        s.plain[i] = s.at[i]->text;
        s.other[i] = NONE;
        statute_grams(a, s.plain[i], &s.grams[i], &s.grams_count[i]);
    }
    return s;
}

static void join(struct side *x, struct side *y, size_t i, size_t j)
{
    x->other[i] = (int)j;
    y->other[j] = (int)i;
}

/* Word for word: the one with the same number first, else the first that is free. */
static void join_equal(struct side *x, struct side *y)
{
    arr_each (i, x->count) {
        int found = NONE;

        for (size_t j = 0; j < y->count; j++) {
            if (y->other[j] != NONE || !str_eq(x->plain[i], y->plain[j]))
                continue;
            if (found == NONE)
                found = (int)j;
            if (str_eq(x->at[i]->number, y->at[j]->number)) {
                found = (int)j;
                break;
            }
        }
        if (found != NONE)
            join(x, y, i, (size_t)found);
    }
}

/* ---------------------------------------------------------------- what is most alike */

struct pair {
    uint32_t i, j;
    unsigned score;
};

static unsigned alike(const struct side *x, size_t i, const struct side *y, size_t j)
{
    const size_t all = x->grams_count[i] + y->grams_count[j];
    size_t p = 0, q = 0, both = 0;

    while (p < x->grams_count[i] && q < y->grams_count[j]) {
        const uint32_t g = x->grams[i][p], h = y->grams[j][q];

        both += g == h;
        p += g <= h;
        q += h <= g;
    }
    return all == 0 ? 0 : (unsigned)(both * 2000 / all);
}

static int by_score(const void *a, const void *b)
{
    const struct pair *x = a, *y = b;

    if (x->score != y->score)
        return x->score < y->score ? 1 : -1;
    if (x->i != y->i)
        return x->i < y->i ? -1 : 1;
    return (x->j > y->j) - (x->j < y->j);
}

static size_t left(const struct side *s)
{
    size_t n = 0;

    arr_each (i, s->count)
        n += s->other[i] == NONE;
    return n;
}

static void join_alike(struct arena *a, struct side *x, struct side *y)
{
    const size_t most = left(x) * left(y);
    struct pair *pairs;
    size_t n = 0;

    if (most > PAIRS_MAX)
        return;
    pairs = arena_array(a, most, struct pair);
    arr_each (i, x->count) {
        for (size_t j = 0; x->other[i] == NONE && j < y->count; j++) {
            const bool same_number = x->at[i]->n > 0 && str_eq(x->at[i]->number, y->at[j]->number);
            unsigned score;

            if (y->other[j] != NONE)
                continue;
            score = alike(x, i, y, j);
            if (score >= (same_number ? ALIKE_SAME_NUMBER : ALIKE_LEAST))
                pairs[n++] = (struct pair){(uint32_t)i, (uint32_t)j, score};
        }
    }
    qsort(pairs, n, sizeof *pairs, by_score);
    arr_each (p, n)
        if (x->other[pairs[p].i] == NONE && y->other[pairs[p].j] == NONE)
            join(x, y, pairs[p].i, pairs[p].j);
}

/* ---------------------------------------------------------------- what has kept its order */

/* Of the new side: which articles belong to the longest sequence whose old places ascend. */
static bool *in_order(struct arena *a, const struct side *y)
{
    bool *kept = arena_array(a, y->count, bool);
    size_t *length = arena_array(a, y->count, size_t);
    int *before = arena_array(a, y->count, int), best = NONE;

    arr_each (j, y->count) {
        before[j] = NONE;
        if (y->other[j] == NONE)
            continue;
        length[j] = 1;
        for (size_t i = 0; i < j; i++)
            if (y->other[i] != NONE && y->other[i] < y->other[j] && length[i] + 1 > length[j]) {
                length[j] = length[i] + 1;
                before[j] = (int)i;
            }
        if (best == NONE || length[j] > length[best])
            best = (int)j;
    }
    for (; best != NONE; best = before[best])
        kept[best] = true;
    return kept;
}

struct placed {
    struct statute_change_pair pair;
    size_t place, under;
};

static int by_place(const void *a, const void *b)
{
    const struct placed *x = a, *y = b;

    if (x->place != y->place)
        return x->place < y->place ? -1 : 1;
    return (x->under > y->under) - (x->under < y->under);
}

static enum statute_how how_of(const struct side *x, const struct side *y, size_t j, bool kept)
{
    const int i = y->other[j];

    if (i == NONE)
        return STATUTE_ADDED;
    if (!str_eq(x->plain[i], y->plain[j]))
        return kept ? STATUTE_CHANGED : STATUTE_MOVED_CHANGED;
    if (!kept)
        return STATUTE_MOVED;
    return str_eq(x->at[i]->number, y->at[j]->number) ? STATUTE_SAME : STATUTE_RENUMBERED;
}

void statute_compare(struct arena *a, const struct clause *old, size_t old_count,
                     const struct clause *now, size_t now_count, struct statute_change_pair **out,
                     size_t *out_count)
{
    struct side x = side_of(a, old, old_count), y = side_of(a, now, now_count);
    struct placed *all = arena_array(a, x.count + y.count, struct placed);
    const bool *kept;
    size_t n = 0, after = 0;

    join_equal(&x, &y);
    join_alike(a, &x, &y);
    kept = in_order(a, &y);
    arr_each (j, y.count)
        all[n++] = (struct placed){
            .pair = {how_of(&x, &y, j, kept[j]), y.other[j] != NONE ? x.at[y.other[j]] : NULL,
                     y.at[j]},
            .place = 2 * j + 1,
        };
    arr_each (i, x.count) {
        if (x.other[i] != NONE) {
            if (kept[x.other[i]])
                after = 2 * (size_t)x.other[i] + 2;
            continue;
        }
        all[n++] = (struct placed){{STATUTE_REMOVED, x.at[i], NULL}, after, i};
    }
    qsort(all, n, sizeof *all, by_place);
    *out = arena_array(a, n, struct statute_change_pair);
    arr_each (k, n)
        (*out)[k] = all[k].pair;
    *out_count = n;
}
