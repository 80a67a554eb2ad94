// SPDX-License-Identifier: MulanPSL-2.0
/* Interpellations on both databases: asked, answered, judged; when, and who sees which list. */
#include "modules/motion/tests/motiontest.h"
#include "modules/suggestion/suggestion_actions.h"

/* @law Organic Law (2022-03-11) art. 24(1), 24(3)
 * @law Deputies Law (2025-03-11) art. 20(5) */
static void question(struct county *c)
{
    struct motion_draft in = question_of(c, MOTION_CONGRESS);
    struct motion_detail d;
    int64_t id;

    in.target_organ_id = c->society;
    as_deputy(c, 0);
    refused(c, motion_save(c->ctx, &in, &id), ST_RULE, "motion.err.target",
            "a committee of the congress is not asked");
    in.target_organ_id = c->housing;
    id = submitted(c, &in, 0, 1, 9);
    as_unit(c, false);
    refused(c, motion_show(c->ctx, id, &d), ST_NOT_FOUND, "db.not_found",
            "the organ sees it when it is to answer");
    done(c, decide(c, id, "answer"), "it is to answer in writing");
    answered(c, id);
    for (size_t i = 0; i < 4; i++)
        done(c, mark(c, id, i, false), "not satisfied");
    EQ_INT(now(c, id).state, MOTION_ANSWERED, "four of ten are too few");
    refused(c, mark(c, id, 0, true), ST_RULE, "motion.err.marked", "one says it once");
    refused(c, mark(c, id, 11, false), ST_DENIED, "motion.err.not_yours", "who did not sign");
    as_deputy(c, 4);
    refused(c, motion_mark(c->ctx, &(struct motion_mark_new){.id = id, .reason = S("")}),
            ST_INVALID, "motion.err.reason", "a reason is said");
    done(c, mark(c, id, 4, false), "the fifth");
    EQ_INT(now(c, id).state, MOTION_AGAIN, "half of them ask again");
    refused(c, decide(c, id, "refuse"), ST_RULE, "motion.err.decision", "nobody can refuse that");
    done(c, decide(c, id, "answer"), "again");
    EQ_INT(now(c, id).round, 2, "the second round");
    answered(c, id);
    for (size_t i = 0; i < 10; i++)
        done(c, mark(c, id, i, i != 3), "said of the second");
    EQ_INT(now(c, id).state, MOTION_CLOSED, "all have spoken");
    done(c, motion_show(c->ctx, id, &d), "all of it");
    EQ_INT(d.answers_count, 2, "two answers");
    EQ_INT(d.marks_count, 15, "fifteen marks");
}

/* @law Supervision Law (2024-11-08) art. 51, 53 */
static void committee_question(struct county *c)
{
    const struct motion_draft in = question_of(c, MOTION_COMMITTEE);
    int64_t id;

    as_deputy(c, SEATS);
    refused(c, motion_save(c->ctx, &in, &id), ST_RULE, "motion.err.not_member",
            "who has no seat in the committee");
    id = draft(c, &in, 0);
    refused(c, motion_invite(c->ctx, &(struct motion_invite){.id = id, .names = S("代表N")}),
            ST_INVALID, "motion.err.names_unknown", "nor can he be asked to sign");
    sign(c, id, 0, 1, 3);
    done(c, motion_submit(c->ctx, &(struct motion_ref){id, 0}), "four of a county's three");
    EQ_INT(now(c, id).needed, 3, "three suffice");
    done(c, decide(c, id, "answer"), "to be answered");
    answered(c, id);
    done(c, mark(c, id, 0, false), "one");
    done(c, mark(c, id, 1, false), "two of four");
    EQ_INT(now(c, id).state, MOTION_ANSWERED, "half is not more than half");
    done(c, mark(c, id, 2, false), "three of four");
    EQ_INT(now(c, id).state, MOTION_AGAIN, "more than half");
    done(c, decide(c, id, "refuse"), "the chairmen's meeting does not follow");
    EQ_INT(now(c, id).state, MOTION_CLOSED, "closed");
}

static void oral(struct county *c)
{
    const struct motion_draft in = question_of(c, MOTION_CONGRESS);
    const int64_t id = submitted(c, &in, 0, 1, 9);
    struct motion_decide to_answer = {
        .id = id, .decision = S("answer"), .note = S(""), .way = S("oral_presidium")};
    struct motion_answer_new answer = {.id = id, .head_name = S("龙志远"), .body = S("到会答复。")};

    as_office(c);
    to_answer.on = (struct date){2026, 2, 12};
    refused(c, motion_decide(c->ctx, &to_answer), ST_INVALID, "motion.err.on_later", "tomorrow");
    to_answer.on = (struct date){0};
    done(c, motion_decide(c->ctx, &to_answer), "before the presidium");
    refused(c, motion_answer(c->ctx, &answer), ST_RULE, "law.answer_needs_head",
            "the head came not");
    answer.head_present = true;
    done(c, motion_answer(c->ctx, &answer), "the head came");
    EQ_INT(now(c, id).state, MOTION_ANSWERED, "given at once");
    done(c, motion_close(c->ctx, &(struct motion_ref){id, 0}), "nobody says more");
    EQ_INT(now(c, id).state, MOTION_CLOSED, "closed");
}

