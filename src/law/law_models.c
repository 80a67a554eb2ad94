// SPDX-License-Identifier: MulanPSL-2.0
/* What each model says, setting by setting. Where its rules say nothing that a setting can hold,
 * the table says so, too: a setting without a row fails its test. */
#include "law/law_models.h"

enum {
    TOWNSHIP_REPLY_MONTHS = 2,
    TOWNSHIP_REPLY_MONTHS_COMPLEX = 4,
    DUTY_DAYS_SHANDONG_COUNTY = 15,
    DUTY_DAYS_ZHEJIANG_TOWNSHIP = 7
};

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

#define NIL              (-1) /* its rules say nothing that this setting can hold */
#define NO               false
#define YES              true
#define BEFORE_HAND_OVER LAW_PARAMS_WITHDRAW_BEFORE_HAND_OVER
#define ANY_TIME         LAW_PARAMS_WITHDRAW_ANY_TIME

/* In the order of enum law_model; the first is the nation's, which is what the default is. */
/* clang-format off */
const struct law_model_row LAW_MODEL_ROWS[] = {
    /* suggestions                     nat. Beijing           Chongqing Henan Qingdao   Shandong  Shanghai Zhejiang */
    {"reply_months",                  {NIL, NIL,              NIL,      NIL,  NIL,      NIL,      NIL,     NIL}},
    {"reply_months_complex",          {NIL, NIL,              NIL,      NIL,  NIL,      NIL,      NIL,     NIL}},
    {"extension_needs_consent",       {NIL, YES,              NO,       NO,   YES,      YES,      YES,     YES}},
    {"recess_dispatch_workdays",      {NIL, NIL,              10,       NIL,  5,        5,        7,       NIL}},
    {"give_back_workdays",            {NIL, NIL,              10,       10,   5,        5,        7,       10}},
    {"reassign_workdays",             {NIL, NIL,              10,       10,   NIL,      NIL,      NIL,     NIL}},
    {"restart_clock_on_reassign",     {NIL, NIL,              NIL,      NIL,  NIL,      NIL,      NIL,     NIL}},
    {"joint_opinion_months",          {NIL, NIL,              NIL,      2,    1,        1,        1,       2}},
    {"joint_opinion_workdays",        {NIL, NIL,              30,       NIL,  NIL,      NIL,      NIL,     NIL}},
    {"joint_opinion_redo_workdays",   {NIL, NIL,              5,        NIL,  NIL,      NIL,      NIL,     NIL}},
    {"first_contact_workdays",        {NIL, NIL,              20,       NIL,  NIL,      NIL,      NIL,     NIL}},
    {"rating_workdays",               {NIL, 15,               20,       10,   NIL,      NIL,      NIL,     NIL}},
    {"rating_reminders",              {NIL, NIL,              NIL,      NIL,  NIL,      NIL,      NIL,     NIL}},
    {"redo_months",                   {NIL, 2,                2,        1,    NIL,      1,        1,       1}},
    {"redo_rounds_before_chairmen",   {NIL, NIL,              NIL,      NIL,  NIL,      NIL,      NIL,     NIL}},
    {"reply_to_every_cosigner",       {NIL, NIL,              YES,      YES,  NO,       YES,      YES,     YES}},
    {"withdraw_until",                {NIL, BEFORE_HAND_OVER, ANY_TIME, NIL,  ANY_TIME, ANY_TIME, NIL,     NIL}},
    {"withdraw_needs_every_cosigner", {NIL, NIL,              NIL,      NIL,  NIL,      NIL,      YES,     NIL}},
    {"hand_over_meeting_months",      {NIL, NIL,              NIL,      NIL,  NIL,      NIL,      1,       NIL}},
    {"oral_reply_months",             {NIL, NIL,              NIL,      NIL,  1,        NIL,      NIL,     NIL}},
    {"report_month",                  {NIL, NIL,              11,       NIL,  NIL,      NIL,      NIL,     NIL}},
    {"report_by_organs",              {NIL, NIL,              YES,      NIL,  NIL,      NIL,      NIL,     NIL}},
    {"promise_report_yearly",         {NIL, NIL,              YES,      NIL,  NIL,      NIL,      NIL,     NIL}},
    {"roll_to_workday",               {NIL, NIL,              NIL,      NIL,  NIL,      NIL,      NIL,     NIL}},
    {"count_calendar_days",           {NIL, NIL,              NIL,      NIL,  NIL,      YES,      NIL,     YES}},
    /* meetings                        nat. Beijing           Chongqing Henan Qingdao   Shandong  Shanghai Zhejiang */
    {"sc_notice_days",                {NIL, 7,                7,        6,    NIL,      NIL,      7,       7}},
    {"sc_papers_days",                {NIL, 7,                NIL,      NIL,  NIL,      NIL,      7,       5}},
    {"congress_notice_days",          {NIL, 0,                NIL,      0,    NIL,      0,        0,       0}},
    {"congress_papers_days",          {NIL, NIL,              NIL,      NIL,  NIL,      NIL,      NIL,     NIL}},
    {"township_notice_days",          {NIL, NIL,              10,       NIL,  NIL,      NIL,      NIL,     7}},
    {"township_papers_days",          {NIL, NIL,              NIL,      NIL,  NIL,      NIL,      NIL,     1}},
    {"sc_two_month_blocks",           {NIL, NIL,              NIL,      NIL,  NIL,      NIL,      NIL,     NIL}},
    {"days_before_strict",            {NIL, NIL,              NIL,      NIL,  NIL,      NIL,      NIL,     NIL}},
    {"bill_lead_days",                {NIL, NIL,              20,       15,   NIL,      NIL,      15,      NIL}},
    {"appoint_lead_days",             {NIL, 10,               7,        NIL,  NIL,      NIL,      NIL,     10}},
    {"appoint_retry_months",          {NIL, NIL,              0,        NIL,  NIL,      NIL,      NIL,     0}},
    {"appoint_refusals",              {NIL, NIL,              2,        NIL,  NIL,      NIL,      NIL,     2}},
    {"appoint_test",                  {NIL, NIL,              YES,      NIL,  NIL,      NIL,      NIL,     YES}},
    {"appoint_statement",             {NIL, NIL,              NIL,      NIL,  NIL,      NIL,      NIL,     YES}},
    {"sc_speech_minutes",             {NIL, 10,               10,       15,   NIL,      NIL,      10,      15}},
    {"sc_group_speech_minutes",       {NIL, 10,               15,       NIL,  NIL,      NIL,      NIL,     NIL}},
    {"sc_group_again_minutes",        {NIL, 5,                10,       NIL,  NIL,      NIL,      NIL,     NIL}},
    {"congress_speech_minutes",       {NIL, 15,               NIL,      10,   NIL,      15,       10,      15}},
    {"congress_again_minutes",        {NIL, 5,                NIL,      5,    NIL,      10,       5,       5}},
    {"presidium_speech_minutes",      {NIL, 15,               NIL,      15,   NIL,      15,       15,      20}},
    {"presidium_again_minutes",       {NIL, 5,                NIL,      10,   NIL,      10,       10,      10}},
    {"opinion_send_days",             {NIL, NIL,              NIL,      10,   NIL,      NIL,      NIL,     7}},
    {"opinion_reply_months",          {NIL, 3,                6,        3,    NIL,      NIL,      3,       3}},
    {"decision_publish_days",         {NIL, NIL,              NIL,      NIL,  NIL,      NIL,      NIL,     NIL}},
    {"write_in_for_opposed",          {NIL, NIL,              NIL,      NIL,  NIL,      NIL,      NIL,     NIL}},
    {"third_of_valid",                {NIL, NIL,              NIL,      NIL,  NIL,      NIL,      NIL,     NIL}},
    {"secret_vote_voters",            {NIL, NIL,              NIL,      NIL,  NIL,      NIL,      NIL,     NIL}},
    {"whole_by_fixed_seats",          {NIL, NIL,              NIL,      NIL,  NIL,      NIL,      NIL,     NIL}},
    {"suspended_leave_whole",         {NIL, NIL,              NIL,      NIL,  NIL,      NIL,      NIL,     NIL}},
    {"rating_of_all",                 {NIL, NIL,              NIL,      NIL,  NIL,      NIL,      NIL,     NIL}},
    {"rating_percent",                {NIL, NIL,              NIL,      NIL,  NIL,      NIL,      NIL,     NIL}},
    {"rating_counts_basic",           {NIL, NIL,              NIL,      NIL,  NIL,      NIL,      NIL,     NIL}},
    /* supervision                     nat. Beijing           Chongqing Henan Qingdao   Shandong  Shanghai Zhejiang */
    {"filing_formal_days",            {NIL, 10,               NIL,      NIL,  NIL,      NIL,      NIL,     NIL}},
    {"filing_correct_days",           {NIL, 10,               NIL,      NIL,  NIL,      NIL,      NIL,     NIL}},
    {"filing_opinion_days",           {NIL, 30,               NIL,      NIL,  NIL,      NIL,      30,      NIL}},
    {"filing_review_months",          {NIL, 3,                NIL,      1,    NIL,      NIL,      NIL,     NIL}},
    {"filing_reply_days",             {NIL, 30,               NIL,      30,   30,       30,       62,      NIL}},
    {"filing_dispatch_workdays",      {NIL, 5,                NIL,      NIL,  NIL,      NIL,      NIL,     NIL}},
    {"matter_bill_days",              {NIL, NIL,              NIL,      NIL,  NIL,      NIL,      NIL,     30}},
    {"matter_report_days",            {NIL, NIL,              NIL,      NIL,  NIL,      NIL,      NIL,     20}},
    {"matter_months",                 {NIL, NIL,              NIL,      4,    NIL,      NIL,      NIL,     3}},
    {"filing_catalogue_month",        {NIL, 1,                NIL,      3,    1,        1,        1,       NIL}},
    {"inspection_notice_days",        {NIL, NIL,              NIL,      10,   NIL,      NIL,      NIL,     0}},
    {"inquiry_report_months",         {NIL, NIL,              6,        NIL,  NIL,      NIL,      NIL,     NIL}},
    {"group_activities",              {NIL, 2,                4,        NIL,  NIL,      4,        NIL,     3}},
    {"byelection_voters_days",        {NIL, 15,               NIL,      NIL,  NIL,      NIL,      NIL,     12}},
    {"byelection_candidates_days",    {NIL, 5,                NIL,      NIL,  NIL,      NIL,      NIL,     7}},
    {"byelection_standing_days",      {NIL, 3,                NIL,      NIL,  NIL,      NIL,      NIL,     0}},
    {"duty_days",                     {NIL, NIL,              NIL,      NIL,  NIL,      20,       NIL,     15}},
};
/* clang-format on */
const size_t LAW_MODEL_ROWS_COUNT = COUNT(LAW_MODEL_ROWS);
_Static_assert(COUNT(LAW_MODELS) == LAW_MODELS_MAX, "a column for each");

