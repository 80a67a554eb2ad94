// SPDX-License-Identifier: MulanPSL-2.0
/* The modules of the tests: decisions, votes and meetings without their pages. */
#include "attachment_migrations.h"
#include "modules/account/account_module.h"
#include "modules/body/body_module.h"
#include "modules/congress/congress_module.h"
#include "modules/deputy/deputy_module.h"
#include "modules/meeting/tests/meeting_bare.h"
#include "modules/notice/notice_parts.h"
#include "modules/resolution/resolution_parts.h"
#include "platform/event/tests/journaltest.h"
#include "resolution_migrations.h"

static const char *const FILE_TABLES[] = {"attachment", "attachment_version", "attachment_limit",
                                          "attachment_work", NULL};
static const struct module FILES = {
    .name = "attachment", .migrations = attachment_migrations, .tables_unjournalled = FILE_TABLES};

static const char *const TABLES[] = {
    "resolution_doc",    "resolution_text",    "resolution_number",
    "resolution_point",  "resolution_remark",  "resolution_handling",
    "resolution_reply",  "resolution_follow",  "resolution_delivery",
    "resolution_matter", "resolution_topic",   "resolution_minutes",
    "resolution_part",   "resolution_gazette", "resolution_gazette_part",
    "resolution_typed",  "resolution_letter",  NULL,
};
static const struct permission PERMISSIONS[] = {{"resolution.read", "leader"}, {0}};
static const struct module RESOLUTION = {.name = "resolution",
                                         .migrations = resolution_migrations,
                                         .tables = TABLES,
                                         .permissions = PERMISSIONS,
                                         .notices = RESOLUTION_NOTICES};

const struct module *const MODULES[] = {
    &event_module, &crypt_module, &congress_module,  &deputy_module,       &account_module, &FILES,
    &notice_core,  &body_module,  &bare_vote_module, &bare_meeting_module, &RESOLUTION,     NULL,
};
