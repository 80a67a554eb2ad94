// SPDX-License-Identifier: MulanPSL-2.0
/* Nominations, article by article. */
#include "law/nomination_law.h"
#include "law/tests/law_test.h"

enum { OFFICES = NOMINATION_LAW_ACTING_CHAIR + 1 };

/* @law Organic Law (2022-03-11) art. 11, 12, 47(1), 47(2), 55 */
static void offices(void)
{
    static const char *const FITS[OFFICES] = {
        /* township, county, city, province */
        [NOMINATION_LAW_COMMITTEE_CHAIR] = "-+++",     [NOMINATION_LAW_COMMITTEE_VICE] = "-+++",
        [NOMINATION_LAW_COMMITTEE_SECRETARY] = "--++", [NOMINATION_LAW_COMMITTEE_MEMBER] = "-+++",
        [NOMINATION_LAW_TOWNSHIP_CHAIR] = "+---",      [NOMINATION_LAW_TOWNSHIP_VICE] = "+---",
        [NOMINATION_LAW_GOVERNMENT_HEAD] = "++++",     [NOMINATION_LAW_GOVERNMENT_VICE] = "++++",
        [NOMINATION_LAW_SUPERVISION_HEAD] = "-+++",    [NOMINATION_LAW_COURT_HEAD] = "-+++",
        [NOMINATION_LAW_PROCURATOR_HEAD] = "-+++",     [NOMINATION_LAW_UPPER_DEPUTY] = "-+++",
        [NOMINATION_LAW_ACTING_CHAIR] = "-+++",
    };
    static const enum level LEVELS[] = {LEVEL_TOWNSHIP, LEVEL_COUNTY, LEVEL_CITY, LEVEL_PROVINCE};

    for (size_t o = 0; o < OFFICES; o++)
        arr_each (l, COUNT(LEVELS))
            EQ_INT(nomination_law_office_fits(LEVELS[l], (enum nomination_law_office)o),
                   FITS[o][l] == '+', FITS[o]);
}

/* @law Organic Law (2022-03-11) art. 18(1), 47(1), 47(2) */
static void deputies_only(void)
{
    unsigned wants = 0;

    for (size_t o = 0; o < OFFICES; o++)
        wants += nomination_law_wants_deputy((enum nomination_law_office)o);
    EQ_INT(wants, 7, "of the congress itself");
    OK(nomination_law_wants_deputy(NOMINATION_LAW_COMMITTEE_MEMBER) &&
           nomination_law_wants_deputy(NOMINATION_LAW_TOWNSHIP_VICE) &&
           !nomination_law_wants_deputy(NOMINATION_LAW_COURT_HEAD) &&
           !nomination_law_wants_deputy(NOMINATION_LAW_UPPER_DEPUTY),
       "not of other organs");
}

/* @law Organic Law (2022-03-11) art. 18(1), 26(2), 27(1)
 * @law Election Law (2020-10-17) art. 30(2) */
static void each(void)
{
    static const struct {
        enum nomination_law_office office;
        enum vote_law_post post;
        unsigned seats, county, city;
        enum law_article article;
    } T[] = {
        {NOMINATION_LAW_COMMITTEE_CHAIR, VOTE_LAW_CHIEF, 1, 10, 20, LAW_ARTICLE_NOMINATION},
        {NOMINATION_LAW_COMMITTEE_VICE, VOTE_LAW_VICE, 0, 10, 20, LAW_ARTICLE_NOMINATION},
        {NOMINATION_LAW_COMMITTEE_SECRETARY, VOTE_LAW_CHIEF, 1, 10, 20, LAW_ARTICLE_NOMINATION},
        {NOMINATION_LAW_COMMITTEE_MEMBER, VOTE_LAW_MEMBER, 0, 10, 20, LAW_ARTICLE_NOMINATION},
        {NOMINATION_LAW_TOWNSHIP_CHAIR, VOTE_LAW_CHIEF, 1, 10, 20, LAW_ARTICLE_NOMINATION},
        {NOMINATION_LAW_TOWNSHIP_VICE, VOTE_LAW_VICE, 2, 10, 20, LAW_ARTICLE_NOMINATION},
        {NOMINATION_LAW_GOVERNMENT_HEAD, VOTE_LAW_CHIEF, 1, 10, 20, LAW_ARTICLE_NOMINATION},
        {NOMINATION_LAW_GOVERNMENT_VICE, VOTE_LAW_VICE, 0, 10, 20, LAW_ARTICLE_NOMINATION},
        {NOMINATION_LAW_SUPERVISION_HEAD, VOTE_LAW_CHIEF, 1, 10, 20, LAW_ARTICLE_NOMINATION},
        {NOMINATION_LAW_COURT_HEAD, VOTE_LAW_CHIEF, 1, 10, 20, LAW_ARTICLE_NOMINATION},
        {NOMINATION_LAW_PROCURATOR_HEAD, VOTE_LAW_CHIEF, 1, 10, 20, LAW_ARTICLE_NOMINATION},
        {NOMINATION_LAW_UPPER_DEPUTY, VOTE_LAW_DEPUTY, 0, 10, 10, LAW_ARTICLE_DEPUTY_NOMINATION},
        {NOMINATION_LAW_ACTING_CHAIR, VOTE_LAW_CHIEF, 1, 0, 0, LAW_ARTICLE_ACTING_CHAIR},
    };

    arr_each (i, COUNT(T)) {
        EQ_INT(nomination_law_post(T[i].office), T[i].post, "for the number of candidates");
        EQ_INT(nomination_law_seats(T[i].office), T[i].seats, "most seats");
        EQ_INT(nomination_law_signers(LEVEL_COUNTY, T[i].office), T[i].county, "county");
        EQ_INT(nomination_law_signers(LEVEL_CITY, T[i].office), T[i].city, "city");
        EQ_INT(nomination_law_article(T[i].office), T[i].article, "by which article");
    }
    EQ_INT(nomination_law_signers(LEVEL_PROVINCE, NOMINATION_LAW_COURT_HEAD), 30, "province");
    EQ_INT(nomination_law_signers(LEVEL_TOWNSHIP, NOMINATION_LAW_TOWNSHIP_CHAIR), 10, "township");
}