static void signed_on_paper(struct county *c)
{
    struct motion_draft in = question_of(c, MOTION_COMMITTEE);
    int64_t id;

    in.target_organ_id = c->court;
    id = submitted(c, &in, 0, 1, 2);
    done(c, decide(c, id, "answer"), "a court without accounts");
    done(c,
         motion_answer(c->ctx, &(struct motion_answer_new){.id = id,
                                                           .head_name = S("申院长"),
                                                           .body = S("书面答复。"),
                                                           .head_signed = true}),
         "the office holds the signed paper");
    EQ_INT(now(c, id).state, MOTION_ANSWERED, "given");
}

/* @law Organic Law (2022-03-11) art. 24(1) */
static void recess(struct county *c)
{
    const struct motion_draft in = question_of(c, MOTION_CONGRESS);
    int64_t id;

    day(c, 3, 2);
    id = draft(c, &in, 0);
    sign(c, id, 0, 1, 9);
    refused(c, motion_submit(c->ctx, &(struct motion_ref){id, 0}), ST_RULE, "motion.err.no_session",
            "while the congress meets");
    id = submitted(c, &BILL, 0, 1, 9);
    EQ_STR(now(c, id).series, "congress.bill.2026", "a bill comes in before it, too");
    c->ctx->actor = c->system;
    ASSERT(suggestion_setting_save(c->ctx, S("bill_in_recess"), 0) == ST_OK);
    id = draft(c, &BILL, 0);
    sign(c, id, 0, 1, 9);
    refused(c, motion_submit(c->ctx, &(struct motion_ref){id, 0}), ST_RULE, "motion.err.no_session",
            "unless the place wants them while it meets");
}

static int64_t page(struct county *c, const char *kind, const char *mine)
{
    const struct motion_filter filter = {.q = S(""),
                                         .kind = str_from(kind),
                                         .forum = S(""),
                                         .state = S(""),
                                         .mine = str_from(mine),
                                         .after = S(""),
                                         .limit = 20};
    struct motion *list;
    struct str next;
    int64_t total = -1;
    size_t count;

    ASSERT(motion_page(c->ctx, &filter, &list, &count, &next, &total) == ST_OK);
    return total;
}

static void lists(struct county *c)
{
    const struct motion_draft in = question_of(c, MOTION_CONGRESS);
    const int64_t first = submitted(c, &BILL, 0, 1, 9), second = draft(c, &BILL, 1),
                  third = submitted(c, &in, 2, 3, 11);
    struct due_item *due;
    int64_t waiting;
    size_t count;

    (void)first;
    as_deputy(c, 1);
    done(c, motion_invite(c->ctx, &(struct motion_invite){.id = second, .names = S("代表D")}),
         "one is asked");
    EQ_INT(page(c, "", ""), 3, "his draft and what was handed in");
    EQ_INT(page(c, "bill", ""), 2, "of one kind");
    EQ_INT(page(c, "", "lead"), 1, "what he leads");
    as_deputy(c, 3);
    EQ_INT(page(c, "", ""), 3, "who was asked sees the draft");
    EQ_INT(page(c, "", "sign"), 1, "to sign");
    ASSERT(motion_waiting(c->ctx, &waiting) == ST_OK);
    EQ_INT(waiting, 1, "one waits for him");
    EQ_INT(page(c, "", "wait"), 1, "which the list shows");
    as_deputy(c, 4);
    EQ_INT(page(c, "", ""), 2, "others do not");
    as_unit(c, false);
    EQ_INT(page(c, "", ""), 0, "the organ sees nothing yet");
    as_office(c);
    ASSERT(motion_waiting(c->ctx, &waiting) == ST_OK);
    EQ_INT(waiting, 2, "two wait for a decision");
    EQ_INT(page(c, "", "wait"), 2, "and the list shows these");
    done(c, decide(c, third, "answer"), "to be answered");
    ASSERT(MOTION_DUES[0].list(c->ctx, (struct date){2026, 3, 1}, (struct date){2026, 4, 1}, &due,
                               &count) == ST_OK);
    OK(count == 1 && due[0].organ_id == c->housing, "due from the organ");
    as_unit(c, false);
    EQ_INT(page(c, "", ""), 1, "now the organ sees it");
    ASSERT(motion_waiting(c->ctx, &waiting) == ST_OK);
    EQ_INT(waiting, 1, "and it waits");
    answered(c, third);
    as_deputy(c, 3);
    EQ_INT(page(c, "", "mark"), 1, "to be judged");
    done(c, mark(c, third, 3, true), "judged");
    EQ_INT(page(c, "", "mark"), 0, "no more");
}

int main(void)
{
    both("question", question);
    run(DB_SQLITE, "committee_question", committee_question);
    run(DB_SQLITE, "oral", oral);
    run(DB_SQLITE, "signed_on_paper", signed_on_paper);
    run(DB_SQLITE, "recess", recess);
    both("lists", lists);
    return tap_done();
}
