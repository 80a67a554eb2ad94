// SPDX-License-Identifier: MulanPSL-2.0
/* Figures about votes: 表决件次, and how many of them passed. A figure is its list, counted. */
#include "modules/vote/vote_indicators.h"
#include "modules/vote/vote_list.h"
#include "platform/text.h"

enum { PARTS_MAX = 240 };

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
static enum status put(struct ctx *ctx, struct indicator_value value, struct str kind,
                       struct period p, bool ratio, struct indicator_value *out, size_t *n)
{
    int64_t all, passed;

    TRY(count_of(ctx, kind, p, false, &all));
    if (all == 0 && value.key.len > 0)
        return ST_OK;
    value.numerator = all;
    value.denominator = -1;
    if (ratio) {
        TRY(count_of(ctx, kind, p, true, &passed));
        value.numerator = passed;
        value.denominator = all;
    }
    out[(*n)++] = value;
    return ST_OK;
}

static enum status by_month(struct ctx *ctx, const struct indicator_query *q, bool ratio,
                            struct indicator_value *out, size_t *n)
{
    struct date rest = q->period.from;
    struct period p;
    char name[DATE_TEXT_SIZE];

    while (*n < PARTS_MAX && date_next_month(&rest, q->period.to, &p.from, &p.to, name)) {
        struct indicator_value value = {.key = str_dup(ctx->arena, str_from(name))};

        if (q->key.len > 0 && !str_eq(q->key, value.key))
            continue;
        value.label = TF(ctx->arena, "vote.figure.month", str_printf(ctx->arena, "%d", p.from.year),
                         str_printf(ctx->arena, "%u", p.from.month));
        TRY(put(ctx, value, S(""), p, ratio, out, n));
    }
    return ST_OK;
}

static enum status by_kind(struct ctx *ctx, const struct indicator_query *q, bool ratio,
                           struct indicator_value *out, size_t *n)
{
    static const enum vote_kind KINDS[] = {VOTE_MOTION, VOTE_ELECTION, VOTE_RATING};

    arr_each (i, COUNT(KINDS)) {
        const struct str word = str_from(vote_kind_word(KINDS[i]));
        const struct indicator_value value = {.key = word, .label = text_of("vote.kind.", word)};

        if (q->key.len == 0 || str_eq(q->key, word))
            TRY(put(ctx, value, word, q->period, ratio, out, n));
    }
    return ST_OK;
}

static enum status values(struct ctx *ctx, const struct indicator_query *q, bool ratio,
                          struct indicator_value **out, size_t *out_count)
{
    *out = arena_array(ctx->arena, PARTS_MAX, struct indicator_value);
    *out_count = 0;
    if (q->by == NULL)
        return put(ctx, (struct indicator_value){.key = S("")}, S(""), q->period, ratio, *out,
                   out_count);
    if (strcmp(q->by, "kind") == 0)
        return by_kind(ctx, q, ratio, *out, out_count);
    return by_month(ctx, q, ratio, *out, out_count);
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

static enum status rows_of(struct ctx *ctx, const struct indicator_query *q, bool passed,
                           struct str *out)
{
    struct buf b = buf_new(ctx->arena, 0);
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];
    struct period p = q->period, month;

    if (q->by != NULL && strcmp(q->by, "month") == 0 &&
        date_parse_month(q->key, &month.from, &month.to)) {
        p.from = date_cmp(month.from, p.from) > 0 ? month.from : p.from;
        p.to = date_cmp(month.to, p.to) < 0 ? month.to : p.to;
    }
    buf_printf(&b, "/vote?state=announced&from=%s&to=%s", date_format(p.from, from),
               date_format(p.to, to));
    if (passed)
        buf_z(&b, "&passed=1");
    if (q->by != NULL && strcmp(q->by, "kind") == 0 && q->key.len > 0)
        buf_printf(&b, "&kind=" STR_FMT, STR_ARG(q->key));
    *out = buf_view(&b);
    return ST_OK;
}

static enum status announced_rows(struct ctx *ctx, const struct indicator_query *q,
                                  const char *part, struct str *out)
{
    (void)part;
    return rows_of(ctx, q, false, out);
}

static enum status passed_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                               struct str *out)
{
    return rows_of(ctx, q, strcmp(part, "numerator") == 0, out);
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
