// SPDX-License-Identifier: MulanPSL-2.0
/** Preparation beside agenda and people: topics, papers, notices and receipts, leave, whose turn it
 *  is to sit in, seats, private notes. For the pages of this module. */
#ifndef MEETING_PLAN_H
#define MEETING_PLAN_H
#include "modules/meeting/meeting.h"
#include "modules/meeting/meeting_rules.h"

/* ---------------------------------------------------------------- topics */

struct meeting_topic {
    int64_t id, version, organ_id, kind_id, proposed_by;
    struct str title, reason;
    struct str sort;   /* as of an item */
    struct str source; /* one of MEETING_SOURCES */
    struct str state;  /* proposed, accepted, declined, scheduled, withdrawn */
    struct str answer, url;
    struct date wanted_on, proposed_on;
};
/** Emits "meeting.topic_proposed". ST_INVALID with fields. */
MUST_CHECK enum status meeting_topic_propose(struct ctx *ctx, const struct meeting_topic *in,
                                             int64_t *out_id);
/** Did the actor propose it? Then another account decides. */
bool meeting_topic_own(const struct ctx *ctx, const struct meeting_topic *t);
/** Take it up or not, with the reason. Who proposed it is told. Emits "meeting.topic_decided".
 *  ST_RULE: decided already, or the actor's own. */
MUST_CHECK enum status meeting_topic_decide(struct ctx *ctx, int64_t id, int64_t version,
                                            bool accept, struct str answer);
/** Inside a transaction: it stands on an agenda now. ST_RULE: declined, or the actor's own and not
 *  taken up by another. */
MUST_CHECK enum status meeting_topic_scheduled(struct ctx *ctx, int64_t id);
/** May the actor see it? Who decides or prepares sees all, others their own. */
MUST_CHECK enum status meeting_topic_get(struct ctx *ctx, int64_t id, struct meeting_topic *out);
/** state "" all; newest first; those that the actor may see. */
MUST_CHECK enum status meeting_topics(struct ctx *ctx, struct str state, struct meeting_topic **out,
                                      size_t *out_count);

/* ---------------------------------------------------------------- papers */

#define MEETING_PAPER_FILES "meeting_paper" /* kind of attachment owner */

struct meeting_paper {
    int64_t id, version, meeting_id, item_id;
    unsigned place;
    struct str title;
    struct str readers; /* one of MEETING_READERS */
};
struct meeting_paper_set {
    int64_t id, version; /* 0: a new one */
    int64_t item_id;
    struct str title, readers;
    const int64_t *people; /* readers "named" */
    size_t people_count;
};
/** A paper of an item, new or changed; its file is an attachment of MEETING_PAPER_FILES. Emits
 *  "meeting.paper_set". ST_INVALID with fields; ST_RULE: the meeting is over. */
MUST_CHECK enum status meeting_paper_set(struct ctx *ctx, const struct meeting_paper_set *in,
                                         int64_t *out_id);
/** Emits "meeting.paper_dropped". ST_RULE: the meeting has begun. */
MUST_CHECK enum status meeting_paper_drop(struct ctx *ctx, int64_t id, int64_t version);
/** Of a meeting, by item and place: those the actor may read. */
MUST_CHECK enum status meeting_papers(struct ctx *ctx, const struct meeting *m,
                                      struct meeting_paper **out, size_t *out_count);
MUST_CHECK enum status meeting_paper_get(struct ctx *ctx, int64_t id, struct meeting_paper *out);
/** May all who are there read it? Only such a paper is ever published. */
bool meeting_paper_for_all(const struct meeting_paper *p);
/** Those of a meeting; who asks does not matter. */
MUST_CHECK enum status meeting_papers_for_all(struct ctx *ctx, int64_t meeting_id,
                                              struct meeting_paper **out, size_t *out_count);
/** Has some item of the agenda no paper although its sort needs one by the rule? */
MUST_CHECK enum status meeting_lacks_papers(struct ctx *ctx, const struct meeting *m,
                                            const struct meeting_rule *rule, bool *out);
/** ids of people it names. */
MUST_CHECK enum status meeting_paper_named(struct ctx *ctx, int64_t paper_id, int64_t **out,
                                           size_t *out_count);
/** ST_OK if the actor may read it, else ST_NOT_FOUND. */
MUST_CHECK enum status meeting_paper_readable(struct ctx *ctx, const struct meeting_paper *p);

/* ---------------------------------------------------------------- private notes */

enum { MEETING_NOTE_MAX = 5000 };
/** What the actor wrote beside an item; "" nothing. Nobody else can read it. */
MUST_CHECK enum status meeting_note_read(struct ctx *ctx, int64_t item_id, struct str *out);
/** Replace it; "" takes it away. Leaves no trace in the journal. ST_NOT_FOUND: may not see the
 *  meeting; ST_INVALID: too long. */
MUST_CHECK enum status meeting_note_write(struct ctx *ctx, int64_t item_id, struct str text);

