// SPDX-License-Identifier: MulanPSL-2.0
/* The table of local parameters, and reading, writing and checking them by it. */
#include "law/law_params.h"
#include "law/deputies_law.h"
#include <stddef.h>

enum { CONGRESS_NOTICE_LEAST = 7 }; /* where days are counted and not a month */

/* Name and unit, default, smallest, largest, source. */
#define NUMBER(name, unit_, initial_, min_, max_, law_)                                            \
    {                                                                                              \
        .key = #name, .label = "law_params." #name, .unit = LAW_PARAMS_##unit_,                    \
        .initial = (initial_), .min = (min_), .max = (max_), .law = (law_),                        \
        .at = offsetof(struct law_params, name)                                                    \
    }
#define YES_NO(name, initial, law) NUMBER(name, YES_NO, initial, false, true, law)

#define DEPUTIES_51_2    "《代表法》(2025-03-11)第51条第2款"
#define ORGANIC_51       "《地方组织法》(2022-03-11)第51条第1款"
#define SHENZHEN_20      "参照《深圳市人民代表大会常务委员会任免国家机关工作人员条例》第20条"
#define NO_MODEL         "《各级人民代表大会常务委员会监督法》没有规定，由本地确定"
#define CHONGQING_SC_43  "参照《重庆市人民代表大会常务委员会议事规则》第43条"
#define ZHEJIANG_MATTERS "参照《浙江省各级人民代表大会常务委员会讨论决定重大事项的规定》第10条"
#define BEIJING_FILING   "参照《北京市各级人民代表大会常务委员会规范性文件备案审查条例》"
#define BEIJING_ELECTION "参照《北京市区、乡、民族乡、镇人民代表大会代表选举实施细则》"
#define LOCAL_ONLY       "《代表法》没有规定，由本地确定"
#define IN_WORKDAYS                                                                                \
    "参照《上海市代表建议规定》第11条、第14条、《重庆市代表建议工作条例》第13条、第16条"
#define JOINT_OPINION "参照《青岛市代表建议工作条例》第24条、《上海市代表建议规定》第17条"

/* The bounds of the two reply periods are statutory. The others are the range found in the local
 * rules read; a place with a rule outside it needs a reviewed change here. The source is of the
 * default: a place whose rule has another value is no authority for it (those are in
 * law_models.h), and who sets another value says by what. */
