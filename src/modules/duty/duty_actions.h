// SPDX-License-Identifier: MulanPSL-2.0
/** Use cases of the file of duties. */
#ifndef DUTY_ACTIONS_H
#define DUTY_ACTIONS_H
#include "modules/duty/duty_list.h"

/** The kinds of entries and the formula that are shipped, as far as the congress has none. Emits
 *  "duty.seeded" if there was anything to do. */
MUST_CHECK enum status duty_seed(struct ctx *ctx);

struct duty_entry_new {
    int64_t id, version; /* of one that is changed; 0: new */
    int64_t deputy_id, kind_id, amount, organ_id;
    struct date held_on;
    struct str title, place, body;
};
/** A deputy's own entry, or one that the office makes for him, which is confirmed at once. Changing
 *  one that was returned sends it again. Emits "duty.entered" or "duty.entry_changed". ST_INVALID
 *  with fields; ST_RULE: it was checked meanwhile. ST_DENIED: another deputy's. */
MUST_CHECK enum status duty_enter(struct ctx *ctx, const struct duty_entry_new *in,
                                  int64_t *out_id);
/** A row as it is, for demo records. In db_tx(). Emits "duty.entered". */
MUST_CHECK enum status duty_entry_put(struct ctx *ctx, const struct duty_entry *e);
/** "confirm", "return" (with a reason) or "withdraw". Emits "duty.confirmed", "duty.returned",
 *  "duty.withdrawn"; the deputy is told of the first two. */
MUST_CHECK enum status duty_settle(struct ctx *ctx, int64_t id, int64_t version, struct str act,
                                   struct str answer);
/** May the actor see this entry, check it, is it his own? */
bool duty_entry_seen(const struct ctx *ctx, const struct duty_entry *e);
bool duty_entry_checks(const struct ctx *ctx, const struct duty_entry *e);

/** The deputy says that a fact of his file is wrong. Emits "duty.appealed". ST_NOT_FOUND: no such
 *  fact of his; ST_RULE: an appeal about it waits; ST_INVALID: no reason. */
MUST_CHECK enum status duty_appeal(struct ctx *ctx, int year, struct str what, int64_t record_id,
                                   struct str reason, int64_t *out_id);
/** Answered by the office: `as` is what the fact stands as from now on, "" when the appeal is
 *  refused. Emits "duty.appeal_upheld" or "duty.appeal_refused"; the deputy is told. */
MUST_CHECK enum status duty_answer(struct ctx *ctx, int64_t id, int64_t version, struct str as,
                                   struct str answer);
/** He takes it back. Emits "duty.appeal_withdrawn". */
MUST_CHECK enum status duty_appeal_drop(struct ctx *ctx, int64_t id, int64_t version);

/** A new formula from a day on, or (id, version) other values of one that is not yet in force.
 *  Emits "duty.formula_set". ST_RULE: in force already, or one begins that day. */
MUST_CHECK enum status duty_formula_set(struct ctx *ctx, const struct duty_formula *in,
                                        int64_t *out_id);
/** New (id 0) or changed. Emits "duty.kind_set". */
MUST_CHECK enum status duty_kind_set(struct ctx *ctx, const struct duty_kind *in, int64_t *out_id);
/** Emits "duty.awarded" about the deputy. ST_CONFLICT: has it already. */
MUST_CHECK enum status duty_award_give(struct ctx *ctx, const struct duty_award *in,
                                       int64_t *out_id);

/** Tell a deputy what became of an entry or an appeal of his. In db_tx(). */
MUST_CHECK enum status duty_tell(struct ctx *ctx, const char *kind, int64_t deputy_id, int64_t id,
                                 struct str url, struct str title, struct str answer);
#endif
