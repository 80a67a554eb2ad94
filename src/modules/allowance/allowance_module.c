// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module allowance. Tables only, no logic. */
#include "modules/allowance/allowance_module.h"
#include "allowance_migrations.h"
#include "modules/allowance/allowance_parts.h"
#include "modules/allowance/allowance_web.h"
#include "platform/crypt.h"

#define READ    "allowance.read"
#define TAKE    "allowance.take_part"
#define MANAGE  "allowance.manage"
#define APPROVE "allowance.approve"
#define ACCOUNT "allowance.account"

/* clang-format off */
#define VERSION {.name = "version", .type = F_ID, .required = true}
#define PAGED                                                                                      \
    {.name = "after", .type = F_LINE, .max = 1024},                                                \
    {.name = "limit", .type = F_INT}
#define Q {.name = "q", .type = F_LINE, .max = 60}
#define PERIOD                                                                                     \
    {.name = "month", .type = F_LINE, .max = 7},                                                   \
    {.name = "from", .type = F_DATE},                                                              \
    {.name = "to", .type = F_DATE}
#define YUAN {.name = "yuan", .type = F_LINE, .required = true, .max = 30}
#define BUDGET                                                                                     \
    {.name = "year", .type = F_INT, .required = true},                                             \
    {.name = "title", .type = F_LINE, .required = true, .max = ALLOWANCE_LINE_CHARS},              \
    {.name = "scope", .type = F_WORD, .required = true, .words = ALLOWANCE_SCOPES},                \
    {.name = "holder", .type = F_LINE, .max = ALLOWANCE_LINE_CHARS},                               \
    YUAN

static const struct field LIST_QUERY[] = {
    PAGED, {.name = "state", .type = F_WORD, .words = "draft submitted approved paid"}, {0}};
static const struct field LINE_QUERY[] = {
    Q, PAGED, PERIOD,
    {.name = "kind", .type = F_WORD, .words = ALLOWANCE_KINDS},
    {.name = "settled", .type = F_BOOL},
    {.name = "lost", .type = F_BOOL},
    {0},
};
static const struct field BUDGET_QUERY[] = {
    Q, PAGED,
    {.name = "kind", .type = F_WORD, .words = ALLOWANCE_SCOPES},
    {.name = "year", .type = F_INT},
    {.name = "from", .type = F_DATE},
    {.name = "to", .type = F_DATE},
    {0},
};
static const struct field SPEND_QUERY[] = {
    Q, PAGED, PERIOD, {.name = "kind", .type = F_WORD, .words = ALLOWANCE_USES}, {0}};
static const struct field NAME_QUERY[] = {Q, PAGED, {0}};
static const struct field MINE_QUERY[] = {PAGED, {0}};
static const struct field PAPER_QUERY[] = {
    {.name = "format", .type = F_WORD, .words = "docx pdf"}, {0}};
static const struct field NEW_FORM[] = {
    {.name = "month", .type = F_LINE, .required = true, .max = 7}, {0}};
static const struct field RETURN_FORM[] = {
    {.name = "why", .type = F_TEXT, .required = true, .max = ALLOWANCE_NOTE_CHARS}, VERSION, {0}};
