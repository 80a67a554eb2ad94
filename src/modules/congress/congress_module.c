// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module congress. Tables only, no logic. */
#include "modules/congress/congress_module.h"
#include "congress_migrations.h"
#include "modules/congress/congress_import.h"
#include "modules/congress/congress_search.h"
#include "modules/congress/congress_web.h"

#define KIND_WORDS                                                                                 \
    "standing_committee chairmen_meeting work_office special_committee government department "     \
    "township supervision court procuratorate other"

static const struct field ORGAN_QUERY[] = {
    {.name = "q", .type = F_LINE, .max = 60},
    {.name = "kind", .type = F_WORD, .words = KIND_WORDS},
    {.name = "handles", .type = F_BOOL},
    {.name = "closed", .type = F_BOOL},
    {.name = "after", .type = F_LINE, .max = 800},
    {.name = "limit", .type = F_INT},
    {.name = "format", .type = F_WORD, .words = "csv xlsx"},
    {0},
};
#define ORGAN_VALUES                                                                               \
    {.name = "name", .type = F_LINE, .required = true, .max = 60},                                 \
        {.name = "short_name", .type = F_LINE, .max = 20},                                         \
        {.name = "kind", .type = F_WORD, .required = true, .words = KIND_WORDS},                   \
        {.name = "parent", .type = F_ID},                                                          \
    {                                                                                              \
        .name = "handles", .type = F_BOOL                                                          \
    }
static const struct field ORGAN_NEW[] = {ORGAN_VALUES, {0}};
static const struct field ORGAN_EDIT[] = {
    ORGAN_VALUES, {.name = "version", .type = F_ID, .required = true}, {0}};
static const struct field DELEGATION_NEW[] = {
    {.name = "name", .type = F_LINE, .required = true, .max = 60},
    {0},
};
static const struct field DELEGATION_EDIT[] = {
    {.name = "name", .type = F_LINE, .required = true, .max = 60},
    {.name = "active", .type = F_BOOL},
    {.name = "version", .type = F_ID, .required = true},
    {0},
};
#define SESSION_VALUES                                                                             \
    {.name = "number", .type = F_INT, .required = true},                                           \
        {.name = "opens_on", .type = F_DATE, .required = true},                                    \
        {.name = "closes_on", .type = F_DATE, .required = true},                                   \
        {.name = "bills_until", .type = F_DATE},                                                   \
        {.name = "bills_until_time", .type = F_LINE, .max = 20},                                   \
        {.name = "bills_basis", .type = F_LINE, .max = 60},                                        \
    {                                                                                              \
        .name = "name", .type = F_LINE, .max = 60                                                  \
    }
static const struct field SESSION_NEW[] = {SESSION_VALUES, {0}};
static const struct field SESSION_EDIT[] = {
    SESSION_VALUES, {.name = "version", .type = F_ID, .required = true}, {0}};
static const struct field TERM_NEW[] = {
    {.name = "number", .type = F_INT, .required = true},
    {.name = "from_on", .type = F_DATE, .required = true},
    {0},
};
static const struct field CALENDAR_NEW[] = {
    {.name = "on", .type = F_DATE, .required = true},
    {.name = "kind", .type = F_WORD, .required = true, .words = "holiday workday"},
    {.name = "name", .type = F_LINE, .required = true, .max = 30},
    {0},
};
static const struct field PARAM_SET[] = {
    {.name = "value", .type = F_LINE, .required = true, .max = 30},
    {.name = "from_on", .type = F_DATE, .required = true},
    {.name = "basis", .type = F_LINE, .required = true, .max = 200},
    {0},
};
static const struct field MODEL_QUERY[] = {
    {.name = "model", .type = F_LINE, .max = 20},
    {0},
};
static const struct field MODEL_TAKE[] = {
    {.name = "model", .type = F_LINE, .required = true, .max = 20},
    {.name = "take", .type = F_LINE, .many = true, .max = 40},
    {.name = "value", .type = F_LINE, .many = true, .max = 60},
    {.name = "from_on", .type = F_DATE, .required = true},
    {.name = "basis", .type = F_LINE, .max = 100},
    {0},
};
static const struct field DIVISION_QUERY[] = {
    {.name = "code", .type = F_LINE, .max = 12},
    {0},
};

