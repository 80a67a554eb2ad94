// SPDX-License-Identifier: MulanPSL-2.0
/* Reading what was typed, and asking both databases the same. */
#include "platform/search/search_query.h"
#include "base/utf8.h"

/* ---------------------------------------------------------------- reading */

struct reading {
    struct arena *arena;
    struct search_query *out;
    const char *fault;
    bool typed; /* anything but blanks */
};

static bool is_quote(uint32_t c)
{
    return c == '"' || c == 0xFF02 || (c >= 0x201C && c <= 0x201F) || (c >= 0x300C && c <= 0x300F);
}

static bool is_minus(uint32_t c)
{
    return c == '-' || c == 0xFF0D || c == 0x2212;
}

static bool is_blank(uint32_t c)
{
    return c <= ' ' || c == 0x7F || c == 0xA0 || c == 0x3000 || c == 0xFEFF;
}

static void add_term(struct reading *r, struct str typed, bool exclude)
{
    struct search_query *q = r->out;
    const struct search_tokens tokens =
        search_tokens_of(r->arena, search_fold(r->arena, typed, false).text);

    if (typed.len != 0)
        r->typed = true;
    if (tokens.count == 0)
        return;
    if (q->count == SEARCH_TERMS_MAX) {
        r->fault = "search.say.too_many";
        return;
    }
    q->terms[q->count++] = (struct search_term){exclude, tokens};
    q->excluded += exclude;
}

/* One term from `at` on; where the next may begin. */
static size_t read_term(struct reading *r, struct str s, size_t at)
{
    size_t n = 0, from;
    uint32_t c = utf8_decode(s.ptr + at, s.len - at, &n);
    bool exclude = false, quoted;

    if (is_minus(c) && at + n < s.len) {
        size_t m;
        const uint32_t after = utf8_decode(s.ptr + at + n, s.len - at - n, &m);

        exclude = !is_blank(after) && !is_minus(after);
        if (exclude) {
            at += n;
            c = after;
            n = m;
        }
    }
    quoted = is_quote(c);
    from = quoted ? at + n : at;
    for (at = from; at < s.len; at += n) {
        c = utf8_decode(s.ptr + at, s.len - at, &n);
        if (is_quote(c) || (!quoted && is_blank(c)))
            break;
    }
    add_term(r, (struct str){s.ptr + from, at - from}, exclude);
    return quoted && at < s.len ? at + n : at;
}

const char *search_query_parse(struct arena *a, struct str typed, struct search_query *out)
{
    struct reading r = {.arena = a, .out = out};

    *out = (struct search_query){.count = 0};
    typed = str_trim(typed);
    if (utf8_chars(typed.ptr, typed.len) > SEARCH_QUERY_CHARS)
        return "search.say.too_long";
    for (size_t at = 0, n = 0; at < typed.len && r.fault == NULL;) {
        if (is_blank(utf8_decode(typed.ptr + at, typed.len - at, &n))) {
            at += n;
            continue;
        }
        at = read_term(&r, typed, at);
        r.typed = true;
    }
    if (r.fault != NULL)
        return r.fault;
    if (out->count == 0)
        return r.typed ? "search.say.nothing" : NULL;
    return out->count == out->excluded ? "search.say.only_excluded" : NULL;
}

/* ---------------------------------------------------------------- asking */

/* How one database writes it. */
struct tongue {
    const char *and, * or, *not_, *open, *close;
    bool knows_places; /* "a b c" stands for side by side */
};

static const struct tongue FTS5 = {" AND ", " OR ", " NOT ", "\"", "\"", true};
static const struct tongue TSQUERY = {" & ", " | ", " & !", "'", "'", false};

static void put_token(struct buf *b, const struct tongue *t, struct str token)
{
    buf_z(b, t->open);
    buf_str(b, token);
    buf_z(b, t->close);
}

/* Two pairs that share a character: three characters side by side. */
static bool is_triple(const struct search_token *at, size_t i, size_t count)
{
    return i + 1 < count && at[i].kind == TOKEN_PAIR && at[i + 1].kind == TOKEN_PAIR &&
           at[i + 1].from < at[i].until;
}

static void put_triple(struct buf *b, const struct search_token *pair)
{
    size_t first;

    (void)utf8_decode(pair->text.ptr, pair->text.len, &first);
    buf_put(b, pair->text.ptr, first);
    buf_str(b, pair[1].text);
}

/* The index's tokens of a phrase: triples, and what is part of none. How many: more than one say
 * nothing of their places. b: NULL: only count them. */
static size_t put_grams(struct buf *b, const struct tongue *t, const struct search_token *at,
                        size_t count)
{
    size_t grams = 0;

    arr_each (i, count) {
        const bool triple = is_triple(at, i, count);

        if (!triple && i > 0 && is_triple(at, i - 1, count))
            continue;
        grams++;
        if (b == NULL)
            continue;
        if (grams > 1)
            buf_z(b, t->and);
        buf_z(b, t->open);
        if (triple)
            put_triple(b, &at[i]);
        else
            buf_str(b, at[i].text);
        buf_z(b, t->close);
    }
    return grams;
}

