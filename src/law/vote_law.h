// SPDX-License-Identifier: MulanPSL-2.0
/** Votes: what passes, who is elected, what ballot counts, what is voted first and in secret.
 *
 *  The whole is a number the caller knows: for resolutions, elections and appointments all members
 *  of the body, absent ones included; abstaining, not pressing, staying away and spoiling a ballot
 *  all count against. Readings the texts leave open: ADR-0005. `on` is the day whose law is cited.
 */
#ifndef LAW_VOTE_LAW_H
#define LAW_VOTE_LAW_H
#include "base/status.h"
#include "law/fraction.h"
#include "law/law_article.h"
#include "law/law_body.h"
#include "law/law_params.h"
#include "law/level.h"

/** What a choice must reach, and of which whole. */
enum vote_law_rule {
    VOTE_LAW_HALF_OF_ALL,       /* more than half of all members */
    VOTE_LAW_TWO_THIRDS_OF_ALL, /* at least two thirds of all members */
    VOTE_LAW_HALF_OF_PRESENT,   /* more than half of those present, where a local rule has it */
    VOTE_LAW_PLURALITY_THIRD,   /* most votes, and at least a third of the ballots: another election
                                   of deputies to a county or township congress */
    VOTE_LAW_MOST_VOTES,        /* most votes: a new vote among those tied; a primary */
    VOTE_LAW_NOTED              /* nothing is decided */
};

/** One round, as counted. */
struct vote_law_round {
    enum vote_law_rule rule;
    uint32_t all;        /* members of the whole body */
    uint32_t present;    /* only HALF_OF_PRESENT asks */
    uint32_t issued;     /* ballots handed out, or voters who voted */
    uint32_t ballots;    /* cast */
    uint32_t valid;      /* of them */
    bool third_of_valid; /* law_params: the third is one of the valid ballots */
};

/** Is the round valid at all? Not with more ballots than voters who took one.
 *  @law  Election Law (2020-10-17) art. 44(1)
 */
bool vote_law_round_valid(const struct vote_law_round *round);

/** The number the rule is a part of: all members, those present, the ballots; 0 where the rule
 *  knows none (MOST_VOTES, NOTED).
 *  @law  Organic Law (2022-03-11) art. 25, 51(4)
 *  @law  Election Law (2020-10-17) art. 45(5)
 */
uint32_t vote_law_whole(const struct vote_law_round *round);

/** Votes that suffice, for display; 0 where the rule knows no such number.
 *  @law  Organic Law (2022-03-11) art. 25, 51(4)
 *  @law  Election Law (2020-10-17) art. 45(5)
 */
uint32_t vote_law_needed(const struct vote_law_round *round);

/** Do so many votes reach what the rule asks? MOST_VOTES: one vote does. NOTED: never.
 *  @law  Organic Law (2022-03-11) art. 25, 51(4)
 *  @law  Election Law (2020-10-17) art. 45(2), 45(5)
 */
bool vote_law_reached(const struct vote_law_round *round, uint32_t votes);

/** Is the motion passed? The round is valid and the votes for it reach the rule.
 *  @law  Organic Law (2022-03-11) art. 25, 51(4)
 */
bool vote_law_passed(const struct vote_law_round *round, uint32_t yes);

/** Which rule a resolution of this body follows: more than half of all its members, in every body;
 *  of presidiums by models, of others by custom.
 *  @law  Organic Law (2022-03-11) art. 25, 51(4)
 *  @law  Guangdong Congress Procedure (2022-01-22) art. 11(3)
 *  @law  Zhejiang Township Congress Regulation (2016-07-29) art. 24(3)
 */
enum law_article vote_law_majority_article(enum law_body body);

/* ---- One ballot of an election ---- */

struct vote_law_ballot {
    unsigned seats;     /* to be filled in this round */
    unsigned yes;       /* candidates chosen */
    unsigned no;        /* candidates opposed */
    unsigned write_ins; /* other persons written in and chosen */
};

