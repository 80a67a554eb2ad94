// SPDX-License-Identifier: MulanPSL-2.0
/* Recalls of deputies. */
#include "law/recall_law.h"
#include "law/tests/law_test.h"
#include <string.h>

/* @law Election Law (2020-10-17) art. 50, 51
 * @law PLA Election Measures (2021-04-29) art. 33 */
static void way(void)
{
    /*                              township county city province */
    static const char *const WAYS[] = {
        [RECALL_LAW_VOTERS] = "++..",
        [RECALL_LAW_GARRISON] = ".+..",
        [RECALL_LAW_SESSION] = "..++",
        [RECALL_LAW_RECESS] = "..++",
    };

    arr_each (w, COUNT(WAYS))
        for (int l = LEVEL_TOWNSHIP; l <= LEVEL_PROVINCE; l++) {
            struct err err = {0};
            const enum status got =
                recall_law_check_way((enum recall_law_way)w, (enum level)l, &err);

            EQ_INT(got, WAYS[w][l] == '+' ? ST_OK : ST_RULE, "who recalls whom");
            if (got != ST_OK)
                EQ_TEXT(err.key, "law.deputy_recall_way", "says so");
        }
    ALLOWED(recall_law_check_way((enum recall_law_way)99, LEVEL_CITY, &err_), "as in recess");
    EQ_INT(recall_law_signers((enum recall_law_way)99, LEVEL_CITY, 10), 2, "as in recess");
    OK(strstr(recall_law_article(RECALL_LAW_VOTERS), "第五十条") != NULL, "voters: 50");
    OK(strstr(recall_law_article(RECALL_LAW_GARRISON), "第三十三条") != NULL, "garrison: 33");
    OK(strstr(recall_law_article(RECALL_LAW_SESSION), "第五十一条") != NULL, "session: 51");
    OK(strstr(recall_law_article(RECALL_LAW_RECESS), "第五十一条") != NULL, "recess: 51");
    OK(strstr(recall_law_majority_article(RECALL_LAW_VOTERS), "第五十三条") != NULL, "53");
    OK(strstr(recall_law_majority_article(RECALL_LAW_GARRISON), "第三十六条") != NULL, "36");
    OK(strstr(recall_law_majority_article(RECALL_LAW_SESSION), "第五十三条") != NULL, "53");
    OK(strstr(recall_law_majority_article(RECALL_LAW_RECESS), "第五十三条") != NULL, "53");
}

/* @law Election Law (2020-10-17) art. 50, 51
 * @law PLA Election Measures (2021-04-29) art. 33 */
static void signers(void)
{
    static const struct {
        const char *what, *arg;
        enum recall_law_way way;
        enum level level;
        uint32_t whole, needed;
    } ROWS[] = {
        {"of a county fifty voters", "50", RECALL_LAW_VOTERS, LEVEL_COUNTY, 9000, 50},
        {"of a township thirty", "30", RECALL_LAW_VOTERS, LEVEL_TOWNSHIP, 0, 30},
        {"in a garrison ten", "10", RECALL_LAW_GARRISON, LEVEL_COUNTY, 0, 10},
        {"a tenth of the deputies", "20", RECALL_LAW_SESSION, LEVEL_CITY, 193, 20},
        {"exactly a tenth", "19", RECALL_LAW_SESSION, LEVEL_CITY, 190, 19},
        {"a fifth of the standing committee", "7", RECALL_LAW_RECESS, LEVEL_CITY, 33, 7},
        {"exactly a fifth", "7", RECALL_LAW_RECESS, LEVEL_PROVINCE, 35, 7},
    };

    arr_each (i, COUNT(ROWS)) {
        struct err err = {0};

        EQ_INT(recall_law_signers(ROWS[i].way, ROWS[i].level, ROWS[i].whole), ROWS[i].needed,
               ROWS[i].what);
        EQ_INT(recall_law_check_signed(ROWS[i].way, ROWS[i].level, ROWS[i].whole, ROWS[i].needed,
                                       &err),
               ST_OK, "that many suffice");
        EQ_INT(recall_law_check_signed(ROWS[i].way, ROWS[i].level, ROWS[i].whole,
                                       ROWS[i].needed - 1, &err),
               ST_RULE, "one fewer does not");
        EQ_TEXT(err.key, "law.deputy_recall_signers", "says so");
        EQ_TEXT(err.arg, ROWS[i].arg, "and how many");
        EQ_TEXT(err.law, recall_law_article(ROWS[i].way), "by which article");
    }
}

