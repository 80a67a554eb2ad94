// SPDX-License-Identifier: MulanPSL-2.0
/* What the pages share. */
#include "base/money.h"
#include "modules/allowance/allowance_web.h"
#include "platform/indicator.h"
#include "platform/text.h"
#include "platform/view.h"

enum { WORDS_MAX = 16, BUDGETS_MAX = 100 };

struct str allowance_web_url(struct ctx *ctx, const char *what, int64_t id, const char *tail)
{
    return str_printf(ctx->arena, "/allowance/%s/%lld%s", what, (long long)id, tail);
}

struct str allowance_web_list_title(struct ctx *ctx, struct str month)
{
    return TF(ctx->arena, "allowance.list_of", indicator_month_label(ctx->arena, month));
}

struct tag_v allowance_web_tag(const char *prefix, struct str state)
{
    return (struct tag_v){.label = text_of(prefix, state),
                          .class = str_eqz(state, "draft") || str_eqz(state, "planned") ? S("")
                                   : str_eqz(state, "submitted") || str_eqz(state, "ordered")
                                       ? S("wait")
                                   : str_eqz(state, "approved") ? S("doing")
                                                                : S("ok")};
}

struct crumbs_v allowance_web_crumbs(struct ctx *ctx, struct str label, struct str url,
                                     struct str here)
{
    struct link_v *up = arena_array(ctx->arena, 2, struct link_v);

    up[0] =
        (struct link_v){.label = T("allowance.menu"),
                        .url = may(ctx, "allowance.read") ? S("/allowance") : S("/allowance/mine")};
    up[1] = (struct link_v){.label = label, .url = url};
    return (struct crumbs_v){.items = up, .items_count = label.len > 0 ? 2 : 1, .here = here};
}

struct field_v allowance_web_filter(struct ctx *ctx, const struct request *rq, const char *name,
                                    const char *label, const char *words, const char *prefix)
{
    struct field_v f = form_field(ctx, rq, "select", name, label, param_text(rq, name));

    form_words(ctx, &f, words, prefix, true);
    return f;
}

enum status allowance_web_month(struct ctx *ctx, const struct request *rq)
{
    const struct str month = param_text(rq, "month");
    struct date first, last;

    if (month.len > 0 && !date_parse_month(month, &first, &last))
        return fail_field(&ctx->err, "month", "allowance.err.month", NULL);
    return ST_OK;
}

enum status allowance_web_show_form(struct form_page *f, struct response *rs)
{
    struct allowance_form_v *v = arena_new(f->ctx->arena, struct allowance_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &allowance_form_view, v);
}

struct form_page *allowance_web_form(struct ctx *ctx, const struct request *rq, struct str title,
                                     struct str url, struct str label, struct str back)
{
    struct form_page *f = form_page_open(ctx, rq, title, url, back, T("allowance.do.save"));

    form_page_crumb(f, T("allowance.menu"), S("/allowance"));
    if (label.len > 0)
        form_page_crumb(f, label, back);
    return f;
}

struct allowance_line_row_v allowance_web_line_row(struct ctx *ctx, const struct allowance_line *l)
{
    return (struct allowance_line_row_v){
        .id = l->id,
        .list_id = l->list_id,
        .name = l->name,
        .delegation = l->delegation,
        .kind = l->kind,
        .month = l->month,
        .of = indicator_month_label(ctx->arena, l->of_month),
        .of_month = l->of_month,
        .days = l->days,
        .yuan = money_text(ctx->arena, l->fen),
        .fen = l->fen,
        .differs = !str_eq(l->month, l->of_month),
    };
}

struct allowance_spend_row_v allowance_web_spend_row(struct ctx *ctx,
                                                     const struct allowance_spend *s, bool drops)
{
    return (struct allowance_spend_row_v){
        .id = s->id,
        .budget_id = s->budget_id,
        .on = s->on,
        .what = s->what,
        .use = s->use,
        .payee = s->payee,
        .budget = s->title,
        .yuan = money_text(ctx->arena, s->fen),
        .fen = s->fen,
        .drop_url = drops && s->list_id == 0
                        ? str_printf(ctx->arena, "/allowance/budget/%lld/spend/%lld/drop",
                                     (long long)s->budget_id, (long long)s->id)
                        : S(""),
    };
}

enum status allowance_web_put_budgets(struct form_page *f)
{
    const struct allowance_budget_filter filter = {.year = f->ctx->today.year,
                                                   .limit = BUDGETS_MAX};
    struct ctx *ctx = f->ctx;
    struct field_v *field = form_page_put(f, "select", "budget", "allowance.f.budget", S(""));
    struct allowance_budget *all;
    struct option_v *options;
    struct str next;
    int64_t total;
    size_t count;

    TRY(allowance_store_budgets(ctx, &filter, &all, &count, &next, &total));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("allowance.no_budget")};
    arr_each (i, count)
        options[i + 1] = (struct option_v){
            .value = str_int(ctx->arena, all[i].id),
            .label = TF(ctx->arena, "allowance.budget_left", all[i].holder, all[i].title,
                        money_text(ctx->arena, all[i].fen - all[i].spent))};
    form_options(ctx, field, options, count + 1);
    field->choose = false;
    return ST_OK;
}
