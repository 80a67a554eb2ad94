// SPDX-License-Identifier: MulanPSL-2.0
/* The period asked for, values with their unit, comparison in words, forms and links. */
#include "modules/indicator/indicator_web_common.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { YEARS_SHOWN = 10, PERMILLE = 1000 };

/* ---------------------------------------------------------------- the period */

enum status indicator_web_asked_of(struct ctx *ctx, struct str word, int year,
                                   struct indicator_span own, struct indicator_asked *out)
{
    *out = (struct indicator_asked){.word = word, .year = year};
    TRY(indicator_days_of(ctx, "period", word, year, own, &out->days));
    out->compares = indicator_span_before(&out->days, ctx->today, &out->before);
    return ST_OK;
}

enum status indicator_web_asked(struct ctx *ctx, const struct request *rq,
                                struct indicator_asked *out)
{
    const struct period year = indicator_year(ctx->today.year);
    struct indicator_span own = {param_date(rq, "from"), param_date(rq, "to")};
    const bool days = !date_none(own.from) || !date_none(own.to);
    struct str word = param_text(rq, "period");

    if (word.len == 0)
        word = days ? S("days") : S("year");
    if (date_none(own.from))
        own.from = year.from;
    if (date_none(own.to))
        own.to = year.to;
    return indicator_web_asked_of(ctx, word, (int)param_int(rq, "year"), own, out);
}

void indicator_web_ask_form(struct ctx *ctx, const struct request *rq,
                            const struct indicator_asked *asked, struct indicator_period_v *out)
{
    struct option_v years[YEARS_SHOWN];
    const struct str year = str_int(ctx->arena, asked->year != 0 ? asked->year : ctx->today.year);

    out->period = form_field(ctx, rq, "select", "period", "indicator.period", asked->word);
    form_words(ctx, &out->period, INDICATOR_PERIODS, "indicator.period.", false);
    out->period.choose = false;
    out->year = form_field(ctx, rq, "select", "year", "indicator.year", year);
    arr_each (i, COUNT(years)) {
        const struct str one = str_int(ctx->arena, ctx->today.year - (int)i);

        years[i] =
            (struct option_v){.value = one, .label = TF(ctx->arena, "indicator.in_year", one)};
    }
    form_options(ctx, &out->year, years, COUNT(years));
    out->year.choose = false;
    out->from =
        form_field(ctx, rq, "date", "from", "indicator.from", list_iso(ctx, asked->days.from));
    out->to = form_field(ctx, rq, "date", "to", "indicator.to", list_iso(ctx, asked->days.to));
}

struct str indicator_web_days(struct ctx *ctx, const struct indicator_span *days)
{
    const struct date other_year = {.year = 0, .month = 1, .day = 1}; /* always print the year */

    return TF(ctx->arena, "indicator.period.range", text_date(ctx->arena, days->from, other_year),
              text_date(ctx->arena, days->to, other_year));
}

struct str indicator_web_period(struct ctx *ctx, const struct indicator_asked *asked)
{
    const struct str name = text_of("indicator.period.", asked->word);

    if (str_eqz(asked->word, "year"))
        return TF(ctx->arena, "indicator.in_year", str_int(ctx->arena, asked->days.from.year));
    if (str_eqz(asked->word, "days"))
        return indicator_web_days(ctx, &asked->days);
    if (str_among("quarter month term since", asked->word))
        return name;
    return TF(ctx->arena, "indicator.period_of", str_int(ctx->arena, asked->days.from.year), name);
}

struct str indicator_web_query(struct ctx *ctx, const struct indicator_asked *asked)
{
    if (str_eqz(asked->word, "days"))
        return str_printf(ctx->arena, "?from=" STR_FMT "&to=" STR_FMT,
                          STR_ARG(list_iso(ctx, asked->days.from)),
                          STR_ARG(list_iso(ctx, asked->days.to)));
    if (asked->year == 0)
        return str_printf(ctx->arena, "?period=" STR_FMT, STR_ARG(asked->word));
    return str_printf(ctx->arena, "?period=" STR_FMT "&year=%d", STR_ARG(asked->word), asked->year);
}

