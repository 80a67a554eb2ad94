// SPDX-License-Identifier: MulanPSL-2.0
/* Stations on both databases: registered, opened, deputies assigned, receptions written once. */
#include "modules/body/body.h"
#include "modules/deputy/deputy_actions.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_duties.h"
#include "modules/station/station_indicators.h"
#include "modules/station/station_jobs.h"
#include "modules/station/station_report.h"
#include "modules/tests/modtest.h"
#include "platform/db.h"
#include "platform/import.h"
#include <unistd.h>

static const struct date SINCE = {2026, 1, 10}, DAY = {2026, 10, 15};

static int64_t station(struct ctx *ctx, const char *name, const char *kind, int64_t parent)
{
    const struct station s = {.name = str_from(name),
                              .kind = str_from(kind),
                              .parent_id = parent,
                              .state = S("running"),
                              .division = S("149921100")};
    int64_t id = 0;

    if (station_add(ctx, &s, &id) != ST_OK)
        printf("Bail out! %s %s\n", ctx->err.key, modtest_field(ctx));
    ASSERT(id != 0);
    return id;
}

static enum status assign(struct ctx *ctx, int64_t station_id, int64_t deputy)
{
    const struct station_deputy d = {
        .station_id = station_id, .deputy_id = deputy, .from_on = SINCE};
    int64_t id;

    modtest_clear(ctx);
    return station_assign(ctx, &d, &id);
}

static struct station_receive reception(int64_t station_id, const struct station_visit *visits,
                                        size_t count, const char *client)
{
    return (struct station_receive){.r = {.station_id = station_id,
                                          .client = str_from(client),
                                          .way = S("offline"),
                                          .on = DAY,
                                          .people = 7},
                                    .visits = visits,
                                    .visits_count = count};
}

/* ---------------------------------------------------------------- the register */

static void registered(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t county = station(ctx, "县站", "county", 0);
    const int64_t town = station(ctx, "青石岭镇站", "township", county);
    struct station s = {.name = S("青石岭镇站"), .kind = S("point"), .state = S("running")};
    struct station *found;
    size_t count;
    int64_t id;

    EQ_INT(station_add(ctx, &s, &id), ST_INVALID, "a name is used once");
    EQ_TEXT(modtest_field(ctx), "name", "says so");
    s.name = S("点");
    s.division = S("14992");
    EQ_INT(station_add(ctx, &s, &id), ST_INVALID, "a code of five digits");
    EQ_TEXT(modtest_field(ctx), "division", "says so");
    s.division = S("149921100201");
    s.lat_e6 = 1;
    EQ_INT(station_add(ctx, &s, &id), ST_INVALID, "half a position");
    EQ_TEXT(modtest_field(ctx), "lon", "says so");
    s.lat_e6 = 0;
    s.kind = S("county");
    s.parent_id = town;
    EQ_INT(station_add(ctx, &s, &id), ST_INVALID, "the county's does not belong to a township's");
    modtest_clear(ctx);
    s.kind = S("point");
    EQ_INT(station_add(ctx, &s, &id), ST_OK, "a point does");
    ASSERT(station_get(ctx, id, &s) == ST_OK);
    EQ_INT(station_become(ctx, id, s.version, S("planned"), DAY), ST_RULE, "no way back");
    modtest_clear(ctx);
    EQ_INT(station_become(ctx, id, s.version, S("closed"), (struct date){2027, 1, 1}), ST_INVALID,
           "not in the future");
    modtest_clear(ctx);
    EQ_INT(station_become(ctx, id, s.version, S("closed"), DAY), ST_OK, "closed");
    EQ_INT(station_become(ctx, id, s.version, S("running"), DAY), ST_CONFLICT, "changed meanwhile");
    modtest_clear(ctx);
    ASSERT(station_find(ctx, S("149921100"), S(""), 10, &found, &count) == ST_OK);
    EQ_INT(count, 2, "a closed one is not shown");
    ASSERT(station_of_area(ctx, S("149921100201"), &s) == ST_OK);
    OK(s.id == town || s.id == county, "the nearest that is open");
    EQ_INT(modtest_events(ctx, "station.added"), 3, "three events");
    {
        const struct station_filter f = {.kind = S("point"), .sort = "name", .limit = 5};
        struct station_row *rows;
        int64_t total;
        struct str next;

        ASSERT(station_page(ctx, &f, &rows, &count, &next, &total) == ST_OK);
        EQ_INT(total, 1, "one point in the list");
        ASSERT(station_page(ctx, &f, &rows, &count, &next, NULL) == ST_OK);
        EQ_INT(count, 1, "the same, without asking how many there are in all");
        EQ_STR(rows[0].parent_name, "青石岭镇站", "below its station");
    }
}

