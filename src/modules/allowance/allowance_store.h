// SPDX-License-Identifier: MulanPSL-2.0
/** What is stored of money for deputies; whoever asks has checked who may see it. */
#ifndef ALLOWANCE_STORE_H
#define ALLOWANCE_STORE_H
#include "modules/allowance/allowance.h"

enum { ALLOWANCE_TOTAL_MAX = 10000, ALLOWANCE_LINES_MAX = 20000 };

/* ---- rules */
MUST_CHECK enum status allowance_store_rules(struct ctx *ctx, struct allowance_rule **out,
                                             size_t *out_count);
MUST_CHECK enum status allowance_store_rule(struct ctx *ctx, int64_t id,
                                            struct allowance_rule *out);
MUST_CHECK enum status allowance_store_rule_insert(struct ctx *ctx, const struct allowance_rule *r);
MUST_CHECK enum status allowance_store_rule_update(struct ctx *ctx, const struct allowance_rule *r);

/* ---- lists */
MUST_CHECK enum status allowance_store_list(struct ctx *ctx, int64_t id,
                                            struct allowance_list *out);
MUST_CHECK enum status allowance_store_list_of(struct ctx *ctx, struct str month,
                                               struct allowance_list *out);
MUST_CHECK enum status allowance_store_list_insert(struct ctx *ctx, const struct allowance_list *l);
MUST_CHECK enum status allowance_store_list_update(struct ctx *ctx, const struct allowance_list *l);
struct allowance_list_filter {
    struct str state, after;
    unsigned limit;
};
MUST_CHECK enum status allowance_store_lists(struct ctx *ctx, const struct allowance_list_filter *f,
                                             struct allowance_list **out, size_t *out_count,
                                             struct str *out_next, int64_t *out_total);
/** Months before `month`, not before `since`, that have an approved or paid list, ascending. */
MUST_CHECK enum status allowance_store_settled(struct ctx *ctx, struct str since, struct str month,
                                               struct str **out, size_t *out_count);
/** What approved lists have paid for a month, by deputy and kind. */
struct allowance_paid {
    int64_t deputy_id;
    struct str kind;
    int64_t fen;
};
MUST_CHECK enum status allowance_store_paid(struct ctx *ctx, struct str of_month,
                                            struct allowance_paid **out, size_t *out_count);
MUST_CHECK enum status allowance_store_clear(struct ctx *ctx, int64_t list_id);
MUST_CHECK enum status allowance_store_line_insert(struct ctx *ctx, const struct allowance_line *l);
/** And the list, when it was taken over from a sheet and has no other line. */
MUST_CHECK enum status allowance_store_line_delete(struct ctx *ctx, int64_t id, int64_t list_id);
MUST_CHECK enum status allowance_store_fact_insert(struct ctx *ctx, const struct allowance_fact *f);
/** Lines of a list by delegation and name. */
MUST_CHECK enum status allowance_store_lines(struct ctx *ctx, int64_t list_id,
                                             struct allowance_line **out, size_t *out_count);
MUST_CHECK enum status allowance_store_line(struct ctx *ctx, int64_t id,
                                            struct allowance_line *out);
MUST_CHECK enum status allowance_store_facts(struct ctx *ctx, int64_t line_id,
                                             struct allowance_fact **out, size_t *out_count);
