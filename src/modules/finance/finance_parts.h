// SPDX-License-Identifier: MulanPSL-2.0
/** Tables of this module for the front door. */
#ifndef FINANCE_PARTS_H
#define FINANCE_PARTS_H
#include "platform/module.h"
#include "platform/search.h"

extern const struct indicator FINANCE_INDICATORS[];
extern const struct public_rows FINANCE_OPENS[];
extern const struct notice_kind FINANCE_NOTICES[];
extern const struct due_source FINANCE_DUES[];
extern const struct search_source FINANCE_SEARCHES[];
extern const struct import_kind FINANCE_IMPORTS[];
extern const struct job FINANCE_JOBS[];
extern const struct public_source FINANCE_PUBLICS[];
extern const struct subscriber FINANCE_SUBSCRIBERS[];
MUST_CHECK enum status finance_tasks(struct ctx *ctx, unsigned limit, struct task **out,
                                     size_t *out_count, int64_t *out_total);
/** What waits for the actor's organ: questions to answer, findings to put right. */
MUST_CHECK enum status finance_owed(struct ctx *ctx, int64_t *out);
MUST_CHECK enum status finance_demo(struct ctx *ctx);
#endif
