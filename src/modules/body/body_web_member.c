// SPDX-License-Identifier: MulanPSL-2.0
/* Forms about a seat: taking it, putting it right, leaving it. */
#include "modules/account/account.h"
#include "modules/body/body_actions.h"
#include "modules/body/body_rules.h"
#include "modules/body/body_web.h"
#include "modules/body/body_web_common.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"
#include <inttypes.h>

/* ---------------------------------------------------------------- fields */

static enum status put_post(struct form_page *f, const struct body *b, enum body_post stored)
{
    struct option_v options[BODY_POSTS];
    enum level level;
    size_t n = 0;

    TRY(body_level(f->ctx, &level));
    arr_each (i, BODY_POSTS) {
        const enum body_post post = (enum body_post)i;

        if (body_post_fits(b->kind, level, post))
            options[n++] = (struct option_v){.value = str_from(body_post_word(post)),
                                             .label = body_usual_title(f->ctx, b->kind, post)};
    }
    form_options(f->ctx,
                 form_page_put(f, "radio", "post", "body.post", str_from(body_post_word(stored))),
                 options, n);
    return ST_OK;
}

static enum status put_seat(struct form_page *f, const struct body *b, const struct body_member *m)
{
    struct ctx *ctx = f->ctx;

    TRY(put_post(f, b, m->post));
    form_optional(form_page_put(f, "line", "title", "body.title", m->title));
    form_optional(form_page_put(f, "int", "place", "body.place", str_int(ctx->arena, m->place)));
    (void)form_page_put(f, "date", "from_on", "body.seat_from", list_iso(ctx, m->from_on));
    form_optional(form_page_put(f, "date", "to_on", "body.seat_to", list_iso(ctx, m->to_on)));
    return ST_OK;
}

static enum status read_seat(struct ctx *ctx, const struct request *rq, struct body_member *out)
{
    const int64_t place = param_int(rq, "place");

    if (place < 0 || place > BODY_PLACE_MAX) {
        invalid(ctx, "place", "body.place_wrong", NULL);
        return invalid_done(ctx);
    }
    out->title = param_text(rq, "title");
    out->place = (uint32_t)place;
    out->from_on = param_date(rq, "from_on");
    out->to_on = param_date(rq, "to_on");
    if (!body_post_parse(param_text(rq, "post"), &out->post))
        return fail(&ctx->err, ST_INVALID, "form.invalid", NULL);
    return ST_OK;
}

/* ---------------------------------------------------------------- taking a seat */

/* The one deputy of that name, in the delegation if one was chosen. */
static enum status find_deputy(struct ctx *ctx, struct str name, int64_t delegation_id,
                               int64_t *out_id)
{
    struct deputy *deputies;
    size_t count, fits = 0;

    TRY(deputy_by_name(ctx, name, &deputies, &count));
    arr_each (i, count) {
        if (delegation_id != 0 && deputies[i].delegation_id != delegation_id)
            continue;
        *out_id = deputies[i].id;
        fits++;
    }
    if (fits == 0)
        invalid(ctx, "deputy", "body.deputy_unknown", str_z(ctx->arena, name));
    else if (fits > 1)
        invalid(ctx, "deputy", "body.deputy_several",
                str_z(ctx->arena, str_int(ctx->arena, (int64_t)fits)));
    return invalid_done(ctx);
}

static enum status find_account(struct ctx *ctx, struct str login, int64_t *out_id)
{
    struct account a;
    const enum status st = account_by_login(ctx, login, &a);

    if (st == ST_NOT_FOUND) {
        invalid(ctx, "login", "body.login_unknown", str_z(ctx->arena, login));
        return invalid_done(ctx);
    }
    TRY(st);
    *out_id = a.id;
    return ST_OK;
}