struct str indicator_web_url(struct ctx *ctx, const struct indicator *i,
                             const struct indicator_asked *asked, struct str more)
{
    return str_printf(ctx->arena, "/indicator/%s" STR_FMT STR_FMT, i->name,
                      STR_ARG(indicator_web_query(ctx, asked)), STR_ARG(more));
}

/* ---------------------------------------------------------------- values */

struct indicator_query indicator_web_q(const struct indicator *i, const struct indicator_span *s)
{
    return (struct indicator_query){.of = i, .period = {s->from, s->to}, .key = S("")};
}

struct str indicator_web_said(struct ctx *ctx, const struct indicator *i,
                              const struct indicator_value *v)
{
    if (i->ratio && v->denominator == 0)
        return T("indicator.no_rate");
    return str_printf(ctx->arena, STR_FMT STR_FMT, STR_ARG(indicator_value_text(ctx, i, v)),
                      STR_ARG(indicator_words_of(ctx, i).unit));
}

struct str indicator_web_division(struct ctx *ctx, const struct indicator *i,
                                  const struct indicator_value *v)
{
    if (!i->ratio)
        return S("");
    return TF(ctx->arena, "indicator.division", str_int(ctx->arena, v->numerator),
              str_int(ctx->arena, v->denominator));
}

struct str indicator_web_change(struct ctx *ctx, const struct indicator *i,
                                const struct indicator_change *c)
{
    struct str by;

    if (c->trend == INDICATOR_SAME)
        return T("indicator.change.same");
    if (c->trend == INDICATOR_NEW)
        return T("indicator.change.none");
    by = indicator_amount_text(ctx, i, c->by);
    if (i->ratio)
        return text_fill(ctx->arena,
                         c->trend == INDICATOR_MORE ? "indicator.change.higher"
                                                    : "indicator.change.lower",
                         &by, 1);
    by = str_printf(ctx->arena, STR_FMT STR_FMT, STR_ARG(by),
                    STR_ARG(indicator_words_of(ctx, i).unit));
    if (c->permille >= 0)
        by = TF(ctx->arena, "indicator.change.share", by,
                indicator_permille_text(ctx->arena, c->permille));
    return text_fill(ctx->arena,
                     c->trend == INDICATOR_MORE ? "indicator.change.more" : "indicator.change.less",
                     &by, 1);
}

struct str indicator_web_goal(struct ctx *ctx, const struct indicator *i, int64_t goal,
                              bool at_most)
{
    const bool exact = at_most ? goal == 0 : i->ratio && goal == PERMILLE;
    const struct str said =
        str_printf(ctx->arena, STR_FMT STR_FMT, STR_ARG(indicator_amount_text(ctx, i, goal)),
                   STR_ARG(indicator_words_of(ctx, i).unit));

    return text_fill(ctx->arena,
                     exact     ? "indicator.goal.exact"
                     : at_most ? "indicator.goal.at_most"
                               : "indicator.goal.at_least",
                     &said, 1);
}

struct str indicator_web_group(const struct indicator *i)
{
    struct str rest = str_from(i->name), module;

    (void)str_cut(&rest, '.', &module);
    return module;
}

static enum status compare(struct ctx *ctx, const struct indicator *i,
                           const struct indicator_asked *asked, const struct indicator_value *now,
                           struct indicator_row_v *out)
{
    const struct indicator_query q = indicator_web_q(i, &asked->before);
    struct indicator_value then;
    struct indicator_change c;

    out->before = out->change = S("");
    if (!asked->compares)
        return ST_OK;
    TRY(indicator_value_of(ctx, i, &q, &then));
    c = indicator_change_of(now->numerator, now->denominator, then.numerator, then.denominator);
    if (c.trend != INDICATOR_NEW)
        out->before = indicator_web_said(ctx, i, &then);
    out->change = indicator_web_change(ctx, i, &c);
    out->up = c.trend == INDICATOR_MORE;
    out->down = c.trend == INDICATOR_LESS;
    return ST_OK;
}

