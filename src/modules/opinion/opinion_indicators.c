// SPDX-License-Identifier: MulanPSL-2.0
/* Figures about opinions, each opening its rows in the list. */
#include "modules/opinion/opinion_indicators.h"
#include "modules/opinion/opinion.h"
#include "platform/indicator.h"
#include "platform/text.h"

static const char *const BREAKDOWNS[] = {"month", "category", NULL};

static struct str label_of(struct ctx *ctx, const char *by, struct str key)
{
    if (by == NULL)
        return S("");
    if (strcmp(by, "month") == 0)
        return indicator_month_label(ctx->arena, key);
    return key.len > 0 ? key : T("opinion.category_none");
}

static enum status received(struct ctx *ctx, const struct indicator_query *q,
                            struct indicator_value **out, size_t *out_count)
{
    struct opinion_share *shares;
    size_t count;

    TRY(opinion_counts(ctx, q->period.from, q->period.to, q->by, q->key, &shares, &count));
    *out = arena_array(ctx->arena, count, struct indicator_value);
    *out_count = count;
    arr_each (i, count)
        (*out)[i] = (struct indicator_value){
            .key = shares[i].key,
            .label = label_of(ctx, q->by, shares[i].key),
            .numerator = shares[i].count,
            .denominator = -1,
        };
    return ST_OK;
}

static enum status received_url(struct ctx *ctx, const struct indicator_query *q, const char *part,
                                struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/opinion?", out);
}

const struct indicator OPINION_INDICATORS[] = {
    {
        .name = "opinion.received",
        .unit = "unit.piece",
        .breakdowns = BREAKDOWNS,
        .values = received,
        .rows_url = received_url,
        .permission = "opinion.read",
    },
    {0},
};
