// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module deputy: permissions, tables, imports. */
#include "modules/deputy/deputy_module.h"
#include "deputy_migrations.h"
#include "modules/deputy/deputy_import.h"

static const struct permission PERMISSIONS[] = {
    {"deputy.view", "office leader committee government govleader handler chief deputy reader"},
    {"deputy.contact", "office committee"},
    {"deputy.edit", "office"},
    {"deputy.import", "office"},
    {0},
};

static const char *const TABLES[] = {"deputy", NULL};

const struct module deputy_module = {
    .name = "deputy",
    .depends = (const char *const[]){"congress", NULL},
    .permissions = PERMISSIONS,
    .migrations = deputy_migrations,
    .tables = TABLES,
    .imports = DEPUTY_IMPORTS,
    .demo = deputy_demo,
};
