// SPDX-License-Identifier: MulanPSL-2.0
/* The voter's page on his phone: choose, confirm, done. Nothing of a secret choice outlives the
 * answer that shows it. */
#include "modules/vote/vote_web.h"
#include "modules/vote/vote_web_choice.h"
#include "modules/vote/vote_web_common.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"

/* ---- how it stands for this voter */

struct standing {
    struct vote_roll_row voter;
    bool on_roll;
    struct vote_choice stored; /* of a vote by name */
};

static enum status standing_of(struct ctx *ctx, const struct vote *v, struct standing *out)
{
    const struct err before = ctx->err;

    *out = (struct standing){0};
    if (v->state == VOTE_PREPARED)
        return ST_OK;
    TRY(vote_web_known(ctx, before,
                       vote_voter_get(ctx, v->id, 0, ctx->actor->account_id, &out->voter),
                       &out->on_roll));
    if (!out->on_roll)
        return ST_OK;
    if (!v->secret && out->voter.way.len > 0)
        return vote_cast_get(ctx, v->id, out->voter.id, &out->stored);
    return ST_OK;
}

/* One word for how it stands; texts vote.mine.<word> and .lead. */
static const char *mine_of(const struct vote *v, const struct standing *s)
{
    if (v->state == VOTE_PREPARED)
        return "waiting";
    if (!s->on_roll)
        return "stranger";
    if (s->voter.way.len > 0)
        return v->state == VOTE_OPEN ? "voted" : "voted_over";
    if (v->state == VOTE_INVALID)
        return "void";
    if (v->state != VOTE_OPEN)
        return "over";
    if (v->method != VOTE_DEVICE)
        return v->method == VOTE_HANDS ? "hands" : "paper";
    return s->voter.present ? "open" : "absent";
}

static bool is_word(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

static void says(struct ctx *ctx, const struct vote *v, const char *mine, struct vote_ballot_v *out)
{
    const char *lead = str_printf(ctx->arena, "vote.mine.%s.lead", mine).ptr;
    const char *secret = str_printf(ctx->arena, "vote.mine.%s.secret", mine).ptr;

    out->head = text(str_printf(ctx->arena, "vote.mine.%s", mine).ptr);
    out->lead = v->secret && text_has(secret) ? text(secret) : text(lead);
    out->icon_done = is_word(mine, "voted") || is_word(mine, "voted_over");
    out->icon_wait = !out->icon_done;
}

static enum status clock_of(struct ctx *ctx, const struct vote *v, bool *out_has, int64_t *out_left)
{
    struct vote_now now;

    *out_has = false;
    if (v->state != VOTE_OPEN)
        return ST_OK;
    TRY(vote_now(ctx, v->id, &now));
    *out_has = now.seconds_left >= 0;
    *out_left = now.seconds_left >= 0 ? now.seconds_left : 0;
    return ST_OK;
}

static enum status ballot_page(struct ctx *ctx, const struct request *rq, struct response *rs,
                               const struct vote *v, bool change)
{
    const bool followed = v->state < VOTE_ANNOUNCED;
    struct vote_ballot_v out;
    struct vote_sheet sheet;
    struct standing s;
    const char *mine;

    TRY(standing_of(ctx, v, &s));
    TRY(vote_web_sheet(ctx, v, &sheet));
    mine = mine_of(v, &s);
    if (change && is_word(mine, "voted") && !v->secret && str_eqz(s.voter.way, "device"))
        mine = "open";
    out = (struct vote_ballot_v){
        .id = v->id,
        .title = v->title,
        .origin = v->origin_name,
        .body = v->body_name,
        .on = v->on,
        .kind = str_from(vote_kind_word(v->kind)),
        .secret = v->secret,
        .state = str_from(vote_state_word(v->state)),
        .mine = str_from(mine),
        .may_vote = is_word(mine, "open"),
        .voted = s.voter.way.len > 0,
        .draft_url = v->back_url,
        .back_url = v->back_url,
        .result_url = v->state == VOTE_ANNOUNCED ? vote_web_url(ctx, v->id, "") : S(""),
        .live_url = followed ? vote_web_url(ctx, v->id, "/stream") : S(""),
        .live_is = vote_web_is(ctx, v->state, v->method),
        .url = vote_web_url(ctx, v->id, "/confirm"),
        .chosen = vote_web_choice_said(ctx, &sheet, &s.stored),
    };
    says(ctx, v, mine, &out);
    TRY(clock_of(ctx, v, &out.has_clock, &out.left));
    if (out.may_vote) {
        form_errors(ctx, rq, &out.errors);
        vote_web_choice_form(ctx, rq, &sheet, change && !form_again(rq) ? &s.stored : NULL, &out);
    } else if (is_word(mine, "voted") && !v->secret && str_eqz(s.voter.way, "device")) {
        out.change_url = vote_web_url(ctx, v->id, "/ballot?change=1");
    }
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_PHONE, v->title, &vote_ballot_view, &out);
}

/* The page may be asked for by whoever may see the vote; what it offers depends on the roll. */
enum status vote_web_ballot(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct vote v;

    TRY(vote_web_see(ctx, path_id(rq, "id"), &v));
    return ballot_page(ctx, rq, rs, &v, param_bool(rq, "change") || form_again(rq));
}

/* Back from the question, with everything still chosen. */
enum status vote_web_again(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct vote v;

    TRY(vote_web_see(ctx, path_id(rq, "id"), &v));
    return ballot_page(ctx, rq, rs, &v, false);
}

/* ---- the question, and the ballot */

/* Refused before it is asked: the same reasons that casting has. */
static enum status may_cast_now(struct ctx *ctx, const struct vote *v)
{
    if (v->state == VOTE_OPEN && v->method == VOTE_DEVICE)
        return ST_OK;
    if (v->state == VOTE_OPEN)
        return fail(&ctx->err, ST_RULE, "vote.by_hand_now", NULL);
    return fail(&ctx->err, ST_RULE, v->state == VOTE_PREPARED ? "vote.not_open" : "vote.too_late",
                NULL);
}

enum status vote_web_confirm(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct vote_confirm_v out;
    struct vote_choice choice;
    struct vote_sheet sheet;
    struct vote v;

    TRY(vote_web_see(ctx, path_id(rq, "id"), &v));
    TRY(may_cast_now(ctx, &v));
    TRY(vote_web_sheet(ctx, &v, &sheet));
    TRY(vote_web_choice_read(ctx, rq, &sheet, &choice));
    out = (struct vote_confirm_v){
        .id = v.id,
        .title = v.origin_name.len > 0
                     ? TF(ctx->arena, "vote.object.titled", v.origin_name, v.title)
                     : v.title,
        .live_url = vote_web_url(ctx, v.id, "/stream"),
        .live_is = vote_web_is(ctx, v.state, v.method),
        .url = vote_web_url(ctx, v.id, "/cast"),
        .back = vote_web_url(ctx, v.id, sheet.lines > 1 ? "/again" : "/ballot"),
        .back_post = sheet.lines > 1,
        .final = v.secret ? T("vote.confirm.secret") : T("vote.confirm.open"),
    };
    vote_web_choice_confirm(ctx, rq, &sheet, &choice, &out);
    if (out.back_post) {
        out.back_hidden = out.hidden;
        out.back_hidden_count = out.hidden_count;
    }
    TRY(clock_of(ctx, &v, &out.has_clock, &out.left));
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_PHONE, T("vote.confirm.head"), &vote_confirm_view, &out);
}
