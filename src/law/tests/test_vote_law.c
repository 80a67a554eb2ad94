// SPDX-License-Identifier: MulanPSL-2.0
/* What passes, who is elected, which ballot counts. */
#include "law/tests/law_test.h"
#include "law/vote_law.h"

static const struct date NOW = {2026, 11, 20};

static struct vote_law_round round_of(enum vote_law_rule rule)
{
    return (struct vote_law_round){
        .rule = rule, .all = 35, .present = 31, .issued = 30, .ballots = 30, .valid = 27};
}

/* @law Organic Law (2022-03-11) art. 25, 51(4)
 * @law Election Law (2020-10-17) art. 45(5) */
static void thresholds(void)
{
    static const struct {
        const char *why;
        enum vote_law_rule rule;
        uint32_t whole, needed;
    } T[] = {
        {"more than half of all 35", VOTE_LAW_HALF_OF_ALL, 35, 18},
        {"two thirds of all 35", VOTE_LAW_TWO_THIRDS_OF_ALL, 35, 24},
        {"more than half of the 31 present", VOTE_LAW_HALF_OF_PRESENT, 31, 16},
        {"a third of the 30 ballots", VOTE_LAW_PLURALITY_THIRD, 30, 10},
    };

    arr_each (i, COUNT(T)) {
        const struct vote_law_round round = round_of(T[i].rule);

        EQ_INT(vote_law_whole(&round), T[i].whole, T[i].why);
        EQ_INT(vote_law_needed(&round), T[i].needed, T[i].why);
        OK(vote_law_reached(&round, T[i].needed), "so many suffice");
        OK(!vote_law_reached(&round, T[i].needed - 1), "one fewer does not");
    }
}

/* @law Election Law (2020-10-17) art. 45(5) */
static void third_of_what(void)
{
    struct vote_law_round round = round_of(VOTE_LAW_PLURALITY_THIRD);

    round.third_of_valid = true;
    EQ_INT(vote_law_whole(&round), 27, "valid ballots alone");
    EQ_INT(vote_law_needed(&round), 9, "a third of them");
}

/* @law Organic Law (2022-03-11) art. 25, 51(4)
 * @law Election Law (2020-10-17) art. 45(2) */
static void without_threshold(void)
{
    const struct vote_law_round most = round_of(VOTE_LAW_MOST_VOTES),
                                noted = round_of(VOTE_LAW_NOTED),
                                unknown = round_of((enum vote_law_rule)99);

    EQ_INT(vote_law_whole(&unknown), 0, "a rule not listed: no whole");
    OK(!vote_law_reached(&unknown, 35), "which nobody reaches");

    EQ_INT(vote_law_whole(&most), 0, "most votes: no whole");
    EQ_INT(vote_law_needed(&most), 0, "no number");
    OK(vote_law_reached(&most, 1), "one vote is enough");
    OK(!vote_law_reached(&most, 0), "none is not");
    EQ_INT(vote_law_whole(&noted), 0, "noted: no whole");
    EQ_INT(vote_law_needed(&noted), 0, "no number");
    OK(!vote_law_reached(&noted, 30), "nothing is decided");
}

/* @law Organic Law (2022-03-11) art. 25, 51(4)
 * @law Election Law (2020-10-17) art. 44(1) */
static void motions(void)
{
    struct vote_law_round round = round_of(VOTE_LAW_HALF_OF_ALL);

    OK(vote_law_passed(&round, 18), "18 of 35 pass it");
    OK(!vote_law_passed(&round, 17), "17 do not, though most of those present");
    OK(vote_law_round_valid(&round), "as many ballots as handed out");
    round.issued = 29;
    OK(!vote_law_round_valid(&round), "one more than handed out: void");
    OK(!vote_law_passed(&round, 30), "a void round passes nothing");
    round.issued = 31;
    OK(vote_law_round_valid(&round), "one not given back");
}

/* @law Organic Law (2022-03-11) art. 25, 51(4)
 * @law Guangdong Congress Procedure (2022-01-22) art. 11(3)
 * @law Zhejiang Township Congress Regulation (2016-07-29) art. 24(3) */
