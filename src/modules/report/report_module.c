// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module report. Tables only, no logic. */
#include "modules/report/report_module.h"
#include "modules/report/report_parts.h"
#include "modules/report/report_public.h"
#include "modules/report/report_web.h"
#include "modules/report/report_web_read.h"
#include "report_migrations.h"
#include "report_public_view.h"

enum { READ_KIB = 32 * 1024 }; /* an old report with its pictures */

#define READ    "report.read"
#define WRITE   "report.write"
#define COMMENT "report.comment"

/* clang-format off */
#define VERSION {.name = "version", .type = F_ID, .required = true}
#define HEAD                                                                                       \
    {.name = "kind", .type = F_WORD, .required = true, .words = REPORT_KINDS},                     \
    {.name = "title", .type = F_LINE, .required = true, .max = 100},                               \
    {.name = "byline", .type = F_LINE, .max = 200},                                                \
    {.name = "from", .type = F_DATE, .required = true},                                            \
    {.name = "to", .type = F_DATE, .required = true}

static const struct field LIST_QUERY[] = {
    {.name = "q", .type = F_LINE, .max = 60},
    {.name = "after", .type = F_LINE, .max = 1024},
    {.name = "limit", .type = F_INT},
    {.name = "kind", .type = F_WORD, .words = REPORT_KINDS},
    {.name = "state", .type = F_WORD, .words = REPORT_STATES},
    {.name = "year", .type = F_INT},
    {0},
};
static const struct field NEW_FORM[] = {
    HEAD,
    {.name = "start", .type = F_WORD, .words = "outline whole empty"},
    {.name = "delegation", .type = F_ID},
    {0},
};
static const struct field NEW_QUERY[] = {{.name = "kind", .type = F_LINE, .max = 20}, {0}};
static const struct field HEAD_FORM[] = {HEAD, VERSION, {0}};
static const struct field SHOW_QUERY[] = {
    {.name = "figure", .type = F_ID}, {.name = "hand", .type = F_LINE, .max = 40}, {0}};
static const struct field BLOCK_QUERY[] = {
    {.name = "figure", .type = F_ID},
    {.name = "hand", .type = F_LINE, .max = 40},
    {.name = "insert", .type = F_LINE, .max = 300},
    {0},
};
static const struct field BLOCK_FORM[] = {
    {.name = "text", .type = F_TEXT, .max = 60000},
    {.name = "save", .type = F_BOOL},
    {.name = "pick", .type = F_BOOL},
    {.name = "leave", .type = F_BOOL},
    VERSION,
    {0},
};
static const struct field ADD_QUERY[] = {{.name = "behind", .type = F_ID}, {0}};
static const struct field ADD_FORM[] = {
    {.name = "behind", .type = F_INT},
    {.name = "text", .type = F_TEXT, .required = true, .max = 60000},
    {0},
};
static const struct field FIGURE_FORM[] = {
    {.name = "act", .type = F_WORD, .required = true, .words = "use keep"}, {0}};
static const struct field SOURCE_FORM[] = {
    {.name = "source", .type = F_TEXT, .required = true, .max = 1000},
    {.name = "link", .type = F_LINE, .max = 300},
    {.name = "file", .type = F_FILE, .many = true},
    {0},
};
static const struct field DRAFTS_QUERY[] = {{.name = "all", .type = F_BOOL}, {0}};
static const struct field COMPARE_QUERY[] = {
    {.name = "from", .type = F_ID}, {.name = "to", .type = F_ID}, {0}};
static const struct field COMMENT_QUERY[] = {{.name = "block", .type = F_ID}, {0}};
static const struct field COMMENT_FORM[] = {
    {.name = "block", .type = F_INT},
    {.name = "text", .type = F_TEXT, .required = true, .max = 1000},
    {0},
};
static const struct field ANSWER_FORM[] = {
    {.name = "answer", .type = F_TEXT, .required = true, .max = 1000}, VERSION, {0}};
static const struct field DO_FORM[] = {
    {.name = "act", .type = F_WORD, .required = true, .words = REPORT_ACT_WORDS},
    {.name = "note", .type = F_TEXT, .max = 1000},
    VERSION,
    {0},
};
static const struct field PICK_QUERY[] = {
    {.name = "q", .type = F_LINE, .max = 40},
    {.name = "name", .type = F_LINE, .max = 100},
    {.name = "year", .type = F_INT},
    {.name = "by", .type = F_LINE, .max = 40},
    {.name = "key", .type = F_LINE, .max = 100},
    {.name = "part", .type = F_WORD, .words = "numerator denominator"},
    {.name = "as", .type = F_WORD, .words = "over many near least about"},
    {.name = "names", .type = F_INT},
    {0},
};
static const struct field PAPER_QUERY[] = {
    {.name = "format", .type = F_WORD, .words = "docx pdf html"}, {0}};
