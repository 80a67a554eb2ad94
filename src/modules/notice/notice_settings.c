// SPDX-License-Identifier: MulanPSL-2.0
/* The congress's settings of the notices: what there is, reading them, storing them. */
#include "modules/notice/notice_settings.h"
#include "base/utf8.h"
#include "modules/notice/notice_actions.h"
#include "modules/notice/notice_rules.h"
#include "modules/notice/notice_store_setting.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/mustache.h"

#define SMS_VALUES "phone text"

const struct notice_setting_def NOTICE_SETTINGS[] = {
    {"site_url", "general", SETTING_LINE, "", NULL, 0, 200},
    {"external_body", "general", SETTING_CHECK, "0", NULL, 0, 0},
    {"quiet_from", "general", SETTING_CLOCK, "21:00", NULL, 0, 0},
    {"quiet_to", "general", SETTING_CLOCK, "7:30", NULL, 0, 0},
    {"digest_at", "general", SETTING_CLOCK, "8:00", NULL, 0, 0},
    {"max_tries", "general", SETTING_INT, "8", NULL, 1, 20},
    {"trusted_hosts", "general", SETTING_LINE, "", NULL, 0, 500},
    {"private_allowed", "general", SETTING_CHECK, "0", NULL, 0, 0},
    {"mail_on", "mail", SETTING_CHECK, "0", NULL, 0, 0},
    {"mail_server", "mail", SETTING_LINE, "", NULL, 0, 200},
    {"mail_port", "mail", SETTING_INT, "0", NULL, 0, 65535},
    {"mail_tls", "mail", SETTING_WORD, "whole", "whole start none", 0, 0},
    {"mail_user", "mail", SETTING_LINE, "", NULL, 0, 200},
    {"mail_password", "mail", SETTING_SECRET, "", NULL, 0, 200},
    {"mail_from", "mail", SETTING_LINE, "", NULL, 0, 200},
    {"mail_from_name", "mail", SETTING_LINE, "", NULL, 0, 40},
    {"sms_on", "sms", SETTING_CHECK, "0", NULL, 0, 0},
    {"sms_url", "sms", SETTING_LINE, "", NULL, 0, 500},
    {"sms_method", "sms", SETTING_WORD, "post", "post get", 0, 0},
    {"sms_type", "sms", SETTING_WORD, "form", "form json", 0, 0},
    {"sms_body", "sms", SETTING_TEXT, "mobile={{phone}}&content={{text}}", NULL, 0, 1000},
    {"sms_header", "sms", SETTING_SECRET, "", NULL, 0, 500},
    {"sms_success", "sms", SETTING_LINE, "", NULL, 0, 100},
    {0},
};

/* ---------------------------------------------------------------- reading */

struct stored {
    struct notice_setting_row *rows;
    size_t count;
};

static struct str value_of(const struct stored *s, const struct notice_setting_def *def)
{
    arr_each (i, s->count)
        if (str_eqz(s->rows[i].name, def->name))
            return s->rows[i].value;
    return str_from(def->initial);
}

static struct str text_at(const struct stored *s, const char *name)
{
    const struct notice_setting_def *def = NOTICE_SETTINGS;

    while (strcmp(def->name, name) != 0)
        def++;
    return value_of(s, def);
}

static int64_t number_at(const struct stored *s, const char *name)
{
    int64_t n = 0;

    (void)str_to_int(text_at(s, name), &n);
    return n;
}

static bool bool_at(const struct stored *s, const char *name)
{
    return str_eqz(text_at(s, name), "1");
}

static int64_t clock_at(const struct stored *s, const char *name)
{
    int64_t minute = 0;

    (void)notice_clock_parse(text_at(s, name), &minute);
    return minute;
}

static enum net_tls tls_at(const struct stored *s)
{
    const struct str word = text_at(s, "mail_tls");

    if (str_eqz(word, "none"))
        return NET_TLS_NONE;
    return str_eqz(word, "start") ? NET_TLS_START : NET_TLS_WHOLE;
}

enum status notice_settings(struct ctx *ctx, struct notice_settings *out)
{
    struct stored s;

    TRY(notice_store_settings(ctx, &s.rows, &s.count));
    *out = (struct notice_settings){
        .site_url = text_at(&s, "site_url"),
        .external_body = bool_at(&s, "external_body"),
        .quiet_from = clock_at(&s, "quiet_from"),
        .quiet_to = clock_at(&s, "quiet_to"),
        .digest_at = clock_at(&s, "digest_at"),
        .max_tries = number_at(&s, "max_tries"),
        .trusted_hosts = text_at(&s, "trusted_hosts"),
        .private_allowed = bool_at(&s, "private_allowed"),
        .mail_on = bool_at(&s, "mail_on"),
        .mail_server = text_at(&s, "mail_server"),
        .mail_user = text_at(&s, "mail_user"),
        .mail_password = text_at(&s, "mail_password"),
        .mail_from = text_at(&s, "mail_from"),
        .mail_from_name = text_at(&s, "mail_from_name"),
        .mail_port = number_at(&s, "mail_port"),
        .mail_tls = tls_at(&s),
        .sms_on = bool_at(&s, "sms_on"),
        .sms_url = text_at(&s, "sms_url"),
        .sms_method = text_at(&s, "sms_method"),
        .sms_type = text_at(&s, "sms_type"),
        .sms_body = text_at(&s, "sms_body"),
        .sms_header = text_at(&s, "sms_header"),
        .sms_success = text_at(&s, "sms_success"),
    };
    return ST_OK;
}

