// SPDX-License-Identifier: MulanPSL-2.0
/* What a file comes to, which acts an entry allows. */
#include "base/tap.h"
#include "modules/duty/duty_rules.h"

static void test_points(void)
{
    static const struct {
        const char *typed;
        int64_t want; /* -1: refused */
    } ROWS[] = {
        {"2", 20},
        {"2.5", 25},
        {"0", 0},
        {"０．５", 5},
        {"1000", 10000},
        {"1000.1", -1},
        {"", -1},
        {".5", -1},
        {"5.", -1},
        {"2.55", -1},
        {"2.5.1", -1},
        {"-1", -1},
        {"a", -1},
        {"99999", -1},
        {"1001", -1},
        {"1000.0", 10000},
        {"99999999999999999999999", -1},
        {"0.1", 1},
        {"100000", -1},
        {"12.3", 123},
        {"９", 90},
        {"/", -1},
        {":", -1},
        {"999.9", 9999},
        {"00001000000", -1},
        {"／", -1},
        {"：", -1},
        {"0000", 0},
        {"00005", 50},
    };

    arr_each (i, COUNT(ROWS)) {
        int64_t n = 7; /* stays as it is when it is refused */

        const bool fits = duty_points_parse(str_from(ROWS[i].typed), &n);

        EQ_INT(fits ? n : -1, ROWS[i].want, ROWS[i].typed);
    }
    OK(!duty_points_parse((struct str){"2２", 2}, &(int64_t){0}), "half a character");
}

static void test_text(void)
{
    struct arena *a = arena_open(0);

    EQ_STR(duty_points_text(a, 25), "2.5", "tenths");
    EQ_STR(duty_points_text(a, 120), "12", "whole points");
    EQ_STR(duty_points_text(a, -5), "-0.5", "less than nothing");
    EQ_STR(duty_points_text(a, -30), "-3", "whole, less than nothing");
    EQ_STR(duty_points_text(a, 0), "0", "nothing");
    arena_close(a);
}

static void test_line(void)
{
    struct duty_line line = {.done = 3, .each = 20, .scored = true};

    EQ_INT(duty_line_points(&line), 60, "three times two points");
    line.cap = 60;
    EQ_INT(duty_line_points(&line), 60, "the cap is reached");
    line.cap = 50;
    EQ_INT(duty_line_points(&line), 50, "and holds");
    line.cap = 1;
    EQ_INT(duty_line_points(&line), 1, "a tenth is a cap");
    line.cap = 50;
    line.absent = 2;
    line.penalty = 15;
    EQ_INT(duty_line_points(&line), 20, "absence is taken off after the cap");
    line.excused = 9;
    EQ_INT(duty_line_points(&line), 20, "leave costs nothing");
    line.scored = false;
    EQ_INT(duty_line_points(&line), 0, "what the formula does not name counts nothing");
}

static void test_file(void)
{
    const struct duty_line lines[] = {
        {.done = 3, .each = 20, .scored = true},
        {.done = 1, .each = 50, .scored = true},
        {.absent = 1, .penalty = 30, .scored = true},
    };

    EQ_INT(duty_file_points(600, 0, lines, 3), 680, "base and lines");
    EQ_INT(duty_file_points(600, 680, lines, 3), 680, "just full");
    EQ_INT(duty_file_points(600, 650, lines, 3), 650, "no more than full");
    EQ_INT(duty_file_points(600, 1, lines, 3), 1, "a tenth is full, too");
    EQ_INT(duty_file_points(0, 0, &lines[2], 1), 0, "never below nothing");
    EQ_INT(duty_file_points(30, 0, &lines[2], 1), 0, "exactly nothing");
    EQ_INT(duty_file_points(31, 0, &lines[2], 1), 1, "a little");
}

static void test_entry(void)
{
    static const struct {
        const char *state;
        const char *own, *other; /* of confirm, return, change, withdraw */
    } ROWS[] = {
        {"waiting", "..CW", "FR.."},
        {"returned", "..CW", "...."},
        {"confirmed", "....", ".R.."},
        {"withdrawn", "....", "...."},
    };
    static const enum duty_act ACTS[] = {DUTY_CONFIRM, DUTY_RETURN, DUTY_CHANGE, DUTY_WITHDRAW};

    arr_each (i, COUNT(ROWS))
        arr_each (n, COUNT(ACTS)) {
            OK(duty_entry_may(str_from(ROWS[i].state), ACTS[n], true) == (ROWS[i].own[n] != '.'),
               ROWS[i].state);
            OK(duty_entry_may(str_from(ROWS[i].state), ACTS[n], false) == (ROWS[i].other[n] != '.'),
               ROWS[i].state);
        }
    OK(!duty_entry_may(S("waiting"), (enum duty_act)9, true), "no such act");
}

static void test_words(void)
{
    OK(duty_standing_fits(S("done")) && duty_standing_fits(S("excused")) &&
           duty_standing_fits(S("absent")) && duty_standing_fits(S("void")),
       "the four standings");
    OK(str_eqz(duty_standing_kept(S("absent")), "absent"), "an appeal keeps it");
    OK(str_eqz(duty_standing_kept(S("silent")), "excused"), "who was free was not absent");
    OK(!duty_standing_fits(S("")) && !duty_standing_fits(S("gone")), "no others");
    OK(duty_unit_fits(S("times")) && duty_unit_fits(S("yuan")) && !duty_unit_fits(S("percent")),
       "units of entries");
    OK(date_cmp(duty_until(2025, (struct date){2026, 3, 5}), (struct date){2025, 12, 31}) == 0,
       "a year that is over");
    OK(date_cmp(duty_until(2026, (struct date){2026, 3, 5}), (struct date){2026, 3, 5}) == 0,
       "the present one ends today");
}

