// SPDX-License-Identifier: MulanPSL-2.0
/* What the pages of votes share. */
#include "modules/vote/vote_web_common.h"
#include "modules/body/body.h"
#include "platform/text.h"

struct str vote_web_int(struct ctx *ctx, int64_t n)
{
    return str_printf(ctx->arena, "%lld", (long long)n);
}

struct str vote_web_url(struct ctx *ctx, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/vote/%lld%s", (long long)id, tail);
}

enum status vote_web_person(struct ctx *ctx)
{
    return ctx->actor->session_id != 0 || ctx->actor->system
               ? ST_OK
               : fail(&ctx->err, ST_DENIED, "vote.people_only", NULL);
}

enum status vote_web_known(struct ctx *ctx, struct err before, enum status st, bool *out)
{
    if (st != ST_OK && st != ST_NOT_FOUND)
        return st;
    *out = st == ST_OK;
    ctx->err = before;
    return ST_OK;
}

enum status vote_web_see(struct ctx *ctx, int64_t id, struct vote *out)
{
    const int64_t account = ctx->actor->account_id;
    const struct err before = ctx->err; /* of a form that is shown again */
    struct vote_roll_row voter;
    struct body_member member;
    struct vote v;
    bool may_see = may(ctx, "vote.read") || may(ctx, "vote.run");

    TRY(vote_get(ctx, id, &v));
    if (!may_see)
        TRY(vote_web_known(ctx, before, vote_voter_get(ctx, id, 0, account, &voter), &may_see));
    if (!may_see && v.state == VOTE_PREPARED && v.body_id != 0)
        TRY(vote_web_known(
            ctx, before, body_member_of_account(ctx, v.body_id, account, v.on, &member), &may_see));
    if (!may_see)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    *out = v;
    return ST_OK;
}

bool vote_web_shows_result(const struct ctx *ctx, const struct vote *v)
{
    return v->state == VOTE_ANNOUNCED || (v->state == VOTE_COUNTED && may(ctx, "vote.run"));
}

struct tag_v vote_web_state_tag(const struct vote *v)
{
    static const char *const CLASSES[] = {
        [VOTE_PREPARED] = "",    [VOTE_OPEN] = "doing",   [VOTE_CLOSED] = "wait",
        [VOTE_COUNTED] = "wait", [VOTE_ANNOUNCED] = "ok", [VOTE_INVALID] = "bad",
    };

    return (struct tag_v){
        .label = text_of("vote.state.", str_from(vote_state_word(v->state))),
        .class = str_from(CLASSES[v->state]),
    };
}

struct str vote_web_is(struct ctx *ctx, enum vote_state state, enum vote_method method)
{
    return str_printf(ctx->arena, "%s-%s", vote_state_word(state), vote_method_word(method));
}

bool vote_web_by_name(const struct vote *v)
{
    return !v->secret && (v->method == VOTE_DEVICE || v->imported);
}

struct str vote_web_rule(struct ctx *ctx, const struct vote *v)
{
    const bool deputies = v->law_body == LAW_BODY_CONGRESS &&
                          (v->rule == VOTE_HALF_OF_ALL || v->rule == VOTE_TWO_THIRDS_OF_ALL);
    const struct str rule =
        text_of(deputies ? "vote.rule_deputies." : "vote.rule.", str_from(vote_rule_word(v->rule)));

    if (v->rule == VOTE_SHARE_OF_BALLOTS)
        return TF(ctx->arena, "vote.rule.share", rule, vote_web_int(ctx, v->pass_percent));
    return rule;
}

struct crumbs_v vote_web_crumbs(struct ctx *ctx, const struct vote *v, struct str here)
{
    struct link_v *links = arena_array(ctx->arena, 2, struct link_v);
    const bool itself = str_eq(here, v->title);

    links[0] = (struct link_v){.label = T("vote.title"), .url = S("/vote")};
    links[1] = (struct link_v){.label = v->title, .url = vote_web_url(ctx, v->id, "")};
    return (struct crumbs_v){.items = links, .items_count = itself ? 1 : 2, .here = here};
}
