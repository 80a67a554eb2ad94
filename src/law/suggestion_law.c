// SPDX-License-Identifier: MulanPSL-2.0
/* Decisions on deputies' suggestions under local rules. */
#include "law/suggestion_law.h"
#include "law/civil_code.h"
#include "law/deputies_law.h"
#include "law/organic_law.h"

enum { FOURTH_QUARTER_BEGIN_MONTH = 10, DECEMBER = 12, LAST_OF_DECEMBER = 31 };

static const char DEPUTIES_24_36[] = "《代表法》(2025-03-11)第24条、第36条";
static const char QINGDAO_9[] = "参照《青岛市代表建议工作条例》第9条";
static const char QINGDAO_10[] = "参照《青岛市代表建议工作条例》第10条";
static const char QINGDAO_25[] = "参照《青岛市代表建议工作条例》第25条";
static const char CHONGQING_11[] = "参照《重庆市代表建议工作条例》第11条";
static const char CHONGQING_12[] = "参照《重庆市代表建议工作条例》第12条";
static const char CHONGQING_22[] = "参照《重庆市代表建议工作条例》第22条";
static const char BEIJING_13[] = "参照《北京市代表建议办理条例》第13条";
static const char SHANGHAI_10[] = "参照《上海市代表建议规定》第10条";

#define UNFIT(word) word, "law.unfit." word

const struct suggestion_law_unfit_reason SUGGESTION_LAW_UNFIT[] = {
    [SUGGESTION_LAW_PERSONAL_MATTER] = {UNFIT("personal_matter"),
                                        "参照《青岛市代表建议工作条例》第11条第1项"},
    [SUGGESTION_LAW_COMPLAINT] = {UNFIT("complaint"), "参照《青岛市代表建议工作条例》第11条第2项"},
    [SUGGESTION_LAW_FORWARDED_LETTER] = {UNFIT("forwarded_letter"),
                                         "参照《北京市代表建议办理条例》第12条第3项"},
    [SUGGESTION_LAW_PENDING_CASE] = {UNFIT("pending_case"),
                                     "参照《青岛市代表建议工作条例》第11条第3项"},
    [SUGGESTION_LAW_ACADEMIC_OR_PRODUCT] = {UNFIT("academic_or_product"),
                                            "参照《青岛市代表建议工作条例》第11条第4项"},
    [SUGGESTION_LAW_CONSULTATION] = {UNFIT("consultation"),
                                     "参照《北京市代表建议办理条例》第12条第2项"},
    [SUGGESTION_LAW_NO_CONTENT] = {UNFIT("no_content"),
                                   "参照《青岛市代表建议工作条例》第11条第5项"},
    [SUGGESTION_LAW_TENDER_RESULT] = {UNFIT("tender_result"),
                                      "参照《北京市代表建议办理条例》第12条第6项"},
    [SUGGESTION_LAW_PRIVATE_INTEREST] = {UNFIT("private_interest"),
                                         "参照《北京市代表建议办理条例》第12条第7项"},
    [SUGGESTION_LAW_OUTSIDE_POWERS] = {UNFIT("outside_powers"),
                                       "参照《上海市代表建议规定》第8条第1项"},
};
const size_t SUGGESTION_LAW_UNFIT_COUNT = COUNT(SUGGESTION_LAW_UNFIT);

const struct suggestion_law_result_class SUGGESTION_LAW_RESULTS[] = {
    [SUGGESTION_LAW_SOLVED] = {.word = "solved", .label = "law.result.solved", .letter = 'A'},
    [SUGGESTION_LAW_BEING_SOLVED] = {.word = "being_solved",
                                     .label = "law.result.being_solved",
                                     .letter = 'B',
                                     .needs_plan_and_date = true,
                                     .makes_promise = true},
    [SUGGESTION_LAW_NOT_SOLVABLE] = {.word = "not_solvable",
                                     .label = "law.result.not_solvable",
                                     .letter = 'C',
                                     .needs_reason = true},
    [SUGGESTION_LAW_UPPER_LEVEL] = {.word = "upper_level",
                                    .label = "law.result.upper_level",
                                    .letter = 'D',
                                    .needs_upward_report = true},
};
const size_t SUGGESTION_LAW_RESULTS_COUNT = COUNT(SUGGESTION_LAW_RESULTS);

