// SPDX-License-Identifier: MulanPSL-2.0
/* Rates as reports print them, periods, comparisons, limits, and what everybody may see. */
#include "base/tap.h"
#include "modules/indicator/indicator_rules.h"

static const struct date TODAY = {2026, 11, 20}, TERM = {2021, 7, 1};

static void rates(struct arena *a)
{
    EQ_INT(indicator_permille(139, 147), 946, "139 of 147 is 94.6");
    EQ_INT(indicator_permille(1, 2000), 1, "half is rounded up");
    EQ_INT(indicator_permille(1, 2001), 0, "less than half is not");
    EQ_INT(indicator_permille(0, 0), 0, "nothing of nothing");
    EQ_INT(indicator_permille(5, -1), 0, "no denominator");
    EQ_INT(indicator_permille(1, 1), 1000, "one of one");
    EQ_INT(indicator_percent(74, 85), 87, "74 of 85 is printed as 87");
    EQ_INT(indicator_percent(73, 85), 86, "73 of 85 is not");
    EQ_INT(indicator_percent(83, 85), 98, "83 of 85 is printed as 98");
    EQ_INT(indicator_percent(85, 85), 100, "all of them");
    EQ_STR(indicator_permille_text(a, 946), "94.6", "one decimal");
    EQ_STR(indicator_permille_text(a, 1000), "100", "no needless zero");
    EQ_STR(indicator_permille_text(a, 5), "0.5", "below one");
    EQ_INT(indicator_bar_width(1, 3), 3333, "bar");
    EQ_INT(indicator_bar_width(7, 7), 10000, "the longest");
}

static void validity(void)
{
    const struct date first = {2026, 1, 1}, second = {2026, 1, 2}, none = {0};

    OK(indicator_period_valid(first, first), "one day");
    OK(!indicator_period_valid(second, first), "backwards");
    OK(!indicator_period_valid(none, first), "no begin");
    OK(!indicator_period_valid(first, none), "no end");
    OK(indicator_period_in_months((struct date){2016, 1, 1}, (struct date){2026, 12, 31}),
       "ten years have months");
    OK(!indicator_period_in_months((struct date){2015, 12, 31}, first), "more have not");
}

static void span_is(struct indicator_span s, const char *from, const char *to, const char *what)
{
    char day[DATE_TEXT_SIZE];

    EQ_TEXT(date_format(s.from, day), from, what);
    EQ_TEXT(date_format(s.to, day), to, what);
}

static void word_is(const char *word, int year, const char *from, const char *to)
{
    struct indicator_span s = {{0}, {0}};

    OK(indicator_span_of(str_from(word), year, TODAY, TERM, &s), word);
    span_is(s, from, to, word);
}

static void words(void)
{
    struct indicator_span s;

    word_is("year", 0, "2026-01-01", "2026-12-31");
    word_is("year", 2019, "2019-01-01", "2019-12-31");
    word_is("half1", 0, "2026-01-01", "2026-06-30");
    word_is("half2", 2025, "2025-07-01", "2025-12-31");
    word_is("q1", 2024, "2024-01-01", "2024-03-31");
    word_is("q2", 0, "2026-04-01", "2026-06-30");
    word_is("q3", 0, "2026-07-01", "2026-09-30");
    word_is("q4", 0, "2026-10-01", "2026-12-31");
    word_is("quarter", 2019, "2026-10-01", "2026-12-31");
    word_is("month", 0, "2026-11-01", "2026-11-30");
    word_is("term", 0, "2021-07-01", "2026-11-20");
    word_is("since", 0, "1949-10-01", "2026-11-20");
    OK(indicator_span_of(S("quarter"), 0, (struct date){2026, 3, 31}, TERM, &s), "the first");
    span_is(s, "2026-01-01", "2026-03-31", "quarter of March");
    OK(indicator_span_of(S("quarter"), 0, (struct date){2026, 10, 1}, TERM, &s), "the fourth");
    span_is(s, "2026-10-01", "2026-12-31", "quarter of October");
    OK(!indicator_span_of(S("term"), 0, TODAY, (struct date){0}, &s), "no term");
    OK(!indicator_span_of(S("days"), 0, TODAY, TERM, &s), "own days");
    OK(!indicator_span_of(S(""), 0, TODAY, TERM, &s), "nothing");
}

