// SPDX-License-Identifier: MulanPSL-2.0
/* A table is approved: by the vote of a meeting that may decide it, whose day is its day; or noted
 * afterwards, with the source, where the vote was held without this program. */
#include "modules/finance/finance_actions.h"
#include "modules/finance/finance_store.h"
#include "modules/meeting/meeting.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

enum { BACK_DAYS = 1100, VOTES_MAX = 60 };

enum status finance_table_decided(struct ctx *ctx, const struct finance_table *t,
                                  struct meeting_decided *out)
{
    static const char *const KINDS[] = {
        [BUDGET_LAW_NOBODY] = "congress plenary township_congress sc",
        [BUDGET_LAW_BY_CONGRESS] = "congress plenary township_congress",
        [BUDGET_LAW_BY_COMMITTEE] = "sc"};
    enum budget_law_decider decider;
    enum budget_law_item law;

    if (!finance_stage_item(t->stage, &law))
        return fail(&ctx->err, ST_RULE, "finance.err.not_to_approve", NULL);
    *out = (struct meeting_decided){
        .passed = true, .since = date_add_days(ctx->today, -BACK_DAYS), .limit = VOTES_MAX};
    TRY(finance_item_decider(ctx, str_from(finance_item_word(law)), &decider, &out->article));
    out->kinds = str_from(KINDS[decider]);
    return ST_OK;
}

enum status finance_table_vote_hint(struct ctx *ctx, const struct finance_table *t,
                                    int64_t *out_vote_id)
{
    enum budget_law_item law;

    *out_vote_id = 0;
    if (!finance_stage_item(t->stage, &law))
        return ST_OK;
    for (int year = t->year; year <= t->year + 1; year++) { /* accounts come in the next one */
        struct finance_item *items;
        size_t count;

        TRY(finance_store_items_of(ctx, year, &items, &count));
        arr_each (i, count)
            if (str_eqz(items[i].kind, finance_item_word(law)) && items[i].fiscal_year == t->year &&
                str_eqz(items[i].verdict, "passed"))
                *out_vote_id = items[i].vote_id;
    }
    return ST_OK;
}

/* The day and what it is based on are the vote's, whatever was typed. */
static enum status by_vote(struct ctx *ctx, int64_t vote_id, struct finance_table *t)
{
    struct meeting_decided want;
    struct meeting_decision d;

    TRY(finance_table_decided(ctx, t, &want));
    TRY(meeting_decision_by(ctx, vote_id, &want, &d));
    t->vote_id = vote_id;
    t->approved_on = d.on;
    t->basis = TF(ctx->arena, "finance.basis_vote", d.meeting, d.title);
    return ST_OK;
}

static enum status approve_tx(struct ctx *ctx, const void *input)
{
    const struct finance_approval *a = input;
    enum budget_law_item law;
    struct finance_table t;

    TRY(finance_store_table(ctx, a->id, &t));
    if (t.void_)
        return fail(&ctx->err, ST_RULE, "finance.err.void", NULL);
    if (!date_none(t.approved_on))
        return fail(&ctx->err, ST_RULE, "finance.err.approved", NULL);
    if (!finance_stage_item(t.stage, &law))
        return fail(&ctx->err, ST_RULE, "finance.err.not_to_approve", NULL);
    t.version = a->version;
    t.approved_on = a->on;
    t.basis = a->basis;
    if (a->vote_id != 0)
        TRY(by_vote(ctx, a->vote_id, &t));
    TRY(finance_store_table_update(ctx, &t));
    if (t.vote_id != 0)
        TRY(finance_store_table_vote(ctx, &t));
    return event_emit(ctx, "finance.table_approved", t.id);
}

enum status finance_table_approve(struct ctx *ctx, const struct finance_approval *in)
{
    if (in->vote_id == 0) {
        if (date_none(in->on))
            invalid(ctx, "approved_on", "finance.err.vote_or_day", NULL);
        else if (date_cmp(in->on, ctx->today) > 0)
            invalid(ctx, "approved_on", "finance.err.ahead", NULL);
        if (in->basis.len == 0)
            invalid(ctx, "basis", "finance.err.basis", NULL);
        invalid_long(ctx, "basis", in->basis, FINANCE_BASIS_CHARS);
        TRY(invalid_done(ctx));
    }
    return db_tx(ctx, approve_tx, in);
}
