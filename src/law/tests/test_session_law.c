// SPDX-License-Identifier: MulanPSL-2.0
/* Sessions called in between, first ones, preparatory meetings, video, inquiries. */
#include "law/session_law.h"
#include "law/tests/law_test.h"

#define ORGANIC "《地方各级人民代表大会和地方各级人民政府组织法》"

static const struct date NOW = {2026, 11, 20};

/* @law Organic Law (2022-03-11) art. 14(3) */
static void called(void)
{
    struct err err = {0};

    EQ_INT(session_law_callers(230), 46, "a fifth of 230");
    EQ_INT(session_law_callers(231), 47, "rounded up");
    EQ_INT(session_law_check_call(SESSION_LAW_NECESSARY, 230, 0, NOW, &err), ST_OK,
           "the committee finds it necessary");
    EQ_INT(session_law_check_call(SESSION_LAW_DEPUTIES, 230, 46, NOW, &err), ST_OK,
           "a fifth suffices");
    EQ_INT(session_law_check_call(SESSION_LAW_DEPUTIES, 230, 45, NOW, &err), ST_RULE,
           "one fewer does not");
    EQ_TEXT(err.key, "law.session_callers", "as it says");
    EQ_TEXT(err.arg, "46", "and how many");
    EQ_TEXT(err.law, ORGANIC "第十四条", "by this article");
}

/* @law Organic Law (2022-03-11) art. 13, 17(1), 20 */
static void convened(void)
{
    EQ_INT(session_law_convener(LEVEL_COUNTY, true), SESSION_LAW_COMMITTEE_BEFORE,
           "the first: by the committee before");
    EQ_INT(session_law_convener(LEVEL_COUNTY, false), SESSION_LAW_COMMITTEE, "by its own");
    EQ_INT(session_law_convener(LEVEL_TOWNSHIP, true), SESSION_LAW_PRESIDIUM_BEFORE,
           "in a township by the presidium before");
    EQ_INT(session_law_convener(LEVEL_TOWNSHIP, false), SESSION_LAW_PRESIDIUM, "by its own");
    OK(session_law_preparatory_missing(LEVEL_COUNTY, false), "a county's session needs one");
    OK(!session_law_preparatory_missing(LEVEL_COUNTY, true), "which is there");
    OK(!session_law_preparatory_missing(LEVEL_TOWNSHIP, false), "a township's does not");
}

/* @law Guangdong Standing Committee Procedure (2023-03-30) art. 6
 * @law Chongqing Standing Committee Procedure (2023-03-30) art. 44 */
static void remote(void)
{
    struct err err = {0};

    EQ_INT(session_law_check_remote(LAW_BODY_STANDING_COMMITTEE, true, true, NOW, &err), ST_OK,
           "for a reason, decided");
    EQ_INT(session_law_check_remote(LAW_BODY_CONGRESS, true, true, NOW, &err), ST_RULE,
           "not a session");
    EQ_TEXT(err.key, "law.remote_body", "as it says");
    EQ_INT(session_law_check_remote(LAW_BODY_STANDING_COMMITTEE, false, true, NOW, &err), ST_RULE,
           "not without a reason");
    EQ_TEXT(err.key, "law.remote_reason", "as it says");
    EQ_INT(session_law_check_remote(LAW_BODY_STANDING_COMMITTEE, true, false, NOW, &err), ST_RULE,
           "not undecided");
    EQ_TEXT(err.key, "law.remote_decided", "as it says");
    EQ_TEXT(err.law, "参照《广东省人民代表大会常务委员会议事规则》第六条", "by this model");
    OK(session_law_votes_by_device(false), "who is there votes by device");
    OK(!session_law_votes_by_device(true), "who is not raises his hand");
}

/* @law Organic Law (2022-03-11) art. 21
 * @law Chongqing Standing Committee Procedure (2023-03-30) art. 13
 * @law Guangdong Standing Committee Procedure (2023-03-30) art. 27, 52
 * @law Guangdong Congress Procedure (2022-01-22) art. 62 */
