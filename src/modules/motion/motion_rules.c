// SPDX-License-Identifier: MulanPSL-2.0
/* States, verbs and parts of motions. Pure. */
#include "modules/motion/motion_rules.h"
#include "law/deputies_law.h"

static const char *const KINDS[] = {
    [MOTION_BILL] = "bill",           [MOTION_QUESTION] = "question",
    [MOTION_AMENDMENT] = "amendment", [MOTION_COMMISSION] = "commission",
    [MOTION_RECALL] = "recall",       [MOTION_REMOVAL] = "removal",
};
static const char *const FORUMS[] = {
    [MOTION_CONGRESS] = "congress",
    [MOTION_COMMITTEE] = "committee",
};
static const char *const STATES[] = {
    [MOTION_DRAFT] = "draft",
    [MOTION_SUBMITTED] = "submitted",
    [MOTION_AT_COMMITTEE] = "at_committee",
    [MOTION_LISTED] = "listed",
    [MOTION_DECLINED] = "declined",
    [MOTION_PASSED] = "passed",
    [MOTION_REJECTED] = "rejected",
    [MOTION_ANSWERING] = "answering",
    [MOTION_ANSWERED] = "answered",
    [MOTION_AGAIN] = "again",
    [MOTION_CLOSED] = "closed",
    [MOTION_WITHDRAWN] = "withdrawn",
};
static const char *const WAYS[] = {
    [MOTION_LAW_ORAL_MEETING] = "oral_meeting",
    [MOTION_LAW_ORAL_PRESIDIUM] = "oral_presidium",
    [MOTION_LAW_ORAL_COMMITTEE] = "oral_committee",
    [MOTION_LAW_WRITTEN] = "written",
};

static bool find(const char *const *words, size_t count, struct str word, unsigned *out)
{
    arr_each (i, count) {
        if (str_eqz(word, words[i])) {
            *out = (unsigned)i;
            return true;
        }
    }
    return false;
}

const char *motion_kind_word(enum motion_kind kind)
{
    return KINDS[kind];
}

const char *motion_forum_word(enum motion_forum forum)
{
    return FORUMS[forum];
}

const char *motion_state_word(enum motion_state state)
{
    return STATES[state];
}

bool motion_kind_parse(struct str word, enum motion_kind *out)
{
    unsigned at;

    if (!find(KINDS, COUNT(KINDS), word, &at))
        return false;
    *out = (enum motion_kind)at;
    return true;
}

bool motion_forum_parse(struct str word, enum motion_forum *out)
{
    unsigned at;

    if (!find(FORUMS, COUNT(FORUMS), word, &at))
        return false;
    *out = (enum motion_forum)at;
    return true;
}

bool motion_state_parse(struct str word, enum motion_state *out)
{
    unsigned at;

    if (!find(STATES, COUNT(STATES), word, &at))
        return false;
    *out = (enum motion_state)at;
    return true;
}

bool motion_way_parse(struct str word, enum motion_law_answer_way *out)
{
    unsigned at;

    if (!find(WAYS, COUNT(WAYS), word, &at))
        return false;
    *out = (enum motion_law_answer_way)at;
    return true;
}

enum motion_law_kind motion_law_kind_of(enum motion_kind kind)
{
    static const enum motion_law_kind OF[] = {
        [MOTION_BILL] = MOTION_LAW_BILL,           [MOTION_QUESTION] = MOTION_LAW_QUESTION,
        [MOTION_AMENDMENT] = MOTION_LAW_AMENDMENT, [MOTION_COMMISSION] = MOTION_LAW_COMMISSION,
        [MOTION_RECALL] = MOTION_LAW_RECALL,       [MOTION_REMOVAL] = MOTION_LAW_REMOVAL,
    };

    return OF[kind];
}

enum law_body motion_law_body_of(enum motion_forum forum)
{
    return forum == MOTION_CONGRESS ? LAW_BODY_CONGRESS : LAW_BODY_STANDING_COMMITTEE;
}

/* ---------------------------------------------------------------- who may do what */

#define BIT(n) (1U << (n))

enum {
    PERSONS = BIT(MOTION_RECALL) | BIT(MOTION_REMOVAL),
    VOTED = BIT(MOTION_BILL) | BIT(MOTION_AMENDMENT) | BIT(MOTION_COMMISSION) | PERSONS,
    ASKED = BIT(MOTION_QUESTION),
    ANY = VOTED | ASKED,
    LEAD = 1,
    INVITED = 2,
    SIGNER = 4,
    OFFICE = 8,
    UNIT = 16,
    HEAD = 32,
    PERSON = 64,
    GOING = BIT(MOTION_SUBMITTED) | BIT(MOTION_AT_COMMITTEE) | BIT(MOTION_LISTED)
};

