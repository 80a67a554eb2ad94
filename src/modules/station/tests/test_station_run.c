// SPDX-License-Identifier: MulanPSL-2.0
/* How stations are run: the rota, what is checked, paid and guided, the assessment of a year.
 * People are invented. */
#include "modules/body/body.h"
#include "modules/deputy/deputy_actions.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_duties.h"
#include "modules/station/station_indicators.h"
#include "modules/station/station_jobs.h"
#include "modules/station/station_report.h"
#include "modules/station/tests/stationtest.h"
#include "modules/tests/modtest.h"
#include "platform/db.h"
#include "platform/import.h"
#include <unistd.h>

/* ---------------------------------------------------------------- the rota */

static struct station_series monthly(int64_t station_id)
{
    return (struct station_series){
        .station_id = station_id,
        .title = S("接待日"),
        .cycle = {.rule = STATION_MONTHLY, .nth = 15, .shift = true, .from_on = {2026, 11, 1}},
        .from_minute = 540,
        .to_minute = 660,
        .seats = 1};
}

static struct station_day *days_of(struct ctx *ctx, int64_t station_id, size_t *out_count)
{
    const struct station_day_filter f = {.station_id = station_id, .limit = 20, .sort = "day"};
    struct station_day *days;
    struct str next;
    int64_t total;

    ASSERT(station_day_page(ctx, &f, &days, out_count, &next, &total) == ST_OK);
    return days;
}

static struct station_duty duty_at(struct ctx *ctx, int64_t day_id, size_t at)
{
    struct station_duty *duties;
    size_t count;

    ASSERT(station_duties(ctx, day_id, &duties, &count) == ST_OK);
    ASSERT(at < count);
    return duties[at];
}