/* @law Election Law (2020-10-17) art. 50, 51
 * @law PLA Election Measures (2021-04-29) art. 33 */
static void ready(void)
{
    struct recall_law_ready r = {0};

    REFUSED(recall_law_check_ready(RECALL_LAW_VOTERS, &r, &err_), "law.deputy_recall_not_given",
            "the deputy has it first");
    r.given = true;
    REFUSED(recall_law_check_ready(RECALL_LAW_VOTERS, &r, &err_), "law.deputy_recall_not_printed",
            "then those who vote");
    r.printed = true;
    r.defended = true;
    REFUSED(recall_law_check_ready(RECALL_LAW_VOTERS, &r, &err_),
            "law.deputy_recall_defence_not_printed", "his answer too");
    REFUSED(recall_law_check_ready(RECALL_LAW_RECESS, &r, &err_),
            "law.deputy_recall_defence_not_printed", "before a meeting as well");
    r.defence_printed = true;
    REFUSED(recall_law_check_ready(RECALL_LAW_VOTERS, &r, &err_), "law.deputy_recall_no_chair",
            "somebody is sent to preside");
    REFUSED(recall_law_check_ready(RECALL_LAW_GARRISON, &r, &err_), "law.deputy_recall_no_chair",
            "in a garrison as well");
    ALLOWED(recall_law_check_ready(RECALL_LAW_SESSION, &r, &err_), "a congress has its presidium");
    ALLOWED(recall_law_check_ready(RECALL_LAW_RECESS, &r, &err_), "and a committee its chair");
    r.has_chair = true;
    ALLOWED(recall_law_check_ready(RECALL_LAW_VOTERS, &r, &err_), "all is done");
    r.defended = r.defence_printed = false;
    ALLOWED(recall_law_check_ready(RECALL_LAW_VOTERS, &r, &err_), "he need not answer");
}

/* @law Election Law (2020-10-17) art. 44(1), 52, 53
 * @law PLA Election Measures (2021-04-29) art. 36 */
static void count(void)
{
    struct recall_law_count c = {.whole = 1000,
                                 .issued = 800,
                                 .cast = 780,
                                 .invalid = 10,
                                 .yes = 501,
                                 .no = 200,
                                 .abstain = 69};

    ALLOWED(recall_law_check_count(&c, &err_), "the sums agree");
    OK(recall_law_passed(&c), "more than half of all");
    c.yes = 500;
    c.no = 201;
    ALLOWED(recall_law_check_count(&c, &err_), "the sums agree");
    OK(!recall_law_passed(&c), "half of all is not more than half, however few voted");
    EQ_INT(recall_law_needed(1000), 501, "so many suffice");
    EQ_INT(recall_law_needed(33), 17, "of an odd number");
    c.abstain = 68;
    REFUSED(recall_law_check_count(&c, &err_), "law.deputy_recall_sum", "one is missing");
    c.abstain = 69;
    c.cast = c.issued = 780;
    ALLOWED(recall_law_check_count(&c, &err_), "all that were issued came back");
    c.issued = 779;
    REFUSED(recall_law_check_count(&c, &err_), "law.deputy_recall_void", "more than were issued");
    c.issued = 1000;
    ALLOWED(recall_law_check_count(&c, &err_), "one for each voter");
    c.issued = 1001;
    REFUSED(recall_law_check_count(&c, &err_), "law.deputy_recall_issued", "more than voters");
    c = (struct recall_law_count){
        .whole = UINT32_MAX, .issued = UINT32_MAX, .cast = 0, .invalid = UINT32_MAX, .yes = 1};
    REFUSED(recall_law_check_count(&c, &err_), "law.deputy_recall_sum", "no wrap-around");
}

/* @law Election Law (2020-10-17) art. 53(2)
 * @law PLA Election Measures (2021-04-29) art. 36(3) */
static void filed(void)
{
    OK(!recall_law_filed(RECALL_LAW_VOTERS), "of voters not");
    OK(recall_law_filed(RECALL_LAW_GARRISON), "of a garrison");
    OK(recall_law_filed(RECALL_LAW_SESSION), "of a congress");
    OK(recall_law_filed(RECALL_LAW_RECESS), "of a standing committee");
}

int main(void)
{
    way();
    signers();
    ready();
    count();
    filed();
    return tap_done();
}
