// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of drafts of definitions, and counts of entries that a new definition is about. */
#ifndef LEDGER_STORE_DRAFT_H
#define LEDGER_STORE_DRAFT_H
#include "platform/db.h"

enum { LEDGER_DRAFTS = 200 };

struct ledger_draft {
    int64_t id, version, based_on, changed_at; /* based_on: version of the kind, 0: it is new */
    struct str kind, body, changed_by_name;
};

enum status ledger_store_drafts(struct ctx *ctx, struct ledger_draft **out, size_t *out_count);
enum status ledger_store_draft(struct ctx *ctx, int64_t id, struct ledger_draft *out);
/** ST_NOT_FOUND: there is none. */
enum status ledger_store_draft_of(struct ctx *ctx, struct str kind, struct ledger_draft *out);
enum status ledger_store_draft_insert(struct ctx *ctx, const struct ledger_draft *row);
/** Version checked. */
enum status ledger_store_draft_update(struct ctx *ctx, const struct ledger_draft *row);
enum status ledger_store_draft_delete(struct ctx *ctx, int64_t id, int64_t version);
/** Entries of a kind with a value in a field (and this value), without one, in a state. */
enum status ledger_store_count_values(struct ctx *ctx, int64_t kind_id, struct str field,
                                      struct str value, int64_t *out);
enum status ledger_store_count_blank(struct ctx *ctx, int64_t kind_id, struct str field,
                                     int64_t *out);
enum status ledger_store_count_state(struct ctx *ctx, int64_t kind_id, struct str state,
                                     int64_t *out);
#endif
