// SPDX-License-Identifier: MulanPSL-2.0
/* Who may move what, how many sign, how it is answered. */
#include "law/motion_law.h"
#include "law/tests/law_test.h"

static const struct date NOW = {2026, 11, 20};

struct need_row {
    const char *why;
    enum motion_law_kind kind;
    enum law_body body;
    enum level level;
    uint32_t all;
    bool possible;
    uint32_t signers;
    enum law_article article;
};

#define CONGRESS  LAW_BODY_CONGRESS
#define COMMITTEE LAW_BODY_STANDING_COMMITTEE

#define ORGANIC     "《地方各级人民代表大会和地方各级人民政府组织法》"
#define SUPERVISION "《各级人民代表大会常务委员会监督法》"

/* @law Organic Law (2022-03-11) art. 22(2), 24(1), 31(1), 31(2), 36(2), 52(3)
 * @law Supervision Law (2024-11-08) art. 51(1), 56(2), 61(3)
 * @law Guangdong Congress Procedure (2022-01-22) art. 25
 * @law Guangdong Standing Committee Procedure (2023-03-30) art. 26 */
static void signers_needed(void)
{
    static const struct need_row T[] = {
        {"bill, county", MOTION_LAW_BILL, CONGRESS, LEVEL_COUNTY, 181, true, 10,
         LAW_ARTICLE_CONGRESS_BILL},
        {"bill, township", MOTION_LAW_BILL, CONGRESS, LEVEL_TOWNSHIP, 60, true, 5,
         LAW_ARTICLE_CONGRESS_BILL},
        {"interpellation, county", MOTION_LAW_QUESTION, CONGRESS, LEVEL_COUNTY, 181, true, 10,
         LAW_ARTICLE_CONGRESS_QUESTION},
        {"interpellation, township: ten too", MOTION_LAW_QUESTION, CONGRESS, LEVEL_TOWNSHIP, 60,
         true, 10, LAW_ARTICLE_CONGRESS_QUESTION},
        {"amendment, township", MOTION_LAW_AMENDMENT, CONGRESS, LEVEL_TOWNSHIP, 60, true, 5,
         LAW_ARTICLE_CONGRESS_AMENDMENT},
        {"commission, county: a tenth", MOTION_LAW_COMMISSION, CONGRESS, LEVEL_COUNTY, 181, true,
         19, LAW_ARTICLE_CONGRESS_COMMISSION},
        {"commission, township: none", MOTION_LAW_COMMISSION, CONGRESS, LEVEL_TOWNSHIP, 60, false,
         0, LAW_ARTICLE_CONGRESS_COMMISSION},
        {"recall, county: a tenth", MOTION_LAW_RECALL, CONGRESS, LEVEL_COUNTY, 181, true, 19,
         LAW_ARTICLE_RECALL},
        {"recall, township: a fifth", MOTION_LAW_RECALL, CONGRESS, LEVEL_TOWNSHIP, 61, true, 13,
         LAW_ARTICLE_RECALL},
        {"removal before a congress", MOTION_LAW_REMOVAL, CONGRESS, LEVEL_COUNTY, 181, false, 0,
         LAW_ARTICLE_REMOVAL_MOVED},
        {"bill, county committee", MOTION_LAW_BILL, COMMITTEE, LEVEL_COUNTY, 35, true, 3,
         LAW_ARTICLE_COMMITTEE_BILL},
        {"bill, city committee", MOTION_LAW_BILL, COMMITTEE, LEVEL_CITY, 45, true, 5,
         LAW_ARTICLE_COMMITTEE_BILL},
        {"bill, provincial committee", MOTION_LAW_BILL, COMMITTEE, LEVEL_PROVINCE, 65, true, 5,
         LAW_ARTICLE_COMMITTEE_BILL},
        {"interpellation, county committee", MOTION_LAW_QUESTION, COMMITTEE, LEVEL_COUNTY, 35, true,
         3, LAW_ARTICLE_COMMITTEE_QUESTION},
        {"amendment, county committee", MOTION_LAW_AMENDMENT, COMMITTEE, LEVEL_COUNTY, 35, true, 3,
         LAW_ARTICLE_COUNTY_AMENDMENT},
        {"amendment, city committee", MOTION_LAW_AMENDMENT, COMMITTEE, LEVEL_CITY, 45, true, 5,
         LAW_ARTICLE_COMMITTEE_AMENDMENT},
        {"commission: a fifth", MOTION_LAW_COMMISSION, COMMITTEE, LEVEL_COUNTY, 36, true, 8,
         LAW_ARTICLE_COMMITTEE_COMMISSION},
        {"removal: a fifth", MOTION_LAW_REMOVAL, COMMITTEE, LEVEL_COUNTY, 35, true, 7,
         LAW_ARTICLE_REMOVAL_MOVED},
        {"recall before a committee", MOTION_LAW_RECALL, COMMITTEE, LEVEL_COUNTY, 35, false, 0,
         LAW_ARTICLE_RECALL},
        {"no committee in a township", MOTION_LAW_BILL, COMMITTEE, LEVEL_TOWNSHIP, 35, false, 0,
         LAW_ARTICLE_CONGRESS_BILL},
        {"a presidium", MOTION_LAW_BILL, LAW_BODY_PRESIDIUM, LEVEL_COUNTY, 35, false, 0,
         LAW_ARTICLE_CONGRESS_BILL},
        {"a township presidium", MOTION_LAW_BILL, LAW_BODY_TOWNSHIP_PRESIDIUM, LEVEL_TOWNSHIP, 9,
         false, 0, LAW_ARTICLE_CONGRESS_BILL},
        {"a kind not listed", (enum motion_law_kind)99, CONGRESS, LEVEL_COUNTY, 181, false, 0,
         LAW_ARTICLE_REMOVAL_MOVED},
        {"nor before a committee", (enum motion_law_kind)99, COMMITTEE, LEVEL_COUNTY, 35, false, 0,
         LAW_ARTICLE_RECALL},
        {"a body not listed", MOTION_LAW_BILL, (enum law_body)99, LEVEL_COUNTY, 6, false, 0,
         LAW_ARTICLE_CONGRESS_BILL},
        {"chairmen", MOTION_LAW_BILL, LAW_BODY_OTHER, LEVEL_COUNTY, 6, false, 0,
         LAW_ARTICLE_CONGRESS_BILL},
    };

    arr_each (i, COUNT(T)) {
        const struct motion_law_need need =
            motion_law_need(T[i].kind, T[i].body, T[i].level, T[i].all);

        OK(need.possible == T[i].possible, T[i].why);
        EQ_INT(need.signers, T[i].signers, T[i].why);
        EQ_INT(need.article, T[i].article, T[i].why);
    }
}

