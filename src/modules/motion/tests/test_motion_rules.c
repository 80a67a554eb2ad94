// SPDX-License-Identifier: MulanPSL-2.0
/* The workflow of motions: every state with every verb, for each who. */
#include "base/tap.h"
#include "modules/motion/motion_rules.h"

static const struct motion_who LEAD = {.lead = true, .signer = true}, INVITED = {.invited = true},
                               SIGNER = {.signer = true}, OFFICE = {.office = true},
                               UNIT = {.unit = true}, HEAD = {.unit = true, .head = true},
                               NOBODY = {0};

/* By verb: E edit, I invite, S sign, U submit, W withdraw, D decide, R result, A answer,
 * G sign the answer, M mark, C close, V convert. */
static void allows(struct motion m, const struct motion_who *who, const char *want,
                   const char *what)
{
    char got[] = "............";

    for (enum motion_verb v = MOTION_EDIT; v <= MOTION_CONVERT; v++) {
        if (motion_may(&m, who, v))
            got[v] = "EISUWDRAGMCV"[v];
    }
    EQ_TEXT(got, want, what);
}

struct row {
    enum motion_state state;
    const char *lead, *office;
};

static void voted(void)
{
    static const struct row T[] = {
        {MOTION_DRAFT, "EI.UW.......", "............"},
        {MOTION_SUBMITTED, "....W.......", ".....D......"},
        {MOTION_AT_COMMITTEE, "....W.......", ".....D......"},
        {MOTION_LISTED, "....W.......", ".....DR....."},
        {MOTION_DECLINED, "............", "...........V"},
        {MOTION_PASSED, "............", "............"},
        {MOTION_REJECTED, "............", "............"},
        {MOTION_WITHDRAWN, "............", "............"},
    };

    arr_each (i, COUNT(T)) {
        const struct motion m = {.kind = MOTION_BILL, .state = T[i].state, .mover = S("members")};

        allows(m, &LEAD, T[i].lead, motion_state_word(T[i].state));
        allows(m, &OFFICE, T[i].office, motion_state_word(T[i].state));
        allows(m, &NOBODY, "............", "nobody");
        allows(m, &UNIT, "............", "a unit");
    }
}

static void asked(void)
{
    static const struct {
        enum motion_state state;
        const char *lead, *signer, *office, *unit, *head;
    } T[] = {
        {MOTION_DRAFT, "EI.UW.......", "............", "............", "............",
         "............"},
        {MOTION_SUBMITTED, "....W.......", "............", ".....D......", "............",
         "............"},
        {MOTION_ANSWERING, "....W.......", "............", ".......A....", ".......A....",
         ".......AG..."},
        {MOTION_ANSWERED, ".........M..", ".........M..", "..........C.", "............",
         "............"},
        {MOTION_AGAIN, "............", "............", ".....D......", "............",
         "............"},
        {MOTION_CLOSED, "............", "............", "............", "............",
         "............"},
    };

    arr_each (i, COUNT(T)) {
        const struct motion m = {
            .kind = MOTION_QUESTION, .state = T[i].state, .mover = S("members")};

        allows(m, &LEAD, T[i].lead, motion_state_word(T[i].state));
        allows(m, &SIGNER, T[i].signer, "a signer");
        allows(m, &OFFICE, T[i].office, "the office");
        allows(m, &UNIT, T[i].unit, "the organ");
        allows(m, &HEAD, T[i].head, "its head");
    }
}

static void special(void)
{
    struct motion m = {.kind = MOTION_BILL, .state = MOTION_DRAFT, .mover = S("members")};

    allows(m, &INVITED, "..S.........", "who was asked signs");
    m.mover = S("presidium");
    allows(m, &OFFICE, "E..UW.......", "the office writes for an organ, and asks nobody to sign");
    m.mover = S("members");
    m.state = MOTION_LISTED;
    m.withdraw_asked_on = (struct date){2026, 2, 12};
    allows(m, &OFFICE, ".....DR.....", "asked to withdraw: it decides on that");
    allows(m, &LEAD, "............", "he has asked already");
    m = (struct motion){.kind = MOTION_BILL,
                        .forum = MOTION_COMMITTEE,
                        .state = MOTION_DECLINED,
                        .mover = S("members")};
    allows(m, &OFFICE, "............", "a member's bill is no suggestion");
    m.forum = MOTION_CONGRESS;
    m.suggestion_id = 7;
    allows(m, &OFFICE, "............", "not twice");
}

