// SPDX-License-Identifier: MulanPSL-2.0
/* Counting requests, and writing numbers as Prometheus reads them. */
#include "platform/metrics.h"
#include <inttypes.h>

/* Upper ends in microseconds, and as the format wants them in seconds. */
static const struct {
    int64_t us;
    const char *seconds;
} BUCKETS[METRICS_BUCKETS] = {
    {1000, "0.001"}, {5000, "0.005"}, {10000, "0.01"}, {50000, "0.05"},
    {100000, "0.1"}, {500000, "0.5"}, {1000000, "1"},  {5000000, "5"},
};

void metrics_count(struct request_counts *counts, unsigned status, int64_t us, uint64_t bytes)
{
    atomic_fetch_add_explicit(&counts->by_class[status < 600 ? status / 100 : 0], 1,
                              memory_order_relaxed);
    atomic_fetch_add_explicit(&counts->us_total, (uint64_t)us, memory_order_relaxed);
    atomic_fetch_add_explicit(&counts->bytes_total, bytes, memory_order_relaxed);
    arr_each (i, METRICS_BUCKETS) {
        if (us > BUCKETS[i].us)
            continue;
        atomic_fetch_add_explicit(&counts->buckets[i], 1, memory_order_relaxed);
        return;
    }
}

static uint64_t load(atomic_ullong *n)
{
    return atomic_load_explicit(n, memory_order_relaxed);
}

void metrics_requests(struct buf *out, struct request_counts *counts)
{
    uint64_t all = 0, below = 0;

    buf_z(out, "# TYPE renda_http_requests_total counter\n");
    arr_each (i, COUNT(counts->by_class)) {
        const uint64_t n = load(&counts->by_class[i]);

        all += n;
        buf_printf(out, "renda_http_requests_total{class=\"%zuxx\"} %" PRIu64 "\n", i, n);
    }
    buf_z(out, "# TYPE renda_http_request_seconds histogram\n");
    arr_each (i, METRICS_BUCKETS) {
        below += load(&counts->buckets[i]);
        buf_printf(out, "renda_http_request_seconds_bucket{le=\"%s\"} %" PRIu64 "\n",
                   BUCKETS[i].seconds, below);
    }
    buf_printf(out, "renda_http_request_seconds_bucket{le=\"+Inf\"} %" PRIu64 "\n", all);
    buf_printf(out, "renda_http_request_seconds_sum %.6f\n", (double)load(&counts->us_total) / 1e6);
    buf_printf(out, "renda_http_request_seconds_count %" PRIu64 "\n", all);
    metrics_counter(out, "renda_http_sent_bytes_total", load(&counts->bytes_total));
    buf_printf(out,
               "# TYPE renda_http_rate_limited_total counter\n"
               "renda_http_rate_limited_total{by=\"token\"} %" PRIu64 "\n"
               "renda_http_rate_limited_total{by=\"address\"} %" PRIu64 "\n"
               "renda_http_rate_limited_total{by=\"sign_in\"} %" PRIu64 "\n",
               load(&counts->limited_token), load(&counts->limited_address),
               load(&counts->limited_sign_in));
    metrics_counter(out, "renda_http_replayed_total", load(&counts->replayed));
}

void metrics_gauge(struct buf *out, const char *name, int64_t value)
{
    buf_printf(out, "# TYPE %s gauge\n%s %" PRId64 "\n", name, name, value);
}

void metrics_counter(struct buf *out, const char *name, uint64_t value)
{
    buf_printf(out, "# TYPE %s counter\n%s %" PRIu64 "\n", name, name, value);
}
