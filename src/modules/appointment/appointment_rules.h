// SPDX-License-Identifier: MulanPSL-2.0
/** Decisions about appointments: words, what comes before the vote, what the vote came to. Pure. */
#ifndef APPOINTMENT_RULES_H
#define APPOINTMENT_RULES_H
#include "law/nomination_law.h"
#include "modules/appointment/appointment.h"

/** Of a word of APPOINTMENT_OFFICES, in that order those of enum office_law_office. */
bool appointment_office_of(struct str word, enum office_law_office *out);
bool appointment_nominator_of(struct str word, enum office_law_nominator *out);
/** False of "elect" and "remove", which nobody proposes here. */
bool appointment_act_of(struct str word, enum office_law_act *out);
const char *appointment_paper_word(enum office_law_paper paper);
bool appointment_paper_of(struct str word, enum office_law_paper *out);
/** "", or the word of whom a decision is reported to (text appointment.whom.<word>). */
const char *appointment_report_word(enum office_law_report report);

/** Does the act give the post (true) or end it? */
bool appointment_begins(struct str act);
/** Is it open, that is neither decided nor withdrawn? */
bool appointment_is_open(struct str state);

/** What was handed in and done for a matter. */
struct appointment_facts {
    bool papers[OFFICE_LAW_PAPERS];
    bool tested;         /* passed, or exempt */
    bool stated;         /* statement made */
    unsigned holders;    /* who holds the post now, not counting who acts */
    unsigned dismissals; /* of the same post that are proposed and not decided yet */
    unsigned waiting;    /* of them, not put to the vote before this one */
    bool holds;          /* the person holds the post (dismissal, resignation) */
    bool is_deputy;      /* in office */
    bool in_committee;   /* a member of the standing committee */
};

/** May it still be changed, or papers be added? Before it is put to the vote. */
MUST_CHECK enum status appointment_check_open(const struct appointment *a, struct err *err);
/** May the papers be called complete and the person qualified? ST_RULE with the paper that is
 *  missing as argument. */
MUST_CHECK enum status appointment_check_papers(const struct appointment *a,
                                                enum office_law_act act,
                                                const struct appointment_facts *facts,
                                                struct err *err);
/** Does the person fit the post: holds what he is dismissed from, is a deputy where that is wanted,
 *  for the credentials committee a member of the standing committee, the post has a seat left.
 *  @law  Organic Law (2022-03-11) art. 34(1), 56(2)
 */
MUST_CHECK enum status appointment_check_fit(enum office_law_office office, enum office_law_act act,
                                             int64_t seats, const struct appointment_facts *facts,
                                             struct err *err);
/** May it go on an agenda? After the check. */
MUST_CHECK enum status appointment_check_list(const struct appointment *a, struct err *err);
/** May it be put to the vote? On an agenda; tested and stated where the place has that; the
 *  dismissal from the same post first. */
MUST_CHECK enum status
appointment_check_vote(const struct appointment *a, enum office_law_office office,
                       enum office_law_act act, const struct law_params *params,
                       const struct appointment_facts *facts, struct err *err);
/** May it be withdrawn? Before the vote is prepared; once on an agenda only with consent. */
MUST_CHECK enum status appointment_check_withdraw(const struct appointment *a, bool consent,
                                                  struct err *err);
/** May a certificate be written? Passed, of an appointment, none yet. */
MUST_CHECK enum status appointment_check_certificate(const struct appointment *a, struct err *err);
/** May he be on the list of an oath? Passed, one who swears here, not sworn yet. */
MUST_CHECK enum status appointment_check_oath(const struct appointment *a,
                                              enum office_law_office office, struct err *err);
/** From when on the post is held or ended by a decision of `decided`: none while consent from above
 *  is waited for. */
struct date appointment_effect(enum office_law_office office, enum office_law_act act,
                               struct date decided, struct date consent);
/** How a tenure ended by an act ("dismissed" …), "" for acts that begin one. */
const char *appointment_ended_how(struct str act);
/** The word of APPOINTMENT_OFFICES for an office that the congress elects; NULL: it is not kept in
 *  the register (a township's chairs, deputies of the congress above, who acts as chair). */
const char *appointment_elected_office(enum nomination_law_office office);
/** Has the office one holder only? */
bool appointment_is_head(struct str office);
#endif
