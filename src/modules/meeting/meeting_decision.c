// SPDX-License-Identifier: MulanPSL-2.0
/* What was decided by a vote on the agenda, for records that have to name the vote that made them.
 */
#include "modules/meeting/meeting.h"
#include "modules/meeting/meeting_store_hall.h"

static enum status decides(struct ctx *ctx, const struct meeting_decision *d, bool *out)
{
    int64_t *votes;
    size_t count;

    *out = false;
    TRY(meeting_item_deciding(ctx, d->item_id, false, &votes, &count));
    arr_each (i, count)
        *out = *out || votes[i] == d->vote_id;
    return ST_OK;
}

static enum status shown(struct ctx *ctx, const struct meeting_decision *d, bool *out)
{
    struct meeting m;

    TRY(meeting_get(ctx, d->meeting_id, &m));
    *out = meeting_seen(ctx, &m);
    return ST_OK;
}

enum status meeting_decisions(struct ctx *ctx, const struct meeting_decided *want,
                              struct meeting_decision **out, size_t *out_count)
{
    struct meeting_decision *all;
    size_t count, n = 0;

    TRY(meeting_store_decisions(ctx, want, 0, &all, &count));
    arr_each (i, count) {
        bool does, may_see;

        TRY(shown(ctx, &all[i], &may_see));
        TRY(decides(ctx, &all[i], &does));
        if (does && may_see)
            all[n++] = all[i];
    }
    *out = all;
    *out_count = n;
    return ST_OK;
}

enum status meeting_decision_get(struct ctx *ctx, int64_t vote_id, struct meeting_decision *out)
{
    const struct meeting_decided any = {.kinds = S(""), .limit = 1};
    struct meeting_decision *all;
    bool may_see = false;
    size_t count;

    TRY(meeting_store_decisions(ctx, &any, vote_id, &all, &count));
    if (count > 0)
        TRY(shown(ctx, &all[0], &may_see));
    if (!may_see)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    *out = all[0];
    return ST_OK;
}

enum status meeting_decision_by(struct ctx *ctx, int64_t vote_id,
                                const struct meeting_decided *want, struct meeting_decision *out)
{
    const enum status st = meeting_decision_get(ctx, vote_id, out);
    bool does;

    if (st == ST_NOT_FOUND)
        return fail_field(&ctx->err, "vote", "meeting.decision.none", NULL);
    TRY(st);
    if (!str_eqz(out->state, "announced"))
        return fail_field(&ctx->err, "vote", "meeting.decision.open", NULL);
    TRY(decides(ctx, out, &does));
    if (!does)
        return fail_field(&ctx->err, "vote", "meeting.decision.part", NULL);
    if (want->kinds.len > 0 && !str_among(str_z(ctx->arena, want->kinds), out->kind))
        return fail_field(&ctx->err, "vote", "meeting.decision.body", want->article);
    if (out->passed != want->passed)
        return fail_field(&ctx->err, "vote",
                          want->passed ? "meeting.decision.failed" : "meeting.decision.passed",
                          want->article);
    return ST_OK;
}