/* Today is 2026-11-20, a Friday. */
static void rota(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t town = station(ctx, "青石岭镇站", "township", 0);
    const int64_t wang = modtest_deputy(ctx, "王德明", "青石岭镇代表团");
    const int64_t ding = modtest_deputy(ctx, "丁小燕", "青石岭镇代表团");
    struct station_series s = monthly(town);
    struct station_duty_day *next;
    struct station_day *days;
    struct station_duty u;
    struct date due = {2026, 12, 15};
    struct due_item *items;
    size_t count;
    int64_t id;

    ASSERT(assign(ctx, town, wang) == ST_OK && assign(ctx, town, ding) == ST_OK);
    s.seats = 0;
    EQ_INT(station_series_add(ctx, &s, &id), ST_INVALID, "somebody has to be on duty");
    modtest_clear(ctx);
    s.seats = 1;
    s.to_minute = 540;
    EQ_INT(station_series_add(ctx, &s, &id), ST_INVALID, "it ends after it begins");
    modtest_clear(ctx);
    s.to_minute = 660;
    EQ_INT(station_series_add(ctx, &s, &id), ST_OK, "each 15th");
    days = days_of(ctx, town, &count);
    EQ_INT(count, 2, "two days in two months");
    OK(date_cmp(days[0].on, due) == 0, "December");
    OK(date_cmp(days[1].on, (struct date){2027, 1, 15}) == 0, "January");
    EQ_INT(duty_at(ctx, days[0].id, 0).deputy_id, wang, "one deputy first");
    EQ_INT(duty_at(ctx, days[1].id, 0).deputy_id, ding, "then the other");
    EQ_INT(station_days_make(ctx), ST_OK, "made again");
    (void)days_of(ctx, town, &count);
    EQ_INT(count, 2, "nothing twice");
    ASSERT(station_next_days(ctx, town, 1, &next, &count) == ST_OK);
    EQ_INT(count, 1, "the next one");
    EQ_STR(next[0].names, "王德明", "and who is there");
    ASSERT(STATION_DUES[0].list(ctx, due, due, &items, &count) == ST_OK);
    EQ_INT(count, 1, "a deadline of the deputy's");
    EQ_INT(items[0].deputy_id, wang, "of this one");

    u = duty_at(ctx, days[0].id, 0);
    EQ_INT(station_duty_swap(ctx, &(struct station_swap){.duty_id = u.id, .version = u.version}),
           ST_INVALID, "a reason is asked");
    modtest_clear(ctx);
    EQ_INT(station_duty_swap(
               ctx,
               &(struct station_swap){.duty_id = u.id, .version = u.version, .reason = S("出差")}),
           ST_OK, "somebody comes instead");
    EQ_STR(duty_at(ctx, days[0].id, 0).state, "excused", "he is excused");
    u = duty_at(ctx, days[0].id, 1);
    EQ_INT(u.deputy_id, ding, "the next whose turn it is");
    EQ_INT(station_duty_swap(
               ctx,
               &(struct station_swap){.duty_id = u.id, .version = u.version, .reason = S("生病")}),
           ST_RULE, "nobody is left");
    EQ_TEXT(ctx->err.key, "station.nobody_left", "says so");
    modtest_clear(ctx);
    EQ_INT(modtest_events(ctx, "station.duty_changed"), 1, "one event");

    ctx->today = due;
    {
        const struct station_visit visits[] = {{.deputy_id = ding}};
        struct station_receive in = reception(town, visits, 1, "");
        struct duty_fact *facts;

        in.r.on = due;
        EQ_INT(station_receive(ctx, &in, &id), ST_OK, "received on the day");
        ASSERT(station_day_get(ctx, days[0].id, &days[0]) == ST_OK);
        EQ_STR(days[0].state, "held", "it is held");
        EQ_STR(duty_at(ctx, days[0].id, 1).state, "came", "who came, came");
        ASSERT(STATION_DUTIES[0].list(ctx,
                                      &(struct duty_query){.from = SINCE, .to = due, .limit = 10},
                                      &facts, &count) == ST_OK);
        EQ_INT(count, 1, "done by one");
        EQ_INT(facts[0].deputy_id, ding, "by her");
        ASSERT(STATION_DUTIES[1].list(ctx,
                                      &(struct duty_query){.from = SINCE, .to = due, .limit = 10},
                                      &facts, &count) == ST_OK);
        EQ_INT(count, 1, "missed by one");
        EQ_STR(facts[0].state, "excused", "who was excused");
    }
    EQ_INT(station_day_cancel(ctx, days[0].id, days[0].version, S("天气")), ST_RULE,
           "what was held stays");
    modtest_clear(ctx);
    EQ_INT(station_day_cancel(ctx, days[1].id, days[1].version, S("天气")), ST_OK, "one to come");
    ASSERT(station_next_days(ctx, town, 5, &next, &count) == ST_OK);
    EQ_INT(count, 0, "is not shown any more");
    EQ_INT(station_series_end(ctx, id, 1, due), ST_NOT_FOUND, "no such series");
    modtest_clear(ctx);
}

/* ---------------------------------------------------------------- how it is run */

/* An assessment reads the check list: what the last check of its period passed. */
static void by_standards(struct ctx *ctx)
{
    struct station_measure m = {.name = S("按标准考核"), .from_on = DAY, .to_on = DAY};
    struct station_measure_item item = {
        .title = S("建设标准"), .figure = S("standards"), .points = 1000, .target = 2000};
    struct station_measure_item *items;
    struct station_result *results;
    struct station_score *scores;
    size_t count;
    int64_t id = 0;

    ASSERT(station_measure_add(ctx, &m, &id) == ST_OK);
    item.measure_id = id;
    ASSERT(station_measure_item_add(ctx, &item) == ST_OK);
    ASSERT(station_measure_items(ctx, id, &items, &count) == ST_OK && count == 1);
    EQ_STR(items[0].figure, "standards", "counted by the check list");
    ASSERT(station_measure_move(ctx, id, 1, S("self")) == ST_OK);
    ASSERT(station_results(ctx, id, &results, &count) == ST_OK && count == 1);
    ASSERT(station_scores(ctx, results[0].id, &scores, &count) == ST_OK && count == 1);
    EQ_INT(scores[0].figure, 1000, "all of the list at the last check");
    EQ_INT(scores[0].points, 500, "half of what was wanted");
    m.name = S("没有检查过的一年");
    m.from_on = m.to_on = (struct date){2020, 1, 1};
    ASSERT(station_measure_add(ctx, &m, &id) == ST_OK);
    item.measure_id = id;
    ASSERT(station_measure_item_add(ctx, &item) == ST_OK);
    ASSERT(station_measure_move(ctx, id, 1, S("self")) == ST_OK);
    ASSERT(station_results(ctx, id, &results, &count) == ST_OK && count == 1);
    ASSERT(station_scores(ctx, results[0].id, &scores, &count) == ST_OK && count == 1);
    EQ_INT(scores[0].figure, 0, "nobody looked that year");
}

