// SPDX-License-Identifier: MulanPSL-2.0
/* Opinions about the same matter: finding them, handling them together, taking them apart. */
#include "modules/opinion/opinion_act.h"
#include "modules/opinion/opinion_similar.h"
#include "opinion_similar_words.h"
#include "platform/search.h"

enum { CANDIDATES = 300, ALIKES_MOST = 6 };

static struct str text_of_case(struct ctx *ctx, const struct opinion *o)
{
    const struct str parts[] = {o->subject, o->body};

    return str_join(ctx->arena, parts, COUNT(parts), S(" "));
}

static void keep_best(struct opinion_alike *best, size_t *count, const struct opinion_alike *one)
{
    size_t at = *count;

    while (at > 0 && best[at - 1].why.score < one->why.score)
        at--;
    if (at == ALIKES_MOST)
        return;
    if (*count < ALIKES_MOST)
        ++*count;
    for (size_t i = *count - 1; i > at; i--)
        best[i] = best[i - 1];
    best[at] = *one;
}

/* What is finished takes nothing more in: its answer was for others. */
static bool takes_more(struct str word)
{
    enum opinion_state state = OPINION_CLOSED;

    return opinion_state_parse(word, &state) &&
           (opinion_alive(state) || state == OPINION_SUGGESTION);
}

static enum status put_alike(struct ctx *ctx, const struct search_hit *h,
                             const struct similar_result *why, struct opinion_alike *best,
                             size_t *count)
{
    struct opinion o;
    const enum status st = opinion_get(ctx, h->record_id, &o);

    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        return ST_OK;
    }
    TRY(st);
    if (!takes_more(o.state))
        return ST_OK;
    keep_best(best, count,
              &(struct opinion_alike){.id = o.id,
                                      .subject = o.subject,
                                      .number = o.number,
                                      .state = o.state,
                                      .place = o.place,
                                      .raised_on = o.raised_on,
                                      .why = *why});
    return ST_OK;
}

enum status opinion_alikes(struct ctx *ctx, int64_t id, struct opinion_alike **out,
                           size_t *out_count)
{
    struct similar_model *m = similar_model(ctx->arena, str_from(similar_words_txt));
    struct search_hit *hits;
    struct opinion o;
    size_t count;

    *out = arena_array(ctx->arena, ALIKES_MOST, struct opinion_alike);
    *out_count = 0;
    TRY(opinion_get(ctx, id, &o));
    if (o.hidden)
        return ST_OK;
    TRY(search_candidates(ctx, "opinion", text_of_case(ctx, &o), CANDIDATES, &hits, &count));
    (void)similar_add(m, (struct similar_text){o.subject, o.body});
    arr_each (i, count)
        (void)similar_add(m, (struct similar_text){hits[i].title, hits[i].body});
    similar_ready(m);
    arr_each (i, count) {
        struct similar_result why;

        if (hits[i].record_id == id)
            continue;
        similar_compare(m, 0, i + 1, &why);
        if (opinion_is_alike(&why))
            TRY(put_alike(ctx, &hits[i], &why, *out, out_count));
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- together */

/* The count of all who said it goes to the one they are handled with. */
static enum status add_alike(struct ctx *ctx, struct opinion_case *into, int64_t number)
{
    into->alike += number;
    return opinion_store_save_case(ctx, into);
}

/* What had been merged into the one that is merged now follows it. */
static enum status move_followers(struct ctx *ctx, int64_t from, int64_t to)
{
    struct opinion_case c;
    int64_t *ids;
    size_t count;

    TRY(opinion_store_merged(ctx, from, &ids, &count));
    arr_each (i, count) {
        TRY(opinion_store_case(ctx, ids[i], &c));
        c.into_id = to;
        TRY(opinion_store_save_case(ctx, &c));
    }
    return ST_OK;
}

static enum status merge_tx(struct ctx *ctx, const void *input)
{
    const struct opinion_merge *in = input;
    struct opinion_case into;
    struct opinion_act a;

    TRY(opinion_act_begin(ctx, in->id, in->version, DO_MERGE, &a));
    TRY(opinion_case_seen(ctx, in->into_id, &into));
    if (into.id == a.c.id || !takes_more(str_from(opinion_state_word(into.state))))
        return fail(&ctx->err, ST_RULE, "opinion.merge_into", NULL);
    if (a.c.hidden || into.hidden) /* each would read what the other was told */
        return fail(&ctx->err, ST_RULE, "opinion.merge_hidden", NULL);
    a.c.before = a.c.state;
    opinion_act_move(&a, DO_MERGE, a.from);
    a.c.into_id = into.id;
    a.c.due_on = (struct date){0};
    TRY(move_followers(ctx, a.c.id, into.id));
    TRY(add_alike(ctx, &into, a.c.alike));
    a.c.alike = 1;
    json_int(&a.json, "into", into.id);
    TRY(opinion_act_step_of(
        ctx, &a,
        (struct opinion_step_row){.kind = S("merged"), .other_id = into.id, .shown = true}));
    return opinion_act_save(ctx, &a, "opinion.merged");
}

enum status opinion_merge(struct ctx *ctx, const struct opinion_merge *in)
{
    return db_tx(ctx, merge_tx, in);
}

/* Back in the state it had; a clock that ran begins anew. */
static enum status split_tx(struct ctx *ctx, const void *input)
{
    const struct opinion_say *in = input;
    struct opinion_case into;
    struct opinion_act a;

    TRY(opinion_act_begin(ctx, in->id, in->version, DO_SPLIT, &a));
    TRY(opinion_store_case(ctx, a.c.into_id, &into));
    json_int(&a.json, "from_id", into.id);
    opinion_act_move(&a, DO_SPLIT, a.from);
    a.c.into_id = 0;
    if (a.c.handler.len == 0)
        TRY(opinion_act_due(ctx, PERIOD_SORT, &a.c.due_on));
    else
        TRY(opinion_act_due(ctx, opinion_period_of(a.c.handler), &a.c.due_on));
    TRY(add_alike(ctx, &into, -1));
    TRY(opinion_act_step_of(
        ctx, &a,
        (struct opinion_step_row){.kind = S("split"), .other_id = into.id, .text = in->note}));
    return opinion_act_save(ctx, &a, "opinion.split");
}

enum status opinion_split(struct ctx *ctx, const struct opinion_say *in)
{
    return db_tx(ctx, split_tx, in);
}
