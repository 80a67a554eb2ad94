// SPDX-License-Identifier: MulanPSL-2.0
/* Whose work it is: stations by township, and the figures and lists by their delegations. On both
 * databases. */
#include "modules/congress/congress.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_indicators.h"
#include "modules/station/station_store.h"
#include "modules/tests/modtest.h"
#include "platform/db.h"

static const struct date DAY = {2026, 10, 15};

static int64_t station(struct ctx *ctx, struct station s)
{
    int64_t id = 0;

    s.state = S("running");
    s.built_on = (struct date){2026, 3, 1};
    ASSERT(station_add(ctx, &s, &id) == ST_OK);
    return id;
}

static int64_t town_of(struct ctx *ctx, int64_t station_id)
{
    struct station_town *towns;
    size_t count;

    ASSERT(station_towns(ctx, station_id, &towns, &count) == ST_OK && count == 1);
    return towns[0].delegation_id;
}

static void receive(struct ctx *ctx, int64_t station_id, int64_t deputy, int64_t people)
{
    const struct station_visit visits[] = {{.deputy_id = deputy}};
    const struct station_told told = {.subject = S("路灯不亮"), .state = S("collected")};
    const struct station_receive in = {
        .r = {.station_id = station_id, .way = S("desk"), .on = DAY, .people = people},
        .visits = visits,
        .visits_count = 1,
        .told = &told,
        .told_count = 1};
    int64_t id;

    ASSERT(station_receive(ctx, &in, &id) == ST_OK);
}

static int64_t part(struct ctx *ctx, const char *name, int64_t delegation, struct str *out_url)
{
    const struct indicator_query q = {.period = {{2026, 1, 1}, {2026, 12, 31}},
                                      .by = "delegation",
                                      .key = str_int(ctx->arena, delegation)};

    for (const struct indicator *i = STATION_INDICATORS; i->name != NULL; i++) {
        struct indicator_value *v;
        size_t count;

        if (strcmp(i->name, name) != 0)
            continue;
        ASSERT(i->values(ctx, &q, &v, &count) == ST_OK);
        ASSERT(i->rows_url(ctx, &q, "numerator", out_url) == ST_OK);
        return count == 0             ? 0
               : count > 1            ? -2
               : v[0].denominator > 0 ? v[0].denominator
                                      : v[0].numerator;
    }
    return -1;
}

static int64_t rows(struct ctx *ctx, int64_t delegation)
{
    const struct station_reception_filter f = {
        .delegation_id = delegation, .no_town = delegation == 0, .limit = 10};
    struct station_reception_row *list;
    int64_t total, sum = 0;
    struct str next;
    size_t count;

    ASSERT(station_reception_page(ctx, &f, &list, &count, &next, &total) == ST_OK);
    arr_each (i, count)
        sum += list[i].r.people;
    return sum;
}

