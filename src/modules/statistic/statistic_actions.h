// SPDX-License-Identifier: MulanPSL-2.0
/** Counting a statistic, saving and removing it. */
#ifndef STATISTIC_ACTIONS_H
#define STATISTIC_ACTIONS_H
#include "modules/statistic/statistic.h"
#include "platform/list_rows.h"
#include "platform/module.h"

struct statistic_group {
    struct str key; /* the value of the member, or that it is empty in words; never "" */
    int64_t value;
    int64_t *across; /* by column of the table */
};

struct statistic_table {
    struct list_rows list; /* all rows of the list, whether they count or not */
    struct statistic_group *groups;
    size_t groups_count;
    struct str *columns; /* values of the member across, as read */
    size_t columns_count;
    int64_t total;   /* over all groups; of `distinct`, told apart over all of them */
    int64_t counted; /* rows that count */
};

/** Count it under the rights of who asks, over a period (NULL: whenever). Errors of list_rows();
 *  ST_INVALID at the field "by", "across", "of", "day", "c1" … for a member that the list has not;
 *  ST_RULE past STATISTIC_ROWS_MAX rows or STATISTIC_GROUPS_MAX groups. */
MUST_CHECK enum status statistic_count(struct ctx *ctx, const struct statistic *s,
                                       const struct period *period, struct statistic_table *out);

/** One row that counts. */
struct statistic_row {
    const struct list_row *row; /* NULL: of rows that were kept */
    size_t at;                  /* in the list */
    struct str group, across, day;
    struct str told; /* of `distinct`: what is told apart */
    int64_t amount;  /* what it adds to the value */
};
/** The rows behind a table, or behind one of its groups (`key`; NULL: all) and columns. Of a
 *  statistic that tells apart, the first row of each value only. */
MUST_CHECK enum status statistic_rows(struct ctx *ctx, const struct statistic *s,
                                      const struct period *period, const struct str *key,
                                      const struct str *across, struct statistic_row **out,
                                      size_t *out_count);

/** What is asked for month after month: the rows that count, whenever they are, without the pages
 *  that they came from. */
struct statistic_kept {
    struct statistic_row *rows;
    size_t count;
};
/** Ask for them once, into `keep`. *out_fits false, and nothing kept: they are more than `most`.
 *  Errors of statistic_count(). */
MUST_CHECK enum status statistic_keep(struct ctx *ctx, const struct statistic *s,
                                      struct arena *keep, size_t most, struct statistic_kept *out,
                                      bool *out_fits);
/** statistic_count() of what was kept; table.list stays empty. */
MUST_CHECK enum status statistic_count_kept(struct ctx *ctx, const struct statistic *s,
                                            const struct statistic_kept *kept,
                                            const struct period *period,
                                            struct statistic_table *out);

/** Save a new one (id 0) or change one. ST_INVALID, ST_CONFLICT; a statistic that cannot be counted
 *  cannot be saved. Emits statistic.saved. */
MUST_CHECK enum status statistic_save(struct ctx *ctx, const struct statistic *in, int64_t *out_id);
/** Emits statistic.removed. */
MUST_CHECK enum status statistic_remove(struct ctx *ctx, int64_t id);

/** statistic.h for the registry: struct module.indicators_more. */
MUST_CHECK enum status statistic_indicators(struct ctx *ctx, const struct indicator **out);
#endif
