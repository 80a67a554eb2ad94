// SPDX-License-Identifier: MulanPSL-2.0
/** What can be done with suggestions. Every action loads, decides, stores and tells in one
 *  transaction, checks state and relation by suggestion_rules.h, and emits one event
 *  "suggestion.<past of its verb>" with from/to states in its data.
 *
 *  All inputs: `id` the suggestion, `version` what the form showed (0: not checked). Common errors:
 *  ST_NOT_FOUND (no such record, or not to be seen), ST_DENIED (not this actor's business), ST_RULE
 *  (state or law forbids; err.law), ST_CONFLICT (changed meanwhile), ST_INVALID (field_errors).
 *  Text keys of refusals: suggestion.err.*.
 */
#ifndef SUGGESTION_ACTIONS_H
#define SUGGESTION_ACTIONS_H
#include "modules/congress/congress.h"
#include "modules/suggestion/suggestion.h"

struct suggestion_ref { /* verbs that need nothing else */
    int64_t id, version;
    struct str note; /* may be empty */
};

/* ------------------------------------------------------------------------------- 提 propose */

/** Saved as typed: every field may be empty. id 0 makes a new draft of the actor's deputy. */
struct suggestion_draft {
    int64_t id, version;
    enum suggestion_kind kind;
    struct str title, body, cause, grounds, proposal; /* the last three for bills */
    int64_t category_id;
    bool confidential;
    const int64_t *cosigners; /* deputies to invite; NULL leaves them as they are */
    size_t cosigners_count;
    int64_t from_opinion_id; /* link to a citizen's opinion it grew from, 0 none */
    struct str consent;      /* the office, for paper: how and when the lead deputy agreed */
};
/** In draft, more_asked and returned. By the lead deputy; what came on paper by the office too,
 * with the deputy's consent on record, and never to lift his wish that it stays closed. A change of
 * text after confirmations asks them again. ST_CONFLICT: stored version differs. *out_id may be
 * NULL. */
MUST_CHECK enum status suggestion_save(struct ctx *ctx, const struct suggestion_draft *in,
                                       int64_t *out_id);
/** Freeze the text and ask the invited co-signers. draft -> confirming. */
MUST_CHECK enum status suggestion_ask_confirm(struct ctx *ctx, const struct suggestion_ref *in);
/** Back to editing. confirming -> draft. */
MUST_CHECK enum status suggestion_pull_back(struct ctx *ctx, const struct suggestion_ref *in);
struct suggestion_confirm {
    int64_t id;
    bool agree;
    struct str mark;   /* suggestion_text_mark() of what was read; "": not compared */
    struct str reason; /* may be empty */
};
/** Another kind, title or text has another mark. 32 characters, of no meaning elsewhere. */
struct str suggestion_text_mark(struct ctx *ctx, const struct suggestion *s,
                                const struct suggestion_text *t);
/** An invited co-signer confirms or declines from the own account. ST_CONFLICT: agrees to a text
 *  that is another by now. */
MUST_CHECK enum status suggestion_confirm(struct ctx *ctx, const struct suggestion_confirm *in);
/** Until when bills may be handed in, as the open session has set it (UTC seconds, 0: no end), and
 *  whether that time is over. @law Chongqing Deputies Measures art. 11 */
MUST_CHECK enum status suggestion_bill_until(struct ctx *ctx, int64_t *out_until, bool *out_late);
struct suggestion_submit {
    int64_t id, version;
    bool one_matter;    /* the deputy declares it; ST_INVALID "one_matter" otherwise */
    bool as_suggestion; /* a bill that is too late for the session: table it as a suggestion */
};
/** To the congress in session, else to the standing committee: decided by the day. Unconfirmed
 *  co-signers block, or are dropped where the setting says so. Bills: cause, grounds, proposal and
 *  the number of signers of the level; within the time that the presidium set, else ST_RULE field
 *  "as_suggestion", "suggestion.err.bill_late".
 *  @law Deputies Law art. 15, 24, 36; Organic Law art. 22; Qingdao art. 9, 10 */
