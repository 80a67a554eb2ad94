// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module deputy. Tables only, no logic. */
#include "modules/deputy/deputy_module.h"
#include "deputy_migrations.h"
#include "deputy_people_view.h"
#include "deputy_register_view.h"
#include "deputy_seat_view.h"
#include "deputy_structure_view.h"
#include "modules/deputy/deputy_actions.h"
#include "modules/deputy/deputy_import.h"
#include "modules/deputy/deputy_indicators.h"
#include "modules/deputy/deputy_parts.h"
#include "modules/deputy/deputy_search.h"
#include "modules/deputy/deputy_web.h"
#include "platform/crypt.h"
#include "platform/reveal.h"

#define LEVELS     "township county city province nation"
#define DIMENSIONS "sex age ethnic party education class grassroots"

static const struct field LIST_QUERY[] = {
    {.name = "q", .type = F_LINE, .max = 60},
    {.name = "delegation", .type = F_ID},
    {.name = "former", .type = F_BOOL},
    {.name = "on", .type = F_DATE},
    {.name = "sort",
     .type = F_WORD,
     .words = "pinyin -pinyin stroke -stroke name -name delegation -delegation from "
              "-from"},
    {.name = "constituency", .type = F_LINE, .max = 100},
    {.name = "group", .type = F_LINE, .max = 100},
    {.name = "after", .type = F_LINE, .max = 800},
    {.name = "limit", .type = F_INT},
    {.name = "format", .type = F_WORD, .words = "csv xlsx"},
    {0},
};

#define VALUES                                                                                     \
    {.name = "name", .type = F_LINE, .required = true, .max = 60},                                 \
        {.name = "delegation", .type = F_LINE, .required = true, .max = 100},                      \
        {.name = "group_name", .type = F_LINE, .max = 100},                                        \
        {.name = "constituency", .type = F_LINE, .max = 100},                                      \
        {.name = "occupation", .type = F_LINE, .max = 100},                                        \
        {.name = "class", .type = F_LINE, .max = 30},                                              \
        {.name = "wage", .type = F_WORD, .words = "fixed none"},                                   \
        {.name = "sex", .type = F_WORD, .words = "male female"},                                   \
        {.name = "ethnic", .type = F_LINE, .max = 100},                                            \
        {.name = "party", .type = F_LINE, .max = 100},                                             \
        {.name = "education", .type = F_LINE, .max = 100},                                         \
        {.name = "phone", .type = F_LINE, .max = 30},                                              \
        {.name = "id_number", .type = F_LINE, .max = 30}, {.name = "born_on", .type = F_DATE},     \
    {                                                                                              \
        .name = "from_on", .type = F_DATE, .required = true                                        \
    }

static const struct field NEW_FORM[] = {VALUES, {0}};
static const struct field EDIT_FORM[] = {
    VALUES, {.name = "version", .type = F_ID, .required = true}, {0}};
static const struct field LEAVE_FORM[] = {
    {.name = "reason",
     .type = F_WORD,
     .required = true,
     .words = "term moved absent recalled lost_nationality lost_rights incapable died"},
    {.name = "on", .type = F_DATE, .required = true},
    {.name = "version", .type = F_ID, .required = true},
    {0},
};

static const struct field SUSPEND_FORM[] = {
    {.name = "ground", .type = F_WORD, .required = true, .words = "detained serving"},
    {.name = "decided_by", .type = F_LINE, .required = true, .max = 100},
    {.name = "document", .type = F_LINE, .max = 100},
    {.name = "reported_on", .type = F_DATE},
    {.name = "from_on", .type = F_DATE, .required = true},
    {.name = "to_on", .type = F_DATE},
    {0},
};
static const struct field HELP_FORM[] = {
    {.name = "kind", .type = F_WORD, .words = DEPUTY_HELPS, .many = true},
    {.name = "words", .type = F_TEXT, .max = DEPUTY_HELP_CHARS},
    {.name = "version", .type = F_INT, .required = true},
    {0},
};
static const struct field RESUME_FORM[] = {
    {.name = "to_on", .type = F_DATE, .required = true},
    {.name = "version", .type = F_ID, .required = true},
    {0},
};

