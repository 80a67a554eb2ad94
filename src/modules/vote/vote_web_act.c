// SPDX-License-Identifier: MulanPSL-2.0
/* The console's acts: open, close, announce, turn to another way, declare void. */
#include "modules/body/body.h"
#include "modules/vote/vote_rules.h"
#include "modules/vote/vote_web.h"
#include "modules/vote/vote_web_common.h"
#include "platform/form_page.h"
#include "platform/text.h"
#include "platform/view.h"

static enum status back_to(struct ctx *ctx, struct response *rs, int64_t id, const char *said)
{
    (void)ctx;
    respond_flash(rs, said, S(""));
    return respond_see_other(rs, "/vote/%lld", (long long)id);
}

/* ---- open: a vote that no meeting has prepared; a meeting opens its own from the hall */

static bool ticked(const struct request *rq, int64_t id)
{
    const size_t count = param_count(rq, "present");

    for (size_t i = 0; i < count; i++)
        if (param_int_at(rq, "present", i) == id)
            return true;
    return false;
}

static enum status members_of(struct ctx *ctx, const struct vote *v, struct body_member **out,
                              size_t *out_count, uint32_t *out_all)
{
    if (v->body_id == 0)
        return fail(&ctx->err, ST_RULE, "vote.open.no_body", NULL);
    TRY(body_members_at(ctx, v->body_id, ctx->today, out, out_count));
    return body_whole_at(ctx, v->body_id, ctx->today, out_all);
}

enum status vote_web_open_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct vote_open_v out = {0};
    struct vote_seat_v *people;
    struct body_member *list;
    struct vote v;
    uint32_t all = 0;
    size_t count = 0;

    TRY(vote_web_see(ctx, path_id(rq, "id"), &v));
    TRY(vote_led_here(ctx, &v));
    TRY(vote_rules_may(v.state, VOTE_ACT_OPEN, &ctx->err));
    TRY(vote_keys_ready(ctx, &v));
    TRY(members_of(ctx, &v, &list, &count, &all));
    people = arena_array(ctx->arena, count, struct vote_seat_v);
    arr_each (i, count)
        people[i] = (struct vote_seat_v){
            .value = vote_web_int(ctx, list[i].id),
            .name = list[i].name,
            .on = !form_again(rq) || ticked(rq, list[i].id),
        };
    out = (struct vote_open_v){
        .crumbs = vote_web_crumbs(ctx, &v, T("vote.open.title")),
        .id = v.id,
        .title = v.title,
        .url = vote_web_url(ctx, v.id, "/open"),
        .back = vote_web_url(ctx, v.id, ""),
        .people = people,
        .people_count = count,
        .quorum = TF(ctx->arena, "vote.open.all", vote_web_int(ctx, all), vote_whole_word(&v)),
    };
    TRY(vote_web_few_warning(ctx, &v, count, &out.warn));
    form_errors(ctx, rq, &out.errors);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("vote.open.title"), &vote_open_view, &out);
}

enum status vote_web_open(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct body_member *list;
    struct vote_voter *voters;
    struct vote v;
    uint32_t all = 0;
    size_t count = 0;

    TRY(vote_web_see(ctx, path_id(rq, "id"), &v));
    TRY(members_of(ctx, &v, &list, &count, &all));
    voters = arena_array(ctx->arena, count, struct vote_voter);
    arr_each (i, count)
        voters[i] = (struct vote_voter){
            .account_id = list[i].account_id,
            .deputy_id = list[i].deputy_id,
            .name = list[i].name,
            .present = ticked(rq, list[i].id),
        };
    TRY(vote_open_here(ctx, v.id, voters, count, all));
    return back_to(ctx, rs, v.id, "vote.open.done");
}

/* ---- close, announce */

