// SPDX-License-Identifier: MulanPSL-2.0
/** Making our package, taking those of others, and believing their keys. */
#ifndef ROLLUP_ACTIONS_H
#define ROLLUP_ACTIONS_H
#include "modules/rollup/rollup_list.h"
#include "platform/module.h"

/** All figures that the actor may see, over a period, signed with this congress's key (made at the
 *  first time). Sums of others' packages are left out. Emits rollup.made. ST_INVALID: the period.
 */
MUST_CHECK enum status rollup_make(struct ctx *ctx, struct date from, struct date to,
                                   int64_t *out_id);

/** Take a file. ST_INVALID at "file": no package, damaged, or not signed by the key in it; our own;
 *  ST_CONFLICT: this very one is there; ST_RULE: a newer one of the period is there, or its key was
 *  refused. A key never seen waits for rollup_trust(). Emits rollup.taken. */
MUST_CHECK enum status rollup_take(struct ctx *ctx, struct str file, int64_t *out_id);

/** The key was compared with its owner (or is not his). Emits rollup.trusted or rollup.refused. */
MUST_CHECK enum status rollup_decide(struct ctx *ctx, int64_t sender_id, int64_t version,
                                     bool trust);
/** Of a key in hexadecimal, for reading aloud; "" if it is none. */
struct str rollup_fingerprint(struct arena *a, struct str public_hex);

/** Of our own key, "" while there is none. */
MUST_CHECK enum status rollup_own_fingerprint(struct ctx *ctx, struct str *out);

/** struct module.indicators_more: "rollup.<name>", the sum over trusted senders. */
MUST_CHECK enum status rollup_indicators(struct ctx *ctx, const struct indicator **out);
/** Demo records. */
MUST_CHECK enum status rollup_demo(struct ctx *ctx);
#endif
