// SPDX-License-Identifier: MulanPSL-2.0
/* Learning on both databases. */
#include "modules/tests/modtest.h"
#include "modules/training/training_actions.h"
#include "modules/training/training_parts.h"
#include "modules/training/training_rules.h"
#include "modules/training/training_store.h"
#include "platform/event.h"
#include "platform/permission.h"

/* Five questions of one topic, three of another; the right answer is always the second option. */
static void bank(struct ctx *ctx)
{
    for (int i = 0; i < 8; i++) {
        const struct training_question q = {.topic = i < 5 ? S("代表法") : S("监督法"),
                                            .kind = S("single"),
                                            .text = str_printf(ctx->arena, "第%d题", i),
                                            .options = S("甲\n乙\n丙"),
                                            .answer = S("2"),
                                            .source = S("第一条"),
                                            .why = S("")};
        int64_t id;

        OK(training_question_save(ctx, &q, &id) == ST_OK, "a question");
    }
}

static int64_t open_test(struct ctx *ctx, const char *draw, int64_t tries, const char *audience)
{
    const struct training_test t = {.title = S("法律知识考试"),
                                    .draw = str_from(draw),
                                    .minutes = 10,
                                    .pass_percent = 60,
                                    .tries = tries,
                                    .audience = str_from(audience),
                                    .origin = S("")};
    int64_t id = 0;

    OK(training_test_save(ctx, &t, &id) == ST_OK, "a test");
    OK(training_test_open(ctx, id, 1) == ST_OK, "opened");
    return id;
}

static struct training_paper hand_in(struct ctx *ctx, int64_t seat, size_t right, bool *late)
{
    struct str given[TRAINING_DRAW_MAX];
    struct training_paper p = {0};

    for (size_t i = 0; i < TRAINING_DRAW_MAX; i++)
        given[i] = i < right ? S("2") : S("1");
    OK(training_begin(ctx, seat, &p) == ST_OK, "begun");
    OK(training_hand_in(ctx, seat, given, TRAINING_DRAW_MAX, &p, late) == ST_OK, "handed in");
    return p;
}

/* A nominee without an account: two tries, the best counts, the paper can be shown again. */
static void sitting(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct training_paper p, *papers;
    struct training_question *q;
    struct training_seat s;
    struct str url;
    int64_t test, seat = 0;
    size_t count;
    bool late;

    bank(ctx);
    test = open_test(ctx, "3 代表法\n2 *", 2, "listed");
    OK(training_admit(ctx,
                      &(struct training_admission){
                          .test_id = test, .name = S("拟任人甲"), .unit = S("县财政局")},
                      &seat) == ST_OK,
       "admitted");
    OK(training_seat_get(ctx, seat, &s) == ST_OK && s.code.len == 12, "a code");
    OK(training_seat_url(ctx, &s, &url) == ST_OK && str_starts(url, S("/p/training/")), "its page");
    OK(training_seat_by_code(ctx, s.code, &s) == ST_OK && s.id == seat, "found by it");
    p = hand_in(ctx, seat, 2, &late);
    EQ_INT(p.percent, 40, "two of five");
    OK(!late, "in time");
    OK(training_seat_get(ctx, seat, &s) == ST_OK && str_eqz(s.state, "failed"), "not passed");
    EQ_INT(modtest_events(ctx, "training.sat"), 1, "told");
    p = hand_in(ctx, seat, 5, &late);
    EQ_INT(p.percent, 100, "all of five");
    OK(training_seat_get(ctx, seat, &s) == ST_OK && str_eqz(s.state, "passed") && s.best == 100,
       "passed");
    REFUSED(ctx, training_begin(ctx, seat, &p), ST_RULE, "training.err.passed", "no more");
    OK(training_papers(ctx, seat, &papers, &count) == ST_OK && count == 2, "both papers are kept");
    OK(training_paper_questions(ctx, &papers[1], &q, &count) == ST_OK && count == 5,
       "and its questions");
    for (size_t i = 0; i < count; i++)
        for (size_t j = i + 1; j < count; j++)
            OK(q[i].id != q[j].id, "each once");
}

