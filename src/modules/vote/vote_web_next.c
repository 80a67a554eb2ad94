// SPDX-License-Identifier: MulanPSL-2.0
/* What comes next in a vote, said in one sentence, with the one button for whoever may do it. */
#include "modules/vote/vote_rules.h"
#include "modules/vote/vote_web.h"
#include "modules/vote/vote_web_common.h"
#include "platform/objection.h"
#include "platform/text.h"

enum { SCRUTINEERS = 2 };

static void lead_to(struct vote_next_v *out, struct str url, struct str label)
{
    out->url = url;
    out->label = label;
}

/* A button that posts, with the question vote.do.<verb>.ask. */
static void post_to(struct ctx *ctx, struct vote_next_v *out, int64_t id, const char *verb)
{
    const char *base = str_printf(ctx->arena, "vote.do.%s", verb).ptr;
    struct confirm_v *confirm = arena_new(ctx->arena, struct confirm_v);
    struct action_v *act = arena_new(ctx->arena, struct action_v);

    *confirm = (struct confirm_v){
        .id = str_printf(ctx->arena, "ask-%s", verb),
        .title = text(str_printf(ctx->arena, "%s.ask", base).ptr),
        .text = text(str_printf(ctx->arena, "%s.what", base).ptr),
        .yes = text(base),
        .no = text(str_printf(ctx->arena, "%s.not", base).ptr),
    };
    *act = (struct action_v){
        .url = str_printf(ctx->arena, "/vote/%lld/%s", (long long)id, verb),
        .label = text(base),
        .primary = true,
        .confirm = confirm,
        .sure = true,
    };
    out->act = act;
}

/* ---- before it opens */

static bool is_his(const struct ctx *ctx, const struct vote_scrutineer *s)
{
    return s->account_id != 0 && s->account_id == ctx->actor->account_id;
}

/* Who has no code yet: the reader before all others. NULL: all have theirs. */
static const struct vote_scrutineer *without_code(const struct ctx *ctx,
                                                  const struct vote_scrutineer *list, size_t count)
{
    const struct vote_scrutineer *found = NULL;

    arr_each (i, count)
        if (!list[i].taken && (found == NULL || is_his(ctx, &list[i])))
            found = &list[i];
    return found;
}

static const struct vote_scrutineer *on_screen(const struct vote_scrutineer *list, size_t count)
{
    arr_each (i, count)
        if (list[i].shown)
            return &list[i];
    return NULL;
}

/* Two scrutineers, each with his code. false: there is nothing left to do about them. */
static enum status keys_next(struct ctx *ctx, const struct vote *v, struct vote_next_v *out,
                             bool *out_any)
{
    const struct vote_scrutineer *s;
    struct vote_scrutineer *list;
    size_t count;

    *out_any = true;
    TRY(vote_key_holders(ctx, v, &list, &count));
    if (count < SCRUTINEERS) {
        out->text = count == 0 ? T("vote.next.appoint") : T("vote.next.appoint_other");
        if (may(ctx, "vote.run"))
            lead_to(out, vote_web_url(ctx, v->id, "/appoint"), T("vote.appoint.title"));
        return ST_OK;
    }
    s = without_code(ctx, list, count);
    if (s == NULL) {
        *out_any = false;
        return ST_OK;
    }
    if (is_his(ctx, s)) {
        out->text = T("vote.next.take_own");
        lead_to(out, vote_web_url(ctx, v->id, "/code"), T("vote.take.title"));
        return ST_OK;
    }
    out->text = TF(ctx->arena, "vote.next.take", s->name);
    if (!may(ctx, "vote.run"))
        return ST_OK;
    if (on_screen(list, count) != NULL)
        out->text = TF(ctx->arena, "vote.next.put_away", on_screen(list, count)->name);
    else
        lead_to(out, vote_web_code_url(ctx, v->id, s->id), T("vote.take.at_desk"));
    return ST_OK;
}

static enum status prepared_next(struct ctx *ctx, const struct vote *v, struct vote_next_v *out)
{
    const struct err before = ctx->err;
    bool any = vote_rules_may_appoint(v, &ctx->err) == ST_OK;
    struct str where;

