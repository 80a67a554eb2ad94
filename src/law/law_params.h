// SPDX-License-Identifier: MulanPSL-2.0
/** Numbers a local rule may change, by place and date, within the bounds the statutes leave.
 *
 *  A place stores only what differs from the default, one row per field: key, value, first day in
 *  force. law_params_at() turns the rows into the parameters of a day, so that a past case is
 *  judged by its own day.
 */
#ifndef LAW_LAW_PARAMS_H
#define LAW_LAW_PARAMS_H
#include "base/date.h"

enum law_params_withdraw { LAW_PARAMS_WITHDRAW_ANY_TIME, LAW_PARAMS_WITHDRAW_BEFORE_HAND_OVER };

/** Deputies' suggestions, then meetings and votes. What each field means stands in LAW_PARAMS, in
 *  suggestion_law.h, meeting_law.h, vote_law.h and appointment_law.h. */
struct law_params {
    unsigned reply_months;
    unsigned reply_months_complex;
    bool extension_needs_consent;
    unsigned recess_dispatch_workdays;
    unsigned give_back_workdays;
    unsigned reassign_workdays;
    bool restart_clock_on_reassign;
    unsigned joint_opinion_months;
    unsigned joint_opinion_workdays; /* 0: joint_opinion_months applies */
    unsigned joint_opinion_redo_workdays;
    unsigned first_contact_workdays;
    unsigned rating_workdays;
    unsigned rating_reminders;
    unsigned redo_months;
    unsigned redo_rounds_before_chairmen;
    bool reply_to_every_cosigner;
    enum law_params_withdraw withdraw_until;
    bool withdraw_needs_every_cosigner;
    unsigned hand_over_meeting_months;
    unsigned oral_reply_months;
    unsigned report_month;      /* of the year, in which the handling is reported on */
    bool report_by_organs;      /* government, supervision, court, procuratorate report too */
    bool promise_report_yearly; /* every unit reports on its promises in the fourth quarter */
    bool roll_to_workday;
    bool
        count_calendar_days; /* dispatch, giving back, reassigning in plain days (日, not 工作日) */

    unsigned sc_notice_days; /* before a meeting of the standing committee */
    unsigned sc_papers_days;
    unsigned congress_notice_days; /* before a session, from the county up; 0: one month */
    unsigned congress_papers_days;
    unsigned township_notice_days; /* before a session of a township */
    unsigned township_papers_days;
    bool sc_two_month_blocks; /* every two months: one meeting in each block of two months */
    bool days_before_strict;  /* N days before D: D - N - 1, not D - N */
    unsigned bill_lead_days;  /* a bill for the standing committee, before its meeting */
    unsigned appoint_lead_days;
    unsigned appoint_retry_months; /* until somebody refused may be proposed again; 0: at once */
    unsigned appoint_refusals;     /* after so many not again in this term; 0: no such limit */
    bool appoint_test;             /* of the constitution and the laws, before the vote */
    bool appoint_statement;        /* before the standing committee, before the vote */
    unsigned sc_speech_minutes;    /* whole or joint meeting of the standing committee */
    unsigned sc_group_speech_minutes;
    unsigned sc_group_again_minutes;
    unsigned congress_speech_minutes;
    unsigned congress_again_minutes;
    unsigned presidium_speech_minutes;
    unsigned presidium_again_minutes;
    unsigned opinion_send_days;
    unsigned opinion_reply_months;
    unsigned decision_publish_days;
    bool write_in_for_opposed;   /* another person only in the place of one opposed */
    bool third_of_valid;         /* "a third of the ballots": of the valid ones, not of all cast */
    unsigned secret_vote_voters; /* with fewer voters a secret vote warns: all alike is no secret */
    bool whole_by_fixed_seats;   /* 全体: the number fixed for the term, not those in office */
    bool suspended_leave_whole;  /* 全体: without deputies whose duties are suspended */
    bool rating_of_all; /* a form of satisfaction: more than half of all members, not a share of the
                           ballots, unless another rule is named for it */
    unsigned rating_percent;      /* … else at least this share of the ballots */
    bool rating_counts_basic;     /* "basically satisfied" counts with "satisfied" */
    unsigned filing_formal_days;  /* papers of a filed document are looked at */
    unsigned filing_correct_days; /* … and what is missing is brought */
    unsigned filing_opinion_days; /* a committee says what it thinks of a document */
    unsigned filing_review_months;
    unsigned filing_reply_days; /* the maker answers a written opinion */
    unsigned filing_dispatch_workdays;
    unsigned matter_bill_days;       /* a bill on a major matter, before the meeting */
    unsigned matter_report_days;     /* a report on one */
    unsigned matter_months;          /* the standing committee deliberates it, from receipt */
    unsigned filing_catalogue_month; /* a maker lists what it issued last year */
    unsigned inspection_notice_days; /* the plan of an inspection, before it begins; 0: one month */
    unsigned inquiry_report_months;  /* how a special inquiry was handled, reported */
    unsigned group_activities;       /* of each group of deputies, in a year at least */
    unsigned byelection_voters_days; /* before a by-election the list of voters is made known */
    unsigned byelection_candidates_days; /* … and the candidates */
    unsigned
        byelection_standing_days; /* … and those of them that stand; 0: not a step of its own */
    unsigned
        duty_days; /* a deputy's duties generally take between sessions, in a year; 0: none set */
};

