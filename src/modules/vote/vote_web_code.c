// SPDX-License-Identifier: MulanPSL-2.0
/* A scrutineer takes his code: on his own account, or at the desk, where one code stands on the
 * screen at a time. No program gets one. */
#include "modules/vote/vote_rules.h"
#include "modules/vote/vote_web.h"
#include "modules/vote/vote_web_common.h"
#include "platform/form_page.h"
#include "platform/text.h"
#include "platform/view.h"

enum { CODE_GROUP = 4 };

struct str vote_web_code_url(struct ctx *ctx, int64_t vote_id, int64_t scrutineer_id)
{
    return str_printf(ctx->arena, "/vote/%lld/code?scrutineer=%lld", (long long)vote_id,
                      (long long)scrutineer_id);
}

/* Whose code is asked for: the one that is named, or the reader's own. Only of this vote's panel;
 * another's only by who runs votes. */
static enum status whose(struct ctx *ctx, const struct request *rq, const struct vote *v,
                         struct vote_scrutineer *out, bool *out_own)
{
    const int64_t wanted = param_id(rq, "scrutineer"), account = ctx->actor->account_id;
    struct vote_scrutineer *list;
    size_t count;

    TRY(vote_key_holders(ctx, v, &list, &count));
    arr_each (i, count) {
        const bool own = account != 0 && list[i].account_id == account;

        if (wanted != 0 ? list[i].id != wanted : !own)
            continue;
        *out = list[i];
        *out_own = own;
        return own || may(ctx, "vote.run")
                   ? ST_OK
                   : fail(&ctx->err, ST_DENIED, "vote.code_not_yours", NULL);
    }
    return fail(&ctx->err, ST_RULE, wanted != 0 ? "vote.dismiss.gone" : "vote.code_of_none", NULL);
}

static enum status of_request(struct ctx *ctx, const struct request *rq, struct vote *v,
                              struct vote_scrutineer *s, bool *own)
{
    if (ctx->actor->session_id == 0)
        return fail(&ctx->err, ST_DENIED, "vote.code_people_only", NULL);
    TRY(vote_web_see(ctx, path_id(rq, "id"), v));
    TRY(vote_rules_may_appoint(v, &ctx->err));
    return whose(ctx, rq, v, s, own);
}

enum status vote_web_code_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct kv_item_v *facts = arena_array(ctx->arena, 1, struct kv_item_v);
    struct vote_scrutineer s;
    struct vote_form_v page;
    struct form_page *f;
    struct vote v;
    bool own;

    TRY(of_request(ctx, rq, &v, &s, &own));
    if (s.taken && !form_again(rq))
        return fail(&ctx->err, ST_RULE, "vote.code_taken_already", NULL);
    f = form_page_open(ctx, rq, T("vote.take.title"), vote_web_url(ctx, v.id, "/code"),
                       vote_web_url(ctx, v.id, ""), T("vote.take.go"));
    form_page_crumb(f, T("vote.title"), S("/vote"));
    form_page_crumb(f, v.title, vote_web_url(ctx, v.id, ""));
    f->v.meta = v.title;
    facts[0] = (struct kv_item_v){.label = T("vote.appoint.who"), .value = s.name};
    f->v.facts = facts;
    f->v.facts_count = 1;
    (void)form_page_put(f, "hidden", "scrutineer", "vote.appoint.who", vote_web_int(ctx, s.id));
    (void)form_page_put(f, "check", "declares", "vote.appoint.declares", S(""));
    f->v.note = own ? T("vote.take.own") : TF(ctx->arena, "vote.take.desk", s.name);
    page.page = *form_page_done(f);
    return respond_view(ctx, rq, rs, FRAME_STAFF, page.page.title, &vote_form_view, &page);
}

/* The code leads a camera to the page where it is entered; what stands behind # stays in the
 * browser. */
static struct str turn_url(struct ctx *ctx, const struct request *rq, int64_t id, struct str code)
{
    return str_printf(ctx->arena, STR_FMT "/vote/%lld/turn#" STR_FMT, STR_ARG(request_origin(rq)),
                      (long long)id, STR_ARG(code));
}

enum status vote_web_code(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct vote_key_v out = {0};
    struct vote_scrutineer s;
    struct str code;
    struct vote v;
    bool own;

    TRY(of_request(ctx, rq, &v, &s, &own));
    TRY(vote_take_code(ctx,
                       &(struct vote_code_take){.scrutineer_id = s.id,
                                                .declares = param_bool(rq, "declares"),
                                                .at_desk = !own},
                       &code));
    out.crumbs = vote_web_crumbs(ctx, &v, T("vote.key.title"));
    out.id = v.id;
    out.title = v.title;
    out.name = s.name;
    out.code = vote_web_grouped(ctx, code, CODE_GROUP);
    out.scrutineer = s.id;
    out.until =
        v.panel.len > 0 && v.panel_id != 0 ? T("vote.key.until_meeting") : T("vote.key.until_vote");
    out.back = vote_web_url(ctx, v.id, "");
    if (!own)
        out.kept_url = vote_web_url(ctx, v.id, "/code/kept");
    TRY(vote_web_qr(ctx, turn_url(ctx, rq, v.id, code), &out.side, &out.path));
    respond_header(rs, "Cache-Control", S("no-store"));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("vote.key.title"), &vote_key_view, &out);
}

enum status vote_web_code_kept(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct vote_scrutineer s;
    struct vote v;
    bool own;

    TRY(vote_web_see(ctx, path_id(rq, "id"), &v));
    TRY(whose(ctx, rq, &v, &s, &own));
    TRY(vote_code_kept(ctx, s.id));
    respond_flash(rs, "vote.key.put_away", s.name);
    return respond_see_other(rs, "/vote/%lld", (long long)v.id);
}
