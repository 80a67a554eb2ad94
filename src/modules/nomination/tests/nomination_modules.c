// SPDX-License-Identifier: MulanPSL-2.0
/* The modules of the tests of nominations: votes, meetings and this one without their pages. */
#include "meeting_migrations.h"
#include "modules/account/account_module.h"
#include "modules/body/body_module.h"
#include "modules/congress/congress_module.h"
#include "modules/deputy/deputy_module.h"
#include "modules/meeting/meeting_parts.h"
#include "modules/nomination/nomination_parts.h"
#include "modules/notice/notice_parts.h"
#include "nomination_migrations.h"
#include "platform/event/tests/journaltest.h"
#include "vote_migrations.h"

static const char *const VOTE_TABLES[] = {"vote",        "vote_option",     "vote_voter",
                                          "vote_sheet",  "vote_scrutineer", "vote_entry",
                                          "vote_result", "vote_line",       NULL};
static const char *const VOTE_UNJOURNALLED[] = {"vote_cast", "vote_slot", "vote_clock", NULL};
static const struct module VOTE = {.name = "vote",
                                   .migrations = vote_migrations,
                                   .tables = VOTE_TABLES,
                                   .tables_unjournalled = VOTE_UNJOURNALLED};
static const char *const MEETING_TABLES[] = {
    "meeting_kind",       "meeting_rule",   "meeting",
    "meeting_topic",      "meeting_item",   "meeting_person",
    "meeting_invitation", "meeting_notice", "meeting_hall",
    "meeting_attend",     "meeting_vote",   NULL};
static const struct module MEETING = {.name = "meeting",
                                      .migrations = meeting_migrations,
                                      .tables = MEETING_TABLES,
                                      .notices = MEETING_NOTICES};
static const char *const TABLES[] = {"nomination_election", "nomination_post",    "nomination",
                                     "nomination_signer",   "nomination_elected", NULL};
static const struct permission PERMISSIONS[] = {{"nomination.read", "office deputy"},
                                                {"nomination.propose", "deputy"},
                                                {"nomination.manage", "office"},
                                                {0}};
static const struct module NOMINATION = {.name = "nomination",
                                         .migrations = nomination_migrations,
                                         .tables = TABLES,
                                         .permissions = PERMISSIONS,
                                         .notices = NOMINATION_NOTICES};

const struct module *const MODULES[] = {
    &event_module,
    &crypt_module,
    &congress_module,
    &deputy_module,
    &account_module,
    &notice_core,
    &body_module,
    &VOTE,
    &MEETING,
    &NOMINATION,
    NULL,
};
