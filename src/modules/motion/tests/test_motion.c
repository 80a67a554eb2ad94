// SPDX-License-Identifier: MulanPSL-2.0
/* Bills on both databases: signed, handed in, decided, voted, made suggestions of. */
#include "modules/motion/tests/motiontest.h"
#include "modules/suggestion/suggestion.h"

/* @law Organic Law (2022-03-11) art. 22(2) */
static void signatures(struct county *c)
{
    struct motion_draft other = BILL;
    const int64_t id = draft(c, &BILL, 0);
    struct motion m = now(c, id);
    struct str seen = motion_text_print(c->ctx, &m);

    as_deputy(c, 1);
    refused(c, motion_get(c->ctx, id, &m), ST_NOT_FOUND, "db.not_found", "a draft is his alone");
    as_deputy(c, 0);
    refused(c, motion_submit(c->ctx, &(struct motion_ref){id, 0}), ST_RULE,
            "law.motion_too_few_signers", "one is too few");
    refused(c,
            motion_invite(c->ctx, &(struct motion_invite){.id = id, .names = S("代表B、无此人")}),
            ST_INVALID, "motion.err.names_unknown", "nobody of that name");
    refused(c, motion_invite(c->ctx, &(struct motion_invite){.id = id, .names = S(" 、 ")}),
            ST_INVALID, "motion.err.names_none", "nobody at all");
    done(c, motion_invite(c->ctx, &(struct motion_invite){.id = id, .names = S("代表B，代表C")}),
         "two by name");
    EQ_INT(dbtest_int(c->ctx, "SELECT count(*) FROM motion_signer WHERE state = 'invited'"), 2,
           "asked");
    refused(c, motion_sign(c->ctx, &(struct motion_sign){.id = id, .agree = true}), ST_DENIED,
            "motion.err.not_yours", "the lead has signed by writing it");
    as_deputy(c, 1);
    done(c, motion_sign(c->ctx, &(struct motion_sign){.id = id, .agree = true}), "one signs");
    refused(c, motion_sign(c->ctx, &(struct motion_sign){.id = id, .agree = true}), ST_DENIED,
            "motion.err.not_yours", "once");
    as_deputy(c, 2);
    done(c, motion_sign(c->ctx, &(struct motion_sign){.id = id}), "one does not");
    EQ_INT(now(c, id).signer_count, 2, "two have signed");
    as_deputy(c, 0);
    refused(c, MOTION_ATTACHMENTS[0].may(c->ctx, id, ATTACHMENT_ADD), ST_RULE,
            "motion.err.files_signed", "files stay as they were when others signed");
    other.id = id;
    other.proposal = S("另一种方案");
    as_deputy(c, 1);
    refused(c, motion_save(c->ctx, &other, NULL), ST_DENIED, "motion.err.not_yours",
            "only the lead writes");
    as_deputy(c, 0);
    done(c, motion_save(c->ctx, &other, NULL), "the text changes");
    EQ_INT(now(c, id).signer_count, 1, "who signed another text signs anew");
    done(c, MOTION_ATTACHMENTS[0].may(c->ctx, id, ATTACHMENT_ADD), "files can change again");
    as_deputy(c, 1);
    refused(c, motion_sign(c->ctx, &(struct motion_sign){.id = id, .agree = true, .seen = &seen}),
            ST_CONFLICT, "motion.err.text_changed", "but not from a page with the old text");
    m = now(c, id);
    seen = motion_text_print(c->ctx, &m);
    done(c, motion_sign(c->ctx, &(struct motion_sign){.id = id, .agree = true, .seen = &seen}),
         "he does");
    sign(c, id, 0, 3, 9);
    refused(c, motion_submit(c->ctx, &(struct motion_ref){id, 0}), ST_RULE,
            "law.motion_too_few_signers", "nine are too few");
    sign(c, id, 0, 10, 10);
    refused(c, motion_submit(c->ctx, &(struct motion_ref){id, 1}), ST_CONFLICT,
            "db.changed_meanwhile", "an old page");
    done(c, motion_submit(c->ctx, &(struct motion_ref){id, 0}), "ten suffice");
    m = now(c, id);
    EQ_INT(m.number, 1, "the first of the session");
    EQ_INT(m.needed, 10, "as many as were needed");
    EQ_STR(m.basis, "《地方各级人民代表大会和地方各级人民政府组织法》第二十二条",
           "by this article");
    refused(c, motion_save(c->ctx, &other, NULL), ST_RULE, "motion.err.not_now",
            "handed in, the text stays");
    as_deputy(c, 12);
    done(c, motion_get(c->ctx, id, &m), "now every deputy sees it");
    as_unit(c, false);
    refused(c, motion_get(c->ctx, id, &m), ST_NOT_FOUND, "db.not_found", "a unit does not");
}

