// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module opinion: tables. Routes: opinion_module_routes.c */
#include "modules/opinion/opinion_module.h"
#include "modules/opinion/opinion_actions.h"
#include "modules/opinion/opinion_import.h"
#include "modules/opinion/opinion_indicators.h"
#include "modules/opinion/opinion_parts.h"
#include "modules/opinion/opinion_portal.h"
#include "modules/opinion/opinion_public.h"
#include "modules/opinion/opinion_search.h"
#include "opinion_migrations.h"
#include "platform/crypt.h"

static const struct permission PERMISSIONS[] = {
    {"opinion.read", "office leader committee reader"},
    {"opinion.see", "office leader committee reader handler chief government keeper"},
    {"opinion.handle", "handler chief government keeper"},
    {"opinion.act", "office handler chief government keeper"},
    {"opinion.manage", "office"},
    {"opinion.contact", "office"},
    {"opinion.register", "office keeper"},
    {"opinion.import", "office"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.public",
     .text = "opinion.menu",
     .path = "/opinion",
     .icon = "message",
     .permission = "opinion.read",
     .count = opinion_office_count,
     .frame = "staff"},
    {.group = "frame.group.public",
     .text = "opinion.menu_own",
     .path = "/opinion/own",
     .icon = "message",
     .permission = "opinion.handle",
     .count = opinion_own_count,
     .frame = "staff"},
    {.group = "frame.group.public",
     .text = "opinion.hot",
     .path = "/opinion/hot",
     .icon = "chart",
     .permission = "opinion.read",
     .frame = "staff"},
    {.text = "opinion.public.menu",
     .path = "/p/opinion/new",
     .icon = "message",
     .permission = PUBLIC,
     .frame = "public"},
    {.text = "opinion.public.menu_list",
     .path = "/p/opinion",
     .icon = "message",
     .permission = PUBLIC,
     .frame = "public"},
    {0},
};

static const char *const TABLES[] = {OPINION_TABLES, "opinion_intake", "opinion_intake_key", NULL};

/* A copy of what decided opinions say, made anew by a job. */
static const char *const UNJOURNALLED[] = {"opinion_model",
                                           "opinion_try", /* wrong digits, counted for an hour */
                                           NULL};

static const struct sealed_column SEALED[] = {
    {"opinion", "citizen_sealed", "key_id", "opinion.citizen"},
    {"opinion", "contact_sealed", "key_id", "opinion.contact"},
    {"opinion_case", "subject_sealed", "key_id", "opinion_case.subject"},
    {"opinion_case", "body_sealed", "key_id", "opinion_case.body"},
    {"opinion_case", "address_sealed", "key_id", "opinion_case.address"},
    {"opinion_wish", "wish_sealed", "key_id", "opinion_wish.wish"},
    {"opinion_step", "text_sealed", "key_id", "opinion_step.text"},
    {"opinion_intake", "payload_sealed", "key_id", "opinion.intake"},
    {0},
};

static const struct job JOBS[] = {
    {"opinion.record", false, 2, opinion_public_record, opinion_public_record_waits},
    {"opinion.forget_intake", true, 0, opinion_public_forget, NULL},
    {"opinion.adopt", false, 60, opinion_adopt, opinion_adopt_waits},
    {"opinion.learn", false, 600, opinion_learn, opinion_learn_waits},
    {"opinion.close_silent", true, 0, opinion_close_silent, NULL},
    {0},
};

const struct module opinion_module = {
    .name = "opinion",
    .depends =
        (const char *const[]){"congress", "account", "attachment", "notice", "station", NULL},
    .routes = opinion_routes,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = opinion_migrations,
    .tables = TABLES,
    .tables_unjournalled = UNJOURNALLED,
    .sealed = SEALED,
    .retentions = OPINION_RETENTIONS,
    .imports = OPINION_IMPORTS,
    .indicators = OPINION_INDICATORS,
    .searches = OPINION_SEARCHES,
    .publics = OPINION_PUBLICS,
    .subscribers = OPINION_SUBSCRIBERS,
    .notices = OPINION_NOTICES,
    .dues = OPINION_DUES,
    .tasks = opinion_tasks,
    .jobs = JOBS,
    .attachments = OPINION_ATTACHMENTS,
    .demo = opinion_demo,
};
