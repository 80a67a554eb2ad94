// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the meetings: permissions, menu, tables. Routes of the preparation:
 * meeting_module_plan.h */
#include "modules/meeting/meeting_module.h"
#include "meeting_figure_view.h"
#include "meeting_migrations.h"
#include "modules/meeting/meeting_duties.h"
#include "modules/meeting/meeting_files.h"
#include "modules/meeting/meeting_import.h"
#include "modules/meeting/meeting_indicators.h"
#include "modules/meeting/meeting_module_hall.h"
#include "modules/meeting/meeting_module_plan.h"
#include "modules/meeting/meeting_parts.h"
#include "modules/meeting/meeting_portal.h"
#include "modules/meeting/meeting_search.h"
#include "modules/meeting/meeting_web_observe.h"
#include "platform/crypt.h"
#include "platform/reveal.h"

static const struct field INVITED_QUERY[] = {
    {.name = "kind", .type = F_LINE, .max = 40},
    {.name = "from", .type = F_DATE},
    {.name = "to", .type = F_DATE},
    {.name = "delegation", .type = F_LINE},
    {.name = "meeting", .type = F_INT}, /* param_only(): 0 is no record */
    {.name = "after", .type = F_LINE, .max = 400},
    {.name = "limit", .type = F_INT},
    {0},
};

static const struct route ROUTES[] = {
    MEETING_ROUTES_PLAN,
    MEETING_ROUTES_HALL,
    MEETING_ROUTES_OBSERVE,
    {GET, "/meeting/invited", "meeting.read_all", meeting_web_invited, INVITED_QUERY},
    {GET, "/meeting/absence", "meeting.absence", meeting_web_absence,
     .shows = &meeting_absence_view},
    {GET, "/meeting/invited/people", "meeting.read_all", meeting_web_invited_people, INVITED_QUERY},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"meeting.read",
     "office leader committee reader operator deputy government govleader handler chief"},
    {"meeting.read_all", "office leader committee reader operator"},
    {"meeting.prepare", "office"},
    {"meeting.kinds", "office"},
    {"meeting.propose", "office leader committee deputy government chief"},
    {"meeting.decide", "office leader"},
    {"meeting.observe", "office"},
    {"meeting.absence", "office leader"},
    {"meeting.run", "office operator leader"},
    {"meeting.sign_in", "office operator"},
    {"meeting.screen", "office operator leader"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.meeting",
     .text = "meeting.menu",
     .path = "/meeting",
     .icon = "calendar",
     .permission = "meeting.read",
     .frame = "staff"},
    {.group = "frame.group.meeting",
     .text = "meeting.menu_calendar",
     .path = "/meeting/calendar",
     .icon = "clock",
     .permission = "meeting.read",
     .frame = "staff"},
    {.group = "frame.group.meeting",
     .text = "meeting.menu_topic",
     .path = "/meeting/topic",
     .icon = "files",
     .permission = "meeting.propose",
     .frame = "staff"},
    {.group = "frame.group.meeting",
     .text = "meeting.menu_absence",
     .path = "/meeting/absence",
     .icon = "clipboard",
     .permission = "meeting.absence",
     .frame = "staff"},
    {.group = "frame.group.admin",
     .text = "meeting.menu_kind",
     .path = "/meeting/kind",
     .icon = "clipboard",
     .permission = "meeting.prepare",
     .frame = "staff"},
    {.text = "meeting.menu_mine",
     .path = "/meeting",
     .icon = "calendar",
     .permission = "meeting.read",
     .frame = "deputy"},
    {.text = "meeting.portal.menu",
     .path = "/p/meeting",
     .icon = "calendar",
     .permission = PUBLIC,
     .frame = "public"},
    {0},
};

static const char *const TABLES[] = {
    "meeting_kind",    "meeting_rule",         "meeting",           "meeting_topic",
    "meeting_item",    "meeting_person",       "meeting_leave",     "meeting_notice",
    "meeting_paper",   "meeting_paper_reader", "meeting_observer",  "meeting_observing",
    "meeting_source",  "meeting_extra",        "meeting_term",      "meeting_remote",
    "meeting_inquiry", "meeting_invitation",   MEETING_TABLES_HALL, NULL};

static const char *const UNJOURNALLED[] = {
    "meeting_annotation", /* private: not even that somebody wrote something is anybody's business
                           */
    "meeting_mark",       /* the same */
    "meeting_guess",      /* wrong codes typed at a desk, forgotten after a while */
    NULL};

static const struct subscriber SUBSCRIBERS[] = {
    {"congress.founded", meeting_on_founded},
    {.event = "vote.*", .run = meeting_web_vote_heard},
    {"deputy.suspended", meeting_on_suspended},
    {0},
};

static const struct objection OBJECTIONS[] = {{"vote.held_alone", meeting_objects}, {0}};

static const struct sealed_column SEALED[] = {
    {"meeting_leave", "reason_sealed", "key_id", "meeting_leave.reason"},
    {"meeting_annotation", "sealed", "key_id", "meeting_annotation.text"},
    {"meeting_mark", "sealed", "key_id", "meeting_mark.text"},
    {"meeting_observer", "name_sealed", "key_id", "meeting_observer.name"},
    {"meeting_observer", "phone_sealed", "key_id", "meeting_observer.phone"},
    {"meeting_observer", "job_sealed", "key_id", "meeting_observer.job"},
    {"meeting_observer", "why_sealed", "key_id", "meeting_observer.why"},
    {0},
};

const struct module meeting_module = {
    .name = "meeting",
    .depends = (const char *const[]){"congress", "deputy", "account", "attachment", "notice",
                                     "suggestion", "body", "vote", "motion", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = meeting_migrations,
    .tables = TABLES,
    .sealed = SEALED,
    .tables_unjournalled = UNJOURNALLED,
    .jobs = MEETING_JOBS,
    .subscribers = SUBSCRIBERS,
    .indicators = MEETING_INDICATORS,
    .imports = MEETING_IMPORTS,
    .documents = MEETING_DOCUMENTS,
    .attachments = MEETING_ATTACHMENTS,
    .objections = OBJECTIONS,
    .notices = MEETING_NOTICES,
    .searches = MEETING_SEARCHES,
    .publics = MEETING_PUBLICS,
    .opens = MEETING_OPENS,
    .dues = MEETING_DUES,
    .duties = MEETING_DUTIES,
    .demo = meeting_demo,
};
