// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module inquiry. Tables only, no logic. */
#include "modules/inquiry/inquiry_module.h"
#include "inquiry_migrations.h"
#include "modules/inquiry/inquiry_parts.h"
#include "modules/inquiry/inquiry_web.h"

#define READ   "inquiry.read"
#define MANAGE "inquiry.manage"

/* clang-format off */
#define VERSION {.name = "version", .type = F_ID, .required = true}
#define PAGED                                                                                      \
    {.name = "q", .type = F_LINE, .max = 60},                                                      \
    {.name = "after", .type = F_LINE, .max = 1024},                                                \
    {.name = "limit", .type = F_INT},                                                              \
    {.name = "month", .type = F_LINE, .max = 7},                                                   \
    {.name = "from", .type = F_DATE},                                                              \
    {.name = "to", .type = F_DATE},                                                                \
    {.name = "held", .type = F_BOOL}
#define TEXT(n) {.name = n, .type = F_TEXT, .max = INQUIRY_REPORT_CHARS}
#define MUST(n) {.name = n, .type = F_TEXT, .required = true, .max = INQUIRY_REPORT_CHARS}
#define LINE(n) {.name = n, .type = F_LINE, .max = INQUIRY_LINE_CHARS}
#define DAY(n) {.name = n, .type = F_DATE}
#define ID(n) {.name = n, .type = F_ID}
#define NUMBER(n) {.name = n, .type = F_INT}
static const struct field LIST[] = {
    PAGED,
    {.name = "state", .type = F_WORD,
     .words = "planned collecting open closed rated handled cancelled"},
    {0},
};
static const struct field QUESTIONS[] = {
    PAGED, {.name = "state", .type = F_WORD, .words = "offered chosen left_out asked answered"}, {0}};
static const struct field PROBES[] = {
    PAGED,
    {.name = "state", .type = F_WORD, .words = "proposed decided refused going reported resolved"},
    {0},
};
#define PLAN                                                                                       \
    {.name = "title", .type = F_LINE, .required = true, .max = INQUIRY_TITLE_CHARS},               \
    {.name = "held_on", .type = F_DATE, .required = true},                                         \
    {.name = "form", .type = F_WORD, .required = true, .words = INQUIRY_FORMS},                    \
    DAY("collect_until"), LINE("place"), LINE("chair"), ID("matter"), TEXT("text"),                \
    {.name = "organ", .type = F_ID, .many = true}
static const struct field NEW_QUERY[] = {ID("matter"), {0}};
static const struct field NEW[] = {PLAN, {0}};
static const struct field EDIT[] = {PLAN, VERSION, {0}};
static const struct field MOVE[] = {MUST("text"), VERSION, {0}};
static const struct field ASK_QUERY[] = {ID("parent"), {0}};
static const struct field ASK[] = {
    ID("parent"), ID("organ"), LINE("asker"),
    {.name = "text", .type = F_TEXT, .required = true, .max = INQUIRY_TEXT_CHARS}, {0}};
static const struct field ANSWER[] = {
    {.name = "answerer", .type = F_LINE, .required = true, .max = INQUIRY_LINE_CHARS},
    MUST("text"), {0}};
static const struct field PROBLEM[] = {
    {.name = "title", .type = F_LINE, .required = true, .max = SUPERVISION_TITLE_CHARS},
    {.name = "due_on", .type = F_DATE, .required = true}, {0}};
static const struct field RATE[] = {
    {.name = "organ", .type = F_ID, .required = true}, ID("vote"), NUMBER("all"),
    NUMBER("ballots"), NUMBER("satisfied"), NUMBER("basic"), NUMBER("dissatisfied"), {0}};
static const struct field PROBE_NEW[] = {
    {.name = "title", .type = F_LINE, .required = true, .max = INQUIRY_TITLE_CHARS},
    MUST("reason"), {.name = "mover", .type = F_WORD, .required = true, .words = "chairmen members"},
    NUMBER("signers"), DAY("proposed_on"), ID("matter"), ID("motion"), {0}};
static const struct field PROBE_STEP[] = {
    TEXT("text"), DAY("on"), DAY("due_on"), ID("doc"), ID("vote"), VERSION, {0}};
static const struct field MEMBER[] = {
    {.name = "name", .type = F_LINE, .required = true, .max = INQUIRY_LINE_CHARS},
    {.name = "post", .type = F_WORD, .required = true, .words = INQUIRY_POSTS},
    {.name = "stake", .type = F_WORD, .required = true, .words = "none some"}, {0}};
static const struct field CONCERN[] = {
    {.name = "name", .type = F_LINE, .required = true, .max = INQUIRY_LINE_CHARS},
    LINE("reason"), {0}};
static const struct field RECUSE[] = {
    {.name = "member", .type = F_ID, .required = true}, MUST("reason"), {0}};
static const struct field RELATION[] = {
    {.name = "member", .type = F_ID, .required = true}, ID("concern"),
    {.name = "sort", .type = F_WORD, .required = true, .words = INQUIRY_RELATIONS},
    {.name = "stake", .type = F_WORD, .required = true, .words = "none some"},
    {.name = "note", .type = F_TEXT, .required = true, .max = INQUIRY_TEXT_CHARS}, {0}};
static const struct field ACT[] = {
    {.name = "sort", .type = F_WORD, .required = true, .words = INQUIRY_ACTS}, DAY("done_on"),
    LINE("who"), MUST("text"), {0}};

