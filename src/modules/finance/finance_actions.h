// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages, imports and jobs of this module ask. */
#ifndef FINANCE_ACTIONS_H
#define FINANCE_ACTIONS_H
#include "modules/finance/finance_list.h"
#include "modules/finance/finance_report.h"
#include "modules/finance/finance_rules.h"

/* ---------------------------------------------------------------- the calendar */

/** One line of a year's calendar. */
struct finance_due {
    enum budget_law_item law;
    struct finance_item item; /* id 0: nothing noted yet */
    const char *article;
    struct date from, due; /* none: no day yet */
    const char *state; /* text finance.due.<state>: done, done_late, late, open, waits, if_needed,
                          submitted, no_day, no_vote */
};
/** In the order of the law; further matters of a kind below the first one. */
MUST_CHECK enum status finance_calendar(struct ctx *ctx, int year, struct finance_due **out,
                                        size_t *out_count);
/** The matter that such a line is called: its title, else the kind's with the fiscal year. */
struct str finance_item_name(struct ctx *ctx, const struct finance_item *i);
/** An empty matter of that kind in a year, as the form begins with. */
MUST_CHECK enum status finance_item_begin(struct ctx *ctx, int year, enum budget_law_item law,
                                          struct finance_item *out);

/** May it be put on the agenda of a meeting: it is heard or decided, not only filed or published?
 */
bool finance_item_heard(struct str kind);
/** Who decides a matter of that kind here, and by what article (constant text). */
MUST_CHECK enum status finance_item_decider(struct ctx *ctx, struct str kind,
                                            enum budget_law_decider *out, const char **out_article);

/* ---------------------------------------------------------------- key expenditures */

enum { FINANCE_KEYS_MAX = 200 };

/** The list that holds for a year: its own, else that of the latest year before; *out_year is
 *  whose, 0: there is none, and the rows are what words propose from the year's approved table (not
 *  kept, id 0). By code, then name. */
MUST_CHECK enum status finance_keys(struct ctx *ctx, int year, struct finance_key **out,
                                    size_t *out_count, int *out_year);
/** A new one, or (id, version) another code and name. Emits "finance.key_saved". ST_INVALID: no
 *  name, a code that is none, one of that name is in the year's list. */
MUST_CHECK enum status finance_key_save(struct ctx *ctx, const struct finance_key *in,
                                        int64_t *out_id);
/** Off the list. Emits "finance.key_dropped". ST_CONFLICT: it is not that version any more. */
MUST_CHECK enum status finance_key_drop(struct ctx *ctx, int64_t id, int64_t version,
                                        int *out_year);
/** A list for the year, to begin with: what holds for it now. Emits "finance.keys_proposed".
 *  ST_RULE: it has one; there is nothing to propose. */
MUST_CHECK enum status finance_keys_propose(struct ctx *ctx, int year);

/* ---------------------------------------------------------------- adjustments */

/** What an adjustment begins with: the totals, the fund that is drawn on, the key expenditure that
 *  falls most and what is borrowed, from the approved and the adjusted tables of a year, and the
 *  special transfers that need no money of one's own; 0 where they say nothing. */
MUST_CHECK enum status finance_adjustment_begin(struct ctx *ctx, int year, struct str account,
                                                struct finance_adjustment *out);
/** A new one (number: the next of its year and account) or (id, version) other amounts. Emits
 *  "finance.adjustment_saved". ST_INVALID: also more transfers than are on record; ST_RULE: it is
 *  approved already.
 *  @law  Budget Law (2018-12-29) art. 67, 71(1) */
MUST_CHECK enum status finance_adjustment_save(struct ctx *ctx, const struct finance_adjustment *in,
                                               int64_t *out_id);
/** Onto the calendar of its year: its first draft, its approval, its publication and its filing
 * with the government above. Emits "finance.adjustment_listed". ST_RULE: is there; none of the four
 * cases. */
MUST_CHECK enum status finance_adjustment_list(struct ctx *ctx, int64_t id, int64_t *out_item);
/** It is the matter that stands on the calendar already. Emits "finance.adjustment_listed". */
MUST_CHECK enum status finance_adjustment_link(struct ctx *ctx, int64_t id, int64_t item_id);
/** It is published, with words for everybody. Emits "finance.adjustment_published". ST_INVALID;
 *  ST_RULE: it is not approved.
 *  @law  Budget Law (2018-12-29) art. 14(1) */
struct finance_publish {
    int64_t id, version;
    struct date on;
    struct str text;
};
MUST_CHECK enum status finance_adjustment_publish(struct ctx *ctx,
                                                  const struct finance_publish *in);

/* ---------------------------------------------------------------- transfers from above */

/** A new one or (id, version) another content. Emits "finance.transfer_saved". ST_INVALID; ST_RULE:
 *  the committee has heard of it. */
MUST_CHECK enum status finance_transfer_save(struct ctx *ctx, const struct finance_transfer *in,
                                             int64_t *out_id);
/** All of a year that are in no report yet become one, a matter of its calendar. Emits
 *  "finance.transfers_listed". ST_RULE: there is none.
 *  @law  Budget Law (2018-12-29) art. 71(2) */
MUST_CHECK enum status finance_transfers_report(struct ctx *ctx, int year, int64_t *out_item);

/* ---------------------------------------------------------------- tables */

/** Keep a table with its lines as they are given, unchecked: of a demo, of another system. Emits
 *  "finance.table_received". */
MUST_CHECK enum status finance_table_keep(struct ctx *ctx, const struct finance_table *t,
                                          const struct finance_line *lines, size_t count,
                                          int64_t *out_id);
/** A payment. Emits "finance.imported". */
MUST_CHECK enum status finance_voucher_add(struct ctx *ctx, const struct finance_voucher *in,
                                           int64_t *out_id);

/* ---------------------------------------------------------------- comparing */

enum { FINANCE_COLUMNS_MAX = 13 };
struct finance_column {
    struct finance_table table;
    enum finance_measure measure;
};
struct finance_compared {
    struct finance_line line; /* code, name, level, side, sort of the row */
    int64_t fen[FINANCE_COLUMNS_MAX];
    unsigned has;
};
struct finance_comparison {
    struct finance_column columns[FINANCE_COLUMNS_MAX];
    size_t columns_count;
    struct finance_compared *rows;
    size_t count;
};
/** Draft, approved, adjusted, executed, final of a year side by side; each as far as there is one:
 *  the newest that is not withdrawn. */
MUST_CHECK enum status finance_compare(struct ctx *ctx, int year, struct str account,
                                       struct str kind, struct finance_comparison *out);
/** Execution month by month, as it was reported (from the beginning of the year). */
MUST_CHECK enum status finance_by_month(struct ctx *ctx, int year, struct str account,
                                        struct str kind, struct finance_comparison *out);
/** The table of a year that counts in a stage; ST_NOT_FOUND. Approved: an approved table, or a
 *  draft with a resolution. */
MUST_CHECK enum status finance_table_of(struct ctx *ctx, int year, struct str account,
                                        struct str kind, const char *stage,
                                        struct finance_table *out);
#endif
