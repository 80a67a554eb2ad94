// SPDX-License-Identifier: MulanPSL-2.0
/* Rates as reports print them. */
#include "base/tap.h"
#include "modules/indicator/indicator_rules.h"

int main(void)
{
    struct arena *a = arena_open(0);

    EQ_INT(indicator_permille(139, 147), 946, "139 of 147 is 94.6");
    EQ_INT(indicator_permille(1, 2000), 1, "half is rounded up");
    EQ_INT(indicator_permille(1, 2001), 0, "less than half is not");
    EQ_INT(indicator_permille(0, 0), 0, "nothing of nothing");
    EQ_INT(indicator_permille(5, -1), 0, "no denominator");
    EQ_INT(indicator_percent(74, 85), 87, "74 of 85 is printed as 87");
    EQ_INT(indicator_percent(73, 85), 86, "73 of 85 is not");
    EQ_INT(indicator_percent(83, 85), 98, "83 of 85 is printed as 98");
    EQ_INT(indicator_percent(85, 85), 100, "all of them");
    EQ_STR(indicator_permille_text(a, 946), "94.6", "one decimal");
    EQ_STR(indicator_permille_text(a, 1000), "100", "no needless zero");
    EQ_STR(indicator_permille_text(a, 5), "0.5", "below one");
    EQ_INT(indicator_bar_width(1, 3), 3333, "bar");
    EQ_INT(indicator_bar_width(7, 7), 10000, "the longest");
    EQ_INT(indicator_permille(1, 1), 1000, "one of one");
    OK(indicator_period_valid((struct date){2026, 1, 1}, (struct date){2026, 1, 1}), "one day");
    OK(!indicator_period_valid((struct date){2026, 1, 2}, (struct date){2026, 1, 1}), "backwards");
    OK(indicator_period_valid((struct date){2016, 1, 1}, (struct date){2026, 12, 31}), "ten years");
    OK(!indicator_period_valid((struct date){2015, 1, 1}, (struct date){2026, 1, 1}), "too long");
    OK(!indicator_period_valid((struct date){0}, (struct date){2026, 1, 1}), "no begin");
    OK(!indicator_period_valid((struct date){2026, 1, 1}, (struct date){0}), "no end");
    arena_close(a);
    return tap_done();
}
