// SPDX-License-Identifier: MulanPSL-2.0
/* From draft to tabled: ask co-signers, confirm, submit; discard, withdraw, keep confidential. */
#include "modules/congress/congress.h"
#include "modules/suggestion/suggestion_actions.h"
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_web_party.h"
#include "platform/text.h"

enum { NOTE_CHARS = 2000 };

/* ---------------------------------------------------------------------- shared */

static struct suggestion_ref ref_of(const struct request *rq)
{
    return (struct suggestion_ref){
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .note = param_text(rq, "note"),
    };
}

/* Names of the own co-signers in one state: "周秀兰、王德明". */
static struct str signers_in(struct ctx *ctx, const struct suggestion_detail *d, const char *state)
{
    struct buf out = buf_new(ctx->arena, 0);

    arr_each (i, d->signers_count) {
        const struct suggestion_signer *g = &d->signers[i];

        if (g->lead || g->suggestion_id != d->s.id || !str_eqz(g->state, state))
            continue;
        if (out.len != 0)
            buf_str(&out, T("suggestion.name_gap"));
        buf_str(&out, g->name);
    }
    return buf_view(&out);
}

/* Co-signers who have agreed to withdraw it. */
static struct str agreed(struct ctx *ctx, const struct suggestion_detail *d)
{
    struct buf out = buf_new(ctx->arena, 0);

    arr_each (i, d->signers_count) {
        if (!d->signers[i].withdraw_agreed)
            continue;
        if (out.len != 0)
            buf_str(&out, T("suggestion.name_gap"));
        buf_str(&out, d->signers[i].name);
    }
    return buf_view(&out);
}

/* What the lead deputy gave as his reason. */
static struct str why_withdrawn(const struct suggestion_detail *d)
{
    arr_each (i, d->signers_count) {
        if (d->signers[i].lead && d->signers[i].suggestion_id == d->s.id &&
            d->signers[i].withdraw_agreed)
            return d->signers[i].reason;
    }
    return S("");
}

static void put_signers(struct suggestion_form *f, const struct suggestion_detail *d)
{
    suggestion_form_fact(f, "suggestion.fact.confirmed", signers_in(f->ctx, d, "confirmed"));
    suggestion_form_fact(f, "suggestion.fact.invited", signers_in(f->ctx, d, "invited"));
    suggestion_form_fact(f, "suggestion.fact.declined", signers_in(f->ctx, d, "declined"));
}

/* The act is not possible yet: why, and where to put it right. */
static const struct empty_v *not_yet(struct suggestion_form *f, struct str title, struct str label,
                                     const char *verb)
{
    struct empty_v *empty = arena_new(f->ctx->arena, struct empty_v);

    *empty = (struct empty_v){
        .title = title,
        .more = suggestion_link_dup(
            f->ctx, label, str_printf(f->ctx->arena, STR_FMT "/%s", STR_ARG(f->v.back), verb)),
    };
    return empty;
}

/* Title, or the first part of the text that is still empty; NULL when all is there. */
static const char *missing_part(const struct suggestion_detail *d)
{
    const struct suggestion_text *t = &d->text;

    if (t->title.len == 0)
        return "suggestion.gap.title";
    if (d->s.kind != SUGGESTION_KIND_BILL)
        return t->body.len == 0 ? "suggestion.gap.body" : NULL;
    if (t->cause.len == 0)
        return "suggestion.gap.cause";
    if (t->grounds.len == 0)
        return "suggestion.gap.grounds";
    return t->proposal.len == 0 ? "suggestion.gap.proposal" : NULL;
}

/* ---------------------------------------------------------------------- ask co-signers */

enum status suggestion_web_ask_confirm_form(struct ctx *ctx, const struct request *rq,
                                            struct response *rs)
{
    struct suggestion_form *f;
    struct suggestion_detail d;
    const char *missing;

