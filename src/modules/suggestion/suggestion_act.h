// SPDX-License-Identifier: MulanPSL-2.0
/** What every action begins and ends with: load, see who acts, decide, store, tell. */
#ifndef SUGGESTION_ACT_H
#define SUGGESTION_ACT_H
#include "base/json.h"
#include "modules/congress/congress.h"
#include "modules/suggestion/suggestion_actions.h"
#include "modules/suggestion/suggestion_rules.h"
#include "modules/suggestion/suggestion_store.h"
#include "platform/db.h"
#include "platform/event.h"

struct act {
    struct suggestion s;
    enum suggestion_state from;
    struct suggestion_handling *units;
    size_t units_count;
    struct suggestion_signer *signers; /* merged ones' too, after the own ones */
    size_t signers_count;
    struct suggestion_who who;
    struct buf data; /* of the event, from "from" on */
    struct json json;
    struct str note; /* what those who are told should read of the reason, "" for nothing */
};

/** Load it and who asks. ST_NOT_FOUND when it is not for these eyes. No verb is checked. */
MUST_CHECK enum status act_load(struct ctx *ctx, int64_t id, struct act *a);
/** The same, then: may the actor (ST_DENIED), does the state allow it (ST_RULE), is the version
 *  what the form showed (ST_CONFLICT; 0 is not checked). */
MUST_CHECK enum status act_begin(struct ctx *ctx, int64_t id, int64_t version,
                                 enum suggestion_verb verb, struct act *a);
/** The next state by the table; with TURN_UNITS and TURN_REDO by the units as they are now. */
MUST_CHECK enum status act_move(struct ctx *ctx, struct act *a, enum suggestion_verb verb,
                                enum suggestion_turn turn);
/** Store the suggestion and emit `event` with {"from", "to", …}. */
MUST_CHECK enum status act_save(struct ctx *ctx, struct act *a, const char *event);
/** Emit only: the record itself has not changed. */
MUST_CHECK enum status act_tell(struct ctx *ctx, struct act *a, const char *event);

/** A new event's data without an act. */
void act_data_begin(struct ctx *ctx, struct act *a);

/** The task `handling_id`, or (0) that of the actor's organ. Others' tasks are ST_NOT_FOUND unless
 *  any_organ. Moved and stopped ones are not found. */
MUST_CHECK enum status act_unit(struct ctx *ctx, struct act *a, int64_t handling_id, bool any_organ,
                                struct suggestion_handling **out);
/** Next state of a task by the table. */
MUST_CHECK enum status act_unit_move(struct ctx *ctx, struct suggestion_handling *h,
                                     enum suggestion_unit_event event);
/** Due day, months and basis of the whole from the units as they are now. */
void act_due(struct act *a);
/** End every task: planned ones go, others are stopped. */
MUST_CHECK enum status act_stop_units(struct ctx *ctx, struct act *a);

/** The actor's own co-signature below this suggestion, NULL if none. */
struct suggestion_signer *act_own_signer(struct ctx *ctx, struct act *a);

struct act_law {
    struct law_params params;
    struct calendar cal;
    enum level level;
};
/** Numbers of law in force on a day, the calendar and the level of the congress. */
MUST_CHECK enum status act_law(struct ctx *ctx, struct date on, struct act_law *out);

/** ST_RULE with what the number `param` of law_params.h rests on today. */
MUST_CHECK enum status act_refuse(struct ctx *ctx, const char *key, const char *param);

/** Note field `name` as missing unless it has a letter. */
void need(struct ctx *ctx, const char *name, struct str value);
/** One of the blank-separated `words`; noted as invalid otherwise. */
void need_word(struct ctx *ctx, const char *name, struct str value, const char *words);
/** The day, today when none is given; noted as invalid before `from` (if any) or after today. */
struct date need_day(struct ctx *ctx, const char *name, struct date on, struct date from);

/** Who the actor is to a suggestion (suggestion_who.c). */
MUST_CHECK enum status suggestion_who_of(struct ctx *ctx, const struct act *a,
                                         struct suggestion_who *out);

