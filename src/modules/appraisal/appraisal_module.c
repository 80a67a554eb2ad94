// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module appraisal. Tables only, no logic. */
#include "modules/appraisal/appraisal_module.h"
#include "appraisal_migrations.h"
#include "modules/appraisal/appraisal_parts.h"
#include "modules/appraisal/appraisal_web.h"

#define READ   "appraisal.read"
#define REPORT "appraisal.report"
#define TELL   "appraisal.tell"
#define MANAGE "appraisal.manage"

/* clang-format off */
#define VERSION {.name = "version", .type = F_ID, .required = true}
#define PERIOD                                                                                     \
    {.name = "q", .type = F_LINE, .max = 60},                                                      \
    {.name = "kind", .type = F_WORD, .words = APPRAISAL_KINDS},                                    \
    {.name = "month", .type = F_LINE, .max = 7},                                                   \
    {.name = "from", .type = F_DATE},                                                              \
    {.name = "to", .type = F_DATE},                                                                \
    {.name = "held", .type = F_BOOL},                                                              \
    {.name = "after", .type = F_LINE, .max = 1024},                                                \
    {.name = "limit", .type = F_INT}
static const struct field LIST_QUERY[] = {
    PERIOD, {.name = "state", .type = F_WORD, .words = APPRAISAL_STATES}, {0}};
static const struct field SUBJECT_QUERY[] = {PERIOD, {.name = "failed", .type = F_BOOL}, {0}};
#define PLAN                                                                                       \
    {.name = "title", .type = F_LINE, .required = true, .max = APPRAISAL_TITLE_CHARS},             \
    {.name = "kind", .type = F_WORD, .required = true, .words = APPRAISAL_KINDS},                  \
    {.name = "held_on", .type = F_DATE, .required = true},                                         \
    {.name = "reports_by", .type = F_DATE},                                                        \
    {.name = "matter", .type = F_ID},                                                              \
    {.name = "items", .type = F_TEXT, .max = 2000},                                                \
    {.name = "groups", .type = F_TEXT, .max = 2000},                                               \
    {.name = "basis", .type = F_LINE, .max = APPRAISAL_LINE_CHARS},                                \
    {.name = "plan", .type = F_TEXT, .max = APPRAISAL_TEXT_CHARS}
static const struct field PLAN_FORM[] = {PLAN, {0}};
static const struct field EDIT_FORM[] = {PLAN, VERSION, {0}};
static const struct field ADD_FORM[] = {
    {.name = "name", .type = F_LINE, .required = true, .max = APPRAISAL_TITLE_CHARS},
    {.name = "post", .type = F_LINE, .max = APPRAISAL_TITLE_CHARS},
    {.name = "organ", .type = F_ID},
    {0},
};
static const struct field REPORT_FORM[] = {
    {.name = "text", .type = F_TEXT, .required = true, .max = APPRAISAL_TEXT_CHARS}, VERSION, {0}};
static const struct field ENTER_FORM[] = {
    {.name = "n", .type = F_INT, .required = true, .many = true}, {0}};
static const struct field SEND_FORM[] = {
    {.name = "to", .type = F_TEXT, .required = true, .max = 2000},
    {.name = "number", .type = F_LINE, .max = APPRAISAL_LINE_CHARS},
    {.name = "on", .type = F_DATE, .required = true},
    VERSION, {0},
};
static const struct field DAY_FORM[] = {{.name = "on", .type = F_DATE, .required = true}, {0}};
static const struct field PROBLEM_FORM[] = {
    {.name = "title", .type = F_LINE, .required = true, .max = APPRAISAL_TITLE_CHARS},
    {.name = "text", .type = F_TEXT, .max = 2000},
    {.name = "due_on", .type = F_DATE, .required = true},
    {0},
};
static const struct field SLIPS_QUERY[] = {{.name = "after", .type = F_INT}, {0}};
static const struct field RATE_QUERY[] = {
    {.name = "k", .type = F_LINE, .max = 40},
    {.name = "c", .type = F_LINE, .max = 20},
    {.name = "done", .type = F_BOOL},
    {0},
};
static const struct field RATE_FORM[] = {
    {.name = "k", .type = F_LINE, .required = true, .max = 40},
    {.name = "c", .type = F_LINE, .max = 20},
    {.name = "grade", .type = F_WORD, .required = true, .words = "satisfied basic dissatisfied abstain", .many = true},
    {0},
};
/* clang-format on */

