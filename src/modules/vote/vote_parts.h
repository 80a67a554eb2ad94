// SPDX-License-Identifier: MulanPSL-2.0
/** One-time codes for voters without a phone, typed at a shared terminal; paper ballots counted in
 *  bundles. */
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

/* ---------------------------------------------------------------- bundles of paper ballots */

enum { VOTE_BUNDLE_MOST = 999 };

struct vote_bundle {
    int64_t id, account_id, version;
    struct str name; /* the teller */
    unsigned number; /* written on the bundle */
    struct vote_count count;
};
/** One bundle as the actor has counted it; replaces his earlier count of it. *out: how the bundle
 *  stands between the tellers. ST_RULE: not on paper, or counted; ST_INVALID: figures that cannot
 *  be (fields as of vote_enter_count(), and "bundle"). Emits "vote.bundle_entered". */
MUST_CHECK enum status vote_bundle_enter(struct ctx *ctx, int64_t vote_id, unsigned number,
                                         const struct vote_count *count, enum vote_entries *out);
/** All bundles of a vote, by number and teller. */
MUST_CHECK enum status vote_bundles(struct ctx *ctx, int64_t vote_id, struct vote_bundle **out,
                                    size_t *out_count);
/** The sum of the actor's bundles becomes his count (vote_enter_count()). ST_RULE: he has none. */
MUST_CHECK enum status vote_bundles_hand_in(struct ctx *ctx, int64_t vote_id,
                                            enum vote_entries *out);
#endif
