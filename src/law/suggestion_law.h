// SPDX-License-Identifier: MulanPSL-2.0
/** Deputies' suggestions: what local rules add to the Deputies Law.
 *
 *  Each rule names the local rule it is taken from. Those bind only where they were made; here they
 *  are models, and every number in them is a parameter. Deadlines are last days, inclusive; the day
 *  of the event is not counted. Periods in months roll to a workday where the parameters say so;
 *  periods in workdays end on one anyway.
 */
#ifndef LAW_SUGGESTION_LAW_H
#define LAW_SUGGESTION_LAW_H
#include "law/calendar.h"
#include "law/law_params.h"
#include "law/level.h"

/* ---- What may be proposed ---- */

/** Why a matter may not be a suggestion. */
enum suggestion_law_unfit {
    SUGGESTION_LAW_PERSONAL_MATTER,
    SUGGESTION_LAW_COMPLAINT,
    SUGGESTION_LAW_FORWARDED_LETTER,
    SUGGESTION_LAW_PENDING_CASE,
    SUGGESTION_LAW_ACADEMIC_OR_PRODUCT,
    SUGGESTION_LAW_CONSULTATION,
    SUGGESTION_LAW_NO_CONTENT,
    SUGGESTION_LAW_TENDER_RESULT,
    SUGGESTION_LAW_PRIVATE_INTEREST,
    SUGGESTION_LAW_OUTSIDE_POWERS
};

struct suggestion_law_unfit_reason {
    const char *word;  /* stored */
    const char *label; /* message id */
    const char *law;   /* in Chinese */
};

/** The reasons, by enum suggestion_law_unfit. Such a matter is not handed over: the deputy is told
 *  why, and it goes back to him or on as a letter.
 *  @law  Qingdao Suggestions Regulation (2021-07-29) art. 11(1)
 *  @law  Beijing Suggestions Regulation (2014-01-22) art. 12(2)
 *  @law  Shanghai Suggestions Provisions (2015-03-01) art. 8(1)
 */
extern const struct suggestion_law_unfit_reason SUGGESTION_LAW_UNFIT[];
extern const size_t SUGGESTION_LAW_UNFIT_COUNT;

struct suggestion_law_draft {
    unsigned matters;   /* distinct matters in it */
    unsigned cosigners; /* besides the lead deputy */
    unsigned confirmed; /* of the co-signers, that the text is their own will */
    bool specific;      /* clear and concrete */
};

/** May it be submitted? One matter, clear and concrete, confirmed by every co-signer. ST_RULE with
 *  the reason otherwise.
 *  @law  Deputies Law (2025-03-11) art. 24, 36
 *  @law  Qingdao Suggestions Regulation (2021-07-29) art. 9
 *  @law  Qingdao Suggestions Regulation (2021-07-29) art. 10
 */
MUST_CHECK enum status suggestion_law_check_draft(const struct suggestion_law_draft *draft,
                                                  struct err *err);

struct suggestion_law_bill {
    bool presidium_declined; /* decided not to treat it as a bill */
    struct suggestion_law_draft draft;
};

/** May a deputies' bill become a suggestion? Once the presidium has decided not to treat it as a
 *  bill, and if it is what a suggestion must be. ST_RULE otherwise.
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 11
 */
MUST_CHECK enum status suggestion_law_check_conversion(const struct suggestion_law_bill *bill,
                                                       struct err *err);

/** Is a bill handed in at that moment too late for the session? After the time that the presidium
 *  set, both in UTC seconds; 0: it set none. What is late is dealt with as a suggestion.
 *  @law  Chongqing Deputies Measures (2016-03-31) art. 11
 *  @law  Shanghai Congress Rules (2001-10-24) art. 34(2)
 */
bool suggestion_law_bill_late(int64_t until, int64_t at);

struct suggestion_law_withdrawal {
    bool in_writing;
    bool handed_over;
    bool replied;
    unsigned signers;  /* lead deputy included */
    unsigned agreeing; /* of them */
};

/** May it be withdrawn? In writing; a joint one by all signers and before hand-over only, where the
 *  parameters say so; never once replied to, since there is no handling left to end. ST_RULE
 *  otherwise.
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 12(1)
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 12(2)
 *  @law  Beijing Suggestions Regulation (2014-01-22) art. 13(2)
 *  @law  Shanghai Suggestions Provisions (2015-03-01) art. 10(2)
 */
MUST_CHECK enum status
suggestion_law_check_withdrawal(const struct law_params *params,
                                const struct suggestion_law_withdrawal *facts, struct err *err);

/* ---- Handing over ---- */

