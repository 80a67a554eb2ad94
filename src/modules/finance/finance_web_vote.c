// SPDX-License-Identifier: MulanPSL-2.0
/* A report is put on the agenda of a meeting, where it is rated. */
#include "modules/finance/finance_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { OPTIONS_MAX = 100, BACK_DAYS = 400 };

static enum status agenda_options(struct ctx *ctx, enum budget_law_decider decider,
                                  struct option_v **out, size_t *out_count)
{
    struct finance_agenda *items;

    TRY(finance_store_agenda(ctx, decider, date_add_days(ctx->today, -BACK_DAYS), OPTIONS_MAX,
                             &items, out_count));
    *out = arena_array(ctx->arena, *out_count, struct option_v);
    arr_each (k, *out_count)
        (*out)[k] = (struct option_v){
            .value = str_int(ctx->arena, items[k].id),
            .label =
                str_printf(ctx->arena, STR_FMT " " STR_FMT " " STR_FMT, STR_ARG(items[k].meeting),
                           STR_ARG(items[k].number), STR_ARG(items[k].title))};
    return ST_OK;
}

enum status finance_web_attach_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    enum budget_law_decider decider;
    struct option_v *options;
    struct finance_item i;
    const char *article;
    struct form_page *f;
    struct field_v *field;
    struct str back;
    size_t count;

    TRY(finance_store_item(ctx, path_id(rq, "id"), &i));
    back = finance_web_url(ctx, "item", i.id, "");
    f = form_page_open(ctx, rq, T("finance.do.attach"),
                       finance_web_url(ctx, "item", i.id, "/meeting"), back, T("finance.do.save"));
    form_page_crumb(f, T("finance.menu"), S("/finance"));
    form_page_crumb(f, finance_item_name(ctx, &i), back);
    TRY(finance_item_decider(ctx, i.kind, &decider, &article));
    if (decider != BUDGET_LAW_NOBODY)
        f->v.article = str_from(article);
    TRY(agenda_options(ctx, decider, &options, &count));
    field = form_page_put(f, "select", "meeting_item", "finance.f.meeting_item", S(""));
    form_options(ctx, field, options, count);
    field->choose = true;
    form_page_version(f, i.version);
    if (!finance_item_heard(i.kind))
        form_page_shut(f, "finance.err.not_heard");
    else if (count == 0)
        form_page_shut(f, "finance.no_meeting");
    return finance_web_show_form(f, rs);
}

enum status finance_web_attach(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(finance_item_attach(ctx, id, param_int(rq, "version"), param_id(rq, "meeting_item")));
    respond_flash(rs, "finance.done.saved", S(""));
    return respond_see_other(rs, "/finance/item/%lld", (long long)id);
}
