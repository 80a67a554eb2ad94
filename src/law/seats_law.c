// SPDX-License-Identifier: MulanPSL-2.0
/* Totals of seats. */
#include "law/seats_law.h"
#include "base/num.h"
#include <stdio.h>

enum { RAISE_PERCENT = 5, FEW_IN_COUNTY = 50000, FEW_IN_TOWNSHIP = 2000 };

static const char ARTICLE_SEATS[] = "《全国人民代表大会和地方各级人民代表大会选举法》第十二条",
                  ARTICLE_CHANGE[] = "《全国人民代表大会和地方各级人民代表大会选举法》第十四条";

/* Where the limit is said to hold above ten million, or 1,550,000 people, fewer never reach it. */
static const struct {
    uint32_t base, per, limit;
} PLACES[] = {
    [SEATS_LAW_PROVINCE] = {350, 150000, 1000}, [SEATS_LAW_MUNICIPALITY] = {350, 25000, 1000},
    [SEATS_LAW_CITY] = {240, 25000, 650},       [SEATS_LAW_COUNTY] = {140, 5000, 450},
    [SEATS_LAW_CITY_PLAIN] = {140, 5000, 450},  [SEATS_LAW_DISTRICT] = {140, 5000, 450},
    [SEATS_LAW_TOWNSHIP] = {45, 1500, 160},     [SEATS_LAW_TOWN] = {45, 1500, 160},
};

uint32_t seats_law_base(enum seats_law_place place)
{
    return PLACES[place].base;
}

uint32_t seats_law_most(enum seats_law_place place, uint32_t population, bool raised)
{
    const uint32_t most =
        (uint32_t)num_min(PLACES[place].base + population / PLACES[place].per, PLACES[place].limit);

    return raised && seats_law_may_raise(place) ? most + most * RAISE_PERCENT / 100 : most;
}

bool seats_law_may_be_fewer(enum seats_law_place place, uint32_t population)
{
    switch (place) {
    case SEATS_LAW_COUNTY:
    case SEATS_LAW_CITY_PLAIN:
    case SEATS_LAW_DISTRICT:
        return population < FEW_IN_COUNTY;
    case SEATS_LAW_TOWNSHIP:
    case SEATS_LAW_TOWN:
        return population < FEW_IN_TOWNSHIP;
    case SEATS_LAW_PROVINCE:
    case SEATS_LAW_MUNICIPALITY:
    case SEATS_LAW_CITY:
        return false;
    }
    return false;
}

bool seats_law_may_raise(enum seats_law_place place)
{
    return place == SEATS_LAW_PROVINCE || place == SEATS_LAW_COUNTY || place == SEATS_LAW_TOWNSHIP;
}

enum status seats_law_check(enum seats_law_place place, uint32_t population, bool raised,
                            uint32_t total, struct err *err)
{
    const uint32_t most = seats_law_most(place, population, raised);

    if (raised && !seats_law_may_raise(place))
        return fail(err, ST_RULE, "law.seats_not_raised", ARTICLE_SEATS);
    if (total > most) {
        (void)fail(err, ST_RULE, "law.seats_too_many", ARTICLE_SEATS);
        (void)snprintf(err->arg, sizeof err->arg, "%u", most);
        return ST_RULE;
    }
    if (total < PLACES[place].base && !seats_law_may_be_fewer(place, population)) {
        (void)fail(err, ST_RULE, "law.seats_too_few", ARTICLE_SEATS);
        (void)snprintf(err->arg, sizeof err->arg, "%u", PLACES[place].base);
        return ST_RULE;
    }
    return ST_OK;
}

enum status seats_law_check_change(enum seats_law_change why, struct err *err)
{
    if (why == SEATS_LAW_BOUNDARY || why == SEATS_LAW_WORKS)
        return ST_OK;
    return fail(err, ST_RULE, "law.seats_frozen", ARTICLE_CHANGE);
}

struct date seats_law_filing_due(struct date decided)
{
    return date_add_days(decided, SEATS_LAW_FILING_DAYS);
}

static struct date before(struct date voting, unsigned days)
{
    return days == 0 ? (struct date){0} : date_add_days(voting, -(int)days);
}

struct seats_law_byelection seats_law_byelection(const struct law_params *params,
                                                 struct date voting)
{
    return (struct seats_law_byelection){
        .voters = before(voting, params->byelection_voters_days),
        .candidates = before(voting, params->byelection_candidates_days),
        .standing = before(voting, params->byelection_standing_days),
    };
}
