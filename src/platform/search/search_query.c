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
    const char *and, * or, *not_, *open, *close, *next; /* next: side by side */
    bool phrase_in_one;                                 /* "a b c" */
};

static const struct tongue FTS5 = {" AND ", " OR ", " NOT ", "\"", "\"", " ", true};
static const struct tongue TSQUERY = {" & ", " | ", " & !", "'", "'", " <-> ", false};

static void put_token(struct buf *b, const struct tongue *t, struct str token)
{
    buf_z(b, t->open);
    buf_str(b, token);
    buf_z(b, t->close);
}

static void put_phrase(struct buf *b, const struct tongue *t, const struct search_token *at,
                       size_t count)
{
    buf_z(b, t->phrase_in_one ? t->open : "(");
    arr_each (i, count) {
        if (i != 0)
            buf_z(b, t->next);
        if (t->phrase_in_one)
            buf_str(b, at[i].text);
        else
            put_token(b, t, at[i].text);
    }
    buf_z(b, t->phrase_in_one ? t->close : ")");
}

/* Lone characters in a longer term are part of pairs in the text: they are asked for by themselves,
 * what lies between them side by side. */
static void put_term(struct buf *b, const struct tongue *t, const struct search_tokens *tokens)
{
    bool first = true;

    buf_char(b, '(');
    for (size_t i = 0, n; i < tokens->count; i += n) {
        for (n = 0; i + n < tokens->count && tokens->at[i + n].kind != TOKEN_LONE;)
            n++;
        n = n == 0 ? 1 : n;
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
    arr_each (i, f->keys_count) {
        if (i != 0)
            buf_z(b, t->and);
        put_any(b, t, &f->keys[i]);
    }
    if (f->any.count != 0) {
        buf_z(b, t->and);
        put_any(b, t, &f->any);
    }
    for (size_t i = 0; f->query != NULL && i < f->query->count; i++) {
        if (f->query->terms[i].exclude)
            continue;
        buf_z(b, t->and);
        put_term(b, t, &f->query->terms[i].tokens);
    }
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
        if (!f->query->terms[i].exclude)
            continue;
        buf_z(b, t->not_);
        put_term(b, t, &f->query->terms[i].tokens);
        buf_char(b, ')');
    }
}

static struct str ask(struct arena *a, const struct tongue *t, const struct search_filter *f)
{
    const size_t unwanted = (f->except.count != 0) + (f->query != NULL ? f->query->excluded : 0);
    struct buf b = buf_new(a, 0);

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
    size_t at = 1;

    while (str_cut(&keys, ' ', &key))
        if (key.len != 0)
            buf_printf(&b, "'" STR_FMT "' ", STR_ARG(key));
    arr_each (p, COUNT(parts)) {
        const struct search_tokens tokens = search_tokens_of(a, parts[p]);

        arr_each (i, tokens.count) {
            buf_char(&b, '\'');
            buf_str(&b, tokens.at[i].text);
            buf_z(&b, "':");
            buf_int(&b, (int64_t)at++);
            buf_char(&b, ' ');
        }
        at++;
    }
    arr_each (p, COUNT(parts))
        put_chars(&b, &seen, parts[p], "'", "' ");
    return buf_view(&b);
}
