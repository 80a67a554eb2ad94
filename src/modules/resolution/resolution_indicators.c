// SPDX-License-Identifier: MulanPSL-2.0
/* Figures about documents of decision: 决议、决定 and 审议意见. A figure is its list, counted. */
#include "modules/resolution/resolution_indicators.h"
#include "modules/resolution/resolution_list.h"
#include "platform/indicator.h"
#include "platform/text.h"

/* What is counted, and the parts so far. */
struct parts {
    bool opinions;
    struct indicator_value *at;
    size_t count;
};

static enum status count_of(struct ctx *ctx, bool opinions, struct str kind, struct period p,
                            int64_t *out)
{
    const struct resolution_filter f = {.kind = kind,
                                        .decided = !opinions,
                                        .opinions = opinions,
                                        .from = p.from,
                                        .to = p.to,
                                        .limit = 1};
    struct resolution_row *rows;
    struct str next;
    size_t count;

    return resolution_page(ctx, &f, &rows, &count, &next, out);
}

/* One part of a figure; nothing where there is no document at all. */
static enum status put(struct ctx *ctx, struct parts *to, struct indicator_value value,
                       struct str kind, struct period p)
{
    TRY(count_of(ctx, to->opinions, kind, p, &value.numerator));
    value.denominator = -1;
    if (value.numerator > 0 || value.key.len == 0)
        to->at[to->count++] = value;
    return ST_OK;
}

static enum status put_month(struct ctx *ctx, const struct indicator_value *month, struct period p,
                             void *to)
{
    return put(ctx, to, *month, S(""), p);
}

static enum status by_kind(struct ctx *ctx, const struct indicator_query *q, struct parts *to)
{
    static const char *const KINDS[] = {"resolution", "decision"};

    arr_each (i, COUNT(KINDS)) {
        const struct str word = str_from(KINDS[i]);

        if (q->key.len == 0 || str_eq(q->key, word))
            TRY(put(
                ctx, to,
                (struct indicator_value){.key = word, .label = text_of("resolution.kind.", word)},
                word, q->period));
    }
    return ST_OK;
}

static enum status values(struct ctx *ctx, const struct indicator_query *q, bool opinions,
                          struct indicator_value **out, size_t *out_count)
{
    struct parts to = {.opinions = opinions};

    to.at = arena_array(ctx->arena, INDICATOR_MONTHS_MAX, struct indicator_value);
    if (q->by == NULL)
        TRY(put(ctx, &to, (struct indicator_value){.key = S("")}, S(""), q->period));
    else if (strcmp(q->by, "month") == 0)
        TRY(indicator_by_month(ctx, q, put_month, &to));
    else
        TRY(by_kind(ctx, q, &to));
    *out = to.at;
    *out_count = to.count;
    return ST_OK;
}

static enum status decision_values(struct ctx *ctx, const struct indicator_query *q,
                                   struct indicator_value **out, size_t *out_count)
{
    return values(ctx, q, false, out, out_count);
}

static enum status opinion_values(struct ctx *ctx, const struct indicator_query *q,
                                  struct indicator_value **out, size_t *out_count)
{
    return values(ctx, q, true, out, out_count);
}

static enum status decision_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                                 struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/resolution?decided=1&", out);
}

static enum status opinion_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                                struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/resolution/opinion?", out);
}

static const char *const BY_KIND[] = {"kind", "month", NULL};
static const char *const BY_MONTH[] = {"month", NULL};

const struct indicator RESOLUTION_INDICATORS[] = {
    {.name = "resolution.decisions",
     .unit = "unit.piece",
     .breakdowns = BY_KIND,
     .values = decision_values,
     .rows_url = decision_rows,
     .permission = "resolution.read"},
    {.name = "resolution.opinions",
     .unit = "unit.piece",
     .breakdowns = BY_MONTH,
     .values = opinion_values,
     .rows_url = opinion_rows,
     .permission = "resolution.read"},
    {0},
};
