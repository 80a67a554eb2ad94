// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module search: one page. Tables only, no logic. */
#include "modules/search/search_module.h"
#include "modules/search/search_web.h"
#include "search_view.h"

/* q: what is too long gets a sentence on the page, not an error. */
static const struct field FIND_QUERY[] = {
    {.name = "q", .type = F_LINE, .max = 20000},
    {.name = "kind", .type = F_LINE, .max = 40},
    {.name = "state", .type = F_LINE, .max = 40},
    {.name = "organ", .type = F_ID},
    {.name = "year", .type = F_LINE, .max = 10},
    {.name = "sort", .type = F_WORD, .words = "new best"},
    {.name = "after", .type = F_LINE, .max = 60},
    {.name = "limit", .type = F_INT},
    {0},
};

static const struct route ROUTES[] = {
    {GET, "/search", SIGNED_IN, search_web_find, FIND_QUERY, .flags = ROUTE_HEAVY,
     .shows = &search_find_view},
    {0},
};

/* For telephones: there the box of the masthead is not shown. */
static const struct menu_item MENU[] = {
    {.text = "search.menu",
     .path = "/search",
     .icon = "search",
     .permission = "congress.view",
     .frame = "staff"},
    {.text = "search.menu",
     .path = "/search",
     .icon = "search",
     .permission = "suggestion.propose",
     .frame = "deputy"},
    {0},
};

const struct module search_module = {
    .name = "search",
    .depends = (const char *const[]){"congress", NULL},
    .routes = ROUTES,
    .menu = MENU,
};
