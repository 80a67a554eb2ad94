// SPDX-License-Identifier: MulanPSL-2.0
/* Where each model says what law_models.c makes of it: the rule and its article. */
#include "law/law_models.h"

/* Settings of one article, separated by spaces; township: only there. */
struct source {
    enum law_model model;
    const char *keys, *article;
    bool township;
};

#define BEIJING_SUGGESTIONS   "《北京市人民代表大会代表建议、批评和意见办理条例》(2014-01-22)"
#define BEIJING_COMMITTEE     "《北京市人民代表大会常务委员会议事规则》(2010-12-23)"
#define BEIJING_CONGRESS      "《北京市人民代表大会议事规则》(2022-01-10)"
#define BEIJING_APPOINTMENT   "《北京市人民代表大会常务委员会任免国家机关工作人员条例》(2023-07-28)"
#define BEIJING_FILING        "《北京市各级人民代表大会常务委员会规范性文件备案审查条例》(2024-09-27)"
#define BEIJING_ELECTION      "《北京市区、乡、民族乡、镇人民代表大会代表选举实施细则》(2021-05-27)"
#define CHONGQING_SUGGESTIONS "《重庆市人民代表大会代表建议批评和意见工作条例》(2017-11-30)"
#define CHONGQING_COMMITTEE   "《重庆市人民代表大会常务委员会议事规则》(2023-03-30)"
#define CHONGQING_TOWNSHIP    "《重庆市乡镇人民代表大会工作条例》(2016-03-31)"
#define CHONGQING_APPOINTMENT "《重庆市各级人民代表大会常务委员会人事任免工作条例》(2022-06-10)"
#define HENAN_SUGGESTIONS     "《河南省人民代表大会代表建议、批评和意见办理办法》(2017-07-28)"
#define HENAN_COMMITTEE       "《河南省人民代表大会常务委员会工作条例》(2010-07-30)"
#define HENAN_CONGRESS        "《河南省人民代表大会议事规则》(2010-07-30)"
#define HENAN_MATTERS         "《河南省人民代表大会常务委员会讨论、决定重大事项的规定》(2014-12-04)"
#define HENAN_SUPERVISION     "《河南省实施〈各级人民代表大会常务委员会监督法〉办法》(2015-10-22)"
#define QINGDAO_SUGGESTIONS   "《青岛市人民代表大会代表建议、批评和意见工作条例》(2021-07-29)"
#define SHANDONG_SUGGESTIONS  "《山东省人民代表大会代表建议、批评和意见办理工作条例》(2017-05-19)"
#define SHANDONG_CONGRESS     "《山东省人民代表大会议事规则》(2019-02-18)"
#define SHANDONG_FILING       "《山东省各级人民代表大会常务委员会规范性文件备案审查规定》(2017-07-28)"
#define SHANDONG_TOWNSHIP     "《山东省乡镇人民代表大会工作若干规定》(2015-12-03)"
#define SHANGHAI_SUGGESTIONS  "《上海市人民代表大会关于代表建议、批评和意见的规定》(2015-03-01)"
#define SHANGHAI_COMMITTEE    "《上海市人民代表大会常务委员会议事规则》"
#define SHANGHAI_CONGRESS     "《上海市人民代表大会议事规则》(2001-10-24)"
#define SHANGHAI_FILING       "《上海市人民代表大会常务委员会规范性文件备案审查条例》(2024-11-28)"
#define ZHEJIANG_SUGGESTIONS  "《浙江省人民代表大会代表建议、批评和意见办理的规定》(2016-05-27)"
#define ZHEJIANG_ELECTION     "《浙江省县、乡两级人民代表大会代表选举实施细则》(2021-03-26)"
#define ZHEJIANG_APPOINTMENT  "《浙江省人民代表大会常务委员会任免国家机关工作人员条例》(2018-05-31)"
#define ZHEJIANG_CONGRESS     "《浙江省人民代表大会议事规则》(2021-01-30)"
#define ZHEJIANG_COMMITTEE    "《浙江省人民代表大会常务委员会议事规则》(2020-11-27)"
#define ZHEJIANG_SUPERVISION  "《浙江省各级人民代表大会常务委员会监督条例》(2008-11-28)"
#define ZHEJIANG_MATTERS      "《浙江省各级人民代表大会常务委员会讨论决定重大事项的规定》(2018-07-27)"
#define ZHEJIANG_TOWNSHIP     "《浙江省乡镇人民代表大会工作条例》(2016-07-29)"
#define DEPUTIES_OF(place, day)                                                                    \
    "《" place "实施〈中华人民共和国全国人民代表大会和地方各级人民代表大会代表法〉办法》(" day ")"

