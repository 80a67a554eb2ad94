// SPDX-License-Identifier: MulanPSL-2.0
/* A bill kept by another module lives on as a suggestion. */
#include "modules/suggestion/suggestion_actions.h"
#include "modules/suggestion/suggestion_store.h"
#include "platform/db.h"

struct from_bill {
    const struct suggestion_from_bill *in;
    int64_t *out_id;
};

static enum status from_bill_tx(struct ctx *ctx, const void *input)
{
    const struct from_bill *f = input;
    const struct suggestion_from_bill *in = f->in;
    const struct suggestion_paper paper = {
        .lead_deputy_id = in->lead_deputy_id,
        .source = S("bill"),
        .draft = {.title = in->title,
                  .body = in->body,
                  .cause = S(""),
                  .grounds = S(""),
                  .proposal = S(""),
                  .consent = S(""),
                  .cosigners = in->cosigners,
                  .cosigners_count = in->cosigners_count},
    };

    TRY(suggestion_enter_paper(ctx, &paper, f->out_id));
    return suggestion_store_add_bill(
        ctx, *f->out_id,
        &(struct suggestion_bill){
            .url = in->url, .name = in->name, .reason = in->reason, .article = in->article});
}

enum status suggestion_from_bill(struct ctx *ctx, const struct suggestion_from_bill *in,
                                 int64_t *out_id)
{
    return db_tx(ctx, from_bill_tx, &(struct from_bill){in, out_id});
}
