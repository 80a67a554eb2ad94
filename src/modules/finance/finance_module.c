// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module finance. Tables only, no logic. */
#include "modules/finance/finance_module.h"
#include "finance_migrations.h"
#include "modules/finance/finance_parts.h"
#include "modules/finance/finance_web.h"

#define READ   "finance.read"
#define MANAGE "finance.manage"
#define ANSWER "finance.answer"
#define SEE    "finance.see"

/* clang-format off */
#define VERSION {.name = "version", .type = F_ID, .required = true}
#define PAGED                                                                                      \
    {.name = "after", .type = F_LINE, .max = 1024},                                                \
    {.name = "limit", .type = F_INT}
#define PERIOD                                                                                     \
    {.name = "month", .type = F_LINE, .max = 7},                                                   \
    {.name = "from", .type = F_DATE},                                                              \
    {.name = "to", .type = F_DATE}
#define YEAR {.name = "year", .type = F_INT}
#define ITEM                                                                                       \
    {.name = "year", .type = F_INT, .required = true},                                             \
    {.name = "kind", .type = F_WORD, .required = true, .words = FINANCE_ITEMS},                    \
    {.name = "title", .type = F_LINE, .max = FINANCE_TITLE_CHARS},                                 \
    {.name = "fiscal_year", .type = F_INT, .required = true},                                      \
    {.name = "month_from", .type = F_LINE, .max = 7},                                              \
    {.name = "month_to", .type = F_LINE, .max = 7},                                                \
    {.name = "asset", .type = F_WORD, .words = FINANCE_ASSETS},                                    \
    {.name = "plan_on", .type = F_DATE},                                                           \
    {.name = "done_on", .type = F_DATE},                                                           \
    {.name = "submitted_on", .type = F_DATE},                                                      \
    {.name = "backfill", .type = F_LINE, .max = FINANCE_BASIS_CHARS},                              \
    {.name = "url", .type = F_LINE, .max = 200},                                                   \
    {.name = "note", .type = F_TEXT, .max = FINANCE_TEXT_CHARS}

static const struct field YEAR_QUERY[] = {YEAR, {0}};
static const struct field ITEM_QUERY[] = {
    PAGED, PERIOD, YEAR, {.name = "kind", .type = F_WORD, .words = FINANCE_ITEMS}, {0}};
static const struct field ITEM_NEW_QUERY[] = {
    YEAR, {.name = "kind", .type = F_WORD, .words = FINANCE_ITEMS}, {0}};
static const struct field ITEM_NEW[] = {ITEM, {0}};
static const struct field ITEM_EDIT[] = {ITEM, VERSION, {0}};
#define WHICH                                                                                      \
    {.name = "account", .type = F_WORD, .words = FINANCE_ACCOUNTS},                                \
    {.name = "kind", .type = F_WORD, .words = FINANCE_KINDS}
static const struct field TABLE_QUERY[] = {
    PAGED, YEAR, WHICH, {.name = "stage", .type = F_WORD, .words = FINANCE_STAGES},
    {.name = "voided", .type = F_BOOL}, {0}};
static const struct field TABLE_NEW[] = {
    {.name = "file", .type = F_FILE},
    YEAR, WHICH, {.name = "stage", .type = F_WORD, .words = FINANCE_STAGES},
    {.name = "month", .type = F_INT},
    {.name = "unit", .type = F_INT},
    {0},
};
static const struct field APPROVE[] = {
    {.name = "vote", .type = F_ID},
    {.name = "approved_on", .type = F_DATE},
    {.name = "basis", .type = F_LINE, .max = FINANCE_BASIS_CHARS},
    VERSION,
    {0},
};
static const struct field COMPARE_QUERY[] = {YEAR, WHICH, {0}};
static const struct field ATTACH[] = {
    {.name = "meeting_item", .type = F_ID, .required = true}, VERSION, {0}};
