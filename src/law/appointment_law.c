// SPDX-License-Identifier: MulanPSL-2.0
/* Second proposals, removals, offices that exclude a seat, size of a standing committee. */
#include "law/appointment_law.h"

static const char SHENZHEN_20[] =
    "参照《深圳市人民代表大会常务委员会任免国家机关工作人员条例》第20条";
static const char ORGANIC_18_2[] = "《地方组织法》(2022-03-11)第18条第2款";
static const char ORGANIC_47_3[] = "《地方组织法》(2022-03-11)第47条第3款";

enum status appointment_law_check_again(const struct law_params *params,
                                        const struct appointment_law_history *history,
                                        struct date on, struct err *err)
{
    struct date again;

    if (history->refusals == 0)
        return ST_OK;
    if (params->appoint_refusals != 0 && history->refusals >= params->appoint_refusals)
        return fail(err, ST_RULE, "law.appoint_refused_often", SHENZHEN_20);
    again = date_add_months(history->refused, params->appoint_retry_months);
    if (date_cmp(on, again) >= 0)
        return ST_OK;
    (void)fail(err, ST_RULE, "law.appoint_too_soon", SHENZHEN_20);
    (void)date_format(again, err->arg);
    return ST_RULE;
}

/* One line per office. */
static const struct {
    bool administration; /* an office of the government */
    bool removable;      /* by the standing committee, for cause */
} OFFICES[] = {
    [APPOINTMENT_LAW_GOVERNMENT_HEAD] = {.administration = true, .removable = false},
    [APPOINTMENT_LAW_GOVERNMENT_DEPUTY] = {.administration = true, .removable = true},
    [APPOINTMENT_LAW_GOVERNMENT_MEMBER] = {.administration = true, .removable = true},
    [APPOINTMENT_LAW_SUPERVISION_HEAD] = {.administration = false, .removable = false},
    [APPOINTMENT_LAW_SUPERVISION_MEMBER] = {.administration = false, .removable = true},
    [APPOINTMENT_LAW_COURT_HEAD] = {.administration = false, .removable = false},
    [APPOINTMENT_LAW_COURT_MEMBER] = {.administration = false, .removable = true},
    [APPOINTMENT_LAW_PROCURATOR_HEAD] = {.administration = false, .removable = false},
    [APPOINTMENT_LAW_PROCURATOR_MEMBER] = {.administration = false, .removable = true},
    [APPOINTMENT_LAW_NO_OFFICE] = {.administration = false, .removable = false},
};

bool appointment_law_may_remove(enum appointment_law_office office, bool in_recess)
{
    return in_recess && OFFICES[office].removable;
}

bool appointment_law_needs_consent_above(enum appointment_law_office office)
{
    return office == APPOINTMENT_LAW_PROCURATOR_HEAD;
}

enum status appointment_law_check_office(enum appointment_law_seat seat,
                                         enum appointment_law_office office, struct err *err)
{
    if (seat == APPOINTMENT_LAW_COMMITTEE_SEAT && office != APPOINTMENT_LAW_NO_OFFICE)
        return fail(err, ST_RULE, "law.office_excludes_committee", ORGANIC_47_3);
    if (seat == APPOINTMENT_LAW_TOWNSHIP_CHAIR && OFFICES[office].administration)
        return fail(err, ST_RULE, "law.office_excludes_chair", ORGANIC_18_2);
    return ST_OK;
}

static const struct {
    unsigned min, max, max_populous;
    uint32_t populous; /* more people than that */
} SIZES[] = {
    [LEVEL_TOWNSHIP] = {.min = 0},
    [LEVEL_COUNTY] = {15, 35, 45, 1000000},
    [LEVEL_CITY] = {29, 51, 61, 8000000},
    [LEVEL_PROVINCE] = {45, 75, 95, 80000000},
};

struct appointment_law_size appointment_law_committee_size(enum level level, uint32_t population)
{
    const bool populous = population > SIZES[level].populous;

    return (struct appointment_law_size){
        .min = SIZES[level].min,
        .max = populous ? SIZES[level].max_populous : SIZES[level].max,
    };
}

bool appointment_law_has_secretary_general(enum level level)
{
    return level == LEVEL_CITY || level == LEVEL_PROVINCE;
}
