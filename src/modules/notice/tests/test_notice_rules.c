// SPDX-License-Identifier: MulanPSL-2.0
/* When a notice goes out, and when a rule speaks. */
#include "base/tap.h"
#include "modules/notice/notice_rules.h"

static void test_backoff(void)
{
    EQ_INT(notice_backoff(1, 0), 60, "a minute after the first failure");
    EQ_INT(notice_backoff(2, 0), 120, "two after the second");
    EQ_INT(notice_backoff(5, 0), 960, "sixteen after the fifth");
    EQ_INT(notice_backoff(30, 0), 6 * 3600, "never more than six hours");
    EQ_INT(notice_backoff(1, 15), 75, "a quarter more by chance");
    EQ_INT(notice_backoff(1, 16), 60, "and not more than that");
    EQ_INT(notice_backoff(0, 0), 60, "no failure counts as one");
}

static int64_t at(const char *iso, int64_t minute)
{
    struct date d = {0};

    ASSERT(date_parse(str_from(iso), &d));
    return date_begin(d) + minute * 60;
}

static void test_quiet(void)
{
    const int64_t from = 21 * 60, to = 7 * 60 + 30;

    EQ_INT(notice_after_quiet(at("2026-03-02", 600), from, to), at("2026-03-02", 600), "by day");
    EQ_INT(notice_after_quiet(at("2026-03-02", from), from, to), at("2026-03-03", to),
           "from nine in the evening: next morning");
    EQ_INT(notice_after_quiet(at("2026-03-03", 5), from, to), at("2026-03-03", to),
           "after midnight: the same morning");
    EQ_INT(notice_after_quiet(at("2026-03-03", to), from, to), at("2026-03-03", to),
           "the morning itself is not quiet");
    EQ_INT(notice_after_quiet(at("2026-03-03", 780), 720, 840), at("2026-03-03", 840),
           "a nap at noon");
    EQ_INT(notice_after_quiet(at("2026-03-03", 719), 720, 840), at("2026-03-03", 719), "before it");
    EQ_INT(notice_after_quiet(at("2026-03-03", 719) + 59, 720, 840), at("2026-03-03", 719) + 59,
           "to the last second");
    EQ_INT(notice_after_quiet(at("2026-03-03", from - 1), from, to), at("2026-03-03", from - 1),
           "the minute before the night");
    EQ_INT(notice_after_quiet(at("2026-03-03", to - 1), from, to), at("2026-03-03", to),
           "its last minute");
    EQ_INT(notice_after_quiet(at("2026-03-03", 841), 720, 840), at("2026-03-03", 841),
           "after the nap");
    EQ_INT(notice_after_quiet(at("2026-03-03", 720), 720, 840), at("2026-03-03", 840),
           "from its first minute");
    EQ_INT(notice_after_quiet(at("2026-03-03", 840), 720, 840), at("2026-03-03", 840), "over");
    EQ_INT(notice_after_quiet(at("2026-03-03", 840) + 59, 720, 840), at("2026-03-03", 840) + 59,
           "and stays over");
    EQ_INT(notice_after_quiet(at("2026-03-03", 780), 720, 720), at("2026-03-03", 780),
           "from and to the same: never");
    EQ_INT(notice_next_minute(at("2026-03-02", 480), 480), at("2026-03-02", 480), "this minute");
    EQ_INT(notice_next_minute(at("2026-03-02", 481), 480), at("2026-03-03", 480), "tomorrow's");
}

static bool speaks(const char *today, const char *due, int64_t days)
{
    /* A holiday on Wednesday 2026-03-04. */
    static const struct calendar_day DAYS[] = {{{2026, 3, 4}, CALENDAR_HOLIDAY}};
    const struct calendar cal = {DAYS, COUNT(DAYS)};
    struct date t = {0}, d = {0};

    ASSERT(date_parse(str_from(today), &t) && date_parse(str_from(due), &d));
    return notice_rule_speaks(&cal, t, d, days);
}

static void test_rule(void)
{
    OK(!speaks("2026-02-27", "2026-03-06", -3), "four workdays before Friday: not yet");
    OK(speaks("2026-03-02", "2026-03-06", -3), "Monday: three, since Wednesday is a holiday");
    OK(speaks("2026-03-05", "2026-03-06", -3), "late by two, when no server ran");
    OK(!speaks("2026-03-06", "2026-03-06", -3), "the day itself is another rule's");
    OK(!speaks("2026-03-05", "2026-03-06", 0), "the day before");
    OK(speaks("2026-03-06", "2026-03-06", 0), "the day itself");
    OK(!speaks("2026-03-09", "2026-03-06", 0), "what is over is not due today");
    OK(!speaks("2026-03-06", "2026-03-06", 1), "not overdue on the last day");
    OK(!speaks("2026-03-07", "2026-03-06", 1), "a Saturday is no workday over");
    OK(speaks("2026-03-09", "2026-03-06", 1), "Monday is one");
    OK(speaks("2026-03-11", "2026-03-06", 1), "two days late at most");
    OK(!speaks("2026-03-12", "2026-03-06", 1), "then no more: nobody is woken by old matters");
    OK(speaks("2026-03-20", "2026-03-06", 10), "ten workdays over");
    EQ_INT(notice_days_apart((struct date){2026, 3, 9}, (struct date){2026, 3, 6}), 3, "over");
    EQ_INT(notice_days_apart((struct date){2026, 3, 1}, (struct date){2026, 3, 6}), 5, "left");
    EQ_INT(notice_days_apart((struct date){2026, 3, 6}, (struct date){2026, 3, 6}), 0, "today");
    EQ_INT(notice_days_apart((struct date){2026, 3, 5}, (struct date){2026, 3, 6}), 1, "tomorrow");
}

static void test_clock(void)
{
    static const struct {
        const char *text;
        int64_t minute; /* -1: refused */
    } ALL[] = {{"7:30", 450},   {"07:30", 450},  {"21：00", 1260}, {"0:00", 0},  {"23:59", 1439},
               {" 8 ", 480},    {"24:00", -1},   {"7:60", -1},     {"7:3", -1},  {"", -1},
               {"seven", -1},   {"7:30:00", -1}, {"-1:00", -1},    {"7:-1", -1}, {"7:ab", -1},
               {"23:00", 1380}, {"7:59", 479},   {"7:00", 420},    {"7：5", -1}, {"7::5", -1},
               {"ab：00", -1}};
    struct arena *a = arena_open(0);

    arr_each (i, COUNT(ALL)) {
        int64_t minute = -1;

        OK(notice_clock_parse(str_from(ALL[i].text), &minute) == (ALL[i].minute >= 0),
           "taken or refused");
        EQ_INT(minute, ALL[i].minute, str_printf(a, "clock %zu: %s", i, ALL[i].text).ptr);
    }
    EQ_STR(notice_clock(a, 450), "7:30", "and back");
    EQ_STR(notice_clock(a, 5), "0:05", "after midnight");
    EQ_STR(notice_clock(a, 60), "1:00", "an hour");
    EQ_STR(notice_clock(a, 1439), "23:59", "the last minute");
    arena_close(a);
}

int main(void)
{
    test_backoff();
    test_quiet();
    test_rule();
    test_clock();
    return tap_done();
}
