// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module filing. Tables only, no logic. */
#include "modules/filing/filing_module.h"
#include "filing_migrations.h"
#include "modules/filing/filing_parts.h"
#include "modules/filing/filing_web.h"
#include "platform/crypt.h"
#include "platform/reveal.h"

#define READ   "filing.read"
#define FILE_  "filing.file"
#define OPINE  "filing.opine"
#define SEE    "filing.see"
#define MANAGE "filing.manage"

enum { FILES_KIB = 65536 };

/* clang-format off */
#define VERSION {.name = "version", .type = F_INT, .required = true}
#define PAGED                                                                                      \
    {.name = "q", .type = F_LINE, .max = 60},                                                      \
    {.name = "after", .type = F_LINE, .max = 1024},                                                \
    {.name = "limit", .type = F_INT},                                                              \
    {.name = "month", .type = F_LINE, .max = 7},                                                   \
    {.name = "from", .type = F_DATE},                                                              \
    {.name = "to", .type = F_DATE}
#define DOCUMENT                                                                                   \
    {.name = "file", .type = F_FILE},                                                              \
    {.name = "text", .type = F_TEXT, .max = FILING_BODY_CHARS},                                    \
    {.name = "title", .type = F_LINE, .max = FILING_TITLE_CHARS},                                  \
    {.name = "number", .type = F_LINE, .max = FILING_NUMBER_CHARS},                                \
    {.name = "index_number", .type = F_LINE, .max = FILING_NUMBER_CHARS},                          \
    {.name = "signed_on", .type = F_DATE},                                                         \
    {.name = "published_on", .type = F_DATE},                                                      \
    {.name = "effective_on", .type = F_DATE}
#define C {.name = "c", .type = F_LINE, .max = 20}

static const struct field LIST_QUERY[] = {
    PAGED,
    {.name = "state", .type = F_WORD, .words = FILING_STATES},
    {.name = "mode", .type = F_WORD, .words = FILING_MODES},
    {.name = "result", .type = F_WORD, .words = FILING_RESULTS},
    {.name = "by", .type = F_WORD, .words = "filed closed"},
    {.name = "organ", .type = F_ID},
    {.name = "late", .type = F_BOOL},
    {.name = "in_time", .type = F_BOOL},
    {.name = "corrected", .type = F_BOOL},
    {0},
};
static const struct field ASK_QUERY[] = {
    PAGED,
    {.name = "state", .type = F_WORD, .words = FILING_ASK_STATES},
    {.name = "sort", .type = F_WORD, .words = "suggestion request"},
    {0},
};
static const struct field SENT_QUERY[] = {{.name = "year", .type = F_INT}, {0}};
static const struct field CATALOGUE_QUERY[] = {
    {.name = "year", .type = F_INT},
    {.name = "missing", .type = F_BOOL},
    {.name = "after", .type = F_LINE, .max = 1024},
    {.name = "limit", .type = F_INT},
    {0},
};
static const struct field NEW_FORM[] = {
    DOCUMENT, {.name = "organ", .type = F_ID}, {.name = "filed_on", .type = F_DATE}, {0}};
static const struct field AGAIN_FORM[] = {DOCUMENT, VERSION, {0}};
static const struct field REFILE_FORM[] = {DOCUMENT,
                                            {.name = "refiled", .type = F_ID},
                                            {.name = "filed_on", .type = F_DATE},
                                            VERSION,
                                            {0}};
static const struct field COMPARE_QUERY[] = {
    {.name = "show", .type = F_WORD, .words = "changed all"}, {0}};
static const struct field LIST_PAGE_QUERY[] = {
    {.name = "year", .type = F_INT}, {.name = "organ", .type = F_ID}, {0}};
