// SPDX-License-Identifier: MulanPSL-2.0
/* Rates that a count gives, and those that none gives. */
#include "base/tap.h"
#include "modules/report/report_rules_rate.h"

static struct report_number rate(int64_t units, unsigned decimals)
{
    return (struct report_number){units, decimals, 1};
}

static void known(void)
{
    OK(report_rate_is(rate(716, 1), 53, 74), "53 of 74 is 71.6");
    OK(report_rate_is(rate(585, 1), 266, 455), "266 of 455 is 58.5");
    OK(report_rate_is(rate(4554, 2), 46, 101), "46 of 101 is 45.54");
    OK(report_rate_is(rate(87, 0), 74, 85), "74 of 85 is 87");
    OK(report_rate_is(rate(98, 0), 83, 85), "83 of 85 is 98");
    OK(!report_rate_is(rate(99, 0), 83, 85), "and not 99");
    OK(report_rate_is(rate(13, 0), 1, 8), "12.5 is 13: half up");
    OK(report_rate_is(rate(0, 0), 0, 1) && report_rate_is(rate(100, 0), 1, 1), "none and all");
    OK(!report_rate_is(rate(0, 0), 0, 0), "of nothing");
    OK(!report_rate_is(rate(200, 0), 2, 1), "more than all");
    OK(!report_rate_is(rate(-100, 0), -1, 1), "less than none");
    OK(report_rate_is(rate(50, 0), REPORT_WHOLE_MAX / 2, REPORT_WHOLE_MAX), "of very many");
    EQ_INT(REPORT_WHOLE_MAX, 100000000000, "as many as is asked");
    OK(!report_rate_is(rate(0, 0), 0, REPORT_WHOLE_MAX + 1), "of too many");
}

static void asked(void)
{
    static const int64_t REACHED[] = {40, 79, 80, 81, 118, 119, 120, 121, 122};
    int64_t part = 0;
    size_t next = 0;

    EQ_INT(report_rate_of(rate(975, 1), 154, &part), REPORT_RATE_NEVER, "97.5 of 154");
    EQ_INT(part, -1, "no part");
    for (int64_t whole = 1; whole < 154; whole++) {
        const bool is = report_rate_of(rate(975, 1), whole, &part) == REPORT_RATE_REACHED;
        const bool want = next < COUNT(REACHED) && REACHED[next] == whole;

        if (is != want)
            break;
        next += want;
    }
    EQ_INT(next, COUNT(REACHED), "97.5 is reached by these wholes and no other");
    EQ_INT(report_rate_of(rate(975, 1), 122, &part), REPORT_RATE_REACHED, "of 122");
    EQ_INT(part, 119, "by 119");
    EQ_INT(report_rate_of(rate(10, 0), 1000, &part), REPORT_RATE_REACHED, "several parts");
    EQ_INT(part, 95, "the smallest");
    EQ_INT(report_rate_of(rate(12, 0), 8, &part), REPORT_RATE_CUT, "12 of 8 was cut off");
    EQ_INT(part, 1, "from 12.5");
    EQ_INT(report_rate_of(rate(0, 0), 7, &part), REPORT_RATE_REACHED, "none");
    EQ_INT(part, 0, "by none");
    EQ_INT(report_rate_of(rate(100, 0), 7, &part), REPORT_RATE_REACHED, "all");
    EQ_INT(part, 7, "by all");
    EQ_INT(report_rate_of(rate(100, 0), 5, &part), REPORT_RATE_REACHED, "all of five");
    EQ_INT(part, 5, "by five");
    EQ_INT(report_rate_of(rate(101, 0), 7, &part), REPORT_RATE_NEVER, "more than all");
    EQ_INT(report_rate_of(rate(-1, 0), 7, &part), REPORT_RATE_NEVER, "less than none");
    EQ_INT(report_rate_of(rate(101, 0), 1000, &part), REPORT_RATE_NEVER, "of many too");
    EQ_INT(report_rate_of(rate(1, 0), 1000, &part), REPORT_RATE_REACHED, "one of many");
    EQ_INT(part, 5, "half a per cent");
    EQ_INT(report_rate_of(rate(10, 0), 1001, &part), REPORT_RATE_REACHED, "between two parts");
    EQ_INT(part, 96, "the next");
    EQ_INT(report_rate_of(rate(1, 0), 201, &part), REPORT_RATE_REACHED, "just above a part");
    EQ_INT(part, 2, "the next too");
    EQ_INT(report_rate_of(rate(0, 0), 0, &part), REPORT_RATE_NEVER, "of nothing");
    EQ_INT(report_rate_of(rate(50, 0), 1, &part), REPORT_RATE_NEVER, "half of one");
    EQ_INT(report_rate_of(rate(0, 0), 1, &part), REPORT_RATE_REACHED, "none of one");
    EQ_INT(report_rate_of(rate(50, 0), REPORT_WHOLE_MAX, &part), REPORT_RATE_REACHED, "many");
    EQ_INT(report_rate_of(rate(50, 0), REPORT_WHOLE_MAX + 1, &part), REPORT_RATE_NEVER, "too many");
}

