// SPDX-License-Identifier: MulanPSL-2.0
/** Meetings of every kind: agenda, papers, notices, sign-in, the hall, speeches, minutes. */
#ifndef MEETING_H
#define MEETING_H
#include "platform/ctx.h"

enum {
    MEETING_NAME_CHARS = 120,
    MEETING_PLACE_CHARS = 100,
    MEETING_TITLE_CHARS = 300,
    MEETING_NOTE_CHARS = 2000
};

/** draft → noticed (notices are out) → open ⇄ adjourned → closed → minuted; or cancelled. */
enum meeting_state {
    MEETING_DRAFT,
    MEETING_NOTICED,
    MEETING_OPEN,
    MEETING_ADJOURNED,
    MEETING_CLOSED,
    MEETING_MINUTED,
    MEETING_CANCELLED
};

/** In what capacity a person is there. Text keys meeting.capacity.<word>. */
enum meeting_capacity {
    MEETING_MEMBER,   /* 组成人员: counts for quorum, votes */
    MEETING_ATTENDEE, /* 列席: may speak, no vote */
    MEETING_OBSERVER, /* 旁听 */
    MEETING_STAFF     /* 工作人员 */
};

struct meeting {
    int64_t id, kind_id, rule_id, body_id, session_id, parent_id, version;
    struct str name;      /* 云溪县第十八届人大常委会第三十六次会议 */
    struct str kind;      /* code: sc, chairmen, party_group, congress, plenary … */
    struct str kind_name; /* 常委会会议 */
    struct str place;
    int number; /* 第N次, 0 none */
    enum meeting_state state;
    struct date starts_on, ends_on;
    int64_t starts_at;            /* UTC seconds of the planned start, 0 open */
    int64_t current_item_id;      /* while open, 0 none */
    int64_t opened_at, closed_at; /* of the day itself, 0 not yet */
    uint32_t all_members;         /* whole body on its day; 0: the meeting has no body */
    unsigned seat_rows, seat_cols;
    bool closed_door; /* only its people and those who prepare it know of it */
    bool recorded;    /* taken over as it had been held elsewhere */
    struct str urgent_reason, cancel_reason;
};

/** pending → current → done; or deferred, withdrawn. */
enum meeting_item_state {
    MEETING_ITEM_PENDING,
    MEETING_ITEM_CURRENT,
    MEETING_ITEM_DONE,
    MEETING_ITEM_DEFERRED,
    MEETING_ITEM_WITHDRAWN
};
struct meeting_item {
    int64_t id, meeting_id, parent_id, prior_item_id, topic_id, version;
    unsigned place;    /* among its siblings, from 1 */
    struct str number; /* "3", "3.2" */
    struct str title;
    struct str sort;  /* word: report, bill, decision, appointment, election, rating, inquiry,
                         study, procedure, other; text meeting.sort.<word> */
    int64_t organ_id; /* who reports, 0 none */
    struct str presenter;
    unsigned minutes; /* planned */
    enum meeting_item_state state;
    struct str outcome; /* what became of it, in a sentence; "" nothing said */
    struct str url;     /* the record it is about (a motion, a suggestion), "" none */
    int64_t begun_at, ended_at;
};

/** Presence of one person. */
struct meeting_person {
    int64_t id, meeting_id, member_id, account_id, deputy_id, version;
    struct str name, title;
    uint32_t place; /* in the order of the roll */
    enum meeting_capacity capacity;
    bool quota;         /* a grassroots deputy invited in turn */
    int64_t mandate_id; /* asked as a deputy, by this mandate (deputy.h; of another level, too): it
                           is for him to come or not; 0: not so */
    struct str receipt; /* word: "", read, coming, leave_asked, leave_granted, leave_refused */
    int64_t receipt_at;
    struct str seat; /* "3-05": row and seat; "" none */
    bool present;    /* now */
    int64_t first_in_at, last_out_at;
    struct str
        absence; /* of one taken over: absent, medical, parental, maternity, excused; else "" */
};

struct meeting_presence {
    uint32_t all_members; /* whole body on the day */
    uint32_t present;     /* members present now */
    uint32_t needed;      /* for the quorum */
    bool quorum;
    struct str formula, article;
};

MUST_CHECK enum status meeting_get(struct ctx *ctx, int64_t id, struct meeting *out);
/** In the order of the agenda: 1, 1.1, 1.2, 2 … withdrawn ones too. */
MUST_CHECK enum status meeting_items(struct ctx *ctx, int64_t meeting_id, struct meeting_item **out,
                                     size_t *out_count);
