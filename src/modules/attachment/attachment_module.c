// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the attachments. Tables only, no logic. */
#include "modules/attachment/attachment_module.h"
#include "attachment_migrations.h"
#include "attachment_view.h"
#include "modules/attachment/attachment_actions.h"
#include "modules/attachment/attachment_parts.h"
#include "modules/attachment/attachment_rules.h"
#include "modules/attachment/attachment_web.h"

enum { UPLOAD_KIB = (ATTACHMENT_MIB_MAX + 20) * 1024, WORK_SECONDS = 2, DRAW_SECONDS = 60 };

static const struct field FILES[] = {
    {.name = "file", .type = F_FILE, .many = true},
    {0},
};
static const struct field VERSION[] = {
    {.name = "file", .type = F_FILE, .many = true},
    {.name = "version", .type = F_INT},
    {0},
};
static const struct field CHANGE[] = {{.name = "version", .type = F_INT}, {0}};
static const struct field OPEN[] = {
    {.name = "version", .type = F_INT},
    {.name = "on", .type = F_WORD, .required = true, .words = "1 0"},
    {0},
};
static const struct field SEND[] = {{.name = "show", .type = F_BOOL}, {0}};
static const struct field LIMIT[] = {
    {.name = "group",
     .type = F_WORD,
     .required = true,
     .words = "document picture text sound film"},
    {.name = "allowed", .type = F_BOOL},
    {.name = "most_mib", .type = F_INT, .required = true},
    {.name = "version", .type = F_INT},
    {0},
};

/* Whose files they are decides who may: the handlers ask the owner. */
static const struct route ROUTES[] = {
    {GET, "/attachment/of/{kind}/{id}", SIGNED_IN, attachment_web_of, .shows = &attachment_of_view},
    {.method = POST,
     .path = "/attachment/of/{kind}/{id}",
     .permission = SIGNED_IN,
     .handler = attachment_web_add,
     .fields = FILES,
     .page = attachment_web_of,
     .max_body_kib = UPLOAD_KIB},
    {GET, "/attachment/{id}", SIGNED_IN, attachment_web_show, .shows = &attachment_show_view},
    {.method = POST,
     .path = "/attachment/{id}/version",
     .permission = SIGNED_IN,
     .handler = attachment_web_version,
     .fields = VERSION,
     .page = attachment_web_show,
     .max_body_kib = UPLOAD_KIB},
    {POST, "/attachment/{id}/remove", SIGNED_IN, attachment_web_remove, CHANGE,
     attachment_web_show},
    {POST, "/attachment/{id}/open", SIGNED_IN, attachment_web_open, OPEN, attachment_web_show},
    {GET, "/attachment/version/{id}", SIGNED_IN, attachment_web_send, SEND, .flags = ROUTE_NO_JSON},
    {GET, "/attachment/version/{id}/thumb", SIGNED_IN, attachment_web_send_thumb,
     .flags = ROUTE_NO_JSON},
    {GET, "/attachment/open/{id}", PUBLIC, attachment_web_send_open, SEND, .flags = ROUTE_NO_JSON},
    {GET, "/attachment/setting", "attachment.settings", attachment_web_setting,
     .shows = &attachment_setting_view},
    {POST, "/attachment/setting", "attachment.settings", attachment_web_set_limit, LIMIT,
     attachment_web_setting},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"attachment.settings", "admin"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.admin",
     .text = "attachment.menu_setting",
     .path = "/attachment/setting",
     .icon = "clip",
     .permission = "attachment.settings",
     .frame = "staff"},
    {0},
};

static const struct job JOBS[] = {
    {.name = "attachment.work", .period_seconds = WORK_SECONDS, .run = attachment_work_due},
    {.name = "attachment.draw", .period_seconds = DRAW_SECONDS, .run = attachment_draw_due},
    {0},
};

static const char *const TABLES[] = {"attachment", "attachment_version", "attachment_limit", NULL};
/* Made from the bytes, and can be made again. */
static const char *const TABLES_UNJOURNALLED[] = {"attachment_work", "attachment_text",
                                                  "attachment_drawn", NULL};

const struct module attachment_module = {
    .name = "attachment",
    .depends = (const char *const[]){"account", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = attachment_migrations,
    .tables = TABLES,
    .tables_unjournalled = TABLES_UNJOURNALLED,
    .jobs = JOBS,
    .files = attachment_files,
};