static void majority_articles(void)
{
    EQ_INT(vote_law_majority_article(LAW_BODY_CONGRESS), LAW_ARTICLE_CONGRESS_MAJORITY, "congress");
    EQ_INT(vote_law_majority_article(LAW_BODY_STANDING_COMMITTEE), LAW_ARTICLE_COMMITTEE_MEETS,
           "committee");
    EQ_INT(vote_law_majority_article(LAW_BODY_PRESIDIUM), LAW_ARTICLE_PRESIDIUM_MEETS, "presidium");
    EQ_INT(vote_law_majority_article(LAW_BODY_TOWNSHIP_PRESIDIUM),
           LAW_ARTICLE_TOWNSHIP_PRESIDIUM_MEETS, "township presidium");
    EQ_INT(vote_law_majority_article(LAW_BODY_OTHER), LAW_ARTICLE_NONE, "custom");
    EQ_INT(vote_law_majority_article((enum law_body)99), LAW_ARTICLE_NONE, "not listed");
}

/* @law Election Law (2020-10-17) art. 44(2)
 * @law Deputies Law (2025-03-11) art. 17(6)
 * @law Organic Law (2022-03-11) art. 28 */
static void ballots(void)
{
    static const struct {
        const char *why;
        struct vote_law_ballot ballot;
        enum vote_law_ballot_state tied, free;
    } T[] = {
        {"all seats", {3, 3, 1, 0}, VOTE_LAW_BALLOT_VALID, VOTE_LAW_BALLOT_VALID},
        {"fewer", {3, 1, 0, 0}, VOTE_LAW_BALLOT_VALID, VOTE_LAW_BALLOT_VALID},
        {"nobody", {3, 0, 4, 0}, VOTE_LAW_BALLOT_VALID, VOTE_LAW_BALLOT_VALID},
        {"one too many", {3, 4, 0, 0}, VOTE_LAW_BALLOT_TOO_MANY, VOTE_LAW_BALLOT_TOO_MANY},
        {"one written in, one opposed", {3, 2, 1, 1}, VOTE_LAW_BALLOT_VALID, VOTE_LAW_BALLOT_VALID},
        {"one too many with him", {3, 3, 1, 1}, VOTE_LAW_BALLOT_TOO_MANY, VOTE_LAW_BALLOT_TOO_MANY},
        {"written in, nobody opposed", {3, 2, 0, 1}, VOTE_LAW_BALLOT_UNTIED, VOTE_LAW_BALLOT_VALID},
        {"two written in, one opposed",
         {3, 1, 1, 2},
         VOTE_LAW_BALLOT_UNTIED,
         VOTE_LAW_BALLOT_VALID},
    };
    struct law_params p = law_params_default();

    arr_each (i, COUNT(T)) {
        p.write_in_for_opposed = true;
        EQ_INT(vote_law_ballot(&p, &T[i].ballot), T[i].tied, T[i].why);
        p.write_in_for_opposed = false;
        EQ_INT(vote_law_ballot(&p, &T[i].ballot), T[i].free, T[i].why);
    }
}

/* Votes as numbers, standings as letters: E elected, T tied, - not. */
struct election_row {
    const char *why;
    enum vote_law_rule rule;
    unsigned seats;
    uint32_t votes[5];
    const char *want;
    unsigned elected, tied, tied_seats, vacant;
};

static void elects(const struct election_row *row)
{
    const struct vote_law_round round = {
        .rule = row->rule, .all = 100, .issued = 90, .ballots = 90, .valid = 90};
    const size_t count = strlen(row->want);
    enum vote_law_standing standing[5];
    char got[6] = "";
    const struct vote_law_election e =
        vote_law_elect(&round, row->seats, row->votes, count, standing);

    arr_each (i, count)
        got[i] = "-ET"[standing[i]];
    EQ_TEXT(got, row->want, row->why);
    OK(e.valid, "the round is valid");
    EQ_INT(e.elected, row->elected, "elected");
    EQ_INT(e.tied, row->tied, "tied");
    EQ_INT(e.tied_seats, row->tied_seats, "seats of the tied");
    EQ_INT(e.vacant, row->vacant, "left for another election");
}