MUST_CHECK enum status meeting_item_get(struct ctx *ctx, int64_t id, struct meeting_item *out);
/** By capacity, members in the order of the roll. */
MUST_CHECK enum status meeting_people(struct ctx *ctx, int64_t meeting_id,
                                      struct meeting_person **out, size_t *out_count);
MUST_CHECK enum status meeting_person_get(struct ctx *ctx, int64_t id, struct meeting_person *out);
/** The person an account is in a meeting; ST_NOT_FOUND if none. */
MUST_CHECK enum status meeting_person_of(struct ctx *ctx, int64_t meeting_id, int64_t account_id,
                                         struct meeting_person *out);
MUST_CHECK enum status meeting_presence(struct ctx *ctx, int64_t meeting_id,
                                        struct meeting_presence *out);
/** ST_OK if the present actor may know of the meeting: one of its people once notices are out, who
 *  may read all meetings (but those behind closed doors), who prepares them; else ST_NOT_FOUND. */
MUST_CHECK enum status meeting_visible(struct ctx *ctx, const struct meeting *m);
/** The same as an answer; ctx->err stays as it is. */
bool meeting_seen(struct ctx *ctx, const struct meeting *m);

/** What its kind prescribed when the meeting was made; later changes of the kind do not touch it.
 */
struct meeting_rule {
    int64_t id, kind_id;
    unsigned number;      /* of the version of the kind's rule, from 1 */
    struct str code;      /* of the kind */
    struct str name;      /* 常委会会议 */
    struct str title;     /* "{0}第{1}次会议": body, number, {2} the session it is part of */
    struct str body_kind; /* word of body.h, "" none */
    struct str convener, attendees;
    struct str papers; /* "报告：报告文本、调研报告；…": what an item of a sort needs */
    struct str quorum; /* none, over_half (过半数), half (半数以上), two_thirds */
    struct str quorum_article;
    struct str majority; /* none, half_of_all, two_thirds_of_all, half_of_present */
    struct str majority_article;
    unsigned notice_months; /* notice before the meeting: so many calendar months, and … */
    unsigned notice_days;   /* … so many days; both 0: none */
    unsigned papers_days;   /* papers before the meeting, 0 none */
    struct str notice_article;
    unsigned every_months; /* at least once in so many months, 0 no such rule */
    struct str every_article;
    unsigned quota;        /* grassroots deputies invited to each, 0 none */
    struct str after_kind; /* an item needs one on a meeting of that kind before, "" none */
    struct str after_article;
    bool observers, urgent, closed_door;
    struct date from_on;
};
/** A rule as it is followed today: a kind as it was shipped takes its days of notice and of papers
 *  from the local numbers of law (sc_notice_days …); one that the office has changed has its own.
 *  Where the place reads "N days before" strictly, it is one day more. */
MUST_CHECK enum status meeting_rule_get(struct ctx *ctx, int64_t rule_id, struct meeting_rule *out);
/** The newest rule of a kind; ST_NOT_FOUND. */
MUST_CHECK enum status meeting_rule_of_kind(struct ctx *ctx, struct str code,
                                            struct meeting_rule *out);

/* ---------------------------------------------------------------- making them */

struct meeting_new {
    struct str kind;               /* code */
    int64_t body_id;               /* 0: the one of the kind on that day, if it has one */
    int64_t session_id, parent_id; /* 0 none */
    struct str name;               /* "": made of the rule's title */
    int number;                    /* 0: the next of that body in the present term */
    struct str place;
    struct date starts_on, ends_on; /* no end: the same day */
    unsigned starts_minute;         /* of the day in Beijing; 0: open */
};
/** A meeting in draft, with the members of its body as of the day it starts. Emits
 *  "meeting.created". ST_INVALID with fields; ST_NOT_FOUND: no such kind or body. */
MUST_CHECK enum status meeting_create(struct ctx *ctx, const struct meeting_new *in,
                                      int64_t *out_id);

struct meeting_item_new {
    int64_t meeting_id, parent_id, prior_item_id, topic_id, organ_id;
    struct str title, sort, presenter, url;
    unsigned minutes;
    unsigned place;  /* among its siblings; 0: last */
    bool by_meeting; /* the meeting itself put it there by a vote: needs no prior item */
};
/** Emits "meeting.item_added" about the meeting. ST_INVALID with fields; ST_RULE
 * "meeting.needs_prior" with the article: its kind wants the matter to have been on a meeting of
 * another kind before; "meeting.agenda_fixed": notices are out and this is not by_meeting, or the
 * meeting is over. */
