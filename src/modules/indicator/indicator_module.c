// SPDX-License-Identifier: MulanPSL-2.0
/* Front door: figures that open their rows. Tables only, no logic. */
#include "modules/indicator/indicator_module.h"
#include "modules/indicator/indicator_web.h"

static const struct field LIST_QUERY[] = {
    {.name = "from", .type = F_DATE},
    {.name = "to", .type = F_DATE},
    {0},
};

static const struct field SHOW_QUERY[] = {
    {.name = "from", .type = F_DATE},
    {.name = "to", .type = F_DATE},
    {.name = "by", .type = F_LINE, .max = 40},
    {0},
};

static const struct route ROUTES[] = {
    {GET, "/indicator", "indicator.read", indicator_web_list, LIST_QUERY},
    {GET, "/indicator/{name}", "indicator.read", indicator_web_show, SHOW_QUERY},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"indicator.read", "office leader committee government govleader reader"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.public",
     .text = "indicator.menu",
     .path = "/indicator",
     .icon = "chart",
     .permission = "indicator.read",
     .frame = "staff"},
    {0},
};

const struct module indicator_module = {
    .name = "indicator",
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
};