/* @law Organic Law (2022-03-11) art. 22(2), 24(1), 52(3)
 * @law Supervision Law (2024-11-08) art. 51(1) */
static void signed_by_enough(void)
{
    const struct motion_law_need bill = motion_law_need(MOTION_LAW_BILL, CONGRESS, LEVEL_COUNTY, 0),
                                 none = motion_law_need(MOTION_LAW_COMMISSION, CONGRESS,
                                                        LEVEL_TOWNSHIP, 60);
    struct err err = {0};

    ALLOWED(motion_law_check_signed(&bill, 10, NOW, &err_), "ten");
    ALLOWED(motion_law_check_signed(&bill, 11, NOW, &err_), "more");
    REFUSED(motion_law_check_signed(&bill, 9, NOW, &err_), "law.motion_too_few_signers", "nine");
    REFUSED(motion_law_check_signed(&none, 60, NOW, &err_), "law.motion_not_possible",
            "not possible at all");
    EQ_INT(motion_law_check_signed(&bill, 9, NOW, &err), ST_RULE, "nine");
    EQ_TEXT(err.arg, "10", "the number needed is shown");
}

/* By organ: P presidium, S standing committee, C chairmen, M special committee, G government,
 * U supervision, T court, R procuratorate; '.' may not. */
static void may_move(enum motion_law_kind kind, enum law_body body, enum level level,
                     const char *want, const char *why)
{
    char got[9] = "........";

    for (enum motion_law_organ o = MOTION_LAW_PRESIDIUM; o <= MOTION_LAW_PROCURATORATE; o++) {
        if (motion_law_may_move(kind, body, level, o))
            got[o] = "PSCMGUTR"[o];
    }
    EQ_TEXT(got, want, why);
}

