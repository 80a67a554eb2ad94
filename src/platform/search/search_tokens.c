// SPDX-License-Identifier: MulanPSL-2.0
/* Folding and cutting text for the search. */
#include "platform/search/search_tokens.h"
#include "base/utf8.h"
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

/* ---------------------------------------------------------------- folding */

struct folding {
    struct buf out;
    uint32_t *from; /* NULL: nobody asks */
    size_t from_cap;
};

/* Room for the places of `len` bytes and the end. */
static void reserve_places(struct folding *f, struct arena *a, size_t len)
{
    uint32_t *more;

    if (f->from == NULL || len + 1 <= f->from_cap)
        return;
    more = arena_array(a, (len + 1) * 2, uint32_t);
    memcpy(more, f->from, f->from_cap * sizeof *more);
    f->from = more;
    f->from_cap = (len + 1) * 2;
}

static void put_char(struct folding *f, struct arena *a, uint32_t c, size_t at)
{
    const size_t begin = f->out.len;
    char bytes[4];

    buf_put(&f->out, bytes, utf8_encode(c, bytes));
    if (f->from == NULL)
        return;
    reserve_places(f, a, f->out.len);
    for (size_t i = begin; i < f->out.len; i++)
        f->from[i] = (uint32_t)at;
}

/* Most of what is written here, without asking ICU; 0: ask. */
static uint32_t fold_quickly(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z' ? c + 32 : c == 0 ? ' ' : c;
    if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF))
        return c;
    if (c >= 0xFF01 && c <= 0xFF5E)
        return fold_quickly(c - 0xFEE0);
    if ((c >= 0x2010 && c <= 0x201F) || (c >= 0x3001 && c <= 0x3011) || c == 0x3000 || c == 0xB7)
        return c == 0x3005 || c == 0x3006 || c == 0x3007 ? c : ' ';
    return 0;
}

/* Marks that make one character with what stands before them; of half-width kana as well. */
static bool is_mark(uint32_t c)
{
    if (c == 0xFF9E || c == 0xFF9F)
        return true;
    return c >= 0x300 && (c < 0x3400 || c > 0x9FFF) && u_getCombiningClass((UChar32)c) != 0;
}

enum { CLUSTER_BYTES = 64, CLUSTER_UNITS = 512 };

/* One character and the marks on it. */
static void fold_slowly(struct folding *f, struct arena *a, struct str cluster, size_t at)
{
    UErrorCode code = U_ZERO_ERROR;
    const UNormalizer2 *norm = unorm2_getNFKCCasefoldInstance(&code);
    UChar from[CLUSTER_BYTES + 1], to[CLUSTER_UNITS];
    char bytes[CLUSTER_UNITS * 3];
    int32_t n = 0, len;
    size_t used;

    u_strFromUTF8(from, (int32_t)COUNT(from), &n, cluster.ptr, (int32_t)cluster.len, &code);
    len = U_SUCCESS(code) ? unorm2_normalize(norm, from, n, to, (int32_t)COUNT(to), &code) : 0;
    u_strToUTF8(bytes, (int32_t)COUNT(bytes), &n, to, len, &code);
    if (U_FAILURE(code))
        return;
    for (size_t i = 0; i < (size_t)n; i += used) {
        const uint32_t c = utf8_decode(bytes + i, (size_t)n - i, &used);

        put_char(f, a, c > 0 ? c : ' ', at);
    }
}

/* U+4E00 to U+9FFF, three bytes each, which folding leaves as they are. */
static bool is_plain(const char *p)
{
    const unsigned char lead = (unsigned char)p[0];

    return (lead >= 0xE5 && lead <= 0xE9) || (lead == 0xE4 && (unsigned char)p[1] >= 0xB8);
}

/* Where a run of Chinese characters that begins at `i` ends; its last one is not counted when a
 * mark might follow. Most of a text is such runs, and ranking folds thousands of texts. */
static size_t plain_end(struct str text, size_t i)
{
    enum { BYTES = 3 };
    const size_t begin = i;

    while (i + BYTES <= text.len && is_plain(text.ptr + i))
        i += BYTES;
    return i > begin && i < text.len && (unsigned char)text.ptr[i] >= 0xCC ? i - BYTES : i;
}

struct search_folded search_fold(struct arena *a, struct str text, bool with_places)
{
    struct folding f = {.out = buf_new(a, text.len * 8 + 4096)};
    size_t n, next;

    (void)buf_room(&f.out, text.len + 1);
    if (with_places) {
        f.from_cap = text.len + 1;
        f.from = arena_array(a, f.from_cap, uint32_t);
    }
    for (size_t i = 0; i < text.len; i = next) {
        const size_t plain = with_places ? i : plain_end(text, i);
        uint32_t c, quick;

        if (plain > i) {
            buf_put(&f.out, text.ptr + i, plain - i);
            next = plain;
            continue;
        }
        c = utf8_decode(text.ptr + i, text.len - i, &n);
        quick = fold_quickly(c);

        next = i + n;
        while (next < text.len && (unsigned char)text.ptr[next] >= 0xCC && next - i < 48) {
            if (!is_mark(utf8_decode(text.ptr + next, text.len - next, &n)))
                break;
            next += n;
        }
        if (quick != 0 && utf8_chars(text.ptr + i, next - i) == 1)
            put_char(&f, a, quick, i);
        else
            fold_slowly(&f, a, (struct str){text.ptr + i, next - i}, i);
    }
    if (with_places) {
        reserve_places(&f, a, f.out.len);
        f.from[f.out.len] = (uint32_t)text.len;
    }
    return (struct search_folded){buf_view(&f.out), f.from};
}

