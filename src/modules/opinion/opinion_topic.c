// SPDX-License-Identifier: MulanPSL-2.0
/* The tree of topics, and what the office's own decisions teach about it. */
#include "base/utf8.h"
#include "modules/opinion/opinion_act.h"
#include "modules/opinion/opinion_bayes.h"

enum { TOPIC_CHARS = 40, LEVELS = 5, SUB_LEAST = 3 };

/* ---------------------------------------------------------------- the tree */

static enum status put_below(struct ctx *ctx, struct str path, struct str name,
                             const struct opinion_topic *above, struct opinion_topic *out,
                             bool *out_added)
{
    enum status st = opinion_store_topic_by_path(ctx, path, out);

    *out_added = st == ST_NOT_FOUND;
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    *out = (struct opinion_topic){
        .parent_id = above->id,
        .root_id = above->root_id,
        .level = above->level + 1,
        .name = name,
        .path = path,
        .active = true,
    };
    return opinion_store_add_topic(ctx, out);
}

enum status opinion_topic_put(struct ctx *ctx, struct str path, int64_t *out_id, bool *out_added)
{
    struct opinion_topic above = {0}, one = {0};
    struct str rest = path, name;

    *out_added = false;
    while (str_cut(&rest, '/', &name)) {
        const struct str until = {path.ptr, (size_t)(name.ptr + name.len - path.ptr)};

        name = str_trim(name);
        if (name.len == 0 || utf8_chars(name.ptr, name.len) > TOPIC_CHARS || above.level == LEVELS)
            return fail_field(&ctx->err, "path", "opinion.topic_wrong", NULL);
        TRY(put_below(ctx, until, name, &above, &one, out_added));
        above = one;
    }
    if (above.id == 0)
        return fail_field(&ctx->err, "path", "opinion.topic_wrong", NULL);
    *out_id = above.id;
    return ST_OK;
}

struct topic_adding {
    struct str path;
    int64_t *out_id;
};

static enum status topic_add_tx(struct ctx *ctx, const void *input)
{
    const struct topic_adding *in = input;
    bool added;

    TRY(opinion_topic_put(ctx, in->path, in->out_id, &added));
    if (!added)
        return fail_field(&ctx->err, "path", "opinion.topic_there", NULL);
    return event_emit(ctx, "opinion.topic_added", *in->out_id);
}

enum status opinion_topic_add(struct ctx *ctx, struct str path, int64_t *out_id)
{
    return db_tx(ctx, topic_add_tx, &(struct topic_adding){path, out_id});
}

static enum status topic_set_tx(struct ctx *ctx, const void *input)
{
    const struct opinion_topic_set *in = input;
    struct opinion_topic t;

    TRY(opinion_store_topic(ctx, in->id, &t));
    if (in->version != 0)
        t.version = in->version;
    t.organ_id = in->organ_id;
    t.active = in->active;
    TRY(opinion_store_save_topic(ctx, &t));
    return event_emit(ctx, "opinion.topic_changed", in->id);
}

enum status opinion_topic_set(struct ctx *ctx, const struct opinion_topic_set *in)
{
    return db_tx(ctx, topic_set_tx, in);
}

/* ---------------------------------------------------------------- learning */

/* Two models in one: of the first level, and of the topics themselves. */
static struct str pack_two(struct ctx *ctx, struct str roots, struct str topics)
{
    struct buf b = buf_new(ctx->arena, 0);

    buf_printf(&b, "%zu\n", roots.len);
    buf_str(&b, roots);
    buf_str(&b, topics);
    return buf_view(&b);
}

static bool unpack_two(struct ctx *ctx, struct str bytes, struct bayes **out_roots,
                       struct bayes **out_topics)
{
    struct str head;
    int64_t len;

    *out_roots = *out_topics = NULL;
    if (!str_cut(&bytes, '\n', &head) || !str_to_int(head, &len) || len < 0 ||
        (size_t)len > bytes.len)
        return false;
    *out_roots = bayes_open(ctx->arena, (struct str){bytes.ptr, (size_t)len});
    *out_topics = bayes_open(ctx->arena, (struct str){bytes.ptr + len, bytes.len - (size_t)len});
    return *out_roots != NULL && *out_topics != NULL;
}

