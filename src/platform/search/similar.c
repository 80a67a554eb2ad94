// SPDX-License-Identifier: MulanPSL-2.0
/* Likeness of texts by what they share. */
#include "platform/search/similar.h"
#include "base/utf8.h"
#include "platform/search/search_tokens.h"
#include <math.h>
#include <stdlib.h>

/* Tuned on tests/data/similar_dev.tsv of the module suggestion only. */
static const double WEIGHT_OF_KIND[] = {1.0, 1.0, 2.0};
static const double PLACE_FACTOR = 0.1;

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

static uint64_t key_of(uint64_t what, uint32_t first, uint32_t second)
{
    return what << 48 | (uint64_t)first << 24 | second;
}

static size_t slot_of(uint64_t key)
{
    return (size_t)((key * 0x9e3779b97f4a7c15U) >> 50) % SLOTS;
}

static struct term *term_find(struct similar_model *m, uint64_t key)
{
    struct term *t = m->slots[slot_of(key)];

    while (t != NULL && t->key != key)
        t = t->next;
    return t;
}

static struct term *term_add(struct similar_model *m, uint64_t key)
{
    struct term *t = term_find(m, key);

    if (t != NULL)
        return t;
    t = arena_new(m->arena, struct term);
    t->key = key;
    t->next = m->slots[slot_of(key)];
    m->slots[slot_of(key)] = t;
    return t;
}

static uint32_t feature_id(struct similar_model *m, uint64_t key, enum feature_kind kind,
                           struct str shown)
{
    struct term *t = term_add(m, key);

    if (t->id != 0)
        return t->id;
    if (m->features_count + 1 >= m->features_cap) {
        const size_t cap = m->features_cap == 0 ? 4096 : m->features_cap * 2;
        struct feature *more = arena_array(m->arena, cap, struct feature);

        if (m->features_count != 0)
            memcpy(more, m->features, (m->features_count + 1) * sizeof *more);
        m->features = more;
        m->features_cap = cap;
    }
    t->id = (uint32_t)++m->features_count;
    m->features[t->id] = (struct feature){.kind = kind, .shown = shown};
    return t->id;
}

/* ---------------------------------------------------------------- the lexicon */

static size_t chars_of(struct str s, uint32_t *out, size_t most)
{
    size_t count = 0, n;

    for (size_t i = 0; i < s.len && count < most; i += n)
        out[count++] = utf8_decode(s.ptr + i, s.len - i, &n);
    return count;
}

static size_t word_slot(const uint32_t *chars)
{
    return slot_of(key_of(7, chars[0], 0));
}

static void add_word(struct similar_model *m, struct str text, uint32_t concept)
{
    struct word *w = arena_new(m->arena, struct word);
    struct word **at;

    w->count = chars_of(text, w->chars, WORD_CHARS_MAX);
    w->concept = concept;
    if (w->count == 0)
        return;
    /* longest first */
    for (at = &m->words[word_slot(w->chars)]; *at != NULL && (*at)->count >= w->count;)
        at = &(*at)->next;
    w->next = *at;
    *at = w;
}

static void add_stops(struct similar_model *m, struct str line, uint64_t what)
{
    uint32_t c[2];
    size_t n;

    for (size_t i = 0; i < line.len; i += n) {
        c[0] = utf8_decode(line.ptr + i, line.len - i, &n);
        if (c[0] != ' ')
            (void)term_add(m, key_of(what, c[0], 0));
    }
}

static void add_line(struct similar_model *m, struct str line)
{
    struct str word;
    uint32_t c[2];
    const char first = (char)(line.len != 0 ? line.ptr[0] : '#');
    const struct str rest = {line.ptr + (line.len > 1), line.len - (line.len > 1)};

    if (first == '#')
        return;
    if (first == '!' || first == '@' || first == '&') {
        add_stops(m, rest, first == '!' ? KEY_STOP_CHAR : first == '@' ? KEY_PLACE : KEY_ADMIN);
        return;
    }
    m->concepts++;
    while (str_cut(&line, ' ', &word)) {
        if (word.len == 0 || word.ptr[0] == '-' || word.ptr[0] == '=')
            continue;
        if (first != '-' && first != '=')
            add_word(m, word, m->concepts);
        else if (chars_of(word, c, 2) == 2)
            (void)term_add(m, key_of(first == '-' ? KEY_STOP_PAIR : KEY_NO_NAME, c[0], c[1]));
    }
}

