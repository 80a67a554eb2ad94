// SPDX-License-Identifier: MulanPSL-2.0
/* Figures as named indicators: value, breakdowns, and the list that shows the same rows. */
#include "modules/suggestion/suggestion_indicators.h"
#include "modules/suggestion/suggestion_report.h"
#include "platform/indicator.h"
#include <inttypes.h>

/* How the rows are found: the filter of the denominator, what the numerator adds or (`instead`) has
 * in its place, and the two query names that take the period. */
static const struct {
    const char *path, *all, *part, *from, *to;
    bool instead;
} ROWS[SUGGESTION_FIGURES] = {
#define SUGGESTIONS "/suggestion?kind=suggestion"
#define PROMISES    "/suggestion/promise?"
    [FIGURE_TABLED] = {SUGGESTIONS, "&tabled=1&own=1", "", "tabled_from", "tabled_to"},
    [FIGURE_KEY] = {SUGGESTIONS, "&tabled=1&own=1&key=1", "", "tabled_from", "tabled_to"},
    [FIGURE_HANDED_OVER] = {SUGGESTIONS, "&tabled=1", "", "handed_from", "handed_to"},
    [FIGURE_REPLIED] = {SUGGESTIONS, "", "", "first_replied_from", "first_replied_to"},
    [FIGURE_ANSWERED] = {SUGGESTIONS, "&tabled=1", "&replied=1", "handed_from", "handed_to"},
    [FIGURE_ANSWERED_IN_TIME] = {SUGGESTIONS, "", "&in_time=1", "answerable_from", "answerable_to"},
    [FIGURE_SOLVED] = {SUGGESTIONS, "", "&solved=1", "replied_from", "replied_to"},
    [FIGURE_IMPLEMENTED] = {SUGGESTIONS, "", "&implemented=1", "replied_from", "replied_to"},
    [FIGURE_SATISFIED] = {SUGGESTIONS, "&rating=rated", "&rating=satisfied", "rated_from",
                          "rated_to", true},
    [FIGURE_SATISFIED_OR_BASIC] = {SUGGESTIONS, "&rating=rated", "&rating=satisfied_or_basic",
                                   "rated_from", "rated_to", true},
    [FIGURE_DISSATISFIED] = {SUGGESTIONS, "&rating=rated", "&rating=dissatisfied", "rated_from",
                             "rated_to", true},
    [FIGURE_OVERDUE] = {SUGGESTIONS, "&overdue=1", "", "due_from", "due_to"},
    [FIGURE_REDO] = {SUGGESTIONS, "&redo=1", "", "redo_from", "redo_to"},
    [FIGURE_PROMISES_DUE] = {PROMISES, "", "", "due_from", "due_to"},
    [FIGURE_PROMISES_KEPT] = {PROMISES, "&matured=1", "&kept=1", "due_from", "due_to", true},
#undef SUGGESTIONS
#undef PROMISES
};

static enum suggestion_figure_by by_of(const char *by)
{
    if (by == NULL)
        return FIGURE_BY_NOTHING;
    if (strcmp(by, "unit") == 0)
        return FIGURE_BY_UNIT;
    if (strcmp(by, "delegation") == 0)
        return FIGURE_BY_DELEGATION;
    return strcmp(by, "deputy") == 0 ? FIGURE_BY_DEPUTY : FIGURE_BY_KIND;
}

static bool is_ratio(enum suggestion_figure figure);

static struct indicator_value value_of(struct arena *a, enum suggestion_figure figure,
                                       const struct suggestion_count *c)
{
    return (struct indicator_value){
        .key = c->key != 0 ? str_printf(a, "%" PRId64, c->key) : S(""),
        .label = c->label,
        .numerator = is_ratio(figure) ? c->part : c->all,
        .denominator = is_ratio(figure) ? c->all : -1,
    };
}

static bool key_wanted(struct str wanted, struct str key)
{
    return wanted.len == 0 || str_eq(wanted, key);
}

struct months {
    enum suggestion_figure figure;
    struct indicator_value *at;
    size_t count;
};

/* Each month is counted as a period of its own, so that it agrees with its rows. */
static enum status put_month(struct ctx *ctx, const struct indicator_value *month, struct period p,
                             void *to)
{
    struct months *months = to;
    struct indicator_value *v = &months->at[months->count++];
    struct suggestion_count *c;
    size_t count;

    TRY(suggestion_store_figure(ctx, months->figure, FIGURE_BY_NOTHING, p.from, p.to, &c, &count));
    *v = value_of(ctx->arena, months->figure, &c[0]);
    v->key = month->key;
    v->label = month->label;
    return ST_OK;
}

