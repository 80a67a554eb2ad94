// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on tellers' entries, results and the clock. */
#ifndef VOTE_STORE_COUNT_H
#define VOTE_STORE_COUNT_H
#include "modules/vote/vote.h"

struct vote_store_entry {
    int64_t id, vote_id, account_id, version;
    struct str name, figures;
};
/** Entries that stand, oldest first. */
MUST_CHECK enum status vote_store_entries(struct ctx *ctx, int64_t vote_id,
                                          struct vote_store_entry **out, size_t *out_count);
MUST_CHECK enum status vote_store_add_entry(struct ctx *ctx, const struct vote_store_entry *e);
MUST_CHECK enum status vote_store_set_entry(struct ctx *ctx, const struct vote_store_entry *e);
MUST_CHECK enum status vote_store_drop_entry(struct ctx *ctx, const struct vote_store_entry *e);

MUST_CHECK enum status vote_store_add_result(struct ctx *ctx, int64_t vote_id,
                                             const struct vote_result *r);
MUST_CHECK enum status vote_store_add_line(struct ctx *ctx, int64_t vote_id, int64_t place,
                                           const struct vote_line *line);
/** Everything but members and presence, which stand with the vote. ST_NOT_FOUND: not counted. */
MUST_CHECK enum status vote_store_result(struct ctx *ctx, int64_t vote_id, struct vote_result *out);

struct vote_store_clock {
    struct str holder;
    int64_t seen_ms, used_ms, beat_at;
};
/** Of the whole installation: votes that run, ballots cast by device. */
MUST_CHECK enum status vote_store_totals(struct ctx *ctx, int64_t *out_open, int64_t *out_cast);
/** The database's own clock where several servers share it; 0 on SQLite. */
MUST_CHECK enum status vote_store_db_seconds(struct ctx *ctx, int64_t *out);
MUST_CHECK enum status vote_store_clock_set(struct ctx *ctx, int64_t vote_id,
                                            const struct vote_store_clock *c);
MUST_CHECK enum status vote_store_clock_get(struct ctx *ctx, int64_t vote_id,
                                            struct vote_store_clock *out);
MUST_CHECK enum status vote_store_clock_drop(struct ctx *ctx, int64_t vote_id);
#endif