static void on_the_sketch(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const struct station s = {.name = S("山上的点"),
                              .place = S("旧村委会"),
                              .kind = S("point"),
                              .state = S("running"),
                              .division = S("149921100"),
                              .lat_e6 = 35480000,
                              .lon_e6 = 111200000};
    struct station_point *places;
    int64_t id, before, lost;
    size_t count;

    (void)station(ctx, "县站", "county", 0);
    ASSERT(station_placed(ctx, 10, &places, &count, &before) == ST_OK);
    EQ_INT(count, 0, "nobody has entered where it is");
    EQ_INT(before, 1, "that is said");
    ASSERT(station_add(ctx, &s, &id) == ST_OK);
    ASSERT(station_placed(ctx, 10, &places, &count, &lost) == ST_OK);
    EQ_INT(count, 1, "one has a place");
    OK(places[0].id == id && places[0].lat_e6 == 35480000 && places[0].lon_e6 == 111200000, "this");
    EQ_STR(places[0].place, "旧村委会", "with its address");
    EQ_INT(lost, before, "the others still have none");
    (void)station(ctx, "还没有坐标的点", "point", 0);
    ASSERT(station_placed(ctx, 10, &places, &count, &lost) == ST_OK);
    EQ_INT(count, 1, "a new one without a place is not drawn");
    EQ_INT(lost, before + 1, "but counted");
    ASSERT(station_placed(ctx, 0, &places, &count, &lost) == ST_OK);
    EQ_INT(count, 0, "no more than asked for");
}

static void assigned(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t town = station(ctx, "青石岭镇站", "township", 0);
    const int64_t wang = modtest_deputy(ctx, "王德明", "青石岭镇代表团");
    const struct date AFTER = date_add_days(DAY, 2);
    struct station_deputy d = {.station_id = town, .from_on = SINCE}, *all;
    int64_t id = 0, other = 0;
    size_t count;

    EQ_INT(assign(ctx, town, wang), ST_OK, "a deputy of the county");
    EQ_INT(assign(ctx, town, wang), ST_RULE, "not twice at a time");
    modtest_clear(ctx);
    EQ_INT(station_assign(ctx, &d, &id), ST_INVALID, "somebody it must be");
    modtest_clear(ctx);
    d.name = S("赵新华");
    d.level = S("city");
    EQ_INT(station_assign(ctx, &d, &id), ST_OK,
           "a deputy of the city, who is not in this register");
    ASSERT(station_deputies_at(ctx, town, DAY, &all, &count) == ST_OK);
    EQ_INT(count, 2, "two serve there");
    EQ_INT(all[0].outside_id, 0, "of him no more is known than the name");
    EQ_STR(all[0].level, "city", "the higher level first");
    EQ_STR(all[1].level, "county", "one of this congress");
    EQ_INT(station_unassign(ctx, id, all[0].version, (struct date){2025, 1, 1}), ST_INVALID,
           "not before he came");
    modtest_clear(ctx);
    EQ_INT(station_unassign(ctx, id, all[0].version, DAY), ST_OK, "he leaves");
    EQ_INT(station_unassign(ctx, id, all[0].version + 1, DAY), ST_RULE, "once");
    modtest_clear(ctx);
    ASSERT(deputy_outside_set(ctx,
                              &(struct deputy_outside_new){.level = S("city"),
                                                           .congress_name = S("云州市人大"),
                                                           .name = S("赵新华"),
                                                           .from_on = SINCE},
                              &other) == ST_OK);
    d = (struct station_deputy){.station_id = town, .outside_id = other, .from_on = AFTER};
    EQ_INT(station_assign(ctx, &d, &id), ST_OK, "from the register of five levels");
    ASSERT(station_deputies_at(ctx, town, AFTER, &all, &count) == ST_OK);
    EQ_STR(all[0].name, "赵新华", "he has the name that stands there");
    EQ_INT(all[0].outside_id, other, "and is known by his entry");
    EQ_INT(station_assign(ctx, &d, &id), ST_RULE, "not twice at a time");
    modtest_clear(ctx);
    ASSERT(station_deputies_at(ctx, town, (struct date){2026, 10, 16}, &all, &count) == ST_OK);
    EQ_INT(count, 1, "one is left the day after");
}

/* ---------------------------------------------------------------- receptions */

