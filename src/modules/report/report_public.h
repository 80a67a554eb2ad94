// SPDX-License-Identifier: MulanPSL-2.0
/** What everybody may see of the records behind a figure of a published report. */
#ifndef REPORT_PUBLIC_H
#define REPORT_PUBLIC_H
#include "modules/report/report_report.h"
#include "platform/module.h"

enum { REPORT_OPEN_SHOWN = 20 };

struct report_opened {
    struct public_item items[REPORT_OPEN_SHOWN]; /* url "": no page of its own */
    size_t items_count;
    int64_t open;        /* all that may be read, also those not among the items */
    struct str all_path; /* where all of them are, "" when nowhere or when no more than the items */
    struct word_count *parts;
    size_t parts_count;
    int64_t rest;   /* records of kinds with so few that they are not told apart */
    struct str why; /* why no more is shown; "" when all is */
};
/** Asks whoever owns the records: what it has published (struct public_source), else what it lets
 *  everybody know of them (struct public_rows). */
MUST_CHECK enum status report_open_rows(struct ctx *ctx, const struct report_frozen_rows *rows,
                                        struct report_opened *out);

/** Of each figure of the house it is said what everybody may see of its rows. */
MUST_CHECK enum status report_open_check(struct ctx *ctx, struct buf *out_report);
#endif
