// SPDX-License-Identifier: MulanPSL-2.0
/** Workflow decisions on suggestions: pure, no clock, no database. What is not listed is forbidden.
 */
#ifndef SUGGESTION_RULES_H
#define SUGGESTION_RULES_H
#include "law/calendar.h"
#include "law/law_params.h"
#include "law/level.h"
#include "law/suggestion_law.h"
#include "modules/suggestion/suggestion.h"

/** Everything anybody does with a suggestion. Words are the last path segment: "hand-over". */
enum suggestion_verb {
    DO_SAVE,
    DO_ASK_CONFIRM,
    DO_PULL_BACK,
    DO_CONFIRM,
    DO_SUBMIT,
    DO_DISCARD,
    DO_WITHDRAW,
    DO_AGREE_WITHDRAW,
    DO_SET_CONFIDENTIAL,
    DO_ACCEPT,
    DO_RETURN,
    DO_ASK_MORE,
    DO_MERGE,
    DO_CONVERT,
    DO_HAND_UP,
    DO_UP_ANSWER,
    DO_CLASSIFY,
    DO_PLAN,
    DO_HAND_OVER,
    DO_HAND_ON,
    DO_SIGN,
    DO_GIVE_BACK,
    DO_DECIDE_DISPUTE,
    DO_REASSIGN,
    DO_ASK_EXTENSION,
    DO_DECIDE_EXTENSION,
    DO_CONTACT,
    DO_CHECK_CONTACT,
    DO_ADVISE,
    DO_ASK_ADVICE,
    DO_PROGRESS,
    DO_DRAFT_REPLY,
    DO_SUBMIT_REPLY,
    DO_SIGN_OFF,
    DO_SEND_REPLY,
    DO_REPORT_PROMISE,
    DO_CONFIRM_PROMISE,
    DO_RATE_PROMISE,
    DO_MAKE_KEY,
    DO_END_KEY,
    DO_SUPERVISE,
    DO_REMIND,
    DO_RATE,
    DO_EXCLUDE, /* the daily job: reminded in vain */
    DO_DECIDE,
    DO_PUBLISH,
    SUGGESTION_VERBS
};

const char *suggestion_verb_word(enum suggestion_verb verb);
bool suggestion_handling_parse(struct str word, enum suggestion_handling_state *out);
bool suggestion_role_parse(struct str word, enum suggestion_role *out);

/** How a verb's outcome is told apart where the table has more than one target. */
enum suggestion_turn {
    TURN_ONLY,       /* one target; a rating that decides nothing yet */
    TURN_UNITS,      /* by the units: suggestion_whole() */
    TURN_GOVERNMENT, /* handed over through the government */
    TURN_REFUSED,    /* the higher congress does not take it */
    TURN_CLOSE,      /* rated satisfied or basic; the chairmen accept the explanation */
    TURN_REDO,       /* handled again: by the units too */
    TURN_CHAIRMEN,   /* dissatisfied again */
    SUGGESTION_TURNS
};

/** State after `verb`; `turn` chooses where several are possible, `whole` is what
 *  suggestion_whole() says of the units (read with TURN_UNITS and TURN_REDO). ST_RULE
 *  "suggestion.err.wrong_state" if the verb is not allowed in `from`, or not with that turn. */
MUST_CHECK enum status suggestion_next(enum suggestion_state from, enum suggestion_verb verb,
                                       enum suggestion_turn turn, enum suggestion_state whole,
                                       enum suggestion_state *out_to, struct err *err);
/** Is the verb allowed at all in this state? */
bool suggestion_allowed(enum suggestion_state from, enum suggestion_verb verb);

/** Is a reply owed: with the government, with units, or handled again? */
bool suggestion_is_open(enum suggestion_state state);

/** The state of a suggestion that is with units: given_back if a unit that owes a reply says it is
 *  not its business, handed_over while one has not signed, replied when all have replied, else
 *  handling (redo from the second round). accepted without any unit. */
enum suggestion_state suggestion_whole(const struct suggestion_handling *units, size_t count,
                                       int64_t round);

/** Is the task still its unit's: neither moved to another one nor stopped? */
bool suggestion_unit_live(const struct suggestion_handling *unit);
/** Does this unit still owe a reply? Lead and separate handlers until they have replied. */
bool suggestion_unit_owes(const struct suggestion_handling *unit);
/** The earliest due day of those who owe a reply; when nobody does, the last of those who have
 *  replied; none without any. */
struct date suggestion_due(const struct suggestion_handling *units, size_t count);

/** What happens to one unit's task. ST_RULE "suggestion.err.wrong_state". */
enum suggestion_unit_event {
    UNIT_HAND_OVER,
    UNIT_SIGN,
    UNIT_GIVE_BACK,
    UNIT_KEEP,
    UNIT_MOVE,
    UNIT_ADVISE,
    UNIT_ASK_ADVICE,
    UNIT_REPLY,
    UNIT_REDO,
    UNIT_STOP,
    SUGGESTION_UNIT_EVENTS
};
MUST_CHECK enum status suggestion_unit_next(enum suggestion_handling_state from,
                                            enum suggestion_unit_event event,
                                            enum suggestion_handling_state *out_to,
                                            struct err *err);