static void checked(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t town = station(ctx, "青石岭镇站", "township", 0);
    struct station_check c = {.station_id = town, .checked_on = DAY}, *checks;
    struct station_standard item = {.grouping = S("六有"), .title = S("有固定场所")};
    struct station_standard *list;
    struct due_item *dues;
    struct station s;
    int64_t passed[2];
    size_t count;

    EQ_INT(station_check_add(ctx, &c, NULL, 0), ST_RULE, "no list, no check");
    modtest_clear(ctx);
    EQ_INT(station_standard_add(ctx, &item), ST_OK, "an item of the list");
    EQ_INT(station_standard_add(ctx, &item), ST_INVALID, "once");
    modtest_clear(ctx);
    item.title = S("有工作制度");
    ASSERT(station_standard_add(ctx, &item) == ST_OK);
    ASSERT(station_standards(ctx, false, &list, &count) == ST_OK && count == 2);
    passed[0] = list[0].id;
    passed[1] = list[1].id;
    EQ_INT(station_check_add(ctx, &c, passed, 1), ST_INVALID, "until when it is put right");
    modtest_clear(ctx);
    c.rectify_until = (struct date){2026, 11, 1};
    EQ_INT(station_check_add(ctx, &c, passed, 1), ST_OK, "one of two passed");
    ASSERT(station_get(ctx, town, &s) == ST_OK);
    EQ_STR(s.state, "rectify", "the station is put right");
    ASSERT(STATION_DUES[1].list(ctx, c.rectify_until, c.rectify_until, &dues, &count) == ST_OK);
    EQ_INT(count, 1, "a deadline");
    ASSERT(station_checks(ctx, town, &checks, &count) == ST_OK && count == 1);
    EQ_INT(checks[0].passed, 1, "one");
    EQ_INT(checks[0].items, 2, "of two");
    EQ_INT(station_check_rectified(ctx, checks[0].id, checks[0].version, SINCE), ST_INVALID,
           "not before the check");
    modtest_clear(ctx);
    EQ_INT(station_check_rectified(ctx, checks[0].id, checks[0].version, ctx->today), ST_OK,
           "put right");
    EQ_INT(station_check_rectified(ctx, checks[0].id, checks[0].version + 1, ctx->today), ST_RULE,
           "once");
    modtest_clear(ctx);
    ASSERT(station_get(ctx, town, &s) == ST_OK);
    EQ_STR(s.state, "running", "it runs again");
    EQ_INT(station_check_add(ctx, &c, passed, 2), ST_OK, "all passed");
    ASSERT(station_get(ctx, town, &s) == ST_OK);
    EQ_STR(s.state, "running", "it runs on");
    by_standards(ctx);
}

static void paid(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct station_fund f = {.station_id = station(ctx, "青石岭镇站", "township", 0),
                             .year = 2026,
                             .kind = S("allocated"),
                             .amount_fen = 5000000,
                             .on = DAY,
                             .purpose = S("运行经费")};
    struct station_purse purse;

    EQ_INT(station_fund_add(ctx, &f), ST_OK, "50,000 yuan");
    f.kind = S("spent");
    f.amount_fen = 5000001;
    EQ_INT(station_fund_add(ctx, &f), ST_RULE, "not one fen more is spent");
    modtest_clear(ctx);
    f.amount_fen = 1234567;
    EQ_INT(station_fund_add(ctx, &f), ST_OK, "some is");
    f.kind = S("settled");
    f.amount_fen = 1234568;
    EQ_INT(station_fund_add(ctx, &f), ST_RULE, "only what was spent is settled");
    modtest_clear(ctx);
    f.amount_fen = 0;
    EQ_INT(station_fund_add(ctx, &f), ST_INVALID, "an amount it must be");
    modtest_clear(ctx);
    ASSERT(station_purse(ctx, 0, 2026, &purse) == ST_OK);
    EQ_INT(purse.allocated - purse.spent, 3765433, "what is left");
    EQ_INT(modtest_events(ctx, "station.fund_booked"), 2, "two events");
}

