// SPDX-License-Identifier: MulanPSL-2.0
/* Figures on how stations are kept: floor area, items of the standard, money allocated. */
#include "modules/station/station_indicators.h"
#include "modules/station/station_report.h"
#include "modules/station/station_store_figure.h"
#include "platform/indicator.h"
#include "platform/text.h"

static struct indicator_value *values_new(struct ctx *ctx, size_t count,
                                          struct indicator_value **out)
{
    *out = arena_array(ctx->arena, count + 1, struct indicator_value);
    (*out)[0] = (struct indicator_value){.denominator = -1};
    return *out;
}

enum status station_area_values(struct ctx *ctx, const struct indicator_query *q,
                                struct indicator_value **out, size_t *out_count)
{
    struct station_share *shares;
    struct indicator_value *v;
    size_t count;

    TRY(station_store_area_kinds(ctx, q->period.to, q->key, &shares, &count));
    v = values_new(ctx, count, out);
    *out_count = q->by != NULL ? count : 1;
    arr_each (i, count) {
        if (q->by == NULL)
            v[0].numerator += shares[i].count;
        else
            v[i] = (struct indicator_value){.key = shares[i].key,
                                            .label = text_of("station.kind.", shares[i].key),
                                            .numerator = shares[i].count,
                                            .denominator = -1};
    }
    return ST_OK;
}

enum status station_area_url(struct ctx *ctx, const struct indicator_query *q, const char *part,
                             struct str *out)
{
    char day[DATE_TEXT_SIZE];

    (void)part;
    *out = str_printf(ctx->arena, "/station?on=%s%s" STR_FMT, date_format(q->period.to, day),
                      q->key.len > 0 ? "&kind=" : "", STR_ARG(q->key));
    return ST_OK;
}

enum status station_standard_items_values(struct ctx *ctx, const struct indicator_query *q,
                                          struct indicator_value **out, size_t *out_count)
{
    struct station_standard *all;
    struct indicator_value *v;
    size_t count, groups = 0;

    TRY(station_standards(ctx, false, &all, &count)); /* by grouping */
    v = values_new(ctx, count, out);
    *out_count = 1;
    arr_each (i, count) {
        if (q->by == NULL) {
            v[0].numerator++;
            continue;
        }
        if (q->key.len > 0 && !str_eq(q->key, all[i].grouping))
            continue;
        if (groups == 0 || !str_eq(v[groups - 1].key, all[i].grouping))
            v[groups++] = (struct indicator_value){
                .key = all[i].grouping, .label = all[i].grouping, .denominator = -1};
        v[groups - 1].numerator++;
    }
    if (q->by != NULL)
        *out_count = groups;
    return ST_OK;
}

/* A standard holds until another one does: it has no days. */
enum status station_standard_items_url(struct ctx *ctx, const struct indicator_query *q,
                                       const char *part, struct str *out)
{
    (void)part;
    *out = str_printf(ctx->arena, "/station/standard?active=1%s" STR_FMT,
                      q->key.len > 0 ? "&group=" : "", STR_ARG(q->key));
    return ST_OK;
}

enum status station_funded_values(struct ctx *ctx, const struct indicator_query *q,
                                  struct indicator_value **out, size_t *out_count)
{
    struct station_money *all;
    struct indicator_value *v;
    int64_t station = 0;
    size_t count;

    if (q->key.len > 0 && (!str_to_int(q->key, &station) || station <= 0))
        station = -1;
    TRY(station_store_allocated(ctx, (struct station_span){q->period.from, q->period.to}, station,
                                &all, &count));
    v = values_new(ctx, count, out);
    *out_count = q->by != NULL ? count : 1;
    arr_each (i, count) {
        if (q->by == NULL)
            v[0].numerator += all[i].fen;
        else
            v[i] = (struct indicator_value){.key = all[i].key,
                                            .label = all[i].label,
                                            .numerator = all[i].fen,
                                            .denominator = -1};
    }
    return ST_OK;
}

enum status station_funded_url(struct ctx *ctx, const struct indicator_query *q, const char *part,
                               struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/station/fund?kind=allocated&", out);
}
