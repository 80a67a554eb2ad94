// SPDX-License-Identifier: MulanPSL-2.0
/* Who is told: those on duty on a day that does not take place, whoever gets a task. On both
 * databases. Today is 2026-11-20, a Friday. */
#include "modules/station/station_actions.h"
#include "modules/station/station_jobs.h"
#include "modules/tests/modtest.h"
#include "platform/db.h"
#include "platform/db/tests/dbtest.h"

static const struct date SINCE = {2026, 1, 10};

static int64_t station(struct ctx *ctx)
{
    const struct station s = {
        .name = S("青石岭镇站"), .kind = S("township"), .state = S("running")};
    int64_t id = 0;

    ASSERT(station_add(ctx, &s, &id) == ST_OK);
    return id;
}

/* A deputy who serves there. */
static int64_t serving(struct ctx *ctx, int64_t station_id, const char *name)
{
    const int64_t deputy = modtest_deputy(ctx, name, "青石岭镇代表团");
    int64_t id;

    ASSERT(station_assign(ctx,
                          &(struct station_deputy){
                              .station_id = station_id, .deputy_id = deputy, .from_on = SINCE},
                          &id) == ST_OK);
    return deputy;
}

/* Each 15th, two deputies at a time: December and January are made. */
static int64_t monthly(struct ctx *ctx, int64_t station_id)
{
    const struct station_series s = {
        .station_id = station_id,
        .title = S("人大代表接待日"),
        .cycle = {.rule = STATION_MONTHLY, .nth = 15, .from_on = {2026, 12, 1}},
        .from_minute = 540,
        .to_minute = 660,
        .seats = 2};
    int64_t id = 0;

    ASSERT(station_series_add(ctx, &s, &id) == ST_OK);
    return id;
}

static int64_t days(struct ctx *ctx, int64_t station_id, const char *state)
{
    const struct station_day_filter f = {
        .station_id = station_id, .state = str_from(state), .limit = 20, .sort = "day"};
    struct station_day *all;
    struct str next;
    int64_t total;
    size_t count;

    ASSERT(station_day_page(ctx, &f, &all, &count, &next, &total) == ST_OK);
    return total;
}

static int64_t told(struct ctx *ctx, const char *kind)
{
    return dbtest_int(
        ctx, str_printf(ctx->arena, "SELECT COUNT(*) FROM notice WHERE kind = '%s'", kind).ptr);
}

static void series_ended(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t town = station(ctx);
    int64_t series;

    (void)serving(ctx, town, "王德明");
    (void)serving(ctx, town, "丁小燕");
    series = monthly(ctx, town);
    EQ_INT(days(ctx, town, "scheduled"), 2, "December and January");
    EQ_INT(station_series_end(ctx, series, 1, (struct date){2026, 12, 20}), ST_OK, "it ends");
    EQ_INT(days(ctx, town, "scheduled"), 1, "December takes place");
    EQ_INT(days(ctx, town, "cancelled"), 1, "January does not");
    EQ_INT(told(ctx, "station.day_cancelled"), 2, "both who were on duty then are told");
}

/* The series ended a while ago, as is written down today: December is past by then. */
static void ended_before(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t town = station(ctx);
    int64_t series;

    (void)serving(ctx, town, "王德明");
    (void)serving(ctx, town, "丁小燕");
    series = monthly(ctx, town);
    ctx->today = (struct date){2026, 12, 16};
    EQ_INT(station_series_end(ctx, series, 1, (struct date){2026, 12, 1}), ST_OK, "it ended");
    EQ_INT(days(ctx, town, "cancelled"), 2, "neither takes place");
    EQ_INT(told(ctx, "station.day_cancelled"), 2, "they are told of January alone");
}

static void closed(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t town = station(ctx);
    const struct station_day single = {.station_id = town,
                                       .title = S("加一天"),
                                       .on = {2026, 11, 28},
                                       .from_minute = 540,
                                       .to_minute = 660};
    struct station_series *all;
    struct station s;
    size_t count;
    int64_t id;

    (void)serving(ctx, town, "王德明");
    (void)monthly(ctx, town);
    ASSERT(station_day_add(ctx, &single, 1, &id) == ST_OK);
    EQ_INT(days(ctx, town, "scheduled"), 3, "three days to come");
    ASSERT(station_get(ctx, town, &s) == ST_OK);
    EQ_INT(station_become(ctx, town, s.version, S("closed"), (struct date){2026, 11, 1}), ST_OK,
           "closed, as is written down afterwards");
    EQ_INT(days(ctx, town, "scheduled"), 0, "nobody has to come");
    EQ_INT(told(ctx, "station.day_cancelled"), 3, "and who was on duty hears of it");
    ASSERT(station_series_of(ctx, town, &all, &count) == ST_OK);
    EQ_INT((int64_t)count, 1, "its series");
    OK(!date_none(all[0].cycle.to_on), "has ended");
    ASSERT(station_get(ctx, town, &s) == ST_OK);
    EQ_INT(station_become(ctx, town, s.version, S("running"), ctx->today), ST_OK, "opened again");
    ASSERT(station_days_make(ctx) == ST_OK);
    EQ_INT(days(ctx, town, "scheduled"), 0, "days are planned anew by whoever keeps it");
}

static void shared(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t town = station(ctx);
    const struct date due = {2026, 11, 27};
    struct station_joint h = {.part = S("community"), .what = S("先拉警戒线"), .due_on = due}, *all;
    struct due_item *items;
    size_t count;
    int64_t problem;

    ASSERT(station_problem_note(ctx, town, 0, ctx->today,
                                &(struct station_told){.subject = S("便桥护栏缺了一段")},
                                &problem) == ST_OK);
    h.problem_id = problem;
    EQ_INT(station_share_add(ctx, &h), ST_INVALID, "nobody is chosen");
    EQ_TEXT(ctx->field_errors[0].key, "station.share.who_missing", "says so, and of no deputy");
    modtest_clear(ctx);
    h.account_id = modtest_account(ctx, "keeper9", "keeper", 0);
    EQ_INT(station_share_add(ctx, &h), ST_OK, "a task for the community");
    EQ_INT(told(ctx, "station.shared"), 1, "who has it is told");
    ASSERT(STATION_DUES[3].list(ctx, due, due, &items, &count) == ST_OK);
    EQ_INT((int64_t)count, 1, "and reminded");
    EQ_INT(items[0].account_id, h.account_id, "he");
    EQ_STR(items[0].name, "先拉警戒线", "of this");
    ASSERT(STATION_DUES[3].list(ctx, date_add_days(due, 1), date_add_days(due, 9), &items,
                                &count) == ST_OK);
    EQ_INT((int64_t)count, 0, "not of another day");
    ASSERT(station_shares(ctx, problem, &all, &count) == ST_OK && count == 1);
    all[0].note = S("已拉警戒线");
    EQ_INT(station_share_finish(ctx, &all[0]), ST_OK, "done");
    ASSERT(STATION_DUES[3].list(ctx, due, due, &items, &count) == ST_OK);
    EQ_INT((int64_t)count, 0, "nobody is reminded of what is done");
}

int main(void)
{
    modtest_both("told_ended", series_ended);
    modtest_both("told_before", ended_before);
    modtest_both("told_closed", closed);
    modtest_both("told_shared", shared);
    return tap_done();
}
