// SPDX-License-Identifier: MulanPSL-2.0
/* Finding the words of a query in a text. */
#include "platform/search/search_mark.h"
#include "base/utf8.h"

enum { SPANS_MAX = 400, LEAD_CHARS = 12 };

static uint32_t char_before(struct str s, size_t at)
{
    size_t n;

    do
        at--;
    while (at > 0 && ((unsigned char)s.ptr[at] & 0xC0) == 0x80);
    return utf8_decode(s.ptr + at, s.len - at, &n);
}

static uint32_t char_at(struct str s, size_t at)
{
    size_t n;

    return at < s.len ? utf8_decode(s.ptr + at, s.len - at, &n) : ' ';
}

static bool is_letter(uint32_t c)
{
    return !search_is_gap(c) && !search_is_cjk(c);
}

/* Thousands' commas and blanks between characters are passed over. */
static size_t skip_gap(struct str s, size_t at)
{
    size_t n;

    while (at < s.len && search_is_gap(utf8_decode(s.ptr + at, s.len - at, &n)))
        at += n;
    return at;
}

/* Does the token's text begin at `at`? Where it ends; 0: no. */
static size_t token_end(const struct search_token *t, struct str s, size_t at)
{
    const size_t begin = at;

    for (size_t i = 0; i < t->text.len;) {
        if (at < s.len && s.ptr[at] == t->text.ptr[i]) {
            at++;
            i++;
            continue;
        }
        if (i == 0 || at >= s.len || !search_is_gap(char_at(s, at)) ||
            ((unsigned char)t->text.ptr[i] & 0xC0) == 0x80)
            return 0;
        if (t->kind == TOKEN_WORD && s.ptr[at] != ',')
            return 0;
        at = t->kind == TOKEN_WORD ? at + 1 : skip_gap(s, at);
    }
    if (t->kind == TOKEN_WORD && t->text.len < SEARCH_WORD_BYTES && is_letter(char_at(s, at)))
        return 0;
    if (t->kind == TOKEN_WORD && begin > 0 && is_letter(char_before(s, begin)))
        return 0;
    return at;
}

/* Bytes of the first character: pairs overlap by the second one. */
static size_t first_char(const struct search_token *t)
{
    size_t n;

    (void)utf8_decode(t->text.ptr, t->text.len, &n);
    return n;
}

/* Does the whole term begin at `at`, its tokens side by side? */
static size_t term_end(const struct search_tokens *tokens, struct str s, size_t at)
{
    size_t end = 0;

    arr_each (i, tokens->count) {
        const struct search_token *t = &tokens->at[i];

        end = token_end(t, s, at);
        if (end == 0)
            return 0;
        if (i + 1 == tokens->count)
            break;
        at = t->kind == TOKEN_PAIR && tokens->at[i + 1].kind == TOKEN_PAIR &&
                     tokens->at[i + 1].from < t->until
                 ? skip_gap(s, at + first_char(t))
                 : skip_gap(s, end);
    }
    return end;
}

struct span {
    size_t from, until, term;
};

/* In order of place; where two begin alike the longer. */
static size_t find(const struct search_query *q, struct str s, struct span *out, size_t most)
{
    size_t count = 0, n;

    for (size_t at = 0; at < s.len && count < most;) {
        struct span best = {.from = at};

        (void)utf8_decode(s.ptr + at, s.len - at, &n);
        arr_each (i, q->count) {
            const size_t end = q->terms[i].exclude ? 0 : term_end(&q->terms[i].tokens, s, at);

            if (end > best.until)
                best = (struct span){at, end, i};
        }
        if (best.until > at) {
            out[count++] = best;
            at = best.until;
        } else {
            at += n;
        }
    }
    return count;
}

