// SPDX-License-Identifier: MulanPSL-2.0
/* Offices, signatures, days, and the way from nominees to candidates. */
#include "law/nomination_law.h"
#include "law/organic_law.h"
#include <stdio.h>

enum { TOWNSHIP_VICES = 2, DEPUTY_SIGNERS = 10, DEPUTY_DAYS = 2 };

/* Where there is such an office, what it is to the number of candidates, who may hold it. */
static const struct {
    bool township, county, above;
    enum vote_law_post post;
    bool wants_deputy;
} OFFICES[] = {
    [NOMINATION_LAW_COMMITTEE_CHAIR] = {false, true, true, VOTE_LAW_CHIEF, true},
    [NOMINATION_LAW_COMMITTEE_VICE] = {false, true, true, VOTE_LAW_VICE, true},
    [NOMINATION_LAW_COMMITTEE_SECRETARY] = {false, false, true, VOTE_LAW_CHIEF, true},
    [NOMINATION_LAW_COMMITTEE_MEMBER] = {false, true, true, VOTE_LAW_MEMBER, true},
    [NOMINATION_LAW_TOWNSHIP_CHAIR] = {true, false, false, VOTE_LAW_CHIEF, true},
    [NOMINATION_LAW_TOWNSHIP_VICE] = {true, false, false, VOTE_LAW_VICE, true},
    [NOMINATION_LAW_GOVERNMENT_HEAD] = {true, true, true, VOTE_LAW_CHIEF, false},
    [NOMINATION_LAW_GOVERNMENT_VICE] = {true, true, true, VOTE_LAW_VICE, false},
    [NOMINATION_LAW_SUPERVISION_HEAD] = {false, true, true, VOTE_LAW_CHIEF, false},
    [NOMINATION_LAW_COURT_HEAD] = {false, true, true, VOTE_LAW_CHIEF, false},
    [NOMINATION_LAW_PROCURATOR_HEAD] = {false, true, true, VOTE_LAW_CHIEF, false},
    [NOMINATION_LAW_UPPER_DEPUTY] = {false, true, true, VOTE_LAW_DEPUTY, false},
    [NOMINATION_LAW_ACTING_CHAIR] = {false, true, true, VOTE_LAW_CHIEF, true},
};

bool nomination_law_office_fits(enum level level, enum nomination_law_office office)
{
    if (!organic_law_has_standing_committee(level))
        return OFFICES[office].township;
    return level == LEVEL_COUNTY ? OFFICES[office].county : OFFICES[office].above;
}

enum vote_law_post nomination_law_post(enum nomination_law_office office)
{
    return OFFICES[office].post;
}

unsigned nomination_law_seats(enum nomination_law_office office)
{
    if (office == NOMINATION_LAW_TOWNSHIP_VICE)
        return TOWNSHIP_VICES;
    return nomination_law_post(office) == VOTE_LAW_CHIEF ? 1 : 0;
}

bool nomination_law_wants_deputy(enum nomination_law_office office)
{
    return OFFICES[office].wants_deputy;
}

uint32_t nomination_law_signers(enum level level, enum nomination_law_office office)
{
    if (office == NOMINATION_LAW_ACTING_CHAIR)
        return 0;
    return office == NOMINATION_LAW_UPPER_DEPUTY ? DEPUTY_SIGNERS : vote_law_nominators(level);
}

enum law_article nomination_law_article(enum nomination_law_office office)
{
    if (office == NOMINATION_LAW_ACTING_CHAIR)
        return LAW_ARTICLE_ACTING_CHAIR;
    return office == NOMINATION_LAW_UPPER_DEPUTY ? LAW_ARTICLE_DEPUTY_NOMINATION
                                                 : LAW_ARTICLE_NOMINATION;
}

unsigned nomination_law_days(enum level level, enum nomination_law_office office, bool new_term)
{
    if (office == NOMINATION_LAW_ACTING_CHAIR)
        return 0;
    if (office == NOMINATION_LAW_UPPER_DEPUTY)
        return DEPUTY_DAYS;
    return new_term ? vote_law_nomination_days(level) : 0;
}

enum status nomination_law_check_days(enum level level, enum nomination_law_office office,
                                      bool new_term, struct date opened, struct date closed,
                                      struct err *err)
{
    const unsigned days = nomination_law_days(level, office, new_term);
    const int taken = date_diff_days(closed, opened) + 1;

    if (taken >= (int)days)
        return ST_OK;
    (void)fail(err, ST_RULE, "law.nomination_short",
               law_article(office == NOMINATION_LAW_UPPER_DEPUTY ? LAW_ARTICLE_DEPUTY_PRIMARY
                                                                 : LAW_ARTICLE_CANDIDATES,
                           closed));
    snprintf(err->arg, sizeof err->arg, "%u", days);
    return ST_RULE;
}

enum nomination_law_next nomination_law_next(const struct vote_law_candidates *bounds,
                                             unsigned fixed, unsigned nominees)
{
    if (nominees < bounds->min)
        return NOMINATION_LAW_TOO_FEW;
    return nominees <= fixed ? NOMINATION_LAW_STAND : NOMINATION_LAW_PRIMARY;
}
