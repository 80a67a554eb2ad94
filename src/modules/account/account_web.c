// SPDX-License-Identifier: MulanPSL-2.0
/* Signing in and out; one's own page, sessions, password and posts. */
#include "modules/account/account_web.h"
#include "modules/account/account_actions.h"
#include "modules/account/account_rules.h"
#include "modules/account/account_rules_totp.h"
#include "modules/account/account_web_common.h"
#include "platform/app.h"
#include "platform/text.h"
#include "platform/view.h"
#include <inttypes.h>

enum { DEVICE_DAYS = 400, RESUME_MAX = 60 };
static const char DEVICE_COOKIE[] = "device";

/* ---------------------------------------------------------------- signing in */

static struct field_v hidden(struct str name, struct str value)
{
    return (struct field_v){.name = name, .value = value, .kind = S("hidden"), .k_hidden = true};
}

/* What the reader wanted before he had to sign in travels with the form. */
static void carry_on(struct ctx *ctx, const struct request *rq, struct account_sign_in_v *v,
                     struct field_v *fields)
{
    const struct str next = form_value(rq, "next", param_text(rq, "next"));

    if (next.len > 0)
        fields[v->fields_count++] = hidden(S("next"), next);
    for (size_t i = 0; i < resume_count(rq) && i < RESUME_MAX; i++) {
        struct str name, value;

        resume_at(rq, i, &name, &value);
        fields[v->fields_count++] = hidden(str_dup(ctx->arena, name), value);
    }
}

/* The form of the second step posts to the same address, so that whatever the first one carried
 * travels on. */
static enum status code_page(struct ctx *ctx, const struct request *rq, struct response *rs,
                             struct str ticket)
{
    struct field_v *fields = arena_array(ctx->arena, RESUME_MAX + 4, struct field_v);
    struct account_sign_in_v v = {.title = T("account.second.title"),
                                  .url = S("/account/sign-in"),
                                  .fields = fields,
                                  .second = true};

    fields[0] = form_field(ctx, rq, "line", "code", "account.second.code", S(""));
    fields[0].autocomplete = S("one-time-code");
    fields[0].value = S("");
    fields[1] = hidden(S("ticket"), ticket);
    v.fields_count = 2;
    carry_on(ctx, rq, &v, fields);
    form_errors(ctx, rq, &v.errors);
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, v.title, &account_sign_in_view, &v);
}

static bool wrong_is(const struct ctx *ctx, const char *field)
{
    return ctx->field_errors_count != 0 && strcmp(ctx->field_errors[0].field, field) == 0;
}

enum status account_web_sign_in_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str ticket = form_again(rq) ? form_value(rq, "ticket", S("")) : S("");

    struct field_v *fields = arena_array(ctx->arena, RESUME_MAX + 4, struct field_v);
    struct account_sign_in_v v = {.title = T("account.sign_in.title"),
                                  .url = S("/account/sign-in"),
                                  .fields = fields,
                                  .deputies = true};

    if (ctx->actor->account_id != 0 && resume_count(rq) == 0 && !form_again(rq))
        return respond_see_other(rs, "/");
    if (ticket.len > 0 && wrong_is(ctx, "code"))
        return code_page(ctx, rq, rs, ticket);
    fields[0] = form_field(ctx, rq, "line", "login", "account.login", S(""));
    fields[0].autocomplete = S("username");
    fields[1] = form_field(ctx, rq, "secret", "password", "account.password", S(""));
    fields[1].autocomplete = S("current-password");
    v.fields_count = 2;
    carry_on(ctx, rq, &v, fields);
    form_errors(ctx, rq, &v.errors);
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, v.title, &account_sign_in_view, &v);
}

static void set_cookies(struct response *rs, const struct account_signed_in *in)
{
    respond_cookie(rs, SESSION_COOKIE, in->token, in->max_age_seconds);
    if (in->device.len > 0)
        respond_cookie(rs, DEVICE_COOKIE, in->device, (int64_t)DEVICE_DAYS * 86400);
}

static enum status need(struct ctx *ctx, const struct request *rq, const char *field)
{
    if (param_text(rq, field).len == 0)
        invalid(ctx, field, "form.required", NULL);
    return invalid_done(ctx);
}