static const struct field EXTRACT_QUERY[] = {
    {.name = "block", .type = F_ID, .many = true},
    {.name = "format", .type = F_WORD, .words = "txt docx"},
    {0},
};
static const struct field PUBLIC_QUERY[] = {
    {.name = "c", .type = F_LINE, .max = 20}, {.name = "figure", .type = F_INT}, {0}};
static const struct field READINGS_QUERY[] = {
    {.name = "q", .type = F_LINE, .max = 60},
    {.name = "after", .type = F_LINE, .max = 1024},
    {.name = "limit", .type = F_INT},
    {.name = "year", .type = F_INT},
    {0},
};
static const struct field READ_FORM[] = {
    {.name = "title", .type = F_LINE, .required = true, .max = 100},
    {.name = "year", .type = F_INT, .required = true},
    {.name = "from", .type = F_DATE},
    {.name = "to", .type = F_DATE},
    {.name = "text", .type = F_TEXT, .max = 100000},
    {.name = "file", .type = F_FILE},
    {0},
};
static const struct field READING_QUERY[] = {
    {.name = "figure", .type = F_ID},
    {.name = "only", .type = F_WORD, .words = "same loose differ empty open"},
    {0},
};
static const struct field CHOOSE_FORM[] = {
    {.name = "name", .type = F_LINE, .required = true, .max = 120},
    {.name = "other", .type = F_LINE, .max = 200},
    VERSION,
    {0},
};
static const struct field GOALS_QUERY[] = {
    {.name = "from", .type = F_DATE},
    {.name = "to", .type = F_DATE},
    {.name = "after", .type = F_LINE, .max = 1024},
    {.name = "limit", .type = F_INT},
    {.name = "year", .type = F_INT},
    {.name = "kind", .type = F_WORD, .words = "goal gap task"},
    {.name = "state", .type = F_WORD, .words = "open done missed"},
    {0},
};
#define GOAL                                                                                       \
    {.name = "kind", .type = F_WORD, .required = true, .words = "goal gap task"},                  \
    {.name = "year", .type = F_INT, .required = true},                                             \
    {.name = "text", .type = F_TEXT, .required = true, .max = 500},                                \
    {.name = "token", .type = F_LINE, .max = 200},                                                 \
    {.name = "target", .type = F_INT}
static const struct field GOAL_NEW_QUERY[] = {{.name = "report", .type = F_ID}, {0}};
static const struct field GOAL_NEW_FORM[] = {GOAL, {.name = "report", .type = F_INT}, {0}};
static const struct field GOAL_FORM[] = {
    GOAL,
    {.name = "state", .type = F_WORD, .required = true, .words = "open done missed"},
    {.name = "note", .type = F_TEXT, .max = 500},
    VERSION,
    {0},
};
/* clang-format on */

