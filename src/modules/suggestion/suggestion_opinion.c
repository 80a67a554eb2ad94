// SPDX-License-Identifier: MulanPSL-2.0
/* Citizens' opinions that a deputy may read and begin a suggestion from. */
#include "modules/deputy/deputy.h"
#include "modules/opinion/opinion.h"
#include "modules/suggestion/suggestion_act.h"
#include "modules/suggestion/suggestion_list.h"
#include "platform/text.h"

/* 青石岭镇 of 青石岭镇代表团; "" when the delegation is not a town's. */
static struct str town_of(struct ctx *ctx, struct str delegation)
{
    const struct str tail = TF(ctx->arena, "congress.division.delegation", S(""));

    return str_ends(delegation, tail) && delegation.len > tail.len
               ? (struct str){delegation.ptr, delegation.len - tail.len}
               : S("");
}

static enum status home_of(struct ctx *ctx, struct opinion_home *out)
{
    struct deputy d;

    if (ctx->actor->deputy_id == 0)
        return fail(&ctx->err, ST_DENIED, "suggestion.err.not_a_deputy", NULL);
    TRY(deputy_get(ctx, ctx->actor->deputy_id, &d));
    out->town = town_of(ctx, d.delegation_name);
    out->here = str_printf(ctx->arena, STR_FMT " " STR_FMT " " STR_FMT, STR_ARG(d.delegation_name),
                           STR_ARG(d.group_name), STR_ARG(d.constituency));
    return ST_OK;
}

enum status suggestion_opinions(struct ctx *ctx, unsigned limit, struct opinion **out,
                                size_t *out_count)
{
    struct opinion_home home;

    TRY(home_of(ctx, &home));
    TRY(opinion_list_near(ctx, &home, limit, out, out_count));
    arr_each (i, *out_count)
        (*out)[i].subject = private_mask(ctx->arena, (*out)[i].subject);
    return ST_OK;
}

enum status suggestion_opinion(struct ctx *ctx, int64_t id, struct opinion *out)
{
    struct opinion_home home;

    TRY(opinion_get(ctx, id, out));
    if (ctx->actor->system || may(ctx, "opinion.read"))
        return ST_OK;
    TRY(home_of(ctx, &home));
    if (!opinion_near(out, &home))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    out->subject = private_mask(ctx->arena, out->subject);
    out->body = private_mask(ctx->arena, out->body);
    return ST_OK;
}
