// SPDX-License-Identifier: MulanPSL-2.0
/* Resignations, special committees in recess, sizes, working organs. */
#include "law/seat_law.h"
#include "law/organic_law.h"

enum { PRESIDIUM_LEAST = 7, PRESIDIUM_MOST = 11, PRESIDIUM_MOST_POPULOUS = 13 };

enum seat_law_forum seat_law_resign_to(enum level level, bool in_session)
{
    if (in_session)
        return SEAT_LAW_CONGRESS;
    return organic_law_has_standing_committee(level) ? SEAT_LAW_COMMITTEE : SEAT_LAW_NEXT_SESSION;
}

bool seat_law_resign_reported(enum seat_law_forum forum)
{
    return forum == SEAT_LAW_COMMITTEE;
}

enum status seat_law_check_resigned(enum appointment_law_office office, bool approved,
                                    struct date on, struct err *err)
{
    if (approved || !appointment_law_needs_consent_above(office))
        return ST_OK;
    return fail(err, ST_RULE, "law.resign_needs_approval",
                law_article(LAW_ARTICLE_RESIGNATION, on));
}

enum status seat_law_check_committee(bool chair, bool in_session, struct date on, struct err *err)
{
    return chair && !in_session ? fail(err, ST_RULE, "law.committee_chair_in_session",
                                       law_article(LAW_ARTICLE_COMMITTEE_SEATS, on))
                                : ST_OK;
}

struct seat_law_size seat_law_presidium_size(void)
{
    return (struct seat_law_size){PRESIDIUM_LEAST, PRESIDIUM_MOST, PRESIDIUM_MOST_POPULOUS};
}

bool seat_law_presidium_fits(uint32_t members)
{
    return members >= PRESIDIUM_LEAST && members <= PRESIDIUM_MOST_POPULOUS;
}

bool seat_law_needs_deputies_committee(enum level level)
{
    return organic_law_has_standing_committee(level);
}

bool seat_law_may_have_street_organs(enum level level)
{
    return level == LEVEL_COUNTY;
}
