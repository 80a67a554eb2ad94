// SPDX-License-Identifier: MulanPSL-2.0
/* From which posts somebody is recalled or removed, form, defence, effect. */
#include "law/removal_law.h"
#include "law/organic_law.h"

/* Offices that a congress recalls from: at the county and above, in a township. */
static const struct {
    bool county, township;
} RECALLED[] = {
    [APPOINTMENT_LAW_GOVERNMENT_HEAD] = {true, true},
    [APPOINTMENT_LAW_GOVERNMENT_DEPUTY] = {true, true},
    [APPOINTMENT_LAW_GOVERNMENT_MEMBER] = {true, false},
    [APPOINTMENT_LAW_SUPERVISION_HEAD] = {true, false},
    [APPOINTMENT_LAW_COURT_HEAD] = {true, false},
    [APPOINTMENT_LAW_PROCURATOR_HEAD] = {true, false},
    [APPOINTMENT_LAW_NO_OFFICE] = {false, false},
};

static bool may_recall(enum level level, const struct removal_law_post *post)
{
    if (level == LEVEL_TOWNSHIP)
        return post->seat == APPOINTMENT_LAW_TOWNSHIP_CHAIR || RECALLED[post->office].township;
    return post->seat == APPOINTMENT_LAW_COMMITTEE_SEAT || RECALLED[post->office].county;
}

enum status removal_law_check_post(enum removal_law_kind kind, enum level level,
                                   const struct removal_law_post *post, bool in_recess,
                                   struct date on, struct err *err)
{
    const char *who = law_article(LAW_ARTICLE_REMOVAL_WHO, on);

    if (kind == REMOVAL_LAW_RECALL)
        return may_recall(level, post) ? ST_OK
                                       : fail(err, ST_RULE, "law.recall_wrong_post",
                                              law_article(LAW_ARTICLE_RECALL, on));
    if (!organic_law_has_standing_committee(level) ||
        !appointment_law_may_remove(post->office, true))
        return fail(err, ST_RULE, "law.removal_wrong_post", who);
    return in_recess ? ST_OK : fail(err, ST_RULE, "law.removal_in_recess", who);
}

enum status removal_law_check_form(enum removal_law_kind kind, const struct removal_law_form *form,
                                   struct date on, struct err *err)
{
    const bool recall = kind == REMOVAL_LAW_RECALL;
    const char *law = law_article(recall ? LAW_ARTICLE_RECALL : LAW_ARTICLE_REMOVAL_VOTED, on);

    if (!form->has_person)
        return fail(err, ST_RULE, "law.removal_needs_person", law);
    if (!form->has_reasons)
        return fail(err, ST_RULE, "law.removal_needs_reasons", law);
    if (!recall && !form->has_materials)
        return fail(err, ST_RULE, "law.removal_needs_materials", law);
    return ST_OK;
}

enum law_article removal_law_defence_article(enum removal_law_kind kind)
{
    return kind == REMOVAL_LAW_RECALL ? LAW_ARTICLE_RECALL : LAW_ARTICLE_REMOVAL_VOTED;
}

enum status removal_law_check_defence(enum removal_law_kind kind, enum removal_law_defence way,
                                      bool put_to_vote, struct date on, struct err *err)
{
    const char *law = law_article(removal_law_defence_article(kind), on);

    if (put_to_vote)
        return fail(err, ST_RULE, "law.defence_too_late", law);
    if (way == REMOVAL_LAW_BEFORE_PRESIDIUM && kind != REMOVAL_LAW_RECALL)
        return fail(err, ST_RULE, "law.defence_wrong_place", law);
    return ST_OK;
}

bool removal_law_defence_printed(enum removal_law_kind kind, enum removal_law_defence way)
{
    return kind == REMOVAL_LAW_RECALL && way != REMOVAL_LAW_BEFORE_MEETING;
}

enum status removal_law_check_heard(enum removal_law_kind kind, bool given, struct date on,
                                    struct err *err)
{
    if (given)
        return ST_OK;
    return fail(err, ST_RULE, "law.removal_not_given",
                law_article(removal_law_defence_article(kind), on));
}

enum status removal_law_check_effect(enum removal_law_kind kind,
                                     const struct removal_law_post *post, bool consent,
                                     struct date on, struct err *err)
{
    if (consent || kind != REMOVAL_LAW_RECALL || !appointment_law_needs_consent_above(post->office))
        return ST_OK;
    return fail(err, ST_RULE, "law.recall_needs_consent",
                law_article(LAW_ARTICLE_RECALL_CONSENT, on));
}

enum status removal_law_check_sanction(bool holds_post, struct err *err)
{
    return holds_post ? fail(err, ST_RULE, "law.sanction_post_first",
                             "《公职人员政务处分法》第五十条第一款")
                      : ST_OK;
}
