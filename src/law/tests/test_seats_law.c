// SPDX-License-Identifier: MulanPSL-2.0
/* Totals of seats, article by article. */
#include "law/law_models.h"
#include "law/seats_law.h"
#include "law/tests/law_test.h"

/* @law Election Law (2020-10-17) art. 12 */
static void most(void)
{
    static const struct {
        const char *what;
        enum seats_law_place place;
        uint32_t population;
        bool raised;
        uint32_t want;
    } ROWS[] = {
        {"province: 350", SEATS_LAW_PROVINCE, 149999, false, 350},
        {"and one for 150,000", SEATS_LAW_PROVINCE, 150000, false, 351},
        {"35 million: 583", SEATS_LAW_PROVINCE, 35000000, false, 583},
        {"no more than 1,000", SEATS_LAW_PROVINCE, 97500000, false, 1000},
        {"not one more", SEATS_LAW_PROVINCE, 97650000, false, 1000},
        {"municipality: one for 25,000", SEATS_LAW_MUNICIPALITY, 25000, false, 351},
        {"and none for less", SEATS_LAW_MUNICIPALITY, 24999, false, 350},
        {"a city without districts: one for 5,000", SEATS_LAW_CITY_PLAIN, 5000, false, 141},
        {"none for less", SEATS_LAW_CITY_PLAIN, 4999, false, 140},
        {"at most 450", SEATS_LAW_CITY_PLAIN, 1555000, false, 450},
        {"a district: one for 5,000", SEATS_LAW_DISTRICT, 5000, false, 141},
        {"none for less there", SEATS_LAW_DISTRICT, 4999, false, 140},
        {"at most 450 there", SEATS_LAW_DISTRICT, 1555000, false, 450},
        {"a town: one for 1,500", SEATS_LAW_TOWN, 1500, false, 46},
        {"none for less in a town", SEATS_LAW_TOWN, 1499, false, 45},
        {"at most 160 in a town", SEATS_LAW_TOWN, 174000, false, 160},
        {"five in a hundred of 450: 22", SEATS_LAW_COUNTY, 1550000, true, 472},
        {"of 198: nine", SEATS_LAW_COUNTY, 290000, true, 207},
        {"of 140: seven", SEATS_LAW_COUNTY, 4999, true, 147},
        {"of 200: ten", SEATS_LAW_COUNTY, 300000, true, 210},
        {"no more than 1,000 either", SEATS_LAW_MUNICIPALITY, 16275000, false, 1000},
        {"city: 240", SEATS_LAW_CITY, 24999, false, 240},
        {"one for 25,000", SEATS_LAW_CITY, 3400000, false, 376},
        {"ten million: 640", SEATS_LAW_CITY, 10000000, false, 640},
        {"more: at most 650", SEATS_LAW_CITY, 10500000, false, 650},
        {"above ten million, below the limit", SEATS_LAW_CITY, 10000001, false, 640},
        {"county: 140", SEATS_LAW_COUNTY, 4999, false, 140},
        {"one for 5,000", SEATS_LAW_COUNTY, 280000, false, 196},
        {"1,550,000: 450", SEATS_LAW_COUNTY, 1550000, false, 450},
        {"more: at most 450", SEATS_LAW_COUNTY, 1555000, false, 450},
        {"five in a hundred more", SEATS_LAW_COUNTY, 280000, true, 205},
        {"not for a district", SEATS_LAW_DISTRICT, 280000, true, 196},
        {"nor a city without districts", SEATS_LAW_CITY_PLAIN, 280000, true, 196},
        {"township: 45", SEATS_LAW_TOWNSHIP, 1499, false, 45},
        {"one for 1,500", SEATS_LAW_TOWNSHIP, 30000, false, 65},
        {"at most 160", SEATS_LAW_TOWNSHIP, 172500, false, 160},
        {"not one more", SEATS_LAW_TOWNSHIP, 174000, false, 160},
        {"an autonomous region, by decision", SEATS_LAW_PROVINCE, 35000000, true, 612},
        {"a municipality not", SEATS_LAW_MUNICIPALITY, 25000, true, 351},
        {"nor a city with districts", SEATS_LAW_CITY, 24999, true, 240},
        {"more by decision", SEATS_LAW_TOWNSHIP, 30000, true, 68},
        {"a town not", SEATS_LAW_TOWN, 30000, true, 65},
    };

    arr_each (i, COUNT(ROWS))
        EQ_INT(seats_law_most(ROWS[i].place, ROWS[i].population, ROWS[i].raised), ROWS[i].want,
               ROWS[i].what);
}

