// SPDX-License-Identifier: MulanPSL-2.0
/* The ends of machines' tokens, so that whoever issued one is told before a system stands still. */
#include "modules/account/account_jobs.h"
#include "modules/account/account_store.h"
#include "platform/text.h"

static enum status ends(struct ctx *ctx, struct date from, struct date until, struct due_item **out,
                        size_t *out_count)
{
    struct token_row *rows;
    unsigned second;

    /* ends_at is the first instant after the last day. */
    TRY(account_store_tokens_ending(ctx, date_begin(from), date_begin(date_add_days(until, 1)),
                                    &rows, out_count));
    *out = arena_array(ctx->arena, *out_count, struct due_item);
    arr_each (i, *out_count) {
        (*out)[i] = (struct due_item){
            .subject_id = rows[i].id,
            .due_on = date_of_instant(rows[i].ends_at - 1, &second),
            .account_id = rows[i].issued_by,
            .url = S("/account/token"),
            .title = rows[i].name,
            .name = TF(ctx->arena, "account.token.named", rows[i].name),
        };
    }
    return ST_OK;
}

const struct notice_kind ACCOUNT_NOTICES[] = {
    {"account.token_ends", "name title what due_on days late today", false, "account.token"},
    {0},
};

const struct due_source ACCOUNT_DUES[] = {
    {"account.token", "account.token_ends", "owner admin", "-20 owner, -5 owner, 0 owner", ends},
    {0},
};