static void back_to_words(void)
{
    static const struct {
        struct indicator_span s;
        const char *word;
    } CASES[] = {
        {{{2026, 1, 1}, {2026, 12, 31}}, "year"}, {{{2019, 7, 1}, {2019, 12, 31}}, "half2"},
        {{{2026, 7, 1}, {2026, 9, 30}}, "q3"},    {{{2026, 11, 1}, {2026, 11, 30}}, "month"},
        {{{2021, 7, 1}, {2026, 11, 20}}, "term"}, {{{1949, 10, 1}, {2026, 11, 20}}, "since"},
        {{{2026, 1, 1}, {2026, 12, 30}}, "days"}, {{{2025, 11, 1}, {2025, 11, 30}}, "days"},
        {{{2026, 1, 2}, {2026, 12, 31}}, "days"},
    };
    const struct indicator_span none = {{2021, 7, 1}, {2026, 11, 20}};

    arr_each (i, COUNT(CASES))
        EQ_TEXT(indicator_span_word(&CASES[i].s, TODAY, TERM), CASES[i].word, CASES[i].word);
    EQ_TEXT(indicator_span_word(&none, TODAY, (struct date){0}), "days", "without a term");
}

static void before(void)
{
    struct indicator_span s = {{2026, 1, 1}, {2026, 12, 31}}, b;

    OK(indicator_span_known(&s, TODAY, &b), "begun");
    span_is(b, "2026-01-01", "2026-11-20", "until today");
    OK(indicator_span_before(&s, TODAY, &b), "a year back");
    span_is(b, "2025-01-01", "2025-11-20", "the same days");
    s = (struct indicator_span){{2024, 2, 29}, {2024, 2, 29}};
    OK(indicator_span_before(&s, TODAY, &b), "a leap day");
    span_is(b, "2023-02-28", "2023-02-28", "has none a year before");
    s = (struct indicator_span){{2025, 3, 29}, {2025, 3, 30}};
    OK(indicator_span_before(&s, TODAY, &b), "the 29th of another month");
    span_is(b, "2024-03-29", "2024-03-30", "stays the 29th");
    s = (struct indicator_span){{2025, 2, 1}, {2025, 2, 28}};
    OK(indicator_span_before(&s, TODAY, &b), "a whole month");
    span_is(b, "2024-02-01", "2024-02-29", "stays whole");
    s = (struct indicator_span){{2025, 2, 1}, {2025, 2, 27}};
    OK(indicator_span_before(&s, TODAY, &b), "most of a month");
    span_is(b, "2024-02-01", "2024-02-27", "stays so");
    s = (struct indicator_span){{2026, 11, 20}, {2026, 11, 20}};
    OK(indicator_span_known(&s, TODAY, &b), "today is known");
    s = (struct indicator_span){{2026, 11, 21}, {2026, 11, 30}};
    OK(!indicator_span_known(&s, TODAY, &b), "tomorrow is not");
    OK(!indicator_span_before(&s, TODAY, &b), "nor compared");
    s = (struct indicator_span){{2024, 1, 1}, {2024, 12, 31}};
    OK(indicator_span_before(&s, TODAY, &b), "a leap year");
    s = (struct indicator_span){{2024, 1, 1}, {2025, 1, 1}};
    OK(!indicator_span_before(&s, TODAY, &b), "more than a year");
}

static void steps(void)
{
    struct indicator_span s = {{2026, 1, 1}, {2026, 12, 31}}, all[INDICATOR_TREND_MOST];

    EQ_INT(indicator_steps(&s, TODAY, false, all), 12, "twelve months");
    span_is(all[0], "2025-12-01", "2025-12-31", "the oldest");
    span_is(all[1], "2026-01-01", "2026-01-31", "January");
    span_is(all[11], "2026-11-01", "2026-11-20", "until today");
    EQ_INT(indicator_steps(&s, TODAY, true, all), 5, "five years");
    span_is(all[0], "2022-01-01", "2022-12-31", "the oldest year");
    span_is(all[4], "2026-01-01", "2026-11-20", "this one until today");
    s = (struct indicator_span){{2027, 1, 1}, {2027, 12, 31}};
    EQ_INT(indicator_steps(&s, TODAY, true, all), 0, "of the future none");
}

