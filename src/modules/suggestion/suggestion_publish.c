// SPDX-License-Identifier: MulanPSL-2.0
/* 公开: decided for the text and for each reply; nothing private goes out unseen. */
#include "modules/suggestion/suggestion_act.h"
#include "modules/suggestion/suggestion_list.h"

static bool is_confirmed(const struct suggestion_publish *in, struct str id)
{
    arr_each (i, in->confirmed_count)
        if (str_eq(in->confirmed[i], id))
            return true;
    return false;
}

static void check_private(struct ctx *ctx, const char *field, struct str text,
                          const struct suggestion_publish *in)
{
    struct suggestion_finding *found;
    size_t count;

    suggestion_scan_private(ctx->arena, text, &found, &count);
    arr_each (i, count) {
        if (!is_confirmed(in, found[i].id)) {
            invalid(ctx, field, "suggestion.err.private", NULL);
            return;
        }
    }
}

static enum status check_public(struct ctx *ctx, const struct act *a,
                                const struct suggestion_publish *in)
{
    if (!suggestion_law_published(false, false, a->s.confidential))
        return fail(&ctx->err, ST_RULE, "suggestion.err.confidential",
                    "参照《青岛市代表建议工作条例》第18条");
    if (in->reply_id != 0 && !a->s.public_text)
        return fail(&ctx->err, ST_RULE, "suggestion.err.text_first", NULL);
    need(ctx, "title", in->title);
    need(ctx, "body", in->body);
    check_private(ctx, "title", in->title, in);
    check_private(ctx, "body", in->body, in);
    return invalid_done(ctx);
}

static enum status check_reply(struct ctx *ctx, const struct suggestion_publish *in)
{
    struct suggestion_reply_row row;

    if (in->reply_id == 0)
        return ST_OK;
    TRY(suggestion_store_reply(ctx, in->reply_id, &row));
    if (row.r.suggestion_id != in->id || !str_eqz(row.r.state, "sent"))
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    return ST_OK;
}

/* What was decided before about the same part, or a new one; whether any reply is public now. */
static enum status find_decision(struct ctx *ctx, const struct suggestion_publish *in,
                                 struct suggestion_publication *out, bool *out_any_reply)
{
    struct suggestion_publication *all;
    size_t count;

    *out = (struct suggestion_publication){.reply_id = in->reply_id};
    *out_any_reply = in->reply_id != 0 && in->is_public;
    TRY(suggestion_store_publications(ctx, in->id, &all, &count));
    arr_each (i, count) {
        if (all[i].reply_id == in->reply_id)
            out->id = all[i].id;
        else if (all[i].reply_id != 0 && all[i].is_public)
            *out_any_reply = true;
    }
    return ST_OK;
}

static enum status publish_tx(struct ctx *ctx, const void *input)
{
    const struct suggestion_publish *in = input;
    struct suggestion_publication p;
    bool any_reply;
    struct act a;

    TRY(act_begin(ctx, in->id, 0, DO_PUBLISH, &a));
    TRY(check_reply(ctx, in));
    if (in->is_public)
        TRY(check_public(ctx, &a, in));
    else
        need_word(ctx, "why_not", in->why_not, "secret privacy deputy_asked other");
    TRY(invalid_done(ctx));
    TRY(find_decision(ctx, in, &p, &any_reply));
    p.is_public = in->is_public;
    p.why_not = in->is_public ? S("") : in->why_not;
    p.note = in->note;
    p.title = in->title;
    p.body = in->body;
    p.confirmed = str_join(ctx->arena, in->confirmed, in->confirmed_count, S(" "));
    p.on = ctx->today;
    p.decided_by = ctx->actor->account_id;
    TRY(suggestion_store_save_publication(ctx, in->id, &p));
    if (in->reply_id == 0)
        a.s.public_text = in->is_public;
    a.s.public_reply = any_reply;
    json_int(&a.json, "reply", in->reply_id);
    json_bool(&a.json, "public", in->is_public);
    return act_save(ctx, &a, in->is_public ? "suggestion.published" : "suggestion.kept_closed");
}

enum status suggestion_publish(struct ctx *ctx, const struct suggestion_publish *in)
{
    return db_tx(ctx, publish_tx, in);
}