MUST_CHECK enum status meeting_item_add(struct ctx *ctx, const struct meeting_item_new *in,
                                        int64_t *out_id);
/** New place below `parent_id`; numbers follow. Emits "meeting.item_moved". */
MUST_CHECK enum status meeting_item_move(struct ctx *ctx, int64_t item_id, int64_t version,
                                         int64_t parent_id, unsigned place, bool by_meeting);
/** What became of an item, with a sentence. Emits "meeting.item_ended". ST_RULE: the item is not in
 *  a state to become that. */
MUST_CHECK enum status meeting_item_end(struct ctx *ctx, int64_t item_id,
                                        enum meeting_item_state state, struct str outcome);

/** An item and those before and after it on other meetings (党组会→主任会议→常委会), oldest first;
 *  the item itself is among them. */
struct meeting_chain_link {
    int64_t meeting_id, item_id;
    struct str kind_name, meeting_name, title, outcome;
    struct date on;
    enum meeting_item_state state;
    bool here, closed_door;
};
MUST_CHECK enum status meeting_chain(struct ctx *ctx, int64_t item_id,
                                     struct meeting_chain_link **out, size_t *out_count);

/** A meeting held elsewhere or before this program, taken over with its agenda and who was there.
 */
struct meeting_record_item {
    struct str title, sort; /* "" : other */
    struct str outcome, presenter;
    struct str url; /* of the record it is about, "" none */
    int64_t organ_id, prior_item_id;
    unsigned parent; /* 1-based index of an earlier item of this list, 0: none */
};
struct meeting_record_person {
    int64_t account_id, deputy_id;
    struct str name, title;
    enum meeting_capacity capacity;
    bool quota, present;
    bool on_leave;      /* absent with leave */
    struct str absence; /* why, as the record has it: a word of struct meeting_person, or "" */
};
struct meeting_record {
    struct meeting_new meeting;
    const struct meeting_record_item *items;
    size_t items_count;
    const struct meeting_record_person *people; /* none: all members of the body, present */
    size_t people_count;
    uint32_t all_members; /* 0: as the body has it */
};
/** State closed, items done, the present ones signed in. The item ids go to out_items
 *  (items_count of them) unless NULL. Emits "meeting.recorded". ST_RULE: the day lies ahead. */
MUST_CHECK enum status meeting_record(struct ctx *ctx, const struct meeting_record *in,
                                      int64_t *out_id, int64_t *out_items);

/** Those that begin today or later and that the actor may know of, soonest first. */
MUST_CHECK enum status meeting_coming(struct ctx *ctx, unsigned limit, struct meeting **out,
                                      size_t *out_count);
/** Those of the last two years that were recorded afterwards, have an item of that sort, and that
 *  the actor may know of, newest first. */
MUST_CHECK enum status meeting_recorded(struct ctx *ctx, const char *sort, unsigned limit,
                                        struct meeting **out, size_t *out_count);
/** A sentence for each kind whose next meeting is due soon, or late, by the rule of its rhythm;
 * none for actors who may not see all meetings.
 *  @law  Organic Law (2022-03-11) art. 14, 51 */
MUST_CHECK enum status meeting_warnings(struct ctx *ctx, struct str **out, size_t *out_count);

/* ---------------------------------------------------------------- what waits */

/** A meeting in which the actor takes part and whose notice is out. */
struct meeting_near {
    struct meeting m;
    struct meeting_person me;
    int days;         /* until it begins; 0: it is on today */
    int64_t in_since; /* present since, 0 not */
    int64_t vote_id;  /* open, and waits for the actor; 0 none */
    struct str vote_title;
};
/** Today's, and those that begin within so many days; soonest first. Meetings that are over or
 * called off are none. */
MUST_CHECK enum status meeting_near(struct ctx *ctx, int days, struct meeting_near **out,
                                    size_t *out_count);
/** Is it on today: it goes on, or its notice is out and today is one of its days? */
bool meeting_is_today(const struct meeting *m, struct date today);
/** Has this person still to say whether he comes? */
bool meeting_unanswered(const struct meeting *m, const struct meeting_person *me);

