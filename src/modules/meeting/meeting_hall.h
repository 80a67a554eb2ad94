// SPDX-License-Identifier: MulanPSL-2.0
/** The day of a meeting: who is there, what is being treated, who speaks, which votes are held.
 *  For the pages of this module. Every act is one transaction with one event about the meeting. */
#ifndef MEETING_HALL_H
#define MEETING_HALL_H
#include "modules/meeting/meeting.h"
#include "modules/meeting/meeting_rules_hall.h"
#include "modules/motion/motion.h"
#include "modules/vote/vote.h"

/** The hall of a meeting; version 0 and everything empty before anybody has signed in. */
struct meeting_hall {
    int64_t id, meeting_id, version;
    int64_t sign_in_at, opened_at, adjourned_at, resumes_at, closed_at; /* 0 not yet */
    enum meeting_show screen;
    struct str timer_title;
    int64_t timer_until; /* 0 none */
};
MUST_CHECK enum status meeting_hall_get(struct ctx *ctx, int64_t meeting_id,
                                        struct meeting_hall *out);

/* ---- presence: meeting_attend.c ---- */

/** One coming and going. */
struct meeting_attend {
    int64_t id, meeting_id, person_id, came_at, left_at;
    struct str came_how, left_how, reason;
    bool undone;
};
/** All of a meeting, by person and time; of one person if person_id is not 0. */
MUST_CHECK enum status meeting_attends(struct ctx *ctx, int64_t meeting_id, int64_t person_id,
                                       struct meeting_attend **out, size_t *out_count);

struct meeting_there {
    uint32_t members, present; /* members, and those of them who are there */
    uint32_t guests;           /* others who are there */
    uint32_t late;             /* members who came at `late_from` or later; 0 where that is 0 */
};
/** Counted by the database: a congress has thousands. */
MUST_CHECK enum status meeting_there(struct ctx *ctx, int64_t meeting_id, int64_t late_from,
                                     struct meeting_there *out);

/** The person as which the actor takes part; ST_RULE "meeting.hall.err.stranger" if none. */
MUST_CHECK enum status meeting_person_of_actor(struct ctx *ctx, int64_t meeting_id,
                                               struct meeting_person *out);
/** Somebody of this meeting; ST_NOT_FOUND: of none, or of another. */
MUST_CHECK enum status meeting_person_in(struct ctx *ctx, int64_t meeting_id, int64_t person_id,
                                         struct meeting_person *out);

/** What the code on the screen says now: period and text, both in the link. */
struct str meeting_door_code(struct ctx *ctx, int64_t meeting_id, int64_t period);
/** After scanning: a ticket for this account, with which to confirm. ST_RULE: the code is old
 *  ("meeting.hall.err.code_old"), is another meeting's or none at all ("…code_wrong"), the actor
 *  does not take part. */
MUST_CHECK enum status meeting_door_ticket(struct ctx *ctx, int64_t meeting_id, int64_t period,
                                           struct str code, struct str *out_ticket);
/** Confirmed on the phone. Who is there already stays so: *out_since says since when (0: new).
 *  Emits "meeting.signed_in" or "meeting.came_back". */
MUST_CHECK enum status meeting_sign_in_by_ticket(struct ctx *ctx, int64_t meeting_id,
                                                 int64_t period, struct str ticket,
                                                 int64_t *out_since);
/** The personal code of somebody, as it is printed with the notice. */
struct str meeting_desk_code(struct ctx *ctx, int64_t meeting_id, int64_t person_id);
/** Typed at the desk. ST_RULE: wrong, or too many wrong ones in a row (arg: seconds to wait). */
MUST_CHECK enum status meeting_sign_in_by_code(struct ctx *ctx, int64_t meeting_id,
                                               struct str typed, struct meeting_person *out_who,
                                               int64_t *out_since);
/** By the operator. */
MUST_CHECK enum status meeting_sign_in_by_desk(struct ctx *ctx, int64_t meeting_id,
                                               int64_t person_id);
/** The last coming or going of a person was a mistake: it counts as if it had not been. Emits
 *  "meeting.sign_in_undone". */
MUST_CHECK enum status meeting_sign_in_undo(struct ctx *ctx, int64_t meeting_id, int64_t person_id);
/** Somebody leaves, by himself or as the operator saw it. Emits "meeting.left". */
MUST_CHECK enum status meeting_leave_hall(struct ctx *ctx, int64_t meeting_id, int64_t person_id,
                                          bool self, struct str reason);

