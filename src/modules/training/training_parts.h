// SPDX-License-Identifier: MulanPSL-2.0
/** Tables of this module for the front door. */
#ifndef TRAINING_PARTS_H
#define TRAINING_PARTS_H
#include "platform/module.h"
#include "platform/search.h"

extern const struct indicator TRAINING_INDICATORS[];
extern const struct notice_kind TRAINING_NOTICES[];
extern const struct due_source TRAINING_DUES[];
extern const struct duty_source TRAINING_DUTIES[];
extern const struct search_source TRAINING_SEARCHES[];
extern const struct attachment_owner TRAINING_ATTACHMENTS[];
extern const struct import_kind TRAINING_IMPORTS[];
MUST_CHECK enum status training_tasks(struct ctx *ctx, unsigned limit, struct task **out,
                                      size_t *out_count, int64_t *out_total);
MUST_CHECK enum status training_demo(struct ctx *ctx);
#endif