/* A share is finished at its own problem only. */
static void shared(struct ctx *ctx, int64_t problem_id, int64_t other_id)
{
    struct station_joint *all, in = {.problem_id = problem_id,
                                     .account_id = modtest_account(ctx, "joint", "reader", 0),
                                     .part = S("community"),
                                     .what = S("看一看"),
                                     .due_on = ctx->today,
                                     .version = 1,
                                     .note = S("看了")};
    size_t count = 0;

    ASSERT(station_share_add(ctx, &in) == ST_OK);
    ASSERT(station_shares(ctx, problem_id, &all, &count) == ST_OK && count == 1);
    in.id = all[0].id;
    in.problem_id = other_id;
    EQ_INT(station_share_finish(ctx, &in), ST_NOT_FOUND, "not at another problem");
    modtest_clear(ctx);
    in.problem_id = problem_id;
    EQ_INT(station_share_finish(ctx, &in), ST_OK, "at its own");
}

static void received(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t town = station(ctx, "青石岭镇站", "township", 0);
    const int64_t wang = modtest_deputy(ctx, "王德明", "青石岭镇代表团");
    const struct station_visit visits[] = {{.deputy_id = wang}};
    const struct station_told told[] = {
        {.subject = S("村口路灯不亮"), .citizen = S("冯秀兰"), .contact = S("13800000000")},
        {.subject = S("水压不足")}};
    struct station_receive in = reception(town, visits, 1, "device-1");
    const struct actor *system = ctx->actor;
    struct actor other = *system;
    struct station_problem *problems;
    struct str name, contact;
    int64_t id = 0, again = 0;
    size_t count;

    in.told = told;
    in.told_count = COUNT(told);
    EQ_INT(station_receive(ctx, &in, &id), ST_OK, "written down");
    EQ_INT(station_receive(ctx, &in, &again), ST_OK, "sent a second time");
    EQ_INT(again, id, "it is the same");
    other.account_id = 1002;
    ctx->actor = &other;
    EQ_INT(station_receive(ctx, &in, &again), ST_CONFLICT, "another account's key is no copy");
    EQ_TEXT(ctx->err.key, "station.client_taken", "and is told so");
    modtest_clear(ctx);
    ctx->actor = system;
    EQ_INT(modtest_events(ctx, "station.received"), 1, "one event");
    EQ_INT(modtest_events(ctx, "station.problem_noted"), 2, "one for each problem");
    ASSERT(station_reception_problems(ctx, id, &problems, &count) == ST_OK);
    EQ_INT(count, 2, "two problems");
    OK(problems[0].named && !problems[1].named, "one of them by somebody");
    ASSERT(station_problem_citizen(ctx, problems[0].id, &name, &contact) == ST_OK);
    EQ_STR(name, "冯秀兰", "who told it");
    EQ_STR(contact, "13800000000", "and the phone");
    shared(ctx, problems[0].id, problems[1].id);
    in.visits_count = 0;
    EQ_INT(station_receive(ctx, &in, &id), ST_INVALID, "nobody received");
    modtest_clear(ctx);
    in = reception(town, visits, 1, "");
    in.r.on = (struct date){2026, 12, 1};
    EQ_INT(station_receive(ctx, &in, &id), ST_INVALID, "not in the future");
    EQ_TEXT(modtest_field(ctx), "on", "says so");
}

static void settled(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t town = station(ctx, "青石岭镇站", "township", 0);
    const struct station_told told = {.subject = S("村口路灯不亮")};
    struct station_settle s = {.state = "solved", .level = "community", .result = S("已换灯")};
    struct station_problem p;

    ASSERT(station_problem_note(ctx, town, 0, DAY, &told, &s.id) == ST_OK);
    EQ_INT(station_problem_take_up(ctx, s.id, 77), ST_OK, "taken up");
    EQ_INT(station_problem_take_up(ctx, s.id, 77), ST_OK, "twice changes nothing");
    EQ_INT(modtest_events(ctx, "station.problem_taken_up"), 1, "one event");
    EQ_INT(station_problem_settle(ctx, &s), ST_OK, "solved");
    EQ_INT(station_problem_settle(ctx, &s), ST_OK, "twice changes nothing");
    EQ_INT(modtest_events(ctx, "station.problem_settled"), 1, "one event");
    ASSERT(station_problem_get(ctx, s.id, &p) == ST_OK);
    EQ_STR(p.state, "solved", "it is solved");
    EQ_STR(p.level, "community", "by the community");
    OK(date_cmp(p.settled_on, ctx->today) == 0, "today");
    s.state = "handling";
    EQ_INT(station_problem_settle(ctx, &s), ST_OK, "again in hand");
    ASSERT(station_problem_get(ctx, s.id, &p) == ST_OK);
    OK(date_none(p.settled_on), "then it is not settled");
    s.state = "forgotten";
    EQ_INT(station_problem_settle(ctx, &s), ST_INVALID, "there is no such state");
    modtest_clear(ctx);
}

