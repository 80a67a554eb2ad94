// SPDX-License-Identifier: MulanPSL-2.0
/* Major matters before the standing committee. */
#include "law/matter_law.h"
#include "law/civil_code.h"

#define MODEL "参照《浙江省各级人民代表大会常务委员会讨论决定重大事项的规定》第十条"

struct date matter_law_lead(enum matter_law_form form, const struct calendar *cal,
                            const struct law_params *params, struct date meeting_on,
                            bool to_workday)
{
    const unsigned days =
        form == MATTER_LAW_BILL ? params->matter_bill_days : params->matter_report_days;
    const enum civil_code_before reading =
        params->days_before_strict ? CIVIL_CODE_BEFORE_STRICT : CIVIL_CODE_BEFORE_INCLUSIVE;

    return civil_code_latest_before(cal, meeting_on, days, reading, to_workday);
}

enum status matter_law_check_lead(enum matter_law_form form, bool late, bool special_reason,
                                  struct err *err)
{
    if (!late || form == MATTER_LAW_BILL || special_reason)
        return ST_OK;
    return fail(err, ST_RULE, "matter.err.late", MODEL);
}

struct date matter_law_deliberate_due(const struct calendar *cal, const struct law_params *params,
                                      struct date received_on)
{
    return civil_code_period_end_months(cal, received_on, params->matter_months,
                                        params->roll_to_workday);
}

bool matter_law_decided(bool must_decide, bool has_decision)
{
    return has_decision || !must_decide;
}

bool matter_law_listed(enum level level)
{
    return level != LEVEL_TOWNSHIP;
}

const char *matter_law_article(void)
{
    return MODEL;
}
