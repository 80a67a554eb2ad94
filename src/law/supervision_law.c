// SPDX-License-Identifier: MulanPSL-2.0
/* Inspections, special inquiries, committees that investigate. */
#include "law/supervision_law.h"
#include "base/utf8.h"

static enum civil_code_before reading_of(const struct law_params *p)
{
    return p->days_before_strict ? CIVIL_CODE_BEFORE_STRICT : CIVIL_CODE_BEFORE_INCLUSIVE;
}

struct date supervision_law_notice_by(const struct calendar *cal, const struct law_params *params,
                                      struct date starts_on)
{
    if (params->inspection_notice_days == 0)
        return civil_code_latest_months_before(cal, starts_on, 1, reading_of(params), true);
    return civil_code_latest_before(cal, starts_on, params->inspection_notice_days,
                                    reading_of(params), true);
}

struct date supervision_law_report_by(const struct calendar *cal, const struct law_params *params,
                                      struct date held_on)
{
    return civil_code_period_end_months(cal, held_on, params->inquiry_report_months,
                                        params->roll_to_workday);
}

bool supervision_law_hint(const struct supervision_law_sitter *who, const struct str *concerned,
                          size_t count, struct str *out_whom)
{
    *out_whom = S("");
    arr_each (i, count) {
        if (concerned[i].len == 0 ||
            (!str_eq(who->name, concerned[i]) && !str_has(who->post, concerned[i])))
            continue;
        *out_whom = concerned[i];
        return true;
    }
    return false;
}

enum status supervision_law_check_sitter(const struct supervision_law_sitter *who, struct err *err)
{
    size_t len;

    if (!who->has_stake && !who->on_record)
        return ST_OK;
    (void)fail(err, ST_RULE, "law.probe_stake",
               "《各级人民代表大会常务委员会监督法》第五十七条第二款");
    len = utf8_clip(who->name.ptr, who->name.len, sizeof err->arg - 1);
    memcpy(err->arg, who->name.ptr, len);
    err->arg[len] = '\0';
    return ST_RULE;
}
