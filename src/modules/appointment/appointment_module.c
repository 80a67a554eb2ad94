// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module appointment. Tables only, no logic. */
#include "modules/appointment/appointment_module.h"
#include "appointment_migrations.h"
#include "modules/appointment/appointment_parts.h"
#include "modules/appointment/appointment_web.h"

#define READ   "appointment.read"
#define MANAGE "appointment.manage"

/* clang-format off */
#define VERSION {.name = "version", .type = F_ID, .required = true}
#define AFTER {.name = "after", .type = F_LINE, .max = 1024}, {.name = "limit", .type = F_INT}

static const struct field LIST_QUERY[] = {
    {.name = "q", .type = F_LINE, .max = 60},
    {.name = "act", .type = F_WORD, .words = APPOINTMENT_ACTS},
    {.name = "state", .type = F_WORD, .words = APPOINTMENT_STATES},
    {.name = "office", .type = F_WORD, .words = APPOINTMENT_OFFICES},
    {.name = "month", .type = F_LINE, .max = 7},
    {.name = "from", .type = F_DATE},
    {.name = "to", .type = F_DATE},
    {.name = "decided", .type = F_BOOL},
    {.name = "matter", .type = F_INT}, /* param_only(): 0 is no record */
    {.name = "open", .type = F_BOOL},
    {.name = "uncertified", .type = F_BOOL},
    {.name = "unsworn", .type = F_BOOL},
    {.name = "unreported", .type = F_BOOL},
    {.name = "sworn", .type = F_BOOL},
    AFTER, {0},
};
static const struct field LETTER_QUERY[] = {
    {.name = "q", .type = F_LINE, .max = 60},
    {.name = "nominator", .type = F_WORD, .words = APPOINTMENT_NOMINATORS},
    {.name = "open", .type = F_BOOL},
    AFTER, {0},
};
static const struct field POST_QUERY[] = {
    {.name = "q", .type = F_LINE, .max = 60},
    {.name = "office", .type = F_WORD, .words = APPOINTMENT_OFFICES},
    {.name = "on", .type = F_DATE},
    {.name = "vacant", .type = F_BOOL},
    AFTER, {0},
};
static const struct field PERSON_QUERY[] = {
    {.name = "q", .type = F_LINE, .max = 60},
    {.name = "decided", .type = F_BOOL},
    {.name = "from", .type = F_DATE},
    {.name = "to", .type = F_DATE},
    {.name = "month", .type = F_LINE, .max = 7},
    {.name = "act", .type = F_WORD, .words = APPOINTMENT_ACTS},
    AFTER, {0},
};
static const struct field OATH_QUERY[] = {AFTER, {0}};
#define LETTER                                                                                     \
    {.name = "nominator", .type = F_WORD, .required = true, .words = APPOINTMENT_NOMINATORS},      \
    {.name = "title", .type = F_LINE, .required = true, .max = APPOINTMENT_LINE_CHARS},            \
    {.name = "number", .type = F_LINE, .max = APPOINTMENT_LINE_CHARS},                             \
    {.name = "signer", .type = F_LINE, .required = true, .max = APPOINTMENT_NAME_CHARS},           \
    {.name = "dated_on", .type = F_DATE, .required = true},                                        \
    {.name = "received_on", .type = F_DATE, .required = true},                                     \
    {.name = "text", .type = F_TEXT, .max = APPOINTMENT_TEXT_CHARS}
static const struct field LETTER_FORM[] = {LETTER, {0}};
static const struct field LETTER_EDIT[] = {LETTER, VERSION, {0}};
#define PERSON                                                                                     \
    {.name = "name", .type = F_LINE, .required = true, .max = APPOINTMENT_NAME_CHARS},             \
    {.name = "sex", .type = F_WORD, .words = "male female"},                                       \
    {.name = "born", .type = F_LINE, .max = 7},                                                    \
    {.name = "ethnic", .type = F_LINE, .max = 40},                                                 \
    {.name = "party", .type = F_LINE, .max = 40},                                                  \
    {.name = "education", .type = F_LINE, .max = 60},                                              \
    {.name = "resume", .type = F_TEXT, .max = APPOINTMENT_TEXT_CHARS}