enum status suggestion_law_check_draft(const struct suggestion_law_draft *draft, struct err *err)
{
    if (!draft->specific)
        return fail(err, ST_RULE, "law.draft_not_specific", DEPUTIES_24_36);
    if (draft->matters != 1)
        return fail(err, ST_RULE, "law.draft_one_matter", QINGDAO_10);
    if (draft->confirmed < draft->cosigners)
        return fail(err, ST_RULE, "law.draft_unconfirmed", QINGDAO_9);
    return ST_OK;
}

bool suggestion_law_bill_late(int64_t until, int64_t at)
{
    return until != 0 && at > until;
}

enum status suggestion_law_check_conversion(const struct suggestion_law_bill *bill, struct err *err)
{
    if (!bill->presidium_declined)
        return fail(err, ST_RULE, "law.bill_not_declined", CHONGQING_11);
    return suggestion_law_check_draft(&bill->draft, err);
}

enum status suggestion_law_check_withdrawal(const struct law_params *params,
                                            const struct suggestion_law_withdrawal *facts,
                                            struct err *err)
{
    const bool before_hand_over = params->withdraw_until == LAW_PARAMS_WITHDRAW_BEFORE_HAND_OVER;

    if (!facts->in_writing)
        return fail(err, ST_RULE, "law.withdrawal_in_writing", CHONGQING_12);
    if (facts->replied)
        return fail(err, ST_RULE, "law.withdrawal_after_reply", CHONGQING_12);
    if (before_hand_over && facts->handed_over)
        return fail(err, ST_RULE, "law.withdrawal_after_hand_over", BEIJING_13);
    if (params->withdraw_needs_every_cosigner && facts->agreeing < facts->signers)
        return fail(err, ST_RULE, "law.withdrawal_not_unanimous", SHANGHAI_10);
    return ST_OK;
}

static struct date months_end(const struct law_params *params, const struct calendar *cal,
                              struct date event, unsigned months)
{
    return civil_code_period_end_months(cal, event, months, params->roll_to_workday);
}

/* The periods of dispatch, giving back and reassigning, which some places count in plain days. */
static struct date short_end(const struct law_params *params, const struct calendar *cal,
                             struct date event, unsigned days)
{
    if (params->count_calendar_days)
        return civil_code_period_end_days(cal, event, days, params->roll_to_workday);
    return calendar_add_workdays(cal, event, days);
}

struct date suggestion_law_dispatch_due(const struct law_params *params, const struct calendar *cal,
                                        struct date received)
{
    return short_end(params, cal, received, params->recess_dispatch_workdays);
}

struct date suggestion_law_give_back_due(const struct law_params *params,
                                         const struct calendar *cal, struct date handed_over)
{
    return short_end(params, cal, handed_over, params->give_back_workdays);
}

struct date suggestion_law_reassign_due(const struct law_params *params, const struct calendar *cal,
                                        struct date given_back)
{
    return short_end(params, cal, given_back, params->reassign_workdays);
}

struct date suggestion_law_clock_start(const struct law_params *params, struct date first,
                                       struct date latest)
{
    return params->restart_clock_on_reassign ? latest : first;
}

struct date suggestion_law_hand_over_meeting_due(const struct law_params *params,
                                                 const struct calendar *cal,
                                                 struct date session_closed)
{
    return months_end(params, cal, session_closed, params->hand_over_meeting_months);
}

struct date suggestion_law_first_contact_due(const struct law_params *params,
                                             const struct calendar *cal, struct date handed_over)
{
    return calendar_add_workdays(cal, handed_over, params->first_contact_workdays);
}

struct date suggestion_law_joint_opinion_due(const struct law_params *params,
                                             const struct calendar *cal, struct date handed_over)
{
    if (params->joint_opinion_workdays != 0)
        return calendar_add_workdays(cal, handed_over, params->joint_opinion_workdays);
    return months_end(params, cal, handed_over, params->joint_opinion_months);
}

struct date suggestion_law_joint_opinion_redo_due(const struct law_params *params,
                                                  const struct calendar *cal, struct date asked)
{
    return calendar_add_workdays(cal, asked, params->joint_opinion_redo_workdays);
}

struct date suggestion_law_reply_due(const struct law_params *params, const struct calendar *cal,
                                     struct date handed_over, bool complex)
{
    return months_end(params, cal, handed_over,
                      complex ? params->reply_months_complex : params->reply_months);
}

enum status suggestion_law_check_extension(const struct law_params *params,
                                           const struct calendar *cal,
                                           const struct suggestion_law_extension *ext,
                                           struct err *err)
{
    const struct deputies_law_extension national = {
        .handed_over = ext->handed_over,
        .wanted = ext->wanted,
        .complex = ext->complex,
        .roll = params->roll_to_workday,
    };
    const struct date limit = suggestion_law_reply_due(params, cal, ext->handed_over, true);

