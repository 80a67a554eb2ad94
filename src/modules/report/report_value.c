// SPDX-License-Identifier: MulanPSL-2.0
/* What a token is worth: the indicator it names, its period, its part, how it reads. */
#include "modules/indicator/indicator.h"
#include "modules/report/report_report.h"
#include "platform/crypt.h"
#include "platform/list_rows.h"
#include "platform/text.h"

enum { HASH_BYTES = 32 };

static enum status wrong(struct ctx *ctx, const char *key, struct str token)
{
    return fail_field(&ctx->err, "text", key, str_z(ctx->arena, token));
}

static enum status index_fill(struct ctx *ctx, struct report_index *x)
{
    if (x->ready)
        return ST_OK;
    TRY(indicator_all(ctx, &x->all, &x->count));
    x->words = arena_array(ctx->arena, x->count, struct indicator_words);
    arr_each (i, x->count)
        x->words[i] = indicator_words_of(ctx, x->all[i]);
    x->ready = true;
    return ST_OK;
}

/* By its name, or by its label if it is the only one with it. */
enum status report_index_find(struct ctx *ctx, struct report_index *x, struct str name, size_t *out)
{
    size_t found = 0, labelled = 0;

    TRY(index_fill(ctx, x));
    arr_each (i, x->count) {
        if (str_eqz(name, x->all[i]->name)) {
            *out = i;
            return ST_OK;
        }
        if (str_eq(x->words[i].label, name)) {
            found = i;
            labelled++;
        }
    }
    if (labelled != 1)
        return wrong(ctx, labelled == 0 ? "report.token.unknown" : "report.token.several", name);
    *out = found;
    return ST_OK;
}

enum status report_indicator(struct ctx *ctx, struct str name, const struct indicator **out)
{
    struct report_index index = {0};
    size_t i;

    TRY(report_index_find(ctx, &index, name, &i));
    *out = index.all[i];
    return ST_OK;
}

static enum report_unit unit_of(const struct indicator *i)
{
    if (strcmp(i->unit, "unit.yuan") == 0)
        return REPORT_YUAN;
    if (strcmp(i->unit, "unit.wan_yuan") == 0)
        return REPORT_WAN_YUAN;
    return i->ratio ? REPORT_PERCENT : REPORT_COUNT;
}

static struct period period_of(const struct report_token *t, const struct period *whole)
{
    struct period p = *whole;

    if (t->year != 0)
        p = indicator_year(t->year);
    if (!date_none(t->from))
        p = (struct period){t->from, t->to};
    return p;
}

/* A breakdown as pages call it (按承办单位, 承办单位) or by its name. */
static const char *breakdown_of(struct ctx *ctx, const struct indicator *i, struct str by)
{
    for (const char *const *b = i->breakdowns; b != NULL && *b != NULL; b++) {
        const struct str label = text_of("indicator.by.", str_from(*b));

        if (str_eqz(by, *b) || str_eq(by, label) ||
            str_eq(str_printf(ctx->arena, "按" STR_FMT, STR_ARG(by)), label))
            return *b;
    }
    return NULL;
}

static enum status parts_of(struct ctx *ctx, const struct report_value *v,
                            struct indicator_value **out, size_t *out_count)
{
    struct indicator_query q = v->query;

    q.key = S("");
    if (!may(ctx, v->indicator->permission))
        return fail(&ctx->err, ST_DENIED, "indicator.denied", NULL);
    return v->indicator->values(ctx, &q, out, out_count);
}

/* One part of a breakdown, by its key or as people call it. */
static enum status one_part(struct ctx *ctx, const struct report_token *t, struct report_value *v)
{
    struct indicator_value *parts;
    size_t count;

    TRY(parts_of(ctx, v, &parts, &count));
    v->numerator = 0;
    v->denominator = v->indicator->ratio ? 0 : -1;
    arr_each (i, count) {
        if (!str_eq(parts[i].key, t->key) && !str_eq(parts[i].label, t->key))
            continue;
        v->query.key = parts[i].key;
        v->by_label = parts[i].label;
        v->numerator = parts[i].numerator;
        v->denominator = v->indicator->ratio ? parts[i].denominator : -1;
        return ST_OK;
    }
    v->query.key = v->by_label = t->key;
    v->no_part = true;
    return ST_OK;
}

