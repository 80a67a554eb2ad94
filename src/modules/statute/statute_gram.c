// SPDX-License-Identifier: MulanPSL-2.0
/* Comparing many clauses with all clauses of higher law, in one pass over their pairs of
 * characters. A pair that many clauses have says little: its weight is the number of bits by which
 * it narrows them down, squared. Score: shared weight by the mean of both clauses' weights (Dice).
 */
#include "modules/statute/statute_gram.h"
#include "base/utf8.h"
#include <stdlib.h>

enum { WORDS = 4, GRAMS_MAX = 4000, WEIGHT_UNIT = 16 };

/* ---------------------------------------------------------------- pairs */

static bool counts(uint32_t c)
{
    return (c >= 0x4e00 && c <= 0x9fff) || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z');
}

static int by_number(const void *a, const void *b)
{
    const uint32_t *x = a, *y = b;

    return (*x > *y) - (*x < *y);
}

void statute_grams(struct arena *a, struct str text, uint32_t **out, size_t *out_count)
{
    uint32_t *grams = arena_array(a, text.len + 1, uint32_t), before = 0;
    size_t n = 0, kept = 0;

    for (size_t at = 0, len; at < text.len; at += len) {
        const uint32_t c = utf8_decode(text.ptr + at, text.len - at, &len);

        if (before != 0 && counts(c))
            grams[n++] = before << 16 | c;
        before = counts(c) ? c : 0;
    }
    qsort(grams, n, sizeof *grams, by_number);
    arr_each (i, n)
        if (i == 0 || grams[i] != grams[i - 1])
            grams[kept++] = grams[i];
    *out = grams;
    *out_count = kept < GRAMS_MAX ? kept : GRAMS_MAX;
}

static void put_word(struct buf *out, uint32_t n)
{
    const char bytes[WORDS] = {(char)(n & 0xff), (char)(n >> 8 & 0xff), (char)(n >> 16 & 0xff),
                               (char)(n >> 24 & 0xff)};

    buf_put(out, bytes, sizeof bytes);
}

