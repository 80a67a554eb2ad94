// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module motion. Tables only, no logic. */
#include "modules/motion/motion_module.h"
#include "modules/motion/motion_duties.h"
#include "modules/motion/motion_parts.h"
#include "modules/motion/motion_rules.h"
#include "modules/motion/motion_web.h"
#include "motion_migrations.h"

#define KINDS  "bill question amendment commission recall removal"
#define FORUMS "congress committee"
#define STATES                                                                                     \
    "draft submitted at_committee listed declined passed rejected answering answered again "       \
    "closed "                                                                                      \
    "withdrawn"
#define WAYS "oral_meeting oral_presidium oral_committee written"

enum { TITLE_CHARS = 200, LONG_CHARS = 10000, ANSWER_CHARS = 20000, NOTE_CHARS = 2000 };

/* clang-format off */
#define VERSION {.name = "version", .type = F_INT}
#define TEXTS                                                                                      \
    {.name = "title", .type = F_LINE, .required = true, .max = TITLE_CHARS},                       \
    {.name = "cause", .type = F_TEXT, .max = LONG_CHARS},                                          \
    {.name = "grounds", .type = F_TEXT, .max = LONG_CHARS},                                        \
    {.name = "proposal", .type = F_TEXT, .max = LONG_CHARS},                                       \
    {.name = "question", .type = F_TEXT, .max = LONG_CHARS},                                       \
    {.name = "content", .type = F_TEXT, .max = LONG_CHARS},                                        \
    {.name = "subject_text", .type = F_LINE, .max = TITLE_CHARS},                                  \
    {.name = "target", .type = F_ID},                                                              \
    {.name = "subject", .type = F_ID},                                                             \
    {.name = "member", .type = F_ID},                                                              \
    {.name = "person_name", .type = F_LINE, .max = 60},                                            \
    {.name = "person_post", .type = F_LINE, .max = 100},                                           \
    {.name = "office", .type = F_WORD, .words = MOTION_OFFICES}

