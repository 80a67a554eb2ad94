// SPDX-License-Identifier: MulanPSL-2.0
/* Recalls and removals: posts, form, defence, effect. */
#include "law/removal_law.h"
#include "law/tests/law_test.h"

static const struct date NOW = {2026, 11, 20};

#define RECALL  REMOVAL_LAW_RECALL
#define REMOVAL REMOVAL_LAW_REMOVAL

static const struct removal_law_post SEAT = {APPOINTMENT_LAW_COMMITTEE_SEAT,
                                             APPOINTMENT_LAW_NO_OFFICE},
                                     CHAIR = {APPOINTMENT_LAW_TOWNSHIP_CHAIR,
                                              APPOINTMENT_LAW_NO_OFFICE},
                                     NONE = {APPOINTMENT_LAW_DEPUTY_SEAT,
                                             APPOINTMENT_LAW_NO_OFFICE};

static struct removal_law_post office(enum appointment_law_office o)
{
    return (struct removal_law_post){APPOINTMENT_LAW_DEPUTY_SEAT, o};
}

/* Offices in the order of the enum; x: it can be lost so. */
static void offices(enum removal_law_kind kind, enum level level, bool in_recess, const char *want,
                    const char *why)
{
    char got[] = "..........";

    for (enum appointment_law_office o = APPOINTMENT_LAW_GOVERNMENT_HEAD;
         o <= APPOINTMENT_LAW_NO_OFFICE; o++) {
        const struct removal_law_post p = office(o);
        struct err err = {0};

        if (removal_law_check_post(kind, level, &p, in_recess, NOW, &err) == ST_OK)
            got[o] = 'x';
    }
    EQ_TEXT(got, want, why);
}

/* @law Organic Law (2022-03-11) art. 31(1), 31(2)
 * @law Supervision Law (2024-11-08) art. 60 */
static void posts(void)
{
    struct removal_law_post vice = office(APPOINTMENT_LAW_GOVERNMENT_DEPUTY);

    offices(RECALL, LEVEL_COUNTY, false, "xxxx.x.x..", "recall, county: heads and government");
    offices(RECALL, LEVEL_CITY, false, "xxxx.x.x..", "recall, city");
    offices(RECALL, LEVEL_TOWNSHIP, false, "xx........", "recall, township");
    offices(REMOVAL, LEVEL_COUNTY, true, ".xx.x.x.x.", "removal, county: never the elected heads");
    offices(REMOVAL, LEVEL_COUNTY, false, "..........", "removal: not while the congress meets");
    offices(REMOVAL, LEVEL_TOWNSHIP, true, "..........", "no standing committee in a township");
    ALLOWED(removal_law_check_post(RECALL, LEVEL_COUNTY, &SEAT, false, NOW, &err_), "a member");
    ALLOWED(removal_law_check_post(RECALL, LEVEL_TOWNSHIP, &CHAIR, false, NOW, &err_), "a chair");
    REFUSED(removal_law_check_post(RECALL, LEVEL_TOWNSHIP, &SEAT, false, NOW, &err_),
            "law.recall_wrong_post", "no such seat in a township");
    REFUSED(removal_law_check_post(RECALL, LEVEL_COUNTY, &CHAIR, false, NOW, &err_),
            "law.recall_wrong_post", "no such chair in a county");
    REFUSED(removal_law_check_post(RECALL, LEVEL_COUNTY, &NONE, false, NOW, &err_),
            "law.recall_wrong_post", "a deputy is recalled by those who elected him");
    REFUSED(removal_law_check_post(REMOVAL, LEVEL_COUNTY, &SEAT, true, NOW, &err_),
            "law.removal_wrong_post", "its own members a committee does not remove");
    REFUSED(removal_law_check_post(REMOVAL, LEVEL_COUNTY, &vice, false, NOW, &err_),
            "law.removal_in_recess", "in session the congress itself");
    REFUSED(removal_law_check_post(REMOVAL, LEVEL_TOWNSHIP, &vice, true, NOW, &err_),
            "law.removal_wrong_post", "a township");
}

/* @law Organic Law (2022-03-11) art. 31(3)
 * @law Supervision Law (2024-11-08) art. 62(1) */
