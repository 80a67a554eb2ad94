// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module ledger. Tables only, no logic. */
#include "modules/ledger/ledger_module.h"
#include "ledger_migrations.h"
#include "modules/ledger/ledger_actions.h"
#include "modules/ledger/ledger_import.h"
#include "modules/ledger/ledger_parts.h"
#include "modules/ledger/ledger_web.h"
#include "modules/ledger/ledger_web_kind.h"

#define MANAGE "ledger.manage"

enum { UPLOAD_KIB = 100 * 1024, FORM_KIB = 1024 };

/* clang-format off */
#define VERSION {.name = "version", .type = F_ID, .required = true}
#define V(n)    {.name = "v" #n, .type = F_TEXT, .max = 10000}
/* The fields of a kind, in its order. */
#define VALUES                                                                                     \
    V(0), V(1), V(2), V(3), V(4), V(5), V(6), V(7), V(8), V(9), V(10), V(11), V(12), V(13), V(14), \
    V(15), V(16), V(17), V(18), V(19), V(20), V(21), V(22), V(23), V(24), V(25), V(26), V(27),     \
    V(28), V(29), V(30), V(31), V(32), V(33), V(34), V(35), V(36), V(37), V(38), V(39)
#define WANTED                                                                                     \
    {.name = "q", .type = F_LINE, .max = 60}, {.name = "after", .type = F_LINE, .max = 1024},      \
    {.name = "limit", .type = F_INT}, {.name = "state", .type = F_LINE, .max = 60},                \
    {.name = "a1", .type = F_LINE, .max = 200}, {.name = "a2", .type = F_LINE, .max = 200},        \
    {.name = "a3", .type = F_LINE, .max = 200}, {.name = "a4", .type = F_LINE, .max = 200},        \
    {.name = "from", .type = F_DATE}, {.name = "to", .type = F_DATE},                              \
    {.name = "month", .type = F_LINE, .max = 7}, {.name = "open", .type = F_BOOL},                 \
    {.name = "sort", .type = F_LINE, .max = 60},                 \
    {.name = "figure", .type = F_LINE, .max = 60}, {.name = "by", .type = F_LINE, .max = 60},      \
    {.name = "key", .type = F_LINE, .max = 200},                                                   \
    {.name = "part", .type = F_WORD, .words = "numerator denominator"}

static const struct field LIST_QUERY[] = {WANTED, {0}};
static const struct field PRINT_QUERY[] = {WANTED, {.name = "format", .type = F_WORD, .words = "docx pdf"}, {0}};
static const struct field SHEET_QUERY[] = {{.name = "format", .type = F_WORD, .words = "docx pdf"}, {0}};
static const struct field NEW_FORM[] = {VALUES, {.name = "file", .type = F_FILE, .many = true}, {0}};
static const struct field EDIT_FORM[] = {VALUES, VERSION, {0}};
static const struct field STEP_FORM[] = {
    VALUES, {.name = "note", .type = F_TEXT, .max = LEDGER_NOTE_CHARS},
    {.name = "file", .type = F_FILE, .many = true}, VERSION, {0}};

/* Kinds made and changed by the office. */
#define LABEL {.name = "label", .type = F_LINE, .required = true, .max = LEDGER_LABEL_CHARS}
#define MANY(n) {.name = n, .type = F_LINE, .max = 120, .many = true}
#define COLUMN(n) {.name = n, .type = F_LINE, .max = LEDGER_NAME_CHARS}
#define WHEN MANY("ws"), MANY("wc"), MANY("wh")
static const struct field DRAFT_NEW[] = {
    {.name = "name", .type = F_LINE, .required = true, .max = LEDGER_LABEL_CHARS}, COLUMN("like"), {0}};
static const struct field DRAFT_NEW_QUERY[] = {COLUMN("like"), {0}};
static const struct field DRAFT_BEGIN[] = {{.name = "shipped", .type = F_BOOL}, {0}};
static const struct field DRAFT_ACT[] = {
    {.name = "act", .type = F_LINE, .required = true, .max = 100}, VERSION, {0}};
