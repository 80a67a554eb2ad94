// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module nomination. Tables only, no logic. */
#include "modules/nomination/nomination_module.h"
#include "modules/nomination/nomination_duties.h"
#include "modules/nomination/nomination_parts.h"
#include "modules/nomination/nomination_web.h"
#include "nomination_migrations.h"

#define OFFICES                                                                                    \
    "committee_chair committee_vice committee_secretary committee_member township_chair "          \
    "township_vice government_head government_vice supervision_head court_head procurator_head "   \
    "upper_deputy acting_chair"

/* clang-format off */
#define VERSION {.name = "version", .type = F_ID, .required = true}
#define VALUES                                                                                     \
    {.name = "title", .type = F_LINE, .required = true, .max = 120},                               \
    {.name = "new_term", .type = F_BOOL},                                                          \
    {.name = "basis", .type = F_LINE, .max = 200},                                                 \
    {.name = "closes_on", .type = F_DATE},                                                         \
    {.name = "closes_hour", .type = F_INT}

static const struct field NEW_FORM[] = {VALUES, {0}};
static const struct field EDIT_FORM[] = {VALUES, VERSION, {0}};
static const struct field POST_FORM[] = {
    {.name = "office", .type = F_WORD, .required = true, .words = OFFICES},
    {.name = "name", .type = F_LINE, .required = true, .max = 120},
    {.name = "occasion", .type = F_WORD, .words = "first by_election"},
    {.name = "seats", .type = F_INT, .required = true},
    {0},
};
static const struct field PERSON_FORM[] = {
    {.name = "name", .type = F_LINE, .required = true, .max = 30},
    {.name = "who", .type = F_LINE, .max = 20},
    {.name = "sex", .type = F_WORD, .words = "male female"},
    {.name = "born", .type = F_LINE, .max = 100},
    {.name = "ethnic", .type = F_LINE, .max = 100},
    {.name = "party", .type = F_LINE, .max = 100},
    {.name = "education", .type = F_LINE, .max = 100},
    {.name = "occupation", .type = F_LINE, .max = 100},
    {.name = "reason", .type = F_TEXT, .required = true, .max = 2000},
    {0},
};
static const struct field CONSENT_FORM[] = {
    {.name = "consent", .type = F_WORD, .required = true, .words = "yes no"},
    {.name = "on", .type = F_DATE, .required = true},
    VERSION,
    {0},
};
static const struct field SETTLE_FORM[] = {
    {.name = "fixed", .type = F_INT, .required = true}, VERSION, {0}};
static const struct field BALLOT_FORM[] = {
    {.name = "item", .type = F_ID, .required = true},
    {.name = "method", .type = F_WORD, .required = true, .words = "device paper"},
    {.name = "seconds", .type = F_INT},
    {.name = "reason", .type = F_LINE, .max = 500},
    VERSION,
    {0},
};
static const struct field APPROVE_FORM[] = {
    {.name = "on", .type = F_DATE, .required = true},
    {.name = "paper", .type = F_LINE, .required = true, .max = 100},
    VERSION,
    {0},
};
static const struct field SEAT_FORM[] = {
    {.name = "who", .type = F_ID, .many = true}, {.name = "version", .type = F_ID}, {0}};
static const struct field AGAIN_FORM[] = {
    {.name = "way", .type = F_WORD, .required = true, .words = "votes nominate"},
    {.name = "fixed", .type = F_INT},
    VERSION,
    {0},
};
/* clang-format on */

#define READ    "nomination.read"
#define MANAGE  "nomination.manage"
#define PROPOSE "nomination.propose"

