// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module opinion. Tables only, no logic. */
#include "modules/opinion/opinion_module.h"
#include "modules/opinion/opinion.h"
#include "modules/opinion/opinion_import.h"
#include "modules/opinion/opinion_indicators.h"
#include "modules/opinion/opinion_search.h"
#include "modules/opinion/opinion_web.h"
#include "opinion_migrations.h"

static const struct field LIST_QUERY[] = {
    {.name = "q", .type = F_LINE},
    {.name = "category", .type = F_LINE, .max = 40},
    {.name = "source", .type = F_WORD, .words = "online station visit letter call other"},
    {.name = "state", .type = F_WORD, .words = "received used"},
    {.name = "month", .type = F_LINE, .max = 7},
    {.name = "from", .type = F_DATE},
    {.name = "to", .type = F_DATE},
    {.name = "sort", .type = F_WORD, .words = "raised -raised category -category"},
    {.name = "after", .type = F_LINE, .max = 400},
    {.name = "limit", .type = F_INT},
    {.name = "format", .type = F_WORD, .words = "csv xlsx"},
    {0},
};

static const struct field NEW_FORM[] = {
    {.name = "source",
     .type = F_WORD,
     .required = true,
     .words = "online station visit letter call other"},
    {.name = "subject", .type = F_LINE, .required = true, .max = OPINION_SUBJECT_CHARS},
    {.name = "body", .type = F_TEXT, .required = true, .max = OPINION_BODY_CHARS},
    {.name = "raised_on", .type = F_DATE, .required = true},
    {.name = "place", .type = F_LINE, .max = OPINION_PLACE_CHARS},
    {.name = "category", .type = F_LINE, .max = OPINION_CATEGORY_CHARS},
    {.name = "citizen", .type = F_LINE, .max = OPINION_CITIZEN_CHARS},
    {.name = "contact", .type = F_LINE, .max = OPINION_CONTACT_CHARS},
    {.name = "number", .type = F_LINE, .max = OPINION_NUMBER_CHARS},
    {0},
};

static const struct route ROUTES[] = {
    {GET, "/opinion", "opinion.read", opinion_web_list, LIST_QUERY},
    {GET, "/opinion/export", "opinion.read", opinion_web_export, LIST_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/opinion/new", "opinion.register", opinion_web_new_form},
    {POST, "/opinion/new", "opinion.register", opinion_web_new, NEW_FORM, opinion_web_new_form},
    {GET, "/opinion/{id}", "opinion.read", opinion_web_show},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"opinion.read", "office leader committee reader"},
    {"opinion.contact", "office"},
    {"opinion.register", "office"},
    {"opinion.import", "office"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.public",
     .text = "opinion.menu",
     .path = "/opinion",
     .icon = "message",
     .permission = "opinion.read",
     .frame = "staff"},
    {0},
};

static const char *const TABLES[] = {"opinion", "opinion_use", NULL};

const struct module opinion_module = {
    .name = "opinion",
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = opinion_migrations,
    .tables = TABLES,
    .imports = OPINION_IMPORTS,
    .indicators = OPINION_INDICATORS,
    .searches = OPINION_SEARCHES,
    .demo = opinion_demo,
};
