// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module training. Tables only, no logic. */
#include "modules/training/training_module.h"
#include "modules/training/training_parts.h"
#include "modules/training/training_web.h"
#include "training_migrations.h"

#define READ   "training.read"
#define TAKE   "training.take_part"
#define MANAGE "training.manage"

/* clang-format off */
#define VERSION {.name = "version", .type = F_ID, .required = true}
#define PAGED                                                                                      \
    {.name = "q", .type = F_LINE, .max = 60},                                                      \
    {.name = "after", .type = F_LINE, .max = 1024},                                                \
    {.name = "limit", .type = F_INT}
#define PERIOD                                                                                     \
    {.name = "month", .type = F_LINE, .max = 7},                                                   \
    {.name = "from", .type = F_DATE},                                                              \
    {.name = "to", .type = F_DATE}
#define PLAN                                                                                       \
    {.name = "title", .type = F_LINE, .required = true, .max = TRAINING_TITLE_CHARS},              \
    {.name = "kind", .type = F_WORD, .required = true, .words = TRAINING_FORMS},                   \
    {.name = "starts_on", .type = F_DATE, .required = true},                                       \
    {.name = "ends_on", .type = F_DATE, .required = true},                                         \
    {.name = "place", .type = F_LINE, .max = TRAINING_LINE_CHARS},                                 \
    {.name = "hours", .type = F_INT},                                                              \
    {.name = "way", .type = F_WORD, .required = true, .words = "invited open"},                    \
    {.name = "text", .type = F_TEXT, .max = TRAINING_TEXT_CHARS},                                  \
    {.name = "host", .type = F_LINE, .max = TRAINING_LINE_CHARS},                                  \
    {.name = "quota", .type = F_INT},                                                              \
    {.name = "sign_by", .type = F_DATE}
#define QUESTION                                                                                   \
    {.name = "topic", .type = F_LINE, .required = true, .max = TRAINING_LINE_CHARS},               \
    {.name = "kind", .type = F_WORD, .required = true, .words = TRAINING_KINDS},                   \
    {.name = "text", .type = F_TEXT, .required = true, .max = TRAINING_QUESTION_CHARS},            \
    {.name = "options", .type = F_TEXT, .max = TRAINING_OPTIONS_CHARS},                            \
    {.name = "answer", .type = F_LINE, .required = true, .max = 20},                               \
    {.name = "source", .type = F_LINE, .required = true, .max = TRAINING_LINE_CHARS},              \
    {.name = "why", .type = F_LINE, .max = TRAINING_QUESTION_CHARS}
#define TEST                                                                                       \
    {.name = "title", .type = F_LINE, .required = true, .max = TRAINING_TITLE_CHARS},              \
    {.name = "draw", .type = F_TEXT, .required = true, .max = 2000},                               \
    {.name = "pass_percent", .type = F_INT, .required = true},                                     \
    {.name = "minutes", .type = F_INT},                                                            \
    {.name = "tries", .type = F_INT},                                                              \
    {.name = "audience", .type = F_WORD, .required = true, .words = "listed deputies"},            \
    {.name = "closes_on", .type = F_DATE},                                                         \
    {.name = "class", .type = F_ID}
#define A(n) {.name = "a" #n, .type = F_INT, .many = true}
#define ANSWERS                                                                                    \
    A(1), A(2), A(3), A(4), A(5), A(6), A(7), A(8), A(9), A(10), A(11), A(12), A(13), A(14),       \
    A(15), A(16), A(17), A(18), A(19), A(20), A(21), A(22), A(23), A(24), A(25), A(26), A(27),     \
    A(28), A(29), A(30), A(31), A(32), A(33), A(34), A(35), A(36), A(37), A(38), A(39), A(40),     \
    A(41), A(42), A(43), A(44), A(45), A(46), A(47), A(48), A(49), A(50)

