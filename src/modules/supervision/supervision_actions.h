// SPDX-License-Identifier: MulanPSL-2.0
/** Acts of supervision, for its pages, imports and demo. */
#ifndef SUPERVISION_ACTIONS_H
#define SUPERVISION_ACTIONS_H
#include "modules/supervision/supervision_list.h"
#include "modules/supervision/supervision_rules.h"

/** A text that must be there, at most so long. */
void supervision_need(struct ctx *ctx, const char *field, struct str s, size_t most);
/** Notes "organ" as invalid unless it is an active organ; 0 is fine unless `required`. */
void supervision_check_organ(struct ctx *ctx, int64_t organ_id, bool required);

/* ---- topics (supervision_topic.c) ---- */

/** A topic for the pool or, with an id and version, another text of one that is in it. Emits
 *  "supervision.topic_saved". ST_INVALID; ST_RULE: chosen or dropped. */
MUST_CHECK enum status supervision_topic_save(struct ctx *ctx, const struct supervision_topic *in,
                                              int64_t *out_id);
/** It is left out, with the reason (state "dropped"), or taken back ("pool"). Emits
 *  "supervision.topic_decided". */
MUST_CHECK enum status supervision_topic_drop(struct ctx *ctx, int64_t id, int64_t version,
                                              struct str reason);
/** The record a path of ours leads to, for the topic's source: its title. ST_NOT_FOUND: no such
 *  record, or the actor may not see it. Paths of records that are not known here are taken as they
 *  are, with "". */
MUST_CHECK enum status supervision_source_title(struct ctx *ctx, struct str url, struct str *out);

/* ---- matters (supervision_actions.c) ---- */

MUST_CHECK enum status supervision_matter_close(struct ctx *ctx, int64_t id, int64_t version,
                                                struct str result);
MUST_CHECK enum status supervision_matter_cancel(struct ctx *ctx, int64_t id, int64_t version,
                                                 struct str reason);
/** What came of it may be read by everybody, or not any more. Emits "supervision.published".
 *  @law  Supervision Law (2024-11-08) art. 10, 17 */
MUST_CHECK enum status supervision_matter_publish(struct ctx *ctx, int64_t id, int64_t version,
                                                  bool open);
/** The state of a matter follows its steps and problems; in the transaction that changed them. */
MUST_CHECK enum status supervision_matter_follow(struct ctx *ctx, int64_t matter_id);

/* ---- plans (supervision_plan.c) ---- */

/** The draft of a year's plan, or of its next revision (with a reason): all matters of that year as
 *  they are now. An existing draft takes them over anew. Emits "supervision.plan_drafted". */
MUST_CHECK enum status supervision_plan_draft(struct ctx *ctx, int64_t year, struct str intro,
                                              struct str reason, int64_t *out_id);
struct supervision_approve {
    int64_t id, version, meeting_id; /* of a chairmen's meeting; 0: named in basis */
    struct str basis;                /* 县人大常委会第四十次主任会议 */
    struct date on;
};
/** Emits "supervision.plan_approved". ST_RULE: no draft; another kind of meeting, or
 *  one that has not been held.
 *  @law  Supervision Law (2024-11-08) art. 63 */
MUST_CHECK enum status supervision_plan_approve(struct ctx *ctx,
                                                const struct supervision_approve *in);
/** Everybody may read it; the revision before it is replaced. Emits "supervision.plan_published".
 *  @law  Supervision Law (2024-11-08) art. 63 */
MUST_CHECK enum status supervision_plan_publish(struct ctx *ctx, int64_t id, int64_t version);

/* ---- methods (supervision_step.c) ---- */

/** A method is added to a matter, or changed. Emits "supervision.step_saved". */
MUST_CHECK enum status supervision_step_save(struct ctx *ctx, const struct supervision_step *in,
                                             int64_t *out_id);
struct supervision_advance {
    int64_t id, version;
    struct str stage, note, report;
    struct date on;
    int64_t meeting_id, item_id, doc_id; /* 0: as before */
};
/** It reaches a stage. Emits "supervision.step_advanced". */
MUST_CHECK enum status supervision_step_advance(struct ctx *ctx,
                                                const struct supervision_advance *in);
