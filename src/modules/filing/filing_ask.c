// SPDX-License-Identifier: MulanPSL-2.0
/* Suggestions and requests to review a document. */
#include "modules/filing/filing_actions.h"
#include "modules/filing/filing_rules.h"
#include "modules/filing/filing_store.h"
#include "platform/crypt.h"
#include "platform/db.h"
#include "platform/event.h"

static struct str code_hash(struct ctx *ctx, struct str code)
{
    return crypt_blind(ctx, "filing_ask.code", code);
}

static enum status add_tx(struct ctx *ctx, const void *input)
{
    struct filing_ask *const *in = input;
    struct filing_ask ask = **in;
    const struct str hash = ask.answer; /* of the code, until it is stored */
    struct filing told = {.title = ask.document, .number = S(""), .organ = S("")};

    ask.answer = S("");
    TRY(filing_store_ask_insert(ctx, &ask, hash));
    told.id = ask.id;
    (*in)->id = ask.id;
    TRY(filing_tell_ask(ctx, &told));
    return event_emit(ctx, "filing.asked", ask.id);
}

enum status filing_ask_add(struct ctx *ctx, const struct filing_ask *in, struct str *out_code,
                           int64_t *out_id)
{
    struct filing_ask ask = *in, *p = &ask;
    const bool request = str_eqz(in->sort, "request");

    if (ask.document.len == 0)
        invalid(ctx, "document", "filing.err.document", NULL);
    if (ask.reason.len == 0)
        invalid(ctx, "reason", "filing.err.reason", NULL);
    if (request && ask.organ_id == 0)
        invalid(ctx, "organ", "filing.err.organ", NULL);
    if (!request && (ask.name.len == 0 || ask.phone.len == 0))
        invalid(ctx, ask.name.len == 0 ? "name" : "phone", "filing.err.person", NULL);
    invalid_long(ctx, "document", ask.document, FILING_TITLE_CHARS);
    invalid_long(ctx, "clause", ask.clause, FILING_LINE_CHARS);
    invalid_long(ctx, "reason", ask.reason, FILING_TEXT_CHARS);
    invalid_long(ctx, "name", ask.name, FILING_LINE_CHARS);
    invalid_long(ctx, "phone", ask.phone, FILING_LINE_CHARS);
    TRY(invalid_done(ctx));
    *out_code = crypt_random_text(ctx->arena, FILING_CODE_CHARS);
    if (ask.clause.len == 0)
        ask.clause = S("");
    ask.state = S("received");
    ask.asked_on = date_none(ask.asked_on) ? ctx->today : ask.asked_on;
    ask.answer = code_hash(ctx, *out_code);
    TRY(db_tx(ctx, add_tx, &p));
    *out_id = ask.id;
    return ST_OK;
}

enum status filing_ask_public(struct ctx *ctx, const struct filing_ask *in, struct str *out_code,
                              int64_t *out_id)
{
    static const struct actor CITIZEN = {0};
    const struct actor *before = ctx->actor;
    const struct str address = ctx->address;
    enum status st;

    ctx->actor = &CITIZEN;
    ctx->address = S("");
    st = filing_ask_add(ctx, in, out_code, out_id);
    ctx->actor = before;
    ctx->address = address;
    return st;
}

/* The first codes were hashed without a key. */
static struct str old_hash(struct arena *a, struct str code)
{
    enum { HASH_BYTES = 32 };
    uint8_t sum[HASH_BYTES];

    crypt_sm3(code.ptr, code.len, sum);
    return str_hex(a, sum, sizeof sum);
}

enum status filing_ask_by_code(struct ctx *ctx, struct str code, struct filing_ask *out)
{
    const enum status st = filing_store_ask_coded(ctx, code_hash(ctx, code), out);

    if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    return filing_store_ask_coded(ctx, old_hash(ctx->arena, code), out);
}

/* The document is taken up because somebody asked. */
static enum status take_up(struct ctx *ctx, int64_t filing_id)
{
    struct filing f;

    TRY(filing_store_get(ctx, filing_id, &f));
    if (str_eqz(f.state, "closed")) {
        TRY(filing_next(f.state, S("reopen"), FILING_OFFICE, &f.state, &ctx->err));
        f.result = f.ground = S("");
        f.closed_on = (struct date){0};
    }
    if (filing_word_known("registered reviewing", f.state)) /* its own motion had three months */
        f.clock_on = (struct date){0};
    f.mode = S("asked");
    TRY(filing_store_update(ctx, &f));
    return filing_note(ctx, f.id, "taken_up", ctx->today, S(""));
}

static void look(struct ctx *ctx, struct filing_ask *ask, struct str looked)
{
    ask->looked = looked;
    ask->looked_on = ctx->today;
}

static enum status look_tx(struct ctx *ctx, const void *input)
{
    const struct filing_ask *in = input;
    struct filing_ask ask;

    TRY(filing_store_ask(ctx, in->id, &ask));
    if (!filing_word_known("received incomplete", ask.state))
        return fail(&ctx->err, ST_RULE, "filing.err.ask_state", NULL);
    ask.version = in->version;
    look(ctx, &ask, in->looked);
    TRY(filing_store_ask_update(ctx, &ask));
    return event_emit(ctx, "filing.ask_looked", ask.id);
}

enum status filing_ask_look(struct ctx *ctx, const struct filing_ask *in)
{
    if (!filing_word_known(FILING_LOOKS, in->looked))
        return fail_field(&ctx->err, "looked", "filing.err.looked", NULL);
    return db_tx(ctx, look_tx, in);
}

/* What is decided says what was found. */
static void look_decided(struct ctx *ctx, struct filing_ask *ask)
{
    static const struct {
        const char *state, *looked;
    } FOUND[] = {{"accepted", "whole"}, {"incomplete", "lacking"}, {"moved", "elsewhere"}};

    arr_each (i, COUNT(FOUND))
        if (str_eqz(ask->state, FOUND[i].state) && !str_eqz(ask->looked, FOUND[i].looked))
            look(ctx, ask, str_from(FOUND[i].looked));
}

static enum status decide_tx(struct ctx *ctx, const void *input)
{
    const struct filing_ask *in = input;
    const bool answered = str_eqz(in->state, "answered");
    struct filing_ask ask;

    TRY(filing_store_ask(ctx, in->id, &ask));
    TRY(filing_check_ask(ask.state, in->state, &ctx->err));
    ask.version = in->version;
    ask.state = in->state;
    if (in->filing_id != 0)
        ask.filing_id = in->filing_id;
    ask.answer = in->answer;
    if (answered)
        ask.answered_on = ctx->today;
    else
        ask.decided_on = ctx->today;
    if (str_eqz(in->state, "accepted")) {
        if (ask.filing_id == 0)
            return fail_field(&ctx->err, "filing", "filing.err.which", NULL);
        TRY(take_up(ctx, ask.filing_id));
    }
    look_decided(ctx, &ask);
    TRY(filing_store_ask_update(ctx, &ask));
    return event_emit(ctx, answered ? "filing.ask_answered" : "filing.ask_decided", ask.id);
}

enum status filing_ask_decide(struct ctx *ctx, const struct filing_ask *in)
{
    if (!filing_word_known(FILING_ASK_STATES, in->state))
        invalid(ctx, "state", "filing.err.ask_word", NULL);
    if (in->answer.len == 0)
        invalid(ctx, "answer", "filing.err.answer", NULL);
    invalid_long(ctx, "answer", in->answer, FILING_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, decide_tx, in);
}
