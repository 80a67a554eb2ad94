// SPDX-License-Identifier: MulanPSL-2.0
/** The workflow of motions: who may do what in which state. Pure. */
#ifndef MOTION_RULES_H
#define MOTION_RULES_H
#include "law/motion_law.h"
#include "law/removal_law.h"
#include "modules/motion/motion.h"

#define MOTION_CONVERT_LAW "参照《重庆市人民代表大会代表建议、批评和意见工作条例》第十一条"

enum motion_verb {
    MOTION_EDIT,
    MOTION_INVITE,
    MOTION_SIGN,
    MOTION_SUBMIT,
    MOTION_WITHDRAW,
    MOTION_DECIDE,
    MOTION_RESULT,
    MOTION_ANSWER,
    MOTION_SIGN_ANSWER,
    MOTION_MARK,
    MOTION_CLOSE,
    MOTION_CONVERT,
    MOTION_REPORT,   /* of a committee, or of a commission of inquiry */
    MOTION_SERVE,    /* give a recall or removal to the person concerned */
    MOTION_DEFEND,   /* his answer */
    MOTION_EFFECT,   /* his post ends */
    MOTION_SCHEDULE, /* onto the agenda of a meeting */
    MOTION_ORDER,    /* of the votes on its amendments */
    MOTION_VERBS
};

/** What the actor is to a motion. */
struct motion_who {
    bool lead;    /* the first signer */
    bool invited; /* asked to sign, has not answered */
    bool signer;  /* has signed, the lead too */
    bool office;  /* keeps the business of presidium and chairmen's meeting */
    bool unit;    /* works in the organ that is asked */
    bool head;    /* … and answers for it */
    bool person;  /* is to be recalled or removed */
};

/** May somebody do this with it, by its kind, its state and who he is? */
bool motion_may(const struct motion *m, const struct motion_who *who, enum motion_verb verb);

/** Where and when it is decided on. */
struct motion_setting {
    enum level level;
    bool by_chairmen; /* the chairmen's meeting has moved it */
    struct date on;
};

/** Where a decision leads from this state: ST_RULE "motion.err.decision" when it is none that can
 *  be taken there, with the article where the law gives no such power. A request to withdraw from
 *  the agenda is answered by "consent" or "refuse"; "put_to_vote" only notes it.
 *  @law as motion_law_check_choice() */
MUST_CHECK enum status motion_decided(const struct motion *m, const struct motion_setting *at,
                                      struct str decision, enum motion_state *out, struct err *err);

/** May it be put on the agenda of the body it is before (`deciding`), or of those that prepare it?
 *  The first wants that presidium or chairmen's meeting has put it there. ST_RULE.
 *  @law as motion_law_route() */
MUST_CHECK enum status motion_check_agenda(const struct motion *m, bool deciding, struct date on,
                                           struct err *err);
/** Is it neither decided nor withdrawn, so that it stands before the vote on what it amends? */
bool motion_is_open(const struct motion *m);

/** Are the mandatory parts there? @law as deputies_law_check_bill(), motion_law_check_question() */
MUST_CHECK enum status motion_check_parts(const struct motion *m, bool target_allowed,
                                          struct date on, struct err *err);

/* ---- of a recall or removal: motion_rules_person.c ---- */

#define MOTION_OFFICES                                                                             \
    "committee_seat township_chair government_head government_deputy government_member "           \
    "supervision_head supervision_member court_head court_member procurator_head "                 \
    "procurator_member"

bool motion_of_person(enum motion_kind kind);
enum removal_law_kind motion_removal_kind(enum motion_kind kind);
/** The post that a word of MOTION_OFFICES means; no post of the law for another. */
struct removal_law_post motion_post_of(struct str office);
/** Who, from which post, why, with which materials, and may it be taken from him so? @law as
 *  removal_law_check_form(), removal_law_check_post() */
MUST_CHECK enum status motion_check_person(const struct motion *m, enum level level, bool in_recess,
                                           struct date on, struct err *err);
bool motion_defence_parse(struct str word, enum removal_law_defence *out);

enum motion_law_kind motion_law_kind_of(enum motion_kind kind);
enum law_body motion_law_body_of(enum motion_forum forum);
bool motion_way_parse(struct str word, enum motion_law_answer_way *out);

#endif
