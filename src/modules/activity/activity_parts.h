// SPDX-License-Identifier: MulanPSL-2.0
/** Tables of this module for the front door. */
#ifndef ACTIVITY_PARTS_H
#define ACTIVITY_PARTS_H
#include "platform/module.h"
#include "platform/search.h"

extern const struct indicator ACTIVITY_INDICATORS[];
extern const struct notice_kind ACTIVITY_NOTICES[];
extern const struct due_source ACTIVITY_DUES[];
extern const struct duty_source ACTIVITY_DUTIES[];
extern const struct search_source ACTIVITY_SEARCHES[];
extern const struct attachment_owner ACTIVITY_ATTACHMENTS[];
extern const struct import_kind ACTIVITY_IMPORTS[];
MUST_CHECK enum status activity_tasks(struct ctx *ctx, unsigned limit, struct task **out,
                                      size_t *out_count, int64_t *out_total);
MUST_CHECK enum status activity_demo(struct ctx *ctx);
#endif
