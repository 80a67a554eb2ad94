// SPDX-License-Identifier: MulanPSL-2.0
/** How many deputies a congress has, when the number may be fixed anew, and the days before a
 *  by-election of directly elected deputies.
 */
#ifndef LAW_SEATS_LAW_H
#define LAW_SEATS_LAW_H
#include "base/status.h"
#include "law/calendar.h"
#include "law/law_params.h"

enum seats_law_place {
    SEATS_LAW_PROVINCE,     /* and autonomous regions */
    SEATS_LAW_MUNICIPALITY, /* 直辖市 */
    SEATS_LAW_CITY,         /* with districts; autonomous prefecture */
    SEATS_LAW_COUNTY,       /* and autonomous counties */
    SEATS_LAW_CITY_PLAIN,   /* without districts */
    SEATS_LAW_DISTRICT,
    SEATS_LAW_TOWNSHIP, /* and ethnic townships */
    SEATS_LAW_TOWN
};

enum { SEATS_LAW_FILING_DAYS = 30 };

/** Most deputies by population: the basic number, one more for each so many people (parts of that
 *  count nothing), no more than the upper limit. `raised`: five in a hundred on top, by decision of
 *  the standing committee of the province.
 *  @law  Election Law (2020-10-17) art. 12
 */
uint32_t seats_law_most(enum seats_law_place place, uint32_t population, bool raised);

/** The basic number, below which a total stays only where few people live.
 *  @law  Election Law (2020-10-17) art. 12
 */
uint32_t seats_law_base(enum seats_law_place place);

/** May there be fewer than the basic number: a county of less than 50,000 people, a township of
 *  less than 2,000.
 *  @law  Election Law (2020-10-17) art. 12
 */
bool seats_law_may_be_fewer(enum seats_law_place place, uint32_t population);

/** May five in a hundred be added? In provinces and autonomous regions, by decision of the Standing
 *  Committee of the National People's Congress; in counties, autonomous counties, townships, ethnic
 *  townships by that of the standing committee of the province.
 *  @law  Election Law (2020-10-17) art. 12
 */
bool seats_law_may_raise(enum seats_law_place place);

/** Can this be the total? ST_RULE with the article and the number otherwise.
 *  @law  Election Law (2020-10-17) art. 12
 */
MUST_CHECK enum status seats_law_check(enum seats_law_place place, uint32_t population, bool raised,
                                       uint32_t total, struct err *err);

enum seats_law_change {
    SEATS_LAW_BOUNDARY, /* the administrative division has changed */
    SEATS_LAW_WORKS,    /* major works have changed the population much */
    SEATS_LAW_OTHER
};
/** May a total that was fixed be fixed anew? For those two reasons only. ST_RULE otherwise.
 *  @law  Election Law (2020-10-17) art. 14
 */
MUST_CHECK enum status seats_law_check_change(enum seats_law_change why, struct err *err);

/** Last day to tell the Standing Committee of the National People's Congress of a total fixed anew.
 *  @law  Election Law (2020-10-17) art. 14; counting: Civil Code art. 201
 */
struct date seats_law_filing_due(struct date decided);

/** Latest days before the vote of a by-election by which voters, candidates, and the candidates
 *  that stand are made known, as the place has it (law_params: 15, 5, 3 in Beijing, 12, 7 and none
 *  in Zhejiang). Backwards from the vote, never moved. `standing` none: not a step of its own.
 *  @law  Beijing Election Rules (2021-05-27) art. 61, 63
 *  @law  Zhejiang Election Rules (2021-03-26) art. 59
 */
struct seats_law_byelection {
    struct date voters, candidates, standing;
};
struct seats_law_byelection seats_law_byelection(const struct law_params *params,
                                                 struct date voting);

#endif