/* Every rate of small wholes beside the plain definition. */
static void all_small(void)
{
    size_t wrong = 0;

    for (int64_t whole = 1; whole <= 40; whole++)
        for (int64_t units = 0; units <= 1000; units++) {
            int64_t want = -1, cut = -1, part;
            enum report_rate kind;

            for (int64_t p = whole; p >= 0; p--) {
                want = (2000 * p + whole) / (2 * whole) == units ? p : want;
                cut = 1000 * p / whole == units ? p : cut;
            }
            kind = report_rate_of(rate(units, 1), whole, &part);
            wrong += part != (want >= 0 ? want : cut);
            wrong += (kind == REPORT_RATE_REACHED) != (want >= 0);
            wrong += (kind == REPORT_RATE_NEVER) != (want < 0 && cut < 0);
        }
    EQ_INT(wrong, 0, "all rates of one decimal of up to 40");
}

static void near(void)
{
    int64_t below = 0, above = 0;

    report_rate_near(rate(975, 1), 154, &below, &above);
    EQ_INT(below, 122, "the next below 154");
    EQ_INT(above, 157, "the next above");
    report_rate_near(rate(975, 1), 40, &below, &above);
    EQ_INT(below, 0, "none below 40");
    EQ_INT(above, 79, "79 above");
    report_rate_near(rate(100, 0), 5, &below, &above);
    EQ_INT(below, 4, "all of four");
    EQ_INT(above, 6, "all of six");
    /* 1 of 10001, of 20002 …: as far below as is looked, and as far above */
    report_rate_near(rate(999900, 8), 20001, &below, &above);
    EQ_INT(below, 10001, "ten thousand below");
    EQ_INT(above, 20002, "one above");
    report_rate_near(rate(999900, 8), 10002, &below, &above);
    EQ_INT(below, 10001, "one below");
    EQ_INT(above, 20002, "ten thousand above");
    report_rate_near(rate(50, 0), 2000, &below, &above);
    EQ_INT(below, 1999, "any below");
    EQ_INT(above, 2001, "any above");
    report_rate_near(rate(101, 0), 5, &below, &above);
    EQ_INT(below, 0, "nothing is more than all");
    EQ_INT(above, 0, "nor of more");
    report_rate_near(rate(-1, 0), 5, &below, &above);
    OK(below == 0 && above == 0, "nothing is less than none");
    report_rate_near(rate(1, 4), 30000, &below, &above);
    EQ_INT(below, 0, "a millionth is of no small whole");
    EQ_INT(above, 0, "and of none within the search above");
    report_rate_near(rate(10001, 2), REPORT_WHOLE_MAX, &below, &above);
    EQ_INT(below, 0, "more than all of the largest whole");
    report_rate_near(rate(9999, 2), REPORT_WHOLE_MAX + 20000, &below, &above);
    EQ_INT(below, 0, "a whole too large to reckon with: the search ends");
    report_rate_near(rate(50, 0), 3, &below, &above);
    EQ_INT(below, 2, "two");
    EQ_INT(above, 4, "four");
    report_rate_near(rate(50, 0), 1, &below, &above);
    EQ_INT(below, 0, "below one");
    EQ_INT(above, 2, "above one");
    report_rate_near(rate(0, 0), 2, &below, &above);
    EQ_INT(below, 1, "one is the least");
}

int main(void)
{
    known();
    asked();
    all_small();
    near();
    return tap_done();
}
