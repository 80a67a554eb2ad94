// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages and the import of this module use. */
#ifndef OPINION_ACTIONS_H
#define OPINION_ACTIONS_H
#include "modules/opinion/opinion.h"

/** Note what is missing or too long; fields by their names in struct opinion_new. */
void opinion_check(struct ctx *ctx, const struct opinion_new *in);

/** Is the opinion with this source and number there, and is it the same? *out_id 0: it is not. */
MUST_CHECK enum status opinion_find_same(struct ctx *ctx, const struct opinion_new *in,
                                         int64_t *out_id, bool *out_same);

#endif
