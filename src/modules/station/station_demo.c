// SPDX-License-Identifier: MulanPSL-2.0
/* The stations of the demo county: one of the county, one in each township, points in villages, and
 * the deputies of each delegation who serve there. */
#include "modules/account/account.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/station/station_actions.h"
#include "modules/station/station_module.h"
#include "modules/station/station_plan.h"
#include "modules/station/station_report.h"
#include "platform/db.h"
#include "platform/demo.h"
#include "platform/text.h"
#include "station_demo_texts.h"

enum { SERVING = 6, HALL_M2 = 160, TOWN_M2 = 90, POINT_M2 = 30, DIVISION_FIRST = 990121100 };

struct demo {
    int64_t county_id, town_id, keeper_id; /* keeper_id: of the second township's */
    struct date since;
};

static struct str town_of(const struct delegation *d)
{
    static const struct str TAIL = SI("代表团");

    return str_ends(d->name, TAIL) ? (struct str){d->name.ptr, d->name.len - TAIL.len} : d->name;
}

static enum status add(struct ctx *ctx, struct station s, int64_t *out)
{
    s.state = S("running");
    s.hours = T("station.demo.hours");
    return station_add(ctx, &s, out);
}

static enum status add_point(struct ctx *ctx, const struct demo *d, struct str town, size_t n)
{
    int64_t id;

    return add(ctx,
               (struct station){.name = TF(ctx->arena, "station.demo.point", town),
                                .kind = S("point"),
                                .parent_id = d->town_id,
                                .place = TF(ctx->arena, "station.demo.village", town),
                                .division = str_printf(ctx->arena, "%zu201", DIVISION_FIRST + n),
                                .area_m2 = POINT_M2,
                                .built_on = d->since,
                                .opened_on = d->since},
               &id);
}

/* The first deputies of the delegation serve at its station. */
static enum status add_deputies(struct ctx *ctx, const struct demo *d, int64_t delegation_id)
{
    struct deputy *deputies;
    size_t count;
    int64_t id;

    TRY(deputy_in_office(ctx, ctx->today, delegation_id, 0, &deputies, &count));
    for (size_t i = 0; i < count && i < SERVING; i++)
        TRY(station_assign(ctx,
                           &(struct station_deputy){.station_id = d->town_id,
                                                    .deputy_id = deputies[i].id,
                                                    .from_on = d->since},
                           &id));
    return ST_OK;
}

/* One deputy of another level serves with them. */
static enum status add_outside(struct ctx *ctx, const struct demo *d, size_t n)
{
    static const char *const LEVELS[] = {"city", "township", "province"};
    struct deputy_mandate *all;
    size_t count;
    int64_t id;

    TRY(deputy_mandates(ctx, str_from(LEVELS[n % COUNT(LEVELS)]), S(""), SERVING, &all, &count));
    if (count == 0)
        return ST_OK;
    return station_assign(ctx,
                          &(struct station_deputy){.station_id = d->town_id,
                                                   .outside_id = all[n % count].id,
                                                   .from_on = d->since},
                          &id);
}

/* ---------------------------------------------------------------- a year of receptions */

enum { MONTHS = 11, NINE = 540, ELEVEN = 660 };

/* Each township receives on a day of its own, its deputies by turns. */
static enum status add_series(struct ctx *ctx, int64_t station_id, unsigned day)
{
    const struct station_series s = {.station_id = station_id,
                                     .title = T("station.series.usual"),
                                     .cycle = {.rule = STATION_MONTHLY,
                                               .nth = day,
                                               .shift = true,
                                               .from_on = date_add_days(ctx->today, -1)},
                                     .from_minute = NINE,
                                     .to_minute = ELEVEN,
                                     .seats = 2};
    int64_t id;

    return station_series_add(ctx, &s, &id);
}

static void tell(struct ctx *ctx, struct station_told *t, uint32_t seed, struct date on)
{
    struct str f[DEMO_FIELDS_MAX];

    demo_fields(demo_nth(results_txt, demo_pick(seed, 2, (uint32_t)demo_count(results_txt))), f);
    *t = (struct station_told){
        .subject = demo_nth(problems_txt, demo_pick(seed, 1, (uint32_t)demo_count(problems_txt))),
        .state = f[0],
        .result = f[1],
        .level = demo_pick(seed, 3, 3) == 0   ? S("community")
                 : demo_pick(seed, 3, 3) == 1 ? S("station")
                                              : S("township"),
    };
    if (str_eqz(f[0], "solved") || str_eqz(f[0], "explained"))
        t->settled_on = date_earlier(date_add_days(on, 20), ctx->today);
    else
        t->level = S("");
}