MUST_CHECK enum status suggestion_submit(struct ctx *ctx, const struct suggestion_submit *in);
/** Throw a draft away (draft, confirming -> withdrawn; never tabled). */
MUST_CHECK enum status suggestion_discard(struct ctx *ctx, const struct suggestion_ref *in);
/** Withdraw in writing (note: the reason). Where every co-signer must agree and one has not, they
 *  are asked ("suggestion.withdrawal_asked", the state stays): each agrees by
 *  suggestion_agree_withdraw(), then the lead deputy withdraws again. Ends all handling, and it is
 *  no longer public.
 *  @law Chongqing art. 12, Beijing art. 13, Shanghai art. 10 (parameters) */
MUST_CHECK enum status suggestion_withdraw(struct ctx *ctx, const struct suggestion_ref *in);
MUST_CHECK enum status suggestion_agree_withdraw(struct ctx *ctx, const struct suggestion_ref *in);
/** The deputy asks that text and reply are not published, or takes that back. */
struct suggestion_confidential {
    int64_t id;
    bool on;
};
MUST_CHECK enum status suggestion_set_confidential(struct ctx *ctx,
                                                   const struct suggestion_confidential *in);

/* ---------------------------------------------------------------- office: the gate */

/** The office enters a suggestion handed in on paper: submitted at once, signers as signed. */
struct suggestion_paper {
    struct suggestion_draft draft; /* id 0 */
    int64_t lead_deputy_id;
    struct date tabled_on; /* none: today */
    struct date voiced_on; /* said on that day, not written; none: handed in on paper */
    struct str source;     /* "" = "paper" */
};
MUST_CHECK enum status suggestion_enter_paper(struct ctx *ctx, const struct suggestion_paper *in,
                                              int64_t *out_id);
struct suggestion_accept {
    int64_t id, version;
    int64_t number; /* 0: next of the series (per session; per year in recess) */
    int64_t category_id;
};
/** submitted -> accepted, numbered. ST_CONFLICT "suggestion.err.number_taken". */
MUST_CHECK enum status suggestion_accept(struct ctx *ctx, const struct suggestion_accept *in);
struct suggestion_refuse {
    int64_t id, version;
    struct str reason; /* word of SUGGESTION_LAW_UNFIT; for ask_more any */
    struct str note;   /* what the deputy reads; required */
};
MUST_CHECK enum status suggestion_return(struct ctx *ctx, const struct suggestion_refuse *in);
MUST_CHECK enum status suggestion_ask_more(struct ctx *ctx, const struct suggestion_refuse *in);
struct suggestion_merge {
    int64_t id, version; /* the duplicate */
    int64_t main_id;     /* submitted … redo, not itself merged, of the same kind */
    struct str note;
};
/** May another one be merged into one in this state? */
bool suggestion_takes_others(enum suggestion_state state);
/** All authors are kept; each gets the reply and may rate. @law Chongqing art. 13 */
MUST_CHECK enum status suggestion_merge(struct ctx *ctx, const struct suggestion_merge *in);
struct suggestion_convert {
    int64_t id, version;
    struct date declined_on; /* the presidium decided not to treat it as a bill */
    struct str note;
};
/** A bill becomes a suggestion (new row, state submitted, same signers, linked).
 *  @law Chongqing art. 11 */
MUST_CHECK enum status suggestion_convert(struct ctx *ctx, const struct suggestion_convert *in,
                                          int64_t *out_id);
struct suggestion_hand_up {
    int64_t id, version;
    struct str to_name; /* used when the parent congress is not in this installation */
    struct str note;
};
/** To the parent congress: a linked suggestion there, or sent outside. */
MUST_CHECK enum status suggestion_hand_up(struct ctx *ctx, const struct suggestion_hand_up *in);
struct suggestion_up_answer {
    int64_t id, version;
    bool refused; /* the higher congress does not take it: accepted again */
    struct str organ_name, doc_number, body;
    struct date on;
    struct str class_code; /* "" if it names none */
};
/** What came back from outside, typed by the office. handed_up -> replied (or accepted). */
MUST_CHECK enum status suggestion_up_answer(struct ctx *ctx, const struct suggestion_up_answer *in);
struct suggestion_classify {
    int64_t id, version, category_id;
};
MUST_CHECK enum status suggestion_classify(struct ctx *ctx, const struct suggestion_classify *in);

