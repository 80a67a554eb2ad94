// SPDX-License-Identifier: MulanPSL-2.0
/* What deputies did in a campaign: told by themselves, checked by the office. */
#include "modules/activity/activity_actions.h"
#include "modules/activity/activity_rules.h"
#include "modules/activity/activity_store.h"
#include "modules/deputy/deputy.h"
#include "platform/db.h"
#include "platform/event.h"

enum { TEXT_CHARS = 1000, REASON_CHARS = 200 };

struct telling {
    const struct activity_deed *in;
    int64_t *out_id;
};

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct telling *t = input;
    struct activity_deed d = *t->in;
    struct activity a;

    TRY(activity_get(ctx, d.activity_id, &a));
    TRY(activity_check_going(&a, &ctx->err));
    if (!str_eqz(a.sort, "campaign"))
        return fail(&ctx->err, ST_RULE, "activity.err.no_campaign", NULL);
    if (date_cmp(d.done_on, a.starts_on) < 0 || date_cmp(d.done_on, a.ends_on) > 0) {
        invalid(ctx, "done_on", "activity.err.not_then", NULL);
        return invalid_done(ctx);
    }
    TRY(deputy_check_acting(ctx, d.deputy_id, d.done_on));
    d.id = db_new_id(ctx);
    d.state =
        ctx->actor->deputy_id == d.deputy_id && !ctx->actor->system ? S("told") : S("checked");
    d.reason = S("");
    TRY(activity_store_deed_insert(ctx, &d));
    *t->out_id = d.id;
    return event_emit(ctx, "activity.deed_told", a.id);
}

enum status activity_deed_add(struct ctx *ctx, const struct activity_deed *in, int64_t *out_id)
{
    if (in->deputy_id == 0)
        invalid(ctx, "deputy", "activity.err.who", NULL);
    else if (in->deputy_id != ctx->actor->deputy_id && !ctx->actor->system &&
             !may(ctx, "activity.manage"))
        return fail(&ctx->err, ST_DENIED, "activity.err.own_only", NULL);
    if (!str_among(ACTIVITY_DEEDS, in->sort))
        invalid(ctx, "kind", "activity.err.deed", NULL);
    if (date_none(in->done_on) || date_cmp(in->done_on, ctx->today) > 0)
        invalid(ctx, "done_on", "activity.err.done_ahead", NULL);
    if (in->text.len == 0)
        invalid(ctx, "text", "activity.err.text", NULL);
    invalid_long(ctx, "text", in->text, TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, add_tx, &(struct telling){in, out_id});
}

static enum status check_tx(struct ctx *ctx, const void *input)
{
    const struct activity_deed *in = input;
    struct activity_deed d;

    TRY(activity_store_deed(ctx, in->id, &d));
    d.version = in->version;
    d.state = in->state;
    d.reason = in->reason;
    d.example = in->example && str_eqz(in->state, "checked");
    TRY(activity_store_deed_update(ctx, &d));
    return event_emit(ctx, "activity.deed_checked", d.activity_id);
}

enum status activity_deed_check(struct ctx *ctx, const struct activity_deed *in)
{
    if (!str_among("checked refused", in->state))
        invalid(ctx, "state", "activity.err.state", NULL);
    if (str_eqz(in->state, "refused") && in->reason.len == 0)
        invalid(ctx, "reason", "activity.err.reason", NULL);
    invalid_long(ctx, "reason", in->reason, REASON_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, check_tx, in);
}
