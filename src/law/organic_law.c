// SPDX-License-Identifier: MulanPSL-2.0
/* Meetings, resolutions and bills of a local people's congress. */
#include "law/organic_law.h"
#include "law/fraction.h"

enum { BILL_SIGNERS = 10, BILL_SIGNERS_TOWNSHIP = 5, GROUP_LEAST = 3 };

static const char ART_22_3[] = "《地方组织法》(2022-03-11)第22条第3款";

bool organic_law_has_standing_committee(enum level level)
{
    return level != LEVEL_TOWNSHIP;
}

bool organic_law_quorum_met(uint32_t all_deputies, uint32_t present)
{
    return fraction_at_least_two_thirds(present, all_deputies);
}

bool organic_law_resolution_passes(uint32_t all_deputies, uint32_t yes)
{
    return fraction_more_than_half(yes, all_deputies);
}

uint32_t organic_law_bill_signers(enum level level)
{
    return level == LEVEL_TOWNSHIP ? BILL_SIGNERS_TOWNSHIP : BILL_SIGNERS;
}

bool organic_law_bill_signed(enum level level, uint32_t signers)
{
    return signers >= organic_law_bill_signers(level);
}

bool organic_law_organ_may_move(enum level level, enum organic_law_mover mover)
{
    switch (mover) {
    case ORGANIC_LAW_PRESIDIUM:
    case ORGANIC_LAW_GOVERNMENT:
        return true;
    case ORGANIC_LAW_STANDING_COMMITTEE:
    case ORGANIC_LAW_SPECIAL_COMMITTEE:
        return organic_law_has_standing_committee(level);
    case ORGANIC_LAW_COURT:
        break;
    }
    return false;
}

bool organic_law_group_enough(enum level level, uint32_t deputies)
{
    return deputies >= GROUP_LEAST || (level != LEVEL_COUNTY && level != LEVEL_TOWNSHIP);
}

enum status organic_law_check_withdrawal(const struct organic_law_withdrawal *facts,
                                         struct err *err)
{
    if (facts->put_to_vote)
        return fail(err, ST_RULE, "law.bill_put_to_vote", ART_22_3);
    if (facts->on_agenda && !facts->presidium_agrees)
        return fail(err, ST_RULE, "law.bill_needs_presidium", ART_22_3);
    return ST_OK;
}