enum law_params_unit {
    LAW_PARAMS_MONTHS,
    LAW_PARAMS_WORKDAYS,
    LAW_PARAMS_TIMES,
    LAW_PARAMS_YES_NO,
    LAW_PARAMS_WITHDRAW, /* enum law_params_withdraw */
    LAW_PARAMS_MONTH,    /* of the year, 1 to 12 */
    LAW_PARAMS_DAYS,
    LAW_PARAMS_MINUTES,
    LAW_PARAMS_PEOPLE,
    LAW_PARAMS_PERCENT
};

/** One field, described for storage and for the settings page. */
struct law_params_field {
    const char *key;   /* of the stored row; never renamed */
    const char *label; /* message id of its name, e.g. "law_params.reply_months" */
    enum law_params_unit unit;
    unsigned initial, min, max; /* default and bounds, both inclusive */
    const char *law;            /* source of the default: rules that have it, in Chinese */
    size_t at;                  /* offset in struct law_params */
};

extern const struct law_params_field LAW_PARAMS[];
extern const size_t LAW_PARAMS_COUNT;

/** Longest stored value, with its NUL. */
#define LAW_PARAMS_TEXT_SIZE sizeof("before_hand_over")

/** The parameters of a place that has set nothing: the national periods, and for what only local
 *  rules settle the value found most often among them.
 *  @law  Deputies Law (2025-03-11) art. 51(2)
 *  @law  Guangdong Standing Committee Procedure (2023-03-30) art. 8(1)
 */
struct law_params law_params_default(void);

/** The field of that key, NULL if there is none. */
const struct law_params_field *law_params_find(struct str key);

/** Is it a number of meetings and votes, not of deputies' suggestions? For headings. */
bool law_params_of_meetings(const struct law_params_field *field);

/** Message id of a unit, e.g. "law_params.unit.months". */
const char *law_params_unit_label(enum law_params_unit unit);

/** The words a value of this unit is chosen from, up to NULL; the label of each is
 *  "law_params.word." and the word. NULL where values are numbers. */
const char *const *law_params_words(enum law_params_unit unit);

/** The value of a field as a number; 0 and 1 for no and yes. */
unsigned law_params_value(const struct law_params *params, const struct law_params_field *field);

/** The same the other way; nothing is checked. */
void law_params_set(struct law_params *params, const struct law_params_field *field,
                    unsigned value);

/** Are all values within their bounds, and in agreement? A local rule may shorten the period of
 *  reply, never lengthen it; a complex suggestion has no less time than an ordinary one; the
 *  opinion of a joint handler is due no later than the reply it serves. ST_RULE with the field, the
 *  article and the bounds otherwise.
 *  @law  Deputies Law (2025-03-11) art. 51(2)
 */
MUST_CHECK enum status law_params_check(const struct law_params *params, struct err *err);

/** Set one field from its stored text: a decimal number, "yes" or "no", or a word. Bounds are
 *  checked, agreement with other fields is not. ST_NOT_FOUND: no such key; ST_INVALID: not a value
 *  of its kind; ST_RULE: out of bounds. `params` is untouched unless ST_OK.
 */
MUST_CHECK enum status law_params_parse(struct law_params *params, struct str key, struct str value,
                                        struct err *err);

/** The stored text of one field, into text[LAW_PARAMS_TEXT_SIZE]. Returns text. */
const char *law_params_format(const struct law_params *params, const struct law_params_field *field,
                              char *text);

/** One stored row: from this day on, this field has this value. */
struct law_params_row {
    struct str key, value;
    struct date from;
};

/** The parameters in force on a day: defaults, changed by every row of that day or earlier. Rows
 *  are ordered by `from`; the later one wins. Errors as law_params_parse() and law_params_check().
 */
MUST_CHECK enum status law_params_at(const struct law_params_row *rows, size_t count,
                                     struct date on, struct law_params *out_params,
                                     struct err *err);

#endif