static enum status erase_tx(struct ctx *ctx, const void *input)
{
    return STATION_RETENTIONS[0].erase(ctx, *(const int64_t *)input);
}

static void forgotten(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t town = station(ctx, "青石岭镇站", "township", 0);
    const struct station_told told = {.subject = S("村口路灯不亮"), .citizen = S("冯秀兰")};
    struct station_settle s = {.state = "solved"};
    struct retention_item *list;
    struct station_problem p;
    struct str name, contact;
    size_t count;

    ASSERT(station_problem_note(ctx, town, 0, DAY, &told, &s.id) == ST_OK);
    ASSERT(STATION_RETENTIONS[0].list(ctx, ctx->today, 0, 9, &list, &count) == ST_OK);
    EQ_INT(count, 0, "nobody is forgotten while it goes on");
    ASSERT(station_problem_settle(ctx, &s) == ST_OK);
    ASSERT(STATION_RETENTIONS[0].list(ctx, ctx->today, 0, 9, &list, &count) == ST_OK);
    EQ_INT(count, 1, "when it is settled its time runs");
    EQ_INT(db_tx(ctx, erase_tx, &s.id), ST_OK, "and is over");
    ASSERT(station_problem_get(ctx, s.id, &p) == ST_OK);
    OK(!p.named, "nobody is named");
    EQ_STR(p.subject, "村口路灯不亮", "what was told stays");
    ASSERT(station_problem_citizen(ctx, s.id, &name, &contact) == ST_OK);
    EQ_STR(name, "", "who told it is gone");
    ASSERT(STATION_RETENTIONS[0].list(ctx, ctx->today, 0, 9, &list, &count) == ST_OK);
    EQ_INT(count, 0, "once");
}

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

/* ---------------------------------------------------------------- imports and figures */

static const char *sheet(const char *text)
{
    static char path[] = "/tmp/station-test-XXXXXX.csv";
    FILE *f;

    memcpy(path, "/tmp/station-test-XXXXXX.csv", sizeof path);
    f = fdopen(mkstemps(path, 4), "w");
    ASSERT(f != NULL && fputs(text, f) >= 0 && fclose(f) == 0);
    return path;
}

struct bringing {
    const char *kind, *path;
    struct import_counts counts;
};

static enum status bring_tx(struct ctx *ctx, const void *input)
{
    struct bringing *b = *(struct bringing *const *)input;
    size_t row;

    return import_write(ctx, import_kind_find(str_from(b->kind)), b->path, IMPORT_REPEATS_REFUSED,
                        &b->counts, &row);
}

static enum status bring(struct ctx *ctx, struct bringing *b)
{
    const enum status st = db_tx(ctx, bring_tx, &b);

    unlink(b->path);
    return st;
}

static int64_t figure(struct ctx *ctx, const char *name, int64_t *out_whole)
{
    const struct indicator_query q = {.period = {{2026, 1, 1}, {2026, 12, 31}}};

    for (const struct indicator *i = STATION_INDICATORS; i->name != NULL; i++) {
        struct indicator_value *v;
        size_t count;

        if (strcmp(i->name, name) != 0)
            continue;
        ASSERT(i->values(ctx, &q, &v, &count) == ST_OK && count == 1);
        if (out_whole != NULL)
            *out_whole = v[0].denominator;
        return v[0].numerator;
    }
    return -1;
}

