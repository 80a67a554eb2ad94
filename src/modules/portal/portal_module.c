// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the public side. Tables only, no logic. */
#include "modules/portal/portal_module.h"
#include "modules/portal/portal_web.h"

static const struct field HOME[] = {{.name = "c", .type = F_LINE, .max = 12}, {0}};
static const struct field SEARCH[] = {
    {.name = "c", .type = F_LINE, .max = 12}, {.name = "q", .type = F_LINE, .max = 40}, {0}};
static const struct field DEPUTY[] = {
    {.name = "c", .type = F_LINE, .max = 12},
    {.name = "q", .type = F_LINE, .max = 40},
    {.name = "town", .type = F_ID},
    {.name = "area", .type = F_LINE, .max = 12},
    {0},
};

static const struct route ROUTES[] = {
    {GET, "/p", PUBLIC, portal_web_home, HOME, .shows = &portal_home_view},
    {GET, "/p/search", PUBLIC, portal_web_search, SEARCH, .shows = &portal_search_view},
    {GET, "/p/deputy", PUBLIC, portal_web_deputy, DEPUTY, .shows = &portal_deputies_view},
    {0},
};

static const struct menu_item MENU[] = {
    {.text = "portal.menu", .path = "/p", .icon = "home", .permission = PUBLIC, .frame = "public"},
    {.text = "portal.deputy.menu",
     .path = "/p/deputy",
     .icon = "users",
     .permission = PUBLIC,
     .frame = "public"},
    {0},
};

const struct module portal_module = {
    .name = "portal",
    .depends = (const char *const[]){"congress", "deputy", "station", NULL},
    .routes = ROUTES,
    .menu = MENU,
};