static void guided(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t town = station(ctx, "青石岭镇站", "township", 0);
    const struct station_guide pair = {.station_id = town, .name = S("陈国栋"), .from_on = SINCE};
    struct station_guidance visit = {.station_id = town, .on = DAY, .found = S("制度上墙")};
    struct station_activity a = {.station_id = town,
                                 .kind = S("training"),
                                 .title = S("学习代表法"),
                                 .on = {2026, 12, 1},
                                 .state = S("held")};
    struct station_guide *all;
    size_t count;
    int64_t id;

    EQ_INT(station_guide_add(ctx, &pair), ST_OK, "a leader looks after it");
    ASSERT(station_guides(ctx, town, &all, &count) == ST_OK && count == 1);
    visit.guide_id = all[0].id;
    EQ_INT(station_guidance_add(ctx, &visit), ST_OK, "he comes");
    EQ_INT(station_guide_end(ctx, all[0].id, all[0].version, (struct date){2026, 6, 1}), ST_OK,
           "until June");
    EQ_INT(station_guidance_add(ctx, &visit), ST_RULE, "not after that");
    modtest_clear(ctx);
    EQ_INT(station_activity_put(ctx, &a, &id), ST_INVALID, "what is held is past");
    modtest_clear(ctx);
    a.state = S("planned");
    EQ_INT(station_activity_put(ctx, &a, &id), ST_OK, "planned");
    a.id = id;
    a.version = 1;
    a.on = DAY;
    a.state = S("held");
    EQ_INT(station_activity_put(ctx, &a, &id), ST_OK, "held");
    EQ_INT(station_activity_put(ctx, &a, &id), ST_CONFLICT, "changed meanwhile");
    modtest_clear(ctx);
}

/* ---------------------------------------------------------------- the assessment */

static struct station_measure measure(struct ctx *ctx, int64_t id)
{
    struct station_measure m;

    ASSERT(station_measure_get(ctx, id, &m) == ST_OK);
    return m;
}

static enum status move(struct ctx *ctx, int64_t id, const char *state)
{
    modtest_clear(ctx);
    return station_measure_move(ctx, id, measure(ctx, id).version, str_from(state));
}

static enum status score(struct ctx *ctx, int64_t result, int64_t points)
{
    const int64_t all[] = {-1, points};
    struct station_result r;

    ASSERT(station_result_get(ctx, result, &r) == ST_OK);
    return station_score_put(
        ctx, &(struct station_scoring){
                 .result_id = result, .version = r.version, .points = all, .count = 2});
}

/* An item written by mistake goes again; no more by hand than a page can hold. */
static void mistaken(struct ctx *ctx, int64_t id)
{
    struct station_measure_item item = {
        .measure_id = id, .title = S("多出来的"), .figure = S(""), .points = 100};
    struct station_measure_item *items;
    size_t count;

    for (int i = 1; i < STATION_MANUAL_MAX; i++)
        if (station_measure_item_add(ctx, &item) != ST_OK)
            OK(false, "twenty by hand");
    EQ_INT(station_measure_item_add(ctx, &item), ST_RULE, "not twenty-one");
    modtest_clear(ctx);
    item.figure = S("visits");
    item.target = 5;
    EQ_INT(station_measure_item_add(ctx, &item), ST_OK, "more by the records");
    ASSERT(station_measure_items(ctx, id, &items, &count) == ST_OK);
    EQ_INT(count, 22, "all are there");
    for (size_t i = 2; i < count; i++)
        if (station_measure_item_drop(ctx, id, items[i].id) != ST_OK)
            OK(false, "what is too much goes");
    EQ_INT(station_measure_item_drop(ctx, id, items[2].id), ST_CONFLICT, "once");
    modtest_clear(ctx);
}