static enum status add_reception(struct ctx *ctx, int64_t station_id, uint32_t seed, struct date on)
{
    struct station_deputy *people;
    struct station_visit visits[2];
    struct station_told told;
    struct station_receive in = {.r = {.station_id = station_id, .way = S("desk"), .on = on},
                                 .visits = visits,
                                 .told = &told};
    size_t count;
    int64_t id;

    TRY(station_deputies_at(ctx, station_id, on, &people, &count));
    for (size_t i = 0; i < count && i < COUNT(visits); i++) {
        const struct station_deputy *d = &people[(seed + i) % count];

        visits[in.visits_count++] =
            (struct station_visit){.deputy_id = d->deputy_id, .name = d->name, .level = d->level};
    }
    if (in.visits_count == 0)
        return ST_OK;
    in.r.people = 2 + demo_pick(seed, 4, 9);
    in.told_count = demo_pick(seed, 5, 3) > 0;
    tell(ctx, &told, seed, on);
    return station_receive(ctx, &in, &id);
}

static enum status add_year(struct ctx *ctx, int64_t station_id, uint32_t n)
{
    const unsigned day = 3 + n * 2;
    struct date month = {ctx->today.year, ctx->today.month, 1};

    TRY(add_series(ctx, station_id, day));
    for (uint32_t m = 0; m < MONTHS; m++) {
        const struct date on = {month.year, month.month, day};

        if (date_cmp(on, ctx->today) <= 0)
            TRY(add_reception(ctx, station_id, n * 100 + m, on));
        month = date_add_days(month, -1);
        month.day = 1;
    }
    return ST_OK;
}

/* ---------------------------------------------------------------- the stations */

static enum status add_town(struct ctx *ctx, struct demo *d, const struct delegation *delegation,
                            size_t n)
{
    const struct str town = town_of(delegation);
    struct organ organ;
    enum status st;
    struct station s = {
        .name = TF(ctx->arena, "station.demo.town", town),
        .kind = S("township"),
        .parent_id = d->county_id,
        .place = TF(ctx->arena, "station.demo.street", town),
        .division = str_printf(ctx->arena, "%zu", DIVISION_FIRST + n),
        .keeper_id = n == 1 ? d->keeper_id : 0,
        .area_m2 = TOWN_M2,
        .phone = str_printf(ctx->arena, "0359-555%04zu", 1001 + n * 7),
        .lat_e6 = 35480000 + (int64_t)(n % 4) * 37000 + (int64_t)(n / 4) * 9000,
        .lon_e6 = 111560000 + (int64_t)(n / 4) * 51000 - (int64_t)(n % 4) * 11000,
        .built_on = d->since,
        .opened_on = d->since,
    };

    st = organ_by_name(ctx, town, &organ);
    if (st == ST_OK)
        s.organ_id = organ.id;
    else if (st != ST_NOT_FOUND)
        return st;
    ctx->err = (struct err){0};
    TRY(add(ctx, s, &d->town_id));
    TRY(add_deputies(ctx, d, delegation->id));
    TRY(add_outside(ctx, d, n));
    TRY(add_year(ctx, d->town_id, (uint32_t)n));
    return add_point(ctx, d, town, n);
}

/* ---------------------------------------------------------------- how they are run */

enum { ALLOCATED = 5000000, SPENT = 1286000, FIRST_CHECKED = 3 };

static enum status add_standards(struct ctx *ctx)
{
    struct str rest = str_from(standards_txt), line, f[DEMO_FIELDS_MAX];
    struct station_standard s = {0};

    while (demo_line(&rest, &line)) {
        demo_fields(line, f);
        s.place++;
        s.grouping = f[0];
        s.title = f[1];
        TRY(station_standard_add(ctx, &s));
    }
    return ST_OK;
}

/* The third station lacks two items. */
static enum status add_check(struct ctx *ctx, int64_t station_id, bool lacks)
{
    const struct station_check c = {.station_id = station_id,
                                    .checked_on = date_add_days(ctx->today, -40),
                                    .rectify_until = date_add_days(ctx->today, 8)};
    int64_t passed[STATION_STANDARDS_MAX];
    struct station_standard *list;
    size_t count;

    TRY(station_standards(ctx, false, &list, &count));
    arr_each (i, count)
        passed[i] = list[i].id;
    return station_check_add(ctx, &c, passed, lacks && count > 2 ? count - 2 : count);
}

/* What stations are for besides receiving people. */
static enum status add_activities(struct ctx *ctx, int64_t station_id, uint32_t n)
{
    static const char *const KINDS[] = {"training", "inspection", "report"};
    const struct str titles[] = {T("station.demo.training"), T("station.demo.inspection"),
                                 T("station.demo.report")};
    int64_t id;

