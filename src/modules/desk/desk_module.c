// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the first page. Tables only, no logic. */
#include "modules/desk/desk_module.h"
#include "modules/desk/desk_web.h"

static const struct route ROUTES[] = {
    {GET, "/", SIGNED_IN, desk_web_home, .flags = ROUTE_HEAVY}, /* figures of a whole year */
    {GET, "/desk/todo", SIGNED_IN, desk_web_todo, .flags = ROUTE_HEAVY, .shows = &desk_todo_view},
    {GET, "/desk/system", "account.system", desk_web_system, .flags = ROUTE_HEAVY},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = NULL,
     .text = "desk.menu",
     .path = "/",
     .icon = "home",
     .permission = SIGNED_IN,
     .frame = "staff"},
    {.group = "frame.group.admin",
     .text = "desk.system.title",
     .path = "/desk/system",
     .icon = "chart",
     .permission = "account.system",
     .frame = "staff"},
    {.text = "desk.deputy.menu",
     .path = "/",
     .icon = "home",
     .permission = SIGNED_IN,
     .frame = "deputy"},
    {0},
};

const struct module desk_module = {
    .name = "desk",
    .depends = (const char *const[]){"account", "attachment", "notice", "suggestion", "indicator",
                                     "opinion", "congress", "deputy", "meeting", "motion",
                                     "nomination", "resolution", "duty", "help", "vote", NULL},
    .routes = ROUTES,
    .menu = MENU,
};
