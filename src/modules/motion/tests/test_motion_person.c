// SPDX-License-Identifier: MulanPSL-2.0
/* Recalls and removals: from which post, given to the person, his answer, the end of the post; and
 * what a committee reports. */
#include "modules/body/body.h"
#include "motiontest.h"
#include "platform/db.h"

static struct motion_draft draft_of(enum motion_kind kind)
{
    return (struct motion_draft){.kind = kind,
                                 .forum = MOTION_CONGRESS,
                                 .title = S("关于罢免代表B职务的案"),
                                 .cause = S(""),
                                 .grounds = S("长期不履行职责"),
                                 .proposal = S(""),
                                 .question = S(""),
                                 .content = S(""),
                                 .subject_text = S(""),
                                 .mover = S(""),
                                 .person_name = S(""),
                                 .person_post = S(""),
                                 .office = S("")};
}

static int64_t seat_of(struct county *c, const char *name)
{
    struct motion_seat *seats;
    size_t count;

    ASSERT(motion_seats(c->ctx, MOTION_RECALL, &seats, &count) == ST_OK);
    arr_each (i, count)
        if (str_eqz(seats[i].name, name))
            return seats[i].member_id;
    return 0;
}

static size_t seated(struct county *c)
{
    struct body_member *members;
    struct body committee;
    size_t count;

    ASSERT(body_of_kind(c->ctx, BODY_STANDING_COMMITTEE, c->ctx->today, &committee) == ST_OK);
    ASSERT(body_members_at(c->ctx, committee.id, date_add_days(c->ctx->today, 1), &members,
                           &count) == ST_OK);
    return count;
}

/* He, with no more rights than to see what is his. */
static void as_person(struct county *c, size_t n)
{
    as_deputy(c, n);
    c->may = (struct permission_set){0};
    (void)permission_set_add(&c->may, "motion.read");
}

static enum status defend(struct county *c, int64_t id, const char *way)
{
    return motion_defend(c->ctx, &(struct motion_defend){
                                     .id = id, .way = str_from(way), .body = S("情况不是这样。")});
}

static enum status serve(struct county *c, int64_t id, bool by_paper)
{
    return motion_serve(c->ctx,
                        &(struct motion_serve){.id = id, .by_paper = by_paper, .login = S("")});
}

static enum status voted(struct county *c, int64_t id, bool passed)
{
    as_office(c);
    return motion_result(c->ctx,
                         &(struct motion_result){.id = id, .passed = passed, .note = S("赞成8票")});
}

/* Somebody else sits there now: the office is told, and sees to it. */
static void taken_meanwhile(struct county *c, int64_t id)
{
    struct body_member *m;
    struct body committee;
    int64_t other;
    size_t count;

    ASSERT(body_of_kind(c->ctx, BODY_STANDING_COMMITTEE, c->ctx->today, &committee) == ST_OK);
    ASSERT(body_members_at(c->ctx, committee.id, c->ctx->today, &m, &count) == ST_OK);
    committee.fixed_seats = SEATS;
    ASSERT(body_change(c->ctx, &committee, true) == ST_OK);
    ASSERT(body_seat(c->ctx,
                     &(struct body_member){.body_id = committee.id,
                                           .deputy_id = c->deputy[SEATS + 1],
                                           .title = S(""),
                                           .left_reason = S(""),
                                           .post = BODY_MEMBER,
                                           .from_on = date_add_days(c->ctx->today, 1)},
                     &other) == ST_OK);
    done(c, motion_vote_void(c->ctx, id, 0), "void all the same");
    EQ_INT(dbtest_int(c->ctx, "SELECT count(*) FROM body_member WHERE left_reason = 'recalled'"), 1,
           "the seat is another's");
    EQ_INT(dbtest_int(c->ctx, "SELECT count(*) FROM motion_decision WHERE decision = 'void' AND"
                              " note <> ''"),
           1, "which the decision says");
}

