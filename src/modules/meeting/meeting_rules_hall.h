// SPDX-License-Identifier: MulanPSL-2.0
/** Decisions of the day itself: what may happen when, codes at the door, time of speeches, what the
 *  screen shows, the order of the votes of an item. Pure. */
#ifndef MEETING_RULES_HALL_H
#define MEETING_RULES_HALL_H
#include "base/str.h"
#include "law/vote_law.h"
#include "modules/meeting/meeting.h"

/* ---- what may happen in which state ---- */

enum meeting_act {
    MEETING_DO_SIGN_IN, /* coming, going and returning */
    MEETING_DO_OPEN,
    MEETING_DO_ADJOURN,
    MEETING_DO_RESUME,
    MEETING_DO_CLOSE,
    MEETING_DO_CALL, /* the next item */
    MEETING_DO_ASK,  /* for the floor */
    MEETING_DO_SPEAK,
    MEETING_DO_VOTE,
    MEETING_DO_WRITE, /* what was said */
    MEETING_ACTS
};
/** ST_OK and the state afterwards; ST_RULE with the sentence otherwise. */
MUST_CHECK enum status meeting_may_do(enum meeting_state state, enum meeting_act act,
                                      enum meeting_state *out_to, struct err *err);

/* ---- at the door ---- */

enum {
    MEETING_DOOR_SECONDS = 30,  /* one code on the screen */
    MEETING_TICKET_PERIODS = 6, /* between scanning it and confirming: three minutes */
    MEETING_CODE_DIGITS = 8,
    MEETING_GUESSES_FREE = 5,
    MEETING_GUESS_FORGET_SECONDS = 900
};
/** Number of the period in which `now` lies: each has a code of its own. */
int64_t meeting_door_period(int64_t now);
/** Is a code of that period still good? The one that is shown, and the one before it, so that
 *  nobody loses who scans at the turn. Never a later one. */
bool meeting_door_fresh(int64_t period, int64_t now);
/** Seconds left of the period. */
unsigned meeting_door_left(int64_t now);
/** May a ticket given out in `period` still be used to confirm? */
bool meeting_ticket_fresh(int64_t period, int64_t now);
/** Digits of a personal code, and a NUL, from a keyed hash in hexadecimal (at least 16 digits). */
void meeting_code_digits(struct str hex, char *out);
/** Only the digits of what was typed ("4821 0937"); "" if they are not as many as a code has. */
struct str meeting_code_typed(struct arena *a, struct str typed);
/** Seconds to wait after so many wrong codes in a row: none up to MEETING_GUESSES_FREE, then 10,
 * 20, 40 … at most 300. Old failures are forgotten after MEETING_GUESS_FORGET_SECONDS. */
unsigned meeting_guess_wait(int64_t failures, int64_t last_at, int64_t now);

/* ---- speeches ---- */

struct meeting_clock {
    int64_t began_at, ended_at, paused_at; /* 0 not yet, not paused */
    int64_t paused_seconds;                /* of pauses that are over */
};
/** Seconds spoken, pauses left out. A clock that was set back gives 0, never less. */
unsigned meeting_speech_used(const struct meeting_clock *c, int64_t now);

/* ---- the screen ---- */

enum meeting_show {
    MEETING_SHOW_AUTO,
    MEETING_SHOW_AGENDA,
    MEETING_SHOW_SIGN_IN,
    MEETING_SHOW_SPEAKER,
    MEETING_SHOW_VOTE,
    MEETING_SHOW_BLANK,
    /* only by itself */
    MEETING_SHOW_ADJOURNED,
    MEETING_SHOW_CLOSED
};
const char *meeting_show_word(enum meeting_show show);
bool meeting_show_parse(struct str word, enum meeting_show *out);

struct meeting_scene {
    enum meeting_state state;
    enum meeting_show wanted;
    bool speaking;
    bool vote, vote_running; /* there is one of the current item; it is open or being counted */
    int64_t vote_at;         /* when it was opened or closed last */
    int64_t since_at;        /* when the item was called or a speech began last */
};
/** What the screens show: what the console asks for, as far as there is such a thing; by itself a
 *  running vote before all else, then a speaker, the result of a vote until something else begins,
 *  before the opening the sign-in, else the agenda. */
enum meeting_show meeting_scene_of(const struct meeting_scene *s);

/* ---- the votes of an item ---- */

enum meeting_vote_role {
    MEETING_VOTE_AMENDMENT,
    MEETING_VOTE_CLAUSE, /* 单独表决条款 */
    MEETING_VOTE_WHOLE,
    MEETING_VOTE_REMOVAL,   /* 撤职: for a fault, by the Supervision Law */
    MEETING_VOTE_DISMISSAL, /* 免职: by the rule of the place */
    MEETING_VOTE_APPOINTMENT,
    MEETING_VOTE_ELECTION,
    MEETING_VOTE_RATING,
    MEETING_VOTE_PROCEDURE
};
const char *meeting_vote_role_word(enum meeting_vote_role role);
bool meeting_vote_role_parse(struct str word, enum meeting_vote_role *out);
/** Has `other` of the same item to be decided before a vote of `role` is opened? Amendments
 *  come before clauses and the whole, clauses before the whole, removal and dismissal before
 *  appointment. */
bool meeting_vote_before(enum meeting_vote_role other, enum meeting_vote_role role);
/** Is a vote of that role secret if nobody says otherwise? Appointments, removals, elections. */
bool meeting_vote_secret(enum meeting_vote_role role);
/** What the law takes it for: who is elected, appointed and dismissed, or removed, is voted on in
 *  secret; all else is a resolution. */
enum vote_law_matter meeting_vote_matter(enum meeting_vote_role role);
/** The role that fits the sort of an item ("appointment", "rating" …). */
enum meeting_vote_role meeting_vote_role_of_sort(struct str sort);
#endif
