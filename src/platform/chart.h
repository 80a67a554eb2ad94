// SPDX-License-Identifier: MulanPSL-2.0
/** Numbers into the geometry of charts: tables with bars, and columns over time. No script, no
 *  inline style: SVG in percent. */
#ifndef PLATFORM_CHART_H
#define PLATFORM_CHART_H
#include "components_view.h"

enum { CHART_PARTS_MAX = 4 };

/** One bar, of up to CHART_PARTS_MAX parts in the order of the legend. */
struct chart_row {
    struct str label, url; /* url "": not a link */
    int64_t parts[CHART_PARTS_MAX];
    struct str value; /* printed at the end: "31/38" */
    const struct tag_v *tag;
};

/** Fill out->rows; the longest bar takes the whole width. Caption, headings and legend are the
 *  caller's; the class of a part is that of the legend at its place. */
void chart_bars(struct arena *a, const struct chart_row *rows, size_t count, struct bars_v *out);

struct chart_column {
    struct str label, url;
    int64_t value;
    bool now; /* the present month: darker */
};

/** Fill out->items; the highest column takes the whole height. Values below 0 count as 0. */
void chart_columns(struct arena *a, const struct chart_column *items, size_t count,
                   struct columns_v *out);
#endif
