// SPDX-License-Identifier: MulanPSL-2.0
/* The rules for warnings, as the office keeps them. */
#include "modules/finance/finance_web.h"
#include "platform/text.h"
#include "platform/view.h"

enum { MONTHS = 12 };

enum status finance_web_rules(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct finance_rules_v v = {.may_manage = may(ctx, "finance.manage")};
    struct action_v *standard = arena_new(ctx->arena, struct action_v);
    struct finance_rule_row_v *rows;
    struct finance_rule *all;

    TRY(finance_store_rules(ctx, &all, &v.rows_count));
    rows = arena_array(ctx->arena, v.rows_count, struct finance_rule_row_v);
    arr_each (i, v.rows_count)
        rows[i] = (struct finance_rule_row_v){
            .id = all[i].id,
            .name = all[i].name,
            .kind = all[i].kind,
            .limit = finance_web_percent(ctx, all[i].limit_bp),
            .least = finance_web_wan(ctx, all[i].min_fen),
            .month = all[i].from_month,
            .tag = {.label = all[i].active ? T("finance.rule_on") : T("finance.rule_off"),
                    .class = all[i].active ? S("ok") : S("")},
        };
    v.rows = rows;
    v.crumbs = finance_web_crumbs(ctx, "finance.warnings", "/finance/warning", T("finance.rules"));
    *standard =
        (struct action_v){.url = S("/finance/rule/standard"), .label = T("finance.do.standard")};
    if (v.may_manage)
        v.standard = standard;
    if (v.rows_count == 0)
        v.empty = finance_web_nothing(ctx, "finance.rules_none", "finance.rules_none_text");
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("finance.rules"), &finance_rules_view, &v);
}

enum status finance_web_standard(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    (void)rq;
    TRY(finance_rules_standard(ctx));
    respond_flash(rs, "finance.done.saved", S(""));
    return respond_see_other(rs, "/finance/rule");
}

static void put_rule(struct form_page *f, const struct finance_rule *r)
{
    struct ctx *ctx = f->ctx;
    struct option_v options[MONTHS];
    struct field_v *field;

    (void)form_page_put(f, "line", "name", "finance.f.rule", r->name);
    field = form_page_put(f, "select", "kind", "finance.f.rule_kind", r->kind);
    form_words(ctx, field, FINANCE_RULES, "finance.rule_kind.", false);
    (void)form_page_put(f, "line", "limit", "finance.f.limit",
                        finance_value_text(ctx->arena, r->limit_bp * 100));
    (void)form_page_put(f, "line", "min", "finance.f.min",
                        r->min_fen == 0 ? S("0") : finance_web_field_money(ctx, r->min_fen));
    field = form_page_put(f, "select", "from_month", "finance.f.from_month",
                          str_int(ctx->arena, r->from_month));
    arr_each (i, MONTHS)
        options[i] = (struct option_v){
            .value = str_int(ctx->arena, (int64_t)i + 1),
            .label = TF(ctx->arena, "finance.from_month", str_int(ctx->arena, (int64_t)i + 1))};
    form_options(ctx, field, options, MONTHS);
    (void)form_page_put(f, "check", "active", "finance.f.active", r->active ? S("1") : S(""));
}

static struct finance_rule read_rule(struct ctx *ctx, const struct request *rq)
{
    return (struct finance_rule){
        .name = param_text(rq, "name"),
        .kind = param_text(rq, "kind"),
        .limit_bp = finance_web_bp(ctx, rq, "limit"),
        .min_fen = finance_web_money(ctx, rq, "min"),
        .from_month = (unsigned)param_int(rq, "from_month"),
        .active = param_bool(rq, "active"),
    };
}

enum status finance_web_rule_new_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct form_page *f = form_page_open(ctx, rq, T("finance.do.rule"), S("/finance/rule/new"),
                                         S("/finance/rule"), T("finance.do.save"));

    form_page_crumb(f, T("finance.rules"), S("/finance/rule"));
    put_rule(
        f,
        &(struct finance_rule){
            .name = S(""), .kind = S("behind"), .limit_bp = 1000, .from_month = 1, .active = true});
    return finance_web_show_form(f, rs);
}

enum status finance_web_rule_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct finance_rule in = read_rule(ctx, rq);
    int64_t id;

    TRY(finance_rule_save(ctx, &in, &id));
    respond_flash(rs, "finance.done.saved", S(""));
    return respond_see_other(rs, "/finance/rule");
}

enum status finance_web_rule_edit_page(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    struct finance_rule r;
    struct form_page *f;

    TRY(finance_store_rule(ctx, path_id(rq, "id"), &r));
    f = form_page_open(ctx, rq, r.name, finance_web_url(ctx, "rule", r.id, ""), S("/finance/rule"),
                       T("finance.do.save"));
    form_page_crumb(f, T("finance.rules"), S("/finance/rule"));
    put_rule(f, &r);
    form_page_version(f, r.version);
    return finance_web_show_form(f, rs);
}

enum status finance_web_rule_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct finance_rule in = read_rule(ctx, rq);
    int64_t id;

    in.id = path_id(rq, "id");
    in.version = param_int(rq, "version");
    TRY(finance_rule_save(ctx, &in, &id));
    respond_flash(rs, "finance.done.saved", S(""));
    return respond_see_other(rs, "/finance/rule");
}
