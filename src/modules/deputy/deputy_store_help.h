// SPDX-License-Identifier: MulanPSL-2.0
/** SQL on the table deputy_help. Functions that write run in db_tx() and note their rows. */
#ifndef DEPUTY_STORE_HELP_H
#define DEPUTY_STORE_HELP_H
#include "modules/deputy/deputy.h"

/** What is noted, as one text; version 0 and "": nothing. */
MUST_CHECK enum status deputy_store_help(struct ctx *ctx, int64_t deputy_id, int64_t *out_version,
                                         struct str *out_plain);
/** Instead of what was read as `version` (0: nothing); plain "" leaves nothing. ST_CONFLICT. */
MUST_CHECK enum status deputy_store_help_set(struct ctx *ctx, int64_t deputy_id, int64_t key_id,
                                             int64_t version, struct str plain);
/** Nothing is left of it; there need not be anything. */
MUST_CHECK enum status deputy_store_help_forget(struct ctx *ctx, int64_t deputy_id);
#endif
