// SPDX-License-Identifier: MulanPSL-2.0
/* Bodies that were set up in a period. */
#include "modules/body/body_indicators.h"
#include "modules/body/body_actions.h"
#include "platform/indicator.h"
#include "platform/text.h"

bool body_founded_in(const struct body *b, struct date from, struct date to)
{
    return b->kind != BODY_CONGRESS && b->kind != BODY_DELEGATION &&
           (date_none(from) || date_cmp(b->from_on, from) >= 0) &&
           (date_none(to) || date_cmp(b->from_on, to) <= 0);
}

static enum status founded(struct ctx *ctx, const struct indicator_query *q,
                           struct indicator_value **out, size_t *out_count)
{
    struct indicator_value *v = arena_array(ctx->arena, BODY_OTHER + 1, struct indicator_value);
    int64_t counts[BODY_OTHER + 1] = {0}, whole = 0;
    struct body *all;
    size_t count;

    TRY(body_list(ctx, (struct date){0}, &all, &count));
    arr_each (i, count)
        if (body_founded_in(&all[i], q->period.from, q->period.to)) {
            counts[all[i].kind]++;
            whole++;
        }
    *out = v;
    *out_count = 1;
    v[0] = (struct indicator_value){.numerator = whole, .denominator = -1};
    if (q->by == NULL)
        return ST_OK;
    *out_count = 0;
    arr_each (i, BODY_OTHER + 1) {
        const struct str key = str_from(body_kind_word((enum body_kind)i));

        if (counts[i] > 0 && (q->key.len == 0 || str_eq(q->key, key)))
            v[(*out_count)++] = (struct indicator_value){.key = key,
                                                         .label = text_of("body.kind.", key),
                                                         .numerator = counts[i],
                                                         .denominator = -1};
    }
    return ST_OK;
}

static enum status founded_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                                struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/body?founded=1&", out);
}

static const char *const BY_KIND[] = {"kind", NULL};

const struct indicator BODY_INDICATORS[] = {
    {.name = "body.founded",
     .unit = "unit.each",
     .breakdowns = BY_KIND,
     .values = founded,
     .rows_url = founded_rows,
     .permission = "body.view"},
    {0},
};