/* @law Organic Law (2022-03-11) art. 31 */
static void recall(struct county *c)
{
    struct motion_draft in = draft_of(MOTION_RECALL);
    int64_t id = draft(c, &in, 0);
    struct motion_detail d;
    struct motion m;

    refused(c, motion_submit(c->ctx, &(struct motion_ref){id, 0}), ST_RULE,
            "law.removal_needs_person", "whom it is about");
    in.id = id;
    in.member_id = 99;
    refused(c, motion_save(c->ctx, &in, NULL), ST_INVALID, "motion.err.seat", "no such seat");
    in.member_id = seat_of(c, "代表B");
    done(c, motion_save(c->ctx, &in, NULL), "a member of the committee");
    m = now(c, id);
    EQ_STR(m.person_name, "代表B", "his name is that of the seat");
    EQ_STR(m.person_post, "县人大常委会委员", "and his post");
    EQ_STR(m.office, "committee_seat", "as the law has it");
    refused(c, motion_submit(c->ctx, &(struct motion_ref){id, 0}), ST_RULE,
            "law.motion_too_few_signers", "a tenth of fourteen are two");
    sign(c, id, 0, 2, 2);
    done(c, motion_submit(c->ctx, &(struct motion_ref){id, 0}), "two suffice");
    EQ_INT(now(c, id).needed, 2, "as many as were needed");
    as_person(c, 1);
    refused(c, motion_get(c->ctx, id, &m), ST_NOT_FOUND, "db.not_found", "not given to him yet");
    refused(c, decide(c, id, "decline"), ST_RULE, "law.recall_goes_on", "the congress hears it");
    done(c, decide(c, id, "agenda"), "on the agenda");
    refused(c, decide(c, id, "put_to_vote"), ST_RULE, "law.removal_not_given", "he is heard first");
    refused(c, voted(c, id, true), ST_RULE, "law.removal_not_given", "nor is it voted");
    refused(c, defend(c, id, "written"), ST_RULE, "motion.err.not_now", "he has not seen it");
    refused(c, serve(c, id, false), ST_INVALID, "motion.err.no_account", "he has no account");
    done(c, serve(c, id, true), "given to him on paper");
    refused(c, serve(c, id, true), ST_RULE, "motion.err.not_now", "once");
    as_person(c, 1);
    done(c, motion_get(c->ctx, id, &m), "he sees it");
    done(c, defend(c, id, ""), "and answers");
    as_person(c, 3);
    refused(c, defend(c, id, ""), ST_NOT_FOUND, "db.not_found", "nobody else does");
    as_office(c);
    done(c, defend(c, id, "meeting"), "what he said to the plenary");
    done(c, motion_show(c->ctx, id, &d), "all of it");
    EQ_INT(d.defences_count, 2, "two answers");
    OK(d.defences[0].by_person && d.defences[0].printed, "what he wrote is printed");
    OK(!d.defences[1].by_person && !d.defences[1].printed, "the plenary heard the other");
    done(c, decide(c, id, "put_to_vote"), "put to the vote");
    as_office(c);
    refused(c, defend(c, id, "written"), ST_RULE, "law.defence_too_late", "too late");
    EQ_INT(seated(c), SEATS, "he sits");
    done(c, voted(c, id, true), "passed");
    EQ_INT(seated(c), SEATS - 1, "his seat ended with the vote");
    EQ_INT(dbtest_int(c->ctx, "SELECT count(*) FROM body_member WHERE left_reason = 'recalled'"), 1,
           "for this reason");
    OK(date_cmp(now(c, id).ended_on, c->ctx->today) == 0, "on its day");
    refused(c, motion_effect(c->ctx, &(struct motion_effect){.id = id, .note = S("")}), ST_RULE,
            "motion.err.not_now", "nothing is left to confirm");
    done(c, motion_vote_void(c->ctx, id, 0), "the vote was void");
    EQ_INT(seated(c), SEATS, "so that he never left");
    OK(now(c, id).state == MOTION_LISTED && date_none(now(c, id).ended_on), "it is voted on again");
    EQ_INT(dbtest_int(c->ctx, "SELECT count(*) FROM body_member WHERE left_reason = 'recalled'"), 0,
           "nothing says that he was recalled");
    done(c, voted(c, id, true), "passed again");
    EQ_INT(seated(c), SEATS - 1, "he leaves again");
    taken_meanwhile(c, id);
}