static void put_phrase(struct buf *b, const struct tongue *t, const struct search_token *at,
                       size_t count)
{
    if (!t->knows_places) {
        buf_char(b, '(');
        (void)put_grams(b, t, at, count);
        buf_char(b, ')');
        return;
    }
    buf_z(b, t->open);
    arr_each (i, count) {
        if (i != 0)
            buf_char(b, ' ');
        buf_str(b, at[i].text);
    }
    buf_z(b, t->close);
}

/* The tokens from `at` on that have to stand side by side. */
static size_t phrase_at(const struct search_tokens *tokens, size_t at)
{
    size_t n = 0;

    while (at + n < tokens->count && tokens->at[at + n].kind != TOKEN_LONE)
        n++;
    return n == 0 ? 1 : n;
}

static bool is_loose(const struct search_tokens *tokens)
{
    for (size_t i = 0, n; i < tokens->count; i += n) {
        n = phrase_at(tokens, i);
        if (put_grams(NULL, NULL, tokens->at + i, n) > 1)
            return true;
    }
    return false;
}

bool search_query_loose(const struct search_query *q)
{
    arr_each (i, q->count)
        if (is_loose(&q->terms[i].tokens))
            return true;
    return false;
}

/* Lone characters in a longer term are part of pairs in the text: they are asked for by themselves,
 * what lies between them side by side. */
static void put_term(struct buf *b, const struct tongue *t, const struct search_tokens *tokens)
{
    bool first = true;

    buf_char(b, '(');
    for (size_t i = 0, n; i < tokens->count; i += n) {
        n = phrase_at(tokens, i);
        if (!first)
            buf_z(b, t->and);
        first = false;
        put_phrase(b, t, tokens->at + i, n);
    }
    buf_char(b, ')');
}

static void put_any(struct buf *b, const struct tongue *t, const struct search_keys_any *g)
{
    buf_char(b, '(');
    if (g->count == 0)
        put_token(b, t, S("=nobody"));
    arr_each (i, g->count) {
        if (i != 0)
            buf_z(b, t->or);
        put_token(b, t, g->at[i]);
    }
    buf_char(b, ')');
}

static void put_wanted(struct buf *b, const struct tongue *t, const struct search_filter *f)
{
    const char *and = "";

    arr_each (i, f->keys_count) {
        buf_z(b, and);
        and = t->and;
        put_any(b, t, &f->keys[i]);
    }
    if (f->any.count != 0) {
        buf_z(b, and);
        and = t->and;
        put_any(b, t, &f->any);
    }
    for (size_t i = 0; f->query != NULL && i < f->query->count; i++) {
        if (f->query->terms[i].exclude)
            continue;
        buf_z(b, and);
        and = t->and;
        put_term(b, t, &f->query->terms[i].tokens);
    }
}

/* What is excluded and cannot be told by the index alone is left to search_holds(). */
static bool is_unwanted(const struct tongue *t, const struct search_term *term)
{
    return term->exclude && (t->knows_places || !is_loose(&term->tokens));
}

/* FTS5 has NOT between two things: each closes a bracket that `ask` has opened. */
static void put_unwanted(struct buf *b, const struct tongue *t, const struct search_filter *f)
{
    if (f->except.count != 0) {
        buf_z(b, t->not_);
        put_any(b, t, &f->except);
        buf_char(b, ')');
    }
    for (size_t i = 0; f->query != NULL && i < f->query->count; i++) {
        if (!is_unwanted(t, &f->query->terms[i]))
            continue;
        buf_z(b, t->not_);
        put_term(b, t, &f->query->terms[i].tokens);
        buf_char(b, ')');
    }
}

static struct str ask(struct arena *a, const struct tongue *t, const struct search_filter *f)
{
    struct buf b = buf_new(a, 0);
    size_t unwanted = f->except.count != 0;

    for (size_t i = 0; f->query != NULL && i < f->query->count; i++)
        unwanted += is_unwanted(t, &f->query->terms[i]);
    arr_each (i, unwanted + 1)
        buf_char(&b, '(');
    put_wanted(&b, t, f);
    buf_char(&b, ')');
    put_unwanted(&b, t, f);
    return str_dup(a, buf_view(&b));
}

struct str search_query_fts5(struct arena *a, const struct search_filter *f)
{
    return ask(a, &FTS5, f);
}

struct str search_query_tsquery(struct arena *a, const struct search_filter *f)
{
    return ask(a, &TSQUERY, f);
}

/* ---------------------------------------------------------------- looking at a text */

static bool stands_in(const struct search_tokens *text, const struct search_token *phrase,
                      size_t count)
{
    for (size_t at = 0; at + count <= text->count; at++) {
        size_t i = 0;

        while (i < count && str_eq(text->at[at + i].text, phrase[i].text))
            i++;
        if (i == count)
            return true;
    }
    return false;
}

struct parts {
    const struct str *text; /* folded */
    struct search_tokens tokens[SEARCH_PARTS];
};