/* A question that is changed stays as it was in the papers that have it. */
static void history(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct training_question *q, now;
    struct training_paper p = {0};
    int64_t test, seat = 0, id;
    size_t count;
    struct str before;

    bank(ctx);
    test = open_test(ctx, "3 监督法", 0, "deputies");
    OK(training_admit(ctx,
                      &(struct training_admission){
                          .test_id = test, .deputy_id = modtest_deputy(ctx, "周秀兰", "一团")},
                      &seat) == ST_OK,
       "a deputy");
    OK(training_begin(ctx, seat, &p) == ST_OK, "begun");
    OK(training_paper_questions(ctx, &p, &q, &count) == ST_OK && count == 3, "drawn");
    before = q[0].text;
    now = q[0];
    now.text = S("改过的题");
    OK(training_question_save(ctx, &now, &id) == ST_OK && id != now.id, "a new one");
    OK(training_paper_questions(ctx, &p, &q, &count) == ST_OK && str_eq(q[0].text, before),
       "the paper has the old one");
    REFUSED(ctx, training_question_save(ctx, &now, &id), ST_CONFLICT, "db.changed_meanwhile",
            "the old one is closed");
    OK(training_store_drawable(ctx, S("监督法"), &(int64_t *){NULL}, &count) == ST_OK && count == 3,
       "as many can be drawn");
    test = 0;
    REFUSED(ctx,
            training_test_save(ctx,
                               &(struct training_test){.title = S("考试"),
                                                       .draw = S("0 监督法"),
                                                       .pass_percent = 60,
                                                       .audience = S("listed"),
                                                       .origin = S("")},
                               &test),
            ST_INVALID, "training.err.draw", "nothing to draw");
}

static void clock_of(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct str given[1] = {S("2")};
    struct training_paper p = {0};
    struct training_seat s;
    int64_t test, seat = 0, shortage = 0;
    bool late = false;

    bank(ctx);
    test = open_test(ctx, "1 代表法", 1, "listed");
    OK(training_admit(
           ctx, &(struct training_admission){.test_id = test, .name = S("拟任人乙"), .unit = S("")},
           &seat) == ST_OK,
       "admitted");
    REFUSED(ctx, training_hand_in(ctx, seat, given, 1, &p, &late), ST_RULE, "training.err.no_paper",
            "nothing begun");
    OK(training_begin(ctx, seat, &p) == ST_OK, "begun");
    ctx->now += 11 * 60 + 1;
    OK(training_hand_in(ctx, seat, given, 1, &p, &late) == ST_OK && late, "too late");
    EQ_INT(p.right, 0, "counts as nothing");
    OK(training_seat_get(ctx, seat, &s) == ST_OK && str_eqz(s.state, "failed"), "failed");
    REFUSED(ctx, training_begin(ctx, seat, &p), ST_RULE, "training.err.no_try", "one try");
    OK(training_test_save(ctx,
                          &(struct training_test){.title = S("考试"),
                                                  .draw = S("6 代表法"),
                                                  .pass_percent = 60,
                                                  .audience = S("listed"),
                                                  .origin = S("")},
                          &shortage) == ST_OK,
       "six of five");
    REFUSED(ctx, training_test_open(ctx, shortage, 1), ST_RULE, "training.err.bank_short",
            "the bank is short");
}

static struct actor deputy_actor(struct ctx *ctx, int64_t deputy, struct permission_set *may)
{
    (void)permission_set_add(may, "training.take_part");
    return (struct actor){.account_id = 7000 + deputy,
                          .congress_id = ctx->congress_id,
                          .deputy_id = deputy,
                          .name = S("代表"),
                          .permissions = may};
}

/* A paper begun in time and handed in after the test was closed, or after its last day, counts as
 * nothing; of a test that is not open nobody takes a seat. */