/* @law Election Law (2020-10-17) art. 45(2), 45(3), 45(4), 45(5)
 * @law Organic Law (2022-03-11) art. 25, 29(1), 29(2) */
static void elections(void)
{
    static const struct election_row T[] = {
        {"both over half", VOTE_LAW_HALF_OF_ALL, 2, {60, 51, 40}, "EE-", 2, 0, 0, 0},
        {"half is not over half", VOTE_LAW_HALF_OF_ALL, 2, {60, 50, 40}, "E--", 1, 0, 0, 1},
        {"three over half, two seats", VOTE_LAW_HALF_OF_ALL, 2, {60, 80, 70}, "-EE", 2, 0, 0, 0},
        {"a tie at the cut", VOTE_LAW_HALF_OF_ALL, 2, {80, 60, 60, 20}, "ETT-", 1, 2, 1, 0},
        {"a tie within the seats", VOTE_LAW_HALF_OF_ALL, 2, {60, 60, 55}, "EE-", 2, 0, 0, 0},
        {"three tied for two seats", VOTE_LAW_HALF_OF_ALL, 2, {60, 60, 60}, "TTT", 0, 3, 2, 0},
        {"a tie below half decides nothing",
         VOTE_LAW_HALF_OF_ALL,
         2,
         {80, 45, 45},
         "E--",
         1,
         0,
         0,
         1},
        {"nobody", VOTE_LAW_HALF_OF_ALL, 2, {50, 40}, "--", 0, 0, 0, 2},
        {"another election: most votes and a third of 90 ballots",
         VOTE_LAW_PLURALITY_THIRD,
         1,
         {30, 29},
         "E-",
         1,
         0,
         0,
         0},
        {"below a third", VOTE_LAW_PLURALITY_THIRD, 1, {29, 28}, "--", 0, 0, 0, 1},
        {"new vote among the tied: most votes", VOTE_LAW_MOST_VOTES, 1, {41, 40}, "E-", 1, 0, 0, 0},
        {"tied again", VOTE_LAW_MOST_VOTES, 1, {40, 40}, "TT", 0, 2, 1, 0},
        {"one who got none", VOTE_LAW_MOST_VOTES, 2, {40, 0}, "E-", 1, 0, 0, 1},
        {"a straw poll elects nobody", VOTE_LAW_NOTED, 1, {90, 1}, "--", 0, 0, 0, 1},
        {"more seats than candidates", VOTE_LAW_HALF_OF_ALL, 4, {60, 70, 80}, "EEE", 3, 0, 0, 1},
    };

    arr_each (i, COUNT(T))
        elects(&T[i]);
}

/* @law Election Law (2020-10-17) art. 44(1) */
static void void_round(void)
{
    const struct vote_law_round round = {
        .rule = VOTE_LAW_HALF_OF_ALL, .all = 100, .issued = 89, .ballots = 90, .valid = 90};
    static const uint32_t VOTES[] = {90};
    enum vote_law_standing standing;
    const struct vote_law_election e = vote_law_elect(&round, 1, VOTES, 1, &standing);

    OK(!e.valid, "more ballots than voters");
    EQ_INT(standing, VOTE_LAW_NOT_ELECTED, "nobody is elected");
    EQ_INT(e.vacant, 1, "the seat stays open");
}

struct bounds_row {
    const char *why;
    enum vote_law_post post;
    enum vote_law_occasion occasion;
    unsigned seats, min, max;
    bool inexact;
    enum law_article article;
};

/* @law Organic Law (2022-03-11) art. 27(1), 29(3), 30
 * @law Election Law (2020-10-17) art. 31(2), 45(4), 57(4) */