/* @law Organic Law (2022-03-11) art. 27(2)
 * @law Election Law (2020-10-17) art. 32(2) */
static void time_it_takes(void)
{
    struct err err = {0};

    EQ_INT(nomination_law_days(LEVEL_COUNTY, NOMINATION_LAW_COURT_HEAD, true), 2, "a new term");
    EQ_INT(nomination_law_days(LEVEL_COUNTY, NOMINATION_LAW_COURT_HEAD, false), 0, "within one");
    EQ_INT(nomination_law_days(LEVEL_TOWNSHIP, NOMINATION_LAW_TOWNSHIP_CHAIR, true), 0, "township");
    EQ_INT(nomination_law_days(LEVEL_COUNTY, NOMINATION_LAW_UPPER_DEPUTY, false), 2, "deputies");
    EQ_INT(nomination_law_days(LEVEL_COUNTY, NOMINATION_LAW_ACTING_CHAIR, true), 0, "acting");
    ALLOWED(nomination_law_check_days(LEVEL_COUNTY, NOMINATION_LAW_COURT_HEAD, true,
                                      on("2026-02-05"), on("2026-02-06"), &err_),
            "a day and the next");
    ALLOWED(nomination_law_check_days(LEVEL_COUNTY, NOMINATION_LAW_COURT_HEAD, false,
                                      on("2026-02-05"), on("2026-02-05"), &err_),
            "one day within a term");
    REFUSED(nomination_law_check_days(LEVEL_COUNTY, NOMINATION_LAW_COURT_HEAD, true,
                                      on("2026-02-05"), on("2026-02-05"), &err_),
            "law.nomination_short", "one day at the change of a term");
    EQ_INT(nomination_law_check_days(LEVEL_COUNTY, NOMINATION_LAW_COURT_HEAD, true,
                                     on("2026-02-05"), on("2026-02-05"), &err),
           ST_RULE, "again");
    EQ_TEXT(err.arg, "2", "two are needed");
    OK(err.law != NULL && strstr(err.law, "第二十七条") != NULL, "the article");
    err = (struct err){0};
    REFUSED(nomination_law_check_days(LEVEL_COUNTY, NOMINATION_LAW_UPPER_DEPUTY, false,
                                      on("2026-02-05"), on("2026-02-05"), &err_),
            "law.nomination_short", "one day for deputies");
    EQ_INT(nomination_law_check_days(LEVEL_COUNTY, NOMINATION_LAW_UPPER_DEPUTY, false,
                                     on("2026-02-05"), on("2026-02-05"), &err),
           ST_RULE, "again");
    OK(err.law != NULL && strstr(err.law, "第三十二条") != NULL, "another article");
}

/* @law Organic Law (2022-03-11) art. 27(1)
 * @law Election Law (2020-10-17) art. 32(2) */
static void from_nominees_to_candidates(void)
{
    const struct vote_law_candidates vice = vote_law_candidates(VOTE_LAW_VICE, VOTE_LAW_FIRST, 3);
    const struct vote_law_candidates chief = vote_law_candidates(VOTE_LAW_CHIEF, VOTE_LAW_FIRST, 1);

    EQ_INT(nomination_law_next(&vice, 5, 3), NOMINATION_LAW_TOO_FEW, "three for three");
    EQ_INT(nomination_law_next(&vice, 5, 4), NOMINATION_LAW_STAND, "one more is enough");
    EQ_INT(nomination_law_next(&vice, 5, 5), NOMINATION_LAW_STAND, "as many as fixed");
    EQ_INT(nomination_law_next(&vice, 5, 6), NOMINATION_LAW_PRIMARY, "one too many");
    EQ_INT(nomination_law_next(&chief, 2, 1), NOMINATION_LAW_STAND, "only one is nominated");
    EQ_INT(nomination_law_next(&chief, 2, 0), NOMINATION_LAW_TOO_FEW, "nobody");
    EQ_INT(nomination_law_next(&chief, 2, 3), NOMINATION_LAW_PRIMARY, "three for one");
}

int main(void)
{
    offices();
    deputies_only();
    each();
    time_it_takes();
    from_nominees_to_candidates();
    return tap_done();
}