#define SUM(field) {.name = field, .type = F_LINE, .max = 30}
#define ADJUST_SUMS                                                                                \
    SUM("total_before"), SUM("total_after"), SUM("transfers"),                                     \
        SUM("fund_before"), SUM("fund_after"),                                                     \
        {.name = "key_name", .type = F_LINE, .max = FINANCE_NAME_CHARS}, SUM("key_before"),        \
        SUM("key_after"), SUM("debt_before"), SUM("debt_after"),                                   \
        {.name = "reason", .type = F_TEXT, .max = FINANCE_TEXT_CHARS}
static const struct field ADJUST_QUERY[] = {PAGED, YEAR, {0}};
static const struct field ADJUST_NEW_QUERY[] = {
    YEAR, {.name = "account", .type = F_WORD, .words = FINANCE_ACCOUNTS}, {0}};
static const struct field ADJUST_NEW[] = {
    {.name = "year", .type = F_INT, .required = true},
    {.name = "account", .type = F_WORD, .required = true, .words = FINANCE_ACCOUNTS},
    ADJUST_SUMS,
    {0},
};
static const struct field ADJUST_EDIT[] = {ADJUST_SUMS, VERSION, {0}};
static const struct field PUBLISH[] = {
    {.name = "published_on", .type = F_DATE, .required = true},
    {.name = "text", .type = F_TEXT, .required = true, .max = FINANCE_TEXT_CHARS},
    VERSION,
    {0},
};
#define TRANSFER                                                                                   \
    {.name = "year", .type = F_INT, .required = true},                                             \
    {.name = "account", .type = F_WORD, .required = true, .words = FINANCE_ACCOUNTS},              \
    {.name = "name", .type = F_LINE, .required = true, .max = FINANCE_NAME_CHARS},                 \
    {.name = "number", .type = F_LINE, .max = FINANCE_NAME_CHARS},                                 \
    {.name = "received_on", .type = F_DATE, .required = true},                                     \
    {.name = "sum", .type = F_LINE, .required = true, .max = 30},                                  \
    {.name = "matched", .type = F_WORD, .required = true, .words = "no yes"},                      \
    {.name = "note", .type = F_TEXT, .max = FINANCE_TEXT_CHARS}
static const struct field TRANSFER_QUERY[] = {
    PAGED, YEAR,
    {.name = "account", .type = F_WORD, .words = FINANCE_ACCOUNTS},
    {.name = "q", .type = F_LINE, .max = 60},
    {0},
};
static const struct field TRANSFER_NEW_QUERY[] = {YEAR, {0}};
static const struct field TRANSFER_NEW[] = {TRANSFER, {0}};
static const struct field TRANSFER_EDIT[] = {TRANSFER, VERSION, {0}};
static const struct field TRANSFER_REPORT[] = {{.name = "year", .type = F_INT, .required = true}, {0}};
#define KEY                                                                                        \
    {.name = "name", .type = F_LINE, .required = true, .max = FINANCE_NAME_CHARS},                 \
    {.name = "code", .type = F_LINE, .max = FINANCE_CODE_CHARS}
static const struct field KEY_NEW[] = {
    {.name = "year", .type = F_INT, .required = true}, KEY, {0}};
static const struct field KEY_EDIT[] = {KEY, VERSION, {0}};
#define C {.name = "c", .type = F_LINE, .max = 20}
static const struct field PUBLIC_QUERY[] = {C, {.name = "q", .type = F_LINE, .max = 60}, {0}};
static const struct field PUBLIC_ONE[] = {C, {0}};
static const struct field WARNING_QUERY[] = {
    PAGED, PERIOD, YEAR,
    {.name = "kind", .type = F_WORD, .words = FINANCE_RULES},
    {.name = "state", .type = F_WORD, .words = FINANCE_WARNING_STATES},
    {0},
};
#define SAID(field) {.name = field, .type = F_TEXT, .required = true, .max = FINANCE_TEXT_CHARS}
static const struct field ASK[] = {
    {.name = "organ", .type = F_ID, .required = true},
    {.name = "due_on", .type = F_DATE, .required = true},
    SAID("question"),
    {0},
};
static const struct field ANSWERED[] = {SAID("answer"), {0}};
static const struct field CLOSED[] = {SAID("finding"), {0}};
#define RULE                                                                                       \
    {.name = "name", .type = F_LINE, .required = true, .max = FINANCE_NAME_CHARS},                 \
    {.name = "kind", .type = F_WORD, .required = true, .words = FINANCE_RULES},                    \
    {.name = "limit", .type = F_LINE, .max = 20},                                                  \
    {.name = "min", .type = F_LINE, .max = 30},                                                    \
    {.name = "from_month", .type = F_INT, .required = true},                                       \
    {.name = "active", .type = F_BOOL}