static const struct field LIST_FORM[] = {
    {.name = "organ", .type = F_ID},
    {.name = "year", .type = F_INT},
    {.name = "lines", .type = F_TEXT, .max = FILING_BODY_CHARS},
    {.name = "nothing", .type = F_BOOL},
    {.name = "sent_on", .type = F_DATE},
    {0},
};
static const struct field UPWARD_FORM[] = {
    {.name = "told_on", .type = F_DATE},
    {.name = "whom", .type = F_LINE, .max = FILING_LINE_CHARS},
    {0},
};
static const struct field ACT_FORM[] = {
    {.name = "text", .type = F_TEXT, .max = FILING_TEXT_CHARS},
    {.name = "on", .type = F_DATE},
    {.name = "mode", .type = F_WORD, .words = FILING_MODES},
    {.name = "ground", .type = F_WORD, .words = FILING_GROUNDS},
    {.name = "result", .type = F_WORD, .words = FILING_RESULTS},
    {.name = "amended_on", .type = F_DATE},
    VERSION,
    {0},
};
static const struct field LOOK_FORM[] = {
    {.name = "looked", .type = F_WORD, .words = FILING_LOOKS}, VERSION, {0}};
static const struct field SETUP_QUERY[] = {
    {.name = "q", .type = F_LINE, .max = 60},
    {.name = "after", .type = F_LINE, .max = 1024},
    {.name = "limit", .type = F_INT},
    {0},
};
static const struct field SETUP_FORM[] = {
    {.name = "act", .type = F_WORD, .words = FILING_SETUPS},
    {.name = "name", .type = F_LINE, .max = FILING_TITLE_CHARS},
    {.name = "approved_by", .type = F_LINE, .max = FILING_LINE_CHARS},
    {.name = "number", .type = F_LINE, .max = FILING_NUMBER_CHARS},
    {.name = "approved_on", .type = F_DATE},
    {.name = "filed_on", .type = F_DATE},
    {.name = "organ", .type = F_ID},
    {.name = "note", .type = F_TEXT, .max = FILING_TEXT_CHARS},
    {0},
};
static const struct field ANNUL_FORM[] = {
    {.name = "item", .type = F_ID},
    {.name = "ground", .type = F_WORD, .words = FILING_GROUNDS},
    {.name = "text", .type = F_TEXT, .max = FILING_TEXT_CHARS},
    VERSION,
    {0},
};
static const struct field AMEND_FORM[] = {
    {.name = "how", .type = F_WORD, .words = FILING_AMENDED},
    {.name = "amended_on", .type = F_DATE},
    {.name = "reported", .type = F_BOOL},
    {.name = "text", .type = F_TEXT, .max = FILING_TEXT_CHARS},
    VERSION,
    {0},
};
static const struct field DISTRIBUTE_FORM[] = {
    {.name = "organ", .type = F_ID, .many = true},
    {.name = "experts", .type = F_TEXT, .max = 1000},
    VERSION,
    {0},
};
static const struct field TASK_FORM[] = {
    {.name = "verdict", .type = F_WORD, .words = "none problem"},
    {.name = "text", .type = F_TEXT, .max = FILING_TEXT_CHARS},
    VERSION,
    {0},
};
#define POINT(name_, note_)                                                                        \
    {.name = name_, .type = F_WORD, .words = "ok problem"},                                        \
    {.name = note_, .type = F_LINE, .max = FILING_TITLE_CHARS}
