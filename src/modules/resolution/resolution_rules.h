// SPDX-License-Identifier: MulanPSL-2.0
/** What may be done with a document, with what an organ owes because of it, and with its reply;
 *  when it may be issued; numbers; comparing texts. Pure. */
#ifndef RESOLUTION_RULES_H
#define RESOLUTION_RULES_H
#include "law/calendar.h"
#include "law/law_params.h"
#include "modules/resolution/resolution.h"

/* ---- documents ---- */

enum resolution_verb {
    RESOLUTION_SAVE,
    RESOLUTION_SUBMIT,
    RESOLUTION_SEND_BACK,
    RESOLUTION_APPROVE,
    RESOLUTION_SIGN,
    RESOLUTION_PUBLISH,
    RESOLUTION_ASSIGN, /* give an organ something to do about it */
    RESOLUTION_FOLLOW,
    RESOLUTION_END,
    RESOLUTION_DROP,
    RESOLUTION_VERBS
};
/** The state after it. ST_RULE "resolution.wrong_state" when it is not allowed. */
MUST_CHECK enum status resolution_next(enum resolution_state from, enum resolution_verb verb,
                                       enum resolution_state *out, struct err *err);
bool resolution_allowed(enum resolution_state from, enum resolution_verb verb);

/** Does a document of this kind rest on a vote? Resolutions, decisions and lists of appointments.
 */
bool resolution_needs_vote(enum resolution_kind kind);
/** Has it passed: a vote by its own rule; numbers of an old record if more than half of the whole
 *  is for it. The congress: all deputies; its standing committee: all
 *  members. Who abstains or stays away counts against.
 *  @law  Organic Law (2022-03-11) art. 25, 51(4) */
bool resolution_passed(enum resolution_body body, const struct resolution_vote *vote);
/** The article of that majority on a day, in Chinese. */
const char *resolution_majority_article(enum resolution_body body, struct date on);
/** Nothing is issued that was not decided: a document that needs a vote has one, it is counted and
 *  it has passed. ST_RULE with the article otherwise. */
MUST_CHECK enum status resolution_check_issue(enum resolution_kind kind, enum resolution_body body,
                                              const struct resolution_vote *vote, struct date on,
                                              struct err *err);
/** The power a kind of document exercises unless somebody says otherwise. */
const char *resolution_power_of(enum resolution_kind kind);
bool resolution_kind_has_work(enum resolution_kind kind); /* organs owe something because of it */

/* ---- numbers ---- */

/** "云人常决〔2026〕3号" */
struct str resolution_number_text(struct arena *a, struct str series, int64_t year, int64_t number);
/** May this number be given after `last`? The next one always; a later one only with a reason, for
 *  those left out; an earlier one never. ST_RULE. */
MUST_CHECK enum status resolution_check_number(int64_t last, int64_t wanted, bool has_reason,
                                               struct err *err);

/* ---- what an organ owes ---- */

enum handling_state {
    HANDLING_SENT,
    HANDLING_RECEIVED,
    HANDLING_REPLIED,
    HANDLING_AGAIN,
    HANDLING_CLOSED,
    HANDLING_STATES
};
enum handling_verb {
    HANDLING_RECEIVE,
    HANDLING_WRITE,  /* draft, submit, sign off a plan or a report */
    HANDLING_REPLY,  /* the report is sent */
    HANDLING_MARK,   /* satisfied or basically so: it stays replied */
    HANDLING_RETURN, /* not good enough, or reopened: handled again */
    HANDLING_CLOSE,
    HANDLING_VERBS
};
const char *handling_state_word(enum handling_state state);
bool handling_state_parse(struct str word, enum handling_state *out);
bool handling_allowed(enum handling_state from, enum handling_verb verb);
MUST_CHECK enum status handling_next(enum handling_state from, enum handling_verb verb,
                                     enum handling_state *out, struct err *err);

/** Last day, inclusive, to report how an opinion was dealt with: as meeting_law.h has it, with
 *  `months` instead of the place's own number. */
struct date resolution_reply_due(const struct law_params *params, const struct calendar *cal,
                                 struct date sent, unsigned months);
extern const char RESOLUTION_REPLY_ARTICLE[];

/** May a report on an opinion go out? The organ has first asked the committee's office what it
 *  thinks of it. ST_RULE otherwise.
 *  @law  Supervision Law (2024-11-08) art. 17 */
MUST_CHECK enum status resolution_check_report(enum resolution_kind kind, bool report,
                                               bool consulted, struct err *err);

enum reply_state { REPLY_DRAFT, REPLY_REVIEW, REPLY_APPROVED, REPLY_SENT, REPLY_STATES };
enum reply_verb { REPLY_SAVE, REPLY_SUBMIT, REPLY_APPROVE, REPLY_BACK, REPLY_SEND, REPLY_VERBS };
const char *reply_state_word(enum reply_state state);
bool reply_state_parse(struct str word, enum reply_state *out);
MUST_CHECK enum status reply_next(enum reply_state from, enum reply_verb verb,
                                  enum reply_state *out, struct err *err);

/* ---- comparing texts ---- */

enum resolution_change { RESOLUTION_SAME, RESOLUTION_ADDED, RESOLUTION_REMOVED };
struct resolution_line {
    enum resolution_change change;
    struct str text;
};
/** Line by line: the shortest way from one text to the other. Past 1,000 changed lines all old ones
 *  are removed and all new ones added. */
void resolution_compare(struct arena *a, struct str old_text, struct str new_text,
                        struct resolution_line **out, size_t *out_count);
/** Were all decisions on a matter that goes to the ballot made by a show of hands? Numbers typed
 * from paper, of which nobody knows how they came about, are not. */
bool resolution_by_hands_alone(size_t decisions, size_t by_hands);
#endif
