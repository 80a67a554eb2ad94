// SPDX-License-Identifier: MulanPSL-2.0
/* 答复: drafting in the unified format, sign-off inside the unit, sending. */
#include "law/deputies_law.h"
#include "modules/suggestion/suggestion_act.h"
#include "platform/crypt.h"

static const char PHONE_COLUMN[] = "suggestion_reply.phone";

/* The reply of one task in its present round; ST_NOT_FOUND without touching err. */
static enum status reply_of(struct ctx *ctx, const struct suggestion_handling *h,
                            struct suggestion_reply_row *out)
{
    struct suggestion_reply_row *rows;
    size_t count;

    TRY(suggestion_store_replies(ctx, h->suggestion_id, &rows, &count));
    arr_each (i, count) {
        if (rows[i].r.handling_id == h->id && rows[i].r.round == h->round) {
            *out = rows[i];
            return ST_OK;
        }
    }
    return ST_NOT_FOUND;
}

static enum status promises_of(struct ctx *ctx, const struct suggestion_reply *r,
                               struct suggestion_promise **out, size_t *out_count)
{
    struct suggestion_promise *all;
    size_t count, n = 0;

    TRY(suggestion_store_promises(ctx, r->suggestion_id, &all, &count));
    arr_each (i, count)
        if (all[i].reply_id == r->id)
            all[n++] = all[i];
    *out = all;
    *out_count = n;
    return ST_OK;
}

/* ---------------------------------------------------------------- drafting */

struct draft {
    const struct suggestion_reply_draft *in;
    int64_t *out_id;
};

static enum status set_class(struct ctx *ctx, struct suggestion_reply *r, struct str code)
{
    struct suggestion_class class = {0};

    r->class_code = code;
    r->class_kind = S("");
    if (code.len == 0)
        return ST_OK;
    if (suggestion_class_by_code(ctx, code, &class) != ST_OK || !class.active)
        return fail_field(&ctx->err, "class", "suggestion.err.class", "");
    r->class_kind = class.kind;
    return ST_OK;
}

/* The number belongs to a human being: it is stored under a key of its own. */
static enum status set_phone(struct ctx *ctx, struct suggestion_reply_row *row, struct str phone)
{
    row->phone_sealed = S("");
    if (phone.len == 0)
        return ST_OK;
    if (row->phone_key_id == 0)
        TRY(crypt_key_new(ctx, &row->phone_key_id));
    return crypt_seal(ctx, row->phone_key_id, PHONE_COLUMN, phone, &row->phone_sealed);
}

static enum status fill(struct ctx *ctx, struct suggestion_reply_row *row,
                        const struct suggestion_reply_draft *in)
{
    struct suggestion_reply *r = &row->r;

    r->doc_number = in->doc_number;
    r->addressee = in->addressee;
    r->title = in->title;
    r->body = in->body;
    r->signer = in->signer;
    r->contact_person = in->contact_person;
    r->copy_to = in->copy_to;
    r->not_solved_why = in->not_solved_why;
    r->reported_upward = in->reported_upward;
    TRY(set_class(ctx, r, in->class_code));
    return set_phone(ctx, row, in->phone);
}

static enum status save_promises(struct ctx *ctx, const struct suggestion_reply *r,
                                 const struct suggestion_reply_draft *in)
{
    struct suggestion_promise *old;
    size_t count;

    TRY(promises_of(ctx, r, &old, &count));
    arr_each (i, count)
        TRY(suggestion_store_drop_promise(ctx, old[i].id));
    arr_each (i, in->promises_count) {
        const struct suggestion_promise_new *p = &in->promises[i];
        const struct suggestion_promise fresh = {.suggestion_id = r->suggestion_id,
                                                 .handling_id = r->handling_id,
                                                 .reply_id = r->id,
                                                 .organ_id = r->organ_id,
                                                 .what = p->what,
                                                 .due_on = p->due_on,
                                                 .first_due_on = p->due_on,
                                                 .state = S("drafted")};

        if (str_trim(p->what).len == 0 || !date_valid(p->due_on))
            return fail_field(&ctx->err, "promises", "suggestion.err.promise", "");
        TRY(suggestion_store_add_promise(ctx, &fresh));
    }
    return ST_OK;
}

static enum status new_reply(struct ctx *ctx, const struct suggestion_handling *h,
                             const struct suggestion_reply_draft *in,
                             struct suggestion_reply_row *row)
{
    *row = (struct suggestion_reply_row){.r = {.suggestion_id = h->suggestion_id,
                                               .handling_id = h->id,
                                               .organ_id = h->organ_id,
                                               .round = h->round,
                                               .revision = 1,
                                               .state = S("draft")},
                                         .drafted_by = ctx->actor->account_id};
    TRY(fill(ctx, row, in));
    TRY(suggestion_store_add_reply(ctx, row));
    return suggestion_store_add_reply_version(ctx, &row->r);
}