/* @law Election Law (2020-10-17) art. 12 */
static void fewer(void)
{
    static const struct {
        enum seats_law_place place;
        uint32_t last; /* largest population that may have fewer; 0: none */
        uint32_t base;
    } ROWS[] = {
        {SEATS_LAW_PROVINCE, 0, 350},       {SEATS_LAW_MUNICIPALITY, 0, 350},
        {SEATS_LAW_CITY, 0, 240},           {SEATS_LAW_COUNTY, 49999, 140},
        {SEATS_LAW_CITY_PLAIN, 49999, 140}, {SEATS_LAW_DISTRICT, 49999, 140},
        {SEATS_LAW_TOWNSHIP, 1999, 45},     {SEATS_LAW_TOWN, 1999, 45},
    };

    arr_each (i, COUNT(ROWS)) {
        EQ_INT(seats_law_base(ROWS[i].place), ROWS[i].base, "the basic number");
        EQ_INT(seats_law_may_be_fewer(ROWS[i].place, ROWS[i].last), ROWS[i].last > 0, "few people");
        OK(!seats_law_may_be_fewer(ROWS[i].place, ROWS[i].last + 1), "one more");
    }
    OK(!seats_law_may_be_fewer((enum seats_law_place)99, 1), "no such place");
}

/* @law Election Law (2020-10-17) art. 12 */
static void check(void)
{
    struct err err = {0};

    EQ_INT(seats_law_check(SEATS_LAW_COUNTY, 280000, false, 196, &err), ST_OK, "the most");
    EQ_INT(seats_law_check(SEATS_LAW_COUNTY, 280000, false, 140, &err), ST_OK, "the least");
    EQ_INT(seats_law_check(SEATS_LAW_COUNTY, 280000, false, 197, &err), ST_RULE, "one too many");
    EQ_STR(str_from(err.key), "law.seats_too_many", "says so");
    EQ_STR(str_from(err.arg), "196", "and how many");
    EQ_INT(seats_law_check(SEATS_LAW_COUNTY, 280000, false, 139, &err), ST_RULE, "one too few");
    EQ_STR(str_from(err.key), "law.seats_too_few", "says so");
    EQ_STR(str_from(err.arg), "140", "and how many");
    EQ_INT(seats_law_check(SEATS_LAW_COUNTY, 49999, false, 120, &err), ST_OK, "a small county");
    EQ_INT(seats_law_check(SEATS_LAW_COUNTY, 280000, true, 205, &err), ST_OK, "raised");
    EQ_INT(seats_law_check(SEATS_LAW_TOWN, 30000, true, 60, &err), ST_RULE, "a town never is");
    EQ_STR(str_from(err.key), "law.seats_not_raised", "says so");
}

/* @law Election Law (2020-10-17) art. 14 */
static void change(void)
{
    struct err err = {0};

    EQ_INT(seats_law_check_change(SEATS_LAW_BOUNDARY, &err), ST_OK, "another boundary");
    EQ_INT(seats_law_check_change(SEATS_LAW_WORKS, &err), ST_OK, "major works");
    EQ_INT(seats_law_check_change(SEATS_LAW_OTHER, &err), ST_RULE, "nothing else");
    EQ_STR(str_from(err.key), "law.seats_frozen", "the total is frozen");
    OK(date_cmp(seats_law_filing_due((struct date){2026, 1, 31}), (struct date){2026, 3, 2}) == 0,
       "thirty days to file it");
}

/* @law Beijing Election Rules (2021-05-27) art. 61, 63
 * @law Zhejiang Election Rules (2021-03-26) art. 59 */
static void byelection(void)
{
    const struct law_params beijing = law_model_params(LAW_MODEL_BEIJING, LEVEL_COUNTY),
                            zhejiang = law_model_params(LAW_MODEL_ZHEJIANG, LEVEL_COUNTY);
    struct seats_law_byelection b = seats_law_byelection(&beijing, (struct date){2026, 3, 10});

    OK(date_cmp(b.voters, (struct date){2026, 2, 23}) == 0, "voters 15 days before");
    OK(date_cmp(b.candidates, (struct date){2026, 3, 5}) == 0, "candidates 5 days before");
    OK(date_cmp(b.standing, (struct date){2026, 3, 7}) == 0, "those who stand 3 days before");
    b = seats_law_byelection(&zhejiang, (struct date){2026, 3, 10});
    OK(date_cmp(b.voters, (struct date){2026, 2, 26}) == 0, "voters 12 days before");
    OK(date_cmp(b.candidates, (struct date){2026, 3, 3}) == 0, "candidates 7 days before");
    OK(date_none(b.standing), "and that is all");
}

int main(void)
{
    most();
    fewer();
    check();
    change();
    byelection();
    return tap_done();
}
