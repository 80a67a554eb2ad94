// SPDX-License-Identifier: MulanPSL-2.0
/* Choosing a figure for the text: which, of when, which part, and how it will read. */
#include "modules/indicator/indicator.h"
#include "modules/report/report_actions.h"
#include "modules/report/report_web.h"
#include "platform/form.h"
#include "platform/text.h"
#include "platform/view.h"
#include "report_more_view.h"

enum { FOUND_MAX = 30, FIELDS_MAX = 8, KEYS_MAX = 200 };

static struct str pick_url(struct ctx *ctx, const struct request *rq)
{
    return str_printf(ctx->arena, "/report/%lld/block/%lld/pick", (long long)path_id(rq, "id"),
                      (long long)path_id(rq, "block_id"));
}

/* ---------------------------------------------------------------- which */

static bool fits(const struct indicator_words *w, const struct indicator *i, struct str q)
{
    return q.len == 0 || str_has(w->label, q) || str_has(w->definition, q) ||
           str_has(str_from(i->name), q);
}

static enum status found_of(struct ctx *ctx, const struct request *rq, const struct indicator *i,
                            const struct indicator_words *w, const struct period *period,
                            struct report_found_v *out)
{
    const struct indicator_query q = {.of = i, .period = *period};
    struct indicator_value value;

    TRY(indicator_value_of(ctx, i, &q, &value));
    *out = (struct report_found_v){
        .name = str_from(i->name),
        .label = w->label,
        .definition = w->definition,
        .value = indicator_value_text(ctx, i, &value),
        .unit = w->unit,
        .url = str_printf(ctx->arena, STR_FMT "?name=%s", STR_ARG(pick_url(ctx, rq)), i->name),
    };
    return ST_OK;
}

static enum status put_found(struct ctx *ctx, const struct request *rq, const struct period *period,
                             struct report_pick_v *v)
{
    struct report_found_v *rows = arena_array(ctx->arena, FOUND_MAX, struct report_found_v);
    struct empty_v *empty = arena_new(ctx->arena, struct empty_v);
    const struct indicator **all;
    size_t count;

    TRY(indicator_all(ctx, &all, &count));
    for (size_t i = 0; i < count && v->rows_count < FOUND_MAX; i++) {
        const struct indicator_words w = indicator_words_of(ctx, all[i]);

        if (fits(&w, all[i], param_text(rq, "q")))
            TRY(found_of(ctx, rq, all[i], &w, period, &rows[v->rows_count++]));
    }
    v->rows = rows;
    *empty = (struct empty_v){.title = T("report.pick_none"), .text = T("report.pick_none_text")};
    v->empty = v->rows_count == 0 ? empty : NULL;
    return ST_OK;
}

/* ---------------------------------------------------------------- how */

static struct field_v *put_field(struct ctx *ctx, const struct request *rq, struct report_pick_v *v,
                                 const char *kind, const char *name, const char *label)
{
    struct field_v *f = &((struct field_v *)v->fields)[v->fields_count++];
    const int64_t n = str_eqz(str_from(kind), "int") ? param_int(rq, name) : 0;

    *f = form_field(ctx, rq, kind, name, label,
                    n > 0                            ? str_int(ctx->arena, n)
                    : str_eqz(str_from(kind), "int") ? S("")
                                                     : param_text(rq, name));
    f->optional = false;
    return f;
}

static void put_by(struct ctx *ctx, const struct request *rq, const struct indicator *i,
                   struct report_pick_v *v)
{
    struct option_v options[FIELDS_MAX * 2] = {{.value = S(""), .label = T("report.pick_whole")}};
    struct field_v *f;
    size_t n = 1;

    if (i->breakdowns == NULL || i->breakdowns[0] == NULL)
        return;
    f = put_field(ctx, rq, v, "select", "by", "report.f.by");
    for (const char *const *b = i->breakdowns; *b != NULL && n < COUNT(options); b++)
        options[n++] = (struct option_v){.value = str_from(*b),
                                         .label = text_of("indicator.by.", str_from(*b))};
    form_options(ctx, f, options, n);
    f->choose = false;
}

static const char *by_of(const struct request *rq, const struct indicator *i)
{
    for (const char *const *b = i->breakdowns; b != NULL && *b != NULL; b++)
        if (str_eqz(param_text(rq, "by"), *b))
            return *b;
    return NULL;
}

static enum status put_keys(struct ctx *ctx, const struct request *rq, const struct indicator *i,
                            const struct period *period, struct report_pick_v *v)
{
    const struct indicator_query q = {.of = i, .period = *period, .by = by_of(rq, i)};
    struct option_v options[KEYS_MAX + 1] = {{.value = S(""), .label = T("report.pick_each")}};
    struct indicator_value *values;
    struct field_v *f;
    size_t count, n = 1;

    if (q.by == NULL)
        return ST_OK;
    TRY(i->values(ctx, &q, &values, &count));
    f = put_field(ctx, rq, v, "select", "key", "report.f.key");
    for (size_t k = 0; k < count && n <= KEYS_MAX; k++)
        options[n++] = (struct option_v){.value = values[k].key, .label = values[k].label};
    form_options(ctx, f, options, n);
    f->choose = false;
    return ST_OK;
}

