// SPDX-License-Identifier: MulanPSL-2.0
/* Pages of figures: the list, and one figure with its breakdown and its rows. */
#include "modules/indicator/indicator_web.h"
#include "indicator_view.h"
#include "modules/indicator/indicator.h"
#include "modules/indicator/indicator_rules.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"

/* The texts of an indicator: indicator.<name><suffix>. */
static struct str label_of(struct ctx *ctx, const struct indicator *i, const char *suffix)
{
    return text(str_z(ctx->arena, str_printf(ctx->arena, "indicator.%s%s", i->name, suffix)));
}

static enum status period_of(struct ctx *ctx, const struct request *rq, struct period *out)
{
    const struct period year = indicator_year(ctx->today.year);

    *out = (struct period){.from = param_date(rq, "from"), .to = param_date(rq, "to")};
    if (date_none(out->from))
        out->from = year.from;
    if (date_none(out->to))
        out->to = year.to;
    if (!indicator_period_valid(out->from, out->to))
        return fail_field(&ctx->err, "from", "indicator.period_wrong", NULL);
    return ST_OK;
}

static struct str period_text(struct ctx *ctx, const struct period *p)
{
    const struct date other_year = {.year = 0, .month = 1, .day = 1}; /* always print the year */

    return TF(ctx->arena, "indicator.period.range", text_date(ctx->arena, p->from, other_year),
              text_date(ctx->arena, p->to, other_year));
}

static struct str value_text(struct ctx *ctx, const struct indicator *i,
                             const struct indicator_value *v)
{
    if (!i->ratio)
        return str_printf(ctx->arena, "%lld", (long long)v->numerator);
    return indicator_permille_text(ctx->arena, indicator_permille(v->numerator, v->denominator));
}

static struct str division_text(struct ctx *ctx, const struct indicator *i,
                                const struct indicator_value *v)
{
    if (!i->ratio)
        return S("");
    return TF(ctx->arena, "indicator.division",
              str_printf(ctx->arena, "%lld", (long long)v->numerator), T("unit.piece"),
              str_printf(ctx->arena, "%lld", (long long)v->denominator));
}

static struct str page_url(struct ctx *ctx, const struct indicator *i, const struct period *p,
                           const char *by)
{
    char from[DATE_TEXT_SIZE], to[DATE_TEXT_SIZE];

    return str_printf(ctx->arena, "/indicator/%s?from=%s&to=%s%s%s", i->name,
                      date_format(p->from, from), date_format(p->to, to), by != NULL ? "&by=" : "",
                      by != NULL ? by : "");
}

static enum status row_make(struct ctx *ctx, const struct indicator *i, const struct period *period,
                            struct indicator_row_v *out)
{
    const struct indicator_query q = {.period = *period};
    struct indicator_value total;

    TRY(indicator_total(ctx, i->name, period, &total));
    *out = (struct indicator_row_v){
        .name = str_from(i->name),
        .label = label_of(ctx, i, ""),
        .definition = label_of(ctx, i, ".definition"),
        .value = value_text(ctx, i, &total),
        .unit = text(i->unit),
        .division = division_text(ctx, i, &total),
        .numerator = total.numerator,
        .denominator = i->ratio ? total.denominator : -1,
        .url = page_url(ctx, i, period, NULL),
    };
    return i->rows_url(ctx, &q, "numerator", &out->rows_url);
}

static struct field_v date_field(struct ctx *ctx, const struct request *rq, const char *name,
                                 const char *label, struct date value)
{
    char text[DATE_TEXT_SIZE];

    return form_field(ctx, rq, "date", name, label,
                      str_dup(ctx->arena, str_from(date_format(value, text))));
}

static size_t count_indicators(void)
{
    size_t n = 0;

    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct indicator *i = (*m)->indicators; i != NULL && i->name != NULL; i++)
            n++;
    return n;
}

enum status indicator_web_list(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct indicator_row_v *rows =
        arena_array(ctx->arena, count_indicators(), struct indicator_row_v);
    struct indicator_list_v v = {.rows = rows};
    struct period period;

    TRY(period_of(ctx, rq, &period));
    for (const struct module *const *m = MODULES; *m != NULL; m++)
        for (const struct indicator *i = (*m)->indicators; i != NULL && i->name != NULL; i++)
            if (may(ctx, i->permission))
                TRY(row_make(ctx, i, &period, &rows[v.rows_count++]));
    v.period = period_text(ctx, &period);
    v.from = date_field(ctx, rq, "from", "indicator.from", period.from);
    v.to = date_field(ctx, rq, "to", "indicator.to", period.to);
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("indicator.title"), &indicator_list_view, &v);
}