/* Four a year: one a quarter; who came later owes the quarters that he was there from the first day
 * on. */
static void test_expected(void)
{
    static const struct {
        struct date from, by;
        int64_t least, want;
    } ROWS[] = {
        {{2021, 3, 1}, {2026, 3, 31}, 4, 1},   {{2021, 3, 1}, {2026, 6, 30}, 4, 2},
        {{2021, 3, 1}, {2026, 12, 31}, 4, 4},  {{2021, 3, 1}, {2026, 10, 1}, 4, 4},
        {{2021, 3, 1}, {2026, 3, 31}, 2, 0},   {{2021, 3, 1}, {2026, 6, 30}, 2, 1},
        {{2021, 3, 1}, {2026, 9, 30}, 15, 11}, {{2026, 1, 1}, {2026, 3, 31}, 4, 1},
        {{2026, 1, 2}, {2026, 3, 31}, 4, 0},   {{2026, 1, 2}, {2026, 6, 30}, 4, 1},
        {{2026, 4, 1}, {2026, 6, 30}, 4, 1},   {{2026, 3, 1}, {2026, 6, 30}, 4, 1},
        {{2026, 11, 5}, {2026, 12, 31}, 4, 0}, {{2026, 11, 5}, {2026, 3, 31}, 4, 0},
        {{2027, 1, 1}, {2026, 12, 31}, 4, 0},  {{2021, 3, 1}, {2026, 12, 31}, 0, 0},
    };

    arr_each (i, COUNT(ROWS))
        EQ_INT(duty_expected(ROWS[i].least, ROWS[i].from, ROWS[i].by), ROWS[i].want, "expected");
    OK(date_cmp(duty_quarter_end((struct date){2026, 2, 28}), (struct date){2026, 3, 31}) == 0,
       "of the first quarter");
    OK(date_cmp(duty_quarter_end((struct date){2026, 6, 30}), (struct date){2026, 6, 30}) == 0,
       "its own last day");
    OK(date_cmp(duty_quarter_end((struct date){2026, 10, 1}), (struct date){2026, 12, 31}) == 0,
       "of the last quarter");
}

/* @law Shandong Deputies Measures (2015-12-03) art. 34 */
static void test_days(void)
{
    static const struct date NONE = {0};
    struct duty_days d = {{0}};

    EQ_INT(duty_days_count(&d), 0, "none");
    duty_days_add(&d, 2026, (struct date){2026, 3, 31}, NONE);
    duty_days_add(&d, 2026, (struct date){2026, 3, 31}, (struct date){2026, 3, 31});
    EQ_INT(duty_days_count(&d), 1, "one day, however much was done");
    duty_days_add(&d, 2026, (struct date){2026, 3, 31}, (struct date){2026, 4, 2});
    EQ_INT(duty_days_count(&d), 3, "and the two after it");
    duty_days_add(&d, 2026, (struct date){2025, 12, 30}, (struct date){2026, 1, 2});
    EQ_INT(duty_days_count(&d), 5, "what began in the year before, from its first day");
    duty_days_add(&d, 2026, (struct date){2026, 12, 31}, (struct date){2027, 1, 5});
    EQ_INT(duty_days_count(&d), 6, "until its last");
    duty_days_add(&d, 2026, (struct date){2026, 6, 2}, (struct date){2026, 6, 1});
    duty_days_add(&d, 2026, (struct date){2025, 6, 2}, NONE);
    duty_days_add(&d, 2026, (struct date){2027, 6, 2}, NONE);
    EQ_INT(duty_days_count(&d), 6, "nothing of other years, nor backwards");
    duty_days_add(&d, 2026, (struct date){2026, 1, 1}, (struct date){2026, 12, 31});
    EQ_INT(duty_days_count(&d), 365, "all of it");
}

static void test_runs(void)
{
    struct duty_days d = {{0}};
    struct date at = {2026, 1, 1}, until = {0};

    OK(!duty_days_run(&d, at, &at, &until), "no day, no run");
    duty_days_add(&d, 2026, (struct date){2026, 3, 30}, (struct date){2026, 4, 1});
    duty_days_add(&d, 2026, (struct date){2026, 4, 3}, (struct date){0});
    duty_days_add(&d, 2026, (struct date){2026, 12, 30}, (struct date){2026, 12, 31});
    OK(duty_days_run(&d, (struct date){2026, 1, 1}, &at, &until) &&
           date_cmp(at, (struct date){2026, 3, 30}) == 0 &&
           date_cmp(until, (struct date){2026, 4, 1}) == 0,
       "three days over the end of a month");
    OK(duty_days_run(&d, (struct date){2026, 4, 2}, &at, &until) &&
           date_cmp(at, (struct date){2026, 4, 3}) == 0 && date_cmp(until, at) == 0,
       "a day without, then one");
    OK(duty_days_run(&d, (struct date){2026, 4, 4}, &at, &until) &&
           date_cmp(at, (struct date){2026, 12, 30}) == 0 &&
           date_cmp(until, (struct date){2026, 12, 31}) == 0,
       "until the end of the year");
}

int main(void)
{
    test_runs();
    test_days();
    test_expected();
    test_points();
    test_text();
    test_line();
    test_file();
    test_entry();
    test_words();
    return tap_done();
}
