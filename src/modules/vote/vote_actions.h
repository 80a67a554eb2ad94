// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages of votes ask of the engine, beyond vote.h. */
#ifndef VOTE_ACTIONS_H
#define VOTE_ACTIONS_H
#include "modules/vote/vote_rules_entry.h"
#include "platform/module.h"

enum {
    VOTE_WRITE_IN_CHARS = 20, /* at most VOTE_RULES_WRITE_IN_BYTES */
    VOTE_TITLE_CHARS = 200,
    VOTE_REASON_CHARS = 500,
    VOTE_NAME_CHARS = 40
};

/* ---------------------------------------------------------------- what is on the ballot */

/** The options in their order. Of a motion without any: none; its ballot has one line. */
MUST_CHECK enum status vote_options(struct ctx *ctx, int64_t vote_id, struct vote_option **out,
                                    size_t *out_count);
/** Whose number the result is judged by: 全体代表 of a congress, 全体组成人员 of the others. */
struct str vote_whole_word(const struct vote *v);
/** Words of the scale of a rating, best first; at most VOTE_GRADES_MAX. */
size_t vote_grades(const struct vote *v, struct str out[VOTE_GRADES_MAX]);

/** A ballot as it was filled in. */
struct vote_choice {
    /** One letter for each line (vote_lines()): 'y' for, 'n' against, 'a' abstain; of a rating '0'
     *  (the best word of the scale) to '7'; '-' line left empty, counted as not marked. */
    struct str marks;
    const struct str *write_ins; /* election: other persons */
    size_t write_ins_count;
};
/** Lines of the ballot: options, or one (a motion without options, or en bloc). */
size_t vote_lines(const struct vote *v, size_t options_count);

/* ---------------------------------------------------------------- opened by its own console */

/** ST_RULE "vote.led_elsewhere": a meeting has prepared it and opens and repeats it itself. */
MUST_CHECK enum status vote_led_here(struct ctx *ctx, const struct vote *v);
/** vote_open() of a vote that no meeting leads. ST_RULE: a meeting does, its body meets just now
 *  (objection "vote.held_alone"), or is one of the law's and not enough are there.
 *  @law  Organic Law (2022-03-11) art. 14(4), 51(3) */
MUST_CHECK enum status vote_open_here(struct ctx *ctx, int64_t id, const struct vote_voter *voters,
                                      size_t count, uint32_t all_members);

/* ---------------------------------------------------------------- voters and casting */

struct vote_roll_row {
    int64_t id; /* of the voter in this vote */
    int64_t account_id, deputy_id;
    struct str name, absence; /* word of an absence, "" none known */
    bool present;
    struct str way; /* "device" "hands" "paper" once he has voted or taken a ballot, else "" */
};
/** The roll of the vote, in its order. */
MUST_CHECK enum status vote_roll(struct ctx *ctx, int64_t vote_id, struct vote_roll_row **out,
                                 size_t *out_count);
/** One voter: by its id, or (voter_id 0) by account. ST_NOT_FOUND: not on the roll. */
MUST_CHECK enum status vote_voter_get(struct ctx *ctx, int64_t vote_id, int64_t voter_id,
                                      int64_t account_id, struct vote_roll_row *out);

struct vote_receipt {
    bool again;   /* had voted already: secret, and the first ballot stands; by name, the same */
    bool changed; /* by name: the earlier choice was replaced */
};
/** A voter casts by device; returns after the commit is on disk. A secret ballot is final: a second
 *  one is not taken, and the receipt says so. Of an open vote the last one until closing counts.
 *  ST_INVALID with fields "choice", "write_in"; ST_RULE "vote.not_open", "vote.too_late",
 *  "vote.not_present", "vote.by_hand_now"; ST_NOT_FOUND: not on the roll. The permission is being a
 *  voter: the caller has made sure who it is (account, or one-time code of a terminal). */
MUST_CHECK enum status vote_cast(struct ctx *ctx, int64_t vote_id, int64_t voter_id,
                                 const struct vote_choice *choice, struct vote_receipt *out);