static void after_the_end(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    const struct date today = ctx->today;
    const int64_t deputy = modtest_deputy(ctx, "周秀兰", "一团");
    struct training_test exam = {.title = S("考试"),
                                 .draw = S("1 代表法"),
                                 .pass_percent = 60,
                                 .audience = S("deputies"),
                                 .closes_on = today,
                                 .origin = S("")};
    struct permission_set may = {0};
    const struct actor who = deputy_actor(ctx, deputy, &may);
    struct str given[1] = {S("2")};
    struct training_paper p = {0};
    int64_t test = 0, seat = 0;
    bool late = false;

    bank(ctx);
    for (int past = 0; past < 2; past++) {
        OK(training_test_save(ctx, &exam, &test) == ST_OK, "a draft");
        ctx->actor = &who;
        REFUSED(ctx, training_take_seat(ctx, test, &seat), ST_RULE, "training.err.test_shut",
                "no seat in a draft");
        ctx->actor = system;
        OK(training_test_open(ctx, test, 1) == ST_OK, "opened");
        ctx->actor = &who;
        OK(training_take_seat(ctx, test, &seat) == ST_OK, "a seat");
        OK(training_begin(ctx, seat, &p) == ST_OK, "begun");
        ctx->actor = system;
        if (past)
            ctx->today = date_add_days(today, 1);
        else
            OK(training_test_close(ctx, test, 2) == ST_OK, "closed");
        OK(training_hand_in(ctx, seat, given, 1, &p, &late) == ST_OK && late && p.right == 0,
           "too late");
        ctx->today = today;
    }
    EQ_INT(dbtest_int(ctx, "SELECT COUNT(*) FROM training_seat"), 2, "two seats");
}

/* ---------------------------------------------------------------- classes */

static int64_t make_class(struct ctx *ctx, const char *form, const char *way, int64_t quota)
{
    const struct training c = {.form = str_from(form),
                               .title = S("培训班"),
                               .text = S(""),
                               .host = S(""),
                               .place = S(""),
                               .starts_on = ctx->today,
                               .ends_on = ctx->today,
                               .sign_by = ctx->today,
                               .hours = 6,
                               .way = str_from(way),
                               .quota = quota};
    int64_t id = 0;

    OK(training_save(ctx, &c, &id) == ST_OK, "a class");
    return id;
}

/* Asked, answered, signed in by the code; a certificate only with the test of the class. */
static void on_site(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    const int64_t one = modtest_deputy(ctx, "周秀兰", "一团"),
                  two = modtest_deputy(ctx, "王德明", "一团"),
                  id = make_class(ctx, "hall", "invited", 1);
    const int64_t both[] = {one, two}, same[] = {one, one};
    struct training_member *members;
    struct permission_set may = {0};
    struct actor who = deputy_actor(ctx, one, &may);
    struct training_test exam = {.class_id = id,
                                 .title = S("结业考试"),
                                 .draw = S("1 代表法"),
                                 .pass_percent = 60,
                                 .audience = S("listed"),
                                 .origin = S("")};
    struct training_test read;
    struct training c;
    int64_t test = 0, seat = 0, *turn;
    size_t count;
    bool late;

    bank(ctx);
    REFUSED(ctx, training_invite(ctx, id, both, 2), ST_RULE, "training.err.quota_full",
            "two of one");
    OK(training_invite(ctx, id, same, 2) == ST_OK, "one is asked, though named twice");
    ASSERT(training_store_members(ctx, id, &members, &count) == ST_OK && count == 1);
    OK(training_unask(ctx, id, members[0].id) == ST_OK, "taken off the list");
    REFUSED(ctx, training_unask(ctx, id, members[0].id), ST_NOT_FOUND, "db.not_found", "once");
    OK(training_invite(ctx, id, &one, 1) == ST_OK, "asked again");
    OK(training_in_turn(ctx, id, 0, 5, &turn, &count) == ST_OK && count == 1 && turn[0] == two,
       "whose turn is next");
    OK(training_open(ctx, id, 1) == ST_OK, "made known");
    OK(training_store_get(ctx, id, &c) == ST_OK && c.code.len == 6, "a code");
    ctx->actor = &who;
    OK(training_answer(ctx, id, S("yes"), S("")) == ST_OK, "comes");
    REFUSED(ctx, training_sign_in(ctx, id, S("x")), ST_RULE, "training.err.code", "another code");
    OK(training_sign_in(ctx, id, c.code) == ST_OK, "signs in");
    who.deputy_id = two;
    REFUSED(ctx, training_get(ctx, id, &c), ST_NOT_FOUND, "db.not_found", "nobody else sees it");
    who.deputy_id = one;
    ctx->actor = system;
    OK(training_test_save(ctx, &exam, &test) == ST_OK && training_test_open(ctx, test, 1) == ST_OK,
       "its test");
    OK(training_hold(ctx, id, 2, S("好")) == ST_OK, "held");
    REFUSED(ctx, training_certify(ctx, id, &count), ST_RULE, "training.err.none_earned",
            "not passed yet");
    ctx->actor = &who;
    OK(training_take_seat(ctx, test, &seat) == ST_OK, "on the list, so he may sit");
    OK(training_test_get(ctx, test, &read) == ST_OK, "the test");
    (void)hand_in(ctx, seat, 1, &late);
    who.deputy_id = two;
    who.account_id++;
    REFUSED(ctx, training_take_seat(ctx, test, &seat), ST_NOT_FOUND, "db.not_found",
            "who is not may not");
    ctx->actor = system;
    OK(training_certify(ctx, id, &count) == ST_OK && count == 1, "a certificate");
    REFUSED(ctx, training_certify(ctx, id, &count), ST_RULE, "training.err.none_earned", "once");
}

