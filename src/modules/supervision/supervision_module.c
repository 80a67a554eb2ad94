// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module supervision. Tables only, no logic. */
#include "modules/supervision/supervision_module.h"
#include "modules/supervision/supervision_parts.h"
#include "modules/supervision/supervision_web.h"
#include "supervision_migrations.h"

#define READ    "supervision.read"
#define PART    "supervision.take_part"
#define WRITE   "supervision.write"
#define APPROVE "supervision.approve"
#define ANSWER  "supervision.answer"

/* clang-format off */
#define VERSION {.name = "version", .type = F_ID, .required = true}
#define PAGED                                                                                      \
    {.name = "q", .type = F_LINE, .max = 60},                                                      \
    {.name = "after", .type = F_LINE, .max = 1024},                                                \
    {.name = "limit", .type = F_INT},                                                              \
    {.name = "month", .type = F_LINE, .max = 7},                                                   \
    {.name = "from", .type = F_DATE},                                                              \
    {.name = "to", .type = F_DATE},                                                                \
    {.name = "organ", .type = F_ID}
#define YEAR {.name = "year", .type = F_INT}
#define LINE(n, most) {.name = n, .type = F_LINE, .max = most}
#define TEXT(n) {.name = n, .type = F_TEXT, .max = SUPERVISION_TEXT_CHARS}
#define MUST(n) {.name = n, .type = F_TEXT, .required = true, .max = SUPERVISION_TEXT_CHARS}
#define DAY(n) {.name = n, .type = F_DATE}
#define ID(n) {.name = n, .type = F_ID}
#define ONLY(n) {.name = n, .type = F_INT} /* param_only(): 0 is no record */
#define TITLE {.name = "title", .type = F_LINE, .required = true, .max = SUPERVISION_TITLE_CHARS}

static const struct field LIST[] = {
    PAGED, YEAR,
    {.name = "state", .type = F_WORD, .words = "planned running rectifying closed cancelled"},
    {.name = "kind", .type = F_WORD, .words = SUPERVISION_FIELDS},
    {.name = "method", .type = F_WORD, .words = SUPERVISION_METHODS},
    {.name = "key", .type = F_BOOL},
    {.name = "counted", .type = F_BOOL},
    {0},
};
static const struct field TOPICS[] = {
    PAGED, YEAR,
    {.name = "state", .type = F_WORD, .words = "pool chosen dropped"},
    {.name = "kind", .type = F_WORD, .words = SUPERVISION_FIELDS},
    {.name = "source", .type = F_WORD, .words = SUPERVISION_SOURCES},
    {.name = "key", .type = F_BOOL},
    {0},
};
static const struct field STEPS[] = {
    PAGED, YEAR,
    {.name = "state", .type = F_WORD, .words = "planned running done cancelled"},
    {.name = "kind", .type = F_WORD, .words = SUPERVISION_FIELDS},
    {.name = "method", .type = F_WORD, .words = SUPERVISION_METHODS},
    {.name = "group", .type = F_WORD, .words = "outside"},
    {.name = "held", .type = F_BOOL},
    ID("matter"),
    {0},
};
static const struct field PROBLEMS[] = {
    PAGED,
    {.name = "state", .type = F_WORD, .words = "open assigned reported solved shelved"},
    {.name = "kind", .type = F_WORD, .words = SUPERVISION_ORIGINS},
    {.name = "open", .type = F_BOOL},
    {.name = "late", .type = F_BOOL},
    ID("matter"), ID("group"), ONLY("problem"),
    {0},
};
static const struct field CHECKS[] = {
    PAGED, {.name = "kind", .type = F_WORD, .words = SUPERVISION_ORIGINS}, ONLY("problem"), {0}};
static const struct field TARGETS[] = {
    PAGED, {.name = "sort", .type = F_WORD, .words = SUPERVISION_TARGETS}, ID("matter"), {0}};
#define MATTER                                                                                     \
    TITLE,                                                                                         \
    {.name = "year", .type = F_INT, .required = true},                                             \
    {.name = "field", .type = F_WORD, .required = true, .words = SUPERVISION_FIELDS},              \
    ID("organ"), LINE("lead", SUPERVISION_LINE_CHARS), LINE("office", SUPERVISION_LINE_CHARS),     \
    {.name = "starts_on", .type = F_DATE, .required = true},                                       \
    {.name = "ends_on", .type = F_DATE, .required = true},                                         \
    TEXT("goal"), {.name = "key", .type = F_BOOL}, ID("topic"), ID("since")
