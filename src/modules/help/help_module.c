// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the handbook. Tables only, no logic. */
#include "modules/help/help_module.h"
#include "help_migrations.h"
#include "help_view.h"
#include "modules/help/help_web.h"

static const struct field LIST_QUERY[] = {
    {.name = "q", .type = F_LINE, .max = 60},
    {0},
};

static const struct route ROUTES[] = {
    {GET, "/help", PUBLIC, help_web_list, LIST_QUERY, .shows = &help_list_view},
    {GET, "/help/{page}", PUBLIC, help_web_show, .shows = &help_show_view},
    {POST, "/help/first/away", SIGNED_IN, help_web_away},
    {0},
};

/* What one person wants to see on the first page: no act of the congress. */
static const char *const TABLES_UNJOURNALLED[] = {"help_away", NULL};

const struct module help_module = {
    .name = "help",
    .depends = (const char *const[]){"account", "congress", "deputy", "suggestion", NULL},
    .routes = ROUTES,
    .migrations = help_migrations,
    .tables_unjournalled = TABLES_UNJOURNALLED,
    .help_url = help_web_url,
    .check = help_web_check,
};