/* Read all that is required: there. The duty file and the figures know. */
static void on_line(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct actor *system = ctx->actor;
    const int64_t deputy = modtest_deputy(ctx, "周秀兰", "一团"),
                  id = make_class(ctx, "online", "open", 0);
    struct permission_set may = {0};
    const struct actor who = deputy_actor(ctx, deputy, &may);
    const struct duty_query q = {{2026, 1, 1}, {2026, 12, 31}, 0, 0, 0, 10};
    struct training_material m = {.class_id = id, .text = S(""), .required = true};
    struct training_share *shares;
    struct training_member place;
    struct duty_fact *facts;
    int64_t a = 0, b = 0;
    size_t count;

    m.title = S("甲");
    OK(training_material_add(ctx, &m, &a) == ST_OK, "one");
    m.title = S("乙");
    OK(training_material_add(ctx, &m, &b) == ST_OK, "another");
    OK(training_open(ctx, id, 1) == ST_OK, "open to all");
    ctx->actor = &who;
    OK(training_read(ctx, id, a) == ST_OK, "reads one");
    OK(training_store_place(ctx, id, deputy, &place) == ST_NOT_FOUND, "not done yet");
    ctx->err = (struct err){0};
    OK(training_read(ctx, id, b) == ST_OK && training_read(ctx, id, b) == ST_OK, "and the other");
    OK(training_store_place(ctx, id, deputy, &place) == ST_OK &&
           str_eqz(place.presence, "attended") && str_eqz(place.how, "online"),
       "done");
    ctx->actor = system;
    REFUSED(ctx, training_material_drop(ctx, id, a), ST_RULE, "training.err.read_already",
            "what was read stays");
    OK(TRAINING_DUTIES[0].list(ctx, &q, &facts, &count) == ST_OK && count == 1 &&
           facts[0].deputy_id == deputy && date_cmp(facts[0].until, ctx->today) == 0,
       "the duty file knows");
    OK(training_store_shares(ctx, TRAINING_LEARNED, q.from, q.to, NULL, S(""), &shares, &count) ==
               ST_OK &&
           count == 1 && shares[0].count == 6,
       "six hours");
}

int main(void)
{
    modtest_both("on_site", on_site);
    modtest_both("on_line", on_line);
    modtest_both("sitting", sitting);
    modtest_both("history", history);
    modtest_both("clock", clock_of);
    modtest_both("after_the_end", after_the_end);
    return tap_done();
}
