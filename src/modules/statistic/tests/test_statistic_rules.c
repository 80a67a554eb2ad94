// SPDX-License-Identifier: MulanPSL-2.0
/* Conditions, parts of the calendar, addresses, shares. */
#include "base/tap.h"
#include "modules/statistic/statistic_rules.h"

static bool is(const char *op, const char *text, const char *value)
{
    const struct statistic_condition c = {S("state"), str_from(op), str_from(value)};

    return statistic_matches(&c, str_from(text), false, 0);
}

static bool sized(const char *op, int64_t number, const char *text, const char *value)
{
    const struct statistic_condition c = {S("people"), str_from(op), str_from(value)};

    return statistic_matches(&c, str_from(text), true, number);
}

static void test_matches(void)
{
    OK(statistic_matches(&(struct statistic_condition){.member = S("")}, S("x"), false, 0),
       "no condition lets all through");
    OK(is("is", "办结", "办结") && !is("is", "办理", "办结"), "is");
    OK(is("not", "办理", "办结") && !is("not", "办结", "办结"), "is not");
    OK(is("has", "农村公路", "公路") && !is("has", "农村", "公路"), "contains");
    OK(is("empty", "", "") && !is("empty", "a", ""), "is empty");
    OK(is("filled", "a", "") && !is("filled", "", ""), "is filled");
    OK(is("least", "2026-03-09", "2026-03-09") && !is("least", "2026-03-08", "2026-03-09"),
       "days: not before");
    OK(is("most", "2026-03-09", "2026-03-09") && !is("most", "2026-03-10", "2026-03-09"),
       "days: not after");
    OK(!is("least", "", "") && is("least", "x", ""), "nor when nothing is asked of it");
    OK(!is("least", "", "2026-03-09") && !is("most", "", "2026-03-09"), "no day is neither");
    OK(sized("least", 9, "9", "9") && !sized("least", 9, "9", "10") &&
           sized("least", 10, "10", "9"),
       "numbers by size, not by letters");
    OK(sized("most", 9, "9", "10") && !sized("most", 10, "10", "9") && sized("most", 9, "9", "9"),
       "at most");
    OK(sized("least", 5, "5", "3x"), "what is no number is compared as text");
    OK(!is("odd", "a", "a"), "an unknown way lets nothing through");
}

static void bucket(struct arena *a, const char *day, const char *by, const char *want)
{
    char got[32] = "";
    const struct str b = statistic_bucket(a, str_from(day), str_from(by));

    snprintf(got, sizeof got, STR_FMT, STR_ARG(b));
    EQ_TEXT(got, want, want);
}

static void test_buckets(void)
{
    struct arena *a = arena_open(0);

    bucket(a, "2026-03-09", "", "2026-03-09");
    bucket(a, "not a day", "month", "");
    bucket(a, "2026-03-09", "month", "2026-03");
    bucket(a, "2026-03-31", "quarter", "2026-Q1");
    bucket(a, "2026-04-01", "quarter", "2026-Q2");
    bucket(a, "2026-12-31", "quarter", "2026-Q4");
    bucket(a, "2026-01-01", "quarter", "2026-Q1");
    bucket(a, "2026-12-31", "year", "2026");
    arena_close(a);
}

static void test_period(void)
{
    const struct date from = {2026, 1, 1}, to = {2026, 12, 31};

    OK(statistic_in(S("2026-01-01"), from, to) && statistic_in(S("2026-12-31"), from, to),
       "both ends");
    OK(!statistic_in(S("2025-12-31"), from, to) && !statistic_in(S("2027-01-01"), from, to),
       "outside");
    OK(!statistic_in(S(""), from, to), "no day");
}

static void test_lists(void)
{
    OK(statistic_list_valid(S("/suggestion?state=done")) && statistic_list_valid(S("/")), "ours");
    OK(!statistic_list_valid(S("")) && !statistic_list_valid(S("suggestion")), "no slash");
    OK(!statistic_list_valid(S("//other/x")) && !statistic_list_valid(S("/a\\b")), "another host");
    OK(!statistic_list_valid(S("/a b")) && !statistic_list_valid(S("/a#b")) &&
           !statistic_list_valid(S("/\xe5\xbb\xba")) && !statistic_list_valid(S("/a\x7f")),
       "nothing that an address has not");
    OK(statistic_list_valid(S("/a~!")), "the last letter that one has");
}

static void test_shares(void)
{
    EQ_INT(statistic_share(1, 3), 333, "33.3");
    EQ_INT(statistic_share(2, 3), 667, "66.7: half up");
    EQ_INT(statistic_share(1, 2000), 1, "0.05 is 0.1");
    EQ_INT(statistic_share(3, 3), 1000, "all");
    EQ_INT(statistic_share(1, 1), 1000, "of one");
    EQ_INT(statistic_share(1, 0), 0, "of nothing");
    EQ_INT(statistic_share(-1, 3), 0, "less than nothing");
    EQ_INT(statistic_share(0, 1), 0, "none of one");
}

int main(void)
{
    test_matches();
    test_buckets();
    test_period();
    test_lists();
    test_shares();
    return tap_done();
}
