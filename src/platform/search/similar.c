// SPDX-License-Identifier: MulanPSL-2.0
/* Texts as what they are made of: pairs of characters, characters, concepts of a lexicon. */
#include "base/utf8.h"
#include "platform/search/search_tokens.h"
#include "platform/search/similar_model.h"
#include <math.h>
#include <stdlib.h>

/* Tuned on tests/data/similar_dev.tsv of the module suggestion only. */
static const double WEIGHT_OF_KIND[] = {1.0, 1.0, 2.0};

struct term *similar_term(const struct similar_model *m, uint64_t key)
{
    struct term *t = m->slots[similar_slot(key)];

    while (t != NULL && t->key != key)
        t = t->next;
    return t;
}

static struct term *term_add(struct similar_model *m, uint64_t key)
{
    struct term *t = similar_term(m, key);

    if (t != NULL)
        return t;
    t = arena_new(m->arena, struct term);
    t->key = key;
    t->next = m->slots[similar_slot(key)];
    m->slots[similar_slot(key)] = t;
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
    return similar_slot(similar_key(7, chars[0], 0));
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
            (void)term_add(m, similar_key(what, c[0], 0));
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
            (void)term_add(m, similar_key(first == '-' ? KEY_STOP_PAIR : KEY_NO_NAME, c[0], c[1]));
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

bool similar_stops(const struct similar_model *m, uint32_t c)
{
    return similar_term(m, similar_key(KEY_STOP_CHAR, c, 0)) != NULL;
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
    if (!similar_stops(m, c)) {
        r->single[i] = feature_id(m, similar_key(KEY_CHAR, c, 0), FEATURE_CHAR, shown(r, i, i + 1));
        note(r, r->single[i]);
    }
    if (d == 0 || (similar_stops(m, c) && similar_stops(m, d)) ||
        similar_term(m, similar_key(KEY_STOP_PAIR, c, d)) != NULL)
        return;
    r->pair[i] = feature_id(m, similar_key(KEY_PAIR, c, d), FEATURE_PAIR, shown(r, i, i + 2));
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
        note(r, feature_id(r->m, similar_key(KEY_CONCEPT, w->concept, 0), FEATURE_CONCEPT,
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
        similar_term(r->m, similar_key(KEY_ADMIN, c[0], 0)) == NULL || similar_stops(r->m, c[-1]) ||
        similar_stops(r->m, c[-2]) ||
        similar_term(r->m, similar_key(KEY_NO_NAME, c[-1], c[0])) != NULL)
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