    arr_each (i, COUNT(KINDS))
        TRY(station_activity_put(
            ctx,
            &(struct station_activity){.station_id = station_id,
                                       .kind = str_from(KINDS[i]),
                                       .title = titles[i],
                                       .state = S("held"),
                                       .on = date_add_days(ctx->today, -20 - 30 * (int)i - (int)n),
                                       .deputies = 5 + demo_pick(n, (uint32_t)i, 8),
                                       .people = i == 2 ? 20 + demo_pick(n, 9, 15) : 0},
            &id));
    return ST_OK;
}

static enum status score_all(struct ctx *ctx, int64_t measure_id)
{
    struct station_result *all;
    size_t count;

    TRY(station_results(ctx, measure_id, &all, &count));
    arr_each (i, count) {
        /* figures speak for themselves; the last item is a person's to judge */
        const int64_t points[] = {-1, -1, -1, 1500 + 100 * (int64_t)demo_pick((uint32_t)i, 7, 6)};

        TRY(station_score_put(ctx, &(struct station_scoring){.result_id = all[i].id,
                                                             .version = all[i].version,
                                                             .points = points,
                                                             .count = COUNT(points)}));
    }
    return ST_OK;
}

/* An assessment of half a year, from the self-assessment to places and letters. */
static enum status add_measure(struct ctx *ctx)
{
    const struct station_measure in = {.name = T("station.demo.measure"),
                                       .basis = T("station.demo.basis"),
                                       .from_on = date_add_days(ctx->today, -210),
                                       .to_on = date_add_days(ctx->today, -31)};
    struct station_measure_item items[] = {
        {.title = T("station.figure.receptions"),
         .figure = S("receptions"),
         .points = 3000,
         .target = 6},
        {.title = T("station.figure.people"), .figure = S("people"), .points = 3000, .target = 40},
        {.title = T("station.demo.solved"), .figure = S("solved"), .points = 2000, .target = 700},
        {.title = T("station.demo.order"), .points = 2000},
    };
    static const char *const STATES[] = {"self", "review", "done"};
    struct station_measure m;
    int64_t id;

    TRY(station_measure_add(ctx, &in, &id));
    arr_each (i, COUNT(items)) {
        items[i].measure_id = id;
        TRY(station_measure_item_add(ctx, &items[i]));
    }
    arr_each (i, COUNT(STATES)) {
        if (i > 0)
            TRY(score_all(ctx, id));
        TRY(station_measure_get(ctx, id, &m));
        TRY(station_measure_move(ctx, id, m.version, str_from(STATES[i])));
    }
    return ST_OK;
}

static enum status add_running(struct ctx *ctx, const struct demo *d)
{
    const struct date on = date_add_days(ctx->today, -200);
    struct station_fund f = {.year = on.year, .amount_fen = ALLOCATED, .on = on};
    struct station *all;
    size_t count, n = 0;

    TRY(add_standards(ctx));
    TRY(station_find(ctx, S(""), S(""), FIRST_CHECKED * 20, &all, &count));
    arr_each (i, count) {
        if (!str_eqz(all[i].kind, "township"))
            continue;
        f.station_id = all[i].id;
        f.kind = S("allocated");
        f.amount_fen = ALLOCATED;
        f.purpose = T("station.demo.fund");
        TRY(station_fund_add(ctx, &f));
        f.kind = S("spent");
        f.amount_fen = SPENT;
        f.purpose = T("station.demo.spent");
        TRY(station_fund_add(ctx, &f));
        TRY(add_activities(ctx, all[i].id, (uint32_t)n));
        if (n++ < FIRST_CHECKED)
            TRY(add_check(ctx, all[i].id, n == FIRST_CHECKED));
    }
    TRY(add_measure(ctx));
    return station_guide_add(ctx, &(struct station_guide){.station_id = d->county_id,
                                                          .name = T("station.demo.leader"),
                                                          .from_on = d->since});
}

static enum status demo_tx(struct ctx *ctx, const void *input)
{
    struct demo d = {.since = date_add_days(ctx->today, -500)};
    struct delegation *delegations;
    struct account_post *keepers;
    size_t count, keepers_count;

    (void)input;
    TRY(account_holders(ctx, "keeper", 0, &keepers, &keepers_count));
    d.keeper_id = keepers_count > 0 ? keepers[0].account_id : 0;
    TRY(add(ctx,
            (struct station){.name = T("station.demo.county"),
                             .kind = S("county"),
                             .place = T("station.demo.square"),
                             .division = S("990121"),
                             .area_m2 = HALL_M2,
                             .phone = S("0359-5550000"),
                             .services = T("station.demo.services"),
                             .lat_e6 = 35521000,
                             .lon_e6 = 111601000,
                             .built_on = d.since,
                             .opened_on = d.since},
            &d.county_id));
    TRY(delegation_list(ctx, &delegations, &count));
    arr_each (i, count)
        TRY(add_town(ctx, &d, &delegations[i], i));
    return add_running(ctx, &d);
}

enum status station_demo(struct ctx *ctx)
{
    return db_tx(ctx, demo_tx, NULL);
}