/* The same for a hall that votes at one instant (struct crowd of a route): what is typed is checked
 * one by one, written together, and each is told by itself. */

struct vote_casting; /* a ballot on its way */
struct vote_slip {   /* what a ballot has to fit, and whose it is; cheap to get */
    int64_t voter_id,
        account_id; /* one of them; who that is on the roll shows when it is written */
    struct vote v;  /* id, kind, en_bloc, write_in, secret, seats, scale, on; nothing else */
    size_t lines;
};
/** voter_id 0: the voter with the actor's account. ST_NOT_FOUND: no such vote. */
MUST_CHECK enum status vote_slip_get(struct ctx *ctx, int64_t vote_id, int64_t voter_id,
                                     struct vote_slip *out);
/** Check; writes nothing. Errors as of vote_cast(), but for what may change until it is written. */
MUST_CHECK enum status vote_cast_prepare(struct ctx *ctx, const struct vote_slip *slip,
                                         const struct vote_choice *choice,
                                         struct vote_casting **out);
/** struct crowd's write(): items[i]->data is a struct vote_casting. */
MUST_CHECK enum status vote_cast_write(struct ctx *ctx, struct crowd_item *const *items,
                                       size_t count);
/** After the commit: what became of it; screens are told. */
struct vote_receipt vote_cast_done(struct ctx *ctx, const struct vote_casting *c);

/** What the voter has chosen so far in a vote by name; marks "" if nothing. ST_RULE: secret. */
MUST_CHECK enum status vote_cast_get(struct ctx *ctx, int64_t vote_id, int64_t voter_id,
                                     struct vote_choice *out);

struct vote_now { /* all that screens show while a vote runs */
    enum vote_state state;
    enum vote_method method;
    uint32_t all_members, present, voted;
    int64_t seconds_left; /* -1: no limit */
};
MUST_CHECK enum status vote_now(struct ctx *ctx, int64_t vote_id, struct vote_now *out);

/* ---------------------------------------------------------------- way of voting, hands and paper
 */

/** From device to hands or paper, from hands to paper, while it is open. Ballots cast by device
 *  stay and are joined with the count. Emits "vote.way_changed". */
MUST_CHECK enum status vote_change_way(struct ctx *ctx, int64_t id, enum vote_method method);
/** The voter takes a paper ballot and is crossed off the roll. ST_RULE "vote.voted_already".
 *  Emits "vote.paper_taken". */
MUST_CHECK enum status vote_take_paper(struct ctx *ctx, int64_t vote_id, int64_t voter_id);

struct vote_entry {
    int64_t id, account_id;
    struct str name; /* the teller */
    struct vote_count count;
};
enum vote_entries { VOTE_ENTRIES_NONE, VOTE_ENTRIES_ONE, VOTE_ENTRIES_DIFFER, VOTE_ENTRIES_AGREE };
/** One teller's count, by the actor; replaces his earlier one. Two people must enter the same:
 *  *out says how it stands. ST_RULE: not by hands or paper; ST_INVALID: figures that cannot be
 *  (fields "ballots", "spoiled", "line.<n>", "write_in"). Emits "vote.counted_by_teller". */
MUST_CHECK enum status vote_enter_count(struct ctx *ctx, int64_t id, const struct vote_count *count,
                                        enum vote_entries *out);
/** What the tellers have entered, and whether two agree. A teller who has not entered his own count
 *  yet must not be shown the other's: that is the page's business. */
MUST_CHECK enum status vote_entries(struct ctx *ctx, int64_t id, struct vote_entry **out,
                                    size_t *out_count, enum vote_entries *out_state);

/* ---------------------------------------------------------------- scrutineers */

struct vote_scrutineer {
    int64_t id, panel_id, account_id, deputy_id, version;
    struct str panel, name;
    bool taken; /* has his code */
    bool shown; /* … which stood on the desk's screen and is not put away yet */
};
struct vote_scrutineer_new {
    const char *panel; /* "vote" and its id, or as in vote_new */
    int64_t panel_id, account_id, deputy_id;
    struct str name;
};
/** Appoint one; two hold the keys. He has no code yet: vote_take_code(). ST_INVALID "name";
 * ST_RULE: two are appointed, the same person, an option of the vote; a vote of its own panel that
 * needs no keys or has opened. Emits "vote.scrutineer_appointed". */
