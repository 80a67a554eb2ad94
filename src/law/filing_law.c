// SPDX-License-Identifier: MulanPSL-2.0
/* Filing and review of normative documents. */
#include "law/filing_law.h"
#include "base/num.h"
#include "law/civil_code.h"

#define SUPERVISION "《各级人民代表大会常务委员会监督法》第三十九条"

bool filing_law_reviewed(enum filing_law_maker maker)
{
    return maker != FILING_LAW_OTHER;
}

#define MODEL "参照《北京市各级人民代表大会常务委员会规范性文件备案审查条例》"

static const char *const ARTICLES[] = {
    [FILING_LAW_FILE] = MODEL "第十一条",       [FILING_LAW_FORMAL] = MODEL "第十二条",
    [FILING_LAW_CORRECT] = MODEL "第十二条",    [FILING_LAW_DISPATCH] = MODEL "第二十二条",
    [FILING_LAW_OPINION] = MODEL "第二十三条",  [FILING_LAW_REVIEW] = MODEL "第二十三条",
    [FILING_LAW_COMPLETE] = MODEL "第二十四条", [FILING_LAW_DECLINE] = MODEL "第二十五条",
    [FILING_LAW_TRANSFER] = MODEL "第十七条",   [FILING_LAW_REPLY] = MODEL "第二十九条",
    [FILING_LAW_REPORT] = MODEL "第三十条",     [FILING_LAW_REFILE] = MODEL "第三十条",
    [FILING_LAW_UPWARD] = MODEL "第四十条",
};

struct length {
    unsigned days, months, workdays;
    bool longer; /* once more by as much */
};

static struct length length_of(enum filing_law_clock clock, const struct law_params *p)
{
    const struct length all[] = {
        [FILING_LAW_FILE] = {.days = FILING_LAW_FILE_DAYS},
        [FILING_LAW_FORMAL] = {.days = p->filing_formal_days},
        [FILING_LAW_CORRECT] = {.days = p->filing_correct_days},
        [FILING_LAW_DISPATCH] = {.workdays = p->filing_dispatch_workdays},
        [FILING_LAW_OPINION] = {.days = p->filing_opinion_days, .longer = true},
        [FILING_LAW_REVIEW] = {.months = p->filing_review_months, .longer = true},
        [FILING_LAW_COMPLETE] = {.workdays = FILING_LAW_COMPLETE_WORKDAYS},
        [FILING_LAW_DECLINE] = {.days = FILING_LAW_DECLINE_DAYS},
        [FILING_LAW_TRANSFER] = {.days = FILING_LAW_TRANSFER_DAYS},
        [FILING_LAW_REPLY] = {.days = p->filing_reply_days},
        [FILING_LAW_REPORT] = {.days = FILING_LAW_REPORT_DAYS},
        [FILING_LAW_REFILE] = {.days = FILING_LAW_REPORT_DAYS},
        [FILING_LAW_UPWARD] = {.days = FILING_LAW_UPWARD_DAYS},
    };

    return all[clock];
}

struct date filing_law_due(enum filing_law_clock clock, const struct calendar *cal,
                           const struct law_params *params, struct date from, bool extended)
{
    const struct length l = length_of(clock, params);
    const unsigned times = extended && l.longer ? 2 : 1;

    if (l.workdays)
        return calendar_add_workdays(cal, from, l.workdays);
    if (l.months)
        return civil_code_period_end_months(cal, from, l.months * times, params->roll_to_workday);
    return civil_code_period_end_days(cal, from, l.days * times, params->roll_to_workday);
}

const char *filing_law_article(enum filing_law_clock clock)
{
    return ARTICLES[clock];
}

int filing_law_late(const struct calendar *cal, const struct law_params *params,
                    struct date published, struct date filed)
{
    const struct date due =
        civil_code_period_end_days(cal, published, FILING_LAW_FILE_DAYS, params->roll_to_workday);

    return (int)num_max(date_diff_days(filed, due), 0);
}

struct date filing_law_catalogue_due(const struct law_params *params, int year)
{
    const unsigned month = params->filing_catalogue_month;

    return (struct date){year + 1, month, days_in_month(year + 1, month)};
}

bool filing_law_settled(bool repealed, bool text_filed)
{
    return repealed || text_filed;
}

enum status filing_law_check_revoke(enum filing_law_maker maker, enum filing_law_ground ground,
                                    bool by_committee, struct err *err)
{
    if (!filing_law_reviewed(maker))
        return fail(err, ST_RULE, "filing.err.not_ours", SUPERVISION);
    if (ground == FILING_LAW_GROUND_NONE)
        return fail(err, ST_RULE, "filing.err.no_ground", SUPERVISION);
    return by_committee ? ST_OK : fail(err, ST_RULE, "filing.err.committee_only", SUPERVISION);
}

struct date filing_law_report_by(int year)
{
    return (struct date){year, 12, 31};
}

bool filing_law_report_missing(int year, struct date today, bool heard)
{
    return !heard && today.year > year;
}