static const struct field NEW_QUERY[] = {ID("topic"), {0}};
static const struct field NEW[] = {MATTER, {0}};
static const struct field EDIT[] = {MATTER, VERSION, {0}};
static const struct field CLOSE[] = {MUST("result"), VERSION, {0}};
static const struct field CANCEL[] = {MUST("reason"), VERSION, {0}};
#define TOPIC                                                                                      \
    TITLE, YEAR,                                                                                   \
    {.name = "source", .type = F_WORD, .required = true, .words = SUPERVISION_SOURCES},            \
    LINE("source_url", SUPERVISION_URL_CHARS), LINE("source_name", SUPERVISION_TITLE_CHARS),       \
    {.name = "field", .type = F_WORD, .required = true, .words = SUPERVISION_FIELDS},              \
    ID("organ"), LINE("proposer", SUPERVISION_LINE_CHARS), TEXT("text"),                           \
    {.name = "key", .type = F_BOOL}
static const struct field TOPIC_QUERY[] = {LINE("url", SUPERVISION_URL_CHARS), {0}};
static const struct field TOPIC_NEW[] = {TOPIC, {0}};
static const struct field TOPIC_EDIT[] = {TOPIC, VERSION, {0}};
static const struct field TOPIC_DROP[] = {
    {.name = "reason", .type = F_LINE, .required = true, .max = 200}, VERSION, {0}};
static const struct field PLAN_QUERY[] = {YEAR, {0}};
static const struct field PLAN_NEW[] = {
    {.name = "year", .type = F_INT, .required = true}, TEXT("intro"), TEXT("reason"), {0}};
static const struct field PLAN_APPROVE_FORM[] = {
    ID("meeting"), LINE("basis", SUPERVISION_LINE_CHARS), DAY("on"), VERSION, {0}};
#define STEP                                                                                       \
    TITLE, {.name = "starts_on", .type = F_DATE, .required = true}, ID("organ"),                   \
    LINE("place", SUPERVISION_LINE_CHARS), LINE("with_whom", SUPERVISION_LINE_CHARS),              \
    DAY("period_from"), DAY("period_to"), LINE("url", SUPERVISION_URL_CHARS), ID("survey"), ID("motion"), TEXT("report")
static const struct field STEP_NEW[] = {
    {.name = "method", .type = F_WORD, .required = true, .words = SUPERVISION_METHODS}, STEP, {0}};
static const struct field STEP_EDIT[] = {STEP, VERSION, {0}};
static const struct field ADVANCE[] = {
    {.name = "stage", .type = F_LINE, .required = true, .max = 20},
    {.name = "on", .type = F_DATE, .required = true},
    TEXT("note"), TEXT("report"), ID("item"), ID("doc"), VERSION, {0}};
static const struct field PEOPLE[] = {
    {.name = "role", .type = F_WORD, .required = true, .words = SUPERVISION_ROLES},
    MUST("names"), LINE("note", SUPERVISION_LINE_CHARS), {0}};
static const struct field ROLL[] = {
    {.name = "person", .type = F_ID, .many = true},
    {.name = "presence", .type = F_WORD, .words = "attended excused absent", .many = true},
    {0},
};
static const struct field TARGET[] = {
    {.name = "sort", .type = F_WORD, .required = true, .words = SUPERVISION_TARGETS},
    {.name = "name", .type = F_LINE, .required = true, .max = SUPERVISION_LINE_CHARS},
    TEXT("note"), {0}};
static const struct field RATE[] = {
    {.name = "handling", .type = F_ID, .required = true}, ID("vote"),
    {.name = "all", .type = F_INT}, {.name = "ballots", .type = F_INT},
    {.name = "satisfied", .type = F_INT}, {.name = "basic", .type = F_INT},
    {.name = "dissatisfied", .type = F_INT},
    DAY("on"), DAY("next_due_on"), TEXT("note"), {0}};
static const struct field PROBLEM_QUERY[] = {ID("matter"), ID("step"), ID("group"), {0}};
static const struct field PROBLEM_NEW[] = {
    TITLE,
    {.name = "origin", .type = F_WORD, .required = true, .words = SUPERVISION_ORIGINS},
    ID("matter"), ID("organ"), DAY("due_on"), TEXT("text"),
    LINE("place", SUPERVISION_LINE_CHARS), DAY("found_on"), DAY("since_on"), ID("group"),
    ID("step"), {0}};