static void assessed(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t one = station(ctx, "甲站", "township", 0),
                  two = station(ctx, "乙站", "township", 0);
    const int64_t wang = modtest_deputy(ctx, "王德明", "青石岭镇代表团");
    const struct station_visit visits[] = {{.deputy_id = wang}};
    struct station_receive in = reception(one, visits, 1, "");
    struct station_measure m = {
        .name = S("2026年考核"), .from_on = {2026, 1, 1}, .to_on = {2026, 12, 31}};
    struct station_measure_item item = {
        .title = S("接待群众"), .figure = S("people"), .points = 6000, .target = 20};
    struct station_self *selves;
    struct station_result *r;
    size_t count;
    int64_t id;

    ASSERT(station_receive(ctx, &in, &id) == ST_OK);
    in = reception(station(ctx, "一个点", "point", one), visits, 1, "");
    in.r.people = 3;
    ASSERT(station_receive(ctx, &in, &id) == ST_OK);
    EQ_INT(station_measure_add(ctx, &m, &id), ST_OK, "an assessment");
    EQ_INT(move(ctx, id, "self"), ST_RULE, "not without items");
    modtest_clear(ctx);
    item.measure_id = id;
    item.target = 0;
    EQ_INT(station_measure_item_add(ctx, &item), ST_INVALID, "a figure needs a target");
    modtest_clear(ctx);
    item.target = 20;
    EQ_INT(station_measure_item_add(ctx, &item), ST_OK, "one by the records");
    item.figure = S("");
    item.points = 4000;
    EQ_INT(station_measure_item_add(ctx, &item), ST_OK, "one by hand");
    mistaken(ctx, id);
    EQ_INT(move(ctx, id, "review"), ST_RULE, "step by step");
    EQ_INT(move(ctx, id, "self"), ST_OK, "begun");
    ASSERT(station_selves_open(ctx, &selves, &count) == ST_OK);
    EQ_INT(count, 2, "both are to say what they think of themselves");
    EQ_INT(station_measure_item_add(ctx, &item), ST_RULE, "then its items stay");
    modtest_clear(ctx);
    ASSERT(station_results(ctx, id, &r, &count) == ST_OK);
    EQ_INT(count, 2, "two stations; a point is not assessed by itself");
    arr_each (i, count)
        EQ_INT(score(ctx, r[i].id, 3000), ST_OK, "what the station says of itself");
    ASSERT(station_selves_open(ctx, &selves, &count) == ST_OK);
    EQ_INT(count, 0, "both have");
    count = 2;
    EQ_INT(move(ctx, id, "review"), ST_OK, "the office looks");
    EQ_INT(move(ctx, id, "done"), ST_RULE, "not before it has");
    modtest_clear(ctx);
    arr_each (i, count)
        EQ_INT(score(ctx, r[i].id, r[i].station_id == two ? 4000 : 3500), ST_OK, "it has");
    EQ_INT(move(ctx, id, "done"), ST_OK, "ranked");
    ASSERT(station_results(ctx, id, &r, &count) == ST_OK);
    EQ_INT(r[0].station_id, one, "the first");
    EQ_INT(r[0].points, 6500, "half of sixty for 7 people and 3 at its point of 20, and 35");
    EQ_INT(r[1].points, 4000, "nobody received, and 40");
    EQ_INT(r[1].place, 2, "the second");
    EQ_INT(score(ctx, r[0].id, 0), ST_RULE, "it is over");
    modtest_clear(ctx);
}

int main(void)
{
    modtest_both("rota", rota);
    modtest_both("checked", checked);
    modtest_both("paid", paid);
    modtest_both("guided", guided);
    modtest_both("assessed", assessed);
    return tap_done();
}
