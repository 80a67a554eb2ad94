// SPDX-License-Identifier: MulanPSL-2.0
/** What the tests of law/ share: dates as text, and a year of holidays. */
#ifndef LAW_TESTS_LAW_TEST_H
#define LAW_TESTS_LAW_TEST_H
#include "base/tap.h"
#include "law/calendar.h"

/* A date of a test row; {0} for "" or NULL. A row that is no date stops the test. */
static inline struct date on(const char *text)
{
    struct date d = {0};

    if (text != NULL && *text != '\0')
        ASSERT(date_parse(str_from(text), &d));
    return d;
}

static inline void tap_date(struct date got, const char *want, const char *what, const char *file,
                            int line)
{
    char text[DATE_TEXT_SIZE];

    tap_text(str_from(date_format(got, text)), str_from(want), what, file, line);
}

#define EQ_DATE(got, want, what) tap_date((got), (want), (what), __FILE__, __LINE__)

/* A refusal: its status, the key for the user, and that it names an article. */
#define REFUSED(expr, want_key, what)                                                              \
    do {                                                                                           \
        struct err err_ = {0};                                                                     \
        const enum status st_ = (expr);                                                            \
        EQ_INT(st_, ST_RULE, what);                                                                \
        EQ_TEXT(err_.key, want_key, what ": reason");                                              \
        OK(err_.law != NULL, what ": names the article");                                          \
    } while (0)
#define ALLOWED(expr, what)                                                                        \
    do {                                                                                           \
        struct err err_ = {0};                                                                     \
        EQ_INT((expr), ST_OK, what);                                                               \
    } while (0)

#define H(y, m, d)                                                                                 \
    {                                                                                              \
        {y, m, d}, CALENDAR_HOLIDAY                                                                \
    }
#define W(y, m, d)                                                                                 \
    {                                                                                              \
        {y, m, d}, CALENDAR_MAKEUP_WORKDAY                                                         \
    }

/* Around Spring Festival, Labour Day and National Day 2026. */
static const struct calendar_day DAYS_2026[] = {
    H(2026, 1, 1),  H(2026, 1, 2),  H(2026, 1, 3),  W(2026, 1, 4),  W(2026, 2, 14), H(2026, 2, 15),
    H(2026, 2, 16), H(2026, 2, 17), H(2026, 2, 18), H(2026, 2, 19), H(2026, 2, 20), H(2026, 2, 21),
    H(2026, 2, 22), H(2026, 2, 23), W(2026, 2, 28), H(2026, 5, 1),  H(2026, 5, 2),  H(2026, 5, 3),
    H(2026, 5, 4),  H(2026, 5, 5),  W(2026, 5, 9),  W(2026, 9, 20), H(2026, 10, 1), H(2026, 10, 2),
    H(2026, 10, 3), H(2026, 10, 4), H(2026, 10, 5), H(2026, 10, 6), H(2026, 10, 7), W(2026, 10, 10),
};
static const struct calendar CAL = {DAYS_2026, COUNT(DAYS_2026)};

#endif
