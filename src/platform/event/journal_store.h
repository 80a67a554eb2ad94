// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of the chain: journal_seal, event_unsealed, journal_head. Always of ctx's congress. */
#ifndef PLATFORM_EVENT_JOURNAL_STORE_H
#define PLATFORM_EVENT_JOURNAL_STORE_H
#include "platform/event/event_hash.h"
#include "platform/journal.h"

/** Inside the sealer's transaction: may we seal this congress? Another server may be at it. */
MUST_CHECK enum status journal_store_lock(struct ctx *ctx, bool *out_ours);

/** PostgreSQL plans by statistics, and without any reads the whole journal for each batch: make
 * some of the journal's tables; always, or only if there are none yet. Outside db_tx(). Who may not
 * does without. */
MUST_CHECK enum status journal_store_analyze(struct ctx *ctx, bool always);

struct journal_link {
    int64_t n;
    uint8_t chain[SM3_BYTES];
};
/** The last link; link 0 when nothing is sealed. */
MUST_CHECK enum status journal_store_last(struct ctx *ctx, struct journal_link *out);

struct journal_waiting {
    int64_t event_id;
    struct str hash;
};
MUST_CHECK enum status journal_store_waiting(struct ctx *ctx, unsigned limit,
                                             struct journal_waiting **out, size_t *out_count);
/** Links one after another. */
struct journal_seals {
    int64_t first, count;
    struct str event_ids; /* JSON array of numbers, in their order */
    struct str chains;    /* SM3_BYTES each */
};
/** Events that no sealer has reached, in all congresses together; counts to 10,000. */
MUST_CHECK enum status journal_store_waiting_all(struct ctx *ctx, int64_t *out);
/** Append them and take their events off event_unsealed. */
MUST_CHECK enum status journal_store_seal(struct ctx *ctx, const struct journal_seals *seals);
MUST_CHECK enum status journal_store_keep_head(struct ctx *ctx, const struct journal_link *link);

#define JOURNAL_NO_CONGRESS INT64_MAX
/** The smallest congress after `after` with events to seal; JOURNAL_NO_CONGRESS: none. */
MUST_CHECK enum status journal_store_next_waiting(struct ctx *ctx, int64_t after, int64_t *out);
/** The smallest congress_id > after in a table; JOURNAL_NO_CONGRESS: none. */
MUST_CHECK enum status journal_store_next_congress(struct ctx *ctx, const char *table,
                                                   int64_t after, int64_t *out);
#endif