struct allowance_line_filter {
    struct str q, kind, month;
    struct date from, to; /* the list's month lies within */
    bool settled;         /* of approved or paid lists only */
    bool lost;            /* lost days to be paid only */
    int64_t deputy_id;
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status allowance_store_line_page(struct ctx *ctx,
                                                 const struct allowance_line_filter *f,
                                                 struct allowance_line **out, size_t *out_count,
                                                 struct str *out_next, int64_t *out_total);

/* ---- accounts */
MUST_CHECK enum status allowance_store_account(struct ctx *ctx, int64_t deputy_id,
                                               struct allowance_account *out, struct str *sealed);
MUST_CHECK enum status
allowance_store_account_put(struct ctx *ctx, const struct allowance_account *a, struct str sealed);
/** Without its number. */
MUST_CHECK enum status allowance_store_account_by_id(struct ctx *ctx, int64_t id,
                                                     struct allowance_account *out);
MUST_CHECK enum status allowance_store_account_drop(struct ctx *ctx, int64_t id);
struct allowance_holder {
    int64_t deputy_id, account_id; /* 0: no account is known */
    struct str name, delegation, bank;
    struct date left_on;
};
MUST_CHECK enum status allowance_store_holders(struct ctx *ctx, struct str q, struct str after,
                                               unsigned limit, struct allowance_holder **out,
                                               size_t *out_count, struct str *out_next,
                                               int64_t *out_total);
/** Accounts of those who left on `until` or before, by id. */
MUST_CHECK enum status allowance_store_left(struct ctx *ctx, struct date until, int64_t after,
                                            unsigned limit, struct allowance_holder **out,
                                            size_t *out_count);

/* ---- budgets */
MUST_CHECK enum status allowance_store_budget(struct ctx *ctx, int64_t id,
                                              struct allowance_budget *out);
MUST_CHECK enum status allowance_store_budget_put(struct ctx *ctx, const struct allowance_budget *b,
                                                  bool there);
MUST_CHECK enum status allowance_store_budget_delete(struct ctx *ctx, int64_t id);
MUST_CHECK enum status allowance_store_budget_titled(struct ctx *ctx, int64_t year,
                                                     struct str title, struct str holder,
                                                     struct allowance_budget *out);
struct allowance_budget_filter {
    struct str q, scope;
    int64_t year;
    struct date from, to; /* the year's first day lies within */
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status allowance_store_budgets(struct ctx *ctx,
                                               const struct allowance_budget_filter *f,
                                               struct allowance_budget **out, size_t *out_count,
                                               struct str *out_next, int64_t *out_total);
MUST_CHECK enum status allowance_store_budget_ids(struct ctx *ctx, int64_t after, unsigned limit,
                                                  int64_t **out, size_t *out_count);
MUST_CHECK enum status allowance_store_spend_insert(struct ctx *ctx,
                                                    const struct allowance_spend *s);
/** ST_NOT_FOUND; ST_RULE: it is of a list. */
MUST_CHECK enum status allowance_store_spend_delete(struct ctx *ctx, int64_t budget_id, int64_t id);
struct allowance_spend_filter {
    struct str q, use, month;
    struct date from, to;
    int64_t budget_id;
    struct str after;
    unsigned limit;
};
MUST_CHECK enum status allowance_store_spends(struct ctx *ctx,
                                              const struct allowance_spend_filter *f,
                                              struct allowance_spend **out, size_t *out_count,
                                              struct str *out_next, int64_t *out_total);

/* ---- subscriptions */
MUST_CHECK enum status allowance_store_subscription(struct ctx *ctx, int64_t id,
                                                    struct allowance_subscription *out);
MUST_CHECK enum status allowance_store_subscription_put(struct ctx *ctx,
                                                        const struct allowance_subscription *s,
                                                        bool there);
MUST_CHECK enum status
allowance_store_subscriptions(struct ctx *ctx, struct str q, int64_t year, int64_t deputy_id,
                              struct str after, unsigned limit, struct allowance_subscription **out,
                              size_t *out_count, struct str *out_next, int64_t *out_total);
/** false: he gets it already. */
MUST_CHECK enum status allowance_store_copy_add(struct ctx *ctx, int64_t subscription_id,
                                                int64_t deputy_id, bool *out_new);
struct allowance_copy {
    int64_t id, version, deputy_id;
    struct str name, delegation;
    struct date received_on;
};
MUST_CHECK enum status allowance_store_copies(struct ctx *ctx, int64_t subscription_id,
                                              struct allowance_copy **out, size_t *out_count);
MUST_CHECK enum status allowance_store_received(struct ctx *ctx, int64_t subscription_id,
                                                int64_t deputy_id);

/* ---- figures: `by` NULL, "month" or "kind" */
enum allowance_measure { ALLOWANCE_PAID, ALLOWANCE_COVERED, ALLOWANCE_SPENT, ALLOWANCE_BUDGETED };
struct allowance_share {
    struct str key;
    int64_t sum, all;
};
MUST_CHECK enum status allowance_store_shares(struct ctx *ctx, enum allowance_measure what,
                                              struct date from, struct date to, const char *by,
                                              struct str key, struct allowance_share **out,
                                              size_t *out_count);
#endif
