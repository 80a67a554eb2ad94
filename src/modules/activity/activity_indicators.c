// SPDX-License-Identifier: MulanPSL-2.0
/* Figures: activities held, participation, deeds, donations. */
#include "modules/activity/activity_actions.h"
#include "modules/activity/activity_parts.h"
#include "platform/indicator.h"
#include "platform/text.h"

static struct str label_of(struct ctx *ctx, enum activity_measure what, const char *by,
                           const struct activity_share *s)
{
    if (by == NULL)
        return S("");
    if (strcmp(by, "month") == 0)
        return indicator_month_label(ctx->arena, s->key);
    if (strcmp(by, "kind") != 0)
        return s->label;
    return text_of(what == ACTIVITY_DEED || what == ACTIVITY_MONEY ? "activity.deed."
                                                                   : "activity.sort.",
                   s->key);
}

static enum status values(struct ctx *ctx, const struct indicator_query *q,
                          enum activity_measure what, struct indicator_value **out,
                          size_t *out_count)
{
    struct activity_share *shares;
    size_t count;

    TRY(activity_store_shares(ctx, what, q->period.from, q->period.to, q->by, q->key, &shares,
                              &count));
    *out = arena_array(ctx->arena, count, struct indicator_value);
    *out_count = count;
    arr_each (i, count)
        (*out)[i] = (struct indicator_value){
            .key = shares[i].key,
            .label = label_of(ctx, what, q->by, &shares[i]),
            .numerator = shares[i].count,
            .denominator = -1,
        };
    return ST_OK;
}

static enum status held(struct ctx *ctx, const struct indicator_query *q,
                        struct indicator_value **out, size_t *out_count)
{
    return values(ctx, q, ACTIVITY_HELD, out, out_count);
}

static enum status present(struct ctx *ctx, const struct indicator_query *q,
                           struct indicator_value **out, size_t *out_count)
{
    return values(ctx, q, ACTIVITY_PRESENT, out, out_count);
}

static enum status people(struct ctx *ctx, const struct indicator_query *q,
                          struct indicator_value **out, size_t *out_count)
{
    return values(ctx, q, ACTIVITY_PEOPLE, out, out_count);
}

static enum status people_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                               struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/activity/person?presence=attended&once=1&", out);
}

static enum status deeds(struct ctx *ctx, const struct indicator_query *q,
                         struct indicator_value **out, size_t *out_count)
{
    return values(ctx, q, ACTIVITY_DEED, out, out_count);
}

static enum status money(struct ctx *ctx, const struct indicator_query *q,
                         struct indicator_value **out, size_t *out_count)
{
    return values(ctx, q, ACTIVITY_MONEY, out, out_count);
}

static enum status held_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                             struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/activity?state=held&counted=1&", out);
}

static enum status present_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                                struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/activity/person?presence=attended&", out);
}

static enum status deed_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                             struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/activity/deed?state=checked&", out);
}

/* Of every level, our own and others. */
static enum status levels(struct ctx *ctx, const struct indicator_query *q,
                          struct indicator_value **out, size_t *out_count)
{
    struct activity_share *shares;
    int64_t total = 0;
    size_t count;

    TRY(activity_store_level_sums(ctx, q->period.from, q->period.to, &shares, &count));
    *out = arena_array(ctx->arena, count + 1, struct indicator_value);
    *out_count = 0;
    arr_each (i, count) {
        total += shares[i].count;
        if (q->by == NULL || (q->key.len > 0 && !str_eq(q->key, shares[i].key)))
            continue;
        (*out)[(*out_count)++] =
            (struct indicator_value){.key = shares[i].key,
                                     .label = text_of("activity.level.", shares[i].key),
                                     .numerator = shares[i].count,
                                     .denominator = -1};
    }
    if (q->by == NULL)
        (*out)[(*out_count)++] = (struct indicator_value){.numerator = total, .denominator = -1};
    return ST_OK;
}

static enum status level_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                              struct str *out)
{
    (void)part;
    return indicator_rows(ctx, q, "/activity/level?", out);
}

/* Of the groups that there are, those that owe nothing on the day. */
static enum status groups_met(struct ctx *ctx, const struct indicator_query *q,
                              struct indicator_value **out, size_t *out_count)
{
    struct activity_group_count *all;
    struct indicator_value *v = arena_new(ctx->arena, struct indicator_value);
    size_t count;
    int64_t least;

    TRY(activity_groups(ctx, indicator_day(ctx, q), &all, &count, &least));
    v->denominator = (int64_t)count;
    arr_each (i, count)
        v->numerator += all[i].held >= all[i].due;
    *out = v;
    *out_count = 1;
    return ST_OK;
}

static enum status groups_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                               struct str *out)
{
    return indicator_rows(
        ctx, q, strcmp(part, "numerator") == 0 ? "/activity/group?met=1&" : "/activity/group?",
        out);
}

static const char *const BY_NOTHING[] = {NULL};
static const char *const BY_LEVEL[] = {"level", NULL};
static const char *const BY_KIND[] = {"month", "kind", NULL};
static const char *const BY_HELD[] = {"month", "kind", "campaign", NULL};
static const char *const BY_ALL[] = {"month", "kind", "delegation", "campaign", NULL};
/* One who came twice is one: only by delegation the parts add up. */
static const char *const BY_PEOPLE[] = {"delegation", "kind", "campaign", NULL};

const struct indicator ACTIVITY_INDICATORS[] = {
    {.name = "activity.held",
     .unit = "unit.times",
     .breakdowns = BY_HELD,
     .values = held,
     .rows_url = held_rows,
     .permission = "activity.read"},
    {.name = "activity.attended",
     .unit = "unit.person_times",
     .breakdowns = BY_ALL,
     .values = present,
     .rows_url = present_rows,
     .permission = "activity.read"},
    {.name = "activity.people",
     .unit = "unit.person",
     .breakdowns = BY_PEOPLE,
     .values = people,
     .rows_url = people_rows,
     .permission = "activity.read"},
    {.name = "activity.all_levels",
     .unit = "unit.person_times",
     .breakdowns = BY_LEVEL,
     .values = levels,
     .rows_url = level_rows,
     .permission = "activity.read",
     .adds = "people"},
    {.name = "activity.deeds",
     .unit = "unit.piece",
     .breakdowns = BY_KIND,
     .values = deeds,
     .rows_url = deed_rows,
     .permission = "activity.read"},
    {.name = "activity.donated",
     .unit = "unit.wan_yuan",
     .breakdowns = BY_KIND,
     .values = money,
     .rows_url = deed_rows,
     .permission = "activity.read",
     .adds = "fen"},
    {.name = "activity.groups_met",
     .unit = "unit.percent",
     .breakdowns = BY_NOTHING,
     .ratio = true,
     .values = groups_met,
     .rows_url = groups_rows,
     .permission = "activity.read",
     .clock = INDICATOR_AS_OF},
    {0},
};
