// SPDX-License-Identifier: MulanPSL-2.0
/* Channels: mail, messages, general settings, robots; each can be tried. */
#include "modules/notice/notice_actions.h"
#include "modules/notice/notice_web.h"
#include "modules/notice/notice_web_common.h"
#include "notice_admin_view.h"
#include "platform/form_page.h"
#include "platform/text.h"

#define SETUP_PAGE "/notice/setup"
#define HOOK_PAGE  "/notice/hook"

static const char *const PAGES[] = {"general", "mail", "sms"};

/* ---------------------------------------------------------------- overview */

static enum status show_channels(struct ctx *ctx, struct notice_setup_v *v)
{
    struct notice_channel_v *rows = arena_array(ctx->arena, COUNT(PAGES), struct notice_channel_v);
    bool mail, sms;

    TRY(notice_channels_on(ctx, &mail, &sms));
    arr_each (i, COUNT(PAGES))
        rows[i] = (struct notice_channel_v){
            .label = text_of("notice.setup.page.", str_from(PAGES[i])),
            .note = text_of("notice.setup.note.", str_from(PAGES[i])),
            .on = i == 0 || (i == 1 ? mail : sms),
            .url = str_printf(ctx->arena, SETUP_PAGE "/%s", PAGES[i]),
        };
    v->channels = rows;
    v->channels_count = COUNT(PAGES);
    return ST_OK;
}

static struct str kinds_text(struct ctx *ctx, struct str kinds)
{
    struct buf b = buf_new(ctx->arena, 0);
    struct str one;

    while (str_cut(&kinds, ' ', &one)) {
        if (one.len == 0)
            continue;
        buf_z(&b, b.len == 0 ? "" : "、");
        buf_str(&b, notice_web_kind(ctx, one));
    }
    return b.len != 0 ? buf_view(&b) : T("notice.hook.all_kinds");
}

static enum status show_hooks(struct ctx *ctx, struct notice_setup_v *v)
{
    struct notice_hook *hooks;
    struct notice_hook_row_v *rows;

    TRY(notice_hooks(ctx, &hooks, &v->hooks_count));
    rows = arena_array(ctx->arena, v->hooks_count, struct notice_hook_row_v);
    arr_each (i, v->hooks_count) {
        const long long id = (long long)hooks[i].id;

        rows[i] = (struct notice_hook_row_v){
            .id = hooks[i].id,
            .name = hooks[i].name,
            .format = hooks[i].format,
            .kinds = kinds_text(ctx, hooks[i].kinds),
            .active = hooks[i].active,
            .url = str_printf(ctx->arena, HOOK_PAGE "/%lld", id),
            .try = {.url = str_printf(ctx->arena, HOOK_PAGE "/%lld/try", id),
                    .label = T("notice.setup.try")},
        };
    }
    v->hooks = rows;
    return ST_OK;
}

enum status notice_web_setup(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct notice_setup_v v = {.crumbs =
                                   notice_web_crumbs(ctx, S(""), S(""), T("notice.setup.title"))};

    TRY(show_channels(ctx, &v));
    TRY(show_hooks(ctx, &v));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("notice.setup.title"), &notice_setup_view, &v);
}

/* ---------------------------------------------------------------- one page of settings */

static const char *const KINDS[] = {
    [SETTING_LINE] = "line",     [SETTING_TEXT] = "text",  [SETTING_INT] = "int",
    [SETTING_CHECK] = "check",   [SETTING_CLOCK] = "line", [SETTING_WORD] = "select",
    [SETTING_SECRET] = "secret",
};

static void put_words(struct form_page *f, struct field_v *field,
                      const struct notice_setting_def *def)
{
    struct option_v options[8];
    struct str rest = str_from(def->words), word;
    size_t n = 0;

    while (str_cut(&rest, ' ', &word) && n < COUNT(options)) {
        const char *key =
            str_printf(f->ctx->arena, "notice.word.%s." STR_FMT, def->name, STR_ARG(word)).ptr;

        options[n++] = (struct option_v){.value = word, .label = text(key)};
    }
    form_options(f->ctx, field, options, n);
}

static enum status put_setting(struct form_page *f, const struct notice_setting_def *def,
                               struct str stored)
{
    const char *label = str_printf(f->ctx->arena, "notice.setting.%s", def->name).ptr;
    struct field_v *field;
    bool set;

