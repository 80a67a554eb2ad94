// SPDX-License-Identifier: MulanPSL-2.0
/* Local rules as sets of parameters. */
#include "law/law_models.h"
#include "law/tests/law_test.h"

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

/* @law Beijing Suggestions Regulation (2014-01-22) art. 13(2), 21, 23(1), 27(4) */
static void beijing(void)
{
    SAYS(LAW_MODEL_BEIJING, LEVEL_COUNTY, {"withdraw_until", "before_hand_over"},
         {"extension_needs_consent", "yes"}, {"rating_workdays", "15"}, {"redo_months", "2"});
}

/* @law Chongqing Suggestions Regulation (2017-11-30) art. 12(1), 13(2), 16, 18, 20(1), 21
 * @law Chongqing Suggestions Regulation (2017-11-30) art. 23(2), 27(1), 27(2) */
static void chongqing(void)
{
    SAYS(LAW_MODEL_CHONGQING, LEVEL_COUNTY, {"withdraw_until", "any_time"},
         {"recess_dispatch_workdays", "10"}, {"give_back_workdays", "10"},
         {"reassign_workdays", "10"}, {"first_contact_workdays", "20"},
         {"joint_opinion_workdays", "30"}, {"joint_opinion_redo_workdays", "5"},
         {"extension_needs_consent", "no"}, {"reply_to_every_cosigner", "yes"},
         {"rating_workdays", "20"}, {"redo_months", "2"}, {"report_month", "11"},
         {"report_by_organs", "yes"}, {"promise_report_yearly", "yes"});
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

/* @law Henan Suggestions Measures (2017-07-28) art. 14, 18(1), 20, 21(2), 22(1), 22(2) */
static void henan(void)
{
    SAYS(LAW_MODEL_HENAN, LEVEL_COUNTY, {"give_back_workdays", "10"}, {"reassign_workdays", "10"},
         {"joint_opinion_months", "2"}, {"extension_needs_consent", "no"},
         {"reply_to_every_cosigner", "yes"}, {"rating_workdays", "10"}, {"redo_months", "1"});
}

/* @law Qingdao Suggestions Regulation (2021-07-29) art. 12, 14, 19(1), 24, 25, 28(3), 32(1) */
static void qingdao(void)
{
    SAYS(LAW_MODEL_QINGDAO, LEVEL_CITY, {"withdraw_until", "any_time"},
         {"recess_dispatch_workdays", "5"}, {"give_back_workdays", "5"},
         {"joint_opinion_months", "1"}, {"extension_needs_consent", "yes"},
         {"reply_to_every_cosigner", "no"}, {"oral_reply_months", "1"});
}

/* @law Shandong Suggestions Regulation (2017-05-19) art. 9, 10(1), 12, 19, 20(2), 21, 24 */
static void shandong(void)
{
    SAYS(LAW_MODEL_SHANDONG, LEVEL_COUNTY, {"withdraw_until", "any_time"},
         {"recess_dispatch_workdays", "5"}, {"give_back_workdays", "5"},
         {"count_calendar_days", "yes"}, {"extension_needs_consent", "yes"},
         {"reply_to_every_cosigner", "yes"}, {"joint_opinion_months", "1"}, {"redo_months", "1"});
}

/* @law Shanghai Suggestions Provisions (2015-03-01) art. 10(2), 11(1), 14(1), 15, 17(1), 19(1)
 * @law Shanghai Suggestions Provisions (2015-03-01) art. 20, 21(2) */
static void shanghai(void)
{
    SAYS(LAW_MODEL_SHANGHAI, LEVEL_PROVINCE, {"withdraw_needs_every_cosigner", "yes"},
         {"recess_dispatch_workdays", "7"}, {"give_back_workdays", "7"},
         {"hand_over_meeting_months", "1"}, {"joint_opinion_months", "1"},
         {"extension_needs_consent", "yes"}, {"reply_to_every_cosigner", "yes"},
         {"redo_months", "1"});
}

/* @law Zhejiang Suggestions Provisions (2016-05-27) art. 14, 18(1), 21, 22(2), 24 */
static void zhejiang(void)
{
    SAYS(LAW_MODEL_ZHEJIANG, LEVEL_COUNTY, {"give_back_workdays", "10"},
         {"count_calendar_days", "yes"}, {"joint_opinion_months", "2"},
         {"extension_needs_consent", "yes"}, {"reply_to_every_cosigner", "yes"},
         {"redo_months", "1"});
}

static void national(void)
{
    SAYS(LAW_MODEL_NATIONAL, LEVEL_COUNTY, {"reply_months", "3"}, {"reply_months_complex", "6"});
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