static enum status by_month(struct ctx *ctx, const struct indicator_query *q,
                            enum suggestion_figure figure, struct indicator_value **out,
                            size_t *out_count)
{
    struct months months = {
        .figure = figure,
        .at = arena_array(ctx->arena, INDICATOR_MONTHS_MAX, struct indicator_value)};

    TRY(indicator_by_month(ctx, q, put_month, &months));
    *out = months.at;
    *out_count = months.count;
    return ST_OK;
}

static enum status values_of(struct ctx *ctx, const struct indicator_query *q,
                             enum suggestion_figure figure, struct indicator_value **out,
                             size_t *out_count)
{
    struct suggestion_count *c;
    size_t count, n = 0;

    if (q->by != NULL && strcmp(q->by, "month") == 0)
        return by_month(ctx, q, figure, out, out_count);
    TRY(suggestion_store_figure(ctx, figure, by_of(q->by), q->period.from, q->period.to, &c,
                                &count));
    *out = arena_array(ctx->arena, count, struct indicator_value);
    arr_each (i, count) {
        const struct indicator_value v = value_of(ctx->arena, figure, &c[i]);

        if (key_wanted(q->key, v.key))
            (*out)[n++] = v;
    }
    *out_count = n;
    return ST_OK;
}

/* Path and "&name=value…"; the first & has no place right behind the question mark. */
static struct str join_url(struct arena *a, const char *path, struct str query)
{
    const bool first = str_ends(str_from(path), S("?"));
    const size_t skip = first && query.len != 0 ? 1 : 0;

    return str_printf(a, "%s" STR_FMT, path, (int)(query.len - skip), query.ptr + skip);
}

static enum status url_with(struct ctx *ctx, const struct indicator_query *q,
                            enum suggestion_figure figure, const char *part, const char *more,
                            struct str *out)
{
    static const char *const NAMES[SUGGESTION_FIGURE_BYS] = {[FIGURE_BY_UNIT] = "organ",
                                                             [FIGURE_BY_DEPUTY] = "lead_deputy",
                                                             [FIGURE_BY_KIND] = "category",
                                                             [FIGURE_BY_DELEGATION] = "delegation"};
    const bool numerator = strcmp(part, "numerator") == 0 && ROWS[figure].part[0] != '\0';
    struct period period;
    struct buf to = buf_new(ctx->arena, 0);
    char day[DATE_TEXT_SIZE];

    TRY(indicator_period(ctx, q, &period));
    if (!numerator || !ROWS[figure].instead)
        buf_z(&to, ROWS[figure].all);
    if (numerator)
        buf_z(&to, ROWS[figure].part);
    if (q->by != NULL && q->key.len != 0 && strcmp(q->by, "month") != 0)
        buf_printf(&to, "&%s=" STR_FMT, NAMES[by_of(q->by)], STR_ARG(q->key));
    buf_z(&to, more);
    buf_printf(&to, "&%s=%s", ROWS[figure].from, date_format(period.from, day));
    buf_printf(&to, "&%s=%s", ROWS[figure].to, date_format(period.to, day));
    *out = join_url(ctx->arena, ROWS[figure].path, buf_view(&to));
    return ST_OK;
}

static enum status url_of(struct ctx *ctx, const struct indicator_query *q,
                          enum suggestion_figure figure, const char *part, struct str *out)
{
    return url_with(ctx, q, figure, part, "", out);
}

/* The shape of struct indicator has no place for a number: one pair of functions for each. */
#define FUNCTIONS(name, figure)                                                                    \
    static enum status name##_values(struct ctx *ctx, const struct indicator_query *q,             \
                                     struct indicator_value **out, size_t *out_count)              \
    {                                                                                              \
        return values_of(ctx, q, figure, out, out_count);                                          \
    }                                                                                              \
    static enum status name##_url(struct ctx *ctx, const struct indicator_query *q,                \
                                  const char *part, struct str *out)                               \
    {                                                                                              \
        return url_of(ctx, q, figure, part, out);                                                  \
    }

FUNCTIONS(tabled, FIGURE_TABLED)
FUNCTIONS(key, FIGURE_KEY)
FUNCTIONS(handed_over, FIGURE_HANDED_OVER)
FUNCTIONS(replied, FIGURE_REPLIED)
FUNCTIONS(answered, FIGURE_ANSWERED)
FUNCTIONS(answered_in_time, FIGURE_ANSWERED_IN_TIME)
FUNCTIONS(solved, FIGURE_SOLVED)
FUNCTIONS(implemented, FIGURE_IMPLEMENTED)
FUNCTIONS(satisfied, FIGURE_SATISFIED)
FUNCTIONS(satisfied_or_basic, FIGURE_SATISFIED_OR_BASIC)
FUNCTIONS(dissatisfied, FIGURE_DISSATISFIED)
FUNCTIONS(overdue, FIGURE_OVERDUE)
FUNCTIONS(redo, FIGURE_REDO)
FUNCTIONS(promises_due, FIGURE_PROMISES_DUE)
FUNCTIONS(promises_kept, FIGURE_PROMISES_KEPT)

