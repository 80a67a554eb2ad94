// SPDX-License-Identifier: MulanPSL-2.0
/** What the parts share. */
#ifndef ALLOWANCE_ACTIONS_H
#define ALLOWANCE_ACTIONS_H
#include "modules/allowance/allowance_store.h"

/** Write the lines of the list anew. In the transaction. ST_RULE: no rule is in force. */
MUST_CHECK enum status allowance_fill(struct ctx *ctx, const struct allowance_list *l);
/** The holder's name and id by scope and typed name; notes faults in the field "holder". */
MUST_CHECK enum status allowance_holder_of(struct ctx *ctx, struct str scope, struct str name,
                                           int64_t *out_id, struct str *out_name);
/** ST_NOT_FOUND for whom may not see it: readers see all, a deputy his own of a settled list. */
MUST_CHECK enum status allowance_line_get(struct ctx *ctx, int64_t id, struct allowance_line *out);
/** The list with its account numbers goes to the finance office: noted. */
MUST_CHECK enum status allowance_note_export(struct ctx *ctx, int64_t id);
/** In a transaction, without an event. */
MUST_CHECK enum status allowance_account_put(struct ctx *ctx, const struct allowance_account *in,
                                             int64_t *out_id);
MUST_CHECK enum status allowance_rule_check(struct ctx *ctx, const struct allowance_rule *in);
#endif
