// SPDX-License-Identifier: MulanPSL-2.0
/* The modules of the tests of petitions, without their pages. */
#include "modules/account/account_module.h"
#include "modules/body/body_module.h"
#include "modules/congress/congress_module.h"
#include "modules/deputy/deputy_module.h"
#include "modules/notice/notice_parts.h"
#include "modules/opinion/opinion_module.h"
#include "modules/opinion/opinion_parts.h"
#include "modules/petition/petition_parts.h"
#include "modules/station/station_module.h"
#include "opinion_migrations.h"
#include "petition_migrations.h"
#include "platform/event/tests/journaltest.h"

static const char *const OPINION_ALL[] = {OPINION_TABLES, NULL};
static const char *const OPINION_CACHES[] = {"opinion_model", NULL};
static const struct permission OPINION_PERMISSIONS[] = {{"opinion.contact", "office"}, {0}};
static const struct module OPINION = {.name = "opinion",
                                      .migrations = opinion_migrations,
                                      .tables = OPINION_ALL,
                                      .permissions = OPINION_PERMISSIONS,
                                      .tables_unjournalled = OPINION_CACHES,
                                      .notices = OPINION_NOTICES};
static const char *const TABLES[] = {PETITION_TABLES, NULL};
static const struct permission PERMISSIONS[] = {{"petition.open", "office leader handler chief"},
                                                {"petition.read", "office leader"},
                                                {"petition.register", "office"},
                                                {"petition.handle", "office leader"},
                                                {"petition.unit", "handler chief"},
                                                {"petition.import", "office"},
                                                {0}};
static const struct module PETITION = {.name = "petition",
                                       .migrations = petition_migrations,
                                       .tables = TABLES,
                                       .tables_unjournalled = PETITION_UNJOURNALLED,
                                       .permissions = PERMISSIONS,
                                       .imports = PETITION_IMPORTS,
                                       .notices = PETITION_NOTICES};

const struct module *const MODULES[] = {
    &event_module, &crypt_module, &congress_module, &deputy_module, &account_module,
    &notice_core,  &body_module,  &station_module,  &OPINION,       &PETITION,
    NULL,
};