static const struct field RESIGN_FORM[] = {
    {.name = "handed_in_on", .type = F_DATE, .required = true},
    {.name = "ordered", .type = F_BOOL},
    {0},
};
static const struct field DECIDE_RESIGNATION_FORM[] = {
    {.name = "state", .type = F_WORD, .required = true, .words = "accepted refused withdrawn"},
    {.name = "decided_on", .type = F_DATE, .required = true},
    {.name = "decided_by", .type = F_LINE, .max = 100},
    {.name = "yes", .type = F_INT},
    {.name = "whole", .type = F_INT},
    {.name = "document", .type = F_LINE, .max = 100},
    {.name = "version", .type = F_ID, .required = true},
    {0},
};
static const struct field ANNOUNCE_FORM[] = {
    {.name = "reported_on", .type = F_DATE},
    {.name = "announced_by", .type = F_LINE, .required = true, .max = 100},
    {.name = "announced_on", .type = F_DATE, .required = true},
    {.name = "document", .type = F_LINE, .max = 100},
    {.name = "filed_on", .type = F_DATE},
    {.name = "version", .type = F_INT, .required = true},
    {0},
};

static const struct field LIBRARY_QUERY[] = {
    {.name = "q", .type = F_LINE, .max = 60},
    {.name = "level", .type = F_WORD, .words = LEVELS},
    {.name = "former", .type = F_BOOL},
    {.name = "on", .type = F_DATE},
    {.name = "sort", .type = F_WORD, .words = "pinyin -pinyin stroke -stroke level -level"},
    {.name = "after", .type = F_LINE, .max = 800},
    {.name = "limit", .type = F_INT},
    {0},
};
static const struct field ID_QUERY[] = {{.name = "id", .type = F_ID}, {0}};
static const struct field OUTSIDE_FORM[] = {
    {.name = "id", .type = F_ID},
    {.name = "version", .type = F_ID},
    {.name = "name", .type = F_LINE, .required = true, .max = 60},
    {.name = "level", .type = F_WORD, .required = true, .words = LEVELS},
    {.name = "congress", .type = F_LINE, .required = true, .max = 100},
    {.name = "constituency", .type = F_LINE, .max = 100},
    {.name = "place", .type = F_LINE, .max = 100},
    {.name = "occupation", .type = F_LINE, .max = 100},
    {.name = "class", .type = F_LINE, .max = 30},
    {.name = "sex", .type = F_WORD, .words = "male female"},
    {.name = "ethnic", .type = F_LINE, .max = 100},
    {.name = "party", .type = F_LINE, .max = 100},
    {.name = "education", .type = F_LINE, .max = 100},
    {.name = "phone", .type = F_LINE, .max = 30},
    {.name = "id_number", .type = F_LINE, .max = 30},
    {.name = "born_on", .type = F_DATE},
    {.name = "from_on", .type = F_DATE, .required = true},
    {.name = "to_on", .type = F_DATE},
    {0},
};
static const struct field DECIDE_FORM[] = {
    {.name = "one", .type = F_ID, .required = true},
    {.name = "other", .type = F_ID, .required = true},
    {.name = "decision", .type = F_WORD, .required = true, .words = "same different undone"},
    {0},
};
static const struct field CLASS_FORM[] = {
    {.name = "id", .type = F_ID},
    {.name = "version", .type = F_ID},
    {.name = "name", .type = F_LINE, .required = true, .max = 30},
    {.name = "grassroots", .type = F_BOOL},
    {.name = "active", .type = F_BOOL},
    {0},
};
static const struct field STRUCTURE_QUERY[] = {{.name = "on", .type = F_DATE}, {0}};
static const struct field GROUPED_QUERY[] = {
    {.name = "by", .type = F_WORD, .words = DIMENSIONS},
    {.name = "key", .type = F_LINE, .max = 100},
    {.name = "on", .type = F_DATE},
    {.name = "after", .type = F_LINE, .max = 20},
    {.name = "limit", .type = F_INT},
    {0},
};
static const struct field TARGET_QUERY[] = {
    {.name = "by", .type = F_WORD, .words = DIMENSIONS},
    {.name = "value", .type = F_LINE, .max = 100},
    {0},
};
static const struct field TARGET_FORM[] = {
    {.name = "by", .type = F_WORD, .required = true, .words = DIMENSIONS},
    {.name = "value", .type = F_LINE, .required = true, .max = 100},
    {.name = "bound", .type = F_WORD, .required = true, .words = "least most none"},
    {.name = "percent", .type = F_INT},
    {.name = "basis", .type = F_LINE, .max = 200},
    {0},
};

