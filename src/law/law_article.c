// SPDX-License-Identifier: MulanPSL-2.0
/* The articles by name, each with the versions on record, newest first. */
#include "law/law_article.h"
#include "base/status.h"

#define ORGANIC     "《地方各级人民代表大会和地方各级人民政府组织法》"
#define SUPERVISION "《各级人民代表大会常务委员会监督法》"
#define DEPUTIES    "《全国人民代表大会和地方各级人民代表大会代表法》"
#define ELECTION    "《全国人民代表大会和地方各级人民代表大会选举法》"

/* The day from which a version holds. */
#define ORGANIC_FROM                                                                               \
    {                                                                                              \
        2022, 3, 12                                                                                \
    }
#define SUPERVISION_FROM                                                                           \
    {                                                                                              \
        2024, 11, 8                                                                                \
    }
#define SUPERVISION_FROM_OLD                                                                       \
    {                                                                                              \
        2007, 1, 1                                                                                 \
    }
#define DEPUTIES_FROM                                                                              \
    {                                                                                              \
        2025, 3, 12                                                                                \
    }
#define DEPUTIES_FROM_OLD                                                                          \
    {                                                                                              \
        2015, 8, 29                                                                                \
    }
#define ELECTION_FROM                                                                              \
    {                                                                                              \
        2020, 10, 18                                                                               \
    }

struct version {
    struct date from;
    const char *text; /* NULL: none on record */
};

struct entry {
    const char *title; /* shown on days before every version */
    struct version now, before;
};

/* clang-format off */
#define IN_ORGANIC(n)        {ORGANIC, {ORGANIC_FROM, ORGANIC n}, {{0}, NULL}}
#define IN_ELECTION(n)       {ELECTION, {ELECTION_FROM, ELECTION n}, {{0}, NULL}}
#define IN_SUPERVISION(n)    {SUPERVISION, {SUPERVISION_FROM, SUPERVISION n}, {{0}, NULL}}
#define IN_SUPERVISIONS(n,o) {SUPERVISION, {SUPERVISION_FROM, SUPERVISION n}, \
                              {SUPERVISION_FROM_OLD, SUPERVISION o}}
#define IN_DEPUTIES(n)       {DEPUTIES, {DEPUTIES_FROM, DEPUTIES n}, {{0}, NULL}}
#define IN_DEPUTIES_BOTH(n,o) {DEPUTIES, {DEPUTIES_FROM, DEPUTIES n}, \
                               {DEPUTIES_FROM_OLD, DEPUTIES o}}
#define MODEL(text)          {"参照" text, {{0}, NULL}, {{0}, NULL}}

