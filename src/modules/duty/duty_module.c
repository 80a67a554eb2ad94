// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module duty. Tables only, no logic. */
#include "modules/duty/duty_module.h"
#include "duty_migrations.h"
#include "duty_view.h"
#include "modules/duty/duty_actions.h"
#include "modules/duty/duty_files.h"
#include "modules/duty/duty_indicators.h"
#include "modules/duty/duty_parts.h"
#include "modules/duty/duty_web.h"

#define UNITS  "times piece person day household yuan"
#define STATES "waiting confirmed returned withdrawn"

/* clang-format off */
#define VERSION {.name = "version", .type = F_ID, .required = true}
#define PAGE                                                                                       \
    {.name = "after", .type = F_LINE, .max = 400}, {.name = "limit", .type = F_INT}

static const struct field LIST_QUERY[] = {
    {.name = "year", .type = F_INT}, {.name = "delegation", .type = F_ID}, PAGE, {0}};
static const struct field JOINED_QUERY[] = {
    {.name = "from", .type = F_DATE}, {.name = "to", .type = F_DATE}, PAGE, {0}};
static const struct field YEAR_QUERY[] = {{.name = "year", .type = F_INT}, {0}};
static const struct field SHEET_QUERY[] = {
    {.name = "year", .type = F_INT}, {.name = "format", .type = F_WORD, .words = "pdf docx"}, {0}};
static const struct field CERTIFICATE_QUERY[] = {
    {.name = "from", .type = F_DATE}, {.name = "to", .type = F_DATE},
    {.name = "format", .type = F_WORD, .words = "pdf docx"}, {0}};
static const struct field ENTRIES_QUERY[] = {
    {.name = "state", .type = F_WORD, .words = STATES},
    {.name = "deputy", .type = F_ID},
    {.name = "kind", .type = F_ID},
    {.name = "from", .type = F_DATE},
    {.name = "to", .type = F_DATE},
    PAGE,
    {0},
};
static const struct field NEW_QUERY[] = {{.name = "deputy", .type = F_ID}, {0}};
#define ENTRY                                                                                      \
    {.name = "kind", .type = F_ID, .required = true},                                              \
    {.name = "title", .type = F_LINE, .required = true, .max = 120},                               \
    {.name = "on", .type = F_DATE, .required = true},                                              \
    {.name = "amount", .type = F_INT, .required = true},                                           \
    {.name = "place", .type = F_LINE, .max = 100},                                                 \
    {.name = "body", .type = F_TEXT, .max = 2000},                                                 \
    {.name = "organ", .type = F_ID}
static const struct field ENTER_FORM[] = {
    ENTRY, {.name = "deputy", .type = F_ID}, {.name = "file", .type = F_FILE, .many = true}, {0}};
static const struct field EDIT_FORM[] = {ENTRY, VERSION, {0}};
static const struct field SETTLE_FORM[] = {
    {.name = "act", .type = F_WORD, .required = true, .words = "confirm return"},
    {.name = "answer", .type = F_LINE, .max = 500}, VERSION, {0}};
static const struct field FORMULA_FORM[] = {
    {.name = "from_on", .type = F_DATE, .required = true},
    {.name = "base", .type = F_LINE, .required = true, .max = 10},
    {.name = "full", .type = F_LINE, .required = true, .max = 10},
    {.name = "basis", .type = F_LINE, .max = 200},
    {.name = "what", .type = F_LINE, .max = 80, .many = true},
    {.name = "points", .type = F_LINE, .max = 10, .many = true},
    {.name = "penalty", .type = F_LINE, .max = 10, .many = true},
    {.name = "most", .type = F_LINE, .max = 10, .many = true},
    {.name = "least", .type = F_LINE, .max = 10, .many = true},
    {0},
};
static const struct field KIND_QUERY[] = {{.name = "id", .type = F_ID}, {0}};
static const struct field KIND_FORM[] = {
    {.name = "id", .type = F_ID},
    {.name = "version", .type = F_ID},
    {.name = "name", .type = F_LINE, .required = true, .max = 30},
    {.name = "unit", .type = F_WORD, .required = true, .words = UNITS},
    {.name = "hint", .type = F_LINE, .max = 120},
    {.name = "active", .type = F_BOOL},
    {0},
};
#define FACT                                                                                       \
    {.name = "what", .type = F_LINE, .required = true, .max = 80},                                 \
    {.name = "record", .type = F_ID, .required = true},                                            \
    {.name = "year", .type = F_INT, .required = true}
static const struct field APPEAL_QUERY[] = {FACT, {0}};
static const struct field APPEAL_FORM[] = {
    FACT, {.name = "reason", .type = F_TEXT, .required = true, .max = 500}, {0}};
static const struct field ANSWER_FORM[] = {
    {.name = "as", .type = F_WORD, .words = "done excused absent void"},
    {.name = "answer", .type = F_TEXT, .required = true, .max = 500}, VERSION, {0}};
static const struct field AWARD_FORM[] = {
    {.name = "year", .type = F_INT, .required = true},
    {.name = "deputy", .type = F_ID, .required = true},
    {.name = "title", .type = F_LINE, .required = true, .max = 30},
    {.name = "reason", .type = F_TEXT, .max = 500},
    {.name = "decided_by", .type = F_LINE, .max = 200},
    {.name = "decided_on", .type = F_DATE, .required = true},
    {0},
};
/* clang-format on */