static const struct field SEAT_QUERY[] = {{.name = "vacant", .type = F_BOOL}, {0}};
static const struct field TOTAL_FORM[] = {
    {.name = "place",
     .type = F_WORD,
     .required = true,
     .words = "township town county plain district city province municipality"},
    {.name = "population", .type = F_INT, .required = true},
    {.name = "raised", .type = F_BOOL},
    {.name = "total", .type = F_INT, .required = true},
    {.name = "decided_by", .type = F_LINE, .required = true, .max = 100},
    {.name = "document", .type = F_LINE, .required = true, .max = 100},
    {.name = "decided_on", .type = F_DATE, .required = true},
    {.name = "reason", .type = F_WORD, .words = "boundary works slip"},
    {0},
};
static const struct field FILED_FORM[] = {
    {.name = "id", .type = F_ID, .required = true},
    {.name = "on", .type = F_DATE, .required = true},
    {.name = "version", .type = F_ID, .required = true},
    {0},
};
static const struct field CONSTITUENCY_FORM[] = {
    {.name = "id", .type = F_ID},
    {.name = "version", .type = F_ID},
    {.name = "name", .type = F_LINE, .required = true, .max = 100},
    {.name = "sort", .type = F_WORD, .required = true, .words = "area unit garrison"},
    {.name = "seats", .type = F_INT, .required = true},
    {.name = "area", .type = F_LINE, .max = 100},
    {.name = "active", .type = F_BOOL},
    {0},
};
static const struct field PEOPLE_QUERY[] = {
    {.name = "kind", .type = F_WORD, .words = "constituency ethnic"},
    {.name = "name", .type = F_LINE, .max = 100},
    {0},
};
static const struct field PEOPLE_FORM[] = {
    {.name = "kind", .type = F_WORD, .required = true, .words = "constituency ethnic"},
    {.name = "name", .type = F_LINE, .required = true, .max = 100},
    {.name = "people", .type = F_INT, .required = true},
    {.name = "version", .type = F_INT, .required = true},
    {0},
};
static const struct field ELECTION_QUERY[] = {{.name = "constituency", .type = F_ID}, {0}};
static const struct field ELECTION_FORM[] = {
    {.name = "constituency", .type = F_ID, .required = true},
    {.name = "seats", .type = F_INT, .required = true},
    {.name = "voting_on", .type = F_DATE, .required = true},
    {.name = "basis", .type = F_LINE, .max = 100},
    {0},
};
static const struct field END_FORM[] = {
    {.name = "state", .type = F_WORD, .required = true, .words = "held dropped"},
    {.name = "result", .type = F_LINE, .required = true, .max = 100},
    {.name = "version", .type = F_ID, .required = true},
    {0},
};
static const struct field CARD_QUERY[] = {{.name = "delegation", .type = F_ID}, {0}};

