// SPDX-License-Identifier: MulanPSL-2.0
/* What is a higher congress's business goes up to it, and its answer comes back down. Both records
 * stay: the one here waits, the one there is handled as any other. */
#include "modules/attachment/attachment.h"
#include "modules/suggestion/suggestion_act.h"
#include "modules/suggestion/suggestion_list.h"

/* The same request, acting in another congress as the program itself: the flow may write there, the
 * person may not. */
struct elsewhere {
    struct actor actor;
    struct ctx ctx;
};

static struct ctx *go_to(struct ctx *ctx, int64_t congress_id, struct elsewhere *e)
{
    e->actor = *ctx->actor;
    e->actor.system = true;
    e->actor.congress_id = congress_id;
    e->actor.organ_id = e->actor.deputy_id = 0;
    e->ctx = *ctx;
    e->ctx.actor = &e->actor;
    e->ctx.congress_id = congress_id;
    return &e->ctx;
}

/* What went wrong there is told here. */
static enum status come_back(struct ctx *ctx, const struct elsewhere *e, enum status st)
{
    if (st != ST_OK)
        ctx->err = e->ctx.err;
    return st;
}

/* ---------------------------------------------------------------- up */

static const struct suggestion_signer *lead_of(const struct act *a)
{
    arr_each (i, a->signers_count)
        if (a->signers[i].lead && a->signers[i].suggestion_id == a->s.id)
            return &a->signers[i];
    return NULL;
}

static enum status make_above(struct ctx *ctx, struct ctx *up, const struct act *a,
                              const struct congress *here, const struct suggestion_text *text)
{
    const struct suggestion_signer *lead = lead_of(a);
    struct suggestion_text t = *text;
    struct act above = {.s = {.id = db_new_id(up),
                              .version = 1,
                              .kind = SUGGESTION_KIND_SUGGESTION,
                              .state = SUGGESTION_SUBMITTED,
                              .title = a->s.title,
                              .text_revision = 1,
                              .source = S("lower"),
                              .origin_congress_id = here->id,
                              .origin_id = a->s.id,
                              .round = 1,
                              .confidential = a->s.confidential}};

    above.s.origin_text = str_printf(up->arena, STR_FMT " " STR_FMT, STR_ARG(here->short_name),
                                     STR_ARG(lead != NULL ? lead->name : a->s.origin_text));
    act_data_begin(up, &above);
    TRY(suggestion_table(up, &above.s, up->today));
    t.id = 0;
    t.revision = 1;
    TRY(suggestion_store_insert(up, &above.s));
    TRY(suggestion_store_save_text(up, above.s.id, &t));
    TRY(attachment_pass_on(ctx, (struct attachment_of){"suggestion", a->s.id}, up,
                           (struct attachment_of){"suggestion", above.s.id}));
    json_int(&above.json, "origin_congress", here->id);
    json_int(&above.json, "origin", a->s.id);
    return act_tell(up, &above, "suggestion.submitted");
}

static enum status hand_up_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_hand_up *in = input;
    struct suggestion_link link = {.kind = S("handed_up")};
    struct suggestion_gate gate = {.kind = S("handed_up"), .note = in->note, .about = in->to_name};
    struct suggestion_text text;
    struct congress here, above;
    struct elsewhere e;
    struct act a;

    TRY(act_begin(ctx, in->id, in->version, DO_HAND_UP, &a));
    TRY(congress_get(ctx, ctx->congress_id, &here));
    if (here.parent_id == 0) {
        need(ctx, "to_name", in->to_name);
    } else {
        TRY(congress_get(ctx, here.parent_id, &above));
        gate.about = above.name;
    }
    need(ctx, "note", in->note);
    TRY(invalid_done(ctx));
    TRY(suggestion_store_text(ctx, in->id, a.s.text_revision, &text));
    TRY(act_stop_units(ctx, &a));
    TRY(act_move(ctx, &a, DO_HAND_UP, TURN_ONLY));
    a.s.first_handed_on = date_none(a.s.first_handed_on) ? ctx->today : a.s.first_handed_on;
    json_int(&a.json, "congress", here.parent_id);
    link.congress_id = here.parent_id;
    link.title = gate.about;
    TRY(suggestion_store_add_link(ctx, in->id, &link));
    TRY(suggestion_store_add_gate(ctx, in->id, &gate));
    TRY(act_save(ctx, &a, "suggestion.handed_up"));
    if (here.parent_id == 0)
        return ST_OK;
    return come_back(ctx, &e, make_above(ctx, go_to(ctx, here.parent_id, &e), &a, &here, &text));
}

