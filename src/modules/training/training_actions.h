// SPDX-License-Identifier: MulanPSL-2.0
/** What the parts of learning share. */
#ifndef TRAINING_ACTIONS_H
#define TRAINING_ACTIONS_H
#include "modules/training/training_list.h"

/** Tell these deputies of a class by the notice `kind`. In the transaction. */
MUST_CHECK enum status training_tell(struct ctx *ctx, const struct training *c, const char *kind,
                                     const int64_t *deputies, size_t count, struct str note);
/** Tell everybody on the list. */
MUST_CHECK enum status training_tell_all(struct ctx *ctx, const struct training *c,
                                         const char *kind, struct str note);
/** Notes faults of a question. */
void training_check_question(struct ctx *ctx, const struct training_question *q);
/** May the present actor, signed in, sit it? His seat, made when he has none and may have one;
 *  ST_NOT_FOUND when the test is none of his. */
MUST_CHECK enum status training_own_seat(struct ctx *ctx, const struct training_test *t,
                                         bool *out_has, struct training_seat *out);
/** The same, and a seat is made for him. In a transaction of its own. */
MUST_CHECK enum status training_take_seat(struct ctx *ctx, int64_t test_id, int64_t *out_seat_id);
#endif