    TRY(suggestion_form_of(ctx, rq, DO_ASK_CONFIRM, &d, &f));
    missing = missing_part(&d);
    put_signers(f, &d);
    TRY(suggestion_form_read_text(f, &d));
    if (missing != NULL)
        f->v.empty = not_yet(f, text(missing), T("suggestion.go_edit"), "edit");
    else if (d.s.signer_count < 2)
        f->v.empty = not_yet(f, T("suggestion.gap.cosigners"), T("suggestion.go_edit"), "edit");
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_ask_confirm(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    const struct suggestion_ref in = ref_of(rq);

    TRY(suggestion_ask_confirm(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_ASK_CONFIRM, in.id);
}

enum status suggestion_web_pull_back_form(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_PULL_BACK, &d, &f));
    put_signers(f, &d);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_pull_back(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct suggestion_ref in = ref_of(rq);

    TRY(suggestion_pull_back(ctx, &in));
    respond_flash(rs, "suggestion.do.pull-back.done", S(""));
    return respond_see_other(rs, "/suggestion/draft/%lld", (long long)in.id);
}

/* ---------------------------------------------------------------------- a co-signer answers */

enum status suggestion_web_confirm_form(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct suggestion_options answers =
        suggestion_word_options(ctx, NULL, "1 0", "suggestion.f.confirm.");
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_CONFIRM, &d, &f));
    arr_each (i, d.signers_count) /* alone: nobody has confirmed yet that he joins */
        if (d.signers[i].lead && d.signers[i].suggestion_id == d.s.id)
            suggestion_form_fact(f, "suggestion.f.lead_deputy", d.signers[i].name);
    TRY(suggestion_form_read_text(f, &d));
    suggestion_form_shown(f, "mark", suggestion_text_mark(ctx, &d.s, &d.text));
    (void)suggestion_form_choice(f, "radio", "agree", "suggestion.f.confirm", S(""), &answers);
    form_max(suggestion_form_may(f, "text", "reason", "suggestion.f.confirm_why", S("")),
             NOTE_CHARS, 3);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_confirm(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct suggestion_confirm in = {
        .id = path_id(rq, "id"),
        .agree = str_eqz(param_text(rq, "agree"), "1"),
        .mark = param_text(rq, "mark"),
        .reason = param_text(rq, "reason"),
    };

    TRY(suggestion_confirm(ctx, &in));
    if (in.agree)
        return suggestion_web_done(ctx, rs, DO_CONFIRM, in.id);
    respond_flash(rs, "suggestion.do.confirm.declined", S(""));
    return respond_see_other(rs, "/suggestion/mine");
}

/* ---------------------------------------------------------------------- submit */

/* Until when it may be a bill; after that the deputy says whether it is to be a suggestion. */
static enum status put_bill_time(struct suggestion_form *f)
{
    int64_t until;
    bool late;

    TRY(suggestion_bill_until(f->ctx, &until, &late));
    suggestion_form_fact(f, "suggestion.fact.bills_until",
                         text_instant(f->ctx->arena, until, f->ctx->today));
    if (!late)
        return ST_OK;
    suggestion_form_fact(f, "suggestion.fact.note", T("suggestion.draft.bill_late"));
    (void)suggestion_form_put(f, "check", "as_suggestion", "suggestion.f.as_suggestion", S(""));
    return ST_OK;
}

enum status suggestion_web_submit_form(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct suggestion_form *f;
    struct suggestion_detail d;
    struct law_params params;
    const char *missing;
    struct str waiting;
    int64_t drop;

    TRY(suggestion_form_of(ctx, rq, DO_SUBMIT, &d, &f));
    TRY(suggestion_setting(ctx, "drop_unconfirmed", &drop));
    TRY(congress_law_params(ctx, ctx->today, &params));
    f->v.note = params.withdraw_until == LAW_PARAMS_WITHDRAW_BEFORE_HAND_OVER
                    ? T("suggestion.submit.before_hand_over")
                    : T("suggestion.submit.any_time");
    missing = missing_part(&d);
    waiting = signers_in(ctx, &d, "invited");
    put_signers(f, &d);
    TRY(suggestion_form_read_text(f, &d));
    if (missing != NULL)
        f->v.empty = not_yet(f, text(missing), T("suggestion.go_edit"), "edit");
    else if (waiting.len != 0 && drop == 0 && d.s.state != SUGGESTION_CONFIRMING)
        f->v.empty = not_yet(f, TF(ctx->arena, "suggestion.gap.unconfirmed", waiting),
                             T("suggestion.do.ask-confirm"), "ask-confirm");
    else if (waiting.len != 0 && drop == 0)
        f->v.empty = not_yet(f, TF(ctx->arena, "suggestion.gap.unconfirmed", waiting),
                             T("suggestion.do.pull-back"), "pull-back");
    else if (waiting.len != 0)
        suggestion_form_fact(f, "suggestion.fact.note", T("suggestion.fact.dropped"));
    (void)suggestion_form_put(f, "check", "one_matter", "suggestion.f.one_matter", S(""));
    if (d.s.kind == SUGGESTION_KIND_BILL && date_none(d.s.tabled_on))
        TRY(put_bill_time(f));
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_submit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct suggestion_submit in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .one_matter = param_bool(rq, "one_matter"),
        .as_suggestion = param_bool(rq, "as_suggestion"),
    };

    TRY(suggestion_submit(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_SUBMIT, in.id);
}

