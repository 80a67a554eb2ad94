// SPDX-License-Identifier: MulanPSL-2.0
/* Civil dates. */
#include "base/date.h"
#include "base/tap.h"

static struct date d(const char *text)
{
    struct date out = {0};

    (void)date_parse(str_from(text), &out);
    return out;
}

static void test_parse(void)
{
    static const struct {
        const char *text;
        bool good;
    } ROWS[] = {
        {"2026-11-20", true},   {"2024-02-29", true},  {"2026-02-29", false}, {"2100-02-29", false},
        {"2000-02-29", true},   {"2026-13-01", false}, {"2026-00-01", false}, {"2026-01-00", false},
        {"2026-1-1", false},    {"2026-11-2x", false}, {"2026/11/20", false}, {"", false},
        {"2026-11-20 ", false}, {"0000-01-01", false}, {"+026-11-20", false}, {"2026-+1-20", false},
    };
    struct date out;
    char text[DATE_TEXT_SIZE];

    arr_each (i, COUNT(ROWS))
        OK(date_parse(str_from(ROWS[i].text), &out) == ROWS[i].good, ROWS[i].text);
    EQ_TEXT(date_format(d("0987-06-05"), text), "0987-06-05", "zeros kept");
    EQ_TEXT(date_format((struct date){0}, text), "", "no date is empty");
}

static void test_read(void)
{
    static const struct {
        const char *text, *day; /* "": none */
    } ROWS[] = {
        {"2026-03-05", "2026-03-05"},
        {"2026-3-5", "2026-03-05"},
        {"2026/3/5", "2026-03-05"},
        {"2026.03.5", "2026-03-05"},
        {"2026年3月5日", "2026-03-05"},
        {"2026年3月5", "2026-03-05"},
        {"20260305", "2026-03-05"},
        {"２０２６．", ""},
        {"２０２６年３月５日", "2026-03-05"},
        {"2026/3/5 0:00:00", "2026-03-05"},
        {"2026/3/5 00:00", "2026-03-05"},
        {"2026/3/5 9:30", ""},
        {"2026-02-29", ""},
        {"2026.13.1", ""},
        {"2026", ""},
        {"2026年3月", ""},
        {"202603051", ""},
        {"2026-03-05-01", ""},
        {"26.3.5", ""},
        {"/3/5", ""},
        {"2026//5", ""},
        {"3月5日", ""},
        {"12026-3-5", ""},
        {"2026-3-5x", ""},
        {"今天", ""},
        {"", ""},
    };
    char text[DATE_TEXT_SIZE];

    arr_each (i, COUNT(ROWS)) {
        struct date out = {0};
        const bool read = date_read(str_from(ROWS[i].text), &out);

        OK(read == (ROWS[i].day[0] != '\0'), ROWS[i].text);
        EQ_TEXT(date_format(out, text), ROWS[i].day, ROWS[i].text);
    }
}

static void test_every_day(void)
{
    int wrong = 0;
    struct date day = {1899, 12, 31};
    const int64_t first = date_to_days(day);

    for (int64_t n = first + 1; n < first + 110000; n++) {
        const struct date next = date_from_days(n);
        const bool follows =
            (next.day == day.day + 1 && next.month == day.month && next.year == day.year) ||
            (next.day == 1 && day.day == days_in_month(day.year, day.month) &&
             (next.month == day.month + 1 || (next.month == 1 && next.year == day.year + 1)));

        wrong += !follows || !date_valid(next) || date_to_days(next) != n ||
                 date_weekday(next) != date_weekday(day) % 7 + 1;
        day = next;
    }
    EQ_INT(wrong, 0, "300 years of days follow one another");
    EQ_INT(date_weekday(d("2026-11-20")), 5, "a Friday");
}

static void test_months(void)
{
    char text[DATE_TEXT_SIZE];

    EQ_TEXT(date_format(date_add_months(d("2026-01-31"), 1), text), "2026-02-28", "clamped");
    EQ_TEXT(date_format(date_add_months(d("2027-11-30"), 3), text), "2028-02-29", "leap year");
    EQ_TEXT(date_format(date_add_months(d("2026-12-15"), 1), text), "2027-01-15", "over the year");
    EQ_TEXT(date_format(date_add_months(d("2026-12-15"), 12), text), "2027-12-15", "twelve");
    EQ_INT(date_diff_days(d("2026-03-01"), d("2026-02-28")), 1, "difference");
    EQ_INT(date_diff_days(d("2026-02-28"), d("2026-03-01")), -1, "backwards");
}

static void test_instants(void)
{
    char text[DATE_TEXT_SIZE];
    unsigned second;

    EQ_TEXT(date_format(date_of_instant(date_begin(d("2026-11-20")), &second), text), "2026-11-20",
            "midnight in Beijing begins the day");
    EQ_INT(second, 0, "at its first second");
    EQ_TEXT(date_format(date_of_instant(date_begin(d("2026-11-20")) - 1, &second), text),
            "2026-11-19", "a second earlier is the day before");
    EQ_INT(second, 86399, "at its last second");
    EQ_TEXT(date_format(date_of_instant(-1, &second), text), "1970-01-01", "before the epoch");
    EQ_INT(second, 8 * 3600 - 1, "with the right second");
}

static void months(void)
{
    struct date rest = {2026, 1, 31}, first, last;
    char name[DATE_TEXT_SIZE];

    OK(date_parse_month(S("2024-02"), &first, &last) && first.day == 1 && last.day == 29,
       "a month of a leap year");
    OK(!date_parse_month(S("2024-13"), &first, &last) &&
           !date_parse_month(S("2024-2"), &first, &last) &&
           !date_parse_month(S("2024-02-01"), &first, &last) &&
           !date_parse_month(S(""), &first, &last),
       "no months");
    OK(date_next_month(&rest, (struct date){2026, 3, 2}, &first, &last, name) && first.day == 31 &&
           last.day == 31,
       "the last day of January");
    EQ_TEXT(name, "2026-01", "its name");
    OK(date_next_month(&rest, (struct date){2026, 3, 2}, &first, &last, name) && first.day == 1 &&
           last.day == 28,
       "all of February");
    OK(date_next_month(&rest, (struct date){2026, 3, 2}, &first, &last, name) && last.day == 2,
       "two days of March");
    OK(!date_next_month(&rest, (struct date){2026, 3, 2}, &first, &last, name), "no more");
}

static void test_order(void)
{
    const struct date none = {0}, a = {2026, 1, 31}, b = {2026, 2, 1};

    OK(date_cmp(date_earlier(a, b), a) == 0 && date_cmp(date_earlier(b, a), a) == 0, "the earlier");
    OK(date_cmp(date_later(a, b), b) == 0 && date_cmp(date_later(b, a), b) == 0, "the later");
    OK(date_none(date_earlier(none, a)) && date_cmp(date_later(none, a), a) == 0, "of none");
}

int main(void)
{
    test_parse();
    test_read();
    test_every_day();
    test_months();
    test_instants();
    months();
    test_order();
    return tap_done();
}