struct similar_model *similar_model(struct arena *a, struct str lexicon)
{
    struct similar_model *m = arena_new(a, struct similar_model);
    struct str line;

    m->arena = a;
    while (str_cut(&lexicon, '\n', &line))
        add_line(m, str_trim(line));
    return m;
}

/* ---------------------------------------------------------------- a text */

struct reading {
    struct similar_model *m;
    struct profile *p;
    uint32_t *chars, *pair, *single, *at, *features;
    size_t count, features_cap;
};

static bool stops(struct similar_model *m, uint32_t c)
{
    return term_find(m, key_of(KEY_STOP_CHAR, c, 0)) != NULL;
}

static void note(struct reading *r, uint32_t id)
{
    if (r->p->count < r->features_cap)
        r->features[r->p->count++] = id;
}

static void read_chars(struct reading *r)
{
    const struct str s = r->p->text;
    size_t n, i = 0;

    for (; i < s.len && r->count < TEXT_CHARS_MAX; i += n) {
        const uint32_t c = utf8_decode(s.ptr + i, s.len - i, &n);

        if (c == '\n' || c == ' ')
            continue;
        r->chars[r->count] = search_is_cjk(c) ? c : 0;
        r->at[r->count++] = (uint32_t)i;
    }
    r->at[r->count] = (uint32_t)i;
}

static struct str shown(const struct reading *r, size_t from, size_t until)
{
    return (struct str){r->p->text.ptr + r->at[from], r->at[until] - r->at[from]};
}

static void read_pair(struct reading *r, size_t i)
{
    struct similar_model *m = r->m;
    const uint32_t c = r->chars[i], d = r->chars[i + 1];

    if (c == 0)
        return;
    if (!stops(m, c)) {
        r->single[i] = feature_id(m, key_of(KEY_CHAR, c, 0), FEATURE_CHAR, shown(r, i, i + 1));
        note(r, r->single[i]);
    }
    if (d == 0 || (stops(m, c) && stops(m, d)) || term_find(m, key_of(KEY_STOP_PAIR, c, d)) != NULL)
        return;
    r->pair[i] = feature_id(m, key_of(KEY_PAIR, c, d), FEATURE_PAIR, shown(r, i, i + 2));
    note(r, r->pair[i]);
}

/* Every word that begins at i, by concept; the length of the longest. */
static size_t read_words(struct reading *r, size_t i)
{
    size_t longest = 0;

    for (const struct word *w = r->m->words[word_slot(&r->chars[i])]; w != NULL; w = w->next) {
        if (i + w->count > r->count || (longest != 0 && w->count < longest) ||
            memcmp(w->chars, r->chars + i, w->count * sizeof *w->chars) != 0)
            continue;
        longest = w->count;
        note(r, feature_id(r->m, key_of(KEY_CONCEPT, w->concept, 0), FEATURE_CONCEPT,
                           shown(r, i, i + w->count)));
    }
    return longest;
}

/* "…石桥村": not "农村", nor "的全村". */
static void read_name(struct reading *r, size_t i)
{
    const uint32_t *c = r->chars + i;
    struct profile *p = r->p;
    uint64_t name;

    if (i < 2 || c[0] == 0 || c[-1] == 0 || c[-2] == 0 || p->names_count == NAMES_MAX ||
        term_find(r->m, key_of(KEY_ADMIN, c[0], 0)) == NULL || stops(r->m, c[-1]) ||
        stops(r->m, c[-2]) || term_find(r->m, key_of(KEY_NO_NAME, c[-1], c[0])) != NULL)
        return;
    name = (uint64_t)c[-2] << 42 | (uint64_t)c[-1] << 21 | c[0];
    arr_each (k, p->names_count)
        if (p->names[k] == name)
            return;
    p->names[p->names_count++] = name;
}

