// SPDX-License-Identifier: MulanPSL-2.0
/* Recording opinions, and noting what was made of them. */
#include "modules/opinion/opinion_actions.h"
#include "base/follow_code.h"
#include "base/utf8.h"
#include "modules/opinion/opinion_act.h"
#include "modules/opinion/opinion_rules.h"
#include "platform/crypt.h"
#include "platform/text.h"

static void check_rest(struct ctx *ctx, const struct opinion_new *in)
{
    if (in->subject.len == 0)
        invalid(ctx, "subject", "opinion.subject_missing", NULL);
    if (!opinion_source_known(in->source))
        invalid(ctx, "source", "opinion.source_unknown", NULL);
    invalid_long(ctx, "number", in->number, OPINION_NUMBER_CHARS);
    invalid_long(ctx, "subject", in->subject, OPINION_SUBJECT_CHARS);
    invalid_long(ctx, "body", in->body, OPINION_BODY_CHARS);
    invalid_long(ctx, "place", in->place, OPINION_PLACE_CHARS);
    invalid_long(ctx, "category", in->category, OPINION_CATEGORY_CHARS);
    invalid_long(ctx, "citizen", in->citizen, OPINION_CITIZEN_CHARS);
    invalid_long(ctx, "contact", in->contact, OPINION_CONTACT_CHARS);
    invalid_long(ctx, "address", in->address, OPINION_ADDRESS_CHARS);
    invalid_long(ctx, "wish", in->wish, OPINION_WISH_CHARS);
    if (in->source.len > 0 && opinion_source_known(in->source) &&
        !str_among(OPINION_CHANNELS, in->channel))
        invalid(ctx, "channel", "form.choose", NULL);
    if (in->collector.len > 0 && !str_among(OPINION_COLLECTORS, in->collector))
        invalid(ctx, "collector", "form.choose", NULL);
    if (in->code.len > 0 && !opinion_pin_good(in->pin))
        invalid(ctx, "pin", "opinion.pin_wrong", NULL);
}

struct opinion_new opinion_completed(const struct opinion_new *in)
{
    struct opinion_new out = *in;

    if (out.channel.len == 0)
        out.channel = opinion_channel_of(in->source);
    if (out.source.len == 0)
        out.source = opinion_source_of(in->channel);
    out.cover = T("opinion.hidden_subject");
    return out;
}

struct str opinion_code(struct ctx *ctx)
{
    return crypt_random_text(ctx->arena, OPINION_CODE_CHARS);
}

bool opinion_pin_good(struct str pin)
{
    return follow_digits_good(pin);
}

void opinion_check(struct ctx *ctx, const struct opinion_new *in)
{
    if (in->number.len == 0)
        invalid(ctx, "number", "opinion.number_missing", NULL);
    check_rest(ctx, in);
}

/* The same from what was looked up for many at once. */
static enum status find_ahead(struct ctx *ctx, const struct opinion_new *in, int64_t *out_id,
                              bool *out_same)
{
    const struct opinion_known *have = opinion_ahead_find(in->ahead, in->source, in->number);

    if (have == NULL)
        return ST_OK;
    *out_id = have->id;
    *out_same = str_eq(have->blind, opinion_store_blind(ctx, in->citizen)) &&
                str_eq(have->subject, in->subject) && str_eq(have->body, in->body) &&
                have->raised_at == in->raised_at && str_eq(have->category, in->category) &&
                str_eq(have->place, in->place);
    return ST_OK;
}

enum status opinion_find_same(struct ctx *ctx, const struct opinion_new *in, int64_t *out_id,
                              bool *out_same)
{
    struct opinion have;
    enum status st;

    *out_id = 0;
    *out_same = false;
    if (in->ahead != NULL)
        return find_ahead(ctx, in, out_id, out_same);
    st = opinion_store_by_number(ctx, in->source, in->number, &have);
    if (st == ST_NOT_FOUND)
        return ST_OK;
    TRY(st);
    *out_id = have.id;
    TRY(opinion_store_is_by(ctx, have.id, in->citizen, out_same));
    *out_same = *out_same && str_eq(have.subject, in->subject) && str_eq(have.body, in->body) &&
                have.raised_at == in->raised_at && str_eq(have.category, in->category) &&
                str_eq(have.place, in->place);
    return ST_OK;
}

