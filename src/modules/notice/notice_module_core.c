// SPDX-License-Identifier: MulanPSL-2.0
/* Tables, jobs and permissions of the module, apart from its pages. */
#include "modules/notice/notice_jobs.h"
#include "modules/notice/notice_parts.h"
#include "notice_migrations.h"

const struct permission NOTICE_PERMISSIONS[] = {
    {"notice.office", "office"},
    {"notice.channel", "admin"},
    {0},
};

const char *const NOTICE_TABLES[] = {
    "notice_person", "notice_choice", "notice_text", "notice_setting",
    "notice_hook",   "notice_rule",   NULL,
};

/* What is told, and to whom, follows from the journalled event it was written with; deliveries and
 * reminders given are progress. */
const char *const NOTICE_TABLES_UNJOURNALLED[] = {
    "notice", "notice_recipient", "notice_delivery", "notice_seeded", "notice_reminded", NULL,
};

const struct module notice_core = {
    .name = "notice",
    .migrations = notice_migrations,
    .permissions = NOTICE_PERMISSIONS,
    .tables = NOTICE_TABLES,
    .tables_unjournalled = NOTICE_TABLES_UNJOURNALLED,
    .jobs = NOTICE_JOBS,
    .subscribers = NOTICE_SUBSCRIBERS,
};
