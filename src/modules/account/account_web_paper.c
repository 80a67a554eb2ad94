// SPDX-License-Identifier: MulanPSL-2.0
/* What the office hands out on paper: sign-in slips with a code, and first passwords. Both are
 * shown once, in answer to the post that makes them. */
#include "modules/account/account_actions.h"
#include "modules/account/account_rules.h"
#include "modules/account/account_web.h"
#include "modules/account/account_web_common.h"
#include "modules/congress/congress.h"
#include "platform/qr.h"
#include "platform/text.h"
#include "platform/view.h"
#include <inttypes.h>

enum status account_web_qr(struct ctx *ctx, struct str text, int64_t *out_side,
                           struct str *out_path)
{
    return qr_path(ctx->arena, text, out_side, out_path, &ctx->err);
}

static enum status ask(struct ctx *ctx, const struct request *rq, struct response *rs,
                       const char *tail, const char *title_key, const char *note_key,
                       const char *go_key)
{
    struct account_form_v v;
    struct form_page *f;
    struct account a;

    TRY(account_get(ctx, path_id(rq, "id"), &a));
    f = form_page_open(ctx, rq, text(title_key), account_web_url(ctx, a.id, tail),
                       account_web_url(ctx, a.id, ""), text(go_key));
    form_page_crumb(f, T("account.menu"), S("/account/list"));
    form_page_crumb(f, a.name, account_web_url(ctx, a.id, ""));
    f->v.note = text(note_key);
    v.page = *form_page_done(f);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.page.title, &account_form_view, &v);
}

enum status account_web_slip_ask(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return ask(ctx, rq, rs, "/slip", "account.slips.go", "account.slips.note",
               "account.slips.make");
}

static struct str in_fours(struct arena *a, struct str token)
{
    struct buf out = buf_new(a, 0);

    arr_each (i, token.len) {
        if (i != 0 && i % 4 == 0)
            buf_char(&out, ' ');
        buf_char(&out, token.ptr[i]);
    }
    return buf_view(&out);
}

static enum status code_make(struct ctx *ctx, const struct request *rq, struct str token,
                             struct account_slip_paper_v *out)
{
    out->url = str_printf(ctx->arena, STR_FMT "/account/slip/" STR_FMT, STR_ARG(request_origin(rq)),
                          STR_ARG(token));
    out->typed_at = str_printf(ctx->arena, STR_FMT "/account/slip", STR_ARG(request_origin(rq)));
    out->code = in_fours(ctx->arena, token);
    out->until = ctx->now + SLIP_SECONDS;
    return account_web_qr(ctx, out->url, &out->side, &out->path);
}

static enum status paper_make(struct ctx *ctx, const struct request *rq, const struct account *a,
                              struct account_slip_paper_v *out)
{
    struct account_post *posts;
    struct str token;
    size_t count;

    TRY(account_issue_slip(ctx, a->id, &token));
    TRY(account_store_posts_today(ctx, a->id, &posts, &count));
    *out = (struct account_slip_paper_v){
        .name = a->name,
        .login = a->login,
        .organ = count > 0 ? posts[0].organ_name : S(""),
    };
    return code_make(ctx, rq, token, out);
}

enum status account_web_slip_print(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct account_slip_paper_v paper;
    struct account_slips_v v = {
        .title = T("account.slips.go"),
        .back = account_web_url(ctx, path_id(rq, "id"), ""),
        .slips = &paper,
        .slips_count = 1,
    };
    struct account a;

    TRY(account_get(ctx, path_id(rq, "id"), &a));
    TRY(paper_make(ctx, rq, &a, &paper));
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &account_slips_view, &v);
}

/* ---------------------------------------------------------------- all deputies at once */

enum status account_web_slips_ask(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f =
        form_page_open(ctx, rq, T("account.deputies.title"), S("/account/deputies"),
                       S("/account/list"), T("account.slips.make"));
    struct delegation *delegations;
    struct option_v *options;
    struct account_form_v v;
    size_t count;

    TRY(delegation_list(ctx, &delegations, &count));
    options = arena_array(ctx->arena, count + 1, struct option_v);
    options[0] = (struct option_v){.value = S(""), .label = T("word.all")};
    arr_each (i, count) {
        options[i + 1] = (struct option_v){.value = str_int(ctx->arena, delegations[i].id),
                                           .label = delegations[i].name};
    }
    form_page_crumb(f, T("account.menu"), S("/account/list"));
    form_options(ctx, form_page_put(f, "select", "delegation", "account.deputies.which", S("")),
                 options, count + 1);
    (void)form_page_put(f, "check", "again", "account.deputies.again", S(""));
    f->v.note = T("account.deputies.note");
    v.page = *form_page_done(f);
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.page.title, &account_form_view, &v);
}

enum status account_web_slips_print(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct account_deputy_slips in = {.delegation_id = param_id(rq, "delegation"),
                                            .again = param_bool(rq, "again")};
    struct account_slips_v v = {.title = T("account.deputies.title"), .back = S("/account/list")};
    struct account_slip_paper_v *papers;
    struct account_deputy_slip *slips;
    size_t count;

    TRY(account_deputy_slips(ctx, &in, &slips, &count));
    if (count == 0)
        return fail(&ctx->err, ST_RULE, "account.deputies.nobody", NULL);
    papers = arena_array(ctx->arena, count, struct account_slip_paper_v);
    arr_each (i, count) {
        papers[i] =
            (struct account_slip_paper_v){.name = slips[i].name, .organ = slips[i].delegation};
        TRY(code_make(ctx, rq, slips[i].token, &papers[i]));
    }
    v.slips = papers;
    v.slips_count = count;
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &account_slips_view, &v);
}

/* ---------------------------------------------------------------- first passwords */

enum status account_web_reset_ask(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    return ask(ctx, rq, rs, "/reset", "account.reset.title", "account.reset.note",
               "account.reset.go");
}

enum status account_web_reset(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct account_secret_v v = {
        .title = T("account.reset.title"),
        .label = T("account.password.first_one"),
        .note = T("account.secret.once"),
        .back = account_web_url(ctx, path_id(rq, "id"), ""),
    };
    struct account a;

    TRY(account_get(ctx, path_id(rq, "id"), &a));
    TRY(account_reset(ctx, a.id, &v.secret));
    v.lead = TF(ctx->arena, "account.reset.lead", a.name, a.login);
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.title, &account_secret_view, &v);
}
