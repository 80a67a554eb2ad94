// SPDX-License-Identifier: MulanPSL-2.0
/** Old reports that were read, as they are stored; whoever asks has checked who may see them. */
#ifndef REPORT_STORE_READING_H
#define REPORT_STORE_READING_H
#include "platform/ctx.h"

enum { REPORT_READING_CHARS = 100000, REPORT_READING_FIGURES = 600 };

struct report_reading {
    int64_t id, version;
    struct str title;
    int64_t year;
    struct date from, to; /* what it reports on, where that is not the year; else none */
    struct str file_name; /* "" if the text was pasted */
    struct str text;      /* mended; empty in lists */
    int64_t glyphs, shadows;
    int64_t read_at;
    struct str read_by;
    int64_t figures, matched; /* in lists */
};
struct report_reading_figure {
    int64_t id, version, reading_id;
    int64_t place; /* byte in the text */
    struct str printed;
    struct str name; /* of the indicator; "" none */
    int64_t score;   /* of 1000; 0 if a person chose it */
    bool chosen;
};

struct report_reading_filter {
    struct str q, after;
    int64_t year; /* 0: any */
    unsigned limit;
};
MUST_CHECK enum status report_store_readings(struct ctx *ctx, const struct report_reading_filter *f,
                                             struct report_reading **out, size_t *out_count,
                                             struct str *out_next, int64_t *out_total);
MUST_CHECK enum status report_store_reading(struct ctx *ctx, int64_t id,
                                            struct report_reading *out);
/** The newest one of the nearest earlier year, with its text; ST_NOT_FOUND. */
MUST_CHECK enum status report_store_reading_before(struct ctx *ctx, int64_t year,
                                                   struct report_reading *out);
MUST_CHECK enum status report_store_reading_insert(struct ctx *ctx, const struct report_reading *r);
/** With its figures. */
MUST_CHECK enum status report_store_reading_delete(struct ctx *ctx, int64_t id);
MUST_CHECK enum status report_store_reading_figures(struct ctx *ctx, int64_t reading_id,
                                                    struct report_reading_figure **out,
                                                    size_t *out_count);
MUST_CHECK enum status report_store_reading_figure(struct ctx *ctx, int64_t id,
                                                   struct report_reading_figure *out);
MUST_CHECK enum status report_store_reading_figure_insert(struct ctx *ctx,
                                                          const struct report_reading_figure *f);
MUST_CHECK enum status report_store_reading_figure_update(struct ctx *ctx,
                                                          const struct report_reading_figure *f);
#endif
