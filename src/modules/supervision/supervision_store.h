// SPDX-License-Identifier: MulanPSL-2.0
/** Writing of supervision. */
#ifndef SUPERVISION_STORE_H
#define SUPERVISION_STORE_H
#include "modules/supervision/supervision_list.h"

MUST_CHECK enum status supervision_store_topic_put(struct ctx *ctx,
                                                   const struct supervision_topic *t, bool fresh);
MUST_CHECK enum status supervision_store_matter_put(struct ctx *ctx, const struct matter *m,
                                                    bool fresh);
MUST_CHECK enum status supervision_store_step_put(struct ctx *ctx, const struct supervision_step *s,
                                                  bool fresh);
MUST_CHECK enum status supervision_store_stage_add(struct ctx *ctx,
                                                   const struct supervision_stage *s);
MUST_CHECK enum status supervision_store_target_add(struct ctx *ctx,
                                                    const struct supervision_target *t);
MUST_CHECK enum status supervision_store_person_add(struct ctx *ctx,
                                                    const struct supervision_person *p);
MUST_CHECK enum status supervision_store_person_put(struct ctx *ctx,
                                                    const struct supervision_person *p);
MUST_CHECK enum status supervision_store_plan_put(struct ctx *ctx, const struct supervision_plan *p,
                                                  bool fresh);
MUST_CHECK enum status supervision_store_plan_item_add(struct ctx *ctx,
                                                       const struct supervision_plan_item *i);
MUST_CHECK enum status
supervision_store_problem_put(struct ctx *ctx, const struct supervision_problem *p, bool fresh);
MUST_CHECK enum status supervision_store_check_add(struct ctx *ctx,
                                                   const struct supervision_check *c);
MUST_CHECK enum status supervision_store_round_add(struct ctx *ctx,
                                                   const struct supervision_round *r);
/** Highest number so far: of steps of a method in a matter, of follow-ups, of rounds, of plans. */
MUST_CHECK enum status supervision_store_last_step(struct ctx *ctx, int64_t matter_id,
                                                   struct str method, int64_t *out);
/** Step of another module's record; ST_NOT_FOUND. */
MUST_CHECK enum status supervision_store_step_of_url(struct ctx *ctx, struct str url,
                                                     struct supervision_step *out);
/** By year and title, for imports; ST_NOT_FOUND. */
MUST_CHECK enum status supervision_store_matter_titled(struct ctx *ctx, int64_t year,
                                                       struct str title, struct matter *out);
MUST_CHECK enum status supervision_store_step_titled(struct ctx *ctx, int64_t matter_id,
                                                     struct str method, struct str title,
                                                     struct date on, struct supervision_step *out);
MUST_CHECK enum status supervision_store_problem_titled(struct ctx *ctx, struct str title,
                                                        struct date found_on,
                                                        struct supervision_problem *out);
/** Steps begun, and neither done nor cancelled; problems open. */
MUST_CHECK enum status supervision_store_counts(struct ctx *ctx, int64_t matter_id,
                                                int64_t *out_begun, int64_t *out_waiting,
                                                int64_t *out_open);
enum supervision_table {
    SUPERVISION_TOPICS,
    SUPERVISION_MATTERS,
    SUPERVISION_STEPS,
    SUPERVISION_TARGETS_AT,
    SUPERVISION_PEOPLE,
    SUPERVISION_PLAN_ITEMS,
    SUPERVISION_PROBLEMS,
    SUPERVISION_CHECKS_AT
};
/** A row that was put there by mistake, or by an import that is taken back. */
MUST_CHECK enum status supervision_store_drop(struct ctx *ctx, enum supervision_table table,
                                              int64_t id);
#endif