/* @law Organic Law (2022-03-11) art. 22(1), 31(1), 31(2), 36(2), 52(1), 52(2)
 * @law Supervision Law (2024-11-08) art. 56(1), 61(1), 61(2) */
static void organs(void)
{
    may_move(MOTION_LAW_BILL, CONGRESS, LEVEL_COUNTY, "PS.MG...", "bill");
    may_move(MOTION_LAW_BILL, CONGRESS, LEVEL_TOWNSHIP, "P...G...", "bill in a township");
    may_move(MOTION_LAW_QUESTION, CONGRESS, LEVEL_COUNTY, "........", "interpellation");
    may_move(MOTION_LAW_AMENDMENT, CONGRESS, LEVEL_COUNTY, "........", "amendment");
    may_move(MOTION_LAW_COMMISSION, CONGRESS, LEVEL_COUNTY, "P.......", "commission");
    may_move(MOTION_LAW_COMMISSION, CONGRESS, LEVEL_TOWNSHIP, "........", "none in a township");
    may_move(MOTION_LAW_RECALL, CONGRESS, LEVEL_COUNTY, "PS......", "recall");
    may_move(MOTION_LAW_RECALL, CONGRESS, LEVEL_TOWNSHIP, "P.......", "recall in a township");
    may_move(MOTION_LAW_REMOVAL, CONGRESS, LEVEL_COUNTY, "........", "removal: not here");
    may_move(MOTION_LAW_BILL, COMMITTEE, LEVEL_COUNTY, "..CMG...", "bill, committee");
    may_move(MOTION_LAW_QUESTION, COMMITTEE, LEVEL_COUNTY, "........", "interpellation");
    may_move(MOTION_LAW_AMENDMENT, COMMITTEE, LEVEL_COUNTY, "........", "amendment");
    may_move(MOTION_LAW_COMMISSION, COMMITTEE, LEVEL_COUNTY, "..C.....", "commission, committee");
    may_move(MOTION_LAW_RECALL, COMMITTEE, LEVEL_COUNTY, "........", "recall: not here");
    may_move(MOTION_LAW_REMOVAL, COMMITTEE, LEVEL_COUNTY, "..C.GUTR", "removal");
    may_move(MOTION_LAW_BILL, COMMITTEE, LEVEL_TOWNSHIP, "........", "no committee there");
    may_move(MOTION_LAW_BILL, LAW_BODY_OTHER, LEVEL_COUNTY, "........", "another body");
}

/* @law Organic Law (2022-03-11) art. 24(1), 31(1), 36(2) */
static void while_it_meets(void)
{
    OK(motion_law_in_session_only(MOTION_LAW_QUESTION, CONGRESS), "interpellation");
    OK(!motion_law_in_session_only(MOTION_LAW_BILL, CONGRESS), "a bill comes before, too");
    OK(!motion_law_in_session_only(MOTION_LAW_QUESTION, COMMITTEE), "a committee");
}

/* @law Organic Law (2022-03-11) art. 22(1), 22(2), 24(2), 52(1), 52(2), 52(3), 53(2) */
static void routes(void)
{
    EQ_INT(motion_law_route(CONGRESS, false), MOTION_LAW_PRESIDIUM_DECIDES, "congress");
    EQ_INT(motion_law_route(CONGRESS, true), MOTION_LAW_PRESIDIUM_DECIDES, "in any case");
    EQ_INT(motion_law_route(COMMITTEE, false), MOTION_LAW_CHAIRMEN_DECIDE, "committee");
    EQ_INT(motion_law_route(COMMITTEE, true), MOTION_LAW_TO_MEETING, "chairmen's own");
}

/* @law Organic Law (2022-03-11) art. 24(1), 53(1)
 * @law Deputies Law (2025-03-11) art. 20(2), 20(3) */
static void targets(void)
{
    for (enum motion_law_target t = MOTION_LAW_TO_GOVERNMENT; t <= MOTION_LAW_TO_PROCURATORATE;
         t++) {
        OK(motion_law_may_question(LEVEL_COUNTY, t), "county: every organ");
        OK(motion_law_may_question(LEVEL_TOWNSHIP, t) == (t == MOTION_LAW_TO_GOVERNMENT),
           "township: the government alone");
    }
}

