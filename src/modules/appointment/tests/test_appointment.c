// SPDX-License-Identifier: MulanPSL-2.0
/* Appointments on both databases: proposed, checked, tested, voted in secret one by one, certified,
 * sworn; acting, resigned, taken over from years before. People are invented. */
#include "modules/appointment/appointment_list.h"
#include "modules/appointment/appointment_parts.h"
#include "modules/appointment/tests/appointmenttest.h"
#include "modules/body/body.h"
#include "modules/meeting/meeting_actions.h"
#include "modules/meeting/meeting_store_hall.h"
#include "modules/resolution/resolution.h"
#include "modules/tests/modtest.h"
#include "modules/training/training.h"
#include "modules/vote/vote_actions.h"
#include "platform/db.h"
#include "platform/event.h"

/* ---------------------------------------------------------------- tests */

/* @law Organic Law (2022-03-11) art. 50(1), 51(4)
 * @law Guangdong Appointment Measures (2022-07-28) art. 20 */
static void whole_way(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = c.ctx;
    const int64_t bureau = post(&c, "government_member", "县财政局局长", 1),
                  other = post(&c, "government_member", "县水利局局长", 1),
                  proposal = letter(&c, "government");
    const struct appointment_ballot ballot = {.item_id = c.item, .method = VOTE_PAPER};
    int64_t out, in, second, doc = 0, oath = 0, swearer;
    struct appointment_tenure *held;
    struct appointment_swearer *swearers;
    struct resolution_doc d;
    size_t count, n = 0;

    record(&c, "冯志远", bureau, "appoint", (struct date){2024, 3, 1});
    in = add(&c, proposal, other, "appoint", "沈长河");
    out = add(&c, proposal, bureau, "dismiss", "冯志远");
    second = add(&c, proposal, bureau, "appoint", "陈玉芬");
    REFUSED(ctx, appointment_list(ctx, proposal, c.item), ST_RULE, "appointment.err.unchecked",
            "not checked");
    REFUSED(ctx, appointment_check(ctx, in, 1, S("符合。")), ST_RULE, "appointment.err.papers",
            "papers are missing");
    check(&c, in);
    check(&c, out);
    check(&c, second);
    MUST(ctx, appointment_list(ctx, proposal, c.item), "on the agenda");
    REFUSED(ctx, appointment_vote(ctx, &ballot, &n), ST_RULE, "appointment.err.untested",
            "nobody is tested");
    tested_and_heard(&c, in);
    tested_and_heard(&c, second);
    MUST(ctx, appointment_vote(ctx, &ballot, &n), "to the vote");
    EQ_INT(n, 2, "dismissals and appointments apart");
    votes(&c, read(&c, out).vote_id, (const uint32_t[]){9}, 1);
    EQ_TEXT(str_z(ctx->arena, read(&c, out).state), "passed", "dismissed");
    votes(&c, read(&c, in).vote_id, (const uint32_t[]){5, 4}, 2);
    EQ_TEXT(str_z(ctx->arena, read(&c, in).state), "passed", "five of nine");
    EQ_TEXT(str_z(ctx->arena, read(&c, second).state), "refused", "four of nine are not");
    EQ_INT(read(&c, in).all_members, MEMBERS, "of all members");
    MUST(ctx, appointment_store_tenures(ctx, bureau, 0, ctx->today, &held, &count), "held");
    OK(count == 1 && date_cmp(held[0].to_on, ctx->today) == 0 &&
           str_eqz(held[0].ended_how, "dismissed"),
       "his last day");
    MUST(ctx, appointment_store_tenures(ctx, other, 0, ctx->today, &held, &count), "held");
    OK(count == 1 && str_eqz(held[0].person, "沈长河"), "who holds it now");
    MUST(ctx, appointment_certify(ctx, in, S("周秀兰"), ctx->today), "certified");
    REFUSED(ctx, appointment_certify(ctx, in, S("周秀兰"), ctx->today), ST_RULE,
            "appointment.err.certified", "once");
    REFUSED(ctx, appointment_certify(ctx, second, S("周秀兰"), ctx->today), ST_RULE,
            "appointment.err.not_passed", "not who was refused");
    EQ_INT(read(&c, in).certificate_number, 1, "the first of the year");
    MUST(ctx, appointment_draft_list(ctx, c.item, &doc), "the list of names");
    OK(resolution_get(ctx, doc, &d) == ST_OK && d.kind == RESOLUTION_APPOINTMENT, "a document");
    MUST(ctx,
         appointment_oath_save(ctx,
                               &(struct appointment_oath){.held_on = ctx->today,
                                                          .place = S("常委会会议厅"),
                                                          .organiser = S("县人大常委会"),
                                                          .presider = S(""),
                                                          .leader = S(""),
                                                          .note = S("")},
                               &in, 1, &oath),
         "an oath");
    MUST(ctx, appointment_store_swearers(ctx, oath, &swearers, &count), "who swears");
    swearer = swearers[0].id;
    MUST(ctx, appointment_oath_hold(ctx, oath, 1, &swearer, 1), "sworn");
    OK(read(&c, in).sworn, "he has sworn");
}