#define FORM(path, permission, word, fields)                                                       \
    {GET, path, permission, appraisal_web_##word##_page},                                          \
    {                                                                                              \
        POST, path, permission, appraisal_web_##word, fields, appraisal_web_##word##_page          \
    }
#define ACT(path, word)                                                                            \
    {                                                                                              \
        POST, path, MANAGE, appraisal_web_##word, NULL, appraisal_web_show                         \
    }

static const struct route ROUTES[] = {
    {GET, "/appraisal", READ, appraisal_web_list, LIST_QUERY},
    FORM("/appraisal/new", MANAGE, new, PLAN_FORM),
    {GET, "/appraisal/subject", REPORT, appraisal_web_subjects, SUBJECT_QUERY},
    {GET, "/appraisal/subject/{id}", REPORT, appraisal_web_subject},
    FORM("/appraisal/subject/{id}/report", REPORT, report, REPORT_FORM),
    FORM("/appraisal/subject/{id}/problem", MANAGE, problem, PROBLEM_FORM),
    {POST, "/appraisal/subject/{id}/drop", MANAGE, appraisal_web_drop, NULL, appraisal_web_subject},
    FORM("/appraisal/group/{id}/enter", TELL, enter, ENTER_FORM),
    {GET, "/appraisal/group/{id}/slips", MANAGE, appraisal_web_slips, SLIPS_QUERY},
    {GET, "/appraisal/{id}", READ, appraisal_web_show},
    FORM("/appraisal/{id}/edit", MANAGE, edit, EDIT_FORM),
    FORM("/appraisal/{id}/add", MANAGE, add, ADD_FORM),
    ACT("/appraisal/{id}/fill", fill),
    ACT("/appraisal/{id}/begin", begin),
    ACT("/appraisal/{id}/rating", rating),
    ACT("/appraisal/{id}/count", count),
    ACT("/appraisal/{id}/close", close),
    ACT("/appraisal/{id}/cancel", cancel),
    FORM("/appraisal/{id}/send", MANAGE, send, SEND_FORM),
    FORM("/appraisal/{id}/received/{letter}", MANAGE, received, DAY_FORM),
    FORM("/appraisal/{id}/again", MANAGE, again, DAY_FORM),
    {GET, "/appraisal/{id}/letter.pdf", READ, appraisal_web_letter_pdf, NULL, NULL,
     ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/p/appraisal/{id}/rate", PUBLIC, appraisal_web_rate_page, RATE_QUERY},
    {POST, "/p/appraisal/{id}/rate", PUBLIC, appraisal_web_rate, RATE_FORM,
     appraisal_web_rate_page},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"appraisal.read", "office leader committee reader"},
    {"appraisal.report", "office leader committee reader unit"},
    {"appraisal.tell", "office operator"},
    {"appraisal.manage", "office"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.supervise",
     .text = "appraisal.menu",
     .path = "/appraisal",
     .icon = "checkbox",
     .permission = READ,
     .frame = "staff"},
    {0},
};

static const char *const TABLES[] = {
    "appraisal",       "appraisal_item",   "appraisal_group",  "appraisal_subject",
    "appraisal_entry", "appraisal_ballot", "appraisal_letter", NULL,
};

const struct module appraisal_module = {
    .name = "appraisal",
    .depends = (const char *const[]){"congress", "deputy", "account", "notice", "indicator", "body",
                                     "supervision", "appointment", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = appraisal_migrations,
    .tables = TABLES,
    .imports = APPRAISAL_IMPORTS,
    .indicators = APPRAISAL_INDICATORS,
    .notices = APPRAISAL_NOTICES,
    .dues = APPRAISAL_DUES,
    .tasks = appraisal_tasks,
    .searches = APPRAISAL_SEARCHES,
    .demo = appraisal_demo,
};
