// SPDX-License-Identifier: MulanPSL-2.0
/* Figures of appointments: decisions (人次), persons, oaths sworn. */
#include "modules/appointment/appointment_list.h"
#include "modules/appointment/appointment_parts.h"
#include "platform/indicator.h"
#include "platform/text.h"

enum what { TIMES, PEOPLE, SWORN, PASSED };

static struct str label_of(struct ctx *ctx, const char *by, struct str key)
{
    if (by == NULL)
        return S("");
    if (strcmp(by, "month") == 0)
        return indicator_month_label(ctx->arena, key);
    return text_of(strcmp(by, "act") == 0 ? "appointment.act." : "appointment.office.", key);
}

static enum status values(struct ctx *ctx, const struct indicator_query *q, enum what what,
                          struct indicator_value **out, size_t *out_count)
{
    struct appointment_share *s;
    size_t count;

    TRY(appointment_store_shares(ctx, q->period.from, q->period.to, q->by, q->key, &s, &count));
    *out = arena_array(ctx->arena, count, struct indicator_value);
    *out_count = count;
    arr_each (i, count)
        (*out)[i] = (struct indicator_value){
            .key = s[i].key,
            .label = label_of(ctx, q->by, s[i].key),
            .numerator = what == PEOPLE  ? s[i].people
                         : what == SWORN ? s[i].sworn
                                         : s[i].times,
            .denominator = what == PASSED ? s[i].decided : -1,
        };
    return ST_OK;
}

static enum status times(struct ctx *ctx, const struct indicator_query *q,
                         struct indicator_value **out, size_t *out_count)
{
    return values(ctx, q, TIMES, out, out_count);
}

static enum status people(struct ctx *ctx, const struct indicator_query *q,
                          struct indicator_value **out, size_t *out_count)
{
    return values(ctx, q, PEOPLE, out, out_count);
}

static enum status sworn(struct ctx *ctx, const struct indicator_query *q,
                         struct indicator_value **out, size_t *out_count)
{
    return values(ctx, q, SWORN, out, out_count);
}

static enum status matters(struct ctx *ctx, const struct indicator_query *q, const char *part,
                           struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/appointment?decided=1&", out);
}

static enum status swearers(struct ctx *ctx, const struct indicator_query *q, const char *part,
                            struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/appointment?sworn=1&", out);
}

static enum status persons(struct ctx *ctx, const struct indicator_query *q, const char *part,
                           struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/appointment/person?decided=1&", out);
}

static enum status against(struct ctx *ctx, const struct indicator_query *q,
                           struct indicator_value **out, size_t *out_count)
{
    int64_t id;

    *out = arena_new(ctx->arena, struct indicator_value);
    *out_count = 1;
    (*out)->denominator = -1;
    return appointment_store_most_against(ctx, q->period.from, q->period.to, &id,
                                          &(*out)->numerator);
}

static enum status against_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                                struct str *out)
{
    int64_t id, n;

    (void)part;
    TRY(appointment_store_most_against(ctx, q->period.from, q->period.to, &id, &n));
    *out = str_printf(ctx->arena, "/appointment?decided=1&matter=%lld", (long long)id);
    return ST_OK;
}

static const char *const BY[] = {"month", "act", "office", NULL};
/* A person counts once, in whatever months: parts would not add up. */
static const char *const BY_PEOPLE[] = {NULL};

const struct indicator APPOINTMENT_INDICATORS[] = {
    {.name = "appointment.times",
     .unit = "unit.person_times",
     .breakdowns = BY,
     .values = times,
     .rows_url = matters,
     .permission = "appointment.read"},
    {.name = "appointment.people",
     .unit = "unit.person",
     .breakdowns = BY_PEOPLE,
     .values = people,
     .rows_url = persons,
     .permission = "appointment.read"},
    {.name = "appointment.sworn",
     .unit = "unit.person_times",
     .breakdowns = BY,
     .values = sworn,
     .rows_url = swearers,
     .permission = "appointment.read"},
    {.name = "appointment.most_against",
     .unit = "unit.votes",
     .breakdowns = BY_PEOPLE,
     .values = against,
     .rows_url = against_rows,
     .permission = "appointment.read",
     .adds = "others"},
    {0},
};