static void brought(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    struct bringing stations = {"station",
                                sheet("名称,类别,所属站,区划代码,建成日期\n"
                                      "青石岭镇站,乡镇站,,149921100,2026-03-01\n"
                                      "青石岭点,联络点,青石岭镇站,149921100201,2025-03-01\n"),
                                {0}};
    struct bringing receptions = {"station_reception", NULL, {0}};
    struct bringing again = {"station_reception", NULL, {0}};
    static const char RECEPTIONS[] =
        "编号,联络站,接待日期,接待代表,代表层级,接待人次,反映问题,办理情况\n"
        "1,青石岭镇站,2026-05-06,王德明、丁小燕,,12,路灯不亮；水压不足,已解决；办理中\n"
        "2,青石岭点,2026-06-06,赵新华,市代表,3,桥面破损,已解决\n"
        "3,青石岭点,2026-06-07,丁小燕,,2,,\n";
    const int64_t wang = modtest_deputy(ctx, "王德明", "青石岭镇代表团");
    struct import_undo undo = {0};
    const struct import_kind *kind = import_kind_find(S("station_reception"));
    int64_t whole;

    (void)modtest_deputy(ctx, "丁小燕", "青石岭镇代表团");
    EQ_INT(bring(ctx, &stations), ST_OK, "two stations");
    EQ_INT(stations.counts.written, 2, "both written");
    receptions.path = sheet(RECEPTIONS);
    EQ_INT(bring(ctx, &receptions), ST_OK, "three receptions");
    EQ_INT(receptions.counts.written, 3, "all written");
    again.path = sheet(RECEPTIONS);
    EQ_INT(bring(ctx, &again), ST_OK, "again");
    EQ_INT(again.counts.skipped, 3, "nothing twice");
    EQ_INT(figure(ctx, "station.there", NULL), 2, "stations");
    EQ_INT(figure(ctx, "station.built", NULL), 1, "one built this year");
    EQ_INT(figure(ctx, "station.visits", NULL), 4, "deputies who came, counted each time");
    EQ_INT(figure(ctx, "station.people", NULL), 17, "people received");
    EQ_INT(figure(ctx, "station.levels", NULL), 2, "levels");
    EQ_INT(figure(ctx, "station.solved", &whole), 2, "solved");
    EQ_INT(whole, 3, "of three told");
    EQ_INT(figure(ctx, "station.party_visits", NULL), 0, "there is no party group");
    {
        const struct body party = {
            .kind = BODY_PARTY_GROUP, .name = S("县人大常委会党组"), .from_on = {2026, 1, 1}};
        struct body_member m = {
            .deputy_id = wang, .post = BODY_CHAIR, .from_on = {2026, 1, 1}, .to_on = {2026, 5, 6}};
        int64_t id;

        ASSERT(body_add(ctx, &party, &m.body_id) == ST_OK);
        ASSERT(body_seat(ctx, &m, &id) == ST_OK);
    }
    EQ_INT(figure(ctx, "station.party_visits", NULL), 1, "a member on that day, his last");
    EQ_INT(figure(ctx, "station.party_solved", &whole), 1, "solved of what he was told");
    EQ_INT(whole, 2, "of two");
    ASSERT(receptions.counts.ids_count == 3);
    EQ_INT(kind->undo(ctx, receptions.counts.ids[0], true, &undo), ST_OK, "it can go");
    OK(undo.why == NULL, "nobody has changed it");
}

/* The orders of the lists are those of indexes: a page of a few is read without sorting all. */
static void ordered(struct journaltest *t)
{
    static const char *const PLANS[] = {
        "EXPLAIN QUERY PLAN SELECT s.note FROM station s WHERE s.congress_id = 1"
        " ORDER BY s.division, s.id LIMIT 20",
        "EXPLAIN QUERY PLAN SELECT s.note FROM station s WHERE s.congress_id = 1"
        " AND s.parent_id = 7 ORDER BY s.name, s.id LIMIT 20",
        "EXPLAIN QUERY PLAN SELECT s.note FROM station s WHERE s.congress_id = 1"
        " AND s.state IN ('running', 'rectify')"
        " ORDER BY CASE s.kind WHEN 'county' THEN 0 WHEN 'township' THEN 1"
        " WHEN 'community' THEN 2 WHEN 'base' THEN 3 ELSE 4 END, s.division, s.name LIMIT 101",
        "EXPLAIN QUERY PLAN SELECT r.note FROM station_reception r WHERE r.congress_id = 1"
        " AND r.station_id = 7 ORDER BY r.on_day DESC, r.id DESC LIMIT 5",
    };
    struct ctx *ctx = t->ctx;
    struct rows r;

    arr_each (i, COUNT(PLANS)) {
        ASSERT(db_rows(ctx, &r, PLANS[i], NULL, 0) == ST_OK);
        EQ_INT(r.count, 1, "one step");
        OK(!str_has(cell_text(&r, 0, 3), S("TEMP B-TREE")), PLANS[i]);
    }
}

int main(void)
{
    modtest_both("registered", registered);
    modtest_both("sketch", on_the_sketch);
    modtest_both("assigned", assigned);
    modtest_both("received", received);
    modtest_both("settled", settled);
    modtest_both("forgotten", forgotten);
    modtest_both("rota", rota);
    modtest_both("checked", checked);
    modtest_both("paid", paid);
    modtest_both("guided", guided);
    modtest_both("assessed", assessed);
    modtest_both("brought", brought);
    modtest_one("ordered", ordered);
    return tap_done();
}
