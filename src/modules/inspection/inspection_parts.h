// SPDX-License-Identifier: MulanPSL-2.0
/** Tables of this module for the front door. */
#ifndef INSPECTION_PARTS_H
#define INSPECTION_PARTS_H
#include "platform/module.h"
#include "platform/search.h"

extern const struct indicator INSPECTION_INDICATORS[];
extern const struct notice_kind INSPECTION_NOTICES[];
extern const struct due_source INSPECTION_DUES[];
extern const struct search_source INSPECTION_SEARCHES[];
extern const struct attachment_owner INSPECTION_ATTACHMENTS[];
extern const struct import_kind INSPECTION_IMPORTS[];
MUST_CHECK enum status inspection_tasks(struct ctx *ctx, unsigned limit, struct task **out,
                                        size_t *out_count, int64_t *out_total);
MUST_CHECK enum status inspection_demo(struct ctx *ctx);
#endif
