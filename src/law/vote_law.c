// SPDX-License-Identifier: MulanPSL-2.0
/* Majorities, ballots, elections, ratings, secrecy and order. */
#include "law/vote_law.h"
#include "law/organic_law.h"

enum {
    VICE_MORE_MAX = 3,
    MEMBER_TENTH = 10,
    MEMBER_FIFTH = 5,
    NOMINATORS = 10,
    NOMINATORS_CITY = 20,
    NOMINATORS_PROVINCE = 30,
    NOMINATION_DAYS = 2,
    PERCENT = 100
};

bool vote_law_round_valid(const struct vote_law_round *round)
{
    return round->ballots <= round->issued;
}

uint32_t vote_law_whole(const struct vote_law_round *round)
{
    switch (round->rule) {
    case VOTE_LAW_HALF_OF_ALL:
    case VOTE_LAW_TWO_THIRDS_OF_ALL:
        return round->all;
    case VOTE_LAW_HALF_OF_PRESENT:
        return round->present;
    case VOTE_LAW_PLURALITY_THIRD:
        return round->third_of_valid ? round->valid : round->ballots;
    case VOTE_LAW_MOST_VOTES:
    case VOTE_LAW_NOTED:
        break;
    }
    return 0;
}

static enum fraction fraction_of(enum vote_law_rule rule)
{
    if (rule == VOTE_LAW_TWO_THIRDS_OF_ALL)
        return FRACTION_TWO_THIRDS;
    return rule == VOTE_LAW_PLURALITY_THIRD ? FRACTION_THIRD : FRACTION_MORE_THAN_HALF;
}

static bool has_whole(enum vote_law_rule rule)
{
    return rule != VOTE_LAW_MOST_VOTES && rule != VOTE_LAW_NOTED;
}

uint32_t vote_law_needed(const struct vote_law_round *round)
{
    if (!has_whole(round->rule))
        return 0;
    return fraction_needed(fraction_of(round->rule), vote_law_whole(round));
}

bool vote_law_reached(const struct vote_law_round *round, uint32_t votes)
{
    if (!has_whole(round->rule))
        return round->rule == VOTE_LAW_MOST_VOTES && votes != 0;
    return fraction_reached(fraction_of(round->rule), votes, vote_law_whole(round));
}

bool vote_law_passed(const struct vote_law_round *round, uint32_t yes)
{
    return vote_law_round_valid(round) && vote_law_reached(round, yes);
}

enum law_article vote_law_majority_article(enum law_body body)
{
    switch (body) {
    case LAW_BODY_CONGRESS:
        return LAW_ARTICLE_CONGRESS_MAJORITY;
    case LAW_BODY_STANDING_COMMITTEE:
        return LAW_ARTICLE_COMMITTEE_MEETS;
    case LAW_BODY_PRESIDIUM:
        return LAW_ARTICLE_PRESIDIUM_MEETS;
    case LAW_BODY_TOWNSHIP_PRESIDIUM:
        return LAW_ARTICLE_TOWNSHIP_PRESIDIUM_MEETS;
    case LAW_BODY_OTHER:
        break;
    }
    return LAW_ARTICLE_NONE;
}

enum vote_law_ballot_state vote_law_ballot(const struct law_params *params,
                                           const struct vote_law_ballot *ballot)
{
    if (ballot->yes > ballot->seats || ballot->write_ins > ballot->seats - ballot->yes)
        return VOTE_LAW_BALLOT_TOO_MANY;
    if (params->write_in_for_opposed && ballot->write_ins > ballot->no)
        return VOTE_LAW_BALLOT_UNTIED;
    return VOTE_LAW_BALLOT_VALID;
}

/* How many have more votes than somebody with `mine`, and how many as many, himself included. */
static void rank(const uint32_t *votes, size_t count, uint32_t mine, unsigned *out_above,
                 unsigned *out_equal)
{
    unsigned above = 0, equal = 0;

    arr_each (i, count) {
        above += votes[i] > mine;
        equal += votes[i] == mine;
    }
    *out_above = above;
    *out_equal = equal;
}

struct vote_law_election vote_law_elect(const struct vote_law_round *round, unsigned seats,
                                        const uint32_t *votes, size_t count,
                                        enum vote_law_standing *out_standing)
{
    struct vote_law_election e = {.valid = vote_law_round_valid(round)};

    arr_each (i, count) {
        unsigned above, equal;

        out_standing[i] = VOTE_LAW_NOT_ELECTED;
        if (!vote_law_passed(round, votes[i]))
            continue;
        rank(votes, count, votes[i], &above, &equal);
        if (above >= seats)
            continue;
        if (equal <= seats - above) {
            out_standing[i] = VOTE_LAW_ELECTED;
            e.elected++;
            continue;
        }
        out_standing[i] = VOTE_LAW_TIED;
        e.tied++;
        e.tied_seats = seats - above;
    }
    e.vacant = seats - e.elected - e.tied_seats;
    return e;
}

/* The smallest number that is at least seats * num / den, and the largest that is at most. */
static unsigned at_least(unsigned seats, unsigned num, unsigned den)
{
    return (seats * num + den - 1) / den;
}

static struct vote_law_candidates member_candidates(unsigned seats)
{
    const unsigned min = at_least(seats, MEMBER_TENTH + 1, MEMBER_TENTH);
    const unsigned max = seats * (MEMBER_FIFTH + 1) / MEMBER_FIFTH;

    const bool inexact = max < min;

    return (struct vote_law_candidates){.min = min,
                                        .max = inexact ? min : max,
                                        .inexact = inexact,
                                        .article = LAW_ARTICLE_CANDIDATES};
}

