// SPDX-License-Identifier: MulanPSL-2.0
/* Figures: documents filed, in time, actively reviewed, corrected; suggestions to review. */
#include "modules/filing/filing_list.h"
#include "modules/filing/filing_parts.h"
#include "platform/indicator.h"
#include "platform/text.h"

static enum status values(struct ctx *ctx, const struct indicator_query *q,
                          enum filing_measure what, struct indicator_value **out, size_t *out_count)
{
    const bool month = q->by != NULL && strcmp(q->by, "month") == 0;
    struct filing_share *shares;

    TRY(filing_store_shares(ctx, what, q->period.from, q->period.to, q->by, q->key, &shares,
                            out_count));
    *out = arena_array(ctx->arena, *out_count, struct indicator_value);
    arr_each (i, *out_count)
        (*out)[i] = (struct indicator_value){
            .key = shares[i].key,
            .label = month ? indicator_month_label(ctx->arena, shares[i].key) : shares[i].label,
            .numerator = shares[i].count,
            .denominator = shares[i].of,
        };
    return ST_OK;
}

#define FIGURE(name, what)                                                                         \
    static enum status name(struct ctx *ctx, const struct indicator_query *q,                      \
                            struct indicator_value **out, size_t *out_count)                       \
    {                                                                                              \
        return values(ctx, q, what, out, out_count);                                               \
    }
FIGURE(filed, FILING_FILED)
FIGURE(in_time, FILING_IN_TIME)
FIGURE(active, FILING_ACTIVE)
FIGURE(corrected, FILING_CORRECTED)
FIGURE(asked, FILING_ASKED)

static enum status filed_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                              struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/filing?", out);
}

static enum status in_time_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                                struct str *out)
{
    return indicator_rows(ctx, q,
                          strcmp(part, "numerator") == 0 ? "/filing?in_time=1&" : "/filing?", out);
}

static enum status active_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                               struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/filing?by=closed&mode=active&", out);
}

static enum status corrected_rows(struct ctx *ctx, const struct indicator_query *q,
                                  const char *part, struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/filing?by=closed&corrected=1&", out);
}

static enum status asked_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                              struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/filing/ask?", out);
}

static const char *const BY_ORGAN[] = {"month", "organ", NULL};
static const char *const BY_MONTH[] = {"month", NULL};

const struct indicator FILING_INDICATORS[] = {
    {.name = "filing.filed",
     .unit = "unit.piece",
     .breakdowns = BY_ORGAN,
     .values = filed,
     .rows_url = filed_rows,
     .permission = "filing.read"},
    {.name = "filing.in_time",
     .unit = "unit.percent",
     .breakdowns = BY_ORGAN,
     .ratio = true,
     .values = in_time,
     .rows_url = in_time_rows,
     .permission = "filing.read"},
    {.name = "filing.active",
     .unit = "unit.piece",
     .breakdowns = BY_ORGAN,
     .values = active,
     .rows_url = active_rows,
     .permission = "filing.read"},
    {.name = "filing.corrected",
     .unit = "unit.piece",
     .breakdowns = BY_ORGAN,
     .values = corrected,
     .rows_url = corrected_rows,
     .permission = "filing.read"},
    {.name = "filing.asked",
     .unit = "unit.piece",
     .breakdowns = BY_MONTH,
     .values = asked,
     .rows_url = asked_rows,
     .permission = "filing.read"},
    {0},
};