static void articles(void)
{
    EQ_TEXT(law_article(session_law_attendance(LAW_BODY_CONGRESS), NOW),
            "《地方各级人民代表大会和地方各级人民政府组织法》第二十一条", "who attends a session");
    EQ_TEXT(law_article(session_law_attendance(LAW_BODY_STANDING_COMMITTEE), NOW),
            "参照《重庆市人民代表大会常务委员会议事规则》第十三条", "or a committee's meeting");
    EQ_INT(session_law_attendance(LAW_BODY_PRESIDIUM), LAW_ARTICLE_NONE, "no law elsewhere");
    OK(session_law_has_vote(true) && !session_law_has_vote(false), "members vote");
    EQ_TEXT(law_article(session_law_deferral(LAW_BODY_STANDING_COMMITTEE), NOW),
            "参照《广东省人民代表大会常务委员会议事规则》第二十七条", "put off");
    EQ_INT(session_law_deferral(LAW_BODY_CONGRESS), LAW_ARTICLE_NONE, "a committee's only");
    EQ_TEXT(law_article(session_law_device_fails(LAW_BODY_STANDING_COMMITTEE), NOW),
            "参照《广东省人民代表大会常务委员会议事规则》第五十二条", "without devices");
    EQ_TEXT(law_article(session_law_device_fails(LAW_BODY_CONGRESS), NOW),
            "参照《广东省人民代表大会议事规则》第六十二条", "of a congress, too");
    EQ_INT(session_law_device_fails(LAW_BODY_OTHER), LAW_ARTICLE_NONE, "no model elsewhere");
}

/* @law Deputies Law (2025-03-11) art. 19 */
static void answered(void)
{
    struct err err = {0};

    EQ_INT(session_law_check_answerer(SESSION_LAW_HEAD, NOW, &err), ST_OK, "its head");
    EQ_INT(session_law_check_answerer(SESSION_LAW_RESPONSIBLE, NOW, &err), ST_OK,
           "somebody responsible");
    EQ_INT(session_law_check_answerer(SESSION_LAW_ANYBODY, NOW, &err), ST_RULE, "nobody else");
    EQ_TEXT(err.key, "law.inquiry_answerer", "as it says");
    OK(strstr(err.law, "第十九条") != NULL, "by this article");
}

/* @law Deputies Law (2025-03-11) art. 14(3), 33(1), 34(1), 34(2) */
static void attends(void)
{
    /* of a deputy, at: session, presidium, committee, special committee, related, among themselves;
     * i by invitation, m may, . no law lets him */
    static const struct {
        const char *why;
        enum level level;
        enum session_law_deputy who;
        const char *want;
    } T[] = {
        {"own: by invitation, at the session a member", LEVEL_COUNTY, SESSION_LAW_OWN, ".iiii."},
        {"the same in a city", LEVEL_CITY, SESSION_LAW_OWN, ".iiii."},
        {"the same in a province", LEVEL_PROVINCE, SESSION_LAW_OWN, ".iiii."},
        {"own in a township: the presidium", LEVEL_TOWNSHIP, SESSION_LAW_OWN, ".i...."},
        {"of the city, elected by this county", LEVEL_COUNTY, SESSION_LAW_ELECTED_HERE, "m.i..."},
        {"of the province, by this city", LEVEL_CITY, SESSION_LAW_ELECTED_HERE, "m.i..."},
        {"of the nation, by this province", LEVEL_PROVINCE, SESSION_LAW_ELECTED_HERE, "m.i..."},
        {"a township elects to no congress", LEVEL_TOWNSHIP, SESSION_LAW_ELECTED_HERE, "......"},
        {"of the county, from this township", LEVEL_TOWNSHIP, SESSION_LAW_OF_COUNTY, "m....."},
        {"of a county, in a county", LEVEL_COUNTY, SESSION_LAW_OF_COUNTY, "......"},
        {"of elsewhere", LEVEL_COUNTY, SESSION_LAW_OF_ELSEWHERE, "......"},
        {"of elsewhere, in a township", LEVEL_TOWNSHIP, SESSION_LAW_OF_ELSEWHERE, "......"},
    };

    arr_each (i, COUNT(T))
        for (int at = SESSION_LAW_SESSION; at <= SESSION_LAW_AMONG_THEMSELVES; at++) {
            enum law_article article = LAW_ARTICLES;
            const enum session_law_attends got = session_law_may_attend(
                T[i].level, (enum session_law_gathering)at, T[i].who, &article);

            EQ_INT(".im"[got], T[i].want[at], T[i].why);
            EQ_INT(article,
                   got == SESSION_LAW_NOT                ? LAW_ARTICLE_NONE
                   : T[i].who != SESSION_LAW_OWN         ? LAW_ARTICLE_DEPUTY_ATTENDS
                   : at == SESSION_LAW_PRESIDIUM_MEETING ? LAW_ARTICLE_DEPUTY_AT_SESSION
                                                         : LAW_ARTICLE_DEPUTY_INVITED,
                   "by that article");
        }
}

int main(void)
{
    attends();
    called();
    convened();
    remote();
    answered();
    articles();
    return tap_done();
}