/* ------------------------------------------------------------------------------ 交 hand over */

struct suggestion_assign {
    int64_t id, version;
    const struct suggestion_unit *units;
    size_t units_count;
    bool complex;          /* wide-ranging or difficult: the longer period from the start */
    int64_t via_organ_id;  /* a government: its office names the units (units may be empty) */
    struct date handed_on; /* none: today; not in the future, not before acceptance */
    int64_t batch_id;      /* plan only; 0 none */
};
/** Propose units for the hand-over meeting (state stays accepted). Replaces the earlier plan. */
MUST_CHECK enum status suggestion_plan(struct ctx *ctx, const struct suggestion_assign *in);
/** 交办: the clock starts. units empty: the planned ones. ST_INVALID field "units".
 *  @law Deputies Law art. 51 */
MUST_CHECK enum status suggestion_hand_over(struct ctx *ctx, const struct suggestion_assign *in);
/** May the actor name such a unit as a handler, or take a task from it? The office of the congress
 *  any; the government's office those of the government and those of nobody (ORGAN_OTHER), not the
 *  courts, the procuratorates, the commissions of supervision and the congress itself. */
bool suggestion_directs(const struct ctx *ctx, enum organ_kind kind);
/** The government office names the units. at_government -> handed_over; the clock keeps running.
 *  ST_INVALID field "units": one that it does not direct, see suggestion_directs(). */
MUST_CHECK enum status suggestion_hand_on(struct ctx *ctx, const struct suggestion_assign *in);

struct suggestion_batch_new {
    int64_t id, version; /* id 0: new */
    struct str name, place;
    struct date meeting_on;
};
MUST_CHECK enum status suggestion_batch_save(struct ctx *ctx, const struct suggestion_batch_new *in,
                                             int64_t *out_id);
struct suggestion_bulk_item {
    int64_t id, organ_id; /* lead; 0: as planned */
};
struct suggestion_bulk {
    int64_t batch_id; /* 0: none; items NULL: all planned for the batch */
    const struct suggestion_bulk_item *items;
    size_t items_count;
    struct date handed_on;
};
/** All or nothing. *out_faults (arena) lists every row that cannot go and why. */
struct suggestion_fault {
    int64_t id;
    struct str number_text, title;
    const char *key;
};
MUST_CHECK enum status suggestion_bulk_hand_over(struct ctx *ctx, const struct suggestion_bulk *in,
                                                 struct suggestion_fault **out_faults,
                                                 size_t *out_faults_count, size_t *out_done);

/** For the actor's own unit; handling_id 0: the one of the actor's organ. */
struct suggestion_handling_ref {
    int64_t id, handling_id;
    struct str note;
};
MUST_CHECK enum status suggestion_sign(struct ctx *ctx, const struct suggestion_handling_ref *in);
/** note: the reason, required. Within the workdays of the parameters, once.
 *  @law Chongqing art. 16 */
MUST_CHECK enum status suggestion_give_back(struct ctx *ctx,
                                            const struct suggestion_handling_ref *in);
struct suggestion_dispute {
    int64_t id, handling_id;
    int64_t to_organ_id; /* 0: it stays with the unit */
    bool release;        /* a joint handler leaves, nobody comes; not with to_organ_id */
    struct str reason;   /* required */
};
/** Decide a give-back: by the office, or by the government office inside the government (ST_INVALID
 *  fields "handling", "to_organ": not a unit it directs, see suggestion_directs()). Moving keeps
 * the first hand-over date and restarts the clock where the parameters say so. */
MUST_CHECK enum status suggestion_decide_dispute(struct ctx *ctx,
                                                 const struct suggestion_dispute *in);
/** Move to another unit without a give-back; same clock rules. `release` has no meaning here. */
MUST_CHECK enum status suggestion_reassign(struct ctx *ctx, const struct suggestion_dispute *in);

/* --------------------------------------------------------------------------------- 办 handle */

struct suggestion_extend {
    int64_t id, handling_id;
    struct date wanted_on;
    struct str reason;
};
/** Before the due day, to at most the longer period from hand-over. Granted at once where the
 *  parameters need no consent. @law Deputies Law art. 51; Qingdao art. 25 */
