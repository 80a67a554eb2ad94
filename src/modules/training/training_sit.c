// SPDX-License-Identifier: MulanPSL-2.0
/* Sitting a test: a paper is drawn, handed in, counted. */
#include "modules/training/training_actions.h"
#include "modules/training/training_rules.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

/* ---------------------------------------------------------------- drawing */

static bool picked(const int64_t *picks, size_t count, int64_t id)
{
    arr_each (i, count)
        if (picks[i] == id)
            return true;
    return false;
}

/* Draw the parts of named topics, or (any) those of all. */
static enum status draw_parts(struct ctx *ctx, struct str draw, bool any, uint64_t *seed,
                              int64_t *picks, size_t *count)
{
    struct str line, topic;
    int64_t want;

    while (str_cut(&draw, '\n', &line)) {
        int64_t *ids;
        size_t found, left = 0;

        if (!training_draw_part(line, &want, &topic) || str_eqz(topic, "*") != any)
            continue;
        TRY(training_store_drawable(ctx, topic, &ids, &found));
        arr_each (i, found)
            if (!picked(picks, *count, ids[i]))
                ids[left++] = ids[i];
        if ((int64_t)left < want)
            return fail(&ctx->err, ST_RULE, "training.err.bank_short", NULL);
        training_shuffle(seed, ids, left, (size_t)want);
        for (size_t i = 0; i < (size_t)want; i++)
            picks[(*count)++] = ids[i];
    }
    return ST_OK;
}

static enum status draw(struct ctx *ctx, const struct training_test *t, struct training_paper *p)
{
    struct buf picks = buf_new(ctx->arena, 0);
    int64_t ids[TRAINING_DRAW_MAX];
    uint64_t seed;
    size_t count = 0;

    crypt_random(&seed, sizeof seed);
    seed >>= 1; /* stored as a signed number */
    p->seed = (int64_t)seed;
    TRY(draw_parts(ctx, t->draw, false, &seed, ids, &count));
    TRY(draw_parts(ctx, t->draw, true, &seed, ids, &count));
    training_shuffle(&seed, ids, count, count);
    arr_each (i, count)
        buf_printf(&picks, "%s%lld", i > 0 ? " " : "", (long long)ids[i]);
    p->picks = buf_view(&picks);
    p->asked = (int64_t)count;
    return ST_OK;
}

struct beginning {
    int64_t seat_id;
    struct training_paper *out;
};

static enum status begin_tx(struct ctx *ctx, const void *input)
{
    const struct beginning *b = input;
    struct training_paper p = {.given = S("")};
    struct training_seat s = {0};
    struct training_test t = {0};
    enum status st;

    TRY(training_seat_get(ctx, b->seat_id, &s));
    st = training_store_open_paper(ctx, s.id, b->out);
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    TRY(training_test_get(ctx, s.test_id, &t));
    TRY(training_check_begin(&t, &s, ctx->today, &ctx->err));
    p.id = db_new_id(ctx);
    p.seat_id = s.id;
    p.number = s.tried + 1;
    p.begun_at = ctx->now;
    p.version = 1;
    TRY(draw(ctx, &t, &p));
    TRY(training_store_paper_insert(ctx, &p));
    s.tried++;
    s.state = S("begun");
    TRY(training_store_seat_update(ctx, &s));
    *b->out = p;
    return event_emit(ctx, "training.paper_begun", t.id);
}

enum status training_begin(struct ctx *ctx, int64_t seat_id, struct training_paper *out)
{
    return db_tx(ctx, begin_tx, &(struct beginning){seat_id, out});
}

/* ---------------------------------------------------------------- counting */

enum status training_paper_questions(struct ctx *ctx, const struct training_paper *p,
                                     struct training_question **out, size_t *out_count)
{
    struct str rest = p->picks, word;

    *out = arena_array(ctx->arena, TRAINING_DRAW_MAX, struct training_question);
    *out_count = 0;
    while (*out_count < TRAINING_DRAW_MAX && str_cut(&rest, ' ', &word)) {
        int64_t id;

        if (!str_to_int(word, &id))
            return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "picks of a paper");
        TRY(training_store_question(ctx, id, &(*out)[*out_count]));
        (*out_count)++;
    }
    return ST_OK;
}

struct handing {
    int64_t seat_id;
    const struct str *given;
    size_t count;
    struct training_paper *out;
    bool *out_late;
};

static enum status count_paper(struct ctx *ctx, const struct handing *h, bool late,
                               struct training_paper *p)
{
    struct buf given = buf_new(ctx->arena, 0);
    struct training_question *q;
    size_t count;

    TRY(training_paper_questions(ctx, p, &q, &count));
    p->right = 0;
    arr_each (i, count) {
        const struct str one = i < h->count ? h->given[i] : S("");

        buf_printf(&given, "%s" STR_FMT, i > 0 ? ";" : "", STR_ARG(one));
        p->right += !late && training_answer_right(q[i].answer, one);
    }
    p->given = buf_view(&given);
    p->ended_at = ctx->now;
    p->percent = training_percent(p->right, p->asked);
    return training_store_paper_update(ctx, p);
}

static enum status hand_in_tx(struct ctx *ctx, const void *input)
{
    const struct handing *h = input;
    struct training_paper p = {0};
    struct training_seat s = {0};
    struct training_test t = {0};
    enum status st;

    TRY(training_seat_get(ctx, h->seat_id, &s));
    TRY(training_test_get(ctx, s.test_id, &t));
    st = training_store_open_paper(ctx, s.id, &p);
    if (st == ST_NOT_FOUND)
        return fail(&ctx->err, ST_RULE, "training.err.no_paper", NULL);
    TRY(st);
    *h->out_late = training_late(&t, p.begun_at, ctx->now) || training_shut(&t, ctx->today);
    TRY(count_paper(ctx, h, *h->out_late, &p));
    s.state = training_seat_state(&t, &s, p.percent);
    if (date_none(s.done_on) || p.percent > s.best) {
        s.best = p.percent;
        s.done_on = ctx->today;
    }
    TRY(training_store_seat_update(ctx, &s));
    *h->out = p;
    return event_emit(ctx, "training.sat", s.id);
}

enum status training_hand_in(struct ctx *ctx, int64_t seat_id, const struct str *given,
                             size_t count, struct training_paper *out, bool *out_late)
{
    arr_each (i, count)
        if (!training_answer_clean(given[i]))
            return fail_field(&ctx->err, "given", "training.err.answer", NULL);
    return db_tx(ctx, hand_in_tx, &(struct handing){seat_id, given, count, out, out_late});
}