static const struct route ROUTES[] = {
    {GET, "/report", READ, report_web_list, LIST_QUERY},
    {GET, "/report/new", WRITE, report_web_new_page, NEW_QUERY},
    {POST, "/report/new", WRITE, report_web_new, NEW_FORM, report_web_new_page},
    {GET, "/report/goal", READ, report_web_goals, GOALS_QUERY},
    {GET, "/report/goal/new", WRITE, report_web_goal_new_page, GOAL_NEW_QUERY},
    {POST, "/report/goal/new", WRITE, report_web_goal_new, GOAL_NEW_FORM, report_web_goal_new_page},
    {GET, "/report/goal/{goal_id}", WRITE, report_web_goal_page},
    {POST, "/report/goal/{goal_id}", WRITE, report_web_goal, GOAL_FORM, report_web_goal_page},
    {GET, "/report/{id}", READ, report_web_show, SHOW_QUERY},
    {GET, "/report/{id}/check", READ, report_web_check},
    {GET, "/report/{id}/head", WRITE, report_web_head_page},
    {POST, "/report/{id}/head", WRITE, report_web_head, HEAD_FORM, report_web_head_page},
    {GET, "/report/{id}/add", WRITE, report_web_add_page, ADD_QUERY},
    {POST, "/report/{id}/add", WRITE, report_web_add, ADD_FORM, report_web_add_page},
    {GET, "/report/{id}/block/{block_id}", WRITE, report_web_block_page, BLOCK_QUERY},
    {POST, "/report/{id}/block/{block_id}", WRITE, report_web_block, BLOCK_FORM,
     report_web_block_page},
    {POST, "/report/{id}/block/{block_id}/drop", WRITE, report_web_drop, NULL, report_web_show},
    {POST, "/report/{id}/block/{block_id}/up", WRITE, report_web_up, NULL, report_web_show},
    {POST, "/report/{id}/block/{block_id}/down", WRITE, report_web_down, NULL, report_web_show},
    {GET, "/report/{id}/block/{block_id}/pick", WRITE, report_web_pick, PICK_QUERY},
    {GET, "/report/{id}/draft", READ, report_web_drafts, DRAFTS_QUERY},
    {POST, "/report/{id}/draft", WRITE, report_web_draft, NULL, report_web_drafts},
    {GET, "/report/{id}/compare", READ, report_web_compare, COMPARE_QUERY},
    {GET, "/report/{id}/comment", READ, report_web_comments, COMMENT_QUERY},
    {POST, "/report/{id}/comment", COMMENT, report_web_comment, COMMENT_FORM, report_web_comments},
    {POST, "/report/{id}/comment/{comment_id}", WRITE, report_web_answer, ANSWER_FORM,
     report_web_comments},
    {GET, "/report/{id}/way", READ, report_web_way},
    {POST, "/report/{id}/do", COMMENT, report_web_do, DO_FORM, report_web_way},
    {GET, "/report/{id}/frozen", READ, report_web_frozen},
    {GET, "/report/{id}/paper", READ, report_web_paper, PAPER_QUERY, .flags = ROUTE_HEAVY},
    {GET, "/report/{id}/extract", READ, report_web_extract, EXTRACT_QUERY, .flags = ROUTE_HEAVY},
    {GET, "/report/{id}/slides", READ, report_web_slides},
    {GET, "/p/report", PUBLIC, report_web_public_list, PUBLIC_QUERY,
     .shows = &report_public_list_view},
    {GET, "/p/report/{id}", PUBLIC, report_web_public, PUBLIC_QUERY, .shows = &report_public_view},
    {GET, "/p/report/{id}/file", PUBLIC, report_web_public_file, PUBLIC_QUERY},
    {POST, "/report/{id}/figure/{figure_id}", WRITE, report_web_figure, FIGURE_FORM,
     report_web_show},
    {POST, "/report/{id}/take", WRITE, report_web_take, NULL, report_web_show},
    {GET, "/report/reading", READ, report_web_readings, READINGS_QUERY},
    {GET, "/report/reading/new", WRITE, report_web_read_page},
    {POST, "/report/reading/new", WRITE, report_web_read, READ_FORM, report_web_read_page,
     .max_body_kib = READ_KIB},
    {GET, "/report/reading/{id}", READ, report_web_reading, READING_QUERY, .flags = ROUTE_HEAVY},
    {POST, "/report/reading/{id}/figure/{figure_id}", WRITE, report_web_read_choose, CHOOSE_FORM,
     report_web_reading},
    {POST, "/report/reading/{id}/drop", WRITE, report_web_read_drop, NULL, report_web_reading},
    {POST, "/report/{id}/hand/{hand}", WRITE, report_web_source, SOURCE_FORM, report_web_show,
     .max_body_kib = READ_KIB},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"report.read", "office leader committee reader"},
    {"report.write", "office"},
    {"report.comment", "office leader committee"},
    {"report.approve", "leader"},
    {"report.publish", "office leader"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.public",
     .text = "report.menu",
     .path = "/report",
     .icon = "file",
     .permission = READ,
     .frame = "staff"},
    {0},
};

static const char *const TABLES[] = {"report",         "report_block",          "report_figure",
                                     "report_source",  "report_text",           "report_comment",
                                     "report_step",    "report_frozen",         "report_goal",
                                     "report_reading", "report_reading_figure", NULL};
static const char *const UNJOURNALLED[] = {
    "report_typed", /* what somebody is typing and has not saved */
    NULL,
};

static enum status check(struct ctx *ctx, struct buf *out_report)
{
    TRY(report_check_outlines(ctx, out_report));
    return report_open_check(ctx, out_report);
}

const struct module report_module = {
    .name = "report",
    .depends = (const char *const[]){"congress", "account", "attachment", "notice", "indicator",
                                     "statute", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = report_migrations,
    .tables = TABLES,
    .tables_unjournalled = UNJOURNALLED,
    .imports = REPORT_IMPORTS,
    .notices = REPORT_NOTICES,
    .attachments = REPORT_ATTACHMENTS,
    .indicators = REPORT_INDICATORS,
    .tasks = report_tasks,
    .publics = REPORT_PUBLICS,
    .searches = REPORT_SEARCHES,
    .check = check,
    .demo = report_demo,
};
