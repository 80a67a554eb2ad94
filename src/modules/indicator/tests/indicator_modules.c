// SPDX-License-Identifier: MulanPSL-2.0
/* The modules of the tests of figures: what an office adds to them, without pages, and a module
 * whose figures the test makes. */
#include "indicator_migrations.h"
#include "modules/account/account_module.h"
#include "modules/congress/congress_module.h"
#include "modules/deputy/deputy_module.h"
#include "modules/indicator/indicator_parts.h"
#include "modules/indicator/tests/indicator_made.h"
#include "modules/notice/notice_parts.h"
#include "platform/event/tests/journaltest.h"

static const char *const TABLES[] = {
    "indicator_definition", "indicator_note",   "indicator_pin",
    "indicator_limit",      "indicator_alert",  "indicator_selection",
    "indicator_link",       "indicator_public", NULL};
static const struct permission PERMISSIONS[] = {
    {"indicator.read", "office leader"}, {"indicator.manage", "office"}, {0}};
static const struct module INDICATOR = {.name = "indicator",
                                        .migrations = indicator_migrations,
                                        .tables = TABLES,
                                        .permissions = PERMISSIONS,
                                        .notices = INDICATOR_NOTICES};
static const struct module MADE = {.name = "made", .indicators_more = indicator_made};

const struct module *const MODULES[] = {
    &event_module,  &crypt_module,   &congress_module,
    &deputy_module, &account_module, &notice_core,
    &INDICATOR,     &MADE,           NULL,
};