enum vote_law_ballot_state {
    VOTE_LAW_BALLOT_VALID, /* fewer than the seats, or none, is valid too */
    VOTE_LAW_BALLOT_TOO_MANY,
    VOTE_LAW_BALLOT_UNTIED /* more persons written in than candidates opposed */
};

/** Does the ballot count? Chosen and written in together no more than the seats; each person
 *  written in stands in the place of a candidate opposed (unless the place reads art. 28 of the
 *  Organic Law without that: write_in_for_opposed).
 *  @law  Election Law (2020-10-17) art. 44(2)
 *  @law  Deputies Law (2025-03-11) art. 17(6)
 *  @law  Organic Law (2022-03-11) art. 28
 */
enum vote_law_ballot_state vote_law_ballot(const struct law_params *params,
                                           const struct vote_law_ballot *ballot);

/* ---- An election ---- */

enum vote_law_standing {
    VOTE_LAW_NOT_ELECTED,
    VOTE_LAW_ELECTED,
    VOTE_LAW_TIED /* votes are taken again among those tied, and only them */
};

struct vote_law_election {
    bool valid; /* of the round; else nobody is elected */
    unsigned elected;
    unsigned tied;       /* candidates in the tie, 0 none */
    unsigned tied_seats; /* seats they contend for */
    unsigned vacant;     /* seats for another election (另行选举) */
};

/** Who is elected: those who reach the rule, by votes, as many as there are seats. Where equal
 *  votes leave open who takes the last seats, all of those with that number are tied; lots are
 * never drawn. votes[i] are those of candidate or person written in i; out_standing[i] is his
 * standing.
 *  @law  Election Law (2020-10-17) art. 45(2), 45(3), 45(4), 45(5)
 *  @law  Organic Law (2022-03-11) art. 25, 29(1), 29(2)
 */
struct vote_law_election vote_law_elect(const struct vote_law_round *round, unsigned seats,
                                        const uint32_t *votes, size_t count,
                                        enum vote_law_standing *out_standing);

/** What an election fills. */
enum vote_law_post {
    VOTE_LAW_CHIEF, /* 主任、秘书长、乡镇人大主席、政府正职、监委主任、院长、检察长 */
    VOTE_LAW_VICE,          /* 副主任、乡镇人大副主席、政府副职 */
    VOTE_LAW_MEMBER,        /* 常务委员会委员 */
    VOTE_LAW_DEPUTY_DIRECT, /* by voters: county and township */
    VOTE_LAW_DEPUTY         /* by a congress: to the next higher one */
};

enum vote_law_occasion {
    VOTE_LAW_FIRST,      /* the election itself */
    VOTE_LAW_ANOTHER,    /* 另行选举: seats left open by it */
    VOTE_LAW_BY_ELECTION /* 补选: seats that fell vacant in the term */
};

struct vote_law_candidates {
    unsigned min, max; /* max 0: no upper bound */
    bool inexact;      /* no whole number fits the fraction; the next one is taken */
    enum law_article article;
};

/** How many candidates there may be for so many seats (at least 1). Chiefs: one more, or equal if
 *  only that many are nominated; vice posts: one to three more; members of a standing committee: a
 *  tenth to a fifth more, for four or fewer one more; deputies by voters: a third to twice, by a
 *  congress: a fifth to a half more, for one seat two. The same when seats are left for another
 *  election. In a by-election equal or more.
 *  @law  Organic Law (2022-03-11) art. 27(1), 29(3), 30
 *  @law  Election Law (2020-10-17) art. 31(2), 45(4), 57(4)
 */
struct vote_law_candidates vote_law_candidates(enum vote_law_post post,
                                               enum vote_law_occasion occasion, unsigned seats);

/** Is that number of candidates allowed? ST_RULE with the bounds as argument: too few
 *  ("law.candidates_too_few"), too many ("law.candidates_too_many": a primary is held).
 *  @law  Organic Law (2022-03-11) art. 27(1)
 */
