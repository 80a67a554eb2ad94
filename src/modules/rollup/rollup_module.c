// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module rollup. Tables only, no logic. */
#include "modules/rollup/rollup_module.h"
#include "modules/rollup/rollup_actions.h"
#include "modules/rollup/rollup_web.h"
#include "platform/crypt.h"
#include "rollup_migrations.h"

#define READ    "rollup.read"
#define MAKE    "rollup.make"
#define RECEIVE "rollup.receive"

/* clang-format off */
static const struct field PAGE_QUERY[] = {
    {.name = "after", .type = F_LINE, .max = 1024}, {.name = "limit", .type = F_INT}, {0}};
static const struct field MAKE_FORM[] = {
    {.name = "from", .type = F_DATE, .required = true},
    {.name = "to", .type = F_DATE, .required = true},
    {0},
};
static const struct field RECEIVE_FORM[] = {{.name = "file", .type = F_FILE}, {0}};
static const struct field DECIDE_FORM[] = {{.name = "sure", .type = F_BOOL}, {0}};
static const struct field SUMS_QUERY[] = {
    {.name = "from", .type = F_DATE}, {.name = "to", .type = F_DATE}, {0}};
static const struct field FIGURE_QUERY[] = {
    {.name = "from", .type = F_DATE}, {.name = "to", .type = F_DATE},
    {.name = "sender", .type = F_LINE, .max = 20}, {0}};
/* clang-format on */

static const struct route ROUTES[] = {
    {GET, "/rollup", READ, rollup_web_list, PAGE_QUERY},
    {GET, "/rollup/made", READ, rollup_web_made, PAGE_QUERY},
    {GET, "/rollup/make", MAKE, rollup_web_make_page},
    {POST, "/rollup/make", MAKE, rollup_web_make, MAKE_FORM, rollup_web_make_page},
    {GET, "/rollup/made/{id}/file", READ, rollup_web_file},
    {GET, "/rollup/receive", RECEIVE, rollup_web_receive_page},
    {POST, "/rollup/receive", RECEIVE, rollup_web_receive, RECEIVE_FORM, rollup_web_receive_page,
     .max_body_kib = 1100},
    {POST, "/rollup/sender/{id}/trust", RECEIVE, rollup_web_trust, DECIDE_FORM, rollup_web_list},
    {POST, "/rollup/sender/{id}/refuse", RECEIVE, rollup_web_refuse, DECIDE_FORM, rollup_web_list},
    {GET, "/rollup/package/{id}", READ, rollup_web_package},
    {GET, "/rollup/figure", READ, rollup_web_sums, SUMS_QUERY, .flags = ROUTE_HEAVY},
    {GET, "/rollup/figure/{name}", READ, rollup_web_figure, FIGURE_QUERY, .flags = ROUTE_HEAVY},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"rollup.read", "office leader committee reader"},
    {"rollup.make", "office"},
    {"rollup.receive", "office"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.public",
     .text = "rollup.menu",
     .path = "/rollup",
     .icon = "chart",
     .permission = READ,
     .frame = "staff"},
    {0},
};

static const char *const TABLES[] = {"rollup_key", "rollup_made", "rollup_sender", "rollup_package",
                                     NULL};

static const char *const UNJOURNALLED[] = {
    "rollup_value", /* made from the packages, which are journalled whole */
    NULL,
};

static const struct sealed_column SEALED[] = {
    {"rollup_key", "seed_sealed", "key_id", "rollup_key.seed"},
    {0},
};

const struct module rollup_module = {
    .name = "rollup",
    .depends = (const char *const[]){"congress", "indicator", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = rollup_migrations,
    .tables = TABLES,
    .tables_unjournalled = UNJOURNALLED,
    .sealed = SEALED,
    .indicators_more = rollup_indicators,
    .demo = rollup_demo,
};
