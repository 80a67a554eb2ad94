// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module activity. Tables only, no logic. */
#include "modules/activity/activity_module.h"
#include "activity_migrations.h"
#include "modules/activity/activity_parts.h"
#include "modules/activity/activity_web.h"
#include "platform/reveal.h"

#define READ   "activity.read"
#define TAKE   "activity.take_part"
#define MANAGE "activity.manage"

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
    {.name = "title", .type = F_LINE, .required = true, .max = 120},                               \
    {.name = "kind", .type = F_WORD, .required = true, .words = ACTIVITY_SORTS},                   \
    {.name = "starts_on", .type = F_DATE, .required = true},                                       \
    {.name = "ends_on", .type = F_DATE, .required = true},                                         \
    {.name = "place", .type = F_LINE, .max = 100},                                                 \
    {.name = "way", .type = F_WORD, .required = true, .words = "invited open"},                    \
    {.name = "text", .type = F_TEXT, .max = 5000},                                                 \
    {.name = "host", .type = F_LINE, .max = 100},                                                  \
    {.name = "quota", .type = F_INT},                                                              \
    {.name = "answer_by", .type = F_DATE},                                                         \
    {.name = "campaign", .type = F_ID},                                                            \
    {.name = "group", .type = F_ID}

static const struct field LIST_QUERY[] = {
    PAGED,
    {.name = "kind", .type = F_WORD, .words = ACTIVITY_SORTS},
    {.name = "state", .type = F_WORD, .words = "planned open held cancelled"},
    {.name = "counted", .type = F_BOOL},
    {.name = "campaign", .type = F_ID},
    {.name = "group", .type = F_ID},
    {0},
};
static const struct field PERSON_QUERY[] = {
    PAGED,
    {.name = "kind", .type = F_WORD, .words = ACTIVITY_SORTS},
    {.name = "presence", .type = F_WORD, .words = "attended excused absent"},
    {.name = "delegation", .type = F_ID},
    {.name = "campaign", .type = F_ID},
    {.name = "once", .type = F_BOOL},
    {0},
};
static const struct field DEED_QUERY[] = {
    PAGED,
    {.name = "kind", .type = F_WORD, .words = ACTIVITY_DEEDS},
    {.name = "state", .type = F_WORD, .words = "told checked refused"},
    {.name = "example", .type = F_BOOL},
    {0},
};
static const struct field GROUP_QUERY[] = {
    {.name = "year", .type = F_INT},
    {.name = "from", .type = F_DATE},
    {.name = "to", .type = F_DATE},
    {.name = "met", .type = F_BOOL},
    {0},
};
static const struct field NEW_FORM[] = {PLAN, {0}};
static const struct field EDIT_FORM[] = {PLAN, VERSION, {0}};
static const struct field LEVEL_QUERY[] = {
    {.name = "level", .type = F_WORD, .words = ACTIVITY_LEVELS},
    {.name = "from", .type = F_DATE},
    {.name = "to", .type = F_DATE},
    {.name = "after", .type = F_LINE, .max = 1024},
    {.name = "limit", .type = F_INT},
    {0},
};
static const struct field GUEST_FORM[] = {
    {.name = "level", .type = F_WORD, .required = true, .words = ACTIVITY_LEVELS},
    {.name = "people", .type = F_INT, .required = true},
    {.name = "names", .type = F_LINE, .max = 500},
    {0},
};
static const struct field CANCEL_FORM[] = {
    {.name = "reason", .type = F_LINE, .required = true, .max = 200}, VERSION, {0}};
static const struct field HOLD_FORM[] = {
    {.name = "result", .type = F_TEXT, .required = true, .max = 5000}, VERSION, {0}};
static const struct field INVITE_FORM[] = {
    {.name = "names", .type = F_TEXT, .max = 5000},
    {.name = "turn", .type = F_INT},
    {.name = "delegation", .type = F_ID},
    {.name = "members", .type = F_BOOL},
    {.name = "team", .type = F_LINE, .max = 60},
    {0},
};
static const struct field NO_FORM[] = {
    {.name = "reason", .type = F_LINE, .required = true, .max = 200}, {0}};
static const struct field ROLL_FORM[] = {
    {.name = "person", .type = F_ID, .many = true},
    {.name = "presence", .type = F_WORD, .words = "attended excused absent", .many = true},
    {0},
};
static const struct field DEED_FORM[] = {
    {.name = "deputy", .type = F_LINE, .max = 60},
    {.name = "done_on", .type = F_DATE, .required = true},
    {.name = "kind", .type = F_WORD, .required = true, .words = ACTIVITY_DEEDS},
    {.name = "text", .type = F_TEXT, .required = true, .max = 1000},
    {.name = "yuan", .type = F_LINE, .max = 30},
    {0},
};
static const struct field CHECK_FORM[] = {
    {.name = "state", .type = F_WORD, .required = true, .words = "checked refused"},
    {.name = "example", .type = F_BOOL},
    {.name = "reason", .type = F_LINE, .max = 200},
    VERSION,
    {0},
};
/* clang-format on */

