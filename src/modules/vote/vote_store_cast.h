// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on ballots that arrive together: many rows in one statement. */
#ifndef VOTE_STORE_CAST_H
#define VOTE_STORE_CAST_H
#include "platform/ctx.h"

struct vote_store_mark {
    int64_t voter_id;
    struct str choice; /* "" of a secret vote */
    bool written;      /* out */
};
/** Each of them votes by device, if he is present and has not voted: `written` says who did.
 * Whoever stands in the list twice is written at most once, and his other one is not `written`. */
MUST_CHECK enum status vote_store_cast_many(struct ctx *ctx, int64_t vote_id,
                                            struct vote_store_mark *const *list, size_t count);

/** Who of the roll these accounts are: voter_id stays 0 of those who are not on it. */
struct vote_store_who {
    int64_t account_id, voter_id;
};
MUST_CHECK enum status vote_store_find_voters(struct ctx *ctx, int64_t vote_id,
                                              struct vote_store_who *list, size_t count);

struct vote_store_sealed {
    int64_t id;
    struct str bytes;
};
MUST_CHECK enum status vote_store_put_slots(struct ctx *ctx, int64_t vote_id,
                                            const struct vote_store_sealed *list, size_t count);
#endif
