// SPDX-License-Identifier: MulanPSL-2.0
/* Figures about opinions, each opening its rows in the list. */
#include "modules/opinion/opinion_indicators.h"
#include "modules/opinion/opinion_parts.h"
#include "platform/indicator.h"
#include "platform/text.h"
#include <stddef.h>
#include <stdlib.h>

static const char *const BREAKDOWNS[] = {"month", "category", "channel", "collector",  "station",
                                         "topic", "handler",  "place",   "delegation", NULL};

static struct str label_of(struct ctx *ctx, const char *by, struct str key)
{
    if (by == NULL)
        return S("");
    if (strcmp(by, "month") == 0)
        return indicator_month_label(ctx->arena, key);
    return key.len > 0 ? key : T("opinion.category_none");
}

static enum status name_of(struct ctx *ctx, const char *by, struct str key, struct str *out)
{
    struct opinion_topic t;
    int64_t id = 0;

    *out = T("opinion.category_none");
    if (!str_to_int(key, &id) || id == 0)
        return ST_OK;
    if (strcmp(by, "station") == 0)
        return opinion_station_name(ctx, id, out);
    if (strcmp(by, "handler") == 0)
        return opinion_handler_name(ctx, S("organ"), id, 0, out);
    TRY(opinion_store_topic(ctx, id, &t));
    *out = t.name;
    return ST_OK;
}

static enum status label_part(struct ctx *ctx, const char *by, struct str key, struct str *out)
{
    if (by != NULL && strcmp(by, "channel") == 0)
        *out = text_of("opinion.channel.", key);
    else if (by != NULL && strcmp(by, "collector") == 0)
        *out = key.len > 0 ? text_of("opinion.collector.", key) : T("opinion.collector_none");
    else if (by != NULL &&
             (strcmp(by, "station") == 0 || strcmp(by, "handler") == 0 || strcmp(by, "topic") == 0))
        return name_of(ctx, by, key, out);
    else
        *out = label_of(ctx, by, key);
    return ST_OK;
}

/* What a figure counts, of what. */
struct figure {
    size_t numerator, denominator; /* offsets in struct opinion_figure; 0: none */
    const char *numerator_rows, *denominator_rows;
};
#define OF(member) offsetof(struct opinion_figure, member)
static const struct figure FIGURES[] = {
    {OF(received), 0, "", ""},
    {OF(solved), 0, "outcome=solved&", ""},
    {OF(solved), OF(received), "outcome=solved&", ""},
    {OF(in_time), OF(timed), "clock=in_time&", "clock=timed&"},
    {OF(good), OF(rated), "rating=good&", "rating=any&"},
    {OF(again), 0, "again=1&", ""},
};

static int64_t value_at(const struct opinion_figure *f, size_t offset)
{
    return *(const int64_t *)(const void *)((const char *)f + offset);
}

/* What is shown decides the order: the largest number, or the highest rate, first. */
static int largest_first(const void *a, const void *b)
{
    const struct indicator_value *x = a, *y = b;
    const bool rate = x->denominator >= 0;
    const int64_t of_x = rate ? x->numerator * y->denominator : x->numerator;
    const int64_t of_y = rate ? y->numerator * x->denominator : y->numerator;

    if (rate && (x->denominator == 0) != (y->denominator == 0))
        return x->denominator == 0 ? 1 : -1;
    if (of_x != of_y)
        return of_x > of_y ? -1 : 1;
    if (x->denominator != y->denominator)
        return x->denominator > y->denominator ? -1 : 1;
    return str_cmp(x->key, y->key);
}

static enum status values_of(struct ctx *ctx, const struct indicator_query *q,
                             const struct figure *f, struct indicator_value **out,
                             size_t *out_count)
{
    struct opinion_figure *all;
    size_t count;

    TRY(opinion_store_figures(ctx, q->period.from, q->period.to, q->by, q->key, &all, &count));
    *out = arena_array(ctx->arena, count, struct indicator_value);
    *out_count = count;
    arr_each (i, count) {
        (*out)[i] = (struct indicator_value){
            .key = all[i].key,
            .numerator = value_at(&all[i], f->numerator),
            .denominator = f->denominator == 0 ? -1 : value_at(&all[i], f->denominator),
        };
        if (q->by != NULL && strcmp(q->by, "delegation") == 0)
            (*out)[i].label = all[i].label.len > 0 ? all[i].label : T("opinion.delegation_none");
        else
            TRY(label_part(ctx, q->by, all[i].key, &(*out)[i].label));
    }
    if (q->by != NULL && strcmp(q->by, "month") != 0)
        qsort(*out, count, sizeof **out, largest_first);
    return ST_OK;
}

/* The list calls its filter by the organ who has it; those that have none it asks for by a filter
 * of its own, since an address without a value asks for all. */
static struct indicator_query as_list_asks(const struct indicator_query *q)
{
    struct indicator_query own = *q;

    if (q->by == NULL)
        return own;
    if (strcmp(q->by, "collector") == 0) {
        own.key = q->key.len > 0 ? q->key : S("none");
    } else if (str_eqz(q->key, "0") ||
               (q->key.len == 0 && str_among("category place", str_from(q->by)))) {
        own.by = "without";
        own.key = str_from(q->by);
    } else if (strcmp(q->by, "handler") == 0) {
        own.by = "organ";
    }
    return own;
}

static enum status rows_of(struct ctx *ctx, const struct indicator_query *q, const struct figure *f,
                           const char *part, struct str *out)
{
    const bool numerator = strcmp(part, "denominator") != 0;
    const struct indicator_query own = as_list_asks(q);

    return indicator_rows(
        ctx, &own,
        str_printf(ctx->arena, "/opinion?%s", numerator ? f->numerator_rows : f->denominator_rows)
            .ptr,
        out);
}

#define FIGURE(name, at)                                                                           \
    static enum status name##_values(struct ctx *ctx, const struct indicator_query *q,             \
                                     struct indicator_value **out, size_t *out_count)              \
    {                                                                                              \
        return values_of(ctx, q, &FIGURES[at], out, out_count);                                    \
    }                                                                                              \
    static enum status name##_url(struct ctx *ctx, const struct indicator_query *q,                \
                                  const char *part, struct str *out)                               \
    {                                                                                              \
        return rows_of(ctx, q, &FIGURES[at], part, out);                                           \
    }
FIGURE(received, 0)
FIGURE(solved, 1)
FIGURE(solution_rate, 2)
FIGURE(in_time, 3)
FIGURE(satisfaction, 4)
FIGURE(again, 5)

#define INDICATOR(figure, unit_key, is_ratio)                                                      \
    {                                                                                              \
        .name = "opinion." #figure, .unit = unit_key, .breakdowns = BREAKDOWNS, .ratio = is_ratio, \
        .values = figure##_values, .rows_url = figure##_url, .permission = "opinion.read",         \
    }

const struct indicator OPINION_INDICATORS[] = {
    INDICATOR(received, "unit.piece", false),
    INDICATOR(solved, "unit.piece", false),
    INDICATOR(solution_rate, "unit.percent", true),
    INDICATOR(in_time, "unit.percent", true),
    INDICATOR(satisfaction, "unit.percent", true),
    INDICATOR(again, "unit.piece", false),
    {0},
};
