// SPDX-License-Identifier: MulanPSL-2.0
/* Front door: figures that open their rows. Tables only, no logic. */
#include "modules/indicator/indicator_module.h"
#include "indicator_migrations.h"
#include "modules/indicator/indicator_actions.h"
#include "modules/indicator/indicator_parts.h"
#include "modules/indicator/indicator_web.h"

#define READ   "indicator.read"
#define MANAGE "indicator.manage"

/* clang-format off */
#define PERIOD                                                                                     \
    {.name = "period", .type = F_WORD, .words = INDICATOR_PERIODS},                                \
    {.name = "year", .type = F_INT},                                                               \
    {.name = "from", .type = F_DATE},                                                              \
    {.name = "to", .type = F_DATE}

#define FOUND {.name = "q", .type = F_LINE, .max = 60}, {.name = "group", .type = F_LINE, .max = 40}
#define PAGED {.name = "after", .type = F_LINE, .max = 1024}, {.name = "limit", .type = F_INT}
#define PICKED {.name = "name", .type = F_LINE, .max = 120, .many = true}

static const struct field LIST_QUERY[] = {PERIOD, FOUND, PAGED, PICKED, {0}};
static const struct field SHOW_QUERY[] = {
    PERIOD, {.name = "by", .type = F_LINE, .max = 40},
    {.name = "steps", .type = F_WORD, .words = "month year"}, {0}};
static const struct field NOTE_FORM[] = {
    {.name = "text", .type = F_TEXT, .required = true, .max = INDICATOR_NOTE_CHARS},
    {.name = "from_on", .type = F_DATE, .required = true}, {0}};
#define VERSION {.name = "version", .type = F_ID, .required = true}
#define FIGURE {.name = "name", .type = F_LINE, .required = true, .max = 120}
#define PIN                                                                                        \
    {.name = "period", .type = F_WORD, .required = true, .words = INDICATOR_MOVING},               \
    {.name = "place", .type = F_WORD, .words = "cockpit screen", .many = true},                    \
    {.name = "number", .type = F_INT},                                                             \
    {.name = "goal", .type = F_LINE, .max = 30},                                                   \
    {.name = "at_most", .type = F_WORD, .words = "0 1"}
#define LIMIT                                                                                      \
    {.name = "above", .type = F_WORD, .required = true, .words = "0 1"},                           \
    {.name = "value", .type = F_LINE, .required = true, .max = 30},                                \
    {.name = "period", .type = F_WORD, .required = true, .words = INDICATOR_MOVING},               \
    {.name = "whom", .type = F_WORD, .required = true, .words = INDICATOR_WHOM},                   \
    {.name = "note", .type = F_TEXT, .max = INDICATOR_NOTE_CHARS}
#define SELECTION                                                                                  \
    PERIOD, {.name = "title", .type = F_LINE, .required = true, .max = INDICATOR_TITLE_CHARS},     \
    {.name = "by", .type = F_WORD, .words = INDICATOR_BYS}

static const struct field PAGE_QUERY[] = {PAGED, {0}};
static const struct field VERSION_FORM[] = {VERSION, {0}};
static const struct field PIN_QUERY[] = {{.name = "name", .type = F_LINE, .max = 120}, {0}};
static const struct field PIN_NEW[] = {FIGURE, PIN, {0}};
static const struct field PIN_EDIT[] = {PIN, VERSION, {0}};
static const struct field LIMIT_NEW[] = {FIGURE, LIMIT, {0}};
static const struct field LIMIT_EDIT[] = {LIMIT, VERSION, {0}};
static const struct field KEEP_QUERY[] = {PERIOD, FOUND, PICKED, {0}};
static const struct field KEEP_FORM[] = {
    SELECTION, {.name = "names", .type = F_LINE, .required = true, .max = 4000}, {0}};
static const struct field KEEP_EDIT[] = {SELECTION, VERSION, {0}};
static const struct field LINK_FORM[] = {{.name = "until_on", .type = F_DATE, .required = true}, {0}};
static const struct field OPEN_FORM[] = {FIGURE, {.name = "least", .type = F_INT}, {0}};
static const struct field PUBLIC_QUERY[] = {{.name = "c", .type = F_LINE, .max = 12}, {0}};
/* clang-format on */

#define W(name) indicator_web_##name

