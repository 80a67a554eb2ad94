// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module inspection. Tables only, no logic. */
#include "modules/inspection/inspection_module.h"
#include "inspection_migrations.h"
#include "modules/inspection/inspection_parts.h"
#include "modules/inspection/inspection_web.h"
#include "platform/http/static_files.h"

#define READ   "inspection.read"
#define FIND   "inspection.find"
#define MANAGE "inspection.manage"

/* clang-format off */
#define VERSION {.name = "version", .type = F_ID, .required = true}
#define PAGED                                                                                      \
    {.name = "q", .type = F_LINE, .max = 60},                                                      \
    {.name = "after", .type = F_LINE, .max = 1024},                                                \
    {.name = "limit", .type = F_INT},                                                              \
    {.name = "month", .type = F_LINE, .max = 7},                                                   \
    {.name = "from", .type = F_DATE},                                                              \
    {.name = "to", .type = F_DATE}
#define PLAN                                                                                       \
    {.name = "title", .type = F_LINE, .required = true, .max = INSPECTION_TITLE_CHARS},            \
    {.name = "starts_on", .type = F_DATE, .required = true},                                       \
    {.name = "ends_on", .type = F_DATE, .required = true},                                         \
    {.name = "lead", .type = F_LINE, .max = INSPECTION_LINE_CHARS},                                \
    {.name = "matter", .type = F_ID},                                                              \
    {.name = "goal", .type = F_TEXT, .max = INSPECTION_TEXT_CHARS}
#define FOUND                                                                                      \
    {.name = "verdict", .type = F_WORD, .required = true, .words = INSPECTION_VERDICTS},           \
    {.name = "text", .type = F_TEXT, .max = INSPECTION_TEXT_CHARS},                                \
    {.name = "found_on", .type = F_DATE, .required = true},                                        \
    {.name = "client", .type = F_LINE, .max = 64},                                                 \
    {.name = "file", .type = F_FILE, .many = true}

enum { UPLOAD_KIB = 100 * 1024 };

static const struct field LIST_QUERY[] = {
    PAGED,
    {.name = "state", .type = F_WORD, .words = INSPECTION_STATES},
    {.name = "reported", .type = F_BOOL},
    {0},
};
static const struct field FINDING_QUERY[] = {
    PAGED,
    {.name = "inspection", .type = F_ID},
    {.name = "item", .type = F_ID},
    {.name = "organ", .type = F_ID},
    {.name = "verdict", .type = F_WORD, .words = INSPECTION_VERDICTS},
    {.name = "aspect", .type = F_WORD, .words = INSPECTION_ASPECTS},
    {.name = "wrong", .type = F_BOOL},
    {.name = "waiting", .type = F_BOOL},
    {0},
};
static const struct field NEW_QUERY[] = {
    {.name = "law", .type = F_ID}, {.name = "of", .type = F_ID}, {0}};
static const struct field NEW_FORM[] = {
    PLAN, {.name = "statute", .type = F_ID, .required = true}, {0}};
static const struct field EDIT_FORM[] = {PLAN, {.name = "statute", .type = F_ID}, VERSION, {0}};
static const struct field REPORT_FORM[] = {
    {.name = "summary", .type = F_TEXT, .required = true, .max = INSPECTION_TEXT_CHARS},
    {.name = "amend", .type = F_TEXT, .max = INSPECTION_TEXT_CHARS},
    VERSION,
    {0},
};
static const struct field CLAUSES_FORM[] = {
    {.name = "clause", .type = F_ID, .many = true}, {0}};
static const struct field ITEM_FORM[] = {
    {.name = "aspect", .type = F_WORD, .required = true, .words = INSPECTION_ASPECTS},
    {.name = "question", .type = F_TEXT, .required = true, .max = INSPECTION_QUESTION_CHARS},
    {.name = "organ", .type = F_ID},
    {.name = "remove", .type = F_BOOL},
    VERSION,
    {0},
};
static const struct field FIND_FORM[] = {
    FOUND,
    {.name = "place", .type = F_LINE, .required = true, .max = INSPECTION_LINE_CHARS},
    {.name = "organ", .type = F_ID},
    {.name = "due_on", .type = F_DATE},
    {0},
};
static const struct field NOTIFY_FORM[] = {
    {.name = "on", .type = F_DATE, .required = true}, VERSION, {0}};
static const struct field DISMISS_FORM[] = {
    {.name = "reason", .type = F_TEXT, .required = true, .max = INSPECTION_QUESTION_CHARS}, {0}};
static const struct field AGAIN_FORM[] = {FOUND, {0}};
static const struct field PAPER_QUERY[] = {
    {.name = "format", .type = F_WORD, .words = "html docx pdf"}, {0}};
