// SPDX-License-Identifier: MulanPSL-2.0
/* Front door of the module notice. Tables only, no logic. */
#include "modules/notice/notice_module.h"
#include "modules/notice/notice.h"
#include "modules/notice/notice_actions.h"
#include "modules/notice/notice_jobs.h"
#include "modules/notice/notice_parts.h"
#include "modules/notice/notice_web.h"
#include "notice_admin_view.h"
#include "notice_migrations.h"
#include "notice_view.h"
#include "platform/crypt.h"

static const struct field LIST_QUERY[] = {
    {.name = "show", .type = F_WORD, .words = "unread all"},
    {.name = "after", .type = F_LINE, .max = 400},
    {.name = "limit", .type = F_INT},
    {0},
};

static const struct field ME_FORM[] = {
    {.name = "version", .type = F_INT},
    {.name = "mail", .type = F_LINE},
    {.name = "digest_at", .type = F_LINE, .max = 10},
    {.name = "quiet_from", .type = F_LINE, .max = 10},
    {.name = "quiet_to", .type = F_LINE, .max = 10},
    {.name = "choice", .type = F_LINE, .many = true},
    {0},
};

static const struct field KIND_QUERY[] = {{.name = "kind", .type = F_LINE}, {0}};

static const struct field TEXT_FORM[] = {
    {.name = "kind", .type = F_LINE, .required = true},
    {.name = "version", .type = F_INT},
    {.name = "title", .type = F_LINE, .max = 300},
    {.name = "body", .type = F_TEXT, .max = 4000},
    {.name = "look", .type = F_BOOL},
    {0},
};

static const struct field RESET_FORM[] = {
    {.name = "kind", .type = F_LINE, .required = true},
    {.name = "version", .type = F_INT},
    {0},
};

static const struct field RULE_FORM[] = {
    {.name = "version", .type = F_INT},
    {.name = "source", .type = F_LINE, .required = true},
    {.name = "days", .type = F_INT, .required = true},
    {.name = "whom", .type = F_LINE, .required = true},
    {.name = "active", .type = F_BOOL},
    {0},
};

static const struct field SETUP_FORM[] = {
    {.name = "version", .type = F_INT},
    {.name = "site_url", .type = F_LINE},
    {.name = "external_body", .type = F_BOOL},
    {.name = "quiet_from", .type = F_LINE},
    {.name = "quiet_to", .type = F_LINE},
    {.name = "digest_at", .type = F_LINE},
    {.name = "max_tries", .type = F_INT},
    {.name = "trusted_hosts", .type = F_LINE, .max = 500},
    {.name = "private_allowed", .type = F_BOOL},
    {.name = "mail_on", .type = F_BOOL},
    {.name = "mail_server", .type = F_LINE},
    {.name = "mail_port", .type = F_INT},
    {.name = "mail_tls", .type = F_LINE},
    {.name = "mail_user", .type = F_LINE},
    {.name = "mail_password", .type = F_SECRET},
    {.name = "mail_from", .type = F_LINE},
    {.name = "mail_from_name", .type = F_LINE},
    {.name = "sms_on", .type = F_BOOL},
    {.name = "sms_url", .type = F_LINE, .max = 500},
    {.name = "sms_method", .type = F_LINE},
    {.name = "sms_type", .type = F_LINE},
    {.name = "sms_body", .type = F_TEXT, .max = 2000},
    {.name = "sms_header", .type = F_SECRET},
    {.name = "sms_success", .type = F_LINE},
    {.name = "try_to", .type = F_LINE},
    {0},
};

static const struct field HOOK_FORM[] = {
    {.name = "version", .type = F_INT},   {.name = "name", .type = F_LINE, .max = 60},
    {.name = "format", .type = F_LINE},   {.name = "url", .type = F_SECRET},
    {.name = "secret", .type = F_SECRET}, {.name = "kinds", .type = F_LINE, .many = true},
    {.name = "active", .type = F_BOOL},   {0},
};

static const struct field SENT_QUERY[] = {
    {.name = "channel", .type = F_WORD, .words = "mail sms hook"},
    {.name = "state", .type = F_WORD, .words = "waiting sending sent failed dropped"},
    {.name = "after", .type = F_LINE, .max = 400},
    {.name = "limit", .type = F_INT},
    {0},
};