enum { MEETING_MARK_MAX = 1000, MEETING_PARTS_MAX = 400 };
/** What a reader notes at a place of a paper: as many as he likes. */
struct meeting_mark {
    int64_t id, paper_id, written_at;
    unsigned place; /* page or paragraph, from 1; 0: of the whole */
    struct str text;
};
/** The actor's own of a paper, by place. Nobody can read another's. */
MUST_CHECK enum status meeting_marks(struct ctx *ctx, int64_t paper_id, struct meeting_mark **out,
                                     size_t *out_count);
/** Leaves no trace in the journal. ST_NOT_FOUND: may not read the paper; ST_INVALID with fields. */
MUST_CHECK enum status meeting_mark_add(struct ctx *ctx, const struct meeting_mark *in);
/** One of the actor's own; another's stays. */
MUST_CHECK enum status meeting_mark_drop(struct ctx *ctx, int64_t id);
/** The text of a paper's file by pages (*out_pages), or paragraphs; none: it could not be read. */
MUST_CHECK enum status meeting_paper_parts(struct ctx *ctx, int64_t paper_id, struct str **out,
                                           size_t *out_count, bool *out_pages);

/* ---------------------------------------------------------------- notices and receipts */

struct meeting_notice {
    int64_t id, sent_at, sent_by;
    unsigned number, days, needed; /* days left when it went out, and those the rule wants */
    struct date sent_on;
    struct str text, reason; /* reason: of an urgent meeting */
};
/** Tell everybody who has an account; the first turns the draft into a noticed meeting, later ones
 *  supplement it. Emits "meeting.noticed". ST_RULE: too late by the rule of the kind, without
 * reason or where none helps; no agenda; an item whose prior one has not been dealt with. */
MUST_CHECK enum status meeting_notice_send(struct ctx *ctx, int64_t meeting_id, int64_t version,
                                           struct str text, struct str reason);
MUST_CHECK enum status meeting_notices(struct ctx *ctx, int64_t meeting_id,
                                       struct meeting_notice **out, size_t *out_count);
/** The actor has read the notice (only if nothing was said yet), or comes. Emits
 *  "meeting.answered" about the meeting. ST_RULE: begun, or not one of its people. */
MUST_CHECK enum status meeting_answer(struct ctx *ctx, int64_t meeting_id, bool coming);

struct meeting_leave {
    int64_t id, version, meeting_id, person_id, asked_at, decided_at, decided_by;
    struct str person, sort;
    struct str reason; /* sealed at rest; "" for who may not read it */
    struct str state;  /* asked, granted, refused, taken_back */
    bool invited;      /* as a deputy, so that "granted" says that he declined */
    struct str note;
};
struct meeting_leave_ask {
    int64_t meeting_id;
    int64_t person_id; /* 0: the actor; else written down by who prepares the meeting */
    struct str sort, reason;
};
/** Emits "meeting.leave_asked"; who decides is told; of one invited as a deputy "meeting.declined",
 *  and there is nothing to decide. ST_RULE: asked already, signed in, the meeting is over, or he
 * has declined and come back to it too often.
 *  @law  Deputies Law (2025-03-11) art. 13 */
MUST_CHECK enum status meeting_leave_ask(struct ctx *ctx, const struct meeting_leave_ask *in);
/** Emits "meeting.leave_decided"; the person is told. ST_RULE: decided already, or granted
 *  to somebody who has signed in. */
MUST_CHECK enum status meeting_leave_decide(struct ctx *ctx, int64_t leave_id, int64_t version,
                                            bool grant, struct str note);
/** All of a meeting, or (person_id not 0) those of one person; newest first. Reasons are opened for
 *  the person and for who decides. */
MUST_CHECK enum status meeting_leaves(struct ctx *ctx, int64_t meeting_id, int64_t person_id,
                                      struct meeting_leave **out, size_t *out_count);

/* ---------------------------------------------------------------- turns */

struct meeting_turns {
    struct meeting_turn *list;
    size_t count;
    size_t invited; /* to the meeting already */
    size_t unsaid;  /* deputies in office of whom the register does not say whether they are
                       grassroots deputies: they have no turn */
    bool everybody; /* it says so of nobody: all deputies take turns */
};
/** Grassroots deputies (deputy.h) in office who are not members of the body, in the order in which
 *  they are to be invited to `m`; the same for the same records. */
MUST_CHECK enum status meeting_turns(struct ctx *ctx, const struct meeting *m,
                                     struct meeting_turns *out);
/** Invite the next `n` whose turn it is. Emits "meeting.quota_invited". *out_added. */
MUST_CHECK enum status meeting_turns_invite(struct ctx *ctx, int64_t meeting_id, unsigned n,
                                            size_t *out_added);
/* ---------------------------------------------------------------- invited without a vote */

enum { MEETING_ATTENDEES_AT_ONCE = 200 };

/** One who may be asked. Deputies of a congress above or below stand in the register of five
 *  levels; they have no account here, so their invitation is a letter. */