static void candidates(void)
{
    static const struct bounds_row T[] = {
        {"chief: equal or one more", VOTE_LAW_CHIEF, VOTE_LAW_FIRST, 1, 1, 2, false,
         LAW_ARTICLE_CANDIDATES},
        {"vice: one to three more", VOTE_LAW_VICE, VOTE_LAW_FIRST, 5, 6, 8, false,
         LAW_ARTICLE_CANDIDATES},
        {"vice again", VOTE_LAW_VICE, VOTE_LAW_ANOTHER, 1, 2, 4, false, LAW_ARTICLE_CANDIDATES},
        {"members: 29", VOTE_LAW_MEMBER, VOTE_LAW_FIRST, 29, 32, 34, false, LAW_ARTICLE_CANDIDATES},
        {"members: 20", VOTE_LAW_MEMBER, VOTE_LAW_FIRST, 20, 22, 24, false, LAW_ARTICLE_CANDIDATES},
        {"members: 5, exactly one", VOTE_LAW_MEMBER, VOTE_LAW_FIRST, 5, 6, 6, false,
         LAW_ARTICLE_CANDIDATES},
        {"members: 4, none fits", VOTE_LAW_MEMBER, VOTE_LAW_FIRST, 4, 5, 5, true,
         LAW_ARTICLE_CANDIDATES},
        {"members: 1, none fits", VOTE_LAW_MEMBER, VOTE_LAW_ANOTHER, 1, 2, 2, true,
         LAW_ARTICLE_CANDIDATES},
        {"voters: 1", VOTE_LAW_DEPUTY_DIRECT, VOTE_LAW_FIRST, 1, 2, 2, false,
         LAW_ARTICLE_DEPUTY_CANDIDATES},
        {"voters: 2", VOTE_LAW_DEPUTY_DIRECT, VOTE_LAW_FIRST, 2, 3, 4, false,
         LAW_ARTICLE_DEPUTY_CANDIDATES},
        {"voters: 3", VOTE_LAW_DEPUTY_DIRECT, VOTE_LAW_ANOTHER, 3, 4, 6, false,
         LAW_ARTICLE_DEPUTY_CANDIDATES},
        {"congress: 1, none fits", VOTE_LAW_DEPUTY, VOTE_LAW_FIRST, 1, 2, 2, true,
         LAW_ARTICLE_DEPUTY_CANDIDATES},
        {"congress: 2", VOTE_LAW_DEPUTY, VOTE_LAW_FIRST, 2, 3, 3, false,
         LAW_ARTICLE_DEPUTY_CANDIDATES},
        {"congress: 30", VOTE_LAW_DEPUTY, VOTE_LAW_FIRST, 30, 36, 45, false,
         LAW_ARTICLE_DEPUTY_CANDIDATES},
        {"a post not listed", (enum vote_law_post)99, VOTE_LAW_FIRST, 2, 3, 3, false,
         LAW_ARTICLE_DEPUTY_CANDIDATES},
        {"vacancy of a leader", VOTE_LAW_MEMBER, VOTE_LAW_BY_ELECTION, 2, 2, 0, false,
         LAW_ARTICLE_BY_ELECTION},
        {"vacancy of a deputy", VOTE_LAW_DEPUTY, VOTE_LAW_BY_ELECTION, 1, 1, 0, false,
         LAW_ARTICLE_DEPUTY_BY_ELECTION},
        {"vacancy among voters", VOTE_LAW_DEPUTY_DIRECT, VOTE_LAW_BY_ELECTION, 1, 1, 0, false,
         LAW_ARTICLE_DEPUTY_BY_ELECTION},
    };

    arr_each (i, COUNT(T)) {
        const struct vote_law_candidates got =
            vote_law_candidates(T[i].post, T[i].occasion, T[i].seats);

        EQ_INT(got.min, T[i].min, T[i].why);
        EQ_INT(got.max, T[i].max, T[i].why);
        OK(got.inexact == T[i].inexact, T[i].why);
        EQ_INT(got.article, T[i].article, T[i].why);
    }
}

/* @law Organic Law (2022-03-11) art. 27(1)
 * Five members and more always have a whole number between a tenth and a fifth. */
static void members_always_fit(void)
{
    unsigned wrong = 0;

    for (unsigned n = 1; n <= 95; n++) {
        const struct vote_law_candidates c =
            vote_law_candidates(VOTE_LAW_MEMBER, VOTE_LAW_FIRST, n);

        wrong += c.inexact != (n < 5) || 10 * c.min < 11 * n || 10 * (c.min - 1) >= 11 * n ||
                 (!c.inexact && (5 * c.max > 6 * n || 5 * (c.max + 1) <= 6 * n));
    }
    EQ_INT(wrong, 0, "bounds of every size");
}

