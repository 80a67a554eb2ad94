// SPDX-License-Identifier: MulanPSL-2.0
/* The card "next step": what happens with a motion now, who does it, by which article. */
#include "modules/motion/motion_rules.h"
#include "modules/motion/motion_web.h"
#include "platform/text.h"

struct step {
    struct str text;
    enum law_article article;
};

static bool can(const struct motion_detail *d, enum motion_verb verb)
{
    return (d->may & (1U << verb)) != 0;
}

static bool in_congress(const struct motion_detail *d)
{
    return d->m.forum == MOTION_CONGRESS;
}

/* The article of who decides whether it goes before the meeting. */
static enum law_article deciding(const struct motion_detail *d)
{
    switch (d->m.kind) {
    case MOTION_QUESTION:
        return in_congress(d) ? LAW_ARTICLE_CONGRESS_QUESTION : LAW_ARTICLE_COMMITTEE_ANSWER_WAY;
    case MOTION_COMMISSION:
        return in_congress(d) ? LAW_ARTICLE_CONGRESS_COMMISSION : LAW_ARTICLE_COMMITTEE_COMMISSION;
    case MOTION_RECALL:
        return LAW_ARTICLE_RECALL;
    case MOTION_REMOVAL:
        return LAW_ARTICLE_REMOVAL_MOVED;
    case MOTION_AMENDMENT:
        return in_congress(d) ? LAW_ARTICLE_CONGRESS_AMENDMENT : LAW_ARTICLE_COMMITTEE_AMENDMENT;
    case MOTION_BILL:
        break;
    }
    return in_congress(d) ? LAW_ARTICLE_CONGRESS_BILL : LAW_ARTICLE_COMMITTEE_BILL;
}

/* ---------------------------------------------------------------- before it is handed in */

static enum status of_draft(struct ctx *ctx, const struct motion_detail *d, struct step *out)
{
    const char *article;
    uint32_t needed;

    if (can(d, MOTION_SIGN)) {
        out->text = T("motion.next.sign");
        return ST_OK;
    }
    if (!str_eqz(d->m.mover, "members")) {
        out->text = T("motion.next.submit");
        return ST_OK;
    }
    TRY(motion_need(ctx, &d->m, &needed, &article));
    if (d->m.signer_count < (int64_t)needed)
        out->text =
            TF(ctx->arena, "motion.next.more", str_int(ctx->arena, needed - d->m.signer_count));
    else
        out->text = can(d, MOTION_SUBMIT) ? T("motion.next.submit") : T("motion.next.lead");
    return ST_OK;
}

/* ---------------------------------------------------------------- until it is voted on */

static struct step of_submitted(const struct motion_detail *d)
{
    const bool office = can(d, MOTION_DECIDE);
    struct step s = {.article = deciding(d)};

    if (can(d, MOTION_SERVE))
        return (struct step){T("motion.next.serve"),
                             removal_law_defence_article(motion_removal_kind(d->m.kind))};
    if (d->m.kind == MOTION_QUESTION)
        s.text = in_congress(d) ? T("motion.next.way.congress") : T("motion.next.way.committee");
    else if (office)
        s.text =
            in_congress(d) ? T("motion.next.decide.congress") : T("motion.next.decide.committee");
    else
        s.text = in_congress(d) ? T("motion.next.wait.congress") : T("motion.next.wait.committee");
    return s;
}

static struct step of_listed(const struct motion_detail *d)
{
    bool on_agenda = false;

    if (can(d, MOTION_SERVE))
        return of_submitted(d);
    if (!date_none(d->m.withdraw_asked_on))
        return (struct step){T("motion.next.withdrawal"), in_congress(d)
                                                              ? LAW_ARTICLE_CONGRESS_BILL
                                                              : LAW_ARTICLE_COMMITTEE_WITHDRAWAL};
    arr_each (i, d->items_count)
        on_agenda = on_agenda || !d->items[i].gone;
    if (!date_none(d->m.put_to_vote_on))
        return (struct step){T("motion.next.voting"), LAW_ARTICLE_NONE};
    if (!on_agenda && can(d, MOTION_SCHEDULE))
        return (struct step){T("motion.next.schedule"), LAW_ARTICLE_NONE};
    return (struct step){T("motion.next.meeting"), LAW_ARTICLE_NONE};
}

/* ---------------------------------------------------------------- answers */

