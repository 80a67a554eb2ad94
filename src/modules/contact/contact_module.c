// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module contact. Tables only, no logic. */
#include "modules/contact/contact_module.h"
#include "contact_migrations.h"
#include "modules/contact/contact_parts.h"
#include "modules/contact/contact_web.h"

#define READ   "contact.read"
#define KEEP   "contact.keep"
#define MANAGE "contact.manage"

/* clang-format off */
#define VERSION {.name = "version", .type = F_ID, .required = true}
#define PAGED                                                                                      \
    {.name = "q", .type = F_LINE, .max = 60},                                                      \
    {.name = "after", .type = F_LINE, .max = 1024},                                                \
    {.name = "limit", .type = F_INT}
#define PERIOD                                                                                     \
    {.name = "scheme", .type = F_ID},                                                              \
    {.name = "month", .type = F_LINE, .max = 7},                                                   \
    {.name = "from", .type = F_DATE},                                                              \
    {.name = "to", .type = F_DATE}
#define SCHEME                                                                                     \
    {.name = "name", .type = F_LINE, .required = true, .max = 80},                                 \
    {.name = "target", .type = F_WORD, .required = true, .words = CONTACT_TARGETS},                \
    {.name = "period", .type = F_WORD, .required = true, .words = CONTACT_PERIODS},                \
    {.name = "times", .type = F_INT, .required = true},                                            \
    {.name = "from_on", .type = F_DATE, .required = true},                                         \
    {.name = "to_on", .type = F_DATE},                                                             \
    {.name = "note", .type = F_TEXT, .max = 500}

#define PAIRED                                                                                     \
    {.name = "target", .type = F_LINE, .required = true, .max = 80},                               \
    {.name = "from_on", .type = F_DATE, .required = true},                                         \
    {.name = "to_on", .type = F_DATE},                                                             \
    {.name = "times", .type = F_INT},                                                              \
    {.name = "place", .type = F_LINE, .max = 100},                                                 \
    {.name = "note", .type = F_TEXT, .max = 500}

static const struct field SCHEME_QUERY[] = {
    PAGED, {.name = "behind", .type = F_BOOL}, {.name = "ended", .type = F_BOOL},
    {.name = "back", .type = F_WORD, .words = CONTACT_BACKS}, {0}};
static const struct field TALK_QUERY[] = {
    PAGED, PERIOD, {.name = "pair", .type = F_ID}, {.name = "way", .type = F_WORD, .words = CONTACT_WAYS}, {0}};
static const struct field MATTER_QUERY[] = {
    PAGED, PERIOD, {.name = "ended", .type = F_BOOL}, {.name = "pair", .type = F_ID},
    {.name = "kind", .type = F_WORD, .words = CONTACT_SORTS},
    {.name = "state", .type = F_WORD, .words = "open solved explained"}, {0}};
static const struct field NEW_FORM[] = {SCHEME, {0}};
static const struct field EDIT_FORM[] = {SCHEME, VERSION, {0}};
static const struct field PAIR_FORM[] = {
    {.name = "keeper", .type = F_LINE, .max = 80},
    {.name = "login", .type = F_LINE, .max = 60},
    PAIRED,
    {0},
};
static const struct field PAIR_EDIT[] = {
    PAIRED, {.name = "reason", .type = F_LINE, .max = 200}, VERSION, {0}};
static const struct field TALK_FORM[] = {
    {.name = "held_on", .type = F_DATE, .required = true},
    {.name = "way", .type = F_WORD, .required = true, .words = CONTACT_WAYS},
    {.name = "said", .type = F_TEXT, .required = true, .max = 2000},
    {.name = "title", .type = F_LINE, .max = 200},
    {.name = "kind", .type = F_WORD, .words = CONTACT_SORTS},
    {0},
};
static const struct field TALK_EDIT[] = {
    {.name = "held_on", .type = F_DATE, .required = true},
    {.name = "way", .type = F_WORD, .required = true, .words = CONTACT_WAYS},
    {.name = "said", .type = F_TEXT, .required = true, .max = 2000},
    VERSION,
    {0},
};
static const struct field END_FORM[] = {
    {.name = "on", .type = F_DATE, .required = true},
    {.name = "reason", .type = F_LINE, .required = true, .max = 200}, VERSION, {0}};