#define W(name) inquiry_web_##name
static const struct route ROUTES[] = {
    {GET, "/inquiry", READ, W(list), LIST},
    {GET, "/inquiry/new", MANAGE, W(new_page), NEW_QUERY},
    {POST, "/inquiry/new", MANAGE, W(new), NEW, W(new_page)},
    {GET, "/inquiry/question", READ, W(questions), QUESTIONS},
    {POST, "/inquiry/question/{id}/choose", MANAGE, W(choose)},
    {POST, "/inquiry/question/{id}/leave", MANAGE, W(leave)},
    {POST, "/inquiry/question/{id}/put", MANAGE, W(put)},
    {GET, "/inquiry/question/{id}/answer", MANAGE, W(answer_page)},
    {POST, "/inquiry/question/{id}/answer", MANAGE, W(answer), ANSWER, W(answer_page)},
    {GET, "/inquiry/question/{id}/problem", MANAGE, W(problem_page)},
    {POST, "/inquiry/question/{id}/problem", MANAGE, W(problem), PROBLEM, W(problem_page)},
    {GET, "/inquiry/probe", READ, W(probes), PROBES},
    {GET, "/inquiry/probe/new", MANAGE, W(probe_new_page)},
    {POST, "/inquiry/probe/new", MANAGE, W(probe_new), PROBE_NEW, W(probe_new_page)},
    {GET, "/inquiry/probe/{id}", READ, W(probe)},
    {GET, "/inquiry/probe/{id}/do/{verb}", MANAGE, W(probe_step_page)},
    {POST, "/inquiry/probe/{id}/do/{verb}", MANAGE, W(probe_step), PROBE_STEP, W(probe_step_page)},
    {GET, "/inquiry/probe/{id}/member", MANAGE, W(member_page)},
    {POST, "/inquiry/probe/{id}/member", MANAGE, W(member), MEMBER, W(member_page)},
    {GET, "/inquiry/probe/{id}/concern", MANAGE, W(concern_page)},
    {POST, "/inquiry/probe/{id}/concern", MANAGE, W(concern), CONCERN, W(concern_page)},
    {GET, "/inquiry/probe/{id}/relation", MANAGE, W(relation_page)},
    {POST, "/inquiry/probe/{id}/relation", MANAGE, W(relation), RELATION, W(relation_page)},
    {GET, "/inquiry/probe/{id}/recuse", MANAGE, W(recuse_page)},
    {POST, "/inquiry/probe/{id}/recuse", MANAGE, W(recuse), RECUSE, W(recuse_page)},
    {GET, "/inquiry/probe/{id}/act", MANAGE, W(act_page)},
    {POST, "/inquiry/probe/{id}/act", MANAGE, W(act), ACT, W(act_page)},
    {GET, "/inquiry/{id}", SIGNED_IN, W(show)},
    {GET, "/inquiry/{id}/stream", SIGNED_IN, W(stream), .flags = ROUTE_STREAM | ROUTE_NO_JSON},
    {GET, "/inquiry/{id}/screen", SIGNED_IN, W(screen)},
    {GET, "/inquiry/{id}/edit", MANAGE, W(edit_page)},
    {POST, "/inquiry/{id}/edit", MANAGE, W(edit), EDIT, W(edit_page)},
    {POST, "/inquiry/{id}/collect", MANAGE, W(collect), NULL, W(show)},
    {POST, "/inquiry/{id}/open", MANAGE, W(open), NULL, W(show)},
    {GET, "/inquiry/{id}/close", MANAGE, W(close_page)},
    {POST, "/inquiry/{id}/close", MANAGE, W(close), MOVE, W(close_page)},
    {GET, "/inquiry/{id}/handle", MANAGE, W(handle_page)},
    {POST, "/inquiry/{id}/handle", MANAGE, W(handle), MOVE, W(handle_page)},
    {GET, "/inquiry/{id}/cancel", MANAGE, W(cancel_page)},
    {POST, "/inquiry/{id}/cancel", MANAGE, W(cancel), MOVE, W(cancel_page)},
    {GET, "/inquiry/{id}/rate", MANAGE, W(rate_page)},
    {POST, "/inquiry/{id}/rate", MANAGE, W(rate), RATE, W(rate_page)},
    {GET, "/inquiry/{id}/ask", SIGNED_IN, W(ask_page), ASK_QUERY},
    {POST, "/inquiry/{id}/ask", SIGNED_IN, W(ask), ASK, W(ask_page)},
    {0},
};
/* clang-format on */

static const struct permission PERMISSIONS[] = {
    {"inquiry.read", "office leader committee reader operator"},
    {"inquiry.ask", "deputy leader committee"},
    {"inquiry.answer", "handler chief government"},
    {"inquiry.manage", "office operator"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.supervise",
     .text = "inquiry.menu",
     .path = "/inquiry",
     .icon = "message",
     .permission = READ,
     .frame = "staff"},
    {0},
};

static const char *const TABLES[] = {
    "inquiry",     "inquiry_organ",   "inquiry_question", "inquiry_probe",      "inquiry_member",
    "inquiry_act", "inquiry_concern", "inquiry_relation", "inquiry_probe_vote", NULL};

const struct module inquiry_module = {
    .name = "inquiry",
    .depends =
        (const char *const[]){"congress", "deputy", "account", "attachment", "notice", "body",
                              "motion", "meeting", "resolution", "supervision", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = inquiry_migrations,
    .tables = TABLES,
    .indicators = INQUIRY_INDICATORS,
    .notices = INQUIRY_NOTICES,
    .dues = INQUIRY_DUES,
    .duties = INQUIRY_DUTIES,
    .tasks = inquiry_tasks,
    .attachments = INQUIRY_ATTACHMENTS,
    .searches = INQUIRY_SEARCHES,
    .demo = inquiry_demo,
};