static bool any_has(const struct parts *p, const struct search_token *phrase, size_t count)
{
    arr_each (i, SEARCH_PARTS)
        if (stands_in(&p->tokens[i], phrase, count))
            return true;
    return false;
}

static bool any_has_char(const struct parts *p, struct str one)
{
    arr_each (i, SEARCH_PARTS)
        if (str_has(p->text[i], one))
            return true;
    return false;
}

/* The phrases of a term; single tokens the index has answered for, unless the term is excluded:
 * then it was not asked at all. */
static bool has_term(const struct parts *p, const struct search_term *term)
{
    const struct search_tokens *tokens = &term->tokens;

    for (size_t i = 0, n; i < tokens->count; i += n) {
        const struct search_token *one = &tokens->at[i];

        n = phrase_at(tokens, i);
        if (n == 1 && !term->exclude)
            continue;
        if (n == 1 && one->kind == TOKEN_LONE ? !any_has_char(p, one->text) : !any_has(p, one, n))
            return false;
    }
    return true;
}

bool search_holds(struct arena *a, const struct search_query *q,
                  const struct str parts[SEARCH_PARTS])
{
    struct parts p = {.text = parts};

    arr_each (i, SEARCH_PARTS)
        p.tokens[i] = search_tokens_of(a, parts[i]);
    arr_each (i, q->count)
        if (is_loose(&q->terms[i].tokens) && has_term(&p, &q->terms[i]) == q->terms[i].exclude)
            return false;
    return true;
}

/* ---------------------------------------------------------------- keeping */

/* Where title and body begin, and the characters by themselves: no phrase reaches over these. */
#define MARK_TITLE "=t"
#define MARK_BODY  "=b"
#define MARK_CHARS "=u"

/* Each Chinese character of the text once, for questions of a single one. */
struct chars {
    struct arena *arena;
    uint32_t *slot;
    size_t cap, count;
};

static bool is_new(struct chars *seen, uint32_t c)
{
    size_t at = (c * 2654435761U) % seen->cap;

    while (seen->slot[at] != 0 && seen->slot[at] != c)
        at = at + 1 == seen->cap ? 0 : at + 1;
    if (seen->slot[at] == c || seen->count * 2 >= seen->cap)
        return false;
    seen->slot[at] = c;
    seen->count++;
    return true;
}

static void put_chars(struct buf *b, struct chars *seen, struct str folded, const char *open,
                      const char *close)
{
    size_t n;

    for (size_t i = 0; i < folded.len; i += n) {
        const uint32_t c = utf8_decode(folded.ptr + i, folded.len - i, &n);

        if (!search_is_cjk(c) || !is_new(seen, c))
            continue;
        buf_z(b, open);
        buf_put(b, folded.ptr + i, n);
        buf_z(b, close);
    }
}

static struct chars no_chars(struct arena *a, size_t bytes)
{
    /* at most one in three bytes is a character, and the table is never more than half full */
    const size_t cap = bytes + 16;

    return (struct chars){.arena = a, .slot = arena_array(a, cap, uint32_t), .cap = cap};
}

struct str search_index_fts5(struct arena *a, struct str keys, struct str title, struct str body)
{
    const struct str parts[] = {search_fold(a, title, false).text,
                                search_fold(a, body, false).text};
    struct chars seen = no_chars(a, parts[0].len + parts[1].len);
    struct buf b = buf_new(a, 0);

    buf_str(&b, keys);
    arr_each (p, COUNT(parts)) {
        const struct search_tokens tokens = search_tokens_of(a, parts[p]);

        buf_z(&b, p == 0 ? " " MARK_TITLE : " " MARK_BODY);
        arr_each (i, tokens.count) {
            buf_char(&b, ' ');
            buf_str(&b, tokens.at[i].text);
        }
    }
    buf_z(&b, " " MARK_CHARS);
    arr_each (p, COUNT(parts))
        put_chars(&b, &seen, parts[p], " ", "");
    return buf_view(&b);
}

struct str search_index_tsvector(struct arena *a, struct str keys, struct str title,
                                 struct str body)
{
    const struct str parts[] = {search_fold(a, title, false).text,
                                search_fold(a, body, false).text};
    struct chars seen = no_chars(a, parts[0].len + parts[1].len);
    struct buf b = buf_new(a, 0);
    struct str key;

    while (str_cut(&keys, ' ', &key))
        if (key.len != 0)
            buf_printf(&b, "'" STR_FMT "' ", STR_ARG(key));
    arr_each (p, COUNT(parts)) {
        const struct search_tokens tokens = search_tokens_of(a, parts[p]);

        arr_each (i, tokens.count) {
            buf_char(&b, '\'');
            buf_str(&b, tokens.at[i].text);
            buf_z(&b, "' ");
            if (!is_triple(tokens.at, i, tokens.count))
                continue;
            buf_char(&b, '\'');
            put_triple(&b, &tokens.at[i]);
            buf_z(&b, "' ");
        }
    }
    arr_each (p, COUNT(parts))
        put_chars(&b, &seen, parts[p], "'", "' ");
    return buf_view(&b);
}
