// SPDX-License-Identifier: MulanPSL-2.0
/* Figures about votes: 表决件次, and how many of them passed. A figure is its list, counted. */
#include "modules/vote/vote_indicators.h"
#include "modules/vote/vote_list.h"
#include "platform/indicator.h"
#include "platform/text.h"

/* What is counted, and the parts so far. */
struct parts {
    bool ratio;
    struct indicator_value *at;
    size_t count;
};

static enum status count_of(struct ctx *ctx, struct str kind, struct period p, bool passed,
                            int64_t *out)
{
    const struct vote_filter f = {.kind = kind,
                                  .state = S("announced"),
                                  .from = p.from,
                                  .to = p.to,
                                  .passed = passed,
                                  .limit = 1};
    struct vote_listed *rows;
    struct str next;
    size_t count;

    return vote_page(ctx, &f, &rows, &count, &next, out);
}

/* One part of a figure; nothing where there is no vote at all. */
static enum status put(struct ctx *ctx, struct parts *to, struct indicator_value value,
                       struct str kind, struct period p)
{
    int64_t all, passed;

    TRY(count_of(ctx, kind, p, false, &all));
    if (all == 0 && value.key.len > 0)
        return ST_OK;
    value.numerator = all;
    value.denominator = -1;
    if (to->ratio) {
        TRY(count_of(ctx, kind, p, true, &passed));
        value.numerator = passed;
        value.denominator = all;
    }
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
    static const enum vote_kind KINDS[] = {VOTE_MOTION, VOTE_ELECTION, VOTE_RATING};

    arr_each (i, COUNT(KINDS)) {
        const struct str word = str_from(vote_kind_word(KINDS[i]));
        const struct indicator_value value = {.key = word, .label = text_of("vote.kind.", word)};

        if (q->key.len == 0 || str_eq(q->key, word))
            TRY(put(ctx, to, value, word, q->period));
    }
    return ST_OK;
}

static enum status values(struct ctx *ctx, const struct indicator_query *q, bool ratio,
                          struct indicator_value **out, size_t *out_count)
{
    struct parts to = {.ratio = ratio,
                       .at = arena_array(ctx->arena, INDICATOR_MONTHS_MAX, struct indicator_value)};

    if (q->by == NULL)
        TRY(put(ctx, &to, (struct indicator_value){.key = S("")}, S(""), q->period));
    else if (strcmp(q->by, "kind") == 0)
        TRY(by_kind(ctx, q, &to));
    else
        TRY(indicator_by_month(ctx, q, put_month, &to));
    *out = to.at;
    *out_count = to.count;
    return ST_OK;
}

static enum status announced_values(struct ctx *ctx, const struct indicator_query *q,
                                    struct indicator_value **out, size_t *out_count)
{
    return values(ctx, q, false, out, out_count);
}

static enum status passed_values(struct ctx *ctx, const struct indicator_query *q,
                                 struct indicator_value **out, size_t *out_count)
{
    return values(ctx, q, true, out, out_count);
}

static enum status announced_rows(struct ctx *ctx, const struct indicator_query *q,
                                  const char *part, struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/vote?state=announced&", out);
}

static enum status passed_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                               struct str *out)
{
    return indicator_rows(ctx, q,
                          strcmp(part, "numerator") == 0 ? "/vote?state=announced&passed=1&"
                                                         : "/vote?state=announced&",
                          out);
}

static const char *const BREAKDOWNS[] = {"kind", "month", NULL};

const struct indicator VOTE_INDICATORS[] = {
    {.name = "vote.announced",
     .unit = "unit.times",
     .breakdowns = BREAKDOWNS,
     .values = announced_values,
     .rows_url = announced_rows,
     .permission = "vote.read"},
    {.name = "vote.passed",
     .unit = "unit.percent",
     .breakdowns = BREAKDOWNS,
     .ratio = true,
     .values = passed_values,
     .rows_url = passed_rows,
     .permission = "vote.read"},
    {0},
};