static struct str say(struct ctx *ctx, const struct report_token *t, const struct report_value *v)
{
    return report_token_say(
        ctx->arena, t,
        &(struct report_amount){v->numerator, v->denominator, unit_of(v->indicator)});
}

/* 交通类12件、教育类8件: all parts, those with something in them. */
static enum status list_parts(struct ctx *ctx, const struct report_token *t, struct report_value *v)
{
    struct indicator_value *parts;
    struct buf to = buf_new(ctx->arena, 0);
    size_t count;

    TRY(parts_of(ctx, v, &parts, &count));
    arr_each (i, count) {
        struct report_value one = *v;

        if (parts[i].numerator == 0)
            continue;
        one.numerator = parts[i].numerator;
        one.denominator = v->indicator->ratio ? parts[i].denominator : -1;
        if (to.len > 0)
            buf_z(&to, "、");
        buf_str(&to, parts[i].label);
        buf_str(&to, say(ctx, t, &one));
        if (!v->indicator->ratio)
            buf_str(&to, v->words.unit);
    }
    v->shown = to.len > 0 ? buf_view(&to) : T("report.nothing");
    return ST_OK;
}

/* The titles of the first rows. */
static enum status list_names(struct ctx *ctx, const struct report_token *t, struct report_value *v)
{
    struct buf to = buf_new(ctx->arena, 0);
    struct list_rows rows;
    struct str url;

    TRY(report_value_rows(ctx, v, t->part == REPORT_DENOMINATOR ? "denominator" : "numerator",
                          &url));
    TRY(list_rows(ctx, url, t->names, &rows));
    arr_each (i, rows.count) {
        if (i > 0)
            buf_z(&to, "、");
        buf_str(&to, rows.rows[i].title);
    }
    v->shown = to.len > 0 ? buf_view(&to) : T("report.nothing");
    return ST_OK;
}

static struct str hash_of(struct ctx *ctx, struct str s)
{
    uint8_t hash[HASH_BYTES];

    crypt_sm3(s.ptr, s.len, hash);
    return str_hex(ctx->arena, hash, sizeof(hash));
}

static enum status total_of(struct ctx *ctx, struct report_value *v)
{
    struct indicator_value total;

    TRY(indicator_value_of(ctx, v->indicator, &v->query, &total));
    v->numerator = total.numerator;
    v->denominator = v->indicator->ratio ? total.denominator : -1;
    return ST_OK;
}

enum status report_value_now(struct ctx *ctx, const struct period *period, struct str inside,
                             struct report_value *out)
{
    struct report_index index = {0};

    return report_value_of(ctx, &index, period, inside, out);
}

enum status report_value_of(struct ctx *ctx, struct report_index *index,
                            const struct period *period, struct str inside,
                            struct report_value *out)
{
    struct report_value v = {.by_label = S("")};
    struct report_token t;
    const char *fault = report_token_read(inside, &t);
    size_t at;

    if (fault != NULL)
        return wrong(ctx, fault, inside);
    TRY(report_index_find(ctx, index, t.name, &at));
    v.indicator = index->all[at];
    v.words = index->words[at];
    v.definition = hash_of(ctx, v.words.definition);
    v.query = (struct indicator_query){.of = v.indicator, .period = period_of(&t, period)};
    if (t.part != REPORT_WHOLE && !v.indicator->ratio)
        return wrong(ctx, "report.token.no_parts", inside);
    TRY(total_of(ctx, &v));
    if (t.by.len > 0) {
        v.query.by = breakdown_of(ctx, v.indicator, t.by);
        if (v.query.by == NULL)
            return wrong(ctx, "report.token.breakdown", inside);
        if (t.key.len > 0)
            TRY(one_part(ctx, &t, &v));
    }
    if (t.names > 0)
        TRY(list_names(ctx, &t, &v));
    else if (v.query.by != NULL && t.key.len == 0)
        TRY(list_parts(ctx, &t, &v));
    else
        v.shown = say(ctx, &t, &v);
    if (v.query.by != NULL && t.key.len == 0)
        v.query.by = NULL; /* the rows behind a list of parts are those of the whole */
    *out = v;
    return ST_OK;
}

enum status report_value_rows(struct ctx *ctx, const struct report_value *v, const char *part,
                              struct str *out_url)
{
    return v->indicator->rows_url(ctx, &v->query, part, out_url);
}
