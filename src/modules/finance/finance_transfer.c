// SPDX-License-Identifier: MulanPSL-2.0
/* Special transfers added from above: kept, told to the committee, left out of the adjustment. */
#include "modules/finance/finance_actions.h"
#include "modules/finance/finance_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

struct saving {
    const struct finance_transfer *in;
    int64_t *out_id;
};

/* What the committee has heard stays as it was told. */
static enum status check_heard(struct ctx *ctx, const struct finance_transfer *t)
{
    if (!date_none(t->heard_on))
        return fail(&ctx->err, ST_RULE, "finance.err.transfer_heard", "《预算法》第七十一条");
    return ST_OK;
}

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct saving *s = input;
    struct finance_transfer t = *s->in, have;
    const bool new_one = t.id == 0;

    t.item_id = 0;
    if (new_one) {
        t.id = db_new_id(ctx);
    } else {
        TRY(finance_store_transfer(ctx, t.id, &have));
        TRY(check_heard(ctx, &have));
        t.item_id = have.item_id;
    }
    TRY(finance_store_transfer_put(ctx, &t, new_one));
    *s->out_id = t.id;
    return event_emit(ctx, "finance.transfer_saved", t.id);
}

enum status finance_transfer_save(struct ctx *ctx, const struct finance_transfer *in,
                                  int64_t *out_id)
{
    if (in->year < FINANCE_YEAR_FIRST || in->year > FINANCE_YEAR_LAST)
        invalid(ctx, "year", "finance.err.year", NULL);
    if (!finance_word(FINANCE_ACCOUNTS, in->account))
        invalid(ctx, "account", "finance.err.account", NULL);
    if (in->name.len == 0)
        invalid(ctx, "name", "finance.err.transfer_name", NULL);
    if (in->fen <= 0)
        invalid(ctx, "sum", "finance.err.transfer_sum", NULL);
    if (date_none(in->received_on) || date_cmp(in->received_on, ctx->today) > 0)
        invalid(ctx, "received_on", "finance.err.ahead", NULL);
    invalid_long(ctx, "name", in->name, FINANCE_NAME_CHARS);
    invalid_long(ctx, "number", in->number, FINANCE_NAME_CHARS);
    invalid_long(ctx, "note", in->note, FINANCE_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, save_tx, &(struct saving){in, out_id});
}

/* ---------------------------------------------------------------- told to the committee */

struct reporting {
    int year;
    int64_t *out_item;
};

static enum status report_tx(struct ctx *ctx, const void *input)
{
    const struct reporting *r = input;
    struct finance_transfer *all;
    struct finance_item i;
    size_t count;

    TRY(finance_store_transfers_untold(ctx, r->year, &all, &count));
    if (count == 0)
        return fail(&ctx->err, ST_RULE, "finance.err.no_transfer", "《预算法》第七十一条第二款");
    TRY(finance_item_begin(ctx, r->year, BUDGET_LAW_TRANSFERS, &i));
    i.url = str_printf(ctx->arena, "/finance/transfer?year=%d", r->year);
    TRY(finance_item_save(ctx, &i, r->out_item));
    arr_each (k, count) {
        all[k].item_id = *r->out_item;
        TRY(finance_store_transfer_put(ctx, &all[k], false));
    }
    return event_emit(ctx, "finance.transfers_listed", *r->out_item);
}

enum status finance_transfers_report(struct ctx *ctx, int year, int64_t *out_item)
{
    return db_tx(ctx, report_tx, &(struct reporting){year, out_item});
}