static int by_number(const void *x, const void *y)
{
    const uint32_t a = *(const uint32_t *)x, b = *(const uint32_t *)y;

    return a < b ? -1 : a > b;
}

/* Each feature once, and one more text that has it. */
static void settle(struct reading *r)
{
    struct profile *p = r->p;
    size_t n = 0;

    if (p->count != 0)
        qsort(r->features, p->count, sizeof *r->features, by_number);
    arr_each (i, p->count)
        if (n == 0 || r->features[n - 1] != r->features[i])
            r->features[n++] = r->features[i];
    p->count = n;
    p->features = r->features;
    arr_each (i, n)
        r->m->features[r->features[i]].with++;
}

static struct profile *profile_add(struct similar_model *m)
{
    if (m->count == m->cap) {
        const size_t cap = m->cap == 0 ? 64 : m->cap * 2;
        struct profile *more = arena_array(m->arena, cap, struct profile);

        if (m->count != 0)
            memcpy(more, m->profiles, m->count * sizeof *more);
        m->profiles = more;
        m->cap = cap;
    }
    return &m->profiles[m->count++];
}

size_t similar_add(struct similar_model *m, struct similar_text text)
{
    const struct str parts[] = {text.title, text.body};
    const struct str whole = str_join(m->arena, parts, COUNT(parts), S("."));
    struct profile *p = profile_add(m);
    struct reading r = {.m = m, .p = p};
    size_t most;

    *p = (struct profile){.text = search_fold(m->arena, whole, false).text};
    most = p->text.len < TEXT_CHARS_MAX ? p->text.len : TEXT_CHARS_MAX;
    r.chars = arena_array(m->arena, most + 2, uint32_t);
    r.pair = arena_array(m->arena, most + 2, uint32_t);
    r.single = arena_array(m->arena, most + 2, uint32_t);
    r.at = arena_array(m->arena, most + 2, uint32_t);
    r.features_cap = most * 4 + 16;
    r.features = arena_array(m->arena, r.features_cap, uint32_t);
    read_chars(&r);
    arr_each (i, r.count) {
        read_pair(&r, i);
        read_name(&r, i);
    }
    for (size_t i = 0, n; i < r.count; i += n != 0 ? n : 1)
        n = r.chars[i] != 0 ? read_words(&r, i) : 0;
    p->chars = r.chars;
    p->pair = r.pair;
    p->single = r.single;
    p->at = r.at;
    p->chars_count = r.count;
    settle(&r);
    return m->count - 1;
}

void similar_ready(struct similar_model *m)
{
    const double n = (double)m->count;

    for (size_t i = 1; i <= m->features_count; i++) {
        struct feature *f = &m->features[i];
        const double idf = log(1 + (n + 10) / ((double)f->with + 0.5 + n * 0.004));

        f->weight = idf * idf * WEIGHT_OF_KIND[f->kind];
    }
    arr_each (k, m->count) {
        struct profile *p = &m->profiles[k];

        p->norm = 0;
        arr_each (i, p->count)
            p->norm += m->features[p->features[i]].weight;
    }
}

/* ---------------------------------------------------------------- two texts */

struct comparing {
    struct similar_model *m;
    const struct profile *a, *b;
    struct similar_result *out;
    double strength[SIMILAR_REASONS];
};

static bool is_place_end(struct similar_model *m, uint32_t c)
{
    return c != 0 && term_find(m, key_of(KEY_PLACE, c, 0)) != NULL;
}

static void reason(struct comparing *c, struct str words, double strength)
{
    struct similar_result *out = c->out;
    size_t at = 0;

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
        if (!stops(c->m, c->a->chars[i]) && !stops(c->m, c->a->chars[i + 1]) &&
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