struct addition {
    const struct opinion_new *in;
    int64_t *out_id;
};

/* What the office calls a category is a decision if the tree has a topic of that name. */
static enum status sort_by_category(struct ctx *ctx, const struct opinion_new *in,
                                    struct opinion_case *c)
{
    struct opinion_topic t;
    enum status st;

    if (in->category.len == 0 || str_eqz(in->channel, "portal") || str_eqz(in->channel, "qr"))
        return ST_OK;
    st = opinion_store_topic_by_path(ctx, in->category, &t);
    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        return ST_OK;
    }
    TRY(st);
    c->topic_id = t.id;
    c->root_id = t.root_id;
    c->topic_by = S("person");
    c->state = OPINION_CLASSIFIED;
    return ST_OK;
}

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct addition *addition = input;
    struct opinion_new in = *addition->in;
    const int64_t id = db_new_id(ctx);
    struct opinion_case c = {0};
    struct opinion have;
    enum status st;

    if (in.number.len == 0)
        in.number = str_printf(ctx->arena, "D%lld", (long long)id);
    st = opinion_store_by_number(ctx, in.source, in.number, &have);
    if (st == ST_OK) {
        (void)fail_field(&ctx->err, "number", "opinion.number_taken", NULL);
        return ST_CONFLICT;
    }
    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    TRY(sort_by_category(ctx, &in, &c));
    TRY(opinion_store_insert(ctx, id, &in, &c));
    *addition->out_id = id;
    return event_emit(ctx, "opinion.received", id);
}

enum status opinion_add(struct ctx *ctx, const struct opinion_new *in, int64_t *out_id)
{
    const struct opinion_new whole = opinion_completed(in);

    opinion_check(ctx, &whole);
    TRY(invalid_done(ctx));
    return db_tx(ctx, add_tx, &(struct addition){&whole, out_id});
}

void opinion_check_new(struct ctx *ctx, const struct opinion_new *in)
{
    const struct opinion_new whole = opinion_completed(in);

    check_rest(ctx, &whole);
}

enum status opinion_register(struct ctx *ctx, const struct opinion_new *in, int64_t *out_id)
{
    const struct opinion_new whole = opinion_completed(in);

    check_rest(ctx, &whole);
    TRY(invalid_done(ctx));
    return db_tx(ctx, add_tx, &(struct addition){&whole, out_id});
}

/* ---------------------------------------------------------------- suggestions */

struct use {
    int64_t opinion_id, suggestion_id;
};

/* A deputy who reads it may form a suggestion from it: no right of this module is asked. What is
 * finished stays as it is; the suggestion is noted all the same. */
static enum status turn(struct ctx *ctx, int64_t id, int64_t suggestion_id)
{
    struct opinion_act a;
    enum status st = opinion_act_begin_free(ctx, id, DO_TURN, &a);

    if (st == ST_RULE || st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        return event_emit_data(
            ctx, "opinion.used", id,
            str_printf(ctx->arena, "{\"suggestion\":%lld}", (long long)suggestion_id));
    }
    TRY(st);
    opinion_act_move(&a, DO_TURN, a.from);
    if (a.c.state == OPINION_SUGGESTION)
        a.c.due_on = (struct date){0};
    json_int(&a.json, "suggestion", suggestion_id);
    TRY(opinion_act_step_of(
        ctx, &a,
        (struct opinion_step_row){
            .kind = S("suggestion"), .other_id = suggestion_id, .text = S(""), .shown = true}));
    return opinion_act_save(ctx, &a, "opinion.used");
}

static enum status mark_used_tx(struct ctx *ctx, const void *input)
{
    const struct use *in = input;
    struct opinion o;
    bool added;

    TRY(opinion_get(ctx, in->opinion_id, &o));
    TRY(opinion_store_add_use(ctx, o.id, in->suggestion_id, &added));
    if (!added)
        return ST_OK;
    TRY(opinion_store_set_used(ctx, o.id));
    return turn(ctx, o.id, in->suggestion_id);
}

enum status opinion_mark_used(struct ctx *ctx, int64_t opinion_id, int64_t suggestion_id)
{
    return db_tx(ctx, mark_used_tx, &(struct use){opinion_id, suggestion_id});
}
