// SPDX-License-Identifier: MulanPSL-2.0
/* When a class or a test may go on; what a question may be; drawing and counting. */
#include "base/tap_rule.h"
#include "modules/training/training_rules.h"

static const struct date TODAY = {2026, 6, 10}, YESTERDAY = {2026, 6, 9}, TOMORROW = {2026, 6, 11};

static struct training_question question(const char *kind, const char *options, const char *answer)
{
    return (struct training_question){
        .kind = str_from(kind), .options = str_from(options), .answer = str_from(answer)};
}

static void test_words(void)
{
    OK(str_among("a bc", S("bc")), "known");
    OK(!str_among("a bc", S("b")), "not known");
}

static void test_options(void)
{
    const struct training_question three = question("single", "甲\n\n 乙 \n丙\n", "1"),
                                   truth = question("truth", "", "1");

    EQ_INT(training_options(&three), 3, "empty lines do not count");
    EQ_INT(training_options(&truth), 2, "true and false");
    EQ_STR(training_option(&three, 1), "甲", "the first");
    EQ_STR(training_option(&three, 2), "乙", "the second, trimmed");
    EQ_STR(training_option(&three, 3), "丙", "the third");
    EQ_STR(training_option(&three, 4), "", "no fourth");
    EQ_STR(training_option(&(struct training_question){.options = S("a\n\nb")}, 2), "b", "short");
}

static void test_faults(void)
{
    static const struct {
        const char *kind, *options, *answer, *field, *fault, *what;
    } CASES[] = {
        {"single", "a\nb", "2", NULL, NULL, "one of two"},
        {"single", "a\nb", "1", NULL, NULL, "the first of two"},
        {"single", "a", "1", "options", "training.err.options_few", "one option"},
        {"single", "1\n2\n3\n4\n5\n6\n7\n8", "8", NULL, NULL, "eight options"},
        {"single", "1\n2\n3\n4\n5\n6\n7\n8\n9", "8", "options", "training.err.options_many",
         "nine options"},
        {"single", "a\nb", "3", "answer", "training.err.answer", "no such option"},
        {"single", "a\nb", "0", "answer", "training.err.answer", "no option 0"},
        {"single", "a\nb", "x", "answer", "training.err.answer", "no number"},
        {"single", "a\nb", "", "answer", "training.err.answer", "no answer"},
        {"single", "a\nb\nc", "1  2", "answer", "training.err.answer_one", "two of single"},
        {"multiple", "a\nb\nc", "2", "answer", "training.err.answer_several", "one of multiple"},
        {"multiple", "a\nb\nc", "1 3", NULL, NULL, "two of multiple"},
        {"truth", "", "2", NULL, NULL, "false"},
        {"truth", "", "3", "answer", "training.err.answer", "neither"},
        {"truth", "", "1 2", "answer", "training.err.answer_one", "both"},
    };

    arr_each (i, COUNT(CASES)) {
        const struct training_question q =
            question(CASES[i].kind, CASES[i].options, CASES[i].answer);
        const char *field = "", *fault = training_question_fault(&q, &field);

        EQ_TEXT(fault != NULL ? fault : "", CASES[i].fault != NULL ? CASES[i].fault : "",
                CASES[i].what);
        if (fault != NULL)
            EQ_TEXT(field, CASES[i].field, CASES[i].what);
    }
}

static void test_answers(void)
{
    OK(training_answer_right(S("1 3"), S("3 1")), "in any order");
    OK(!training_answer_right(S("1 3"), S("1")), "not half");
    OK(!training_answer_right(S("1 3"), S("1 2 3")), "not more");
    OK(!training_answer_right(S("1"), S("")), "not nothing");
    OK(!training_answer_right(S("1"), S("9")), "no option");
    OK(!training_answer_right(S(""), S("")), "nothing is never right");
    OK(training_answer_right(S("8"), S("8")), "the last");
    OK(training_answer_clean(S("")), "nothing may be sent");
    OK(training_answer_clean(S("1 8")), "options may");
    OK(!training_answer_clean(S("1;2")), "nothing else");
    OK(!training_answer_clean(S("9")), "no ninth");
    OK(training_has_option(S("2 5"), 5), "five is among them");
    OK(training_has_option(S("1"), 1), "one is");
    OK(!training_has_option(S("2 5"), 1), "one is not");
    OK(!training_has_option(S("2 5"), 4), "four is not");
}

