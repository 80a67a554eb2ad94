// SPDX-License-Identifier: MulanPSL-2.0
/* Figures of the year of supervision. */
#include "modules/supervision/supervision_list.h"
#include "modules/supervision/supervision_parts.h"
#include "platform/indicator.h"
#include "platform/text.h"

struct figure {
    enum supervision_measure what;
    const char *methods, *rows;
};

static struct str label_of(struct ctx *ctx, const struct figure *f, const char *by,
                           const struct supervision_share *s)
{
    if (by == NULL)
        return S("");
    if (strcmp(by, "month") == 0)
        return indicator_month_label(ctx->arena, s->key);
    if (strcmp(by, "sort") == 0)
        return text_of("supervision.target.", s->key);
    if (strcmp(by, "kind") != 0)
        return s->label;
    return text_of(f->what >= SUPERVISION_FOUND ? "supervision.origin." : "supervision.field.",
                   s->key);
}

static enum status count_of(struct ctx *ctx, const struct figure *f,
                            const struct indicator_query *q, struct supervision_share **out,
                            size_t *out_count)
{
    return supervision_store_shares(ctx,
                                    &(struct supervision_ask){.what = f->what,
                                                              .methods = f->methods,
                                                              .from = q->period.from,
                                                              .to = q->period.to,
                                                              .by = q->by,
                                                              .key = q->key},
                                    out, out_count);
}

static enum status values(struct ctx *ctx, const struct indicator_query *q, const struct figure *f,
                          struct indicator_value **out, size_t *out_count)
{
    struct supervision_share *shares;
    size_t count;

    TRY(count_of(ctx, f, q, &shares, &count));
    *out = arena_array(ctx->arena, count, struct indicator_value);
    *out_count = count;
    arr_each (i, count)
        (*out)[i] = (struct indicator_value){
            .key = shares[i].key,
            .label = label_of(ctx, f, q->by, &shares[i]),
            .numerator = shares[i].count,
            .denominator = -1,
        };
    return ST_OK;
}

/* Solved of found, by the same division. */
static enum status solved_values(struct ctx *ctx, const struct indicator_query *q,
                                 struct indicator_value **out, size_t *out_count)
{
    static const struct figure FOUND = {SUPERVISION_FOUND, NULL, NULL},
                               SOLVED = {SUPERVISION_FOUND_SOLVED, NULL, NULL};
    struct supervision_share *solved;
    size_t count;

    TRY(values(ctx, q, &FOUND, out, out_count));
    TRY(count_of(ctx, &SOLVED, q, &solved, &count));
    arr_each (i, *out_count) {
        struct indicator_value *v = &(*out)[i];

        v->denominator = v->numerator;
        v->numerator = 0;
        arr_each (k, count)
            if (str_eq(solved[k].key, v->key))
                v->numerator = solved[k].count;
    }
    return ST_OK;
}

static enum status solved_rows(struct ctx *ctx, const struct indicator_query *q, const char *part,
                               struct str *out)
{
    return indicator_rows(ctx, q,
                          strcmp(part, "numerator") == 0 ? "/supervision/problem?state=solved&"
                                                         : "/supervision/problem?",
                          out);
}

#define FIGURE(name, what, methods, path)                                                          \
    static const struct figure name = {what, methods, path};                                       \
    static enum status name##_values(struct ctx *ctx, const struct indicator_query *q,             \
                                     struct indicator_value **out, size_t *out_count)              \
    {                                                                                              \
        return values(ctx, q, &name, out, out_count);                                              \
    }                                                                                              \
    static enum status name##_rows(struct ctx *ctx, const struct indicator_query *q,               \
                                   const char *part, struct str *out)                              \
    {                                                                                              \
        (void)part;                                                                                \
        return indicator_rows(ctx, q, name.rows, out);                                             \
    }

FIGURE(topics, SUPERVISION_KEY_TOPICS, NULL, "/supervision?key=1&counted=1&")
FIGURE(reports, SUPERVISION_HELD, "report", "/supervision/step?held=1&method=report&")
FIGURE(research, SUPERVISION_HELD, "research", "/supervision/step?held=1&method=research&")
FIGURE(tours, SUPERVISION_HELD, "tour", "/supervision/step?held=1&method=tour&")
FIGURE(inspections, SUPERVISION_HELD, "inspection", "/supervision/step?held=1&method=inspection&")
FIGURE(inquiries, SUPERVISION_HELD, "inquiry", "/supervision/step?held=1&method=inquiry&")
FIGURE(outside, SUPERVISION_HELD, SUPERVISION_OUTSIDE, "/supervision/step?held=1&group=outside&")
FIGURE(targets, SUPERVISION_TARGETS_ALL, NULL, "/supervision/target?")
FIGURE(laws, SUPERVISION_LAWS, NULL, "/supervision/target?sort=law&")
FIGURE(projects, SUPERVISION_PROJECTS, NULL, "/supervision/target?sort=project&")
FIGURE(found, SUPERVISION_FOUND, NULL, "/supervision/problem?")
FIGURE(checks, SUPERVISION_CHECKS, NULL, "/supervision/check?")

