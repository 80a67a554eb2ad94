// SPDX-License-Identifier: MulanPSL-2.0
/* A bill kept by another module lives on as a suggestion. */
#include "modules/suggestion/suggestion_actions.h"

enum status suggestion_from_bill(struct ctx *ctx, const struct suggestion_from_bill *in,
                                 int64_t *out_id)
{
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

    return suggestion_enter_paper(ctx, &paper, out_id);
}
