// SPDX-License-Identifier: MulanPSL-2.0
/* The modules of the tests of a meeting's day: votes and meetings without their pages. */
#include "meeting_migrations.h"
#include "modules/account/account_module.h"
#include "modules/body/body_module.h"
#include "modules/congress/congress_module.h"
#include "modules/deputy/deputy_module.h"
#include "modules/meeting/meeting_hall.h"
#include "modules/meeting/meeting_parts.h"
#include "modules/motion/motion_parts.h"
#include "modules/notice/notice_parts.h"
#include "motion_migrations.h"
#include "platform/event/tests/journaltest.h"
#include "vote_migrations.h"

static const char *const VOTE_TABLES[] = {
    "vote",       "vote_option", "vote_voter", "vote_sheet", "vote_scrutineer",
    "vote_entry", "vote_result", "vote_line",  "vote_code",  "vote_bundle",
    NULL};
static const char *const VOTE_UNJOURNALLED[] = {"vote_cast", "vote_slot", "vote_clock", NULL};
static const struct module VOTE = {.name = "vote",
                                   .migrations = vote_migrations,
                                   .tables = VOTE_TABLES,
                                   .tables_unjournalled = VOTE_UNJOURNALLED};

static const char *const TABLES[] = {
    "meeting_kind",         "meeting_extra",      "meeting_term",      "meeting_remote",
    "meeting_inquiry",      "meeting_invitation", "meeting_rule",      "meeting",
    "meeting_topic",        "meeting_item",       "meeting_person",    "meeting_leave",
    "meeting_notice",       "meeting_paper",      "meeting_observer",  "meeting_hall",
    "meeting_paper_reader", "meeting_attend",     "meeting_speech",    "meeting_vote",
    "meeting_proposal",     "meeting_chair_note", "meeting_observing", NULL};
static const char *const UNJOURNALLED[] = {"meeting_annotation", "meeting_mark", "meeting_guess",
                                           NULL};
static const struct permission PERMISSIONS[] = {{"meeting.read", "office deputy"},
                                                {"meeting.decide", "office"},
                                                {"meeting.run", "office"},
                                                {"meeting.observe", "office"},
                                                {0}};
static const struct objection OBJECTIONS[] = {{"vote.held_alone", meeting_objects}, {0}};
static const struct module MEETING = {.name = "meeting",
                                      .migrations = meeting_migrations,
                                      .tables = TABLES,
                                      .tables_unjournalled = UNJOURNALLED,
                                      .notices = MEETING_NOTICES,
                                      .objections = OBJECTIONS,
                                      .permissions = PERMISSIONS};

static const struct module MOTION = {.name = "motion",
                                     .migrations = motion_migrations,
                                     .tables = MOTION_TABLES,
                                     .permissions = MOTION_PERMISSIONS,
                                     .notices = MOTION_NOTICES};

const struct module *const MODULES[] = {
    &event_module,
    &crypt_module,
    &congress_module,
    &deputy_module,
    &account_module,
    &notice_core,
    &body_module,
    &VOTE,
    &MOTION,
    &MEETING,
    NULL,
};
