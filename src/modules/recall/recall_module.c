// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module recall. Tables only, no logic. */
#include "modules/recall/recall_module.h"
#include "modules/recall/recall_parts.h"
#include "modules/recall/recall_web.h"
#include "platform/crypt.h"
#include "platform/reveal.h"
#include "recall_migrations.h"

#define READ   "recall.read"
#define MANAGE "recall.manage"
#define ANSWER "recall.answer"
#define LEVELS "township county city province nation"

/* clang-format off */
#define VERSION {.name = "version", .type = F_ID, .required = true}
#define NUMBER(word) {.name = word, .type = F_INT}
static const struct field LIST_QUERY[] = {
    {.name = "q", .type = F_LINE, .max = RECALL_NAME_CHARS},
    {.name = "state", .type = F_WORD, .words = RECALL_STATES},
    {.name = "way", .type = F_WORD, .words = RECALL_WAYS},
    {.name = "level", .type = F_WORD, .words = LEVELS},
    {.name = "open", .type = F_BOOL},
    {.name = "decided", .type = F_BOOL},
    {.name = "from", .type = F_DATE},
    {.name = "to", .type = F_DATE},
    {.name = "sort", .type = F_WORD, .words = "received -received"},
    {.name = "after", .type = F_LINE, .max = 400},
    {.name = "limit", .type = F_INT},
    {0},
};
static const struct field NEW_QUERY[] = {{.name = "deputy", .type = F_ID}, {0}};
static const struct field NEW_FORM[] = {
    {.name = "deputy", .type = F_ID},
    {.name = "level", .type = F_WORD, .words = LEVELS},
    {.name = "name", .type = F_LINE, .max = RECALL_NAME_CHARS},
    {.name = "constituency", .type = F_LINE, .max = RECALL_LINE_CHARS},
    {.name = "mover", .type = F_WORD, .required = true, .words = RECALL_MOVERS},
    {.name = "received_on", .type = F_DATE, .required = true},
    {.name = "reasons", .type = F_TEXT, .max = RECALL_TEXT_CHARS},
    {.name = "signers", .type = F_TEXT, .max = RECALL_SIGNERS_CHARS},
    {0},
};
static const struct field SIGNER_FORM[] = {
    {.name = "signers", .type = F_TEXT, .required = true, .max = RECALL_SIGNERS_CHARS}, {0}};
static const struct field DO_FORM[] = {
    {.name = "on", .type = F_DATE, .required = true},
    NUMBER("signers"),
    {.name = "way", .type = F_WORD, .words = "written oral"},
    {.name = "text", .type = F_TEXT, .max = RECALL_TEXT_CHARS},
    {.name = "place", .type = F_LINE, .max = RECALL_LINE_CHARS},
    {.name = "chair", .type = F_LINE, .max = RECALL_LINE_CHARS},
    NUMBER("whole"), NUMBER("issued"), NUMBER("cast"), NUMBER("invalid"),
    NUMBER("yes"), NUMBER("no"), NUMBER("abstain"),
    {.name = "number", .type = F_LINE, .max = RECALL_LINE_CHARS},
    VERSION,
    {0},
};
static const struct field ANSWER_FORM[] = {
    {.name = "text", .type = F_TEXT, .max = RECALL_TEXT_CHARS}, {0}};
/* clang-format on */

static const struct route ROUTES[] = {
    {GET, "/recall", READ, recall_web_list, LIST_QUERY, .shows = &recall_list_view},
    {GET, "/recall/new", MANAGE, recall_web_new_page, NEW_QUERY},
    {POST, "/recall/new", MANAGE, recall_web_new, NEW_FORM, recall_web_new_page},
    {GET, "/recall/{id}", READ, recall_web_show, .shows = &recall_show_view},
    {POST, "/recall/{id}/reveal", MANAGE, recall_web_reveal, REVEAL_FORM, recall_web_show},
    {GET, "/recall/{id}/signer", MANAGE, recall_web_signer_page},
    {POST, "/recall/{id}/signer", MANAGE, recall_web_signer, SIGNER_FORM, recall_web_signer_page},
    {GET, "/recall/{id}/do/{act}", MANAGE, recall_web_do_page},
    {POST, "/recall/{id}/do/{act}", MANAGE, recall_web_do, DO_FORM, recall_web_do_page},
    {GET, "/recall/{id}/answer", ANSWER, recall_web_answer_page},
    {POST, "/recall/{id}/answer", ANSWER, recall_web_answer, ANSWER_FORM, recall_web_answer_page},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"recall.read", "office leader"},
    {"recall.manage", "office"},
    {"recall.answer", "deputy"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.deputy",
     .text = "recall.title",
     .path = "/recall",
     .icon = "users",
     .permission = READ,
     .frame = "staff"},
    {0},
};

static const char *const TABLES[] = {"recall", "recall_signer", "recall_defence", NULL};

static const struct sealed_column SEALED[] = {
    {"recall", "reasons_sealed", "key_id", "recall.reasons"},
    {"recall_signer", "name_sealed", "key_id", "recall_signer.name"},
    {"recall_signer", "about_sealed", "key_id", "recall_signer.about"},
    {"recall_defence", "text_sealed", "key_id", "recall_defence.text", "recall", "recall_id"},
    {0},
};

const struct module recall_module = {
    .name = "recall",
    .depends = (const char *const[]){"congress", "deputy", "account", "notice", "body", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = recall_migrations,
    .tables = TABLES,
    .sealed = SEALED,
    .retentions = RECALL_RETENTIONS,
    .indicators = RECALL_INDICATORS,
    .notices = RECALL_NOTICES,
    .dues = RECALL_DUES,
    .tasks = recall_tasks,
    .demo = recall_demo,
};
