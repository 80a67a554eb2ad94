// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of money for deputies. */
#ifndef ALLOWANCE_WEB_H
#define ALLOWANCE_WEB_H
#include "allowance_view.h"
#include "modules/allowance/allowance_actions.h"
#include "platform/form_page.h"
#include "platform/module.h"

handler_fn allowance_web_lists, allowance_web_new_page, allowance_web_new, allowance_web_list;
handler_fn allowance_web_again, allowance_web_submit, allowance_web_approve,
    allowance_web_return_page, allowance_web_return, allowance_web_pay_page, allowance_web_pay,
    allowance_web_paper, allowance_web_bank;
handler_fn allowance_web_line, allowance_web_lines, allowance_web_mine;
handler_fn allowance_web_rules, allowance_web_rule_new_page, allowance_web_rule_new,
    allowance_web_rule_page, allowance_web_rule;
handler_fn allowance_web_budgets, allowance_web_budget_new_page, allowance_web_budget_new,
    allowance_web_budget, allowance_web_budget_edit_page, allowance_web_budget_edit,
    allowance_web_spend_page, allowance_web_spend, allowance_web_spend_drop, allowance_web_spends;
handler_fn allowance_web_subscriptions, allowance_web_subscription_new_page,
    allowance_web_subscription_new, allowance_web_subscription,
    allowance_web_subscription_fill_page, allowance_web_subscription_fill, allowance_web_order_page,
    allowance_web_order, allowance_web_post_page, allowance_web_post, allowance_web_received;
handler_fn allowance_web_accounts, allowance_web_account_page, allowance_web_account;

/* ---- shared by the pages ---- */

struct str allowance_web_url(struct ctx *ctx, const char *what, int64_t id, const char *tail);
struct str allowance_web_list_title(struct ctx *ctx, struct str month);
struct tag_v allowance_web_tag(const char *prefix, struct str state);
struct crumbs_v allowance_web_crumbs(struct ctx *ctx, struct str label, struct str url,
                                     struct str here);
struct field_v allowance_web_filter(struct ctx *ctx, const struct request *rq, const char *name,
                                    const char *label, const char *words, const char *prefix);
MUST_CHECK enum status allowance_web_month(struct ctx *ctx, const struct request *rq);
MUST_CHECK enum status allowance_web_show_form(struct form_page *f, struct response *rs);
/** A form below a page of this module. */
struct form_page *allowance_web_form(struct ctx *ctx, const struct request *rq, struct str title,
                                     struct str url, struct str label, struct str back);
struct allowance_line_row_v allowance_web_line_row(struct ctx *ctx, const struct allowance_line *l);
struct allowance_spend_row_v allowance_web_spend_row(struct ctx *ctx,
                                                     const struct allowance_spend *s, bool drops);
/** A select of the budgets, with what is left of each. */
MUST_CHECK enum status allowance_web_put_budgets(struct form_page *f);
#endif