    if (def->kind == SETTING_CHECK && str_eqz(stored, "0"))
        stored = S("");
    field = form_page_put(f, KINDS[def->kind], def->name, label, stored);
    if (def->kind == SETTING_WORD)
        put_words(f, field, def);
    if (def->kind == SETTING_TEXT)
        form_max(field, (unsigned)def->max, 4);
    if (def->kind != SETTING_SECRET)
        return ST_OK;
    TRY(notice_secret_set(f->ctx, def->name, &set));
    field->hint = set ? T("notice.secret_set") : T("notice.secret_none");
    field->about = true;
    field->autocomplete = S("new-password");
    return ST_OK;
}

static enum status setup_page(struct ctx *ctx, const struct request *rq, struct response *rs,
                              const char *page)
{
    struct notice_setup_form_v v = {0};
    struct form_page *f;
    struct str *values;

    TRY(notice_settings_shown(ctx, &values));
    f = form_page_open(ctx, rq, text_of("notice.setup.page.", str_from(page)),
                       str_printf(ctx->arena, SETUP_PAGE "/%s", page), S(SETUP_PAGE),
                       T("notice.do.save"));
    f->v.meta = text_of("notice.setup.note.", str_from(page));
    form_page_crumb(f, T("notice.title"), S("/notice"));
    form_page_crumb(f, T("notice.setup.title"), S(SETUP_PAGE));
    for (size_t i = 0; NOTICE_SETTINGS[i].name != NULL; i++)
        if (strcmp(NOTICE_SETTINGS[i].page, page) == 0)
            TRY(put_setting(f, &NOTICE_SETTINGS[i], values[i]));
    if (strcmp(page, "general") != 0)
        form_optional(form_page_put(f, "line", "try_to",
                                    str_printf(ctx->arena, "notice.f.try_%s", page).ptr, S("")));
    v.page = *form_page_done(f);
    return respond_view(ctx, rq, rs, FRAME_STAFF, f->v.title, &notice_setup_form_view, &v);
}

enum status notice_web_setup_general(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return setup_page(ctx, rq, rs, "general");
}

enum status notice_web_setup_mail(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return setup_page(ctx, rq, rs, "mail");
}

enum status notice_web_setup_sms(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return setup_page(ctx, rq, rs, "sms");
}

static struct str setting_typed(struct ctx *ctx, const struct request *rq,
                                const struct notice_setting_def *def)
{
    switch (def->kind) {
    case SETTING_CHECK:
        return param_bool(rq, def->name) ? S("1") : S("0");
    case SETTING_INT:
        return notice_web_int(ctx, param_int(rq, def->name));
    case SETTING_LINE:
    case SETTING_TEXT:
    case SETTING_CLOCK:
    case SETTING_WORD:
    case SETTING_SECRET:
        break;
    }
    return param_text(rq, def->name);
}

/* What a trial failed by is said at its field; what was stored before it stays stored. */
static enum status try_out(struct ctx *ctx, const char *page, struct str to)
{
    if (to.len == 0 || notice_try(ctx, page, to) == ST_OK)
        return ST_OK;
    return fail_field(&ctx->err, "try_to", ctx->err.key, NULL);
}

static enum status setup_save(struct ctx *ctx, const struct request *rq, struct response *rs,
                              const char *page)
{
    struct str values[64];

    for (size_t i = 0; NOTICE_SETTINGS[i].name != NULL; i++) {
        ASSERT(i < COUNT(values));
        values[i] = strcmp(NOTICE_SETTINGS[i].page, page) == 0
                        ? setting_typed(ctx, rq, &NOTICE_SETTINGS[i])
                        : S("");
    }
    TRY(notice_settings_save(ctx, page, values));
    TRY(try_out(ctx, page, param_text(rq, "try_to")));
    respond_flash(rs, param_text(rq, "try_to").len != 0 ? "notice.tried" : "notice.saved", S(""));
    return respond_see_other(rs, SETUP_PAGE);
}

enum status notice_web_setup_general_save(struct ctx *ctx, const struct request *rq,
                                          struct response *rs)
{
    return setup_save(ctx, rq, rs, "general");
}

enum status notice_web_setup_mail_save(struct ctx *ctx, const struct request *rq,
                                       struct response *rs)
{
    return setup_save(ctx, rq, rs, "mail");
}

enum status notice_web_setup_sms_save(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    return setup_save(ctx, rq, rs, "sms");
}

/* ---------------------------------------------------------------- robots */

