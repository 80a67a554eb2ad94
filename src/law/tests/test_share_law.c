// SPDX-License-Identifier: MulanPSL-2.0
/* Shares of seats. */
#include "law/share_law.h"
#include "law/tests/law_test.h"

/* @law Election Law (2020-10-17) art. 15(1) */
static void off(void)
{
    EQ_INT(share_law_off(10000, 2, 300000, 60), 0, "5,000 people for each, as everywhere");
    EQ_INT(share_law_off(12500, 2, 300000, 60), 250, "6,250: a quarter more");
    EQ_INT(share_law_off(7500, 2, 300000, 60), -250, "3,750: a quarter fewer");
    EQ_INT(share_law_off(10000, 0, 300000, 60), 0, "no seats, nothing to compare");
    EQ_INT(share_law_off(10000, -1, 300000, 60), 0, "nor fewer than none");
    EQ_INT(share_law_off(10000, 2, 0, 60), 0, "no people");
    EQ_INT(share_law_off(10000, 1, 10000, 0), 0, "no seats at all");
    EQ_INT(share_law_off(2, 1, 1, 1), 1000, "twice as many for one seat of one, one person in all");
    EQ_INT(share_law_off(2, 1, 2, 2), 1000, "one seat of two");
    EQ_INT(share_law_off(2, 2, 2, 1), -500, "two seats where all have one");
    EQ_INT(share_law_off(3, 2, 1, 2), 2000, "one person in all");
}

/* @law Election Law (2020-10-17) art. 19(1), 19(2), 19(3), 19(4) */
static void peoples(void)
{
    static const struct {
        const char *what;
        int64_t people, all, total;
        enum share_law_band band;
        int64_t least, most;
    } ROWS[] = {
        {"thirty in a hundred: the share", 30000, 100000, 160, SHARE_LAW_LARGE, 48, 48},
        {"a share that is no whole number", 30100, 100000, 160, SHARE_LAW_LARGE, 48, 49},
        {"one more than a whole share", 50001, 100000, 100, SHARE_LAW_LARGE, 50, 51},
        {"a share just above one seat", 100000, 299999, 3, SHARE_LAW_LARGE, 1, 2},
        {"everybody", 100000, 100000, 160, SHARE_LAW_LARGE, 160, 160},
        {"just below thirty: no more than thirty", 29999, 100000, 160, SHARE_LAW_MIDDLE, 47, 48},
        {"fifteen: no more than thirty", 15000, 100000, 160, SHARE_LAW_MIDDLE, 24, 48},
        {"a limit that is no whole number", 15000, 100000, 161, SHARE_LAW_MIDDLE, 24, 48},
        {"just below fifteen: twice the share", 14999, 100000, 160, SHARE_LAW_SMALL, 23, 47},
        {"ten: twice the share", 10000, 100000, 160, SHARE_LAW_SMALL, 16, 32},
        {"very few: at least one", 100, 100000, 160, SHARE_LAW_SMALL, 1, 1},
        {"few: one or two", 700, 100000, 160, SHARE_LAW_SMALL, 1, 2},
        {"a small congress: one", 15, 100, 3, SHARE_LAW_MIDDLE, 1, 1},
    };

    arr_each (i, COUNT(ROWS)) {
        const struct share_law_people p =
            share_law_people(ROWS[i].people, ROWS[i].all, ROWS[i].total);

        EQ_INT(p.band, ROWS[i].band, ROWS[i].what);
        EQ_INT(p.least, ROWS[i].least, "the least");
        EQ_INT(p.most, ROWS[i].most, "the most");
    }
}

int main(void)
{
    off();
    peoples();
    return tap_done();
}