static const struct field ADD_FORM[] = {
    {.name = "act", .type = F_WORD, .required = true, .words = "appoint dismiss acting resign"},
    {.name = "post", .type = F_ID, .required = true},
    {.name = "reason", .type = F_TEXT, .required = true, .max = APPOINTMENT_TEXT_CHARS},
    PERSON, {0},
};
static const struct field PERSON_FORM[] = {
    {.name = "deputy", .type = F_LINE, .max = 40}, PERSON, VERSION, {0}};
static const struct field AGENDA_FORM[] = {{.name = "item", .type = F_ID, .required = true}, {0}};
static const struct field VOTE_FORM[] = {
    {.name = "method", .type = F_WORD, .required = true, .words = "paper device"},
    {.name = "seconds", .type = F_INT},
    {.name = "reason", .type = F_LINE, .max = 500},
    {0},
};
static const struct field BANK_FORM[] = {
    {.name = "draw", .type = F_TEXT, .required = true, .max = 1000},
    {.name = "minutes", .type = F_INT, .required = true},
    {.name = "pass", .type = F_INT, .required = true},
    {0},
};
static const struct field PAPERS_FORM[] = {
    {.name = "paper", .type = F_WORD, .words = APPOINTMENT_PAPERS, .many = true},
    {.name = "on", .type = F_DATE, .required = true},
    {.name = "version", .type = F_INT},
    {0},
};
static const struct field CHECK_FORM[] = {
    {.name = "finding", .type = F_TEXT, .required = true, .max = APPOINTMENT_TEXT_CHARS},
    VERSION, {0},
};
static const struct field TEST_FORM[] = {
    {.name = "way", .type = F_WORD, .required = true, .words = "paper exempt"},
    {.name = "held_on", .type = F_DATE, .required = true},
    {.name = "percent", .type = F_INT},
    {.name = "passed", .type = F_BOOL},
    {.name = "note", .type = F_LINE, .max = APPOINTMENT_LINE_CHARS},
    {0},
};
static const struct field STATEMENT_FORM[] = {
    {.name = "way", .type = F_WORD, .required = true, .words = "spoken written"},
    {.name = "made_on", .type = F_DATE, .required = true},
    {.name = "text", .type = F_TEXT, .required = true, .max = APPOINTMENT_TEXT_CHARS},
    {.name = "version", .type = F_INT},
    {0},
};
static const struct field WITHDRAW_FORM[] = {
    {.name = "reason", .type = F_TEXT, .required = true, .max = APPOINTMENT_TEXT_CHARS},
    {.name = "consent", .type = F_BOOL},
    VERSION, {0},
};
static const struct field CERTIFICATE_FORM[] = {
    {.name = "signer", .type = F_LINE, .required = true, .max = APPOINTMENT_NAME_CHARS},
    {.name = "on", .type = F_DATE, .required = true},
    {0},
};
static const struct field HANDED_FORM[] = {{.name = "on", .type = F_DATE, .required = true}, {0}};
static const struct field REPORT_FORM[] = {
    {.name = "whom", .type = F_WORD, .required = true, .words = "organ government procurator congress consent"},
    {.name = "on", .type = F_DATE, .required = true},
    {.name = "paper", .type = F_LINE, .max = APPOINTMENT_LINE_CHARS},
    {0},
};
#define POST_VALUES                                                                                \
    {.name = "name", .type = F_LINE, .required = true, .max = APPOINTMENT_POST_CHARS},             \
    {.name = "office", .type = F_WORD, .required = true, .words = APPOINTMENT_OFFICES},            \
    {.name = "seats", .type = F_INT, .required = true},                                            \
    {.name = "organ", .type = F_ID},                                                               \
    {.name = "body", .type = F_ID},                                                                \
    {.name = "note", .type = F_LINE, .max = APPOINTMENT_LINE_CHARS}