static void put_formats(struct form_page *f, struct str stored)
{
    static const char *const FORMATS[] = {"wecom", "dingtalk", "json"};
    struct field_v *field = form_page_put(f, "radio", "format", "notice.hook.format", stored);
    struct option_v options[COUNT(FORMATS)];

    arr_each (i, COUNT(FORMATS))
        options[i] =
            (struct option_v){.value = str_from(FORMATS[i]),
                              .label = text_of("notice.hook.format.", str_from(FORMATS[i]))};
    form_options(f->ctx, field, options, COUNT(FORMATS));
}

static bool among(struct str words, const char *name)
{
    struct str one;

    while (str_cut(&words, ' ', &one))
        if (str_eqz(one, name))
            return true;
    return false;
}

static void put_kinds(struct form_page *f, struct str stored)
{
    struct field_v *field = form_page_put(f, "check", "kinds", "notice.hook.kinds", S(""));
    const struct notice_kind *kind;
    struct option_v *options;
    size_t n = 0;

    while (notice_kind_at(n) != NULL)
        n++;
    options = arena_array(f->ctx->arena, n, struct option_v);
    for (size_t i = 0; (kind = notice_kind_at(i)) != NULL; i++)
        options[i] = (struct option_v){.value = str_from(kind->name),
                                       .label = notice_kind_label(f->ctx, kind),
                                       .on = among(stored, kind->name)};
    form_checks(f->ctx, f->rq, field, options, n);
}

enum status notice_web_hook(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    struct notice_hook hook = {.format = S("wecom"), .active = true};
    struct notice_setup_form_v v = {0};
    struct form_page *f;
    struct field_v *field;

    if (id != 0)
        TRY(notice_hook_get(ctx, id, &hook));
    f = form_page_open(ctx, rq, id == 0 ? T("notice.setup.hook_new") : hook.name,
                       id == 0 ? S(HOOK_PAGE "/new")
                               : str_printf(ctx->arena, HOOK_PAGE "/%lld", (long long)id),
                       S(SETUP_PAGE), T("notice.do.save"));
    form_page_crumb(f, T("notice.title"), S("/notice"));
    form_page_crumb(f, T("notice.setup.title"), S(SETUP_PAGE));
    (void)form_page_put(f, "line", "name", "notice.hook.name", hook.name);
    put_formats(f, hook.format);
    field = form_page_put(f, "secret", "url", "notice.hook.url", S(""));
    field->hint = id != 0 ? T("notice.secret_set") : T("notice.hook.url.hint");
    field->about = true;
    form_optional(form_page_put(f, "secret", "secret", "notice.hook.secret", S("")));
    put_kinds(f, hook.kinds);
    (void)form_page_put(f, "check", "active", "notice.hook.active", hook.active ? S("1") : S(""));
    form_page_version(f, hook.version);
    if (id != 0)
        f->v.other =
            notice_web_action(ctx, str_printf(ctx->arena, HOOK_PAGE "/%lld/drop", (long long)id),
                              T("notice.hook.drop"));
    v.page = *form_page_done(f);
    return respond_view(ctx, rq, rs, FRAME_STAFF, f->v.title, &notice_setup_form_view, &v);
}

enum status notice_web_hook_save(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct buf kinds = buf_new(ctx->arena, 0);
    struct notice_hook in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .name = param_text(rq, "name"),
        .format = param_text(rq, "format"),
        .url = str_trim(param_text(rq, "url")),
        .secret = str_trim(param_text(rq, "secret")),
        .active = param_bool(rq, "active"),
    };
    int64_t id;

    arr_each (i, param_count(rq, "kinds")) {
        const struct str one = param_text_at(rq, "kinds", i);

        if (notice_kind_find(one) == NULL)
            continue;
        buf_z(&kinds, kinds.len == 0 ? "" : " ");
        buf_str(&kinds, one);
    }
    in.kinds = buf_view(&kinds);
    TRY(notice_hook_save(ctx, &in, &id));
    respond_flash(rs, "notice.saved", S(""));
    return respond_see_other(rs, SETUP_PAGE);
}

enum status notice_web_hook_drop(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct notice_hook hook;

    TRY(notice_hook_get(ctx, path_id(rq, "id"), &hook));
    TRY(notice_hook_drop(ctx, hook.id, hook.version));
    respond_flash(rs, "notice.hook.dropped", S(""));
    return respond_see_other(rs, SETUP_PAGE);
}

enum status notice_web_hook_try(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(notice_hook_try(ctx, path_id(rq, "id")));
    respond_flash(rs, "notice.tried", S(""));
    return respond_see_other(rs, SETUP_PAGE);
}