/* clang-format off */
const struct law_params_field LAW_PARAMS[] = {
    NUMBER(reply_months, MONTHS, DEPUTIES_LAW_REPLY_MONTHS, 1, DEPUTIES_LAW_REPLY_MONTHS,
           DEPUTIES_51_2),
    NUMBER(reply_months_complex, MONTHS, DEPUTIES_LAW_REPLY_MONTHS_COMPLEX, 1,
           DEPUTIES_LAW_REPLY_MONTHS_COMPLEX, DEPUTIES_51_2),
    YES_NO(extension_needs_consent, true, "参照《青岛市代表建议工作条例》第25条、《浙江省代表建议办理的规定》第21条"),
    NUMBER(recess_dispatch_workdays, WORKDAYS, 7, 5, 10, "参照《上海市代表建议规定》第11条"),
    NUMBER(give_back_workdays, WORKDAYS, 10, 5, 10, "参照《重庆市代表建议工作条例》第16条"),
    NUMBER(reassign_workdays, WORKDAYS, 10, 5, 10, "参照《重庆市代表建议工作条例》第16条"),
    YES_NO(restart_clock_on_reassign, true, DEPUTIES_51_2),
    NUMBER(joint_opinion_months, MONTHS, 1, 1, 2, JOINT_OPINION),
    NUMBER(joint_opinion_workdays, WORKDAYS, 0, 0, 30, JOINT_OPINION),
    NUMBER(joint_opinion_redo_workdays, WORKDAYS, 5, 5, 10, "参照《重庆市代表建议工作条例》第20条"),
    NUMBER(first_contact_workdays, WORKDAYS, 20, 5, 20, "参照《重庆市代表建议工作条例》第18条"),
    NUMBER(rating_workdays, WORKDAYS, 15, 10, 20, "参照《北京市代表建议办理条例》第23条"),
    NUMBER(rating_reminders, TIMES, 1, 1, 3, "参照《重庆市代表建议工作条例》第29条"),
    NUMBER(redo_months, MONTHS, 1, 1, 2, "参照《浙江省代表建议办理的规定》第24条、《上海市代表建议规定》第21条"),
    NUMBER(redo_rounds_before_chairmen, TIMES, 1, 1, 3, "参照《重庆市代表建议工作条例》第27条"),
    YES_NO(reply_to_every_cosigner, true, "参照《浙江省代表建议办理的规定》第22条"),
    NUMBER(withdraw_until, WITHDRAW, LAW_PARAMS_WITHDRAW_ANY_TIME, LAW_PARAMS_WITHDRAW_ANY_TIME, LAW_PARAMS_WITHDRAW_BEFORE_HAND_OVER, "参照《重庆市代表建议工作条例》第12条、《青岛市代表建议工作条例》第12条"),
    YES_NO(withdraw_needs_every_cosigner, true, "参照《上海市代表建议规定》第10条"),
    NUMBER(hand_over_meeting_months, MONTHS, 1, 1, 2, "参照《上海市代表建议规定》第15条"),
    NUMBER(oral_reply_months, MONTHS, 1, 1, 3, "参照《青岛市代表建议工作条例》第32条"),
    NUMBER(report_month, MONTH, 12, 10, 12, "参照《青岛市代表建议工作条例》第37条"),
    YES_NO(report_by_organs, true, "参照《青岛市代表建议工作条例》第37条、《重庆市代表建议工作条例》第34条"),
    YES_NO(promise_report_yearly, false, LOCAL_ONLY),
    YES_NO(roll_to_workday, true, "《民法典》(2020-05-28)第203条"),
    YES_NO(count_calendar_days, false, IN_WORKDAYS),
    NUMBER(sc_notice_days, DAYS, 7, 6, 7, "参照《广东省人民代表大会常务委员会议事规则》第8条"),
    NUMBER(sc_papers_days, DAYS, 7, 1, 7, "参照《上海市人民代表大会常务委员会议事规则》第5条"),
    NUMBER(congress_notice_days, DAYS, 0, 0, 30, "参照《广东省人民代表大会议事规则》第8条"),
    NUMBER(congress_papers_days, DAYS, 20, 1, 20, "参照《广东省人民代表大会议事规则》第8条"),
    NUMBER(township_notice_days, DAYS, 7, 7, 10, "参照《浙江省乡镇人民代表大会工作条例》第20条"),
    NUMBER(township_papers_days, DAYS, 1, 1, 10, "参照《浙江省乡镇人民代表大会工作条例》第20条"),
    YES_NO(sc_two_month_blocks, false, ORGANIC_51),
    YES_NO(days_before_strict, false, "《民法典》(2020-05-28)第201条、第1259条"),
    NUMBER(bill_lead_days, DAYS, 10, 10, 30, "参照《全国人民代表大会常务委员会议事规则》第19条"),
    NUMBER(appoint_lead_days, DAYS, 10, 7, 10, "参照《广东省各级人民代表大会常务委员会人事任免办法》第11条、《北京市人民代表大会常务委员会任免国家机关工作人员条例》第12条"),
    NUMBER(appoint_retry_months, MONTHS, 6, 0, 6, SHENZHEN_20),
    NUMBER(appoint_refusals, TIMES, 2, 0, 2, SHENZHEN_20),
    YES_NO(appoint_test, true, "参照《深圳市人民代表大会常务委员会任免国家机关工作人员条例》第15条"),
    YES_NO(appoint_statement, true, "参照《深圳市人民代表大会常务委员会任免国家机关工作人员条例》第16条"),
    NUMBER(sc_speech_minutes, MINUTES, 10, 10, 15, CHONGQING_SC_43),
    NUMBER(sc_group_speech_minutes, MINUTES, 15, 10, 15, CHONGQING_SC_43),
    NUMBER(sc_group_again_minutes, MINUTES, 10, 5, 10, CHONGQING_SC_43),
    NUMBER(congress_speech_minutes, MINUTES, 10, 10, 15, "参照《全国人民代表大会议事规则》第57条、《上海市人民代表大会议事规则》第65条"),
    NUMBER(congress_again_minutes, MINUTES, 5, 5, 10, "参照《全国人民代表大会议事规则》第57条、《北京市人民代表大会议事规则》第49条"),
    NUMBER(presidium_speech_minutes, MINUTES, 15, 15, 20, "参照《全国人民代表大会议事规则》第58条、《山东省人民代表大会议事规则》第63条"),
    NUMBER(presidium_again_minutes, MINUTES, 10, 5, 10, "参照《全国人民代表大会议事规则》第58条、《浙江省人民代表大会议事规则》第65条"),
    NUMBER(opinion_send_days, DAYS, 10, 7, 10, "参照《河南省实施〈各级人民代表大会常务委员会监督法〉办法》第30条"),
    NUMBER(opinion_reply_months, MONTHS, 3, 2, 6, "参照《河南省实施〈各级人民代表大会常务委员会监督法〉办法》第11条"),
    NUMBER(decision_publish_days, DAYS, 5, 1, 5, "参照《广东省人民代表大会常务委员会议事规则》第55条"),
    YES_NO(write_in_for_opposed, true, "《代表法》(2025-03-11)第17条、《地方组织法》(2022-03-11)第28条"),
    YES_NO(third_of_valid, false, "《选举法》(2020-10-17)第45条"),
    NUMBER(secret_vote_voters, PEOPLE, 7, 3, 50, "《地方组织法》(2022-03-11)第28条"),
    YES_NO(whole_by_fixed_seats, false, "《地方组织法》(2022-03-11)第14条第4款、第25条、第51条"),
    YES_NO(suspended_leave_whole, false, "《代表法》(2025-03-11)第61条、《地方组织法》(2022-03-11)第14条第4款、第25条"),
    YES_NO(rating_of_all, true, "《地方组织法》(2022-03-11)第51条第4款"),
    NUMBER(rating_percent, PERCENT, 60, 50, 90, NO_MODEL),
    YES_NO(rating_counts_basic, true, NO_MODEL),
    NUMBER(filing_formal_days, DAYS, 10, 5, 30, BEIJING_FILING "第12条"),
    NUMBER(filing_correct_days, DAYS, 10, 5, 30, BEIJING_FILING "第12条"),
    NUMBER(filing_opinion_days, DAYS, 30, 15, 60, BEIJING_FILING "第23条"),
    NUMBER(filing_review_months, MONTHS, 3, 1, 6, BEIJING_FILING "第23条"),
    NUMBER(filing_reply_days, DAYS, 30, 30, 62, BEIJING_FILING "第29条"),
    NUMBER(filing_dispatch_workdays, WORKDAYS, 5, 3, 30, BEIJING_FILING "第22条"),
    NUMBER(matter_bill_days, DAYS, 30, 10, 60, ZHEJIANG_MATTERS),
    NUMBER(matter_report_days, DAYS, 20, 10, 60, ZHEJIANG_MATTERS),
    NUMBER(matter_months, MONTHS, 3, 1, 4, ZHEJIANG_MATTERS),
    NUMBER(filing_catalogue_month, MONTH, 1, 1, 3, BEIJING_FILING "第13条"),
    NUMBER(inspection_notice_days, DAYS, 10, 0, 31, "参照《河南省实施〈各级人民代表大会常务委员会监督法〉办法》第40条"),
    NUMBER(inquiry_report_months, MONTHS, 6, 1, 6, "参照《重庆市人民代表大会常务委员会议事规则》第36条"),
    NUMBER(group_activities, TIMES, 4, 2, 4, "参照《山东省实施〈代表法〉办法》第19条、《重庆市实施〈代表法〉办法》第24条"),
    NUMBER(byelection_voters_days, DAYS, 15, 12, 20, BEIJING_ELECTION "第61条"),
    NUMBER(byelection_candidates_days, DAYS, 5, 5, 10, BEIJING_ELECTION "第63条"),
    NUMBER(byelection_standing_days, DAYS, 3, 0, 3, BEIJING_ELECTION "第63条"),
    NUMBER(duty_days, DAYS, 0, 0, 60, LOCAL_ONLY),
};
/* clang-format on */
const size_t LAW_PARAMS_COUNT = COUNT(LAW_PARAMS);

