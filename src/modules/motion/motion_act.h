// SPDX-License-Identifier: MulanPSL-2.0
/** What the actions of motions share: the record loaded, who the actor is to it, telling people. */
#ifndef MOTION_ACT_H
#define MOTION_ACT_H
#include "modules/motion/motion_actions.h"
#include "modules/motion/motion_rules.h"

struct motion_act {
    struct motion m;
    struct motion_signer *signers;
    size_t signers_count;
    struct motion_who who;
};

/** Load a motion that the actor may see. ST_CONFLICT when `version` is neither 0 nor the stored. */
MUST_CHECK enum status motion_act_load(struct ctx *ctx, int64_t id, int64_t version,
                                       struct motion_act *out);
/** The same, and the actor may do this with it now: ST_RULE "motion.err.not_now" where the state
 *  is in the way, ST_DENIED "motion.err.not_yours" otherwise. */
MUST_CHECK enum status motion_act_begin(struct ctx *ctx, int64_t id, int64_t version,
                                        enum motion_verb verb, struct motion_act *out);
/** Store it and note the event with the states before and after. */
MUST_CHECK enum status motion_act_end(struct ctx *ctx, struct motion_act *a, const char *event);

/** The level of the congress. */
MUST_CHECK enum status motion_level(struct ctx *ctx, enum level *out);
/** Does the congress meet today? */
MUST_CHECK enum status motion_in_session(struct ctx *ctx, bool *out);
/** It was handed in: counted, numbered, in its state, told; and, of a late bill, declined for it.
 */
MUST_CHECK enum status motion_hand_in(struct ctx *ctx, struct motion_act *a, bool late);
/** Somebody of that name among those who may sign; ST_INVALID `field` otherwise. */
MUST_CHECK enum status motion_named(struct ctx *ctx, const struct motion *m, const char *field,
                                    struct str names, int64_t **out, size_t *out_count);
/** The day given, or today; ST_INVALID "on": in the future, or before it was handed in. */
MUST_CHECK enum status motion_check_day(struct ctx *ctx, const struct motion *m, struct date on);
/** Who is meant by a draft of a recall or removal: his seat, or what was typed. ST_INVALID
 *  "member": no such seat. */
MUST_CHECK enum status motion_person_of(struct ctx *ctx, const struct motion_draft *in,
                                        struct motion *m);
/** The person concerned was given it, so that he could answer. ST_RULE with the article; others
 *  than recalls and removals: ST_OK. */
MUST_CHECK enum status motion_check_heard(struct ctx *ctx, const struct motion *m);
/** A recall or removal was passed: his seat in module body ends, if that is where his post is and
 *  nobody has to consent first; else the office confirms it later. */
MUST_CHECK enum status motion_take_effect(struct ctx *ctx, struct motion *m, struct date on);
/** The vote by which the post ended was void: his seat goes on, and what was noted of its end goes.
 *  *note: why the seat could not be given back ("" it was, or there is none). */
MUST_CHECK enum status motion_undo_effect(struct ctx *ctx, struct motion *m, struct str *note);
/** Does the deputy sit in the body the motion goes to? ST_RULE "motion.err.not_member" if not. */
MUST_CHECK enum status motion_check_member(struct ctx *ctx, enum motion_forum forum,
                                           int64_t deputy_id);
/** May an interpellation of that level be put to the organ? *out false: not by law; ST_RULE
 *  "motion.err.target": no organ that answers to a congress. No organ: true. */
MUST_CHECK enum status motion_target_allowed(struct ctx *ctx, enum level level, int64_t organ_id,
                                             bool *out);

enum motion_whom {
    MOTION_TO_SIGNERS = 1,
    MOTION_TO_LEAD = 2,
    MOTION_TO_INVITED = 4,
    MOTION_TO_OFFICE = 8,
    MOTION_TO_UNIT = 16,  /* who answers in the organ asked */
    MOTION_TO_HEAD = 32,  /* its head */
    MOTION_TO_PERSON = 64 /* who is to be recalled or removed */
};
/** Tell them (platform/module.h notice_kind `kind`). */
MUST_CHECK enum status motion_tell(struct ctx *ctx, const struct motion_act *a, const char *kind,
                                   unsigned whom, struct str note);
#endif