/* What the law does not let in. */
static void not_taken_in(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = c.ctx;
    const int64_t head = post(&c, "court_head", "县人民法院院长", 1),
                  judge = post(&c, "judge", "县人民法院审判员", 0),
                  bureau = post(&c, "government_member", "县民政局局长", 1),
                  special = post(&c, "special_member", "县人大法制委员会委员", 5),
                  court = letter(&c, "court"), government = letter(&c, "government"),
                  chairmen = letter(&c, "chairmen");
    struct appointment_new in = matter(court, head, "appoint", "褚建华");
    int64_t id = 0;

    REFUSED(ctx, appointment_add(ctx, &in, &id), ST_RULE, "law.office_elected",
            "the congress elects");
    in = matter(government, judge, "appoint", "褚建华");
    REFUSED(ctx, appointment_add(ctx, &in, &id), ST_RULE, "law.office_other_nominator",
            "not the government's");
    in = matter(court, judge, "dismiss", "褚建华");
    REFUSED(ctx, appointment_add(ctx, &in, &id), ST_RULE, "appointment.err.not_held",
            "he is no judge");
    in = matter(chairmen, special, "appoint", "褚建华");
    REFUSED(ctx, appointment_add(ctx, &in, &id), ST_RULE, "appointment.err.no_deputy", "no deputy");
    in = matter(chairmen, head, "acting", "褚建华");
    REFUSED(ctx, appointment_add(ctx, &in, &id), ST_RULE, "law.office_vice_first",
            "no vice president");
    record(&c, "卫东升", bureau, "appoint", (struct date){2024, 3, 1});
    in = matter(government, bureau, "appoint", "褚建华");
    REFUSED(ctx, appointment_add(ctx, &in, &id), ST_RULE, "appointment.err.no_seat", "it is taken");
    in = matter(government, bureau, "appoint", "卫东升");
    REFUSED(ctx, appointment_add(ctx, &in, &id), ST_RULE, "appointment.err.held", "he has it");
    (void)add(&c, court, judge, "appoint", "韩雪梅");
    in = matter(court, judge, "appoint", "韩雪梅");
    REFUSED(ctx, appointment_add(ctx, &in, &id), ST_RULE, "appointment.err.twice", "twice");
    in = matter(court, judge, "appoint", "");
    REFUSED(ctx, appointment_add(ctx, &in, &id), ST_INVALID, "appointment.err.name", "nobody");
}

/* @law Organic Law (2022-03-11) art. 32(1), 50(1) */
static void acting_and_resigned(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = c.ctx;
    const int64_t head = post(&c, "procurator_head", "县人民检察院检察长", 1),
                  vice = post(&c, "procurator_vice", "县人民检察院副检察长", 2),
                  own = letter(&c, "himself"), chairmen = letter(&c, "chairmen");
    const struct appointment_ballot ballot = {.item_id = c.item, .method = VOTE_PAPER};
    struct appointment_report consent = {.whom = S("consent"), .paper = S("〔2026〕8号")};
    struct appointment_tenure *held;
    int64_t leaves, acts;
    size_t count, n = 0;

    record(&c, "蒋丽萍", head, "elect", (struct date){2024, 1, 12});
    record(&c, "杨树林", vice, "appoint", (struct date){2024, 3, 1});
    leaves = add(&c, own, head, "resign", "蒋丽萍");
    acts = add(&c, chairmen, head, "acting", "杨树林");
    check(&c, leaves);
    check(&c, acts);
    MUST(ctx, appointment_list(ctx, own, c.item), "on the agenda");
    MUST(ctx, appointment_list(ctx, chairmen, c.item), "on the agenda");
    MUST(ctx, appointment_vote(ctx, &ballot, &n), "to the vote");
    votes(&c, read(&c, leaves).vote_id, (const uint32_t[]){9}, 1);
    votes(&c, read(&c, acts).vote_id, (const uint32_t[]){8}, 1);
    OK(date_none(read(&c, leaves).effect_on), "the committee above has not agreed yet");
    MUST(ctx, appointment_store_tenures(ctx, head, 0, ctx->today, &held, &count), "held");
    EQ_INT(count, 2, "she still has it, he acts");
    consent.appointment_id = leaves;
    consent.sent_on = ctx->today;
    MUST(ctx, appointment_report_note(ctx, &consent), "agreed");
    OK(date_cmp(read(&c, leaves).effect_on, ctx->today) == 0, "it ends");
    REFUSED(ctx, appointment_report_note(ctx, &consent), ST_RULE, "appointment.err.reported",
            "once");
}

