// SPDX-License-Identifier: MulanPSL-2.0
/* The modules of the tests of reports: their figures count deputies. */
#include "attachment_migrations.h"
#include "modules/account/account_module.h"
#include "modules/congress/congress_module.h"
#include "modules/deputy/deputy_module.h"
#include "modules/indicator/indicator_module.h"
#include "modules/notice/notice_parts.h"
#include "modules/report/report_module.h"
#include "platform/event/tests/journaltest.h"

static const char *const FILE_TABLES[] = {"attachment", "attachment_version", "attachment_limit",
                                          "attachment_work", NULL};
static const struct module FILES = {
    .name = "attachment", .migrations = attachment_migrations, .tables_unjournalled = FILE_TABLES};

const struct module *const MODULES[] = {
    &event_module, &crypt_module, &congress_module,  &deputy_module, &account_module,
    &FILES,        &notice_core,  &indicator_module, &report_module, NULL,
};
