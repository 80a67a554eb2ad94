// SPDX-License-Identifier: MulanPSL-2.0
/* One figure: value, trend, parts, how it is counted and was counted. */
#include "modules/indicator/indicator_web.h"
#include "modules/indicator/indicator_web_common.h"
#include "platform/list.h"
#include "platform/text.h"
#include "platform/view.h"

enum { WHOLE = 10000, COLUMN_SHARE = 56, GROUND_PX = 148, HIGHEST_PX = 122, ABOVE_PX = 6 };

/* ---------------------------------------------------------------- trend */

struct trend {
    const struct indicator *of;
    struct indicator_value values[INDICATOR_TREND_MOST], before[INDICATOR_TREND_MOST];
    struct indicator_span spans[INDICATOR_TREND_MOST];
    size_t count;
    bool years;
};

static enum status trend_of(struct ctx *ctx, const struct indicator *i,
                            const struct indicator_asked *asked, bool years, struct trend *out)
{
    *out = (struct trend){.of = i, .years = years};
    out->count = indicator_steps(&asked->days, ctx->today, years, out->spans);
    arr_each (n, out->count) {
        const struct indicator_query q = indicator_web_q(i, &out->spans[n]);
        struct indicator_span back;
        struct indicator_query then;

        TRY(indicator_value_of(ctx, i, &q, &out->values[n]));
        out->before[n] = (struct indicator_value){.denominator = -1};
        if (years || !indicator_span_before(&out->spans[n], ctx->today, &back))
            continue;
        then = indicator_web_q(i, &back);
        TRY(indicator_value_of(ctx, i, &then, &out->before[n]));
    }
    return ST_OK;
}

static int64_t measure(const struct indicator_value *v)
{
    int64_t n;

    (void)indicator_measure(v->numerator, v->denominator, &n);
    return n;
}

static int64_t highest_of(const struct trend *t)
{
    int64_t highest = 0;

    arr_each (n, t->count) {
        const int64_t now = measure(&t->values[n]), then = measure(&t->before[n]);

        highest = now > highest ? now : highest;
        highest = then > highest ? then : highest;
    }
    return highest;
}

static struct str step_label(struct ctx *ctx, const struct trend *t, size_t n)
{
    const struct date d = t->spans[n].from;

    if (t->years)
        return TF(ctx->arena, "indicator.in_year", str_int(ctx->arena, d.year));
    return TF(ctx->arena, "indicator.month", str_int(ctx->arena, d.year),
              str_int(ctx->arena, d.month));
}

/* Short enough for a phone: the number of the month, and the word at the last one. */
static struct str step_tick(struct ctx *ctx, const struct trend *t, size_t n)
{
    const struct str month = str_int(ctx->arena, t->spans[n].from.month);

    if (t->years)
        return step_label(ctx, t, n);
    return n + 1 == t->count ? TF(ctx->arena, "indicator.step.month", month) : month;
}

static enum status steps_make(struct ctx *ctx, const struct trend *t, struct indicator_show_v *v)
{
    struct indicator_step_v *steps = arena_array(ctx->arena, t->count, struct indicator_step_v);
    const int64_t highest = highest_of(t);
    const int64_t slot = t->count > 0 ? WHOLE / (int64_t)t->count : 0;

    arr_each (n, t->count) {
        const struct indicator_query q = indicator_web_q(t->of, &t->spans[n]);
        const int64_t height =
            indicator_bar_width(measure(&t->values[n]), highest) * HIGHEST_PX / WHOLE;
        const int64_t was =
            indicator_bar_width(measure(&t->before[n]), highest) * HIGHEST_PX / WHOLE;
        const int64_t left = slot * (int64_t)n, side = slot * (100 - COLUMN_SHARE) / 200;

        steps[n] = (struct indicator_step_v){
            .label = step_label(ctx, t, n),
            .tick = step_tick(ctx, t, n),
            .value = t->of->ratio && t->values[n].denominator == 0
                         ? S("")
                         : indicator_value_text(ctx, t->of, &t->values[n]),
            .numerator = t->values[n].numerator,
            .denominator = t->values[n].denominator,
            .before = t->years ? S("") : indicator_web_said(ctx, t->of, &t->before[n]),
            .now = n + 1 == t->count,
            .x = indicator_web_hundredths(ctx, left + side),
            .width = indicator_web_hundredths(ctx, slot - 2 * side),
            .mid = indicator_web_hundredths(ctx, left + slot / 2),
            .end = indicator_web_hundredths(ctx, left + slot - side / 2),
            .begin = indicator_web_hundredths(ctx, left + side / 2),
            .y = GROUND_PX - height,
            .height = height,
            .above = GROUND_PX - height - ABOVE_PX,
            .was = GROUND_PX - was,
            .has_was = !t->years && measure(&t->before[n]) > 0,
        };
        TRY(t->of->rows_url(ctx, &q, "numerator", &steps[n].rows_url));
    }
    v->steps = steps;
    arr_each (n, t->count)
        v->has_was = v->has_was || steps[n].has_was;
    v->steps_count = t->count;
    return ST_OK;
}