static const char *const BY_ALL[] = {"unit", "delegation", "deputy", "kind", "month", NULL};
/* What has not been handed over has no unit yet: parts by unit would not add up. */
static const char *const BY_ORIGIN[] = {"kind", "delegation", "deputy", "month", NULL};
static const char *const BY_UNIT_MONTH[] = {"unit", "month", NULL};

#define INDICATOR(name_, unit_, ratio_, by)                                                        \
    {                                                                                              \
        .name = "suggestion." #name_, .unit = (unit_), .breakdowns = (by), .ratio = (ratio_),      \
        .values = name_##_values, .rows_url = name_##_url, .permission = "suggestion.read_all"     \
    }

const struct indicator SUGGESTION_INDICATORS[] = {
    [FIGURE_TABLED] = INDICATOR(tabled, "unit.piece", false, BY_ORIGIN),
    [FIGURE_KEY] = INDICATOR(key, "unit.piece", false, BY_ORIGIN),
    [FIGURE_HANDED_OVER] = INDICATOR(handed_over, "unit.piece", false, BY_ALL),
    [FIGURE_REPLIED] = INDICATOR(replied, "unit.piece", false, BY_ALL),
    [FIGURE_ANSWERED] = INDICATOR(answered, "unit.percent", true, BY_ALL),
    [FIGURE_ANSWERED_IN_TIME] = INDICATOR(answered_in_time, "unit.percent", true, BY_ALL),
    [FIGURE_SOLVED] = INDICATOR(solved, "unit.percent", true, BY_ALL),
    [FIGURE_IMPLEMENTED] = INDICATOR(implemented, "unit.percent", true, BY_ALL),
    [FIGURE_SATISFIED] = INDICATOR(satisfied, "unit.percent", true, BY_ALL),
    [FIGURE_SATISFIED_OR_BASIC] = INDICATOR(satisfied_or_basic, "unit.percent", true, BY_ALL),
    [FIGURE_DISSATISFIED] = INDICATOR(dissatisfied, "unit.percent", true, BY_ALL),
    [FIGURE_OVERDUE] = INDICATOR(overdue, "unit.piece", false, BY_ALL),
    [FIGURE_REDO] = INDICATOR(redo, "unit.piece", false, BY_ALL),
    [FIGURE_PROMISES_DUE] = INDICATOR(promises_due, "unit.item", false, BY_UNIT_MONTH),
    [FIGURE_PROMISES_KEPT] = INDICATOR(promises_kept, "unit.percent", true, BY_UNIT_MONTH),
    [SUGGESTION_FIGURES] = {0},
};

static bool is_ratio(enum suggestion_figure figure)
{
    return SUGGESTION_INDICATORS[figure].ratio;
}

enum status suggestion_figure_of(struct ctx *ctx, enum suggestion_figure figure,
                                 const struct period *period, const struct suggestion_scope *scope,
                                 struct suggestion_report_figure *out)
{
    const bool unit = scope->organ_id != 0;
    const struct indicator_query q = {
        .period = *period,
        .by = unit ? "unit" : NULL,
        .key = unit ? str_printf(ctx->arena, "%" PRId64, scope->organ_id) : S(""),
    };
    const char *more = scope->government ? "&government=1" : "";
    struct suggestion_count *c;
    size_t count;

    TRY(suggestion_store_figure(ctx, figure,
                                unit                ? FIGURE_BY_UNIT
                                : scope->government ? FIGURE_BY_GOVERNMENT
                                                    : FIGURE_BY_NOTHING,
                                period->from, period->to, &c, &count));
    *out = (struct suggestion_report_figure){.figure = figure,
                                             .denominator = is_ratio(figure) ? 0 : -1};
    arr_each (i, count) {
        if (unit && c[i].key != scope->organ_id)
            continue;
        out->numerator = is_ratio(figure) ? c[i].part : c[i].all;
        out->denominator = is_ratio(figure) ? c[i].all : -1;
    }
    TRY(url_with(ctx, &q, figure, "numerator", more, &out->url));
    return url_with(ctx, &q, figure, "denominator", more, &out->all_url);
}
