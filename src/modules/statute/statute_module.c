// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module statute. Tables only, no logic. */
#include "modules/statute/statute_module.h"
#include "modules/statute/statute_parts.h"
#include "modules/statute/statute_web.h"
#include "statute_migrations.h"

#define READ   "statute.read"
#define MANAGE "statute.manage"

enum { TEXT_KIB = 4096, FILES_KIB = 65536, WORDS_CHARS = 2500 };

/* clang-format off */
#define VERSION {.name = "version", .type = F_INT, .required = true}
#define PAGED                                                                                      \
    {.name = "q", .type = F_LINE, .max = 60},                                                      \
    {.name = "after", .type = F_LINE, .max = 1024},                                                \
    {.name = "limit", .type = F_INT}

static const struct field LIST_QUERY[] = {
    PAGED,
    {.name = "level", .type = F_WORD, .words = STATUTE_LEVELS},
    {.name = "repealed", .type = F_BOOL},
    {.name = "odd", .type = F_BOOL},
    {0},
};
static const struct field CLAUSE_QUERY[] = {
    PAGED,
    {.name = "level", .type = F_WORD, .words = STATUTE_LEVELS},
    {.name = "kind", .type = F_WORD, .words = STATUTE_KINDS},
    {0},
};
static const struct field SHOW_QUERY[] = {
    {.name = "text", .type = F_ID},
    {.name = "kind", .type = F_WORD, .words = STATUTE_KINDS},
    {0},
};
static const struct field COMPARE_QUERY[] = {
    {.name = "from", .type = F_ID},
    {.name = "to", .type = F_ID},
    {.name = "show", .type = F_WORD, .words = "changed all"},
    {0},
};
static const struct field TEXT_QUERY[] = {{.name = "text", .type = F_ID}, {0}};
static const struct field NEW_FORM[] = {
    {.name = "file", .type = F_FILE},
    {.name = "text", .type = F_TEXT, .max = STATUTE_TEXT_CHARS},
    {.name = "level", .type = F_WORD, .words = STATUTE_LEVELS},
    {.name = "title", .type = F_LINE, .max = STATUTE_TITLE_CHARS},
    {.name = "issuer", .type = F_LINE, .max = STATUTE_ISSUER_CHARS},
    {.name = "adopted_on", .type = F_DATE},
    {.name = "effective_on", .type = F_DATE},
    {0},
};
static const struct field MANY_FORM[] = {
    {.name = "file", .type = F_FILE, .many = true},
    {.name = "level", .type = F_WORD, .words = STATUTE_LEVELS},
    {0},
};
static const struct field EDIT_FORM[] = {
    {.name = "level", .type = F_WORD, .required = true, .words = STATUTE_LEVELS},
    {.name = "issuer", .type = F_LINE, .max = STATUTE_ISSUER_CHARS},
    {.name = "repealed", .type = F_BOOL},
    VERSION,
    {0},
};
static const struct field MARK_FORM[] = {
    {.name = "kind", .type = F_WORD, .required = true, .words = STATUTE_KINDS}, {0}};
static const struct field WORDS_FORM[] = {
    {.name = "words", .type = F_TEXT, .required = true, .max = WORDS_CHARS}, VERSION, {0}};
static const struct field CHECK_FORM[] = {
    {.name = "file", .type = F_FILE},
    {.name = "text", .type = F_TEXT, .max = STATUTE_TEXT_CHARS},
    {.name = "level", .type = F_WORD, .required = true, .words = STATUTE_LEVELS},
    {0},
};
/* clang-format on */

static const struct route ROUTES[] = {
    {GET, "/statute", READ, statute_web_list, LIST_QUERY},
    {GET, "/statute/clause", READ, statute_web_clauses, CLAUSE_QUERY, .flags = ROUTE_HEAVY},
    {GET, "/statute/new", MANAGE, statute_web_new_page},
    {POST, "/statute/new", MANAGE, statute_web_new, NEW_FORM, statute_web_new_page,
     .max_body_kib = FILES_KIB},
    {GET, "/statute/many", MANAGE, statute_web_many_page},
    {POST, "/statute/many", MANAGE, statute_web_many, MANY_FORM, statute_web_many_page,
     .max_body_kib = FILES_KIB},
    {GET, "/statute/words", MANAGE, statute_web_words_page},
    {POST, "/statute/words", MANAGE, statute_web_words, WORDS_FORM, statute_web_words_page},
    {GET, "/statute/check", READ, statute_web_check_page},
    {POST, "/statute/check", READ, statute_web_check, CHECK_FORM, statute_web_check_page,
     .max_body_kib = TEXT_KIB},
    {GET, "/statute/clause/{id}", READ, statute_web_clause, .flags = ROUTE_HEAVY},
    {POST, "/statute/clause/{id}", MANAGE, statute_web_mark, MARK_FORM, statute_web_clause},
    {GET, "/statute/{id}", READ, statute_web_show, SHOW_QUERY},
    {GET, "/statute/{id}/edit", MANAGE, statute_web_edit_page},
    {POST, "/statute/{id}/edit", MANAGE, statute_web_edit, EDIT_FORM, statute_web_edit_page},
    {GET, "/statute/{id}/compare", READ, statute_web_compare, COMPARE_QUERY, .flags = ROUTE_HEAVY},
    {GET, "/statute/{id}/beside", READ, statute_web_beside, TEXT_QUERY, .flags = ROUTE_HEAVY},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"statute.read", "office leader committee reader deputy handler chief"},
    {"statute.manage", "office"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.supervise",
     .text = "statute.menu",
     .path = "/statute",
     .icon = "scale",
     .permission = READ,
     .frame = "staff"},
    {0},
};

static const char *const TABLES[] = {"statute", "statute_text", "statute_mark", "statute_setting",
                                     NULL};
static const char *const UNJOURNALLED[] = {
    "statute_clause", /* cut from the body of the version, which is journalled */
    "statute_gram",   /* made from the clauses */
    NULL,
};

const struct module statute_module = {
    .name = "statute",
    .depends = (const char *const[]){"congress", "account", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = statute_migrations,
    .tables = TABLES,
    .tables_unjournalled = UNJOURNALLED,
    .jobs = STATUTE_JOBS,
    .documents = STATUTE_DOCUMENTS,
    .searches = STATUTE_SEARCHES,
    .demo = statute_demo,
};