static void step_tabs(struct ctx *ctx, const struct indicator *i,
                      const struct indicator_asked *asked, const char *by, bool years,
                      struct indicator_show_v *v)
{
    struct indicator_choice_v *tabs = arena_array(ctx->arena, 2, struct indicator_choice_v);
    const struct str part = by != NULL ? str_printf(ctx->arena, "&by=%s", by) : S("");

    tabs[0] = (struct indicator_choice_v){.label = T("indicator.steps.month"),
                                          .url = indicator_web_url(ctx, i, asked, part),
                                          .current = !years};
    tabs[1] = (struct indicator_choice_v){
        .label = T("indicator.steps.year"),
        .url = indicator_web_url(ctx, i, asked,
                                 str_printf(ctx->arena, STR_FMT "&steps=year", STR_ARG(part))),
        .current = years};
    v->step_tabs = tabs;
    v->step_tabs_count = 2;
}

/* ---------------------------------------------------------------- parts */

static const struct indicator_value *part_of(const struct indicator_value *all, size_t count,
                                             struct str key)
{
    arr_each (n, count)
        if (str_eq(all[n].key, key))
            return &all[n];
    return NULL;
}

/* Months have no like a year before: their keys are other ones. */
static enum status parts_before(struct ctx *ctx, const struct indicator_query *q,
                                const struct indicator_asked *asked, struct indicator_value **out,
                                size_t *out_count)
{
    struct indicator_query then = *q;

    *out = NULL;
    *out_count = 0;
    if (!asked->compares || strcmp(q->by, "month") == 0)
        return ST_OK;
    then.period = (struct period){asked->before.from, asked->before.to};
    return q->of->values(ctx, &then, out, out_count);
}

static int64_t longest_of(const struct indicator *i, const struct indicator_value *values,
                          size_t count)
{
    int64_t longest = 0;

    arr_each (n, count) {
        const int64_t whole = i->ratio ? values[n].denominator : values[n].numerator;

        longest = whole > longest ? whole : longest;
    }
    return longest;
}

static enum status part_make(struct ctx *ctx, const struct indicator_query *q,
                             const struct indicator_value *value, int64_t longest,
                             const struct indicator_value *then, struct indicator_part_v *out)
{
    const struct indicator *i = q->of;
    const int64_t width = indicator_bar_width(value->numerator, longest);
    const int64_t whole = i->ratio ? indicator_bar_width(value->denominator, longest) : width;
    struct indicator_query one = *q;

    one.key = value->key;
    *out = (struct indicator_part_v){
        .key = value->key,
        .label = value->label,
        .value = indicator_web_said(ctx, i, value),
        .ratio = i->ratio,
        .numerator = value->numerator,
        .denominator = i->ratio ? value->denominator : -1,
        .below = i->ratio ? str_int(ctx->arena, value->denominator) : S(""),
        .before = then != NULL ? indicator_web_said(ctx, i, then) : S(""),
        .width = indicator_web_hundredths(ctx, width),
        .rest = indicator_web_hundredths(ctx, whole - width),
        .has_rest = whole > width,
    };
    if (i->ratio)
        TRY(i->rows_url(ctx, &one, "denominator", &out->base_url));
    return i->rows_url(ctx, &one, "numerator", &out->rows_url);
}

/* What belongs to no part, so that the parts add up to the whole. */
static void rest_make(struct ctx *ctx, const struct indicator *i,
                      const struct indicator_value *values, struct indicator_show_v *v,
                      struct indicator_part_v *parts)
{
    struct indicator_value rest = {.numerator = v->total.numerator,
                                   .denominator = v->total.denominator};

    arr_each (n, v->parts_count) {
        rest.numerator -= values[n].numerator;
        rest.denominator -= i->ratio ? values[n].denominator : 0;
    }
    if (rest.numerator < 0 || (i->ratio ? rest.denominator <= 0 : rest.numerator == 0))
        return;
    parts[v->parts_count++] = (struct indicator_part_v){
        .key = S(""),
        .label = T("indicator.rest_part"),
        .value = indicator_web_said(ctx, i, &rest),
        .ratio = i->ratio,
        .numerator = rest.numerator,
        .denominator = i->ratio ? rest.denominator : -1,
        .below = i->ratio ? str_int(ctx->arena, rest.denominator) : S(""),
        .before = S(""),
        .width = S("0"),
        .rest = S("0"),
        .rows_url = S(""),
        .base_url = S(""),
    };
}