static inline uint32_t word_at(const char *p)
{
    const unsigned char *b = (const unsigned char *)p;

    return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

void statute_grams_put(struct buf *out, int64_t place, struct str text)
{
    uint32_t *grams;
    size_t count;

    statute_grams(out->arena, text, &grams, &count);
    put_word(out, (uint32_t)place);
    put_word(out, (uint32_t)count);
    arr_each (i, count)
        put_word(out, grams[i]);
}

/* ---------------------------------------------------------------- the document's clauses */

/* A pair of the document: in how many clauses of higher law, and in which of its own. */
struct posting {
    uint32_t clause;
    const struct posting *next;
};
struct known {
    uint32_t gram, with, weight;
    const struct posting *in; /* clauses of the document */
    struct known *next;       /* in its slot */
};

struct statute_gram_query {
    size_t count, clauses; /* of the document; of higher law */
    unsigned most;
    struct known **slots;
    uint32_t mask, rare; /* weight of a pair nobody has counted */
    struct known *all;
    struct posting *postings;
    size_t all_count, postings_count;
    uint64_t *own;    /* weight of each clause of the document */
    uint64_t *shared; /* with the clause that is looked at */
    uint32_t *touched;
    struct statute_gram_hit *hits; /* `most` for each */
    size_t *hits_count;
    bool weighed;
};

static inline struct known *find(const struct statute_gram_query *q, uint32_t gram)
{
    struct known *k = q->slots[(gram * 2654435761U) >> 7 & q->mask];

    while (k != NULL && k->gram != gram)
        k = k->next;
    return k;
}

static void learn(struct statute_gram_query *q, uint32_t gram, size_t clause)
{
    struct known **slot = &q->slots[(gram * 2654435761U) >> 7 & q->mask];
    struct posting *p = &q->postings[q->postings_count++];
    struct known *k = find(q, gram);

    if (k == NULL) {
        k = &q->all[q->all_count++];
        *k = (struct known){.gram = gram, .next = *slot};
        *slot = k;
    }
    *p = (struct posting){(uint32_t)clause, k->in};
    k->in = p;
}

struct statute_gram_query *statute_gram_open(struct arena *a, const struct str *texts, size_t count,
                                             unsigned most)
{
    struct statute_gram_query *q = arena_new(a, struct statute_gram_query);
    uint32_t **grams = arena_array(a, count, uint32_t *);
    size_t *n = arena_array(a, count, size_t), total = 0, slots = 1024;

    arr_each (i, count) {
        statute_grams(a, texts[i], &grams[i], &n[i]);
        total += n[i];
    }
    while (slots < total * 2)
        slots *= 2;
    *q = (struct statute_gram_query){.count = count, .most = most};
    q->slots = arena_array(a, slots, struct known *);
    q->mask = (uint32_t)(slots - 1);
    q->all = arena_array(a, total + 1, struct known);
    q->postings = arena_array(a, total + 1, struct posting);
    q->own = arena_array(a, count, uint64_t);
    q->shared = arena_array(a, count, uint64_t);
    q->touched = arena_array(a, count, uint32_t);
    q->hits = arena_array(a, count * most, struct statute_gram_hit);
    q->hits_count = arena_array(a, count, size_t);
    arr_each (i, count)
        arr_each (g, n[i])
            learn(q, grams[i][g], i);
    return q;
}

/* One article of what statute_grams_put() wrote: its pairs; false at the end. */
static bool next_clause(struct str *rest, uint32_t *place, const char **out, uint32_t *count)
{
    if (rest->len < 2 * WORDS)
        return false;
    *place = word_at(rest->ptr);
    *count = word_at(rest->ptr + WORDS);
    if (rest->len / WORDS - 2 < *count)
        return false;
    *out = rest->ptr + 2 * WORDS;
    *rest = (struct str){*out + (size_t)*count * WORDS, rest->len - (2 + (size_t)*count) * WORDS};
    return true;
}

void statute_gram_weigh(struct statute_gram_query *q, struct str grams)
{
    const char *at;
    uint32_t place, count;

    while (next_clause(&grams, &place, &at, &count)) {
        q->clauses++;
        arr_each (i, count) {
            struct known *k = find(q, word_at(at + i * WORDS));

            if (k != NULL)
                k->with++;
        }
    }
}

/* WEIGHT_UNIT times the binary logarithm of a/b, a >= b > 0: whole bits, and a sixteenth by the
 * rest. */
static uint32_t bits(uint64_t a, uint64_t b)
{
    uint32_t n = 0;

    while (a >= 2 * b) {
        b *= 2;
        n++;
    }
    return n * WEIGHT_UNIT + (uint32_t)((a - b) * WEIGHT_UNIT / b);
}

static void weigh_all(struct statute_gram_query *q)
{
    const uint64_t all = (uint64_t)q->clauses + 1;

    q->weighed = true;
    q->rare = bits(all, 1) / 2; /* of the pairs of higher law that the document does not have */
    q->rare *= q->rare;
    arr_each (i, q->all_count) {
        struct known *k = &q->all[i];
        const uint32_t b = bits(all, (uint64_t)k->with + 1);

        k->weight = b * b + 1; /* never nothing: shared[] tells by it whom it has met */
        for (const struct posting *p = k->in; p != NULL; p = p->next)
            q->own[p->clause] += k->weight;
    }
}

static void keep(struct statute_gram_query *q, size_t clause, struct statute_gram_hit hit)
{
    struct statute_gram_hit *hits = &q->hits[clause * q->most];
    size_t n = q->hits_count[clause], at;

    if (n == q->most && hits[n - 1].score >= hit.score)
        return;
    if (n < q->most)
        q->hits_count[clause] = ++n;
    for (at = n - 1; at > 0 && hits[at - 1].score < hit.score; at--)
        hits[at] = hits[at - 1];
    hits[at] = hit;
}

void statute_gram_score(struct statute_gram_query *q, int64_t text_id, struct str grams)
{
    const char *at;
    uint32_t place, count;

    if (!q->weighed)
        weigh_all(q);
    while (next_clause(&grams, &place, &at, &count)) {
        uint64_t whole = 0;
        size_t touched = 0;

        arr_each (i, count) {
            const struct known *k = find(q, word_at(at + i * WORDS));

            whole += k != NULL ? k->weight : q->rare;
            for (const struct posting *p = k != NULL ? k->in : NULL; p != NULL; p = p->next) {
                if (q->shared[p->clause] == 0)
                    q->touched[touched++] = p->clause;
                q->shared[p->clause] += k->weight;
            }
        }
        arr_each (i, touched) {
            const uint32_t c = q->touched[i];
            const uint64_t both = q->own[c] + whole;

            if (both > 0)
                keep(q, c,
                     (struct statute_gram_hit){text_id, (int64_t)place,
                                               (unsigned)(q->shared[c] * 2000 / both)});
            q->shared[c] = 0;
        }
    }
}

const struct statute_gram_hit *statute_gram_hits(const struct statute_gram_query *q, size_t at,
                                                 size_t *out_count)
{
    *out_count = q->hits_count[at];
    return &q->hits[at * q->most];
}