static void test_draw(void)
{
    struct str topic = S("");
    int64_t n = 0;

    OK(training_draw_part(S("10 宪法"), &n, &topic) && n == 10 && str_eqz(topic, "宪法"), "a part");
    OK(training_draw_part(S(" 1   代表 法 "), &n, &topic) && str_eqz(topic, "代表 法"), "blanks");
    OK(training_draw_part(S("50 a"), &n, &topic), "the most");
    OK(!training_draw_part(S("51 a"), &n, &topic), "too many");
    OK(!training_draw_part(S("0 a"), &n, &topic), "none");
    OK(training_draw_part(S("1 a"), &n, &topic), "one");
    OK(!training_draw_part(S("10 "), &n, &topic), "no topic");
    OK(!training_draw_part(S(""), &n, &topic), "nothing");
    OK(!training_draw_part(S("a 10"), &n, &topic), "the other way round");
    EQ_INT(training_draw_size(S("10 a\n20 b\n20 *")), 50, "sum");
    EQ_INT(training_draw_size(S("10 a\n20 b\n21 *")), 0, "too many in all");
    EQ_INT(training_draw_size(S("10 a\n20 a")), 0, "the same topic twice");
    EQ_INT(training_draw_size(S("1 b\n10 a\n20 a")), 0, "the same topic twice, later");
    EQ_INT(training_draw_size(S("10 a\nx")), 0, "a line that is none");
    EQ_INT(training_draw_size(S("")), 0, "empty");
    EQ_INT(
        training_draw_size(S("1 a\n1 b\n1 c\n1 d\n1 e\n1 f\n1 g\n1 h\n1 i\n1 j\n1 k\n1 l\n1 m\n1 "
                             "n\n1 o\n1 p\n1 q\n1 r\n1 s\n1 t")),
        20, "twenty topics");
    EQ_INT(
        training_draw_size(S("1 a\n1 b\n1 c\n1 d\n1 e\n1 f\n1 g\n1 h\n1 i\n1 j\n1 k\n1 l\n1 m\n1 "
                             "n\n1 o\n1 p\n1 q\n1 r\n1 s\n1 t\n1 u")),
        0, "not twenty-one");
}

static void test_shuffle(void)
{
    int64_t a[6] = {1, 2, 3, 4, 5, 6}, b[6] = {1, 2, 3, 4, 5, 6}, sum = 0, first = 0;
    uint64_t one = 42, same = 42;

    training_shuffle(&one, a, 6, 3);
    training_shuffle(&same, b, 6, 3);
    OK(memcmp(a, b, sizeof a) == 0 && one == same, "the seed decides");
    arr_each (i, 6)
        sum += a[i];
    EQ_INT(sum, 21, "nothing is lost");
    EQ_INT(one, UINT64_C(7615522811268512075), "three steps of the generator");
    EQ_INT(a[0] * 100 + a[1] * 10 + a[2], 531, "these three");
    for (uint64_t s = 0; s < 200; s++) {
        int64_t c[2] = {1, 2};
        uint64_t seed = s;

        training_shuffle(&seed, c, 2, 1);
        first += c[0] == 1;
    }
    OK(first > 70 && first < 130, "each as often as the other");
}

static void test_percent(void)
{
    EQ_INT(training_percent(2, 3), 66, "rounded down");
    EQ_INT(training_percent(3, 3), 100, "all");
    EQ_INT(training_percent(0, 0), 0, "of nothing");
    EQ_INT(training_percent(1, 1), 100, "one of one");
}

static struct training_test exam(void)
{
    return (struct training_test){
        .state = S("open"), .tries = 2, .minutes = 10, .pass_percent = 60, .closes_on = TODAY};
}

static void test_sitting(void)
{
    struct training_seat s = {.state = S("failed"), .tried = 1};
    struct training_test t = exam();
    struct err err = {0};

    EQ_RULE(training_check_begin(&t, &s, TODAY, &err), &err, NULL, "the last day");
    EQ_RULE(training_check_begin(&t, &s, TOMORROW, &err), &err, "training.err.test_over",
            "after it");
    t.closes_on = (struct date){0};
    EQ_RULE(training_check_begin(&t, &s, TOMORROW, &err), &err, NULL, "no last day");
    s.tried = 2;
    EQ_RULE(training_check_begin(&t, &s, TODAY, &err), &err, "training.err.no_try", "two of two");
    t.tries = 0;
    EQ_RULE(training_check_begin(&t, &s, TODAY, &err), &err, NULL, "any number");
    s.state = S("passed");
    EQ_RULE(training_check_begin(&t, &s, TODAY, &err), &err, "training.err.passed", "passed");
    t.state = S("closed");
    EQ_RULE(training_check_begin(&t, &s, TODAY, &err), &err, "training.err.test_shut", "closed");
    t = exam();
    t.tries = 1;
    s = (struct training_seat){.state = S("waiting")};
    EQ_RULE(training_check_begin(&t, &s, TODAY, &err), &err, NULL, "the one try");
    s.tried = 1;
    EQ_RULE(training_check_begin(&t, &s, TODAY, &err), &err, "training.err.no_try", "one of one");
}

