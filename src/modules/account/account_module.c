// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module account. Tables only, no logic. */
#include "modules/account/account_module.h"
#include "account_migrations.h"
#include "account_view.h"
#include "modules/account/account_command.h"
#include "modules/account/account_jobs.h"
#include "modules/account/account_web.h"
#include "platform/crypt.h"

#define ROLE_WORDS                                                                                 \
    "admin auditor office leader committee government govleader handler chief deputy reader"

static const struct field SIGN_IN_QUERY[] = {
    {.name = "next", .type = F_LINE, .max = 2000},
    {0},
};
static const struct field SIGN_IN_FORM[] = {
    {.name = "login", .type = F_LINE, .max = 60}, /* the action asks for what is missing */
    {.name = "password", .type = F_SECRET},
    {.name = "ticket", .type = F_LINE, .max = 64}, /* of the first step, for the second */
    {.name = "code", .type = F_LINE, .max = 40},
    {.name = "next", .type = F_LINE, .max = 2000},
    {0},
};
static const struct field SLIP_FORM[] = {
    {.name = "code", .type = F_LINE, .required = true, .max = 80},
    {0},
};
static const struct field PASSWORD_FORM[] = {
    {.name = "current", .type = F_SECRET},
    {.name = "password", .type = F_SECRET, .required = true},
    {.name = "again", .type = F_SECRET, .required = true},
    {0},
};
static const struct field CODE_FORM[] = {
    {.name = "code", .type = F_LINE, .required = true, .max = 40},
    {0},
};
static const struct field SECOND_FORM[] = {
    {.name = "role", .type = F_WORD, .words = ROLE_WORDS, .many = true},
    {0},
};
static const struct field CHOOSE_FORM[] = {
    {.name = "post", .type = F_ID, .required = true},
    {0},
};
static const struct field SITTING_QUERY[] = {
    {.name = "q", .type = F_LINE, .max = 60},
    {.name = "after", .type = F_LINE, .max = 800},
    {.name = "limit", .type = F_INT},
    {0},
};

static const struct field LIST_QUERY[] = {
    {.name = "q", .type = F_LINE, .max = 60},
    {.name = "role", .type = F_WORD, .words = ROLE_WORDS},
    {.name = "organ", .type = F_ID},
    {.name = "closed", .type = F_BOOL},
    {.name = "sort", .type = F_WORD, .words = "name -name login -login created -created"},
    {.name = "after", .type = F_LINE, .max = 800},
    {.name = "limit", .type = F_INT},
    {.name = "format", .type = F_WORD, .words = "csv xlsx"},
    {0},
};
static const struct field NEW_QUERY[] = {
    {.name = "deputy", .type = F_ID},
    {0},
};
static const struct field NEW_FORM[] = {
    {.name = "name", .type = F_LINE, .required = true, .max = 40},
    {.name = "login", .type = F_LINE, .required = true, .max = 60},
    {.name = "role", .type = F_WORD, .required = true, .words = ROLE_WORDS},
    {.name = "organ", .type = F_ID},
    {.name = "title", .type = F_LINE, .max = 40},
    {.name = "phone", .type = F_LINE, .max = 30},
    {.name = "deputy", .type = F_ID},
    {0},
};
static const struct field EDIT_FORM[] = {
    {.name = "name", .type = F_LINE, .required = true, .max = 40},
    {.name = "phone", .type = F_LINE, .max = 30},
    {.name = "version", .type = F_ID, .required = true},
    {0},
};
static const struct field POST_FORM[] = {
    {.name = "role", .type = F_WORD, .required = true, .words = ROLE_WORDS},
    {.name = "organ", .type = F_ID},
    {.name = "title", .type = F_LINE, .max = 40},
    {.name = "from_on", .type = F_DATE, .required = true},
    {0},
};
static const struct field END_POST_FORM[] = {
    {.name = "to_on", .type = F_DATE, .required = true},
    {0},
};
static const struct field HAND_ON_FORM[] = {
    {.name = "successor", .type = F_ID, .required = true},
    {.name = "leaving_on", .type = F_DATE, .required = true},
    {0},
};
static const struct field DEPUTIES_FORM[] = {
    {.name = "delegation", .type = F_ID},
    {.name = "again", .type = F_BOOL},
    {0},
};
static const struct field ROLE_FORM[] = {
    {.name = "stamp", .type = F_INT, .required = true},
    {.name = "grant", .type = F_LINE, .max = 100, .many = true},
    {0},
};
static const struct field TOKEN_FORM[] = {
    {.name = "name", .type = F_LINE, .required = true, .max = 40},
    {.name = "role", .type = F_WORD, .required = true, .words = ROLE_WORDS},
    {.name = "organ", .type = F_ID},
    {.name = "until", .type = F_DATE, .required = true},
    {.name = "access", .type = F_WORD, .words = "write read"},
    {.name = "module", .type = F_LINE, .max = 40, .many = true},
    {.name = "keys", .type = F_BOOL},
    {0},
};
static const struct field JOURNAL_QUERY[] = {
    {.name = "from", .type = F_DATE},
    {.name = "to", .type = F_DATE},
    {.name = "account", .type = F_ID},
    {.name = "module", .type = F_LINE, .max = 40},
    {.name = "subject", .type = F_ID},
    {.name = "after", .type = F_LINE, .max = 400},
    {.name = "limit", .type = F_INT},
    {.name = "format", .type = F_WORD, .words = "csv xlsx"},
    {0},
};

