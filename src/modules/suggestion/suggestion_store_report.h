// SPDX-License-Identifier: MulanPSL-2.0
/** SQL of the yearly reports. */
#ifndef SUGGESTION_STORE_REPORT_H
#define SUGGESTION_STORE_REPORT_H
#include "modules/suggestion/suggestion_report.h"

enum suggestion_report_which {
    REPORTS_ALL,
    REPORTS_OF_ORGAN,    /* organ_id */
    REPORTS_OWED,        /* of organ_id, not given */
    REPORTS_UNPUBLISHED, /* given, not published */
    REPORTS_PUBLIC,
    REPORTS_DUE /* not given, due from `from` to `to` */
};

struct suggestion_report_query {
    enum suggestion_report_which which;
    int64_t organ_id;
    struct date from, to;
};
MUST_CHECK enum status suggestion_store_reports(struct ctx *ctx,
                                                const struct suggestion_report_query *q,
                                                struct suggestion_report **out, size_t *out_count);
MUST_CHECK enum status suggestion_store_report(struct ctx *ctx, int64_t id,
                                               struct suggestion_report *out);
/** A new one unless that year and organ have one: *out_id is 0 then. */
MUST_CHECK enum status
suggestion_store_add_report(struct ctx *ctx, const struct suggestion_report *r, int64_t *out_id);
MUST_CHECK enum status suggestion_store_update_report(struct ctx *ctx,
                                                      const struct suggestion_report *r);

struct suggestion_report_promise {
    int64_t organ_id;
    int year; /* in which it was made */
    struct str what, state, title, number_text;
    struct date due_on, done_on;
};
/** Promises made in replies that were sent, of one organ (0: of all), by organ and day. */
MUST_CHECK enum status suggestion_store_report_promises(struct ctx *ctx, int64_t organ_id,
                                                        struct suggestion_report_promise **out,
                                                        size_t *out_count);

struct suggestion_reporter {
    int64_t organ_id;
    struct str name;
};
/** Organs that report for themselves and had suggestions handed to them in the period: supervision
 *  commission, court, procuratorate; the government if any of its departments had. */
MUST_CHECK enum status suggestion_store_reporters(struct ctx *ctx, struct date from, struct date to,
                                                  struct suggestion_reporter **out,
                                                  size_t *out_count);
#endif
