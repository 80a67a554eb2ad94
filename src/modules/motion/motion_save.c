// SPDX-License-Identifier: MulanPSL-2.0
/* From draft to handed in: text, submission, withdrawal. Signatures: motion_sign.c */
#include "law/suggestion_law.h"
#include "modules/body/body.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/motion/motion_act.h"
#include "modules/motion/motion_store.h"
#include "modules/suggestion/suggestion.h"
#include "platform/db.h"
#include "platform/event.h"
#include "platform/text.h"

/* ---------------------------------------------------------------- the text */

static bool organ_of(enum organ_kind kind, enum motion_law_organ *out)
{
    switch (kind) {
    case ORGAN_STANDING_COMMITTEE:
        *out = MOTION_LAW_STANDING_COMMITTEE;
        return true;
    case ORGAN_CHAIRMEN_MEETING:
        *out = MOTION_LAW_CHAIRMEN;
        return true;
    case ORGAN_SPECIAL_COMMITTEE:
        *out = MOTION_LAW_SPECIAL_COMMITTEE;
        return true;
    case ORGAN_GOVERNMENT:
        *out = MOTION_LAW_GOVERNMENT;
        return true;
    case ORGAN_SUPERVISION:
        *out = MOTION_LAW_SUPERVISION;
        return true;
    case ORGAN_COURT:
        *out = MOTION_LAW_COURT;
        return true;
    case ORGAN_PROCURATORATE:
        *out = MOTION_LAW_PROCURATORATE;
        return true;
    case ORGAN_WORK_OFFICE:
    case ORGAN_DEPARTMENT:
    case ORGAN_TOWNSHIP:
    case ORGAN_OTHER:
        break;
    }
    return false;
}

/* The article of who may move what. */
static enum law_article article_of(enum motion_kind kind, enum motion_forum forum)
{
    static const enum law_article OF[][2] = {
        [MOTION_BILL] = {LAW_ARTICLE_CONGRESS_BILL, LAW_ARTICLE_COMMITTEE_BILL},
        [MOTION_QUESTION] = {LAW_ARTICLE_CONGRESS_QUESTION, LAW_ARTICLE_COMMITTEE_QUESTION},
        [MOTION_AMENDMENT] = {LAW_ARTICLE_CONGRESS_AMENDMENT, LAW_ARTICLE_COMMITTEE_AMENDMENT},
        [MOTION_COMMISSION] = {LAW_ARTICLE_CONGRESS_COMMISSION, LAW_ARTICLE_COMMITTEE_COMMISSION},
        [MOTION_RECALL] = {LAW_ARTICLE_RECALL, LAW_ARTICLE_RECALL},
        [MOTION_REMOVAL] = {LAW_ARTICLE_REMOVAL_MOVED, LAW_ARTICLE_REMOVAL_MOVED},
    };

    return OF[kind][forum == MOTION_CONGRESS ? 0 : 1];
}

/* An organ moves it: the office enters it, and the law has to allow that organ. */
static enum status check_mover(struct ctx *ctx, const struct motion *m)
{
    enum motion_law_organ organ = MOTION_LAW_PRESIDIUM;
    struct organ o = {0};
    enum level level;

    if (!may(ctx, "motion.manage"))
        return fail(&ctx->err, ST_DENIED, "motion.err.not_yours", NULL);
    if (str_eqz(m->mover, "organ")) {
        if (m->mover_organ_id == 0)
            return fail_field(&ctx->err, "mover_organ", "form.required", NULL);
        TRY(organ_get(ctx, m->mover_organ_id, &o));
        if (!organ_of(o.kind, &organ))
            return fail(&ctx->err, ST_RULE, "motion.err.mover", NULL);
    }
    TRY(motion_level(ctx, &level));
    if (!motion_law_may_move(motion_law_kind_of(m->kind), motion_law_body_of(m->forum), level,
                             organ))
        return fail(&ctx->err, ST_RULE, "motion.err.mover",
                    law_article(article_of(m->kind, m->forum), ctx->today));
    return ST_OK;
}

/* A recall goes before the congress, a removal before its standing committee. */
static enum motion_forum forum_of(const struct motion_draft *in)
{
    if (in->kind == MOTION_RECALL)
        return MOTION_CONGRESS;
    return in->kind == MOTION_REMOVAL ? MOTION_COMMITTEE : in->forum;
}

