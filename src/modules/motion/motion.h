// SPDX-License-Identifier: MulanPSL-2.0
/** Bills (议案), interpellations (质询案), amendments (修正案), proposals for a commission of
 *  inquiry, recalls (罢免案) and removals (撤职案): signed from each sponsor's own account, counted
 * by the threshold of the level, decided on by the presidium or the chairmen's meeting, answered,
 * voted. Writing: motion_actions.h; who may do what in which state: motion_rules.h.
 */
#ifndef MOTION_H
#define MOTION_H
#include "platform/ctx.h"

/** Words: bill question amendment commission recall removal; text keys motion.kind.<word>. */
enum motion_kind {
    MOTION_BILL,
    MOTION_QUESTION,
    MOTION_AMENDMENT,
    MOTION_COMMISSION,
    MOTION_RECALL, /* 罢免案, before the congress */
    MOTION_REMOVAL /* 撤职案, before the standing committee */
};
/** Before whom. Words: congress committee; text keys motion.forum.<word>. */
enum motion_forum { MOTION_CONGRESS, MOTION_COMMITTEE };
/** Text keys motion.state.<word>. */
enum motion_state {
    MOTION_DRAFT,        /* its lead and those he asked to sign see it */
    MOTION_SUBMITTED,    /* numbered; presidium or chairmen's meeting decides */
    MOTION_AT_COMMITTEE, /* a special committee looks at it first */
    MOTION_LISTED,       /* on the agenda */
    MOTION_DECLINED,     /* not on the agenda; a bill may live on as a suggestion */
    MOTION_PASSED,
    MOTION_REJECTED,
    MOTION_ANSWERING, /* interpellation: the organ has to answer */
    MOTION_ANSWERED,  /* its signers say whether they are satisfied */
    MOTION_AGAIN,     /* enough of them are not: whether and how it is answered again */
    MOTION_CLOSED,
    MOTION_WITHDRAWN
};

struct motion {
    int64_t id, version;
    enum motion_kind kind;
    enum motion_forum forum;
    enum motion_state state;
    struct str mover; /* "members", "presidium", "organ" */
    int64_t mover_organ_id, lead_deputy_id, session_id;
    struct str title, cause, grounds, proposal; /* proposal: of an amendment the new wording */
    struct str question, content;               /* of an interpellation */
    int64_t target_organ_id;
    int64_t subject_id;      /* the motion an amendment is about, 0: subject_text names it */
    struct str subject_text; /* … */
    struct str series;
    int64_t number; /* 0 before it is submitted */
    int64_t signer_count, needed;
    struct str basis; /* article of the number of signers, as shown */
    struct date submitted_on, decided_on, closed_on, withdraw_asked_on, put_to_vote_on;
    int64_t suggestion_id; /* what a declined bill became */
    int64_t round;         /* of answers, 0 before the first */
    struct str way;        /* of the answer: "oral_meeting", "oral_presidium", "oral_committee",
                              "written" */
    struct date due_on;    /* of the answer */
    int64_t created_at;
    /* Of a recall or removal: who is to lose which post. */
    struct str person_name, person_post; /* as printed */
    struct str office;                   /* a word of motion_rules.h, MOTION_OFFICES */
    int64_t member_id;                   /* his seat in module body, 0: the post is none */
    int64_t person_deputy_id, person_account_id;
    struct date served_on; /* it was given to him */
    struct str served_how; /* "account", "paper" */
    struct date ended_on;  /* of the post */
    struct str ended_note;
    int64_t vote_id;           /* the vote that decided, 0: noted by hand */
    int64_t place;             /* of an amendment in the order of votes; 0: by number, at the end */
    bool paper;                /* deputies signed it on paper; the office has entered it */
    struct str convert_reason; /* why a declined bill became a suggestion */
};

struct motion_signer {
    int64_t id, deputy_id;
    bool lead;
    struct str state; /* "invited", "signed", "declined" */
    struct str name, delegation;
    int64_t decided_at;
};

struct motion_decision {
    int64_t id, organ_id, at;
    struct str decision, note, organ_name;
    struct date on;
};

struct motion_answer {
    int64_t id, version, round, signed_by, signed_at;
    struct str state, way, head_name, body; /* state: "draft", "given" */
    bool head_present;
    struct date given_on;
};

struct motion_mark {
    int64_t answer_id, deputy_id, at;
    bool satisfied;
    struct str reason, name;
};

/** What the person concerned by a recall or removal answered. */
struct motion_defence {
    int64_t id, at;
    struct str way; /* "written", "presidium", "meeting" */
    struct date on;
    struct str body;
    bool by_person; /* from his own account; else noted by the office */
    bool printed;   /* for the meeting */
};