/* @law Organic Law (2022-03-11) art. 22(3)
 * @law Guangdong Congress Procedure (2022-01-22) art. 61 */
static void bill(struct county *c)
{
    struct motion_draft amendment = {.kind = MOTION_AMENDMENT,
                                     .forum = MOTION_CONGRESS,
                                     .title = S("对保护水源地议案的修正案"),
                                     .cause = S(""),
                                     .grounds = S(""),
                                     .proposal = S("改为两年内搬迁"),
                                     .question = S(""),
                                     .content = S(""),
                                     .subject_text = S(""),
                                     .mover = S("")};
    const int64_t id = submitted(c, &BILL, 0, 1, 9);
    struct motion_result result = {.id = id, .passed = true, .note = S("第三次全体会议")};
    struct motion_detail d;
    int64_t change;

    as_deputy(c, 0);
    refused(c, motion_decide(c->ctx, &(struct motion_decide){.id = id, .decision = S("agenda")}),
            ST_DENIED, "motion.err.not_yours", "the office notes it");
    refused(c, decide(c, id, "answer"), ST_RULE, "motion.err.decision", "a bill has no answer");
    done(c, decide(c, id, "committee"), "a committee looks first");
    EQ_INT(now(c, id).state, MOTION_AT_COMMITTEE, "with it");
    done(c, decide(c, id, "agenda"), "on the agenda");
    amendment.subject_id = id;
    change = submitted(c, &amendment, 1, 2, 10);
    done(c, decide(c, change, "agenda"), "an amendment on the agenda, too");
    refused(c, motion_result(c->ctx, &result), ST_RULE, "law.amendment_first",
            "the amendment goes first");
    done(c, motion_result(c->ctx, &(struct motion_result){.id = change, .note = S("")}),
         "it fails");
    EQ_INT(now(c, change).state, MOTION_REJECTED, "rejected");
    as_deputy(c, 0);
    done(c, motion_withdraw(c->ctx, &(struct motion_ref){id, 0}), "the lead would withdraw");
    EQ_INT(now(c, id).state, MOTION_LISTED, "it needs consent");
    done(c, decide(c, id, "refuse"), "which is refused");
    OK(date_none(now(c, id).withdraw_asked_on), "asked and answered");
    done(c, motion_result(c->ctx, &result), "passed");
    EQ_INT(now(c, id).state, MOTION_PASSED, "passed");
    done(c, motion_show(c->ctx, id, &d), "all of it");
    EQ_INT(d.decisions_count, 4, "four decisions");
    EQ_INT(d.amendments_count, 1, "one amendment");
    EQ_INT(d.signers_count, 10, "ten signers");
    EQ_INT(d.may, 0, "nothing is left to do");
}

static void withdrawn(struct county *c)
{
    const int64_t id = submitted(c, &BILL, 0, 1, 9);

    as_deputy(c, 1);
    refused(c, motion_withdraw(c->ctx, &(struct motion_ref){id, 0}), ST_DENIED,
            "motion.err.not_yours", "the lead alone");
    as_deputy(c, 0);
    done(c, motion_withdraw(c->ctx, &(struct motion_ref){id, 0}), "not on the agenda: free");
    EQ_INT(now(c, id).state, MOTION_WITHDRAWN, "ended");
    refused(c, decide(c, id, "agenda"), ST_RULE, "motion.err.not_now", "and over");
}

static void refused_by(struct county *c, enum status got, const char *key, const char *law,
                       const char *what)
{
    EQ_TEXT(c->ctx->err.law != NULL ? c->ctx->err.law : "", law, what);
    refused(c, got, ST_RULE, key, what);
}

/* @law Organic Law (2022-03-11) art. 22(3) */
static void put_to_vote(struct county *c)
{
    static const char ORGANIC_22_3[] = "《地方组织法》(2022-03-11)第22条第3款";
    const int64_t id = submitted(c, &BILL, 0, 1, 9), asked = submitted(c, &BILL, 0, 1, 9);
    struct motion_detail d;

    done(c, decide(c, id, "agenda"), "on the agenda");
    done(c, decide(c, id, "put_to_vote"), "put to the vote");
    EQ_INT(now(c, id).state, MOTION_LISTED, "its result is open");
    OK(!date_none(now(c, id).put_to_vote_on), "noted with its day");
    as_deputy(c, 0);
    refused_by(c, motion_withdraw(c->ctx, &(struct motion_ref){id, 0}), "law.bill_put_to_vote",
               ORGANIC_22_3, "no withdrawal any more");
    done(c, decide(c, asked, "agenda"), "another on the agenda");
    as_deputy(c, 0);
    done(c, motion_withdraw(c->ctx, &(struct motion_ref){asked, 0}), "asked to withdraw in time");
    refused(c, decide(c, asked, "put_to_vote"), ST_RULE, "motion.err.decision",
            "that is answered first");
    c->ctx->actor = c->system;
    EQ_INT(dbtest_int(c->ctx, "SELECT count(*) FROM motion_decision WHERE decision ="
                              " 'put_to_vote'"),
           1, "one note");
    as_office(c);
    done(c, motion_show(c->ctx, id, &d), "all of it");
    EQ_STR(d.decisions[1].decision, "put_to_vote", "among its decisions");
    done(c, motion_result(c->ctx, &(struct motion_result){.id = id, .passed = true, .note = S("")}),
         "voted");
}

