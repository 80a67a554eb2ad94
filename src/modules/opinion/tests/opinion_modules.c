// SPDX-License-Identifier: MulanPSL-2.0
/* The modules of the tests of opinions: this one without its pages, which need the HTTP server. */
#include "modules/account/account_module.h"
#include "modules/body/body_module.h"
#include "modules/congress/congress_module.h"
#include "modules/deputy/deputy_module.h"
#include "modules/notice/notice_parts.h"
#include "modules/opinion/opinion_import.h"
#include "modules/opinion/opinion_module.h"
#include "modules/opinion/opinion_parts.h"
#include "modules/opinion/opinion_search.h"
#include "modules/station/station_module.h"
#include "opinion_migrations.h"
#include "platform/event/tests/journaltest.h"
#include "platform/search.h"

static const char *const TABLES[] = {OPINION_TABLES, "opinion_intake", NULL};
static const char *const CACHES[] = {"opinion_model", NULL};

static const struct permission PERMISSIONS[] = {
    {"opinion.read", "office leader"},
    {"opinion.manage", "office"},
    {"opinion.contact", "office"},
    {"opinion.handle", "handler chief keeper"},
    {0},
};

static const struct module OPINION = {
    .name = "opinion",
    .migrations = opinion_migrations,
    .tables = TABLES,
    .tables_unjournalled = CACHES,
    .permissions = PERMISSIONS,
    .imports = OPINION_IMPORTS,
    .searches = OPINION_SEARCHES,
    .notices = OPINION_NOTICES,
};

const struct module *const MODULES[] = {
    &event_module,   &crypt_module,    &search_index_module,
    &dbtest_module,  &congress_module, &deputy_module,
    &account_module, &notice_core,     &body_module,
    &station_module, &OPINION,         NULL,
};
