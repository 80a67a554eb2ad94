// SPDX-License-Identifier: MulanPSL-2.0
/* The tables of votes and meetings, for MODULES of tests. */
#include "modules/meeting/tests/meeting_bare.h"
#include "meeting_migrations.h"
#include "vote_migrations.h"

static const char *const VOTE_TABLES[] = {
    "vote",       "vote_option", "vote_voter", "vote_sheet", "vote_scrutineer",
    "vote_entry", "vote_result", "vote_line",  "vote_code",  "vote_bundle",
    NULL};
static const char *const VOTE_UNJOURNALLED[] = {"vote_cast", "vote_slot", "vote_clock", NULL};
const struct module bare_vote_module = {.name = "vote",
                                        .migrations = vote_migrations,
                                        .tables = VOTE_TABLES,
                                        .tables_unjournalled = VOTE_UNJOURNALLED};

static const char *const MEETING_TABLES[] = {"meeting_kind",
                                             "meeting_rule",
                                             "meeting",
                                             "meeting_topic",
                                             "meeting_item",
                                             "meeting_person",
                                             "meeting_leave",
                                             "meeting_notice",
                                             "meeting_paper",
                                             "meeting_observer",
                                             "meeting_hall",
                                             "meeting_paper_reader",
                                             "meeting_attend",
                                             "meeting_speech",
                                             "meeting_vote",
                                             "meeting_proposal",
                                             "meeting_chair_note",
                                             "meeting_invitation",
                                             NULL};
static const char *const MEETING_UNJOURNALLED[] = {"meeting_annotation", "meeting_mark",
                                                   "meeting_guess", NULL};
const struct module bare_meeting_module = {.name = "meeting",
                                           .migrations = meeting_migrations,
                                           .tables = MEETING_TABLES,
                                           .tables_unjournalled = MEETING_UNJOURNALLED};
