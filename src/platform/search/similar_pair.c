// SPDX-License-Identifier: MulanPSL-2.0
/* Likeness of texts by what they share. */
#include "platform/search/similar_model.h"
#include <math.h>
#include <stdlib.h>

/* Tuned on tests/data/similar_dev.tsv of the module suggestion only. */
static const double PLACE_FACTOR = 0.1;

/* ---------------------------------------------------------------- two texts */

struct comparing {
    struct similar_model *m;
    const struct profile *a, *b;
    struct similar_result *out;
    double strength[SIMILAR_REASONS];
};

static bool is_place_end(struct similar_model *m, uint32_t c)
{
    return c != 0 && similar_term(m, similar_key(KEY_PLACE, c, 0)) != NULL;
}

/* What is shared may reach into the next line: what is shown is its longest part without a gap. */
static struct str without_gap(struct str words)
{
    struct str longest = S("");

    for (size_t at = 0, from = 0; at <= words.len; at++)
        if (at == words.len || (unsigned char)words.ptr[at] <= ' ') {
            if (at - from > longest.len)
                longest = (struct str){words.ptr + from, at - from};
            from = at + 1;
        }
    return longest;
}

static void reason(struct comparing *c, struct str words, double strength)
{
    struct similar_result *out = c->out;
    size_t at = 0;

    words = without_gap(words);
    arr_each (i, out->reasons_count)
        if (str_has(out->reasons[i], words))
            return;
    while (at < out->reasons_count && c->strength[at] >= strength)
        at++;
    if (at == SIMILAR_REASONS)
        return;
    if (out->reasons_count < SIMILAR_REASONS)
        out->reasons_count++;
    for (size_t i = out->reasons_count - 1; i > at; i--) {
        out->reasons[i] = out->reasons[i - 1];
        c->strength[i] = c->strength[i - 1];
    }
    out->reasons[at] = words;
    c->strength[at] = strength;
}

static struct str part(const struct profile *p, size_t from, size_t until)
{
    return (struct str){p->text.ptr + p->at[from], p->at[until] - p->at[from]};
}

/* A name that few texts have: every second one speaks of "the hospital". */
static void name_place(struct comparing *c, size_t from, size_t end)
{
    const uint32_t most = 4 + (uint32_t)(c->m->count / 15);
    uint32_t rarest = UINT32_MAX;

    for (size_t i = from; i + 1 < end; i++)
        if (!similar_stops(c->m, c->a->chars[i]) && !similar_stops(c->m, c->a->chars[i + 1]) &&
            c->m->features[c->a->pair[i]].with < rarest)
            rarest = c->m->features[c->a->pair[i]].with;
    if (end < from + 2 || rarest > most)
        return;
    c->out->same_place = true;
    if (part(c->a, from, end + 1).len > c->out->place.len)
        c->out->place = part(c->a, from, end + 1);
}

/* A stretch of the first text, characters from..last, all of whose pairs are in the other one. Up
 * to the last word for a place it is a name. */
static void stretch(struct comparing *c, size_t from, size_t last)
{
    struct similar_model *m = c->m;
    size_t end = from; /* character that ends the name */
    double strength = 0;

    for (size_t i = from + 1; i <= last; i++)
        if (is_place_end(m, c->a->chars[i]))
            end = i;
    while (end > from + 1 && c->a->chars[end] == c->a->chars[end - 1])
        end--; /* the village's village road */
    if (end != from) {
        for (size_t i = from; i < end; i++)
            m->features[c->a->pair[i]].placed = m->serial;
        for (size_t i = from; i <= end; i++)
            if (c->a->single[i] != 0)
                m->features[c->a->single[i]].placed = m->serial;
        name_place(c, from, end);
        from = end + 1;
    }
    if (from >= last)
        return;
    for (size_t i = from; i < last; i++)
        strength += m->features[c->a->pair[i]].weight;
    reason(c, part(c->a, from, last + 1), strength);
}

static bool shared(const struct comparing *c, size_t i)
{
    const uint32_t id = c->a->pair[i];

    return id != 0 && c->m->features[id].seen == c->m->serial;
}

static void stretches(struct comparing *c)
{
    for (size_t i = 0; i + 1 < c->a->chars_count; i++) {
        size_t last = i;

        while (last + 1 < c->a->chars_count && shared(c, last))
            last++;
        if (last > i)
            stretch(c, i, last);
        i = last;
    }
}

