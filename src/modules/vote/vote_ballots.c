// SPDX-License-Identifier: MulanPSL-2.0
/* Which store a vote uses, and the one of votes by name: the choice stands beside the voter. */
#include "modules/vote/vote_ballots.h"
#include "modules/congress/congress.h"
#include "modules/vote/vote_store.h"
#include "modules/vote/vote_store_cast.h"
#include "modules/vote/vote_store_roll.h"

const struct ballot_store *vote_ballots(bool sealed)
{
    return sealed ? &VOTE_BALLOTS_SEALED : &VOTE_BALLOTS_NAMED;
}

size_t vote_lines(const struct vote *v, size_t options_count)
{
    return options_count == 0 || (v->kind == VOTE_MOTION && v->en_bloc) ? 1 : options_count;
}

size_t vote_grades(const struct vote *v, struct str out[VOTE_GRADES_MAX])
{
    struct str rest = v->scale;
    size_t n = 0;

    while (n < VOTE_GRADES_MAX && str_cut(&rest, ' ', &out[n]))
        n++;
    return n;
}

enum status vote_form_of(struct ctx *ctx, const struct vote *v, size_t lines, struct vote_form *out)
{
    struct str words[VOTE_GRADES_MAX];
    struct law_params params = {0};

    if (v->write_in)
        TRY(congress_law_params(ctx, v->on, &params));
    *out = (struct vote_form){
        .kind = v->kind,
        .lines = lines,
        .grades = v->kind == VOTE_RATING ? vote_grades(v, words) : 0,
        .seats = v->seats,
        .write_in = v->write_in,
        .write_in_for_opposed = params.write_in_for_opposed,
    };
    return ST_OK;
}

enum status vote_form_get(struct ctx *ctx, const struct vote *v, struct vote_form *out)
{
    struct vote_option *options;
    size_t count;

    TRY(vote_store_options(ctx, v->id, &options, &count));
    return vote_form_of(ctx, v, vote_lines(v, count), out);
}

static enum status named_open(struct ctx *ctx, const struct vote *v)
{
    (void)ctx;
    (void)v;
    return ST_OK;
}

enum status vote_ballots_mark_new(struct ctx *ctx, int64_t vote_id,
                                  struct vote_dropped *const *ballots, size_t count, bool by_name)
{
    struct vote_store_mark *marks = arena_array(ctx->arena, count, struct vote_store_mark);
    struct vote_store_mark **list = arena_array(ctx->arena, count, struct vote_store_mark *);

    arr_each (i, count) {
        marks[i].voter_id = ballots[i]->voter_id;
        marks[i].choice = by_name ? ballots[i]->ballot : S("");
        list[i] = &marks[i];
    }
    TRY(vote_store_cast_many(ctx, vote_id, list, count));
    arr_each (i, count)
        if (marks[i].written)
            ballots[i]->taken = VOTE_TAKEN_NEW;
    return ST_OK;
}

static enum status named_cast_new(struct ctx *ctx, const struct vote_running *v,
                                  struct vote_dropped *const *ballots, size_t count)
{
    return vote_ballots_mark_new(ctx, v->id, ballots, count, true);
}

static enum status named_cast(struct ctx *ctx, const struct vote_running *v, struct vote_dropped *b)
{
    struct str way, before;

    TRY(vote_ballots_mark_new(ctx, v->id, &b, 1, true));
    if (b->taken == VOTE_TAKEN_NEW)
        return ST_OK;
    TRY(vote_store_cast_of(ctx, v->id, b->voter_id, &way, &before));
    if (!str_eqz(way, "device"))
        return fail(&ctx->err, ST_RULE, "vote.voted_already", NULL);
    if (!str_eq(before, b->ballot))
        TRY(vote_store_recast(ctx, b->voter_id, b->ballot));
    b->taken = str_eq(before, b->ballot) ? VOTE_TAKEN_AGAIN : VOTE_TAKEN_CHANGED;
    return ST_OK;
}

static enum status named_ready(struct ctx *ctx, const struct vote *v, bool *out)
{
    (void)ctx;
    (void)v;
    *out = true;
    return ST_OK;
}

static enum status named_count(struct ctx *ctx, const struct vote *v, const struct vote_form *form,
                               struct vote_sum *sum)
{
    struct str *choices;
    uint32_t *times;
    size_t count;

    TRY(vote_store_choices(ctx, v->id, &choices, &times, &count));
    arr_each (i, count) {
        struct vote_ballot b;

        if (!vote_rules_read_ballot(ctx->arena, form, choices[i], &b))
            return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "vote %lld: broken choice",
                               (long long)v->id);
        for (uint32_t n = 0; n < times[i]; n++)
            vote_rules_add(ctx->arena, form, sum, &b);
    }
    return ST_OK;
}

static enum status named_clear(struct ctx *ctx, const struct vote *v)
{
    (void)ctx;
    (void)v;
    return ST_OK;
}

static void named_cleared(struct ctx *ctx, const struct vote *v)
{
    (void)ctx;
    (void)v;
}

const struct ballot_store VOTE_BALLOTS_NAMED = {
    .open = named_open,
    .cast_new = named_cast_new,
    .cast = named_cast,
    .by_name = true,
    .ready = named_ready,
    .count = named_count,
    .clear = named_clear,
    .cleared = named_cleared,
};