/* @law Organic Law (2022-03-11) art. 22(1), 36(2)
 * @law Supervision Law (2024-11-08) art. 56(1) */
static void no_such_power(struct county *c)
{
    static const char ORGANIC_22[] = "《地方各级人民代表大会和地方各级人民政府组织法》第二十二条";
    struct motion_draft in = BILL;
    int64_t id;

    in.mover = S("presidium");
    as_office(c);
    done(c, motion_save(c->ctx, &in, &id), "of the presidium");
    done(c, motion_submit(c->ctx, &(struct motion_ref){id, 0}), "handed in");
    refused_by(c, decide(c, id, "decline"), "law.organ_bill_goes_on", ORGANIC_22,
               "it goes before the congress");
    in.kind = MOTION_COMMISSION;
    done(c, motion_save(c->ctx, &in, &id), "a commission");
    done(c, motion_submit(c->ctx, &(struct motion_ref){id, 0}), "handed in");
    refused_by(c, decide(c, id, "decline"), "law.commission_to_plenary",
               "《地方各级人民代表大会和地方各级人民政府组织法》第三十六条",
               "the plenary decides on it");
    in.forum = MOTION_COMMITTEE;
    in.mover = S("organ");
    in.mover_organ_id = c->court;
    refused_by(c, motion_save(c->ctx, &in, &id), "motion.err.mover",
               "《各级人民代表大会常务委员会监督法》第五十六条",
               "a court moves no commission, by the article of commissions");
}

/* @law Chongqing Suggestions Regulation (2017-11-30) art. 11 */
static void converted(struct county *c)
{
    const int64_t id = submitted(c, &BILL, 0, 1, 9);
    struct suggestion s;
    int64_t other = 0;

    refused(
        c, motion_convert(c->ctx, &(struct motion_convert){id, 0, S("不属于大会职权范围")}, &other),
        ST_RULE, "motion.err.not_now", "not before it is declined");
    done(c, decide(c, id, "decline"), "declined");
    done(c,
         motion_convert(c->ctx, &(struct motion_convert){id, 0, S("不属于大会职权范围")}, &other),
         "a suggestion of it");
    c->ctx->actor = c->system;
    ASSERT(suggestion_get(c->ctx, other, &s) == ST_OK);
    EQ_STR(s.title, "关于保护水源地的议案", "with its title");
    EQ_INT(s.signer_count, 10, "and its signers");
    EQ_INT(now(c, id).suggestion_id, other, "linked");
    as_office(c);
    refused(
        c, motion_convert(c->ctx, &(struct motion_convert){id, 0, S("不属于大会职权范围")}, &other),
        ST_RULE, "motion.err.not_now", "once");
}

/* @law Organic Law (2022-03-11) art. 22(1) */
static void by_organ(struct county *c)
{
    struct motion_draft in = BILL;
    int64_t id;

    in.mover = S("presidium");
    as_deputy(c, 0);
    refused(c, motion_save(c->ctx, &in, &id), ST_DENIED, "motion.err.not_yours",
            "a deputy does not write for the presidium");
    as_office(c);
    done(c, motion_save(c->ctx, &in, &id), "the office enters it");
    done(c, motion_submit(c->ctx, &(struct motion_ref){id, 0}), "without signatures");
    in.mover = S("organ");
    in.mover_organ_id = c->court;
    refused(c, motion_save(c->ctx, &in, &id), ST_RULE, "motion.err.mover",
            "a court moves no bill in session");
    in.mover_organ_id = c->chairmen;
    refused(c, motion_save(c->ctx, &in, &id), ST_RULE, "motion.err.mover",
            "nor do the chairmen before the congress");
    in.forum = MOTION_COMMITTEE;
    done(c, motion_save(c->ctx, &in, &id), "but before the committee");
    in.mover = S("");
    refused(c, motion_save(c->ctx, &in, &id), ST_DENIED, "motion.err.deputies_only",
            "the office signs nothing itself");
}

int main(void)
{
    both("signatures", signatures);
    run(DB_SQLITE, "bill", bill);
    run(DB_SQLITE, "withdrawn", withdrawn);
    run(DB_SQLITE, "put_to_vote", put_to_vote);
    run(DB_SQLITE, "no_such_power", no_such_power);
    run(DB_SQLITE, "converted", converted);
    run(DB_SQLITE, "by_organ", by_organ);
    return tap_done();
}