/* A third more to twice as many; a fifth more to half as many again, and two for one seat. */
static struct vote_law_candidates deputy_candidates(enum vote_law_post post, unsigned seats)
{
    struct vote_law_candidates c = {.article = LAW_ARTICLE_DEPUTY_CANDIDATES};

    if (post == VOTE_LAW_DEPUTY_DIRECT) {
        c.min = at_least(seats, 4, 3);
        c.max = 2 * seats;
        return c;
    }
    c.min = at_least(seats, 6, 5);
    c.max = 3 * seats / 2;
    c.inexact = c.max < c.min;
    if (c.inexact)
        c.max = c.min;
    return c;
}

static struct vote_law_candidates by_election(enum vote_law_post post, unsigned seats)
{
    const bool deputy = post == VOTE_LAW_DEPUTY || post == VOTE_LAW_DEPUTY_DIRECT;

    return (struct vote_law_candidates){
        .min = seats, .article = deputy ? LAW_ARTICLE_DEPUTY_BY_ELECTION : LAW_ARTICLE_BY_ELECTION};
}

struct vote_law_candidates vote_law_candidates(enum vote_law_post post,
                                               enum vote_law_occasion occasion, unsigned seats)
{
    if (occasion == VOTE_LAW_BY_ELECTION)
        return by_election(post, seats);
    switch (post) {
    case VOTE_LAW_CHIEF:
        return (struct vote_law_candidates){
            .min = seats, .max = seats + 1, .article = LAW_ARTICLE_CANDIDATES};
    case VOTE_LAW_VICE:
        return (struct vote_law_candidates){
            .min = seats + 1, .max = seats + VICE_MORE_MAX, .article = LAW_ARTICLE_CANDIDATES};
    case VOTE_LAW_MEMBER:
        return member_candidates(seats);
    case VOTE_LAW_DEPUTY_DIRECT:
    case VOTE_LAW_DEPUTY:
        break;
    }
    return deputy_candidates(post, seats);
}

enum status vote_law_check_candidates(const struct vote_law_candidates *bounds, unsigned candidates,
                                      struct date on, struct err *err)
{
    const bool few = candidates < bounds->min;

    if (!few && (bounds->max == 0 || candidates <= bounds->max))
        return ST_OK;
    (void)fail(err, ST_RULE, few ? "law.candidates_too_few" : "law.candidates_too_many",
               law_article(bounds->article, on));
    snprintf(err->arg, sizeof err->arg, "%u", few ? bounds->min : bounds->max);
    return ST_RULE;
}

enum vote_law_rule vote_law_rule_of(enum vote_law_post post, enum vote_law_occasion occasion)
{
    if (post != VOTE_LAW_DEPUTY_DIRECT)
        return VOTE_LAW_HALF_OF_ALL;
    return occasion == VOTE_LAW_ANOTHER ? VOTE_LAW_PLURALITY_THIRD : VOTE_LAW_HALF_OF_PRESENT;
}

uint32_t vote_law_nominators(enum level level)
{
    if (level == LEVEL_PROVINCE)
        return NOMINATORS_PROVINCE;
    return level == LEVEL_CITY ? NOMINATORS_CITY : NOMINATORS;
}

bool vote_law_may_nominate(unsigned posts, unsigned nominated)
{
    return nominated <= posts;
}

unsigned vote_law_nomination_days(enum level level)
{
    return organic_law_has_standing_committee(level) ? NOMINATION_DAYS : 0;
}

uint32_t vote_law_rating_good(const struct vote_law_rating *rating)
{
    uint32_t good = 0;

    arr_each (i, rating->grades_count)
        good += i < rating->pass_grades ? rating->grades[i] : 0;
    return good;
}

uint32_t vote_law_rating_needed(const struct vote_law_rating *rating)
{
    return (uint32_t)(((uint64_t)rating->pass_percent * rating->ballots + PERCENT - 1) / PERCENT);
}

bool vote_law_rating_passed(const struct vote_law_rating *rating)
{
    return rating->ballots != 0 && vote_law_rating_good(rating) >= vote_law_rating_needed(rating);
}

enum status vote_law_check_method(enum vote_law_matter matter, enum law_body body, bool secret,
                                  bool by_hands, struct date on, struct err *err)
{
    static const enum law_article SECRET_BY[] = {
        [VOTE_LAW_RESOLUTION] = LAW_ARTICLE_NONE,
        [VOTE_LAW_ELECTION] = LAW_ARTICLE_SECRET_ELECTION,
        [VOTE_LAW_APPOINTMENT] = LAW_ARTICLE_APPOINTMENT_VOTED,
        [VOTE_LAW_REMOVAL] = LAW_ARTICLE_REMOVAL_VOTED,
    };

    const bool recall = matter == VOTE_LAW_REMOVAL && body == LAW_BODY_CONGRESS;

    if (SECRET_BY[matter] == LAW_ARTICLE_NONE || (secret && !by_hands))
        return ST_OK;
    return fail(err, ST_RULE, "law.vote_must_be_secret",
                law_article(recall ? LAW_ARTICLE_RECALL_VOTED : SECRET_BY[matter], on));
}

enum status vote_law_check_order(const struct vote_law_open *open, struct err *err)
{
    static const char AMENDMENT[] = "参照《广东省人民代表大会常务委员会议事规则》第49条";
    static const char CLAUSE[] = "参照《立法法》(2023-03-13)第44条";
    static const char REMOVAL[] =
        "参照《深圳市人民代表大会常务委员会任免国家机关工作人员条例》第19条";

    if (open->amendments != 0)
        return fail(err, ST_RULE, "law.amendment_first", AMENDMENT);
    if (open->clauses != 0)
        return fail(err, ST_RULE, "law.clause_first", CLAUSE);
    if (open->removals != 0)
        return fail(err, ST_RULE, "law.removal_first", REMOVAL);
    return ST_OK;
}