static void towns(struct journaltest *t)
{
    struct ctx *ctx = t->ctx;
    const int64_t wang = modtest_deputy(ctx, "王德明", "青石岭镇代表团");
    const struct organ organ = {
        .kind = ORGAN_TOWNSHIP, .name = S("柳河镇人民政府"), .short_name = S("柳河镇")};
    struct station point = {.name = S("柳河点"), .kind = S("point")};
    int64_t stone, willow, organ_id, county, own, run, below;
    struct station s;
    struct str url;

    (void)modtest_deputy(ctx, "丁小燕", "柳河镇代表团");
    ASSERT(delegation_by_name(ctx, S("青石岭镇代表团"), &stone) == ST_OK);
    ASSERT(delegation_by_name(ctx, S("柳河镇代表团"), &willow) == ST_OK);
    ASSERT(organ_add(ctx, &organ, &organ_id) == ST_OK);
    county = station(ctx, (struct station){.name = S("县站"), .kind = S("county")});
    own = station(ctx,
                  (struct station){.name = S("甲站"), .kind = S("township"), .parent_id = county});
    run = station(
        ctx, (struct station){.name = S("柳河站"), .kind = S("township"), .organ_id = organ_id});
    point.parent_id = run;
    below = station(ctx, point);
    EQ_INT(town_of(ctx, county), 0, "the county's is of no township");
    EQ_INT(town_of(ctx, own), 0, "nothing tells of which this one is");
    EQ_INT(town_of(ctx, run), willow, "the organ that runs it is of a township");
    EQ_INT(town_of(ctx, below), willow, "a point goes with its station");

    ASSERT(station_get(ctx, own, &s) == ST_OK);
    s.delegation_id = 999;
    EQ_INT(station_change(ctx, &s), ST_INVALID, "there is no such delegation");
    EQ_TEXT(modtest_field(ctx), "delegation", "says so");
    modtest_clear(ctx);
    s.delegation_id = stone;
    EQ_INT(station_change(ctx, &s), ST_OK, "the office says of which");
    EQ_INT(town_of(ctx, own), stone, "then it is");
    ASSERT(station_get(ctx, run, &s) == ST_OK);
    s.delegation_id = stone;
    EQ_INT(station_change(ctx, &s), ST_OK, "what the office says");
    EQ_INT(town_of(ctx, run), stone, "goes before the organ");
    EQ_INT(town_of(ctx, below), stone, "for its points, too");
    ASSERT(station_get(ctx, run, &s) == ST_OK);
    EQ_INT(s.delegation_id, stone, "written down");
    s.delegation_id = willow;
    EQ_INT(station_change(ctx, &s), ST_OK, "another");
    ASSERT(station_get(ctx, run, &s) == ST_OK);
    s.delegation_id = 0;
    EQ_INT(station_change(ctx, &s), ST_OK, "and taken back");
    EQ_INT(town_of(ctx, run), willow, "found again by its organ");

    receive(ctx, county, wang, 2);
    receive(ctx, own, wang, 3);
    receive(ctx, run, wang, 5);
    receive(ctx, below, wang, 7);
    EQ_INT(part(ctx, "station.people", willow, &url), 12, "people of the township and its point");
    OK(str_has(url, S("delegation=")) && !str_has(url, S("without")), "with the rows of it");
    EQ_INT(rows(ctx, willow), 12, "which add up to it");
    EQ_INT(part(ctx, "station.people", stone, &url), 3, "of the other");
    EQ_INT(part(ctx, "station.people", 0, &url), 2, "of none");
    OK(str_has(url, S("without=delegation")), "an address of its own");
    EQ_INT(rows(ctx, 0), 2, "with its rows");
    EQ_INT(part(ctx, "station.receptions", willow, &url), 2, "receptions");
    EQ_INT(part(ctx, "station.visits", willow, &url), 2, "visits of deputies");
    EQ_INT(part(ctx, "station.collected", willow, &url), 2, "problems told");
    EQ_INT(part(ctx, "station.solved", stone, &url), 1, "of so many a rate");
    EQ_INT(part(ctx, "station.there", willow, &url), 2, "stations");
    EQ_INT(part(ctx, "station.built", stone, &url), 1, "built this year");
    EQ_INT(part(ctx, "station.built", 0, &url), 1, "of none");
    OK(str_has(url, S("without=delegation")), "the list of those of none");
    {
        const struct station_filter f = {.delegation_id = willow, .sort = "name", .limit = 9};
        const struct station_problem_filter p = {.no_town = true, .limit = 9};
        struct station_problem_row *problems;
        struct station_row *list;
        struct str next;
        int64_t total;
        size_t count;

        ASSERT(station_page(ctx, &f, &list, &count, &next, &total) == ST_OK);
        EQ_INT(total, 2, "the list of stations by township");
        ASSERT(station_problem_page(ctx, &p, &problems, &count, &next, &total) == ST_OK);
        EQ_INT(total, 1, "problems told at those of none");
    }
}

int main(void)
{
    modtest_both("towns", towns);
    return tap_done();
}