static const struct entry ARTICLES[] = {
    [LAW_ARTICLE_NONE] = {"", {{0}, NULL}, {{0}, NULL}},
    [LAW_ARTICLE_CONGRESS_MEETS] = IN_ORGANIC("第十四条"),
    [LAW_ARTICLE_FIRST_SESSION] = IN_ORGANIC("第二十条"),
    [LAW_ARTICLE_CONGRESS_BILL] = IN_ORGANIC("第二十二条"),
    [LAW_ARTICLE_CONGRESS_QUESTION] = IN_ORGANIC("第二十四条"),
    [LAW_ARTICLE_CONGRESS_MAJORITY] = IN_ORGANIC("第二十五条"),
    [LAW_ARTICLE_NOMINATION] = IN_ORGANIC("第二十六条"),
    [LAW_ARTICLE_CANDIDATES] = IN_ORGANIC("第二十七条"),
    [LAW_ARTICLE_SECRET_ELECTION] = IN_ORGANIC("第二十八条"),
    [LAW_ARTICLE_LEADERS_ELECTED] = IN_ORGANIC("第二十九条"),
    [LAW_ARTICLE_BY_ELECTION] = IN_ORGANIC("第三十条"),
    [LAW_ARTICLE_RECALL] = IN_ORGANIC("第三十一条"),
    [LAW_ARTICLE_RECALL_CONSENT] = IN_ORGANIC("第十三条"),
    [LAW_ARTICLE_SPECIAL_COMMITTEES] = IN_ORGANIC("第三十三条"),
    [LAW_ARTICLE_COMMITTEE_SEATS] = IN_ORGANIC("第三十四条"),
    [LAW_ARTICLE_PREPARATORY] = IN_ORGANIC("第十七条"),
    [LAW_ARTICLE_RESIGNATION] = IN_ORGANIC("第三十二条"),
    [LAW_ARTICLE_STREET_ORGANS] = IN_ORGANIC("第五十九条"),
    [LAW_ARTICLE_ATTENDANCE] = IN_ORGANIC("第二十一条"),
    [LAW_ARTICLE_TOWNSHIP_CHAIRS] = IN_ORGANIC("第十八条"),
    [LAW_ARTICLE_ACTING_CHAIR] = IN_ORGANIC("第五十五条"),
    [LAW_ARTICLE_APPROVAL_ABOVE] = IN_ORGANIC("第十一条"),
    [LAW_ARTICLE_CONGRESS_COMMISSION] = IN_ORGANIC("第三十六条"),
    [LAW_ARTICLE_COMMITTEE_SIZE] = IN_ORGANIC("第四十七条"),
    [LAW_ARTICLE_COMMITTEE_MEETS] = IN_ORGANIC("第五十一条"),
    [LAW_ARTICLE_COMMITTEE_BILL] = IN_ORGANIC("第五十二条"),
    [LAW_ARTICLE_COMMITTEE_ANSWER] = IN_ORGANIC("第五十三条"),
    [LAW_ARTICLE_REPORT_PAPERS] = IN_SUPERVISION("第十五条"),
    [LAW_ARTICLE_COMMITTEE_QUESTION] = IN_SUPERVISIONS("第五十一条", "第三十五条"),
    [LAW_ARTICLE_COMMITTEE_ANSWER_WAY] = IN_SUPERVISIONS("第五十二条", "第三十六条"),
    [LAW_ARTICLE_COMMITTEE_QUESTION_AGAIN] = IN_SUPERVISIONS("第五十三条", "第三十七条"),
    [LAW_ARTICLE_COMMITTEE_COMMISSION] = IN_SUPERVISIONS("第五十六条", "第四十条"),
    [LAW_ARTICLE_REMOVAL_WHO] = IN_SUPERVISIONS("第六十条", "第四十四条"),
    [LAW_ARTICLE_REMOVAL_MOVED] = IN_SUPERVISIONS("第六十一条", "第四十五条"),
    [LAW_ARTICLE_REMOVAL_VOTED] = IN_SUPERVISIONS("第六十二条", "第四十六条"),
    [LAW_ARTICLE_BALLOT_CHOICES] = IN_DEPUTIES("第十七条"),
    [LAW_ARTICLE_QUESTION_AGAIN] = IN_DEPUTIES_BOTH("第二十条", "第十四条"),
    [LAW_ARTICLE_SUSPENSION] = IN_DEPUTIES_BOTH("第六十一条", "第四十八条"),
    [LAW_ARTICLE_MANDATE_ENDED] = IN_DEPUTIES_BOTH("第六十三条", "第五十条"),
    [LAW_ARTICLE_INQUIRY] = IN_DEPUTIES("第十九条"),
    [LAW_ARTICLE_DEPUTIES_COMMITTEE] = IN_DEPUTIES("第十二条"),
    [LAW_ARTICLE_DEPUTY_AT_SESSION] = IN_DEPUTIES_BOTH("第十四条", "第八条"),
    [LAW_ARTICLE_DEPUTY_INVITED] = IN_DEPUTIES_BOTH("第三十三条", "第二十六条"),
    [LAW_ARTICLE_DEPUTY_RELATED] = IN_DEPUTIES("第三十三条"),
    [LAW_ARTICLE_DEPUTY_TOWNSHIP] = IN_DEPUTIES("第三十四条"),
    [LAW_ARTICLE_DEPUTY_ATTENDS] = IN_DEPUTIES_BOTH("第三十四条", "第二十七条"),
    [LAW_ARTICLE_HELP] = IN_DEPUTIES_BOTH("第五十三条、第五十四条", "第四十三条"),
    [LAW_ARTICLE_DEPUTY_NOMINATION] = IN_ELECTION("第三十条"),
    [LAW_ARTICLE_DEPUTY_PRIMARY] = IN_ELECTION("第三十二条"),
    [LAW_ARTICLE_DEPUTY_CANDIDATES] = IN_ELECTION("第三十一条"),
    [LAW_ARTICLE_BALLOT_VALID] = IN_ELECTION("第四十四条"),
    [LAW_ARTICLE_DEPUTIES_ELECTED] = IN_ELECTION("第四十五条"),
    [LAW_ARTICLE_DEPUTY_RESIGNATION] = IN_ELECTION("第五十五条"),
    [LAW_ARTICLE_DEPUTY_BY_ELECTION] = IN_ELECTION("第五十七条"),
    [LAW_ARTICLE_PRESIDIUM_MEETS] = MODEL("《广东省人民代表大会议事规则》第十一条"),
    [LAW_ARTICLE_TOWNSHIP_PRESIDIUM_MEETS] = MODEL("《浙江省乡镇人民代表大会工作条例》第二十四条"),
    [LAW_ARTICLE_CONGRESS_NOTICE] = MODEL("《广东省人民代表大会议事规则》第八条"),
    [LAW_ARTICLE_CONGRESS_SPEECH] = MODEL("《北京市人民代表大会议事规则》第四十九条"),
    [LAW_ARTICLE_TOWNSHIP_NOTICE] = MODEL("《浙江省乡镇人民代表大会工作条例》第二十条"),
    [LAW_ARTICLE_COMMITTEE_NOTICE] = MODEL("《广东省人民代表大会常务委员会议事规则》第八条"),
    [LAW_ARTICLE_ATTENDEES] = MODEL("《重庆市人民代表大会常务委员会议事规则》第十三条"),
    [LAW_ARTICLE_DEFERRED] = MODEL("《广东省人民代表大会常务委员会议事规则》第二十七条"),
    [LAW_ARTICLE_COMMITTEE_DEVICE] = MODEL("《广东省人民代表大会常务委员会议事规则》第五十二条"),
    [LAW_ARTICLE_CONGRESS_DEVICE] = MODEL("《广东省人民代表大会议事规则》第六十二条"),
    [LAW_ARTICLE_REMOTE] = MODEL("《广东省人民代表大会常务委员会议事规则》第六条"),
    [LAW_ARTICLE_REMOTE_VOTE] = MODEL("《重庆市人民代表大会常务委员会议事规则》第四十四条"),
    [LAW_ARTICLE_TOWNSHIP_PRESIDIUM_SIZE] = MODEL("《重庆市乡镇人民代表大会工作条例》第三十条"),
    [LAW_ARTICLE_COMMITTEE_BILL_LEAD] =
        MODEL("《全国人民代表大会常务委员会议事规则》第十九条"),
    [LAW_ARTICLE_CONGRESS_AMENDMENT] = MODEL("《广东省人民代表大会议事规则》第二十五条"),
    [LAW_ARTICLE_COMMITTEE_AMENDMENT] =
        MODEL("《广东省人民代表大会常务委员会议事规则》第二十六条"),
    [LAW_ARTICLE_COUNTY_AMENDMENT] = MODEL(ORGANIC "第五十二条"),
    [LAW_ARTICLE_COMMITTEE_WITHDRAWAL] =
        MODEL("《广东省人民代表大会常务委员会议事规则》第二十九条"),
    [LAW_ARTICLE_CONGRESS_AMENDMENT_FIRST] = MODEL("《广东省人民代表大会议事规则》第六十一条"),
    [LAW_ARTICLE_COMMITTEE_AMENDMENT_FIRST] =
        MODEL("《广东省人民代表大会常务委员会议事规则》第四十九条"),
    [LAW_ARTICLE_RECALL_VOTED] = MODEL("《上海市人民代表大会议事规则》第四十九条"),
    [LAW_ARTICLE_APPOINTMENT_LEAD] =
        MODEL("《广东省各级人民代表大会常务委员会人事任免办法》第十一条"),
    [LAW_ARTICLE_APPOINTMENT_VOTED] =
        MODEL("《广东省各级人民代表大会常务委员会人事任免办法》第二十条"),
    [LAW_ARTICLE_APPOINTMENT_ORDER] =
        MODEL("《深圳市人民代表大会常务委员会任免国家机关工作人员条例》第十九条"),
    [LAW_ARTICLE_APPOINTMENT_AGAIN] =
        MODEL("《深圳市人民代表大会常务委员会任免国家机关工作人员条例》第二十条"),
};
/* clang-format on */
_Static_assert(COUNT(ARTICLES) == LAW_ARTICLES, "every article");

static bool holds(const struct version *version, struct date on)
{
    return version->text != NULL && (date_none(on) || date_cmp(version->from, on) <= 0);
}

const char *law_article(enum law_article article, struct date on)
{
    const struct entry *entry = &ARTICLES[article];

    if (holds(&entry->now, on))
        return entry->now.text;
    return holds(&entry->before, on) ? entry->before.text : entry->title;
}
