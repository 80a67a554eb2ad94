// SPDX-License-Identifier: MulanPSL-2.0
/* Who may move what, how many sign, who decides and who answers. */
#include "law/motion_law.h"
#include "law/fraction.h"
#include "law/organic_law.h"

enum { QUESTION_SIGNERS = 10, COMMITTEE_SIGNERS = 5, COMMITTEE_SIGNERS_COUNTY = 3 };

static const char ORGANIC_22_3[] = "《地方组织法》(2022-03-11)第22条第3款";
static const char GUANGDONG_29[] = "参照《广东省人民代表大会常务委员会议事规则》第29条";

static struct motion_law_need need_of(uint32_t signers, enum law_article article)
{
    return (struct motion_law_need){.possible = true, .signers = signers, .article = article};
}

static struct motion_law_need impossible(enum law_article article)
{
    return (struct motion_law_need){.article = article};
}

static struct motion_law_need congress_need(enum motion_law_kind kind, enum level level,
                                            uint32_t all)
{
    const bool township = level == LEVEL_TOWNSHIP;

    switch (kind) {
    case MOTION_LAW_BILL:
        return need_of(organic_law_bill_signers(level), LAW_ARTICLE_CONGRESS_BILL);
    case MOTION_LAW_QUESTION:
        return need_of(QUESTION_SIGNERS, LAW_ARTICLE_CONGRESS_QUESTION);
    case MOTION_LAW_AMENDMENT:
        return need_of(organic_law_bill_signers(level), LAW_ARTICLE_CONGRESS_AMENDMENT);
    case MOTION_LAW_COMMISSION:
        if (township)
            return impossible(LAW_ARTICLE_CONGRESS_COMMISSION);
        return need_of(fraction_needed(FRACTION_TENTH, all), LAW_ARTICLE_CONGRESS_COMMISSION);
    case MOTION_LAW_RECALL:
        return need_of(fraction_needed(township ? FRACTION_FIFTH : FRACTION_TENTH, all),
                       LAW_ARTICLE_RECALL);
    case MOTION_LAW_REMOVAL:
        break;
    }
    return impossible(LAW_ARTICLE_REMOVAL_MOVED);
}

static struct motion_law_need committee_need(enum motion_law_kind kind, enum level level,
                                             uint32_t all)
{
    const uint32_t few = level == LEVEL_COUNTY ? COMMITTEE_SIGNERS_COUNTY : COMMITTEE_SIGNERS;

    switch (kind) {
    case MOTION_LAW_BILL:
        return need_of(few, LAW_ARTICLE_COMMITTEE_BILL);
    case MOTION_LAW_QUESTION:
        return need_of(few, LAW_ARTICLE_COMMITTEE_QUESTION);
    case MOTION_LAW_AMENDMENT:
        return need_of(few, level == LEVEL_COUNTY ? LAW_ARTICLE_COUNTY_AMENDMENT
                                                  : LAW_ARTICLE_COMMITTEE_AMENDMENT);
    case MOTION_LAW_COMMISSION:
        return need_of(fraction_needed(FRACTION_FIFTH, all), LAW_ARTICLE_COMMITTEE_COMMISSION);
    case MOTION_LAW_REMOVAL:
        return need_of(fraction_needed(FRACTION_FIFTH, all), LAW_ARTICLE_REMOVAL_MOVED);
    case MOTION_LAW_RECALL:
        break;
    }
    return impossible(LAW_ARTICLE_RECALL);
}

struct motion_law_need motion_law_need(enum motion_law_kind kind, enum law_body body,
                                       enum level level, uint32_t all)
{
    switch (body) {
    case LAW_BODY_CONGRESS:
        return congress_need(kind, level, all);
    case LAW_BODY_STANDING_COMMITTEE:
        if (organic_law_has_standing_committee(level))
            return committee_need(kind, level, all);
        break;
    case LAW_BODY_PRESIDIUM:
    case LAW_BODY_TOWNSHIP_PRESIDIUM:
    case LAW_BODY_OTHER:
        break;
    }
    return impossible(LAW_ARTICLE_CONGRESS_BILL);
}

enum status motion_law_check_signed(const struct motion_law_need *need, uint32_t signers,
                                    struct date on, struct err *err)
{
    if (!need->possible)
        return fail(err, ST_RULE, "law.motion_not_possible", law_article(need->article, on));
    if (signers >= need->signers)
        return ST_OK;
    (void)fail(err, ST_RULE, "law.motion_too_few_signers", law_article(need->article, on));
    snprintf(err->arg, sizeof err->arg, "%u", need->signers);
    return ST_RULE;
}

#define BIT(organ) (1U << (organ))

