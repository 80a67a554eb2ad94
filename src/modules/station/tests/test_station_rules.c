// SPDX-License-Identifier: MulanPSL-2.0
/* States, kinds, whom a station serves, days of series, turns. */
#include "base/tap.h"
#include "modules/station/station_rules.h"
#include "modules/station/station_rules_map.h"
#include "modules/station/station_rules_rota.h"
#include "modules/station/station_rules_score.h"

static struct date day(const char *text)
{
    struct date d = {0};

    if (text[0] != '\0')
        ASSERT(date_parse(str_from(text), &d));
    return d;
}

/* ---------------------------------------------------------------- states, kinds, divisions */

static void states(void)
{
    static const char *const ALL[] = {"planned", "built", "running", "rectify", "closed"};
    static const char *const MAY[] = {"01101", "00101", "00011", "00101", "00100"};

    arr_each (f, COUNT(ALL))
        arr_each (t, COUNT(ALL)) {
            char what[64];

            snprintf(what, sizeof what, "%s to %s", ALL[f], ALL[t]);
            EQ_INT(station_may_become(str_from(ALL[f]), str_from(ALL[t])), MAY[f][t] == '1', what);
        }
    OK(!station_may_become(S("gone"), S("running")), "not from what is no state");
    OK(station_open(&(struct station){.state = S("running")}), "people come to one that runs");
    OK(station_open(&(struct station){.state = S("rectify")}), "and to one being put right");
    OK(!station_open(&(struct station){.state = S("built")}), "not to one that is only built");
    OK(!station_open(&(struct station){.state = S("closed")}), "not to a closed one");
}

static void kinds(void)
{
    static const char *const ALL[] = {"county", "township", "community", "base", "point", "room"};
    static const char *const MAY[] = {"000000", "100000", "110000", "110000", "111100", "111100"};

    arr_each (c, COUNT(ALL)) {
        EQ_INT(station_is_small(str_from(ALL[c])), c >= 4, ALL[c]);
        arr_each (p, COUNT(ALL)) {
            char what[64];

            snprintf(what, sizeof what, "%s below %s", ALL[c], ALL[p]);
            EQ_INT(station_may_belong(str_from(ALL[c]), str_from(ALL[p])), MAY[c][p] == '1', what);
        }
    }
    OK(!station_may_belong(S("hut"), S("county")), "not what is no kind");
    OK(station_word_known(S("base"), STATION_KINDS), "a word among others");
    OK(!station_word_known(S("bas"), STATION_KINDS), "not a part of one");
    OK(!station_word_known(S(""), STATION_KINDS), "not none");
}

static void divisions(void)
{
    EQ_INT(station_nearness(S(""), S("140826100201")), 1, "without a place: the whole county");
    EQ_INT(station_nearness(S("140826"), S("140826100201")), 1, "the county's");
    EQ_INT(station_nearness(S("140827"), S("140826100201")), 0, "another county's");
    EQ_INT(station_nearness(S("140826100"), S("140826100201")), 2, "the township's");
    EQ_INT(station_nearness(S("140826101"), S("140826100201")), 0, "another township's");
    EQ_INT(station_nearness(S("140826100201"), S("140826100201")), 3, "the village's");
    EQ_INT(station_nearness(S("140826100202"), S("140826100201")), 2, "the next village's");
    EQ_INT(station_nearness(S("140826100"), S("140826100")), 2, "somebody of the township");
    EQ_INT(station_nearness(S("2"), S("140826")), 0, "a code of another kind");
    EQ_INT(station_nearness(S("140826100201"), S("140826")), 0, "somebody of the county only");
    OK(station_division_fits(S("")), "no code");
    OK(station_division_fits(S("140826")), "six digits");
    OK(station_division_fits(S("990121100")), "nine");
    OK(station_division_fits(S("140826100201")), "twelve");
    OK(!station_division_fits(S("1408261")), "not seven");
    OK(!station_division_fits(S("14082a")), "not letters");
    OK(!station_division_fits(S("14082/")), "not the sign before 0");
    OK(!station_division_fits(S("14082:")), "not the sign after 9");
}

/* ---------------------------------------------------------------- numbers */

