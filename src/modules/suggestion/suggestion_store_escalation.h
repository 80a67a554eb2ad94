// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of deadlines: what is due, what was raised, what has ended. */
#ifndef SUGGESTION_STORE_ESCALATION_H
#define SUGGESTION_STORE_ESCALATION_H
#include "modules/suggestion/suggestion_list.h"

enum suggestion_deadline_kind {
    DEADLINE_REPLY,
    DEADLINE_SIGN,
    DEADLINE_OPINION,
    DEADLINE_PROMISE,
    DEADLINE_DISPATCH,
    DEADLINE_GOVERNMENT, /* stored as "reply": the government's office has not named a unit */
    SUGGESTION_DEADLINES
};

struct suggestion_deadline {
    int64_t suggestion_id, handling_id, promise_id, organ_id;
    const char *kind; /* word as stored */
    struct date due_on;
    int64_t level; /* last raised (open rows), or to be raised */
    int64_t id;    /* of an open row */
};

/** Suggestions with after < id <= upto: a job goes through a congress range by range, so that what
 *  it holds does not grow with it. */
struct suggestion_range {
    int64_t after, upto;
};
/** The range of the next `most` suggestions; *out_end: there is none. */
MUST_CHECK enum status suggestion_store_range(struct ctx *ctx, int64_t after, unsigned most,
                                              struct suggestion_range *out, bool *out_end);
/** Everything of one kind due until a day, inclusive, of a range. */
MUST_CHECK enum status
suggestion_store_deadlines(struct ctx *ctx, enum suggestion_deadline_kind kind,
                           const struct suggestion_range *range, struct date until,
                           struct suggestion_deadline **out, size_t *out_count);
/** Open escalations of a range. */
MUST_CHECK enum status suggestion_store_raised(struct ctx *ctx,
                                               const struct suggestion_range *range,
                                               struct suggestion_deadline **out, size_t *out_count);
MUST_CHECK enum status suggestion_store_raise(struct ctx *ctx, const struct suggestion_deadline *d);
MUST_CHECK enum status suggestion_store_end_raised(struct ctx *ctx, int64_t id);
/** The level shown in lists; does not touch the version, nobody has edited anything. */
MUST_CHECK enum status suggestion_store_set_level(struct ctx *ctx,
                                                  const struct suggestion_deadline *d);
/** One deadline has ended: the suggestion shows the highest level of its other units. */
MUST_CHECK enum status suggestion_store_clear_level(struct ctx *ctx, int64_t suggestion_id);
/** Replied to and not rated by `today`, reminded before `reminded_before` or never: by id, after
 * one, at most `limit`. */
MUST_CHECK enum status suggestion_store_unrated(struct ctx *ctx, struct date reminded_before,
                                                int64_t after, unsigned limit, int64_t **out,
                                                size_t *out_count);
MUST_CHECK enum status suggestion_store_escalations(struct ctx *ctx, int64_t organ_id,
                                                    unsigned limit,
                                                    struct suggestion_escalation **out,
                                                    size_t *out_count);
#endif