enum status indicator_web_row(struct ctx *ctx, const struct indicator *i,
                              const struct indicator_asked *asked, struct indicator_row_v *out)
{
    const struct indicator_query q = indicator_web_q(i, &asked->days);
    const struct indicator_words words = indicator_words_of(ctx, i);
    struct indicator_value total;

    TRY(indicator_value_of(ctx, i, &q, &total));
    *out = (struct indicator_row_v){
        .name = str_from(i->name),
        .group = indicator_web_group(i),
        .label = words.label,
        .definition = words.definition,
        .value = i->ratio && total.denominator == 0 ? T("indicator.no_rate")
                                                    : indicator_value_text(ctx, i, &total),
        .unit = i->ratio && total.denominator == 0 ? S("") : words.unit,
        .division = indicator_web_division(ctx, i, &total),
        .numerator = total.numerator,
        .denominator = i->ratio ? total.denominator : -1,
        .below = i->ratio ? str_int(ctx->arena, total.denominator) : S(""),
        .adds = str_from(i->adds),
        .adds_below = str_from(i->adds_below),
        .as_of = i->clock == INDICATOR_AS_OF,
        .url = indicator_web_url(ctx, i, asked, S("")),
    };
    TRY(compare(ctx, i, asked, &total, out));
    if (i->ratio)
        TRY(i->rows_url(ctx, &q, "denominator", &out->base_url));
    return i->rows_url(ctx, &q, "numerator", &out->rows_url);
}

/* ---------------------------------------------------------------- forms and links */

struct str indicator_web_name(struct ctx *ctx, const struct indicator *i)
{
    return TF(ctx->arena, "indicator.figure_of", text_of("account.module.", indicator_web_group(i)),
              indicator_words_of(ctx, i).label);
}

enum status indicator_web_figures(struct ctx *ctx, struct field_v *field)
{
    const struct indicator **all;
    struct option_v *options;
    size_t count;

    TRY(indicator_all(ctx, &all, &count));
    options = arena_array(ctx->arena, count, struct option_v);
    arr_each (n, count)
        options[n] = (struct option_v){.value = str_from(all[n]->name),
                                       .label = indicator_web_name(ctx, all[n])};
    form_options(ctx, field, options, count);
    return ST_OK;
}

enum status indicator_web_show_form(struct form_page *f, struct response *rs)
{
    struct indicator_form_v *v = arena_new(f->ctx->arena, struct indicator_form_v);

    v->page = *form_page_done(f);
    return respond_view(f->ctx, f->rq, rs, FRAME_STAFF, v->page.title, &indicator_form_view, v);
}

struct tabs_v indicator_web_tabs(struct ctx *ctx, const char *here)
{
    static const struct {
        const char *path, *label;
        bool manage;
    } TABS[] = {
        {"/indicator", "indicator.title", false},
        {"/indicator/cockpit", "indicator.cockpit", false},
        {"/indicator/selection", "indicator.selections", false},
        {"/indicator/alert", "indicator.alerts", false},
        {"/indicator/limit", "indicator.limits", true},
        {"/indicator/pin", "indicator.pins", true},
        {"/indicator/open", "indicator.opens", true},
    };
    struct tab_v *items = arena_array(ctx->arena, COUNT(TABS), struct tab_v);
    struct tabs_v tabs = {.label = T("indicator.menu"), .items = items};

    arr_each (i, COUNT(TABS))
        if (!TABS[i].manage || may(ctx, "indicator.manage"))
            items[tabs.items_count++] = (struct tab_v){.label = text(TABS[i].label),
                                                       .url = str_from(TABS[i].path),
                                                       .on = strcmp(TABS[i].path, here) == 0};
    return tabs;
}

const struct empty_v *indicator_web_empty(struct ctx *ctx, const char *title, const char *why)
{
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);

    *empty = (struct empty_v){.title = text(title), .text = text(why)};
    return empty;
}

struct str indicator_web_hundredths(struct ctx *ctx, int64_t n)
{
    return str_printf(ctx->arena, "%lld.%02lld", (long long)(n / 100), (long long)(n % 100));
}