static enum status ask(struct ctx *ctx, const struct request *rq, struct response *rs, int64_t id,
                       const char *verb)
{
    const struct confirm_v question = {
        .title = text(str_printf(ctx->arena, "vote.do.%s.ask", verb).ptr),
        .text = text(str_printf(ctx->arena, "vote.do.%s.what", verb).ptr),
        .yes = text(str_printf(ctx->arena, "vote.do.%s", verb).ptr),
        .no = text(str_printf(ctx->arena, "vote.do.%s.not", verb).ptr),
    };

    return respond_confirm(ctx, rq, rs, &question, NULL, 0, vote_web_url(ctx, id, "").ptr);
}

enum status vote_web_close(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    if (!param_bool(rq, "sure") && !wants_json(rq))
        return ask(ctx, rq, rs, id, "close");
    TRY(vote_close(ctx, id));
    return back_to(ctx, rs, id, "vote.do.close.done");
}

enum status vote_web_announce(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    if (!param_bool(rq, "sure") && !wants_json(rq))
        return ask(ctx, rq, rs, id, "announce");
    TRY(vote_announce(ctx, id));
    return back_to(ctx, rs, id, "vote.do.announce.done");
}

/* ---- another way of voting */

static enum status show_form(struct ctx *ctx, const struct request *rq, struct response *rs,
                             struct form_page *f)
{
    const struct vote_form_v v = {.page = *form_page_done(f)};

    return respond_view(ctx, rq, rs, FRAME_STAFF, v.page.title, &vote_form_view, &v);
}

static struct form_page *form_of(struct ctx *ctx, const struct request *rq, const struct vote *v,
                                 const char *title, const char *tail, const char *go)
{
    struct form_page *f = form_page_open(ctx, rq, text(title), vote_web_url(ctx, v->id, tail),
                                         vote_web_url(ctx, v->id, ""), text(go));

    form_page_crumb(f, T("vote.title"), S("/vote"));
    form_page_crumb(f, v->title, vote_web_url(ctx, v->id, ""));
    f->v.meta = v->title;
    return f;
}

enum status vote_web_way_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct option_v options[2] = {
        {.value = S("hands"), .label = T("vote.method.hands"), .hint = T("vote.way.hands.hint")},
        {.value = S("paper"), .label = T("vote.method.paper"), .hint = T("vote.way.paper.hint")},
    };
    struct form_page *f;
    struct vote v;
    bool by_hands;

    TRY(vote_web_see(ctx, path_id(rq, "id"), &v));
    TRY(vote_rules_may(v.state, VOTE_ACT_CHANGE_WAY, &ctx->err));
    TRY(vote_rules_may_change_way(v.method, VOTE_PAPER, &ctx->err));
    by_hands = v.method == VOTE_DEVICE && !v.secret;
    f = form_of(ctx, rq, &v, "vote.way.title", "/way", "vote.way.go");
    form_options(ctx, form_page_put(f, "radio", "method", "vote.way.to", S("")),
                 by_hands ? options : options + 1, by_hands ? 2 : 1);
    f->v.note = T("vote.way.note");
    f->v.article = vote_rules_way_article(v.law_body, v.on);
    return show_form(ctx, rq, rs, f);
}

enum status vote_web_way(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    enum vote_method method = VOTE_HANDS;

    (void)vote_method_parse(param_text(rq, "method"), &method);
    TRY(vote_change_way(ctx, id, method));
    return back_to(ctx, rs, id, "vote.way.done");
}

/* ---- void */

enum status vote_web_invalid_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct vote v;

    TRY(vote_web_see(ctx, path_id(rq, "id"), &v));
    TRY(vote_rules_may(v.state, VOTE_ACT_INVALIDATE, &ctx->err));
    f = form_of(ctx, rq, &v, "vote.invalid.title", "/invalidate", "vote.invalid.go");
    form_max(form_page_put(f, "text", "reason", "vote.invalid.reason", S("")), VOTE_REASON_CHARS,
             4);
    f->v.note = T("vote.invalid.note");
    return show_form(ctx, rq, rs, f);
}

enum status vote_web_invalid(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");

    TRY(vote_invalidate(ctx, id, param_text(rq, "reason")));
    return back_to(ctx, rs, id, "vote.invalid.done");
}
