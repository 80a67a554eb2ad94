// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module petition. Tables only, no logic. */
#include "modules/petition/petition_module.h"
#include "modules/petition/petition_parts.h"
#include "modules/petition/petition_public.h"
#include "modules/petition/petition_web.h"
#include "petition_migrations.h"
#include "platform/crypt.h"
#include "platform/look.h"

/* clang-format off */
#define VERSION {.name = "version", .type = F_ID, .required = true}
#define TEXT    {.name = "text", .type = F_TEXT, .max = PETITION_TEXT_CHARS}
#define FLAG(word) {.name = word, .type = F_BOOL}
#define ABOUT                                                                                      \
    {.name = "matter", .type = F_WORD, .required = true, .words = PETITION_MATTERS},               \
    {.name = "category", .type = F_LINE, .required = true, .max = PETITION_CATEGORY_CHARS},        \
    {.name = "place", .type = F_LINE, .max = PETITION_PLACE_CHARS},                                \
    {.name = "against", .type = F_ID},                                                             \
    {.name = "people", .type = F_INT, .required = true},                                           \
    FLAG("may_publish")
#define PERSON                                                                                     \
    {.name = "phone", .type = F_LINE, .max = PETITION_PHONE_CHARS},                                \
    {.name = "id_number", .type = F_LINE, .max = PETITION_PHONE_CHARS},                            \
    {.name = "address", .type = F_LINE, .max = PETITION_ADDRESS_CHARS}

static const struct field LIST_QUERY[] = {
    {.name = "number", .type = F_INT},
    {.name = "year", .type = F_INT},
    {.name = "kind", .type = F_WORD, .words = PETITION_KINDS},
    {.name = "matter", .type = F_WORD, .words = PETITION_MATTERS},
    {.name = "category", .type = F_LINE, .max = PETITION_CATEGORY_CHARS},
    {.name = "state", .type = F_WORD,
     .words = "registered accepted transferred replied review reviewed recheck rechecked ended"},
    {.name = "outcome", .type = F_WORD, .words = PETITION_OUTCOMES},
    {.name = "organ", .type = F_ID},
    {.name = "person", .type = F_LINE, .max = 40},
    FLAG("mine"), FLAG("firsts"), FLAG("visitors"), FLAG("transferred"), FLAG("supervised"),
    FLAG("solved"), FLAG("led"), FLAG("open"), FLAG("late"), FLAG("told_due"), FLAG("told_in_time"),
    FLAG("rateable"), FLAG("rated"), FLAG("satisfied"),
    {.name = "month", .type = F_LINE, .max = 7},
    {.name = "from", .type = F_DATE},
    {.name = "to", .type = F_DATE},
    {.name = "sort", .type = F_WORD, .words = "received -received due -due people -people"},
    {.name = "after", .type = F_LINE, .max = 400},
    {.name = "limit", .type = F_INT},
    {.name = "format", .type = F_WORD, .words = "csv xlsx"},
    {0},
};
static const struct field FIND_FORM[] = {{.name = "q", .type = F_LINE, .max = 40}, {0}};
static const struct field NEW_QUERY[] = {{.name = "opinion", .type = F_ID}, {0}};
static const struct field NEW_FORM[] = {
    {.name = "kind", .type = F_WORD, .required = true, .words = PETITION_KINDS},
    {.name = "received_on", .type = F_DATE, .required = true},
    ABOUT,
    {.name = "name", .type = F_LINE, .max = PETITION_NAME_CHARS},
    PERSON,
    {.name = "subject", .type = F_LINE, .required = true, .max = PETITION_SUBJECT_CHARS},
    {.name = "body", .type = F_TEXT, .max = PETITION_BODY_CHARS},
    {.name = "wish", .type = F_TEXT, .max = PETITION_WISH_CHARS},
    {.name = "opinion", .type = F_ID},
    {0},
};
static const struct field EDIT_FORM[] = {ABOUT, VERSION, {0}};
static const struct field PERSON_FORM[] = {
    {.name = "name", .type = F_LINE, .required = true, .max = PETITION_NAME_CHARS},
    PERSON,
    FLAG("representative"),
    {0},
};
static const struct field DO_FORM[] = {
    {.name = "on", .type = F_DATE},
    {.name = "got", .type = F_DATE},
    {.name = "organ", .type = F_ID},
    {.name = "until", .type = F_DATE},
    {.name = "told_on", .type = F_DATE},
    {.name = "days", .type = F_INT},
    FLAG("approved"),
    FLAG("told"),
    {.name = "outcome", .type = F_WORD, .words = PETITION_OUTCOMES},
    TEXT,
    VERSION,
    {0},
};
static const struct field ASSIGN_FORM[] = {
    {.name = "account", .type = F_ID, .required = true},
    {.name = "why", .type = F_WORD, .required = true, .words = "work recused"},
    VERSION,
    {0},
};
static const struct field RECUSE_FORM[] = {
    {.name = "account", .type = F_ID, .required = true},
    {.name = "ground", .type = F_WORD, .required = true, .words = PETITION_RECUSAL_GROUNDS},
    {.name = "decided", .type = F_WORD, .required = true, .words = "no yes"},
    VERSION,
    {0},
};
static const struct field LEAD_FORM[] = {{.name = "account", .type = F_ID}, VERSION, {0}};
static const struct field OPINION_FORM[] = {
    {.name = "subject", .type = F_LINE, .required = true, .max = PETITION_SUBJECT_CHARS},
    {.name = "body", .type = F_TEXT, .required = true, .max = PETITION_BODY_CHARS},
    {0},
};
static const struct field FILE_FORM[] = {{.name = "file", .type = F_FILE}, {0}};
static const struct field REVEAL[] = {
    {.name = "why", .type = F_WORD, .required = true, .words = LOOK_WHYS},
    {.name = "note", .type = F_LINE, .max = LOOK_NOTE_CHARS},
    {0},
};
static const struct field CODE_FORM[] = {{.name = "digits", .type = F_LINE, .max = 20}, {0}};
static const struct field PAPER_CODE[] = {
    {.name = "code", .type = F_LINE, .max = 40, .required = true},
    {.name = "digits", .type = F_LINE, .max = 20, .required = true},
    {.name = "format", .type = F_WORD, .required = true, .words = "docx pdf"},
    {0},
};
static const struct field FOLLOW_FORM[] = {
    {.name = "code", .type = F_LINE, .max = 40, .required = true},
    {.name = "digits", .type = F_LINE, .max = 20, .required = true},
    {0},
};
static const struct field RATE_FORM[] = {
    {.name = "result", .type = F_WORD, .required = true, .words = "reply review recheck end"},
    {.name = "rating", .type = F_WORD, .required = true, .words = PETITION_RATINGS},
    {.name = "words", .type = F_TEXT, .max = PETITION_WORDS_CHARS},
    {0},
};
static const struct field PAPER_QUERY[] = {
    {.name = "which", .type = F_WORD, .words = "told transfer reply"},
    {.name = "format", .type = F_WORD, .words = "docx pdf"},
    {0},
};

