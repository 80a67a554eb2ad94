// SPDX-License-Identifier: MulanPSL-2.0
/* The geometry of charts, in hundredths of a percent. */
#include "platform/chart.h"

enum {
    WHOLE = 10000,     /* 100 % */
    COLUMN_SHARE = 56, /* of its slot, in percent */
    GROUND_PX = 148,   /* y of the ground line in columns.html */
    HIGHEST_PX = 122,  /* height of the highest column */
    ABOVE_PX = 6       /* from its top up to its value */
};

static struct str percent(struct arena *a, int64_t hundredths)
{
    return str_printf(a, "%d.%02d%%", (int)(hundredths / 100), (int)(hundredths % 100));
}

static int64_t share(int64_t part, int64_t of, int64_t whole)
{
    return part > 0 && of > 0 ? (int64_t)((double)part / (double)of * (double)whole + 0.5) : 0;
}

static int64_t row_sum(const struct chart_row *row)
{
    int64_t sum = 0;

    for (size_t i = 0; i < CHART_PARTS_MAX; i++)
        sum += row->parts[i] > 0 ? row->parts[i] : 0;
    return sum;
}

static void bar_segments(struct arena *a, const struct chart_row *row, int64_t longest,
                         const struct bars_v *chart, struct bar_v *out)
{
    struct segment_v *segments = arena_array(a, CHART_PARTS_MAX, struct segment_v);
    int64_t done = 0;

    for (size_t i = 0; i < CHART_PARTS_MAX; i++) {
        const int64_t from = share(done, longest, WHOLE);

        if (row->parts[i] <= 0)
            continue;
        done += row->parts[i];
        segments[out->segments_count++] = (struct segment_v){
            .x = percent(a, from),
            .width = percent(a, share(done, longest, WHOLE) - from),
            .class = i < chart->legend_count ? chart->legend[i].class : S("s1"),
        };
    }
    out->segments = segments;
}

void chart_bars(struct arena *a, const struct chart_row *rows, size_t count, struct bars_v *out)
{
    struct bar_v *bars = arena_array(a, count, struct bar_v);
    int64_t longest = 0;

    for (size_t i = 0; i < count; i++)
        longest = row_sum(&rows[i]) > longest ? row_sum(&rows[i]) : longest;
    for (size_t i = 0; i < count; i++) {
        bars[i] = (struct bar_v){
            .label = rows[i].label, .url = rows[i].url, .value = rows[i].value, .tag = rows[i].tag};
        bar_segments(a, &rows[i], longest, out, &bars[i]);
    }
    out->rows = bars;
    out->rows_count = count;
}

void chart_columns(struct arena *a, const struct chart_column *items, size_t count,
                   struct columns_v *out)
{
    struct column_v *columns = arena_array(a, count, struct column_v);
    const int64_t slot = count != 0 ? WHOLE / (int64_t)count : 0;
    const int64_t width = slot * COLUMN_SHARE / 100;
    int64_t highest = 0;

    for (size_t i = 0; i < count; i++)
        highest = items[i].value > highest ? items[i].value : highest;
    for (size_t i = 0; i < count; i++) {
        const int64_t height = share(items[i].value, highest, HIGHEST_PX);
        const int64_t left = slot * (int64_t)i;

        columns[i] = (struct column_v){
            .label = items[i].label,
            .value = str_printf(a, "%lld", (long long)items[i].value),
            .url = items[i].url,
            .now = items[i].now,
            .x = percent(a, left + (slot - width) / 2),
            .width = percent(a, width),
            .mid = percent(a, left + slot / 2),
            .y = GROUND_PX - height,
            .height = height,
            .above = GROUND_PX - height - ABOVE_PX,
        };
    }
    out->items = columns;
    out->items_count = count;
}