static const char *const YES_NO_WORDS[] = {"no", "yes", NULL};
static const char *const WITHDRAW_WORDS[] = {
    [LAW_PARAMS_WITHDRAW_ANY_TIME] = "any_time",
    [LAW_PARAMS_WITHDRAW_BEFORE_HAND_OVER] = "before_hand_over",
    NULL,
};

/* The words of a unit by value, up to NULL; no list where values are numbers. */
static const struct {
    const char *label;
    const char *const *words;
} UNITS[] = {
    [LAW_PARAMS_MONTHS] = {"law_params.unit.months", NULL},
    [LAW_PARAMS_WORKDAYS] = {"law_params.unit.workdays", NULL},
    [LAW_PARAMS_TIMES] = {"law_params.unit.times", NULL},
    [LAW_PARAMS_YES_NO] = {"law_params.unit.yes_no", YES_NO_WORDS},
    [LAW_PARAMS_WITHDRAW] = {"law_params.unit.withdraw", WITHDRAW_WORDS},
    [LAW_PARAMS_MONTH] = {"law_params.unit.month", NULL},
    [LAW_PARAMS_DAYS] = {"law_params.unit.days", NULL},
    [LAW_PARAMS_MINUTES] = {"law_params.unit.minutes", NULL},
    [LAW_PARAMS_PEOPLE] = {"law_params.unit.people", NULL},
    [LAW_PARAMS_PERCENT] = {"law_params.unit.percent", NULL},
};

bool law_params_of_meetings(const struct law_params_field *field)
{
    return field->at >= offsetof(struct law_params, sc_notice_days);
}

