// SPDX-License-Identifier: MulanPSL-2.0
/* Sessions called in between, first ones, preparatory meetings, video, inquiries. */
#include "law/session_law.h"
#include "law/tests/law_test.h"

#define ORGANIC  "《地方各级人民代表大会和地方各级人民政府组织法》"
#define DEPUTIES "《全国人民代表大会和地方各级人民代表大会代表法》"

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
    /* of a deputy, at: session, presidium and special committee in session, committee, special
     * committee, related, among themselves; i by invitation, c chosen or invited, j joins, m may, .
     * no law lets him */
    static const struct {
        const char *why;
        enum level level;
        enum session_law_deputy who;
        const char *want;
    } T[] = {
        {"own: by invitation, at the session a member", LEVEL_COUNTY, SESSION_LAW_OWN, ".cciij."},
        {"the same in a city", LEVEL_CITY, SESSION_LAW_OWN, ".cciij."},
        {"the same in a province", LEVEL_PROVINCE, SESSION_LAW_OWN, ".cciij."},
        {"own in a township: the presidium", LEVEL_TOWNSHIP, SESSION_LAW_OWN, ".c....."},
        {"of the city, elected by this county", LEVEL_COUNTY, SESSION_LAW_ELECTED_HERE, "m..i..."},
        {"of the province, by this city", LEVEL_CITY, SESSION_LAW_ELECTED_HERE, "m..i..."},
        {"of the nation, by this province", LEVEL_PROVINCE, SESSION_LAW_ELECTED_HERE, "m..i..."},
        {"a township elects to no congress", LEVEL_TOWNSHIP, SESSION_LAW_ELECTED_HERE, "......."},
        {"of the county, from this township", LEVEL_TOWNSHIP, SESSION_LAW_OF_COUNTY, "m......"},
        {"of a county, in a county", LEVEL_COUNTY, SESSION_LAW_OF_COUNTY, "......."},
        {"of elsewhere", LEVEL_COUNTY, SESSION_LAW_OF_ELSEWHERE, "......."},
        {"of elsewhere, in a township", LEVEL_TOWNSHIP, SESSION_LAW_OF_ELSEWHERE, "......."},
    };

    arr_each (i, COUNT(T))
        for (int at = SESSION_LAW_SESSION; at <= SESSION_LAW_AMONG_THEMSELVES; at++) {
            enum law_article article = LAW_ARTICLES;
            const enum session_law_attends got = session_law_may_attend(
                T[i].level, (enum session_law_gathering)at, T[i].who, NOW, &article);

            EQ_INT(".icjm"[got], T[i].want[at], T[i].why);
        }
}

static const char *spoken(enum session_law_gathering at, enum session_law_deputy who, enum level in,
                          const char *day, enum session_law_attends want, const char *why)
{
    enum law_article article = LAW_ARTICLES;

    EQ_INT(session_law_may_attend(in, at, who, on(day), &article), want, why);
    return law_article(article, on(day));
}

/* @law Deputies Law (2025-03-11) art. 14(3), 33(1), 34(1), 34(2) */
static void attends_by(void)
{
    static const struct {
        enum session_law_gathering at;
        enum session_law_deputy who;
        enum level in;
        const char *day;
        enum session_law_attends want;
        const char *article, *why;
    } T[] = {
        {SESSION_LAW_PRESIDIUM_MEETING, SESSION_LAW_OWN, LEVEL_TOWNSHIP, "2026-01-10",
         SESSION_LAW_CHOSEN, DEPUTIES "第十四条", "of the session"},
        {SESSION_LAW_SPECIAL_AT_SESSION, SESSION_LAW_OWN, LEVEL_COUNTY, "2026-01-10",
         SESSION_LAW_CHOSEN, DEPUTIES "第十四条", "of the session, too"},
        {SESSION_LAW_SPECIAL_AT_SESSION, SESSION_LAW_OWN, LEVEL_COUNTY, "2024-01-10",
         SESSION_LAW_CHOSEN, DEPUTIES "第八条", "as it was"},
        {SESSION_LAW_SPECIAL_COMMITTEE, SESSION_LAW_OWN, LEVEL_COUNTY, "2026-06-10",
         SESSION_LAW_INVITED, DEPUTIES "第三十三条", "between sessions"},
        {SESSION_LAW_COMMITTEE_MEETING, SESSION_LAW_OWN, LEVEL_COUNTY, "2024-06-10",
         SESSION_LAW_INVITED, DEPUTIES "第二十六条", "as it was"},
        {SESSION_LAW_RELATED, SESSION_LAW_OWN, LEVEL_COUNTY, "2025-03-12", SESSION_LAW_JOINS,
         DEPUTIES "第三十三条", "related meetings"},
        {SESSION_LAW_RELATED, SESSION_LAW_OWN, LEVEL_COUNTY, "2025-03-11", SESSION_LAW_NOT,
         DEPUTIES, "which were not named before"},
        {SESSION_LAW_AMONG_THEMSELVES, SESSION_LAW_OWN, LEVEL_COUNTY, "2026-06-10", SESSION_LAW_NOT,
         DEPUTIES "第三十三条", "what names the others does not name this"},
        {SESSION_LAW_SESSION, SESSION_LAW_ELECTED_HERE, LEVEL_COUNTY, "2024-01-10", SESSION_LAW_MAY,
         DEPUTIES "第二十七条", "who was elected here"},
        {SESSION_LAW_SESSION, SESSION_LAW_OF_ELSEWHERE, LEVEL_COUNTY, "2026-01-10", SESSION_LAW_NOT,
         DEPUTIES "第三十四条", "who was not"},
        {SESSION_LAW_SESSION, SESSION_LAW_OF_COUNTY, LEVEL_TOWNSHIP, "2025-03-12", SESSION_LAW_MAY,
         DEPUTIES "第三十四条", "of the county"},
        {SESSION_LAW_SESSION, SESSION_LAW_OF_COUNTY, LEVEL_TOWNSHIP, "2025-03-11", SESSION_LAW_NOT,
         DEPUTIES, "who were not named before"},
    };

    arr_each (i, COUNT(T))
        EQ_TEXT(spoken(T[i].at, T[i].who, T[i].in, T[i].day, T[i].want, T[i].why), T[i].article,
                T[i].why);
}

int main(void)
{
    attends();
    attends_by();
    called();
    convened();
    remote();
    answered();
    articles();
    return tap_done();
}