enum status suggestion_hand_up(struct ctx *ctx, const struct suggestion_hand_up *in)
{
    return db_tx(ctx, hand_up_tx, in);
}

/* ---------------------------------------------------------------- down */

/* An answer from above as a reply: sent, of no unit of ours. */
static enum status add_answer(struct ctx *ctx, struct act *a, const struct suggestion_up_answer *in,
                              struct str kind, int64_t *out_reply)
{
    struct suggestion_reply_row row = {.r = {.suggestion_id = a->s.id,
                                             .round = a->s.round,
                                             .revision = 1,
                                             .state = S("sent"),
                                             .organ_name = in->organ_name,
                                             .doc_number = in->doc_number,
                                             .title = a->s.title,
                                             .body = in->body,
                                             .class_code = in->class_code,
                                             .class_kind = kind,
                                             .sent_on = in->on}};

    row.drafted_by = ctx->actor->account_id;
    TRY(suggestion_store_add_reply(ctx, &row));
    TRY(suggestion_store_add_reply_version(ctx, &row.r));
    *out_reply = row.r.id;
    a->s.class_code = in->class_code;
    a->s.class_kind = kind;
    return ST_OK;
}

static enum status answer(struct ctx *ctx, struct act *a, const struct suggestion_up_answer *in,
                          bool last, int64_t *out_reply)
{
    struct suggestion_class class = {0};
    const enum status st = in->class_code.len != 0
                               ? suggestion_class_by_code(ctx, in->class_code, &class)
                               : ST_NOT_FOUND;

    if (in->class_code.len != 0 && st != ST_OK)
        return fail_field(&ctx->err, "class", "suggestion.err.class", "");
    TRY(add_answer(ctx, a, in, class.kind, out_reply));
    if (!last)
        return ST_OK;
    TRY(act_move(ctx, a, DO_UP_ANSWER, TURN_ONLY));
    return suggestion_begin_rating(ctx, a);
}

static enum status refused(struct ctx *ctx, struct act *a, struct str note)
{
    TRY(act_move(ctx, a, DO_UP_ANSWER, TURN_REFUSED));
    a->s.refusal_note = note;
    TRY(suggestion_store_add_gate(
        ctx, a->s.id, &(struct suggestion_gate){.kind = S("up_refused"), .note = note}));
    return act_save(ctx, a, "suggestion.up_refused");
}

static enum status up_answer_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_up_answer *in = input;
    struct suggestion_up_answer answered = *in;
    int64_t reply_id;
    struct act a;

    TRY(act_begin(ctx, in->id, in->version, DO_UP_ANSWER, &a));
    need(ctx, "body", in->body);
    if (!in->refused) {
        need(ctx, "organ_name", in->organ_name);
        answered.on = need_day(ctx, "on", in->on, a.s.tabled_on);
    }
    TRY(invalid_done(ctx));
    if (in->refused)
        return refused(ctx, &a, in->body);
    TRY(answer(ctx, &a, &answered, true, &reply_id));
    return act_save(ctx, &a, "suggestion.up_answered");
}

enum status suggestion_up_answer(struct ctx *ctx, const struct suggestion_up_answer *in)
{
    return db_tx(ctx, up_answer_tx, in);
}

/* The record below, if it still waits for us. */
static enum status load_below(struct ctx *down, const struct act *a, struct act *below)
{
    TRY(act_load(down, a->s.origin_id, below));
    return suggestion_allowed(below->s.state, DO_UP_ANSWER) ? ST_OK : ST_NOT_FOUND;
}