/* @law Organic Law (2022-03-11) art. 24(1), 53(1)
 * @law Supervision Law (2024-11-08) art. 51(2)
 * @law Deputies Law (2025-03-11) art. 20(3), 20(4) */
static void question_in_form(void)
{
    static const struct motion_law_question whole = {true, true, true, true},
                                            no_target = {false, true, true, true},
                                            no_question = {true, false, true, true},
                                            no_content = {true, true, false, true},
                                            wrong = {true, true, true, false};

    ALLOWED(motion_law_check_question(&whole, &err_), "in form");
    REFUSED(motion_law_check_question(&no_target, &err_), "law.question_needs_target",
            "nobody named");
    REFUSED(motion_law_check_question(&no_question, &err_), "law.question_needs_question",
            "no question");
    REFUSED(motion_law_check_question(&no_content, &err_), "law.question_needs_content",
            "no content");
    REFUSED(motion_law_check_question(&wrong, &err_), "law.question_wrong_target",
            "another organ in a township");
}

/* @law Organic Law (2022-03-11) art. 24(1), 53(3)
 * @law Supervision Law (2024-11-08) art. 51(2), 52(2)
 * @law Supervision Law (2006-08-27) art. 36 */
static void cited_by_body(void)
{
    static const struct date THEN = {2020, 5, 1};
    const struct motion_law_question here = {.has_question = true, .body = COMMITTEE, .on = NOW},
                                     there = {.has_question = true, .body = CONGRESS, .on = NOW},
                                     old = {.has_question = true, .body = COMMITTEE, .on = THEN};
    const struct motion_law_answer by_other = {MOTION_LAW_ORAL_MEETING, false, true, COMMITTEE,
                                               NOW};
    struct err err = {0};

    EQ_INT(motion_law_check_question(&here, &err), ST_RULE, "in a standing committee");
    EQ_TEXT(err.law, SUPERVISION "第五十一条", "its own article");
    EQ_INT(motion_law_check_question(&old, &err), ST_RULE, "years ago");
    EQ_TEXT(err.law, SUPERVISION "第三十五条", "that of its day");
    EQ_INT(motion_law_check_question(&there, &err), ST_RULE, "in a congress");
    EQ_TEXT(err.law, ORGANIC "第二十四条", "its own");
    EQ_INT(motion_law_check_answer(&by_other, &err), ST_RULE, "answered to a standing committee");
    EQ_TEXT(err.law, ORGANIC "第五十三条", "by this");
    EQ_TEXT(motion_law_way_article(COMMITTEE, NOW), SUPERVISION "第五十二条",
            "the way of answering");
    EQ_TEXT(motion_law_way_article(COMMITTEE, THEN), SUPERVISION "第三十六条", "on that day");
    EQ_TEXT(motion_law_target_article(CONGRESS, NOW),
            "《全国人民代表大会和地方各级人民代表大会代表法》第二十条", "whom to ask");
    EQ_TEXT(motion_law_target_article(COMMITTEE, NOW), SUPERVISION "第五十一条",
            "in a standing committee by this");
    EQ_TEXT(motion_law_way_article(CONGRESS, NOW), ORGANIC "第二十四条", "how, in a congress");
}

/* @law Organic Law (2022-03-11) art. 22(1), 22(2), 31(1), 31(2), 31(5), 33(1), 36(2), 52(1)
 * @law Organic Law (2022-03-11) art. 52(2), 52(3)
 * @law Supervision Law (2024-11-08) art. 56(1), 56(2), 61(1), 61(2), 61(3) */
