// SPDX-License-Identifier: MulanPSL-2.0
/* Finding: who asks and what for become one question to the index. */
#include "platform/module.h"
#include "platform/search.h"
#include "platform/search/search_mark.h"
#include "platform/search/search_store.h"
#include <math.h>
#include <stdlib.h>

enum { GROUPS_MAX = 8, LIMIT_MAX = 100 };

/* ---------------------------------------------------------------- who asks */

static bool has_key(const struct search_keys *keys, struct str key)
{
    arr_each (i, keys->count)
        if (str_eq(keys->at[i], key))
            return true;
    return false;
}

/* The keys of one kind, or of all kinds; each once. */
static enum status keys_of(struct ctx *ctx, const char *kind, struct search_keys *out)
{
    *out = (struct search_keys){.arena = ctx->arena};
    for (size_t m = 0; MODULES[m] != NULL; m++)
        for (const struct search_source *s = MODULES[m]->searches; s != NULL && s->kind != NULL;
             s++) {
            struct search_keys own = {.arena = ctx->arena};

            if (kind != NULL && strcmp(kind, s->kind) != 0)
                continue;
            TRY(search_keys_held(ctx, s, &own));
            arr_each (i, own.count)
                if (!has_key(out, own.at[i]))
                    search_key(out, STR_FMT, STR_ARG(own.at[i]));
        }
    return ST_OK;
}

static struct search_keys_any signed_with(struct ctx *ctx, const char *sign,
                                          const struct search_keys *keys)
{
    struct str *at = arena_array(ctx->arena, keys->count, struct str);

    arr_each (i, keys->count)
        at[i] = str_printf(ctx->arena, "=%s." STR_FMT, sign, STR_ARG(keys->at[i]));
    return (struct search_keys_any){at, keys->count};
}

/* ---------------------------------------------------------------- the question */

struct question {
    struct search_filter filter;
    struct search_keys_any groups[GROUPS_MAX];
};

static void ask_for(struct ctx *ctx, struct question *q, struct str token)
{
    struct str *one = arena_new(ctx->arena, struct str);

    ASSERT(q->filter.keys_count < GROUPS_MAX);
    *one = token;
    q->groups[q->filter.keys_count++] = (struct search_keys_any){one, 1};
}

static bool is_word(struct str s)
{
    arr_each (i, s.len)
        if (!((s.ptr[i] >= 'a' && s.ptr[i] <= 'z') || (s.ptr[i] >= '0' && s.ptr[i] <= '9') ||
              s.ptr[i] == '_'))
            return false;
    return s.len != 0 && s.len <= 64;
}

/* The system sees all: it asks only for the congress. Who asks with keys in an index of one
 * congress alone need not ask for it: that would walk through every document there is once more.
 * What is shown is read by its congress in any case. */
static enum status question_of(struct ctx *ctx, const struct search_want *want,
                               const struct search_query *query, struct question *q)
{
    struct search_keys keys;
    bool alone = false;

    *q = (struct question){.filter = {.query = query, .keys = q->groups}};
    if (!ctx->actor->system)
        TRY(search_store_alone(ctx, &alone));
    if (!alone)
        ask_for(ctx, q, str_printf(ctx->arena, "=c.%lld", (long long)ctx->congress_id));
    if (!ctx->actor->system) {
        TRY(keys_of(ctx, want->kind, &keys));
        q->groups[q->filter.keys_count++] = signed_with(ctx, "a", &keys);
        q->filter.except = signed_with(ctx, "x", &keys);
    }
    if (want->kind != NULL)
        ask_for(ctx, q, str_printf(ctx->arena, "=k.%s", want->kind));
    if (want->kind != NULL && is_word(want->state))
        ask_for(ctx, q, str_printf(ctx->arena, "=s.%s." STR_FMT, want->kind, STR_ARG(want->state)));
    if (want->organ_id != 0)
        ask_for(ctx, q, str_printf(ctx->arena, "=o.%lld", (long long)want->organ_id));
    if (want->year != 0)
        ask_for(ctx, q, str_printf(ctx->arena, "=y.%d", want->year));
    return ST_OK;
}

/* ---------------------------------------------------------------- what is shown */

static struct search_hit hit_of(const struct search_row *r)
{
    return (struct search_hit){
        .id = r->id,
        .record_id = r->record_id,
        .source = search_source_of(r->kind),
        .part = r->part,
        .title = r->title,
        .body = r->body,
        .url = r->url,
        .state = r->state,
        .people = r->people,
        .day = r->day,
        .organ_id = r->organ_id,
    };
}

/* The index is a second behind: what is shown is asked once more. */
enum status search_may_open(struct ctx *ctx, const struct search_hit *h, bool *out)
{
    const struct err before = ctx->err;
    enum status st = ST_OK;

