// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module congress: permissions, tables, imports. */
#include "modules/congress/congress_module.h"
#include "congress_migrations.h"
#include "modules/congress/congress_import.h"

static const struct permission PERMISSIONS[] = {
    {"congress.view",
     "admin auditor office leader committee government govleader handler chief deputy reader"},
    {"congress.organ", "admin"},
    {"congress.session", "admin office"},
    {"congress.calendar", "admin"},
    {"congress.param", "admin"},
    {"congress.import_division", "admin"},
    {0},
};

static const char *const TABLES[] = {
    "congress",
    "congress_term",
    "congress_session",
    "congress_organ",
    "congress_delegation",
    "congress_holiday",
    "congress_param",
    NULL,
};
/* Public statistics of the nation, 63,000 rows imported as a whole; the import has its event. */
static const char *const TABLES_UNJOURNALLED[] = {"congress_division", NULL};

const struct module congress_module = {
    .name = "congress",
    .permissions = PERMISSIONS,
    .migrations = congress_migrations,
    .tables = TABLES,
    .tables_unjournalled = TABLES_UNJOURNALLED,
    .imports = CONGRESS_IMPORTS,
    .demo = congress_demo,
};
