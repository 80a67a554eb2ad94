// SPDX-License-Identifier: MulanPSL-2.0
/* What members and deputies ask an organ while they deliberate an item, and what it answers. */
#include "base/utf8.h"
#include "law/session_law.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/meeting/meeting_hall.h"
#include "modules/meeting/meeting_session.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/permission.h"

enum { ANSWERER_CHARS = 60 };

enum status meeting_inquiries(struct ctx *ctx, int64_t item_id, struct meeting_inquiry **out,
                              size_t *out_count)
{
    return meeting_store_inquiries(ctx, item_id, 0, out, out_count);
}

enum status meeting_inquiry_get(struct ctx *ctx, int64_t id, struct meeting_inquiry *out)
{
    struct meeting_inquiry *list;
    size_t count;

    TRY(meeting_store_inquiries(ctx, 0, id, &list, &count));
    if (count == 0)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    *out = list[0];
    return ST_OK;
}

static bool answers_to_congress(enum organ_kind kind)
{
    return kind == ORGAN_GOVERNMENT || kind == ORGAN_DEPARTMENT || kind == ORGAN_TOWNSHIP ||
           kind == ORGAN_SUPERVISION || kind == ORGAN_COURT || kind == ORGAN_PROCURATORATE;
}

/* Who asks: the actor, or whom the operator names. */
static enum status asker(struct ctx *ctx, const struct meeting_inquiry *in, const struct meeting *m,
                         struct meeting_person *out)
{
    if (in->person_id != 0 && (ctx->actor->system || may(ctx, "meeting.run")))
        TRY(meeting_person_in(ctx, m->id, in->person_id, out));
    else
        TRY(meeting_person_of_actor(ctx, m->id, out));
    if (out->capacity != MEETING_MEMBER && out->deputy_id == 0)
        return fail(&ctx->err, ST_RULE, "meeting.inquiry.err.who", NULL);
    return deputy_check_acting(ctx, out->deputy_id, ctx->today);
}

struct asking {
    const struct meeting_inquiry *in;
    int64_t *out_id;
};

static enum status ask_tx(struct ctx *ctx, const void *input)
{
    const struct asking *a = input;
    struct meeting_inquiry q = *a->in;
    struct meeting_item item;
    struct meeting_person p;
    struct organ organ;
    struct meeting m;

    TRY(meeting_item_get(ctx, q.item_id, &item));
    TRY(meeting_get(ctx, item.meeting_id, &m));
    if (m.state != MEETING_OPEN && m.state != MEETING_ADJOURNED && m.state != MEETING_NOTICED)
        return fail(&ctx->err, ST_RULE, "meeting.inquiry.err.not_now", NULL);
    TRY(asker(ctx, &q, &m, &p));
    TRY(organ_get(ctx, q.organ_id, &organ));
    if (!answers_to_congress(organ.kind))
        return fail(&ctx->err, ST_RULE, "meeting.inquiry.err.organ",
                    law_article(LAW_ARTICLE_INQUIRY, ctx->today));
    q.id = db_new_id(ctx);
    q.meeting_id = m.id;
    q.person_id = p.id;
    q.asked_at = ctx->now;
    TRY(meeting_store_inquiry_insert(ctx, &q));
    *a->out_id = q.id;
    return event_emit_data(ctx, "meeting.inquired", m.id,
                           str_printf(ctx->arena, "{\"inquiry\":%lld}", (long long)q.id));
}

enum status meeting_inquire(struct ctx *ctx, const struct meeting_inquiry *in, int64_t *out_id)
{
    struct meeting_inquiry q = *in;

    q.question = str_trim(in->question);
    if (q.question.len == 0)
        invalid(ctx, "question", "meeting.inquiry.err.question", NULL);
    if (utf8_chars(q.question.ptr, q.question.len) > MEETING_QUESTION_CHARS)
        invalid(ctx, "question", "form.too_long", "2000");
    if (q.organ_id == 0)
        invalid(ctx, "organ", "meeting.inquiry.err.choose", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, ask_tx, &(struct asking){&q, out_id});
}

static enum session_law_answerer rank_of(struct str word)
{
    if (str_eqz(word, "head"))
        return SESSION_LAW_HEAD;
    return str_eqz(word, "responsible") ? SESSION_LAW_RESPONSIBLE : SESSION_LAW_ANYBODY;
}

static enum status answer_tx(struct ctx *ctx, const void *input)
{
    struct meeting_inquiry q = *(const struct meeting_inquiry *)input, old;

    TRY(meeting_inquiry_get(ctx, q.id, &old));
    TRY(session_law_check_answerer(rank_of(q.rank), ctx->today, &ctx->err));
    q.answered_at = old.answered_at != 0 ? old.answered_at : ctx->now;
    TRY(meeting_store_inquiry_answer(ctx, &q));
    return event_emit_data(ctx, "meeting.inquiry_answered", old.meeting_id,
                           str_printf(ctx->arena, "{\"inquiry\":%lld}", (long long)q.id));
}

enum status meeting_inquiry_answer(struct ctx *ctx, const struct meeting_inquiry *in)
{
    struct meeting_inquiry q = *in;

    q.answer = str_trim(in->answer);
    q.answerer = str_trim(in->answerer);
    if (q.answer.len == 0)
        invalid(ctx, "answer", "meeting.inquiry.err.answer", NULL);
    if (q.answerer.len == 0)
        invalid(ctx, "answerer", "meeting.inquiry.err.answerer", NULL);
    if (utf8_chars(q.answer.ptr, q.answer.len) > MEETING_QUESTION_CHARS)
        invalid(ctx, "answer", "form.too_long", "2000");
    if (utf8_chars(q.answerer.ptr, q.answerer.len) > ANSWERER_CHARS)
        invalid(ctx, "answerer", "form.too_long", "60");
    TRY(invalid_done(ctx));
    return db_tx(ctx, answer_tx, &q);
}
