// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the meetings: permissions, menu, tables. Routes of the preparation:
 * meeting_module_plan.h */
#include "modules/meeting/meeting_module.h"
#include "meeting_migrations.h"
#include "modules/meeting/meeting_module_plan.h"
#include "modules/meeting/meeting_parts.h"

static const struct route ROUTES[] = {
    MEETING_ROUTES_PLAN,
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"meeting.read",
     "office leader committee reader operator deputy government govleader handler chief"},
    {"meeting.read_all", "office leader committee reader operator"},
    {"meeting.prepare", "office"},
    {"meeting.kinds", "office"},
    {"meeting.propose", "office leader committee deputy government chief"},
    {"meeting.decide", "office leader"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.meeting",
     .text = "meeting.menu",
     .path = "/meeting",
     .icon = "calendar",
     .permission = "meeting.read",
     .frame = "staff"},
    {0},
};

static const char *const TABLES[] = {"meeting_kind",         "meeting_rule",     "meeting",
                                     "meeting_topic",        "meeting_item",     "meeting_person",
                                     "meeting_leave",        "meeting_notice",   "meeting_paper",
                                     "meeting_paper_reader", "meeting_observer", NULL};

static const char *const UNJOURNALLED[] = {
    "meeting_annotation", /* private: not even that somebody wrote something is anybody's business
                           */
    NULL};

const struct module meeting_module = {
    .name = "meeting",
    .depends = (const char *const[]){"congress", "deputy", "account", "attachment", "notice",
                                     "suggestion", "body", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = meeting_migrations,
    .tables = TABLES,
    .tables_unjournalled = UNJOURNALLED,
    .subscribers = MEETING_SUBSCRIBERS,
    .demo = meeting_demo,
};
