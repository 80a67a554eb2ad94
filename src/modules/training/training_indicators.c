// SPDX-License-Identifier: MulanPSL-2.0
/* Figures: classes and their days, participation and hours, tests passed, certificates. */
#include "modules/training/training_list.h"
#include "modules/training/training_parts.h"
#include "platform/indicator.h"
#include "platform/text.h"

static struct str label_of(struct ctx *ctx, const char *by, const struct training_share *s)
{
    if (by == NULL)
        return S("");
    if (strcmp(by, "month") == 0)
        return indicator_month_label(ctx->arena, s->key);
    return strcmp(by, "kind") == 0 ? text_of("training.form.", s->key) : s->label;
}

static enum status values(struct ctx *ctx, const struct indicator_query *q,
                          enum training_measure what, struct indicator_value **out,
                          size_t *out_count)
{
    struct training_share *shares;
    size_t count;

    TRY(training_store_shares(ctx, what, q->period.from, q->period.to, q->by, q->key, &shares,
                              &count));
    *out = arena_array(ctx->arena, count, struct indicator_value);
    *out_count = count;
    arr_each (i, count)
        (*out)[i] = (struct indicator_value){
            .key = shares[i].key,
            .label = label_of(ctx, q->by, &shares[i]),
            .numerator = what == TRAINING_SAT ? shares[i].good : shares[i].count,
            .denominator = what == TRAINING_SAT ? shares[i].count : -1,
        };
    return ST_OK;
}

#define VALUES(name, what)                                                                         \
    static enum status name(struct ctx *ctx, const struct indicator_query *q,                      \
                            struct indicator_value **out, size_t *out_count)                       \
    {                                                                                              \
        return values(ctx, q, what, out, out_count);                                               \
    }
VALUES(held, TRAINING_HELD)
VALUES(days, TRAINING_DAYS)
VALUES(present, TRAINING_PRESENT)
VALUES(learned, TRAINING_LEARNED)
VALUES(passed, TRAINING_SAT)
VALUES(given, TRAINING_GIVEN)

static enum status class_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                              struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/training?counted=1&", out);
}

static enum status member_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                               struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/training/person?presence=attended&", out);
}

static enum status seat_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                             struct str *out)
{
    return indicator_rows(ctx, q,
                          strcmp(part, "numerator") == 0 ? "/training/result?state=passed&"
                                                         : "/training/result?done=1&",
                          out);
}

static enum status given_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                              struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/training/certificate?", out);
}

static const char *const BY_MONTH[] = {"month", NULL};
static const char *const BY_KIND[] = {"month", "kind", NULL};
static const char *const BY_ALL[] = {"month", "kind", "delegation", "class", NULL};

const struct indicator TRAINING_INDICATORS[] = {
    {.name = "training.held",
     .unit = "unit.times",
     .breakdowns = BY_KIND,
     .values = held,
     .rows_url = class_rows,
     .permission = "training.read"},
    {.name = "training.days",
     .unit = "unit.day",
     .breakdowns = BY_KIND,
     .values = days,
     .rows_url = class_rows,
     .permission = "training.read",
     .adds = "days"},
    {.name = "training.attended",
     .unit = "unit.person_times",
     .breakdowns = BY_ALL,
     .values = present,
     .rows_url = member_rows,
     .permission = "training.read"},
    {.name = "training.hours",
     .unit = "unit.lesson",
     .breakdowns = BY_ALL,
     .values = learned,
     .rows_url = member_rows,
     .permission = "training.read",
     .adds = "hours"},
    {.name = "training.passed",
     .unit = "unit.percent",
     .breakdowns = BY_MONTH,
     .ratio = true,
     .values = passed,
     .rows_url = seat_rows,
     .permission = "training.read"},
    {.name = "training.certificates",
     .unit = "unit.sheet",
     .breakdowns = BY_MONTH,
     .values = given,
     .rows_url = given_rows,
     .permission = "training.read"},
    {0},
};