static const struct field PAY_FORM[] = {
    {.name = "on", .type = F_DATE, .required = true},
    {.name = "budget", .type = F_ID},
    VERSION,
    {0},
};
static const struct field RULE_FORM[] = {
    {.name = "kind", .type = F_WORD, .required = true, .words = ALLOWANCE_KINDS},
    YUAN,
    {.name = "per", .type = F_WORD, .required = true, .words = "day month"},
    {.name = "whom", .type = F_WORD, .required = true, .words = "no_wage all"},
    {.name = "from_on", .type = F_DATE, .required = true},
    {.name = "to_on", .type = F_DATE},
    {.name = "basis", .type = F_LINE, .required = true, .max = ALLOWANCE_LINE_CHARS},
    {.name = "source", .type = F_LINE, .max = 60, .many = true},
    {0},
};
static const struct field RULE_EDIT[] = {
    {.name = "to_on", .type = F_DATE},
    {.name = "basis", .type = F_LINE, .required = true, .max = ALLOWANCE_LINE_CHARS},
    VERSION,
    {0},
};
static const struct field BUDGET_FORM[] = {BUDGET, {0}};
static const struct field BUDGET_EDIT[] = {BUDGET, VERSION, {0}};
static const struct field SPEND_FORM[] = {
    {.name = "use", .type = F_WORD, .required = true, .words = ALLOWANCE_USES},
    {.name = "what", .type = F_LINE, .required = true, .max = ALLOWANCE_LINE_CHARS},
    YUAN,
    {.name = "on", .type = F_DATE, .required = true},
    {.name = "payee", .type = F_LINE, .max = ALLOWANCE_LINE_CHARS},
    {.name = "over", .type = F_BOOL},
    {.name = "apart", .type = F_BOOL},
    {0},
};
static const struct field SUBSCRIPTION_FORM[] = {
    {.name = "year", .type = F_INT, .required = true},
    {.name = "title", .type = F_LINE, .required = true, .max = ALLOWANCE_LINE_CHARS},
    YUAN,
    {0},
};
static const struct field FILL_FORM[] = {{.name = "delegation", .type = F_ID}, {0}};
static const struct field ORDER_FORM[] = {
    {.name = "budget", .type = F_ID}, {.name = "over", .type = F_BOOL}, VERSION, {0}};
static const struct field POST_FORM[] = {
    {.name = "on", .type = F_DATE, .required = true}, VERSION, {0}};
static const struct field ACCOUNT_FORM[] = {
    {.name = "bank", .type = F_LINE, .required = true, .max = ALLOWANCE_LINE_CHARS},
    {.name = "number", .type = F_LINE, .required = true, .max = 30},
    {0},
};
/* clang-format on */