static enum status parts_make(struct ctx *ctx, const struct indicator_query *q,
                              const struct indicator_asked *asked, struct indicator_show_v *v)
{
    struct indicator_value *values, *then;
    struct indicator_part_v *parts;
    size_t then_count;
    int64_t longest;

    TRY(q->of->values(ctx, q, &values, &v->parts_count));
    TRY(parts_before(ctx, q, asked, &then, &then_count));
    parts = arena_array(ctx->arena, v->parts_count + 1, struct indicator_part_v);
    longest = longest_of(q->of, values, v->parts_count);
    arr_each (n, v->parts_count)
        TRY(part_make(ctx, q, &values[n], longest, part_of(then, then_count, values[n].key),
                      &parts[n]));
    rest_make(ctx, q->of, values, v, parts);
    v->parts = parts;
    v->has_parts = v->parts_count > 0;
    v->parts_before = then_count > 0;
    return ST_OK;
}

/* Is it a breakdown that this period can have? */
static bool fits(const char *by, const struct indicator_span *days)
{
    return strcmp(by, "month") != 0 || indicator_period_in_months(days->from, days->to);
}

/* The breakdown asked for, or the first there is; NULL if there is none. */
static const char *breakdown_of(const struct indicator *i, const struct indicator_span *days,
                                struct str asked)
{
    const char *first = NULL;

    for (const char *const *b = i->breakdowns; b != NULL && *b != NULL; b++) {
        if (!fits(*b, days))
            continue;
        if (str_eqz(asked, *b))
            return *b;
        first = first != NULL ? first : *b;
    }
    return first;
}

static void choices_make(struct ctx *ctx, const struct indicator *i,
                         const struct indicator_asked *asked, const char *by,
                         struct indicator_show_v *v)
{
    struct indicator_choice_v *choices;
    size_t count = 0;

    while (i->breakdowns != NULL && i->breakdowns[count] != NULL)
        count++;
    choices = arena_array(ctx->arena, count, struct indicator_choice_v);
    arr_each (n, count)
        if (fits(i->breakdowns[n], &asked->days))
            choices[v->choices_count++] = (struct indicator_choice_v){
                .label = text_of("indicator.by.", str_from(i->breakdowns[n])),
                .url = indicator_web_url(ctx, i, asked,
                                         str_printf(ctx->arena, "&by=%s", i->breakdowns[n])),
                .current = by == i->breakdowns[n],
            };
    v->choices = choices;
}

/* ---------------------------------------------------------------- what it means */

static enum status meanings_make(struct ctx *ctx, struct str name, struct indicator_show_v *v)
{
    struct indicator_meaning_v *all;
    struct indicator_definition *was;
    struct indicator_note *notes;
    size_t was_count, notes_count;

    TRY(indicator_store_definitions(ctx, name, &was, &was_count));
    TRY(indicator_store_notes(ctx, name, &notes, &notes_count));
    all = arena_array(ctx->arena, was_count + notes_count, struct indicator_meaning_v);
    arr_each (i, notes_count)
        all[v->meanings_count++] = (struct indicator_meaning_v){
            .from_on = notes[i].from_on, .text = notes[i].text, .own = true};
    for (size_t i = was_count; i > 0; i--)
        all[v->meanings_count++] =
            (struct indicator_meaning_v){.from_on = was[i - 1].from_on,
                                         .label = was[i - 1].label,
                                         .text = was[i - 1].text,
                                         .numerator = was[i - 1].numerator,
                                         .denominator = was[i - 1].denominator};
    v->meanings = all;
    return ST_OK;
}

/* A comparison with days on which the figure meant something else says so. */
static enum status change_of_meaning(struct ctx *ctx, struct str name,
                                     const struct indicator_asked *asked,
                                     struct indicator_show_v *v)
{
    struct indicator_definition now, then;
    struct note_v *note;

    TRY(indicator_definition_on(ctx, name, date_earlier(asked->days.to, ctx->today), &now));
    v->note = now.note;
    if (!asked->compares)
        return ST_OK;
    TRY(indicator_definition_on(ctx, name, asked->before.to, &then));
    if (indicator_same_definition(&now, &then))
        return ST_OK;
    note = arena_new(ctx->arena, struct note_v);
    *note = (struct note_v){.warn = true,
                            .title = T("indicator.other_meaning"),
                            .text = TF(ctx->arena, "indicator.other_meaning_why",
                                       then.note.len > 0 ? then.note : then.text)};
    v->changed = note;
    return ST_OK;
}

