// SPDX-License-Identifier: MulanPSL-2.0
/* The modules of the tests of duties: all that tell something, without their pages, and one that
 * tells what a test wants. */
#include "duty_migrations.h"
#include "meeting_migrations.h"
#include "modules/account/account_module.h"
#include "modules/body/body_module.h"
#include "modules/congress/congress_module.h"
#include "modules/deputy/deputy_module.h"
#include "modules/duty/duty_parts.h"
#include "modules/duty/tests/dutytest.h"
#include "modules/meeting/meeting_duties.h"
#include "modules/meeting/meeting_parts.h"
#include "modules/motion/motion_duties.h"
#include "modules/motion/motion_parts.h"
#include "modules/nomination/nomination_duties.h"
#include "modules/notice/notice_parts.h"
#include "modules/suggestion/suggestion_duties.h"
#include "modules/suggestion/suggestion_parts.h"
#include "motion_migrations.h"
#include "nomination_migrations.h"
#include "opinion_migrations.h"
#include "platform/event/tests/journaltest.h"
#include "suggestion_migrations.h"
#include "vote_migrations.h"

static const char *const VOTE_TABLES[] = {"vote",        "vote_option",     "vote_voter",
                                          "vote_sheet",  "vote_scrutineer", "vote_entry",
                                          "vote_result", "vote_line",       NULL};
static const char *const VOTE_UNJOURNALLED[] = {"vote_cast", "vote_slot", "vote_clock", NULL};
static const struct module VOTE = {.name = "vote",
                                   .migrations = vote_migrations,
                                   .tables = VOTE_TABLES,
                                   .tables_unjournalled = VOTE_UNJOURNALLED};
static const char *const MEETING_TABLES[] = {"meeting_kind",       "meeting_rule", "meeting",
                                             "meeting_topic",      "meeting_item", "meeting_person",
                                             "meeting_invitation", "meeting_hall", "meeting_attend",
                                             "meeting_speech",     "meeting_vote", NULL};
static const struct module MEETING = {.name = "meeting",
                                      .migrations = meeting_migrations,
                                      .tables = MEETING_TABLES,
                                      .notices = MEETING_NOTICES,
                                      .duties = MEETING_DUTIES};
static const char *const OPINION_TABLES[] = {"opinion", "opinion_use", NULL};
static const struct module OPINION = {
    .name = "opinion", .migrations = opinion_migrations, .tables = OPINION_TABLES};
static const struct module SUGGESTION = {.name = "suggestion",
                                         .migrations = suggestion_migrations,
                                         .tables = SUGGESTION_TABLES,
                                         .duties = SUGGESTION_DUTIES};
static const struct module MOTION = {.name = "motion",
                                     .migrations = motion_migrations,
                                     .tables = MOTION_TABLES,
                                     .duties = MOTION_DUTIES};
static const struct module NOMINATION = {
    .name = "nomination", .migrations = nomination_migrations, .duties = NOMINATION_DUTIES};
static const struct module TALE = {.name = "tale", .duties = TALE_DUTIES};

static const char *const TABLES[] = {
    "duty_kind",  "duty_entry", "duty_formula", "duty_formula_item", "duty_appeal",
    "duty_award", NULL};
static const struct permission PERMISSIONS[] = {{"duty.read", "office"},
                                                {"duty.check", "office"},
                                                {"duty.organise", "committee"},
                                                {"duty.own", "deputy"},
                                                {0}};
static const struct module DUTY = {.name = "duty",
                                   .migrations = duty_migrations,
                                   .tables = TABLES,
                                   .permissions = PERMISSIONS,
                                   .notices = DUTY_NOTICES,
                                   .dues = DUTY_DUES};

const struct module *const MODULES[] = {
    &event_module, &crypt_module, &congress_module, &deputy_module, &account_module,
    &notice_core,  &OPINION,      &SUGGESTION,      &body_module,   &VOTE,
    &MOTION,       &MEETING,      &NOMINATION,      &TALE,          &DUTY,
    NULL,
};