/* The whole workflow; what is not listed is forbidden. */
static const struct {
    unsigned kinds, states, who;
} ALLOWED[] = {
    [MOTION_EDIT] = {ANY, BIT(MOTION_DRAFT), LEAD},
    [MOTION_INVITE] = {ANY, BIT(MOTION_DRAFT), LEAD},
    [MOTION_SIGN] = {ANY, BIT(MOTION_DRAFT), INVITED},
    [MOTION_SUBMIT] = {ANY, BIT(MOTION_DRAFT), LEAD},
    [MOTION_WITHDRAW] = {ANY,
                         BIT(MOTION_DRAFT) | BIT(MOTION_SUBMITTED) | BIT(MOTION_AT_COMMITTEE) |
                             BIT(MOTION_LISTED) | BIT(MOTION_ANSWERING),
                         LEAD},
    [MOTION_DECIDE] = {ANY,
                       BIT(MOTION_SUBMITTED) | BIT(MOTION_AT_COMMITTEE) | BIT(MOTION_LISTED) |
                           BIT(MOTION_AGAIN),
                       OFFICE},
    [MOTION_RESULT] = {VOTED, BIT(MOTION_LISTED), OFFICE},
    [MOTION_ANSWER] = {ASKED, BIT(MOTION_ANSWERING), UNIT | OFFICE},
    [MOTION_SIGN_ANSWER] = {ASKED, BIT(MOTION_ANSWERING), HEAD},
    [MOTION_MARK] = {ASKED, BIT(MOTION_ANSWERED), SIGNER},
    [MOTION_CLOSE] = {ASKED, BIT(MOTION_ANSWERED), OFFICE},
    [MOTION_CONVERT] = {BIT(MOTION_BILL), BIT(MOTION_DECLINED), OFFICE},
    [MOTION_REPORT] = {VOTED, BIT(MOTION_AT_COMMITTEE), OFFICE},
    [MOTION_SERVE] = {PERSONS, GOING, OFFICE},
    [MOTION_DEFEND] = {PERSONS, GOING, PERSON | OFFICE},
    [MOTION_EFFECT] = {PERSONS, BIT(MOTION_PASSED), OFFICE},
    [MOTION_SCHEDULE] = {ANY, GOING | BIT(MOTION_ANSWERING), OFFICE},
    [MOTION_ORDER] = {BIT(MOTION_BILL), BIT(MOTION_LISTED), OFFICE},
};

static unsigned who_bits(const struct motion *m, const struct motion_who *who)
{
    const bool by_organ = !str_eqz(m->mover, "members") || m->paper;

    return (who->lead || (by_organ && who->office) ? LEAD : 0U) | (who->invited ? INVITED : 0U) |
           (who->signer ? SIGNER : 0U) | (who->office ? OFFICE : 0U) | (who->unit ? UNIT : 0U) |
           (who->head ? HEAD : 0U) | (who->person ? PERSON : 0U);
}

/* What stands in the record besides the state. */
static bool fits(const struct motion *m, enum motion_verb verb)
{
    const bool by_members = str_eqz(m->mover, "members");

    if (verb == MOTION_INVITE)
        return by_members;
    if (verb == MOTION_CONVERT)
        return by_members && m->forum == MOTION_CONGRESS && m->suggestion_id == 0;
    if (verb == MOTION_DECIDE && m->state == MOTION_LISTED)
        return !date_none(m->withdraw_asked_on) || date_none(m->put_to_vote_on);
    if (verb == MOTION_WITHDRAW)
        return date_none(m->withdraw_asked_on);
    if (verb == MOTION_SERVE)
        return date_none(m->served_on);
    if (verb == MOTION_DEFEND)
        return !date_none(m->served_on);
    if (verb == MOTION_EFFECT)
        return date_none(m->ended_on);
    return true;
}

bool motion_may(const struct motion *m, const struct motion_who *who, enum motion_verb verb)
{
    return (ALLOWED[verb].kinds & BIT(m->kind)) != 0 &&
           (ALLOWED[verb].states & BIT(m->state)) != 0 &&
           (ALLOWED[verb].who & who_bits(m, who)) != 0 && fits(m, verb);
}

/* ---------------------------------------------------------------- decisions */