MUST_CHECK enum status suggestion_ask_extension(struct ctx *ctx,
                                                const struct suggestion_extend *in);
struct suggestion_extend_decide {
    int64_t id, extension_id;
    bool grant;
    struct str reason; /* required when refused */
};
MUST_CHECK enum status suggestion_decide_extension(struct ctx *ctx,
                                                   const struct suggestion_extend_decide *in);

struct suggestion_contact_new {
    int64_t id, handling_id;
    int64_t deputy_id; /* 0: the lead deputy */
    struct str way;    /* "face","phone","writing" */
    struct date on;    /* none: today; from hand-over to today */
    struct str summary;
};
MUST_CHECK enum status suggestion_contact(struct ctx *ctx, const struct suggestion_contact_new *in);
struct suggestion_contact_check {
    int64_t id, contact_id;
    bool agree;
    struct str note; /* required when disputed */
};
/** The deputy confirms or disputes. A disputed contact does not count for the reply. */
MUST_CHECK enum status suggestion_check_contact(struct ctx *ctx,
                                                const struct suggestion_contact_check *in);

struct suggestion_advise {
    int64_t id, handling_id;
    struct str body;
};
MUST_CHECK enum status suggestion_advise(struct ctx *ctx, const struct suggestion_advise *in);
/** The lead sends a joint handler's opinion (handling_id: the joint one) back for more; body: why.
 */
MUST_CHECK enum status suggestion_ask_advice(struct ctx *ctx, const struct suggestion_advise *in);

struct suggestion_note_new {
    int64_t id, handling_id;
    struct str kind; /* handlers: "progress"; office, leader, committee: "supervision","visit",
                        "reminder","meeting"; lead deputy: "visit" */
    struct date on;
    struct str place, participants, body;
};
MUST_CHECK enum status suggestion_add_note(struct ctx *ctx, const struct suggestion_note_new *in);

struct suggestion_urge {
    const int64_t *ids;
    size_t count;
    struct str body;
};
/** 催办 of several at once: a reminder is noted on each, and those who handle it are told. All or
 *  none; errors as of suggestion_add_note(). */
MUST_CHECK enum status suggestion_urge(struct ctx *ctx, const struct suggestion_urge *in);

struct suggestion_promise_new {
    struct str what;
    struct date due_on;
};
struct suggestion_reply_draft {
    int64_t id, handling_id, version; /* version of the reply row; 0 for a new one */
    struct str doc_number, addressee, title, body, class_code, signer, contact_person, phone,
        copy_to, not_solved_why, reported_upward;
    const struct suggestion_promise_new *promises; /* class B: at least one to be sent */
    size_t promises_count;
};
/** Saved as typed. One reply per unit and round; *out_reply_id may be NULL. ST_CONFLICT if
 * `version` is not that of the reply there is (0: there must be none), so nobody's draft is
 * overwritten. */
MUST_CHECK enum status suggestion_draft_reply(struct ctx *ctx,
                                              const struct suggestion_reply_draft *in,
                                              int64_t *out_reply_id);
/** Into sign-off: complete by its class, contact on record. */
MUST_CHECK enum status suggestion_submit_reply(struct ctx *ctx,
                                               const struct suggestion_handling_ref *in);
struct suggestion_sign_off {
    int64_t id, reply_id;
    int64_t reply_version; /* of the letter that was read, ST_CONFLICT if it is another by now; 0:
                              not compared */
    bool approve;
    struct str reason; /* required when sent back */
};
MUST_CHECK enum status suggestion_sign_off(struct ctx *ctx, const struct suggestion_sign_off *in);
/** To the deputies. replied when every unit that owes a reply has sent one.
 *  @law Deputies Law art. 51; Chongqing art. 22 */
MUST_CHECK enum status suggestion_send_reply(struct ctx *ctx,
                                             const struct suggestion_handling_ref *in);

struct suggestion_promise_act {
    int64_t id, promise_id;
    struct str what;        /* unit: "done","postponed"; office or deputy: "confirmed","refused" */
    struct date new_due_on; /* postponed, refused (refused: none keeps the old one) */
    struct str body;        /* evidence or reason; required */
};
MUST_CHECK enum status suggestion_report_promise(struct ctx *ctx,
                                                 const struct suggestion_promise_act *in);