static const struct route ROUTES[] = {
    {GET, "/deputy/seat", "deputy.view", deputy_web_seat, SEAT_QUERY, .shows = &deputy_seat_view},
    {GET, "/deputy/seat/total", "deputy.edit", deputy_web_total_page},
    {POST, "/deputy/seat/total", "deputy.edit", deputy_web_total, TOTAL_FORM,
     deputy_web_total_page},
    {GET, "/deputy/seat/filed", "deputy.edit", deputy_web_filed_page},
    {POST, "/deputy/seat/filed", "deputy.edit", deputy_web_filed, FILED_FORM,
     deputy_web_filed_page},
    {GET, "/deputy/seat/constituency", "deputy.edit", deputy_web_constituency_page, ID_QUERY},
    {POST, "/deputy/seat/constituency", "deputy.edit", deputy_web_constituency, CONSTITUENCY_FORM,
     deputy_web_constituency_page},
    {GET, "/deputy/seat/people", "deputy.view", deputy_web_people, .shows = &deputy_people_view},
    {GET, "/deputy/seat/people/edit", "deputy.edit", deputy_web_people_page, PEOPLE_QUERY},
    {POST, "/deputy/seat/people/edit", "deputy.edit", deputy_web_people_set, PEOPLE_FORM,
     deputy_web_people_page},
    {POST, "/deputy/seat/take", "deputy.edit", deputy_web_take, NULL, deputy_web_seat},
    {GET, "/deputy/seat/election", "deputy.edit", deputy_web_byelection_page, ELECTION_QUERY},
    {POST, "/deputy/seat/election", "deputy.edit", deputy_web_byelection, ELECTION_FORM,
     deputy_web_byelection_page},
    {GET, "/deputy/seat/election/{id}/end", "deputy.edit", deputy_web_byelection_end_page},
    {POST, "/deputy/seat/election/{id}/end", "deputy.edit", deputy_web_byelection_end, END_FORM,
     deputy_web_byelection_end_page},
    {GET, "/deputy/card", "deputy.edit", deputy_web_cards, CARD_QUERY, .flags = ROUTE_HEAVY,
     .shows = &deputy_card_view},
    {GET, "/deputy/{id}/card", "deputy.edit", deputy_web_card, .shows = &deputy_card_view},
    {GET, "/deputy/library", "deputy.view", deputy_web_library, LIBRARY_QUERY,
     .shows = &deputy_library_view},
    {GET, "/deputy/outside/edit", "deputy.edit", deputy_web_outside_page, ID_QUERY},
    {POST, "/deputy/outside/{id}/reveal", "deputy.view", deputy_web_outside_reveal, REVEAL_FORM,
     deputy_web_outside},
    {POST, "/deputy/outside/edit", "deputy.edit", deputy_web_outside_set, OUTSIDE_FORM,
     deputy_web_outside_page},
    {GET, "/deputy/outside/{id}", "deputy.view", deputy_web_outside, .shows = &deputy_outside_view},
    {GET, "/deputy/same", "deputy.edit", deputy_web_same, .flags = ROUTE_HEAVY,
     .shows = &deputy_same_view},
    {POST, "/deputy/same", "deputy.edit", deputy_web_decide, DECIDE_FORM, deputy_web_same},
    {GET, "/deputy/class", "deputy.edit", deputy_web_classes, .shows = &deputy_class_view},
    {GET, "/deputy/class/edit", "deputy.edit", deputy_web_class_page, ID_QUERY},
    {POST, "/deputy/class/edit", "deputy.edit", deputy_web_class, CLASS_FORM,
     deputy_web_class_page},
    {GET, "/deputy/structure", "deputy.view", deputy_web_structure, STRUCTURE_QUERY,
     .flags = ROUTE_HEAVY, .shows = &deputy_structure_view},
    {GET, "/deputy/structure/rows", "deputy.view", deputy_web_grouped, GROUPED_QUERY,
     .flags = ROUTE_HEAVY, .shows = &deputy_grouped_view},
    {GET, "/deputy/structure/target", "deputy.edit", deputy_web_target_page, TARGET_QUERY},
    {POST, "/deputy/structure/target", "deputy.edit", deputy_web_target, TARGET_FORM,
     deputy_web_target_page},
    {GET, "/deputy", "deputy.view", deputy_web_list, LIST_QUERY},
    {GET, "/deputy/export", "deputy.view", deputy_web_export, LIST_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/deputy/new", "deputy.edit", deputy_web_new_page},
    {POST, "/deputy/new", "deputy.edit", deputy_web_new, NEW_FORM, deputy_web_new_page},
    {GET, "/deputy/{id}", "deputy.view", deputy_web_show},
    {GET, "/deputy/{id}/help", "deputy.view", deputy_web_help_page},
    {POST, "/deputy/{id}/help", "deputy.view", deputy_web_help, HELP_FORM, deputy_web_help_page},
    {POST, "/deputy/{id}/reveal", "deputy.view", deputy_web_reveal, REVEAL_FORM, deputy_web_show},
    {GET, "/deputy/{id}/edit", "deputy.edit", deputy_web_edit_page},
    {POST, "/deputy/{id}/edit", "deputy.edit", deputy_web_edit, EDIT_FORM, deputy_web_edit_page},
    {GET, "/deputy/{id}/leave", "deputy.edit", deputy_web_leave_page},
    {POST, "/deputy/{id}/leave", "deputy.edit", deputy_web_leave, LEAVE_FORM,
     deputy_web_leave_page},
    {GET, "/deputy/{id}/resign", "deputy.edit", deputy_web_resign_page},
    {POST, "/deputy/{id}/resign", "deputy.edit", deputy_web_resign, RESIGN_FORM,
     deputy_web_resign_page},
    {GET, "/deputy/resignation/{id}/decide", "deputy.edit", deputy_web_decide_resignation_page},
    {POST, "/deputy/resignation/{id}/decide", "deputy.edit", deputy_web_decide_resignation,
     DECIDE_RESIGNATION_FORM, deputy_web_decide_resignation_page},
    {GET, "/deputy/{id}/announce", "deputy.edit", deputy_web_announce_page},
    {POST, "/deputy/{id}/announce", "deputy.edit", deputy_web_announce, ANNOUNCE_FORM,
     deputy_web_announce_page},
    {GET, "/deputy/{id}/suspend", "deputy.edit", deputy_web_suspend_page},
    {POST, "/deputy/{id}/suspend", "deputy.edit", deputy_web_suspend, SUSPEND_FORM,
     deputy_web_suspend_page},
    {GET, "/deputy/{id}/resume", "deputy.edit", deputy_web_resume_page},
    {POST, "/deputy/{id}/resume", "deputy.edit", deputy_web_resume, RESUME_FORM,
     deputy_web_resume_page},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.deputy",
     .text = "deputy.menu",
     .path = "/deputy",
     .icon = "users",
     .permission = "deputy.view",
     .frame = "staff"},
    {.group = "frame.group.deputy",
     .text = "deputy.library.title",
     .path = "/deputy/library",
     .icon = "users",
     .permission = "deputy.view",
     .frame = "staff"},
    {.group = "frame.group.deputy",
     .text = "deputy.structure.title",
     .path = "/deputy/structure",
     .icon = "chart",
     .permission = "deputy.view",
     .frame = "staff"},
    {.group = "frame.group.deputy",
     .text = "deputy.seats.title",
     .path = "/deputy/seat",
     .icon = "clipboard",
     .permission = "deputy.view",
     .frame = "staff"},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"deputy.view", "office leader committee government govleader handler chief deputy reader"},
    {"deputy.contact", "office committee"},
    {"deputy.help", "office"},
    {"deputy.edit", "office"},
    {"deputy.import", "office"},
    {0},
};

