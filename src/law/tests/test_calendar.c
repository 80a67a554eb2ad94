// SPDX-License-Identifier: MulanPSL-2.0
/* The working calendar. */
#include "law/calendar.h"
#include "law/tests/law_test.h"

static const struct calendar WEEKENDS = {NULL, 0};

/* @law Civil Code (2020-05-28) art. 203(1) */
static void workdays(void)
{
    static const struct {
        const char *why, *day;
        bool work;
    } T[] = {
        {"a Monday", "2026-03-02", true},
        {"a Friday", "2026-03-06", true},
        {"a Saturday", "2026-03-07", false},
        {"a Sunday", "2026-03-08", false},
        {"Spring Festival, a Tuesday", "2026-02-17", false},
        {"its first day", "2026-02-15", false},
        {"its last day", "2026-02-23", false},
        {"a Saturday worked in exchange", "2026-02-28", true},
        {"a Sunday worked in exchange", "2026-09-20", true},
        {"first day of the table", "2026-01-01", false},
        {"last day of the table", "2026-10-10", true},
        {"the day after it", "2026-10-11", false},
    };

    arr_each (i, COUNT(T))
        OK(calendar_is_workday(&CAL, on(T[i].day)) == T[i].work, T[i].why);
    OK(calendar_is_workday(&WEEKENDS, on("2026-02-17")), "without a table only weekends are off");
    OK(!calendar_is_workday(&WEEKENDS, on("2026-02-28")), "without a table every Saturday is off");
}

static void one_day_table(void)
{
    static const struct calendar_day ONE[] = {H(2027, 1, 1)};
    const struct calendar cal = {ONE, 1};

    OK(!calendar_is_workday(&cal, on("2027-01-01")), "a table of one day is read");
    OK(calendar_is_workday(&cal, on("2027-01-04")), "and holds for no other day");
}

/* @law Civil Code (2020-05-28) art. 203(1) */
static void nearest_workday(void)
{
    static const struct {
        const char *why, *day, *next, *prev;
    } T[] = {
        {"a workday stays", "2026-03-04", "2026-03-04", "2026-03-04"},
        {"a weekend", "2026-03-07", "2026-03-09", "2026-03-06"},
        {"first day of a holiday", "2026-05-01", "2026-05-06", "2026-04-30"},
        {"last day of a holiday", "2026-05-05", "2026-05-06", "2026-04-30"},
        {"after a holiday comes a weekend, but worked", "2026-01-03", "2026-01-04", "2025-12-31"},
        {"across nine days", "2026-02-15", "2026-02-24", "2026-02-14"},
    };

    arr_each (i, COUNT(T)) {
        EQ_DATE(calendar_next_workday(&CAL, on(T[i].day)), T[i].next, T[i].why);
        EQ_DATE(calendar_prev_workday(&CAL, on(T[i].day)), T[i].prev, T[i].why);
    }
}

/* @law Civil Code (2020-05-28) art. 201(1) */
static void counting(void)
{
    static const struct {
        const char *why, *from, *to;
        unsigned n;
    } T[] = {
        {"none: the day itself", "2026-03-02", "2026-03-02", 0},
        {"one: not the day itself but the next", "2026-03-02", "2026-03-03", 1},
        {"over a weekend", "2026-03-06", "2026-03-09", 1},
        {"ten workdays are two weeks", "2026-03-02", "2026-03-16", 10},
        {"from a Saturday", "2026-03-07", "2026-03-11", 3},
        {"over Spring Festival with both make-up days", "2026-02-13", "2026-02-28", 6},
        {"ends on a make-up Saturday", "2026-10-08", "2026-10-10", 2},
    };

    arr_each (i, COUNT(T)) {
        const struct date from = on(T[i].from), to = on(T[i].to);

        EQ_DATE(calendar_add_workdays(&CAL, from, T[i].n), T[i].to, T[i].why);
        EQ_INT(calendar_workdays_between(&CAL, from, to), T[i].n, T[i].why);
        EQ_INT(calendar_workdays_between(&CAL, to, from), -(int)T[i].n, "late by as much");
    }
    EQ_INT(calendar_workdays_between(&CAL, on("2026-03-06"), on("2026-03-08")), 0,
           "a weekend holds no workday");
}

/* @law Civil Code (2020-05-28) art. 203(2) */
static void days_left(void)
{
    EQ_INT(calendar_days_left(on("2026-03-02"), on("2026-03-05")), 3, "three days left");
    EQ_INT(calendar_days_left(on("2026-03-05"), on("2026-03-05")), 0, "the last day still counts");
    EQ_INT(calendar_days_left(on("2026-03-06"), on("2026-03-05")), -1, "overdue since a day");
}

static void table(void)
{
    static const struct calendar_day TWICE[] = {H(2026, 1, 1), W(2026, 1, 1)};
    static const struct calendar_day BACK[] = {H(2026, 1, 2), H(2026, 1, 1)};
    static const struct calendar_day NO_DATE[] = {H(2026, 2, 28), H(2026, 2, 29)};
    static const struct calendar_day FIRST_BAD[] = {H(2026, 2, 30), H(2026, 3, 1)};

    OK(calendar_valid(&CAL), "ascending");
    OK(calendar_valid(&WEEKENDS), "empty");
    OK(!calendar_valid(&(struct calendar){TWICE, 2}), "the same day twice");
    OK(!calendar_valid(&(struct calendar){BACK, 2}), "descending");
    OK(!calendar_valid(&(struct calendar){NO_DATE, 2}), "no such date");
    OK(!calendar_valid(&(struct calendar){FIRST_BAD, 2}), "no such date in front");
    OK(calendar_covers(&CAL, 2026), "the year of the table is known");
    OK(!calendar_covers(&CAL, 2027), "the next is not");
    OK(!calendar_covers(&CAL, 2025), "nor the one before");
}

/* Every day of five years: rolling is idempotent and never jumps over a workday; counting forward
 * and between are inverse. */
static void every_day(void)
{
    bool rolls = true, inverse = true;

    for (struct date d = on("2024-01-01"); d.year < 2029; d = date_add_days(d, 1)) {
        const struct date next = calendar_next_workday(&CAL, d);
        const struct date prev = calendar_prev_workday(&CAL, d);

        rolls = rolls && calendar_is_workday(&CAL, next) && calendar_is_workday(&CAL, prev);
        rolls = rolls && date_cmp(prev, d) <= 0 && date_cmp(d, next) <= 0;
        for (struct date off = prev; date_cmp(off, next) < 0; off = date_add_days(off, 1))
            rolls = rolls && (date_cmp(off, prev) == 0 || !calendar_is_workday(&CAL, off));
        for (unsigned n = 0; n <= 12; n++) {
            const struct date end = calendar_add_workdays(&CAL, d, n);

            inverse = inverse && calendar_workdays_between(&CAL, d, end) == (int)n;
        }
    }
    OK(rolls, "2024..2028: next and previous workday are the nearest");
    OK(inverse, "2024..2028: n workdays on, n workdays between");
}

int main(void)
{
    workdays();
    one_day_table();
    nearest_workday();
    counting();
    days_left();
    table();
    every_day();
    return tap_done();
}
