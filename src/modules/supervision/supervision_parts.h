// SPDX-License-Identifier: MulanPSL-2.0
/** Tables of this module for the front door. */
#ifndef SUPERVISION_PARTS_H
#define SUPERVISION_PARTS_H
#include "platform/module.h"
#include "platform/search.h"

extern const struct indicator SUPERVISION_INDICATORS[];
extern const struct notice_kind SUPERVISION_NOTICES[];
extern const struct due_source SUPERVISION_DUES[];
extern const struct duty_source SUPERVISION_DUTIES[];
extern const struct search_source SUPERVISION_SEARCHES[];
extern const struct attachment_owner SUPERVISION_ATTACHMENTS[];
extern const struct import_kind SUPERVISION_IMPORTS[];
extern const struct public_source SUPERVISION_PUBLICS[];
MUST_CHECK enum status supervision_tasks(struct ctx *ctx, unsigned limit, struct task **out,
                                         size_t *out_count, int64_t *out_total);
/** Problems that wait for the actor's organ, for its menu. */
MUST_CHECK enum status supervision_own_count(struct ctx *ctx, int64_t *out);
MUST_CHECK enum status supervision_demo(struct ctx *ctx);
#endif
