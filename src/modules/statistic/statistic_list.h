// SPDX-License-Identifier: MulanPSL-2.0
/** Reading saved statistics. */
#ifndef STATISTIC_LIST_H
#define STATISTIC_LIST_H
#include "modules/statistic/statistic.h"

MUST_CHECK enum status statistic_store_get(struct ctx *ctx, int64_t id, struct statistic *out);
/** All of the congress, by name; cited_only: those that reports may use. */
MUST_CHECK enum status statistic_store_all(struct ctx *ctx, bool cited_only, struct statistic **out,
                                           size_t *out_count);
#endif