/* clang-format on */

static const struct route ROUTES[] = {
    {GET, "/inspection", FIND, inspection_web_list, LIST_QUERY},
    {GET, "/inspection/finding", READ, inspection_web_findings, FINDING_QUERY},
    {GET, "/inspection/new", MANAGE, inspection_web_new_page, NEW_QUERY},
    {POST, "/inspection/new", MANAGE, inspection_web_new, NEW_FORM, inspection_web_new_page},
    {GET, "/inspection/offline/desk", FIND, inspection_web_field},
    {GET, "/inspection/offline/worker.js", PUBLIC, static_offline_worker, .flags = ROUTE_NO_JSON},
    {GET, "/inspection/{id}", FIND, inspection_web_show},
    {GET, "/inspection/{id}/edit", MANAGE, inspection_web_edit_page},
    {POST, "/inspection/{id}/edit", MANAGE, inspection_web_edit, EDIT_FORM,
     inspection_web_edit_page},
    {GET, "/inspection/{id}/clauses", MANAGE, inspection_web_clauses_page},
    {POST, "/inspection/{id}/clauses", MANAGE, inspection_web_clauses, CLAUSES_FORM,
     inspection_web_clauses_page},
    {GET, "/inspection/{id}/notify", MANAGE, inspection_web_notify_page},
    {POST, "/inspection/{id}/notify", MANAGE, inspection_web_notify, NOTIFY_FORM,
     inspection_web_notify_page},
    {POST, "/inspection/{id}/start", MANAGE, inspection_web_start, NULL, inspection_web_show},
    {GET, "/inspection/{id}/report", MANAGE, inspection_web_report_page},
    {POST, "/inspection/{id}/report", MANAGE, inspection_web_report, REPORT_FORM,
     inspection_web_report_page},
    {POST, "/inspection/{id}/close", MANAGE, inspection_web_close, NULL, inspection_web_show},
    {GET, "/inspection/{id}/map", FIND, inspection_web_map},
    {GET, "/inspection/{id}/sheet", FIND, inspection_web_sheet, PAPER_QUERY, .flags = ROUTE_HEAVY},
    {GET, "/inspection/{id}/paper", FIND, inspection_web_paper, PAPER_QUERY, .flags = ROUTE_HEAVY},
    {GET, "/inspection/item/{id}", MANAGE, inspection_web_item_page},
    {POST, "/inspection/item/{id}", MANAGE, inspection_web_item, ITEM_FORM,
     inspection_web_item_page},
    {GET, "/inspection/item/{id}/find", FIND, inspection_web_find_page},
    {.method = POST,
     .path = "/inspection/item/{id}/find",
     .permission = FIND,
     .handler = inspection_web_find,
     .fields = FIND_FORM,
     .page = inspection_web_find_page,
     .max_body_kib = UPLOAD_KIB},
    {GET, "/inspection/finding/{id}", FIND, inspection_web_finding},
    {POST, "/inspection/finding/{id}/problem", MANAGE, inspection_web_confirm, NULL,
     inspection_web_finding},
    {GET, "/inspection/finding/{id}/dismiss", MANAGE, inspection_web_dismiss_page},
    {POST, "/inspection/finding/{id}/dismiss", MANAGE, inspection_web_dismiss, DISMISS_FORM,
     inspection_web_dismiss_page},
    {GET, "/inspection/finding/{id}/again", FIND, inspection_web_again_page},
    {.method = POST,
     .path = "/inspection/finding/{id}/again",
     .permission = FIND,
     .handler = inspection_web_again,
     .fields = AGAIN_FORM,
     .page = inspection_web_again_page,
     .max_body_kib = UPLOAD_KIB},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"inspection.read", "office leader committee reader"},
    {"inspection.find", "deputy office leader committee"},
    {"inspection.manage", "office committee"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.supervise",
     .text = "inspection.menu",
     .path = "/inspection",
     .icon = "check",
     .permission = FIND,
     .frame = "staff"},
    {0},
};

static const char *const TABLES[] = {"inspection", "inspection_item", "inspection_finding", NULL};

const struct module inspection_module = {
    .name = "inspection",
    .depends = (const char *const[]){"congress", "account", "attachment", "notice", "statute",
                                     "supervision", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = inspection_migrations,
    .tables = TABLES,
    .indicators = INSPECTION_INDICATORS,
    .notices = INSPECTION_NOTICES,
    .dues = INSPECTION_DUES,
    .tasks = inspection_tasks,
    .attachments = INSPECTION_ATTACHMENTS,
    .searches = INSPECTION_SEARCHES,
    .imports = INSPECTION_IMPORTS,
    .demo = inspection_demo,
};
