// SPDX-License-Identifier: MulanPSL-2.0
/* Inspections, visits, help and the like that deputies took part in (人次), by kind: confirmed
 * entries, each with its row. */
#include "modules/duty/duty_indicators.h"
#include "modules/duty/duty_list.h"
#include "platform/indicator.h"
#include "platform/text.h"

static enum status count_of(struct ctx *ctx, struct period p, int64_t kind, int64_t *out)
{
    const struct duty_entry_filter filter = {.state = S("confirmed"),
                                             .kind_id = kind,
                                             .from = p.from,
                                             .to = p.to,
                                             .after = S(""),
                                             .limit = 1};
    struct duty_entry *found;
    struct str next;
    size_t count;

    return duty_store_entries(ctx, &filter, &found, &count, &next, out);
}

/* The months so far. */
struct months {
    struct indicator_value *at;
    size_t count;
};

static enum status put_month(struct ctx *ctx, const struct indicator_value *month, struct period p,
                             void *to)
{
    struct months *months = to;
    struct indicator_value v = *month;

    v.denominator = -1;
    TRY(count_of(ctx, p, 0, &v.numerator));
    if (v.numerator > 0)
        months->at[months->count++] = v;
    return ST_OK;
}

static enum status by_month(struct ctx *ctx, const struct indicator_query *q,
                            struct indicator_value **out, size_t *out_count)
{
    struct months months = {
        .at = arena_array(ctx->arena, INDICATOR_MONTHS_MAX, struct indicator_value)};

    TRY(indicator_by_month(ctx, q, put_month, &months));
    *out = months.at;
    *out_count = months.count;
    return ST_OK;
}

static enum status entries(struct ctx *ctx, const struct indicator_query *q,
                           struct indicator_value **out, size_t *out_count)
{
    struct duty_kind *kinds;
    size_t count;

    if (q->by != NULL && strcmp(q->by, "month") == 0)
        return by_month(ctx, q, out, out_count);
    TRY(duty_store_kinds(ctx, &kinds, &count));
    *out = arena_array(ctx->arena, count + 1, struct indicator_value);
    *out_count = 0;
    if (q->by == NULL) {
        (*out)[0] = (struct indicator_value){.denominator = -1};
        *out_count = 1;
        return count_of(ctx, q->period, 0, &(*out)[0].numerator);
    }
    arr_each (i, count) {
        struct indicator_value v = {
            .key = str_int(ctx->arena, kinds[i].id), .label = kinds[i].name, .denominator = -1};

        if (q->key.len > 0 && !str_eq(q->key, v.key))
            continue;
        TRY(count_of(ctx, q->period, kinds[i].id, &v.numerator));
        if (v.numerator > 0)
            (*out)[(*out_count)++] = v;
    }
    return ST_OK;
}

static enum status entries_url(struct ctx *ctx, const struct indicator_query *q, const char *part,
                               struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/duty/entry?state=confirmed&", out);
}

/* Whoever came to several is one. */
static enum status joined(struct ctx *ctx, const struct indicator_query *q,
                          struct indicator_value **out, size_t *out_count)
{
    struct duty_joined *people;
    size_t count;

    TRY(duty_joined(ctx, q->period.from, q->period.to, false, &people, &count));
    *out = arena_new(ctx->arena, struct indicator_value);
    **out = (struct indicator_value){.numerator = (int64_t)count, .denominator = -1};
    *out_count = 1;
    return ST_OK;
}

static enum status joined_url(struct ctx *ctx, const struct indicator_query *q, const char *part,
                              struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/duty/joined?", out);
}

static const char *const BY_NOTHING[] = {NULL};
static const char *const BY_KIND[] = {"kind", "month", NULL};

const struct indicator DUTY_INDICATORS[] = {
    {.name = "duty.entries",
     .unit = "unit.person_times",
     .breakdowns = BY_KIND,
     .values = entries,
     .rows_url = entries_url,
     .permission = "duty.read"},
    {.name = "duty.joined",
     .unit = "unit.person",
     .breakdowns = BY_NOTHING,
     .values = joined,
     .rows_url = joined_url,
     .permission = "duty.read"},
    {0},
};
