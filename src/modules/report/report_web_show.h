// SPDX-License-Identifier: MulanPSL-2.0
/** Parts of a report's page. */
#ifndef REPORT_WEB_SHOW_H
#define REPORT_WEB_SHOW_H
#include "modules/report/report_web.h"
#include "report_view.h"

/** What stands beside the text: about the figure or number that was asked for, and about those that
 *  have changed. */
MUST_CHECK enum status report_web_panel(struct ctx *ctx, const struct request *rq,
                                        const struct report_sheet *s, struct report_show_v *v);
/** The form of the paragraph that is being written. */
MUST_CHECK enum status report_web_edit(struct ctx *ctx, const struct request *rq,
                                       const struct report_sheet *s,
                                       const struct report_paragraph *p, struct report_edit_v *out);
/** Where a paragraph is: 第三部分第2段. */
struct str report_web_place(struct ctx *ctx, const struct report_sheet *s, size_t index);
/** The number whose panel is open: asked for, or of the form that is shown again. */
struct str report_web_hand_asked(const struct request *rq);
/** "31-2": the second number typed by hand in block 31. */
struct str report_web_hand_key(struct ctx *ctx, int64_t block_id, size_t nth);
#endif
