// SPDX-License-Identifier: MulanPSL-2.0
/** A report on paper. */
#ifndef REPORT_PAPERS_H
#define REPORT_PAPERS_H
#include "modules/report/report_report.h"
#include "platform/paper.h"

/** In the layout of GB/T 9704: title, byline, text, and below it what is as of another day. */
struct paper *report_paper(struct ctx *ctx, const struct report_sheet *s);
/** Some of its paragraphs (`chosen`: by index), for a newspaper; with the title. */
struct paper *report_paper_extract(struct ctx *ctx, const struct report_sheet *s,
                                   const bool *chosen);
/** The same as plain text. */
struct str report_text_extract(struct ctx *ctx, const struct report_sheet *s, const bool *chosen);
#endif
