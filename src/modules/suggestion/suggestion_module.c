// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the suggestions: permissions, menu, tables. Routes: suggestion_module_routes.c */
#include "modules/suggestion/suggestion_module.h"
#include "modules/suggestion/suggestion_demo_files.h"
#include "modules/suggestion/suggestion_duties.h"
#include "modules/suggestion/suggestion_files.h"
#include "modules/suggestion/suggestion_import.h"
#include "modules/suggestion/suggestion_indicators.h"
#include "modules/suggestion/suggestion_jobs.h"
#include "modules/suggestion/suggestion_list.h"
#include "modules/suggestion/suggestion_parts.h"
#include "modules/suggestion/suggestion_portal.h"
#include "modules/suggestion/suggestion_search.h"
#include "platform/crypt.h"
#include "suggestion_migrations.h"

static const struct menu_item MENU[] = {
    {.group = "frame.group.deputy",
     .text = "suggestion.menu",
     .path = "/suggestion",
     .icon = "message",
     .permission = "suggestion.read",
     .count = suggestion_queue_count,
     .frame = "staff"},
    {.group = "frame.group.deputy",
     .text = "suggestion.menu_promise",
     .path = "/suggestion/promise",
     .icon = "flag",
     .permission = "suggestion.ledger",
     .frame = "staff"},
    {.group = "frame.group.deputy",
     .text = "suggestion.menu_similar",
     .path = "/suggestion/similar",
     .icon = "link",
     .permission = "suggestion.register",
     .frame = "staff"},
    {.group = "frame.group.deputy",
     .text = "suggestion.menu_score",
     .path = "/suggestion/score",
     .icon = "chart",
     .permission = "suggestion.ledger",
     .frame = "staff"},
    {.group = "frame.group.deputy",
     .text = "suggestion.menu_report",
     .path = "/suggestion/report",
     .icon = "file",
     .permission = "suggestion.report",
     .frame = "staff"},
    {.group = "frame.group.deputy", /* of staff who are deputies too */
     .text = "suggestion.menu_own",
     .path = "/suggestion/mine",
     .icon = "pencil",
     .permission = "suggestion.propose",
     .frame = "staff"},
    {.text = "suggestion.menu_mine",
     .path = "/suggestion/mine",
     .icon = "message",
     .permission = "suggestion.propose",
     .frame = "deputy"},
    {.group = "frame.group.admin",
     .text = "suggestion.menu_setting",
     .path = "/suggestion/setting",
     .icon = "clipboard",
     .permission = "suggestion.settings",
     .frame = "staff"},
    {.text = "suggestion.portal.menu",
     .path = "/p/suggestion",
     .icon = "files",
     .permission = PUBLIC,
     .frame = "public"},
    {0},
};

static const struct sealed_column SEALED[] = {
    {"suggestion_reply", "phone", "phone_key_id", "suggestion_reply.phone"},
    {0},
};

const struct module suggestion_module = {
    .name = "suggestion",
    .depends = (const char *const[]){"congress", "account", "deputy", "notice", "opinion",
                                     "attachment", NULL},
    .routes = suggestion_routes,
    .permissions = SUGGESTION_PERMISSIONS,
    .menu = MENU,
    .migrations = suggestion_migrations,
    .tables = SUGGESTION_TABLES,
    .sealed = SEALED,
    .jobs = SUGGESTION_JOBS,
    .subscribers = SUGGESTION_SUBSCRIBERS,
    .imports = SUGGESTION_IMPORTS,
    .indicators = SUGGESTION_INDICATORS,
    .attachments = SUGGESTION_ATTACHMENTS,
    .notices = SUGGESTION_NOTICES,
    .dues = SUGGESTION_DUES,
    .duties = SUGGESTION_DUTIES,
    .publics = SUGGESTION_PUBLICS,
    .searches = SUGGESTION_SEARCHES,
    .demo = suggestion_demo_with_files,
};
