// SPDX-License-Identifier: MulanPSL-2.0
/** What there is, as it is stored; whoever asks has checked who may see it. */
#ifndef FINANCE_LIST_H
#define FINANCE_LIST_H
#include "modules/finance/finance.h"

enum { FINANCE_TOTAL_MAX = 10000 };

struct finance_table_filter {
    int year; /* 0: all */
    struct str kind, stage, account;
    bool voided; /* withdrawn ones, too */
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status finance_store_table(struct ctx *ctx, int64_t id, struct finance_table *out);
MUST_CHECK enum status finance_store_tables(struct ctx *ctx, const struct finance_table_filter *f,
                                            struct finance_table **out, size_t *out_count,
                                            struct str *out_next, int64_t *out_total);
/** All tables of a year that are not withdrawn, oldest first; at most 400. */
MUST_CHECK enum status finance_store_year(struct ctx *ctx, int year, struct finance_table **out,
                                          size_t *out_count);
/** Years of which there are tables, items, warnings or findings; newest first. */
MUST_CHECK enum status finance_store_years(struct ctx *ctx, int64_t **out, size_t *out_count);
MUST_CHECK enum status finance_store_lines(struct ctx *ctx, int64_t table_id,
                                           struct finance_line **out, size_t *out_count);
MUST_CHECK enum status finance_store_faults(struct ctx *ctx, int64_t table_id,
                                            struct finance_fault **out, size_t *out_count);
/** The name a code has in the imported code tables; "" if none has it. */
MUST_CHECK enum status finance_store_code(struct ctx *ctx, const char *scheme, struct str code,
                                          struct str *out_name);

struct finance_item_filter {
    int year; /* 0: all */
    struct str kind;
    struct date from, to; /* done on; none: open */
    struct str month;     /* "2026-03" */
    bool done;            /* only those that are */
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status finance_store_items(struct ctx *ctx, const struct finance_item_filter *f,
                                           struct finance_item **out, size_t *out_count,
                                           struct str *out_next, int64_t *out_total);
/** Of a year, by kind and number; at most 200. */
MUST_CHECK enum status finance_store_items_of(struct ctx *ctx, int year, struct finance_item **out,
                                              size_t *out_count);
MUST_CHECK enum status finance_store_item(struct ctx *ctx, int64_t id, struct finance_item *out);
/** The items that are on a meeting's agenda there; at most 20. */
MUST_CHECK enum status finance_store_items_at(struct ctx *ctx, int64_t meeting_item_id,
                                              struct finance_item **out, size_t *out_count);

/** Items of the agendas of whoever decides (nobody: of the congress and of its standing committee),
 *  newest meeting first: of meetings to come and of those held since `since`. */
struct finance_agenda {
    int64_t id;
    struct str title, number, meeting;
};
MUST_CHECK enum status finance_store_agenda(struct ctx *ctx, enum budget_law_decider decider,
                                            struct date since, unsigned limit,
                                            struct finance_agenda **out, size_t *out_count);

struct finance_adjustment_filter {
    int year; /* 0: all */
    struct str q;
    bool published; /* only those */
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status finance_store_adjustments(struct ctx *ctx,
                                                 const struct finance_adjustment_filter *f,
                                                 struct finance_adjustment **out, size_t *out_count,
                                                 struct str *out_next, int64_t *out_total);
MUST_CHECK enum status finance_store_adjustment(struct ctx *ctx, int64_t id,
                                                struct finance_adjustment *out);

struct finance_transfer_filter {
    int year; /* 0: all */
    struct str account, q;
    bool untold; /* only those that no report has */
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status finance_store_transfers(struct ctx *ctx,
                                               const struct finance_transfer_filter *f,
                                               struct finance_transfer **out, size_t *out_count,
                                               struct str *out_next, int64_t *out_total);
MUST_CHECK enum status finance_store_transfer(struct ctx *ctx, int64_t id,
                                              struct finance_transfer *out);
/** One of the same year, document and name, without a document also of the same day; ST_NOT_FOUND.
 */
MUST_CHECK enum status finance_store_transfer_like(struct ctx *ctx,
                                                   const struct finance_transfer *like,
                                                   struct finance_transfer *out);
/** Those of a year that no report has, oldest first; at most 500. */
MUST_CHECK enum status finance_store_transfers_untold(struct ctx *ctx, int year,
                                                      struct finance_transfer **out,
                                                      size_t *out_count);
/** What those of a year that need no money of one's own add up to. */
MUST_CHECK enum status finance_store_transfer_sum(struct ctx *ctx, int year, struct str account,
                                                  int64_t *out_fen);

struct finance_voucher_filter {
    int year;
    struct str code;  /* it begins with this */
    struct str organ; /* is this */
    struct str q, month;
    struct date from, to;
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status finance_store_vouchers(struct ctx *ctx,
                                              const struct finance_voucher_filter *f,
                                              struct finance_voucher **out, size_t *out_count,
                                              struct str *out_next, int64_t *out_total);
/** Money of the vouchers of a year by code prefix (or all, "") and organ (or all, ""). */
MUST_CHECK enum status finance_store_voucher_sum(struct ctx *ctx, int year, struct str code,
                                                 struct str organ, int64_t *out_fen,
                                                 int64_t *out_count);

/** Of the latest year up to `year` that has any, by code, then name. */
MUST_CHECK enum status finance_store_keys(struct ctx *ctx, int year, struct finance_key **out,
                                          size_t *out_count);
MUST_CHECK enum status finance_store_key(struct ctx *ctx, int64_t id, struct finance_key *out);
#endif