MUST_CHECK enum status vote_law_check_candidates(const struct vote_law_candidates *bounds,
                                                 unsigned candidates, struct date on,
                                                 struct err *err);

/** What an election asks of a candidate. Deputies by voters: more than half of those who took part
 *  (`present` of the round), in another election most votes and a third of the ballots. Everybody
 *  else: more than half of all members, again in another election.
 *  @law  Election Law (2020-10-17) art. 45(1), 45(2), 45(5)
 *  @law  Organic Law (2022-03-11) art. 29(2)
 */
enum vote_law_rule vote_law_rule_of(enum vote_law_post post, enum vote_law_occasion occasion);

/** Deputies who must sign a nomination: thirty, twenty, ten; in a township ten.
 *  @law  Organic Law (2022-03-11) art. 26(2)
 */
uint32_t vote_law_nominators(enum level level);

/** May the presidium, or one deputy together with others, nominate so many? Not more than there
 *  are posts.
 *  @law  Organic Law (2022-03-11) art. 26(3)
 */
bool vote_law_may_nominate(unsigned posts, unsigned nominated);

/** Days that nomination and discussion take at least when the leaders are elected anew: two from
 *  the county up, 0 without a rule.
 *  @law  Organic Law (2022-03-11) art. 27(2)
 */
unsigned vote_law_nomination_days(enum level level);

/* ---- A form of satisfaction ---- */

struct vote_law_rating {
    unsigned pass_percent;  /* of the ballots */
    unsigned pass_grades;   /* the best so many words of the scale count */
    const uint32_t *grades; /* ballots per word, best first */
    size_t grades_count;
    uint32_t ballots; /* the whole: cast, whatever was marked */
};

/** Ballots with one of the best pass_grades words. */
uint32_t vote_law_rating_good(const struct vote_law_rating *rating);
/** Ballots with such a word that suffice; "80 % and more" includes the number itself. */
uint32_t vote_law_rating_needed(const struct vote_law_rating *rating);
/** Is the object passed? A local rule; no statute has a number. False without ballots. */
bool vote_law_rating_passed(const struct vote_law_rating *rating);

/* ---- Secrecy and order ---- */

enum vote_law_matter {
    VOTE_LAW_RESOLUTION,  /* bills, decisions, agenda, rating */
    VOTE_LAW_ELECTION,    /* 选举 */
    VOTE_LAW_APPOINTMENT, /* 任免 by the standing committee */
    VOTE_LAW_REMOVAL      /* 撤职; in a congress 罢免 */
};

/** Must the vote be secret? Elections and removals by statute, appointments by the models; ST_RULE
 *  where it would not be, or would be by show of hands. Others are free. A recall by a congress
 * (REMOVAL in that body) by the model.
 *  @law  Organic Law (2022-03-11) art. 28
 *  @law  Supervision Law (2024-11-08) art. 62(3)
 *  @law  Shanghai Congress Rules (2001-10-24) art. 49
 *  @law  Guangdong Appointment Measures (2022-07-28) art. 20
 */
MUST_CHECK enum status vote_law_check_method(enum vote_law_matter matter, enum law_body body,
                                             bool secret, bool by_hands, struct date on,
                                             struct err *err);

/** What is still open on the same text or post. */
struct vote_law_open {
    unsigned amendments; /* not yet voted */
    unsigned clauses;    /* important ones put to a vote of their own */
    unsigned removals;   /* from the post somebody is to be appointed to */
};

/** May the text as a whole, or an appointment, be put to the vote? Amendments and separate clauses
 *  go before the text, the removal from a post before the appointment to it. ST_RULE otherwise.
 *  @law  Guangdong Standing Committee Procedure (2023-03-30) art. 49
 *  @law  Guangdong Congress Procedure (2022-01-22) art. 61
 *  @law  Shenzhen Appointment Regulation (2022-12-08) art. 19(5)
 */
MUST_CHECK enum status vote_law_check_order(const struct vote_law_open *open, struct err *err);

#endif