static enum status learn_tx(struct ctx *ctx, const void *input)
{
    const struct opinion_model_row *seen = input;
    struct bayes *roots = bayes_new(ctx->arena), *topics = bayes_new(ctx->arena);
    struct opinion_model_row now = *seen;
    struct opinion_decided *all;
    size_t count;

    TRY(opinion_store_decided(ctx, OPINION_LEARN_MOST, &all, &count));
    for (size_t i = count; i-- > 0;) {
        bayes_teach(roots, all[i].root_id, all[i].subject, all[i].body);
        if (all[i].topic_id != all[i].root_id)
            bayes_teach(topics, all[i].topic_id, all[i].subject, all[i].body);
    }
    bayes_ready(roots);
    bayes_ready(topics);
    now.learnt_at = ctx->now;
    now.bytes = pack_two(ctx, bayes_pack(ctx->arena, roots), bayes_pack(ctx->arena, topics));
    return opinion_store_save_model(ctx, &now);
}

enum status opinion_learn(struct ctx *ctx)
{
    struct opinion_model_row have, now = {.bytes = S("")};

    TRY(opinion_store_model(ctx, &have));
    TRY(opinion_store_decisions(ctx, &now.last_id, &now.decided));
    if (now.decided < OPINION_LEARN_LEAST ||
        (now.decided == have.decided && now.last_id == have.last_id))
        return ST_OK;
    return db_tx(ctx, learn_tx, &now);
}

/* ---------------------------------------------------------------- guessing */

struct asked {
    const struct opinion_topic *topics;
    size_t count;
    int64_t root_id; /* 0: any */
};

static const struct opinion_topic *topic_in(const struct asked *a, int64_t id)
{
    arr_each (i, a->count)
        if (a->topics[i].id == id)
            return &a->topics[i];
    return NULL;
}

/* Topics that are out of use are not suggested. */
static bool is_asked(const void *arg, int64_t id)
{
    const struct asked *a = arg;
    const struct opinion_topic *t = topic_in(a, id);

    return t != NULL && (a->root_id == 0 || t->root_id == a->root_id);
}

/* Within the most likely first level, a topic below it, if enough was decided there. */
static void refine(struct ctx *ctx, const struct bayes *topics, struct asked *asked,
                   struct str subject, struct str body, struct opinion_guess *best)
{
    struct bayes_guess g;

    asked->root_id = best->topic_id;
    if (bayes_texts(topics) < SUB_LEAST ||
        bayes_guess(ctx->arena, topics, subject, body, is_asked, asked, &g, 1) == 0)
        return;
    best->topic_id = g.class;
    best->path = topic_in(asked, g.class)->path;
}

enum status opinion_guess(struct ctx *ctx, struct str subject, struct str body,
                          struct opinion_guess **out, size_t *out_count, int64_t *out_learnt)
{
    struct bayes_guess *g = arena_array(ctx->arena, OPINION_GUESSES, struct bayes_guess);
    struct bayes *roots, *topics;
    struct opinion_model_row m;
    struct opinion_topic *all;
    struct asked asked;

    *out = arena_array(ctx->arena, OPINION_GUESSES, struct opinion_guess);
    *out_count = 0;
    TRY(opinion_store_model(ctx, &m));
    *out_learnt = m.decided;
    if (m.bytes.len == 0 || !unpack_two(ctx, m.bytes, &roots, &topics))
        return ST_OK;
    TRY(opinion_store_topics(ctx, true, &all, &asked.count));
    asked.topics = all;
    asked.root_id = 0;
    *out_count =
        bayes_guess(ctx->arena, roots, subject, body, is_asked, &asked, g, OPINION_GUESSES);
    arr_each (i, *out_count)
        (*out)[i] = (struct opinion_guess){.topic_id = g[i].class,
                                           .path = topic_in(&asked, g[i].class)->path,
                                           .share = g[i].share,
                                           .words = g[i].words,
                                           .words_count = g[i].words_count};
    if (*out_count > 0)
        refine(ctx, topics, &asked, subject, body, *out);
    return ST_OK;
}