/* @law Organic Law (2022-03-11) art. 27(1) */
static void check_candidates(void)
{
    const struct vote_law_candidates some = {2, 4, false, LAW_ARTICLE_CANDIDATES},
                                     one = {1, 1, false, LAW_ARTICLE_CANDIDATES},
                                     open = {2, 0, false, LAW_ARTICLE_BY_ELECTION};
    struct err err = {0};

    ALLOWED(vote_law_check_candidates(&some, 2, NOW, &err_), "the least");
    ALLOWED(vote_law_check_candidates(&some, 4, NOW, &err_), "the most");
    ALLOWED(vote_law_check_candidates(&open, 40, NOW, &err_), "no upper bound");
    REFUSED(vote_law_check_candidates(&some, 1, NOW, &err_), "law.candidates_too_few", "too few");
    REFUSED(vote_law_check_candidates(&open, 1, NOW, &err_), "law.candidates_too_few",
            "too few of a by-election");
    REFUSED(vote_law_check_candidates(&some, 5, NOW, &err_), "law.candidates_too_many", "too many");
    REFUSED(vote_law_check_candidates(&one, 2, NOW, &err_), "law.candidates_too_many",
            "a bound of one is a bound");
    EQ_INT(vote_law_check_candidates(&some, 5, NOW, &err), ST_RULE, "too many");
    EQ_TEXT(err.arg, "4", "the most is shown");
    EQ_INT(vote_law_check_candidates(&some, 1, NOW, &err), ST_RULE, "too few");
    EQ_TEXT(err.arg, "2", "the least is shown");
}

/* @law Election Law (2020-10-17) art. 45(1), 45(2), 45(5)
 * @law Organic Law (2022-03-11) art. 29(2) */
static void rule_of_an_election(void)
{
    EQ_INT(vote_law_rule_of(VOTE_LAW_MEMBER, VOTE_LAW_FIRST), VOTE_LAW_HALF_OF_ALL, "members");
    EQ_INT(vote_law_rule_of(VOTE_LAW_VICE, VOTE_LAW_ANOTHER), VOTE_LAW_HALF_OF_ALL,
           "leaders: over half again");
    EQ_INT(vote_law_rule_of(VOTE_LAW_DEPUTY, VOTE_LAW_ANOTHER), VOTE_LAW_HALF_OF_ALL,
           "deputies by a congress: over half again");
    EQ_INT(vote_law_rule_of(VOTE_LAW_DEPUTY_DIRECT, VOTE_LAW_FIRST), VOTE_LAW_HALF_OF_PRESENT,
           "deputies by voters: of those who took part");
    EQ_INT(vote_law_rule_of(VOTE_LAW_DEPUTY_DIRECT, VOTE_LAW_ANOTHER), VOTE_LAW_PLURALITY_THIRD,
           "another election by voters");
}

/* @law Organic Law (2022-03-11) art. 26(2), 26(3), 27(2) */
static void nominations(void)
{
    EQ_INT(vote_law_nominators(LEVEL_PROVINCE), 30, "province");
    EQ_INT(vote_law_nominators(LEVEL_CITY), 20, "city");
    EQ_INT(vote_law_nominators(LEVEL_COUNTY), 10, "county");
    EQ_INT(vote_law_nominators(LEVEL_TOWNSHIP), 10, "township");
    OK(vote_law_may_nominate(2, 2), "as many as posts");
    OK(!vote_law_may_nominate(2, 3), "not more");
    EQ_INT(vote_law_nomination_days(LEVEL_COUNTY), 2, "two days");
    EQ_INT(vote_law_nomination_days(LEVEL_TOWNSHIP), 0, "no rule");
}

