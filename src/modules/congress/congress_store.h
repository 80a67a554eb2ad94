// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on the congress_* tables. Functions that write run in db_tx() and note their rows. */
#ifndef CONGRESS_STORE_H
#define CONGRESS_STORE_H
#include "modules/congress/congress_list.h"

/* Reading functions that congress.h publishes (congress_get, organ_get …) are here too. */

MUST_CHECK enum status congress_store_insert(struct ctx *ctx, const struct congress *in);
MUST_CHECK enum status congress_store_term_insert(struct ctx *ctx, const struct congress_term *in);
/** The day a term ends; none opens it again. */
MUST_CHECK enum status congress_store_term_close(struct ctx *ctx, int64_t id, struct date to_on);

MUST_CHECK enum status congress_store_session_insert(struct ctx *ctx,
                                                     const struct congress_session *in);
MUST_CHECK enum status congress_store_session_update(struct ctx *ctx,
                                                     const struct congress_session *in);

MUST_CHECK enum status congress_store_organ_insert(struct ctx *ctx, const struct organ *in);
MUST_CHECK enum status congress_store_organ_update(struct ctx *ctx, const struct organ *in);

/** Active organs right below this one. */
MUST_CHECK enum status congress_store_organ_children(struct ctx *ctx, int64_t id, int64_t *out);

MUST_CHECK enum status congress_store_delegation_insert(struct ctx *ctx,
                                                        const struct delegation *in);
MUST_CHECK enum status congress_store_delegation_update(struct ctx *ctx,
                                                        const struct delegation *in);

/** Write one day; *out_same: it was there and equal. *out_id (may be NULL) is set when it is new.
 */
MUST_CHECK enum status congress_store_holiday_put(struct ctx *ctx, const struct holiday *in,
                                                  int64_t *out_id, bool *out_same);
MUST_CHECK enum status congress_store_holiday_get(struct ctx *ctx, int64_t id, struct holiday *out);
MUST_CHECK enum status congress_store_holiday_drop(struct ctx *ctx, int64_t id);

/** Write the value of a day; replaces one of the same name and day. */
MUST_CHECK enum status
congress_store_param_put(struct ctx *ctx, const struct congress_param_set *in, int64_t *out_id);
MUST_CHECK enum status congress_store_param_get(struct ctx *ctx, int64_t id, struct param_row *out);
MUST_CHECK enum status congress_store_param_drop(struct ctx *ctx, int64_t id);

/** What the table says of many divisions, asked at once (imports on PostgreSQL). */
struct division_ahead;
/** Look these codes up; *out lives in ctx->arena. Only on PostgreSQL. */
MUST_CHECK enum status congress_store_divisions_ahead(struct ctx *ctx, const struct str *codes,
                                                      size_t count, struct division_ahead **out);
/** congress_division_get(), without a question to the database where `ahead` (may be NULL) has
 *  looked the code up. */
MUST_CHECK enum status congress_store_division_known(struct ctx *ctx,
                                                     const struct division_ahead *ahead,
                                                     struct str code, struct division *out);
/** Write one division, and keep `ahead` (may be NULL) up with it; *out_same: it was there and
 *  equal; *out_new: it was not there. */
MUST_CHECK enum status congress_store_division_put(struct ctx *ctx, struct division_ahead *ahead,
                                                   const struct division *in, bool *out_same,
                                                   bool *out_new);
MUST_CHECK enum status congress_store_division_drop(struct ctx *ctx, int64_t id);

/** Ids of the organs right below this one, closed ones too. */
MUST_CHECK enum status congress_store_organ_below(struct ctx *ctx, int64_t id, int64_t **out,
                                                  size_t *out_count);
/** As if it had never been there; its version is that of `organ`. */
MUST_CHECK enum status congress_store_organ_delete(struct ctx *ctx, const struct organ *organ);

/** Ids of organs after `after`, ascending, at most `limit`. */
MUST_CHECK enum status congress_store_organ_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                                int64_t **out, size_t *out_count);

#endif