enum status notice_settings_shown(struct ctx *ctx, struct str **out)
{
    struct stored s;

    TRY(notice_store_settings(ctx, &s.rows, &s.count));
    *out = arena_array(ctx->arena, COUNT(NOTICE_SETTINGS), struct str);
    for (size_t i = 0; NOTICE_SETTINGS[i].name != NULL; i++)
        (*out)[i] =
            NOTICE_SETTINGS[i].kind == SETTING_SECRET ? S("") : value_of(&s, &NOTICE_SETTINGS[i]);
    return ST_OK;
}

enum status notice_secret_set(struct ctx *ctx, const char *name, bool *out)
{
    struct stored s;

    TRY(notice_store_settings(ctx, &s.rows, &s.count));
    *out = text_at(&s, name).len != 0;
    return ST_OK;
}

enum status notice_channels_on(struct ctx *ctx, bool *out_mail, bool *out_sms)
{
    struct notice_settings s;

    TRY(notice_settings(ctx, &s));
    *out_mail = s.mail_on;
    *out_sms = s.sms_on;
    return ST_OK;
}

/* ---------------------------------------------------------------- storing */

static bool is_word(const char *words, struct str value)
{
    struct str rest = str_from(words), word;

    while (str_cut(&rest, ' ', &word))
        if (str_eq(word, value))
            return true;
    return false;
}

static void check_number(struct ctx *ctx, const struct notice_setting_def *def, struct str value)
{
    int64_t n;

    if (!str_to_int(value, &n) || n < def->min || n > def->max)
        invalid(ctx, def->name, "notice.number_wrong",
                str_printf(ctx->arena, "%d～%d", (int)def->min, (int)def->max).ptr);
}

static void check_one(struct ctx *ctx, const struct notice_setting_def *def, struct str value)
{
    int64_t minute;
    char limit[24];

    switch (def->kind) {
    case SETTING_LINE:
    case SETTING_TEXT:
    case SETTING_SECRET:
        snprintf(limit, sizeof limit, "%d", (int)def->max);
        if (utf8_chars(value.ptr, value.len) > (size_t)def->max)
            invalid(ctx, def->name, "form.too_long", limit);
        break;
    case SETTING_INT:
        check_number(ctx, def, value);
        break;
    case SETTING_CLOCK:
        if (!notice_clock_parse(value, &minute))
            invalid(ctx, def->name, "notice.clock_wrong", NULL);
        break;
    case SETTING_WORD:
        if (!is_word(def->words, value))
            invalid(ctx, def->name, "form.not_a_choice", NULL);
        break;
    case SETTING_CHECK:
        break;
    }
}

static struct str typed(const struct str *values, const char *name)
{
    size_t i = 0;

    while (strcmp(NOTICE_SETTINGS[i].name, name) != 0)
        i++;
    return values[i];
}

static void check_mail(struct ctx *ctx, const struct str *values)
{
    if (!str_eqz(typed(values, "mail_on"), "1"))
        return;
    if (typed(values, "mail_server").len == 0)
        invalid(ctx, "mail_server", "notice.needed", NULL);
    if (!net_mail_address(typed(values, "mail_from")))
        invalid(ctx, "mail_from", "net.bad_address", NULL);
}

static void check_sms(struct ctx *ctx, const struct str *values)
{
    struct err err = {0};

    if (mustache_check(ctx->arena, typed(values, "sms_body"), SMS_VALUES, &err) != ST_OK)
        invalid(ctx, "sms_body", err.key, err.arg);
    if (str_eqz(typed(values, "sms_on"), "1") && typed(values, "sms_url").len == 0)
        invalid(ctx, "sms_url", "notice.needed", NULL);
}

static void check_general(struct ctx *ctx, const struct str *values)
{
    const struct str url = typed(values, "site_url");

    if (url.len != 0 && !str_starts(url, S("https://")) && !str_starts(url, S("http://")))
        invalid(ctx, "site_url", "net.bad_url", NULL);
}

struct save {
    const char *page;
    const struct str *values;
};

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct save *in = input;

    for (size_t i = 0; NOTICE_SETTINGS[i].name != NULL; i++) {
        const struct notice_setting_def *def = &NOTICE_SETTINGS[i];
        const bool secret = def->kind == SETTING_SECRET;

        if (strcmp(def->page, in->page) != 0 || (secret && in->values[i].len == 0))
            continue;
        TRY(notice_store_set(ctx, def->name, in->values[i], secret));
    }
    return event_emit_data(ctx, "notice.settings_saved", ctx->congress_id,
                           str_printf(ctx->arena, "{\"page\":\"%s\"}", in->page));
}

enum status notice_settings_save(struct ctx *ctx, const char *page, const struct str *values)
{
    for (size_t i = 0; NOTICE_SETTINGS[i].name != NULL; i++)
        if (strcmp(NOTICE_SETTINGS[i].page, page) == 0)
            check_one(ctx, &NOTICE_SETTINGS[i], values[i]);
    if (strcmp(page, "mail") == 0)
        check_mail(ctx, values);
    else if (strcmp(page, "sms") == 0)
        check_sms(ctx, values);
    else
        check_general(ctx, values);
    TRY(invalid_done(ctx));
    return db_tx(ctx, save_tx, &(struct save){page, values});
}
