// SPDX-License-Identifier: MulanPSL-2.0
/* The modules of the tests: decisions, votes and meetings without their pages. */
#include "attachment_migrations.h"
#include "meeting_migrations.h"
#include "modules/account/account_module.h"
#include "modules/body/body_module.h"
#include "modules/congress/congress_module.h"
#include "modules/deputy/deputy_module.h"
#include "modules/notice/notice_parts.h"
#include "modules/resolution/resolution_parts.h"
#include "platform/event/tests/journaltest.h"
#include "resolution_migrations.h"
#include "vote_migrations.h"

static const char *const FILE_TABLES[] = {"attachment", "attachment_version", "attachment_limit",
                                          "attachment_work", NULL};
static const struct module FILES = {
    .name = "attachment", .migrations = attachment_migrations, .tables_unjournalled = FILE_TABLES};

static const char *const VOTE_TABLES[] = {
    "vote",       "vote_option", "vote_voter", "vote_sheet", "vote_scrutineer",
    "vote_entry", "vote_result", "vote_line",  "vote_code",  "vote_bundle",
    NULL};
static const char *const VOTE_UNJOURNALLED[] = {"vote_cast", "vote_slot", "vote_clock", NULL};
static const struct module VOTE = {.name = "vote",
                                   .migrations = vote_migrations,
                                   .tables = VOTE_TABLES,
                                   .tables_unjournalled = VOTE_UNJOURNALLED};

static const char *const MEETING_TABLES[] = {
    "meeting_kind",     "meeting_rule",       "meeting",
    "meeting_topic",    "meeting_item",       "meeting_person",
    "meeting_leave",    "meeting_notice",     "meeting_paper",
    "meeting_observer", "meeting_hall",       "meeting_paper_reader",
    "meeting_attend",   "meeting_speech",     "meeting_vote",
    "meeting_proposal", "meeting_chair_note", NULL};
static const char *const MEETING_UNJOURNALLED[] = {"meeting_annotation", "meeting_guess", NULL};
static const struct module MEETING = {.name = "meeting",
                                      .migrations = meeting_migrations,
                                      .tables = MEETING_TABLES,
                                      .tables_unjournalled = MEETING_UNJOURNALLED};

static const char *const TABLES[] = {
    "resolution_doc",      "resolution_text",         "resolution_number",  "resolution_point",
    "resolution_remark",   "resolution_handling",     "resolution_reply",   "resolution_follow",
    "resolution_delivery", "resolution_topic",        "resolution_minutes", "resolution_part",
    "resolution_gazette",  "resolution_gazette_part", "resolution_typed",   NULL,
};
static const struct permission PERMISSIONS[] = {{"resolution.read", "leader"}, {0}};
static const struct module RESOLUTION = {.name = "resolution",
                                         .migrations = resolution_migrations,
                                         .tables = TABLES,
                                         .permissions = PERMISSIONS,
                                         .notices = RESOLUTION_NOTICES};

const struct module *const MODULES[] = {
    &event_module,   &crypt_module, &congress_module, &deputy_module,
    &account_module, &FILES,        &notice_core,     &body_module,
    &VOTE,           &MEETING,      &RESOLUTION,      NULL,
};