static const struct route ROUTES[] = {
    {GET, "/duty", "duty.read", duty_web_list, LIST_QUERY, .flags = ROUTE_HEAVY,
     .shows = &duty_list_view},
    {GET, "/duty/joined", "duty.read", duty_web_joined, JOINED_QUERY, .flags = ROUTE_HEAVY,
     .shows = &duty_joined_view},
    {GET, "/duty/mine", "duty.own", duty_web_mine, YEAR_QUERY, .shows = &duty_file_view},
    {GET, "/duty/deputy/{id}", SIGNED_IN, duty_web_file, YEAR_QUERY, .shows = &duty_file_view},
    {GET, "/duty/deputy/{id}/sheet", SIGNED_IN, duty_web_paper, SHEET_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/duty/deputy/{id}/certificate", SIGNED_IN, duty_web_certificate, CERTIFICATE_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/duty/entry", SIGNED_IN, duty_web_entries, ENTRIES_QUERY, .shows = &duty_entries_view},
    {GET, "/duty/entry/mine", "duty.own", duty_web_own_entries, ENTRIES_QUERY,
     .shows = &duty_entries_view},
    {GET, "/duty/entry/new", SIGNED_IN, duty_web_new_page, NEW_QUERY},
    {POST, "/duty/entry/new", SIGNED_IN, duty_web_new, ENTER_FORM, duty_web_new_page,
     .max_body_kib = 32 * 1024},
    {GET, "/duty/entry/{id}", SIGNED_IN, duty_web_entry, .shows = &duty_entry_view},
    {GET, "/duty/entry/{id}/edit", "duty.own", duty_web_edit_page},
    {POST, "/duty/entry/{id}/edit", "duty.own", duty_web_edit, EDIT_FORM, duty_web_edit_page},
    {POST, "/duty/entry/{id}/settle", SIGNED_IN, duty_web_settle, SETTLE_FORM, duty_web_entry},
    {POST, "/duty/entry/{id}/withdraw", "duty.own", duty_web_withdraw, NULL, duty_web_entry},
    {GET, "/duty/formula", SIGNED_IN, duty_web_formula, .shows = &duty_formula_view},
    {GET, "/duty/formula/new", "duty.formula", duty_web_formula_page},
    {POST, "/duty/formula/new", "duty.formula", duty_web_formula_set, FORMULA_FORM,
     duty_web_formula_page},
    {GET, "/duty/formula/{id}", SIGNED_IN, duty_web_formula_one, .shows = &duty_formula_view},
    {GET, "/duty/kind", "duty.formula", duty_web_kinds, .shows = &duty_kinds_view},
    {GET, "/duty/kind/edit", "duty.formula", duty_web_kind_page, KIND_QUERY},
    {POST, "/duty/kind/edit", "duty.formula", duty_web_kind, KIND_FORM, duty_web_kind_page},
    {GET, "/duty/appeal", SIGNED_IN, duty_web_appeals, .shows = &duty_appeals_view},
    {GET, "/duty/appeal/new", "duty.own", duty_web_appeal_page, APPEAL_QUERY},
    {POST, "/duty/appeal/new", "duty.own", duty_web_appeal_new, APPEAL_FORM, duty_web_appeal_page},
    {GET, "/duty/appeal/{id}", SIGNED_IN, duty_web_appeal, .shows = &duty_appeal_view},
    {POST, "/duty/appeal/{id}/answer", "duty.check", duty_web_answer, ANSWER_FORM, duty_web_appeal},
    {POST, "/duty/appeal/{id}/drop", "duty.own", duty_web_drop, NULL, duty_web_appeal},
    {GET, "/duty/award", "duty.read", duty_web_awards, YEAR_QUERY, .shows = &duty_awards_view},
    {GET, "/duty/award/new", "duty.award", duty_web_award_page, YEAR_QUERY, .flags = ROUTE_HEAVY},
    {POST, "/duty/award/new", "duty.award", duty_web_award, AWARD_FORM, duty_web_award_page},
    {GET, "/p/deputy/{id}", PUBLIC, duty_web_public, .shows = &duty_public_view},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.deputy",
     .text = "duty.menu",
     .path = "/duty",
     .icon = "clipboard",
     .permission = "duty.read",
     .frame = "staff"},
    {.group = "frame.group.deputy",
     .text = "duty.menu_check",
     .path = "/duty/entry",
     .icon = "check",
     .permission = "duty.check",
     .count = duty_waiting,
     .frame = "staff"},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"duty.read", "office leader committee"},
    {"duty.own", "deputy"},
    {"duty.check", "office"},
    {"duty.organise", "committee operator chief"},
    {"duty.formula", "office"},
    {"duty.award", "office leader"},
    {0},
};

static enum status on_founded(struct ctx *ctx, const struct event_view *e)
{
    (void)e;
    return duty_seed(ctx);
}

static const struct subscriber SUBSCRIBERS[] = {{"congress.founded", on_founded}, {0}};

static const char *const TABLES[] = {
    "duty_kind",  "duty_entry", "duty_formula", "duty_formula_item", "duty_appeal",
    "duty_award", NULL};

const struct module duty_module = {
    .name = "duty",
    .depends = (const char *const[]){"congress", "deputy", "account", "attachment", "notice",
                                     "body", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = duty_migrations,
    .tables = TABLES,
    .subscribers = SUBSCRIBERS,
    .indicators = DUTY_INDICATORS,
    .notices = DUTY_NOTICES,
    .dues = DUTY_DUES,
    .attachments = DUTY_ATTACHMENTS,
    .demo = duty_demo,
};