/* A test drawn from the bank of questions. */
static void bank(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = c.ctx;
    const int64_t proposal = letter(&c, "court"),
                  id = add(&c, proposal, post(&c, "judge", "县人民法院审判员", 0), "appoint",
                           "秦大山");
    const struct training_question q = {.topic = S("宪法"),
                                        .kind = S("truth"),
                                        .text = S("国家工作人员就职时应当公开进行宪法宣誓。"),
                                        .options = S(""),
                                        .answer = S("1"),
                                        .source = S("宪法第二十七条"),
                                        .why = S("")};
    const struct str given = S("1");
    struct appointment_test *tests;
    struct training_paper paper;
    struct training_test drawn = {0};
    int64_t question, test = 0;
    size_t count;
    bool late;

    MUST(ctx, training_question_save(ctx, &q, &question), "a question");
    MUST(ctx, appointment_test_set(ctx, proposal, S("1 宪法"), 30, 80, &test), "a test");
    MUST(ctx, training_test_get(ctx, test, &drawn), "the test");
    EQ_INT(drawn.tries, 1, "one try");
    MUST(ctx, appointment_store_tests(ctx, id, &tests, &count), "his seat");
    OK(count == 1 && !tests[0].passed && date_none(tests[0].held_on), "waits");
    MUST(ctx, training_begin(ctx, tests[0].seat_id, &paper), "begun");
    MUST(ctx, training_hand_in(ctx, tests[0].seat_id, &given, 1, &paper, &late), "handed in");
    MUST(ctx, appointment_test_sat(ctx, tests[0].seat_id), "taken in");
    MUST(ctx, appointment_test_sat(ctx, tests[0].seat_id), "once");
    MUST(ctx, appointment_store_tests(ctx, id, &tests, &count), "again");
    OK(tests[0].passed && tests[0].percent == 100, "passed");
    REFUSED(ctx, appointment_test_set(ctx, proposal, S("1 宪法"), 30, 80, &test), ST_RULE,
            "appointment.err.nobody_tested", "nobody is left");
}

/* Figures: an act of one person counts, a person with two acts is one person. */
static void figures(struct journaltest *t)
{
    struct county c = county_of(t->ctx);
    struct ctx *ctx = c.ctx;
    const int64_t one = post(&c, "judge", "县人民法院审判员", 0),
                  two = post(&c, "tribunal_head", "县人民法院民事审判庭庭长", 1);
    struct appointment_share *s;
    size_t count;

    record(&c, "朱明珠", one, "appoint", (struct date){2026, 3, 5});
    record(&c, "朱明珠", two, "appoint", (struct date){2026, 3, 5});
    record(&c, "尤小兰", one, "appoint", (struct date){2026, 5, 5});
    record(&c, "尤小兰", one, "dismiss", (struct date){2025, 5, 5});
    MUST(ctx,
         appointment_store_shares(ctx, (struct date){2026, 1, 1}, (struct date){2026, 12, 31}, NULL,
                                  S(""), &s, &count),
         "figures");
    EQ_INT(s[0].times, 3, "three times");
    EQ_INT(s[0].people, 2, "two people");
    MUST(ctx,
         appointment_store_shares(ctx, (struct date){2026, 1, 1}, (struct date){2026, 12, 31},
                                  "month", S("2026-03"), &s, &count),
         "of a month");
    OK(count == 1 && s[0].times == 2 && s[0].people == 1, "of March");
}

int main(void)
{
    modtest_both("whole_way", whole_way);
    modtest_one("not_taken_in", not_taken_in);
    modtest_both("acting_and_resigned", acting_and_resigned);
    modtest_one("bank", bank);
    modtest_both("figures", figures);
    return tap_done();
}
