// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of the module station. */
#ifndef STATION_STORE_H
#define STATION_STORE_H
#include "modules/station/station_list.h"

/* ---- stations: station_get(), station_by_name(), station_find(), station_page() are here, too */
MUST_CHECK enum status station_store_insert(struct ctx *ctx, const struct station *s);
/** Every value; ST_CONFLICT: changed meanwhile. */
MUST_CHECK enum status station_store_update(struct ctx *ctx, const struct station *s);
MUST_CHECK enum status station_store_delete(struct ctx *ctx, const struct station *s);
/** Points and rooms that belong to a station. */
MUST_CHECK enum status station_store_small(struct ctx *ctx, int64_t station_id, int64_t **out,
                                           size_t *out_count);
MUST_CHECK enum status station_store_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                         int64_t **out, size_t *out_count);

/** Write down the delegation that the office named for a station, where it is another than `before`
 *  (0: none named). */
MUST_CHECK enum status station_store_town_say(struct ctx *ctx, const struct station *s,
                                              int64_t before);

/* ---- who serves there */
MUST_CHECK enum status station_store_deputy(struct ctx *ctx, int64_t id,
                                            struct station_deputy *out);
/** All of a station, past ones too, newest first. */
MUST_CHECK enum status station_store_deputies(struct ctx *ctx, int64_t station_id,
                                              struct station_deputy **out, size_t *out_count);
/** Where a deputy serves or served, newest first. */
MUST_CHECK enum status station_store_of_deputy(struct ctx *ctx, int64_t deputy_id,
                                               struct station_deputy **out, size_t *out_count);
/** The assignment of this person to the station that is or was in force on a day. */
MUST_CHECK enum status station_store_assigned(struct ctx *ctx, const struct station_deputy *d,
                                              struct station_deputy *out);
MUST_CHECK enum status station_store_deputy_insert(struct ctx *ctx, const struct station_deputy *d);
/** The entry of one of another level who serves. */
MUST_CHECK enum status station_store_mandate(struct ctx *ctx, int64_t id, int64_t outside_id);
MUST_CHECK enum status station_store_deputy_end(struct ctx *ctx, const struct station_deputy *d);
MUST_CHECK enum status station_store_deputy_delete(struct ctx *ctx, const struct station_deputy *d);

/* ---- receptions */
MUST_CHECK enum status station_store_reception(struct ctx *ctx, int64_t id,
                                               struct station_reception *out);
/** By what the device made (client) or by the number of a sheet; ST_NOT_FOUND. */
MUST_CHECK enum status station_store_reception_by(struct ctx *ctx, const char *what,
                                                  struct str value, struct station_reception *out);
MUST_CHECK enum status station_store_reception_insert(struct ctx *ctx,
                                                      const struct station_reception *r);
MUST_CHECK enum status station_store_reception_update(struct ctx *ctx,
                                                      const struct station_reception *r);
MUST_CHECK enum status station_store_reception_delete(struct ctx *ctx,
                                                      const struct station_reception *r);
MUST_CHECK enum status station_store_visit_insert(struct ctx *ctx,
                                                  const struct station_reception *r,
                                                  const struct station_visit *v);
MUST_CHECK enum status station_store_visit_delete(struct ctx *ctx, int64_t id);

/* ---- problems: station_problem_get(), _citizen() are here */
struct station_problem_secret {
    struct str name, contact; /* sealed here */
};
MUST_CHECK enum status station_store_problem_insert(struct ctx *ctx,
                                                    const struct station_problem *p,
                                                    struct str number,
                                                    const struct station_problem_secret *s);
MUST_CHECK enum status station_store_problem_by_number(struct ctx *ctx, struct str number,
                                                       struct station_problem *out);
MUST_CHECK enum status station_store_problem_update(struct ctx *ctx,
                                                    const struct station_problem *p);
MUST_CHECK enum status station_store_problem_delete(struct ctx *ctx,
                                                    const struct station_problem *p);
MUST_CHECK enum status station_store_problem_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                                 int64_t **out, size_t *out_count);
/** Settled until a day, with somebody who told it, after `after`. Only id and day. */
MUST_CHECK enum status station_store_told_by(struct ctx *ctx, struct date until, int64_t after,
                                             unsigned limit, struct station_problem **out,
                                             size_t *out_count);
/** Nobody knows any more who told it: the key is destroyed. */
MUST_CHECK enum status station_store_forget(struct ctx *ctx, int64_t id);
/** All of a reception, oldest first. */
MUST_CHECK enum status station_store_problems_of(struct ctx *ctx, int64_t reception_id,
                                                 struct station_problem **out, size_t *out_count);
MUST_CHECK enum status station_store_share_insert(struct ctx *ctx, const struct station_joint *h);
/** Due between two dates, inclusive, and not done. */
MUST_CHECK enum status station_store_due_shares(struct ctx *ctx, struct date from,
                                                struct date until, struct station_joint **out,
                                                size_t *out_count);
MUST_CHECK enum status station_store_share_done(struct ctx *ctx, const struct station_joint *h);
#endif
