// SPDX-License-Identifier: MulanPSL-2.0
/** Acts of inquiries and investigations. */
#ifndef INQUIRY_ACTIONS_H
#define INQUIRY_ACTIONS_H
#include "modules/inquiry/inquiry_list.h"
#include "modules/inquiry/inquiry_rules.h"
#include "modules/meeting/meeting.h"
#include "modules/supervision/supervision.h"

void inquiry_need(struct ctx *ctx, const char *field, struct str s, bool required, size_t most);

/** Plan an inquiry, or change one that has not begun; `organs` answer. With a matter it is one of
 *  its methods. Emits "inquiry.saved". */
MUST_CHECK enum status inquiry_save(struct ctx *ctx, const struct inquiry *in,
                                    const int64_t *organs, size_t count, int64_t *out_id);
/** INQUIRY_COLLECT, OPEN, CLOSE (text: what it came to), HANDLE (text: what the organs reported),
 *  CANCEL (text: why). Emits "inquiry.collecting", ".opened", ".closed", ".handled", ".cancelled".
 */
MUST_CHECK enum status inquiry_move(struct ctx *ctx, int64_t id, int64_t version,
                                    enum inquiry_verb verb, struct str text);
/** A question of the actor, or (office) of somebody; below `parent_id` a follow-up question. Emits
 *  "inquiry.offered". While the inquiry is on it is chosen at once. */
MUST_CHECK enum status inquiry_ask(struct ctx *ctx, const struct inquiry_question *in,
                                   int64_t *out_id);
struct inquiry_question_act {
    int64_t id;
    enum inquiry_question_verb verb;
    int64_t organ_id;          /* CHOOSE: who answers, 0 as it was */
    struct str text, answerer; /* ANSWER */
};
/** Emits "inquiry.chosen", ".left_out", ".asked", ".answered". */
MUST_CHECK enum status inquiry_question_do(struct ctx *ctx, const struct inquiry_question_act *in);
/** What was promised or found wrong goes on the list of problems, with a day. */
MUST_CHECK enum status inquiry_question_problem(struct ctx *ctx, int64_t id, struct str title,
                                                struct date due_on, int64_t *out_problem_id);
/** One organ is rated. Emits "inquiry.rated". */
MUST_CHECK enum status inquiry_rate(struct ctx *ctx, int64_t id, struct supervision_poll *poll);

/* ---- investigations (inquiry_probe.c) ---- */

/** Proposed by the chairmen's meeting, or by a fifth of the standing committee's members. Emits
 *  "inquiry.probe_proposed". ST_RULE: too few signers.
 *  @law  Supervision Law (2024-11-08) art. 56 */
MUST_CHECK enum status inquiry_probe_save(struct ctx *ctx, const struct inquiry_probe *in,
                                          int64_t *out_id);
struct inquiry_probe_step {
    int64_t id, version;
    enum inquiry_probe_verb verb;
    struct str text; /* basis, report or outcome */
    struct date on;  /* none: today; DECIDE, REFUSE without a vote: required */
    struct date due_on;
    int64_t doc_id;
    int64_t vote_id; /* DECIDE: the vote that carried, REFUSE: that did not; day and basis are then
                        the vote's. 0: noted afterwards, from the source in text */
};
/** The votes that may decide on it, or (REFUSE) turned it down.
 *  @law  Supervision Law (2024-11-08) art. 56 */
struct meeting_decided inquiry_probe_decided(const struct ctx *ctx, enum inquiry_probe_verb verb);
/** Emits "inquiry.probe_decided", ".probe_refused", ".probe_begun", ".probe_reported",
 *  ".probe_resolved". ST_INVALID: a vote with another result or of another body
 *  (meeting_decision_by()), without one no day or no source. ST_RULE: begun without complete
 * members, or with one who has a stake or whom nobody has looked at where words point at him. */
MUST_CHECK enum status inquiry_probe_do(struct ctx *ctx, const struct inquiry_probe_step *in);
/** Somebody for its committee, or an expert. Emits "inquiry.probe_member". ST_RULE
 * "law.probe_stake": he has a stake in what is investigated.
 *  @law  Supervision Law (2024-11-08) art. 57(2) */
MUST_CHECK enum status inquiry_member_add(struct ctx *ctx, const struct inquiry_member *in,
                                          int64_t *out_id);
/** A person or body it is about. Emits "inquiry.probe_concern". */
MUST_CHECK enum status inquiry_concern_add(struct ctx *ctx, const struct inquiry_concern *in,
                                           int64_t *out_id);
/** What the office has found of a member: has he a stake with regard to one of those concerned?
 * Emits "inquiry.probe_checked".
 *  @law  Supervision Law (2024-11-08) art. 57(2) */
struct inquiry_check {
    int64_t probe_id, member_id, concern_id; /* concern_id 0: in general */
    struct str sort, note;
    bool stake;
};
MUST_CHECK enum status inquiry_relation_add(struct ctx *ctx, const struct inquiry_check *in);
/** A member withdraws, or was objected to; he does not come back. Emits "inquiry.probe_recused".
 *  ST_RULE: it has reported. */
MUST_CHECK enum status inquiry_member_leave(struct ctx *ctx, int64_t probe_id, int64_t member_id,
                                            struct str reason);
/** How members stand to those concerned: what is on record, and what the office has to look at
 *  because of words (names, posts), which decide nothing. */
struct inquiry_stake {
    bool has;
    struct str look_at; /* whom of those concerned, "" nobody */
};
MUST_CHECK enum status inquiry_stakes(struct ctx *ctx, int64_t probe_id,
                                      const struct inquiry_member *members, size_t count,
                                      struct inquiry_stake *out);
/** ST_RULE "law.probe_stake": he says so, or it is on record. */
MUST_CHECK enum status inquiry_check_stake(struct ctx *ctx, const struct inquiry_member *m);
/** Nobody has a stake, and whatever words point at has been looked at. ST_RULE "law.probe_stake",
 *  "inquiry.err.unchecked". */
MUST_CHECK enum status inquiry_check_stakes(struct ctx *ctx, int64_t probe_id,
                                            const struct inquiry_member *members, size_t count);
/** Last day on which the organs report how they handled what came up.
 *  @law  Chongqing Standing Committee Procedure (2023-03-30) art. 36 */
MUST_CHECK enum status inquiry_report_by(struct ctx *ctx, const struct inquiry *q,
                                         struct date *out);
MUST_CHECK enum status inquiry_act_add(struct ctx *ctx, const struct inquiry_act *in,
                                       int64_t *out_id);
#endif