MUST_CHECK enum status supervision_step_cancel(struct ctx *ctx, int64_t id, int64_t version,
                                               struct str reason);
/** Emits "supervision.target_added" or "….target_dropped". */
MUST_CHECK enum status supervision_target_add(struct ctx *ctx, const struct supervision_target *in,
                                              int64_t *out_id);
MUST_CHECK enum status supervision_target_drop(struct ctx *ctx, int64_t id);
/** People take part, each with a role; deputies are told. Emits "supervision.people_added". */
MUST_CHECK enum status supervision_people_add(struct ctx *ctx, int64_t step_id,
                                              const struct supervision_person *people,
                                              size_t count);
struct supervision_presence {
    int64_t person_id;
    struct str presence;
};
/** Emits "supervision.people_noted". ST_RULE: before its day. */
MUST_CHECK enum status supervision_people_note(struct ctx *ctx, int64_t step_id,
                                               const struct supervision_presence *notes,
                                               size_t count);

/** Last days before a report is heard, and what they rest on. */
struct supervision_timer {
    const char *stage; /* drafted, final, sent */
    struct date by;
    const char *article;
};
enum { SUPERVISION_TIMERS = 3 };
/** Of a report that is to be heard on its day. @law Supervision Law (2024-11-08) art. 15 */
MUST_CHECK enum status supervision_timers(struct ctx *ctx, const struct supervision_step *s,
                                          struct supervision_timer out[SUPERVISION_TIMERS]);

/* ---- satisfaction (supervision_rate.c) ---- */

struct supervision_rate {
    int64_t step_id, handling_id, vote_id; /* vote_id 0: counted on paper, as typed */
    struct supervision_count count;
    struct date on, next_due_on; /* next_due_on: of the second round when it fails */
    struct str note;
};
/** The result of a vote of satisfaction by the rule of the place; when it fails the organ handles
 *  the opinions again until the next day, and a new round follows. Emits "supervision.rated". */
MUST_CHECK enum status supervision_rate(struct ctx *ctx, const struct supervision_rate *in,
                                        struct supervision_round *out);
/** A round that was held before, as its record has it. Emits "supervision.rated". */
MUST_CHECK enum status supervision_round_take(struct ctx *ctx,
                                              const struct supervision_round *round);
/** The rule that holds today, in words. */
MUST_CHECK enum status supervision_rule_now(struct ctx *ctx, struct supervision_rule *out,
                                            struct str *out_words);

/* ---- problems (supervision_problem.c) ---- */

struct supervision_problem_act {
    int64_t id, version;
    enum supervision_problem_verb verb;
    int64_t organ_id;   /* PROBLEM_ASSIGN */
    struct date due_on; /* ASSIGN, BACK, REOPEN */
    struct str text;    /* measure, report, verdict or reason */
};
/** Emits "supervision.problem_assigned", "….problem_measured", "….problem_reported",
 *  "….problem_solved", "….problem_again", "….problem_shelved". ST_DENIED: not one's own organ's. */
MUST_CHECK enum status supervision_problem_do(struct ctx *ctx,
                                              const struct supervision_problem_act *in);
/** The next of the numbered series of follow-ups; one that finds it solved solves it. Emits
 *  "supervision.checked". */
MUST_CHECK enum status supervision_check_save(struct ctx *ctx, const struct supervision_check *in,
                                              int64_t *out_id);
/** Is it the actor's own organ's, and may he speak for it? */
bool supervision_own(const struct ctx *ctx, int64_t organ_id);
/** All of the matter, not only what an organ owes: who reads all, a deputy who takes part. */
MUST_CHECK enum status supervision_sees_whole(struct ctx *ctx, int64_t matter_id, bool *out);
/** The places to be visited: who sees the whole; the organ it is about, once it was held. */
MUST_CHECK enum status supervision_sees_targets(struct ctx *ctx, const struct matter *m,
                                                const struct supervision_step *s, bool *out);
#endif