/* Organs that move something, by kind: before a congress, and before a standing committee. */
static const struct {
    unsigned congress, committee;
} MOVERS[] = {
    [MOTION_LAW_BILL] = {BIT(MOTION_LAW_PRESIDIUM) | BIT(MOTION_LAW_STANDING_COMMITTEE) |
                             BIT(MOTION_LAW_SPECIAL_COMMITTEE) | BIT(MOTION_LAW_GOVERNMENT),
                         BIT(MOTION_LAW_CHAIRMEN) | BIT(MOTION_LAW_SPECIAL_COMMITTEE) |
                             BIT(MOTION_LAW_GOVERNMENT)},
    [MOTION_LAW_QUESTION] = {.congress = 0},
    [MOTION_LAW_AMENDMENT] = {.congress = 0},
    [MOTION_LAW_COMMISSION] = {BIT(MOTION_LAW_PRESIDIUM), BIT(MOTION_LAW_CHAIRMEN)},
    [MOTION_LAW_RECALL] = {.congress =
                               BIT(MOTION_LAW_PRESIDIUM) | BIT(MOTION_LAW_STANDING_COMMITTEE)},
    [MOTION_LAW_REMOVAL] = {.committee = BIT(MOTION_LAW_CHAIRMEN) | BIT(MOTION_LAW_GOVERNMENT) |
                                         BIT(MOTION_LAW_SUPERVISION) | BIT(MOTION_LAW_COURT) |
                                         BIT(MOTION_LAW_PROCURATORATE)},
};

/* What a township has of all this. */
static const unsigned TOWNSHIP_ORGANS = BIT(MOTION_LAW_PRESIDIUM) | BIT(MOTION_LAW_GOVERNMENT);

bool motion_law_may_move(enum motion_law_kind kind, enum law_body body, enum level level,
                         enum motion_law_organ organ)
{
    const bool township = level == LEVEL_TOWNSHIP;

    if (township && ((TOWNSHIP_ORGANS & BIT(organ)) == 0 || kind == MOTION_LAW_COMMISSION))
        return false;
    if (body == LAW_BODY_CONGRESS)
        return (MOVERS[kind].congress & BIT(organ)) != 0;
    return body == LAW_BODY_STANDING_COMMITTEE && !township &&
           (MOVERS[kind].committee & BIT(organ)) != 0;
}

bool motion_law_in_session_only(enum motion_law_kind kind, enum law_body body)
{
    return body == LAW_BODY_CONGRESS && kind != MOTION_LAW_BILL;
}

enum motion_law_route motion_law_route(enum law_body body, bool by_chairmen)
{
    if (body != LAW_BODY_STANDING_COMMITTEE)
        return MOTION_LAW_PRESIDIUM_DECIDES;
    return by_chairmen ? MOTION_LAW_TO_MEETING : MOTION_LAW_CHAIRMEN_DECIDE;
}

/* A proposal for a commission goes before those who decide on it, whoever made it. */
static enum status commission_goes_on(const struct motion_law_routing *m, struct date on,
                                      struct err *err)
{
    if (m->body == LAW_BODY_STANDING_COMMITTEE)
        return fail(err, ST_RULE, "law.commission_to_meeting",
                    law_article(LAW_ARTICLE_COMMITTEE_COMMISSION, on));
    return fail(err, ST_RULE, "law.commission_to_plenary",
                law_article(LAW_ARTICLE_CONGRESS_COMMISSION, on));
}

static enum status check_to_committee(const struct motion_law_routing *m, struct date on,
                                      struct err *err)
{
    const bool commission = m->kind == MOTION_LAW_COMMISSION;

    if (!organic_law_has_standing_committee(m->level))
        return fail(err, ST_RULE, "law.no_special_committee",
                    law_article(LAW_ARTICLE_SPECIAL_COMMITTEES, on));
    if (commission && m->body != LAW_BODY_STANDING_COMMITTEE)
        return commission_goes_on(m, on, err);
    if (motion_law_route(m->body, m->by_chairmen) == MOTION_LAW_TO_MEETING)
        return fail(
            err, ST_RULE, "law.chairmen_motion_to_meeting",
            law_article(commission ? LAW_ARTICLE_COMMITTEE_COMMISSION : LAW_ARTICLE_COMMITTEE_BILL,
                        on));
    return ST_OK;
}

/* Of persons: members' removals only are sifted; an inquiry stands in the place of a committee. */
static enum status check_person_choice(const struct motion_law_routing *m,
                                       enum motion_law_choice choice, struct date on,
                                       struct err *err)
{
    const bool removal = m->kind == MOTION_LAW_REMOVAL;

    if (!removal && choice == MOTION_LAW_NOT_ON_AGENDA)
        return fail(err, ST_RULE, "law.recall_goes_on", law_article(LAW_ARTICLE_RECALL, on));
    if (!removal && !organic_law_has_standing_committee(m->level))
        return fail(err, ST_RULE, "law.recall_no_inquiry", law_article(LAW_ARTICLE_RECALL, on));
    if (removal && !m->by_members)
        return fail(err, ST_RULE, "law.removal_goes_on",
                    law_article(LAW_ARTICLE_REMOVAL_MOVED, on));
    return ST_OK;
}