static const struct field LIST_QUERY[] = {
    PAGED, PERIOD,
    {.name = "kind", .type = F_WORD, .words = TRAINING_FORMS},
    {.name = "state", .type = F_WORD, .words = "planned open held cancelled"},
    {.name = "counted", .type = F_BOOL},
    {0},
};
static const struct field PERSON_QUERY[] = {
    PAGED, PERIOD,
    {.name = "kind", .type = F_WORD, .words = TRAINING_FORMS},
    {.name = "presence", .type = F_WORD, .words = "attended excused absent"},
    {.name = "delegation", .type = F_ID},
    {.name = "class", .type = F_ID},
    {0},
};
static const struct field RESULT_QUERY[] = {
    PAGED, PERIOD,
    {.name = "state", .type = F_WORD, .words = "waiting begun passed failed"},
    {.name = "done", .type = F_BOOL},
    {0},
};
static const struct field CERTIFICATE_QUERY[] = {PAGED, PERIOD, {0}};
static const struct field QUESTION_QUERY[] = {
    PAGED,
    {.name = "topic", .type = F_LINE, .max = TRAINING_LINE_CHARS},
    {.name = "kind", .type = F_WORD, .words = TRAINING_KINDS},
    {.name = "retired", .type = F_BOOL},
    {0},
};
static const struct field TEST_QUERY[] = {
    PAGED, {.name = "state", .type = F_WORD, .words = "draft open closed"}, {0}};
static const struct field PAPER_QUERY[] = {
    {.name = "format", .type = F_WORD, .words = "docx pdf"}, {0}};
static const struct field SEAT_QUERY[] = {{.name = "n", .type = F_INT}, {0}};
static const struct field SIGN_QUERY[] = {{.name = "k", .type = F_LINE, .max = 10}, {0}};
static const struct field NEW_FORM[] = {PLAN, {0}};
static const struct field EDIT_FORM[] = {PLAN, VERSION, {0}};
static const struct field CANCEL_FORM[] = {
    {.name = "reason", .type = F_LINE, .required = true, .max = TRAINING_LINE_CHARS}, VERSION, {0}};
static const struct field HOLD_FORM[] = {
    {.name = "result", .type = F_TEXT, .required = true, .max = TRAINING_TEXT_CHARS}, VERSION, {0}};
static const struct field INVITE_FORM[] = {
    {.name = "names", .type = F_TEXT, .max = 5000},
    {.name = "turn", .type = F_INT},
    {.name = "delegation", .type = F_ID},
    {0},
};
static const struct field ROLL_FORM[] = {
    {.name = "person", .type = F_ID, .many = true},
    {.name = "presence", .type = F_WORD, .words = "attended excused absent", .many = true},
    {0},
};
static const struct field NO_FORM[] = {
    {.name = "reason", .type = F_LINE, .required = true, .max = TRAINING_LINE_CHARS}, {0}};
static const struct field SIGN_FORM[] = {
    {.name = "code", .type = F_LINE, .required = true, .max = 10}, {0}};
static const struct field LESSON_FORM[] = {
    {.name = "title", .type = F_LINE, .required = true, .max = TRAINING_TITLE_CHARS},
    {.name = "on", .type = F_DATE, .required = true},
    {.name = "lecturer", .type = F_LINE, .required = true, .max = TRAINING_LINE_CHARS},
    {.name = "unit", .type = F_LINE, .max = TRAINING_LINE_CHARS},
    {.name = "place", .type = F_LINE, .max = TRAINING_LINE_CHARS},
    {0},
};
static const struct field MATERIAL_FORM[] = {
    {.name = "title", .type = F_LINE, .required = true, .max = TRAINING_TITLE_CHARS},
    {.name = "text", .type = F_TEXT, .max = TRAINING_TEXT_CHARS},
    {.name = "required", .type = F_BOOL},
    {0},
};
static const struct field QUESTION_FORM[] = {QUESTION, {0}};
static const struct field QUESTION_EDIT[] = {QUESTION, VERSION, {0}};
static const struct field TEST_FORM[] = {TEST, {0}};
static const struct field TEST_EDIT[] = {TEST, VERSION, {0}};
static const struct field ADMIT_FORM[] = {
    {.name = "names", .type = F_TEXT, .max = 5000},
    {.name = "person", .type = F_LINE, .max = TRAINING_LINE_CHARS},
    {.name = "unit", .type = F_LINE, .max = TRAINING_LINE_CHARS},
    {0},
};
static const struct field SIT_FORM[] = {ANSWERS, {.name = "anyway", .type = F_BOOL}, {0}};
static const struct field PUBLIC_QUERY[] = {{.name = "c", .type = F_LINE, .max = 20}, {0}};
static const struct field PUBLIC_SIT[] = {
    ANSWERS, {.name = "anyway", .type = F_BOOL}, {.name = "c", .type = F_LINE, .max = 20}, {0}};
