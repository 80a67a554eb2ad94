// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module import. Tables only, no logic. */
#include "modules/import/import_module.h"
#include "import_migrations.h"
#include "modules/import/import_actions.h"
#include "modules/import/import_commands.h"
#include "modules/import/import_web.h"

static const struct field UPLOAD_FORM[] = {
    {.name = "file", .type = F_FILE},
    {0},
};

static const struct field REPEATS[] = {
    {.name = "repeats", .type = F_WORD, .words = "refuse first last"},
    {0},
};

static const struct route ROUTES[] = {
    {GET, "/import", "import.use", import_web_list},
    {GET, "/import/{kind}", "import.use", import_web_form},
    {.method = POST,
     .path = "/import/{kind}",
     .permission = "import.use",
     .handler = import_web_upload,
     .fields = UPLOAD_FORM,
     .page = import_web_form,
     .max_body_kib = IMPORT_FILE_KIB + 64},
    {GET, "/import/{kind}/template.csv", "import.use", import_web_template, .flags = ROUTE_NO_JSON},
    {GET, "/import/{kind}/{id}", "import.use", import_web_preview, REPEATS, .flags = ROUTE_HEAVY},
    {POST, "/import/{kind}/{id}/commit", "import.use", import_web_commit, REPEATS,
     import_web_preview},
    {POST, "/import/{kind}/{id}/drop", "import.use", import_web_drop},
    {GET, "/import/batch/{id}", "import.use", import_web_done},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"import.use", "office admin"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.admin",
     .text = "import.menu",
     .path = "/import",
     .icon = "upload",
     .permission = "import.use",
     .frame = "staff"},
    {0},
};

static const struct job JOBS[] = {
    {.name = "import.sweep", .daily = true, .run = import_sweep},
    {0},
};

static const char *const TABLES[] = {"import_batch", NULL};
/* A day's scratch: what matters is journalled when the file is brought in. */
static const char *const SCRATCH[] = {"import_upload", NULL};

const struct module import_module = {
    .name = "import",
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = import_migrations,
    .tables = TABLES,
    .tables_unjournalled = SCRATCH,
    .jobs = JOBS,
    .commands = IMPORT_COMMANDS,
};
