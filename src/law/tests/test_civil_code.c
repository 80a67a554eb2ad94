// SPDX-License-Identifier: MulanPSL-2.0
/* Ends of periods. */
#include "law/civil_code.h"
#include "law/tests/law_test.h"

/* @law Civil Code (2020-05-28) art. 201(1), 203(1) */
static void days(void)
{
    static const struct {
        const char *why, *event;
        unsigned days;
        bool roll;
        const char *end;
    } T[] = {
        {"the day of the event does not count", "2026-03-02", 1, false, "2026-03-03"},
        {"thirty days", "2026-03-02", 30, false, "2026-04-01"},
        {"no days: the event itself", "2026-03-02", 0, false, "2026-03-02"},
        {"ends on a Saturday, kept", "2026-03-02", 5, false, "2026-03-07"},
        {"ends on a Saturday, rolled", "2026-03-02", 5, true, "2026-03-09"},
        {"ends in a holiday, rolled to its end", "2026-04-01", 31, true, "2026-05-06"},
        {"a make-up Saturday is a day like any", "2026-05-04", 5, true, "2026-05-09"},
        {"days off within the period count", "2026-02-13", 14, true, "2026-02-27"},
    };

    arr_each (i, COUNT(T))
        EQ_DATE(civil_code_period_end_days(&CAL, on(T[i].event), T[i].days, T[i].roll), T[i].end,
                T[i].why);
}

/* @law Civil Code (2020-05-28) art. 202, 203(1) */
static void months(void)
{
    static const struct {
        const char *why, *event;
        unsigned months;
        bool roll;
        const char *end;
    } T[] = {
        {"the corresponding day", "2026-03-12", 3, false, "2026-06-12"},
        {"no such day: end of month", "2026-11-30", 3, false, "2027-02-28"},
        {"no such day: end of month in a leap year", "2027-11-30", 3, false, "2028-02-29"},
        {"from an end of month: the day, not the end", "2026-02-28", 1, false, "2026-03-28"},
        {"Saturday, kept", "2026-03-07", 1, false, "2026-04-07"},
        {"Sunday, rolled", "2026-02-08", 1, true, "2026-03-09"},
        {"clamped first, then rolled", "2025-11-30", 3, true, "2026-02-28"},
        {"National Day, rolled over the week", "2026-07-01", 3, true, "2026-10-08"},
        {"National Day, kept", "2026-07-01", 3, false, "2026-10-01"},
    };

    arr_each (i, COUNT(T))
        EQ_DATE(civil_code_period_end_months(&CAL, on(T[i].event), T[i].months, T[i].roll),
                T[i].end, T[i].why);
}

/* Every day of 2024..2028 and every period up to two years. */
static void every_day(void)
{
    bool good = true, rolled = true;

    for (struct date d = on("2024-01-01"); d.year < 2029; d = date_add_days(d, 1)) {
        for (unsigned n = 0; n <= 24; n++) {
            const struct date end = civil_code_period_end_months(&CAL, d, n, false);
            const unsigned last = days_in_month(end.year, end.month);
            const int months_on = (end.year - d.year) * 12 + (int)end.month - (int)d.month;

            good = good && months_on == (int)n && end.day == (d.day < last ? d.day : last);
            rolled = rolled && date_cmp(civil_code_period_end_months(&CAL, d, n, true),
                                        calendar_next_workday(&CAL, end)) == 0;
        }
    }
    OK(good, "2024..2028: n months on, same day or end of month");
    OK(rolled, "2024..2028: rolled to the next workday");
}

/* @law Civil Code (2020-05-28) art. 201(1) */
static void before_an_event(void)
{
    static const struct {
        const char *why, *event;
        unsigned days;
        enum civil_code_before reading;
        bool to_workday;
        const char *latest;
    } T[] = {
        {"inclusive: D - 20", "2021-11-10", 20, CIVIL_CODE_BEFORE_INCLUSIVE, false, "2021-10-21"},
        {"strict: D - 21", "2011-11-08", 20, CIVIL_CODE_BEFORE_STRICT, false, "2011-10-18"},
        {"a Sunday is kept", "2026-03-15", 7, CIVIL_CODE_BEFORE_INCLUSIVE, false, "2026-03-08"},
        {"or goes earlier, never later", "2026-03-15", 7, CIVIL_CODE_BEFORE_INCLUSIVE, true,
         "2026-03-06"},
        {"before a long holiday", "2026-10-12", 7, CIVIL_CODE_BEFORE_INCLUSIVE, true, "2026-09-30"},
        {"a workday stays", "2026-03-18", 7, CIVIL_CODE_BEFORE_INCLUSIVE, true, "2026-03-11"},
    };

    arr_each (i, COUNT(T))
        EQ_DATE(civil_code_latest_before(&CAL, on(T[i].event), T[i].days, T[i].reading,
                                         T[i].to_workday),
                T[i].latest, T[i].why);
}

/* @law Civil Code (2020-05-28) art. 202 */
static void months_before_an_event(void)
{
    static const struct {
        const char *why, *event;
        unsigned months;
        enum civil_code_before reading;
        bool to_workday;
        const char *latest;
    } T[] = {
        {"the corresponding day", "2026-02-05", 1, CIVIL_CODE_BEFORE_INCLUSIVE, false,
         "2026-01-05"},
        {"February is 28 days, not 30", "2026-03-01", 1, CIVIL_CODE_BEFORE_INCLUSIVE, false,
         "2026-02-01"},
        {"over the new year", "2026-01-15", 1, CIVIL_CODE_BEFORE_INCLUSIVE, false, "2025-12-15"},
        {"no such day: end of month", "2026-03-31", 1, CIVIL_CODE_BEFORE_INCLUSIVE, false,
         "2026-02-28"},
        {"from an end of month: the day", "2026-04-30", 1, CIVIL_CODE_BEFORE_INCLUSIVE, false,
         "2026-03-30"},
        {"two years", "2026-03-12", 24, CIVIL_CODE_BEFORE_INCLUSIVE, false, "2024-03-12"},
        {"December a year before", "2026-12-12", 12, CIVIL_CODE_BEFORE_INCLUSIVE, false,
         "2025-12-12"},
        {"strict: a day earlier", "2026-02-05", 1, CIVIL_CODE_BEFORE_STRICT, false, "2026-01-04"},
        {"a Sunday goes earlier", "2026-09-15", 2, CIVIL_CODE_BEFORE_INCLUSIVE, true, "2026-07-15"},
        {"a Sunday is kept", "2026-04-15", 1, CIVIL_CODE_BEFORE_INCLUSIVE, false, "2026-03-15"},
        {"or goes to Friday", "2026-04-15", 1, CIVIL_CODE_BEFORE_INCLUSIVE, true, "2026-03-13"},
    };

    arr_each (i, COUNT(T))
        EQ_DATE(civil_code_latest_months_before(&CAL, on(T[i].event), T[i].months, T[i].reading,
                                                T[i].to_workday),
                T[i].latest, T[i].why);
}

int main(void)
{
    days();
    months();
    every_day();
    before_an_event();
    months_before_an_event();
    return tap_done();
}