static void change_is(struct indicator_change c, enum indicator_trend trend, int64_t by,
                      int64_t permille, const char *what)
{
    EQ_INT(c.trend, trend, what);
    EQ_INT(c.by, by, what);
    EQ_INT(c.permille, permille, what);
}

static void changes(void)
{
    change_is(indicator_change_of(12, -1, 12, -1), INDICATOR_SAME, 0, 0, "the same");
    change_is(indicator_change_of(15, -1, 12, -1), INDICATOR_MORE, 3, 250, "a quarter more");
    change_is(indicator_change_of(9, -1, 12, -1), INDICATOR_LESS, 3, 250, "a quarter less");
    change_is(indicator_change_of(9, -1, 1, -1), INDICATOR_MORE, 8, 8000, "of one");
    change_is(indicator_change_of(3, -1, 0, -1), INDICATOR_MORE, 3, -1, "of nothing");
    change_is(indicator_change_of(0, -1, 0, -1), INDICATOR_SAME, 0, -1, "nothing at all");
    change_is(indicator_change_of(9, 10, 8, 10), INDICATOR_MORE, 100, -1, "ten points");
    change_is(indicator_change_of(1, 1, 10, 10), INDICATOR_SAME, 0, -1, "the same rate");
    change_is(indicator_change_of(1, 2, 10, 10), INDICATOR_LESS, 500, -1, "fifty points");
    change_is(indicator_change_of(1, 2, 0, 0), INDICATOR_NEW, 0, -1, "no rate before");
    change_is(indicator_change_of(0, 0, 1, 2), INDICATOR_NEW, 0, -1, "no rate now");
}

static void goals(void)
{
    const struct indicator_span year = {{2026, 1, 1}, {2026, 12, 31}};
    const struct date last = {2026, 12, 31}, after = {2027, 1, 1};
    int64_t value = 0;

    OK(indicator_measure(7, -1, &value) && value == 7, "a count is itself");
    OK(indicator_measure(1, 8, &value) && value == 125, "a rate in tenths of a percent");
    OK(!indicator_measure(3, 0, &value) && value == 0, "a rate of nothing is none");
    EQ_INT(indicator_standing_of(10, 10, false, true, &year, TODAY), INDICATOR_MET, "reached");
    EQ_INT(indicator_standing_of(9, 10, false, true, &year, TODAY), INDICATOR_ON_WAY, "in time");
    EQ_INT(indicator_standing_of(8, 10, false, true, &year, TODAY), INDICATOR_BEHIND, "too few");
    EQ_INT(indicator_standing_of(8, 10, false, false, &year, TODAY), INDICATOR_BEHIND, "a rate");
    EQ_INT(indicator_standing_of(9, 10, false, false, &year, TODAY), INDICATOR_BEHIND,
           "days do not matter to it");
    EQ_INT(indicator_standing_of(9, 10, false, true, &year, last), INDICATOR_BEHIND,
           "on the last day all is wanted");
    EQ_INT(indicator_standing_of(9, 10, false, true, &year, after), INDICATOR_MISSED,
           "the time is over");
    EQ_INT(indicator_standing_of(10, 10, true, true, &year, TODAY), INDICATOR_MET, "not more");
    EQ_INT(indicator_standing_of(11, 10, true, true, &year, TODAY), INDICATOR_MISSED, "more");
    EQ_INT(indicator_standing_of(5, 365, false, true, &year, (struct date){2026, 1, 5}),
           INDICATOR_ON_WAY, "one a day");
    EQ_INT(indicator_standing_of(4, 365, false, true, &year, (struct date){2026, 1, 5}),
           INDICATOR_BEHIND, "one day late");
}

