// SPDX-License-Identifier: MulanPSL-2.0
/* An organ's plan and its report: written, signed off inside the organ, sent. */
#include "modules/resolution/resolution_act.h"

struct saving {
    const struct resolution_reply_save *in;
    int64_t *out_id;
};

static enum status find_reply(struct ctx *ctx, const struct resolution_work *w, bool report,
                              struct resolution_reply *out, bool *out_found)
{
    struct resolution_reply *all;
    size_t count;

    *out_found = false;
    TRY(resolution_replies(ctx, w->id, &all, &count));
    arr_each (i, count)
        if (all[i].report == report && all[i].round == w->round) {
            *out = all[i];
            *out_found = true;
        }
    return ST_OK;
}

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct saving *s = input;
    const struct resolution_reply_save *in = s->in;
    struct resolution_reply y = {0};
    struct resolution_work w;
    bool found;

    TRY(resolution_begin_work(ctx, in->work_id, 0, HANDLING_WRITE, &w));
    TRY(find_reply(ctx, &w, in->report, &y, &found));
    if (found && in->version != 0 && in->version != y.version)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    if (found)
        TRY(reply_next(y.state, REPLY_SAVE, &y.state, &ctx->err));
    y.doc_number = in->doc_number;
    y.title = in->title;
    y.body = in->body;
    y.signer = in->signer;
    y.contact = in->contact;
    y.consulted_on = in->consulted_on;
    if (found) {
        TRY(resolution_store_update_reply(ctx, &y));
    } else {
        y.id = db_new_id(ctx);
        y.handling_id = w.id;
        y.round = w.round;
        y.report = in->report;
        TRY(resolution_store_insert_reply(ctx, &y));
    }
    *s->out_id = y.id;
    return event_emit(ctx, "resolution.reply_saved", w.doc_id);
}

enum status resolution_reply_save(struct ctx *ctx, const struct resolution_reply_save *in,
                                  int64_t *out_id)
{
    resolution_need(ctx, "title", in->title, true, RESOLUTION_TITLE_CHARS);
    resolution_need(ctx, "body", in->body, true, RESOLUTION_BODY_CHARS);
    resolution_need(ctx, "doc_number", in->doc_number, false, RESOLUTION_NAME_CHARS);
    resolution_need(ctx, "signer", in->signer, false, RESOLUTION_NAME_CHARS);
    resolution_need(ctx, "contact", in->contact, false, RESOLUTION_NAME_CHARS);
    if (!date_none(in->consulted_on) && date_cmp(in->consulted_on, ctx->today) > 0)
        invalid(ctx, "consulted_on", "resolution.later", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, save_tx, &(struct saving){in, out_id});
}

/* ---------------------------------------------------------------- signed off and sent */

static bool may_step(const struct ctx *ctx, enum reply_verb verb)
{
    if (ctx->actor->system)
        return true;
    return verb == REPLY_APPROVE || verb == REPLY_BACK ? may(ctx, "resolution.sign_off")
                                                       : may(ctx, "resolution.handle");
}

static const char *event_of(enum reply_verb verb, bool report)
{
    switch (verb) {
    case REPLY_SUBMIT:
        return "resolution.reply_submitted";
    case REPLY_APPROVE:
        return "resolution.reply_approved";
    case REPLY_BACK:
        return "resolution.reply_back";
    case REPLY_SEND:
        return report ? "resolution.replied" : "resolution.planned";
    case REPLY_SAVE:
    case REPLY_VERBS:
        break;
    }
    return "resolution.reply_saved";
}

static enum status sent(struct ctx *ctx, struct resolution_reply *y, struct resolution_work *w)
{
    TRY(resolution_check_report(w->doc_kind, y->report, !date_none(y->consulted_on), &ctx->err));
    y->sent_on = ctx->today;
    if (!y->report)
        return ST_OK;
    TRY(handling_next(w->state, HANDLING_REPLY, &w->state, &ctx->err));
    w->replied_on = ctx->today;
    w->in_time = date_cmp(ctx->today, w->due_on) <= 0;
    return resolution_store_update_work(ctx, w);
}

static enum status step_tx(struct ctx *ctx, const void *input)
{
    const struct resolution_reply_step *in = input;
    struct resolution_reply y;
    struct resolution_work w;

    TRY(resolution_reply_get(ctx, in->reply_id, &y));
    TRY(resolution_begin_work(ctx, y.handling_id, 0, HANDLING_WRITE, &w));
    if (!may_step(ctx, in->verb))
        return fail(&ctx->err, ST_DENIED, "resolution.not_yours", NULL);
    if (in->version != 0 && in->version != y.version)
        return fail(&ctx->err, ST_CONFLICT, "db.changed_meanwhile", NULL);
    TRY(reply_next(y.state, in->verb, &y.state, &ctx->err));
    if (in->verb == REPLY_BACK)
        y.back_reason = in->note;
    if (in->verb == REPLY_SEND)
        TRY(sent(ctx, &y, &w));
    TRY(resolution_store_update_reply(ctx, &y));
    TRY(event_emit(ctx, event_of(in->verb, y.report), w.doc_id));
    return resolution_tell_work(ctx, event_of(in->verb, y.report), &w, in->note);
}

enum status resolution_reply_step(struct ctx *ctx, const struct resolution_reply_step *in)
{
    resolution_need(ctx, "note", in->note, in->verb == REPLY_BACK, RESOLUTION_NOTE_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, step_tx, in);
}