/* Hundredths of a percent as SVG wants them: 5820 gives "58.20". */
static struct str hundredths(struct ctx *ctx, int64_t n)
{
    return str_printf(ctx->arena, "%lld.%02lld", (long long)(n / 100), (long long)(n % 100));
}

static enum status parts_make(struct ctx *ctx, const struct indicator *i,
                              const struct indicator_query *q, struct indicator_show_v *v)
{
    struct indicator_value *values;
    struct indicator_part_v *parts;
    size_t count;
    int64_t longest = 0;

    TRY(i->values(ctx, q, &values, &count));
    parts = arena_array(ctx->arena, count, struct indicator_part_v);
    arr_each (n, count) {
        const int64_t whole = i->ratio ? values[n].denominator : values[n].numerator;

        longest = whole > longest ? whole : longest;
    }
    arr_each (n, count) {
        struct indicator_query one = *q;
        const int64_t width = indicator_bar_width(values[n].numerator, longest);
        const int64_t whole =
            i->ratio ? indicator_bar_width(values[n].denominator, longest) : width;

        one.key = values[n].key;
        parts[n] = (struct indicator_part_v){
            .key = values[n].key,
            .label = values[n].label,
            .value = str_printf(ctx->arena, STR_FMT STR_FMT,
                                STR_ARG(value_text(ctx, i, &values[n])), STR_ARG(text(i->unit))),
            .ratio = i->ratio,
            .numerator = values[n].numerator,
            .denominator = i->ratio ? values[n].denominator : -1,
            .width = hundredths(ctx, width),
            .rest = hundredths(ctx, whole - width),
            .has_rest = whole > width,
        };
        TRY(i->rows_url(ctx, &one, "numerator", &parts[n].rows_url));
        if (i->ratio)
            TRY(i->rows_url(ctx, &one, "denominator", &parts[n].base_url));
    }
    v->parts = parts;
    v->parts_count = count;
    v->has_parts = count > 0;
    return ST_OK;
}

/* The breakdown asked for, or the first there is; NULL if there is none. */
static const char *breakdown_of(const struct indicator *i, struct str asked)
{
    if (i->breakdowns == NULL || i->breakdowns[0] == NULL)
        return NULL;
    for (const char *const *b = i->breakdowns; *b != NULL; b++)
        if (str_eqz(asked, *b))
            return *b;
    return i->breakdowns[0];
}

static void choices_make(struct ctx *ctx, const struct indicator *i, const struct period *period,
                         const char *by, struct indicator_show_v *v)
{
    size_t count = 0;
    struct indicator_choice_v *choices;

    while (i->breakdowns != NULL && i->breakdowns[count] != NULL)
        count++;
    choices = arena_array(ctx->arena, count, struct indicator_choice_v);
    arr_each (n, count)
        choices[n] = (struct indicator_choice_v){
            .label = text_of("indicator.by.", str_from(i->breakdowns[n])),
            .url = page_url(ctx, i, period, i->breakdowns[n]),
            .current = by == i->breakdowns[n],
        };
    v->choices = choices;
    v->choices_count = count;
}

enum status indicator_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct indicator *i = indicator_find(path_text(rq, "name"));
    struct indicator_query q = {0};
    struct indicator_show_v v = {0};

    if (i == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "indicator.unknown", NULL);
    TRY(period_of(ctx, rq, &q.period));
    TRY(row_make(ctx, i, &q.period, &v.total));
    v.name = str_from(i->name);
    v.label = label_of(ctx, i, "");
    v.definition = label_of(ctx, i, ".definition");
    v.numerator_text = label_of(ctx, i, ".numerator");
    v.ratio = i->ratio;
    v.unit = text(i->unit);
    v.period = period_text(ctx, &q.period);
    v.from = date_field(ctx, rq, "from", "indicator.from", q.period.from);
    v.to = date_field(ctx, rq, "to", "indicator.to", q.period.to);
    if (i->ratio) {
        v.denominator_text = label_of(ctx, i, ".denominator");
        TRY(i->rows_url(ctx, &q, "denominator", &v.base_url));
    }
    q.by = breakdown_of(i, param_text(rq, "by"));
    if (q.by != NULL) {
        v.by = str_from(q.by);
        choices_make(ctx, i, &q.period, q.by, &v);
        TRY(parts_make(ctx, i, &q, &v));
    }
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.label, &indicator_show_view, &v);
}