    TRY(deputies_law_check_extension(cal, &national, err));
    if (date_cmp(ext->wanted, limit) > 0)
        return fail(err, ST_RULE, "law.extension_too_long",
                    deputies_law_reply_article(ext->handed_over));
    if (params->extension_needs_consent && !ext->consented)
        return fail(err, ST_RULE, "law.extension_needs_consent", QINGDAO_25);
    if (!ext->deputy_informed)
        return fail(err, ST_RULE, "law.extension_tell_deputy", QINGDAO_25);
    return ST_OK;
}

struct date suggestion_law_oral_reply_due(const struct law_params *params,
                                          const struct calendar *cal, struct date handed_over)
{
    return months_end(params, cal, handed_over, params->oral_reply_months);
}

bool suggestion_law_replied_separately(const struct law_params *params, bool is_lead)
{
    return is_lead || params->reply_to_every_cosigner;
}

enum status suggestion_law_check_reply(const struct suggestion_law_reply *reply, struct err *err)
{
    const struct suggestion_law_result_class *class = &SUGGESTION_LAW_RESULTS[reply->result];

    if (class->needs_plan_and_date && !reply->has_plan)
        return fail(err, ST_RULE, "law.reply_needs_plan", CHONGQING_22);
    if (class->needs_plan_and_date && !reply->has_date)
        return fail(err, ST_RULE, "law.reply_needs_date", CHONGQING_22);
    if (class->needs_reason && !reply->has_reason)
        return fail(err, ST_RULE, "law.reply_needs_reason", CHONGQING_22);
    if (class->needs_upward_report && !reply->has_upward_report)
        return fail(err, ST_RULE, "law.reply_needs_upward_report", CHONGQING_22);
    return ST_OK;
}

bool suggestion_law_published(bool is_secret, bool is_private, bool deputy_objects)
{
    return !is_secret && !is_private && !deputy_objects;
}

struct date suggestion_law_rating_due(const struct law_params *params, const struct calendar *cal,
                                      struct date reply_received)
{
    return calendar_add_workdays(cal, reply_received, params->rating_workdays);
}

enum suggestion_law_rating suggestion_law_rating_state(const struct law_params *params, bool rated,
                                                       struct date due, struct date today,
                                                       unsigned reminders)
{
    if (rated)
        return SUGGESTION_LAW_RATING_COUNTED;
    if (date_cmp(today, due) <= 0)
        return SUGGESTION_LAW_RATING_OPEN;
    return reminders < params->rating_reminders ? SUGGESTION_LAW_RATING_REMIND
                                                : SUGGESTION_LAW_RATING_EXCLUDED;
}

struct date suggestion_law_redo_due(const struct law_params *params, const struct calendar *cal,
                                    struct date demanded)
{
    return months_end(params, cal, demanded, params->redo_months);
}

enum suggestion_law_step suggestion_law_after_dissatisfaction(const struct law_params *params,
                                                              enum level level, unsigned times)
{
    if (times <= params->redo_rounds_before_chairmen)
        return SUGGESTION_LAW_REDO;
    if (!organic_law_has_standing_committee(level))
        return SUGGESTION_LAW_PRESIDIUM;
    return times == params->redo_rounds_before_chairmen + 1 ? SUGGESTION_LAW_CONVENE
                                                            : SUGGESTION_LAW_CHAIRMEN;
}

void suggestion_law_promise_report(int year, struct date *out_from, struct date *out_to)
{
    *out_from = (struct date){year, FOURTH_QUARTER_BEGIN_MONTH, 1};
    *out_to = (struct date){year, DECEMBER, LAST_OF_DECEMBER};
}

void suggestion_law_report(const struct law_params *params, int year, struct date *out_from,
                           struct date *out_to)
{
    const unsigned month = params->report_month;

    *out_from = (struct date){year, month - 1, 1};
    *out_to = (struct date){year, month, days_in_month(year, month)};
}

bool suggestion_law_promise_reported(int promised_in, int year, bool fulfilled)
{
    if (year < promised_in)
        return false;
    return year - promised_in <= 1 || !fulfilled;
}

struct date suggestion_law_promise_rating_due(const struct law_params *params,
                                              const struct calendar *cal, struct date reported)
{
    return suggestion_law_rating_due(params, cal, reported);
}
