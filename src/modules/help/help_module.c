// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the handbook. Tables only, no logic. */
#include "modules/help/help_module.h"
#include "help_view.h"
#include "modules/help/help_web.h"

static const struct field LIST_QUERY[] = {
    {.name = "q", .type = F_LINE, .max = 60},
    {0},
};

static const struct route ROUTES[] = {
    {GET, "/help", PUBLIC, help_web_list, LIST_QUERY, .shows = &help_list_view},
    {GET, "/help/{page}", PUBLIC, help_web_show, .shows = &help_show_view},
    {0},
};

const struct module help_module = {
    .name = "help",
    .routes = ROUTES,
    .help_url = help_web_url,
    .check = help_web_check,
};