static const struct motion_setting COUNTY = {.level = LEVEL_COUNTY, .on = {2026, 2, 12}};

static void decisions(void)
{
    static const struct {
        const char *why;
        enum motion_kind kind;
        enum motion_forum forum;
        enum motion_state from;
        const char *decision;
        enum status want;
        enum motion_state to;
    } T[] = {
        {"agenda", MOTION_BILL, MOTION_CONGRESS, MOTION_SUBMITTED, "agenda", ST_OK, MOTION_LISTED},
        {"after the committee", MOTION_BILL, MOTION_CONGRESS, MOTION_AT_COMMITTEE, "agenda", ST_OK,
         MOTION_LISTED},
        {"to a committee", MOTION_COMMISSION, MOTION_COMMITTEE, MOTION_SUBMITTED, "committee",
         ST_OK, MOTION_AT_COMMITTEE},
        {"to a committee twice", MOTION_BILL, MOTION_CONGRESS, MOTION_AT_COMMITTEE, "committee",
         ST_RULE, MOTION_DRAFT},
        {"declined", MOTION_AMENDMENT, MOTION_CONGRESS, MOTION_SUBMITTED, "decline", ST_OK,
         MOTION_DECLINED},
        {"a bill is not answered", MOTION_BILL, MOTION_CONGRESS, MOTION_SUBMITTED, "answer",
         ST_RULE, MOTION_DRAFT},
        {"an interpellation is", MOTION_QUESTION, MOTION_CONGRESS, MOTION_SUBMITTED, "answer",
         ST_OK, MOTION_ANSWERING},
        {"not put on the agenda", MOTION_QUESTION, MOTION_CONGRESS, MOTION_SUBMITTED, "agenda",
         ST_RULE, MOTION_DRAFT},
        {"again", MOTION_QUESTION, MOTION_COMMITTEE, MOTION_AGAIN, "answer", ST_OK,
         MOTION_ANSWERING},
        {"the chairmen may refuse", MOTION_QUESTION, MOTION_COMMITTEE, MOTION_AGAIN, "refuse",
         ST_OK, MOTION_CLOSED},
        {"the presidium may not", MOTION_QUESTION, MOTION_CONGRESS, MOTION_AGAIN, "refuse", ST_RULE,
         MOTION_DRAFT},
        {"consent to withdraw", MOTION_BILL, MOTION_CONGRESS, MOTION_LISTED, "consent", ST_OK,
         MOTION_WITHDRAWN},
        {"put to the vote, while a withdrawal is asked for", MOTION_BILL, MOTION_CONGRESS,
         MOTION_LISTED, "put_to_vote", ST_RULE, MOTION_DRAFT},
        {"a commission is put to the plenary", MOTION_COMMISSION, MOTION_CONGRESS, MOTION_SUBMITTED,
         "decline", ST_RULE, MOTION_DRAFT},
        {"not to a committee", MOTION_COMMISSION, MOTION_CONGRESS, MOTION_SUBMITTED, "committee",
         ST_RULE, MOTION_DRAFT},
        {"no such word", MOTION_BILL, MOTION_CONGRESS, MOTION_SUBMITTED, "maybe", ST_RULE,
         MOTION_DRAFT},
    };

    arr_each (i, COUNT(T)) {
        const struct motion m = {.kind = T[i].kind,
                                 .forum = T[i].forum,
                                 .state = T[i].from,
                                 .mover = S("members"),
                                 .withdraw_asked_on = {2026, 2, 12}};
        enum motion_state to = MOTION_DRAFT;
        struct err err = {0};

        EQ_INT(motion_decided(&m, &COUNTY, str_from(T[i].decision), &to, &err), T[i].want,
               T[i].why);
        EQ_INT(to, T[i].to, T[i].why);
    }
}

static const char *refusal(const struct motion *m, const struct motion_setting *at,
                           const char *decision)
{
    enum motion_state to;
    struct err err = {0};

    return motion_decided(m, at, str_from(decision), &to, &err) == ST_OK ? "" : err.key;
}