static void test_shown(void)
{
    struct training_seat s = {.state = S("failed"), .tried = 1};
    struct training_test t = exam();

    OK(!training_answers_shown(&t, &s, TODAY), "another paper may follow");
    OK(training_answers_shown(&t, &s, TOMORROW), "it is over");
    s.tried = 2;
    OK(training_answers_shown(&t, &s, TODAY), "no try is left");
    t.tries = 0;
    OK(!training_answers_shown(&t, &s, TODAY), "as often as one likes");
    s.state = S("passed");
    OK(training_answers_shown(&t, &s, TODAY), "passed");
    s.state = S("failed");
    t.state = S("closed");
    OK(training_answers_shown(&t, &s, TODAY), "closed");
}

static void test_clock(void)
{
    struct training_test t = exam();

    EQ_INT(training_seconds_left(&t, 1000, 1000), 600, "all of it");
    EQ_INT(training_seconds_left(&t, 1000, 1599), 1, "the last second");
    EQ_INT(training_seconds_left(&t, 1000, 1600), 0, "none left");
    EQ_INT(training_seconds_left(&t, 1000, 1601), 0, "over");
    OK(!training_late(&t, 1000, 1660), "a minute of grace");
    OK(training_late(&t, 1000, 1661), "not more");
    t.minutes = 1;
    OK(training_late(&t, 1000, 1121), "one minute");
    t.minutes = 0;
    EQ_INT(training_seconds_left(&t, 1000, 9000), -1, "no limit");
    OK(!training_late(&t, 1000, 900000), "never late");
    OK(!training_shut(&t, TODAY), "open on its last day");
    OK(training_shut(&t, TOMORROW), "not after it");
    t.closes_on = (struct date){0};
    OK(!training_shut(&t, TOMORROW), "no last day");
    t.state = S("closed");
    OK(training_shut(&t, TODAY), "closed");
}

static void test_state(void)
{
    const struct training_test t = exam();
    const struct training_seat begun = {.state = S("begun")}, passed = {.state = S("passed")};

    EQ_STR(training_seat_state(&t, &begun, 60), "passed", "just");
    EQ_STR(training_seat_state(&t, &begun, 59), "failed", "not quite");
    EQ_STR(training_seat_state(&t, &passed, 0), "passed", "once passed");
}

static struct training class_of(const char *state)
{
    return (struct training){.state = str_from(state),
                             .form = S("hall"),
                             .way = S("invited"),
                             .code = S("123456"),
                             .starts_on = TODAY,
                             .ends_on = TODAY};
}

static void test_going(void)
{
    struct training c = class_of("open");
    struct err err = {0};

    EQ_RULE(training_check_going(&c, &err), &err, NULL, "open");
    c.state = S("held");
    EQ_RULE(training_check_going(&c, &err), &err, "training.err.held", "held");
    c.state = S("cancelled");
    EQ_RULE(training_check_going(&c, &err), &err, "training.err.cancelled", "cancelled");
}

static void test_answer(void)
{
    struct training c = class_of("open");
    struct training_member m = {.answer = S("asked")};
    struct err err = {0};

    OK(date_cmp(training_sign_day(&c), YESTERDAY) == 0, "the day before");
    EQ_RULE(training_check_answer(&c, &m, S("yes"), 0, YESTERDAY, &err), &err, NULL, "in time");
    EQ_RULE(training_check_answer(&c, &m, S("yes"), 0, TODAY, &err), &err, "training.err.too_late",
            "late");
    c.sign_by = TODAY;
    OK(date_cmp(training_sign_day(&c), TODAY) == 0, "as said");
    EQ_RULE(training_check_answer(&c, &m, S("no"), 0, TODAY, &err), &err, NULL, "the last day");
    EQ_RULE(training_check_answer(&c, NULL, S("yes"), 0, TODAY, &err), &err,
            "training.err.not_asked", "not asked");
    c.way = S("open");
    EQ_RULE(training_check_answer(&c, NULL, S("yes"), 0, TODAY, &err), &err, NULL, "signs up");
    EQ_RULE(training_check_answer(&c, NULL, S("no"), 0, TODAY, &err), &err,
            "training.err.not_asked", "declines what nobody asked");
    c.quota = 1;
    EQ_RULE(training_check_answer(&c, &m, S("yes"), 1, TODAY, &err), &err, "training.err.full",
            "full");
    EQ_RULE(training_check_answer(&c, NULL, S("yes"), 1, TODAY, &err), &err, "training.err.full",
            "full for others");
    EQ_RULE(training_check_answer(&c, &m, S("yes"), 0, TODAY, &err), &err, NULL, "one place left");
    EQ_RULE(training_check_answer(&c, &m, S("no"), 1, TODAY, &err), &err, NULL,
            "no is always there");
    m.answer = S("yes");
    EQ_RULE(training_check_answer(&c, &m, S("yes"), 1, TODAY, &err), &err, NULL, "has his place");
    c.quota = 0;
    EQ_RULE(training_check_answer(&c, NULL, S("yes"), 9, TODAY, &err), &err, NULL, "no quota");
    c.state = S("planned");
    EQ_RULE(training_check_answer(&c, &m, S("yes"), 0, TODAY, &err), &err, "training.err.not_open",
            "not open");
    c.state = S("held");
    EQ_RULE(training_check_answer(&c, &m, S("yes"), 0, TODAY, &err), &err, "training.err.held",
            "held");
}

