// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module survey: tables. */
#include "modules/survey/survey_module.h"
#include "modules/survey/survey.h"
#include "modules/survey/survey_parts.h"
#include "modules/survey/survey_web.h"
#include "survey_migrations.h"

static const struct field LIST_QUERY[] = {
    {.name = "q", .type = F_LINE},
    {.name = "state", .type = F_WORD, .words = "draft open closed"},
    {.name = "from", .type = F_DATE},
    {.name = "to", .type = F_DATE},
    {.name = "after", .type = F_LINE, .max = 400},
    {.name = "limit", .type = F_INT},
    {0},
};
static const struct field NEW_FORM[] = {
    {.name = "title", .type = F_LINE, .required = true, .max = SURVEY_TITLE_CHARS},
    {.name = "intro", .type = F_TEXT, .max = SURVEY_INTRO_CHARS},
    {.name = "way", .type = F_WORD, .required = true, .words = SURVEY_WAYS},
    {.name = "closes_on", .type = F_DATE},
    {.name = "shown", .type = F_BOOL},
    {0},
};
static const struct field EDIT_FORM[] = {
    {.name = "title", .type = F_LINE, .required = true, .max = SURVEY_TITLE_CHARS},
    {.name = "intro", .type = F_TEXT, .max = SURVEY_INTRO_CHARS},
    {.name = "way", .type = F_WORD, .required = true, .words = SURVEY_WAYS},
    {.name = "closes_on", .type = F_DATE},
    {.name = "shown", .type = F_BOOL},
    {.name = "version", .type = F_ID, .required = true},
    {0},
};
static const struct field QUESTION_EDIT[] = {
    {.name = "text", .type = F_LINE, .required = true, .max = SURVEY_QUESTION_CHARS},
    {.name = "kind", .type = F_WORD, .required = true, .words = SURVEY_KINDS},
    {.name = "options", .type = F_TEXT, .max = SURVEY_OPTIONS_CHARS},
    {.name = "required", .type = F_BOOL},
    {.name = "version", .type = F_ID, .required = true},
    {0},
};
static const struct field QUESTION_FORM[] = {
    {.name = "text", .type = F_LINE, .required = true, .max = SURVEY_QUESTION_CHARS},
    {.name = "kind", .type = F_WORD, .required = true, .words = SURVEY_KINDS},
    {.name = "options", .type = F_TEXT, .max = SURVEY_OPTIONS_CHARS},
    {.name = "required", .type = F_BOOL},
    {0},
};
static const struct field NONE[] = {{0}};
static const struct field LINKS_FORM[] = {{.name = "count", .type = F_INT, .required = true}, {0}};
static const struct field EXPORT_QUERY[] = {{.name = "format", .type = F_WORD, .words = "csv xlsx"},
                                            {0}};
static const struct field SHEET_QUERY[] = {
    {.name = "which", .type = F_WORD, .words = "paper telephone"},
    {.name = "format", .type = F_WORD, .words = "docx pdf"},
    {0},
};
static const struct field PUBLIC_LIST[] = {{.name = "c", .type = F_LINE, .max = 20}, {0}};
static const struct field PUBLIC_QUERY[] = {
    {.name = "c", .type = F_LINE, .max = 20}, {.name = "done", .type = F_BOOL}, {0}};

/* clang-format off */
#define Q SURVEY_ANSWER_FIELD
static const struct field ANSWER_FORM[] = {
    Q("q1"), Q("q2"), Q("q3"), Q("q4"), Q("q5"), Q("q6"), Q("q7"), Q("q8"), Q("q9"), Q("q10"),
    Q("q11"), Q("q12"), Q("q13"), Q("q14"), Q("q15"), Q("q16"), Q("q17"), Q("q18"), Q("q19"), Q("q20"),
    {.name = "c", .type = F_LINE, .max = 20},
    {0},
};
/* clang-format on */

static const struct route ROUTES[] = {
    {GET, "/survey", "survey.read", survey_web_list, LIST_QUERY},
    {GET, "/survey/new", "survey.manage", survey_web_new_form},
    {POST, "/survey/new", "survey.manage", survey_web_new, NEW_FORM, survey_web_new_form},
    {GET, "/survey/{id}", "survey.read", survey_web_show},
    {GET, "/survey/{id}/question", "survey.manage", survey_web_question_form},
    {POST, "/survey/{id}/question", "survey.manage", survey_web_question, QUESTION_FORM,
     survey_web_question_form},
    {POST, "/survey/{id}/question/{question_id}/drop", "survey.manage", survey_web_drop, NONE,
     survey_web_show},
    {GET, "/survey/{id}/question/{question_id}", "survey.manage", survey_web_question_form},
    {POST, "/survey/{id}/question/{question_id}", "survey.manage", survey_web_question,
     QUESTION_EDIT, survey_web_question_form},
    {POST, "/survey/{id}/question/{question_id}/up", "survey.manage", survey_web_lift, NONE,
     survey_web_show},
    {GET, "/survey/{id}/edit", "survey.manage", survey_web_edit_form},
    {POST, "/survey/{id}/edit", "survey.manage", survey_web_edit, EDIT_FORM, survey_web_edit_form},
    {GET, "/survey/{id}/sheet", "survey.read", survey_web_sheet, SHEET_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {POST, "/survey/{id}/open", "survey.manage", survey_web_open, NONE, survey_web_show},
    {POST, "/survey/{id}/close", "survey.manage", survey_web_close, NONE, survey_web_show},
    {GET, "/survey/{id}/links", "survey.manage", survey_web_links_form},
    {POST, "/survey/{id}/links", "survey.manage", survey_web_links, LINKS_FORM,
     survey_web_links_form},
    {GET, "/survey/{id}/paper", "survey.enter", survey_web_paper_form},
    {POST, "/survey/{id}/paper", "survey.enter", survey_web_paper, ANSWER_FORM,
     survey_web_paper_form},
    {GET, "/survey/{id}/telephone", "survey.enter", survey_web_telephone_form},
    {POST, "/survey/{id}/telephone", "survey.enter", survey_web_telephone, ANSWER_FORM,
     survey_web_telephone_form},
    {GET, "/survey/{id}/result", "survey.read", survey_web_result},
    {GET, "/survey/{id}/export", "survey.read", survey_web_export, EXPORT_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/p/survey", PUBLIC, survey_web_public_list, PUBLIC_LIST},
    {GET, "/p/survey/{code}", PUBLIC, survey_web_public_form, PUBLIC_QUERY},
    {POST, "/p/survey/{code}", PUBLIC, survey_web_public, ANSWER_FORM, survey_web_public_form},
    {GET, "/p/survey/{code}/result", PUBLIC, survey_web_public_result, PUBLIC_QUERY},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"survey.read", "office leader committee reader keeper"},
    {"survey.manage", "office committee"},
    {"survey.enter", "office committee keeper"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.public",
     .text = "survey.menu",
     .path = "/survey",
     .icon = "clipboard",
     .permission = "survey.read",
     .frame = "staff"},
    {0},
};

static const char *const TABLES[] = {SURVEY_TABLES, NULL};
static const char *const UNJOURNALLED[] = {SURVEY_UNTRACED, NULL};

const struct module survey_module = {
    .name = "survey",
    .depends = (const char *const[]){"congress", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = survey_migrations,
    .tables = TABLES,
    .tables_unjournalled = UNJOURNALLED,
    .indicators = SURVEY_INDICATORS,
    .searches = SURVEY_SEARCHES,
    .publics = SURVEY_PUBLICS,
    .jobs = SURVEY_JOBS,
    .retentions = SURVEY_RETENTIONS,
    .demo = survey_demo,
};
