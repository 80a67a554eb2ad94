// SPDX-License-Identifier: MulanPSL-2.0
/** Tables of this module for the front door. */
#ifndef INQUIRY_PARTS_H
#define INQUIRY_PARTS_H
#include "platform/module.h"
#include "platform/search.h"

extern const struct indicator INQUIRY_INDICATORS[];
extern const struct notice_kind INQUIRY_NOTICES[];
extern const struct due_source INQUIRY_DUES[];
extern const struct duty_source INQUIRY_DUTIES[];
extern const struct search_source INQUIRY_SEARCHES[];
extern const struct attachment_owner INQUIRY_ATTACHMENTS[];
MUST_CHECK enum status inquiry_tasks(struct ctx *ctx, unsigned limit, struct task **out,
                                     size_t *out_count, int64_t *out_total);
MUST_CHECK enum status inquiry_demo(struct ctx *ctx);
#endif
