// SPDX-License-Identifier: MulanPSL-2.0
/* Suggestions about the same matter. The comparison itself is in platform/search/similar.c: TF-IDF
 * with concepts, names of places nearly left out. */
#include "modules/suggestion/suggestion_similar.h"
#include "modules/suggestion/suggestion_rules.h"
#include "modules/suggestion/suggestion_store_search.h"
#include "opinion_similar_words.h"

enum { CANDIDATES = 300, TWINS_MOST = 40, PAIRS_MOST = 20000, ISSUES_MOST = 12 };

struct similar_model *suggestion_similar_model(struct arena *a)
{
    return similar_model(a, str_from(similar_words_txt));
}

bool suggestion_is_duplicate(const struct similar_result *r)
{
    if (r->other_place)
        return false;
    return r->score >= SUGGESTION_SAME || (r->score >= SUGGESTION_ALIKE && r->same_place);
}

/* ---------------------------------------------------------------- while one is written */

static struct suggestion_like like_of(const struct search_hit *h, const struct similar_result *why)
{
    return (struct suggestion_like){
        .id = h->record_id,
        .title = h->title,
        .people = h->people,
        .state = h->state,
        .url = h->url,
        .why = *why,
    };
}

/* By score, the best SUGGESTION_LIKE_MOST. */
static void keep_best(struct suggestion_like *best, size_t *count,
                      const struct suggestion_like *one)
{
    size_t at = *count;

    while (at > 0 && best[at - 1].why.score < one->why.score)
        at--;
    if (at == SUGGESTION_LIKE_MOST)
        return;
    if (*count < SUGGESTION_LIKE_MOST)
        ++*count;
    for (size_t i = *count - 1; i > at; i--)
        best[i] = best[i - 1];
    best[at] = *one;
}

enum status suggestion_like_typed(struct ctx *ctx, struct similar_text text, int64_t own_id,
                                  struct suggestion_like **out, size_t *out_count)
{
    const struct str parts[] = {text.title, text.body};
    struct similar_model *m = suggestion_similar_model(ctx->arena);
    struct suggestion_like *best =
        arena_array(ctx->arena, SUGGESTION_LIKE_MOST, struct suggestion_like);
    struct search_hit *hits;
    size_t hits_count, count = 0;

    *out = best;
    *out_count = 0;
    TRY(search_candidates(ctx, "suggestion", str_join(ctx->arena, parts, COUNT(parts), S(" ")),
                          CANDIDATES, &hits, &hits_count));
    (void)similar_add(m, text);
    arr_each (i, hits_count)
        (void)similar_add(m, (struct similar_text){hits[i].title, hits[i].body});
    similar_ready(m);
    arr_each (i, hits_count) {
        struct suggestion_like one;
        struct similar_result why;
        bool open;

        similar_compare(m, 0, i + 1, &why);
        /* drafts are the writer's own, perhaps this very one, saved a moment ago */
        if (why.score < SUGGESTION_ALIKE || hits[i].record_id == own_id ||
            str_eqz(hits[i].state, "draft"))
            continue;
        TRY(search_may_open(ctx, &hits[i], &open));
        one = like_of(&hits[i], &why);
        if (open)
            keep_best(best, &count, &one);
    }
    *out_count = count;
    return ST_OK;
}

/* ---------------------------------------------------------------- over a session */

/* Groups that grow together: each knows one above it. */
static size_t root_of(size_t *above, size_t i)
{
    while (above[i] != i) {
        above[i] = above[above[i]];
        i = above[i];
    }
    return i;
}

struct sorting {
    struct ctx *ctx;
    struct similar_model *model;
    struct suggestion_likeness *out;
    size_t *above;
    uint32_t *best; /* strongest pair of the group of a root */
    struct similar_result *why;
};

/* Can the office still merge one into the other? */
static bool can_merge(const struct suggestion_likeness *l, const struct similar_pair *pair)
{
    return suggestion_allowed(l->all[pair->a].state, DO_MERGE) ||
           suggestion_allowed(l->all[pair->b].state, DO_MERGE);
}