    ctx->err = before;
    if (any)
        TRY(keys_next(ctx, v, out, &any));
    if (any)
        return ST_OK;
    if (v->panel.len > 0 && !str_eqz(v->panel, "vote")) {
        out->text = T("vote.next.open_hall");
        if (may(ctx, "vote.run"))
            lead_to(out, v->back_url, T("vote.in_hall"));
        return ST_OK;
    }
    if (v->body_id != 0 && objection_ask(ctx, "vote.held_alone", v->body_id, &where) == ST_RULE) {
        out->text = TF(ctx->arena, ctx->err.key, str_dup(ctx->arena, str_from(ctx->err.arg)));
        if (may(ctx, "vote.run") && where.len > 0)
            lead_to(out, where, T("vote.in_hall"));
        ctx->err = before;
        return ST_OK;
    }
    out->text = T("vote.next.open");
    if (may(ctx, "vote.run"))
        lead_to(out, vote_web_url(ctx, v->id, "/open"), T("vote.open.title"));
    return ST_OK;
}

/* ---- while it runs, and after */

static enum status open_next(struct ctx *ctx, const struct vote *v, struct vote_next_v *out)
{
    if (v->method == VOTE_DEVICE) {
        out->text = T("vote.next.running");
    } else {
        out->text = v->method == VOTE_HANDS ? T("vote.next.hands") : T("vote.next.paper");
        if (may(ctx, "vote.tell"))
            lead_to(out, vote_web_url(ctx, v->id, "/count"),
                    v->method == VOTE_HANDS ? T("vote.hands.title") : T("vote.paper.title"));
    }
    if (may(ctx, "vote.run"))
        post_to(ctx, out, v->id, "close");
    return ST_OK;
}

static enum status turn_next(struct ctx *ctx, const struct vote *v, struct vote_next_v *out,
                             bool *out_any)
{
    const struct vote_scrutineer *wanted = NULL;
    struct vote_scrutineer *list;
    struct vote_key_state state;
    size_t count, waiting = 0;

    TRY(vote_key_state(ctx, v, &state));
    *out_any = state.needed && (state.waiting[0] != 0 || state.elsewhere);
    if (!*out_any)
        return ST_OK;
    TRY(vote_key_holders(ctx, v, &list, &count));
    arr_each (i, count) {
        if (list[i].id != state.waiting[0] && list[i].id != state.waiting[1])
            continue;
        waiting++;
        if (wanted == NULL || is_his(ctx, &list[i]))
            wanted = &list[i];
    }
    if (state.elsewhere || wanted == NULL) {
        out->text = T("vote.key_elsewhere");
        return ST_OK;
    }
    out->text = is_his(ctx, wanted) ? T("vote.next.turn_own")
                : waiting == count  ? TF(ctx->arena, "vote.next.turn_both", list[0].name,
                                        count > 1 ? list[1].name : S(""))
                                    : TF(ctx->arena, "vote.next.turn_other", wanted->name);
    if (is_his(ctx, wanted) || may(ctx, "vote.run"))
        lead_to(out, vote_web_url(ctx, v->id, "/turn"), T("vote.turn.title"));
    return ST_OK;
}

static enum status closed_next(struct ctx *ctx, const struct vote *v, struct vote_next_v *out)
{
    bool keys = false;

    if (v->sealed)
        TRY(turn_next(ctx, v, out, &keys));
    if (keys)
        return ST_OK;
    out->text = T("vote.next.count");
    if (may(ctx, "vote.tell") && v->method != VOTE_DEVICE)
        lead_to(out, vote_web_url(ctx, v->id, "/count"),
                v->method == VOTE_HANDS ? T("vote.hands.title") : T("vote.paper.title"));
    return ST_OK;
}

enum status vote_web_next(struct ctx *ctx, const struct vote *v, const struct vote_next_v **out)
{
    struct vote_next_v *next = arena_new(ctx->arena, struct vote_next_v);

    *out = NULL;
    switch (v->state) {
    case VOTE_PREPARED:
        TRY(prepared_next(ctx, v, next));
        break;
    case VOTE_OPEN:
        TRY(open_next(ctx, v, next));
        break;
    case VOTE_CLOSED:
        TRY(closed_next(ctx, v, next));
        break;
    case VOTE_COUNTED:
        next->text = may(ctx, "vote.run") ? T("vote.next.announce") : T("vote.note.not_announced");
        if (may(ctx, "vote.run"))
            post_to(ctx, next, v->id, "announce");
        break;
    case VOTE_ANNOUNCED:
    case VOTE_INVALID:
        return ST_OK;
    }
    *out = next;
    return ST_OK;
}
