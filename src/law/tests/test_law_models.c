// SPDX-License-Identifier: MulanPSL-2.0
/* Local rules as sets of parameters. */
#include "law/law_models.h"
#include "law/tests/law_test.h"
#include <string.h>

/* What a model says, as read from it; everything else must be the default. */
struct said {
    const char *key, *value;
};

static void says(enum law_model model, enum level level, const struct said *said, size_t count,
                 const char *who)
{
    const struct law_params got = law_model_params(model, level);
    struct law_params want = law_params_default();
    struct err err = {0};
    unsigned different = 0;

    arr_each (i, count)
        EQ_INT(law_params_parse(&want, str_from(said[i].key), str_from(said[i].value), &err), ST_OK,
               said[i].key);
    arr_each (k, LAW_PARAMS_COUNT) {
        const struct law_params_field *field = &LAW_PARAMS[k];

        if (law_params_value(&got, field) != law_params_value(&want, field)) {
            printf("# %s: %s\n", who, field->key);
            different++;
        }
    }
    EQ_INT(different, 0, who);
    EQ_INT(law_params_check(&got, &err), ST_OK, "within the bounds of the statutes");
}

#define SAYS(model, level, ...)                                                                    \
    says((model), (level), (const struct said[]){__VA_ARGS__},                                     \
         COUNT(((const struct said[]){__VA_ARGS__})), #model)

/* @law Beijing Suggestions Regulation (2014-01-22) art. 13(2), 21, 23(1), 27(4)
 * @law Beijing Appointment Regulation (2023-07-28) art. 12
 * @law Beijing Congress Procedure (2022-01-10) art. 7, 49, 50
 * @law Beijing Election Rules (2021-05-27) art. 61, 63
 * @law Beijing Filing Regulation (2024-09-27) art. 12, 13, 22, 23, 29
 * @law Beijing Standing Committee Procedure (2010-12-23) art. 5, 25, 33 */
static void beijing(void)
{
    SAYS(LAW_MODEL_BEIJING, LEVEL_COUNTY, {"withdraw_until", "before_hand_over"},
         {"extension_needs_consent", "yes"}, {"rating_workdays", "15"}, {"redo_months", "2"},
         {"sc_notice_days", "7"}, {"sc_papers_days", "7"}, {"congress_notice_days", "0"},
         {"appoint_lead_days", "10"}, {"sc_speech_minutes", "10"},
         {"sc_group_speech_minutes", "10"}, {"sc_group_again_minutes", "5"},
         {"congress_speech_minutes", "15"}, {"congress_again_minutes", "5"},
         {"presidium_speech_minutes", "15"}, {"presidium_again_minutes", "5"},
         {"opinion_reply_months", "3"}, {"filing_formal_days", "10"}, {"filing_correct_days", "10"},
         {"filing_opinion_days", "30"}, {"filing_review_months", "3"}, {"filing_reply_days", "30"},
         {"filing_dispatch_workdays", "5"}, {"filing_catalogue_month", "1"},
         {"group_activities", "2"}, {"byelection_voters_days", "15"},
         {"byelection_candidates_days", "5"}, {"byelection_standing_days", "3"});
}

/* @law Chongqing Suggestions Regulation (2017-11-30) art. 12(1), 13(2), 16, 18, 20(1), 21
 * @law Chongqing Suggestions Regulation (2017-11-30) art. 23(2), 27(1), 27(2)
 * @law Chongqing Appointment Regulation (2022-06-10) art. 16, 17, 21
 * @law Chongqing Standing Committee Procedure (2023-03-30) art. 10, 23, 34, 36, 43
 * @law Chongqing Township Congress Regulation (2016-03-31) art. 11 */
static void chongqing(void)
{
    SAYS(LAW_MODEL_CHONGQING, LEVEL_COUNTY, {"withdraw_until", "any_time"},
         {"recess_dispatch_workdays", "10"}, {"give_back_workdays", "10"},
         {"reassign_workdays", "10"}, {"first_contact_workdays", "20"},
         {"joint_opinion_workdays", "30"}, {"joint_opinion_redo_workdays", "5"},
         {"extension_needs_consent", "no"}, {"reply_to_every_cosigner", "yes"},
         {"rating_workdays", "20"}, {"redo_months", "2"}, {"report_month", "11"},
         {"report_by_organs", "yes"}, {"promise_report_yearly", "yes"}, {"sc_notice_days", "7"},
         {"township_notice_days", "10"}, {"bill_lead_days", "20"}, {"appoint_lead_days", "7"},
         {"appoint_retry_months", "0"}, {"appoint_refusals", "2"}, {"appoint_test", "yes"},
         {"sc_speech_minutes", "10"}, {"sc_group_speech_minutes", "15"},
         {"sc_group_again_minutes", "10"}, {"opinion_reply_months", "6"},
         {"inquiry_report_months", "6"});
}

/* @law Chongqing Township Congress Regulation (2016-03-31) art. 16(1)
 * @law Shandong Township Congress Provisions (2015-12-03) art. 15 */
static void townships(void)
{
    const enum law_model shorter[] = {LAW_MODEL_CHONGQING, LAW_MODEL_SHANDONG};

    arr_each (i, COUNT(shorter)) {
        const struct law_params town = law_model_params(shorter[i], LEVEL_TOWNSHIP);
        const struct law_params county = law_model_params(shorter[i], LEVEL_COUNTY);
        struct err err = {0};

        EQ_INT(town.reply_months, 2, "two months in a township");
        EQ_INT(town.reply_months_complex, 4, "at most four");
        EQ_INT(county.reply_months, 3, "three in a county");
        EQ_INT(law_params_check(&town, &err), ST_OK, "within the bounds of the statutes");
    }
    EQ_INT(law_model_params(LAW_MODEL_HENAN, LEVEL_TOWNSHIP).reply_months, 3,
           "elsewhere a township has three months too");
    EQ_INT(law_model_params(LAW_MODEL_NATIONAL, LEVEL_TOWNSHIP).reply_months, 3,
           "and so under national law alone");
}

/* @law Henan Suggestions Measures (2017-07-28) art. 14, 18(1), 20, 21(2), 22(1), 22(2)
 * @law Henan Congress Procedure (2010-07-30) art. 7, 44, 45
 * @law Henan Major Matters Provisions (2014-12-04) art. 10
 * @law Henan Standing Committee Regulation (2010-07-30) art. 6, 13, 14
 * @law Henan Supervision Measures (2015-10-22) art. 11, 20, 40, 54, 56, 62 */
static void henan(void)
{
    SAYS(LAW_MODEL_HENAN, LEVEL_COUNTY, {"give_back_workdays", "10"}, {"reassign_workdays", "10"},
         {"joint_opinion_months", "2"}, {"extension_needs_consent", "no"},
         {"reply_to_every_cosigner", "yes"}, {"rating_workdays", "10"}, {"redo_months", "1"},
         {"sc_notice_days", "6"}, {"congress_notice_days", "0"}, {"bill_lead_days", "15"},
         {"sc_speech_minutes", "15"}, {"congress_speech_minutes", "10"},
         {"congress_again_minutes", "5"}, {"presidium_speech_minutes", "15"},
         {"presidium_again_minutes", "10"}, {"opinion_send_days", "10"},
         {"opinion_reply_months", "3"}, {"filing_review_months", "1"}, {"filing_reply_days", "30"},
         {"filing_catalogue_month", "3"}, {"inspection_notice_days", "10"}, {"matter_months", "4"});
}

/* @law Qingdao Suggestions Regulation (2021-07-29) art. 12, 14, 19(1), 24, 25, 28(3), 32(1) */
static void qingdao(void)
{
    SAYS(LAW_MODEL_QINGDAO, LEVEL_CITY, {"withdraw_until", "any_time"},
         {"recess_dispatch_workdays", "5"}, {"give_back_workdays", "5"},
         {"joint_opinion_months", "1"}, {"extension_needs_consent", "yes"},
         {"reply_to_every_cosigner", "no"}, {"oral_reply_months", "1"}, {"filing_reply_days", "30"},
         {"filing_catalogue_month", "1"});
}

/* @law Shandong Suggestions Regulation (2017-05-19) art. 9, 10(1), 12, 19, 20(2), 21, 24
 * @law Shandong Congress Procedure (2019-02-18) art. 8, 62, 63
 * @law Shandong Filing Provisions (2017-07-28) art. 7, 17, 19
 * @law Shandong Deputies Measures (2015-12-03) art. 34 */
static void shandong(void)
{
    SAYS(LAW_MODEL_SHANDONG, LEVEL_COUNTY, {"withdraw_until", "any_time"},
         {"recess_dispatch_workdays", "5"}, {"give_back_workdays", "5"},
         {"count_calendar_days", "yes"}, {"extension_needs_consent", "yes"},
         {"reply_to_every_cosigner", "yes"}, {"joint_opinion_months", "1"}, {"redo_months", "1"},
         {"congress_notice_days", "0"}, {"congress_speech_minutes", "15"},
         {"congress_again_minutes", "10"}, {"presidium_speech_minutes", "15"},
         {"presidium_again_minutes", "10"}, {"filing_reply_days", "30"},
         {"filing_catalogue_month", "1"}, {"duty_days", "15"});
}

/* @law Shanghai Suggestions Provisions (2015-03-01) art. 10(2), 11(1), 14(1), 15, 17(1), 19(1)
 * @law Shanghai Suggestions Provisions (2015-03-01) art. 20, 21(2)
 * @law Shanghai Congress Rules (2001-10-24) art. 8, 65, 66
 * @law Shanghai Filing Regulation (2024-11-28) art. 13, 15, 33 */
static void shanghai(void)
{
    SAYS(LAW_MODEL_SHANGHAI, LEVEL_PROVINCE, {"withdraw_needs_every_cosigner", "yes"},
         {"recess_dispatch_workdays", "7"}, {"give_back_workdays", "7"},
         {"hand_over_meeting_months", "1"}, {"joint_opinion_months", "1"},
         {"extension_needs_consent", "yes"}, {"reply_to_every_cosigner", "yes"},
         {"redo_months", "1"}, {"sc_notice_days", "7"}, {"sc_papers_days", "7"},
         {"congress_notice_days", "0"}, {"bill_lead_days", "15"}, {"sc_speech_minutes", "10"},
         {"congress_speech_minutes", "10"}, {"congress_again_minutes", "5"},
         {"presidium_speech_minutes", "15"}, {"presidium_again_minutes", "10"},
         {"opinion_reply_months", "3"}, {"filing_opinion_days", "30"}, {"filing_reply_days", "62"},
         {"filing_catalogue_month", "1"});
}

/* @law Zhejiang Suggestions Provisions (2016-05-27) art. 14, 18(1), 21, 22(2), 24
 * @law Zhejiang Appointment Regulation (2018-05-31) art. 9, 10, 13, 15
 * @law Zhejiang Congress Procedure (2021-01-30) art. 8, 63, 65
 * @law Zhejiang Deputies Measures (2016-05-27) art. 35
 * @law Zhejiang Election Rules (2021-03-26) art. 59
 * @law Zhejiang Standing Committee Procedure (2020-11-27) art. 7, 42
 * @law Zhejiang Supervision Regulation (2008-11-28) art. 29, 43, 44
 * @law Zhejiang Major Matters Provisions (2018-07-27) art. 10(1), 10(2)
 * @law Zhejiang Township Congress Regulation (2016-07-29) art. 20 */
static void zhejiang(void)
{
    SAYS(LAW_MODEL_ZHEJIANG, LEVEL_COUNTY, {"give_back_workdays", "10"},
         {"count_calendar_days", "yes"}, {"joint_opinion_months", "2"},
         {"extension_needs_consent", "yes"}, {"reply_to_every_cosigner", "yes"},
         {"redo_months", "1"}, {"sc_notice_days", "7"}, {"sc_papers_days", "5"},
         {"congress_notice_days", "0"}, {"township_notice_days", "7"},
         {"township_papers_days", "1"}, {"appoint_lead_days", "10"}, {"appoint_retry_months", "0"},
         {"appoint_refusals", "2"}, {"appoint_test", "yes"}, {"appoint_statement", "yes"},
         {"sc_speech_minutes", "15"}, {"congress_speech_minutes", "15"},
         {"congress_again_minutes", "5"}, {"presidium_speech_minutes", "20"},
         {"presidium_again_minutes", "10"}, {"opinion_send_days", "7"},
         {"opinion_reply_months", "3"}, {"matter_bill_days", "30"}, {"matter_report_days", "20"},
         {"matter_months", "3"}, {"inspection_notice_days", "0"}, {"group_activities", "3"},
         {"byelection_voters_days", "12"}, {"byelection_candidates_days", "7"},
         {"byelection_standing_days", "0"}, {"duty_days", "15"});
}

/* @law Shandong Deputies Measures (2015-12-03) art. 34
 * @law Zhejiang Deputies Measures (2016-05-27) art. 35 */
static void days_of_duty(void)
{
    static const struct {
        enum law_model model;
        unsigned township, county, city, province;
    } WANT[] = {{LAW_MODEL_SHANDONG, 15, 15, 20, 20},
                {LAW_MODEL_ZHEJIANG, 7, 15, 15, 15},
                {LAW_MODEL_HENAN, 0, 0, 0, 0},
                {LAW_MODEL_NATIONAL, 0, 0, 0, 0}};

    arr_each (i, COUNT(WANT)) {
        const enum law_model m = WANT[i].model;

        EQ_INT(law_model_params(m, LEVEL_TOWNSHIP).duty_days, WANT[i].township, "a township");
        EQ_INT(law_model_params(m, LEVEL_COUNTY).duty_days, WANT[i].county, "a county");
        EQ_INT(law_model_params(m, LEVEL_CITY).duty_days, WANT[i].city, "a city");
        EQ_INT(law_model_params(m, LEVEL_PROVINCE).duty_days, WANT[i].province, "a province");
    }
}

static void national(void)
{
    SAYS(LAW_MODEL_NATIONAL, LEVEL_COUNTY, {"duty_days", "0"}, {"reply_months", "3"},
         {"reply_months_complex", "6"});
}

/* A setting that is new has to say what each model makes of it. */
static void complete(void)
{
    EQ_INT(LAW_MODEL_ROWS_COUNT, LAW_PARAMS_COUNT, "a row for each setting");
    for (size_t i = 0; i < LAW_MODEL_ROWS_COUNT && i < LAW_PARAMS_COUNT; i++) {
        const struct law_model_row *row = &LAW_MODEL_ROWS[i];

        EQ_TEXT(row->key, LAW_PARAMS[i].key, "in the order of the settings");
        EQ_INT(row->says[LAW_MODEL_NATIONAL], -1, "the nation says what the default is");
        for (int m = 0; m < LAW_MODELS_MAX; m++)
            OK(row->says[m] == -1 || (row->says[m] >= (int)LAW_PARAMS[i].min &&
                                      row->says[m] <= (int)LAW_PARAMS[i].max),
               row->key);
    }
    OK(law_model_says(LAW_MODEL_HENAN, S("sc_notice_days")), "Henan says it");
    OK(!law_model_says(LAW_MODEL_QINGDAO, S("sc_notice_days")), "Qingdao does not");
    OK(law_model_says(LAW_MODEL_ZHEJIANG, S("inspection_notice_days")), "none is said, too");
    OK(!law_model_says(LAW_MODEL_HENAN, S("nothing")), "no such setting");
}

/* A rule that has another value is no source of the default: nobody is to read "one month, by the
 * rule of a place" where that place gives two. */
static void cited_for_its_own(void)
{
    static const char *const PLACES[] = {
        [LAW_MODEL_NATIONAL] = "《没有",    [LAW_MODEL_BEIJING] = "《北京市",
        [LAW_MODEL_CHONGQING] = "《重庆市", [LAW_MODEL_HENAN] = "《河南省",
        [LAW_MODEL_QINGDAO] = "《青岛市",   [LAW_MODEL_SHANDONG] = "《山东省",
        [LAW_MODEL_SHANGHAI] = "《上海市",  [LAW_MODEL_ZHEJIANG] = "《浙江省",
    };

    for (size_t i = 0; i < LAW_MODEL_ROWS_COUNT && i < LAW_PARAMS_COUNT; i++)
        arr_each (m, COUNT(PLACES)) {
            const int says = LAW_MODEL_ROWS[i].says[m];

            OK(says == -1 || says == (int)LAW_PARAMS[i].initial ||
                   strstr(LAW_PARAMS[i].law, PLACES[m]) == NULL,
               LAW_PARAMS[i].key);
        }
}

/* What a model says has its article, and nothing else has. */
static void sources(void)
{
    for (int m = 0; m < LAW_MODELS_MAX; m++)
        arr_each (i, LAW_MODEL_ROWS_COUNT) {
            const char *key = LAW_MODEL_ROWS[i].key;
            const char *at = law_model_source((enum law_model)m, LEVEL_COUNTY, str_from(key));

            EQ_INT(at != NULL, LAW_MODEL_ROWS[i].says[m] != -1, key);
            OK(at == NULL || strstr(at, "》") != NULL, "a rule by its name");
        }
    EQ_TEXT(law_model_source(LAW_MODEL_HENAN, LEVEL_COUNTY, S("sc_notice_days")),
            "《河南省人民代表大会常务委员会工作条例》(2010-07-30)第6条", "Henan");
    EQ_TEXT(law_model_source(LAW_MODEL_CHONGQING, LEVEL_TOWNSHIP, S("reply_months")),
            "《重庆市乡镇人民代表大会工作条例》(2016-03-31)第16条", "of a township");
    EQ_TEXT(law_model_source(LAW_MODEL_SHANDONG, LEVEL_TOWNSHIP, S("reply_months_complex")),
            "《山东省乡镇人民代表大会工作若干规定》(2015-12-03)第15条", "of a township");
    OK(law_model_source(LAW_MODEL_HENAN, LEVEL_TOWNSHIP, S("reply_months")) == NULL, "not there");
    OK(law_model_source(LAW_MODEL_HENAN, LEVEL_COUNTY, S("sc_notice")) == NULL, "a key is whole");
}

static void names(void)
{
    static const char *const WORDS[] = {"national", "beijing",  "chongqing", "henan",
                                        "qingdao",  "shandong", "shanghai",  "zhejiang"};

    EQ_INT(LAW_MODELS_COUNT, COUNT(WORDS), "every model");
    arr_each (i, COUNT(WORDS)) {
        EQ_TEXT(LAW_MODELS[i].word, WORDS[i], "word");
        EQ_TEXT(LAW_MODELS[i].label + sizeof "law_model." - 1, WORDS[i], "label");
    }
}

int main(void)
{
    names();
    complete();
    sources();
    cited_for_its_own();
    days_of_duty();
    national();
    beijing();
    chongqing();
    townships();
    henan();
    qingdao();
    shandong();
    shanghai();
    zhejiang();
    return tap_done();
}
