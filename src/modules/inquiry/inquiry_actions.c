// SPDX-License-Identifier: MulanPSL-2.0
/* An inquiry from its plan to what came of it. */
#include "modules/inquiry/inquiry_actions.h"
#include "base/json.h"
#include "base/utf8.h"
#include "law/supervision_law.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/inquiry/inquiry_store.h"
#include "modules/notice/notice.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

void inquiry_need(struct ctx *ctx, const char *field, struct str s, bool required, size_t most)
{
    char limit[24];

    if (s.len == 0 && required)
        invalid(ctx, field, "form.required", NULL);
    if (utf8_chars(s.ptr, s.len) <= most)
        return;
    snprintf(limit, sizeof limit, "%zu", most);
    invalid(ctx, field, "form.too_long", limit);
}

/* ---------------------------------------------------------------- who may see it */

enum status inquiry_get(struct ctx *ctx, int64_t id, struct inquiry *out)
{
    struct inquiry_organ *organs;
    size_t count;

    TRY(inquiry_store_get(ctx, id, out));
    if (ctx->actor->system || may(ctx, "inquiry.read"))
        return ST_OK;
    if (may(ctx, "inquiry.ask") && !str_eqz(out->state, "planned"))
        return ST_OK;
    if (ctx->actor->organ_id != 0 && may(ctx, "inquiry.answer")) {
        TRY(inquiry_store_organs(ctx, id, &organs, &count));
        arr_each (i, count)
            if (organs[i].organ_id == ctx->actor->organ_id)
                return ST_OK;
    }
    return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
}

/* ---------------------------------------------------------------- in the matter's chain */

static enum status link(struct ctx *ctx, const struct inquiry *q)
{
    const bool held = q->opened_at != 0;
    struct inquiry_organ *organs;
    size_t count;
    int64_t step;

    if (q->matter_id == 0 || str_eqz(q->state, "cancelled"))
        return ST_OK;
    TRY(inquiry_store_organs(ctx, q->id, &organs, &count));
    return supervision_step_link(
        ctx,
        &(struct supervision_link){
            .matter_id = q->matter_id,
            .method = "inquiry",
            .url = str_printf(ctx->arena, "/inquiry/%lld", (long long)q->id),
            .title = q->title,
            .organ_id = count > 0 ? organs[0].organ_id : 0,
            .starts_on = q->held_on,
            .held_on = held ? date_of_instant(q->opened_at, NULL) : (struct date){0},
            .stage = str_eqz(q->state, "handled")      ? S("handled")
                     : str_eqz(q->state, "rated")      ? S("rated")
                     : held                            ? S("held")
                     : str_eqz(q->state, "collecting") ? S("collected")
                                                       : S(""),
            .report = q->summary,
        },
        &step);
}

/* ---------------------------------------------------------------- saved */

struct saving {
    const struct inquiry *in;
    const int64_t *organs;
    size_t count;
    int64_t *out_id;
};

static enum status put_organs(struct ctx *ctx, const struct saving *s, int64_t id)
{
    struct inquiry_organ *have;
    size_t count;

    TRY(inquiry_store_organs(ctx, id, &have, &count));
    arr_each (i, count) {
        bool stays = false;

        arr_each (k, s->count)
            stays = stays || s->organs[k] == have[i].organ_id;
        if (!stays)
            TRY(inquiry_store_organ_drop(ctx, have[i].id));
    }
    arr_each (k, s->count) {
        bool there = false;

        arr_each (i, count)
            there = there || s->organs[k] == have[i].organ_id;
        if (!there)
            TRY(inquiry_store_organ_add(ctx, &(struct inquiry_organ){.id = db_new_id(ctx),
                                                                     .inquiry_id = id,
                                                                     .organ_id = s->organs[k],
                                                                     .head = S("")}));
    }
    return ST_OK;
}

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct saving *s = input;
    struct inquiry q = *s->in, have;

    if (q.id == 0) {
        q.id = db_new_id(ctx);
        q.state = S("planned");
        q.summary = S("");
        q.question_id = q.opened_at = q.closed_at = 0;
        TRY(inquiry_store_put(ctx, &q, true));
    } else {
        TRY(inquiry_store_get(ctx, q.id, &have));
        if (inquiry_next(have.state, INQUIRY_CHANGE, false) == NULL)
            return fail(&ctx->err, ST_RULE, "inquiry.err.begun", NULL);
        q.state = have.state;
        q.summary = have.summary;
        q.question_id = have.question_id;
        q.opened_at = have.opened_at;
        q.closed_at = have.closed_at;
        TRY(inquiry_store_put(ctx, &q, false));
    }
    TRY(put_organs(ctx, s, q.id));
    *s->out_id = q.id;
    TRY(event_emit(ctx, "inquiry.saved", q.id));
    return link(ctx, &q);
}