/** Last day to hand over what was received in recess. In session no local rule gives a number.
 *  @law  Shanghai Suggestions Provisions (2015-03-01) art. 11(1)
 */
struct date suggestion_law_dispatch_due(const struct law_params *params, const struct calendar *cal,
                                        struct date received);

/** Last day for an organ to say that the matter is not its own. It may not pass it on itself.
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 16
 */
struct date suggestion_law_give_back_due(const struct law_params *params,
                                         const struct calendar *cal, struct date handed_over);

/** Last day to hand a suggestion given back to another organ.
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 16
 */
struct date suggestion_law_reassign_due(const struct law_params *params, const struct calendar *cal,
                                        struct date given_back);

/** The hand-over from which a reassigned suggestion is counted: the latest, or the first where the
 *  parameters keep the clock running. The first is shown in either case (ADR-0005).
 *  @law  Deputies Law (2025-03-11) art. 51(2)
 */
struct date suggestion_law_clock_start(const struct law_params *params, struct date first,
                                       struct date latest);

/** Last day for the meeting that launches the handling after a session.
 *  @law  Shanghai Suggestions Provisions (2015-03-01) art. 15
 */
struct date suggestion_law_hand_over_meeting_due(const struct law_params *params,
                                                 const struct calendar *cal,
                                                 struct date session_closed);

/* ---- Handling and replying ---- */

/** Last day for the organ to get in touch with the deputy.
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 18
 */
struct date suggestion_law_first_contact_due(const struct law_params *params,
                                             const struct calendar *cal, struct date handed_over);

/** Last day for a joint handler's opinion to reach the lead organ, in months or, where set, in
 *  workdays.
 *  @law  Qingdao Suggestions Regulation (2021-07-29) art. 24
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 20(1)
 */
struct date suggestion_law_joint_opinion_due(const struct law_params *params,
                                             const struct calendar *cal, struct date handed_over);

/** Last day for a new opinion that the lead organ asked for, the first one having no substance.
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 20(1)
 */
struct date suggestion_law_joint_opinion_redo_due(const struct law_params *params,
                                                  const struct calendar *cal, struct date asked);

/** Last day to reply: the local period, which law_params_check() keeps within the national one.
 *  @law  Deputies Law (2025-03-11) art. 51(2)
 *  @law  Chongqing Township Congress Regulation (2016-03-31) art. 16(1)
 */
struct date suggestion_law_reply_due(const struct law_params *params, const struct calendar *cal,
                                     struct date handed_over, bool complex);

struct suggestion_law_extension {
    struct date handed_over;
    struct date wanted; /* last day asked for */
    bool complex;       /* found to be wide-ranging or difficult */
    bool consented;     /* by whoever handed it over */
    bool deputy_informed;
};

/** May the reply be put off to the day wanted? For a complex suggestion, up to the longer period
 *  counted from hand-over, the deputy being told; with consent where the parameters ask for it.
 *  ST_RULE otherwise.
 *  @law  Deputies Law (2025-03-11) art. 51(2)
 *  @law  Qingdao Suggestions Regulation (2021-07-29) art. 25
 *  @law  Henan Suggestions Measures (2017-07-28) art. 20
 */
MUST_CHECK enum status suggestion_law_check_extension(const struct law_params *params,
                                                      const struct calendar *cal,
                                                      const struct suggestion_law_extension *ext,
                                                      struct err *err);

/** Last day to reply to an opinion voiced on a visit or in a meeting and not answered on the spot,
 *  from the day it was passed on (ADR-0005).
 *  @law  Qingdao Suggestions Regulation (2021-07-29) art. 32(1)
 */
struct date suggestion_law_oral_reply_due(const struct law_params *params,
                                          const struct calendar *cal, struct date handed_over);

/** Must this signer get a reply of his own? The lead deputy always; a co-signer unless the lead
 *  deputy passes it on. Merging suggestions changes nothing: each keeps its lead deputy.
 *  @law  Zhejiang Suggestions Provisions (2016-05-27) art. 22(2)
 *  @law  Qingdao Suggestions Regulation (2021-07-29) art. 28(3)
 */
bool suggestion_law_replied_separately(const struct law_params *params, bool is_lead);

/** How a matter came out. */
enum suggestion_law_result {
    SUGGESTION_LAW_SOLVED,       /* A: solved, or the advice taken */
    SUGGESTION_LAW_BEING_SOLVED, /* B: planned, with a date; becomes a promise */
    SUGGESTION_LAW_NOT_SOLVABLE, /* C: conditions lacking; says why */
    SUGGESTION_LAW_UPPER_LEVEL   /* D: for an organ of a higher level, told by the replying organ */
};