static const struct field HAND_FORM[] = {
    {.name = "keeper", .type = F_LINE, .max = 80},
    {.name = "login", .type = F_LINE, .max = 60},
    {.name = "on", .type = F_DATE, .required = true},
    {.name = "reason", .type = F_LINE, .required = true, .max = 200}, VERSION, {0}};
static const struct field MATTER_FORM[] = {
    {.name = "state", .type = F_WORD, .required = true, .words = "solved explained"},
    {.name = "result", .type = F_TEXT, .required = true, .max = 2000},
    {.name = "ended_on", .type = F_DATE, .required = true},
    {.name = "yuan", .type = F_LINE, .max = 30},
    VERSION,
    {0},
};
/* clang-format on */

static const struct route ROUTES[] = {
    {GET, "/contact", KEEP, contact_web_list},
    {GET, "/contact/talk", READ, contact_web_talks, TALK_QUERY},
    {GET, "/contact/matter", READ, contact_web_matters, MATTER_QUERY},
    {GET, "/contact/scheme/new", MANAGE, contact_web_scheme_new_page},
    {POST, "/contact/scheme/new", MANAGE, contact_web_scheme_new, NEW_FORM,
     contact_web_scheme_new_page},
    {GET, "/contact/scheme/{id}", READ, contact_web_scheme, SCHEME_QUERY},
    {GET, "/contact/scheme/{id}/edit", MANAGE, contact_web_scheme_edit_page},
    {POST, "/contact/scheme/{id}/edit", MANAGE, contact_web_scheme_edit, EDIT_FORM,
     contact_web_scheme_edit_page},
    {GET, "/contact/scheme/{id}/pair", MANAGE, contact_web_pair_new_page},
    {POST, "/contact/scheme/{id}/pair", MANAGE, contact_web_pair_new, PAIR_FORM,
     contact_web_pair_new_page},
    {GET, "/contact/pair/{id}", KEEP, contact_web_pair},
    {GET, "/contact/pair/{id}/talk", KEEP, contact_web_talk_page},
    {POST, "/contact/pair/{id}/talk", KEEP, contact_web_talk, TALK_FORM, contact_web_talk_page},
    {GET, "/contact/talk/{id}", KEEP, contact_web_talk_edit_page},
    {POST, "/contact/talk/{id}", KEEP, contact_web_talk_edit, TALK_EDIT,
     contact_web_talk_edit_page},
    {GET, "/contact/pair/{id}/edit", MANAGE, contact_web_pair_edit_page},
    {POST, "/contact/pair/{id}/edit", MANAGE, contact_web_pair_edit, PAIR_EDIT,
     contact_web_pair_edit_page},
    {GET, "/contact/pair/{id}/end", MANAGE, contact_web_end_page},
    {POST, "/contact/pair/{id}/end", MANAGE, contact_web_end, END_FORM, contact_web_end_page},
    {GET, "/contact/pair/{id}/hand", MANAGE, contact_web_hand_page},
    {POST, "/contact/pair/{id}/hand", MANAGE, contact_web_hand, HAND_FORM, contact_web_hand_page},
    {GET, "/contact/matter/{id}", KEEP, contact_web_matter_page},
    {POST, "/contact/matter/{id}", KEEP, contact_web_matter, MATTER_FORM, contact_web_matter_page},
    {POST, "/contact/matter/{id}/reopen", KEEP, contact_web_reopen},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"contact.read", "office leader committee reader"},
    {"contact.keep", "office leader committee reader deputy govleader"},
    {"contact.manage", "office"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.deputy",
     .text = "contact.menu",
     .path = "/contact",
     .icon = "users",
     .permission = KEEP,
     .frame = "staff"},
    {0},
};

static const char *const TABLES[] = {
    "contact_scheme",    "contact_pair", "contact_talk",     "contact_matter",
    "contact_pair_fact", "contact_pace", "contact_handover", NULL};

const struct module contact_module = {
    .name = "contact",
    .depends = (const char *const[]){"congress", "deputy", "account", "notice", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = contact_migrations,
    .tables = TABLES,
    .indicators = CONTACT_INDICATORS,
    .notices = CONTACT_NOTICES,
    .dues = CONTACT_DUES,
    .duties = CONTACT_DUTIES,
    .searches = CONTACT_SEARCHES,
    .imports = CONTACT_IMPORTS,
    .demo = contact_demo,
};