/* clang-format off */
static const struct source SOURCES[] = {
    {LAW_MODEL_BEIJING, "group_activities", DEPUTIES_OF("北京市", "2014-01-22") "第16条"},
    {LAW_MODEL_CHONGQING, "group_activities", DEPUTIES_OF("重庆市", "2016-03-31") "第24条"},
    {LAW_MODEL_SHANDONG, "group_activities", DEPUTIES_OF("山东省", "2015-12-03") "第19条"},
    {LAW_MODEL_ZHEJIANG, "group_activities", DEPUTIES_OF("浙江省", "2016-05-27") "第19条"},
    {LAW_MODEL_SHANDONG, "duty_days", DEPUTIES_OF("山东省", "2015-12-03") "第34条"},
    {LAW_MODEL_ZHEJIANG, "duty_days", DEPUTIES_OF("浙江省", "2016-05-27") "第35条"},
    {LAW_MODEL_BEIJING, "byelection_voters_days", BEIJING_ELECTION "第61条"},
    {LAW_MODEL_BEIJING, "byelection_candidates_days byelection_standing_days", BEIJING_ELECTION "第63条"},
    {LAW_MODEL_ZHEJIANG, "byelection_voters_days byelection_candidates_days byelection_standing_days", ZHEJIANG_ELECTION "第59条"},
    {LAW_MODEL_BEIJING, "withdraw_until", BEIJING_SUGGESTIONS "第13条"},
    {LAW_MODEL_BEIJING, "extension_needs_consent", BEIJING_SUGGESTIONS "第21条"},
    {LAW_MODEL_BEIJING, "rating_workdays", BEIJING_SUGGESTIONS "第23条"},
    {LAW_MODEL_BEIJING, "redo_months", BEIJING_SUGGESTIONS "第27条"},
    {LAW_MODEL_BEIJING, "sc_notice_days sc_papers_days", BEIJING_COMMITTEE "第5条"},
    {LAW_MODEL_BEIJING, "opinion_reply_months", BEIJING_COMMITTEE "第25条"},
    {LAW_MODEL_BEIJING, "sc_speech_minutes sc_group_speech_minutes sc_group_again_minutes", BEIJING_COMMITTEE "第33条"},
    {LAW_MODEL_BEIJING, "congress_notice_days", BEIJING_CONGRESS "第7条"},
    {LAW_MODEL_BEIJING, "congress_speech_minutes congress_again_minutes", BEIJING_CONGRESS "第49条"},
    {LAW_MODEL_BEIJING, "presidium_speech_minutes presidium_again_minutes", BEIJING_CONGRESS "第50条"},
    {LAW_MODEL_BEIJING, "appoint_lead_days", BEIJING_APPOINTMENT "第12条"},
    {LAW_MODEL_BEIJING, "filing_formal_days filing_correct_days", BEIJING_FILING "第12条"},
    {LAW_MODEL_BEIJING, "filing_catalogue_month", BEIJING_FILING "第13条"},
    {LAW_MODEL_BEIJING, "filing_dispatch_workdays", BEIJING_FILING "第22条"},
    {LAW_MODEL_BEIJING, "filing_opinion_days filing_review_months", BEIJING_FILING "第23条"},
    {LAW_MODEL_BEIJING, "filing_reply_days", BEIJING_FILING "第29条"},
    {LAW_MODEL_CHONGQING, "withdraw_until", CHONGQING_SUGGESTIONS "第12条"},
    {LAW_MODEL_CHONGQING, "recess_dispatch_workdays", CHONGQING_SUGGESTIONS "第13条"},
    {LAW_MODEL_CHONGQING, "give_back_workdays reassign_workdays", CHONGQING_SUGGESTIONS "第16条"},
    {LAW_MODEL_CHONGQING, "first_contact_workdays", CHONGQING_SUGGESTIONS "第18条"},
    {LAW_MODEL_CHONGQING, "joint_opinion_workdays joint_opinion_redo_workdays", CHONGQING_SUGGESTIONS "第20条"},
    {LAW_MODEL_CHONGQING, "extension_needs_consent", CHONGQING_SUGGESTIONS "第21条"},
    {LAW_MODEL_CHONGQING, "reply_to_every_cosigner", CHONGQING_SUGGESTIONS "第23条"},
    {LAW_MODEL_CHONGQING, "promise_report_yearly", CHONGQING_SUGGESTIONS "第24条"},
    {LAW_MODEL_CHONGQING, "rating_workdays redo_months", CHONGQING_SUGGESTIONS "第27条"},
    {LAW_MODEL_CHONGQING, "report_month report_by_organs", CHONGQING_SUGGESTIONS "第34条"},
    {LAW_MODEL_CHONGQING, "sc_notice_days", CHONGQING_COMMITTEE "第10条"},
    {LAW_MODEL_CHONGQING, "bill_lead_days", CHONGQING_COMMITTEE "第23条"},
    {LAW_MODEL_CHONGQING, "opinion_reply_months", CHONGQING_COMMITTEE "第34条"},
    {LAW_MODEL_CHONGQING, "inquiry_report_months", CHONGQING_COMMITTEE "第36条"},
    {LAW_MODEL_CHONGQING, "sc_speech_minutes sc_group_speech_minutes sc_group_again_minutes", CHONGQING_COMMITTEE "第43条"},
    {LAW_MODEL_CHONGQING, "township_notice_days", CHONGQING_TOWNSHIP "第11条"},
    {LAW_MODEL_CHONGQING, "reply_months reply_months_complex", CHONGQING_TOWNSHIP "第16条", .township = true},
    {LAW_MODEL_CHONGQING, "appoint_test", CHONGQING_APPOINTMENT "第16条"},
    {LAW_MODEL_CHONGQING, "appoint_lead_days", CHONGQING_APPOINTMENT "第17条"},
    {LAW_MODEL_CHONGQING, "appoint_retry_months appoint_refusals", CHONGQING_APPOINTMENT "第21条"},
    {LAW_MODEL_HENAN, "give_back_workdays reassign_workdays", HENAN_SUGGESTIONS "第14条"},
    {LAW_MODEL_HENAN, "joint_opinion_months", HENAN_SUGGESTIONS "第18条"},
    {LAW_MODEL_HENAN, "extension_needs_consent", HENAN_SUGGESTIONS "第20条"},
    {LAW_MODEL_HENAN, "reply_to_every_cosigner", HENAN_SUGGESTIONS "第21条"},
    {LAW_MODEL_HENAN, "rating_workdays redo_months", HENAN_SUGGESTIONS "第22条"},
    {LAW_MODEL_HENAN, "sc_notice_days", HENAN_COMMITTEE "第6条"},
    {LAW_MODEL_HENAN, "sc_speech_minutes", HENAN_COMMITTEE "第13条"},
    {LAW_MODEL_HENAN, "bill_lead_days", HENAN_COMMITTEE "第14条"},
    {LAW_MODEL_HENAN, "congress_notice_days", HENAN_CONGRESS "第7条"},
    {LAW_MODEL_HENAN, "congress_speech_minutes congress_again_minutes", HENAN_CONGRESS "第44条"},
    {LAW_MODEL_HENAN, "presidium_speech_minutes presidium_again_minutes", HENAN_CONGRESS "第45条"},
    {LAW_MODEL_HENAN, "matter_months", HENAN_MATTERS "第10条"},
    {LAW_MODEL_HENAN, "opinion_reply_months", HENAN_SUPERVISION "第11条"},
    {LAW_MODEL_HENAN, "opinion_send_days", HENAN_SUPERVISION "第20条"},
    {LAW_MODEL_HENAN, "inspection_notice_days", HENAN_SUPERVISION "第40条"},
    {LAW_MODEL_HENAN, "filing_review_months", HENAN_SUPERVISION "第54条"},
    {LAW_MODEL_HENAN, "filing_reply_days", HENAN_SUPERVISION "第56条"},
    {LAW_MODEL_HENAN, "filing_catalogue_month", HENAN_SUPERVISION "第62条"},
    {LAW_MODEL_QINGDAO, "withdraw_until", QINGDAO_SUGGESTIONS "第12条"},
    {LAW_MODEL_QINGDAO, "recess_dispatch_workdays", QINGDAO_SUGGESTIONS "第14条"},
    {LAW_MODEL_QINGDAO, "give_back_workdays", QINGDAO_SUGGESTIONS "第19条"},
    {LAW_MODEL_QINGDAO, "joint_opinion_months", QINGDAO_SUGGESTIONS "第24条"},
    {LAW_MODEL_QINGDAO, "extension_needs_consent", QINGDAO_SUGGESTIONS "第25条"},
    {LAW_MODEL_QINGDAO, "reply_to_every_cosigner", QINGDAO_SUGGESTIONS "第28条"},
    {LAW_MODEL_QINGDAO, "oral_reply_months", QINGDAO_SUGGESTIONS "第32条"},
    {LAW_MODEL_QINGDAO, "filing_catalogue_month", SHANDONG_FILING "第7条"},
    {LAW_MODEL_QINGDAO, "filing_reply_days", SHANDONG_FILING "第19条"},
    {LAW_MODEL_SHANDONG, "withdraw_until", SHANDONG_SUGGESTIONS "第9条"},
    {LAW_MODEL_SHANDONG, "recess_dispatch_workdays count_calendar_days", SHANDONG_SUGGESTIONS "第10条"},
    {LAW_MODEL_SHANDONG, "give_back_workdays", SHANDONG_SUGGESTIONS "第12条"},
    {LAW_MODEL_SHANDONG, "extension_needs_consent", SHANDONG_SUGGESTIONS "第19条"},
    {LAW_MODEL_SHANDONG, "reply_to_every_cosigner", SHANDONG_SUGGESTIONS "第20条"},
    {LAW_MODEL_SHANDONG, "joint_opinion_months", SHANDONG_SUGGESTIONS "第21条"},
    {LAW_MODEL_SHANDONG, "redo_months", SHANDONG_SUGGESTIONS "第24条"},
    {LAW_MODEL_SHANDONG, "congress_notice_days", SHANDONG_CONGRESS "第8条"},
    {LAW_MODEL_SHANDONG, "congress_speech_minutes congress_again_minutes", SHANDONG_CONGRESS "第62条"},
    {LAW_MODEL_SHANDONG, "presidium_speech_minutes presidium_again_minutes", SHANDONG_CONGRESS "第63条"},
    {LAW_MODEL_SHANDONG, "filing_catalogue_month", SHANDONG_FILING "第7条"},
    {LAW_MODEL_SHANDONG, "filing_reply_days", SHANDONG_FILING "第19条"},
    {LAW_MODEL_SHANDONG, "reply_months reply_months_complex", SHANDONG_TOWNSHIP "第15条", .township = true},
    {LAW_MODEL_SHANGHAI, "withdraw_needs_every_cosigner", SHANGHAI_SUGGESTIONS "第10条"},
    {LAW_MODEL_SHANGHAI, "recess_dispatch_workdays", SHANGHAI_SUGGESTIONS "第11条"},
    {LAW_MODEL_SHANGHAI, "give_back_workdays", SHANGHAI_SUGGESTIONS "第14条"},
    {LAW_MODEL_SHANGHAI, "hand_over_meeting_months", SHANGHAI_SUGGESTIONS "第15条"},
    {LAW_MODEL_SHANGHAI, "joint_opinion_months", SHANGHAI_SUGGESTIONS "第17条"},
    {LAW_MODEL_SHANGHAI, "extension_needs_consent", SHANGHAI_SUGGESTIONS "第19条"},
    {LAW_MODEL_SHANGHAI, "reply_to_every_cosigner", SHANGHAI_SUGGESTIONS "第20条"},
    {LAW_MODEL_SHANGHAI, "redo_months", SHANGHAI_SUGGESTIONS "第21条"},
    {LAW_MODEL_SHANGHAI, "sc_notice_days sc_papers_days", SHANGHAI_COMMITTEE "第5条"},
    {LAW_MODEL_SHANGHAI, "bill_lead_days", SHANGHAI_COMMITTEE "第15条"},
    {LAW_MODEL_SHANGHAI, "opinion_reply_months", SHANGHAI_COMMITTEE "第26条"},
    {LAW_MODEL_SHANGHAI, "sc_speech_minutes", SHANGHAI_COMMITTEE "第35条"},
    {LAW_MODEL_SHANGHAI, "congress_notice_days", SHANGHAI_CONGRESS "第8条"},
    {LAW_MODEL_SHANGHAI, "congress_speech_minutes congress_again_minutes", SHANGHAI_CONGRESS "第65条"},
    {LAW_MODEL_SHANGHAI, "presidium_speech_minutes presidium_again_minutes", SHANGHAI_CONGRESS "第66条"},
    {LAW_MODEL_SHANGHAI, "filing_catalogue_month", SHANGHAI_FILING "第13条"},
    {LAW_MODEL_SHANGHAI, "filing_opinion_days", SHANGHAI_FILING "第15条"},
    {LAW_MODEL_SHANGHAI, "filing_reply_days", SHANGHAI_FILING "第33条"},
    {LAW_MODEL_ZHEJIANG, "give_back_workdays count_calendar_days", ZHEJIANG_SUGGESTIONS "第14条"},
    {LAW_MODEL_ZHEJIANG, "joint_opinion_months", ZHEJIANG_SUGGESTIONS "第18条"},
    {LAW_MODEL_ZHEJIANG, "extension_needs_consent", ZHEJIANG_SUGGESTIONS "第21条"},
    {LAW_MODEL_ZHEJIANG, "reply_to_every_cosigner", ZHEJIANG_SUGGESTIONS "第22条"},
    {LAW_MODEL_ZHEJIANG, "redo_months", ZHEJIANG_SUGGESTIONS "第24条"},
    {LAW_MODEL_ZHEJIANG, "appoint_lead_days", ZHEJIANG_APPOINTMENT "第9条"},
    {LAW_MODEL_ZHEJIANG, "appoint_test", ZHEJIANG_APPOINTMENT "第10条"},
    {LAW_MODEL_ZHEJIANG, "appoint_statement", ZHEJIANG_APPOINTMENT "第13条"},
    {LAW_MODEL_ZHEJIANG, "appoint_retry_months appoint_refusals", ZHEJIANG_APPOINTMENT "第15条"},
    {LAW_MODEL_ZHEJIANG, "sc_notice_days sc_papers_days", ZHEJIANG_COMMITTEE "第7条"},
    {LAW_MODEL_ZHEJIANG, "sc_speech_minutes", ZHEJIANG_COMMITTEE "第42条"},
    {LAW_MODEL_ZHEJIANG, "congress_notice_days", ZHEJIANG_CONGRESS "第8条"},
    {LAW_MODEL_ZHEJIANG, "congress_speech_minutes congress_again_minutes", ZHEJIANG_CONGRESS "第63条"},
    {LAW_MODEL_ZHEJIANG, "presidium_speech_minutes presidium_again_minutes", ZHEJIANG_CONGRESS "第65条"},
    {LAW_MODEL_ZHEJIANG, "inspection_notice_days", ZHEJIANG_SUPERVISION "第29条"},
    {LAW_MODEL_ZHEJIANG, "opinion_send_days", ZHEJIANG_SUPERVISION "第43条"},
    {LAW_MODEL_ZHEJIANG, "opinion_reply_months", ZHEJIANG_SUPERVISION "第44条"},
    {LAW_MODEL_ZHEJIANG, "matter_bill_days matter_report_days matter_months", ZHEJIANG_MATTERS "第10条"},
    {LAW_MODEL_ZHEJIANG, "township_notice_days township_papers_days", ZHEJIANG_TOWNSHIP "第20条"},
};
/* clang-format on */

static bool among(const char *keys, struct str key)
{
    struct str rest = str_from(keys), one;

    while (str_cut(&rest, ' ', &one))
        if (str_eq(one, key))
            return true;
    return false;
}

const char *law_model_source(enum law_model model, enum level level, struct str key)
{
    arr_each (i, COUNT(SOURCES)) {
        const struct source *s = &SOURCES[i];

        if (s->model == model && among(s->keys, key) && (!s->township || level == LEVEL_TOWNSHIP))
            return s->article;
    }
    return NULL;
}