static const struct field POST_FORM[] = {POST_VALUES, {0}};
static const struct field POST_EDIT[] = {POST_VALUES, VERSION, {0}};
static const struct field CLOSE_FORM[] = {
    {.name = "on", .type = F_DATE, .required = true}, VERSION, {0}};
static const struct field END_FORM[] = {
    {.name = "how", .type = F_WORD, .required = true, .words = "moved term abolished died"},
    {.name = "on", .type = F_DATE, .required = true},
    VERSION, {0},
};
static const struct field OATH_FORM[] = {
    {.name = "matter", .type = F_ID, .many = true},
    {.name = "held_on", .type = F_DATE, .required = true},
    {.name = "place", .type = F_LINE, .required = true, .max = APPOINTMENT_LINE_CHARS},
    {.name = "organiser", .type = F_LINE, .required = true, .max = APPOINTMENT_LINE_CHARS},
    {.name = "presider", .type = F_LINE, .max = APPOINTMENT_NAME_CHARS},
    {.name = "leader", .type = F_LINE, .max = APPOINTMENT_NAME_CHARS},
    {0},
};
static const struct field HOLD_FORM[] = {
    {.name = "who", .type = F_ID, .many = true}, VERSION, {0}};

static const struct field SANCTION_FORM[] = {
    {.name = "kind", .type = F_WORD, .required = true, .words = APPOINTMENT_SANCTIONS},
    {.name = "organ", .type = F_LINE, .required = true, .max = APPOINTMENT_LINE_CHARS},
    {.name = "told_on", .type = F_DATE, .required = true},
    {.name = "note", .type = F_TEXT, .max = APPOINTMENT_TEXT_CHARS},
    {0},
};
static const struct field RECORD_FORM[] = {
    {.name = "name", .type = F_LINE, .required = true, .max = APPOINTMENT_NAME_CHARS},
    {.name = "born", .type = F_LINE, .max = 7},
    {.name = "post", .type = F_LINE, .required = true, .max = APPOINTMENT_POST_CHARS},
    {.name = "office", .type = F_WORD, .required = true, .words = APPOINTMENT_OFFICES},
    {.name = "organ", .type = F_ID},
    {.name = "act", .type = F_WORD, .required = true, .words = APPOINTMENT_ACTS},
    {.name = "decided_on", .type = F_DATE, .required = true},
    {.name = "source", .type = F_LINE, .required = true, .max = APPOINTMENT_LINE_CHARS},
    {.name = "result", .type = F_WORD, .required = true, .words = "passed refused"},
    {.name = "yes", .type = F_INT},
    {.name = "no", .type = F_INT},
    {.name = "abstain", .type = F_INT},
    {.name = "all_members", .type = F_INT},
    {0},
};
static const struct field DECIDE_FORM[] = {
    {.name = "decided_on", .type = F_DATE, .required = true},
    {.name = "number", .type = F_LINE, .max = APPOINTMENT_LINE_CHARS},
    {.name = "version", .type = F_INT, .required = true},
    {0},
};
#define FORM(path, word, fields)                                                                   \
    {GET, path, MANAGE, appointment_web_##word##_page},                                            \
    {POST, path, MANAGE, appointment_web_##word, fields, appointment_web_##word##_page}
/* clang-format on */

static const struct route ROUTES[] = {
    {GET, "/appointment", READ, appointment_web_list, LIST_QUERY},
    {GET, "/appointment/letter", READ, appointment_web_letters, LETTER_QUERY},
    FORM("/appointment/letter/new", letter_new, LETTER_FORM),
    {GET, "/appointment/letter/{id}", READ, appointment_web_letter},
    FORM("/appointment/letter/{id}/edit", letter_edit, LETTER_EDIT),
    FORM("/appointment/letter/{id}/add", add, ADD_FORM),
    FORM("/appointment/letter/{id}/bank", bank, BANK_FORM),
    FORM("/appointment/letter/{id}/agenda", agenda, AGENDA_FORM),
    FORM("/appointment/letter/{id}/vote", vote, VOTE_FORM),
    {POST, "/appointment/letter/{id}/draft", MANAGE, appointment_web_draft, NULL,
     appointment_web_letter},
    FORM("/appointment/record", record, RECORD_FORM),
    {GET, "/appointment/post", READ, appointment_web_posts, POST_QUERY},
    FORM("/appointment/post/new", post_new, POST_FORM),
    {GET, "/appointment/post/{id}", READ, appointment_web_post},
    FORM("/appointment/post/{id}/edit", post_edit, POST_EDIT),
    FORM("/appointment/post/{id}/close", post_close, CLOSE_FORM),
    FORM("/appointment/tenure/{id}/end", end, END_FORM),
    {GET, "/appointment/person", READ, appointment_web_people, PERSON_QUERY},
    {GET, "/appointment/person/{id}", READ, appointment_web_person},
    FORM("/appointment/person/{id}/edit", person_edit, PERSON_FORM),
    FORM("/appointment/person/{id}/sanction", sanction, SANCTION_FORM),
    FORM("/appointment/sanction/{id}/decide", decide, DECIDE_FORM),
    {GET, "/appointment/oath", READ, appointment_web_oaths, OATH_QUERY},
    FORM("/appointment/oath/new", oath_new, OATH_FORM),
    {GET, "/appointment/oath/{id}", READ, appointment_web_oath},
    FORM("/appointment/oath/{id}/hold", hold, HOLD_FORM),
    {GET, "/appointment/oath/{id}/list.pdf", READ, appointment_web_oath_pdf, NULL, NULL,
     ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/appointment/{id}", READ, appointment_web_show},
    {GET, "/appointment/{id}/certificate.pdf", READ, appointment_web_certificate_pdf, NULL, NULL,
     ROUTE_HEAVY | ROUTE_NO_JSON},
    FORM("/appointment/{id}/papers", papers, PAPERS_FORM),
    FORM("/appointment/{id}/check", check, CHECK_FORM),
    FORM("/appointment/{id}/test", test, TEST_FORM),
    FORM("/appointment/{id}/statement", statement, STATEMENT_FORM),
    FORM("/appointment/{id}/withdraw", withdraw, WITHDRAW_FORM),
    FORM("/appointment/{id}/certificate", certificate, CERTIFICATE_FORM),
    FORM("/appointment/{id}/handed", handed, HANDED_FORM),
    FORM("/appointment/{id}/report", report, REPORT_FORM),
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"appointment.read", "office leader committee reader"},
    {"appointment.manage", "office"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.meeting",
     .text = "appointment.menu",
     .path = "/appointment",
     .icon = "users",
     .permission = READ,
     .frame = "staff"},
    {0},
};

static const char *const TABLES[] = {
    "appointment_post",
    "appointment_person",
    "appointment_sanction",
    "appointment_letter",
    "appointment",
    "appointment_material",
    "appointment_test",
    "appointment_statement",
    "appointment_certificate",
    "appointment_report",
    "appointment_oath",
    "appointment_swearing",
    "appointment_tenure",
    NULL,
};

const struct module appointment_module = {
    .name = "appointment",
    .depends = (const char *const[]){"congress", "deputy", "account", "attachment", "notice",
                                     "indicator", "body", "vote", "motion", "meeting", "nomination",
                                     "resolution", "training", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = appointment_migrations,
    .tables = TABLES,
    .subscribers = APPOINTMENT_SUBSCRIBERS,
    .imports = APPOINTMENT_IMPORTS,
    .indicators = APPOINTMENT_INDICATORS,
    .opens = APPOINTMENT_OPENS,
    .notices = APPOINTMENT_NOTICES,
    .dues = APPOINTMENT_DUES,
    .tasks = appointment_tasks,
    .attachments = APPOINTMENT_ATTACHMENTS,
    .searches = APPOINTMENT_SEARCHES,
    .demo = appointment_demo,
};
