// SPDX-License-Identifier: MulanPSL-2.0
/** Decisions on meetings and their preparation. Pure: no clock, no database. */
#ifndef MEETING_RULES_H
#define MEETING_RULES_H
#include "law/calendar.h"
#include "law/session_law.h"
#include "modules/meeting/meeting.h"

#define MEETING_SORTS                                                                              \
    "report bill decision appointment election rating inquiry study procedure other"
#define MEETING_SOURCES        "party plan government deputies citizens above office other"
#define MEETING_READERS        "office members attendees everybody named"
#define MEETING_LEAVES         "illness duty family other"
#define MEETING_CAPACITY_WORDS "member attendee observer staff"
#define MEETING_ANSWER_WORDS   "coming leave silent other"
#define MEETING_STATES         "draft noticed open adjourned closed minuted cancelled"

/** Is `word` one of the blank separated `words`? */
bool meeting_word_in(struct str word, const char *words);

/** May a meeting go from one state to another? ST_RULE "meeting.wrong_state" if not. */
MUST_CHECK enum status meeting_may_become(enum meeting_state from, enum meeting_state to,
                                          struct err *err);
/** May an item go from one state to another? ST_RULE "meeting.item_wrong_state" if not. */
MUST_CHECK enum status meeting_item_may_become(enum meeting_item_state from,
                                               enum meeting_item_state to, struct err *err);
/** Is the meeting still being prepared (draft, or notices out and not begun)? */
bool meeting_in_preparation(enum meeting_state state);
/** Has it been held? */
bool meeting_was_held(enum meeting_state state);

/** Who asks. */
struct meeting_who {
    bool prepare;  /* may prepare meetings */
    bool read_all; /* may read all that are not behind closed doors */
    bool person;   /* is one of its people */
};
/** May he know of the meeting? Its people do from the notice on. */
bool meeting_seen_by(const struct meeting_who *who, const struct meeting *m);

/** May a person of that capacity read a paper for `readers`? `named`: the paper names him; `out`:
 *  notices are out. Who prepares the meeting reads all. */
bool meeting_paper_read_by(struct str readers, bool prepare, bool person, bool out,
                           enum meeting_capacity capacity, bool named);

/** Put items into the order of the agenda and number them: "1", "1.1", "2". Withdrawn ones keep
 *  their place and number nothing. Items whose parent is not among them stand at the top. Numbers
 *  live in the arena. */
void meeting_items_number(struct arena *a, struct meeting_item *items, size_t count);
/** Put item `id` below `parent_id` at `place` (0 or too far: last); its siblings make room. */
void meeting_items_put(struct arena *a, struct meeting_item *items, size_t count, int64_t id,
                       int64_t parent_id, unsigned place);
/** How deep an item may stand: 1 at the top. */
enum { MEETING_DEPTH_MAX = 3 };
/** "3.2" as {3, 2, 0}; a full stop or a comma separates. */
bool meeting_number_parse(struct str text, unsigned out[MEETING_DEPTH_MAX]);
unsigned meeting_item_depth(const struct meeting_item *items, size_t count, int64_t id);
/** Is `id` the item `below` itself, or does it stand somewhere below it? */
bool meeting_item_within(const struct meeting_item *items, size_t count, int64_t id, int64_t below);

/** Does an item of that sort need one before it on another meeting? Not what belongs to the course
 *  of the meeting itself, nor a part of another item. */
bool meeting_item_needs_prior(const struct meeting_rule *rule, struct str sort, bool is_part);
/** Does the prior item serve? It stands on a meeting of the wanted kind, not called off, that lies
 *  no later than this one, and was neither withdrawn nor put off. ST_RULE with the article. */
MUST_CHECK enum status meeting_prior_serves(const struct meeting_rule *rule, struct date starts_on,
                                            const struct meeting *prior_meeting,
                                            const struct meeting_item *prior, struct err *err);

/** Has that meeting dealt with it? Asked once notices of the later meeting are out. ST_RULE with
 * the article. */
MUST_CHECK enum status meeting_prior_done(const struct meeting_rule *rule,
                                          const struct meeting_item *prior, struct err *err);

