// SPDX-License-Identifier: MulanPSL-2.0
/* Forms about an account: new, name and phone, posts, handing on. */
#include "modules/account/account_actions.h"
#include "modules/account/account_web.h"
#include "modules/account/account_web_common.h"
#include "modules/deputy/deputy.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include <inttypes.h>

static enum status show(struct form_page *f, struct response *rs)
{
    struct account_form_v *v = arena_new(f->ctx->arena, struct account_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &account_form_view, v);
}

/* A form about one account, below it in the crumbs. */
static enum status open_about(struct ctx *ctx, const struct request *rq, const char *title_key,
                              const char *tail, const char *go_key, struct account *a,
                              struct form_page **out)
{
    TRY(account_get(ctx, path_id(rq, "id"), a));
    *out = form_page_open(ctx, rq, text(title_key), account_web_url(ctx, a->id, tail),
                          account_web_url(ctx, a->id, ""), text(go_key));
    form_page_crumb(*out, T("account.menu"), S("/account/list"));
    form_page_crumb(*out, a->name, account_web_url(ctx, a->id, ""));
    return ST_OK;
}

static enum status back_to(struct response *rs, int64_t id, const char *flash)
{
    respond_flash(rs, flash, S(""));
    return respond_see_other(rs, "/account/%" PRId64, id);
}

/* ---------------------------------------------------------------- new */

static void put_phone(struct form_page *f, struct str stored)
{
    struct field_v *phone = form_page_put(f, "line", "phone", "account.phone", stored);

    phone->inputmode = S("tel");
    form_optional(phone);
}

/* Role, organ and title; a deputy's account has the one role. */
static enum status put_post(struct form_page *f, const struct deputy *deputy)
{
    struct field_v *field;

    if (deputy != NULL) {
        (void)form_page_put(f, "hidden", "deputy", "account.deputy",
                            str_int(f->ctx->arena, deputy->id));
        (void)form_page_put(f, "hidden", "role", "account.role", S("deputy"));
        return ST_OK;
    }
    field = form_page_put(f, "select", "role", "account.role", S(""));
    account_web_role_options(f->ctx, field, ROLES_STAFF);
    field->choose = true;
    field = form_page_put(f, "select", "organ", "account.organ", S(""));
    TRY(account_web_organ_options(f->ctx, field, "account.organ.none"));
    form_optional(form_page_put(f, "line", "title", "account.title", S("")));
    return ST_OK;
}

static enum status deputy_of(struct ctx *ctx, const struct request *rq, struct deputy *out,
                             bool *out_there)
{
    int64_t id;

    *out_there = str_to_int(form_value(rq, "deputy", param_text(rq, "deputy")), &id) && id > 0;
    return *out_there ? deputy_get(ctx, id, out) : ST_OK;
}

enum status account_web_new_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f = form_page_open(ctx, rq, T("account.new.title"), S("/account/new"),
                                         S("/account/list"), T("account.new.go"));
    struct deputy deputy = {0};
    bool of_deputy;

    TRY(deputy_of(ctx, rq, &deputy, &of_deputy));
    form_page_crumb(f, T("account.menu"), S("/account/list"));
    (void)form_page_put(f, "line", "name", "account.name", deputy.name);
    (void)form_page_put(
        f, "line", "login", "account.login",
        of_deputy ? TF(ctx->arena, "account.deputy_login", str_int(ctx->arena, deputy.id)) : S(""));
    TRY(put_post(f, of_deputy ? &deputy : NULL));
    put_phone(f, S(""));
    f->v.note = T("account.new.note");
    return show(f, rs);
}

enum status account_web_new(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct account_new in = {
        .login = param_text(rq, "login"),
        .name = param_text(rq, "name"),
        .phone = param_text(rq, "phone"),
        .must_change_password = !str_eqz(param_text(rq, "role"), "deputy"),
        .role = str_z(ctx->arena, param_text(rq, "role")),
        .organ_id = param_id(rq, "organ"),
        .title = param_text(rq, "title"),
        .deputy_id = param_id(rq, "deputy"),
    };
    int64_t id;

    TRY(account_create(ctx, &in, &id));
    return back_to(rs, id, "account.new.done");
}