    *out = h->source != NULL;
    if (!*out || ctx->actor->system || h->source->opens == NULL)
        return ST_OK;
    st = h->source->opens(ctx, h->record_id);
    *out = st == ST_OK;
    if (st == ST_BUSY)
        return st;
    ctx->err = before;
    return ST_OK;
}

static enum status hits_of(struct ctx *ctx, const int64_t *ids, size_t count,
                           struct search_hit **out, size_t *out_count)
{
    struct search_row *rows;
    struct search_hit *hits;
    size_t n, kept = 0;
    bool see;

    TRY(search_store_rows(ctx, ids, count, &rows, &n));
    hits = arena_array(ctx->arena, n, struct search_hit);
    arr_each (i, n) {
        hits[kept] = hit_of(&rows[i]);
        TRY(search_may_open(ctx, &hits[kept], &see));
        kept += see;
    }
    *out = hits;
    *out_count = kept;
    return ST_OK;
}

/* ---------------------------------------------------------------- newest first */

static enum status find_newest(struct ctx *ctx, const struct search_want *want,
                               const struct search_filter *f, unsigned limit,
                               struct search_found *out)
{
    int64_t before = 0, *ids;
    size_t count;

    if (want->after.len != 0 && (!str_to_int(want->after, &before) || before <= 0))
        return fail_field(&ctx->err, "after", "form.bad_cursor", NULL);
    TRY(search_store_page(ctx, f, before, limit + 1, SEARCH_COUNT_MAX, &ids, &count, &out->total));
    out->many = out->total > SEARCH_COUNT_MAX;
    out->total = out->many ? SEARCH_COUNT_MAX : out->total;
    if (count > limit) {
        count = limit;
        out->next = str_printf(ctx->arena, "%lld", (long long)ids[count - 1]);
    }
    return hits_of(ctx, ids, count, &out->hits, &out->count);
}

/* ---------------------------------------------------------------- by relevance
 *
 * BM25 (Robertson and others, k1 = 1.2, b = 0.75) over the newest SEARCH_RANK_MAX hits, with what
 * is in the title counted four times; the weight of a word comes from these hits. Of equals the
 * newer. Computed here, so that it is the same for both databases. */

enum { RANK_STEP = 500, TITLE_WEIGHT = 4 };

struct ranked {
    int64_t id;
    int64_t score; /* thousandths */
    uint32_t times[SEARCH_TERMS_MAX];
    uint32_t len;
};

struct ranking {
    struct ranked *all;
    size_t count;
    uint32_t with[SEARCH_TERMS_MAX]; /* hits that have the term */
    uint64_t len;
};

/* What was counted stands there: only what was not, or is excluded, has to be looked for. */
static bool are_counted(const struct search_query *q, const uint32_t *title, const uint32_t *body)
{
    arr_each (i, q->count)
        if (q->terms[i].exclude || title[i] + body[i] == 0)
            return false;
    return true;
}

static void weigh(struct arena *a, const struct search_query *q, const struct search_text *row,
                  bool loose, struct ranking *r)
{
    struct ranked *one = &r->all[r->count];
    const struct search_folded title = search_fold(a, row->title, false);
    const struct search_folded body = search_fold(a, row->body, false);
    uint32_t times[SEARCH_TERMS_MAX];

    *one = (struct ranked){.id = row->id, .len = (uint32_t)(title.text.len + body.text.len)};
    search_count(q, title.text, one->times);
    search_count(q, body.text, times);
    if (loose && !are_counted(q, one->times, times)) {
        const struct str parts[SEARCH_PARTS] = {title.text, body.text,
                                                search_fold(a, row->people, false).text};

        if (!search_holds(a, q, parts))
            return;
    }
    r->count++;
    arr_each (i, q->count) {
        one->times[i] = one->times[i] * TITLE_WEIGHT + times[i];
        r->with[i] += one->times[i] != 0;
    }
    r->len += one->len;
}

static void score(const struct search_query *q, struct ranking *r)
{
    const double mean = r->count != 0 ? (double)r->len / (double)r->count : 1;

    arr_each (k, r->count) {
        struct ranked *one = &r->all[k];
        const double norm = 1.2 * (0.25 + 0.75 * (double)one->len / (mean > 0 ? mean : 1));
        double sum = 0;

        arr_each (i, q->count) {
            const double with = r->with[i], tf = one->times[i];
            const double idf = log(1 + ((double)r->count - with + 0.5) / (with + 0.5)) + 0.1;

            sum += idf * tf * 2.2 / (tf + norm);
        }
        one->score = (int64_t)(sum * 1000);
    }
}

static int by_score(const void *x, const void *y)
{
    const struct ranked *a = x, *b = y;

    if (a->score != b->score)
        return a->score > b->score ? -1 : 1;
    return a->id > b->id ? -1 : a->id < b->id;
}