static const struct field PROBLEM_ACT[] = {
    ID("organ"), DAY("due_on"), TEXT("text"), VERSION, {0}};
static const struct field CHECK[] = {
    DAY("held_on"),
    {.name = "who", .type = F_LINE, .required = true, .max = SUPERVISION_LINE_CHARS},
    LINE("place", SUPERVISION_LINE_CHARS), MUST("finding"),
    {.name = "result", .type = F_WORD, .required = true, .words = "open progress solved"},
    DAY("next_on"), {0}};
static const struct field PUBLIC_ONE[] = {LINE("c", 20), {0}};

#define W(name) supervision_web_##name
static const struct route ROUTES[] = {
    {GET, "/supervision", PART, W(list), LIST},
    {GET, "/supervision/new", WRITE, W(new_page), NEW_QUERY},
    {POST, "/supervision/new", WRITE, W(new), NEW, W(new_page)},
    {GET, "/supervision/mine", ANSWER, W(mine), PROBLEMS},
    {GET, "/supervision/topic", READ, W(topics), TOPICS},
    {GET, "/supervision/topic/new", WRITE, W(topic_new_page), TOPIC_QUERY},
    {POST, "/supervision/topic/new", WRITE, W(topic_new), TOPIC_NEW, W(topic_new_page)},
    {GET, "/supervision/topic/{id}", READ, W(topic)},
    {GET, "/supervision/topic/{id}/edit", WRITE, W(topic_edit_page)},
    {POST, "/supervision/topic/{id}/edit", WRITE, W(topic_edit), TOPIC_EDIT, W(topic_edit_page)},
    {GET, "/supervision/topic/{id}/drop", WRITE, W(topic_drop_page)},
    {POST, "/supervision/topic/{id}/drop", WRITE, W(topic_drop), TOPIC_DROP, W(topic_drop_page)},
    {POST, "/supervision/topic/{id}/back", WRITE, W(topic_back), NULL, W(topic)},
    {GET, "/supervision/plan", READ, W(plans)},
    {GET, "/supervision/plan/new", WRITE, W(plan_new_page), PLAN_QUERY},
    {POST, "/supervision/plan/new", WRITE, W(plan_new), PLAN_NEW, W(plan_new_page)},
    {GET, "/supervision/plan/{id}", READ, W(plan)},
    {GET, "/supervision/plan/{id}/approve", APPROVE, W(plan_approve_page)},
    {POST, "/supervision/plan/{id}/approve", APPROVE, W(plan_approve), PLAN_APPROVE_FORM,
     W(plan_approve_page)},
    {POST, "/supervision/plan/{id}/publish", APPROVE, W(plan_publish), NULL, W(plan)},
    {GET, "/supervision/step", READ, W(steps), STEPS},
    {GET, "/supervision/step/{id}", SIGNED_IN, W(step)},
    {GET, "/supervision/step/{id}/edit", WRITE, W(step_edit_page)},
    {POST, "/supervision/step/{id}/edit", WRITE, W(step_edit), STEP_EDIT, W(step_edit_page)},
    {GET, "/supervision/step/{id}/advance", WRITE, W(advance_page)},
    {POST, "/supervision/step/{id}/advance", WRITE, W(advance), ADVANCE, W(advance_page)},
    {GET, "/supervision/step/{id}/cancel", WRITE, W(step_cancel_page)},
    {POST, "/supervision/step/{id}/cancel", WRITE, W(step_cancel), CANCEL, W(step_cancel_page)},
    {GET, "/supervision/step/{id}/people", WRITE, W(people_page)},
    {POST, "/supervision/step/{id}/people", WRITE, W(people), PEOPLE, W(people_page)},
    {GET, "/supervision/step/{id}/roll", WRITE, W(roll_page)},
    {POST, "/supervision/step/{id}/roll", WRITE, W(roll), ROLL, W(roll_page)},
    {GET, "/supervision/step/{id}/target", WRITE, W(target_page)},
    {POST, "/supervision/step/{id}/target", WRITE, W(target), TARGET, W(target_page)},
    {GET, "/supervision/step/{id}/rate", WRITE, W(rate_page)},
    {POST, "/supervision/step/{id}/rate", WRITE, W(rate), RATE, W(rate_page)},
    {GET, "/supervision/target", READ, W(targets), TARGETS},
    {POST, "/supervision/target/{id}/drop", WRITE, W(target_drop)},
    {GET, "/supervision/problem", READ, W(problems), PROBLEMS},
    {GET, "/supervision/problem/new", WRITE, W(problem_new_page), PROBLEM_QUERY},
    {POST, "/supervision/problem/new", WRITE, W(problem_new), PROBLEM_NEW, W(problem_new_page)},
    {GET, "/supervision/problem/{id}", SIGNED_IN, W(problem)},
    {GET, "/supervision/problem/{id}/do/{verb}", SIGNED_IN, W(problem_act_page)},
    {POST, "/supervision/problem/{id}/do/{verb}", SIGNED_IN, W(problem_act), PROBLEM_ACT,
     W(problem_act_page)},
    {GET, "/supervision/problem/{id}/check", WRITE, W(check_page)},
    {POST, "/supervision/problem/{id}/check", WRITE, W(check), CHECK, W(check_page)},
    {GET, "/supervision/check", READ, W(checks), CHECKS},
    {GET, "/supervision/organ", READ, W(organs)},
    {GET, "/supervision/organ/{id}", READ, W(organ)},
    {GET, "/supervision/{id}", SIGNED_IN, W(show)},
    {GET, "/supervision/{id}/edit", WRITE, W(edit_page)},
    {POST, "/supervision/{id}/edit", WRITE, W(edit), EDIT, W(edit_page)},
    {GET, "/supervision/{id}/step", WRITE, W(step_new_page)},
    {POST, "/supervision/{id}/step", WRITE, W(step_new), STEP_NEW, W(step_new_page)},
    {GET, "/supervision/{id}/close", WRITE, W(close_page)},
    {POST, "/supervision/{id}/close", WRITE, W(close), CLOSE, W(close_page)},
    {GET, "/supervision/{id}/cancel", WRITE, W(cancel_page)},
    {POST, "/supervision/{id}/cancel", WRITE, W(cancel), CANCEL, W(cancel_page)},
    {POST, "/supervision/{id}/publish", APPROVE, W(publish), NULL, W(show)},
    {POST, "/supervision/{id}/unpublish", APPROVE, W(unpublish), NULL, W(show)},
    {GET, "/p/supervision", PUBLIC, W(public), PUBLIC_ONE},
    {GET, "/p/supervision/plan/{id}", PUBLIC, W(public_plan), PUBLIC_ONE},
    {GET, "/p/supervision/{id}", PUBLIC, W(public_matter), PUBLIC_ONE},
    {0},
};
/* clang-format on */

