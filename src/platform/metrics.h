// SPDX-License-Identifier: MulanPSL-2.0
/** What GET /metrics says, in the text format of Prometheus. Numbers about the program only: no
 *  names, no texts. It answers the machine itself; to everybody else the page is not there. */
#ifndef PLATFORM_METRICS_H
#define PLATFORM_METRICS_H
#include "base/buf.h"
#include <stdatomic.h>

enum { METRICS_BUCKETS = 8 };

/** Requests answered since the start; part of struct app. */
struct request_counts {
    atomic_ullong by_class[6];              /* 1xx … 5xx; [0]: cut off before an answer */
    atomic_ullong buckets[METRICS_BUCKETS]; /* slower ones are only in the total */
    atomic_ullong us_total, bytes_total;
    atomic_ullong limited_token, limited_address, limited_sign_in; /* answered 429 */
    atomic_ullong replayed; /* answered from what an idempotency key had been answered before */
};

void metrics_count(struct request_counts *counts, unsigned status, int64_t us, uint64_t bytes);
void metrics_requests(struct buf *out, struct request_counts *counts);

/** One line, with its type in front when it is the first of its name:
 *  # TYPE renda_x gauge
 *  renda_x 3 */
void metrics_gauge(struct buf *out, const char *name, int64_t value);
void metrics_counter(struct buf *out, const char *name, uint64_t value);
#endif