static void choices(void)
{
    static const struct {
        const char *why;
        struct motion_law_routing m;
        const char *committee, *committee_by; /* "": allowed; the article */
        const char *decline, *decline_by;
    } T[] = {
        {"a bill of deputies",
         {MOTION_LAW_BILL, CONGRESS, LEVEL_COUNTY, true, false},
         "",
         "",
         "",
         ""},
        {"a bill of members",
         {MOTION_LAW_BILL, COMMITTEE, LEVEL_COUNTY, true, false},
         "",
         "",
         "",
         ""},
        {"in a township",
         {MOTION_LAW_BILL, CONGRESS, LEVEL_TOWNSHIP, true, false},
         "law.no_special_committee",
         ORGANIC "第三十三条",
         "",
         ""},
        {"of the government",
         {MOTION_LAW_BILL, CONGRESS, LEVEL_COUNTY, false, false},
         "",
         "",
         "law.organ_bill_goes_on",
         ORGANIC "第二十二条"},
        {"of the government, in the committee",
         {MOTION_LAW_BILL, COMMITTEE, LEVEL_COUNTY, false, false},
         "",
         "",
         "law.organ_bill_goes_on",
         ORGANIC "第五十二条"},
        {"of the chairmen's meeting",
         {MOTION_LAW_BILL, COMMITTEE, LEVEL_COUNTY, false, true},
         "law.chairmen_motion_to_meeting",
         ORGANIC "第五十二条",
         "law.organ_bill_goes_on",
         ORGANIC "第五十二条"},
        {"a commission, congress",
         {MOTION_LAW_COMMISSION, CONGRESS, LEVEL_COUNTY, true, false},
         "law.commission_to_plenary",
         ORGANIC "第三十六条",
         "law.commission_to_plenary",
         ORGANIC "第三十六条"},
        {"a commission, committee",
         {MOTION_LAW_COMMISSION, COMMITTEE, LEVEL_COUNTY, true, false},
         "",
         "",
         "law.commission_to_meeting",
         SUPERVISION "第五十六条"},
        {"a commission of the chairmen",
         {MOTION_LAW_COMMISSION, COMMITTEE, LEVEL_COUNTY, false, true},
         "law.chairmen_motion_to_meeting",
         SUPERVISION "第五十六条",
         "law.commission_to_meeting",
         SUPERVISION "第五十六条"},
        {"a recall, congress",
         {MOTION_LAW_RECALL, CONGRESS, LEVEL_COUNTY, true, false},
         "",
         "",
         "law.recall_goes_on",
         ORGANIC "第三十一条"},
        {"a recall, township",
         {MOTION_LAW_RECALL, CONGRESS, LEVEL_TOWNSHIP, true, false},
         "law.recall_no_inquiry",
         ORGANIC "第三十一条",
         "law.recall_goes_on",
         ORGANIC "第三十一条"},
        {"a removal moved by members",
         {MOTION_LAW_REMOVAL, COMMITTEE, LEVEL_COUNTY, true, false},
         "",
         "",
         "",
         ""},
        {"a removal moved by the government",
         {MOTION_LAW_REMOVAL, COMMITTEE, LEVEL_COUNTY, false, false},
         "law.removal_goes_on",
         SUPERVISION "第六十一条",
         "law.removal_goes_on",
         SUPERVISION "第六十一条"},
    };

    arr_each (i, COUNT(T)) {
        struct err err = {.key = ""};

        EQ_INT(motion_law_check_choice(&T[i].m, MOTION_LAW_ON_AGENDA, NOW, &err), ST_OK, T[i].why);
        (void)!motion_law_check_choice(&T[i].m, MOTION_LAW_TO_COMMITTEE, NOW, &err);
        EQ_TEXT(err.key, T[i].committee, T[i].why);
        EQ_TEXT(err.law, T[i].committee_by, T[i].why);
        err = (struct err){.key = ""};
        (void)!motion_law_check_choice(&T[i].m, MOTION_LAW_NOT_ON_AGENDA, NOW, &err);
        EQ_TEXT(err.key, T[i].decline, T[i].why);
        EQ_TEXT(err.law, T[i].decline_by, T[i].why);
    }
}

/* @law Organic Law (2022-03-11) art. 24(2), 53(2) */
static void ways_to_answer(void)
{
    OK(motion_law_answer_possible(CONGRESS, LEVEL_COUNTY, MOTION_LAW_ORAL_PRESIDIUM),
       "before the presidium");
    OK(!motion_law_answer_possible(COMMITTEE, LEVEL_COUNTY, MOTION_LAW_ORAL_PRESIDIUM),
       "a committee has none");
    OK(motion_law_answer_possible(COMMITTEE, LEVEL_COUNTY, MOTION_LAW_ORAL_COMMITTEE),
       "in a special committee");
    OK(!motion_law_answer_possible(CONGRESS, LEVEL_TOWNSHIP, MOTION_LAW_ORAL_COMMITTEE),
       "a township has none");
    OK(motion_law_answer_possible(CONGRESS, LEVEL_TOWNSHIP, MOTION_LAW_WRITTEN), "in writing");
    OK(motion_law_answer_possible(COMMITTEE, LEVEL_COUNTY, MOTION_LAW_ORAL_MEETING),
       "before the meeting");
}