static void numbers(struct arena *a)
{
    int64_t e6 = 0;
    unsigned minute = 0;

    EQ_INT(station_per_mille(53, 74), 716, "53 of 74: 71.6 %");
    EQ_INT(station_per_mille(266, 455), 585, "266 of 455: 58.5 %");
    EQ_INT(station_per_mille(1, 2000), 1, "half up");
    EQ_INT(station_per_mille(0, 0), 0, "nothing of nothing");
    OK(station_parse_degree(S("111.568"), &e6) && e6 == 111568000, "a degree");
    OK(station_parse_degree(S("-35.5"), &e6) && e6 == -35500000, "south of the equator");
    OK(station_parse_degree(S("180"), &e6) && e6 == 180000000, "as far as there is");
    OK(!station_parse_degree(S("180.000001"), &e6), "no farther");
    OK(!station_parse_degree(S("east"), &e6), "a number");
    OK(!station_parse_degree(S("11."), &e6), "no point at the end");
    OK(!station_parse_degree(S("1.x"), &e6), "decimals are digits");
    OK(!station_parse_degree(S("1.-1"), &e6), "without a sign");
    OK(!station_parse_degree(S("--1"), &e6), "one sign");
    OK(!station_parse_degree(S("1.1234567"), &e6), "six decimals");
    OK(!station_parse_degree(S("1000"), &e6), "three digits");
    OK(station_parse_degree(S("1.123456"), &e6) && e6 == 1123456, "all six");
    OK(station_parse_degree(S("0.05"), &e6) && e6 == 50000, "a small one");
    EQ_STR(station_degree(a, 0), "0.000000", "nowhere");
    OK(!station_parse_degree(S("9999999999999"), &e6), "nor far beyond");
    EQ_STR(station_degree(a, -35500000), "-35.500000", "written out");
    EQ_STR(station_degree(a, 111568000), "111.568000", "written out");
    OK(station_parse_clock(S("9:00"), &minute) && minute == 540, "nine o'clock");
    OK(station_parse_clock(S("9:05"), &minute) && minute == 545, "five past");
    OK(station_parse_clock(S("0:30"), &minute) && minute == 30, "half past midnight");
    OK(station_parse_clock(S("24:00"), &minute) && minute == 1440, "midnight at the end");
    OK(!station_parse_clock(S("24:01"), &minute), "not after it");
    OK(!station_parse_clock(S("9:60"), &minute), "sixty minutes");
    OK(!station_parse_clock(S("9"), &minute), "no minutes");
    OK(!station_parse_clock(S("9:0"), &minute), "two digits of them");
    OK(!station_parse_clock(S("x:00"), &minute), "an hour");
    OK(!station_parse_clock(S("9:xx"), &minute), "minutes");
    OK(!station_parse_clock(S("-1:00"), &minute), "no hour below none");
    OK(!station_parse_clock(S("9:-1"), &minute), "no minute below none");
    EQ_STR(station_clock(a, 545), "9:05", "a time");
}

/* ---------------------------------------------------------------- days of a series */

static void falls(struct arena *a, const char *what, struct station_cycle c, const char *from,
                  const char *until, const char *want)
{
    /* National Day: seven days off, with two Saturdays... the 10th is worked in exchange. */
    static const struct calendar_day DAYS[] = {
        {{2026, 10, 1}, CALENDAR_HOLIDAY}, {{2026, 10, 2}, CALENDAR_HOLIDAY},
        {{2026, 10, 5}, CALENDAR_HOLIDAY}, {{2026, 10, 6}, CALENDAR_HOLIDAY},
        {{2026, 10, 7}, CALENDAR_HOLIDAY}, {{2026, 10, 10}, CALENDAR_MAKEUP_WORKDAY}};
    const struct calendar calendar = {DAYS, COUNT(DAYS)};
    struct station_fall out[4];
    struct buf got = buf_new(a, 0);
    const size_t n = station_falls(&c, &calendar, day(from), day(until), out, COUNT(out));

    arr_each (i, n) {
        char planned[DATE_TEXT_SIZE], on[DATE_TEXT_SIZE];

        buf_printf(&got, "%s%s", i > 0 ? " " : "", date_format(out[i].planned_on, planned));
        if (date_cmp(out[i].planned_on, out[i].on) != 0)
            buf_printf(&got, ">%s", date_format(out[i].on, on));
    }
    EQ_STR(buf_view(&got), want, what);
}

