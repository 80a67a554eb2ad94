// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of the journal's own tables, and reading any journalled table as it is. */
#ifndef PLATFORM_EVENT_STORE_H
#define PLATFORM_EVENT_STORE_H
#include "platform/event.h"
#include "platform/event/event_hash.h"

/** A number greater than that of every event whose transaction this one can have seen. */
MUST_CHECK enum status event_store_next_id(struct ctx *ctx, int64_t congress_id, int64_t *out);
/** The event and its entry in event_unsealed, or, held back under a number, in event_held. */
MUST_CHECK enum status event_store_add(struct ctx *ctx, const struct event_fields *e,
                                       const uint8_t hash[SM3_BYTES], int64_t held_by);
/** Move entries of event_held to event_unsealed, of one congress after the other. */
MUST_CHECK enum status event_store_release(struct ctx *ctx, int64_t held_by, unsigned limit,
                                           bool *out_more);
struct event_row_fields {
    int64_t congress_id, event_id, id, row_id;
    struct str table;
    const uint8_t *hash; /* NULL: gone */
};
MUST_CHECK enum status event_store_add_row(struct ctx *ctx, const struct event_row_fields *row);
/** PostgreSQL: rows of a table by their ids "{1,2}", with the names of the columns. */
MUST_CHECK enum status event_store_rows(struct ctx *ctx, const char *table, int64_t congress_id,
                                        struct str ids, struct rows *out);
/** PostgreSQL: entries [["table",row,gone],…] of one event, numbered from `first`, with a hash of
 *  32 bytes for each. */
MUST_CHECK enum status event_store_add_rows(struct ctx *ctx, const struct event_fields *e,
                                            int64_t first, struct str rows, const uint8_t *hashes,
                                            size_t hashes_bytes);
/** SM3 of the row as the running transaction sees it. ST_NOT_FOUND: there is none. */
MUST_CHECK enum status event_store_row_hash(struct ctx *ctx, const char *table, int64_t congress_id,
                                            int64_t id, uint8_t out[SM3_BYTES]);
/** At most `limit` rows of a table with id > after, by id, with the names of the columns. */
MUST_CHECK enum status event_store_table(struct ctx *ctx, const char *table, int64_t congress_id,
                                         int64_t after, unsigned limit, struct rows *out);
/** Place of a column in a result with names; -1: none. */
int event_store_column(const struct rows *r, const char *name);
MUST_CHECK enum status event_store_history(struct ctx *ctx, const char *module, int64_t subject_id,
                                           unsigned limit, struct event **out, size_t *out_count);
#endif
