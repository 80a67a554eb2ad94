// SPDX-License-Identifier: MulanPSL-2.0
/** Writing of inspections. */
#ifndef INSPECTION_STORE_H
#define INSPECTION_STORE_H
#include "modules/inspection/inspection_list.h"

MUST_CHECK enum status inspection_store_insert(struct ctx *ctx, const struct inspection *i);
MUST_CHECK enum status inspection_store_update(struct ctx *ctx, const struct inspection *i);
MUST_CHECK enum status inspection_store_item_insert(struct ctx *ctx,
                                                    const struct inspection_item *t);
MUST_CHECK enum status inspection_store_item_update(struct ctx *ctx,
                                                    const struct inspection_item *t);
MUST_CHECK enum status inspection_store_item_delete(struct ctx *ctx, int64_t id);
MUST_CHECK enum status inspection_store_finding_insert(struct ctx *ctx,
                                                       const struct inspection_finding *f);
MUST_CHECK enum status inspection_store_finding_update(struct ctx *ctx,
                                                       const struct inspection_finding *f);
MUST_CHECK enum status inspection_store_finding_delete(struct ctx *ctx, int64_t id);
#endif