/** The government, its departments and townships. */
bool suggestion_of_government(enum organ_kind kind);
/** suggestion_directs(), or ST_INVALID at the field. */
MUST_CHECK enum status act_directs(struct ctx *ctx, int64_t organ_id, const char *field);

/** Classes by code and by kind; ST_NOT_FOUND without touching err. */
MUST_CHECK enum status suggestion_class_by_code(struct ctx *ctx, struct str code,
                                                struct suggestion_class *out);
MUST_CHECK enum status suggestion_class_by_kind(struct ctx *ctx, struct str kind,
                                                struct suggestion_class *out);

/* ---- shared between the files of actions ---- */

/** Text, signatures and, for a bill, the time are what the law asks for; tabled before
 *  (suggestion_propose.c). */
MUST_CHECK enum status suggestion_check_form(struct ctx *ctx, const struct act *a,
                                             enum level level);
/** The same of one tabled on a day, known by the day alone. ST_RULE field "kind". */
MUST_CHECK enum status suggestion_check_bill_day(struct ctx *ctx, const struct suggestion *s);
/** What a bill says, as the text of a suggestion. */
struct str suggestion_bill_as_body(struct arena *a, const struct suggestion_text *t);
/** A bill that is being tabled: in time, or (as_suggestion) a suggestion from now on. */
MUST_CHECK enum status suggestion_bill_in_time(struct ctx *ctx, struct act *a, bool as_suggestion);
/** The suggestion grew from a citizen's opinion of this congress; 0: from none. */
MUST_CHECK enum status suggestion_link_opinion(struct ctx *ctx, int64_t id, int64_t opinion_id);
/** Tabled on that day: in session or in recess, and by when it must be handed over. */
MUST_CHECK enum status suggestion_table(struct ctx *ctx, struct suggestion *s, struct date on);
/** A unit's task begins: its deadlines from `handed_on`, its reply period by `clock`. The task's
 *  role and `complex` are set. */
void suggestion_start_unit(const struct act_law *law, struct suggestion_handling *h,
                           struct date handed_on, const struct suggestion_clock *clock);
/** Hand an act on to the congress it came from or went to; suggestion_up.c. `a` is here, and has
 *  been saved: what is written there belongs to the events there. */
MUST_CHECK enum status suggestion_pass_answer_down(struct ctx *ctx, struct act *a);
MUST_CHECK enum status suggestion_pass_refusal_down(struct ctx *ctx, struct act *a);
MUST_CHECK enum status suggestion_pass_withdrawal_up(struct ctx *ctx, struct act *a);
/** Is the step (from 1) the actor's to take? Without steps there is one, any chief's. ST_DENIED. */
MUST_CHECK enum status suggestion_check_step(struct ctx *ctx,
                                             const struct suggestion_signoff_step *steps,
                                             size_t count, int64_t step);
/** May the actor read a reply that is not sent? Only the unit that writes it. */
bool suggestion_sees_drafts(const struct ctx *ctx, const struct suggestion_reply *r);
/** Is the actor none of the parties, so that he sees what the public sees and no more? */
bool suggestion_only_public(const struct act *a);
/** What the public sees of a reply; `p`: as it was published. */
struct suggestion_reply suggestion_reply_public(const struct suggestion_reply *r,
                                                const struct suggestion_publication *p);
/** Is there a chairmen's meeting that may choose key suggestions? ST_RULE in a township. */
MUST_CHECK enum status suggestion_may_be_key(struct ctx *ctx);
/** The deputies have the whole answer: rating begins. */
MUST_CHECK enum status suggestion_begin_rating(struct ctx *ctx, struct act *a);
/** All that counts has been rated, or the time is over: close, redo or to the chairmen. */
MUST_CHECK enum status suggestion_settle(struct ctx *ctx, struct act *a, enum suggestion_verb verb);
/** Handled again: dissatisfied units (all, when none is) get a new due day. */
MUST_CHECK enum status suggestion_begin_redo(struct ctx *ctx, struct act *a,
                                             enum suggestion_verb verb);

#endif
