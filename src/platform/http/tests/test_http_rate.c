// SPDX-License-Identifier: MulanPSL-2.0
/* Buckets of requests. Pure: the clock is given. */
#include "base/tap.h"
#include "platform/http/rate.h"

static void test_bucket(void)
{
    struct rate *r = rate_open();
    int passed = 0;

    for (int i = 0; i < 100; i++)
        passed += rate_take(r, RATE_TOKEN, S("1"), 60, 1000) == 0;
    EQ_INT(passed, 60, "a minute's requests at once");
    EQ_INT(rate_take(r, RATE_TOKEN, S("1"), 60, 1000), 2, "then it says how long to wait");
    EQ_INT(rate_take(r, RATE_TOKEN, S("2"), 60, 1000), 0, "another token is not touched");
    EQ_INT(rate_take(r, RATE_ADDRESS, S("1"), 60, 1000), 0, "nor an address of the same name");
    OK(rate_take(r, RATE_TOKEN, S("1"), 60, 1999) != 0, "not yet after 999 ms");
    EQ_INT(rate_take(r, RATE_TOKEN, S("1"), 60, 2000), 0, "one a second comes back");
    OK(rate_take(r, RATE_TOKEN, S("1"), 60, 2000) != 0, "and only one");
    EQ_INT(rate_take(r, RATE_TOKEN, S("1"), 0, 2000), 0, "0: no limit");
    EQ_INT(rate_take(r, RATE_TOKEN, S("1"), 60, 900000), 0, "after a quarter of an hour");
    passed = 1;
    for (int i = 0; i < 100; i++)
        passed += rate_take(r, RATE_TOKEN, S("1"), 60, 900000) == 0;
    EQ_INT(passed, 60, "there is a minute's worth and no more");
    EQ_INT(rate_take(r, RATE_TOKEN, S("1"), 60, 100), 2, "a clock that steps back gives nothing");
    rate_close(r);
}

static void test_period(void)
{
    struct rate *r = rate_open();

    for (int i = 0; i < 3; i++)
        EQ_INT(rate_take_of(r, S("a"), 3, 3600000, 1000), 0, "three an hour");
    EQ_INT(rate_take_of(r, S("a"), 3, 3600000, 1000), 1201, "a third of an hour for the next");
    EQ_INT(rate_take_of(r, S("b"), 3, 3600000, 1000), 0, "another name is not touched");
    EQ_INT(rate_take_of(r, S("a"), 3, 3600000, 1000 + 1200000), 0, "then there is one");
    OK(rate_take_of(r, S("a"), 3, 3600000, 1000 + 1200000) != 0, "and only one");
    for (int i = 0; i < 3; i++)
        EQ_INT(rate_take_of(r, S("a"), 3, 3600000, 1000 + 7200000), 0, "after hours all three");
    EQ_INT(rate_take_of(r, S("a"), 0, 3600000, 1000), 0, "0: no limit");
    rate_close(r);
}

/* Far more addresses than there is room for: nobody is refused who has not asked too often. */
static void test_crowd(void)
{
    struct rate *r = rate_open();
    int refused = 0;
    char who[24];

    for (int i = 0; i < 60000; i++) {
        snprintf(who, sizeof who, "10.%d.%d.%d", i >> 16, i >> 8 & 255, i & 255);
        refused += rate_take(r, RATE_ADDRESS, str_from(who), 10, 5000 + i) != 0;
    }
    EQ_INT(refused, 0, "60000 addresses pass once each");
    rate_close(r);
}

int main(void)
{
    test_bucket();
    test_period();
    test_crowd();
    return tap_done();
}