static void note_twins(struct sorting *s, const struct similar_pair *pair)
{
    struct suggestion_likeness *out = s->out;
    struct similar_result why;

    similar_compare(s->model, pair->a, pair->b, &why);
    if (suggestion_is_duplicate(&why))
        out->twins[out->twins_count++] = (struct suggestion_twins){pair->a, pair->b, why};
}

/* What can be done something about comes first. */
static void put_twins(struct sorting *s, const struct similar_pair *pairs, size_t count)
{
    s->out->twins = arena_array(s->ctx->arena, TWINS_MOST, struct suggestion_twins);
    for (int merge = 1; merge >= 0; merge--)
        for (size_t i = 0; i < count && s->out->twins_count < TWINS_MOST; i++)
            if (can_merge(s->out, &pairs[i]) == (merge == 1))
                note_twins(s, &pairs[i]);
}

/* Both belong to one issue, whose reason is that of its most alike two. */
static void note_issue(struct sorting *s, const struct similar_pair *pair)
{
    size_t a = root_of(s->above, pair->a), b = root_of(s->above, pair->b);
    struct similar_result why;

    if (pair->score < SUGGESTION_ISSUE)
        return;
    similar_compare(s->model, pair->a, pair->b, &why);
    if (why.score > s->best[a]) {
        s->best[a] = why.score;
        s->why[a] = why;
    }
    if (a == b)
        return;
    if (s->best[b] > s->best[a]) {
        s->best[a] = s->best[b];
        s->why[a] = s->why[b];
    }
    s->above[b] = a;
}

static void put_issue(struct sorting *s, size_t root, size_t count)
{
    struct suggestion_likeness *out = s->out;
    size_t *members = arena_array(s->ctx->arena, count, size_t);
    struct suggestion_issue issue = {members, 0, s->why[root]};
    size_t at = out->issues_count;

    arr_each (i, out->count)
        if (root_of(s->above, i) == root)
            members[issue.count++] = i;
    while (at > 0 && out->issues[at - 1].count < issue.count)
        at--;
    if (at == ISSUES_MOST)
        return;
    if (out->issues_count < ISSUES_MOST)
        out->issues_count++;
    for (size_t i = out->issues_count - 1; i > at; i--)
        out->issues[i] = out->issues[i - 1];
    out->issues[at] = issue;
}

/* Two are a pair; from three on it is an issue. */
static void put_issues(struct sorting *s)
{
    size_t *sizes = arena_array(s->ctx->arena, s->out->count, size_t);

    s->out->issues = arena_array(s->ctx->arena, ISSUES_MOST, struct suggestion_issue);
    arr_each (i, s->out->count)
        sizes[root_of(s->above, i)]++;
    arr_each (i, s->out->count)
        if (sizes[i] >= 3)
            put_issue(s, i, sizes[i]);
}

enum status suggestion_likeness(struct ctx *ctx, int64_t session_id,
                                struct suggestion_likeness *out)
{
    struct suggestion_likeness found = {0};
    struct sorting s = {.ctx = ctx, .out = &found};
    struct similar_pair *pairs;
    size_t count;

    TRY(suggestion_store_compared(ctx, session_id, SUGGESTION_SESSION_MOST + 1, &found.all,
                                  &found.count));
    found.cut = found.count > SUGGESTION_SESSION_MOST;
    found.count -= found.cut;
    s.model = suggestion_similar_model(ctx->arena);
    s.above = arena_array(ctx->arena, found.count, size_t);
    s.best = arena_array(ctx->arena, found.count, uint32_t);
    s.why = arena_array(ctx->arena, found.count, struct similar_result);
    arr_each (i, found.count) {
        s.above[i] = i;
        (void)similar_add(s.model, (struct similar_text){found.all[i].title, found.all[i].body});
    }
    similar_ready(s.model);
    count = similar_pairs(s.model, SUGGESTION_ALIKE, PAIRS_MOST, &pairs);
    put_twins(&s, pairs, count);
    arr_each (i, count)
        note_issue(&s, &pairs[i]);
    put_issues(&s);
    *out = found;
    return ST_OK;
}