static const struct field DRAFT_VERSION[] = {VERSION, {0}};
static const struct field DRAFT_HEAD[] = {
    LABEL, {.name = "about", .type = F_TEXT, .max = LEDGER_ABOUT_CHARS},
    {.name = "unit", .type = F_LINE, .required = true, .max = LEDGER_LABEL_CHARS},
    {.name = "number", .type = F_LINE, .max = 60}, {.name = "theme", .type = F_WORD, .words = LEDGER_GROUPS},
    COLUMN("title"), COLUMN("day"), COLUMN("duty"), VERSION, {0}};
static const struct field DRAFT_RIGHT[] = {MANY("read"), MANY("write"), VERSION, {0}};
static const struct field DRAFT_COLUMN[] = {
    COLUMN("c1"), COLUMN("c2"), COLUMN("c3"), COLUMN("c4"), COLUMN("c5"), COLUMN("c6"), COLUMN("c7"),
    COLUMN("c8"), COLUMN("p1"), COLUMN("p2"), COLUMN("p3"), COLUMN("p4"), COLUMN("p5"), COLUMN("p6"),
    COLUMN("p7"), COLUMN("p8"), COLUMN("p9"), COLUMN("p10"), COLUMN("p11"), COLUMN("p12"),
    COLUMN("p13"), COLUMN("p14"), VERSION, {0}};
static const struct field DRAFT_TYPE[] = {{.name = "type", .type = F_WORD, .words = LEDGER_TYPES}, {0}};
static const struct field DRAFT_FIELD[] = {
    LABEL, {.name = "type", .type = F_WORD, .required = true, .words = LEDGER_TYPES},
    {.name = "choices", .type = F_TEXT, .max = 4000},
    {.name = "first", .type = F_LINE, .max = LEDGER_LABEL_CHARS}, {.name = "today", .type = F_BOOL},
    {.name = "min", .type = F_INT}, {.name = "max", .type = F_INT}, COLUMN("of"),
    {.name = "required", .type = F_BOOL}, {.name = "hint", .type = F_LINE, .max = LEDGER_ABOUT_CHARS},
    VERSION, {0}};
static const struct field DRAFT_STATE[] = {
    LABEL, {.name = "meaning", .type = F_WORD, .required = true, .words = "open final void"}, VERSION, {0}};
static const struct field DRAFT_STEP[] = {
    LABEL, MANY("from"), {.name = "to", .type = F_LINE, .required = true, .max = LEDGER_NAME_CHARS},
    MANY("by"), MANY("needs"), MANY("asks"), {.name = "note", .type = F_BOOL}, MANY("wc"), MANY("wh"), VERSION, {0}};
static const struct field DRAFT_DEADLINE[] = {
    LABEL, {.name = "field", .type = F_LINE, .required = true, .max = LEDGER_NAME_CHARS},
    {.name = "side", .type = F_WORD, .required = true, .words = "after before"},
    {.name = "days", .type = F_INT, .required = true}, WHEN, VERSION, {0}};
static const struct field DRAFT_EVERY[] = {
    LABEL, {.name = "period", .type = F_WORD, .required = true, .words = LEDGER_PERIODS},
    {.name = "times", .type = F_INT, .required = true}, WHEN, VERSION, {0}};
static const struct field DRAFT_FIGURE[] = {
    LABEL, {.name = "unit", .type = F_LINE, .required = true, .max = LEDGER_LABEL_CHARS},
    {.name = "measure", .type = F_WORD, .required = true, .words = LEDGER_MEASURES}, COLUMN("sum"), COLUMN("told"),
    COLUMN("day"), {.name = "standing", .type = F_BOOL}, WHEN, MANY("os"), MANY("oc"), MANY("oh"),
    VERSION, {0}};
static const struct field DRAFT_TEXT[] = {
    {.name = "body", .type = F_TEXT, .max = LEDGER_BODY_BYTES}, {.name = "file", .type = F_FILE}, VERSION, {0}};
static const struct field DRAFT_PUBLISH[] = {
    {.name = "note", .type = F_TEXT, .max = LEDGER_NOTE_CHARS}, VERSION, {0}};
static const struct field VERSIONS_QUERY[] = {{.name = "with", .type = F_INT}, {0}};

