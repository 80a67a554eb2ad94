// SPDX-License-Identifier: MulanPSL-2.0
/* Figures about petitions, each opening its rows in the list. 件 counts a matter once, however
 * often it comes back; 人次 counts everybody each time. */
#include "modules/congress/congress.h"
#include "modules/petition/petition_list.h"
#include "modules/petition/petition_parts.h"
#include "platform/indicator.h"
#include "platform/text.h"

static const char *const BREAKDOWNS[] = {"month", "kind", "matter", "category", "organ", NULL};
/* What the list behind it filters by; an organ of 0 is none, which the list cannot ask for. */
static const char *const BY_PEOPLE[] = {"month", "kind", "matter", "category", NULL};

static struct str organ_label(struct ctx *ctx, struct str key)
{
    const struct err was = ctx->err;
    struct organ o;
    int64_t id;

    if (str_to_int(key, &id) && id != 0 && organ_get(ctx, id, &o) == ST_OK)
        return o.name;
    ctx->err = was;
    return T("petition.organ_none");
}

static struct str label_of(struct ctx *ctx, const char *by, struct str key)
{
    if (by == NULL)
        return S("");
    if (strcmp(by, "month") == 0)
        return indicator_month_label(ctx->arena, key);
    if (strcmp(by, "kind") == 0)
        return text_of("petition.kind.", key);
    if (strcmp(by, "matter") == 0)
        return text_of("petition.matter.", key);
    return strcmp(by, "organ") == 0 ? organ_label(ctx, key) : key;
}

static enum status values_of(struct ctx *ctx, enum petition_figure figure,
                             const struct indicator_query *q, struct indicator_value **out,
                             size_t *out_count)
{
    const bool ratio = figure >= PETITION_FIGURE_TOLD;
    struct petition_share *shares;
    size_t count;

    TRY(petition_counts(ctx, figure, q->period.from, q->period.to, q->by, q->key, &shares, &count));
    *out = arena_array(ctx->arena, count, struct indicator_value);
    *out_count = count;
    arr_each (i, count)
        (*out)[i] = (struct indicator_value){
            .key = shares[i].key,
            .label = label_of(ctx, q->by, shares[i].key),
            .numerator = ratio ? shares[i].part : shares[i].count,
            .denominator = ratio ? shares[i].count : -1,
        };
    return ST_OK;
}

#define FIGURE(word, figure, list)                                                                 \
    static enum status word(struct ctx *ctx, const struct indicator_query *q,                      \
                            struct indicator_value **out, size_t *out_count)                       \
    {                                                                                              \
        return values_of(ctx, figure, q, out, out_count);                                          \
    }                                                                                              \
    static enum status word##_url(struct ctx *ctx, const struct indicator_query *q,                \
                                  const char *part, struct str *out)                               \
    {                                                                                              \
        (void)part;                                                                                \
        return indicator_rows(ctx, q, "/petition?" list, out);                                     \
    }

FIGURE(matters, PETITION_FIGURE_MATTERS, "firsts=1&")
FIGURE(times, PETITION_FIGURE_TIMES, "")
FIGURE(people, PETITION_FIGURE_PEOPLE, "")
FIGURE(visitors, PETITION_FIGURE_VISITORS, "visitors=1&")
FIGURE(transferred, PETITION_FIGURE_TRANSFERRED, "firsts=1&transferred=1&")
FIGURE(supervised, PETITION_FIGURE_SUPERVISED, "firsts=1&supervised=1&")
FIGURE(solved, PETITION_FIGURE_SOLVED, "firsts=1&solved=1&")

/* A ratio: the list behind its denominator, and what narrows it to the numerator. */
#define RATIO(word, figure, of, part_of)                                                           \
    static enum status word(struct ctx *ctx, const struct indicator_query *q,                      \
                            struct indicator_value **out, size_t *out_count)                       \
    {                                                                                              \
        return values_of(ctx, figure, q, out, out_count);                                          \
    }                                                                                              \
    static enum status word##_url(struct ctx *ctx, const struct indicator_query *q,                \
                                  const char *part, struct str *out)                               \
    {                                                                                              \
        return indicator_rows(                                                                     \
            ctx, q, strcmp(part, "numerator") == 0 ? "/petition?" of part_of : "/petition?" of,    \
            out);                                                                                  \
    }

RATIO(told, PETITION_FIGURE_TOLD, "told_due=1&", "told_in_time=1&")
RATIO(rated, PETITION_FIGURE_RATED, "rateable=1&", "rated=1&")
RATIO(satisfied, PETITION_FIGURE_SATISFIED, "rated=1&", "satisfied=1&")

#define INDICATOR(word, unit_, ratio_, by, sum)                                                    \
    {                                                                                              \
        .name = "petition." #word, .unit = (unit_), .breakdowns = (by), .ratio = (ratio_),         \
        .values = word, .rows_url = word##_url, .permission = "petition.read", .adds = (sum)       \
    }

const struct indicator PETITION_INDICATORS[] = {
    INDICATOR(matters, "unit.piece", false, BY_PEOPLE, NULL),
    INDICATOR(times, "unit.piece", false, BY_PEOPLE, NULL),
    INDICATOR(people, "unit.person_times", false, BY_PEOPLE, "people"),
    INDICATOR(visitors, "unit.person_times", false, BY_PEOPLE, "people"),
    INDICATOR(transferred, "unit.piece", false, BREAKDOWNS, NULL),
    INDICATOR(supervised, "unit.piece", false, BY_PEOPLE, NULL),
    INDICATOR(solved, "unit.piece", false, BY_PEOPLE, NULL),
    INDICATOR(told, "unit.percent", true, BY_PEOPLE, NULL),
    INDICATOR(rated, "unit.percent", true, BY_PEOPLE, NULL),
    INDICATOR(satisfied, "unit.percent", true, BY_PEOPLE, NULL),
    {0},
};