static const struct field REVIEW_FORM[] = {
    POINT("power", "power_note"),
    POINT("procedure", "procedure_note"),
    POINT("conflict", "conflict_note"),
    POINT("rights", "rights_note"),
    POINT("necessity", "necessity_note"),
    VERSION,
    {0},
};
static const struct field ASK_FORM[] = {
    {.name = "sort", .type = F_WORD, .words = "suggestion request"},
    {.name = "organ", .type = F_ID},
    {.name = "name", .type = F_LINE, .max = FILING_LINE_CHARS},
    {.name = "phone", .type = F_LINE, .max = FILING_LINE_CHARS},
    {.name = "document", .type = F_LINE, .max = FILING_TITLE_CHARS},
    {.name = "clause", .type = F_LINE, .max = FILING_LINE_CHARS},
    {.name = "reason", .type = F_TEXT, .max = FILING_TEXT_CHARS},
    {.name = "on", .type = F_DATE},
    {0},
};
static const struct field DECIDE_FORM[] = {
    {.name = "state", .type = F_WORD, .words = FILING_ASK_STATES},
    {.name = "filing", .type = F_ID},
    {.name = "answer", .type = F_TEXT, .max = FILING_TEXT_CHARS},
    VERSION,
    {0},
};
static const struct field CAMPAIGN_FORM[] = {
    {.name = "title", .type = F_LINE, .max = FILING_TITLE_CHARS},
    {.name = "basis", .type = F_LINE, .max = FILING_TITLE_CHARS},
    {.name = "from_on", .type = F_DATE},
    {.name = "until_on", .type = F_DATE},
    {0},
};
static const struct field ITEM_NEW_FORM[] = {
    {.name = "title", .type = F_LINE, .max = FILING_TITLE_CHARS},
    {.name = "number", .type = F_LINE, .max = FILING_NUMBER_CHARS},
    {.name = "organ", .type = F_ID},
    {0},
};
static const struct field ITEM_FORM[] = {
    {.name = "decision", .type = F_WORD, .words = FILING_DECISIONS},
    {.name = "note", .type = F_TEXT, .max = FILING_TEXT_CHARS},
    VERSION,
    {0},
};
static const struct field CROSS_NEW_FORM[] = {
    {.name = "year", .type = F_INT, .required = true},
    {.name = "on", .type = F_DATE},
    {.name = "pairs", .type = F_TEXT, .max = FILING_TEXT_CHARS},
    {0},
};
static const struct field CROSS_FORM[] = {
    {.name = "done_on", .type = F_DATE},
    {.name = "sampled", .type = F_INT},
    {.name = "score", .type = F_INT, .required = true},
    {.name = "findings", .type = F_TEXT, .max = FILING_TEXT_CHARS},
    VERSION,
    {0},
};
static const struct field YEAR_FORM[] = {
    {.name = "text", .type = F_TEXT, .max = FILING_BODY_CHARS},
    {.name = "heard_on", .type = F_DATE},
    {.name = "published", .type = F_BOOL},
    VERSION,
    {0},
};
static const struct field PAPER_QUERY[] = {
    {.name = "format", .type = F_WORD, .words = "docx pdf html"}, {0}};
static const struct field PUBLIC_QUERY[] = {C, {.name = "q", .type = F_LINE, .max = 60}, {0}};
static const struct field PUBLIC_ONE[] = {C, {0}};
static const struct field PUBLIC_ASK_QUERY[] = {C, {.name = "filing", .type = F_ID}, {0}};
static const struct field PUBLIC_ASK_FORM[] = {
    C,
    {.name = "filing", .type = F_ID},
    {.name = "document", .type = F_LINE, .max = FILING_TITLE_CHARS},
    {.name = "clause", .type = F_LINE, .max = FILING_LINE_CHARS},
    {.name = "reason", .type = F_TEXT, .max = FILING_TEXT_CHARS},
    {.name = "name", .type = F_LINE, .max = FILING_LINE_CHARS},
    {.name = "phone", .type = F_LINE, .max = FILING_LINE_CHARS},
    {0},
};
static const struct field FOLLOW_FORM[] = {
    C, {.name = "code", .type = F_LINE, .required = true, .max = 40}, {0}};
/* clang-format on */