static bool shorter_in_township(enum law_model model)
{
    return model == LAW_MODEL_CHONGQING || model == LAW_MODEL_SHANDONG;
}

/* Of a city or province: in Shandong more; of a township: in Zhejiang fewer. */
static void put_duty_days(enum law_model model, enum level level, struct law_params *p)
{
    if (model == LAW_MODEL_SHANDONG && (level == LEVEL_TOWNSHIP || level == LEVEL_COUNTY))
        p->duty_days = DUTY_DAYS_SHANDONG_COUNTY;
    if (model == LAW_MODEL_ZHEJIANG && level == LEVEL_TOWNSHIP)
        p->duty_days = DUTY_DAYS_ZHEJIANG_TOWNSHIP;
}

struct law_params law_model_params(enum law_model model, enum level level)
{
    struct law_params p = law_params_default();

    arr_each (i, LAW_MODEL_ROWS_COUNT)
        if (LAW_MODEL_ROWS[i].says[model] != NIL)
            law_params_set(&p, law_params_find(str_from(LAW_MODEL_ROWS[i].key)),
                           (unsigned)LAW_MODEL_ROWS[i].says[model]);
    if (level == LEVEL_TOWNSHIP && shorter_in_township(model)) {
        p.reply_months = TOWNSHIP_REPLY_MONTHS;
        p.reply_months_complex = TOWNSHIP_REPLY_MONTHS_COMPLEX;
    }
    put_duty_days(model, level, &p);
    return p;
}

bool law_model_says(enum law_model model, struct str key)
{
    arr_each (i, LAW_MODEL_ROWS_COUNT)
        if (str_eqz(key, LAW_MODEL_ROWS[i].key))
            return LAW_MODEL_ROWS[i].says[model] != NIL;
    return false;
}
