// SPDX-License-Identifier: MulanPSL-2.0
/* What each model says, where it differs from the defaults. */
#include "law/law_models.h"

enum { TOWNSHIP_REPLY_MONTHS = 2, TOWNSHIP_REPLY_MONTHS_COMPLEX = 4, NOVEMBER = 11 };

static void beijing(struct law_params *p)
{
    p->rating_workdays = 15;
    p->redo_months = 2;
    p->withdraw_until = LAW_PARAMS_WITHDRAW_BEFORE_HAND_OVER;
}

static void chongqing(struct law_params *p)
{
    p->extension_needs_consent = false;
    p->recess_dispatch_workdays = 10;
    p->give_back_workdays = 10;
    p->reassign_workdays = 10;
    p->joint_opinion_workdays = 30;
    p->joint_opinion_redo_workdays = 5;
    p->first_contact_workdays = 20;
    p->rating_workdays = 20;
    p->redo_months = 2;
    p->report_month = NOVEMBER;
    p->promise_report_yearly = true;
}

static void henan(struct law_params *p)
{
    p->extension_needs_consent = false;
    p->give_back_workdays = 10;
    p->reassign_workdays = 10;
    p->joint_opinion_months = 2;
    p->rating_workdays = 10;
    p->redo_months = 1;
}

static void qingdao(struct law_params *p)
{
    p->recess_dispatch_workdays = 5;
    p->give_back_workdays = 5;
    p->joint_opinion_months = 1;
    p->reply_to_every_cosigner = false;
    p->oral_reply_months = 1;
}

static void shandong(struct law_params *p)
{
    p->recess_dispatch_workdays = 5;
    p->give_back_workdays = 5;
    p->count_calendar_days = true;
    p->joint_opinion_months = 1;
    p->redo_months = 1;
}

static void shanghai(struct law_params *p)
{
    p->recess_dispatch_workdays = 7;
    p->give_back_workdays = 7;
    p->joint_opinion_months = 1;
    p->redo_months = 1;
    p->withdraw_needs_every_cosigner = true;
    p->hand_over_meeting_months = 1;
}

static void zhejiang(struct law_params *p)
{
    p->give_back_workdays = 10;
    p->count_calendar_days = true;
    p->joint_opinion_months = 2;
    p->redo_months = 1;
}

static void township(struct law_params *p)
{
    p->reply_months = TOWNSHIP_REPLY_MONTHS;
    p->reply_months_complex = TOWNSHIP_REPLY_MONTHS_COMPLEX;
}

#define NAME(word)                                                                                 \
    {                                                                                              \
        word, "law_model." word                                                                    \
    }

const struct law_model_name LAW_MODELS[] = {
    [LAW_MODEL_NATIONAL] = NAME("national"),   [LAW_MODEL_BEIJING] = NAME("beijing"),
    [LAW_MODEL_CHONGQING] = NAME("chongqing"), [LAW_MODEL_HENAN] = NAME("henan"),
    [LAW_MODEL_QINGDAO] = NAME("qingdao"),     [LAW_MODEL_SHANDONG] = NAME("shandong"),
    [LAW_MODEL_SHANGHAI] = NAME("shanghai"),   [LAW_MODEL_ZHEJIANG] = NAME("zhejiang"),
};
const size_t LAW_MODELS_COUNT = COUNT(LAW_MODELS);

static const struct {
    void (*change)(struct law_params *);
    bool shorter_in_township;
} SAYS[] = {
    [LAW_MODEL_NATIONAL] = {.change = NULL},
    [LAW_MODEL_BEIJING] = {.change = beijing},
    [LAW_MODEL_CHONGQING] = {.change = chongqing, .shorter_in_township = true},
    [LAW_MODEL_HENAN] = {.change = henan},
    [LAW_MODEL_QINGDAO] = {.change = qingdao},
    [LAW_MODEL_SHANDONG] = {.change = shandong, .shorter_in_township = true},
    [LAW_MODEL_SHANGHAI] = {.change = shanghai},
    [LAW_MODEL_ZHEJIANG] = {.change = zhejiang},
};

struct law_params law_model_params(enum law_model model, enum level level)
{
    struct law_params p = law_params_default();

    if (SAYS[model].change != NULL)
        SAYS[model].change(&p);
    if (level == LEVEL_TOWNSHIP && SAYS[model].shorter_in_township)
        township(&p);
    return p;
}