/** Something that waits for the actor, with the page where it is done. */
struct meeting_task {
    const char *what; /* topic, leave, notice, papers, hold, run, count, answer: text
                         meeting.task.<word> */
    struct str title, who, url;
    struct date due_on; /* none: no day */
};
/** By kind; at most 200. */
MUST_CHECK enum status meeting_tasks(struct ctx *ctx, struct meeting_task **out, size_t *out_count);

/* ---------------------------------------------------------------- the day itself */

/** One speech, of the events of the hall or entered later; for minutes and deliberation opinions.
 */
struct meeting_speech {
    int64_t id, meeting_id, item_id, person_id;
    struct str name, summary;
    int64_t began_at;
    unsigned seconds;
};
MUST_CHECK enum status meeting_speeches(struct ctx *ctx, int64_t meeting_id, int64_t item_id,
                                        struct meeting_speech **out, size_t *out_count);

/** The votes that decide an item: on the whole, or, if `persons`, on appointments and removals. Not
 *  those on amendments, clauses and procedure, not those that are void, not those that a later vote
 *  has repeated. A vote taken over counted has no role and decides. Any state; oldest first. */
MUST_CHECK enum status meeting_item_deciding(struct ctx *ctx, int64_t item_id, bool persons,
                                             int64_t **out, size_t *out_count);

/** A vote on an item of an agenda, as what it decided is referred to. */
struct meeting_decision {
    int64_t vote_id, item_id, meeting_id;
    struct str kind, meeting, number; /* code and name of the meeting, number of the item */
    struct str title, state;          /* of the vote; its state as a word of vote.h */
    struct date on;
    bool passed;
};
/** Which of them: of meetings of these kinds (codes, blank separated; "" any), carried or not. */
struct meeting_decided {
    struct str kinds;
    bool passed;
    struct date since;   /* of a list: held then or later */
    unsigned limit;      /* of a list */
    const char *article; /* told when the body or the result is another one; NULL none */
};
/** Votes that decided an item and were announced, of meetings that the actor may know of, newest
 *  first: what a record may name as the vote that made it. */
MUST_CHECK enum status meeting_decisions(struct ctx *ctx, const struct meeting_decided *want,
                                         struct meeting_decision **out, size_t *out_count);
/** Any vote on an item, announced or not; ST_NOT_FOUND: none, or of a meeting that the actor may
 *  not know of. */
MUST_CHECK enum status meeting_decision_get(struct ctx *ctx, int64_t vote_id,
                                            struct meeting_decision *out);
/** The same, if it is one of those wanted. ST_INVALID of the field "vote": "meeting.decision.none",
 *  ".open" (not announced), ".part" (it decides no item: of a part, a rating, repeated since),
 *  ".body" (of another kind of meeting), ".failed" or ".passed" (it has the other result). */
MUST_CHECK enum status meeting_decision_by(struct ctx *ctx, int64_t vote_id,
                                           const struct meeting_decided *want,
                                           struct meeting_decision *out);

struct vote_new;
/** What a joined vote is to its item. */
enum meeting_join {
    MEETING_JOIN_PREPARES, /* it prepares the decision (a primary) */
    MEETING_JOIN_DECIDES,  /* it decides the item (an election, appointments) */
    MEETING_JOIN_DISMISSES /* dismissals: voted on before the appointments of the item */
};
/** A vote that another module has put together becomes one of the item: body, origin, scrutineers
 *  and day are the meeting's. It is opened on the console. ST_RULE: the meeting is not called yet,
 *  or over; and as vote_create(). Of a meeting that was taken over: what was counted there by hand,
 *  see vote_record_counted(). Emits "meeting.vote_prepared". */
MUST_CHECK enum status meeting_vote_join(struct ctx *ctx, int64_t item_id,
                                         const struct vote_new *in, enum meeting_join as,
                                         int64_t *out_vote_id);

const char *meeting_state_word(enum meeting_state state);
bool meeting_state_parse(struct str word, enum meeting_state *out);
const char *meeting_capacity_word(enum meeting_capacity capacity);
bool meeting_capacity_parse(struct str word, enum meeting_capacity *out);
const char *meeting_item_state_word(enum meeting_item_state state);
bool meeting_item_state_parse(struct str word, enum meeting_item_state *out);

/* Views for joins: meeting_v_name (congress_id, id, kind, body_id, name, state, starts_on,
 * ends_on); meeting_v_item (congress_id, id, meeting_id, number, title, sort, state);
 * meeting_v_person (congress_id, id, meeting_id, account_id, deputy_id, capacity, present_ever). */
#endif