static void form(void)
{
    const struct removal_law_form whole = {true, true, true}, no_person = {false, true, true},
                                  no_reasons = {true, false, true},
                                  no_materials = {true, true, false};
    struct err err = {0};

    ALLOWED(removal_law_check_form(RECALL, &whole, NOW, &err_), "whole");
    ALLOWED(removal_law_check_form(REMOVAL, &whole, NOW, &err_), "whole");
    ALLOWED(removal_law_check_form(RECALL, &no_materials, NOW, &err_), "a recall names reasons");
    REFUSED(removal_law_check_form(REMOVAL, &no_materials, NOW, &err_),
            "law.removal_needs_materials", "a removal brings its materials");
    REFUSED(removal_law_check_form(RECALL, &no_person, NOW, &err_), "law.removal_needs_person",
            "whom");
    REFUSED(removal_law_check_form(REMOVAL, &no_reasons, NOW, &err_), "law.removal_needs_reasons",
            "why");
    EQ_INT(removal_law_check_form(RECALL, &no_reasons, NOW, &err), ST_RULE, "why");
    EQ_TEXT(err.law, law_article(LAW_ARTICLE_RECALL, NOW), "by the article of recalls");
    EQ_INT(removal_law_check_form(REMOVAL, &no_reasons, NOW, &err), ST_RULE, "why");
    EQ_TEXT(err.law, law_article(LAW_ARTICLE_REMOVAL_VOTED, NOW), "by that of removals");
}

/* @law Organic Law (2022-03-11) art. 31(4)
 * @law Supervision Law (2024-11-08) art. 62(2) */
static void defence(void)
{
    static const enum removal_law_defence WAYS[] = {
        REMOVAL_LAW_IN_WRITING, REMOVAL_LAW_BEFORE_PRESIDIUM, REMOVAL_LAW_BEFORE_MEETING};

    arr_each (i, COUNT(WAYS)) {
        ALLOWED(removal_law_check_defence(RECALL, WAYS[i], false, NOW, &err_), "against a recall");
        REFUSED(removal_law_check_defence(RECALL, WAYS[i], true, NOW, &err_),
                "law.defence_too_late", "not once it is voted");
    }
    ALLOWED(removal_law_check_defence(REMOVAL, WAYS[0], false, NOW, &err_), "in writing");
    ALLOWED(removal_law_check_defence(REMOVAL, WAYS[2], false, NOW, &err_), "at the meeting");
    REFUSED(removal_law_check_defence(REMOVAL, WAYS[1], false, NOW, &err_),
            "law.defence_wrong_place", "a removal comes before no presidium");
    OK(removal_law_defence_printed(RECALL, WAYS[0]), "the presidium prints what is written");
    OK(removal_law_defence_printed(RECALL, WAYS[1]), "and what it heard");
    OK(!removal_law_defence_printed(RECALL, WAYS[2]), "the plenary has heard it itself");
    OK(!removal_law_defence_printed(REMOVAL, WAYS[0]), "the chairmen decide it");
    EQ_INT(removal_law_defence_article(RECALL), LAW_ARTICLE_RECALL, "its article");
    EQ_INT(removal_law_defence_article(REMOVAL), LAW_ARTICLE_REMOVAL_VOTED, "its article");
    ALLOWED(removal_law_check_heard(RECALL, true, NOW, &err_), "given to him");
    REFUSED(removal_law_check_heard(REMOVAL, false, NOW, &err_), "law.removal_not_given",
            "who has not seen it cannot answer");
}

/* @law Organic Law (2022-03-11) art. 13 */
static void effect(void)
{
    const struct removal_law_post procurator = office(APPOINTMENT_LAW_PROCURATOR_HEAD),
                                  court = office(APPOINTMENT_LAW_COURT_HEAD);

    ALLOWED(removal_law_check_effect(RECALL, &court, false, NOW, &err_), "ends with the vote");
    ALLOWED(removal_law_check_effect(RECALL, &procurator, true, NOW, &err_), "with consent");
    REFUSED(removal_law_check_effect(RECALL, &procurator, false, NOW, &err_),
            "law.recall_needs_consent", "the chief procurator's needs consent above");
    ALLOWED(removal_law_check_effect(REMOVAL, &procurator, false, NOW, &err_),
            "a removal never asks above");
}

/* @law Administrative Sanctions Law (2020-06-20) art. 50(1) */
static void sanction(void)
{
    ALLOWED(removal_law_check_sanction(false, &err_), "without a post");
    REFUSED(removal_law_check_sanction(true, &err_), "law.sanction_post_first", "the post first");
}

int main(void)
{
    posts();
    form();
    defence();
    effect();
    sanction();
    return tap_done();
}
