// SPDX-License-Identifier: MulanPSL-2.0
/* The second step at sign-in: one's own page, the roles that want it, the reset at the desk. */
#include "account_view.h"
#include "modules/account/account_actions.h"
#include "modules/account/account_rules.h"
#include "modules/account/account_rules_totp.h"
#include "modules/account/account_web.h"
#include "modules/account/account_web_common.h"
#include "platform/http/body.h"
#include "platform/text.h"
#include "platform/view.h"

/* What the programs on phones read: label and issuer are shown there. */
static struct str uri_of(struct ctx *ctx, const struct account_totp *t)
{
    struct buf b = buf_new(ctx->arena, 4096);

    buf_z(&b, "otpauth://totp/Renda:");
    put_percent(&b, t->login);
    buf_printf(&b, "?secret=" STR_FMT "&issuer=Renda&algorithm=SHA1&digits=%d&period=%d",
               STR_ARG(t->secret), TOTP_DIGITS, TOTP_STEP_SECONDS);
    return buf_view(&b);
}

/* In fours, as people read it off. */
static struct str in_fours(struct ctx *ctx, struct str s)
{
    struct buf b = buf_new(ctx->arena, 0);

    arr_each (i, s.len) {
        if (i > 0 && i % 4 == 0)
            buf_char(&b, ' ');
        buf_char(&b, s.ptr[i]);
    }
    return buf_view(&b);
}

static struct field_v code_field(struct ctx *ctx, const struct request *rq, const char *label)
{
    struct field_v f = form_field(ctx, rq, "line", "code", label, S(""));

    f.autocomplete = S("one-time-code");
    return f;
}

enum status account_web_totp_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct account_totp_v v = {0};
    struct account_totp t;

    TRY(account_totp_state(ctx, &t));
    v.on = t.on;
    v.codes_left = t.codes_left;
    v.few = t.on && t.codes_left < 3;
    v.code = code_field(ctx, rq, t.on ? "account.totp.code_or" : "account.totp.code");
    if (t.secret.len != 0) {
        v.started = true;
        v.key = in_fours(ctx, t.secret);
        TRY(account_web_qr(ctx, uri_of(ctx, &t), &v.side, &v.path));
    }
    form_errors(ctx, rq, &v.errors);
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("account.totp.title"), &account_totp_view, &v);
}

enum status account_web_totp_start(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    (void)rq;
    TRY(account_totp_start(ctx));
    return respond_see_other(rs, "/account/totp");
}

static enum status show_codes(struct ctx *ctx, const struct request *rq, struct response *rs,
                              const struct str *codes)
{
    const struct account_codes_v v = {.codes = codes, .codes_count = TOTP_RECOVERY_CODES};

    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("account.codes.title"), &account_codes_view,
                        &v);
}

enum status account_web_totp_confirm(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct str *codes;

    TRY(account_totp_confirm(ctx, param_text(rq, "code"), &codes));
    return show_codes(ctx, rq, rs, codes);
}

enum status account_web_totp_codes(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct str *codes;

    TRY(account_totp_new_codes(ctx, param_text(rq, "code"), &codes));
    return show_codes(ctx, rq, rs, codes);
}

enum status account_web_totp_off(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(account_totp_off(ctx, param_text(rq, "code")));
    respond_flash(rs, "account.totp.is_off", S(""));
    return respond_see_other(rs, "/account");
}

enum status account_web_totp_reset(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(account_totp_reset(ctx, path_id(rq, "id")));
    respond_flash(rs, "account.totp.reset_done", S(""));
    return respond_see_other(rs, "/account/%lld", (long long)path_id(rq, "id"));
}

/* ---------------------------------------------------------------- roles that want it */

enum status account_web_second_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f =
        form_page_open(ctx, rq, T("account.second.roles"), S("/account/role/second"),
                       S("/account/role"), T("account.second.roles_go"));
    struct option_v options[16];
    struct account_form_v v;
    struct str *on;
    size_t count, n = 0;

    TRY(account_store_roles_second(ctx, &on, &count));
    for (const char *const *r = ACCOUNT_ROLES; *r != NULL && n < COUNT(options); r++, n++) {
        options[n] = (struct option_v){.value = str_from(*r),
                                       .label = text_of("account.role.", str_from(*r))};
        arr_each (i, count)
            options[n].on = options[n].on || str_eqz(on[i], *r);
    }
    form_checks(ctx, rq, form_page_put(f, "check", "role", "account.second.role", S("")), options,
                n);
    v.page = *form_page_done(f);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.page.title, &account_form_view, &v);
}

enum status account_web_second(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const size_t count = param_count(rq, "role");
    struct str *roles = arena_array(ctx->arena, count, struct str);

    arr_each (i, count)
        roles[i] = param_text_at(rq, "role", i);
    TRY(account_set_second_roles(ctx, roles, count));
    respond_flash(rs, "account.second.roles_done", S(""));
    return respond_see_other(rs, "/account/role");
}
