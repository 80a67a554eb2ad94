// SPDX-License-Identifier: MulanPSL-2.0
/** Reading an old report: its text is kept as it was mended, its figures are guessed to be
 *  indicators of this installation, people correct the guesses, and each is compared with the
 *  records of its year as they are now. */
#ifndef REPORT_READING_H
#define REPORT_READING_H
#include "modules/indicator/indicator.h"
#include "modules/report/report_check.h"
#include "modules/report/report_read_judge.h"
#include "modules/report/report_read_match.h"
#include "modules/report/report_store_reading.h"
#include "platform/module.h"

/** The text of an upload: TXT, DOCX, PDF, OFD. ST_INVALID at the field "file". */
MUST_CHECK enum status report_reading_file(struct ctx *ctx, const struct upload *file,
                                           struct str *out);

struct report_reading_new {
    struct str title, file_name, text;
    int64_t year;
    struct date from, to; /* both none: the year */
};
/** Mend, find, guess, keep. ST_INVALID. Emits "report.reading_made". */
MUST_CHECK enum status report_reading_make(struct ctx *ctx, const struct report_reading_new *in,
                                           int64_t *out_id);
/** Which indicator a figure is, by name or label; "": none. Emits "report.reading_chosen". */
MUST_CHECK enum status report_reading_choose(struct ctx *ctx, int64_t figure_id, int64_t version,
                                             struct str name);
/** Emits "report.reading_dropped". */
MUST_CHECK enum status report_reading_drop(struct ctx *ctx, int64_t id);

/* ---------------------------------------------------------------- compared */

struct report_reading_row {
    struct report_reading_figure kept;
    const struct report_figure *figure; /* in the text */
    const struct indicator *indicator;  /* NULL if OPEN or GONE */
    struct indicator_words words;
    struct indicator_value value;
    struct str shown; /* what the records have, with its unit */
    enum report_judged judged;
};
struct report_reading_sheet {
    struct report_reading reading;
    struct report_figure *figures; /* of all kinds */
    size_t figures_count;
    struct report_reading_row *rows; /* those that count something */
    size_t count;
    size_t beyond; /* so many more that count something are in the text, past the limit */
    struct report_finding *findings;
    size_t findings_count;
    size_t judged[REPORT_JUDGEDS];
    const struct report_reading *last; /* the one of the nearest earlier year, NULL if none */
    struct report_figure *last_figures;
    struct report_drift *drifts; /* what was called or counted otherwise there */
    size_t drifts_count;
};
MUST_CHECK enum status report_reading_sheet(struct ctx *ctx, int64_t id,
                                            struct report_reading_sheet *out);
/** The days whose records it is compared with. */
struct period report_reading_days(const struct report_reading *r);
/** What the figure is likely to be. */
MUST_CHECK enum status report_reading_guess(struct ctx *ctx, struct str text,
                                            const struct report_figure *f,
                                            const struct indicator *out[REPORT_CANDIDATES],
                                            size_t *out_count);
/** The records behind a row. */
MUST_CHECK enum status report_reading_rows_url(struct ctx *ctx,
                                               const struct report_reading_sheet *s,
                                               const struct report_reading_row *row,
                                               struct str *out);
#endif