static const char *const TABLES[] = {"deputy",
                                     "deputy_suspension",
                                     "deputy_class",
                                     "deputy_more",
                                     "deputy_outside",
                                     "deputy_same",
                                     "deputy_target",
                                     "deputy_constituency",
                                     "deputy_seats",
                                     "deputy_byelection",
                                     "deputy_resignation",
                                     "deputy_ending",
                                     "deputy_people",
                                     "deputy_help",
                                     NULL};
static const char *const UNJOURNALLED[] = {
    "deputy_order", /* made from the names, anew at any time */
    NULL};

static const struct job JOBS[] = {
    {.name = "deputy.order",
     .period_seconds = 5,
     .run = deputy_order_job,
     .waits = deputy_order_waits},
    {0},
};

static enum status on_founded(struct ctx *ctx, const struct event_view *e)
{
    (void)e;
    return deputy_seed(ctx);
}

static const struct subscriber SUBSCRIBERS[] = {{"congress.founded", on_founded}, {0}};

static const struct sealed_column SEALED[] = {
    {"deputy", "phone_sealed", "key_id", "deputy.phone"},
    {"deputy", "id_sealed", "key_id", "deputy.id_number"},
    {"deputy", "born_sealed", "key_id", "deputy.born_on"},
    {"deputy_help", "help_sealed", "key_id", "deputy.help"},
    {"deputy_outside", "phone_sealed", "key_id", "deputy.phone"},
    {"deputy_outside", "id_sealed", "key_id", "deputy.id_number"},
    {"deputy_outside", "born_sealed", "key_id", "deputy.born_on"},
    {0},
};

const struct module deputy_module = {
    .name = "deputy",
    .depends = (const char *const[]){"congress", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = deputy_migrations,
    .tables = TABLES,
    .tables_unjournalled = UNJOURNALLED,
    .jobs = JOBS,
    .subscribers = SUBSCRIBERS,
    .sealed = SEALED,
    .retentions = DEPUTY_RETENTIONS,
    .imports = DEPUTY_IMPORTS,
    .indicators = DEPUTY_INDICATORS,
    .dues = DEPUTY_DUES,
    .notices = DEPUTY_NOTICES,
    .searches = DEPUTY_SEARCHES,
    .demo = deputy_demo,
};
