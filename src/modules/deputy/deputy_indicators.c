// SPDX-License-Identifier: MulanPSL-2.0
/* Mandates of all five levels in office at the end of a period (J01), by level. */
#include "modules/deputy/deputy_indicators.h"
#include "modules/congress/congress.h"
#include "modules/deputy/deputy.h"
#include "modules/deputy/deputy_list.h"
#include "platform/indicator.h"
#include "platform/text.h"

enum { LEVELS = 5 };

static enum status mandates(struct ctx *ctx, const struct indicator_query *q,
                            struct indicator_value **out, size_t *out_count)
{
    struct deputy_level_count counts[LEVELS];
    int64_t total = 0;

    TRY(deputy_level_counts(ctx, indicator_day(ctx, q), counts, NULL));
    *out = arena_array(ctx->arena, LEVELS, struct indicator_value);
    *out_count = 0;
    arr_each (i, LEVELS) {
        total += counts[i].mandates;
        if (q->by == NULL || (q->key.len > 0 && !str_eq(q->key, counts[i].level)))
            continue;
        (*out)[(*out_count)++] =
            (struct indicator_value){.key = counts[i].level,
                                     .label = text_of("congress.level.", counts[i].level),
                                     .numerator = counts[i].mandates,
                                     .denominator = -1};
    }
    if (q->by == NULL)
        (*out)[(*out_count)++] = (struct indicator_value){.numerator = total, .denominator = -1};
    return ST_OK;
}

static enum status mandates_url(struct ctx *ctx, const struct indicator_query *q, const char *part,
                                struct str *out)
{
    char day[DATE_TEXT_SIZE];
    const bool one = q->by != NULL && q->key.len > 0;

    (void)part;
    *out = str_printf(ctx->arena, "/deputy/library?on=%s%s" STR_FMT,
                      date_format(indicator_day(ctx, q), day), one ? "&level=" : "",
                      STR_ARG(one ? q->key : S("")));
    return ST_OK;
}

/* ---------------------------------------------------------------- of this congress */

static enum status in_office(struct ctx *ctx, const struct indicator_query *q,
                             struct indicator_value **out, size_t *out_count)
{
    const struct date day = indicator_day(ctx, q);
    struct delegation *all;
    size_t count;

    TRY(delegation_list(ctx, &all, &count));
    *out = arena_array(ctx->arena, count + 1, struct indicator_value);
    *out_count = 0;
    if (q->by == NULL) {
        *out_count = 1;
        (*out)[0].denominator = -1;
        return deputy_count_on(ctx, day, 0, &(*out)[0].numerator);
    }
    arr_each (i, count) {
        struct indicator_value v = {
            .key = str_int(ctx->arena, all[i].id), .label = all[i].name, .denominator = -1};

        if (q->key.len > 0 && !str_eq(q->key, v.key))
            continue;
        TRY(deputy_count_on(ctx, day, all[i].id, &v.numerator));
        if (v.numerator > 0)
            (*out)[(*out_count)++] = v;
    }
    return ST_OK;
}

static enum status in_office_url(struct ctx *ctx, const struct indicator_query *q, const char *part,
                                 struct str *out)
{
    char day[DATE_TEXT_SIZE];
    const bool one = q->by != NULL && q->key.len > 0;

    (void)part;
    *out =
        str_printf(ctx->arena, "/deputy?on=%s%s" STR_FMT, date_format(indicator_day(ctx, q), day),
                   one ? "&delegation=" : "", STR_ARG(one ? q->key : S("")));
    return ST_OK;
}

static const char *const BY_DELEGATION[] = {"delegation", NULL};
static const char *const BY_LEVEL[] = {"level", NULL};

const struct indicator DEPUTY_INDICATORS[] = {
    {.name = "deputy.mandates",
     .unit = "unit.person_times",
     .breakdowns = BY_LEVEL,
     .values = mandates,
     .rows_url = mandates_url,
     .permission = "deputy.view",
     .clock = INDICATOR_AS_OF},
    {.name = "deputy.in_office",
     .unit = "unit.person",
     .breakdowns = BY_DELEGATION,
     .values = in_office,
     .rows_url = in_office_url,
     .permission = "deputy.view",
     .clock = INDICATOR_AS_OF},
    {0},
};
