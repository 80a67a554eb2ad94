// SPDX-License-Identifier: MulanPSL-2.0
/* A recall or removal that came to nothing: the seat goes on as if it had not ended. */
#include "modules/body/body_actions.h"
#include "modules/body/body_rules.h"
#include "modules/body/body_store.h"
#include "platform/db.h"
#include "platform/event.h"

struct restoring {
    int64_t id;
    struct date on;
    struct str reason;
};

static bool ended_so(const struct body_member *m, const struct restoring *in)
{
    return date_cmp(m->to_on, in->on) == 0 && str_eq(m->left_reason, in->reason);
}

static enum status go_on(struct ctx *ctx, struct body_member *m)
{
    struct body b;

    TRY(body_get(ctx, m->body_id, &b));
    m->to_on = (struct date){0};
    m->left_reason = S("");
    TRY(body_check_seat(ctx, &b, m));
    TRY(body_store_member_update(ctx, m));
    return event_emit_data(ctx, "body.seat_restored", m->body_id,
                           str_printf(ctx->arena, "{\"member\":%lld}", (long long)m->id));
}

/* What rested on the seat and ended with it; where somebody else sits there now, he stays. */
static enum status resting_go_on(struct ctx *ctx, const struct body_member *back,
                                 const struct restoring *in)
{
    struct body_member *seats;
    size_t count;

    TRY(body_store_members_of(ctx, back->deputy_id, back->account_id, &seats, &count));
    arr_each (i, count) {
        enum status st;
        struct body b;

        TRY(body_get(ctx, seats[i].body_id, &b));
        if (!body_needs_standing_committee(b.kind) || !ended_so(&seats[i], in))
            continue;
        st = go_on(ctx, &seats[i]);
        if (st != ST_RULE && st != ST_INVALID)
            TRY(st);
        if (st != ST_OK) {
            ctx->err = (struct err){0};
            ctx->field_errors_count = 0;
        }
    }
    return ST_OK;
}

static enum status restore_tx(struct ctx *ctx, const void *input)
{
    const struct restoring *in = input;
    struct body_member m;
    struct body b;

    TRY(body_store_member(ctx, in->id, &m));
    TRY(body_get(ctx, m.body_id, &b));
    if (!ended_so(&m, in))
        return fail(&ctx->err, ST_RULE, "body.not_left_so", NULL);
    TRY(go_on(ctx, &m));
    return b.kind == BODY_STANDING_COMMITTEE ? resting_go_on(ctx, &m, in) : ST_OK;
}

enum status body_restore(struct ctx *ctx, int64_t member_id, struct date on, struct str reason)
{
    return db_tx(ctx, restore_tx, &(struct restoring){member_id, on, reason});
}