enum status motion_law_check_choice(const struct motion_law_routing *m,
                                    enum motion_law_choice choice, struct date on, struct err *err)
{
    if (choice == MOTION_LAW_ON_AGENDA)
        return ST_OK;
    if (m->kind == MOTION_LAW_RECALL || m->kind == MOTION_LAW_REMOVAL)
        return check_person_choice(m, choice, on, err);
    if (choice == MOTION_LAW_TO_COMMITTEE)
        return check_to_committee(m, on, err);
    if (m->kind == MOTION_LAW_COMMISSION)
        return commission_goes_on(m, on, err);
    if (m->by_members)
        return ST_OK;
    return fail(err, ST_RULE, "law.organ_bill_goes_on",
                law_article(m->body == LAW_BODY_STANDING_COMMITTEE ? LAW_ARTICLE_COMMITTEE_BILL
                                                                   : LAW_ARTICLE_CONGRESS_BILL,
                            on));
}

bool motion_law_may_question(enum level level, enum motion_law_target target)
{
    return level != LEVEL_TOWNSHIP || target == MOTION_LAW_TO_GOVERNMENT;
}

enum status motion_law_check_question(const struct motion_law_question *question, struct err *err)
{
    const bool committee = question->body == LAW_BODY_STANDING_COMMITTEE;
    const char *form = law_article(
        committee ? LAW_ARTICLE_COMMITTEE_QUESTION : LAW_ARTICLE_CONGRESS_QUESTION, question->on);

    if (!question->has_target)
        return fail(err, ST_RULE, "law.question_needs_target", form);
    if (!question->has_question)
        return fail(err, ST_RULE, "law.question_needs_question", form);
    if (!question->has_content)
        return fail(err, ST_RULE, "law.question_needs_content", form);
    if (!question->target_allowed)
        return fail(err, ST_RULE, "law.question_wrong_target",
                    motion_law_target_article(question->body, question->on));
    return ST_OK;
}

const char *motion_law_target_article(enum law_body body, struct date on)
{
    return law_article(body == LAW_BODY_STANDING_COMMITTEE ? LAW_ARTICLE_COMMITTEE_QUESTION
                                                           : LAW_ARTICLE_QUESTION_AGAIN,
                       on);
}

const char *motion_law_way_article(enum law_body body, struct date on)
{
    return law_article(body == LAW_BODY_STANDING_COMMITTEE ? LAW_ARTICLE_COMMITTEE_ANSWER_WAY
                                                           : LAW_ARTICLE_CONGRESS_QUESTION,
                       on);
}

bool motion_law_answer_possible(enum law_body body, enum level level,
                                enum motion_law_answer_way way)
{
    if (way == MOTION_LAW_ORAL_PRESIDIUM)
        return body == LAW_BODY_CONGRESS;
    return way != MOTION_LAW_ORAL_COMMITTEE || organic_law_has_standing_committee(level);
}

enum status motion_law_check_answer(const struct motion_law_answer *answer, struct err *err)
{
    const char *law =
        law_article(answer->body == LAW_BODY_STANDING_COMMITTEE ? LAW_ARTICLE_COMMITTEE_ANSWER
                                                                : LAW_ARTICLE_CONGRESS_QUESTION,
                    answer->on);

    if (answer->way == MOTION_LAW_WRITTEN)
        return answer->head_signed ? ST_OK : fail(err, ST_RULE, "law.answer_needs_signature", law);
    if (!answer->head_present)
        return fail(err, ST_RULE, "law.answer_needs_head", law);
    return ST_OK;
}

struct motion_law_again motion_law_again(enum law_body body, uint32_t signers,
                                         uint32_t dissatisfied, struct date on)
{
    const bool committee = body == LAW_BODY_STANDING_COMMITTEE;
    const enum fraction fraction = committee ? FRACTION_MORE_THAN_HALF : FRACTION_HALF;

    return (struct motion_law_again){
        .needed = fraction_needed(fraction, signers),
        .reached = fraction_reached(fraction, dissatisfied, signers),
        .chairmen_decide = committee,
        .article = law_article(
            committee ? LAW_ARTICLE_COMMITTEE_QUESTION_AGAIN : LAW_ARTICLE_QUESTION_AGAIN, on),
    };
}

enum status motion_law_check_withdrawal(const struct motion_law_withdrawal *facts, struct err *err)
{
    const bool committee = facts->body == LAW_BODY_STANDING_COMMITTEE;
    const char *law = committee ? GUANGDONG_29 : ORGANIC_22_3;

    if (facts->put_to_vote)
        return fail(err, ST_RULE, "law.bill_put_to_vote", law);
    if (facts->on_agenda && !facts->agreed)
        return fail(err, ST_RULE,
                    committee ? "law.bill_needs_chairmen" : "law.bill_needs_presidium", law);
    return ST_OK;
}
