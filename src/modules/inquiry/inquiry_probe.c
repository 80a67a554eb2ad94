// SPDX-License-Identifier: MulanPSL-2.0
/* Investigations: proposed, decided, members, what they did, report, resolution. */
#include "law/motion_law.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/inquiry/inquiry_actions.h"
#include "modules/inquiry/inquiry_store.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

/* ---------------------------------------------------------------- in the matter's chain */

static enum status link(struct ctx *ctx, const struct inquiry_probe *p)
{
    const bool held = !date_none(p->decided_on) && !str_eqz(p->state, "refused");
    int64_t step;

    if (p->matter_id == 0)
        return ST_OK;
    return supervision_step_link(
        ctx,
        &(struct supervision_link){
            .matter_id = p->matter_id,
            .method = "probe",
            .url = str_printf(ctx->arena, "/inquiry/probe/%lld", (long long)p->id),
            .title = p->title,
            .starts_on = p->proposed_on,
            .held_on = held ? p->decided_on : (struct date){0},
            .stage = held ? p->state : S("proposed"),
            .report = p->report,
        },
        &step);
}

/* ---------------------------------------------------------------- proposed */

/* A fifth of all members, as the law of motions has it; the chairmen's meeting needs none. */
static enum status check_signed(struct ctx *ctx, const struct inquiry_probe *in)
{
    struct motion_law_need need;
    struct congress congress;
    struct body committee;
    uint32_t all;

    if (!str_eqz(in->mover, "members"))
        return ST_OK;
    TRY(congress_get(ctx, ctx->congress_id, &congress));
    TRY(body_of_kind(ctx, BODY_STANDING_COMMITTEE, in->proposed_on, &committee));
    TRY(body_whole_at(ctx, committee.id, in->proposed_on, &all));
    need = motion_law_need(MOTION_LAW_COMMISSION, LAW_BODY_STANDING_COMMITTEE,
                           congress_law_level(congress.level), all);
    return motion_law_check_signed(&need, (uint32_t)(in->signers < 0 ? 0 : in->signers),
                                   in->proposed_on, &ctx->err);
}

struct saving {
    const struct inquiry_probe *in;
    int64_t *out_id;
};

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct saving *s = input;
    struct inquiry_probe p = *s->in;

    TRY(check_signed(ctx, &p));
    p.id = db_new_id(ctx);
    p.state = S("proposed");
    p.basis = p.report = p.outcome = S("");
    TRY(inquiry_store_probe_put(ctx, &p, true));
    *s->out_id = p.id;
    TRY(event_emit(ctx, "inquiry.probe_proposed", p.id));
    return link(ctx, &p);
}

enum status inquiry_probe_save(struct ctx *ctx, const struct inquiry_probe *in, int64_t *out_id)
{
    struct inquiry_probe p = *in;

    if (date_none(p.proposed_on))
        p.proposed_on = ctx->today;
    inquiry_need(ctx, "title", p.title, true, INQUIRY_TITLE_CHARS);
    inquiry_need(ctx, "reason", p.reason, true, INQUIRY_REPORT_CHARS);
    if (!str_among("chairmen members", p.mover))
        invalid(ctx, "mover", "form.choose", NULL);
    if (date_cmp(p.proposed_on, ctx->today) > 0)
        invalid(ctx, "proposed_on", "inquiry.err.ahead", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, save_tx, &(struct saving){&p, out_id});
}

/* ---------------------------------------------------------------- decided, reported, resolved */

static const char *event_of(enum inquiry_probe_verb verb)
{
    static const char *const NAMES[] = {
        [PROBE_DECIDE] = "inquiry.probe_decided",   [PROBE_REFUSE] = "inquiry.probe_refused",
        [PROBE_BEGIN] = "inquiry.probe_begun",      [PROBE_REPORT] = "inquiry.probe_reported",
        [PROBE_RESOLVE] = "inquiry.probe_resolved",
    };

    return NAMES[verb];
}