#define OPEN     "petition.open"
#define REGISTER "petition.register"
#define ASSIGN   "petition.assign"

static const struct route ROUTES[] = {
    {GET, "/petition", OPEN, petition_web_list, LIST_QUERY},
    {GET, "/petition/export", OPEN, petition_web_export, LIST_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {POST, "/petition/find", "petition.handle", petition_web_find, FIND_FORM, petition_web_list},
    {GET, "/petition/new", REGISTER, petition_web_new_page, NEW_QUERY},
    {POST, "/petition/new", REGISTER, petition_web_new, NEW_FORM, petition_web_new_page},
    {GET, "/petition/{id}", OPEN, petition_web_show},
    {POST, "/petition/{id}/reveal", OPEN, petition_web_reveal, REVEAL, petition_web_show},
    {GET, "/petition/{id}/edit", REGISTER, petition_web_edit_page},
    {POST, "/petition/{id}/edit", REGISTER, petition_web_edit, EDIT_FORM, petition_web_edit_page},
    {GET, "/petition/{id}/person", REGISTER, petition_web_person_page},
    {POST, "/petition/{id}/person", REGISTER, petition_web_person, PERSON_FORM,
     petition_web_person_page},
    {POST, "/petition/{id}/person/{person}/drop", REGISTER, petition_web_person_drop, NULL,
     petition_web_show},
    {GET, "/petition/{id}/person/{person}/code", "petition.handle", petition_web_code_page},
    {POST, "/petition/{id}/person/{person}/code", "petition.handle", petition_web_code, CODE_FORM,
     petition_web_code_page},
    {GET, "/petition/{id}/file", OPEN, petition_web_file_page},
    {POST, "/petition/{id}/file", OPEN, petition_web_file, FILE_FORM, petition_web_file_page,
     .max_body_kib = PETITION_FILE_KIB + 64},
    {GET, "/petition/{id}/file/{file}", OPEN, petition_web_file_read,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {POST, "/petition/{id}/file/{file}/drop", OPEN, petition_web_file_drop, NULL,
     petition_web_show},
    {POST, "/petition/{id}/same/{first}", REGISTER, petition_web_same, NULL, petition_web_show},
    {POST, "/petition/{id}/apart", REGISTER, petition_web_apart, NULL, petition_web_show},
    {GET, "/petition/{id}/opinion", "petition.handle", petition_web_opinion_page},
    {POST, "/petition/{id}/opinion", "petition.handle", petition_web_opinion, OPINION_FORM,
     petition_web_opinion_page},
    {GET, "/petition/{id}/do/{act}", OPEN, petition_web_do_page},
    {POST, "/petition/{id}/do/{act}", OPEN, petition_web_do, DO_FORM, petition_web_do_page},
    {GET, "/petition/{id}/assign", ASSIGN, petition_web_assign_page},
    {POST, "/petition/{id}/assign", ASSIGN, petition_web_assign, ASSIGN_FORM,
     petition_web_assign_page},
    {GET, "/petition/{id}/recuse", ASSIGN, petition_web_recuse_page},
    {POST, "/petition/{id}/recuse", ASSIGN, petition_web_recuse, RECUSE_FORM,
     petition_web_recuse_page},
    {POST, "/petition/{id}/recuse/{recusal}/lift", ASSIGN, petition_web_recuse_lift, NULL,
     petition_web_show},
    {GET, "/petition/{id}/lead", ASSIGN, petition_web_lead_page},
    {POST, "/petition/{id}/lead", ASSIGN, petition_web_lead, LEAD_FORM, petition_web_lead_page},
    {POST, "/petition/{id}/supervise", ASSIGN, petition_web_supervise, NULL, petition_web_show},
    {GET, "/petition/{id}/paper", "petition.handle", petition_web_paper, PAPER_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {POST, "/petition/{id}/paper", "petition.handle", petition_web_paper_code, PAPER_CODE,
     petition_web_show, .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/p/petition/follow", PUBLIC, petition_web_follow_page, .shows = &petition_follow_view},
    {POST, "/p/petition/follow", PUBLIC, petition_web_follow, FOLLOW_FORM,
     petition_web_follow_page},
    {GET, "/p/petition/mine", PUBLIC, petition_web_mine, .flags = ROUTE_HEAVY,
     .shows = &petition_mine_view},
    {POST, "/p/petition/mine/rate", PUBLIC, petition_web_mine_rate, RATE_FORM, petition_web_mine},
    {POST, "/p/petition/mine/close", PUBLIC, petition_web_mine_close},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"petition.open", "office leader handler chief"},
    {"petition.read", "office leader"},
    {"petition.register", "office"},
    {"petition.handle", "office leader"},
    {"petition.assign", "leader office"},
    {"petition.unit", "handler chief"},
    {"petition.export_names", "leader"},
    {"petition.import", "office"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.public",
     .text = "petition.menu",
     .path = "/petition",
     .icon = "inbox",
     .permission = OPEN,
     .count = petition_tasks_count,
     .frame = "staff"},
    {.text = "petition.mine.menu",
     .path = "/p/petition/follow",
     .icon = "inbox",
     .permission = PUBLIC,
     .frame = "public"},
    {0},
};
/* clang-format on */

static const char *const TABLES[] = {PETITION_TABLES, NULL};

static const struct sealed_column SEALED[] = {
    {"petition", "subject_sealed", "key_id", "petition.subject"},
    {"petition", "body_sealed", "key_id", "petition.body"},
    {"petition", "wish_sealed", "key_id", "petition.wish"},
    {"petition_person", "name_sealed", "key_id", "petition_person.name"},
    {"petition_person", "phone_sealed", "key_id", "petition_person.phone"},
    {"petition_person", "number_sealed", "key_id", "petition_person.number"},
    {"petition_person", "address_sealed", "key_id", "petition_person.address"},
    {"petition_file", "name_sealed", "key_id", "petition_file.name", "petition", "petition_id"},
    {"petition_file", "bytes_sealed", "key_id", "petition_file.bytes", "petition", "petition_id"},
    {"petition_rating", "words_sealed", "key_id", "petition_rating.words"},
    {"petition_step", "text_sealed", "key_id", "petition_step.text", "petition", "petition_id"},
    {0},
};

const struct module petition_module = {
    .name = "petition",
    .depends = (const char *const[]){"congress", "deputy", "account", "notice", "opinion", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = petition_migrations,
    .tables = TABLES,
    .tables_unjournalled = PETITION_UNJOURNALLED,
    .sealed = SEALED,
    .retentions = PETITION_RETENTIONS,
    .imports = PETITION_IMPORTS,
    .indicators = PETITION_INDICATORS,
    .opens = PETITION_OPENS,
    .notices = PETITION_NOTICES,
    .dues = PETITION_DUES,
    .tasks = petition_module_tasks,
    .searches = PETITION_SEARCHES,
    .demo = petition_demo,
};
