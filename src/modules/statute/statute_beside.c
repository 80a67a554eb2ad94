// SPDX-License-Identifier: MulanPSL-2.0
/* A document's clauses beside those of higher law. */
#include "base/utf8.h"
#include "modules/statute/statute_actions.h"
#include "modules/statute/statute_gram.h"
#include "modules/statute/statute_rules.h"
#include "modules/statute/statute_store.h"

enum { SHORT_CHARS = 16, PAGE = 100, DOCUMENT_CLAUSES = 500, LIKE_USUAL = 3 };

static void put_words(struct ctx *ctx, struct statute_beside *b, const struct statute_word *words,
                      size_t count)
{
    b->words = arena_array(ctx->arena, count, struct statute_word);
    arr_each (i, count)
        if (str_has(b->clause.text, words[i].word))
            b->words[b->words_count++] = words[i];
}

/* Each page of pairs is given back before the next is read. */
static enum status walk(struct ctx *ctx, struct statute_gram_query *q, int rank, bool score)
{
    int64_t after = 0;
    size_t count;

    do {
        const struct arena_mark mark = arena_mark(ctx->arena);
        struct statute_grams *page;

        TRY(statute_store_grams(ctx, rank, after, PAGE, &page, &count));
        arr_each (i, count) {
            if (score)
                statute_gram_score(q, page[i].text_id, page[i].grams);
            else
                statute_gram_weigh(q, page[i].grams);
            after = page[i].text_id;
        }
        arena_reset(ctx->arena, mark);
    } while (count == PAGE);
    return ST_OK;
}

static enum status put_like(struct ctx *ctx, const struct statute_gram_query *q, size_t at,
                            struct statute_beside *b)
{
    size_t count;
    const struct statute_gram_hit *hits = statute_gram_hits(q, at, &count);

    b->like = arena_array(ctx->arena, count, struct statute_like);
    if (utf8_chars(b->clause.text.ptr, b->clause.text.len) < SHORT_CHARS)
        return ST_OK; /* 本办法自公布之日起施行 is like many, and says nothing */
    for (size_t i = 0; i < count && hits[i].score >= STATUTE_LIKE_LEAST; i++) {
        struct statute_clause_row row;

        TRY(statute_store_clause_at(ctx, hits[i].text_id, hits[i].place, &row));
        b->like[b->like_count++] =
            (struct statute_like){row.clause, row.title, row.level, hits[i].score};
    }
    return ST_OK;
}

static enum status fill(struct ctx *ctx, struct statute_beside *all, size_t count, int rank,
                        unsigned most)
{
    struct str *texts = arena_array(ctx->arena, count, struct str);
    struct statute_gram_query *q;
    struct statute_word *words;
    size_t words_count;

    TRY(statute_words(ctx, &words, &words_count));
    arr_each (i, count) {
        texts[i] = all[i].clause.text;
        put_words(ctx, &all[i], words, words_count);
    }
    q = statute_gram_open(ctx->arena, texts, count, most);
    TRY(walk(ctx, q, rank, false));
    TRY(walk(ctx, q, rank, true));
    arr_each (i, count)
        TRY(put_like(ctx, q, i, &all[i]));
    return ST_OK;
}

enum status statute_beside(struct ctx *ctx, const struct statute_match *in,
                           struct statute_beside **out, size_t *out_count)
{
    const unsigned most = in->most == 0 || in->most > STATUTE_LIKE_MAX ? LIKE_USUAL : in->most;
    struct clause *clauses;

    TRY(statute_cut(ctx->arena, &ctx->err, in->text, DOCUMENT_CLAUSES, &clauses, out_count));
    *out = arena_array(ctx->arena, *out_count, struct statute_beside);
    arr_each (i, *out_count)
        (*out)[i].clause = clauses[i];
    return fill(ctx, *out, *out_count, statute_rank(in->level), most);
}

enum status statute_beside_text(struct ctx *ctx, struct str text, struct str level,
                                struct statute_beside **out, size_t *out_count)
{
    *out = arena_new(ctx->arena, struct statute_beside);
    (*out)->clause =
        (struct clause){.level = S("article"), .number = S(""), .heading = S(""), .text = text};
    *out_count = 1;
    return fill(ctx, *out, 1, statute_rank(level), LIKE_USUAL);
}

/* The longest word that begins here. */
static size_t word_at(struct str s, const struct statute_word *words, size_t count)
{
    size_t most = 0;

    arr_each (i, count)
        if (words[i].word.len > most && str_starts(s, words[i].word))
            most = words[i].word.len;
    return most;
}

void statute_spans(struct arena *a, struct str text, const struct statute_word *words, size_t count,
                   struct statute_span **out, size_t *out_count)
{
    size_t n = 0, from = 0, cap = 1, len;

    for (size_t at = 0; at<text.len; at += len> 0 ? len : 1) {
        len = word_at((struct str){text.ptr + at, text.len - at}, words, count);
        cap += len > 0 ? 2 : 0;
    }
    *out = arena_array(a, cap, struct statute_span);
    for (size_t at = 0; at < text.len;) {
        len = word_at((struct str){text.ptr + at, text.len - at}, words, count);
        if (len == 0) {
            at++;
            continue;
        }
        if (at > from)
            (*out)[n++] = (struct statute_span){{text.ptr + from, at - from}, false};
        (*out)[n++] = (struct statute_span){{text.ptr + at, len}, true};
        at += len;
        from = at;
    }
    if (text.len > from)
        (*out)[n++] = (struct statute_span){{text.ptr + from, text.len - from}, false};
    *out_count = n;
}