/* clang-format off */
static const struct route ROUTES[] = {
    {GET, "/account/sign-in", PUBLIC, account_web_sign_in_page, SIGN_IN_QUERY},
    {POST, "/account/sign-in", PUBLIC, account_web_sign_in, SIGN_IN_FORM, account_web_sign_in_page,
     ROUTE_NARROW},
    {POST, "/account/sign-out", SIGNED_IN, account_web_sign_out, .flags = ROUTE_FIRST},
    {GET, "/account/slip", PUBLIC, account_web_slip_type},
    {POST, "/account/slip", PUBLIC, account_web_slip_typed, SLIP_FORM, account_web_slip_type},
    {GET, "/account/slip/{token}", PUBLIC, account_web_slip_page},
    {POST, "/account/slip/{token}", PUBLIC, account_web_slip},

    {GET, "/account", SIGNED_IN, account_web_me},
    {POST, "/account/session/{id}/end", SIGNED_IN, account_web_end_session},
    {POST, "/account/sessions/end", SIGNED_IN, account_web_end_others},
    {GET, "/account/password", SIGNED_IN, account_web_password_page, .flags = ROUTE_FIRST},
    {POST, "/account/password", SIGNED_IN, account_web_password, PASSWORD_FORM,
     account_web_password_page, ROUTE_FIRST | ROUTE_NARROW},
    {GET, "/account/totp", SIGNED_IN, account_web_totp_page, .flags = ROUTE_FIRST},
    {POST, "/account/totp/start", SIGNED_IN, account_web_totp_start, .flags = ROUTE_FIRST},
    {POST, "/account/totp/confirm", SIGNED_IN, account_web_totp_confirm, CODE_FORM,
     account_web_totp_page, ROUTE_FIRST},
    {POST, "/account/totp/codes", SIGNED_IN, account_web_totp_codes, CODE_FORM,
     account_web_totp_page, ROUTE_FIRST},
    {POST, "/account/totp/off", SIGNED_IN, account_web_totp_off, CODE_FORM, account_web_totp_page,
     ROUTE_FIRST},
    {GET, "/account/post", SIGNED_IN, account_web_choose_page},
    {POST, "/account/post", SIGNED_IN, account_web_choose, CHOOSE_FORM, account_web_choose_page},

    {GET, "/account/list", "account.view", account_web_list, LIST_QUERY},
    {GET, "/account/list/export", "account.view", account_web_export, LIST_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {GET, "/account/session", "account.sessions", account_web_sessions, SITTING_QUERY,
     .shows = &account_sessions_view},
    {GET, "/account/new", "account.manage", account_web_new_page, NEW_QUERY},
    {POST, "/account/new", "account.manage", account_web_new, NEW_FORM, account_web_new_page},
    {GET, "/account/deputies", "account.slip", account_web_slips_ask},
    {POST, "/account/deputies", "account.slip", account_web_slips_print, DEPUTIES_FORM,
     account_web_slips_ask},
    {GET, "/account/{id}", "account.view", account_web_show},
    {GET, "/account/{id}/edit", "account.manage", account_web_edit_page},
    {POST, "/account/{id}/edit", "account.manage", account_web_edit, EDIT_FORM,
     account_web_edit_page},
    {GET, "/account/{id}/post", "account.manage", account_web_post_page},
    {POST, "/account/{id}/post", "account.manage", account_web_post, POST_FORM,
     account_web_post_page},
    {GET, "/account/{id}/post/{post}/end", "account.manage", account_web_end_post_page},
    {POST, "/account/{id}/post/{post}/end", "account.manage", account_web_end_post, END_POST_FORM,
     account_web_end_post_page},
    {GET, "/account/{id}/hand-on", "account.manage", account_web_hand_on_page},
    {POST, "/account/{id}/hand-on", "account.manage", account_web_hand_on, HAND_ON_FORM,
     account_web_hand_on_page},
    {POST, "/account/{id}/close", "account.manage", account_web_close},
    {POST, "/account/{id}/open", "account.manage", account_web_open},
    {POST, "/account/{id}/session/{session}/end", "account.slip", account_web_end_any},
    {POST, "/account/{id}/sessions/end", "account.slip", account_web_end_all},
    {GET, "/account/{id}/slip", "account.slip", account_web_slip_ask},
    {POST, "/account/{id}/slip", "account.slip", account_web_slip_print},
    {GET, "/account/{id}/reset", "account.slip", account_web_reset_ask},
    {POST, "/account/{id}/reset", "account.slip", account_web_reset, .flags = ROUTE_NARROW},

    {POST, "/account/{id}/totp/reset", "account.slip", account_web_totp_reset},
    {GET, "/account/role/second", "account.role", account_web_second_page},
    {POST, "/account/role/second", "account.role", account_web_second, SECOND_FORM,
     account_web_second_page},
    {GET, "/account/role", "account.role", account_web_role_page},
    {POST, "/account/role", "account.role", account_web_role, ROLE_FORM, account_web_role_page},
    {GET, "/account/token", "account.token", account_web_token_page},
    {POST, "/account/token", "account.token", account_web_token, TOKEN_FORM,
     account_web_token_page},
    {POST, "/account/token/{id}/revoke", "account.token", account_web_token_revoke},
    {GET, "/account/system", "account.system", account_web_system, .shows = &account_system_view},
    {POST, "/account/system/{job}/run", "account.run_job", account_web_run_job},
    {GET, "/journal", "account.journal", account_web_journal, JOURNAL_QUERY},
    {GET, "/journal/export", "account.journal", account_web_journal_export, JOURNAL_QUERY,
     .flags = ROUTE_HEAVY | ROUTE_NO_JSON},
    {0},
};
/* clang-format on */

/* Whoever administers accounts sees no content; whoever audits changes nothing. */
static const struct permission PERMISSIONS[] = {
    {"account.view", "admin auditor office"},
    {"account.manage", "admin"},
    {"account.role", "admin"},
    {"account.token", "admin"},
    {"account.slip", "admin office"},
    {"account.sessions", "admin auditor"},
    {"account.journal", "auditor"},
    {"account.system", "admin auditor"},
    {"account.run_job", "admin"},
    {0},
};

static const struct menu_item MENU[] = {
    {.group = "frame.group.admin",
     .text = "account.menu",
     .path = "/account/list",
     .icon = "users",
     .permission = "account.view",
     .frame = "staff"},
    {.group = "frame.group.admin",
     .text = "account.menu.role",
     .path = "/account/role",
     .icon = "lock",
     .permission = "account.role",
     .frame = "staff"},
    {.group = "frame.group.admin",
     .text = "account.menu.token",
     .path = "/account/token",
     .icon = "link",
     .permission = "account.token",
     .frame = "staff"},
    {.group = "frame.group.admin",
     .text = "account.menu.journal",
     .path = "/journal",
     .icon = "clipboard",
     .permission = "account.journal",
     .frame = "staff"},
    {.group = "frame.group.admin",
     .text = "account.menu.system",
     .path = "/account/system",
     .icon = "clock",
     .permission = "account.system",
     .frame = "staff"},
    {.text = "account.menu.me",
     .path = "/account",
     .icon = "user",
     .permission = SIGNED_IN,
     .frame = "deputy"},
    {0},
};

static const char *const TABLES[] = {
    "account",
    "account_post",
    "account_role",
    "account_role_permission",
    "account_role_second",
    "account_seeded",
    "account_slip",
    "account_token",
    "account_token_scope",
    "account_totp",
    "account_totp_code",
    NULL,
};
static const char *const TABLES_UNJOURNALLED[] = {
    "account_session",   /* written every few minutes; sign-in and end have their events */
    "account_device",    /* only spares the owner of an account a wait */
    "account_attempt",   /* counters that forget; what makes wait has its event */
    "account_second",    /* sign-ins between two steps; ten minutes */
    "account_totp_step", /* which code was the last; the sign-in has its event */
    "account_token_use", /* when a token was last used; its issue and end have their events */
    "account_stamp",     /* tells caches that roles have changed */
    NULL,
};

static const struct sealed_column SEALED[] = {
    {"account", "phone_sealed", "key_id", "account.phone"},
    {"account_totp", "secret_sealed", "key_id", "account.totp", "account"},
    {0},
};

const struct module account_module = {
    .name = "account",
    .depends = (const char *const[]){"congress", "deputy", NULL},
    .routes = ROUTES,
    .permissions = PERMISSIONS,
    .menu = MENU,
    .migrations = account_migrations,
    .tables = TABLES,
    .sealed = SEALED,
    .tables_unjournalled = TABLES_UNJOURNALLED,
    .notices = ACCOUNT_NOTICES,
    .dues = ACCOUNT_DUES,
    .jobs = ACCOUNT_JOBS,
    .subscribers = ACCOUNT_SUBSCRIBERS,
    .commands = ACCOUNT_COMMANDS,
    .demo = account_demo,
};
