// SPDX-License-Identifier: MulanPSL-2.0
/* Departments set up, added, merged or abolished, filed with the standing committee. */
#include "modules/filing/filing_actions.h"
#include "modules/filing/filing_rules.h"
#include "modules/filing/filing_store.h"
#include "platform/db.h"
#include "platform/event.h"

struct adding {
    const struct filing_setup *in;
    int64_t *out_id;
};

static enum status add_tx(struct ctx *ctx, const void *input)
{
    const struct adding *a = input;
    struct filing_setup s = *a->in;

    s.id = db_new_id(ctx);
    TRY(filing_store_setup_insert(ctx, &s));
    *a->out_id = s.id;
    return event_emit(ctx, "filing.setup_filed", s.id);
}

enum status filing_setup_add(struct ctx *ctx, const struct filing_setup *in, int64_t *out_id)
{
    struct filing_setup s = *in;

    if (!may(ctx, "filing.manage") && !ctx->actor->system) {
        s.organ_id = ctx->actor->organ_id;
        s.filed_on = ctx->today;
    }
    if (date_none(s.filed_on))
        s.filed_on = ctx->today;
    if (!filing_word_known(FILING_SETUPS, s.act))
        invalid(ctx, "act", "filing.err.setup", NULL);
    if (s.name.len == 0)
        invalid(ctx, "name", "filing.err.setup_name", NULL);
    if (date_none(s.approved_on) || date_cmp(s.approved_on, ctx->today) > 0)
        invalid(ctx, "approved_on", "filing.err.on_later", NULL);
    else if (date_cmp(s.filed_on, s.approved_on) < 0 || date_cmp(s.filed_on, ctx->today) > 0)
        invalid(ctx, "filed_on", "filing.err.order", NULL);
    invalid_long(ctx, "name", s.name, FILING_TITLE_CHARS);
    invalid_long(ctx, "approved_by", s.approved_by, FILING_LINE_CHARS);
    invalid_long(ctx, "number", s.number, FILING_NUMBER_CHARS);
    invalid_long(ctx, "note", s.note, FILING_TEXT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, add_tx, &(struct adding){&s, out_id});
}