static const struct route ROUTES[] = {
    {GET, "/filing", SEE, filing_web_list, LIST_QUERY},
    {GET, "/filing/new", FILE_, filing_web_new_page},
    {POST, "/filing/new", FILE_, filing_web_new, NEW_FORM, filing_web_new_page,
     .max_body_kib = FILES_KIB},
    {GET, "/filing/ask", READ, filing_web_asks, ASK_QUERY},
    {GET, "/filing/ask/new", FILE_, filing_web_ask_new_page},
    {POST, "/filing/ask/new", FILE_, filing_web_ask_new, ASK_FORM, filing_web_ask_new_page},
    {GET, "/filing/ask/{id}", READ, filing_web_ask},
    {GET, "/filing/ask/{id}/look", MANAGE, filing_web_look_page},
    {POST, "/filing/ask/{id}/look", MANAGE, filing_web_look, LOOK_FORM, filing_web_look_page},
    {GET, "/filing/ask/{id}/decide", MANAGE, filing_web_decide_page},
    {POST, "/filing/ask/{id}/decide", MANAGE, filing_web_decide, DECIDE_FORM,
     filing_web_decide_page},
    {POST, "/filing/ask/{id}/reveal", MANAGE, filing_web_reveal, REVEAL_FORM, filing_web_ask},
    {GET, "/filing/campaign", READ, filing_web_campaigns},
    {GET, "/filing/campaign/new", MANAGE, filing_web_campaign_new_page},
    {POST, "/filing/campaign/new", MANAGE, filing_web_campaign_new, CAMPAIGN_FORM,
     filing_web_campaign_new_page},
    {GET, "/filing/campaign/{id}", READ, filing_web_campaign},
    {POST, "/filing/campaign/{id}/fill", MANAGE, filing_web_campaign_fill, NULL,
     filing_web_campaign},
    {POST, "/filing/campaign/{id}/end", MANAGE, filing_web_campaign_end, NULL, filing_web_campaign},
    {GET, "/filing/campaign/{id}/add", MANAGE, filing_web_item_new_page},
    {POST, "/filing/campaign/{id}/add", MANAGE, filing_web_item_new, ITEM_NEW_FORM,
     filing_web_item_new_page},
    {GET, "/filing/item/{id}", MANAGE, filing_web_item_page},
    {POST, "/filing/item/{id}", MANAGE, filing_web_item, ITEM_FORM, filing_web_item_page},
    {GET, "/filing/cross", READ, filing_web_crosses},
    {GET, "/filing/cross/new", MANAGE, filing_web_cross_new_page},
    {POST, "/filing/cross/new", MANAGE, filing_web_cross_new, CROSS_NEW_FORM,
     filing_web_cross_new_page},
    {GET, "/filing/cross/{id}", MANAGE, filing_web_cross_page},
    {POST, "/filing/cross/{id}", MANAGE, filing_web_cross, CROSS_FORM, filing_web_cross_page},
    {GET, "/filing/catalogue", READ, filing_web_catalogue, CATALOGUE_QUERY},
    {GET, "/filing/catalogue/sent", READ, filing_web_sent, SENT_QUERY},
    {GET, "/filing/catalogue/new", FILE_, filing_web_list_page, LIST_PAGE_QUERY},
    {POST, "/filing/catalogue/new", FILE_, filing_web_list_send, LIST_FORM, filing_web_list_page},
    {GET, "/filing/year", READ, filing_web_years},
    {GET, "/filing/year/{year}", READ, filing_web_year},
    {GET, "/filing/year/{year}/edit", MANAGE, filing_web_year_page},
    {POST, "/filing/year/{year}/edit", MANAGE, filing_web_year_save, YEAR_FORM,
     filing_web_year_page},
    {GET, "/filing/year/{year}/upward", MANAGE, filing_web_upward_page},
    {POST, "/filing/year/{year}/upward", MANAGE, filing_web_upward, UPWARD_FORM,
     filing_web_upward_page},
    {GET, "/filing/year/{year}/paper", READ, filing_web_year_paper, PAPER_QUERY,
     .flags = ROUTE_HEAVY},
    {GET, "/filing/setup", READ, filing_web_setups, SETUP_QUERY},
    {GET, "/filing/setup/new", FILE_, filing_web_setup_new_page},
    {POST, "/filing/setup/new", FILE_, filing_web_setup_new, SETUP_FORM, filing_web_setup_new_page},
    {GET, "/filing/task/{id}", OPINE, filing_web_task_page},
    {POST, "/filing/task/{id}", OPINE, filing_web_task, TASK_FORM, filing_web_task_page},
    {GET, "/filing/{id}", SEE, filing_web_show},
    {GET, "/filing/{id}/beside", OPINE, filing_web_beside, .flags = ROUTE_HEAVY},
    {GET, "/filing/{id}/again", FILE_, filing_web_again_page},
    {POST, "/filing/{id}/again", FILE_, filing_web_again, AGAIN_FORM, filing_web_again_page,
     .max_body_kib = FILES_KIB},
    {GET, "/filing/{id}/act/{act}", FILE_, filing_web_act_page},
    {POST, "/filing/{id}/act/{act}", FILE_, filing_web_act, ACT_FORM, filing_web_act_page},
    {GET, "/filing/{id}/annul", MANAGE, filing_web_annul_page},
    {POST, "/filing/{id}/annul", MANAGE, filing_web_annul, ANNUL_FORM, filing_web_annul_page},
    {GET, "/filing/{id}/amend", FILE_, filing_web_amend_page},
    {POST, "/filing/{id}/amend", FILE_, filing_web_amend, AMEND_FORM, filing_web_amend_page},
    {GET, "/filing/{id}/refile", FILE_, filing_web_refile_page},
    {POST, "/filing/{id}/refile", FILE_, filing_web_refile, REFILE_FORM, filing_web_refile_page,
     .max_body_kib = FILES_KIB},
    {GET, "/filing/{id}/compare", SEE, filing_web_compare, COMPARE_QUERY, .flags = ROUTE_HEAVY},
    {GET, "/filing/{id}/distribute", MANAGE, filing_web_distribute_page},
    {POST, "/filing/{id}/distribute", MANAGE, filing_web_distribute, DISTRIBUTE_FORM,
     filing_web_distribute_page},
    {GET, "/filing/{id}/review", MANAGE, filing_web_review_page},
    {POST, "/filing/{id}/review", MANAGE, filing_web_review, REVIEW_FORM, filing_web_review_page},
    {GET, "/p/filing", PUBLIC, filing_web_public_list, PUBLIC_QUERY},
    {GET, "/p/filing/ask", PUBLIC, filing_web_public_ask_page, PUBLIC_ASK_QUERY},
    {POST, "/p/filing/ask", PUBLIC, filing_web_public_ask, PUBLIC_ASK_FORM,
     filing_web_public_ask_page},
    {GET, "/p/filing/follow", PUBLIC, filing_web_follow_page, PUBLIC_ONE},
    {POST, "/p/filing/follow", PUBLIC, filing_web_follow, FOLLOW_FORM, filing_web_follow_page},
    {GET, "/p/filing/year/{year}", PUBLIC, filing_web_public_year, PUBLIC_ONE},
    {GET, "/p/filing/{id}", PUBLIC, filing_web_public, PUBLIC_ONE},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"filing.see", "office leader committee reader government handler chief"},
    {"filing.read", "office leader committee reader"},
    {"filing.file", "office government handler chief"},
    {"filing.opine", "office committee"},
    {"filing.manage", "office"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.supervise",
     .text = "filing.menu",
     .path = "/filing",
     .icon = "file",
     .permission = SEE,
     .frame = "staff"},
    {0},
};

