// SPDX-License-Identifier: MulanPSL-2.0
/* Topics: proposed, taken up or not, put on an agenda. */
#include "base/json.h"
#include "base/utf8.h"
#include "modules/meeting/meeting_plan.h"
#include "modules/meeting/meeting_store.h"
#include "modules/meeting/meeting_store_plan.h"
#include "modules/notice/notice.h"
#include "platform/db.h"
#include "platform/event.h"

struct proposal {
    const struct meeting_topic *in;
    int64_t *out_id;
};

static enum status propose_tx(struct ctx *ctx, const void *input)
{
    const struct proposal *p = input;
    struct meeting_topic t = *p->in;

    t.id = db_new_id(ctx);
    t.state = S("proposed");
    t.proposed_by = ctx->actor->account_id;
    TRY(meeting_store_topic_insert(ctx, &t));
    *p->out_id = t.id;
    return event_emit(ctx, "meeting.topic_proposed", t.id);
}

enum status meeting_topic_propose(struct ctx *ctx, const struct meeting_topic *in, int64_t *out_id)
{
    if (in->title.len == 0)
        invalid(ctx, "title", "meeting.item_no_title", NULL);
    if (utf8_chars(in->title.ptr, in->title.len) > MEETING_TITLE_CHARS)
        invalid(ctx, "title", "meeting.item_title_long", NULL);
    if (utf8_chars(in->reason.ptr, in->reason.len) > MEETING_NOTE_CHARS)
        invalid(ctx, "reason", "meeting.note_long", NULL);
    if (!meeting_word_in(in->sort, MEETING_SORTS))
        invalid(ctx, "sort", "meeting.item_no_sort", NULL);
    if (!meeting_word_in(in->source, MEETING_SOURCES))
        invalid(ctx, "source", "meeting.topic_no_source", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, propose_tx, &(struct proposal){in, out_id});
}

/* ---------------------------------------------------------------- deciding */

static enum status tell(struct ctx *ctx, const struct meeting_topic *t)
{
    const struct notice_to to = {.account_id = t->proposed_by};
    struct buf values = buf_new(ctx->arena, 0);
    struct json j = json_begin(&values);

    if (t->proposed_by == 0)
        return ST_OK;
    json_object(&j, NULL);
    json_str(&j, "title", t->title);
    json_str(&j, "answer", t->answer);
    json_bool(&j, "accepted", str_eqz(t->state, "accepted"));
    json_object_end(&j);
    return notice_put(ctx,
                      &(struct notice_new){
                          .kind = "meeting.topic_decided",
                          .subject_id = t->id,
                          .url = str_printf(ctx->arena, "/meeting/topic/%lld", (long long)t->id),
                          .values = buf_view(&values),
                          .to = &to,
                          .to_count = 1,
                      });
}

bool meeting_topic_own(const struct ctx *ctx, const struct meeting_topic *t)
{
    return t->proposed_by != 0 && t->proposed_by == ctx->actor->account_id;
}

struct decision {
    int64_t id, version;
    bool accept;
    struct str answer;
};

static enum status decide_tx(struct ctx *ctx, const void *input)
{
    const struct decision *in = input;
    struct meeting_topic t;

    TRY(meeting_store_topic(ctx, in->id, &t));
    if (!str_eqz(t.state, "proposed"))
        return fail(&ctx->err, ST_RULE, "meeting.topic_decided_already", NULL);
    if (meeting_topic_own(ctx, &t))
        return fail(&ctx->err, ST_RULE, "meeting.topic_own", NULL);
    t.version = in->version;
    t.state = in->accept ? S("accepted") : S("declined");
    t.answer = in->answer;
    TRY(meeting_store_topic_save(ctx, &t));
    TRY(tell(ctx, &t));
    return event_emit(ctx, "meeting.topic_decided", t.id);
}

enum status meeting_topic_decide(struct ctx *ctx, int64_t id, int64_t version, bool accept,
                                 struct str answer)
{
    if (!accept && answer.len == 0)
        return fail_field(&ctx->err, "answer", "meeting.topic_no_answer", NULL);
    return db_tx(ctx, decide_tx, &(struct decision){id, version, accept, answer});
}

enum status meeting_topic_scheduled(struct ctx *ctx, int64_t id)
{
    struct meeting_topic t;

    TRY(meeting_store_topic(ctx, id, &t));
    if (str_eqz(t.state, "scheduled"))
        return ST_OK;
    if (str_eqz(t.state, "declined") || str_eqz(t.state, "withdrawn"))
        return fail(&ctx->err, ST_RULE, "meeting.topic_declined", NULL);
    if (str_eqz(t.state, "proposed") && meeting_topic_own(ctx, &t))
        return fail(&ctx->err, ST_RULE, "meeting.topic_own", NULL);
    t.state = S("scheduled");
    return meeting_store_topic_save(ctx, &t);
}

/* ---------------------------------------------------------------- reading */

static bool sees_all(const struct ctx *ctx)
{
    return ctx->actor->system || may(ctx, "meeting.prepare") || may(ctx, "meeting.decide") ||
           may(ctx, "meeting.read_all");
}

enum status meeting_topic_get(struct ctx *ctx, int64_t id, struct meeting_topic *out)
{
    TRY(meeting_store_topic(ctx, id, out));
    if (sees_all(ctx) || (out->proposed_by != 0 && out->proposed_by == ctx->actor->account_id))
        return ST_OK;
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

enum status meeting_topics(struct ctx *ctx, struct str state, struct meeting_topic **out,
                           size_t *out_count)
{
    if (!sees_all(ctx) && ctx->actor->account_id == 0) {
        *out = NULL;
        *out_count = 0;
        return ST_OK;
    }
    return meeting_store_topics(ctx, state, sees_all(ctx) ? 0 : ctx->actor->account_id, out,
                                out_count);
}