/* Who may read or write which kind the kind says: its handlers ask. */
static const struct route ROUTES[] = {
    {GET, "/ledger", SIGNED_IN, ledger_web_index},
    {GET, "/ledger/kind", MANAGE, ledger_web_offers},
    {POST, "/ledger/kind/{kind}/on", MANAGE, ledger_web_turn_on, NULL, ledger_web_offers},
    {POST, "/ledger/kind/{kind}/off", MANAGE, ledger_web_turn_off, NULL, ledger_web_offers},
    {GET, "/ledger/draft/new", MANAGE, ledger_kind_web_new_page, DRAFT_NEW_QUERY},
    {POST, "/ledger/draft/new", MANAGE, ledger_kind_web_new, DRAFT_NEW, ledger_kind_web_new_page},
    {POST, "/ledger/kind/{kind}/draft", MANAGE, ledger_kind_web_begin, DRAFT_BEGIN},
    {GET, "/ledger/kind/{kind}/version", MANAGE, ledger_kind_web_versions, VERSIONS_QUERY},
    {GET, "/ledger/kind/{kind}/version/{number}/file", MANAGE, ledger_kind_web_version_file,
     .flags = ROUTE_NO_JSON},
    {GET, "/ledger/draft/{id}", MANAGE, ledger_kind_web_draft},
    {POST, "/ledger/draft/{id}", MANAGE, ledger_kind_web_act, DRAFT_ACT, ledger_kind_web_draft},
    {POST, "/ledger/draft/{id}/drop", MANAGE, ledger_kind_web_drop, DRAFT_VERSION,
     ledger_kind_web_draft},
    {GET, "/ledger/draft/{id}/file", MANAGE, ledger_kind_web_file, .flags = ROUTE_NO_JSON},
    {GET, "/ledger/draft/{id}/head", MANAGE, ledger_kind_web_head_page},
    {POST, "/ledger/draft/{id}/head", MANAGE, ledger_kind_web_head, DRAFT_HEAD, ledger_kind_web_head_page},
    {GET, "/ledger/draft/{id}/right", MANAGE, ledger_kind_web_right_page},
    {POST, "/ledger/draft/{id}/right", MANAGE, ledger_kind_web_right, DRAFT_RIGHT, ledger_kind_web_right_page},
    {GET, "/ledger/draft/{id}/column", MANAGE, ledger_kind_web_column_page},
    {POST, "/ledger/draft/{id}/column", MANAGE, ledger_kind_web_column, DRAFT_COLUMN, ledger_kind_web_column_page},
    {GET, "/ledger/draft/{id}/field/{name}", MANAGE, ledger_kind_web_field_page, DRAFT_TYPE},
    {POST, "/ledger/draft/{id}/field/{name}", MANAGE, ledger_kind_web_field, DRAFT_FIELD,
     ledger_kind_web_field_page},
    {GET, "/ledger/draft/{id}/state/{name}", MANAGE, ledger_kind_web_state_page},
    {POST, "/ledger/draft/{id}/state/{name}", MANAGE, ledger_kind_web_state, DRAFT_STATE,
     ledger_kind_web_state_page},
    {GET, "/ledger/draft/{id}/step/{name}", MANAGE, ledger_kind_web_step_page},
    {POST, "/ledger/draft/{id}/step/{name}", MANAGE, ledger_kind_web_step, DRAFT_STEP,
     ledger_kind_web_step_page},
    {GET, "/ledger/draft/{id}/deadline/{name}", MANAGE, ledger_kind_web_deadline_page},
    {POST, "/ledger/draft/{id}/deadline/{name}", MANAGE, ledger_kind_web_deadline, DRAFT_DEADLINE,
     ledger_kind_web_deadline_page},
    {GET, "/ledger/draft/{id}/every/{name}", MANAGE, ledger_kind_web_every_page},
    {POST, "/ledger/draft/{id}/every/{name}", MANAGE, ledger_kind_web_every, DRAFT_EVERY,
     ledger_kind_web_every_page},
    {GET, "/ledger/draft/{id}/figure/{name}", MANAGE, ledger_kind_web_figure_page},
    {POST, "/ledger/draft/{id}/figure/{name}", MANAGE, ledger_kind_web_figure, DRAFT_FIGURE,
     ledger_kind_web_figure_page},
    {GET, "/ledger/draft/{id}/text", MANAGE, ledger_kind_web_text_page},
    {POST, "/ledger/draft/{id}/text", MANAGE, ledger_kind_web_text, DRAFT_TEXT, ledger_kind_web_text_page,
     .max_body_kib = FORM_KIB},
    {GET, "/ledger/draft/{id}/publish", MANAGE, ledger_kind_web_publish_page},
    {POST, "/ledger/draft/{id}/publish", MANAGE, ledger_kind_web_publish, DRAFT_PUBLISH, ledger_kind_web_publish_page},
    {POST, "/ledger/draft/{id}/renew", MANAGE, ledger_kind_web_renew, DRAFT_VERSION,
     ledger_kind_web_publish_page},
    {GET, "/ledger/{kind}", SIGNED_IN, ledger_web_list, LIST_QUERY},
    {GET, "/ledger/{kind}/print", SIGNED_IN, ledger_web_print, PRINT_QUERY, NULL, ROUTE_HEAVY},
    {GET, "/ledger/{kind}/new", SIGNED_IN, ledger_web_new_page},
    {POST, "/ledger/{kind}/new", SIGNED_IN, ledger_web_new, NEW_FORM, ledger_web_new_page,
     .max_body_kib = UPLOAD_KIB},
    {GET, "/ledger/entry/{id}", SIGNED_IN, ledger_web_show},
    {GET, "/ledger/entry/{id}/print", SIGNED_IN, ledger_web_sheet, SHEET_QUERY, NULL, ROUTE_HEAVY},
    {GET, "/ledger/entry/{id}/edit", SIGNED_IN, ledger_web_edit_page},
    {POST, "/ledger/entry/{id}/edit", SIGNED_IN, ledger_web_edit, EDIT_FORM, ledger_web_edit_page,
     .max_body_kib = FORM_KIB},
    {GET, "/ledger/entry/{id}/step/{step}", SIGNED_IN, ledger_web_step_page},
    {POST, "/ledger/entry/{id}/step/{step}", SIGNED_IN, ledger_web_step, STEP_FORM,
     ledger_web_step_page, .max_body_kib = UPLOAD_KIB},
    {POST, "/ledger/entry/{id}/remove", SIGNED_IN, ledger_web_remove, NULL, ledger_web_show},
    {0},
};