static const struct field RULE_NEW[] = {RULE, {0}};
static const struct field RULE_EDIT[] = {RULE, VERSION, {0}};
#define NOTE       {.name = "note", .type = F_TEXT, .max = FINANCE_TEXT_CHARS}
#define PROJECT                                                                                    \
    {.name = "name", .type = F_LINE, .required = true, .max = FINANCE_NAME_CHARS},                 \
    {.name = "organ", .type = F_LINE, .required = true, .max = FINANCE_NAME_CHARS},                \
    {.name = "year", .type = F_INT, .required = true},                                             \
    SUM("whole"), SUM("year_sum"),                                                                 \
    {.name = "ends_on", .type = F_DATE}, {.name = "done_on", .type = F_DATE}, NOTE
static const struct field PROJECT_QUERY[] = {
    PAGED, YEAR, {.name = "q", .type = F_LINE, .max = 60}, {0}};
static const struct field PROJECT_NEW[] = {PROJECT, {0}};
static const struct field PROJECT_EDIT[] = {PROJECT, VERSION, {0}};
static const struct field PROGRESS[] = {
    {.name = "told_on", .type = F_DATE, .required = true},
    SUM("paid"), {.name = "progress", .type = F_LINE, .max = 20}, NOTE, {0}};
static const struct field FINDING_QUERY[] = {
    PAGED, PERIOD, YEAR,
    {.name = "q", .type = F_LINE, .max = 60},
    {.name = "kind", .type = F_WORD, .words = FINANCE_FINDING_SORTS},
    {.name = "state", .type = F_WORD, .words = FINANCE_FINDING_STATES},
    {.name = "unit", .type = F_ID},
    {.name = "mended", .type = F_BOOL},
    {0},
};
static const struct field FINDING_NEW[] = {
    {.name = "year", .type = F_INT, .required = true},
    {.name = "title", .type = F_LINE, .required = true, .max = FINANCE_BASIS_CHARS},
    {.name = "sort", .type = F_WORD, .required = true, .words = FINANCE_FINDING_SORTS},
    {.name = "organ", .type = F_LINE, .required = true, .max = FINANCE_NAME_CHARS},
    SUM("yuan"),
    {.name = "found_on", .type = F_DATE, .required = true},
    {.name = "due_on", .type = F_DATE},
    {0},
};
static const struct field MEASURES[] = {SAID("measures"), VERSION, {0}};
static const struct field RESULT[] = {
    {.name = "measures", .type = F_TEXT, .max = FINANCE_TEXT_CHARS},
    SAID("result"), SUM("mended"), VERSION, {0}};
static const struct field BACK[] = {SAID("reason"), VERSION, {0}};
static const struct field VOUCHER_QUERY[] = {
    PAGED, PERIOD, YEAR,
    {.name = "q", .type = F_LINE, .max = 60},
    {.name = "code", .type = F_LINE, .max = FINANCE_CODE_CHARS},
    {.name = "organ", .type = F_LINE, .max = FINANCE_NAME_CHARS},
    {0},
};
static const struct field ASSET[] = {
    {.name = "year", .type = F_INT, .required = true},
    {.name = "sort", .type = F_WORD, .required = true, .words = "firm bank office nature"},
    SUM("whole"), SUM("debt"), {.name = "units", .type = F_INT}, NOTE,
    {.name = "version", .type = F_INT}, {0}};
static const struct field SORT_QUERY[] = {
    {.name = "year", .type = F_INT}, {.name = "sort", .type = F_LINE, .max = 20}, {0}};