static enum status begin_new(struct ctx *ctx, const struct motion_draft *in, struct motion *m)
{
    const bool by_members = in->mover.len == 0 || str_eqz(in->mover, "members");

    *m = (struct motion){
        .id = db_new_id(ctx),
        .kind = in->kind,
        .forum = forum_of(in),
        .state = MOTION_DRAFT,
        .mover = by_members ? S("members") : in->mover,
        .mover_organ_id = str_eqz(in->mover, "organ") ? in->mover_organ_id : 0,
        .way = S(""),
        .basis = S(""),
        .created_at = ctx->now,
    };
    if (!by_members)
        return check_mover(ctx, m);
    if (ctx->actor->deputy_id == 0)
        return fail(&ctx->err, ST_DENIED, "motion.err.deputies_only", NULL);
    m->lead_deputy_id = ctx->actor->deputy_id;
    m->signer_count = 1;
    return motion_check_member(ctx, m->forum, m->lead_deputy_id);
}

static enum status put_text(struct ctx *ctx, struct motion *m, const struct motion_draft *in,
                            bool *out_changed)
{
    const struct str was = motion_text_print(ctx, m);

    m->title = in->title;
    m->cause = in->cause;
    m->grounds = in->grounds;
    m->proposal = in->proposal;
    m->question = in->question;
    m->content = in->content;
    m->subject_text = in->subject_text;
    m->target_organ_id = in->target_organ_id;
    m->subject_id = in->subject_id;
    if (motion_of_person(m->kind))
        TRY(motion_person_of(ctx, in, m));
    *out_changed = !str_eq(was, motion_text_print(ctx, m));
    return ST_OK;
}

static enum status check_links(struct ctx *ctx, const struct motion *m)
{
    struct motion subject;
    enum level level;
    bool allowed;

    TRY(motion_level(ctx, &level));
    TRY(motion_target_allowed(ctx, level, m->target_organ_id, &allowed));
    if (!allowed)
        return fail(&ctx->err, ST_RULE, "law.question_wrong_target",
                    motion_law_target_article(motion_law_body_of(m->forum), ctx->today));
    if (m->subject_id == 0)
        return ST_OK;
    TRY(motion_get(ctx, m->subject_id, &subject));
    if (m->kind != MOTION_AMENDMENT || subject.kind != MOTION_BILL || subject.forum != m->forum)
        return fail(&ctx->err, ST_RULE, "motion.err.subject_kind", NULL);
    return ST_OK;
}

/* Who signed another text is asked again. */
static enum status ask_anew(struct ctx *ctx, struct motion_act *a)
{
    arr_each (i, a->signers_count) {
        const struct motion_signer *s = &a->signers[i];

        if (!s->lead && str_eqz(s->state, "signed"))
            TRY(motion_store_set_signer(ctx, s, "invited"));
    }
    a->m.signer_count = 1;
    return ST_OK;
}

struct saving {
    const struct motion_draft *in;
    int64_t *out_id;
};

static enum status insert_new(struct ctx *ctx, const struct saving *s)
{
    struct motion m;
    bool changed;

    TRY(begin_new(ctx, s->in, &m));
    TRY(put_text(ctx, &m, s->in, &changed));
    TRY(check_links(ctx, &m));
    TRY(motion_store_insert(ctx, &m));
    if (m.lead_deputy_id != 0)
        TRY(motion_store_add_signer(ctx, m.id, m.lead_deputy_id, true));
    if (s->out_id != NULL)
        *s->out_id = m.id;
    return event_emit(ctx, "motion.drafted", m.id);
}

static enum status save_tx(struct ctx *ctx, const void *input)
{
    const struct saving *s = input;
    struct motion_act a;
    bool changed;

    if (s->in->id == 0)
        return insert_new(ctx, s);
    TRY(motion_act_begin(ctx, s->in->id, s->in->version, MOTION_EDIT, &a));
    TRY(put_text(ctx, &a.m, s->in, &changed));
    if (changed && a.m.lead_deputy_id != 0)
        TRY(ask_anew(ctx, &a));
    TRY(check_links(ctx, &a.m));
    if (s->out_id != NULL)
        *s->out_id = a.m.id;
    return motion_act_end(ctx, &a, "motion.saved");
}

enum status motion_save(struct ctx *ctx, const struct motion_draft *in, int64_t *out_id)
{
    return db_tx(ctx, save_tx, &(struct saving){in, out_id});
}

