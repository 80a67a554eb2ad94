// SPDX-License-Identifier: MulanPSL-2.0
/** Numbers of a vote that were typed from paper, and who has compared them with it; the same for
 *  signatures on paper: whether the scan is there. */
#ifndef RESOLUTION_TYPED_H
#define RESOLUTION_TYPED_H
#include "modules/resolution/resolution_actions.h"

#define RESOLUTION_RECORD_FILES  "resolution_record"  /* scans of the record of the vote */
#define RESOLUTION_MINUTES_FILES "resolution_minutes" /* scans of signed minutes */

/** What was typed for a document; id 0: nothing. */
MUST_CHECK enum status resolution_typed_of(struct ctx *ctx, int64_t doc_id,
                                           struct resolution_typed *out);
/** Somebody else than who typed them has compared the numbers with the paper: the document is
 *  passed. version: of what was typed. Emits "resolution.approved". ST_RULE: nothing waits, or the
 *  actor has typed it himself. */
MUST_CHECK enum status resolution_confirm(struct ctx *ctx, int64_t doc_id, int64_t version);

/* For the actions of this module, inside a transaction. */

/** Is there a file of that kind that has not been refused? */
MUST_CHECK enum status resolution_has_scan(struct ctx *ctx, const char *kind, int64_t id,
                                           bool *out);
/** Keep the numbers until somebody else has compared them; `d->vote` has them. Emits
 *  "resolution.typed". */
MUST_CHECK enum status resolution_type(struct ctx *ctx, const struct resolution_approve *in,
                                       const struct resolution_doc *d);
/** Forget numbers that nobody has compared yet: the document went back, or rests on a vote. */
MUST_CHECK enum status resolution_typed_drop(struct ctx *ctx, int64_t doc_id);
/** The document has passed or is approved. Emits "resolution.approved". */
MUST_CHECK enum status resolution_pass(struct ctx *ctx, struct resolution_doc *d, struct date on,
                                       struct str by);
/** The majority of numbers that were typed, in words. */
struct str resolution_formula(struct ctx *ctx, enum resolution_body body,
                              const struct resolution_vote *v);
#endif