/** Minutes of the day at which each item begins, counted from `starts_minute`: items in the order
 *  of the agenda; the time of one with parts is that of its parts, at least its own. */
void meeting_time_plan(const struct meeting_item *items, size_t count, unsigned starts_minute,
                       unsigned *out_begins, unsigned *out_end);

/** The last day on which something due `days` days before the meeting may go out: N days before is
 *  that day less N, and on a day off the workday before it.
 *  @law  readings in docs/adr/0005 */
struct date meeting_day_before(const struct calendar *cal, struct date starts_on, unsigned days);
/** Does the rule want notice at all? */
bool meeting_has_notice(const struct meeting_rule *rule);
/** The latest day for notices as the rule counts: calendar months, then days. A day off stays. */
struct date meeting_notice_latest(const struct meeting_rule *rule, struct date starts_on);
/** The same, moved to the workday before it if it is a day off: what the office is told. */
struct date meeting_notice_by(const struct calendar *cal, const struct meeting_rule *rule,
                              struct date starts_on);
/** Do notices that go out on `sent_on` leave the time the rule wants? */
bool meeting_notice_in_time(const struct meeting_rule *rule, struct date starts_on,
                            struct date sent_on);
/** ST_RULE "meeting.notice_late" with the article unless in time, or the kind knows urgent meetings
 *  and a reason is given. */
MUST_CHECK enum status meeting_notice_check(const struct meeting_rule *rule, struct date starts_on,
                                            struct date sent_on, struct str reason,
                                            struct err *err);

enum meeting_rhythm { MEETING_RHYTHM_NONE, MEETING_RHYTHM_OK, MEETING_RHYTHM_SOON, MEETING_LATE };
/** Last day by which the next meeting must be held after the one of `last`.
 *  @law  Organic Law (2022-03-11) art. 51 for standing committees: the gap is at most two months */
struct date meeting_next_by(struct date last, unsigned every_months);
/** How it stands today: `by` the last day for the next one (none: no rule, or none held yet),
 *  `planned` the next one that is planned (none: none). SOON: nothing planned in time and at most
 *  `warn_days` left; LATE: past, or planned after the last day. */
enum meeting_rhythm meeting_rhythm_at(struct date today, struct date planned, struct date by,
                                      int warn_days);

/** One deputy who may be invited to sit in. */
struct meeting_turn {
    int64_t deputy_id, account_id;
    struct str name, delegation, class_name;
    unsigned times;   /* invited so far in the term */
    struct date last; /* the last time, none: never */
    size_t rank;      /* of the name in stroke order */
};
/** Whose turn comes first: least often invited; of these, longest ago (never before all); of these,
 *  stroke order of names; of namesakes the earlier number. < 0: a before b. */
int meeting_turn_cmp(const struct meeting_turn *a, const struct meeting_turn *b);

/** Row and seat of the n-th person (from 0) in a hall of `cols` seats a row: front row first, from
 *  its middle outwards, left before right. */
void meeting_seat_at(unsigned n, unsigned cols, unsigned *out_row, unsigned *out_col);

/** Was he invited as a deputy, so that he need not come? He declines without asking for leave.
 *  An official who has to attend asks for it, though he may be a deputy, too.
 *  @law  Deputies Law (2025-03-11) art. 33(1), 34 */
bool meeting_comes_freely(const struct meeting_person *p);
/** What the law takes a meeting of this kind for, when deputies who are no members attend it;
 *  `at_session`: on a day of a session of the congress. A meeting without a body is a related one
 * if its convener is one of those who may organise such.
 *  @law  Deputies Law (2025-03-11) art. 14(3), 33(1) */
enum session_law_gathering meeting_gathering(const struct meeting_rule *rule, bool at_session);

/** Papers an item of this sort needs, by the rule's list; `label` is the sort's name as the list
 *  uses it. "" if none: else names separated by '、'. */
struct str meeting_papers_wanted(struct str list, struct str label);

/** "9:00", "09:00", "9：00" as a minute of the day. */
bool meeting_clock_parse(struct str text, unsigned *out_minute);
#endif