/* ---------------------------------------------------------------- handing in */

static enum status whole_of(struct ctx *ctx, enum motion_forum forum, uint32_t *out)
{
    struct body body;
    int64_t deputies;
    const enum status st = body_of_kind(
        ctx, forum == MOTION_CONGRESS ? BODY_CONGRESS : BODY_STANDING_COMMITTEE, ctx->today, &body);

    if (st == ST_OK)
        return body_whole_at(ctx, body.id, ctx->today, out);
    if (st != ST_NOT_FOUND || forum != MOTION_CONGRESS)
        return st;
    ctx->err = (struct err){0};
    TRY(deputy_count(ctx, &deputies));
    *out = (uint32_t)deputies;
    return ST_OK;
}

static enum status need_of(struct ctx *ctx, const struct motion *m, struct motion_law_need *out)
{
    enum level level;
    uint32_t all;

    TRY(motion_level(ctx, &level));
    TRY(whole_of(ctx, m->forum, &all));
    *out = motion_law_need(motion_law_kind_of(m->kind), motion_law_body_of(m->forum), level, all);
    return ST_OK;
}

enum status motion_need(struct ctx *ctx, const struct motion *m, uint32_t *out_needed,
                        const char **out_article)
{
    struct motion_law_need need;

    TRY(need_of(ctx, m, &need));
    *out_needed = need.signers;
    *out_article = law_article(need.article, ctx->today);
    return ST_OK;
}

static enum status check_signed(struct ctx *ctx, struct motion *m)
{
    struct motion_law_need need;

    if (!str_eqz(m->mover, "members"))
        return ST_OK;
    TRY(need_of(ctx, m, &need));
    TRY(motion_law_check_signed(&need, (uint32_t)m->signer_count, ctx->today, &ctx->err));
    m->needed = need.signers;
    m->basis = str_from(law_article(need.article, ctx->today));
    return ST_OK;
}

/* Of a recall or removal: whom, why, and may the post be taken so? */
static enum status check_person(struct ctx *ctx, const struct motion *m, enum level level)
{
    bool open;

    if (!motion_of_person(m->kind))
        return ST_OK;
    TRY(motion_in_session(ctx, &open));
    return motion_check_person(m, level, !open, ctx->today, &ctx->err);
}

/* Bills of deputies come in before a session where the place takes them then (ADR-0005). */
static enum status check_recess(struct ctx *ctx, const struct motion *m, bool open)
{
    const enum motion_law_kind kind = motion_law_kind_of(m->kind);
    bool allowed = !motion_law_in_session_only(kind, motion_law_body_of(m->forum));

    if (open)
        return ST_OK;
    if (m->kind == MOTION_BILL && m->forum == MOTION_CONGRESS && str_eqz(m->mover, "members"))
        TRY(suggestion_bill_in_recess(ctx, &allowed));
    return allowed ? ST_OK
                   : fail(&ctx->err, ST_RULE, "motion.err.no_session",
                          law_article(article_of(m->kind, m->forum), ctx->today));
}

/* What is moved while the body meets, and which number it gets. */
static enum status number(struct ctx *ctx, struct motion *m)
{
    struct congress_session session = {0};
    bool open = false;
    enum status st;

    if (m->forum == MOTION_CONGRESS) {
        st = congress_session_at(ctx, ctx->today, &session, &open);
        if (st != ST_OK && st != ST_NOT_FOUND)
            return st;
        ctx->err = (struct err){0};
    }
    TRY(check_recess(ctx, m, open));
    m->session_id = open ? session.id : 0;
    m->series = open ? str_printf(ctx->arena, "%s.%s.s%lld", motion_forum_word(m->forum),
                                  motion_kind_word(m->kind), (long long)session.id)
                     : str_printf(ctx->arena, "%s.%s.%d", motion_forum_word(m->forum),
                                  motion_kind_word(m->kind), ctx->today.year);
    return motion_store_next_number(ctx, m->series, &m->number);
}

enum status motion_bill_until(struct ctx *ctx, int64_t *out_until, bool *out_late)
{
    struct congress_session session;
    bool open = false;
    enum status st;