static const struct route ROUTES[] = {
    {GET, "/nomination", READ, nomination_web_list},
    {GET, "/nomination/new", MANAGE, nomination_web_new_page},
    {POST, "/nomination/new", MANAGE, nomination_web_new, NEW_FORM, nomination_web_new_page},
    {GET, "/nomination/{id}", READ, nomination_web_show},
    {GET, "/nomination/{id}/edit", MANAGE, nomination_web_edit_page},
    {POST, "/nomination/{id}/edit", MANAGE, nomination_web_edit, EDIT_FORM,
     nomination_web_edit_page},
    {GET, "/nomination/{id}/post", MANAGE, nomination_web_post_page},
    {POST, "/nomination/{id}/post", MANAGE, nomination_web_post, POST_FORM,
     nomination_web_post_page},
    {POST, "/nomination/{id}/open", MANAGE, nomination_web_open, NULL, nomination_web_show},
    {POST, "/nomination/{id}/close", MANAGE, nomination_web_close, NULL, nomination_web_show},
    {POST, "/nomination/post/{id}/drop", MANAGE, nomination_web_drop},
    {GET, "/nomination/post/{id}/nominate", READ, nomination_web_nominate_page},
    {POST, "/nomination/post/{id}/nominate", READ, nomination_web_nominate, PERSON_FORM,
     nomination_web_nominate_page},
    {GET, "/nomination/post/{id}/settle", MANAGE, nomination_web_settle_page},
    {POST, "/nomination/post/{id}/settle", MANAGE, nomination_web_settle, SETTLE_FORM,
     nomination_web_settle_page},
    {GET, "/nomination/post/{id}/primary", MANAGE, nomination_web_primary_page},
    {POST, "/nomination/post/{id}/primary", MANAGE, nomination_web_primary, BALLOT_FORM,
     nomination_web_primary_page},
    {POST, "/nomination/post/{id}/taken", MANAGE, nomination_web_taken, NULL,
     nomination_web_settle_page},
    {GET, "/nomination/post/{id}/vote", MANAGE, nomination_web_vote_page},
    {POST, "/nomination/post/{id}/vote", MANAGE, nomination_web_vote, BALLOT_FORM,
     nomination_web_vote_page},
    {GET, "/nomination/post/{id}/approve", MANAGE, nomination_web_approve_page},
    {POST, "/nomination/post/{id}/approve", MANAGE, nomination_web_approve, APPROVE_FORM,
     nomination_web_approve_page},
    {GET, "/nomination/post/{id}/seat", MANAGE, nomination_web_seat_page},
    {POST, "/nomination/post/{id}/seat", MANAGE, nomination_web_seat, SEAT_FORM,
     nomination_web_seat_page},
    {GET, "/nomination/post/{id}/again", MANAGE, nomination_web_again_page},
    {POST, "/nomination/post/{id}/again", MANAGE, nomination_web_again, AGAIN_FORM,
     nomination_web_again_page},
    {GET, "/nomination/person/{id}", READ, nomination_web_person},
    {POST, "/nomination/person/{id}/join", PROPOSE, nomination_web_join, NULL,
     nomination_web_person},
    {POST, "/nomination/person/{id}/leave", PROPOSE, nomination_web_leave, NULL,
     nomination_web_person},
    {POST, "/nomination/person/{id}/withdraw", READ, nomination_web_withdraw, NULL,
     nomination_web_person},
    {GET, "/nomination/person/{id}/consent", MANAGE, nomination_web_consent_page},
    {POST, "/nomination/person/{id}/consent", MANAGE, nomination_web_consent, CONSENT_FORM,
     nomination_web_consent_page},
    {0},
};

static const struct permission PERMISSIONS[] = {
    {"nomination.read", "office leader deputy"},
    {"nomination.propose", "deputy leader"},
    {"nomination.manage", "office"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.meeting",
     .text = "nomination.menu",
     .path = "/nomination",
     .icon = "users",
     .permission = READ,
     .frame = "staff"},
    {0},
};

static const char *const TABLES[] = {"nomination_election", "nomination_post",    "nomination",
                                     "nomination_signer",   "nomination_elected", NULL};

const struct module nomination_module = {
    .name = "nomination",
    .depends = (const char *const[]){"congress", "deputy", "account", "notice", "body", "vote",
                                     "meeting", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = nomination_migrations,
    .tables = TABLES,
    .duties = NOMINATION_DUTIES,
    .notices = NOMINATION_NOTICES,
    .dues = NOMINATION_DUES,
    .demo = nomination_demo,
};
