// SPDX-License-Identifier: MulanPSL-2.0
/** Tables of the module that are long: notices, deadlines, tasks, figures, retention, demo. */
#ifndef RECALL_PARTS_H
#define RECALL_PARTS_H
#include "modules/recall/recall_rules.h"
#include "platform/module.h"

extern const struct notice_kind RECALL_NOTICES[];
extern const struct due_source RECALL_DUES[];
extern const struct retention RECALL_RETENTIONS[];
extern const struct indicator RECALL_INDICATORS[];
enum status recall_tasks(struct ctx *ctx, unsigned limit, struct task **out, size_t *out_count,
                         int64_t *out_total);
enum status recall_demo(struct ctx *ctx);

/** Tell the deputy, where he is one of this congress, what it means for him; the office and the
 *  leaders, what is left to do. The office also hears of an answer he handed in himself. In
 *  db_tx(). */
MUST_CHECK enum status recall_tell(struct ctx *ctx, const struct recall *r, enum recall_act act);
struct str recall_url(struct ctx *ctx, int64_t id, const char *tail);
/** 李有田（云溪县人大代表，第三选区） */
struct str recall_title(struct ctx *ctx, const struct recall *r);
#endif
