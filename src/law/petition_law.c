// SPDX-License-Identifier: MulanPSL-2.0
/* Clocks and limits of petitions. */
#include "law/petition_law.h"
#include "law/civil_code.h"

#define REGULATION "《信访工作条例》"

static const char ART_34[] = REGULATION "第三十四条";

static const char *const CLOCKS[] = {
    [PETITION_LAW_TELL] = REGULATION "第二十三条第二款",
    [PETITION_LAW_OBJECT] = REGULATION "第二十三条第三款",
    [PETITION_LAW_TAKE_ON] = REGULATION "第二十三条第三款",
    [PETITION_LAW_HANDLE] = ART_34,
    [PETITION_LAW_ASK_REVIEW] = REGULATION "第三十五条",
    [PETITION_LAW_REVIEW] = REGULATION "第三十五条",
    [PETITION_LAW_ASK_RECHECK] = REGULATION "第三十六条第一款",
    [PETITION_LAW_RECHECK] = REGULATION "第三十六条第一款",
};

static const char *const ELSEWHERE[] = {
    [PETITION_LAW_ADVICE] = "",
    [PETITION_LAW_CHARGE] = "",
    [PETITION_LAW_CLAIM] = "",
    [PETITION_LAW_LAWSUIT] = REGULATION "第三十一条第一项",
    [PETITION_LAW_ARBITRATION] = REGULATION "第三十一条第二项",
    [PETITION_LAW_PARTY] = REGULATION "第三十一条第三项",
    [PETITION_LAW_PROCEDURE] = REGULATION "第三十一条第四项",
    [PETITION_LAW_DUTY] = "",
};

const char *petition_law_article(enum petition_law_clock clock)
{
    return CLOCKS[clock];
}

enum status petition_law_check_rating(bool answered, bool ended, struct err *err)
{
    return answered || ended ? ST_OK : fail(err, ST_RULE, "law.petition_no_result", NULL);
}

struct date petition_law_tell_due(const struct calendar *cal, struct date received, bool roll)
{
    return civil_code_period_end_days(cal, received, PETITION_LAW_TELL_DAYS, roll);
}

bool petition_law_must_tell(bool name_known, bool address_known)
{
    return name_known && address_known;
}

bool petition_law_organ_tells(enum petition_law_matter matter, bool supervision)
{
    if (matter == PETITION_LAW_LAWSUIT)
        return false;
    return matter != PETITION_LAW_CHARGE || !supervision;
}

const char *petition_law_tells_article(void)
{
    return REGULATION "第二十三条第四款";
}

struct date petition_law_object_due(const struct calendar *cal, struct date received)
{
    return calendar_add_workdays(cal, received, PETITION_LAW_OBJECT_WORKDAYS);
}

struct date petition_law_handle_due(const struct calendar *cal, enum petition_law_matter matter,
                                    struct date accepted, unsigned extended_days, bool roll)
{
    if (matter != PETITION_LAW_CLAIM)
        return (struct date){0};
    return civil_code_period_end_days(cal, accepted, PETITION_LAW_HANDLE_DAYS + extended_days,
                                      roll);
}

enum status petition_law_check_extension(const struct petition_law_extension *ext, struct err *err)
{
    if (ext->matter != PETITION_LAW_CLAIM)
        return fail(err, ST_RULE, "law.petition_no_clock", ART_34);
    if (ext->before + ext->days > PETITION_LAW_EXTEND_DAYS)
        return fail(err, ST_RULE, "law.petition_extension_too_long", ART_34);
    if (!ext->approved)
        return fail(err, ST_RULE, "law.petition_extension_not_approved", ART_34);
    if (!ext->told)
        return fail(err, ST_RULE, "law.petition_extension_not_told", ART_34);
    return ST_OK;
}

struct date petition_law_ask_review_until(const struct calendar *cal, struct date replied,
                                          bool roll)
{
    return civil_code_period_end_days(cal, replied, PETITION_LAW_ASK_DAYS, roll);
}

struct date petition_law_review_due(const struct calendar *cal, struct date asked, bool roll)
{
    return civil_code_period_end_days(cal, asked, PETITION_LAW_ANSWER_DAYS, roll);
}

struct date petition_law_ask_recheck_until(const struct calendar *cal, struct date answered,
                                           bool roll)
{
    return civil_code_period_end_days(cal, answered, PETITION_LAW_ASK_DAYS, roll);
}

struct date petition_law_recheck_due(const struct calendar *cal, struct date asked,
                                     unsigned hearing_days, bool roll)
{
    return civil_code_period_end_days(cal, asked, PETITION_LAW_ANSWER_DAYS + hearing_days, roll);
}

enum status petition_law_check_asked(enum petition_law_clock clock, struct date answered,
                                     struct date until, struct date asked, struct err *err)
{
    if (date_cmp(asked, answered) < 0)
        return fail(err, ST_RULE, "law.petition_asked_before", petition_law_article(clock));
    if (date_cmp(asked, until) > 0)
        return fail(err, ST_RULE, "law.petition_asked_late", petition_law_article(clock));
    return ST_OK;
}

enum status petition_law_check_representatives(bool visit, uint32_t people,
                                               uint32_t representatives, struct err *err)
{
    if (visit && people > 1 && representatives > PETITION_LAW_REPRESENTATIVES)
        return fail(err, ST_RULE, "law.petition_representatives", REGULATION "第二十条第三款");
    return ST_OK;
}

bool petition_law_elsewhere(enum petition_law_matter matter)
{
    return ELSEWHERE[matter][0] != '\0';
}

const char *petition_law_elsewhere_article(enum petition_law_matter matter)
{
    return ELSEWHERE[matter];
}

enum status petition_law_check_accept(enum petition_law_matter matter, struct err *err)
{
    if (petition_law_elsewhere(matter))
        return fail(err, ST_RULE, "law.petition_elsewhere", ELSEWHERE[matter]);
    return ST_OK;
}

enum status petition_law_check_review(enum petition_law_matter matter, struct err *err)
{
    if (matter != PETITION_LAW_CLAIM)
        return fail(err, ST_RULE, "law.petition_no_review", REGULATION "第三十五条");
    return ST_OK;
}

enum status petition_law_check_transfer(enum petition_law_matter matter, int64_t against_organ_id,
                                        int64_t to_organ_id, struct err *err)
{
    if (matter == PETITION_LAW_CHARGE && against_organ_id != 0 && against_organ_id == to_organ_id)
        return fail(err, ST_RULE, "law.petition_charged_organ", REGULATION "第三十条第三款");
    return ST_OK;
}

enum status petition_law_check_impartial(bool recused, struct err *err)
{
    if (recused)
        return fail(err, ST_RULE, "law.petition_recused", REGULATION "第二十八条第三款");
    return ST_OK;
}

enum status petition_law_check_told(enum petition_law_matter matter, struct err *err)
{
    if (matter == PETITION_LAW_CHARGE)
        return fail(err, ST_RULE, "law.petition_charge_kept", REGULATION "第三十条第三款");
    return ST_OK;
}

enum status petition_law_check_again(bool handled, bool rechecked, struct err *err)
{
    if (rechecked)
        return fail(err, ST_RULE, "law.petition_final", REGULATION "第三十六条第三款");
    if (handled)
        return fail(err, ST_RULE, "law.petition_handled", REGULATION "第十九条第三款");
    return ST_OK;
}