/* @law Organic Law (2022-03-11) art. 22(1), 33(1), 52(1) */
static void powers(void)
{
    static const struct motion_setting TOWNSHIP = {.level = LEVEL_TOWNSHIP, .on = {2026, 2, 12}},
                                       CHAIRMEN = {.level = LEVEL_COUNTY, .by_chairmen = true};
    struct motion m = {.kind = MOTION_BILL, .state = MOTION_SUBMITTED, .mover = S("members")};

    EQ_TEXT(refusal(&m, &COUNTY, "decline"), "", "deputies' bill may be declined");
    EQ_TEXT(refusal(&m, &COUNTY, "committee"), "", "or go to a committee");
    EQ_TEXT(refusal(&m, &TOWNSHIP, "committee"), "law.no_special_committee", "not in a township");
    m.mover = S("organ");
    EQ_TEXT(refusal(&m, &COUNTY, "decline"), "law.organ_bill_goes_on", "an organ's bill goes on");
    m.forum = MOTION_COMMITTEE;
    EQ_TEXT(refusal(&m, &CHAIRMEN, "committee"), "law.chairmen_motion_to_meeting",
            "that of the chairmen straight to the meeting");
    m.state = MOTION_LISTED;
    EQ_TEXT(refusal(&m, &COUNTY, "consent"), "motion.err.decision", "nobody asked to withdraw");
    EQ_TEXT(refusal(&m, &COUNTY, "put_to_vote"), "", "put to the vote");
    m.put_to_vote_on = (struct date){2026, 2, 12};
    EQ_TEXT(refusal(&m, &COUNTY, "put_to_vote"), "motion.err.decision", "once");
    allows(m, &OFFICE, "....W.R.....", "then only its result is noted");
}

static const char *lacks(struct motion m)
{
    struct err err = {0};

    return motion_check_parts(&m, true, COUNTY.on, &err) == ST_OK ? "" : err.key;
}

static void parts(void)
{
    const struct str x = S("x");
    struct err err = {0};
    struct motion m = {.kind = MOTION_BILL};

    EQ_TEXT(lacks(m), "motion.err.title", "no title");
    m.title = x;
    EQ_TEXT(lacks(m), "law.bill_needs_cause", "no cause");
    m.cause = x;
    EQ_TEXT(lacks(m), "law.bill_needs_grounds", "no grounds");
    m.grounds = x;
    EQ_TEXT(lacks(m), "law.bill_needs_proposal", "no proposal");
    m.proposal = x;
    EQ_TEXT(lacks(m), "", "a bill in form");
    m = (struct motion){.kind = MOTION_QUESTION, .title = x};
    EQ_TEXT(lacks(m), "law.question_needs_target", "no target");
    m.target_organ_id = 3;
    EQ_TEXT(lacks(m), "law.question_needs_question", "no question");
    m.question = x;
    EQ_TEXT(lacks(m), "law.question_needs_content", "no content");
    m.content = x;
    EQ_TEXT(lacks(m), "", "an interpellation in form");
    EQ_INT(motion_check_parts(&m, false, COUNTY.on, &err), ST_RULE,
           "of another organ in a township");
    m = (struct motion){.kind = MOTION_AMENDMENT, .title = x};
    EQ_TEXT(lacks(m), "motion.err.subject", "an amendment of nothing");
    m.subject_text = x;
    EQ_TEXT(lacks(m), "motion.err.proposal", "no wording");
    m.proposal = x;
    EQ_TEXT(lacks(m), "", "an amendment in form");
    m = (struct motion){.kind = MOTION_COMMISSION, .title = x};
    EQ_TEXT(lacks(m), "motion.err.proposal", "a commission of what");
}

static void words(void)
{
    enum motion_state state;
    enum motion_kind kind;
    enum motion_forum forum;
    enum motion_law_answer_way way;

    for (enum motion_state s = MOTION_DRAFT; s <= MOTION_WITHDRAWN; s++)
        OK(motion_state_parse(str_from(motion_state_word(s)), &state) && state == s,
           motion_state_word(s));
    for (enum motion_kind k = MOTION_BILL; k <= MOTION_COMMISSION; k++)
        OK(motion_kind_parse(str_from(motion_kind_word(k)), &kind) && kind == k,
           motion_kind_word(k));
    OK(motion_forum_parse(S("committee"), &forum) && forum == MOTION_COMMITTEE, "committee");
    OK(!motion_state_parse(S("lost"), &state) && !motion_kind_parse(S(""), &kind), "no such word");
    OK(motion_way_parse(S("written"), &way) && way == MOTION_LAW_WRITTEN, "written");
    OK(!motion_way_parse(S("sung"), &way), "not sung");
}

int main(void)
{
    voted();
    asked();
    special();
    decisions();
    powers();
    parts();
    words();
    return tap_done();
}
