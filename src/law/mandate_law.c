// SPDX-License-Identifier: MulanPSL-2.0
/* Age, resignations of deputies, absences, announcements, and the articles mandates end by. */
#include "law/mandate_law.h"
#include "law/fraction.h"
#include "law/organic_law.h"

enum { ELIGIBLE_MONTHS = 18 * 12, ABSENT_SESSIONS = 2 };

bool mandate_law_of_age(struct date born, struct date on)
{
    return date_cmp(date_add_months(born, ELIGIBLE_MONTHS), on) <= 0;
}

enum mandate_law_forum mandate_law_resign_to(enum level level)
{
    if (level == LEVEL_TOWNSHIP)
        return MANDATE_LAW_CONGRESS;
    return level == LEVEL_COUNTY ? MANDATE_LAW_COMMITTEE : MANDATE_LAW_ELECTORS;
}

const char *mandate_law_garrison_article(void)
{
    return "《中国人民解放军选举全国人民代表大会和县级以上地方各级人民代表大会代表的办法》第三十七"
           "条";
}

enum status mandate_law_check_accepted(uint32_t yes, uint32_t all, struct date on, struct err *err)
{
    if (fraction_more_than_half(yes, all))
        return ST_OK;
    return fail(err, ST_RULE, "law.resignation_not_passed",
                law_article(LAW_ARTICLE_DEPUTY_RESIGNATION, on));
}

bool mandate_law_resign_filed(enum level level)
{
    return mandate_law_resign_to(level) == MANDATE_LAW_ELECTORS;
}

enum mandate_law_forum mandate_law_announced_by(enum level level)
{
    return organic_law_has_standing_committee(level) ? MANDATE_LAW_COMMITTEE : MANDATE_LAW_CONGRESS;
}

bool mandate_law_absent_ends(uint32_t sessions)
{
    return sessions >= ABSENT_SESSIONS;
}

#define NEW "《代表法》(2025-03-11)第62条"
#define OLD "《代表法》(2015-08-29)第49条"

const char *mandate_law_end_article(enum mandate_law_end end, struct date on)
{
    static const struct {
        const char *now, *before;
    } ARTICLES[] = {
        [MANDATE_LAW_TERM] = {"《地方组织法》(2022-03-11)第38条", "《地方组织法》"},
        [MANDATE_LAW_MOVED] = {NEW "第1款第1项", OLD "第1项"},
        [MANDATE_LAW_RESIGNED] = {NEW "第1款第2项", OLD "第2项"},
        [MANDATE_LAW_ABSENT] = {NEW "第1款第3项", OLD "第3项"},
        [MANDATE_LAW_RECALLED] = {NEW "第1款第4项", OLD "第4项"},
        [MANDATE_LAW_NATIONALITY] = {NEW "第1款第5项", OLD "第5项"},
        [MANDATE_LAW_RIGHTS] = {NEW "第1款第6项", OLD "第6项"},
        [MANDATE_LAW_INCAPABLE] = {NEW "第1款第7项", OLD "第7项"},
        [MANDATE_LAW_DIED] = {NEW "第2款", "《代表法》"},
    };
    static const struct date DEPUTIES_2015 = {2015, 8, 29}, DEPUTIES_2025 = {2025, 3, 12},
                             ORGANIC_2022 = {2022, 3, 12};
    const struct date from = end == MANDATE_LAW_TERM ? ORGANIC_2022 : DEPUTIES_2025;

    if (date_cmp(on, from) >= 0)
        return ARTICLES[end].now;
    if (end != MANDATE_LAW_TERM && date_cmp(on, DEPUTIES_2015) < 0)
        return "《代表法》";
    return ARTICLES[end].before;
}
