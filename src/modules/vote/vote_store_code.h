// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on one-time codes. */
#ifndef VOTE_STORE_CODE_H
#define VOTE_STORE_CODE_H
#include "modules/vote/vote.h"

struct vote_code {
    int64_t congress_id, id, panel_id, account_id, deputy_id;
    struct str panel, name, hash;
};

MUST_CHECK enum status vote_store_code_add(struct ctx *ctx, const struct vote_code *code);
/** All codes of a panel that still work stop working. */
MUST_CHECK enum status vote_store_codes_end(struct ctx *ctx, struct str panel, int64_t panel_id);
/** Of any congress. ST_NOT_FOUND: nobody's. */
MUST_CHECK enum status vote_store_code_find(struct ctx *ctx, struct str hash,
                                            struct vote_code *out);

struct vote_code_vote {
    int64_t vote_id, voter_id;
    bool present, voted;
};
/** Open votes by device of the code's panel, on whose roll its owner stands. */
MUST_CHECK enum status vote_store_code_votes(struct ctx *ctx, const struct vote_code *code,
                                             struct vote_code_vote **out, size_t *out_count);
#endif