/* ---------------------------------------------------------------- the page */

static enum status head_make(struct ctx *ctx, const struct request *rq, const struct indicator *i,
                             const struct indicator_asked *asked, struct indicator_show_v *v)
{
    const struct indicator_words words = indicator_words_of(ctx, i);
    const struct indicator_query then = indicator_web_q(i, &asked->before);

    TRY(indicator_web_row(ctx, i, asked, &v->total));
    v->name = str_from(i->name);
    v->label = words.label;
    v->definition = words.definition;
    v->numerator_text = words.numerator;
    v->denominator_text = words.denominator;
    v->ratio = i->ratio;
    v->unit = words.unit;
    v->as_of = i->clock == INDICATOR_AS_OF;
    v->clock = v->as_of ? T("indicator.clock.as_of") : T("indicator.clock.in");
    v->period = indicator_web_period(ctx, asked);
    v->days = indicator_web_days(ctx, &asked->days);
    v->base_url = v->total.base_url;
    v->has_before = asked->compares;
    if (asked->compares) {
        v->before_days = indicator_web_days(ctx, &asked->before);
        TRY(i->rows_url(ctx, &then, "numerator", &v->before_url));
    }
    indicator_web_ask_form(ctx, rq, asked, &v->ask);
    if (may(ctx, "statistic.make")) {
        struct buf b = buf_new(ctx->arena, 0);

        buf_z(&b, "/statistic/new?list=");
        html_put_url(&b, v->total.rows_url);
        v->list_url = buf_view(&b);
    }
    if (may(ctx, "indicator.manage"))
        v->note_url = str_printf(ctx->arena, "/indicator/%s/note", i->name);
    return ST_OK;
}

enum status indicator_web_show(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const bool years = str_eqz(param_text(rq, "steps"), "year");
    struct indicator_show_v v = {0};
    const struct indicator *i;
    struct indicator_asked asked;
    struct indicator_query q;
    struct trend trend;

    TRY(indicator_find(ctx, path_text(rq, "name"), &i));
    TRY(indicator_web_asked(ctx, rq, &asked));
    TRY(head_make(ctx, rq, i, &asked, &v));
    q = indicator_web_q(i, &asked.days);
    q.by = breakdown_of(i, &asked.days, param_text(rq, "by"));
    TRY(trend_of(ctx, i, &asked, years, &trend));
    TRY(steps_make(ctx, &trend, &v));
    step_tabs(ctx, i, &asked, q.by, years, &v);
    v.years = years;
    if (q.by != NULL) {
        v.by = str_from(q.by);
        choices_make(ctx, i, &asked, q.by, &v);
        TRY(parts_make(ctx, &q, &asked, &v));
    }
    TRY(meanings_make(ctx, v.name, &v));
    TRY(change_of_meaning(ctx, v.name, &asked, &v));
    return respond_view(ctx, rq, rs, FRAME_STAFF, v.label, &indicator_show_view, &v);
}

/* ---------------------------------------------------------------- how the office counts */

enum status indicator_web_note_page(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct indicator *i;
    struct form_page *f;
    struct str back;

    TRY(indicator_find(ctx, path_text(rq, "name"), &i));
    back = str_printf(ctx->arena, "/indicator/%s", i->name);
    f = form_page_open(ctx, rq, T("indicator.do.note"),
                       str_printf(ctx->arena, "/indicator/%s/note", i->name), back,
                       T("indicator.do.save"));
    form_page_crumb(f, T("indicator.title"), S("/indicator"));
    form_page_crumb(f, indicator_words_of(ctx, i).label, back);
    f->v.meta = indicator_words_of(ctx, i).definition;
    form_max(form_page_put(f, "text", "text", "indicator.f.note", S("")), INDICATOR_NOTE_CHARS, 4);
    (void)form_page_put(f, "date", "from_on", "indicator.f.from_on", list_iso(ctx, ctx->today));
    return indicator_web_show_form(f, rs);
}

enum status indicator_web_note(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    const struct indicator_note in = {.name = path_text(rq, "name"),
                                      .text = param_text(rq, "text"),
                                      .from_on = param_date(rq, "from_on")};

    TRY(indicator_note_add(ctx, &in));
    respond_flash(rs, "indicator.done.note", S(""));
    return respond_see_other(rs, "/indicator/" STR_FMT, STR_ARG(in.name));
}
