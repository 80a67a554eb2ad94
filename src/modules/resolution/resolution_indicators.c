// SPDX-License-Identifier: MulanPSL-2.0
/* Figures about documents of decision: 决议、决定 and 审议意见. A figure is its list, counted. */
#include "modules/resolution/resolution_indicators.h"
#include "modules/resolution/resolution_list.h"
#include "platform/text.h"

enum { PARTS_MAX = 240 };

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
static enum status put(struct ctx *ctx, struct indicator_value value, bool opinions,
                       struct str kind, struct period p, struct indicator_value *out, size_t *n)
{
    TRY(count_of(ctx, opinions, kind, p, &value.numerator));
    value.denominator = -1;
    if (value.numerator > 0 || value.key.len == 0)
        out[(*n)++] = value;
    return ST_OK;
}

static enum status by_month(struct ctx *ctx, const struct indicator_query *q, bool opinions,
                            struct indicator_value *out, size_t *n)
{
    struct date rest = q->period.from;
    struct period p;
    char name[DATE_TEXT_SIZE];

    while (*n < PARTS_MAX && date_next_month(&rest, q->period.to, &p.from, &p.to, name)) {
        struct indicator_value value = {.key = str_dup(ctx->arena, str_from(name))};

        if (q->key.len > 0 && !str_eq(q->key, value.key))
            continue;
        value.label =
            TF(ctx->arena, "resolution.figure.month", str_printf(ctx->arena, "%d", p.from.year),
               str_printf(ctx->arena, "%u", p.from.month));
        TRY(put(ctx, value, opinions, S(""), p, out, n));
    }
    return ST_OK;
}

static enum status by_kind(struct ctx *ctx, const struct indicator_query *q,
                           struct indicator_value *out, size_t *n)
{
    static const char *const KINDS[] = {"resolution", "decision"};

    arr_each (i, COUNT(KINDS)) {
        const struct str word = str_from(KINDS[i]);
        const struct indicator_value value = {.key = word,
                                              .label = text_of("resolution.kind.", word)};

        if (q->key.len == 0 || str_eq(q->key, word))
            TRY(put(ctx, value, false, word, q->period, out, n));
    }
    return ST_OK;
}

static enum status values(struct ctx *ctx, const struct indicator_query *q, bool opinions,
                          struct indicator_value **out, size_t *out_count)
{
    *out = arena_array(ctx->arena, PARTS_MAX, struct indicator_value);
    *out_count = 0;
    if (q->by == NULL)
        return put(ctx, (struct indicator_value){.key = S("")}, opinions, S(""), q->period, *out,
                   out_count);
    if (strcmp(q->by, "kind") == 0)
        return by_kind(ctx, q, *out, out_count);
    return by_month(ctx, q, opinions, *out, out_count);
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

static enum status rows_of(struct ctx *ctx, const struct indicator_query *q, const char *path,
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
    buf_printf(&b, "%sfrom=%s&to=%s", path, date_format(p.from, from), date_format(p.to, to));
    if (q->by != NULL && strcmp(q->by, "kind") == 0 && q->key.len > 0)
        buf_printf(&b, "&kind=" STR_FMT, STR_ARG(q->key));
    *out = buf_view(&b);
    return ST_OK;
}

static enum status decision_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                                 struct str *out)
{
    (void)part;
    return rows_of(ctx, q, "/resolution?decided=1&", out);
}

static enum status opinion_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                                struct str *out)
{
    (void)part;
    return rows_of(ctx, q, "/resolution/opinion?", out);
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
