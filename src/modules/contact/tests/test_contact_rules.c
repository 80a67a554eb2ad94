// SPDX-License-Identifier: MulanPSL-2.0
/* Windows of contact and what is owed in them. */
#include "base/tap.h"
#include "modules/contact/contact_rules.h"

static void window(const char *period, struct date day, const char *from, const char *to)
{
    const struct contact_window w = contact_window_of(str_from(period), day);
    char text[DATE_TEXT_SIZE];

    EQ_TEXT(date_format(w.from, text), from, period);
    EQ_TEXT(date_format(w.to, text), to, period);
}

static void test_windows(void)
{
    window("month", (struct date){2024, 2, 29}, "2024-02-01", "2024-02-29");
    window("month", (struct date){2026, 12, 31}, "2026-12-01", "2026-12-31");
    window("quarter", (struct date){2026, 3, 31}, "2026-01-01", "2026-03-31");
    window("quarter", (struct date){2026, 4, 1}, "2026-04-01", "2026-06-30");
    window("quarter", (struct date){2026, 11, 20}, "2026-10-01", "2026-12-31");
    window("half", (struct date){2026, 6, 30}, "2026-01-01", "2026-06-30");
    window("half", (struct date){2026, 7, 1}, "2026-07-01", "2026-12-31");
    window("year", (struct date){2026, 1, 1}, "2026-01-01", "2026-12-31");
    window("year", (struct date){2026, 12, 31}, "2026-01-01", "2026-12-31");
}

static void test_owed(void)
{
    const struct contact_window june = {{2026, 6, 1}, {2026, 6, 30}};
    const struct date none = {0}, before = {2026, 1, 8};

    EQ_INT(contact_owed(2, june, before, none), 2, "there all the time");
    EQ_INT(contact_owed(2, june, (struct date){2026, 6, 1}, (struct date){2026, 6, 30}), 2,
           "first day to last");
    EQ_INT(contact_owed(2, june, (struct date){2026, 6, 16}, none), 1, "half of it");
    EQ_INT(contact_owed(2, june, (struct date){2026, 6, 17}, none), 0, "a day less: rounded down");
    EQ_INT(contact_owed(1, june, (struct date){2026, 6, 2}, none), 0, "a day short of all");
    EQ_INT(contact_owed(2, june, before, (struct date){2026, 6, 15}), 1, "ended in the middle");
    EQ_INT(contact_owed(30, june, (struct date){2026, 6, 30}, none), 1, "the last day alone");
    EQ_INT(contact_owed(30, june, before, (struct date){2026, 6, 1}), 1, "the first day alone");
    EQ_INT(contact_owed(30, june, (struct date){2026, 7, 1}, none), 0, "begins after it");
    EQ_INT(contact_owed(30, june, before, (struct date){2026, 5, 31}), 0, "ended before it");
    EQ_INT(contact_owed(30, june, (struct date){2027, 6, 1}, none), 0, "long after it");
}

static void test_words(void)
{
    OK(str_among(CONTACT_WAYS, S("visit")), "first word");
    OK(str_among(CONTACT_WAYS, S("meeting")), "last word");
    OK(!str_among(CONTACT_WAYS, S("")), "no word");
    OK(!str_among(CONTACT_WAYS, S("vis")), "part of a word");
}

static void test_days(void)
{
    const struct date a = {2026, 3, 1}, b = {2026, 3, 2}, c = {2026, 3, 3}, none = {0};

    OK(contact_days_fit(a, none), "open");
    OK(contact_days_fit(a, a), "one day");
    OK(contact_days_fit(a, b), "two days");
    OK(!contact_days_fit(b, a), "ends before it begins");
    OK(!contact_days_fit(none, b), "never begins");
    OK(contact_days_meet(a, b, b, c), "meet on a day");
    OK(!contact_days_meet(a, a, b, c), "one after the other");
    OK(!contact_days_meet(b, c, a, a), "one before the other");
    OK(contact_days_meet(a, none, c, none), "both open");
    OK(contact_days_meet(c, none, a, c), "touch at the end");
    OK(!contact_days_meet(c, none, a, b), "over before");
}

/* The days of a pair hold what is written down of it; it ends once, and not later than it would. */
static void test_ends(void)
{
    const struct date a = {2026, 3, 1}, b = {2026, 3, 2}, c = {2026, 3, 3}, none = {0};

    OK(contact_days_hold(b, b, none, none), "nothing is written down");
    OK(contact_days_hold(b, none, b, c), "open, from the first record on");
    OK(!contact_days_hold(b, none, a, c), "a record before it began");
    OK(contact_days_hold(a, c, b, c), "up to the last record");
    OK(!contact_days_hold(a, b, a, c), "a record after it ended");
    OK(contact_may_hand_over(a, none, b, c), "to another keeper after its first day");
    OK(!contact_may_hand_over(a, none, a, c), "not on its first");
    OK(!contact_may_hand_over(a, b, c, b), "nor after its last");
    OK(contact_may_end(none, a, c), "an open one, also in the past");
    OK(contact_may_end(c, b, b), "earlier than it would");
    OK(contact_may_end(b, b, b), "on its last day");
    OK(!contact_may_end(b, c, b), "not later than it would");
    OK(!contact_may_end(a, a, b), "not when it is over");
}

int main(void)
{
    test_windows();
    test_owed();
    test_words();
    test_days();
    test_ends();
    return tap_done();
}
