// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the page that explains the interface for programs. Tables only, no logic. */
#include "modules/api/api_module.h"
#include "api_view.h"
#include "modules/api/api_web.h"

static const struct field QUERY[] = {
    {.name = "q", .type = F_LINE, .max = 60},
    {.name = "module", .type = F_LINE, .max = 40},
    {0},
};

static const struct route ROUTES[] = {
    {GET, "/api", PUBLIC, api_web_show, QUERY, .shows = &api_show_view},
    {0},
};

const struct module api_module = {
    .name = "api",
    .routes = ROUTES,
};
