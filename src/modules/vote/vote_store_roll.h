// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on who may vote and who has voted. */
#ifndef VOTE_STORE_ROLL_H
#define VOTE_STORE_ROLL_H
#include "modules/vote/vote.h"

struct vote_store_voter {
    int64_t id, vote_id, account_id, deputy_id;
    struct str name, absence;
    bool present;
    struct str way, choice; /* of vote_cast, "" not yet */
};
MUST_CHECK enum status vote_store_add_voter(struct ctx *ctx, int64_t vote_id, int64_t place,
                                            const struct vote_store_voter *voter, int64_t *out_id);
MUST_CHECK enum status vote_store_roll(struct ctx *ctx, int64_t vote_id,
                                       struct vote_store_voter **out, size_t *out_count);
/** By id, or (0) by account, or (0) by deputy. */
MUST_CHECK enum status vote_store_voter(struct ctx *ctx, int64_t vote_id, int64_t voter_id,
                                        int64_t account_id, int64_t deputy_id,
                                        struct vote_store_voter *out);
MUST_CHECK enum status vote_store_set_present(struct ctx *ctx, int64_t voter_id, bool present);
/** Voters, those present or with a ballot, ballots by device. */
MUST_CHECK enum status vote_store_numbers(struct ctx *ctx, int64_t vote_id, uint32_t *out_present,
                                          uint32_t *out_voted, uint32_t *out_by_device);

/** A voter who is present votes. *out_new false: nothing was written, vote_store_cast_of() tells
 *  why. choice "" of a secret vote. */
MUST_CHECK enum status vote_store_cast(struct ctx *ctx, int64_t vote_id, int64_t voter_id,
                                       const char *way, struct str choice, bool *out_new);
/** ST_NOT_FOUND: not on the roll; ST_RULE: has not voted (and is not present). */
MUST_CHECK enum status vote_store_cast_of(struct ctx *ctx, int64_t vote_id, int64_t voter_id,
                                          struct str *out_way, struct str *out_choice);
MUST_CHECK enum status vote_store_recast(struct ctx *ctx, int64_t voter_id, struct str choice);
/** The journalled line of what was just committed together. */
MUST_CHECK enum status vote_store_sheet(struct ctx *ctx, int64_t vote_id, struct str marks);
MUST_CHECK enum status vote_store_sheets(struct ctx *ctx, int64_t vote_id, struct str **out,
                                         size_t *out_count);
/** Choices of a vote by name, how many of each, by choice. */
MUST_CHECK enum status vote_store_choices(struct ctx *ctx, int64_t vote_id, struct str **out,
                                          uint32_t **out_times, size_t *out_count);
#endif
