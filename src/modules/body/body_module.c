// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module body. Tables only, no logic. */
#include "modules/body/body_module.h"
#include "body_migrations.h"
#include "body_view.h"
#include "modules/body/body_actions.h"
#include "modules/body/body_import.h"
#include "modules/body/body_indicators.h"
#include "modules/body/body_search.h"
#include "modules/body/body_web.h"

#define KIND_WORDS                                                                                 \
    "congress delegation group presidium standing_committee chairmen_meeting party_group "         \
    "special_committee township_presidium credentials other"
#define POST_WORDS   "chair executive_chair vice_chair secretary_general member"
#define REASON_WORDS "term resigned removed recalled mandate moved died other"

static const struct field LIST_QUERY[] = {
    {.name = "on", .type = F_DATE},
    {.name = "ended", .type = F_BOOL},
    {.name = "founded", .type = F_BOOL},
    {.name = "kind", .type = F_WORD, .words = KIND_WORDS},
    {.name = "from", .type = F_DATE},
    {.name = "to", .type = F_DATE},
    {.name = "format", .type = F_WORD, .words = "csv xlsx"},
    {0},
};
static const struct field SHOW_QUERY[] = {
    {.name = "on", .type = F_DATE},
    {.name = "format", .type = F_WORD, .words = "csv xlsx"},
    {0},
};

#define VALUES                                                                                     \
    {.name = "name", .type = F_LINE, .required = true, .max = 100},                                \
        {.name = "short_name", .type = F_LINE, .max = 100}, {.name = "organ", .type = F_ID},       \
        {.name = "session", .type = F_ID}, {.name = "fixed_seats", .type = F_INT},                 \
    {                                                                                              \
        .name = "from_on", .type = F_DATE, .required = true                                        \
    }

static const struct field NEW_FORM[] = {
    {.name = "kind", .type = F_WORD, .required = true, .words = KIND_WORDS},
    {.name = "delegation", .type = F_ID},
    VALUES,
    {0}};
static const struct field EDIT_FORM[] = {VALUES,
                                         {.name = "correct", .type = F_BOOL},
                                         {.name = "version", .type = F_ID, .required = true},
                                         {0}};
static const struct field CLOSE_FORM[] = {
    {.name = "on", .type = F_DATE, .required = true},
    {.name = "version", .type = F_ID, .required = true},
    {0},
};

#define SEAT                                                                                       \
    {.name = "post", .type = F_WORD, .required = true, .words = POST_WORDS},                       \
        {.name = "title", .type = F_LINE, .max = 60}, {.name = "place", .type = F_INT},            \
        {.name = "from_on", .type = F_DATE, .required = true},                                     \
    {                                                                                              \
        .name = "to_on", .type = F_DATE                                                            \
    }

static const struct field SEAT_FORM[] = {{.name = "deputy", .type = F_LINE, .max = 60},
                                         {.name = "delegation", .type = F_ID},
                                         {.name = "login", .type = F_LINE, .max = 60},
                                         {.name = "name", .type = F_LINE, .max = 30},
                                         SEAT,
                                         {0}};
static const struct field MEMBER_FORM[] = {
    SEAT, {.name = "version", .type = F_ID, .required = true}, {0}};
static const struct field LEAVE_FORM[] = {
    {.name = "reason", .type = F_WORD, .required = true, .words = REASON_WORDS},
    {.name = "on", .type = F_DATE, .required = true},
    {.name = "version", .type = F_ID, .required = true},
    {0},
};

static const struct field ORGAN_FORM[] = {
    {.name = "role", .type = F_WORD, .required = true, .words = "deputies street"},
    {.name = "organ", .type = F_ID},
    {.name = "street", .type = F_LINE, .max = 40},
    {.name = "from_on", .type = F_DATE},
    {0},
};
static const struct field DROP_FORM[] = {{.name = "version", .type = F_ID, .required = true}, {0}};

static const struct route ROUTES[] = {
    {GET, "/body", "body.view", body_web_list, LIST_QUERY},
    {GET, "/body/export", "body.view", body_web_export_all, LIST_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/body/new", "body.edit", body_web_new_page},
    {POST, "/body/new", "body.edit", body_web_new, NEW_FORM, body_web_new_page},
    {GET, "/body/organ", "body.view", body_web_organs, .shows = &body_organs_view},
    {GET, "/body/organ/new", "body.edit", body_web_organ_page},
    {POST, "/body/organ/new", "body.edit", body_web_organ, ORGAN_FORM, body_web_organ_page},
    {POST, "/body/organ/{id}/drop", "body.edit", body_web_organ_drop, DROP_FORM, body_web_organs},
    {GET, "/body/{id}", "body.view", body_web_show, SHOW_QUERY},
    {GET, "/body/{id}/export", "body.view", body_web_export, SHOW_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/body/{id}/edit", "body.edit", body_web_edit_page},
    {POST, "/body/{id}/edit", "body.edit", body_web_edit, EDIT_FORM, body_web_edit_page},
    {GET, "/body/{id}/close", "body.edit", body_web_close_page},
    {POST, "/body/{id}/close", "body.edit", body_web_close, CLOSE_FORM, body_web_close_page},
    {GET, "/body/{id}/seat", "body.edit", body_web_seat_page},
    {POST, "/body/{id}/seat", "body.edit", body_web_seat, SEAT_FORM, body_web_seat_page},
    {GET, "/body/{id}/member/{member}", "body.edit", body_web_member_page},
    {POST, "/body/{id}/member/{member}", "body.edit", body_web_member, MEMBER_FORM,
     body_web_member_page},
    {GET, "/body/{id}/member/{member}/leave", "body.edit", body_web_leave_page},
    {POST, "/body/{id}/member/{member}/leave", "body.edit", body_web_leave, LEAVE_FORM,
     body_web_leave_page},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.meeting",
     .text = "body.menu",
     .path = "/body",
     .icon = "users",
     .permission = "body.view",
     .frame = "staff"},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"body.view", "office leader committee government govleader deputy operator reader"},
    {"body.edit", "office operator"},
    {"body.import", "office operator"},
    {0},
};

static const char *const TABLES[] = {"body", "body_member", "body_organ", "body_group", NULL};

static const struct job JOBS[] = {
    {.name = "body.groups",
     .period_seconds = 60,
     .run = body_groups_follow,
     .waits = body_groups_waits},
    {0},
};

const struct module body_module = {
    .name = "body",
    .depends = (const char *const[]){"congress", "deputy", "account", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = body_migrations,
    .tables = TABLES,
    .jobs = JOBS,
    .subscribers = BODY_SUBSCRIBERS,
    .names = BODY_NAMES,
    .imports = BODY_IMPORTS,
    .indicators = BODY_INDICATORS,
    .searches = BODY_SEARCHES,
    .demo = body_demo,
};
