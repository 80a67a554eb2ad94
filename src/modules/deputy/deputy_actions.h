// SPDX-License-Identifier: MulanPSL-2.0
/** Use cases of the register of five levels: classes, deputies of other levels, who is who. */
#ifndef DEPUTY_ACTIONS_H
#define DEPUTY_ACTIONS_H
#include "modules/deputy/deputy_list.h"

/** What a name is sorted by. */
struct deputy_keys deputy_keys_of(struct ctx *ctx, struct str name);
/** Is it the name of a class, or ""? Notes a fault of the field "class" otherwise. */
MUST_CHECK enum status deputy_check_class(struct ctx *ctx, struct str name);
/** Keys of names that have none, or of another collation: a job. */
MUST_CHECK enum status deputy_order_job(struct ctx *ctx);
MUST_CHECK enum status deputy_order_waits(struct ctx *ctx, bool *out);

/** The classes that are shipped, if the congress has none. Emits "deputy.seeded". */
MUST_CHECK enum status deputy_seed(struct ctx *ctx);
/** New (id 0) or changed. Emits "deputy.class_set". ST_INVALID: no name, or one that is taken. */
MUST_CHECK enum status deputy_class_set(struct ctx *ctx, const struct deputy_class *in,
                                        int64_t *out_id);

/** New (id 0) or changed deputy of another level. Emits "deputy.outside_set". ST_INVALID with
 *  fields: as deputy_add(), and a level that is this congress's own. */
MUST_CHECK enum status deputy_outside_set(struct ctx *ctx, const struct deputy_outside_new *in,
                                          int64_t *out_id);

/** Notes each fault of its values, which are as stored. */
MUST_CHECK enum status deputy_outside_check(struct ctx *ctx, const struct deputy_outside_new *in);

/** Two entries of the register are ("same"), or are not ("different"), one human being; "undone":
 *  it is open again. Decided by people alone. Emits "deputy.same_decided" about the first with
 *  {"other": id, "decision": word}. ST_INVALID: one and the same entry, no such decision. */
MUST_CHECK enum status deputy_decide(struct ctx *ctx, int64_t one, int64_t other,
                                     struct str decision);
#endif