static enum status change_reply(struct ctx *ctx, struct suggestion_reply_row *row,
                                const struct suggestion_reply_draft *in)
{
    struct suggestion_reply *r = &row->r;
    const bool changed = !str_eq(r->body, in->body) || !str_eq(r->class_code, in->class_code);

    if (str_eqz(r->state, "signing") || str_eqz(r->state, "sent"))
        return fail(&ctx->err, ST_RULE, "suggestion.err.reply_locked", NULL);
    if (in->version != r->version) /* 0: a colleague has begun the same reply meanwhile */
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    TRY(fill(ctx, row, in));
    r->state = S("draft"); /* what was approved was another text */
    r->step = 0;
    r->revision += changed;
    TRY(suggestion_store_update_reply(ctx, row));
    return changed ? suggestion_store_add_reply_version(ctx, r) : ST_OK;
}

static enum status draft_tx(struct ctx *ctx, const void *input)
{
    const struct draft *d = input;
    struct suggestion_reply_row row;
    struct suggestion_handling *h;
    struct act a;
    enum status st;

    TRY(act_begin(ctx, d->in->id, 0, DO_DRAFT_REPLY, &a));
    TRY(act_unit(ctx, &a, d->in->handling_id, false, &h));
    if (h->role == ROLE_JOINT || h->state != HANDLING_SIGNED)
        return fail(&ctx->err, ST_RULE, "suggestion.err.sign_first", NULL);
    st = reply_of(ctx, h, &row);
    if (st == ST_NOT_FOUND)
        TRY(new_reply(ctx, h, d->in, &row));
    else if (st == ST_OK)
        TRY(change_reply(ctx, &row, d->in));
    else
        return st;
    TRY(save_promises(ctx, &row.r, d->in));
    if (d->out_id != NULL)
        *d->out_id = row.r.id;
    json_int(&a.json, "reply", row.r.id);
    json_int(&a.json, "organ", h->organ_id);
    json_int(&a.json, "revision", row.r.revision);
    return act_tell(ctx, &a, "suggestion.reply_drafted");
}

enum status suggestion_draft_reply(struct ctx *ctx, const struct suggestion_reply_draft *in,
                                   int64_t *out_reply_id)
{
    return db_tx(ctx, draft_tx, &(struct draft){in, out_reply_id});
}

/* ---------------------------------------------------------------- complete and heard */

static enum status check_complete(struct ctx *ctx, const struct suggestion_reply *r)
{
    const char *missing = suggestion_reply_fault(r);
    struct suggestion_promise *promises;
    size_t count;

    if (missing != NULL)
        return fail_field(&ctx->err, missing, "suggestion.err.required", "");
    TRY(promises_of(ctx, r, &promises, &count));
    return suggestion_check_class(r, count, &ctx->err);
}

/* In a later round the deputy is to be heard again, after the demand to handle it again. */
static enum status check_heard(struct ctx *ctx, const struct act *a,
                               const struct suggestion_handling *h)
{
    const struct deputies_law_reply facts = {
        .handed_over = h->round > 1 ? a->s.redo_on : h->handed_on,
        .contacted = h->contacted_on,
        .replied = ctx->today,
    };

    if (h->round > 1 && (date_none(h->contacted_on) || date_cmp(h->contacted_on, a->s.redo_on) < 0))
        return fail(&ctx->err, ST_RULE, "suggestion.err.contact_again",
                    "《代表法》(2025-03-11)第51条第2款");
    return deputies_law_check_reply(&facts, &ctx->err);
}

static enum status load_own_reply(struct ctx *ctx, struct act *a, int64_t handling_id,
                                  struct suggestion_handling **out_h,
                                  struct suggestion_reply_row *out_row)
{
    TRY(act_unit(ctx, a, handling_id, false, out_h));
    if (reply_of(ctx, *out_h, out_row) != ST_OK)
        return fail(&ctx->err, ST_NOT_FOUND, "suggestion.err.no_reply", NULL);
    return ST_OK;
}