static const struct field LIST_QUERY[] = {
    {.name = "q", .type = F_LINE},
    {.name = "kind", .type = F_WORD, .words = KINDS},
    {.name = "forum", .type = F_WORD, .words = FORUMS},
    {.name = "state", .type = F_WORD, .words = STATES},
    {.name = "mine", .type = F_WORD, .words = "lead sign mark wait"},
    {.name = "sort", .type = F_WORD, .words = "made -made number -number"},
    {.name = "after", .type = F_LINE, .max = 400},
    {.name = "limit", .type = F_INT},
    {.name = "format", .type = F_WORD, .words = "csv xlsx"},
    {0},
};
static const struct field NEW_QUERY[] = {
    {.name = "kind", .type = F_WORD, .words = KINDS},
    {.name = "mover", .type = F_WORD, .words = "members presidium organ"},
    {.name = "subject", .type = F_ID},
    {0},
};
static const struct field NEW_FORM[] = {
    {.name = "kind", .type = F_WORD, .required = true, .words = KINDS},
    {.name = "forum", .type = F_WORD, .required = true, .words = FORUMS},
    {.name = "mover", .type = F_WORD, .words = "members presidium organ"},
    {.name = "mover_organ", .type = F_ID},
    TEXTS,
    {0},
};
static const struct field EDIT_FORM[] = {VERSION, TEXTS, {0}};
static const struct field INVITE_FORM[] = {
    VERSION,
    {.name = "deputy", .type = F_ID, .many = true},
    {.name = "names", .type = F_LINE, .max = 1000},
    {0},
};
static const struct field PLAIN_FORM[] = {VERSION, {0}};
static const struct field SIGN_FORM[] = {VERSION, {.name = "seen", .type = F_LINE, .max = 64}, {0}};
static const struct field DECIDE_FORM[] = {
    VERSION,
    {.name = "decision", .type = F_WORD, .required = true,
     .words = "agenda committee decline consent answer refuse"},
    {.name = "on", .type = F_DATE, .required = true},
    {.name = "organ", .type = F_ID},
    {.name = "way", .type = F_WORD, .words = WAYS},
    {.name = "due_on", .type = F_DATE},
    {.name = "note", .type = F_TEXT, .max = NOTE_CHARS},
    {0},
};
static const struct field RESULT_FORM[] = {
    VERSION,
    {.name = "result", .type = F_WORD, .required = true, .words = "passed rejected"},
    {.name = "on", .type = F_DATE, .required = true},
    {.name = "note", .type = F_TEXT, .max = NOTE_CHARS},
    {0},
};
static const struct field ANSWER_FORM[] = {
    VERSION,
    {.name = "body", .type = F_TEXT, .required = true, .max = ANSWER_CHARS},
    {.name = "head_name", .type = F_LINE, .required = true, .max = 60},
    {.name = "head_present", .type = F_BOOL},
    {.name = "head_signed", .type = F_BOOL},
    {.name = "on", .type = F_DATE},
    {0},
};
static const struct field MARK_FORM[] = {
    VERSION,
    {.name = "mark", .type = F_WORD, .required = true, .words = "satisfied dissatisfied"},
    {.name = "reason", .type = F_TEXT, .max = NOTE_CHARS},
    {0},
};
static const struct field SERVE_FORM[] = {
    VERSION,
    {.name = "how", .type = F_WORD, .required = true, .words = "account paper"},
    {.name = "login", .type = F_LINE, .max = 60},
    {.name = "on", .type = F_DATE},
    {0},
};
static const struct field DEFEND_FORM[] = {
    VERSION,
    {.name = "way", .type = F_WORD, .words = "written presidium meeting"},
    {.name = "on", .type = F_DATE},
    {.name = "body", .type = F_TEXT, .required = true, .max = ANSWER_CHARS},
    {.name = "printed", .type = F_BOOL},
    {0},
};
static const struct field SUBMIT_FORM[] = {VERSION, {.name = "late", .type = F_BOOL}, {0}};
static const struct field CONVERT_FORM[] = {
    VERSION,
    {.name = "reason", .type = F_TEXT, .required = true, .max = NOTE_CHARS},
    {0},
};
static const struct field PAPER_FORM[] = {
    {.name = "forum", .type = F_WORD, .required = true, .words = FORUMS},
    {.name = "title", .type = F_LINE, .required = true, .max = TITLE_CHARS},
    {.name = "lead", .type = F_LINE, .required = true, .max = 60},
    {.name = "names", .type = F_TEXT, .required = true, .max = NOTE_CHARS},
    {.name = "cause", .type = F_TEXT, .required = true, .max = LONG_CHARS},
    {.name = "grounds", .type = F_TEXT, .required = true, .max = LONG_CHARS},
    {.name = "proposal", .type = F_TEXT, .required = true, .max = LONG_CHARS},
    {0},
};
static const struct field FIRST_FORM[] = {
    {.name = "amendment", .type = F_ID, .required = true},
    {0},
};
static const struct field EFFECT_FORM[] = {
    VERSION,
    {.name = "on", .type = F_DATE},
    {.name = "consent", .type = F_BOOL},
    {.name = "note", .type = F_LINE, .max = 200},
    {0},
};
static const struct field REPORT_FORM[] = {
    VERSION,
    {.name = "organ", .type = F_ID},
    {.name = "advice", .type = F_WORD, .required = true, .words = "agenda decline none"},
    {.name = "on", .type = F_DATE},
    {.name = "body", .type = F_TEXT, .required = true, .max = ANSWER_CHARS},
    {0},
};
/* clang-format on */