static void test_moves(void)
{
    struct training c = class_of("planned");
    struct err err = {0};

    EQ_RULE(training_check_open(&c, 1, &err), &err, NULL, "opened");
    EQ_RULE(training_check_open(&c, 0, &err), &err, "training.err.nobody", "nobody");
    c.way = S("open");
    EQ_RULE(training_check_open(&c, 0, &err), &err, NULL, "whoever likes");
    c.state = S("open");
    EQ_RULE(training_check_open(&c, 1, &err), &err, "training.err.opened", "opened already");
    EQ_RULE(training_check_held(&c, 0, TODAY, &err), &err, NULL, "held");
    EQ_RULE(training_check_held(&c, 1, TODAY, &err), &err, "training.err.unnoted", "one not noted");
    EQ_RULE(training_check_held(&c, 0, YESTERDAY, &err), &err, "training.err.ahead", "not begun");
    EQ_RULE(training_check_roll(&c, TODAY, &err), &err, NULL, "the roll");
    c.state = S("cancelled");
    EQ_RULE(training_check_roll(&c, TODAY, &err), &err, "training.err.cancelled", "cancelled");
}

static void test_unask(void)
{
    static const struct {
        const char *state, *presence, *why;
    } ROWS[] = {
        {"planned", "", NULL},
        {"open", "", NULL},
        {"open", "excused", "training.err.noted"},
        {"held", "", "training.err.held"},
        {"cancelled", "", "training.err.cancelled"},
    };

    arr_each (i, COUNT(ROWS)) {
        const struct training c = {.state = str_from(ROWS[i].state)};
        const struct training_member m = {.presence = str_from(ROWS[i].presence)};
        struct err err = {0};

        EQ_RULE(training_check_unask(&c, &m, &err), &err, ROWS[i].why, ROWS[i].state);
    }
}

static void test_sign(void)
{
    struct training c = class_of("open");
    const struct training_member m = {.answer = S("asked")};
    struct err err = {0};

    EQ_RULE(training_check_sign(&c, &m, S("123456"), TODAY, &err), &err, NULL, "there");
    EQ_RULE(training_check_sign(&c, &m, S("123457"), TODAY, &err), &err, "training.err.code",
            "code");
    EQ_RULE(training_check_sign(&c, &m, S("123456"), TOMORROW, &err), &err,
            "training.err.not_today", "after");
    EQ_RULE(training_check_sign(&c, &m, S("123456"), YESTERDAY, &err), &err,
            "training.err.not_today", "before");
    EQ_RULE(training_check_sign(&c, NULL, S("123456"), TODAY, &err), &err, "training.err.not_asked",
            "not asked");
    c.way = S("open");
    EQ_RULE(training_check_sign(&c, NULL, S("123456"), TODAY, &err), &err, NULL, "open to all");
    c.state = S("planned");
    EQ_RULE(training_check_sign(&c, &m, S("123456"), TODAY, &err), &err, "training.err.not_open",
            "not open");
    c.form = S("online");
    EQ_RULE(training_check_sign(&c, &m, S("123456"), TODAY, &err), &err, "training.err.online",
            "on-line");
    c.state = S("held");
    EQ_RULE(training_check_sign(&c, &m, S("123456"), TODAY, &err), &err, "training.err.held",
            "over");
}

static void test_earned(void)
{
    const struct training_turn a = {1, 5}, b = {2, 5}, c = {3, 4};

    OK(training_earned(S("attended"), 0, 0), "was there");
    OK(training_earned(S("attended"), 1, 1), "and passed");
    OK(!training_earned(S("attended"), 1, 0), "not passed");
    OK(!training_earned(S("excused"), 0, 0), "was not there");
    OK(training_turn_cmp(&a, &b) < 0 && training_turn_cmp(&b, &a) > 0, "by id");
    OK(training_turn_cmp(&c, &a) < 0 && training_turn_cmp(&a, &c) > 0, "least hours first");
}

int main(void)
{
    test_words();
    test_options();
    test_faults();
    test_answers();
    test_draw();
    test_shuffle();
    test_percent();
    test_sitting();
    test_shown();
    test_clock();
    test_state();
    test_going();
    test_answer();
    test_moves();
    test_unask();
    test_sign();
    test_earned();
    return tap_done();
}
