// SPDX-License-Identifier: MulanPSL-2.0
/* The petitioner's own way to his case: the code he is given, what he sees, what he says. */
#include "modules/petition/petition_public.h"
#include "modules/congress/congress.h"
#include "modules/petition/petition_actions.h"
#include "modules/petition/petition_parts.h"
#include "modules/petition/petition_store.h"
#include "modules/petition/petition_store_follow.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

enum { DIGITS = 10000 };

/* ---------------------------------------------------------------- the office gives a code */

struct making {
    int64_t id, person_id;
    struct str digits;
    struct str *out_code;
};

static enum status make_tx(struct ctx *ctx, const void *input)
{
    const struct making *in = input;
    uint8_t random[FOLLOW_CODE_RANDOM];
    char code[FOLLOW_CODE_SIZE];
    struct petition_person *persons;
    int64_t key_id;
    struct petition p;
    size_t count;

    TRY(petition_load_own(ctx, in->id, &p));
    if (!date_none(p.erased_on))
        return fail(&ctx->err, ST_NOT_FOUND, "crypt.destroyed", NULL);
    TRY(petition_store_person_key(ctx, p.id, in->person_id, &key_id));
    TRY(petition_store_persons(ctx, p.id, &persons, &count));
    if (!petition_gets_code(persons, count, in->person_id))
        return fail(&ctx->err, ST_RULE, "petition.code_others", NULL);
    crypt_random(random, sizeof random);
    follow_code_make(random, code);
    TRY(petition_store_code_set(ctx, p.id, in->person_id, str_from(code), in->digits));
    *in->out_code = follow_code_show(ctx->arena, code);
    return event_emit(ctx, "petition.code_made", p.id);
}

static struct str digits_drawn(struct ctx *ctx)
{
    uint32_t n;

    crypt_random(&n, sizeof n);
    return str_printf(ctx->arena, "%04u", n % DIGITS);
}

enum status petition_code_make(struct ctx *ctx, int64_t id, int64_t person_id, struct str digits,
                               struct str *out_code, struct str *out_digits)
{
    *out_digits = digits.len > 0 ? digits : digits_drawn(ctx);
    if (!follow_digits_good(*out_digits))
        invalid(ctx, "digits", "petition.err.digits", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, make_tx, &(struct making){id, person_id, *out_digits, out_code});
}

enum status petition_codes(struct ctx *ctx, int64_t petition_id, struct petition_code_row **out,
                           size_t *out_count)
{
    return petition_store_codes(ctx, petition_id, out, out_count);
}

enum status petition_ratings(struct ctx *ctx, int64_t petition_id, bool open,
                             struct petition_rating **out, size_t *out_count)
{
    return petition_store_ratings(ctx, petition_id, 0, open, out, out_count);
}

/* ---------------------------------------------------------------- who comes with one */

static enum status unknown(struct ctx *ctx, enum status st)
{
    ctx->err = (struct err){0};
    return fail(&ctx->err, st, "petition.mine.unknown", NULL);
}

static bool fits(struct ctx *ctx, const struct petition_code_row *row, struct str code,
                 struct str digits)
{
    return str_eq(row->digits_hash, petition_store_digits_hash(ctx, code, digits));
}

struct coming {
    struct str code, digits;
    struct petition_code_row row;
    bool good;
};

static enum status find_here(struct ctx *ctx, void *with)
{
    struct coming *c = with;

    return petition_store_code_find(ctx, c->code, &c->row);
}

enum status petition_code_check(struct ctx *ctx, int64_t id, struct str code, struct str digits)
{
    char read[FOLLOW_CODE_SIZE];
    struct petition_code_row row;
    enum status st;

    if (!follow_code_read(code, read))
        return unknown(ctx, ST_RULE);
    st = petition_store_code_find(ctx, str_from(read), &row);
    if (st == ST_NOT_FOUND)
        return unknown(ctx, ST_RULE);
    TRY(st);
    if (row.petition_id != id || !fits(ctx, &row, str_from(read), digits))
        return unknown(ctx, ST_RULE);
    return ST_OK;
}

/* Looked up (what it was a moment ago may have been replaced), compared and counted in one
 * transaction: of a hundred tries at the same instant no
 * more are compared than of a hundred one after the other. */
static enum status try_tx(struct ctx *ctx, const void *input)
{
    struct coming *c = *(struct coming *const *)input;
    struct follow_tries tries;

    c->good = false;
    TRY(petition_store_code_get(ctx, c->row.id, &c->row));
    TRY(petition_store_tries(ctx, c->row.id, &tries));
    if (follow_rests(&tries, ctx->now))
        return ST_OK;
    c->good = fits(ctx, &c->row, c->code, c->digits);
    if (!follow_count(&tries, c->good, ctx->now))
        return ST_OK;
    return petition_store_tries_set(ctx, c->row.id, &tries);
}

enum status petition_pass_open(struct ctx *ctx, struct str code, struct str digits,
                               struct petition_pass *out)
{
    char *read = arena_alloc(ctx->arena, FOLLOW_CODE_SIZE);
    const struct str once = ctx->once;
    struct coming c = {.digits = digits}, *const it = &c;
    enum status st;