MUST_CHECK enum status suggestion_confirm_promise(struct ctx *ctx,
                                                  const struct suggestion_promise_act *in);

/* ------------------------------------------------------------------------------ 督 supervise */

struct suggestion_key_new {
    int64_t id, version;
    struct str lead; /* see struct suggestion_key */
    int64_t leader_account_id, leader_organ_id;
    struct str decided_by; /* 主任会议第几次; required */
    struct date decided_on;
};
/** @law Deputies Law art. 52 */
MUST_CHECK enum status suggestion_make_key(struct ctx *ctx, const struct suggestion_key_new *in);
struct suggestion_key_end {
    int64_t id, key_id;
    struct str finding;
};
MUST_CHECK enum status suggestion_end_key(struct ctx *ctx, const struct suggestion_key_end *in);

/* ----------------------------------------------------------------------------------- 评 rate */

struct suggestion_rate {
    int64_t id, reply_id; /* reply_id 0: the only one waiting */
    enum suggestion_mark attitude, result;
    struct str reason;     /* required when either is dissatisfied */
    int64_t for_deputy_id; /* the office types a paper rating; 0: the actor */
};
/** Each signer, authors of merged ones too. What counts decides: satisfied or basic closes,
 *  dissatisfied goes back once with a new due day, then to the chairmen's meeting.
 *  @law Zhejiang art. 24, Chongqing art. 26-27 (parameters) */
MUST_CHECK enum status suggestion_rate(struct ctx *ctx, const struct suggestion_rate *in);
struct suggestion_decide {
    int64_t id, version;
    struct str decision; /* "redo","accept","key" (key: redo under supervision) */
    struct str meeting, reason;
    struct date on; /* none: today */
};
MUST_CHECK enum status suggestion_decide(struct ctx *ctx, const struct suggestion_decide *in);
struct suggestion_rate_promise {
    int64_t id, promise_id;
    enum suggestion_mark result;
    struct str reason; /* required when dissatisfied: the promise is open again */
};
MUST_CHECK enum status suggestion_rate_promise(struct ctx *ctx,
                                               const struct suggestion_rate_promise *in);

/* -------------------------------------------------------------------------------- 公开 publish */

struct suggestion_publish {
    int64_t id, reply_id; /* reply_id 0: the text */
    bool is_public;
    struct str why_not, note;    /* when not public */
    struct str title, body;      /* as the public will see it, masked */
    const struct str *confirmed; /* finding ids that the office looked at and that are harmless */
    size_t confirmed_count;
};
/** ST_INVALID field "body" (key suggestion.err.private) while findings are neither masked nor
 *  confirmed; ST_RULE against the deputy's request. @law Qingdao art. 18, 30 */
MUST_CHECK enum status suggestion_publish(struct ctx *ctx, const struct suggestion_publish *in);

struct suggestion_publish_item {
    int64_t id, version;
    bool text, replies; /* neither: not public, as the deputy asked */
};
/** Decide many at once, all or none, each as it is stored and only where nothing looks private.
 *  ST_INVALID field "id": {0} is the number of the one that stopped them. */
MUST_CHECK enum status
suggestion_publish_many(struct ctx *ctx, const struct suggestion_publish_item *items, size_t count);

/* ------------------------------------------------------------------------------- settings */

/** Built-in classes A-D, categories and settings where the congress has none. Safe to repeat. */
MUST_CHECK enum status suggestion_setup(struct ctx *ctx);
MUST_CHECK enum status suggestion_class_save(struct ctx *ctx, const struct suggestion_class *in,
                                             int64_t *out_id);
MUST_CHECK enum status
suggestion_category_save(struct ctx *ctx, const struct suggestion_category *in, int64_t *out_id);
/** Replace the sign-off steps of an organ (a chief of it, or the office). None: one step, any
 * chief.
 */
MUST_CHECK enum status suggestion_signoff_steps_save(struct ctx *ctx, int64_t organ_id,
                                                     const struct suggestion_signoff_step *steps,
                                                     size_t count);
/** Key of SUGGESTION_SETTINGS, whole number within its bounds. */
MUST_CHECK enum status suggestion_setting_save(struct ctx *ctx, struct str key, int64_t value);

#endif