MUST_CHECK enum status vote_appoint(struct ctx *ctx, const struct vote_scrutineer_new *in,
                                    int64_t *out_id);

struct vote_code_take {
    int64_t scrutineer_id;
    bool declares; /* neither a candidate nor a near relative of one */
    bool at_desk;  /* on the office's screen; else on his own account, which the actor has to be */
};
/** A scrutineer takes his code, once. *out_code: 24 letters and digits, 120 bits, stored nowhere.
 *  ST_INVALID "declares"; ST_RULE: taken already; at the desk: the other one's still stands there;
 * the actor's account has seen the other one's, on its own or at the desk. ST_DENIED: another
 * account's. Emits "vote.code_taken" or, at the desk, "vote.code_shown": the journal says on whose
 * account. */
MUST_CHECK enum status vote_take_code(struct ctx *ctx, const struct vote_code_take *in,
                                      struct str *out_code);
/** The code that stood on the desk's screen is put away; the other one's may be shown. Repeating
 *  does nothing. Emits "vote.code_kept". */
MUST_CHECK enum status vote_code_kept(struct ctx *ctx, int64_t scrutineer_id);
/** Ends an appointment (code lost, person gone). ST_RULE while a secret vote whose keys it holds is
 *  open or not yet counted. Emits "vote.scrutineer_ended". */
MUST_CHECK enum status vote_dismiss(struct ctx *ctx, int64_t scrutineer_id);
/** Those of a panel, at most two; once what they watched over is over, those who served to the end.
 */
MUST_CHECK enum status vote_scrutineers(struct ctx *ctx, const char *panel, int64_t panel_id,
                                        struct vote_scrutineer **out, size_t *out_count);
/** Those who hold the keys of this vote: its own, else its panel's. */
MUST_CHECK enum status vote_key_holders(struct ctx *ctx, const struct vote *v,
                                        struct vote_scrutineer **out, size_t *out_count);

struct vote_key_state {
    bool needed;    /* a secret vote by device that is closed and not yet counted */
    bool elsewhere; /* … and the key file is not on this machine */
    bool busy;      /* a vote that its scrutineers hold the keys of is open or not yet counted */
    int64_t turned[2], waiting[2]; /* ids of scrutineers, 0 none */
};
MUST_CHECK enum status vote_key_state(struct ctx *ctx, const struct vote *v,
                                      struct vote_key_state *out);
/** A scrutineer enters his code (blanks and case do not matter). With the second one the ballots
 *  are opened, counted, and the keys destroyed. ST_INVALID "code": nobody's; ST_RULE
 *  "vote.key_elsewhere": the key file is not on this machine. Emits "vote.key_turned", and
 *  "vote.counted". */
MUST_CHECK enum status vote_turn_key(struct ctx *ctx, int64_t id, struct str code);

/* ---------------------------------------------------------------- warnings, lists */

/** Below this number of voters a secret vote shows what it cannot hide (all alike, or one against):
 *  the console warns before opening. Number of law "secret_vote_voters". */
MUST_CHECK enum status vote_few_voters(struct ctx *ctx, uint32_t *out);

/** Votes of a day or state, newest first, at most `limit`. state NULL: all. */
MUST_CHECK enum status vote_list(struct ctx *ctx, const char *state, unsigned limit,
                                 struct vote **out, size_t *out_count);
/** Names written in, in the form they are counted in (in place). ST_INVALID with `key` on field
 *  "write_in": one of them is a candidate of this vote; whoever is for him says so beside his name,
 *  or his votes would stand on two lines. */
MUST_CHECK enum status vote_write_in_names(struct ctx *ctx, int64_t vote_id, struct str *names,
                                           size_t count, const char *key);
#endif