    *out_until = 0;
    st = congress_session_at(ctx, ctx->today, &session, &open);
    if (st == ST_OK && open)
        *out_until = session.bills_until;
    if (st == ST_NOT_FOUND)
        ctx->err = (struct err){0};
    else
        TRY(st);
    *out_late = suggestion_law_bill_late(*out_until, ctx->now);
    return ST_OK;
}

/* What comes after the time that the presidium has set is a suggestion. */
static enum status check_time(struct ctx *ctx, const struct motion *m, bool late_said,
                              bool *out_late)
{
    static const char LAW[] =
        "参照《重庆市实施代表法办法》第11条、《上海市人民代表大会议事规则》第34条";
    int64_t until;

    *out_late = false;
    if (m->kind != MOTION_BILL || m->forum != MOTION_CONGRESS || !str_eqz(m->mover, "members"))
        return ST_OK;
    TRY(motion_bill_until(ctx, &until, out_late));
    if (!*out_late || late_said)
        return ST_OK;
    (void)fail(&ctx->err, ST_RULE, "motion.err.bill_late", LAW);
    snprintf(ctx->err.arg, sizeof ctx->err.arg, STR_FMT,
             STR_ARG(text_instant(ctx->arena, until, ctx->today)));
    return ST_RULE;
}

enum status motion_hand_in(struct ctx *ctx, struct motion_act *a, bool late)
{
    enum level level;
    bool allowed;

    TRY(deputy_check_acting(ctx, a->m.lead_deputy_id, ctx->today));
    TRY(motion_level(ctx, &level));
    TRY(motion_target_allowed(ctx, level, a->m.target_organ_id, &allowed));
    TRY(motion_check_parts(&a->m, allowed, ctx->today, &ctx->err));
    TRY(check_person(ctx, &a->m, level));
    TRY(check_signed(ctx, &a->m));
    TRY(check_time(ctx, &a->m, late, &late));
    TRY(number(ctx, &a->m));
    a->m.state = late ? MOTION_DECLINED : MOTION_SUBMITTED;
    a->m.submitted_on = ctx->today;
    if (late) {
        a->m.closed_on = ctx->today;
        TRY(motion_store_add_decision(ctx, a->m.id,
                                      &(struct motion_decision){.decision = S("decline"),
                                                                .on = ctx->today,
                                                                .note = T("motion.late_note")}));
    }
    TRY(motion_tell(ctx, a, "motion.submitted", MOTION_TO_OFFICE, S("")));
    return motion_act_end(ctx, a, "motion.submitted");
}

static enum status submit_tx(struct ctx *ctx, const void *input)
{
    const struct motion_ref *in = input;
    struct motion_act a;

    TRY(motion_act_begin(ctx, in->id, in->version, MOTION_SUBMIT, &a));
    return motion_hand_in(ctx, &a, in->late);
}

enum status motion_submit(struct ctx *ctx, const struct motion_ref *in)
{
    return db_tx(ctx, submit_tx, in);
}

/* ---------------------------------------------------------------- taking back */

static enum status withdraw_tx(struct ctx *ctx, const void *input)
{
    const struct motion_ref *in = input;
    struct motion_law_withdrawal facts;
    struct motion_act a;

    TRY(motion_act_begin(ctx, in->id, in->version, MOTION_WITHDRAW, &a));
    facts = (struct motion_law_withdrawal){
        .body = motion_law_body_of(a.m.forum),
        .on_agenda = a.m.state == MOTION_LISTED,
        .put_to_vote = !date_none(a.m.put_to_vote_on),
        .agreed = true, /* once on the agenda it only asks for that */
    };
    TRY(motion_law_check_withdrawal(&facts, &ctx->err));
    if (facts.on_agenda) {
        a.m.withdraw_asked_on = ctx->today;
        TRY(motion_tell(ctx, &a, "motion.withdrawal_asked", MOTION_TO_OFFICE, S("")));
        return motion_act_end(ctx, &a, "motion.withdrawal_asked");
    }
    a.m.state = MOTION_WITHDRAWN;
    a.m.closed_on = ctx->today;
    if (a.m.number != 0)
        TRY(motion_tell(ctx, &a, "motion.withdrawn", MOTION_TO_OFFICE | MOTION_TO_UNIT, S("")));
    return motion_act_end(ctx, &a, "motion.withdrawn");
}

enum status motion_withdraw(struct ctx *ctx, const struct motion_ref *in)
{
    return db_tx(ctx, withdraw_tx, in);
}
