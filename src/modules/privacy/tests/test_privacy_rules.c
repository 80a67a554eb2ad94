// SPDX-License-Identifier: MulanPSL-2.0
/* The day on which something is erased, and back. */
#include "base/tap.h"
#include "modules/privacy/privacy.h"

static struct date day(const char *text)
{
    struct date d = {0};

    ASSERT(date_parse(str_from(text), &d));
    return d;
}

static void erased_on(void)
{
    static const struct {
        const char *ended;
        unsigned months;
        const char *erased;
    } WANT[] = {
        {"2024-03-15", 12, "2025-03-16"}, {"2024-01-31", 1, "2024-03-01"},
        {"2024-02-29", 12, "2025-03-01"}, {"2023-12-31", 60, "2029-01-01"},
        {"2024-08-31", 6, "2025-03-01"},  {"2024-12-31", 1, "2025-02-01"},
    };
    char text[DATE_TEXT_SIZE];

    arr_each (i, COUNT(WANT))
        EQ_TEXT(date_format(privacy_erase_on(WANT[i].months, day(WANT[i].ended)), text),
                WANT[i].erased, WANT[i].ended);
}

/* Each day of some years with each period: the last day whose records are erased by then. */
static void ended_by(void)
{
    static const unsigned MONTHS[] = {1, 6, 11, 12, 13, 36, 1200};
    int wrong = 0;

    arr_each (m, COUNT(MONTHS))
        for (int n = 0; n < 800; n++) {
            const struct date on = date_add_days(day("2025-01-01"), n);
            const struct date last = privacy_ended_by(MONTHS[m], on);

            wrong += date_cmp(privacy_erase_on(MONTHS[m], last), on) > 0;
            wrong += date_cmp(privacy_erase_on(MONTHS[m], date_add_days(last, 1)), on) <= 0;
        }
    EQ_INT(wrong, 0, "the last day, and no later one");
}

int main(void)
{
    erased_on();
    ended_by();
    return tap_done();
}