static void series(struct arena *a)
{
    struct station_cycle c = {.rule = STATION_MONTHLY, .nth = 15, .from_on = day("2026-01-01")};

    falls(a, "each 15th", c, "2026-09-01", "2026-11-15", "2026-09-15 2026-10-15 2026-11-15");
    falls(a, "from the day itself", c, "2026-09-15", "2026-09-15", "2026-09-15");
    falls(a, "not after the last", c, "2026-09-16", "2026-10-14", "");
    falls(a, "over the turn of the year", c, "2026-12-16", "2027-01-31", "2027-01-15");
    falls(a, "no more than asked for", c, "2026-01-01", "2026-12-31",
          "2026-01-15 2026-02-15 2026-03-15 2026-04-15");
    c.nth = 31;
    falls(a, "the last day of short months", c, "2026-01-31", "2026-04-30",
          "2026-01-31 2026-02-28 2026-03-31 2026-04-30");
    c.nth = 3;
    c.shift = true;
    falls(a, "off the holidays, over the weekend", c, "2026-10-01", "2026-10-31",
          "2026-10-03>2026-10-08");
    c.to_on = day("2026-10-02");
    falls(a, "not after its end", c, "2026-09-01", "2026-10-31", "2026-09-03");
    c.from_on = day("2026-09-04");
    falls(a, "not before its beginning", c, "2026-09-01", "2026-10-31", "");
    c = (struct station_cycle){
        .rule = STATION_NTH_WEEKDAY, .nth = 2, .weekday = 3, .from_on = day("2026-01-01")};
    falls(a, "second Wednesdays", c, "2026-09-01", "2026-10-31", "2026-09-09 2026-10-14");
    c.nth = 1;
    falls(a, "first Wednesdays", c, "2026-09-01", "2026-10-31", "2026-09-02 2026-10-07");
    c.nth = 0;
    falls(a, "last Wednesdays", c, "2026-09-01", "2026-10-31", "2026-09-30 2026-10-28");
    c.weekday = 6;
    falls(a, "last Saturdays", c, "2026-10-01", "2026-10-31", "2026-10-31");
    c = (struct station_cycle){.rule = STATION_WEEKLY, .weekday = 5, .from_on = day("2026-01-01")};
    falls(a, "Fridays", c, "2026-09-04", "2026-09-18", "2026-09-04 2026-09-11 2026-09-18");
    c.weekday = 1;
    falls(a, "Mondays", c, "2026-09-04", "2026-09-18", "2026-09-07 2026-09-14");
}

static bool fits(enum station_rule rule, unsigned nth, unsigned weekday, const char *to)
{
    return station_cycle_fits(&(struct station_cycle){.rule = rule,
                                                      .nth = nth,
                                                      .weekday = weekday,
                                                      .from_on = day("2026-01-02"),
                                                      .to_on = day(to)});
}

static void cycles(void)
{
    static const char *const WORDS[] = {"month", "weekday", "week"};
    enum station_rule rule;

    arr_each (i, COUNT(WORDS)) {
        OK(station_rule_parse(str_from(WORDS[i]), &rule) && rule == (enum station_rule)i, WORDS[i]);
        EQ_TEXT(station_rule_word((enum station_rule)i), WORDS[i], "and back");
    }
    OK(!station_rule_parse(S("year"), &rule), "no such rule");
    OK(fits(STATION_MONTHLY, 1, 0, ""), "the first");
    OK(fits(STATION_MONTHLY, 31, 0, ""), "the 31st");
    OK(!fits(STATION_MONTHLY, 0, 0, ""), "a day it must be");
    OK(!fits(STATION_MONTHLY, 32, 0, ""), "of the month");
    OK(fits(STATION_NTH_WEEKDAY, 0, 1, ""), "the last Monday");
    OK(fits(STATION_NTH_WEEKDAY, 4, 7, ""), "the fourth Sunday");
    OK(!fits(STATION_NTH_WEEKDAY, 5, 7, ""), "no fifth: it is not there each month");
    OK(!fits(STATION_NTH_WEEKDAY, 1, 0, ""), "a weekday it must be");
    OK(!fits(STATION_NTH_WEEKDAY, 1, 8, ""), "of the week");
    OK(fits(STATION_WEEKLY, 0, 7, ""), "each Sunday");
    OK(!fits(STATION_WEEKLY, 0, 0, ""), "each no day");
    OK(fits(STATION_WEEKLY, 0, 7, "2026-01-02"), "one day long");
    OK(!fits(STATION_WEEKLY, 0, 7, "2026-01-01"), "not ended before it begins");
}

static void turns(void)
{
    struct station_turn t[] = {
        {1, day("2026-03-01"), false}, {2, day(""), true},
        {3, day("2026-01-01"), false}, {4, day(""), false},
        {5, day("2026-01-01"), false}, {6, day(""), false},
    };
    static const int64_t WANT[] = {4, 6, 3, 5, 1, 2};

    station_take_turns(t, COUNT(t));
    arr_each (i, COUNT(t))
        EQ_INT(t[i].key, WANT[i], "whose turn it is");
    station_take_turns(t, 1);
    EQ_INT(t[0].key, 4, "of one, that one");
}

