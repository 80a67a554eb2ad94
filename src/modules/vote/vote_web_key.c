// SPDX-License-Identifier: MulanPSL-2.0
/* Scrutineers: appointed, dismissed, and turning their keys after the vote. Their codes:
 * vote_web_code.c. */
#include "modules/account/account.h"
#include "modules/body/body.h"
#include "modules/vote/vote_rules.h"
#include "modules/vote/vote_web.h"
#include "modules/vote/vote_web_common.h"
#include "platform/form_page.h"
#include "platform/text.h"
#include "platform/view.h"

/* ---- on other pages */

static struct tag_v holder_tag(const struct vote_scrutineer *s, bool turned, bool needed)
{
    if (turned)
        return (struct tag_v){.label = T("vote.key.turned"), .class = S("ok")};
    if (!s->taken)
        return (struct tag_v){.label = T("vote.key.not_taken"), .class = S("wait")};
    if (s->shown)
        return (struct tag_v){.label = T("vote.key.shown"), .class = S("wait")};
    return (struct tag_v){.label = T("vote.key.ready"), .class = needed ? S("wait") : S("")};
}

/* Where his code can be shown to him, or put away, by the office; or by himself. */
static void holder_acts(struct ctx *ctx, const struct vote *v, const struct vote_scrutineer *s,
                        struct vote_holder_v *out)
{
    const bool office = may(ctx, "vote.run"), he = s->account_id == ctx->actor->account_id;

    if (v->state != VOTE_PREPARED)
        return;
    if (!s->taken && he)
        out->take_url = vote_web_url(ctx, v->id, "/code");
    else if (!s->taken && office)
        out->desk_url = vote_web_code_url(ctx, v->id, s->id);
    if (s->shown && office)
        out->kept_url = vote_web_url(ctx, v->id, "/code/kept");
}

enum status vote_web_keys(struct ctx *ctx, const struct vote *v, struct vote_show_v *out)
{
    struct vote_scrutineer *list;
    struct vote_key_state state;
    struct vote_holder_v *keys;
    struct str dismiss = S("");

    if (!v->secret || (v->method != VOTE_DEVICE && !v->sealed))
        return ST_OK;
    TRY(vote_key_holders(ctx, v, &list, &out->keys_count));
    TRY(vote_key_state(ctx, v, &state));
    if (may(ctx, "vote.run") && v->state == VOTE_PREPARED && !state.busy)
        dismiss = vote_web_url(ctx, v->id, "/dismiss");
    keys = arena_array(ctx->arena, out->keys_count, struct vote_holder_v);
    arr_each (i, out->keys_count) {
        const bool turned = list[i].id == state.turned[0] || list[i].id == state.turned[1] ||
                            v->state == VOTE_COUNTED || v->state == VOTE_ANNOUNCED;

        keys[i] = (struct vote_holder_v){
            .name = list[i].name,
            .dismiss = dismiss,
            .scrutineer = list[i].id,
            .taken = list[i].taken,
            .turned = turned,
            .tag = holder_tag(&list[i], turned, state.needed),
        };
        holder_acts(ctx, v, &list[i], &keys[i]);
    }
    out->keys = keys;
    out->keys_note =
        v->panel.len > 0 && v->panel_id != 0 ? T("vote.keys.note_meeting") : T("vote.keys.note");
    return ST_OK;
}

enum status vote_web_few_warning(struct ctx *ctx, const struct vote *v, size_t people,
                                 const struct note_v **out)
{
    struct note_v *note;
    uint32_t few;

    *out = NULL;
    if (!v->secret || v->method != VOTE_DEVICE)
        return ST_OK;
    TRY(vote_few_voters(ctx, &few));
    if (people >= few)
        return ST_OK;
    note = arena_new(ctx->arena, struct note_v);
    *note = (struct note_v){.warn = true,
                            .text = TF(ctx->arena, "vote.open.few", vote_web_int(ctx, few))};
    *out = note;
    return ST_OK;
}

/* ---- appointed and turned */

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

static enum status show_form(struct ctx *ctx, const struct request *rq, struct response *rs,
                             struct form_page *f)
{
    const struct vote_form_v v = {.page = *form_page_done(f)};

    return respond_view(ctx, rq, rs, FRAME_STAFF, v.page.title, &vote_form_view, &v);
}

/* ---- appointed */

static enum status holders_fact(struct ctx *ctx, const struct vote *v, struct form_page *f)
{
    struct vote_scrutineer *list;
    struct kv_item_v *facts;
    size_t count;