static enum status pass_replies(struct ctx *ctx, struct ctx *down, const struct act *a,
                                struct act *below)
{
    struct suggestion_reply_row *rows;
    size_t count;

    TRY(suggestion_store_replies(ctx, a->s.id, &rows, &count));
    arr_each (i, count) {
        const struct suggestion_reply *r = &rows[count - 1 - i].r;
        struct suggestion_class class = {0};
        struct suggestion_up_answer in = {.organ_name = r->organ_name,
                                          .doc_number = r->doc_number,
                                          .body = r->body,
                                          .on = r->sent_on};
        int64_t reply_id;

        if (r->round != a->s.round || !str_eqz(r->state, "sent"))
            continue;
        if (suggestion_class_by_kind(down, r->class_kind, &class) == ST_OK)
            in.class_code = class.code;
        TRY(answer(down, below, &in, false, &reply_id));
        TRY(attachment_pass_on(ctx, (struct attachment_of){"suggestion_reply", r->id}, down,
                               (struct attachment_of){"suggestion_reply", reply_id}));
    }
    TRY(act_move(down, below, DO_UP_ANSWER, TURN_ONLY));
    TRY(suggestion_begin_rating(down, below));
    return act_save(down, below, "suggestion.up_answered");
}

enum status suggestion_pass_answer_down(struct ctx *ctx, struct act *a)
{
    struct elsewhere e;
    struct act below;
    struct ctx *down;
    enum status st;

    if (a->s.origin_id == 0)
        return ST_OK;
    down = go_to(ctx, a->s.origin_congress_id, &e);
    st = load_below(down, a, &below);
    if (st == ST_NOT_FOUND)
        return ST_OK; /* withdrawn meanwhile */
    TRY(come_back(ctx, &e, st));
    return come_back(ctx, &e, pass_replies(ctx, down, a, &below));
}

enum status suggestion_pass_refusal_down(struct ctx *ctx, struct act *a)
{
    struct elsewhere e;
    struct act below;
    struct ctx *down;
    enum status st;

    if (a->s.origin_id == 0)
        return ST_OK;
    if (a->s.state != SUGGESTION_RETURNED)
        return fail(&ctx->err, ST_RULE, "suggestion.err.lower_return_only", NULL);
    down = go_to(ctx, a->s.origin_congress_id, &e);
    st = load_below(down, a, &below);
    if (st == ST_NOT_FOUND)
        return ST_OK;
    TRY(come_back(ctx, &e, st));
    return come_back(ctx, &e, refused(down, &below, a->s.refusal_note));
}

static enum status withdraw_above(struct ctx *up, int64_t congress_id, int64_t origin_id,
                                  struct str note)
{
    struct act above;
    int64_t id = 0;
    const enum status st = suggestion_store_by_origin(up, congress_id, origin_id, &id);

    if (st == ST_NOT_FOUND)
        return ST_OK; /* sent outside */
    TRY(st);
    TRY(act_load(up, id, &above));
    if (!suggestion_allowed(above.s.state, DO_WITHDRAW))
        return ST_OK;
    TRY(act_stop_units(up, &above));
    TRY(act_move(up, &above, DO_WITHDRAW, TURN_ONLY));
    above.s.refusal_note = note;
    above.s.public_text = above.s.public_reply = false;
    return act_save(up, &above, "suggestion.withdrawn");
}

enum status suggestion_pass_withdrawal_up(struct ctx *ctx, struct act *a)
{
    struct congress here;
    struct elsewhere e;

    if (a->from != SUGGESTION_HANDED_UP)
        return ST_OK;
    TRY(congress_get(ctx, ctx->congress_id, &here));
    if (here.parent_id == 0)
        return ST_OK;
    return come_back(
        ctx, &e,
        withdraw_above(go_to(ctx, here.parent_id, &e), here.id, a->s.id, a->s.refusal_note));
}