/** Who the actor is to this suggestion; filled by the action from ctx and records. */
struct suggestion_who {
    bool system;
    bool register_, assign, supervise, decide, publish; /* office and leaders, by
                                                                     permission suggestion.<x> */
    bool govern;         /* government office: names units and decides disputes inside it */
    bool propose;        /* permission suggestion.propose: deputies */
    bool handle;         /* handler or chief of the organ below */
    bool sign_off;       /* may sign off for it */
    bool lead_deputy;    /* of this suggestion */
    bool cosigner;       /* invited or confirmed */
    bool merged_author;  /* signer of one merged into it */
    bool via_government; /* it went through the actor's government, or its units belong to it */
    bool unit_main, unit_joint; /* the actor's organ has it as lead or separate, or joint handler */
    bool key_leader;            /* leads its supervision */
    bool read_all;              /* permission suggestion.read_all */
    bool is_public;             /* published, or numbered and open to deputies */
    bool on_paper;              /* tabled on paper: its author has only paper to change it with */
};
/** May this actor do this to this suggestion (apart from its state)? */
bool suggestion_may(const struct suggestion_who *who, enum suggestion_verb verb);
/** May this actor know of it? Drafts: authors only. */
bool suggestion_visible(const struct suggestion_who *who, enum suggestion_state state);

/** One lead and any joint handlers, or two or more separate ones (and joint ones), no organ twice.
 *  ST_INVALID field "units". */
MUST_CHECK enum status suggestion_check_units(const struct suggestion_unit *units, size_t count,
                                              bool *out_separate, struct err *err);

/** Months granted by the parameters, the day they end, and the article that says so. */
struct suggestion_clock {
    struct date from;
    unsigned months;
    struct date due_on;
    const char *basis;
};
/** From the parameters of the day it starts; the basis is the statute of that day.
 *  @law Deputies Law (2025-03-11) art. 51(2) */
struct suggestion_clock suggestion_clock_start(const struct law_params *params,
                                               const struct calendar *cal, struct date from,
                                               bool complex);
/** That of an opinion that was voiced and not answered on the spot.
 *  @law Qingdao Suggestions Regulation (2021-07-29) art. 32 */
struct suggestion_clock suggestion_clock_voiced(const struct law_params *params,
                                                const struct calendar *cal, struct date from);

/** The same from what was in force on `from`: its parameters, and the local rule they rest on if
 *  the place has set one. Reads the database (suggestion_hand_over.c). */
MUST_CHECK enum status suggestion_clock_of(struct ctx *ctx, struct date from, bool complex,
                                           struct suggestion_clock *out);
/** The same for this suggestion, which may have been voiced. */
MUST_CHECK enum status suggestion_clock_for(struct ctx *ctx, const struct suggestion *s,
                                            struct date from, bool complex,
                                            struct suggestion_clock *out);

/** The whole rating from the ratings that count: the worst. MARK_NONE when there is none. */
enum suggestion_mark suggestion_worst(const enum suggestion_mark *marks, size_t count);
enum { RATING_POLICY_LEAD, RATING_POLICY_EVERY_LEAD, RATING_POLICY_EVERY_SIGNER };
/** Does a signer's rating count? By policy: the lead deputy's; lead deputies' of merged ones too;
 *  every confirmed signer's. `of_main`: a signer of the suggestion that is handled. */
bool suggestion_rating_counts(int64_t policy, bool lead, bool of_main);
/** After all that counts has been rated: close, redo, or to the chairmen's meeting.
 *  `times`: dissatisfactions with this one.
 *  @law  Zhejiang Suggestions Provisions (2016-05-27) art. 24
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 27(2) */
enum suggestion_turn suggestion_after_rating(const struct law_params *params, enum level level,
                                             enum suggestion_mark result, int64_t times);

/** How urgent a deadline is, and who hears of it. */
enum {
    ESCALATION_NONE,
    ESCALATION_SOON,  /* within `soon` days: the handler */
    ESCALATION_NEAR,  /* within `near` days: the handler again */
    ESCALATION_CHIEF, /* overdue: the unit's head */
    ESCALATION_LEADER /* overdue by more than `late` days: the leader */
};
struct suggestion_warning_days {
    int64_t soon, near, late;
};
int64_t suggestion_escalation_level(const struct suggestion_warning_days *days, struct date today,
                                    struct date due);

/** Points of one part in tenths: weight * n / d, rounded half up; 0 when d is 0. */
int64_t suggestion_score_tenths(int64_t weight, int64_t numerator, int64_t denominator);
/** The sum scaled to 1000 (tenths of 100 points) over the weights that apply; 0 without any. */
int64_t suggestion_score_total(int64_t sum_tenths, int64_t weights);

/** Kind of result by its word ("solved"). */
bool suggestion_class_parse(struct str kind, enum suggestion_law_result *out);
/** The field a reply still lacks (NULL: none), whatever its class. */
const char *suggestion_reply_fault(const struct suggestion_reply *r);
/** What its class asks for on top: promises, a reason, a report upward. ST_RULE; ST_INVALID field
 *  "class" for an unknown one.
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 22 */
MUST_CHECK enum status suggestion_check_class(const struct suggestion_reply *r, size_t promises,
                                              struct err *err);
#endif
