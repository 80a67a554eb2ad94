// SPDX-License-Identifier: MulanPSL-2.0
/* The figure of questionnaires. */
#include "modules/survey/survey.h"
#include "modules/survey/survey_parts.h"
#include "platform/indicator.h"

static enum status answers(struct ctx *ctx, const struct indicator_query *q,
                           struct indicator_value **out, size_t *out_count)
{
    *out = arena_new(ctx->arena, struct indicator_value);
    *out_count = 1;
    **out = (struct indicator_value){.denominator = -1};
    return survey_answered(ctx, q->period.from, q->period.to, &(*out)->numerator);
}

static enum status answers_url(struct ctx *ctx, const struct indicator_query *q, const char *part,
                               struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/survey?", out);
}

static const char *const BREAKDOWNS[] = {NULL};

const struct indicator SURVEY_INDICATORS[] = {
    {
        .name = "survey.answers",
        .unit = "unit.sheet",
        .breakdowns = BREAKDOWNS,
        .values = answers,
        .rows_url = answers_url,
        .permission = "survey.read",
        .adds = "answers",
    },
    {0},
};
