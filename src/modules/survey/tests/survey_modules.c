// SPDX-License-Identifier: MulanPSL-2.0
/* The modules of the tests of questionnaires: this one without its pages. */
#include "modules/account/account_module.h"
#include "modules/congress/congress_module.h"
#include "modules/deputy/deputy_module.h"
#include "modules/survey/survey_module.h"
#include "platform/event/tests/journaltest.h"
#include "survey_migrations.h"

static const char *const TABLES[] = {SURVEY_TABLES, NULL};
static const char *const UNTRACED[] = {SURVEY_UNTRACED, NULL};
static const struct module SURVEY = {.name = "survey",
                                     .migrations = survey_migrations,
                                     .tables = TABLES,
                                     .tables_unjournalled = UNTRACED};

const struct module *const MODULES[] = {
    &event_module, &crypt_module, &congress_module, &deputy_module, &account_module, &SURVEY, NULL,
};
