// SPDX-License-Identifier: MulanPSL-2.0
/** Tables of this module for the front door. */
#ifndef FILING_PARTS_H
#define FILING_PARTS_H
#include "platform/module.h"
#include "platform/search.h"

extern const struct indicator FILING_INDICATORS[];
extern const struct notice_kind FILING_NOTICES[];
extern const struct due_source FILING_DUES[];
extern const struct subscriber FILING_SUBSCRIBERS[];
extern const struct search_source FILING_SEARCHES[];
extern const struct attachment_owner FILING_ATTACHMENTS[];
extern const struct import_kind FILING_IMPORTS[];
extern const struct public_source FILING_PUBLICS[];
extern const struct retention FILING_RETENTIONS[];
MUST_CHECK enum status filing_tasks(struct ctx *ctx, unsigned limit, struct task **out,
                                    size_t *out_count, int64_t *out_total);
MUST_CHECK enum status filing_demo(struct ctx *ctx);
#endif
