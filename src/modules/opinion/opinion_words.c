// SPDX-License-Identifier: MulanPSL-2.0
/* Cutting a text into words: the dictionary of ICU, and pairs of characters beside it. */
#include "modules/opinion/opinion_words.h"
#include "base/buf.h"
#include "modules/opinion/opinion_bayes.h"
#include "platform/search/search_tokens.h"
#include <unicode/ubrk.h>
#include <unicode/utext.h>

enum { TABLE = 8192 };

struct collecting {
    struct arena *a;
    struct opinion_words *out;
    uint16_t slots[TABLE]; /* index + 1 */
    uint32_t weight;
};

static uint32_t hash(struct str s)
{
    uint32_t h = 5381;

    arr_each (i, s.len)
        h = h * 33 + (uint8_t)s.ptr[i];
    return h;
}

static void put(struct collecting *c, struct str text, bool whole)
{
    uint32_t at = hash(text) % TABLE;

    if (text.len > OPINION_WORD_BYTES)
        return;
    while (c->slots[at] != 0 && !str_eq(c->out->at[c->slots[at] - 1].text, text))
        at = (at + 1) % TABLE;
    if (c->slots[at] == 0) {
        if (c->out->count == OPINION_WORDS_MAX)
            return;
        c->out->at[c->out->count] = (struct opinion_word){text, c->weight, false};
        c->slots[at] = (uint16_t)++c->out->count;
    }
    c->out->at[c->slots[at] - 1].whole |= whole;
}

static void put_pairs(struct collecting *c, struct str folded)
{
    const struct search_tokens tokens = search_tokens_of(c->a, folded);

    arr_each (i, tokens.count)
        if (tokens.at[i].kind == TOKEN_PAIR)
            put(c, tokens.at[i].text, false);
}

/* Where nothing but Chinese characters stands, at least two of them. */
static bool is_word(struct str s)
{
    arr_each (i, s.len)
        if ((uint8_t)s.ptr[i] < 0x80)
            return false;
    return s.len >= 6;
}

/* Without a dictionary there are still the pairs. */
static void put_words(struct collecting *c, struct str folded)
{
    UErrorCode code = U_ZERO_ERROR;
    UText *text = utext_openUTF8(NULL, folded.ptr, (int64_t)folded.len, &code);
    UBreakIterator *cut = ubrk_open(UBRK_WORD, "zh", NULL, 0, &code);
    int32_t from = 0, until;

    ubrk_setUText(cut, text, &code);
    if (U_SUCCESS(code)) {
        while ((until = ubrk_next(cut)) != UBRK_DONE) {
            const struct str s = {folded.ptr + from, (size_t)(until - from)};

            if (is_word(s))
                put(c, s, true);
            from = until;
        }
    }
    ubrk_close(cut);
    utext_close(text);
}

static void put_text(struct collecting *c, struct str text, uint32_t weight)
{
    const struct str folded = search_fold(c->a, text, false).text;

    c->weight = weight;
    if (folded.len == 0)
        return;
    put_words(c, folded);
    put_pairs(c, folded);
}

void opinion_words_of(struct arena *a, struct str title, struct str body, struct opinion_words *out)
{
    struct collecting *c = arena_new(a, struct collecting);

    *out = (struct opinion_words){.at = arena_array(a, OPINION_WORDS_MAX, struct opinion_word)};
    c->a = a;
    c->out = out;
    put_text(c, title, BAYES_TITLE);
    put_text(c, body, 1);
}