static void typed(void)
{
    static const struct {
        const char *typed;
        int64_t want; /* -1: refused */
    } CASES[] = {{"94.6", 946},   {"95", 950},  {"95%", 950},   {"0", 0},    {"0.5", 5},
                 {"1000", 10000}, {"1001", -1}, {"-1", -1},     {"", -1},    {"9.46", -1},
                 {"9.x", -1},     {"x", -1},    {"94.6%", 946}, {"95.", 950}};

    arr_each (i, COUNT(CASES)) {
        int64_t n = -1;

        if (!indicator_permille_parse(str_from(CASES[i].typed), &n))
            n = -1;
        EQ_INT(n, CASES[i].want, CASES[i].typed);
    }
}

static void limits(void)
{
    OK(indicator_crosses(6, 5, true), "more than the limit");
    OK(!indicator_crosses(5, 5, true), "the limit itself is no crossing");
    OK(indicator_crosses(4, 5, false), "less than the limit");
    OK(!indicator_crosses(5, 5, false), "nor downwards");
    EQ_INT(indicator_alarm_of(false, true), INDICATOR_TELL, "told");
    EQ_INT(indicator_alarm_of(true, true), INDICATOR_QUIET, "once");
    EQ_INT(indicator_alarm_of(true, false), INDICATOR_OVER, "over");
    EQ_INT(indicator_alarm_of(false, false), INDICATOR_QUIET, "nothing");
}

static void hides(size_t count, const int64_t *n, const int64_t *of, const char *want,
                  const char *what)
{
    bool hidden[4] = {0};
    char got[5] = "";

    indicator_hide(n, of, count, 5, hidden);
    arr_each (i, count)
        got[i] = hidden[i] ? 'x' : '.';
    EQ_TEXT(got, want, what);
}

static void in_public(void)
{
    static const int64_t COUNTS[] = {-1, -1, -1, -1};

    OK(indicator_is_open(0, -1, 5), "none");
    OK(indicator_is_open(5, -1, 5), "enough");
    OK(!indicator_is_open(4, -1, 5), "too few");
    OK(!indicator_is_open(1, -1, 5), "one");
    OK(indicator_is_open(1, 5, 5), "a rate of enough");
    OK(!indicator_is_open(4, 4, 5), "a rate of too few");
    OK(!indicator_is_open(0, 0, 5), "a rate of nothing");
    hides(3, (const int64_t[]){9, 8, 7}, COUNTS, "...", "nothing to hide");
    hides(4, (const int64_t[]){9, 3, 7, 8}, COUNTS, ".xx.", "one takes the smallest along");
    hides(4, (const int64_t[]){9, 3, 0, 8}, COUNTS, ".x.x", "which is not an empty one");
    hides(4, (const int64_t[]){9, 3, 5, 8}, COUNTS, ".xx.", "however small it may be");
    hides(4, (const int64_t[]){6, 3, 6, 8}, COUNTS, "xx..", "the first of equal ones");
    hides(4, (const int64_t[]){9, 3, 2, 8}, COUNTS, ".xx.", "two hide each other");
    hides(4, (const int64_t[]){9, 1, 1, 8}, COUNTS, ".xxx", "two of one each do not");
    hides(4, (const int64_t[]){9, 2, 2, 8}, COUNTS, ".xxx", "nor are they enough");
    hides(4, (const int64_t[]){4, 1, 1, 2}, COUNTS, "xxxx", "none is left to take along");
    hides(4, (const int64_t[]){1, 1, 0, 0}, COUNTS, "xx..", "an empty one is not taken along");
    hides(1, (const int64_t[]){3}, COUNTS, "x", "alone");
    hides(3, (const int64_t[]){1, 1, 1}, (const int64_t[]){9, 4, 7}, ".xx",
          "rates by what they are of");
    hides(4, (const int64_t[]){1, 1, 1, 1}, (const int64_t[]){9, 2, 2, 7}, ".xxx",
          "and are hidden with as many");
}

int main(void)
{
    struct arena *a = arena_open(0);

    rates(a);
    validity();
    words();
    back_to_words();
    before();
    steps();
    changes();
    goals();
    typed();
    limits();
    in_public();
    arena_close(a);
    return tap_done();
}