enum status account_web_sign_in(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct account_sign_in in = {
        .login = param_text(rq, "login"),
        .password = param_text(rq, "password"),
        .device = request_cookie(rq, DEVICE_COOKIE),
        .agent = request_agent(rq),
    };
    const struct account_second second = {
        .ticket = param_text(rq, "ticket"),
        .code = param_text(rq, "code"),
        .device = in.device,
        .agent = in.agent,
    };
    struct account_signed_in session;
    struct sign_in who;

    if (second.ticket.len > 0) {
        TRY(need(ctx, rq, "code"));
        TRY(account_sign_in_second(ctx, &second, &session));
    } else {
        TRY(need(ctx, rq, "login"));
        TRY(need(ctx, rq, "password"));
        TRY(account_sign_in(ctx, &in, &session));
    }
    if (session.ticket.len > 0)
        return code_page(ctx, rq, rs, session.ticket);
    TRY(account_auth.by_cookie(ctx, session.token, &who));
    set_cookies(rs, &session);
    return respond_resume(ctx, rq, rs, &who.actor);
}

enum status account_web_sign_out(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    (void)rq;
    TRY(account_sign_out(ctx));
    respond_cookie(rs, SESSION_COOKIE, S(""), 0);
    respond_flash(rs, "account.signed_out", S(""));
    return respond_see_other(rs, "/account/sign-in");
}

/* ---------------------------------------------------------------- by slip */

/* Who cannot scan types what is printed below the code. */
enum status account_web_slip_type(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct field_v field = form_field(ctx, rq, "line", "code", "account.slip_type.code", S(""));
    struct account_sign_in_v v = {.title = T("account.slip_type.title"),
                                  .url = S("/account/slip"),
                                  .fields = &field,
                                  .fields_count = 1};

    field.autocomplete = S("off");
    form_errors(ctx, rq, &v.errors);
    respond_header(rs, "Referrer-Policy", S("no-referrer"));
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, v.title, &account_sign_in_view, &v);
}

/* The page that asks "are you …?" is that of whoever scans. The name is not told to whoever only
 * tries: what is no slip, and what is none any more, is said at the field. */
enum status account_web_slip_typed(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str token = account_slip_normal(ctx->arena, param_text(rq, "code"));
    struct account_slip_of of;
    const enum status st = account_slip_look(ctx, token, &of);

    if (st == ST_NOT_FOUND || st == ST_RULE) {
        invalid(ctx, "code", st == ST_RULE ? ctx->err.key : "account.slip_type.unknown", NULL);
        return invalid_done(ctx);
    }
    TRY(st);
    return respond_see_other(rs, "/account/slip/" STR_FMT, STR_ARG(token));
}

/* The masthead names the congress of the slip, whichever others there are. */
static enum status slip_of(struct ctx *ctx, struct str token, struct account_slip_open_v *v)
{
    struct account_slip_of of;
    const enum status st = account_slip_look(ctx, token, &of);

    if (st == ST_NOT_FOUND)
        return fail(&ctx->err, ST_NOT_FOUND, "account.slip.unknown", NULL);
    TRY(st);
    v->name = of.name;
    v->staff = of.staff;
    ctx->congress_id = of.congress_id;
    return ST_OK;
}

enum status account_web_slip_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct str token = path_text(rq, "token");
    struct account_slip_open_v v = {
        .url = str_printf(ctx->arena, "/account/slip/" STR_FMT, STR_ARG(token))};

    respond_header(rs, "Referrer-Policy", S("no-referrer"));
    TRY(slip_of(ctx, token, &v));
    return respond_view(ctx, rq, rs, FRAME_PUBLIC, T("account.slip_open.head"),
                        &account_slip_open_view, &v);
}

enum status account_web_slip(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct account_signed_in session;

    TRY(account_slip_use(ctx, path_text(rq, "token"), request_agent(rq), &session));
    if (session.ticket.len > 0)
        return code_page(ctx, rq, rs, session.ticket);
    set_cookies(rs, &session);
    respond_flash(rs, "account.slip_used", S(""));
    return respond_see_other(rs, "/");
}

/* ---------------------------------------------------------------- oneself */

static enum status my_posts(struct ctx *ctx, struct account_me_v *v)
{
    struct account_post_row_v *rows;
    struct my_post *posts;
    size_t count;
    bool now = false;

    TRY(account_store_my_posts(ctx, ctx->actor->account_id, &posts, &count));
    rows = arena_array(ctx->arena, count, struct account_post_row_v);
    arr_each (i, count) {
        rows[i] = (struct account_post_row_v){
            .id = posts[i].id,
            .role = posts[i].role,
            .title = posts[i].title,
            .organ = posts[i].organ_name,
            .congress = posts[i].congress_name,
            .from_on = posts[i].from_on,
            .to_on = posts[i].to_on,
            .now = !now && posts[i].congress_id == ctx->congress_id &&
                   posts[i].organ_id == ctx->actor->organ_id,
        };
        now = now || rows[i].now;
    }
    v->posts = rows;
    v->posts_count = count;
    v->choose = count > 1;
    return ST_OK;
}

