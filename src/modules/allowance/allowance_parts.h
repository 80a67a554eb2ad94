// SPDX-License-Identifier: MulanPSL-2.0
/** Tables of this module for the front door. */
#ifndef ALLOWANCE_PARTS_H
#define ALLOWANCE_PARTS_H
#include "platform/module.h"
#include "platform/search.h"

extern const struct indicator ALLOWANCE_INDICATORS[];
extern const struct notice_kind ALLOWANCE_NOTICES[];
extern const struct due_source ALLOWANCE_DUES[];
extern const struct search_source ALLOWANCE_SEARCHES[];
extern const struct import_kind ALLOWANCE_IMPORTS[];
extern const struct retention ALLOWANCE_RETENTIONS[];
MUST_CHECK enum status allowance_tasks(struct ctx *ctx, unsigned limit, struct task **out,
                                       size_t *out_count, int64_t *out_total);
MUST_CHECK enum status allowance_demo(struct ctx *ctx);
#endif
