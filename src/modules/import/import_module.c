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

static const struct field ASSIGN_FORM[] = {
    {.name = "as", .type = F_LINE, .many = true, .max = 80},
    {0},
};

#define V(n)                                                                                       \
    {                                                                                              \
        .name = "v" #n, .type = F_TEXT, .max = 32767                                               \
    }
#define V10(n)                                                                                     \
    V(n##0), V(n##1), V(n##2), V(n##3), V(n##4), V(n##5), V(n##6), V(n##7), V(n##8), V(n##9)
/* The cells of IMPORT_FIXES_MAX inputs; `at` says which each is: "12=5/raised_at". */
static const struct field ROWS_FORM[] = {
    V(0),
    V(1),
    V(2),
    V(3),
    V(4),
    V(5),
    V(6),
    V(7),
    V(8),
    V(9),
    V10(1),
    V10(2),
    V10(3),
    {.name = "at", .type = F_LINE, .many = true, .max = 120},
    {.name = "drop", .type = F_INT, .many = true},
    {.name = "back", .type = F_INT, .many = true},
    {.name = "drop_all", .type = F_BOOL},
    {.name = "repeats", .type = F_WORD, .words = "refuse first last"},
    {0},
};

static const struct field SURE[] = {
    {.name = "sure", .type = F_BOOL},
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
    {GET, "/import/{kind}/template.xlsx", "import.use", import_web_template_book,
     .flags = ROUTE_NO_JSON | ROUTE_HEAVY},
    {GET, "/import/{kind}/{id}/columns", "import.use", import_web_columns, .flags = ROUTE_HEAVY},
    {POST, "/import/{kind}/{id}/columns", "import.use", import_web_assign, ASSIGN_FORM,
     import_web_columns},
    {GET, "/import/{kind}/{id}/rows", "import.use", import_web_rows, REPEATS, .flags = ROUTE_HEAVY},
    {.method = POST,
     .path = "/import/{kind}/{id}/rows",
     .permission = "import.use",
     .handler = import_web_correct,
     .fields = ROWS_FORM,
     .page = import_web_rows,
     .max_body_kib = 4096},
    {GET, "/import/{kind}/{id}/run", "import.use", import_web_run},
    {POST, "/import/{kind}/{id}/stop", "import.use", import_web_stop},
    {GET, "/import/{kind}/{id}", "import.use", import_web_preview, REPEATS, .flags = ROUTE_HEAVY},
    {POST, "/import/{kind}/{id}/commit", "import.use", import_web_commit, REPEATS,
     import_web_preview},
    {POST, "/import/{kind}/{id}/drop", "import.use", import_web_drop},
    {GET, "/import/batch/{id}", "import.use", import_web_done},
    {POST, "/import/batch/{id}/undo", "import.use", import_web_undo, SURE, import_web_done},
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
    {.name = "import.recover",
     .period_seconds = 10,
     .run = import_recover,
     .waits = import_recover_waits},
    {0},
};

static const char *const TABLES[] = {"import_batch", NULL};
/* A day's scratch: what matters is journalled when the file is brought in. */
static const char *const SCRATCH[] = {
    "import_upload",
    "import_heading", /* a proposal for the next file, nothing that counts */
    "import_was",     /* what it changed: the journal has the hashes, this can put it back */
    "import_written", /* which records: the journal has them, this finds them again */
    "import_run",     /* how far an import in pieces is */
    NULL};

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
