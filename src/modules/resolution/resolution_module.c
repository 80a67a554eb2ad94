// SPDX-License-Identifier: MulanPSL-2.0
/* Front door: permissions, menu, tables. Routes: resolution_module_routes.c */
#include "modules/resolution/resolution_module.h"
#include "modules/resolution/resolution_actions.h"
#include "modules/resolution/resolution_import.h"
#include "modules/resolution/resolution_indicators.h"
#include "modules/resolution/resolution_parts.h"
#include "modules/resolution/resolution_portal.h"
#include "modules/resolution/resolution_search.h"
#include "resolution_migrations.h"

static const struct permission PERMISSIONS[] = {
    {"resolution.read", "office leader committee reader operator"},
    {"resolution.write", "office committee"},
    {"resolution.approve", "leader"},
    {"resolution.sign", "leader office"},
    {"resolution.publish", "office"},
    {"resolution.handle", "handler government"},
    {"resolution.sign_off", "chief govleader"},
    {"resolution.work", "handler chief government govleader"},
    {"resolution.receive", "deputy"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.meeting",
     .text = "resolution.menu",
     .path = "/resolution",
     .icon = "scale",
     .permission = "resolution.read",
     .frame = "staff"},
    {.group = "frame.group.meeting",
     .text = "resolution.menu_minutes",
     .path = "/resolution/minutes",
     .icon = "clipboard",
     .permission = "resolution.read",
     .frame = "staff"},
    {.group = "frame.group.meeting",
     .text = "resolution.menu_gazette",
     .path = "/resolution/gazette",
     .icon = "file",
     .permission = "resolution.read",
     .frame = "staff"},
    {.group = "frame.group.supervise",
     .text = "resolution.menu_opinion",
     .path = "/resolution/opinion",
     .icon = "inbox",
     .permission = "resolution.read",
     .count = resolution_queue_count,
     .frame = "staff"},
    {.group = "frame.group.supervise",
     .text = "resolution.menu_work",
     .path = "/resolution/handling",
     .icon = "inbox",
     .permission = "resolution.work",
     .count = resolution_own_count,
     .frame = "staff"},
    {.text = "resolution.portal.menu",
     .path = "/p/resolution",
     .icon = "file",
     .permission = PUBLIC,
     .frame = "public"},
    {0},
};

static const char *const TABLES[] = {
    "resolution_doc",    "resolution_text",    "resolution_number",
    "resolution_point",  "resolution_remark",  "resolution_handling",
    "resolution_reply",  "resolution_follow",  "resolution_delivery",
    "resolution_matter", "resolution_topic",   "resolution_minutes",
    "resolution_part",   "resolution_gazette", "resolution_gazette_part",
    "resolution_typed",  "resolution_letter",  NULL,
};

const struct module resolution_module = {
    .name = "resolution",
    .depends = (const char *const[]){"congress", "deputy", "account", "attachment", "notice",
                                     "body", "vote", "meeting", NULL},
    .routes = resolution_routes,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = resolution_migrations,
    .tables = TABLES,
    .notices = RESOLUTION_NOTICES,
    .dues = RESOLUTION_DUES,
    .attachments = RESOLUTION_ATTACHMENTS,
    .imports = RESOLUTION_IMPORTS,
    .indicators = RESOLUTION_INDICATORS,
    .searches = RESOLUTION_SEARCHES,
    .publics = RESOLUTION_PUBLICS,
    .files = resolution_files,
    .demo = resolution_demo,
};
