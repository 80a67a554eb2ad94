// SPDX-License-Identifier: MulanPSL-2.0
/* Parts by month and the address of rows, for the figures of all modules. */
#include "platform/indicator.h"
#include "platform/text.h"
#include "platform/view.h"

static bool asks_for(const struct indicator_query *q, const char *by)
{
    return q->by != NULL && q->key.len > 0 && strcmp(q->by, by) == 0;
}

enum status indicator_period(struct ctx *ctx, const struct indicator_query *q, struct period *out)
{
    struct period month;

    *out = q->period;
    if (!asks_for(q, "month"))
        return ST_OK;
    if (!date_parse_month(q->key, &month.from, &month.to))
        return fail_field(&ctx->err, "key", "form.not_a_choice", "");
    if (date_cmp(month.from, out->from) > 0)
        out->from = month.from;
    if (date_cmp(month.to, out->to) < 0)
        out->to = month.to;
    return ST_OK;
}

struct date indicator_day(const struct ctx *ctx, const struct indicator_query *q)
{
    return date_earlier(q->period.to, ctx->today);
}

struct str indicator_month_label(struct arena *a, struct str key)
{
    struct date first, last;

    if (!date_parse_month(key, &first, &last))
        return key;
    return TF(a, "indicator.month", str_printf(a, "%d", first.year),
              str_printf(a, "%u", first.month));
}

enum status indicator_by_month(struct ctx *ctx, const struct indicator_query *q,
                               enum status (*put)(struct ctx *ctx,
                                                  const struct indicator_value *month,
                                                  struct period p, void *to),
                               void *to)
{
    struct date rest = q->period.from;
    char name[DATE_TEXT_SIZE];
    struct period p;

    for (int n = 0;
         n < INDICATOR_MONTHS_MAX && date_next_month(&rest, q->period.to, &p.from, &p.to, name);
         n++) {
        const struct str key = str_dup(ctx->arena, str_from(name));
        const struct indicator_value month = {.key = key,
                                              .label = indicator_month_label(ctx->arena, key)};

        if (q->key.len == 0 || str_eq(q->key, key))
            TRY(put(ctx, &month, p, to));
    }
    return ST_OK;
}

enum status indicator_rows(struct ctx *ctx, const struct indicator_query *q, const char *list,
                           struct str *out)
{
    struct buf b = buf_new(ctx->arena, 0);
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];
    struct period p;

    TRY(indicator_period(ctx, q, &p));
    buf_printf(&b, "%sfrom=%s&to=%s", list, date_format(p.from, from), date_format(p.to, to));
    if (q->by != NULL && q->key.len > 0 && !asks_for(q, "month")) {
        buf_printf(&b, "&%s=", q->by);
        html_put_url(&b, q->key);
    }
    *out = buf_view(&b);
    return ST_OK;
}
