// SPDX-License-Identifier: MulanPSL-2.0
/* Figures: inspections reported, places looked at, what was wrong. */
#include "modules/inspection/inspection_list.h"
#include "modules/inspection/inspection_parts.h"
#include "platform/indicator.h"
#include "platform/text.h"

static struct str label_of(struct ctx *ctx, const char *by, const struct inspection_share *s)
{
    if (by == NULL)
        return S("");
    if (strcmp(by, "month") == 0)
        return indicator_month_label(ctx->arena, s->key);
    return strcmp(by, "aspect") == 0 ? text_of("inspection.aspect.", s->key) : s->label;
}

static enum status values(struct ctx *ctx, const struct indicator_query *q,
                          enum inspection_measure what, struct indicator_value **out,
                          size_t *out_count)
{
    struct inspection_share *shares;
    size_t count;

    TRY(inspection_store_shares(ctx, what, q->period.from, q->period.to, q->by, q->key, &shares,
                                &count));
    *out = arena_array(ctx->arena, count, struct indicator_value);
    *out_count = count;
    arr_each (n, count)
        (*out)[n] = (struct indicator_value){
            .key = shares[n].key,
            .label = label_of(ctx, q->by, &shares[n]),
            .numerator = shares[n].count,
            .denominator = -1,
        };
    return ST_OK;
}

static enum status held(struct ctx *ctx, const struct indicator_query *q,
                        struct indicator_value **out, size_t *out_count)
{
    return values(ctx, q, INSPECTION_HELD, out, out_count);
}

static enum status looked(struct ctx *ctx, const struct indicator_query *q,
                          struct indicator_value **out, size_t *out_count)
{
    return values(ctx, q, INSPECTION_LOOKED, out, out_count);
}

static enum status wrong(struct ctx *ctx, const struct indicator_query *q,
                         struct indicator_value **out, size_t *out_count)
{
    return values(ctx, q, INSPECTION_WRONG, out, out_count);
}

static enum status held_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                             struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/inspection?reported=1&", out);
}

static enum status looked_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                               struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/inspection/finding?", out);
}

static enum status wrong_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                              struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/inspection/finding?wrong=1&", out);
}

static const char *const BY_MONTH[] = {"month", NULL};
static const char *const BY_ORGAN[] = {"month", "organ", NULL};
static const char *const BY_ALL[] = {"month", "aspect", "organ", NULL};

const struct indicator INSPECTION_INDICATORS[] = {
    {.name = "inspection.held",
     .unit = "unit.times",
     .breakdowns = BY_MONTH,
     .values = held,
     .rows_url = held_rows,
     .permission = "inspection.read"},
    {.name = "inspection.looked",
     .unit = "unit.times",
     .breakdowns = BY_ORGAN,
     .values = looked,
     .rows_url = looked_rows,
     .permission = "inspection.read"},
    {.name = "inspection.wrong",
     .unit = "unit.item",
     .breakdowns = BY_ALL,
     .values = wrong,
     .rows_url = wrong_rows,
     .permission = "inspection.read"},
    {0},
};