/* One for each right that a kind can name, and who may change kinds. */
static const struct permission PERMISSIONS[] = {
    {"ledger.read", "office leader committee operator reader"},
    {"ledger.write", "office"},
    {"ledger.committee", "office committee"},
    {"ledger.leader", "leader"},
    {"ledger.party", "office leader"},
    {"ledger.discipline", "leader"},
    {"ledger.deputy", "deputy"},
    {"ledger.manage", "office"},
    {0},
};
/* clang-format on */

static const struct menu_item MENU[] = {
    {.group = "frame.group.public",
     .text = "ledger.menu",
     .path = "/ledger",
     .icon = "clipboard",
     .permission = "ledger.read",
     .frame = "staff"},
    {0},
};

static const char *const TABLES[] = {"ledger_kind", "ledger_kind_version", "ledger_entry",
                                     "ledger_step", NULL};
/* Copies out of ledger_entry.data, which is journalled; written with it, compared by `renda check`.
 */
static const char *const COPIES[] = {"ledger_value", "ledger_due",
                                     "ledger_draft",  /* nobody's record until it is published */
                                     "ledger_before", /* written by the migration, never after */
                                     NULL};

static enum status on_founded(struct ctx *ctx, const struct event_view *e)
{
    (void)e;
    return ledger_seed(ctx);
}

static const struct subscriber SUBSCRIBERS[] = {{"congress.founded", on_founded}, {0}};

const struct module ledger_module = {
    .name = "ledger",
    .depends = (const char *const[]){"congress", "deputy", "account", "attachment", "notice",
                                     "indicator", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = ledger_migrations,
    .tables = TABLES,
    .tables_unjournalled = COPIES,
    .subscribers = SUBSCRIBERS,
    .imports_more = ledger_imports,
    .indicators_more = ledger_indicators,
    .notices = LEDGER_NOTICES,
    .dues = LEDGER_DUES,
    .duties = LEDGER_DUTIES,
    .tasks = ledger_tasks,
    .searches = LEDGER_SEARCHES,
    .attachments = LEDGER_ATTACHMENTS,
    .demo = ledger_demo,
    .check = ledger_check,
};
