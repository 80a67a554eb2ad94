// SPDX-License-Identifier: MulanPSL-2.0
/** What other parts of the house take from ledgers. */
#ifndef LEDGER_PARTS_H
#define LEDGER_PARTS_H
#include "platform/module.h"
#include "platform/search.h"

extern const struct notice_kind LEDGER_NOTICES[];
extern const struct due_source LEDGER_DUES[];
extern const struct duty_source LEDGER_DUTIES[];
extern const struct search_source LEDGER_SEARCHES[];
extern const struct attachment_owner LEDGER_ATTACHMENTS[];
/** Each figure of each kind that is on, as a figure of this installation. */
enum status ledger_indicators(struct ctx *ctx, const struct indicator **out);
enum status ledger_tasks(struct ctx *ctx, unsigned limit, struct task **out, size_t *out_count,
                         int64_t *out_total);
enum status ledger_demo(struct ctx *ctx);
enum status ledger_check(struct ctx *ctx, struct buf *out_report);
#endif