const char *law_params_unit_label(enum law_params_unit unit)
{
    return UNITS[unit].label;
}

const char *const *law_params_words(enum law_params_unit unit)
{
    return UNITS[unit].words;
}

_Static_assert(sizeof(enum law_params_withdraw) == sizeof(unsigned), "stored as unsigned below");

void law_params_set(struct law_params *params, const struct law_params_field *field, unsigned value)
{
    void *const at = (char *)params + field->at;

    if (field->unit == LAW_PARAMS_YES_NO)
        *(bool *)at = value != 0;
    else
        *(unsigned *)at = value;
}

unsigned law_params_value(const struct law_params *params, const struct law_params_field *field)
{
    const void *const at = (const char *)params + field->at;

    return field->unit == LAW_PARAMS_YES_NO ? *(const bool *)at : *(const unsigned *)at;
}

struct law_params law_params_default(void)
{
    struct law_params params = {0};

    arr_each (i, LAW_PARAMS_COUNT)
        law_params_set(&params, &LAW_PARAMS[i], LAW_PARAMS[i].initial);
    return params;
}

const struct law_params_field *law_params_find(struct str key)
{
    arr_each (i, LAW_PARAMS_COUNT) {
        if (str_eqz(key, LAW_PARAMS[i].key))
            return &LAW_PARAMS[i];
    }
    return NULL;
}

static enum status refuse(struct err *err, const char *field, const char *law, const char *key,
                          const char *arg)
{
    (void)fail_field(err, field, key, arg);
    err->law = law;
    return ST_RULE;
}

static enum status check_bounds(const struct law_params_field *field, unsigned value,
                                struct err *err)
{
    char bounds[sizeof "4294967295-4294967295"];

    if (value >= field->min && value <= field->max)
        return ST_OK;
    snprintf(bounds, sizeof bounds, "%u-%u", field->min, field->max);
    return refuse(err, field->key, field->law, "law_params.out_of_bounds", bounds);
}

enum status law_params_check(const struct law_params *params, struct err *err)
{
    arr_each (i, LAW_PARAMS_COUNT) {
        const struct law_params_field *field = &LAW_PARAMS[i];

        TRY(check_bounds(field, law_params_value(params, field), err));
    }
    if (params->reply_months_complex < params->reply_months)
        return refuse(err, "reply_months_complex", DEPUTIES_51_2, "law_params.complex_shorter",
                      NULL);
    if (params->joint_opinion_months > params->reply_months)
        return refuse(err, "joint_opinion_months", JOINT_OPINION,
                      "law_params.joint_opinion_after_reply", NULL);
    if (params->congress_notice_days != 0 && params->congress_notice_days < CONGRESS_NOTICE_LEAST)
        return refuse(err, "congress_notice_days", law_params_find(S("congress_notice_days"))->law,
                      "law_params.congress_notice_short", NULL);
    return ST_OK;
}

static bool parse_value(enum law_params_unit unit, struct str text, int64_t *out)
{
    const char *const *words = UNITS[unit].words;

    if (words == NULL)
        return str_to_int(text, out) && *out >= 0 && *out <= UINT32_MAX;
    for (size_t i = 0; words[i] != NULL; i++) {
        if (str_eqz(text, words[i])) {
            *out = (int64_t)i;
            return true;
        }
    }
    return false;
}

enum status law_params_parse(struct law_params *params, struct str key, struct str value,
                             struct err *err)
{
    const struct law_params_field *field = law_params_find(key);
    int64_t number;

    if (field == NULL)
        return fail_detail(err, ST_NOT_FOUND, "law_params.no_such_field", STR_FMT, STR_ARG(key));
    if (!parse_value(field->unit, value, &number))
        return fail_field(err, field->key, "law_params.malformed", NULL);
    TRY(check_bounds(field, (unsigned)number, err));
    law_params_set(params, field, (unsigned)number);
    return ST_OK;
}

const char *law_params_format(const struct law_params *params, const struct law_params_field *field,
                              char *text)
{
    const unsigned value = law_params_value(params, field);

    if (UNITS[field->unit].words != NULL)
        snprintf(text, LAW_PARAMS_TEXT_SIZE, "%s", UNITS[field->unit].words[value]);
    else
        snprintf(text, LAW_PARAMS_TEXT_SIZE, "%u", value);
    return text;
}

enum status law_params_at(const struct law_params_row *rows, size_t count, struct date on,
                          struct law_params *out_params, struct err *err)
{
    struct law_params params = law_params_default();

    arr_each (i, count) {
        if (date_cmp(rows[i].from, on) <= 0)
            TRY(law_params_parse(&params, rows[i].key, rows[i].value, err));
    }
    TRY(law_params_check(&params, err));
    *out_params = params;
    return ST_OK;
}
