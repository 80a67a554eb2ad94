// SPDX-License-Identifier: MulanPSL-2.0
/** Tables of this module for the front door. */
#ifndef REPORTBACK_PARTS_H
#define REPORTBACK_PARTS_H
#include "platform/module.h"
#include "platform/search.h"

extern const struct indicator REPORTBACK_INDICATORS[];
extern const struct notice_kind REPORTBACK_NOTICES[];
extern const struct due_source REPORTBACK_DUES[];
extern const struct duty_source REPORTBACK_DUTIES[];
extern const struct search_source REPORTBACK_SEARCHES[];
extern const struct public_source REPORTBACK_PUBLICS[];
extern const struct import_kind REPORTBACK_IMPORTS[];
MUST_CHECK enum status reportback_tasks(struct ctx *ctx, unsigned limit, struct task **out,
                                        size_t *out_count, int64_t *out_total);
MUST_CHECK enum status reportback_demo(struct ctx *ctx);
#endif