/* @law Organic Law (2022-03-11) art. 13, 31 */
static void procurator(struct county *c)
{
    struct motion_draft in = draft_of(MOTION_RECALL);
    struct motion_effect effect = {.note = S("市人大常委会批准文件")};

    in.mover = S("presidium");
    in.person_name = S("某某");
    in.person_post = S("县人民检察院检察长");
    in.office = S("procurator_head");
    as_office(c);
    done(c, motion_save(c->ctx, &in, &effect.id), "moved by the presidium");
    done(c, motion_submit(c->ctx, &(struct motion_ref){effect.id, 0}), "without signatures");
    done(c, decide(c, effect.id, "committee"), "a commission of inquiry, which is no organ");
    done(c, decide(c, effect.id, "agenda"), "back");
    done(c, serve(c, effect.id, true), "given");
    done(c, voted(c, effect.id, true), "passed");
    OK(date_none(now(c, effect.id).ended_on), "the post has not ended");
    refused(c, motion_effect(c->ctx, &effect), ST_RULE, "law.recall_needs_consent",
            "the committee above has to consent");
    effect.consent = true;
    effect.on = date_add_days(c->ctx->today, -1);
    refused(c, motion_effect(c->ctx, &effect), ST_INVALID, "motion.err.before_vote",
            "not before the vote");
    effect.on = (struct date){0};
    done(c, motion_effect(c->ctx, &effect), "it has");
    OK(!date_none(now(c, effect.id).ended_on), "now it has ended");
}

/* @law Supervision Law (2024-11-08) art. 60, 61, 62 */
static void removal(struct county *c)
{
    struct motion_draft in = draft_of(MOTION_REMOVAL);
    struct motion_report_new report = {.advice = S("agenda"), .body = S("")};
    struct motion_detail d;
    int64_t id;

    in.person_name = S("某某");
    in.person_post = S("住房和城乡建设局局长");
    in.office = S("government_member");
    as_deputy(c, SEATS);
    refused(c, motion_save(c->ctx, &in, &id), ST_RULE, "motion.err.not_member",
            "only members of the committee");
    id = draft(c, &in, 0);
    EQ_INT(now(c, id).forum, MOTION_COMMITTEE, "before the committee, whatever the form said");
    refused(c, motion_submit(c->ctx, &(struct motion_ref){id, 0}), ST_RULE,
            "law.removal_needs_materials", "with its materials");
    in.id = id;
    in.content = S("审计报告一份");
    done(c, motion_save(c->ctx, &in, NULL), "with them");
    refused(c, motion_submit(c->ctx, &(struct motion_ref){id, 0}), ST_RULE, "law.removal_in_recess",
            "not while the congress meets");
    day(c, 3, 2);
    done(c, motion_submit(c->ctx, &(struct motion_ref){id, 0}), "one is a fifth of five");
    as_office(c);
    done(c, decide(c, id, "committee"), "a commission inquires");
    report.id = id;
    refused(c, motion_report(c->ctx, &report), ST_INVALID, "form.required", "it says something");
    report.body = S("经调查，情况属实。");
    done(c, motion_report(c->ctx, &report), "it reports");
    done(c, decide(c, id, "agenda"), "on the agenda");
    done(c, motion_show(c->ctx, id, &d), "all of it");
    EQ_INT(d.reports_count, 1, "its report");
    as_office(c);
    done(c, serve(c, id, true), "given");
    refused(c, defend(c, id, "presidium"), ST_RULE, "law.defence_wrong_place", "no presidium");
    done(c, voted(c, id, true), "passed");
    OK(date_none(now(c, id).ended_on), "a post outside the bodies: the office confirms");
    done(c, motion_effect(c->ctx, &(struct motion_effect){.id = id, .note = S("")}), "it does");
    OK(date_cmp(now(c, id).ended_on, c->ctx->today) == 0, "on the day of the vote");
}

/* A draft thrown away is nobody's business either. */
static void thrown_away(struct county *c)
{
    const int64_t id = draft(c, &BILL, 0);
    const struct motion_filter all = {.q = S(""),
                                      .kind = S(""),
                                      .forum = S(""),
                                      .state = S(""),
                                      .mine = S(""),
                                      .after = S(""),
                                      .limit = 20};
    struct motion *list, m;
    struct str next;
    int64_t total;
    size_t count;

    done(c, motion_withdraw(c->ctx, &(struct motion_ref){id, 0}), "thrown away");
    done(c, motion_get(c->ctx, id, &m), "he sees it");
    as_deputy(c, 1);
    refused(c, motion_get(c->ctx, id, &m), ST_NOT_FOUND, "db.not_found", "others do not");
    ASSERT(motion_page(c->ctx, &all, &list, &count, &next, &total) == ST_OK);
    EQ_INT(count, 0, "nor in the list");
}

int main(void)
{
    both("recall", recall);
    run(DB_SQLITE, "procurator", procurator);
    run(DB_SQLITE, "removal", removal);
    run(DB_SQLITE, "thrown_away", thrown_away);
    return tap_done();
}