static void change(struct inquiry_probe *p, const struct inquiry_probe_step *in)
{
    switch (in->verb) {
    case PROBE_DECIDE:
    case PROBE_REFUSE:
        p->decided_on = in->on;
        p->basis = in->text;
        p->due_on = in->due_on;
        break;
    case PROBE_REPORT:
        p->reported_on = in->on;
        p->report = in->text;
        break;
    case PROBE_RESOLVE:
        p->resolved_on = in->on;
        p->outcome = in->text;
        p->doc_id = in->doc_id;
        break;
    case PROBE_BEGIN:
    default:
        break;
    }
}

/* ---------------------------------------------------------------- by which vote */

enum { BACK_DAYS = 1100, VOTES_MAX = 60 };

static bool decides(enum inquiry_probe_verb verb)
{
    return verb == PROBE_DECIDE || verb == PROBE_REFUSE;
}

struct meeting_decided inquiry_probe_decided(const struct ctx *ctx, enum inquiry_probe_verb verb)
{
    return (struct meeting_decided){.kinds = S("sc congress plenary"),
                                    .passed = verb == PROBE_DECIDE,
                                    .since = date_add_days(ctx->today, -BACK_DAYS),
                                    .limit = VOTES_MAX,
                                    .article = "《监督法》第五十六条、《地方组织法》第三十六条"};
}

/* The day and what it is based on are the vote's, whatever was typed. */
static enum status by_vote(struct ctx *ctx, const struct inquiry_probe_step *in,
                           struct inquiry_probe *p)
{
    const struct meeting_decided want = inquiry_probe_decided(ctx, in->verb);
    struct meeting_decision d;

    if (in->vote_id == 0 || !decides(in->verb))
        return ST_OK;
    TRY(meeting_decision_by(ctx, in->vote_id, &want, &d));
    if (date_cmp(d.on, p->proposed_on) < 0)
        return fail_field(&ctx->err, "vote", "inquiry.err.vote_before", NULL);
    p->vote_id = in->vote_id;
    p->decided_on = d.on;
    p->basis = TF(ctx->arena, want.passed ? "inquiry.basis_vote" : "inquiry.basis_failed",
                  d.meeting, d.title);
    return inquiry_store_probe_vote(ctx, p);
}

static enum status step_tx(struct ctx *ctx, const void *input)
{
    const struct inquiry_probe_step *in = input;
    struct inquiry_member *members;
    struct inquiry_probe p;
    const char *next;
    size_t count;

    TRY(inquiry_store_probe(ctx, in->id, &p));
    next = inquiry_probe_next(p.state, in->verb);
    if (next == NULL)
        return fail(&ctx->err, ST_RULE, "inquiry.err.state", NULL);
    if (in->verb == PROBE_BEGIN || in->verb == PROBE_REPORT) {
        TRY(inquiry_store_members(ctx, p.id, &members, &count));
        TRY(inquiry_check_members(members, count, &ctx->err));
        TRY(inquiry_check_stakes(ctx, p.id, members, count));
    }
    change(&p, in);
    TRY(by_vote(ctx, in, &p));
    p.version = in->version;
    p.state = str_from(next);
    TRY(inquiry_store_probe_put(ctx, &p, false));
    TRY(event_emit(ctx, event_of(in->verb), p.id));
    return link(ctx, &p);
}

enum status inquiry_probe_do(struct ctx *ctx, const struct inquiry_probe_step *in)
{
    struct inquiry_probe_step now = *in;
    const bool noted = decides(now.verb) && now.vote_id == 0;

    if (noted && date_none(now.on))
        invalid(ctx, "on", "inquiry.err.vote_or_day", NULL);
    if (date_none(now.on))
        now.on = ctx->today;
    if (date_cmp(now.on, ctx->today) > 0)
        invalid(ctx, "on", "inquiry.err.ahead", NULL);
    if (noted && now.text.len == 0)
        invalid(ctx, "text", "inquiry.err.source", NULL);
    else
        inquiry_need(ctx, "text", now.text, now.verb != PROBE_BEGIN && !decides(now.verb),
                     INQUIRY_REPORT_CHARS);
    TRY(invalid_done(ctx));
    return db_tx(ctx, step_tx, &now);
}

