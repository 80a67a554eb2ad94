// SPDX-License-Identifier: MulanPSL-2.0
/* Finding figures, computing them, and adding up the rows behind them. */
#include "base/money.h"
#include "modules/indicator/indicator.h"
#include "platform/list_rows.h"
#include "platform/module.h"
#include "platform/text.h"

/* Every figure there is: `put` says whether to go on. */
static enum status each(struct ctx *ctx, bool (*put)(void *to, const struct indicator *i), void *to)
{
    for (const struct module *const *m = MODULES; *m != NULL; m++) {
        const struct indicator *more = NULL;

        for (const struct indicator *i = (*m)->indicators; i != NULL && i->name != NULL; i++)
            if (!put(to, i))
                return ST_OK;
        if ((*m)->indicators_more != NULL)
            TRY((*m)->indicators_more(ctx, &more));
        for (; more != NULL && more->name != NULL; more++)
            if (!put(to, more))
                return ST_OK;
    }
    return ST_OK;
}

struct wanted {
    struct str name;
    const struct indicator *found;
};

static bool look(void *to, const struct indicator *i)
{
    struct wanted *w = to;

    if (str_eqz(w->name, i->name))
        w->found = i;
    return w->found == NULL;
}

enum status indicator_find(struct ctx *ctx, struct str name, const struct indicator **out)
{
    struct wanted w = {.name = name};

    /* Those declared first: to know what an installation has made takes queries. */
    for (const struct module *const *m = MODULES; *m != NULL && w.found == NULL; m++)
        for (const struct indicator *i = (*m)->indicators; i != NULL && i->name != NULL; i++)
            if (!look(&w, i))
                break;
    if (w.found == NULL)
        TRY(each(ctx, look, &w));
    if (w.found == NULL)
        return fail(&ctx->err, ST_NOT_FOUND, "indicator.unknown", NULL);
    *out = w.found;
    return ST_OK;
}

enum status indicator_find_own(struct ctx *ctx, struct str name, const struct indicator **out)
{
    TRY(indicator_find(ctx, name, out));
    if (!may(ctx, (*out)->permission))
        return fail(&ctx->err, ST_DENIED, "indicator.denied", NULL);
    return ST_OK;
}

struct gathered {
    struct ctx *ctx;
    const struct indicator **all;
    size_t count, room;
};

static bool gather(void *to, const struct indicator *i)
{
    struct gathered *g = to;

    if (!may(g->ctx, i->permission))
        return true;
    if (g->count == g->room) {
        const size_t room = g->room > 0 ? g->room * 2 : 256;

        g->all = arena_grow(g->ctx->arena, g->all, g->room * sizeof(void *), room * sizeof(void *));
        g->room = room;
    }
    g->all[g->count++] = i;
    return true;
}

enum status indicator_all(struct ctx *ctx, const struct indicator ***out, size_t *out_count)
{
    struct gathered g = {.ctx = ctx};

    TRY(each(ctx, gather, &g));
    *out = g.all;
    *out_count = g.count;
    return ST_OK;
}

/* The texts of a declared indicator: indicator.<name><suffix>. */
static struct str declared(struct ctx *ctx, const struct indicator *i, const char *suffix)
{
    return text(str_z(ctx->arena, str_printf(ctx->arena, "indicator.%s%s", i->name, suffix)));
}

struct indicator_words indicator_words_of(struct ctx *ctx, const struct indicator *i)
{
    if (i->words != NULL)
        return *i->words;
    return (struct indicator_words){
        .label = declared(ctx, i, ""),
        .definition = declared(ctx, i, ".definition"),
        .numerator = declared(ctx, i, ".numerator"),
        .denominator = i->ratio ? declared(ctx, i, ".denominator") : S(""),
        .unit = text(i->unit),
    };
}

struct str indicator_value_text(struct ctx *ctx, const struct indicator *i,
                                const struct indicator_value *v)
{
    if (strcmp(i->unit, "unit.yuan") == 0)
        return money_text(ctx->arena, v->numerator);
    if (strcmp(i->unit, "unit.wan_yuan") == 0)
        return money_wan(ctx->arena, v->numerator);
    if (!i->ratio)
        return str_printf(ctx->arena, "%lld", (long long)v->numerator);
    return indicator_permille_text(ctx->arena, indicator_permille(v->numerator, v->denominator));
}

enum status indicator_value_of(struct ctx *ctx, const struct indicator *i,
                               const struct indicator_query *q, struct indicator_value *out)
{
    struct indicator_query asked = *q;
    struct indicator_value *values;
    size_t count;

    asked.of = i;
    if (!may(ctx, i->permission))
        return fail(&ctx->err, ST_DENIED, "indicator.denied", NULL);
    TRY(i->values(ctx, &asked, &values, &count));
    *out = (struct indicator_value){.key = q->key, .denominator = i->ratio ? 0 : -1};
    arr_each (n, count)
        if (q->by == NULL || str_eq(values[n].key, q->key)) {
            *out = values[n];
            return ST_OK;
        }
    if (q->by == NULL)
        return fail_detail(&ctx->err, ST_INTERNAL, "db.internal", "%s: no total", i->name);
    return ST_OK;
}

struct indicator_before indicator_before(const struct ctx *ctx)
{
    return (struct indicator_before){.err = ctx->err, .faults = ctx->field_errors_count};
}

bool indicator_left_out(struct ctx *ctx, const struct indicator *i, enum status st,
                        const struct indicator_before *before)
{
    if (i->words == NULL || st == ST_OK || st == ST_CONFLICT || st == ST_BUSY || st == ST_INTERNAL)
        return false;
    ctx->err = before->err;
    ctx->field_errors_count = before->faults;
    return true;
}

enum status indicator_total(struct ctx *ctx, const char *name, const struct period *period,
                            struct indicator_value *out)
{
    const struct indicator *i = NULL;
    const struct indicator_query q = {.period = *period};

    TRY(indicator_find(ctx, str_from(name), &i));
    return indicator_value_of(ctx, i, &q, out);
}

enum status indicator_rows_sum(struct ctx *ctx, const struct indicator *i,
                               const struct indicator_query *q, const char *part, int64_t *out)
{
    struct indicator_query asked = *q;
    struct str url;

    asked.of = i;
    if (!may(ctx, i->permission))
        return fail(&ctx->err, ST_DENIED, "indicator.denied", NULL);
    TRY(i->rows_url(ctx, &asked, part, &url));
    return list_rows_sum(ctx, url, strcmp(part, "numerator") == 0 ? i->adds : i->adds_below, out);
}

struct period indicator_year(int year)
{
    return (struct period){.from = {year, 1, 1}, .to = {year, 12, 31}};
}