static enum status submit_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_handling_ref *in = input;
    struct suggestion_reply_row row;
    struct suggestion_handling *h;
    struct act a;

    TRY(act_begin(ctx, in->id, 0, DO_SUBMIT_REPLY, &a));
    TRY(load_own_reply(ctx, &a, in->handling_id, &h, &row));
    if (!str_eqz(row.r.state, "draft") && !str_eqz(row.r.state, "sent_back"))
        return fail(&ctx->err, ST_RULE, "suggestion.err.reply_locked", NULL);
    TRY(check_complete(ctx, &row.r));
    TRY(check_heard(ctx, &a, h));
    row.r.state = S("signing");
    row.r.step = 1;
    TRY(suggestion_store_update_reply(ctx, &row));
    json_int(&a.json, "reply", row.r.id);
    return act_tell(ctx, &a, "suggestion.reply_submitted");
}

enum status suggestion_submit_reply(struct ctx *ctx, const struct suggestion_handling_ref *in)
{
    return db_tx(ctx, submit_tx, in);
}

/* ---------------------------------------------------------------- sign-off */

static enum status sign_off_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_sign_off *in = input;
    struct suggestion_signoff f = {
        .reply_id = in->reply_id, .approved = in->approve, .reason = in->reason};
    struct suggestion_reply_row row;
    struct suggestion_signoff_step *steps;
    size_t count;
    struct act a;

    TRY(act_begin(ctx, in->id, 0, DO_SIGN_OFF, &a));
    TRY(suggestion_store_reply(ctx, in->reply_id, &row));
    if (row.r.suggestion_id != in->id ||
        (!ctx->actor->system && row.r.organ_id != ctx->actor->organ_id))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (!str_eqz(row.r.state, "signing"))
        return fail(&ctx->err, ST_RULE, "suggestion.err.reply_not_signing", NULL);
    if (in->reply_version != 0 && in->reply_version != row.r.version)
        return fail(&ctx->err, ST_CONFLICT, "suggestion.err.letter_changed", NULL);
    if (!in->approve)
        need(ctx, "reason", in->reason);
    TRY(invalid_done(ctx));
    TRY(suggestion_store_steps(ctx, row.r.organ_id, &steps, &count));
    TRY(suggestion_check_step(ctx, steps, count, row.r.step));
    f.step = row.r.step;
    f.step_name = count != 0 && (size_t)row.r.step <= count ? steps[row.r.step - 1].name : S("");
    if (!in->approve) {
        row.r.state = S("sent_back");
        row.r.step = 0;
    } else if ((size_t)row.r.step >= count) {
        row.r.state = S("approved");
    } else {
        row.r.step++;
    }
    TRY(suggestion_store_update_reply(ctx, &row));
    TRY(suggestion_store_add_signoff(ctx, row.r.revision, &f));
    json_int(&a.json, "reply", row.r.id);
    a.note = in->reason;
    json_int(&a.json, "step", f.step);
    json_bool(&a.json, "approved", in->approve);
    return act_tell(ctx, &a, "suggestion.reply_signed_off");
}

enum status suggestion_sign_off(struct ctx *ctx, const struct suggestion_sign_off *in)
{
    return db_tx(ctx, sign_off_tx, in);
}

/* ---------------------------------------------------------------- sending */

static enum status open_promises(struct ctx *ctx, struct act *a, const struct suggestion_reply *r)
{
    struct suggestion_promise *promises;
    size_t count;

    TRY(promises_of(ctx, r, &promises, &count));
    arr_each (i, count) {
        promises[i].state = S("open");
        TRY(suggestion_store_update_promise(ctx, &promises[i]));
    }
    a->s.promises_open += (int64_t)count;
    return ST_OK;
}

static enum status unit_replied(struct ctx *ctx, const struct suggestion_reply *r,
                                struct suggestion_handling *h)
{
    TRY(act_unit_move(ctx, h, UNIT_REPLY));
    h->replied_on = ctx->today;
    if (date_none(h->first_replied_on)) {
        h->first_replied_on = ctx->today;
        h->in_time = date_cmp(ctx->today, h->due_on) <= 0;
    }
    h->class_code = r->class_code;
    h->class_kind = r->class_kind;
    h->attitude = h->result = MARK_NONE;
    h->escalation = ESCALATION_NONE;
    return suggestion_store_update_unit(ctx, h);
}

/* Of several separate replies the first that did not solve it stands for the whole. */
static void take_class(struct act *a)
{
    bool taken = false;

    arr_each (i, a->units_count) {
        const struct suggestion_handling *h = &a->units[i];

        if (h->role == ROLE_JOINT || h->state != HANDLING_REPLIED)
            continue;
        if (taken && (str_eqz(h->class_kind, "solved") || !str_eqz(a->s.class_kind, "solved")))
            continue;
        a->s.class_code = h->class_code;
        a->s.class_kind = h->class_kind;
        taken = true;
    }
}

enum status suggestion_begin_rating(struct ctx *ctx, struct act *a)
{
    struct act_law law;