    if (!follow_code_read(code, read))
        return unknown(ctx, ST_NOT_FOUND);
    c.code = str_from(read);
    st = congress_find_anywhere(ctx, find_here, &c);
    if (st == ST_NOT_FOUND)
        return unknown(ctx, ST_NOT_FOUND);
    TRY(st);
    ctx->once = S(""); /* that it is sent once is said of what comes after this */
    st = db_tx(ctx, try_tx, &it);
    ctx->once = once;
    if (st == ST_NOT_FOUND)
        return unknown(ctx, ST_NOT_FOUND);
    TRY(st);
    if (!c.good)
        return unknown(ctx, ST_NOT_FOUND);
    *out = (struct petition_pass){c.row.petition_id, c.row.person_id, c.code};
    return ST_OK;
}

/* ---------------------------------------------------------------- what he sees */

static enum status looked_tx(struct ctx *ctx, const void *input)
{
    return event_emit(ctx, "petition.followed", *(const int64_t *)input);
}

static enum status put_steps(struct ctx *ctx, struct petition_mine *out)
{
    const bool why = petition_mine_reason(out->p.outcome);
    struct petition_step *all;
    size_t count;

    TRY(petition_store_steps(ctx, &out->p, why, &all, &count));
    out->steps = arena_array(ctx->arena, count, struct petition_step);
    out->steps_count = petition_mine_steps(all, count, out->steps);
    arr_each (i, count)
        if (why && str_eqz(all[i].act, "end"))
            out->reason = all[i].text;
    return ST_OK;
}

/* May the result be rated at all? */
static enum status check_result(const struct petition_mine *m, struct err *err)
{
    return petition_law_check_rating(!date_none(m->p.replied_on), m->p.state == PETITION_ENDED,
                                     err);
}

/* What the person whose key it is has said, and may still say. */
static enum status put_rating(struct ctx *ctx, int64_t key_id, struct petition_mine *out)
{
    struct petition_rating *all;
    struct err ignored = {0};
    size_t count;

    out->result = petition_result_of(&out->p);
    TRY(petition_store_ratings(ctx, out->p.id, key_id, false, &all, &count));
    arr_each (i, count)
        if (str_eqz(all[i].result, petition_result_word(out->result)))
            out->rated = all[i];
    out->may_rate = out->rated.rating.len == 0 && check_result(out, &ignored) == ST_OK;
    return ST_OK;
}

enum status petition_mine(struct ctx *ctx, const struct petition_pass *who,
                          struct petition_mine *out)
{
    int64_t key_id;
    struct law_params params;
    struct calendar cal;

    *out = (struct petition_mine){0};
    TRY(petition_get(ctx, who->petition_id, &out->p));
    TRY(petition_store_person_key(ctx, out->p.id, who->person_id, &key_id));
    TRY(congress_calendar(ctx, &cal));
    TRY(congress_law_params(ctx, out->p.received_on, &params));
    out->state = petition_mine_state(&out->p);
    out->rolls = params.roll_to_workday;
    out->due = petition_due_by_law(&out->p, &cal, params.roll_to_workday);
    out->untold = petition_untold_of(&out->p);
    out->right = petition_right_of(&out->p, &cal, params.roll_to_workday);
    TRY(put_steps(ctx, out));
    TRY(put_rating(ctx, key_id, out));
    return db_tx(ctx, looked_tx, &who->petition_id);
}

/* ---------------------------------------------------------------- what he says of it */

static enum status rate_tx(struct ctx *ctx, const void *input)
{
    const struct petition_rate *in = input;
    const struct petition_rating rating = {
        .result = in->result, .rating = in->rating, .rated_on = ctx->today, .words = in->words};
    struct petition_mine mine = {0};
    int64_t key_id;

    TRY(petition_get(ctx, in->pass.petition_id, &mine.p));
    TRY(petition_store_person_key(ctx, mine.p.id, in->pass.person_id, &key_id));
    TRY(put_rating(ctx, key_id, &mine));
    TRY(check_result(&mine, &ctx->err));
    if (!str_eqz(in->result, petition_result_word(mine.result)))
        return fail(&ctx->err, ST_RULE, "petition.mine.newer", NULL);
    if (!mine.may_rate)
        return fail(&ctx->err, ST_RULE, "petition.mine.rated", NULL);
    TRY(petition_store_rating_insert(ctx, mine.p.id, key_id, &rating));
    TRY(event_emit(ctx, "petition.rated", mine.p.id));
    TRY(petition_tell(ctx, &mine.p, "petition.rated", mine.p.handler_id, 0));
    if (mine.p.organ_id == 0)
        return ST_OK;
    return petition_tell(ctx, &mine.p, "petition.rated", 0, mine.p.organ_id);
}

enum status petition_rate(struct ctx *ctx, const struct petition_rate *in)
{
    if (!petition_word_among(in->rating, PETITION_RATINGS))
        invalid(ctx, "rating", "petition.err.rating", NULL);
    invalid_long(ctx, "words", in->words, PETITION_WORDS_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, rate_tx, in);
}
