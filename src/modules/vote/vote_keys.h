// SPDX-License-Identifier: MulanPSL-2.0
/** The key file of a secret vote: DATA/votes/<congress>-<vote>.key, outside the database and
 * outside backups. It holds the two halves of the seed of the vote's key, each sealed to a
 * scrutineer, in clear once he has entered his code; it is overwritten and removed when the vote is
 * counted. */
#ifndef VOTE_KEYS_H
#define VOTE_KEYS_H
#include "modules/vote/vote_actions.h"
#include "platform/box.h"

enum { VOTE_KEY_HALVES = 2 };

struct vote_key_holder {
    int64_t scrutineer_id;
    uint8_t public_key[BOX_KEY];
};

/** Draw a key for the vote, seal its halves, and put them on disk (flushed). An earlier file of the
 *  same vote is overwritten. */
MUST_CHECK enum status vote_keys_make(struct ctx *ctx, int64_t vote_id,
                                      const struct vote_key_holder holders[VOTE_KEY_HALVES],
                                      uint8_t out_public[BOX_KEY]);

struct vote_keys_state {
    bool there; /* the file is on this machine and belongs to this vote */
    int64_t scrutineer_id[VOTE_KEY_HALVES];
    bool open[VOTE_KEY_HALVES];
};
MUST_CHECK enum status vote_keys_look(struct ctx *ctx, int64_t vote_id,
                                      struct vote_keys_state *out);
/** Whose code is it? ST_NOT_FOUND: of neither half. */
MUST_CHECK enum status vote_keys_whose(struct ctx *ctx, int64_t vote_id, struct str code,
                                       int64_t *out_scrutineer_id);
/** Open the half the code is for. ST_NOT_FOUND: it is for neither. */
MUST_CHECK enum status vote_keys_turn(struct ctx *ctx, int64_t vote_id, struct str code);
/** The seed, once both halves are open. ST_NOT_FOUND before. Wipe it after use. */
MUST_CHECK enum status vote_keys_seed(struct ctx *ctx, int64_t vote_id, uint8_t out[BOX_SEED]);
/** Overwrite and remove; a file that is not there is no error. */
void vote_keys_destroy(struct ctx *ctx, int64_t vote_id);
/** Votes of ctx's congress that have a key file here. */
MUST_CHECK enum status vote_keys_list(struct ctx *ctx, int64_t **out, size_t *out_count);
/** What is hashed with a scrutineer's code. */
#define VOTE_KEYS_PURPOSE "renda.vote.scrutineer.v1"
#endif