void search_count(const struct search_query *q, struct str folded, uint32_t *out)
{
    arr_each (i, q->count) {
        const struct search_tokens *tokens = &q->terms[i].tokens;
        const struct str first = tokens->at[0].text;
        const char *end = folded.ptr + folded.len;
        size_t letter;

        out[i] = 0;
        if (q->terms[i].exclude)
            continue;
        (void)utf8_decode(first.ptr, first.len, &letter);
        for (const char *p = folded.ptr; p < end && out[i] < 1000; p++) {
            p = memmem(p, (size_t)(end - p), first.ptr, letter);
            if (p == NULL)
                break;
            out[i] += term_end(tokens, folded, (size_t)(p - folded.ptr)) != 0;
        }
    }
}

/* ---------------------------------------------------------------- showing */

static void put_escaped(struct buf *b, struct str s)
{
    arr_each (i, s.len) {
        const char c = s.ptr[i];

        if (c == '&')
            buf_z(b, "&amp;");
        else if (c == '<')
            buf_z(b, "&lt;");
        else if (c == '>')
            buf_z(b, "&gt;");
        else if (c == '"')
            buf_z(b, "&quot;");
        else if (c == '\'')
            buf_z(b, "&#39;");
        else
            buf_char(b, (char)(c == '\n' || c == '\r' || c == '\t' ? ' ' : c));
    }
}

/* The window of `most` bytes with most different words, the earliest of equals: its first span. */
static size_t best_window(const struct span *spans, size_t count, size_t most)
{
    size_t best = 0, best_terms = 0;

    arr_each (i, count) {
        uint32_t terms = 0;
        size_t n = 0;

        for (size_t k = i; k < count && spans[k].until <= spans[i].from + most; k++)
            terms |= 1U << spans[k].term;
        for (; terms != 0; terms &= terms - 1)
            n++;
        if (n > best_terms) {
            best_terms = n;
            best = i;
        }
    }
    return best;
}

static size_t back_chars(struct str s, size_t at, size_t chars)
{
    for (; chars > 0 && at > 0; chars--) {
        do
            at--;
        while (at > 0 && ((unsigned char)s.ptr[at] & 0xC0) == 0x80);
    }
    return at;
}

/* Begin at a sentence if one starts nearby. */
static struct str cut(struct str text, size_t first, size_t most_chars)
{
    const size_t from = back_chars(text, first, LEAD_CHARS);

    return (struct str){text.ptr + from,
                        utf8_clip_chars(text.ptr + from, text.len - from, most_chars)};
}

struct str search_mark(struct arena *a, const struct search_query *q, struct str text,
                       size_t most_chars)
{
    const struct search_folded f = search_fold(a, text, true);
    struct span *spans = arena_array(a, SPANS_MAX, struct span);
    const size_t count = find(q, f.text, spans, SPANS_MAX);
    struct buf b = buf_new(a, 0);
    struct str part = text;
    size_t at;

    if (most_chars != 0 && utf8_chars(text.ptr, text.len) > most_chars) {
        const size_t first = count != 0 ? best_window(spans, count, most_chars * 3) : 0;

        part = cut(text, count != 0 ? f.from[spans[first].from] : 0, most_chars);
    }
    at = (size_t)(part.ptr - text.ptr);
    if (at != 0)
        buf_z(&b, "…");
    arr_each (i, count) {
        const size_t from = f.from[spans[i].from], until = f.from[spans[i].until];

        if (from < at || until > (size_t)(part.ptr - text.ptr) + part.len || until <= from)
            continue;
        put_escaped(&b, (struct str){text.ptr + at, from - at});
        buf_z(&b, "<mark>");
        put_escaped(&b, (struct str){text.ptr + from, until - from});
        buf_z(&b, "</mark>");
        at = until;
    }
    put_escaped(&b, (struct str){text.ptr + at, (size_t)(part.ptr - text.ptr) + part.len - at});
    if ((size_t)(part.ptr - text.ptr) + part.len < text.len)
        buf_z(&b, "…");
    return buf_view(&b);
}