static const struct route ROUTES[] = {
    {GET, "/indicator", READ, indicator_web_list, LIST_QUERY, .flags = ROUTE_HEAVY},
    {GET, "/indicator/cockpit", READ, W(cockpit), .flags = ROUTE_HEAVY},
    {GET, "/indicator/screen", READ, W(screen), .flags = ROUTE_HEAVY},
    {GET, "/indicator/screen/stream", READ, W(screen_stream),
     .flags = ROUTE_STREAM | ROUTE_NO_JSON},
    {GET, "/indicator/pin", MANAGE, W(pins)},
    {GET, "/indicator/pin/new", MANAGE, W(pin_new_page), PIN_QUERY},
    {POST, "/indicator/pin/new", MANAGE, W(pin_new), PIN_NEW, W(pin_new_page)},
    {GET, "/indicator/pin/{id}/edit", MANAGE, W(pin_edit_page)},
    {POST, "/indicator/pin/{id}/edit", MANAGE, W(pin_edit), PIN_EDIT, W(pin_edit_page)},
    {POST, "/indicator/pin/{id}/remove", MANAGE, W(pin_remove), VERSION_FORM, W(pins)},
    {GET, "/indicator/limit", MANAGE, W(limits)},
    {GET, "/indicator/limit/new", MANAGE, W(limit_new_page)},
    {POST, "/indicator/limit/new", MANAGE, W(limit_new), LIMIT_NEW, W(limit_new_page)},
    {GET, "/indicator/limit/{id}/edit", MANAGE, W(limit_edit_page)},
    {POST, "/indicator/limit/{id}/edit", MANAGE, W(limit_edit), LIMIT_EDIT, W(limit_edit_page)},
    {POST, "/indicator/limit/{id}/stop", MANAGE, W(limit_stop), VERSION_FORM, W(limits)},
    {POST, "/indicator/limit/{id}/go", MANAGE, W(limit_go), VERSION_FORM, W(limits)},
    {GET, "/indicator/alert", READ, W(alerts), PAGE_QUERY},
    {GET, "/indicator/open", MANAGE, W(opens)},
    {GET, "/indicator/open/new", MANAGE, W(open_page)},
    {POST, "/indicator/open/new", MANAGE, W(open), OPEN_FORM, W(open_page)},
    {POST, "/indicator/open/{id}/shut", MANAGE, W(shut), VERSION_FORM, W(opens)},
    {GET, "/indicator/selection", READ, W(selections)},
    {GET, "/indicator/selection/new", READ, W(selection_new_page), KEEP_QUERY},
    {POST, "/indicator/selection/new", READ, W(selection_new), KEEP_FORM, W(selection_new_page)},
    {GET, "/indicator/selection/{id}", READ, W(selection), .flags = ROUTE_HEAVY},
    {GET, "/indicator/selection/{id}/edit", READ, W(selection_edit_page)},
    {POST, "/indicator/selection/{id}/edit", READ, W(selection_edit), KEEP_EDIT,
     W(selection_edit_page)},
    {POST, "/indicator/selection/{id}/remove", READ, W(selection_remove), VERSION_FORM,
     W(selection)},
    {POST, "/indicator/selection/{id}/link", MANAGE, W(link), LINK_FORM, W(selection)},
    {POST, "/indicator/link/{id}/revoke", MANAGE, W(link_revoke), VERSION_FORM},
    {GET, "/p/indicator/{code}", PUBLIC, W(public), PUBLIC_QUERY, .flags = ROUTE_HEAVY},
    {GET, "/indicator/{name}", READ, indicator_web_show, SHOW_QUERY, .flags = ROUTE_HEAVY},
    {GET, "/indicator/{name}/note", MANAGE, indicator_web_note_page},
    {POST, "/indicator/{name}/note", MANAGE, indicator_web_note, NOTE_FORM,
     indicator_web_note_page},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"indicator.read", "office leader committee government govleader reader"},
    {"indicator.manage", "office"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.public",
     .text = "indicator.cockpit",
     .path = "/indicator/cockpit",
     .icon = "screen",
     .permission = READ,
     .frame = "staff"},
    {.group = "frame.group.public",
     .text = "indicator.menu",
     .path = "/indicator",
     .icon = "chart",
     .permission = READ,
     .frame = "staff"},
    {0},
};

static const char *const TABLES[] = {
    "indicator_definition", "indicator_note",   "indicator_pin",
    "indicator_limit",      "indicator_alert",  "indicator_selection",
    "indicator_link",       "indicator_public", NULL};

const struct module indicator_module = {
    .name = "indicator",
    .depends = (const char *const[]){"congress", "account", "notice", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = indicator_migrations,
    .tables = TABLES,
    .jobs = INDICATOR_JOBS,
    .notices = INDICATOR_NOTICES,
    .demo = indicator_demo,
};