/* ---------------------------------------------------------------- members, what they did */

struct adding {
    const struct inquiry_member *member;
    const struct inquiry_act *act;
    int64_t *out_id;
};

static enum status member_tx(struct ctx *ctx, const void *input)
{
    const struct adding *a = input;
    struct inquiry_member m = *a->member;
    struct inquiry_probe p;

    TRY(inquiry_store_probe(ctx, m.probe_id, &p));
    if (!str_among("proposed decided going", p.state)) /* going: for somebody who withdrew */
        return fail(&ctx->err, ST_RULE, "inquiry.err.state", NULL);
    TRY(inquiry_check_stake(ctx, &m));
    m.id = db_new_id(ctx);
    TRY(inquiry_store_member_add(ctx, &m));
    *a->out_id = m.id;
    return event_emit(ctx, "inquiry.probe_member", p.id);
}

enum status inquiry_member_add(struct ctx *ctx, const struct inquiry_member *in, int64_t *out_id)
{
    inquiry_need(ctx, "name", in->name, true, INQUIRY_LINE_CHARS);
    if (!str_among(INQUIRY_POSTS, in->post))
        invalid(ctx, "post", "form.choose", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, member_tx, &(struct adding){.member = in, .out_id = out_id});
}

struct concerning {
    const struct inquiry_concern *concern;
    int64_t *out_id;
};

static enum status concern_tx(struct ctx *ctx, const void *input)
{
    const struct concerning *in = input;
    struct inquiry_concern c = *in->concern;
    struct inquiry_probe p;

    TRY(inquiry_store_probe(ctx, c.probe_id, &p));
    if (!str_among("proposed decided going", p.state))
        return fail(&ctx->err, ST_RULE, "inquiry.err.state", NULL);
    c.id = db_new_id(ctx);
    TRY(inquiry_store_concern_add(ctx, &c));
    *in->out_id = c.id;
    return event_emit(ctx, "inquiry.probe_concern", p.id);
}

enum status inquiry_concern_add(struct ctx *ctx, const struct inquiry_concern *in, int64_t *out_id)
{
    struct inquiry_concern c = *in;

    inquiry_need(ctx, "name", c.name, true, INQUIRY_LINE_CHARS);
    inquiry_need(ctx, "reason", c.reason, false, INQUIRY_TEXT_CHARS);
    TRY(invalid_done(ctx));
    if (c.reason.len == 0)
        c.reason = S("");
    return db_tx(ctx, concern_tx, &(struct concerning){&c, out_id});
}

static enum status act_tx(struct ctx *ctx, const void *input)
{
    const struct adding *a = input;
    struct inquiry_act act = *a->act;
    struct inquiry_probe p;

    TRY(inquiry_store_probe(ctx, act.probe_id, &p));
    if (!str_eqz(p.state, "going"))
        return fail(&ctx->err, ST_RULE, "inquiry.err.not_going", NULL);
    act.id = db_new_id(ctx);
    TRY(inquiry_store_act_add(ctx, &act));
    *a->out_id = act.id;
    return event_emit(ctx, "inquiry.probe_acted", p.id);
}

enum status inquiry_act_add(struct ctx *ctx, const struct inquiry_act *in, int64_t *out_id)
{
    struct inquiry_act a = *in;

    if (date_none(a.done_on))
        a.done_on = ctx->today;
    if (date_cmp(a.done_on, ctx->today) > 0)
        invalid(ctx, "done_on", "inquiry.err.ahead", NULL);
    inquiry_need(ctx, "who", a.who, false, INQUIRY_LINE_CHARS);
    inquiry_need(ctx, "text", a.text, true, INQUIRY_REPORT_CHARS);
    if (!str_among(INQUIRY_ACTS, a.sort))
        invalid(ctx, "sort", "form.choose", NULL);
    TRY(invalid_done(ctx));
    return db_tx(ctx, act_tx, &(struct adding){.act = &a, .out_id = out_id});
}