static const struct permission PERMISSIONS[] = {
    {"supervision.read", "office leader committee reader"},
    {"supervision.take_part", "deputy office leader committee reader"},
    {"supervision.write", "office committee"},
    {"supervision.approve", "office leader"},
    {"supervision.answer", "handler chief government"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.supervise",
     .text = "supervision.menu",
     .path = "/supervision",
     .icon = "eye",
     .permission = READ,
     .frame = "staff"},
    {.group = "frame.group.supervise",
     .text = "supervision.problems",
     .path = "/supervision/problem",
     .icon = "checkbox",
     .permission = READ,
     .frame = "staff"},
    {.group = "frame.group.supervise",
     .text = "supervision.mine",
     .path = "/supervision/mine",
     .icon = "checkbox",
     .permission = ANSWER,
     .count = supervision_own_count,
     .frame = "staff"},
    {0},
};

static const char *const TABLES[] = {
    "supervision_topic",   "supervision_matter", "supervision_step",  "supervision_stage",
    "supervision_target",  "supervision_person", "supervision_plan",  "supervision_plan_item",
    "supervision_problem", "supervision_check",  "supervision_round", NULL};

const struct module supervision_module = {
    .name = "supervision",
    .depends =
        (const char *const[]){"congress", "deputy", "account", "attachment", "notice", "suggestion",
                              "opinion", "survey", "vote", "motion", "meeting", "resolution", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = supervision_migrations,
    .tables = TABLES,
    .indicators = SUPERVISION_INDICATORS,
    .notices = SUPERVISION_NOTICES,
    .dues = SUPERVISION_DUES,
    .duties = SUPERVISION_DUTIES,
    .tasks = supervision_tasks,
    .publics = SUPERVISION_PUBLICS,
    .attachments = SUPERVISION_ATTACHMENTS,
    .searches = SUPERVISION_SEARCHES,
    .imports = SUPERVISION_IMPORTS,
    .demo = supervision_demo,
};