static void put_words(struct ctx *ctx, const struct request *rq, struct report_pick_v *v,
                      const char *name, const char *label, const char *words, const char *prefix)
{
    struct field_v *f = put_field(ctx, rq, v, "select", name, label);

    form_words(ctx, f, words, prefix, true);
    ((struct option_v *)f->options)[0].label = T("report.pick_plain");
}

/* The label reads better in a text, as long as no other figure has it. */
static struct str name_of(struct ctx *ctx, const struct indicator *i)
{
    const struct str label = indicator_words_of(ctx, i).label;
    const struct err before = ctx->err;
    const struct indicator *found;
    const bool alone = report_indicator(ctx, label, &found) == ST_OK && found == i;

    ctx->err = before;
    return alone ? label : str_from(i->name);
}

static struct report_token token_of(struct ctx *ctx, const struct request *rq,
                                    const struct indicator *i)
{
    static const char *const AS[REPORT_ASES] = {"", "over", "many", "near", "least", "about"};
    struct report_token t = {.name = name_of(ctx, i), .digits = -1, .scale = 1};
    const int64_t year = param_int(rq, "year"), names = param_int(rq, "names");
    const char *by = by_of(rq, i);

    t.year = year > 0 && year < 3000 ? (int)year : 0;
    if (by != NULL) {
        t.by = str_from(by);
        t.key = param_text(rq, "key");
    }
    if (i->ratio)
        t.part = str_eqz(param_text(rq, "part"), "numerator")     ? REPORT_NUMERATOR
                 : str_eqz(param_text(rq, "part"), "denominator") ? REPORT_DENOMINATOR
                                                                  : REPORT_WHOLE;
    for (size_t k = 1; k < REPORT_ASES; k++)
        if (str_eqz(param_text(rq, "as"), AS[k]))
            t.as = (enum report_as)k;
    t.names = names > 0 && names <= REPORT_NAMES_MAX ? (unsigned)names : 0;
    return t;
}

static enum status put_token(struct ctx *ctx, const struct request *rq, const struct indicator *i,
                             const struct period *period, struct report_pick_v *v)
{
    const struct report_token t = token_of(ctx, rq, i);
    const struct err before = ctx->err;
    struct report_value value;
    enum status st;

    v->token = report_token_write(ctx->arena, &t);
    st = report_value_now(ctx, period, (struct str){v->token.ptr + 1, v->token.len - 2}, &value);
    if (st == ST_INTERNAL || st == ST_BUSY)
        return st;
    v->preview = st == ST_OK ? value.shown : S("");
    v->wrong = st == ST_OK ? S("") : T("report.preview_wrong");
    ctx->err = before;
    return ST_OK;
}

static enum status put_chosen(struct ctx *ctx, const struct request *rq,
                              const struct period *period, struct report_pick_v *v)
{
    const struct indicator *i;
    struct indicator_words w;

    TRY(indicator_find(ctx, param_text(rq, "name"), &i));
    if (!may(ctx, i->permission))
        return fail(&ctx->err, ST_DENIED, "indicator.denied", NULL);
    w = indicator_words_of(ctx, i);
    v->label = w.label;
    v->definition = w.definition;
    v->name = str_from(i->name);
    v->fields = arena_array(ctx->arena, FIELDS_MAX, struct field_v);
    (void)put_field(ctx, rq, v, "int", "year", "report.f.year");
    put_by(ctx, rq, i, v);
    TRY(put_keys(ctx, rq, i, period, v));
    if (i->ratio)
        put_words(ctx, rq, v, "part", "report.f.part", "numerator denominator", "report.part.");
    put_words(ctx, rq, v, "as", "report.f.as", "over many near least about", "report.as.");
    (void)put_field(ctx, rq, v, "int", "names", "report.f.names");
    return put_token(ctx, rq, i, period, v);
}

enum status report_web_pick(struct ctx *ctx, const struct request *rq, struct response *rs)
{
    struct report_pick_v v = {
        .label = S(""), .token = S(""), .preview = S(""), .wrong = S(""), .name = S("")};
    struct period period;
    struct report r;

    TRY(report_open(ctx, path_id(rq, "id"), &r));
    period = (struct period){r.from, r.to};
    v.title = r.title;
    v.crumbs = report_web_crumbs(ctx, &r, T("report.do.pick"));
    v.url = pick_url(ctx, rq);
    v.insert_url = str_printf(ctx->arena, "/report/%lld/block/%lld", (long long)r.id,
                              (long long)path_id(rq, "block_id"));
    v.q = form_field(ctx, rq, "line", "q", "report.f.q", param_text(rq, "q"));
    TRY(param_text(rq, "name").len > 0 ? put_chosen(ctx, rq, &period, &v)
                                       : put_found(ctx, rq, &period, &v));
    return respond_view(ctx, rq, rs, FRAME_STAFF, T("report.do.pick"), &report_pick_view, &v);
}
