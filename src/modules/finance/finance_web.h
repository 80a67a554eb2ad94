// SPDX-License-Identifier: MulanPSL-2.0
/** Pages of money. */
#ifndef FINANCE_WEB_H
#define FINANCE_WEB_H
#include "finance_more_view.h"
#include "finance_view.h"
#include "modules/finance/finance_actions.h"
#include "platform/form_page.h"
#include "platform/list.h"
#include "platform/module.h"

handler_fn finance_web_year, finance_web_items, finance_web_item, finance_web_item_new_page,
    finance_web_item_new, finance_web_item_edit_page, finance_web_item_edit;
handler_fn finance_web_tables, finance_web_table, finance_web_table_new_page, finance_web_table_new,
    finance_web_approve_page, finance_web_approve, finance_web_withdraw;
handler_fn finance_web_compare, finance_web_month;
handler_fn finance_web_warnings, finance_web_warning, finance_web_examine, finance_web_ask_page,
    finance_web_ask, finance_web_answer_page, finance_web_answer, finance_web_close_page,
    finance_web_close, finance_web_rules, finance_web_standard, finance_web_rule_new_page,
    finance_web_rule_new, finance_web_rule_edit_page, finance_web_rule_edit, finance_web_mine;
handler_fn finance_web_projects, finance_web_project, finance_web_project_new_page,
    finance_web_project_new, finance_web_project_edit_page, finance_web_project_edit,
    finance_web_progress_page, finance_web_progress;
handler_fn finance_web_findings, finance_web_finding, finance_web_finding_new_page,
    finance_web_finding_new, finance_web_measures_page, finance_web_measures,
    finance_web_result_page, finance_web_result, finance_web_back_page, finance_web_back,
    finance_web_finding_close, finance_web_problem;
handler_fn finance_web_vouchers, finance_web_assets, finance_web_asset_page, finance_web_asset,
    finance_web_debts, finance_web_debt_page, finance_web_debt, finance_web_gauges,
    finance_web_gauge, finance_web_reading_page, finance_web_reading;
handler_fn finance_web_attach_page, finance_web_attach;
handler_fn finance_web_adjusts, finance_web_adjust, finance_web_adjust_new_page,
    finance_web_adjust_new, finance_web_adjust_edit_page, finance_web_adjust_edit,
    finance_web_adjust_calendar, finance_web_publish_page, finance_web_publish,
    finance_web_public_list, finance_web_public;
handler_fn finance_web_transfers, finance_web_transfer_new_page, finance_web_transfer_new,
    finance_web_transfer_edit_page, finance_web_transfer_edit, finance_web_transfer_report;

handler_fn finance_web_keys, finance_web_keys_propose, finance_web_key_new_page,
    finance_web_key_new, finance_web_key_edit_page, finance_web_key_edit, finance_web_key_drop_page,
    finance_web_key_drop;

/* ---- shared by the pages ---- */

/** The parts of this module, the present one marked; only those that the actor may open. */
struct tabs_v finance_web_nav(struct ctx *ctx, const char *here);
struct str finance_web_url(struct ctx *ctx, const char *what, int64_t id, const char *tail);
/** "12,345.60" in units of 万元, "" where there is none. */
struct str finance_web_wan(struct ctx *ctx, int64_t fen);
/** "62.35%"; "" for FINANCE_NO_BP. */
struct str finance_web_percent(struct ctx *ctx, int64_t bp);
/** The same with a sign: "+4.20%". */
struct str finance_web_change(struct ctx *ctx, int64_t bp);
struct crumbs_v finance_web_crumbs(struct ctx *ctx, const char *label_key, const char *url,
                                   struct str here);
struct field_v finance_web_word_field(struct ctx *ctx, const struct request *rq, const char *name,
                                      const char *label, const char *words, const char *prefix);
const struct empty_v *finance_web_nothing(struct ctx *ctx, const char *title, const char *text_key);
MUST_CHECK enum status finance_web_show_form(struct form_page *f, struct response *rs);
struct kv_item_v finance_web_fact(const char *label, struct str value);
/** A field of money as a form has it, in yuan or with 万; notes a wrong one. */
int64_t finance_web_money(struct ctx *ctx, const struct request *rq, const char *field);
/** "12.5" or "12.5%" as basis points; notes a wrong one. */
int64_t finance_web_bp(struct ctx *ctx, const struct request *rq, const char *field);
/** Money for a field: "" of 0. */
struct str finance_web_field_money(struct ctx *ctx, int64_t fen);
struct finance_case_row_v;
/** What an adjustment is called, and the four cases of the law with their amounts. */
struct str finance_web_adjust_title(struct ctx *ctx, const struct finance_adjustment *a);
const struct finance_case_row_v *
finance_web_cases(struct ctx *ctx, const struct finance_adjustment *a, size_t *out_count);
/** The sentence of a warning. */
struct str finance_web_found(struct ctx *ctx, const struct finance_warning *w);
struct finance_warning_row_v finance_web_warning_row(struct ctx *ctx,
                                                     const struct finance_warning *w);
struct str finance_web_organ(struct ctx *ctx, int64_t organ_id);
/** What the year field says, else the present year. */
int finance_web_year_of(const struct ctx *ctx, const struct request *rq);
#endif
