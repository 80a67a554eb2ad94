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
    struct private_finding *found;
    size_t count;

    private_scan(ctx->arena, text, &found, &count);
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

/* ---------------------------------------------------------------- many at once */

struct many {
    const struct suggestion_publish_item *items;
    size_t count;
};

static enum status publish_replies(struct ctx *ctx, int64_t id)
{
    struct suggestion_reply_row *rows;
    size_t count;

    TRY(suggestion_store_replies(ctx, id, &rows, &count));
    arr_each (i, count) {
        const struct suggestion_reply *r = &rows[i].r;

        if (str_eqz(r->state, "sent"))
            TRY(publish_tx(ctx, &(struct suggestion_publish){.id = id,
                                                             .reply_id = r->id,
                                                             .is_public = true,
                                                             .title = r->title,
                                                             .body = r->body}));
    }
    return ST_OK;
}

static enum status publish_one(struct ctx *ctx, const struct suggestion_publish_item *item,
                               struct str *out_number)
{
    struct suggestion_publish in = {
        .id = item->id, .is_public = item->text, .why_not = S("deputy_asked")};
    struct suggestion_text t;
    struct act a;

    TRY(act_begin(ctx, item->id, 0, DO_PUBLISH, &a));
    *out_number = suggestion_number_text(ctx->arena, &a.s);
    if (item->version != 0 && item->version != a.s.version)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    TRY(suggestion_store_text(ctx, item->id, a.s.text_revision, &t));
    in.title = t.title;
    in.body = t.body.len != 0 ? t.body : t.proposal;
    TRY(publish_tx(ctx, &in));
    return item->replies ? publish_replies(ctx, item->id) : ST_OK;
}

static enum status publish_many_tx(struct ctx *ctx, const void *input)
{
    const struct many *many = input;

    arr_each (i, many->count) {
        struct str number = S("");
        const enum status st = publish_one(ctx, &many->items[i], &number);

        if (st == ST_INVALID || st == ST_RULE || st == ST_CONFLICT) {
            ctx->field_errors_count = 0;
            ctx->err = (struct err){0};
            return fail_field(&ctx->err, "id", "suggestion.publish_many.stopped",
                              str_z(ctx->arena, number));
        }
        TRY(st);
    }
    return ST_OK;
}

enum status suggestion_publish_many(struct ctx *ctx, const struct suggestion_publish_item *items,
                                    size_t count)
{
    return db_tx(ctx, publish_many_tx, &(struct many){items, count});
}

enum status suggestion_publish(struct ctx *ctx, const struct suggestion_publish *in)
{
    return db_tx(ctx, publish_tx, in);
}