struct suggestion_law_result_class {
    const char *word;  /* stored */
    const char *label; /* message id */
    char letter;       /* as used in practice; the local rule has only the order */
    bool needs_plan_and_date, needs_reason, needs_upward_report;
    bool makes_promise; /* kept in the ledger until fulfilled */
};

/** The classes, by enum suggestion_law_result, and what a reply of each must contain.
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 22
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 24(1)
 */
extern const struct suggestion_law_result_class SUGGESTION_LAW_RESULTS[];
extern const size_t SUGGESTION_LAW_RESULTS_COUNT;

struct suggestion_law_reply {
    enum suggestion_law_result result;
    bool has_plan, has_date, has_reason, has_upward_report;
};

/** Does a reply contain what its class requires? ST_RULE with the missing part otherwise.
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 22
 */
MUST_CHECK enum status suggestion_law_check_reply(const struct suggestion_law_reply *reply,
                                                  struct err *err);

/** May text and reply be published? They must be, except for secrets and private matters, and where
 *  the deputy asked to be kept out of it.
 *  @law  Qingdao Suggestions Regulation (2021-07-29) art. 18
 *  @law  Qingdao Suggestions Regulation (2021-07-29) art. 30
 */
bool suggestion_law_published(bool is_secret, bool is_private, bool deputy_objects);

/* ---- Rating and after ---- */

/** Last day for the deputy to rate the reply.
 *  @law  Beijing Suggestions Regulation (2014-01-22) art. 23(1)
 */
struct date suggestion_law_rating_due(const struct law_params *params, const struct calendar *cal,
                                      struct date reply_received);

enum suggestion_law_rating {
    SUGGESTION_LAW_RATING_OPEN,     /* time is left */
    SUGGESTION_LAW_RATING_REMIND,   /* overdue: remind the deputy */
    SUGGESTION_LAW_RATING_EXCLUDED, /* reminded in vain: not part of the statistics */
    SUGGESTION_LAW_RATING_COUNTED   /* rated, however late */
};

/** Where a rating stands today, and whether it enters the statistics.
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 29
 */
enum suggestion_law_rating suggestion_law_rating_state(const struct law_params *params, bool rated,
                                                       struct date due, struct date today,
                                                       unsigned reminders);

/** Last day to reply again to a deputy who was not satisfied, from the demand to handle it again.
 *  @law  Zhejiang Suggestions Provisions (2016-05-27) art. 24
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 27(2)
 */
struct date suggestion_law_redo_due(const struct law_params *params, const struct calendar *cal,
                                    struct date demanded);

enum suggestion_law_step {
    SUGGESTION_LAW_REDO,     /* the organ handles it again */
    SUGGESTION_LAW_CONVENE,  /* the office meets with deputy, organ and, if useful, experts */
    SUGGESTION_LAW_CHAIRMEN, /* the chairmen's meeting may order correction */
    SUGGESTION_LAW_PRESIDIUM /* in a township, for both: there is no office above the organ */
};

/** What follows when the deputy is dissatisfied for the n-th time (1 = with the first reply): the
 *  redo rounds of the parameters, then the office convenes, then the chairmen's meeting.
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 27(2)
 *  @law  Henan Suggestions Measures (2017-07-28) art. 22(3)
 *  @law  Qingdao Suggestions Regulation (2021-07-29) art. 39
 */
enum suggestion_law_step suggestion_law_after_dissatisfaction(const struct law_params *params,
                                                              enum level level, unsigned times);

/** First and last day on which an organ reports on its promises: the fourth quarter.
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 24(2)
 */
void suggestion_law_promise_report(int year, struct date *out_from, struct date *out_to);

/** Is a promise of one year reported on in another? In its own year and the next whether fulfilled
 *  or not, and after that until it is fulfilled.
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 24(2)
 *  @law  Qingdao Suggestions Regulation (2021-07-29) art. 27
 */
bool suggestion_law_promise_reported(int promised_in, int year, bool fulfilled);

/** First day on which the yearly report on how suggestions were handled is worked on, and the last
 *  day to give it: the end of the month that the parameters name. National law gives no day, only
 *  that the report is printed for the next session.
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 34
 *  @law  Qingdao Suggestions Regulation (2021-07-29) art. 37
 */
void suggestion_law_report(const struct law_params *params, int year, struct date *out_from,
                           struct date *out_to);

/** Last day for the deputy to rate a report on a promise: the period of any rating.
 *  @law  Chongqing Suggestions Regulation (2017-11-30) art. 28(1)
 */
struct date suggestion_law_promise_rating_due(const struct law_params *params,
                                              const struct calendar *cal, struct date reported);

#endif
