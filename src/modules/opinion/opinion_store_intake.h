// SPDX-License-Identifier: MulanPSL-2.0
/** The tables opinion_intake, opinion_intake_key and opinion_try: what the public pages take in. */
#ifndef OPINION_STORE_INTAKE_H
#define OPINION_STORE_INTAKE_H
#include "base/follow_code.h"
#include "platform/ctx.h"

struct opinion_intake_row {
    int64_t id, key_id, opinion_id; /* key_id 0: done; opinion_id 0: not yet an opinion */
    int64_t taken_at;
    struct str once_hash, code_hash;
    struct str sealed; /* "" when it is done */
    bool written;      /* opinion_store_take_in(): new; else it was there */
};

/** Insert all of them, with ids made here, in as few statements as the database allows; one whose
 *  once_hash is there already, or comes twice in the list, is left as it is. */
MUST_CHECK enum status opinion_store_take_in(struct ctx *ctx, struct opinion_intake_row *list,
                                             size_t count);
/** The key of that day; *out 0: there is none yet. */
MUST_CHECK enum status opinion_store_day_key(struct ctx *ctx, struct date day, int64_t *out);
MUST_CHECK enum status opinion_store_add_day_key(struct ctx *ctx, struct date day, int64_t key_id);
/** Keys of days before `day` that no waiting row needs. */
MUST_CHECK enum status opinion_store_old_day_keys(struct ctx *ctx, struct date day,
                                                  int64_t **out_ids, int64_t **out_key_ids,
                                                  size_t *out_count);
MUST_CHECK enum status opinion_store_drop_day_key(struct ctx *ctx, int64_t id);

/** Waiting ones after `after`, by id, at most `limit`. */
MUST_CHECK enum status opinion_store_intake_list(struct ctx *ctx, int64_t after, unsigned limit,
                                                 struct opinion_intake_row **out,
                                                 size_t *out_count);
/** Those from `first` to `last` that are opinions and still wait: for their photographs. */
MUST_CHECK enum status opinion_store_intake_half(struct ctx *ctx, int64_t first, int64_t last,
                                                 struct opinion_intake_row **out,
                                                 size_t *out_count);
MUST_CHECK enum status opinion_store_intake_waits(struct ctx *ctx, bool *out);
/** ST_NOT_FOUND. */
MUST_CHECK enum status opinion_store_intake_by_code(struct ctx *ctx, struct str code_hash,
                                                    struct opinion_intake_row *out);
MUST_CHECK enum status opinion_store_intake_by_once(struct ctx *ctx, struct str once_hash,
                                                    struct opinion_intake_row *out);
/** It is that opinion now; `done`: nothing of it is needed any more. */
MUST_CHECK enum status opinion_store_intake_settle(struct ctx *ctx, int64_t id, int64_t opinion_id,
                                                   bool done);

MUST_CHECK enum status opinion_store_tries(struct ctx *ctx, int64_t id, struct follow_tries *out);
MUST_CHECK enum status opinion_store_set_tries(struct ctx *ctx, int64_t id,
                                               const struct follow_tries *t);
#endif