/** All who are there leave, in a transaction: whoever comes to the next sitting signs in again. */
MUST_CHECK enum status meeting_everybody_leaves(struct ctx *ctx, int64_t meeting_id,
                                                struct str reason);

/* ---- the course of the meeting: meeting_hall.c ---- */

/** `version` of struct meeting_hall as the console showed it; ST_CONFLICT: another one was quicker.
 *  Opening and resuming want a quorum: ST_RULE with the article. Emit "meeting.opened", …adjourned,
 *  …resumed, …closed. */
MUST_CHECK enum status meeting_hall_open(struct ctx *ctx, int64_t meeting_id, int64_t version);
/** resumes_at 0: not said. `sitting_over`: all leave, and sign in again for the next sitting. */
MUST_CHECK enum status meeting_hall_adjourn(struct ctx *ctx, int64_t meeting_id, int64_t version,
                                            int64_t resumes_at, bool sitting_over);
MUST_CHECK enum status meeting_hall_resume(struct ctx *ctx, int64_t meeting_id, int64_t version);
/** ST_RULE: a vote is running. Presence stays as it is: as at the end. The codes of scrutineers and
 *  voters are void from then on (vote_panel_end()). */
MUST_CHECK enum status meeting_hall_close(struct ctx *ctx, int64_t meeting_id, int64_t version);
/** Call an item up; the one before it is done (or `defer`red). item_id 0: none follows. A speech
 *  that is going on ends. ST_RULE: a vote of the item before is running. Emits
 *  "meeting.item_called". */
struct meeting_call {
    int64_t meeting_id, version, item_id;
};
MUST_CHECK enum status meeting_hall_call(struct ctx *ctx, const struct meeting_call *in);
/** The item that follows (or precedes) the current one in the order of the agenda, 0 none. */
int64_t meeting_item_beside(const struct meeting_item *items, size_t count, int64_t current,
                            int step);
MUST_CHECK enum status meeting_hall_screen(struct ctx *ctx, int64_t meeting_id,
                                           enum meeting_show show);
/** A countdown on console, phones and screen; 0 minutes takes it away. */
MUST_CHECK enum status meeting_hall_timer(struct ctx *ctx, int64_t meeting_id, struct str title,
                                          unsigned minutes);
MUST_CHECK enum status meeting_chair_note(struct ctx *ctx, int64_t meeting_id, struct str *out);
MUST_CHECK enum status meeting_chair_note_save(struct ctx *ctx, int64_t meeting_id,
                                               struct str body);

/* ---- the floor: meeting_speaker.c ---- */

/** One request, speech, or both. State: asked, speaking, done, withdrawn, refused. */
struct meeting_floor {
    int64_t id, version, meeting_id, item_id, person_id, place;
    struct str name, title, kind, state, topic, summary, own_summary, ended_how;
    int64_t asked_at, warned_at;
    unsigned limit_seconds; /* 0: none */
    struct meeting_clock clock;
};
/** Who waits (in order), who speaks, who has spoken (in order of time), of a meeting. */
MUST_CHECK enum status meeting_floors(struct ctx *ctx, int64_t meeting_id,
                                      struct meeting_floor **out, size_t *out_count);
MUST_CHECK enum status meeting_floor_get(struct ctx *ctx, int64_t meeting_id, int64_t id,
                                         struct meeting_floor *out);
struct meeting_ask {
    int64_t meeting_id, person_id, item_id; /* item 0: the current one */
    struct str topic, kind;                 /* kind "": by what has been said on the item */
};
/** Ask for the floor, or be put on the list by the operator. Twice is once. Emits
 *  "meeting.floor_asked". */
MUST_CHECK enum status meeting_ask_floor(struct ctx *ctx, const struct meeting_ask *in,
                                         int64_t *out_id);
/** Taken back by who asked, or not given by the chair. */
MUST_CHECK enum status meeting_floor_drop(struct ctx *ctx, int64_t meeting_id, int64_t id,
                                          bool refused);
/** To that place among those who wait, from 1. */
MUST_CHECK enum status meeting_floor_move(struct ctx *ctx, int64_t meeting_id, int64_t id,
                                          unsigned place);
/** Give the floor; who speaks now ends. Emits "meeting.floor_given". */
MUST_CHECK enum status meeting_floor_give(struct ctx *ctx, int64_t meeting_id, int64_t id);
enum meeting_floor_act { MEETING_FLOOR_WARN, MEETING_FLOOR_PAUSE, MEETING_FLOOR_GO_ON };
MUST_CHECK enum status meeting_floor_act(struct ctx *ctx, int64_t meeting_id, int64_t id,
                                         enum meeting_floor_act act);
