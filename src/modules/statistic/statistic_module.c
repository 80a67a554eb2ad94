// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module statistic. Tables only, no logic. */
#include "modules/statistic/statistic_module.h"
#include "modules/statistic/statistic_web.h"
#include "statistic_migrations.h"

#define READ "statistic.read"
#define MAKE "statistic.make"

/* clang-format off */
#define DEFINITION                                                                                 \
    {.name = "id", .type = F_ID},                                                                  \
    {.name = "list", .type = F_LINE, .max = 1000},                                                 \
    {.name = "by", .type = F_LINE, .max = 40},                                                     \
    {.name = "bucket", .type = F_WORD, .words = STATISTIC_BUCKETS},                                \
    {.name = "across", .type = F_LINE, .max = 40},                                                 \
    {.name = "measure", .type = F_WORD, .words = STATISTIC_MEASURES},                              \
    {.name = "of", .type = F_LINE, .max = 40},                                                     \
    {.name = "day", .type = F_LINE, .max = 40},                                                    \
    {.name = "c1", .type = F_LINE, .max = 40}, {.name = "c2", .type = F_LINE, .max = 40},          \
    {.name = "c3", .type = F_LINE, .max = 40},                                                     \
    {.name = "o1", .type = F_WORD, .words = STATISTIC_OPS},                                        \
    {.name = "o2", .type = F_WORD, .words = STATISTIC_OPS},                                        \
    {.name = "o3", .type = F_WORD, .words = STATISTIC_OPS},                                        \
    {.name = "v1", .type = F_LINE, .max = 100}, {.name = "v2", .type = F_LINE, .max = 100},        \
    {.name = "v3", .type = F_LINE, .max = 100}
#define PERIOD {.name = "from", .type = F_DATE}, {.name = "to", .type = F_DATE}

static const struct field NEW_QUERY[] = {DEFINITION, PERIOD, {0}};
static const struct field NEW_FORM[] = {
    DEFINITION,
    {.name = "version", .type = F_ID},
    {.name = "name", .type = F_LINE, .required = true, .max = 80},
    {.name = "unit", .type = F_LINE, .max = 8},
    {.name = "note", .type = F_TEXT, .max = 500},
    {.name = "cited", .type = F_BOOL},
    {0},
};
static const struct field SHOW_QUERY[] = {PERIOD, {0}};
static const struct field ROW_QUERY[] = {
    PERIOD,
    {.name = "group", .type = F_LINE, .max = 400},
    {.name = "across", .type = F_LINE, .max = 400},
    {.name = "after", .type = F_LINE, .max = 20},
    {.name = "limit", .type = F_INT},
    {0},
};
static const struct field REMOVE_FORM[] = {{.name = "sure", .type = F_BOOL}, {0}};
/* clang-format on */

static const struct route ROUTES[] = {
    {GET, "/statistic", READ, statistic_web_list, .flags = ROUTE_HEAVY},
    {GET, "/statistic/new", MAKE, statistic_web_new, NEW_QUERY, statistic_web_new,
     .flags = ROUTE_HEAVY},
    {POST, "/statistic/new", MAKE, statistic_web_save, NEW_FORM, statistic_web_new},
    {GET, "/statistic/{id}", READ, statistic_web_show, SHOW_QUERY, .flags = ROUTE_HEAVY},
    {GET, "/statistic/{id}/row", READ, statistic_web_rows, ROW_QUERY, .flags = ROUTE_HEAVY},
    {GET, "/statistic/{id}/edit", MAKE, statistic_web_edit},
    {POST, "/statistic/{id}/remove", MAKE, statistic_web_remove, REMOVE_FORM, statistic_web_show},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"statistic.read", "office leader committee reader"},
    {"statistic.make", "office"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.public",
     .text = "statistic.menu",
     .path = "/statistic",
     .icon = "chart",
     .permission = READ,
     .frame = "staff"},
    {.text = "statistic.of_this_list",
     .path = "/statistic/new?list=",
     .icon = "chart",
     .permission = MAKE,
     .frame = "list"},
    {0},
};

static const char *const TABLES[] = {"statistic", NULL};

const struct module statistic_module = {
    .name = "statistic",
    .depends = (const char *const[]){"congress", "indicator", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = statistic_migrations,
    .tables = TABLES,
    .indicators_more = statistic_indicators,
};