static const char *const TABLES[] = {"filing",
                                     "filing_step",
                                     "filing_task",
                                     "filing_point",
                                     "filing_ask",
                                     "filing_campaign",
                                     "filing_item",
                                     "filing_cross",
                                     "filing_catalogue",
                                     "filing_report",
                                     "filing_annulment",
                                     "filing_amendment",
                                     "filing_setup",
                                     "filing_refiled",
                                     "filing_catalogue_sent",
                                     "filing_report_up",
                                     NULL};

static const struct sealed_column SEALED[] = {
    {"filing_ask", "name_sealed", "key_id", "filing_ask.name"},
    {"filing_ask", "phone_sealed", "key_id", "filing_ask.phone"},
    {0},
};

const struct module filing_module = {
    .name = "filing",
    .depends = (const char *const[]){"congress", "account", "attachment", "notice", "indicator",
                                     "statute", "vote", "meeting", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = filing_migrations,
    .tables = TABLES,
    .imports = FILING_IMPORTS,
    .indicators = FILING_INDICATORS,
    .notices = FILING_NOTICES,
    .dues = FILING_DUES,
    .subscribers = FILING_SUBSCRIBERS,
    .tasks = filing_tasks,
    .attachments = FILING_ATTACHMENTS,
    .searches = FILING_SEARCHES,
    .publics = FILING_PUBLICS,
    .sealed = SEALED,
    .retentions = FILING_RETENTIONS,
    .demo = filing_demo,
};