static const struct route ROUTES[] = {
    {GET, "/motion", "motion.read", motion_web_list, LIST_QUERY},
    {GET, "/motion/export", "motion.read", motion_web_export, LIST_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/motion/new", "motion.draft", motion_web_new_page, NEW_QUERY},
    {POST, "/motion/new", "motion.draft", motion_web_new, NEW_FORM, motion_web_new_page},
    {GET, "/motion/{id}", "motion.read", motion_web_show},
    {GET, "/motion/{id}/edit", "motion.draft", motion_web_edit_page},
    {POST, "/motion/{id}/edit", "motion.draft", motion_web_edit, EDIT_FORM, motion_web_edit_page},
    {GET, "/motion/{id}/invite", "motion.propose", motion_web_invite_page},
    {POST, "/motion/{id}/invite", "motion.propose", motion_web_invite, INVITE_FORM,
     motion_web_invite_page},
    {POST, "/motion/{id}/sign", "motion.propose", motion_web_sign, SIGN_FORM, motion_web_show},
    {POST, "/motion/{id}/decline", "motion.propose", motion_web_decline, PLAIN_FORM,
     motion_web_show},
    {POST, "/motion/{id}/submit", "motion.draft", motion_web_submit, SUBMIT_FORM, motion_web_show},
    {POST, "/motion/{id}/withdraw", "motion.draft", motion_web_withdraw, PLAIN_FORM,
     motion_web_show},
    {GET, "/motion/{id}/decide", "motion.manage", motion_web_decide_page},
    {POST, "/motion/{id}/decide", "motion.manage", motion_web_decide, DECIDE_FORM,
     motion_web_decide_page},
    {GET, "/motion/{id}/result", "motion.manage", motion_web_result_page},
    {POST, "/motion/{id}/result", "motion.manage", motion_web_result, RESULT_FORM,
     motion_web_result_page},
    {GET, "/motion/{id}/answer", "motion.answer", motion_web_answer_page},
    {POST, "/motion/{id}/answer", "motion.answer", motion_web_answer, ANSWER_FORM,
     motion_web_answer_page},
    {POST, "/motion/{id}/sign-answer", "motion.sign_answer", motion_web_sign_answer, PLAIN_FORM,
     motion_web_show},
    {GET, "/motion/{id}/mark", "motion.propose", motion_web_mark_page},
    {POST, "/motion/{id}/mark", "motion.propose", motion_web_mark, MARK_FORM, motion_web_mark_page},
    {POST, "/motion/{id}/close", "motion.manage", motion_web_close, PLAIN_FORM, motion_web_show},
    {GET, "/motion/{id}/convert", "motion.manage", motion_web_convert_page},
    {POST, "/motion/{id}/convert", "motion.manage", motion_web_convert, CONVERT_FORM,
     motion_web_convert_page},
    {GET, "/motion/paper", "motion.manage", motion_web_paper_page},
    {POST, "/motion/paper", "motion.manage", motion_web_paper, PAPER_FORM, motion_web_paper_page},
    {GET, "/motion/{id}/serve", "motion.manage", motion_web_serve_page},
    {POST, "/motion/{id}/serve", "motion.manage", motion_web_serve, SERVE_FORM,
     motion_web_serve_page},
    {GET, "/motion/{id}/defend", "motion.read", motion_web_defend_page},
    {POST, "/motion/{id}/defend", "motion.read", motion_web_defend, DEFEND_FORM,
     motion_web_defend_page},
    {POST, "/motion/{id}/first", "motion.manage", motion_web_first, FIRST_FORM, motion_web_show},
    {GET, "/motion/{id}/effect", "motion.manage", motion_web_effect_page},
    {POST, "/motion/{id}/effect", "motion.manage", motion_web_effect, EFFECT_FORM,
     motion_web_effect_page},
    {GET, "/motion/{id}/report", "motion.manage", motion_web_report_page},
    {POST, "/motion/{id}/report", "motion.manage", motion_web_report, REPORT_FORM,
     motion_web_report_page},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.meeting",
     .text = "motion.menu",
     .path = "/motion",
     .icon = "pencil",
     .permission = "motion.read",
     .count = motion_waiting,
     .frame = "staff"},
    {0},
};

const struct module motion_module = {
    .name = "motion",
    .depends = (const char *const[]){"congress", "deputy", "account", "attachment", "notice",
                                     "body", "suggestion", NULL},
    .routes = ROUTES,
    .permissions = MOTION_PERMISSIONS,
    .menu = MENU,
    .migrations = motion_migrations,
    .tables = MOTION_TABLES,
    .notices = MOTION_NOTICES,
    .dues = MOTION_DUES,
    .duties = MOTION_DUTIES,
    .attachments = MOTION_ATTACHMENTS,
    .searches = MOTION_SEARCHES,
    .demo = motion_demo,
};
