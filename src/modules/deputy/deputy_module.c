// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module deputy. Tables only, no logic. */
#include "modules/deputy/deputy_module.h"
#include "deputy_migrations.h"
#include "modules/deputy/deputy_import.h"
#include "modules/deputy/deputy_search.h"
#include "modules/deputy/deputy_web.h"

static const struct field LIST_QUERY[] = {
    {.name = "q", .type = F_LINE, .max = 60},
    {.name = "delegation", .type = F_ID},
    {.name = "former", .type = F_BOOL},
    {.name = "sort", .type = F_WORD, .words = "name -name delegation -delegation from -from"},
    {.name = "after", .type = F_LINE, .max = 800},
    {.name = "limit", .type = F_INT},
    {.name = "format", .type = F_WORD, .words = "csv xlsx"},
    {0},
};

#define VALUES                                                                                     \
    {.name = "name", .type = F_LINE, .required = true, .max = 60},                                 \
        {.name = "delegation", .type = F_LINE, .required = true, .max = 100},                      \
        {.name = "group_name", .type = F_LINE, .max = 100},                                        \
        {.name = "constituency", .type = F_LINE, .max = 100},                                      \
        {.name = "occupation", .type = F_LINE, .max = 100},                                        \
        {.name = "sex", .type = F_WORD, .words = "male female"},                                   \
        {.name = "ethnic", .type = F_LINE, .max = 100},                                            \
        {.name = "party", .type = F_LINE, .max = 100},                                             \
        {.name = "education", .type = F_LINE, .max = 100},                                         \
        {.name = "phone", .type = F_LINE, .max = 30},                                              \
        {.name = "id_number", .type = F_LINE, .max = 30}, {.name = "born_on", .type = F_DATE},     \
    {                                                                                              \
        .name = "from_on", .type = F_DATE, .required = true                                        \
    }

static const struct field NEW_FORM[] = {VALUES, {0}};
static const struct field EDIT_FORM[] = {
    VALUES, {.name = "version", .type = F_ID, .required = true}, {0}};
static const struct field LEAVE_FORM[] = {
    {.name = "reason",
     .type = F_WORD,
     .required = true,
     .words = "term moved resigned absent recalled lost_nationality lost_rights incapable died"},
    {.name = "on", .type = F_DATE, .required = true},
    {.name = "version", .type = F_ID, .required = true},
    {0},
};

static const struct field SUSPEND_FORM[] = {
    {.name = "ground", .type = F_WORD, .required = true, .words = "detained serving"},
    {.name = "decided_by", .type = F_LINE, .required = true, .max = 100},
    {.name = "document", .type = F_LINE, .max = 100},
    {.name = "reported_on", .type = F_DATE},
    {.name = "from_on", .type = F_DATE, .required = true},
    {.name = "to_on", .type = F_DATE},
    {0},
};
static const struct field RESUME_FORM[] = {
    {.name = "to_on", .type = F_DATE, .required = true},
    {.name = "version", .type = F_ID, .required = true},
    {0},
};

static const struct route ROUTES[] = {
    {GET, "/deputy", "deputy.view", deputy_web_list, LIST_QUERY},
    {GET, "/deputy/export", "deputy.view", deputy_web_export, LIST_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/deputy/new", "deputy.edit", deputy_web_new_page},
    {POST, "/deputy/new", "deputy.edit", deputy_web_new, NEW_FORM, deputy_web_new_page},
    {GET, "/deputy/{id}", "deputy.view", deputy_web_show},
    {GET, "/deputy/{id}/edit", "deputy.edit", deputy_web_edit_page},
    {POST, "/deputy/{id}/edit", "deputy.edit", deputy_web_edit, EDIT_FORM, deputy_web_edit_page},
    {GET, "/deputy/{id}/leave", "deputy.edit", deputy_web_leave_page},
    {POST, "/deputy/{id}/leave", "deputy.edit", deputy_web_leave, LEAVE_FORM,
     deputy_web_leave_page},
    {GET, "/deputy/{id}/suspend", "deputy.edit", deputy_web_suspend_page},
    {POST, "/deputy/{id}/suspend", "deputy.edit", deputy_web_suspend, SUSPEND_FORM,
     deputy_web_suspend_page},
    {GET, "/deputy/{id}/resume", "deputy.edit", deputy_web_resume_page},
    {POST, "/deputy/{id}/resume", "deputy.edit", deputy_web_resume, RESUME_FORM,
     deputy_web_resume_page},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.deputy",
     .text = "deputy.menu",
     .path = "/deputy",
     .icon = "users",
     .permission = "deputy.view",
     .frame = "staff"},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"deputy.view", "office leader committee government govleader handler chief deputy reader"},
    {"deputy.contact", "office committee"},
    {"deputy.edit", "office"},
    {"deputy.import", "office"},
    {0},
};

static const char *const TABLES[] = {"deputy", "deputy_suspension", NULL};

const struct module deputy_module = {
    .name = "deputy",
    .depends = (const char *const[]){"congress", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = deputy_migrations,
    .tables = TABLES,
    .imports = DEPUTY_IMPORTS,
    .searches = DEPUTY_SEARCHES,
    .demo = deputy_demo,
};