static const struct {
    unsigned kinds, from;
    const char *decision;
    enum motion_state to;
} DECISIONS[] = {
    {VOTED, BIT(MOTION_SUBMITTED) | BIT(MOTION_AT_COMMITTEE), "agenda", MOTION_LISTED},
    {VOTED, BIT(MOTION_SUBMITTED), "committee", MOTION_AT_COMMITTEE},
    {VOTED, BIT(MOTION_SUBMITTED) | BIT(MOTION_AT_COMMITTEE), "decline", MOTION_DECLINED},
    {VOTED, BIT(MOTION_LISTED), "put_to_vote", MOTION_LISTED},
    {VOTED, BIT(MOTION_LISTED), "consent", MOTION_WITHDRAWN},
    {VOTED, BIT(MOTION_LISTED), "refuse", MOTION_LISTED},
    {ASKED, BIT(MOTION_SUBMITTED) | BIT(MOTION_AGAIN), "answer", MOTION_ANSWERING},
    {ASKED, BIT(MOTION_AGAIN), "refuse", MOTION_CLOSED},
};

/* What the law says of where it may go. */
static enum status check_choice(const struct motion *m, const struct motion_setting *at,
                                struct str decision, struct err *err)
{
    const struct motion_law_routing routing = {.kind = motion_law_kind_of(m->kind),
                                               .body = motion_law_body_of(m->forum),
                                               .level = at->level,
                                               .by_members = str_eqz(m->mover, "members"),
                                               .by_chairmen = at->by_chairmen};

    if (str_eqz(decision, "decline"))
        return motion_law_check_choice(&routing, MOTION_LAW_NOT_ON_AGENDA, at->on, err);
    if (str_eqz(decision, "committee"))
        return motion_law_check_choice(&routing, MOTION_LAW_TO_COMMITTEE, at->on, err);
    return ST_OK;
}

/* On the agenda: a withdrawal that was asked for is answered, else it goes to the vote. */
static bool fits_listed(const struct motion *m, struct str decision)
{
    if (str_eqz(decision, "put_to_vote"))
        return date_none(m->put_to_vote_on) && date_none(m->withdraw_asked_on);
    return !date_none(m->withdraw_asked_on);
}

enum status motion_decided(const struct motion *m, const struct motion_setting *at,
                           struct str decision, enum motion_state *out, struct err *err)
{
    arr_each (i, COUNT(DECISIONS)) {
        if ((DECISIONS[i].kinds & BIT(m->kind)) == 0 || (DECISIONS[i].from & BIT(m->state)) == 0 ||
            !str_eqz(decision, DECISIONS[i].decision))
            continue;
        /* A congress may ask again by half of its signers; nobody's consent is needed. */
        if (m->state == MOTION_AGAIN && m->forum == MOTION_CONGRESS && str_eqz(decision, "refuse"))
            continue;
        if (m->state == MOTION_LISTED && !fits_listed(m, decision))
            continue;
        TRY(check_choice(m, at, decision, err));
        *out = DECISIONS[i].to;
        return ST_OK;
    }
    return fail(err, ST_RULE, "motion.err.decision", NULL);
}

enum status motion_check_agenda(const struct motion *m, bool deciding, struct date on,
                                struct err *err)
{
    if (!deciding || m->state == MOTION_LISTED || m->state == MOTION_ANSWERING)
        return ST_OK;
    return m->forum == MOTION_CONGRESS ? fail(err, ST_RULE, "motion.err.presidium_first",
                                              law_article(LAW_ARTICLE_CONGRESS_BILL, on))
                                       : fail(err, ST_RULE, "motion.err.chairmen_first",
                                              law_article(LAW_ARTICLE_COMMITTEE_BILL, on));
}

bool motion_is_open(const struct motion *m)
{
    return m->state == MOTION_SUBMITTED || m->state == MOTION_AT_COMMITTEE ||
           m->state == MOTION_LISTED;
}

/* ---------------------------------------------------------------- parts */

enum status motion_check_parts(const struct motion *m, bool target_allowed, struct date on,
                               struct err *err)
{
    const struct deputies_law_bill bill = {.has_cause = m->cause.len > 0,
                                           .has_grounds = m->grounds.len > 0,
                                           .has_proposal = m->proposal.len > 0,
                                           .within_powers = true};
    const struct motion_law_question question = {.has_target = m->target_organ_id != 0,
                                                 .has_question = m->question.len > 0,
                                                 .has_content = m->content.len > 0,
                                                 .target_allowed = target_allowed,
                                                 .body = motion_law_body_of(m->forum),
                                                 .on = on};

    if (m->title.len == 0)
        return fail(err, ST_RULE, "motion.err.title", NULL);
    if (m->kind == MOTION_QUESTION)
        return motion_law_check_question(&question, err);
    if (m->kind == MOTION_BILL)
        return deputies_law_check_bill(&bill, err);
    if (motion_of_person(m->kind)) /* motion_check_person() */
        return ST_OK;
    if (m->kind == MOTION_AMENDMENT && m->subject_id == 0 && m->subject_text.len == 0)
        return fail(err, ST_RULE, "motion.err.subject", NULL);
    if (m->proposal.len == 0)
        return fail(err, ST_RULE, "motion.err.proposal", NULL);
    return ST_OK;
}
