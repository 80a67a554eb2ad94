// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module reportback. Tables only, no logic. */
#include "modules/reportback/reportback_module.h"
#include "modules/reportback/reportback_parts.h"
#include "modules/reportback/reportback_web.h"
#include "reportback_migrations.h"

#define READ   "reportback.read"
#define TAKE   "reportback.take_part"
#define MANAGE "reportback.manage"

/* clang-format off */
#define VERSION {.name = "version", .type = F_ID, .required = true}
#define PLAN                                                                                       \
    {.name = "deputy", .type = F_LINE, .required = true, .max = 60},                               \
    {.name = "audience", .type = F_WORD, .required = true, .words = "voters unit committee"},      \
    {.name = "planned_on", .type = F_DATE, .required = true},                                      \
    {.name = "place", .type = F_LINE, .max = 100},                                                 \
    {.name = "organiser", .type = F_LINE, .max = 100}

static const struct field LIST_QUERY[] = {
    {.name = "q", .type = F_LINE, .max = 60},
    {.name = "after", .type = F_LINE, .max = 1024},
    {.name = "limit", .type = F_INT},
    {.name = "audience", .type = F_WORD, .words = "voters unit committee"},
    {.name = "state", .type = F_WORD, .words = "planned written held rated published cancelled"},
    {.name = "held", .type = F_BOOL},
    {.name = "month", .type = F_LINE, .max = 7},
    {.name = "from", .type = F_DATE},
    {.name = "to", .type = F_DATE},
    {0},
};
static const struct field PLAN_FORM[] = {PLAN, {0}};
static const struct field EDIT_FORM[] = {PLAN, VERSION, {0}};
static const struct field TEXT_FORM[] = {
    {.name = "text", .type = F_TEXT, .required = true, .max = 20000}, VERSION, {0}};
static const struct field HOLD_FORM[] = {
    {.name = "held_on", .type = F_DATE, .required = true},
    {.name = "present", .type = F_INT, .required = true},
    {.name = "asked", .type = F_TEXT, .max = 20000},
    VERSION,
    {0},
};
static const struct field COUNT_FORM[] = {
    {.name = "satisfied", .type = F_INT, .required = true},
    {.name = "basic", .type = F_INT, .required = true},
    {.name = "dissatisfied", .type = F_INT, .required = true},
    VERSION,
    {0},
};
static const struct field RATE_QUERY[] = {
    {.name = "k", .type = F_LINE, .max = 40},
    {.name = "c", .type = F_LINE, .max = 20},
    {.name = "done", .type = F_BOOL},
    {0},
};
static const struct field RATE_FORM[] = {
    {.name = "k", .type = F_LINE, .required = true, .max = 40},
    {.name = "c", .type = F_LINE, .max = 20},
    {.name = "grade", .type = F_WORD, .required = true, .words = "satisfied basic dissatisfied"},
    {0},
};
static const struct field SLIPS_QUERY[] = {{.name = "after", .type = F_INT}, {0}};
static const struct field PUBLIC_QUERY[] = {{.name = "c", .type = F_LINE, .max = 20}, {0}};
/* clang-format on */

static const struct route ROUTES[] = {
    {GET, "/reportback", TAKE, reportback_web_list, LIST_QUERY},
    {GET, "/reportback/new", MANAGE, reportback_web_plan_page},
    {POST, "/reportback/new", MANAGE, reportback_web_plan, PLAN_FORM, reportback_web_plan_page},
    {GET, "/reportback/{id}", TAKE, reportback_web_show},
    {GET, "/reportback/{id}/edit", MANAGE, reportback_web_edit_page},
    {POST, "/reportback/{id}/edit", MANAGE, reportback_web_edit, EDIT_FORM,
     reportback_web_edit_page},
    {GET, "/reportback/{id}/text", TAKE, reportback_web_text_page},
    {POST, "/reportback/{id}/text", TAKE, reportback_web_text, TEXT_FORM, reportback_web_text_page},
    {GET, "/reportback/{id}/hold", MANAGE, reportback_web_hold_page},
    {POST, "/reportback/{id}/hold", MANAGE, reportback_web_hold, HOLD_FORM,
     reportback_web_hold_page},
    {GET, "/reportback/{id}/slips", MANAGE, reportback_web_slips, SLIPS_QUERY},
    {POST, "/reportback/{id}/open", MANAGE, reportback_web_open, NULL, reportback_web_show},
    {POST, "/reportback/{id}/close", MANAGE, reportback_web_close, NULL, reportback_web_show},
    {GET, "/reportback/{id}/count", MANAGE, reportback_web_count_page},
    {POST, "/reportback/{id}/count", MANAGE, reportback_web_count, COUNT_FORM,
     reportback_web_count_page},
    {POST, "/reportback/{id}/publish", MANAGE, reportback_web_publish, NULL, reportback_web_show},
    {POST, "/reportback/{id}/cancel", MANAGE, reportback_web_cancel, NULL, reportback_web_show},
    {GET, "/p/reportback", PUBLIC, reportback_web_public_list, PUBLIC_QUERY,
     .shows = &reportback_public_list_view},
    {GET, "/p/reportback/{id}", PUBLIC, reportback_web_public, PUBLIC_QUERY,
     .shows = &reportback_public_view},
    {GET, "/p/reportback/{id}/rate", PUBLIC, reportback_web_rate_page, RATE_QUERY},
    {POST, "/p/reportback/{id}/rate", PUBLIC, reportback_web_rate, RATE_FORM,
     reportback_web_rate_page},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"reportback.read", "office leader committee reader"},
    {"reportback.take_part", "deputy office leader committee reader"},
    {"reportback.manage", "office"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.deputy",
     .text = "reportback.menu",
     .path = "/reportback",
     .icon = "message",
     .permission = TAKE,
     .frame = "staff"},
    {0},
};

static const char *const TABLES[] = {"reportback", "reportback_rating", NULL};

const struct module reportback_module = {
    .name = "reportback",
    .depends = (const char *const[]){"congress", "deputy", "account", "notice", "indicator", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = reportback_migrations,
    .tables = TABLES,
    .imports = REPORTBACK_IMPORTS,
    .indicators = REPORTBACK_INDICATORS,
    .notices = REPORTBACK_NOTICES,
    .dues = REPORTBACK_DUES,
    .duties = REPORTBACK_DUTIES,
    .tasks = reportback_tasks,
    .publics = REPORTBACK_PUBLICS,
    .searches = REPORTBACK_SEARCHES,
    .demo = reportback_demo,
};
