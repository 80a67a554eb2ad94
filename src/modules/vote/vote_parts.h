// SPDX-License-Identifier: MulanPSL-2.0
/** One-time codes for voters without a phone, typed at a shared terminal. */
#ifndef VOTE_PARTS_H
#define VOTE_PARTS_H
#include "modules/vote/vote_actions.h"

enum { VOTE_CODE_CHARS = 10 };

struct vote_code_new {
    struct str name;
    struct str code; /* shown once, kept nowhere */
};
/** New codes for every member of the vote's body, for all votes of its meeting (for this vote alone
 *  if it has none); earlier ones stop working. Codes are in the order of the roll. ST_RULE: the
 * vote is not by device, or has no body. Emits "vote.codes_issued". */
MUST_CHECK enum status vote_codes_issue(struct ctx *ctx, int64_t vote_id,
                                        struct vote_code_new **out, size_t *out_count);

struct vote_code_use {
    int64_t congress_id, vote_id, voter_id;
    struct str name;
    bool voted; /* has voted in that one already */
};
/** Whose code it is, and the vote he may cast in now: one still open to him, else the last one he
 *  has voted in. Of any congress; ctx->congress_id becomes its. Wrong codes take time on purpose.
 *  ST_INVALID, field "code": nobody's; ST_RULE "vote.code.no_vote": no vote is open,
 *  "vote.not_present". */
MUST_CHECK enum status vote_code_use(struct ctx *ctx, struct str code, struct vote_code_use *out);
#endif