static struct step of_answering(struct ctx *ctx, const struct motion_detail *d)
{
    const struct str way = text_of("motion.way.", d->m.way);
    struct step s = {.article = in_congress(d) ? LAW_ARTICLE_CONGRESS_QUESTION
                                               : LAW_ARTICLE_COMMITTEE_ANSWER};

    if (can(d, MOTION_SIGN_ANSWER))
        s.text = T("motion.next.sign_answer");
    else if (date_none(d->m.due_on))
        s.text = TF(ctx->arena, "motion.next.answer", d->target_name, way);
    else
        s.text = TF(ctx->arena, "motion.next.answer_by", d->target_name, way,
                    text_date(ctx->arena, d->m.due_on, ctx->today));
    return s;
}

static struct step of_answered(struct ctx *ctx, const struct motion_detail *d)
{
    const int64_t answer = d->answers_count > 0 ? d->answers[d->answers_count - 1].id : 0;
    const struct motion_law_again again = motion_law_again(
        motion_law_body_of(d->m.forum), (uint32_t)d->m.signer_count, 0, ctx->today);
    int64_t said = 0, dissatisfied = 0;

    arr_each (i, d->marks_count) {
        if (d->marks[i].answer_id != answer)
            continue;
        said++;
        dissatisfied += !d->marks[i].satisfied;
    }
    return (struct step){
        TF(ctx->arena, can(d, MOTION_MARK) ? "motion.next.mark" : "motion.next.marks",
           str_int(ctx->arena, said), str_int(ctx->arena, d->m.signer_count),
           str_int(ctx->arena, dissatisfied), str_int(ctx->arena, again.needed)),
        in_congress(d) ? LAW_ARTICLE_QUESTION_AGAIN : LAW_ARTICLE_COMMITTEE_QUESTION_AGAIN};
}

static struct step of_again(const struct motion_detail *d)
{
    return (struct step){
        in_congress(d) ? T("motion.next.again.congress") : T("motion.next.again.committee"),
        in_congress(d) ? LAW_ARTICLE_QUESTION_AGAIN : LAW_ARTICLE_COMMITTEE_QUESTION_AGAIN};
}

/* ---------------------------------------------------------------- all of it */

static struct step of_passed(const struct motion_detail *d)
{
    if (can(d, MOTION_EFFECT))
        return (struct step){str_eqz(d->m.office, "procurator_head") ? T("motion.next.consent")
                                                                     : T("motion.next.effect"),
                             str_eqz(d->m.office, "procurator_head") ? LAW_ARTICLE_RECALL_CONSENT
                                                                     : LAW_ARTICLE_NONE};
    return (struct step){T("motion.next.passed"), LAW_ARTICLE_NONE};
}

static struct step step_of(struct ctx *ctx, const struct motion_detail *d)
{
    switch (d->m.state) {
    case MOTION_SUBMITTED:
        return of_submitted(d);
    case MOTION_AT_COMMITTEE:
        return (struct step){motion_of_person(d->m.kind) ? T("motion.next.inquiry")
                                                         : T("motion.next.committee"),
                             deciding(d)};
    case MOTION_LISTED:
        return of_listed(d);
    case MOTION_ANSWERING:
        return of_answering(ctx, d);
    case MOTION_ANSWERED:
        return of_answered(ctx, d);
    case MOTION_AGAIN:
        return of_again(d);
    case MOTION_PASSED:
        return of_passed(d);
    case MOTION_DECLINED:
        return (struct step){d->m.suggestion_id != 0  ? T("motion.next.converted")
                             : can(d, MOTION_CONVERT) ? T("motion.next.convert")
                                                      : T("motion.next.declined"),
                             LAW_ARTICLE_NONE};
    case MOTION_DRAFT:
    case MOTION_REJECTED:
    case MOTION_CLOSED:
    case MOTION_WITHDRAWN:
        break;
    }
    return (struct step){T("motion.next.done"), LAW_ARTICLE_NONE};
}

enum status motion_web_next(struct ctx *ctx, const struct motion_detail *d, struct motion_show_v *v)
{
    struct step s = step_of(ctx, d);
    int64_t until;

    if (d->m.state == MOTION_DRAFT) {
        TRY(of_draft(ctx, d, &s));
        if (can(d, MOTION_SUBMIT) && d->m.kind == MOTION_BILL && in_congress(d))
            TRY(motion_bill_until(ctx, &until, &v->late));
    }
    v->next = s.text;
    v->next_article = str_from(law_article(s.article, ctx->today));
    return ST_OK;
}