/** `chair`: cut off; else finished. */
MUST_CHECK enum status meeting_floor_end(struct ctx *ctx, int64_t meeting_id, int64_t id,
                                         bool chair);
/** Minutes more, as the chair allows. */
MUST_CHECK enum status meeting_floor_extend(struct ctx *ctx, int64_t meeting_id, int64_t id,
                                            unsigned minutes);
/** What was said. By the speaker himself (`own`): kept beside what the staff makes of it, and shown
 *  as the summary until they do. Emits "meeting.speech_noted". */
MUST_CHECK enum status meeting_speech_note(struct ctx *ctx, int64_t meeting_id, int64_t id,
                                           int64_t version, struct str summary, bool own);
struct meeting_speech_new {
    int64_t meeting_id, person_id, item_id;
    struct str summary;
    int64_t began_at; /* 0: now */
    unsigned minutes;
};
/** A speech entered afterwards. Emits "meeting.speech_added". */
MUST_CHECK enum status meeting_speech_add(struct ctx *ctx, const struct meeting_speech_new *in,
                                          int64_t *out_id);

/* ---- votes of the meeting: meeting_hall_vote.c ---- */

struct meeting_vote {
    int64_t id, meeting_id, item_id, change_id;
    enum meeting_vote_role role;
    struct str clause;
    int64_t motion_id; /* the amendment (module motion) it is about, 0 none */
    struct vote vote;
};
/** All of a meeting, oldest first. */
MUST_CHECK enum status meeting_votes(struct ctx *ctx, int64_t meeting_id, struct meeting_vote **out,
                                     size_t *out_count);
struct meeting_vote_new {
    int64_t meeting_id, item_id;
    enum meeting_vote_role role;
    struct str title;  /* "": from the item */
    struct str clause; /* what is voted apart: 第三条; of an amendment: whose */
    enum vote_method method;
    bool secret, en_bloc, write_in;
    unsigned seats, seconds, pass_percent, pass_grades;
    struct str post;     /* of an election: word of vote_post_word(), "other": none of the law's */
    struct str occasion; /* word of vote_occasion_word(), "": the first */
    struct str scale, basis; /* basis: the local rule of a rating */
    struct str rating_rule;  /* word of vote_rule_word(); "": a share where pass_percent is given,
                                else as the place has it (rating_of_all) */
    struct str objects;      /* candidates, posts, objects: one per line, "name｜note" */
    int64_t motion_id;       /* of an amendment: the motion, 0: it is none of module motion */
    struct str reason;       /* why what was decided is voted on again */
    bool open;               /* begin at once */
};
/** Prepare a vote of the item by the rule of the meeting's kind. ST_RULE, ST_INVALID: see
 *  vote_arrange(); of an item as a whole there is one result, whatever the vote is called. Emits
 * "meeting.vote_prepared" (and …vote_started). */
MUST_CHECK enum status meeting_vote_make(struct ctx *ctx, const struct meeting_vote_new *in,
                                         int64_t *out_vote_id);
/** May a vote be prepared in this meeting: noticed, open or adjourned? ST_RULE otherwise. */
MUST_CHECK enum status meeting_vote_preparable(struct ctx *ctx, const struct meeting *m);
/** Begin it. ST_RULE: not open, no quorum (with the article), another vote is running, one that
 *  has to be decided first. */
MUST_CHECK enum status meeting_vote_start(struct ctx *ctx, int64_t meeting_id, int64_t vote_id);
/** The votes that run: tell them who has come or gone. In a transaction. */
MUST_CHECK enum status meeting_votes_presence(struct ctx *ctx, const struct meeting_person *p,
                                              bool present);
/** The same vote once more: after one that was void, or (`tied`) among those tied; it stands on the
 *  console like the one before. ST_RULE: see vote_repeat(); of a change of the agenda: proposed
 *  anew. Emits "meeting.vote_prepared". */
MUST_CHECK enum status meeting_vote_repeat(struct ctx *ctx, int64_t meeting_id, int64_t vote_id,
                                           bool tied, struct str reason, int64_t *out_vote_id);
/** Of which meeting a vote is; 0 of none. */
MUST_CHECK enum status meeting_of_vote(struct ctx *ctx, int64_t vote_id, int64_t *out);
/** The same inside a transaction, the meeting already read. */
MUST_CHECK enum status meeting_vote_start_now(struct ctx *ctx, const struct meeting *m,
                                              int64_t vote_id);