/* Both name villages, and none is the same. */
static bool differ_in_place(const struct profile *a, const struct profile *b)
{
    arr_each (i, a->names_count)
        arr_each (k, b->names_count)
            if (a->names[i] == b->names[k])
                return false;
    return a->names_count != 0 && b->names_count != 0;
}

void similar_compare(struct similar_model *m, size_t a, size_t b, struct similar_result *out)
{
    struct comparing c = {.m = m, .a = &m->profiles[a], .b = &m->profiles[b], .out = out};
    const double least = c.a->norm < c.b->norm ? c.a->norm : c.b->norm;
    double sum = 0;

    *out = (struct similar_result){.score = 0};
    m->serial++;
    arr_each (i, c.b->count)
        m->features[c.b->features[i]].seen = m->serial;
    stretches(&c);
    out->other_place = differ_in_place(c.a, c.b);
    arr_each (i, c.a->count) {
        const struct feature *f = &m->features[c.a->features[i]];

        if (f->seen != m->serial)
            continue;
        sum += f->weight * (f->placed == m->serial ? PLACE_FACTOR : 1);
        if (f->kind == FEATURE_CONCEPT)
            reason(&c, f->shown, f->weight / 2);
    }
    if (least <= 0)
        return;
    out->score = (uint32_t)(1000 * sum / (0.5 * sqrt(c.a->norm * c.b->norm) + 0.5 * least));
}

/* ---------------------------------------------------------------- all of them */

static int by_score(const void *x, const void *y)
{
    const struct similar_pair *a = x, *b = y;

    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    if (a->a != b->a)
        return a->a < b->a ? -1 : 1;
    return a->b < b->b ? -1 : a->b > b->b;
}

/* Which texts have a feature. */
struct postings {
    const uint32_t *first; /* of feature i: texts[first[i]] … texts[first[i + 1]] */
    const uint32_t *texts;
};

static struct postings postings_of(struct similar_model *m)
{
    uint32_t *first = arena_array(m->arena, m->features_count + 2, uint32_t);
    uint32_t *fill = arena_array(m->arena, m->features_count + 2, uint32_t), *texts;
    size_t total = 0;

    for (size_t i = 1; i <= m->features_count; i++) {
        first[i] = fill[i] = (uint32_t)total;
        total += m->features[i].with;
    }
    first[m->features_count + 1] = (uint32_t)total;
    texts = arena_array(m->arena, total, uint32_t);
    arr_each (k, m->count)
        arr_each (i, m->profiles[k].count)
            texts[fill[m->profiles[k].features[i]]++] = (uint32_t)k;
    return (struct postings){first, texts};
}

static void add_pair(struct similar_model *m, struct similar_pair **list, size_t *count,
                     size_t *cap, struct similar_pair pair)
{
    if (*count == *cap) {
        const size_t more = *cap == 0 ? 256 : *cap * 2;
        struct similar_pair *bigger = arena_array(m->arena, more, struct similar_pair);

        if (*count != 0)
            memcpy(bigger, *list, *count * sizeof *bigger);
        *list = bigger;
        *cap = more;
    }
    (*list)[(*count)++] = pair;
}

/* What two texts share at most, places at full weight; only those above the line are compared. */
size_t similar_pairs(struct similar_model *m, uint32_t least, size_t most,
                     struct similar_pair **out)
{
    const struct postings p = postings_of(m);
    double *sums = arena_array(m->arena, m->count, double);
    struct similar_pair *list = NULL;
    size_t count = 0, cap = 0;

    arr_each (a, m->count) {
        const struct profile *pa = &m->profiles[a];

        memset(sums, 0, m->count * sizeof *sums);
        arr_each (i, pa->count) {
            const uint32_t f = pa->features[i];

            for (uint32_t k = p.first[f + 1]; k > p.first[f] && p.texts[k - 1] > a; k--)
                sums[p.texts[k - 1]] += m->features[f].weight;
        }
        for (size_t b = a + 1; b < m->count; b++) {
            const double nb = m->profiles[b].norm, na = pa->norm;
            const double line = 0.5 * sqrt(na * nb) + 0.5 * (na < nb ? na : nb);
            struct similar_result r;

            if (line <= 0 || 1000 * sums[b] < line * least)
                continue;
            similar_compare(m, a, b, &r);
            if (r.score >= least)
                add_pair(m, &list, &count, &cap,
                         (struct similar_pair){(uint32_t)a, (uint32_t)b, r.score});
        }
    }
    if (count != 0)
        qsort(list, count, sizeof *list, by_score);
    *out = list;
    return count < most ? count : most;
}