static const struct field DEBT[] = {
    {.name = "year", .type = F_INT, .required = true},
    {.name = "sort", .type = F_WORD, .required = true, .words = FINANCE_DEBTS},
    SUM("limit_sum"), SUM("balance"), SUM("fresh"), SUM("repaid"), SUM("interest"),
    {.name = "version", .type = F_INT}, {0}};
static const struct field READING[] = {
    {.name = "name", .type = F_LINE, .required = true, .max = FINANCE_NAME_CHARS},
    {.name = "unit", .type = F_LINE, .max = 20},
    {.name = "month", .type = F_LINE, .required = true, .max = 7},
    {.name = "value", .type = F_LINE, .required = true, .max = 30},
    {.name = "growth", .type = F_LINE, .max = 20},
    {.name = "replace", .type = F_BOOL},
    {0},
};
/* clang-format on */

static const struct route ROUTES[] = {
    {GET, "/finance", READ, finance_web_year, YEAR_QUERY},
    {GET, "/finance/item", READ, finance_web_items, ITEM_QUERY},
    {GET, "/finance/item/new", MANAGE, finance_web_item_new_page, ITEM_NEW_QUERY},
    {POST, "/finance/item/new", MANAGE, finance_web_item_new, ITEM_NEW, finance_web_item_new_page},
    {GET, "/finance/item/{id}", READ, finance_web_item},
    {GET, "/finance/item/{id}/edit", MANAGE, finance_web_item_edit_page},
    {POST, "/finance/item/{id}/edit", MANAGE, finance_web_item_edit, ITEM_EDIT,
     finance_web_item_edit_page},
    {GET, "/finance/table", READ, finance_web_tables, TABLE_QUERY},
    {GET, "/finance/table/new", MANAGE, finance_web_table_new_page},
    {POST, "/finance/table/new", MANAGE, finance_web_table_new, TABLE_NEW,
     finance_web_table_new_page, 0, 20480},
    {GET, "/finance/table/{id}", READ, finance_web_table},
    {GET, "/finance/table/{id}/approve", MANAGE, finance_web_approve_page},
    {POST, "/finance/table/{id}/approve", MANAGE, finance_web_approve, APPROVE,
     finance_web_approve_page},
    {POST, "/finance/table/{id}/withdraw", MANAGE, finance_web_withdraw, NULL, finance_web_table},
    {GET, "/finance/item/{id}/meeting", MANAGE, finance_web_attach_page},
    {POST, "/finance/item/{id}/meeting", MANAGE, finance_web_attach, ATTACH,
     finance_web_attach_page},
    {GET, "/finance/warning", READ, finance_web_warnings, WARNING_QUERY},
    {POST, "/finance/warning/examine", MANAGE, finance_web_examine, NULL, finance_web_warnings},
    {GET, "/finance/warning/{id}", SEE, finance_web_warning},
    {GET, "/finance/warning/{id}/ask", MANAGE, finance_web_ask_page},
    {POST, "/finance/warning/{id}/ask", MANAGE, finance_web_ask, ASK, finance_web_ask_page},
    {GET, "/finance/warning/{id}/answer", ANSWER, finance_web_answer_page},
    {POST, "/finance/warning/{id}/answer", ANSWER, finance_web_answer, ANSWERED,
     finance_web_answer_page},
    {GET, "/finance/warning/{id}/close", MANAGE, finance_web_close_page},
    {POST, "/finance/warning/{id}/close", MANAGE, finance_web_close, CLOSED,
     finance_web_close_page},
    {GET, "/finance/rule", READ, finance_web_rules},
    {POST, "/finance/rule/standard", MANAGE, finance_web_standard, NULL, finance_web_rules},
    {GET, "/finance/rule/new", MANAGE, finance_web_rule_new_page},
    {POST, "/finance/rule/new", MANAGE, finance_web_rule_new, RULE_NEW, finance_web_rule_new_page},
    {GET, "/finance/rule/{id}", MANAGE, finance_web_rule_edit_page},
    {POST, "/finance/rule/{id}", MANAGE, finance_web_rule_edit, RULE_EDIT,
     finance_web_rule_edit_page},
    {GET, "/finance/mine", ANSWER, finance_web_mine},
    {GET, "/finance/project", READ, finance_web_projects, PROJECT_QUERY},
    {GET, "/finance/project/new", MANAGE, finance_web_project_new_page},
    {POST, "/finance/project/new", MANAGE, finance_web_project_new, PROJECT_NEW,
     finance_web_project_new_page},
    {GET, "/finance/project/{id}", READ, finance_web_project},
    {GET, "/finance/project/{id}/edit", MANAGE, finance_web_project_edit_page},
    {POST, "/finance/project/{id}/edit", MANAGE, finance_web_project_edit, PROJECT_EDIT,
     finance_web_project_edit_page},
    {GET, "/finance/project/{id}/progress", MANAGE, finance_web_progress_page},
    {POST, "/finance/project/{id}/progress", MANAGE, finance_web_progress, PROGRESS,
     finance_web_progress_page},
    {GET, "/finance/finding", READ, finance_web_findings, FINDING_QUERY},
    {GET, "/finance/finding/new", MANAGE, finance_web_finding_new_page},
    {POST, "/finance/finding/new", MANAGE, finance_web_finding_new, FINDING_NEW,
     finance_web_finding_new_page},
    {GET, "/finance/finding/{id}", SEE, finance_web_finding},
    {GET, "/finance/finding/{id}/measures", SEE, finance_web_measures_page},
    {POST, "/finance/finding/{id}/measures", SEE, finance_web_measures, MEASURES,
     finance_web_measures_page},
    {GET, "/finance/finding/{id}/result", SEE, finance_web_result_page},
    {POST, "/finance/finding/{id}/result", SEE, finance_web_result, RESULT,
     finance_web_result_page},
    {GET, "/finance/finding/{id}/back", MANAGE, finance_web_back_page},
    {POST, "/finance/finding/{id}/back", MANAGE, finance_web_back, BACK, finance_web_back_page},
    {POST, "/finance/finding/{id}/close", MANAGE, finance_web_finding_close, NULL,
     finance_web_finding},
    {POST, "/finance/finding/{id}/problem", MANAGE, finance_web_problem, NULL, finance_web_finding},
    {GET, "/finance/voucher", READ, finance_web_vouchers, VOUCHER_QUERY},
    {GET, "/finance/asset", READ, finance_web_assets},
    {GET, "/finance/asset/new", MANAGE, finance_web_asset_page, SORT_QUERY},
    {POST, "/finance/asset/new", MANAGE, finance_web_asset, ASSET, finance_web_asset_page},
    {GET, "/finance/debt", READ, finance_web_debts},
    {GET, "/finance/debt/new", MANAGE, finance_web_debt_page, SORT_QUERY},
    {POST, "/finance/debt/new", MANAGE, finance_web_debt, DEBT, finance_web_debt_page},
    {GET, "/finance/gauge", READ, finance_web_gauges},
    {GET, "/finance/gauge/new", MANAGE, finance_web_reading_page},
    {POST, "/finance/gauge/new", MANAGE, finance_web_reading, READING, finance_web_reading_page},
    {GET, "/finance/gauge/{id}", READ, finance_web_gauge},
    {GET, "/finance/adjust", READ, finance_web_adjusts, ADJUST_QUERY},
    {GET, "/finance/adjust/new", MANAGE, finance_web_adjust_new_page, ADJUST_NEW_QUERY},
    {POST, "/finance/adjust/new", MANAGE, finance_web_adjust_new, ADJUST_NEW,
     finance_web_adjust_new_page},
    {GET, "/finance/adjust/{id}", READ, finance_web_adjust},
    {GET, "/finance/adjust/{id}/edit", MANAGE, finance_web_adjust_edit_page},
    {POST, "/finance/adjust/{id}/edit", MANAGE, finance_web_adjust_edit, ADJUST_EDIT,
     finance_web_adjust_edit_page},
    {POST, "/finance/adjust/{id}/calendar", MANAGE, finance_web_adjust_calendar, NULL,
     finance_web_adjust},
    {GET, "/finance/adjust/{id}/publish", MANAGE, finance_web_publish_page},
    {POST, "/finance/adjust/{id}/publish", MANAGE, finance_web_publish, PUBLISH,
     finance_web_publish_page},
    {GET, "/finance/transfer", READ, finance_web_transfers, TRANSFER_QUERY},
    {GET, "/finance/transfer/new", MANAGE, finance_web_transfer_new_page, TRANSFER_NEW_QUERY},
    {POST, "/finance/transfer/new", MANAGE, finance_web_transfer_new, TRANSFER_NEW,
     finance_web_transfer_new_page},
    {GET, "/finance/transfer/{id}/edit", MANAGE, finance_web_transfer_edit_page},
    {POST, "/finance/transfer/{id}/edit", MANAGE, finance_web_transfer_edit, TRANSFER_EDIT,
     finance_web_transfer_edit_page},
    {POST, "/finance/transfer/report", MANAGE, finance_web_transfer_report, TRANSFER_REPORT,
     finance_web_transfers},
    {GET, "/finance/key", READ, finance_web_keys, TRANSFER_NEW_QUERY},
    {POST, "/finance/key/propose", MANAGE, finance_web_keys_propose, TRANSFER_REPORT,
     finance_web_keys},
    {GET, "/finance/key/new", MANAGE, finance_web_key_new_page, TRANSFER_NEW_QUERY},
    {POST, "/finance/key/new", MANAGE, finance_web_key_new, KEY_NEW, finance_web_key_new_page},
    {GET, "/finance/key/{id}", MANAGE, finance_web_key_edit_page},
    {POST, "/finance/key/{id}", MANAGE, finance_web_key_edit, KEY_EDIT, finance_web_key_edit_page},
    {GET, "/finance/key/{id}/drop", MANAGE, finance_web_key_drop_page},
    {POST, "/finance/key/{id}/drop", MANAGE, finance_web_key_drop, KEY_EDIT,
     finance_web_key_drop_page},
    {GET, "/p/finance", PUBLIC, finance_web_public_list, PUBLIC_QUERY},
    {GET, "/p/finance/{id}", PUBLIC, finance_web_public, PUBLIC_ONE},
    {GET, "/finance/compare", READ, finance_web_compare, COMPARE_QUERY},
    {GET, "/finance/month", READ, finance_web_month, COMPARE_QUERY},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"finance.read", "office leader committee reader"},
    {"finance.manage", "office committee"},
    {"finance.answer", "handler chief"},
    {"finance.see", "office leader committee reader handler chief"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.supervise",
     .text = "finance.menu",
     .path = "/finance",
     .icon = "scale",
     .permission = READ,
     .frame = "staff"},
    {.group = "frame.group.supervise",
     .text = "finance.mine",
     .path = "/finance/mine",
     .icon = "scale",
     .permission = ANSWER,
     .count = finance_owed,
     .frame = "staff"},
    {0},
};

static const char *const TABLES[] = {"finance_code",       "finance_item",       "finance_table",
                                     "finance_line",       "finance_fault",      "finance_voucher",
                                     "finance_rule",       "finance_warning",    "finance_exchange",
                                     "finance_project",    "finance_progress",   "finance_finding",
                                     "finance_asset",      "finance_debt",       "finance_gauge",
                                     "finance_reading",    "finance_adjustment", "finance_transfer",
                                     "finance_table_vote", "finance_key",        NULL};

const struct module finance_module = {
    .name = "finance",
    .depends = (const char *const[]){"congress", "deputy", "account", "notice", "vote", "meeting",
                                     "supervision", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = finance_migrations,
    .tables = TABLES,
    .jobs = FINANCE_JOBS,
    .subscribers = FINANCE_SUBSCRIBERS,
    .imports = FINANCE_IMPORTS,
    .indicators = FINANCE_INDICATORS,
    .opens = FINANCE_OPENS,
    .notices = FINANCE_NOTICES,
    .dues = FINANCE_DUES,
    .tasks = finance_tasks,
    .searches = FINANCE_SEARCHES,
    .publics = FINANCE_PUBLICS,
    .demo = finance_demo,
};
