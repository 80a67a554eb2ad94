// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of ledgers. */
#ifndef LEDGER_STORE_H
#define LEDGER_STORE_H
#include "modules/ledger/ledger.h"
#include "modules/ledger/ledger_list.h"
#include "modules/ledger/ledger_rules.h"
#include "platform/db.h"

enum status ledger_store_kinds(struct ctx *ctx, struct ledger_kind **out, size_t *out_count);
enum status ledger_store_kind(struct ctx *ctx, struct str kind, struct ledger_kind *out);
/** Did the congress stand before kinds came switched on by themselves (migration 0004)? */
enum status ledger_store_before(struct ctx *ctx, bool *out);
enum status ledger_store_kind_id(struct ctx *ctx, int64_t id, struct ledger_kind *out);
enum status ledger_store_kind_insert(struct ctx *ctx, const struct ledger_kind *k);
/** Version checked. */
enum status ledger_store_kind_update(struct ctx *ctx, const struct ledger_kind *k);
enum status ledger_store_version(struct ctx *ctx, int64_t id, struct ledger_kind_version *out);
/** Newest first; bodies too. */
enum status ledger_store_versions(struct ctx *ctx, int64_t kind_id,
                                  struct ledger_kind_version **out, size_t *out_count);
enum status ledger_store_version_insert(struct ctx *ctx, const struct ledger_kind_version *v);

struct ledger_due {
    int64_t part;
    struct date on;
    struct str label;
};
/** What is written beside an entry: copies for filters, and what is due. */
struct ledger_beside {
    const struct ledger_definition *d;
    const struct ledger_values *values;
    const struct ledger_due *dues;
    size_t dues_count;
};
enum status ledger_store_insert(struct ctx *ctx, const struct ledger_entry *e,
                                const struct ledger_beside *b);
/** Version checked. */
enum status ledger_store_update(struct ctx *ctx, const struct ledger_entry *e,
                                const struct ledger_beside *b);
/** What is due of an entry, made anew. */
enum status ledger_store_dues_put(struct ctx *ctx, int64_t id, const struct ledger_due *dues,
                                  size_t count);
enum status ledger_store_delete(struct ctx *ctx, int64_t id);
enum status ledger_store_running(struct ctx *ctx, int64_t kind_id, int year, int64_t *out);

struct ledger_step_row {
    int64_t id, entry_id, made_at, made_by;
    struct str label, from, to, note, changed, made_by_name;
};
enum status ledger_store_step_insert(struct ctx *ctx, const struct ledger_step_row *s);
/** Newest first. */
enum status ledger_store_steps(struct ctx *ctx, int64_t entry_id, struct ledger_step_row **out,
                               size_t *out_count);
/** The steps that were taken, each once: label, from and to, and nothing else of them. */
enum status ledger_store_taken(struct ctx *ctx, int64_t entry_id, struct ledger_step_row **out,
                               size_t *out_count);
#endif