    TRY(act_law(ctx, ctx->today, &law));
    a->s.replied_on = ctx->today;
    if (date_none(a->s.first_replied_on)) {
        a->s.first_replied_on = ctx->today;
        a->s.in_time = true;
        arr_each (i, a->units_count)
            if (a->units[i].state == HANDLING_REPLIED)
                a->s.in_time = a->s.in_time && a->units[i].in_time;
    }
    a->s.rating_state = RATING_DUE;
    a->s.attitude = a->s.result = MARK_NONE;
    a->s.rated_on = (struct date){0};
    a->s.rating_due_on = suggestion_law_rating_due(&law.params, &law.cal, ctx->today);
    a->s.reminders = 0;
    a->s.reminded_on = (struct date){0};
    a->s.escalation = ESCALATION_NONE;
    return ST_OK;
}

/* One that came from below is rated there: here nobody is left to ask. */
static enum status end_for_below(struct ctx *ctx, struct act *a)
{
    if (a->s.origin_id == 0)
        return ST_OK;
    a->s.rating_state = RATING_EXCLUDED;
    a->s.closed_on = ctx->today;
    a->s.closed_reason = S("excluded");
    return act_move(ctx, a, DO_EXCLUDE, TURN_CLOSE);
}

static enum status send_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_handling_ref *in = input;
    struct suggestion_reply_row row = {0};
    struct suggestion_handling *h;
    struct act a;

    TRY(act_begin(ctx, in->id, 0, DO_SEND_REPLY, &a));
    TRY(load_own_reply(ctx, &a, in->handling_id, &h, &row));
    if (!str_eqz(row.r.state, "approved"))
        return fail(&ctx->err, ST_RULE, "suggestion.err.reply_not_approved",
                    "参照《青岛市代表建议工作条例》第29条");
    TRY(check_complete(ctx, &row.r));
    TRY(check_heard(ctx, &a, h));
    row.r.state = S("sent");
    row.r.sent_on = ctx->today;
    TRY(suggestion_store_update_reply(ctx, &row));
    TRY(open_promises(ctx, &a, &row.r));
    TRY(unit_replied(ctx, &row.r, h));
    act_due(&a);
    json_int(&a.json, "reply", row.r.id);
    json_int(&a.json, "organ", h->organ_id);
    json_int(&a.json, "round", h->round);
    json_str(&a.json, "class", row.r.class_code);
    TRY(act_move(ctx, &a, DO_SEND_REPLY, TURN_UNITS));
    if (a.s.state != SUGGESTION_REPLIED)
        return act_save(ctx, &a, "suggestion.reply_sent");
    take_class(&a);
    TRY(suggestion_begin_rating(ctx, &a));
    TRY(end_for_below(ctx, &a));
    TRY(act_save(ctx, &a, "suggestion.replied"));
    return suggestion_pass_answer_down(ctx, &a);
}

enum status suggestion_send_reply(struct ctx *ctx, const struct suggestion_handling_ref *in)
{
    return db_tx(ctx, send_tx, in);
}

/* ---------------------------------------------------------------- reading one */

/* Without its phone, its signer, and what was masked when it was published. */
static enum status published_reply(struct ctx *ctx, const struct suggestion_reply *r,
                                   struct suggestion_reply *out)
{
    struct suggestion_publication *all;
    size_t count;

    TRY(suggestion_store_publications(ctx, r->suggestion_id, &all, &count));
    arr_each (i, count) {
        if (!all[i].is_public || all[i].reply_id != r->id)
            continue;
        *out = suggestion_reply_public(r, &all[i]);
        return ST_OK;
    }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status suggestion_reply_get(struct ctx *ctx, int64_t reply_id, struct suggestion_reply *out)
{
    struct suggestion_reply_row row;
    enum status st;
    struct act a;

    TRY(suggestion_store_reply(ctx, reply_id, &row));
    TRY(act_load(ctx, row.r.suggestion_id, &a));
    if (!str_eqz(row.r.state, "sent") && !suggestion_sees_drafts(ctx, &row.r))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    if (suggestion_only_public(&a))
        return published_reply(ctx, &row.r, out);
    st = crypt_open(ctx, row.phone_key_id, PHONE_COLUMN, row.phone_sealed, &row.r.phone);
    if (st == ST_NOT_FOUND) {
        row.r.phone = S(""); /* its key was destroyed */
        st = ST_OK;
    }
    *out = row.r;
    return st;
}

bool suggestion_sees_drafts(const struct ctx *ctx, const struct suggestion_reply *r)
{
    return ctx->actor->system || (r->organ_id != 0 && r->organ_id == ctx->actor->organ_id &&
                                  may(ctx, "suggestion.handle"));
}