enum status body_web_seat_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct body_member m = {.post = BODY_MEMBER, .from_on = ctx->today};
    struct field_v *deputy, *delegation;
    struct form_page *f;
    struct body b;

    TRY(body_get(ctx, path_id(rq, "id"), &b));
    if (body_counts_deputies(b.kind))
        return fail(&ctx->err, ST_RULE, "body.counts_deputies", NULL);
    f = body_web_form(ctx, rq, &b, body_web_url(ctx, b.id, "/seat"), "body.seat.title",
                      "body.seat.go");
    deputy = form_page_put(f, "line", "deputy", "body.seat.deputy", S(""));
    TRY(body_web_put_delegation(f, T("word.all"), &delegation));
    delegation->hint = S("");
    if (!body_wants_deputy(b.kind)) {
        form_optional(deputy);
        form_optional(form_page_put(f, "line", "login", "body.seat.login", S("")));
        form_optional(form_page_put(f, "line", "name", "body.seat.name", S("")));
    }
    TRY(put_seat(f, &b, &m));
    return body_web_show_form(f, rs);
}

enum status body_web_seat(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct body_member m = {.body_id = path_id(rq, "id"), .name = param_text(rq, "name")};
    const struct str deputy = param_text(rq, "deputy"), login = param_text(rq, "login");
    int64_t id;

    if (deputy.len > 0)
        TRY(find_deputy(ctx, deputy, param_id(rq, "delegation"), &m.deputy_id));
    else if (login.len > 0)
        TRY(find_account(ctx, login, &m.account_id));
    TRY(read_seat(ctx, rq, &m));
    TRY(body_seat(ctx, &m, &id));
    respond_flash(rs, "body.seat.done", deputy.len > 0 ? deputy : m.name);
    return respond_see_other(rs, "/body/%" PRId64, m.body_id);
}

/* ---------------------------------------------------------------- an existing seat */

static enum status open_member(struct ctx *ctx, const struct request *rq, const char *tail,
                               const char *title_key, const char *go_key, struct body *b,
                               struct body_member *m, struct form_page **out)
{
    TRY(body_get(ctx, path_id(rq, "id"), b));
    TRY(body_member_get(ctx, path_id(rq, "member"), m));
    if (m->body_id != b->id)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    *out = body_web_form(
        ctx, rq, b,
        str_printf(ctx->arena, "/body/%" PRId64 "/member/%" PRId64 "%s", b->id, m->id, tail),
        title_key, go_key);
    (*out)->v.title = TF(ctx->arena, "body.show.named", (*out)->v.title, m->name);
    return ST_OK;
}

enum status body_web_member_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f = NULL;
    struct body_member m;
    struct body b;

    TRY(open_member(ctx, rq, "", "body.member.title", "word.save", &b, &m, &f));
    TRY(put_seat(f, &b, &m));
    form_page_version(f, m.version);
    return body_web_show_form(f, rs);
}

enum status body_web_member(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct body_member m = {.id = path_id(rq, "member"), .version = param_int(rq, "version")};

    TRY(read_seat(ctx, rq, &m));
    TRY(body_change_seat(ctx, &m));
    respond_flash(rs, "body.member.done", S(""));
    return respond_see_other(rs, "/body/%" PRId64, path_id(rq, "id"));
}

enum status body_web_leave_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct option_v options[16];
    struct field_v *field;
    struct form_page *f = NULL;
    struct body_member m;
    struct body b;
    size_t n = 0;

    TRY(open_member(ctx, rq, "/leave", "body.leave.title", "body.leave.title", &b, &m, &f));
    for (const char *const *r = BODY_REASONS; *r != NULL && n < COUNT(options); r++)
        options[n++] = (struct option_v){.value = str_from(*r),
                                         .label = text_of("body.reason.", str_from(*r))};
    field = form_page_put(f, "select", "reason", "body.left_reason", S(""));
    form_options(ctx, field, options, n);
    field->choose = true;
    (void)form_page_put(f, "date", "on", "body.seat_to", list_iso(ctx, ctx->today));
    form_page_version(f, m.version);
    f->v.note = T("body.leave.note");
    form_page_ask(f, "body.leave.ask", "body.leave.note", "body.leave.no");
    return body_web_show_form(f, rs);
}

enum status body_web_leave(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    TRY(body_leave(ctx, path_id(rq, "member"), param_int(rq, "version"), param_date(rq, "on"),
                   param_text(rq, "reason")));
    respond_flash(rs, "body.leave.done", S(""));
    return respond_see_other(rs, "/body/%" PRId64, path_id(rq, "id"));
}