/* @law Organic Law (2022-03-11) art. 24(3), 53(3) */
static void answer_in_form(void)
{
    static const struct motion_law_answer by_head = {MOTION_LAW_ORAL_MEETING, true, false},
                                          by_other = {MOTION_LAW_ORAL_COMMITTEE, false, true},
                                          with_signature = {MOTION_LAW_WRITTEN, false, true},
                                          without = {MOTION_LAW_WRITTEN, true, false};

    ALLOWED(motion_law_check_answer(&by_head, &err_), "oral by the head");
    ALLOWED(motion_law_check_answer(&with_signature, &err_), "written and signed");
    REFUSED(motion_law_check_answer(&by_other, &err_), "law.answer_needs_head",
            "oral by somebody else");
    REFUSED(motion_law_check_answer(&without, &err_), "law.answer_needs_signature",
            "written, not signed");
}

/* @law Deputies Law (2025-03-11) art. 20(5)
 * @law Supervision Law (2024-11-08) art. 53 */
static void a_second_answer(void)
{
    static const struct {
        const char *why;
        enum law_body body;
        uint32_t signers, dissatisfied, needed;
        bool reached, chairmen;
        const char *article;
    } T[] = {
        {"congress: exactly half", CONGRESS, 10, 5, 5, true, false,
         "《全国人民代表大会和地方各级人民代表大会代表法》第二十条"},
        {"congress: fewer", CONGRESS, 11, 5, 6, false, false,
         "《全国人民代表大会和地方各级人民代表大会代表法》第二十条"},
        {"committee: half is not enough", COMMITTEE, 4, 2, 3, false, true,
         SUPERVISION "第五十三条"},
        {"committee: more than half", COMMITTEE, 3, 2, 2, true, true, SUPERVISION "第五十三条"},
    };

    arr_each (i, COUNT(T)) {
        const struct motion_law_again again =
            motion_law_again(T[i].body, T[i].signers, T[i].dissatisfied, NOW);

        EQ_INT(again.needed, T[i].needed, T[i].why);
        OK(again.reached == T[i].reached, T[i].why);
        OK(again.chairmen_decide == T[i].chairmen, T[i].why);
        EQ_TEXT(again.article, T[i].article, T[i].why);
    }
}

/* @law Organic Law (2022-03-11) art. 22(3)
 * @law Guangdong Standing Committee Procedure (2023-03-30) art. 29 */
static void withdrawal(void)
{
    static const struct motion_law_withdrawal early = {CONGRESS, false, false, false},
                                              listed = {CONGRESS, true, false, false},
                                              agreed = {CONGRESS, true, false, true},
                                              voting = {CONGRESS, true, true, true},
                                              committee = {COMMITTEE, true, false, false};
    struct err err = {0};

    ALLOWED(motion_law_check_withdrawal(&early, &err_), "not on the agenda");
    ALLOWED(motion_law_check_withdrawal(&agreed, &err_), "agreed to");
    REFUSED(motion_law_check_withdrawal(&listed, &err_), "law.bill_needs_presidium", "on it");
    REFUSED(motion_law_check_withdrawal(&voting, &err_), "law.bill_put_to_vote", "being voted");
    REFUSED(motion_law_check_withdrawal(&committee, &err_), "law.bill_needs_chairmen",
            "on the agenda of a committee");
    EQ_INT(motion_law_check_withdrawal(&committee, &err), ST_RULE, "committee");
    EQ_TEXT(err.law, "参照《广东省人民代表大会常务委员会议事规则》第29条", "by the model");
    EQ_INT(motion_law_check_withdrawal(&listed, &err), ST_RULE, "congress");
    EQ_TEXT(err.law, "《地方组织法》(2022-03-11)第22条第3款", "by statute");
}

int main(void)
{
    signers_needed();
    signed_by_enough();
    organs();
    while_it_meets();
    routes();
    targets();
    question_in_form();
    cited_by_body();
    choices();
    ways_to_answer();
    answer_in_form();
    a_second_answer();
    withdrawal();
    return tap_done();
}
