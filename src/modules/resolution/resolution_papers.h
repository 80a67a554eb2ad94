// SPDX-License-Identifier: MulanPSL-2.0
/** The papers of this module (GB/T 9704). What is not known is left to be written by hand. */
#ifndef RESOLUTION_PAPERS_H
#define RESOLUTION_PAPERS_H
#include "modules/resolution/resolution_list.h"
#include "platform/paper.h"

/** A document of decision or a deliberation opinion as issued; a draft says so. */
MUST_CHECK enum status resolution_paper(struct ctx *ctx, const struct resolution_doc *d,
                                        struct paper **out);
/** An organ's plan or report, as a letter. */
MUST_CHECK enum status resolution_paper_reply(struct ctx *ctx, const struct resolution_work *w,
                                              const struct resolution_reply *y, struct paper **out);
MUST_CHECK enum status resolution_paper_minutes(struct ctx *ctx, const struct resolution_minutes *m,
                                                struct paper **out);
/** A whole issue: its contents, then one text after the other. */
MUST_CHECK enum status resolution_paper_gazette(struct ctx *ctx, const struct resolution_gazette *g,
                                                struct paper **out);
#endif
