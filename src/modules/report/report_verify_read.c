// SPDX-License-Identifier: MulanPSL-2.0
/* Reading a frozen file, whoever wrote it. */
#include "modules/report/report_report.h"
#include <jansson.h>

static struct str text_of(struct arena *a, const json_t *o, const char *name)
{
    const json_t *v = json_object_get(o, name);

    if (!json_is_string(v))
        return S("");
    return str_dup(a, (struct str){json_string_value(v), json_string_length(v)});
}

static int64_t int_of(const json_t *o, const char *name)
{
    const json_t *v = json_object_get(o, name);

    return json_is_integer(v) ? (int64_t)json_integer_value(v) : 0;
}

static struct date date_of(const json_t *o, const char *name)
{
    struct date d = {0};

    (void)date_parse(str_from(json_string_value(json_object_get(o, name))), &d);
    return d;
}

static const int64_t *ints_of(struct arena *a, const json_t *o, const char *name, size_t *out_count)
{
    const json_t *v = json_object_get(o, name);
    const size_t count = json_is_array(v) ? json_array_size(v) : 0;
    int64_t *out;

    *out_count = count;
    if (!json_is_array(v))
        return NULL;
    out = arena_array(a, count, int64_t);
    for (size_t i = 0; i < count; i++)
        out[i] = (int64_t)json_integer_value(json_array_get(v, i));
    return out;
}

static struct report_frozen_rows rows_of(struct arena *a, const json_t *o, const char *name)
{
    const json_t *v = json_object_get(o, name);
    struct report_frozen_rows r = {.there = json_is_object(v)};

    if (!r.there)
        return r;
    r.url = text_of(a, v, "url");
    r.ids = ints_of(a, v, "ids", &r.count);
    r.of = ints_of(a, v, "of", &r.of_count);
    r.counts = ints_of(a, v, "counts", &r.counts_count);
    r.sum = int_of(v, "sum");
    return r;
}

static void figures_of(struct arena *a, const json_t *all, struct report_frozen *out)
{
    out->figures_count = json_array_size(all);
    out->figures = arena_array(a, out->figures_count, struct report_frozen_figure);
    for (size_t i = 0; i < out->figures_count; i++) {
        const json_t *o = json_array_get(all, i);

        out->figures[i] = (struct report_frozen_figure){
            .paragraph = int_of(o, "paragraph"),
            .place = int_of(o, "place"),
            .token = text_of(a, o, "token"),
            .name = text_of(a, o, "name"),
            .label = text_of(a, o, "label"),
            .kind = text_of(a, o, "kind"),
            .shown = text_of(a, o, "shown"),
            .definition = text_of(a, o, "definition"),
            .numerator_is = text_of(a, o, "numerator_is"),
            .denominator_is = text_of(a, o, "denominator_is"),
            .unit = text_of(a, o, "unit"),
            .from = date_of(o, "from"),
            .to = date_of(o, "to"),
            .numerator = int_of(o, "numerator"),
            .denominator = int_of(o, "denominator"),
            .kept = json_is_string(json_object_get(o, "kept_on")),
            .rows = rows_of(a, o, "rows"),
            .below = rows_of(a, o, "below"),
        };
    }
}

static void paragraphs_of(struct arena *a, const json_t *all, struct report_frozen *out)
{
    out->paragraphs_count = json_array_size(all);
    out->paragraphs = arena_array(a, out->paragraphs_count, struct report_frozen_paragraph);
    for (size_t i = 0; i < out->paragraphs_count; i++) {
        const json_t *o = json_array_get(all, i);

        out->paragraphs[i] = (struct report_frozen_paragraph){
            int_of(o, "level"), text_of(a, o, "text"), text_of(a, o, "shown")};
    }
}

/* ---------------------------------------------------------------- is it one at all */

static bool are_ints(const json_t *all)
{
    for (size_t i = 0; i < json_array_size(all); i++)
        if (!json_is_integer(json_array_get(all, i)))
            return false;
    return json_is_array(all);
}

static bool rows_fit(const json_t *rows)
{
    const json_t *counts = json_object_get(rows, "counts");

    return json_is_object(rows) && are_ints(json_object_get(rows, "ids")) &&
           json_is_integer(json_object_get(rows, "sum")) && (counts == NULL || are_ints(counts));
}

static bool figure_fits(const json_t *f)
{
    static const char *const TEXTS[] = {"token", "name", "label", "kind", "shown"};
    static const char *const INTS[] = {"paragraph", "place", "numerator", "denominator"};
    const json_t *below = json_object_get(f, "below");

    arr_each (i, COUNT(TEXTS))
        if (!json_is_string(json_object_get(f, TEXTS[i])))
            return false;
    arr_each (i, COUNT(INTS))
        if (!json_is_integer(json_object_get(f, INTS[i])))
            return false;
    return rows_fit(json_object_get(f, "rows")) && (below == NULL || rows_fit(below));
}

/* Every part that is checked afterwards is there: a file that says nothing is not sound. */
static bool fits(const json_t *root)
{
    const json_t *paragraphs = json_object_get(root, "paragraphs");
    const json_t *figures = json_object_get(root, "figures");

    if (json_string_length(json_object_get(root, "title")) == 0 ||
        json_string_length(json_object_get(root, "congress")) == 0 ||
        !json_is_integer(json_object_get(root, "report")) || json_array_size(paragraphs) == 0 ||
        !json_is_array(figures))
        return false;
    for (size_t i = 0; i < json_array_size(paragraphs); i++)
        if (!json_is_string(json_object_get(json_array_get(paragraphs, i), "text")) ||
            !json_is_string(json_object_get(json_array_get(paragraphs, i), "shown")))
            return false;
    for (size_t i = 0; i < json_array_size(figures); i++)
        if (!figure_fits(json_array_get(figures, i)))
            return false;
    return true;
}

enum status report_frozen_read(struct arena *a, struct str bytes, struct report_frozen *out,
                               struct err *err)
{
    json_t *root = json_loadb(bytes.ptr, bytes.len, JSON_REJECT_DUPLICATES, NULL);

    *out = (struct report_frozen){.format = S("")};
    if (fits(root)) {
        out->format = text_of(a, root, "format");
        out->congress = text_of(a, root, "congress");
        out->congress_name = text_of(a, root, "congress_name");
        out->byline = text_of(a, root, "byline");
        out->title = text_of(a, root, "title");
        out->report_id = int_of(root, "report");
        paragraphs_of(a, json_object_get(root, "paragraphs"), out);
        figures_of(a, json_object_get(root, "figures"), out);
    }
    json_decref(root);
    if (!str_eqz(out->format, "renda.report.v1"))
        return fail(err, ST_INVALID, "report.err.file", NULL);
    return ST_OK;
}