/* ---------------------------------------------------------------- cutting */

bool search_is_cjk(uint32_t c)
{
    return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) ||
           (c >= 0x3005 && c <= 0x3007) || (c >= 0x3041 && c <= 0x30FA) ||
           (c >= 0x30FC && c <= 0x30FF) || (c >= 0xAC00 && c <= 0xD7A3) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFD);
}

static bool is_word(uint32_t c)
{
    if (c < 0x80)
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    return !search_is_cjk(c) && (u_isalnum((UChar32)c) || is_mark(c));
}

bool search_is_gap(uint32_t c)
{
    return !search_is_cjk(c) && !is_word(c);
}

struct cutting {
    struct arena *arena;
    struct str text;
    struct search_token *at;
    size_t count, cap;
};

static void add(struct cutting *c, enum search_token_kind kind, size_t from, size_t until)
{
    if (c->count == c->cap) {
        const size_t cap = c->cap == 0 ? 64 : c->cap * 2;
        struct search_token *more = arena_array(c->arena, cap, struct search_token);

        if (c->count != 0)
            memcpy(more, c->at, c->count * sizeof *more);
        c->at = more;
        c->cap = cap;
    }
    c->at[c->count++] = (struct search_token){
        .kind = kind, .text = {c->text.ptr + from, until - from}, .from = from, .until = until};
}

static uint32_t char_at(const struct cutting *c, size_t at, size_t *out_len)
{
    return at < c->text.len ? utf8_decode(c->text.ptr + at, c->text.len - at, out_len) : 0;
}

static bool is_blank(uint32_t c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == 0xA0;
}

/* The next Chinese character at or after `at`, over blanks only; false: the run ends. */
static bool next_of_run(const struct cutting *c, size_t at, size_t *out_at, size_t *out_len)
{
    size_t n = 0;

    while (at < c->text.len && is_blank(char_at(c, at, &n)))
        at += n;
    if (!search_is_cjk(char_at(c, at, &n)))
        return false;
    *out_at = at;
    *out_len = n;
    return true;
}

/* Characters parted by blanks make one pair, written without them. */
static void add_pair(struct cutting *c, size_t first, size_t first_len, size_t second,
                     size_t second_len)
{
    char *both;

    add(c, TOKEN_PAIR, first, second + second_len);
    if (first + first_len == second)
        return;
    both = arena_alloc(c->arena, first_len + second_len);
    memcpy(both, c->text.ptr + first, first_len);
    memcpy(both + first_len, c->text.ptr + second, second_len);
    c->at[c->count - 1].text = (struct str){both, first_len + second_len};
}

static size_t cut_run(struct cutting *c, size_t at)
{
    size_t len = 0, next, next_len;
    bool lone = true;

    (void)char_at(c, at, &len);
    while (next_of_run(c, at + len, &next, &next_len)) {
        add_pair(c, at, len, next, next_len);
        at = next;
        len = next_len;
        lone = false;
    }
    if (lone)
        add(c, TOKEN_LONE, at, at + len);
    return at + len;
}

static bool is_digit(const struct cutting *c, size_t at)
{
    return at < c->text.len && c->text.ptr[at] >= '0' && c->text.ptr[at] <= '9';
}

/* A comma before exactly three digits, in a number. */
static bool is_thousands(const struct cutting *c, size_t at)
{
    return at + 3 < c->text.len && c->text.ptr[at] == ',' && is_digit(c, at - 1) &&
           is_digit(c, at + 1) && is_digit(c, at + 2) && is_digit(c, at + 3) &&
           !is_digit(c, at + 4);
}

static size_t cut_word(struct cutting *c, size_t at)
{
    const size_t from = at;
    bool commas = false;
    size_t n = 0;

    while (at < c->text.len) {
        const bool comma = at > from && is_thousands(c, at);

        if (!comma && !is_word(char_at(c, at, &n)))
            break;
        commas = commas || comma;
        at += comma ? 1 : n;
    }
    add(c, TOKEN_WORD, from, at);
    if (commas) {
        struct buf plain = buf_new(c->arena, 0);

        for (size_t i = from; i < at; i++)
            if (c->text.ptr[i] != ',')
                buf_char(&plain, c->text.ptr[i]);
        c->at[c->count - 1].text = buf_view(&plain);
    }
    c->at[c->count - 1].text.len =
        utf8_clip(c->at[c->count - 1].text.ptr, c->at[c->count - 1].text.len, SEARCH_WORD_BYTES);
    return at;
}

struct search_tokens search_tokens_of(struct arena *a, struct str folded)
{
    struct cutting c = {.arena = a, .text = folded};
    size_t n = 0;

    for (size_t at = 0; at < folded.len;) {
        const uint32_t ch = char_at(&c, at, &n);

        if (search_is_cjk(ch))
            at = cut_run(&c, at);
        else if (is_word(ch))
            at = cut_word(&c, at);
        else
            at += n;
    }
    return (struct search_tokens){c.at, c.count};
}