/* clang-format on */

static const struct route ROUTES[] = {
    {GET, "/training", TAKE, training_web_list, LIST_QUERY},
    {GET, "/training/person", READ, training_web_presence, PERSON_QUERY},
    {GET, "/training/certificate", TAKE, training_web_certificates, CERTIFICATE_QUERY},
    {GET, "/training/certificate/{id}", TAKE, training_web_certificate, PAPER_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/training/result", READ, training_web_results, RESULT_QUERY},
    {GET, "/training/question", MANAGE, training_web_questions, QUESTION_QUERY},
    {GET, "/training/question/new", MANAGE, training_web_question_new_page},
    {POST, "/training/question/new", MANAGE, training_web_question_new, QUESTION_FORM,
     training_web_question_new_page},
    {GET, "/training/question/{id}", MANAGE, training_web_question_page},
    {POST, "/training/question/{id}", MANAGE, training_web_question, QUESTION_EDIT,
     training_web_question_page},
    {POST, "/training/question/{id}/retire", MANAGE, training_web_question_retire, NULL,
     training_web_question_page},
    {GET, "/training/test", TAKE, training_web_tests, TEST_QUERY},
    {GET, "/training/test/new", MANAGE, training_web_test_new_page},
    {POST, "/training/test/new", MANAGE, training_web_test_new, TEST_FORM,
     training_web_test_new_page},
    {GET, "/training/test/{id}", SIGNED_IN, training_web_test},
    {GET, "/training/test/{id}/edit", MANAGE, training_web_test_edit_page},
    {POST, "/training/test/{id}/edit", MANAGE, training_web_test_edit, TEST_EDIT,
     training_web_test_edit_page},
    {POST, "/training/test/{id}/open", MANAGE, training_web_test_open, NULL, training_web_test},
    {POST, "/training/test/{id}/close", MANAGE, training_web_test_close, NULL, training_web_test},
    {GET, "/training/test/{id}/admit", MANAGE, training_web_admit_page},
    {POST, "/training/test/{id}/admit", MANAGE, training_web_admit, ADMIT_FORM,
     training_web_admit_page},
    {GET, "/training/test/{id}/sit", SIGNED_IN, training_web_sit_page},
    {POST, "/training/test/{id}/begin", SIGNED_IN, training_web_begin, NULL, training_web_sit_page},
    {POST, "/training/test/{id}/sit", SIGNED_IN, training_web_sit, SIT_FORM, training_web_sit_page},
    {GET, "/training/seat/{id}", READ, training_web_seat, SEAT_QUERY},
    {GET, "/training/new", MANAGE, training_web_new_page},
    {POST, "/training/new", MANAGE, training_web_new, NEW_FORM, training_web_new_page},
    {GET, "/training/{id}", TAKE, training_web_show},
    {GET, "/training/{id}/edit", MANAGE, training_web_edit_page},
    {POST, "/training/{id}/edit", MANAGE, training_web_edit, EDIT_FORM, training_web_edit_page},
    {POST, "/training/{id}/open", MANAGE, training_web_open, NULL, training_web_show},
    {GET, "/training/{id}/cancel", MANAGE, training_web_cancel_page},
    {POST, "/training/{id}/cancel", MANAGE, training_web_cancel, CANCEL_FORM,
     training_web_cancel_page},
    {GET, "/training/{id}/hold", MANAGE, training_web_hold_page},
    {POST, "/training/{id}/hold", MANAGE, training_web_hold, HOLD_FORM, training_web_hold_page},
    {GET, "/training/{id}/unask/{member}", MANAGE, training_web_unask_page},
    {POST, "/training/{id}/unask/{member}", MANAGE, training_web_unask, NULL,
     training_web_unask_page},
    {GET, "/training/{id}/invite", MANAGE, training_web_invite_page},
    {POST, "/training/{id}/invite", MANAGE, training_web_invite, INVITE_FORM,
     training_web_invite_page},
    {GET, "/training/{id}/roll", MANAGE, training_web_roll_page},
    {POST, "/training/{id}/roll", MANAGE, training_web_roll, ROLL_FORM, training_web_roll_page},
    {GET, "/training/{id}/lesson", MANAGE, training_web_lesson_page},
    {POST, "/training/{id}/lesson", MANAGE, training_web_lesson, LESSON_FORM,
     training_web_lesson_page},
    {POST, "/training/{id}/lesson/{lesson}/drop", MANAGE, training_web_lesson_drop, NULL,
     training_web_show},
    {GET, "/training/{id}/material", MANAGE, training_web_material_page},
    {POST, "/training/{id}/material", MANAGE, training_web_material, MATERIAL_FORM,
     training_web_material_page},
    {GET, "/training/{id}/material/{material}", READ, training_web_readers},
    {POST, "/training/{id}/material/{material}/drop", MANAGE, training_web_material_drop, NULL,
     training_web_show},
    {POST, "/training/{id}/material/{material}/read", TAKE, training_web_read, NULL,
     training_web_show},
    {POST, "/training/{id}/certify", MANAGE, training_web_certify, NULL, training_web_show},
    {POST, "/training/{id}/yes", TAKE, training_web_yes, NULL, training_web_show},
    {GET, "/training/{id}/no", TAKE, training_web_no_page},
    {POST, "/training/{id}/no", TAKE, training_web_no, NO_FORM, training_web_no_page},
    {GET, "/training/{id}/sign", TAKE, training_web_sign_page, SIGN_QUERY},
    {POST, "/training/{id}/sign", TAKE, training_web_sign, SIGN_FORM, training_web_sign_page},
    {GET, "/p/training/{code}", PUBLIC, training_web_public_page, PUBLIC_QUERY},
    {POST, "/p/training/{code}/begin", PUBLIC, training_web_public_begin, PUBLIC_QUERY,
     training_web_public_page},
    {POST, "/p/training/{code}", PUBLIC, training_web_public, PUBLIC_SIT, training_web_public_page},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"training.read", "office leader committee reader"},
    {"training.take_part", "deputy office leader committee reader"},
    {"training.manage", "office"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.deputy",
     .text = "training.menu",
     .path = "/training",
     .icon = "file",
     .permission = TAKE,
     .frame = "staff"},
    {0},
};

static const char *const TABLES[] = {"training",
                                     "training_lesson",
                                     "training_material",
                                     "training_reading",
                                     "training_member",
                                     "training_certificate",
                                     "training_question",
                                     "training_test",
                                     "training_seat",
                                     "training_paper",
                                     NULL};

const struct module training_module = {
    .name = "training",
    .depends = (const char *const[]){"congress", "deputy", "account", "attachment", "notice",
                                     "indicator", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = training_migrations,
    .tables = TABLES,
    .indicators = TRAINING_INDICATORS,
    .notices = TRAINING_NOTICES,
    .dues = TRAINING_DUES,
    .duties = TRAINING_DUTIES,
    .tasks = training_tasks,
    .attachments = TRAINING_ATTACHMENTS,
    .searches = TRAINING_SEARCHES,
    .imports = TRAINING_IMPORTS,
    .demo = training_demo,
};
