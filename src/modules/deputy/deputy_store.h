// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on the table deputy. Functions that write run in db_tx() and note their rows. */
#ifndef DEPUTY_STORE_H
#define DEPUTY_STORE_H
#include "modules/deputy/deputy_list.h"

/** A row as it is written: `plain` with delegation_id and class_id instead of names. */
struct deputy_row {
    int64_t id, delegation_id, key_id, version, class_id;
    struct deputy_keys keys;
    const struct deputy_new *plain;
};
MUST_CHECK enum status deputy_store_insert(struct ctx *ctx, const struct deputy_row *row);
/** Everything but key, account and end of office; the secrets only unless keep_secrets. */
MUST_CHECK enum status deputy_store_update(struct ctx *ctx, const struct deputy_row *row,
                                           bool keep_secrets);
MUST_CHECK enum status deputy_store_leave(struct ctx *ctx, int64_t id, int64_t version,
                                          struct date on, struct str reason);
/** As if he had never been there; his version is that of `d`. */
MUST_CHECK enum status deputy_store_delete(struct ctx *ctx, const struct deputy *d);
MUST_CHECK enum status deputy_store_set_account(struct ctx *ctx, int64_t id, int64_t account_id);

/** Who has not left office and belongs to this group, those included who take office later; at most
 *  10,000. */
MUST_CHECK enum status deputy_store_in_group(struct ctx *ctx, struct str group, int64_t **out,
                                             size_t *out_count);
/** The data of "deputy.changed" when the register named this group before, "" none: see
 *  deputy_group_was(). */
struct str deputy_group_left(struct arena *a, struct str before);
/** Which group he belongs to, and nothing else. */
MUST_CHECK enum status deputy_store_set_group(struct ctx *ctx, int64_t id, struct str group);

/** The deputy in office with this ID number; ST_NOT_FOUND. */
MUST_CHECK enum status deputy_store_by_id_number(struct ctx *ctx, struct str id_number,
                                                 struct deputy *out);
/** In office, of that name and delegation. With constituency "" the only one there is: ST_INVALID
 *  "deputy.import.several" else. */
MUST_CHECK enum status deputy_store_by_place(struct ctx *ctx, struct str name,
                                             struct str delegation, struct str constituency,
                                             struct deputy *out);

/** Ids after `after`, ascending, at most `limit`; of one delegation or (0) of all. */
MUST_CHECK enum status deputy_store_ids(struct ctx *ctx, int64_t delegation_id, int64_t after,
                                        unsigned limit, int64_t **out, size_t *out_count);

/* What stands beside a deputy: deputy_store_more.c */
MUST_CHECK enum status deputy_store_more(struct ctx *ctx, const struct deputy_row *row);
/** Both that and what he is sorted by. */
MUST_CHECK enum status deputy_store_more_delete(struct ctx *ctx, int64_t id);
MUST_CHECK enum status deputy_store_order(struct ctx *ctx, int64_t id,
                                          const struct deputy_keys *keys);
/** Names whose keys are missing or made by another collation, at most `limit`. */
struct deputy_unsorted {
    int64_t id;
    struct str name;
};
MUST_CHECK enum status deputy_store_unsorted(struct ctx *ctx, struct str made_by, unsigned limit,
                                             struct deputy_unsorted **out, size_t *out_count);
MUST_CHECK enum status deputy_store_class_insert(struct ctx *ctx, const struct deputy_class *c);
MUST_CHECK enum status deputy_store_class_update(struct ctx *ctx, const struct deputy_class *c);
MUST_CHECK enum status deputy_store_class(struct ctx *ctx, int64_t id, struct deputy_class *out);
/** ST_NOT_FOUND. */
MUST_CHECK enum status deputy_store_class_named(struct ctx *ctx, struct str name, int64_t *out_id);

/* Suspensions: deputy_store_suspension.c */
MUST_CHECK enum status deputy_store_suspension(struct ctx *ctx, int64_t id,
                                               struct deputy_suspension *out);
MUST_CHECK enum status deputy_store_suspension_insert(struct ctx *ctx,
                                                      const struct deputy_suspension *s);
MUST_CHECK enum status deputy_store_suspension_end(struct ctx *ctx, int64_t id, int64_t version,
                                                   struct date last);

#endif