/** What a special committee, or a commission of inquiry, reported. */
struct motion_report {
    int64_t id, organ_id, at;
    struct str organ_name, advice; /* "agenda", "decline", "none" */
    struct date on;
    struct str body;
};

struct motion_filter {
    struct str q, kind, forum, state, mine; /* mine: "lead", "sign", "mark", "wait" */
    const char *sort;
    struct str after;
    unsigned limit;
};

/** One motion, if the actor may see it; else ST_NOT_FOUND. */
MUST_CHECK enum status motion_get(struct ctx *ctx, int64_t id, struct motion *out);
/** One page of what the actor may see, newest first. */
MUST_CHECK enum status motion_page(struct ctx *ctx, const struct motion_filter *filter,
                                   struct motion **out, size_t *out_count, struct str *out_next,
                                   int64_t *out_total);
/** How many wait for the actor: to sign, to say of the answer, to decide, to answer. */
MUST_CHECK enum status motion_waiting(struct ctx *ctx, int64_t *out);

/* ---- on agendas: for the module of meetings, which tells ---- */

/** The motion that an address means ("/motion/47"); 0: none. */
int64_t motion_of_url(struct str url);
struct motion_item {
    int64_t item_id; /* of module meeting */
    struct str meeting, url;
    struct date held_on;
    bool gone; /* off the agenda again */
};
/** May it be put on an agenda now? `deciding`: of the body it is before, which wants that it was
 *  put there; else of those that prepare it. ST_DENIED, ST_RULE with the article.
 *  @law  Organic Law (2022-03-11) art. 22(1), 22(2), 52(1), 52(2), 52(3) */
MUST_CHECK enum status motion_may_go(struct ctx *ctx, int64_t id, bool deciding);
/** In the transaction that puts it there, or takes it off (in->gone). Emits "motion.scheduled",
 *  "motion.unscheduled". */
MUST_CHECK enum status motion_scheduled(struct ctx *ctx, int64_t id, const struct motion_item *in);
/** Oldest first, those taken off too. */
MUST_CHECK enum status motion_items(struct ctx *ctx, int64_t id, struct motion_item **out,
                                    size_t *out_count);
/** Amendments of a bill that are neither decided nor withdrawn, in the order in which they are to
 *  be voted on: those furthest from the text first, as the office has put them, else by number. */
MUST_CHECK enum status motion_open_amendments(struct ctx *ctx, int64_t id, struct motion **out,
                                              size_t *out_count);
/** It is put to the vote now: a withdrawal comes too late. In a transaction; not on the agenda, or
 *  put before: nothing happens. ST_RULE: a withdrawal that was asked for waits for an answer; the
 *  person concerned was not given it. */
MUST_CHECK enum status motion_put_to_vote(struct ctx *ctx, int64_t id);
struct motion_vote {
    int64_t id, vote_id;
    bool passed;
    struct date on;
    struct str note; /* the meeting and the formula */
};
/** A meeting has voted on it: that is its result. Nothing happens when it is not on the agenda (any
 *  more), so it may be told twice. ST_RULE: an amendment to it is still open; the person concerned
 *  was not given it. */
MUST_CHECK enum status motion_voted(struct ctx *ctx, const struct motion_vote *in);
/** That vote was void: it is on the agenda again, as before; a post that ended by it goes on. */
MUST_CHECK enum status motion_vote_void(struct ctx *ctx, int64_t id, int64_t vote_id);
/** Who moves it: "张三等10名代表", or the organ. */
MUST_CHECK enum status motion_movers(struct ctx *ctx, const struct motion *m, struct str *out);
/** Signers who have signed, the lead first. */
MUST_CHECK enum status motion_signed_by(struct ctx *ctx, int64_t id, struct motion_signer **out,
                                        size_t *out_count);
MUST_CHECK enum status motion_reports(struct ctx *ctx, int64_t id, struct motion_report **out,
                                      size_t *out_count);

/** What the person concerned answered. */
MUST_CHECK enum status motion_defences(struct ctx *ctx, int64_t id, struct motion_defence **out,
                                       size_t *out_count);

/** "议案第3号"; the kind alone before it has a number. */
struct str motion_number_text(struct arena *a, const struct motion *m);

const char *motion_kind_word(enum motion_kind kind);
const char *motion_forum_word(enum motion_forum forum);
const char *motion_state_word(enum motion_state state);
bool motion_kind_parse(struct str word, enum motion_kind *out);
bool motion_forum_parse(struct str word, enum motion_forum *out);
bool motion_state_parse(struct str word, enum motion_state *out);

/* Page: /motion/{id}. View for joins: motion_v_name (congress_id, id, kind, forum, state, title,
 * series, number), without drafts. */
#endif