/* ---------------------------------------------------------------------- discard, withdraw */

enum status suggestion_web_discard_form(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_DISCARD, &d, &f));
    TRY(suggestion_form_read_text(f, &d));
    f->v.risk = true;
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_discard(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct suggestion_ref in = ref_of(rq);

    TRY(suggestion_discard(ctx, &in));
    respond_flash(rs, "suggestion.do.discard.done", S(""));
    return respond_see_other(rs, "/suggestion/mine");
}

enum status suggestion_web_withdraw_form(struct ctx *ctx, const struct request *rq,
                                         struct response *rs)
{
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_WITHDRAW, &d, &f));
    suggestion_form_fact(f, "suggestion.fact.confirmed", signers_in(ctx, &d, "confirmed"));
    suggestion_form_fact(f, "suggestion.fact.withdraw_agreed", agreed(ctx, &d));
    form_max(suggestion_form_put(f, "text", "note", "suggestion.f.withdraw_why", why_withdrawn(&d)),
             NOTE_CHARS, 4);
    f->v.risk = true;
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_withdraw(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    static const char *const NAMES[] = {"version", "note", NULL};
    const struct suggestion_ref in = ref_of(rq);
    struct suggestion s;

    if (suggestion_web_unsure(rq))
        return suggestion_web_ask(ctx, rq, rs, "withdraw", NAMES, suggestion_web_page_of(ctx, rq));
    TRY(suggestion_withdraw(ctx, &in));
    TRY(suggestion_get(ctx, in.id, &s));
    if (s.state == SUGGESTION_WITHDRAWN)
        return suggestion_web_done(ctx, rs, DO_WITHDRAW, in.id);
    respond_flash(rs, "suggestion.do.withdraw.asked", S(""));
    return respond_see_other(rs, "/suggestion/%lld", (long long)in.id);
}

enum status suggestion_web_agree_withdraw_form(struct ctx *ctx, const struct request *rq,
                                               struct response *rs)
{
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_AGREE_WITHDRAW, &d, &f));
    suggestion_form_fact(f, "suggestion.fact.withdraw_agreed", agreed(ctx, &d));
    suggestion_form_fact(f, "suggestion.f.withdraw_why", why_withdrawn(&d));
    TRY(suggestion_form_read_text(f, &d));
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_agree_withdraw(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    const struct suggestion_ref in = ref_of(rq);

    TRY(suggestion_agree_withdraw(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_AGREE_WITHDRAW, in.id);
}

/* ---------------------------------------------------------------------- confidentiality */

enum status suggestion_web_confidential_form(struct ctx *ctx, const struct request *rq,
                                             struct response *rs)
{
    struct suggestion_options answers =
        suggestion_word_options(ctx, NULL, "0 1", "suggestion.f.keep_private.");
    struct suggestion_form *f;
    struct suggestion_detail d;

    TRY(suggestion_form_of(ctx, rq, DO_SET_CONFIDENTIAL, &d, &f));
    (void)suggestion_form_choice(f, "radio", "on", "suggestion.f.keep_private",
                                 d.s.confidential ? S("1") : S("0"), &answers);
    return suggestion_form_show(f, rs);
}

enum status suggestion_web_confidential(struct ctx *ctx, const struct request *rq,
                                        struct response *rs)
{
    const struct suggestion_confidential in = {
        .id = path_id(rq, "id"),
        .on = str_eqz(param_text(rq, "on"), "1"),
    };

    TRY(suggestion_set_confidential(ctx, &in));
    return suggestion_web_done(ctx, rs, DO_SET_CONFIDENTIAL, in.id);
}
