// SPDX-License-Identifier: MulanPSL-2.0
#ifndef STATISTIC_STORE_H
#define STATISTIC_STORE_H
#include "modules/statistic/statistic_list.h"

MUST_CHECK enum status statistic_store_insert(struct ctx *ctx, const struct statistic *s);
/** ST_CONFLICT if the version is another. */
MUST_CHECK enum status statistic_store_update(struct ctx *ctx, const struct statistic *s);
MUST_CHECK enum status statistic_store_delete(struct ctx *ctx, int64_t id);
#endif
