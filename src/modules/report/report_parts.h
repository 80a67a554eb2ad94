// SPDX-License-Identifier: MulanPSL-2.0
/** What other parts of the house take from here. */
#ifndef REPORT_PARTS_H
#define REPORT_PARTS_H
#include "modules/report/report.h"
#include "platform/module.h"
#include "platform/search.h"

extern const struct search_source REPORT_SEARCHES[];
extern const struct public_source REPORT_PUBLICS[];
extern const struct notice_kind REPORT_NOTICES[];
extern const struct attachment_owner REPORT_ATTACHMENTS[]; /* what stands behind typed numbers */
extern const struct import_kind REPORT_IMPORTS[];          /* goals, gaps and tasks */
extern const struct indicator REPORT_INDICATORS[];         /* how many goals of a year were met */
enum status report_tasks(struct ctx *ctx, unsigned limit, struct task **out, size_t *out_count,
                         int64_t *out_total);
enum status report_check_outlines(struct ctx *ctx, struct buf *out_report);
enum status report_demo(struct ctx *ctx);
#endif