static const struct route ROUTES[] = {
    {GET, "/activity", TAKE, activity_web_list, LIST_QUERY},
    {GET, "/activity/person", READ, activity_web_presence, PERSON_QUERY},
    {GET, "/activity/level", READ, activity_web_levels, LEVEL_QUERY},
    {GET, "/activity/group", READ, activity_web_groups, GROUP_QUERY},
    {GET, "/activity/deed", READ, activity_web_deeds, DEED_QUERY},
    {GET, "/activity/deed/{id}", MANAGE, activity_web_check_page},
    {POST, "/activity/deed/{id}", MANAGE, activity_web_check, CHECK_FORM, activity_web_check_page},
    {GET, "/activity/new", MANAGE, activity_web_new_page},
    {POST, "/activity/new", MANAGE, activity_web_new, NEW_FORM, activity_web_new_page},
    {GET, "/activity/{id}", TAKE, activity_web_show},
    {GET, "/activity/{id}/edit", MANAGE, activity_web_edit_page},
    {POST, "/activity/{id}/edit", MANAGE, activity_web_edit, EDIT_FORM, activity_web_edit_page},
    {POST, "/activity/{id}/open", MANAGE, activity_web_open, NULL, activity_web_show},
    {GET, "/activity/{id}/cancel", MANAGE, activity_web_cancel_page},
    {POST, "/activity/{id}/cancel", MANAGE, activity_web_cancel, CANCEL_FORM,
     activity_web_cancel_page},
    {GET, "/activity/{id}/hold", MANAGE, activity_web_hold_page},
    {POST, "/activity/{id}/hold", MANAGE, activity_web_hold, HOLD_FORM, activity_web_hold_page},
    {GET, "/activity/{id}/invite", MANAGE, activity_web_invite_page},
    {POST, "/activity/{id}/invite", MANAGE, activity_web_invite, INVITE_FORM,
     activity_web_invite_page},
    {GET, "/activity/{id}/help", "deputy.help", activity_web_help, .shows = &activity_help_view},
    {POST, "/activity/{id}/help", "deputy.help", activity_web_help_reveal, REVEAL_FORM,
     activity_web_help},
    {GET, "/activity/{id}/guest", MANAGE, activity_web_guest_page},
    {POST, "/activity/{id}/guest", MANAGE, activity_web_guest, GUEST_FORM, activity_web_guest_page},
    {GET, "/activity/{id}/roll", MANAGE, activity_web_roll_page},
    {POST, "/activity/{id}/roll", MANAGE, activity_web_roll, ROLL_FORM, activity_web_roll_page},
    {GET, "/activity/{id}/unask/{person}", MANAGE, activity_web_unask_page},
    {POST, "/activity/{id}/unask/{person}", MANAGE, activity_web_unask, NULL,
     activity_web_unask_page},
    {POST, "/activity/{id}/read", TAKE, activity_web_read},
    {POST, "/activity/{id}/yes", TAKE, activity_web_yes, NULL, activity_web_show},
    {GET, "/activity/{id}/no", TAKE, activity_web_no_page},
    {POST, "/activity/{id}/no", TAKE, activity_web_no, NO_FORM, activity_web_no_page},
    {GET, "/activity/{id}/deed", TAKE, activity_web_deed_page},
    {POST, "/activity/{id}/deed", TAKE, activity_web_deed, DEED_FORM, activity_web_deed_page},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"activity.read", "office leader committee reader"},
    {"activity.take_part", "deputy office leader committee reader"},
    {"activity.manage", "office"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.deputy",
     .text = "activity.menu",
     .path = "/activity",
     .icon = "calendar",
     .permission = TAKE,
     .frame = "staff"},
    {0},
};

static const char *const TABLES[] = {"activity",       "activity_person", "activity_deed",
                                     "activity_guest", "activity_group",  NULL};

const struct module activity_module = {
    .name = "activity",
    .depends = (const char *const[]){"congress", "deputy", "account", "attachment", "body",
                                     "notice", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = activity_migrations,
    .tables = TABLES,
    .indicators = ACTIVITY_INDICATORS,
    .notices = ACTIVITY_NOTICES,
    .dues = ACTIVITY_DUES,
    .duties = ACTIVITY_DUTIES,
    .tasks = activity_tasks,
    .attachments = ACTIVITY_ATTACHMENTS,
    .searches = ACTIVITY_SEARCHES,
    .imports = ACTIVITY_IMPORTS,
    .demo = activity_demo,
};