static void check_organs(struct ctx *ctx, const struct saving *s)
{
    struct organ organ;

    if (s->count > INQUIRY_ORGANS_MOST)
        invalid(ctx, "organ", "inquiry.err.organs_many", NULL);
    arr_each (i, s->count) {
        if (organ_get(ctx, s->organs[i], &organ) == ST_OK && organ.active)
            continue;
        ctx->err = (struct err){0};
        invalid(ctx, "organ", "form.choose", NULL);
    }
}

enum status inquiry_save(struct ctx *ctx, const struct inquiry *in, const int64_t *organs,
                         size_t count, int64_t *out_id)
{
    const struct saving s = {in, organs, count, out_id};

    inquiry_need(ctx, "title", in->title, true, INQUIRY_TITLE_CHARS);
    inquiry_need(ctx, "text", in->text, false, INQUIRY_REPORT_CHARS);
    inquiry_need(ctx, "place", in->place, false, INQUIRY_LINE_CHARS);
    inquiry_need(ctx, "chair", in->chair, false, INQUIRY_LINE_CHARS);
    if (!str_among(INQUIRY_FORMS, in->form))
        invalid(ctx, "form", "form.choose", NULL);
    if (date_none(in->held_on))
        invalid(ctx, "held_on", "form.required", NULL);
    else if (!date_none(in->collect_until) && date_cmp(in->collect_until, in->held_on) > 0)
        invalid(ctx, "collect_until", "inquiry.err.collect_until", NULL);
    check_organs(ctx, &s);
    TRY(invalid_done(ctx));
    return db_tx(ctx, save_tx, &s);
}

/* ---------------------------------------------------------------- collected, opened, closed */

/* Everybody of the standing committee is asked for questions. */
static enum status tell_members(struct ctx *ctx, const struct inquiry *q)
{
    struct buf values = buf_new(ctx->arena, 0);
    struct json j = json_begin(&values);
    struct body_member *members;
    struct notice_to *to;
    struct body committee;
    enum status st = body_of_kind(ctx, BODY_STANDING_COMMITTEE, ctx->today, &committee);
    size_t count;

    if (st == ST_NOT_FOUND) {
        ctx->err = (struct err){0};
        return ST_OK;
    }
    TRY(st);
    TRY(body_members_at(ctx, committee.id, ctx->today, &members, &count));
    if (count == 0)
        return ST_OK;
    to = arena_array(ctx->arena, count, struct notice_to);
    arr_each (i, count)
        to[i] =
            (struct notice_to){.account_id = members[i].account_id,
                               .deputy_id = members[i].account_id != 0 ? 0 : members[i].deputy_id};
    json_object(&j, NULL);
    json_str(&j, "title", q->title);
    json_str(&j, "until",
             text_date(ctx->arena, date_none(q->collect_until) ? q->held_on : q->collect_until,
                       ctx->today));
    json_object_end(&j);
    return notice_put(ctx, &(struct notice_new){
                               .kind = "inquiry.collect",
                               .subject_id = q->id,
                               .url = str_printf(ctx->arena, "/inquiry/%lld", (long long)q->id),
                               .values = buf_view(&values),
                               .to = to,
                               .to_count = count,
                           });
}

struct moving {
    int64_t id, version;
    enum inquiry_verb verb;
    struct str text;
};