    TRY(vote_key_holders(ctx, v, &list, &count));
    facts = arena_array(ctx->arena, count, struct kv_item_v);
    arr_each (i, count)
        facts[i] = (struct kv_item_v){.label = T("vote.appoint.there"), .value = list[i].name};
    f->v.facts = facts;
    f->v.facts_count = count;
    return ST_OK;
}

enum status vote_web_appoint_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct body_member *members;
    struct option_v *options;
    struct form_page *f;
    struct field_v *who;
    struct vote v;
    size_t count;

    TRY(vote_web_see(ctx, path_id(rq, "id"), &v));
    TRY(vote_rules_may_appoint(&v, &ctx->err));
    if (v.body_id == 0)
        return fail(&ctx->err, ST_RULE, "vote.open.no_body", NULL);
    TRY(body_members_at(ctx, v.body_id, v.on, &members, &count));
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (i, count)
        options[i] =
            (struct option_v){.value = vote_web_int(ctx, members[i].id), .label = members[i].name};
    f = form_of(ctx, rq, &v, "vote.appoint.title", "/appoint", "vote.appoint.go");
    TRY(holders_fact(ctx, &v, f));
    who = form_page_put(f, "select", "member", "vote.appoint.who", S(""));
    who->choose = true;
    form_options(ctx, who, options, count);
    f->v.note = T("vote.appoint.note");
    return show_form(ctx, rq, rs, f);
}

static enum status member_of(struct ctx *ctx, const struct vote *v, int64_t id,
                             struct body_member *out)
{
    struct body_member *members;
    size_t count;

    TRY(body_members_at(ctx, v->body_id, v->on, &members, &count));
    arr_each (i, count)
        if (members[i].id == id) {
            *out = members[i];
            return ST_OK;
        }
    return fail_field(&ctx->err, "member", "vote.appoint.nobody", NULL);
}

enum status vote_web_appoint(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct body_member member = {0};
    struct account account = {0};
    int64_t id;
    struct vote v;
    bool own;

    TRY(vote_web_see(ctx, path_id(rq, "id"), &v));
    TRY(vote_rules_may_appoint(&v, &ctx->err));
    TRY(member_of(ctx, &v, param_id(rq, "member"), &member));
    if (member.account_id != 0)
        TRY(account_get(ctx, member.account_id, &account));
    if (account.machine)
        return fail_field(&ctx->err, "member", "vote.appoint.machine", NULL);
    own = v.panel.len == 0 || v.panel_id == 0;
    TRY(vote_appoint(ctx,
                     &(struct vote_scrutineer_new){
                         .panel = own ? "vote" : str_z(ctx->arena, v.panel),
                         .panel_id = own ? v.id : v.panel_id,
                         .account_id = member.account_id,
                         .deputy_id = member.deputy_id,
                         .name = member.name,
                     },
                     &id));
    respond_flash(rs, "vote.appoint.done", member.name);
    return respond_see_other(rs, "/vote/%lld", (long long)v.id);
}

/* ---- dismissed */

enum status vote_web_dismiss(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t scrutineer = param_id(rq, "scrutineer");
    struct vote_scrutineer *list;
    bool his = false;
    struct vote v;
    size_t count;

    TRY(vote_web_see(ctx, path_id(rq, "id"), &v));
    TRY(vote_key_holders(ctx, &v, &list, &count));
    arr_each (i, count)
        his = his || list[i].id == scrutineer;
    if (!his)
        return fail(&ctx->err, ST_RULE, "vote.dismiss.gone", NULL);
    TRY(vote_dismiss(ctx, scrutineer));
    respond_flash(rs, "vote.dismiss.done", S(""));
    return respond_see_other(rs, "/vote/%lld", (long long)v.id);
}

/* ---- turned */

enum status vote_web_turn_form(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct form_page *f;
    struct vote v;

    TRY(vote_web_see(ctx, path_id(rq, "id"), &v));
    TRY(vote_rules_may_turn(&v, &ctx->err));
    f = form_of(ctx, rq, &v, "vote.turn.title", "/turn", "vote.turn.go");
    (void)form_page_put(f, "line", "code", "vote.turn.code", S(""));
    f->v.note = T("vote.turn.note");
    return show_form(ctx, rq, rs, f);
}

enum status vote_web_turn(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const int64_t id = path_id(rq, "id");
    struct vote v;

    TRY(vote_web_see(ctx, id, &v));
    TRY(vote_turn_key(ctx, id, param_text(rq, "code")));
    TRY(vote_get(ctx, id, &v));
    respond_flash(rs, v.state == VOTE_CLOSED ? "vote.turn.one" : "vote.turn.both", S(""));
    return respond_see_other(rs, "/vote/%lld", (long long)id);
}
