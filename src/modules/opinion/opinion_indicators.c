// SPDX-License-Identifier: MulanPSL-2.0
/* Figures about opinions, each opening its rows in the list. */
#include "modules/opinion/opinion_indicators.h"
#include "modules/opinion/opinion.h"
#include "modules/opinion/opinion_rules.h"
#include "platform/text.h"

static const char *const BREAKDOWNS[] = {"month", "category", NULL};

static struct str label_of(struct ctx *ctx, const char *by, struct str key)
{
    struct date from, to;

    if (by == NULL)
        return S("");
    if (strcmp(by, "month") == 0 && opinion_month_parse(key, &from, &to))
        return TF(ctx->arena, "opinion.month", str_printf(ctx->arena, "%d", from.year),
                  str_printf(ctx->arena, "%u", from.month));
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

/* One value of a query string. */
static void put_url(struct buf *b, struct str s)
{
    for (size_t i = 0; i < s.len; i++) {
        const unsigned char c = (unsigned char)s.ptr[i];

        if ((c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'))
            buf_char(b, (char)c);
        else
            buf_printf(b, "%%%02X", c);
    }
}

static enum status received_url(struct ctx *ctx, const struct indicator_query *q, const char *part,
                                struct str *out)
{
    struct buf b = buf_new(ctx->arena, 0);
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];
    struct date first = q->period.from, last = q->period.to, month_from, month_to;

    (void)part;
    if (q->by != NULL && strcmp(q->by, "month") == 0 &&
        opinion_month_parse(q->key, &month_from, &month_to)) {
        first = date_cmp(month_from, first) > 0 ? month_from : first;
        last = date_cmp(month_to, last) < 0 ? month_to : last;
    }
    buf_printf(&b, "/opinion?from=%s&to=%s", date_format(first, from), date_format(last, to));
    if (q->by != NULL && strcmp(q->by, "category") == 0 && q->key.len > 0) {
        buf_z(&b, "&category=");
        put_url(&b, q->key);
    }
    *out = buf_view(&b);
    return ST_OK;
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