/** The role that a vote of this item has unless somebody says otherwise. */
MUST_CHECK enum status meeting_vote_role_of(struct ctx *ctx, const struct meeting_item *item,
                                            enum meeting_vote_role *out);
/** Objection "vote.held_alone": the body (its id) meets just now; its votes are the meeting's.
 *  *out_where: the console. */
MUST_CHECK enum status meeting_objects(struct ctx *ctx, int64_t body_id, struct str *out_where);
/** Of the majority of a meeting's kind. */
enum vote_rule meeting_vote_rule(struct str majority);
/** The local rule that stands behind it: of those present only, the law knows the others. */
struct str meeting_vote_basis(const struct meeting_rule *rule);
/** Counted, announced or void: nothing waits for it any more. */
bool meeting_vote_decided(const struct vote *v);
/** An event about a vote of the meeting. */
MUST_CHECK enum status meeting_vote_tell(struct ctx *ctx, const char *event, int64_t meeting_id,
                                         int64_t item_id, int64_t vote_id);
MUST_CHECK enum status meeting_vote_runs(struct ctx *ctx, int64_t meeting_id, bool *out);

/* ---- motions (议案) of the agenda: meeting_motion.c ---- */

/** Put a motion on the agenda of a meeting in preparation: by its title, below the bill that it
 *  amends, after its item on the meeting before. Emits "meeting.item_added". ST_RULE: see
 *  motion_may_go(), meeting_item_add(); it stands there already. */
MUST_CHECK enum status meeting_schedule_motion(struct ctx *ctx, int64_t motion_id,
                                               int64_t meeting_id, int64_t *out_item_id);
/** Inside the transaction that takes an item off: its motion is told. */
MUST_CHECK enum status meeting_motion_dropped(struct ctx *ctx, const struct meeting_item *item);
/** Amendments of the motion of an item that no vote has decided, in their order. `prepared`:
 * without those for which the item has a vote. */
MUST_CHECK enum status meeting_open_amendments(struct ctx *ctx, const struct meeting_item *item,
                                               bool prepared, struct motion **out,
                                               size_t *out_count);
/** May such a vote of the item be prepared? ST_RULE: amendments of its motion have no vote yet
 *  ("meeting.vote.err.amendments" with their names), an amendment of another motion, a recall or
 *  removal that is voted on as anything else. ST_OK for items about no motion. */
MUST_CHECK enum status meeting_motion_check_new(struct ctx *ctx, const struct meeting_item *item,
                                                const struct meeting_vote_new *in);
/** A vote on a recall or removal that names nobody is on whom the motion names. */
MUST_CHECK enum status meeting_motion_person(struct ctx *ctx, const struct meeting_item *item,
                                             struct vote_new *out);
/** May it be opened? ST_RULE: amendments are not decided, one further from the text goes first, the
 *  person concerned was not given it. It is put to the vote by that. In a transaction. */
MUST_CHECK enum status meeting_motion_opened(struct ctx *ctx, const struct meeting_vote *v);
/** A vote was announced, or declared void: the result of the motion that it decides. May be told
 *  twice. */
MUST_CHECK enum status meeting_motion_settle(struct ctx *ctx, int64_t vote_id);

struct meeting_proposal {
    int64_t id, version, meeting_id, item_id, vote_id, proposed_at, decided_at;
    struct str kind, title, sort, reason, proposer, state;
};
MUST_CHECK enum status meeting_proposals(struct ctx *ctx, int64_t meeting_id,
                                         struct meeting_proposal **out, size_t *out_count);
struct meeting_proposal_new {
    int64_t meeting_id, item_id;
    struct str kind; /* add, defer, withdraw, next */
    struct str title, sort, reason, proposer;
    struct str again; /* why what was voted on before is proposed again */
    enum vote_method method;
};
/** A change of the agenda is proposed and put to the vote at once. The same change again only with
 *  a reason (ST_INVALID "again", arg: what came of it). Emits "meeting.change_proposed".
 */
MUST_CHECK enum status meeting_propose(struct ctx *ctx, const struct meeting_proposal_new *in,
                                       int64_t *out_vote_id);
/** A vote was decided: if it was about a change of the agenda, make the change or note that it was
 *  lost. Repeating does nothing. Emits "meeting.change_made" or "meeting.change_lost". */
MUST_CHECK enum status meeting_proposal_settle(struct ctx *ctx, int64_t vote_id);

#endif