static const char *event_of(enum inquiry_verb verb)
{
    static const char *const NAMES[] = {
        [INQUIRY_CHANGE] = "inquiry.saved",     [INQUIRY_COLLECT] = "inquiry.collecting",
        [INQUIRY_OPEN] = "inquiry.opened",      [INQUIRY_CLOSE] = "inquiry.closed",
        [INQUIRY_RATE] = "inquiry.rated",       [INQUIRY_HANDLE] = "inquiry.handled",
        [INQUIRY_CANCEL] = "inquiry.cancelled",
    };

    return NAMES[verb];
}

static enum status move_tx(struct ctx *ctx, const void *input)
{
    const struct moving *m = input;
    struct inquiry_organ *organs;
    struct inquiry q;
    const char *next;
    size_t count;

    TRY(inquiry_store_get(ctx, m->id, &q));
    TRY(inquiry_store_organs(ctx, m->id, &organs, &count));
    next = inquiry_next(q.state, m->verb, false);
    if (next == NULL)
        return fail(&ctx->err, ST_RULE, "inquiry.err.state", NULL);
    if (m->verb == INQUIRY_OPEN) {
        TRY(inquiry_check_open(&q, count, ctx->today, &ctx->err));
        q.opened_at = ctx->now;
    }
    if (m->verb == INQUIRY_CLOSE) {
        q.closed_at = ctx->now;
        q.question_id = 0;
    }
    if (m->text.len > 0)
        q.summary = m->text;
    q.version = m->version;
    q.state = str_from(next);
    TRY(inquiry_store_put(ctx, &q, false));
    TRY(event_emit(ctx, event_of(m->verb), q.id));
    if (m->verb == INQUIRY_COLLECT)
        TRY(tell_members(ctx, &q));
    return link(ctx, &q);
}

enum status inquiry_move(struct ctx *ctx, int64_t id, int64_t version, enum inquiry_verb verb,
                         struct str text)
{
    inquiry_need(ctx, "text", text,
                 verb == INQUIRY_CLOSE || verb == INQUIRY_HANDLE || verb == INQUIRY_CANCEL,
                 INQUIRY_REPORT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, move_tx, &(struct moving){id, version, verb, text});
}

/* ---------------------------------------------------------------- rated */

struct rating {
    int64_t id;
    struct supervision_poll *poll;
};

static enum status rate_tx(struct ctx *ctx, const void *input)
{
    const struct rating *r = input;
    struct supervision_poll poll = *r->poll;
    struct inquiry_organ *organs;
    struct inquiry q;
    bool all = true, found = false;
    const char *next;
    size_t count;

    TRY(inquiry_store_get(ctx, r->id, &q));
    TRY(inquiry_store_organs(ctx, r->id, &organs, &count));
    TRY(supervision_poll_judge(ctx, &poll));
    arr_each (i, count) {
        struct inquiry_organ *o = &organs[i];

        if (o->organ_id == poll.organ_id) {
            found = true;
            o->vote_id = poll.vote_id;
            o->all = poll.all;
            o->ballots = poll.ballots;
            o->satisfied = poll.satisfied;
            o->basic = poll.basic;
            o->dissatisfied = poll.dissatisfied;
            o->mark = poll.mark;
            o->formula = poll.formula;
            TRY(inquiry_store_organ_put(ctx, o));
        }
        all = all && o->mark.len > 0;
    }
    if (!found)
        return fail(&ctx->err, ST_NOT_FOUND, "db.not_found", NULL);
    next = inquiry_next(q.state, INQUIRY_RATE, all);
    if (next == NULL)
        return fail(&ctx->err, ST_RULE, "inquiry.err.not_closed", NULL);
    q.state = str_from(next);
    TRY(inquiry_store_put(ctx, &q, false));
    TRY(event_emit(ctx, "inquiry.rated", q.id));
    *r->poll = poll;
    return link(ctx, &q);
}

enum status inquiry_rate(struct ctx *ctx, int64_t id, struct supervision_poll *poll)
{
    return db_tx(ctx, rate_tx, &(struct rating){id, poll});
}

enum status inquiry_report_by(struct ctx *ctx, const struct inquiry *q, struct date *out)
{
    struct law_params params;
    struct calendar cal;

    TRY(congress_calendar(ctx, &cal));
    TRY(congress_law_params(ctx, q->held_on, &params));
    *out = supervision_law_report_by(&cal, &params, q->held_on);
    return ST_OK;
}