/* clang-format off */
static const struct route ROUTES[] = {
    {GET, "/congress", "congress.view", congress_web_overview},
    {GET, "/congress/organ", "congress.view", congress_web_organ, ORGAN_QUERY},
    {GET, "/congress/organ/export", "congress.view", congress_web_organ_export, ORGAN_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/congress/organ/new", "congress.organ", congress_web_organ_new_page},
    {POST, "/congress/organ/new", "congress.organ", congress_web_organ_new, ORGAN_NEW,
     congress_web_organ_new_page},
    {GET, "/congress/organ/{id}/edit", "congress.organ", congress_web_organ_edit_page},
    {POST, "/congress/organ/{id}/edit", "congress.organ", congress_web_organ_edit, ORGAN_EDIT,
     congress_web_organ_edit_page},
    {POST, "/congress/organ/{id}/close", "congress.organ", congress_web_organ_close,
     .page = congress_web_organ_edit_page},
    {POST, "/congress/organ/{id}/open", "congress.organ", congress_web_organ_open,
     .page = congress_web_organ_edit_page},
    {GET, "/congress/delegation", "congress.view", congress_web_delegation},
    {GET, "/congress/delegation/new", "congress.organ", congress_web_delegation_new_page},
    {POST, "/congress/delegation/new", "congress.organ", congress_web_delegation_new,
     DELEGATION_NEW, congress_web_delegation_new_page},
    {GET, "/congress/delegation/{id}/edit", "congress.organ", congress_web_delegation_edit_page},
    {POST, "/congress/delegation/{id}/edit", "congress.organ", congress_web_delegation_edit,
     DELEGATION_EDIT, congress_web_delegation_edit_page},
    {GET, "/congress/session", "congress.view", congress_web_session},
    {GET, "/congress/session/new", "congress.session", congress_web_session_new_page},
    {POST, "/congress/session/new", "congress.session", congress_web_session_new, SESSION_NEW,
     congress_web_session_new_page},
    {GET, "/congress/session/{id}/edit", "congress.session", congress_web_session_edit_page},
    {POST, "/congress/session/{id}/edit", "congress.session", congress_web_session_edit,
     SESSION_EDIT, congress_web_session_edit_page},
    {GET, "/congress/term/new", "congress.session", congress_web_term_new_page},
    {POST, "/congress/term/new", "congress.session", congress_web_term_new, TERM_NEW,
     congress_web_term_new_page},
    {GET, "/congress/calendar", "congress.view", congress_web_calendar},
    {GET, "/congress/calendar/new", "congress.calendar", congress_web_calendar_new_page},
    {POST, "/congress/calendar/new", "congress.calendar", congress_web_calendar_new, CALENDAR_NEW,
     congress_web_calendar_new_page},
    {POST, "/congress/calendar/known", "congress.calendar", congress_web_calendar_known},
    {POST, "/congress/calendar/{id}/drop", "congress.calendar", congress_web_calendar_drop},
    {GET, "/congress/param", "congress.view", congress_web_param},
    {GET, "/congress/param/model", "congress.param", congress_web_model, MODEL_QUERY},
    {POST, "/congress/param/model", "congress.param", congress_web_model_take, MODEL_TAKE,
     congress_web_model},
    {GET, "/congress/param/{name}", "congress.param", congress_web_param_set_page},
    {POST, "/congress/param/{name}", "congress.param", congress_web_param_set, PARAM_SET,
     congress_web_param_set_page},
    {POST, "/congress/param/{id}/drop", "congress.param", congress_web_param_drop},
    {GET, "/congress/division", "congress.import_division", congress_web_division, DIVISION_QUERY},
    {POST, "/congress/division/townships", "congress.organ", congress_web_townships},
    {0},
};
/* clang-format on */

static const struct menu_item MENU[] = {
    {.group = "frame.group.admin",
     .text = "congress.menu",
     .path = "/congress",
     .icon = "building",
     .permission = "congress.view",
     .frame = "staff"},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"congress.view",
     "admin auditor office leader committee government govleader handler chief deputy reader"},
    {"congress.organ", "admin"},
    {"congress.session", "admin office"},
    {"congress.calendar", "admin"},
    {"congress.param", "admin"},
    {"congress.import_division", "admin"},
    {0},
};

static const char *const TABLES[] = {
    "congress",
    "congress_term",
    "congress_session",
    "congress_organ",
    "congress_delegation",
    "congress_holiday",
    "congress_param",
    NULL,
};
/* Public statistics of the nation, 63,000 rows imported as a whole; the import has its event. */
static const char *const TABLES_UNJOURNALLED[] = {"congress_division", NULL};

const struct module congress_module = {
    .name = "congress",
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = congress_migrations,
    .tables = TABLES,
    .tables_unjournalled = TABLES_UNJOURNALLED,
    .imports = CONGRESS_IMPORTS,
    .searches = CONGRESS_SEARCHES,
    .demo = congress_demo,
};