/* *out_more: there are hits beyond those that are ranked. */
static enum status rank(struct ctx *ctx, const struct search_filter *f, struct ranking *r,
                        bool *out_more)
{
    int64_t *ids;
    size_t count;
    bool loose;

    TRY(search_store_likely(ctx, f, SEARCH_RANK_MAX + 1, &ids, &count, &loose));
    *out_more = count > SEARCH_RANK_MAX;
    count = *out_more ? SEARCH_RANK_MAX : count;
    r->all = arena_array(ctx->arena, count, struct ranked);
    for (size_t at = 0; at < count; at += RANK_STEP) {
        const struct arena_mark mark = arena_mark(ctx->arena);
        struct search_text *rows;
        size_t n;

        TRY(search_store_texts(ctx, ids + at, count - at < RANK_STEP ? count - at : RANK_STEP,
                               &rows, &n));
        arr_each (i, n)
            weigh(ctx->arena, f->query, &rows[i], loose, r);
        arena_reset(ctx->arena, mark);
    }
    score(f->query, r);
    if (r->count != 0)
        qsort(r->all, r->count, sizeof *r->all, by_score);
    return ST_OK;
}

/* "score.id" */
static bool read_place(struct str after, struct ranked *out)
{
    struct str left;

    return str_cut(&after, '.', &left) && str_to_int(left, &out->score) &&
           str_to_int(after, &out->id);
}

static enum status find_best(struct ctx *ctx, const struct search_want *want,
                             const struct search_filter *f, unsigned limit,
                             struct search_found *out)
{
    struct ranking r = {.count = 0};
    struct ranked place;
    int64_t ids[LIMIT_MAX];
    size_t at = 0, n = 0;

    if (want->after.len != 0 && !read_place(want->after, &place))
        return fail_field(&ctx->err, "after", "form.bad_cursor", NULL);
    TRY(rank(ctx, f, &r, &out->many));
    out->total = (int64_t)r.count;
    while (want->after.len != 0 && at < r.count && by_score(&r.all[at], &place) <= 0)
        at++;
    for (; at < r.count && n < limit; at++)
        ids[n++] = r.all[at].id;
    if (at < r.count && n != 0)
        out->next = str_printf(ctx->arena, "%lld.%lld", (long long)r.all[at - 1].score,
                               (long long)r.all[at - 1].id);
    out->ranked_part = out->many;
    return hits_of(ctx, ids, n, &out->hits, &out->count);
}

/* ---------------------------------------------------------------- for others */

enum status search_find(struct ctx *ctx, const struct search_want *want, struct search_found *out)
{
    const unsigned limit = want->limit == 0          ? SEARCH_PAGE
                           : want->limit > LIMIT_MAX ? LIMIT_MAX
                                                     : want->limit;
    struct search_found found = {.next = S("")};
    struct question q;

    found.say = search_query_parse(ctx->arena, want->q, &found.query);
    if (found.say != NULL || found.query.count == 0) {
        *out = found;
        return ST_OK;
    }
    TRY(question_of(ctx, want, &found.query, &q));
    TRY(want->relevance ? find_best(ctx, want, &q.filter, limit, &found)
                        : find_newest(ctx, want, &q.filter, limit, &found));
    *out = found;
    return ST_OK;
}

/* Pairs and words of the text, each once. */
static struct search_keys_any words_of(struct ctx *ctx, struct str text)
{
    enum { MOST = 60 };
    const struct search_tokens tokens =
        search_tokens_of(ctx->arena, search_fold(ctx->arena, text, false).text);
    struct str *at = arena_array(ctx->arena, MOST, struct str);
    size_t n = 0;

    for (size_t i = 0; i < tokens.count && n < MOST; i++) {
        bool again = tokens.at[i].kind == TOKEN_LONE;

        for (size_t k = 0; k < n && !again; k++)
            again = str_eq(at[k], tokens.at[i].text);
        if (!again)
            at[n++] = tokens.at[i].text;
    }
    return (struct search_keys_any){at, n};
}

enum status search_candidates(struct ctx *ctx, const char *kind, struct str text, unsigned limit,
                              struct search_hit **out, size_t *out_count)
{
    const struct search_want want = {.kind = kind};
    struct question q;
    struct search_row *rows;
    int64_t *ids;
    size_t count;

    TRY(question_of(ctx, &want, NULL, &q));
    ask_for(ctx, &q, S("=m"));
    q.filter.any = words_of(ctx, text);
    *out_count = 0;
    if (q.filter.any.count == 0)
        return ST_OK;
    TRY(search_store_ids(ctx, &q.filter, 0, limit, &ids, &count));
    TRY(search_store_rows(ctx, ids, count, &rows, out_count));
    *out = arena_array(ctx->arena, *out_count, struct search_hit);
    arr_each (i, *out_count)
        (*out)[i] = hit_of(&rows[i]);
    return ST_OK;
}