static const struct route ROUTES[] = {
    {GET, "/allowance", READ, allowance_web_lists, LIST_QUERY},
    {GET, "/allowance/mine", TAKE, allowance_web_mine, MINE_QUERY},
    {GET, "/allowance/new", MANAGE, allowance_web_new_page},
    {POST, "/allowance/new", MANAGE, allowance_web_new, NEW_FORM, allowance_web_new_page},
    {GET, "/allowance/list/{id}", READ, allowance_web_list},
    {POST, "/allowance/list/{id}/again", MANAGE, allowance_web_again, NULL, allowance_web_list},
    {POST, "/allowance/list/{id}/submit", MANAGE, allowance_web_submit, NULL, allowance_web_list},
    {POST, "/allowance/list/{id}/approve", APPROVE, allowance_web_approve, NULL,
     allowance_web_list},
    {GET, "/allowance/list/{id}/return", APPROVE, allowance_web_return_page},
    {POST, "/allowance/list/{id}/return", APPROVE, allowance_web_return, RETURN_FORM,
     allowance_web_return_page},
    {GET, "/allowance/list/{id}/pay", MANAGE, allowance_web_pay_page},
    {POST, "/allowance/list/{id}/pay", MANAGE, allowance_web_pay, PAY_FORM, allowance_web_pay_page},
    {GET, "/allowance/list/{id}/paper", READ, allowance_web_paper, PAPER_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {POST, "/allowance/list/{id}/bank", ACCOUNT, allowance_web_bank, NULL, allowance_web_list},
    {GET, "/allowance/line", READ, allowance_web_lines, LINE_QUERY},
    {GET, "/allowance/line/{id}", SIGNED_IN, allowance_web_line},
    {GET, "/allowance/rule", READ, allowance_web_rules},
    {GET, "/allowance/rule/new", MANAGE, allowance_web_rule_new_page},
    {POST, "/allowance/rule/new", MANAGE, allowance_web_rule_new, RULE_FORM,
     allowance_web_rule_new_page},
    {GET, "/allowance/rule/{id}", MANAGE, allowance_web_rule_page},
    {POST, "/allowance/rule/{id}", MANAGE, allowance_web_rule, RULE_EDIT, allowance_web_rule_page},
    {GET, "/allowance/budget", READ, allowance_web_budgets, BUDGET_QUERY},
    {GET, "/allowance/budget/new", MANAGE, allowance_web_budget_new_page},
    {POST, "/allowance/budget/new", MANAGE, allowance_web_budget_new, BUDGET_FORM,
     allowance_web_budget_new_page},
    {GET, "/allowance/budget/{id}", READ, allowance_web_budget},
    {GET, "/allowance/budget/{id}/edit", MANAGE, allowance_web_budget_edit_page},
    {POST, "/allowance/budget/{id}/edit", MANAGE, allowance_web_budget_edit, BUDGET_EDIT,
     allowance_web_budget_edit_page},
    {GET, "/allowance/budget/{id}/spend", MANAGE, allowance_web_spend_page},
    {POST, "/allowance/budget/{id}/spend", MANAGE, allowance_web_spend, SPEND_FORM,
     allowance_web_spend_page},
    {POST, "/allowance/budget/{id}/spend/{spend}/drop", MANAGE, allowance_web_spend_drop, NULL,
     allowance_web_budget},
    {GET, "/allowance/spend", READ, allowance_web_spends, SPEND_QUERY},
    {GET, "/allowance/subscription", READ, allowance_web_subscriptions, NAME_QUERY},
    {GET, "/allowance/subscription/new", MANAGE, allowance_web_subscription_new_page},
    {POST, "/allowance/subscription/new", MANAGE, allowance_web_subscription_new, SUBSCRIPTION_FORM,
     allowance_web_subscription_new_page},
    {GET, "/allowance/subscription/{id}", READ, allowance_web_subscription},
    {GET, "/allowance/subscription/{id}/fill", MANAGE, allowance_web_subscription_fill_page},
    {POST, "/allowance/subscription/{id}/fill", MANAGE, allowance_web_subscription_fill, FILL_FORM,
     allowance_web_subscription_fill_page},
    {GET, "/allowance/subscription/{id}/order", MANAGE, allowance_web_order_page},
    {POST, "/allowance/subscription/{id}/order", MANAGE, allowance_web_order, ORDER_FORM,
     allowance_web_order_page},
    {GET, "/allowance/subscription/{id}/post", MANAGE, allowance_web_post_page},
    {POST, "/allowance/subscription/{id}/post", MANAGE, allowance_web_post, POST_FORM,
     allowance_web_post_page},
    {POST, "/allowance/subscription/{id}/received", TAKE, allowance_web_received, NULL,
     allowance_web_mine},
    {GET, "/allowance/account", ACCOUNT, allowance_web_accounts, NAME_QUERY},
    {GET, "/allowance/account/{id}", ACCOUNT, allowance_web_account_page},
    {POST, "/allowance/account/{id}", ACCOUNT, allowance_web_account, ACCOUNT_FORM,
     allowance_web_account_page},
    {0},
};

/* clang-format off */
static const struct permission PERMISSIONS[] = {
    {"allowance.read", "office leader"},
    {"allowance.take_part", "deputy"},
    {"allowance.manage", "office"},
    {"allowance.approve", "leader"},
    {"allowance.account", "office"},
    {0},
};
/* clang-format on */

static const struct menu_item MENU[] = {
    {.group = "frame.group.deputy",
     .text = "allowance.menu",
     .path = "/allowance",
     .icon = "scale",
     .permission = READ,
     .frame = "staff"},
    {.group = "frame.group.deputy",
     .text = "allowance.mine",
     .path = "/allowance/mine",
     .icon = "scale",
     .permission = TAKE,
     .frame = "staff"},
    {0},
};

static const char *const TABLES[] = {"allowance_rule",    "allowance_list",
                                     "allowance_line",    "allowance_fact",
                                     "allowance_account", "allowance_budget",
                                     "allowance_spend",   "allowance_subscription",
                                     "allowance_copy",    NULL};

static const struct sealed_column SEALED[] = {
    {"allowance_account", "number_sealed", "key_id", "allowance.number"}, {0}};

const struct module allowance_module = {
    .name = "allowance",
    .depends = (const char *const[]){"congress", "deputy", "account", "notice", "indicator", "body",
                                     "station", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = allowance_migrations,
    .tables = TABLES,
    .indicators = ALLOWANCE_INDICATORS,
    .notices = ALLOWANCE_NOTICES,
    .dues = ALLOWANCE_DUES,
    .tasks = allowance_tasks,
    .searches = ALLOWANCE_SEARCHES,
    .imports = ALLOWANCE_IMPORTS,
    .sealed = SEALED,
    .retentions = ALLOWANCE_RETENTIONS,
    .demo = allowance_demo,
};