static enum status my_sessions(struct ctx *ctx, struct account_me_v *v)
{
    struct account_session_row_v *rows;
    struct session_row *sessions;
    size_t count;

    TRY(account_my_sessions(ctx, &sessions, &count));
    rows = arena_array(ctx->arena, count, struct account_session_row_v);
    arr_each (i, count) {
        rows[i] = account_web_session(
            ctx, &sessions[i],
            str_printf(ctx->arena, "/account/session/%" PRId64 "/end", sessions[i].id));
    }
    v->sessions = rows;
    v->sessions_count = count;
    v->others = count > 1;
    return ST_OK;
}

enum status account_web_me(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct account_me_v v = {.password = ctx->actor->session_id != 0};
    struct account me;

    TRY(account_my_account(ctx, &me));
    v.name = me.name;
    v.login = me.login;
    v.set_first = !me.has_password;
    if (ctx->actor->deputy_id != 0)
        v.deputy_url = str_printf(ctx->arena, "/deputy/%" PRId64, ctx->actor->deputy_id);
    TRY(my_posts(ctx, &v));
    TRY(my_sessions(ctx, &v));
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.name, &account_me_view, &v);
}

enum status account_web_end_session(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(account_end_session(ctx, ctx->actor->account_id, path_id(rq, "id")));
    respond_flash(rs, "account.session.ended", S(""));
    return respond_see_other(rs, "/account");
}

enum status account_web_end_others(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    (void)rq;
    TRY(account_end_sessions(ctx, ctx->actor->account_id, ctx->actor->session_id));
    respond_flash(rs, "account.session.others_ended", S(""));
    return respond_see_other(rs, "/account");
}

/* ---------------------------------------------------------------- the password */

enum status account_web_password_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct account_form_v v;
    struct form_page *f;
    struct account me;

    TRY(account_my_account(ctx, &me));
    f = form_page_open(ctx, rq,
                       me.has_password ? T("account.password.title") : T("account.password.set"),
                       S("/account/password"), me.must_change_password ? S("") : S("/account"),
                       T("account.password.go"));
    f->v.meta = me.must_change_password ? T("account.password.first") : S("");
    if (!me.must_change_password && me.has_password)
        form_page_put(f, "secret", "current", "account.password.current", S(""))->autocomplete =
            S("current-password");
    form_page_put(f, "secret", "password", "account.password.new", S(""))->autocomplete =
        S("new-password");
    form_page_put(f, "secret", "again", "account.password.again", S(""))->autocomplete =
        S("new-password");
    v.page = *form_page_done(f);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.page.title, &account_form_view, &v);
}

enum status account_web_password(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    if (!str_eq(param_text(rq, "password"), param_text(rq, "again"))) {
        invalid(ctx, "again", "account.password.differs", NULL);
        return invalid_done(ctx);
    }
    TRY(account_set_own_password(ctx, param_text(rq, "current"), param_text(rq, "password")));
    respond_flash(rs, "account.password.done", S(""));
    return respond_see_other(rs, "/");
}

/* ---------------------------------------------------------------- the post one works in */

enum status account_web_choose_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct option_v *options;
    struct account_form_v v;
    struct my_post *posts;
    struct form_page *f;
    size_t count;

    TRY(account_store_my_posts(ctx, ctx->actor->account_id, &posts, &count));
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count) {
        options[i] = (struct option_v){
            .value = str_int(ctx->arena, posts[i].id),
            .label = text_of("account.role.", posts[i].role),
            .hint = posts[i].organ_name.len > 0 ? posts[i].organ_name : posts[i].congress_name,
        };
    }
    f = form_page_open(ctx, rq, T("account.choose.title"), S("/account/post"), S("/account"),
                       T("account.choose.go"));
    form_options(ctx, form_page_put(f, "radio", "post", "account.choose.post", S("")), options,
                 count);
    v.page = *form_page_done(f);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.page.title, &account_form_view, &v);
}

enum status account_web_choose(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(account_choose_post(ctx, param_id(rq, "post")));
    respond_flash(rs, "account.choose.done", S(""));
    return respond_see_other(rs, "/");
}