/* What lasted longest: one problem, with its months or years. */
static enum status longest(struct ctx *ctx, const struct indicator_query *q, bool followed,
                           int64_t *out_id, int64_t *out)
{
    return supervision_store_longest(ctx, followed, q->period.from, q->period.to, out_id, out);
}

static enum status longest_value(struct ctx *ctx, const struct indicator_query *q, bool followed,
                                 struct indicator_value **out, size_t *out_count)
{
    int64_t id;

    *out = arena_new(ctx->arena, struct indicator_value);
    *out_count = 1;
    (*out)->denominator = -1;
    return longest(ctx, q, followed, &id, &(*out)->numerator);
}

static enum status longest_rows(struct ctx *ctx, const struct indicator_query *q, bool followed,
                                struct str *out)
{
    int64_t id, n;

    TRY(longest(ctx, q, followed, &id, &n));
    *out = str_printf(ctx->arena, "/supervision/problem?problem=%lld", (long long)id);
    return ST_OK;
}

#define LONGEST(name, followed)                                                                    \
    static enum status name##_values(struct ctx *ctx, const struct indicator_query *q,             \
                                     struct indicator_value **out, size_t *out_count)              \
    {                                                                                              \
        return longest_value(ctx, q, followed, out, out_count);                                    \
    }                                                                                              \
    static enum status name##_rows(struct ctx *ctx, const struct indicator_query *q,               \
                                   const char *part, struct str *out)                              \
    {                                                                                              \
        (void)part;                                                                                \
        return longest_rows(ctx, q, followed, out);                                                \
    }
LONGEST(followed, true)
LONGEST(stood, false)

static const char *const BY_NOTHING[] = {NULL};
static const char *const BY[] = {"month", "kind", "organ", NULL};
static const char *const BY_MATTER[] = {"month", "kind", "organ", "matter", NULL};
static const char *const BY_GROUP[] = {"month", "kind", "organ", "group", NULL};
static const char *const BY_PROBLEM[] = {"month", "kind", "organ", "problem", NULL};
static const char *const BY_TARGET[] = {"month", "matter", NULL};
static const char *const BY_SORT[] = {"month", "sort", "matter", NULL};

#define COUNTED(word, figure, unit_key, by)                                                        \
    {                                                                                              \
        .name = "supervision." word, .unit = unit_key, .breakdowns = by,                           \
        .values = figure##_values, .rows_url = figure##_rows, .permission = "supervision.read"     \
    }

const struct indicator SUPERVISION_INDICATORS[] = {
    COUNTED("key_topics", topics, "unit.matter", BY),
    COUNTED("reports_heard", reports, "unit.matter", BY_MATTER),
    COUNTED("research", research, "unit.times", BY_MATTER),
    COUNTED("tours", tours, "unit.times", BY_MATTER),
    COUNTED("law_inspections", inspections, "unit.matter", BY_MATTER),
    COUNTED("inquiries", inquiries, "unit.times", BY_MATTER),
    COUNTED("outside", outside, "unit.times", BY_MATTER),
    COUNTED("targets", targets, "unit.each", BY_SORT),
    COUNTED("laws", laws, "unit.law", BY_TARGET),
    COUNTED("projects", projects, "unit.each", BY_TARGET),
    COUNTED("problems", found, "unit.each", BY_GROUP),
    {.name = "supervision.solved",
     .unit = "unit.percent",
     .breakdowns = BY_GROUP,
     .ratio = true,
     .values = solved_values,
     .rows_url = solved_rows,
     .permission = "supervision.read"},
    COUNTED("follow_ups", checks, "unit.times", BY_PROBLEM),
    {.name = "supervision.followed_months",
     .unit = "unit.months",
     .breakdowns = BY_NOTHING,
     .values = followed_values,
     .rows_url = followed_rows,
     .permission = "supervision.read",
     .adds = "months"},
    {.name = "supervision.stood_years",
     .unit = "unit.years",
     .breakdowns = BY_NOTHING,
     .values = stood_values,
     .rows_url = stood_rows,
     .permission = "supervision.read",
     .adds = "years"},
    {0},
};
