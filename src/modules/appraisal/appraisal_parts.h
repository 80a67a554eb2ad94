// SPDX-License-Identifier: MulanPSL-2.0
/** What the files of this module share, and what others take from it. */
#ifndef APPRAISAL_PARTS_H
#define APPRAISAL_PARTS_H
#include "modules/appraisal/appraisal_actions.h"
#include "platform/module.h"
#include "platform/search.h"

extern const struct indicator APPRAISAL_INDICATORS[];
extern const struct notice_kind APPRAISAL_NOTICES[];
extern const struct due_source APPRAISAL_DUES[];
extern const struct search_source APPRAISAL_SEARCHES[];
extern const struct import_kind APPRAISAL_IMPORTS[];
MUST_CHECK enum status appraisal_tasks(struct ctx *ctx, unsigned limit, struct task **out,
                                       size_t *out_count, int64_t *out_total);
MUST_CHECK enum status appraisal_demo(struct ctx *ctx);
/** Whom results go to unless the office says otherwise: Party committee, government, supervisory
 *  commission, court, procuratorate of the place, a line each. */
MUST_CHECK enum status appraisal_recipients(struct ctx *ctx, struct str *out);
/** The code of the nth slip of a group that rates on phones, n from 1: good for one rating. */
struct str appraisal_slip(struct ctx *ctx, const struct appraisal_group *g, int64_t n);
/** Is it one of the group's, for as many as it has people? */
bool appraisal_slip_good(struct ctx *ctx, const struct appraisal_group *g, struct str slip);
#endif
