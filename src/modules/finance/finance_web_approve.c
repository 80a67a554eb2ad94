// SPDX-License-Identifier: MulanPSL-2.0
/* The form that says which vote approved a table, or where its approval is written. */
#include "modules/finance/finance_web.h"
#include "modules/meeting/meeting.h"
#include "platform/text.h"
#include "platform/view.h"

static enum status put_votes(struct form_page *f, const struct finance_table *t)
{
    struct ctx *ctx = f->ctx;
    struct meeting_decided want;
    struct meeting_decision *all;
    struct option_v *options;
    struct field_v *field;
    size_t count;
    int64_t hint;

    TRY(finance_table_decided(ctx, t, &want));
    TRY(meeting_decisions(ctx, &want, &all, &count));
    TRY(finance_table_vote_hint(ctx, t, &hint));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("finance.approve_backfill")};
    arr_each (i, count)
        options[i + 1] =
            (struct option_v){.value = str_int(ctx->arena, all[i].vote_id),
                              .label = TF(ctx->arena, "finance.approve_vote",
                                          text_date(ctx->arena, all[i].on, ctx->today),
                                          all[i].meeting, all[i].number, all[i].title)};
    field = form_page_put(f, "select", "vote", "finance.f.vote",
                          hint != 0 ? str_int(ctx->arena, hint) : S(""));
    form_options(ctx, field, options, count + 1);
    if (count == 0)
        field->hint = T("finance.approve_none");
    f->v.article = want.article != NULL ? str_from(want.article) : S("");
    return ST_OK;
}

enum status finance_web_approve_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct finance_table t;
    struct form_page *f;
    struct str back;

    TRY(finance_store_table(ctx, path_id(rq, "id"), &t));
    back = finance_web_url(ctx, "table", t.id, "");
    f = form_page_open(ctx, rq, T("finance.do.approve"),
                       finance_web_url(ctx, "table", t.id, "/approve"), back, T("finance.do.save"));
    form_page_crumb(f, T("finance.menu"), S("/finance"));
    form_page_crumb(f, t.title, back);
    TRY(put_votes(f, &t));
    (void)form_page_put(f, "date", "approved_on", "finance.f.approved", S(""));
    (void)form_page_put(f, "line", "basis", "finance.f.basis", S(""));
    form_page_version(f, t.version);
    return finance_web_show_form(f, rs);
}

enum status finance_web_approve(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct finance_approval in = {.id = path_id(rq, "id"),
                                        .version = param_int(rq, "version"),
                                        .vote_id = param_id(rq, "vote"),
                                        .on = param_date(rq, "approved_on"),
                                        .basis = param_text(rq, "basis")};

    TRY(finance_table_approve(ctx, &in));
    respond_flash(rs, "finance.done.approved", S(""));
    return respond_see_other(rs, "/finance/table/%lld", (long long)in.id);
}
