// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the suggestions: permissions, menu, tables. Routes: suggestion_module_routes.c */
#include "modules/suggestion/suggestion_module.h"
#include "modules/suggestion/suggestion_import.h"
#include "modules/suggestion/suggestion_indicators.h"
#include "modules/suggestion/suggestion_jobs.h"
#include "modules/suggestion/suggestion_list.h"
#include "suggestion_migrations.h"

static const struct permission PERMISSIONS[] = {
    {"suggestion.read", "office leader committee government govleader handler chief deputy reader"},
    {"suggestion.read_all", "office leader committee govleader reader"},
    {"suggestion.propose", "deputy"},
    {"suggestion.register", "office"},
    {"suggestion.assign", "office"},
    {"suggestion.govern", "government"},
    {"suggestion.handle", "handler chief"},
    {"suggestion.sign_off", "handler chief"},
    {"suggestion.chief", "chief"},
    {"suggestion.lead", "leader govleader"},
    {"suggestion.supervise", "office leader committee"},
    {"suggestion.decide", "office leader"},
    {"suggestion.publish", "office"},
    {"suggestion.ledger", "office leader committee government govleader handler chief reader"},
    {"suggestion.settings", "office admin"},
    {0},
};

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
     .text = "suggestion.menu_score",
     .path = "/suggestion/score",
     .icon = "chart",
     .permission = "suggestion.ledger",
     .frame = "staff"},
    {.group = "frame.group.admin",
     .text = "suggestion.menu_setting",
     .path = "/suggestion/setting",
     .icon = "clipboard",
     .permission = "suggestion.settings",
     .frame = "staff"},
    {0},
};

static const char *const TABLES[] = {
    "suggestion",
    "suggestion_text",
    "suggestion_signer",
    "suggestion_handling",
    "suggestion_extension",
    "suggestion_contact",
    "suggestion_opinion",
    "suggestion_note",
    "suggestion_reply",
    "suggestion_reply_version",
    "suggestion_signoff_step",
    "suggestion_signoff",
    "suggestion_promise",
    "suggestion_promise_report",
    "suggestion_rating",
    "suggestion_key",
    "suggestion_decision",
    "suggestion_publication",
    "suggestion_link",
    "suggestion_batch",
    "suggestion_category",
    "suggestion_class",
    "suggestion_setting",
    "suggestion_escalation",
    NULL,
};

const struct module suggestion_module = {
    .name = "suggestion",
    .depends = (const char *const[]){"congress", "account", "deputy", NULL},
    .routes = suggestion_routes,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = suggestion_migrations,
    .tables = TABLES,
    .jobs = SUGGESTION_JOBS,
    .subscribers = SUGGESTION_SUBSCRIBERS,
    .imports = SUGGESTION_IMPORTS,
    .indicators = SUGGESTION_INDICATORS,
};