static void spots(void)
{
    struct station_spot wide[] = {{35000000, 111000000, 0, 0}, {35100000, 111500000, 0, 0}};
    struct station_spot high[] = {{35000000, 111000000, 0, 0}, {35500000, 111000000, 0, 0}};
    struct station_spot close[] = {{0, 0, 0, 0}, {0, 502, 0, 0}};
    struct station_spot tall[] = {{0, 0, 0, 0}, {401, 0, 0, 0}};
    struct station_spot near[] = {{0, 0, 0, 0}, {0, 500, 0, 0}};
    struct station_spot one[] = {{35000000, 111000000, 0, 0}};

    station_sketch(wide, 2, 400, 400);
    EQ_INT(wide[0].x, 0, "the western one at the left edge");
    EQ_INT(wide[1].x, 400, "the eastern one at the right");
    EQ_INT(wide[1].y, 150, "the northern one above, in the middle");
    EQ_INT(wide[0].y, 250, "the southern one below it, to the same scale");
    station_sketch(high, 2, 400, 400);
    EQ_INT(high[1].y, 0, "the northern one at the top");
    EQ_INT(high[0].y, 400, "the southern one at the bottom");
    EQ_INT(high[0].x, 200, "both in the middle");
    station_sketch(one, 1, 400, 300);
    EQ_INT(one[0].x, 200, "one alone in the middle");
    EQ_INT(one[0].y, 150, "of both sides");
    station_sketch(one, 0, 400, 300);
    EQ_INT(one[0].x, 200, "none: nothing");
    station_sketch(close, 2, 400, 400);
    EQ_INT(close[1].x, 300, "one point too wide: half the scale");
    EQ_INT(close[0].x, 100, "in the middle");
    station_sketch(tall, 2, 400, 400);
    EQ_INT(tall[0].y, 300, "one point too high: the same");
    station_sketch(near, 2, 400, 400);
    EQ_INT(near[1].x, 400, "never larger than a millionth of a degree a point");
}

static void scores(struct arena *a)
{
    static const char *const STATES[] = {"draft", "self", "review", "done", "gone"};
    const int64_t points[] = {800, 950, 800, 700};
    int64_t places[4], n = 0;

    EQ_INT(station_points(12, 12, 1000), 1000, "the target reached");
    EQ_INT(station_points(20, 12, 1000), 1000, "no more than all");
    EQ_INT(station_points(6, 12, 1000), 500, "half of it");
    EQ_INT(station_points(1, 3, 1000), 333, "a third, down");
    EQ_INT(station_points(2, 3, 1000), 667, "two thirds, up");
    EQ_INT(station_points(0, 3, 1000), 0, "nothing");
    EQ_INT(station_points(0, 0, 1000), 1000, "no target");
    EQ_INT(station_points(1, 2000, 1000), 1, "half up");
    station_places(points, 4, places);
    EQ_INT(places[1], 1, "the best");
    EQ_INT(places[0], 2, "the next");
    EQ_INT(places[2], 2, "shared");
    EQ_INT(places[3], 4, "after two of them");
    OK(station_parse_points(S("8"), 1000, &n) && n == 800, "whole points");
    OK(station_parse_points(S("8.5"), 1000, &n) && n == 850, "and a half");
    OK(station_parse_points(S("8.0"), 1000, &n) && n == 800, "and none");
    OK(station_parse_points(S("8.05"), 1000, &n) && n == 805, "and a twentieth");
    OK(station_parse_points(S("10"), 1000, &n) && n == 1000, "all");
    OK(station_parse_points(S("0"), 1000, &n) && n == 0, "none");
    OK(!station_parse_points(S("10.01"), 1000, &n), "not more");
    OK(!station_parse_points(S("11"), 1000, &n), "not more");
    OK(!station_parse_points(S("8.123"), 1000, &n), "two decimals");
    OK(!station_parse_points(S("8."), 1000, &n), "no point at the end");
    OK(station_parse_target(S("people"), S("40"), &n) && n == 40, "a number of people");
    OK(!station_parse_target(S("people"), S("40%"), &n), "is no rate");
    OK(station_parse_target(S("solved"), S("70"), &n) && n == 700, "a rate in percent");
    OK(station_parse_target(S("held"), S("70.5%"), &n) && n == 705, "with its sign");
    OK(station_parse_target(S("standards"), S("100"), &n) && n == 1000, "the whole");
    OK(!station_parse_target(S("solved"), S("70.55"), &n), "one decimal");
    OK(!station_parse_target(S("solved"), S("700"), &n), "no more than all");
    OK(!station_parse_points(S("8.x"), 1000, &n), "digits");
    OK(!station_parse_points(S("8.-1"), 1000, &n), "without a sign");
    OK(!station_parse_points(S("-1"), 1000, &n), "not below none");
    OK(!station_parse_points(S("x"), 1000, &n), "a number");
    EQ_STR(station_points_text(a, 805), "8.05", "written out");
    arr_each (f, COUNT(STATES))
        arr_each (t, COUNT(STATES))
            EQ_INT(station_measure_may(str_from(STATES[f]), str_from(STATES[t])),
                   f < 3 && t == f + 1, "step by step");
}

int main(void)
{
    struct arena *a = arena_open(0);

    states();
    kinds();
    divisions();
    numbers(a);
    series(a);
    cycles();
    turns();
    spots();
    scores(a);
    arena_close(a);
    return tap_done();
}