/* ---------------------------------------------------------------- name and phone */

enum status account_web_edit_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct account a;
    struct str phone;

    TRY(open_about(ctx, rq, "account.edit.title", "/edit", "word.save", &a, &f));
    TRY(account_store_phone(ctx, a.id, &phone));
    (void)form_page_put(f, "line", "name", "account.name", a.name);
    put_phone(f, phone);
    form_page_version(f, a.version);
    return show(f, rs);
}

enum status account_web_edit(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct account_change in = {
        .id = path_id(rq, "id"),
        .version = param_int(rq, "version"),
        .name = param_text(rq, "name"),
        .phone = param_text(rq, "phone"),
    };

    TRY(account_change(ctx, &in));
    return back_to(rs, in.id, "account.edit.done");
}

/* ---------------------------------------------------------------- posts */

enum status account_web_post_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct account a;

    TRY(open_about(ctx, rq, "account.give.title", "/post", "account.give.go", &a, &f));
    TRY(put_post(f, NULL));
    (void)form_page_put(f, "date", "from_on", "account.from_on", list_iso(ctx, ctx->today));
    return show(f, rs);
}

enum status account_web_post(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct account_give in = {
        .account_id = path_id(rq, "id"),
        .organ_id = param_id(rq, "organ"),
        .role = param_text(rq, "role"),
        .title = param_text(rq, "title"),
        .from_on = param_date(rq, "from_on"),
    };

    TRY(account_give(ctx, &in));
    return back_to(rs, in.account_id, "account.give.done");
}

enum status account_web_end_post_page(struct ctx *ctx, const struct request *rq,
                                      struct response *rs)
{
    struct account_post *posts;
    struct form_page *f;
    struct account a;
    size_t count;

    TRY(open_about(ctx, rq, "account.end_post.title", "/post", "account.end_post.go", &a, &f));
    TRY(account_posts(ctx, a.id, &posts, &count));
    arr_each (i, count) {
        if (posts[i].id != path_id(rq, "post"))
            continue;
        f->v.url =
            str_printf(ctx->arena, "/account/%" PRId64 "/post/%" PRId64 "/end", a.id, posts[i].id);
        f->v.meta = TF(ctx->arena, "account.end_post.meta", a.name,
                       text_of("account.role.", posts[i].role));
        (void)form_page_put(f, "date", "to_on", "account.to_on", list_iso(ctx, ctx->today));
        return show(f, rs);
    }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status account_web_end_post(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(account_end_post(ctx, path_id(rq, "post"), param_date(rq, "to_on")));
    return back_to(rs, path_id(rq, "id"), "account.end_post.done");
}

/* ---------------------------------------------------------------- handing on */

enum status account_web_hand_on_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct option_v *options;
    struct account *staff;
    struct field_v *field;
    struct form_page *f;
    struct account a;
    size_t count, n = 0;

    TRY(open_about(ctx, rq, "account.hand_on.title", "/hand-on", "account.hand_on.go", &a, &f));
    TRY(account_store_staff(ctx, &staff, &count));
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count) {
        if (staff[i].id != a.id)
            options[n++] = (struct option_v){
                .value = str_int(ctx->arena, staff[i].id),
                .label = TF(ctx->arena, "account.name_login", staff[i].name, staff[i].login),
            };
    }
    field = form_page_put(f, "select", "successor", "account.hand_on.successor", S(""));
    form_options(ctx, field, options, n);
    field->choose = true;
    (void)form_page_put(f, "date", "leaving_on", "account.hand_on.leaving_on",
                        list_iso(ctx, ctx->today));
    f->v.note = T("account.hand_on.note");
    form_page_ask(f, "account.hand_on.ask", "account.hand_on.note", "account.hand_on.no");
    return show(f, rs);
}

enum status account_web_hand_on(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct account_hand_on in = {
        .account_id = path_id(rq, "id"),
        .successor_id = param_id(rq, "successor"),
        .leaving_on = param_date(rq, "leaving_on"),
    };

    TRY(account_hand_on(ctx, &in));
    return back_to(rs, in.successor_id, "account.hand_on.done");
}