/* clang-format off */
static const struct route ROUTES[] = {
    {GET, "/notice", SIGNED_IN, notice_web_list, LIST_QUERY, .shows = &notice_list_view},
    {POST, "/notice/{id}/open", SIGNED_IN, notice_web_open},
    {POST, "/notice/{id}/read", SIGNED_IN, notice_web_read},
    {POST, "/notice/read-all", SIGNED_IN, notice_web_read_all},
    {GET, "/notice/settings", SIGNED_IN, notice_web_settings, .shows = &notice_settings_view},
    {POST, "/notice/settings", SIGNED_IN, notice_web_settings_save, ME_FORM, notice_web_settings},

    {GET, "/notice/text", "notice.office", notice_web_texts, .shows = &notice_texts_view},
    {GET, "/notice/text/edit", "notice.office", notice_web_text, KIND_QUERY, .shows = &notice_text_view},
    {POST, "/notice/text/edit", "notice.office", notice_web_text_save, TEXT_FORM, notice_web_text},
    {POST, "/notice/text/reset", "notice.office", notice_web_text_reset, RESET_FORM},
    {GET, "/notice/rule", "notice.office", notice_web_rules, .flags = ROUTE_HEAVY, .shows = &notice_rules_view},
    {GET, "/notice/rule/new", "notice.office", notice_web_rule, .shows = &notice_rule_view},
    {POST, "/notice/rule/new", "notice.office", notice_web_rule_save, RULE_FORM, notice_web_rule},
    {GET, "/notice/rule/{id}", "notice.office", notice_web_rule, .shows = &notice_rule_view},
    {POST, "/notice/rule/{id}", "notice.office", notice_web_rule_save, RULE_FORM, notice_web_rule},
    {POST, "/notice/rule/{id}/drop", "notice.office", notice_web_rule_drop},

    {GET, "/notice/setup", "notice.channel", notice_web_setup, .shows = &notice_setup_view},
    {GET, "/notice/setup/general", "notice.channel", notice_web_setup_general, .shows = &notice_setup_form_view},
    {POST, "/notice/setup/general", "notice.channel", notice_web_setup_general_save, SETUP_FORM, notice_web_setup_general},
    {GET, "/notice/setup/mail", "notice.channel", notice_web_setup_mail, .shows = &notice_setup_form_view},
    {POST, "/notice/setup/mail", "notice.channel", notice_web_setup_mail_save, SETUP_FORM, notice_web_setup_mail},
    {GET, "/notice/setup/sms", "notice.channel", notice_web_setup_sms, .shows = &notice_setup_form_view},
    {POST, "/notice/setup/sms", "notice.channel", notice_web_setup_sms_save, SETUP_FORM, notice_web_setup_sms},
    {GET, "/notice/hook/new", "notice.channel", notice_web_hook, .shows = &notice_setup_form_view},
    {POST, "/notice/hook/new", "notice.channel", notice_web_hook_save, HOOK_FORM, notice_web_hook},
    {GET, "/notice/hook/{id}", "notice.channel", notice_web_hook, .shows = &notice_setup_form_view},
    {POST, "/notice/hook/{id}", "notice.channel", notice_web_hook_save, HOOK_FORM, notice_web_hook},
    {POST, "/notice/hook/{id}/drop", "notice.channel", notice_web_hook_drop},
    {POST, "/notice/hook/{id}/try", "notice.channel", notice_web_hook_try, .page = notice_web_setup},
    {GET, "/notice/sent", "notice.channel", notice_web_sent, SENT_QUERY, .shows = &notice_sent_view},
    {POST, "/notice/sent/again", "notice.channel", notice_web_sent_again},
    {POST, "/notice/sent/{id}/again", "notice.channel", notice_web_sent_again},
    {0},
};
/* clang-format on */

static const struct menu_item MENU[] = {
    {.text = "notice.title",
     .path = "/notice",
     .icon = "bell",
     .permission = SIGNED_IN,
     .count = notice_unread,
     .frame = "head"},
    {.group = "frame.group.admin",
     .text = "notice.menu_office",
     .path = "/notice/rule",
     .icon = "bell",
     .permission = "notice.office",
     .frame = "staff"},
    {.group = "frame.group.admin",
     .text = "notice.menu_channel",
     .path = "/notice/setup",
     .icon = "bell",
     .permission = "notice.channel",
     .frame = "staff"},
    {0},
};

static const struct sealed_column SEALED[] = {
    {"notice_person", "mail_sealed", "key_id", "notice.mail"},
    {"notice_setting", "sealed", "key_id", "notice.secret"},
    {"notice_hook", "url_sealed", "key_id", "notice.hook_url"},
    {"notice_hook", "secret_sealed", "key_id", "notice.hook_secret"},
    {0},
};

const struct module notice_module = {
    .name = "notice",
    .depends = (const char *const[]){"congress", "account", NULL},
    .routes = ROUTES,
    .permissions = NOTICE_PERMISSIONS,
    .menu = MENU,
    .migrations = notice_migrations,
    .tables = NOTICE_TABLES,
    .sealed = SEALED,
    .tables_unjournalled = NOTICE_TABLES_UNJOURNALLED,
    .jobs = NOTICE_JOBS,
    .subscribers = NOTICE_SUBSCRIBERS,
    .check = notice_check,
};