struct meeting_attendee {
    int64_t id; /* of his mandate (deputy.h) */
    bool own;   /* of this congress */
    struct str name, congress, constituency, level;
    enum session_law_attends how; /* he may attend, or when he is invited */
    const char *article;          /* in words, of the meeting's day */
};
/** Those whom the law lets attend and who are not on the list of the meeting, whose name holds q
 *  ("" all), own deputies first; of each level at most MEETING_ATTENDEES_AT_ONCE. *out_more: there
 *  are others. Whether somebody was elected by this congress the register cannot know of each: it
 *  knows his level, and says the constituency.
 *  @law  Deputies Law (2025-03-11) art. 14, 33, 34 */
MUST_CHECK enum status meeting_attendees(struct ctx *ctx, const struct meeting *m, struct str q,
                                         struct meeting_attendee **out, size_t *out_count,
                                         bool *out_more);
/** What the law takes the meeting for, when deputies attend it who are not its members. */
MUST_CHECK enum status meeting_gathers(struct ctx *ctx, const struct meeting *m,
                                       enum session_law_gathering *out);
/** Does the law let any deputy attend such a meeting? */
MUST_CHECK enum status meeting_attendees_any(struct ctx *ctx, const struct meeting *m, bool *out);
struct meeting_asking {
    int64_t meeting_id;
    const int64_t *ids; /* mandates */
    size_t count;
    const int64_t *looked; /* those of elsewhere of whom somebody has looked who elected them */
    size_t looked_count;
};
/** They are asked and stand on the list as attendees; who stands there already is left out.
 *  Deputies with an account are told at once if the notice is out, else with it.
 *  Emits "meeting.attendees_invited" unless nobody is new. ST_INVALID: nobody chosen, more than
 *  MEETING_ATTENDEES_AT_ONCE, or one of elsewhere whom nobody has looked at; ST_RULE with the
 *  article: no law lets one of them attend, his mandate has ended, he is suspended, or the meeting
 *  has begun.
 *  @law  Deputies Law (2025-03-11) art. 14, 33, 34 */
MUST_CHECK enum status meeting_attendees_invite(struct ctx *ctx, const struct meeting_asking *in,
                                                size_t *out_added);

/* ---------------------------------------------------------------- seats */

/** Seats for all, members first in the order of the roll, front row first from its middle. Emits
 *  "meeting.seated". ST_INVALID: too few seats. */
MUST_CHECK enum status meeting_seats_fill(struct ctx *ctx, int64_t meeting_id, int64_t version,
                                          unsigned rows, unsigned cols);
/** Give one person the seat "row-col" ("" none); who sat there takes his. Emits "meeting.seated".
 */
MUST_CHECK enum status meeting_seat_set(struct ctx *ctx, int64_t person_id, struct str seat);

/* ---------------------------------------------------------------- the year */

/** How the rhythm of a kind stands. */
struct meeting_beat {
    struct str code, name, article;
    unsigned every_months;
    struct date last, planned, by; /* by: the last day for the next */
    enum meeting_rhythm state;
};
enum { MEETING_WARN_DAYS = 20 };
/** "至少每2个月一次（…）。上次…" */
struct str meeting_beat_text(struct ctx *ctx, const struct meeting_beat *b);
/** Of all kinds with a least frequency that were held at least once. */
MUST_CHECK enum status meeting_beats(struct ctx *ctx, struct meeting_beat **out, size_t *out_count);

/* ---------------------------------------------------------------- handed in by */

/** The latest day for what stands on an agenda; text meeting.lead.<word>. */
struct meeting_lead {
    const char *word; /* bill, appointment, report_draft, report, report_to_members */
    struct date by;
    struct str article;
};
/** Of bills, appointments and reports that are on the agenda; none of bodies without such a rule.
 *  @law  Supervision Law (2024-11-08) art. 15 */
MUST_CHECK enum status meeting_leads(struct ctx *ctx, const struct meeting *m,
                                     const struct meeting_rule *rule, struct meeting_lead **out,
                                     size_t *out_count);

/* ---- the people as pages show them: meeting_store_people.c ---- */

enum { MEETING_CAPACITIES = MEETING_STAFF + 1 };

/** Of one capacity: how many, and what they answered to the notice. */
struct meeting_group {
    enum meeting_capacity capacity;
    int64_t count, coming, on_leave, silent;
};
/** Counted by the database; in the order of the capacities, those without anybody too. */
MUST_CHECK enum status meeting_store_groups(struct ctx *ctx, int64_t meeting_id,
                                            struct meeting_group out[MEETING_CAPACITIES]);

struct meeting_people_filter {
    int64_t meeting_id;
    struct str capacity, answer; /* answer: coming, leave, silent, other; "" all */
    struct str q, after;         /* q: part of a name */
    unsigned limit;
};
/** One page, by capacity, members in the order of the roll. */
MUST_CHECK enum status meeting_store_people_page(struct ctx *ctx,
                                                 const struct meeting_people_filter *f,
                                                 struct meeting_person **out, size_t *out_count,
                                                 struct str *out_next, int64_t *out_total);

#endif