static void ratings(void)
{
    static const uint32_t GRADES[] = {15, 9, 4, 2};
    struct vote_law_rating r = {.pass_percent = 80,
                                .pass_grades = 2,
                                .grades = GRADES,
                                .grades_count = COUNT(GRADES),
                                .ballots = 30};

    EQ_INT(vote_law_rating_good(&r), 24, "the best two words");
    EQ_INT(vote_law_rating_needed(&r), 24, "80 % of 30");
    OK(vote_law_rating_passed(&r), "exactly 80 %");
    r.ballots = 31;
    EQ_INT(vote_law_rating_needed(&r), 25, "80 % of 31, rounded up");
    OK(!vote_law_rating_passed(&r), "below");
    r.pass_grades = 1;
    EQ_INT(vote_law_rating_good(&r), 15, "the best word");
    r.pass_grades = 9;
    EQ_INT(vote_law_rating_good(&r), 30, "more words than there are");
    r.ballots = 1000;
    EQ_INT(vote_law_rating_needed(&r), 800, "80 % of 1000");
    r.pass_percent = 67;
    r.ballots = 3;
    EQ_INT(vote_law_rating_needed(&r), 3, "67 % of 3: a little more than two");
    r.ballots = 1;
    r.grades_count = 1;
    OK(vote_law_rating_passed(&r), "one ballot");
    r.ballots = 0;
    OK(!vote_law_rating_passed(&r), "no ballots");
}

/* @law Organic Law (2022-03-11) art. 28
 * @law Supervision Law (2024-11-08) art. 62(3)
 * @law Guangdong Appointment Measures (2022-07-28) art. 20
 * @law Shanghai Congress Rules (2001-10-24) art. 49 */
static void secrecy(void)
{
    static const enum vote_law_matter SECRET[] = {VOTE_LAW_ELECTION, VOTE_LAW_APPOINTMENT,
                                                  VOTE_LAW_REMOVAL};
    struct err err = {0};

    ALLOWED(vote_law_check_method(VOTE_LAW_RESOLUTION, LAW_BODY_CONGRESS, false, true, NOW, &err_),
            "a resolution by show of hands");
    arr_each (i, COUNT(SECRET)) {
        ALLOWED(
            vote_law_check_method(SECRET[i], LAW_BODY_STANDING_COMMITTEE, true, false, NOW, &err_),
            "secret");
        REFUSED(
            vote_law_check_method(SECRET[i], LAW_BODY_STANDING_COMMITTEE, false, false, NOW, &err_),
            "law.vote_must_be_secret", "by name");
        REFUSED(
            vote_law_check_method(SECRET[i], LAW_BODY_STANDING_COMMITTEE, true, true, NOW, &err_),
            "law.vote_must_be_secret", "by show of hands");
    }
    EQ_INT(vote_law_check_method(VOTE_LAW_REMOVAL, LAW_BODY_CONGRESS, false, false, NOW, &err),
           ST_RULE, "a recall by name");
    EQ_TEXT(err.law, law_article(LAW_ARTICLE_RECALL_VOTED, NOW), "by the model of congresses");
    EQ_INT(vote_law_check_method(VOTE_LAW_REMOVAL, LAW_BODY_STANDING_COMMITTEE, false, false, NOW,
                                 &err),
           ST_RULE, "a removal by name");
    EQ_TEXT(err.law, law_article(LAW_ARTICLE_REMOVAL_VOTED, NOW), "by statute");
}

/* @law Guangdong Standing Committee Procedure (2023-03-30) art. 49
 * @law Guangdong Congress Procedure (2022-01-22) art. 61
 * @law Shenzhen Appointment Regulation (2022-12-08) art. 19(5) */
static void order_of_votes(void)
{
    static const struct vote_law_open none = {0}, amendment = {.amendments = 1},
                                      clause = {.clauses = 1}, removal = {.removals = 1};

    ALLOWED(vote_law_check_order(&none, &err_), "nothing open");
    REFUSED(vote_law_check_order(&amendment, &err_), "law.amendment_first", "amendment open");
    REFUSED(vote_law_check_order(&clause, &err_), "law.clause_first", "clause open");
    REFUSED(vote_law_check_order(&removal, &err_), "law.removal_first", "removal open");
}

int main(void)
{
    thresholds();
    third_of_what();
    without_threshold();
    motions();
    majority_articles();
    ballots();
    elections();
    void_round();
    candidates();
    members_always_fit();
    check_candidates();
    rule_of_an_election();
    nominations();
    ratings();
    secrecy();
    order_of_votes();
    return tap_done();
}
