// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages, lists and parts of ledgers share. */
#ifndef LEDGER_ACTIONS_H
#define LEDGER_ACTIONS_H
#include "modules/ledger/ledger_store.h"

/** Fields of forms: v0 … v39 in the order of the definition; "files" for uploads. */
extern const char *const LEDGER_V[LEDGER_FIELDS];

/** Has the actor one of these rights ("staff|office")? */
bool ledger_rights(const struct ctx *ctx, struct str words);
bool ledger_rights_of(const struct ctx *ctx, const struct ledger_words *words);
/** Whoever may write may read. */
bool ledger_may_read(const struct ctx *ctx, const struct ledger_kind *k);
bool ledger_may_write(const struct ctx *ctx, const struct ledger_kind *k);
/** Of these rights the permission of one that the actor has, else that of the first. */
const char *ledger_permission_held(const struct ctx *ctx, const struct ledger_words *words);
/** May everybody in the office read it? Else not even its titles may reach others. */
bool ledger_is_open(struct str readers);
/** The permission behind a right, NULL. */
const char *ledger_permission(struct str right);

/** A fault of a definition as a sentence: text of the key with the place as {0}. */
const char *ledger_fault_key(struct ctx *ctx, const struct ledger_definition_fault *fault);
struct str ledger_fault_place(struct ctx *ctx, const struct ledger_definition_fault *fault);

/** The definition of a version, read. ST_INTERNAL: a stored text that does not read. */
enum status ledger_definition_of(struct ctx *ctx, int64_t version_id,
                                 const struct ledger_definition **out);
/** The kind, if the actor may read it (else ST_NOT_FOUND), and its present definition. */
enum status ledger_open(struct ctx *ctx, struct str kind, struct ledger_kind *k,
                        const struct ledger_definition **d);
/** An entry that the actor may read, its kind, values, and the definition it was written with. */
struct ledger_whole {
    struct ledger_entry entry;
    struct ledger_kind kind;
    const struct ledger_definition *d;
    struct ledger_values values;
    bool may_write;
};
enum status ledger_whole_get(struct ctx *ctx, int64_t id, struct ledger_whole *out);

/** What somebody has written into a field as a canonical value: names become ids. Notes what is
 *  wrong at `at` with invalid(). */
enum status ledger_typed(struct ctx *ctx, const struct ledger_field *f, const char *at,
                         struct str typed, struct str *out);
/** A value as people read it: names, 1,200元, 11月28日. */
enum status ledger_shown(struct ctx *ctx, const struct ledger_field *f, struct str value,
                         struct str *out);
/** As ledger_shown(), for a page: of another record its title, where whoever looks may see it. What
 *  stays (the journal of an entry, sheets, the index) has its address. */
enum status ledger_seen(struct ctx *ctx, const struct ledger_field *f, struct str value,
                        struct str *out);
/** A value as a sheet has it: names, plain numbers, ISO days. */
enum status ledger_sheet_cell(struct ctx *ctx, const struct ledger_field *f, struct str value,
                              struct str *out);
/** 已学习; the label of the state under the definition, else the word. */
struct str ledger_state_label(const struct ledger_definition *d, struct str state);
/** Words of a definition as stored in ledger_kind: "staff|office". */
struct str ledger_words_text(struct arena *a, const struct ledger_words *w);

/** A new entry, checked: its kind, definition, values and state. Errors of ledger_entry_add(). */
enum status ledger_entry_check(struct ctx *ctx, const struct ledger_entry_new *in,
                               struct ledger_kind *k, const struct ledger_definition **d,
                               struct ledger_values *v, struct str *state);
/** The word of a state, given by word or label; "": the first. False: none. */
bool ledger_state_named(const struct ledger_definition *d, struct str typed, struct str *out);
/** A row of a sheet as an entry, in db_tx(); the caller emits the event. */
enum status ledger_entry_import(struct ctx *ctx, const struct ledger_kind *k,
                                const struct ledger_definition *d, const struct ledger_values *v,
                                struct str state, int64_t *out_id);
/** A step that the actor may take now, and its entry under the newest definition. ST_NOT_FOUND,
 *  ST_DENIED, ST_RULE. */
enum status ledger_step_find(struct ctx *ctx, int64_t id, struct str name, struct ledger_whole *w,
                             const struct ledger_step **out);

/** What is owed in the present period by an `every` line. */
struct ledger_owed {
    struct str label, period;
    struct date from, to;
    int64_t done, times;
};
enum status ledger_owed_now(struct ctx *ctx, const struct ledger_kind *k,
                            const struct ledger_definition *d, struct ledger_owed **out,
                            size_t *out_count);

/** What is due by the deadlines; `out` has room for LEDGER_DEADLINES. */
size_t ledger_dues_make(const struct ledger_definition *d, struct str state,
                        const struct ledger_values *v, struct ledger_due *out);

/** Entries by part with the names of the field told apart: an entry's `fresh` are those that no
 *  earlier one of its part has; so they add up to how many different ones there are. */
enum status ledger_told(struct ctx *ctx, const struct ledger_filter *filter, struct str by,
                        struct str key, const struct ledger_field *f, struct ledger_text **out,
                        size_t *out_count);
/** Of a figure that sums money, which is stored in fen: "unit.yuan" or "unit.wan_yuan"; else NULL.
 */
const char *ledger_money_unit(const struct ledger_definition *d, const struct ledger_figure *x);
/** A value of it as people read it, without and with its unit. */
struct str ledger_figure_text(struct ctx *ctx, const struct ledger_definition *d,
                              const struct ledger_figure *x, int64_t n);
struct str ledger_figure_unit(const struct ledger_definition *d, const struct ledger_figure *x);
/** As ledger_store_sums(), `sum` being what the figure measures. */
enum status ledger_measured(struct ctx *ctx, const struct ledger_definition *d,
                            const struct ledger_figure *x, const struct ledger_filter *filter,
                            struct str by, struct str key, struct ledger_sum **out,
                            size_t *out_count);

/** Slots of a condition list, added to the filter. */
void ledger_filter_when(struct ctx *ctx, const struct ledger_when *w, struct ledger_filter *f);
/** The entries that a figure counts; `below`: those it is a share of. `all`: the kind is on. */
void ledger_filter_figure(struct ctx *ctx, const struct ledger_definition *d,
                          const struct ledger_figure *x, bool below, struct date from,
                          struct date to, struct ledger_filter *f);

/** A kind that is not on, as its text has it. */
struct ledger_offered {
    struct str kind, name, about, theme;
    bool law; /* ledger_law_asks() at the congress's level */
};
/** In the order of themes as shipped, first those that the law asks for; kinds of its own that the
 *  office has put away come last. */
MUST_CHECK enum status ledger_offered(struct ctx *ctx, struct ledger_offered **out,
                                      size_t *out_count);
/** In a congress that is founded: switch on what the law asks of its level and was never here. A
 *  congress that stood before this came is left as it is. Each emits "ledger.kind_changed".
 *  @law  Deputies Law (2025-03-11) art. 29, 39, 43; Organic Law (2022-03-11) art. 19(2) */
MUST_CHECK enum status ledger_seed(struct ctx *ctx);
#endif
