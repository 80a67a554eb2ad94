// SPDX-License-Identifier: MulanPSL-2.0
/* Each figure of each kind that is on, as a figure of this installation. */
#include "modules/ledger/ledger_actions.h"
#include "modules/ledger/ledger_parts.h"
#include "platform/indicator.h"
#include "platform/text.h"

enum { BREAKDOWNS = 8 };

struct figure {
    struct ledger_kind kind;
    const struct ledger_definition *d;
    const struct ledger_figure *x;
};

/* ---------------------------------------------------------------- values */

static enum status sums(struct ctx *ctx, const struct indicator_query *q, const struct figure *g,
                        bool below, struct ledger_sum **out, size_t *out_count)
{
    struct ledger_filter f = {.kind_id = g->kind.id};
    struct period p = q->period;
    const struct str by = q->by != NULL ? str_from(q->by) : S("");

    ledger_filter_figure(ctx, g->d, g->x, below, p.from, p.to, &f);
    return ledger_measured(ctx, g->d, g->x, &f, by, q->key, out, out_count);
}

static enum status label_of(struct ctx *ctx, const struct figure *g, const char *by, struct str key,
                            struct str *out)
{
    const struct ledger_field *f;

    *out = S("");
    if (by == NULL)
        return ST_OK;
    f = ledger_field(g->d, str_from(by));
    if (str_eqz(key, "-"))
        *out = T("ledger.part.none");
    else if (strcmp(by, "month") == 0)
        *out = indicator_month_label(ctx->arena, key);
    else if (strcmp(by, "state") == 0)
        *out = ledger_state_label(g->d, key);
    else if (f != NULL)
        return ledger_shown(ctx, f, key, out);
    return ST_OK;
}

static const struct ledger_sum *part_of(const struct ledger_sum *s, size_t count, struct str key)
{
    arr_each (i, count)
        if (str_eq(s[i].key, key))
            return &s[i];
    return NULL;
}

static enum status values(struct ctx *ctx, const struct indicator_query *q,
                          struct indicator_value **out, size_t *out_count)
{
    const struct figure *g = q->of->data;
    const bool share = g->x->measure == LEDGER_SHARE;
    struct ledger_sum *above, *below;
    size_t count, below_count;

    TRY(sums(ctx, q, g, false, &above, &count));
    below = above;
    below_count = count;
    if (share)
        TRY(sums(ctx, q, g, true, &below, &below_count));
    *out = arena_array(ctx->arena, below_count + 1, struct indicator_value);
    *out_count = below_count;
    arr_each (i, below_count) {
        struct indicator_value *v = &(*out)[i];
        const struct ledger_sum *s = part_of(above, count, below[i].key);

        *v = (struct indicator_value){.key = below[i].key, .denominator = -1};
        if (s != NULL)
            v->numerator = s->sum;
        if (share)
            v->denominator = below[i].count;
        TRY(label_of(ctx, g, q->by, v->key, &v->label));
    }
    if (below_count == 0 && q->by == NULL) {
        (*out)[0] = (struct indicator_value){.denominator = share ? 0 : -1};
        *out_count = 1;
    }
    return ST_OK;
}

/* One part of a breakdown is by=…&key=…: fields have names of their own. */
static enum status rows_url(struct ctx *ctx, const struct indicator_query *q, const char *part,
                            struct str *out)
{
    const struct figure *g = q->of->data;
    const bool key = q->by != NULL && strcmp(q->by, "month") != 0;
    struct buf b = buf_new(ctx->arena, 0);
    struct indicator_query asked = *q;

    buf_printf(&b, "/ledger/" STR_FMT "?figure=" STR_FMT "&", STR_ARG(g->kind.kind),
               STR_ARG(g->x->name));
    if (strcmp(part, "denominator") == 0)
        buf_z(&b, "part=denominator&");
    if (key && q->key.len > 0)
        buf_printf(&b, "by=%s&", q->by);
    if (key)
        asked.by = "key";
    return indicator_rows(ctx, &asked, str_z(ctx->arena, buf_view(&b)), out);
}

/* ---------------------------------------------------------------- all of them */

/* What there is on a day began in some month or other: months would not open it. */
static const char *const *breakdowns_of(struct ctx *ctx, const struct figure *g)
{
    const struct ledger_definition *d = g->d;
    const char **by = arena_array(ctx->arena, BREAKDOWNS + 1, const char *);
    size_t n = 0;

    if (d->day.len > 0 && !g->x->standing)
        by[n++] = "month";
    if (d->states_count > 1)
        by[n++] = "state";
    for (size_t i = 0; i < d->fields_count && n < BREAKDOWNS; i++) {
        const enum ledger_type t = d->fields[i].type;

        if (t == LEDGER_CHOICE || t == LEDGER_YES || t == LEDGER_ORGAN)
            by[n++] = str_z(ctx->arena, d->fields[i].name);
    }
    return by;
}

/* 状态是已学习、已落实，填了报出日期; "" where nothing is said. */
static struct str when_words(struct ctx *ctx, const struct ledger_definition *d,
                             const struct ledger_when *w)
{
    struct buf b = buf_new(ctx->arena, 0);

    arr_each (i, w->count) {
        const struct ledger_condition *c = &w->at[i];
        const struct ledger_field *f = ledger_field(d, c->field);
        const struct str label = f != NULL ? f->label : T("ledger.col.state");
        struct str values[LEDGER_VALUES];

        arr_each (k, c->values_count) {
            values[k] = f == NULL ? ledger_state_label(d, c->values[k]) : c->values[k];
            if (f != NULL && f->type == LEDGER_YES)
                values[k] = str_eqz(c->values[k], "1") ? T("ledger.yes") : T("ledger.no");
        }
        if (i > 0)
            buf_str(&b, T("ledger.figure.and"));
        buf_str(&b, c->values_count == 0
                        ? TF(ctx->arena, "ledger.figure.has", label)
                        : TF(ctx->arena, "ledger.figure.is", label,
                             str_join(ctx->arena, values, c->values_count, S("、"))));
    }
    return buf_view(&b);
}

static struct str only(struct ctx *ctx, struct str when)
{
    return when.len > 0 ? TF(ctx->arena, "ledger.figure.only", when) : S("");
}

static const struct indicator_words *words_of(struct ctx *ctx, const struct figure *g)
{
    static const char *const KEYS[] = {[LEDGER_COUNT] = "ledger.figure.count",
                                       [LEDGER_SUM] = "ledger.figure.sum",
                                       [LEDGER_SHARE] = "ledger.figure.share",
                                       [LEDGER_DISTINCT] = "ledger.figure.distinct"};
    struct indicator_words *w = arena_new(ctx->arena, struct indicator_words);
    const struct ledger_field *f = ledger_field(g->d, g->x->field);
    const struct ledger_field *day = ledger_field(g->d, g->x->day.len > 0 ? g->x->day : g->d->day);
    const struct str when = when_words(ctx, g->d, &g->x->when);
    const struct str of = when_words(ctx, g->d, &g->x->of);
    const struct str span =
        TF(ctx->arena, g->x->standing ? "ledger.figure.up_to" : "ledger.figure.within",
           day != NULL ? day->label : T("ledger.made_at"));
    struct str args[4] = {g->kind.name, span};

    w->label = g->x->label;
    w->unit = ledger_figure_unit(g->d, g->x);
    w->numerator = when.len > 0 ? when : g->x->label;
    w->denominator = of.len > 0 ? of : T("ledger.figure.all");
    args[2] = g->x->measure == LEDGER_SHARE ? w->denominator : only(ctx, when);
    args[3] = g->x->measure == LEDGER_SHARE ? when : f != NULL ? f->label : S("");
    w->definition = text_fill(ctx->arena, KEYS[g->x->measure], args,
                              g->x->measure == LEDGER_COUNT ? 3 : COUNT(args));
    return w;
}

/* Whoever writes a kind may read it, too. */
static const char *permission_of(struct ctx *ctx, const struct ledger_definition *d)
{
    return ledger_rights_of(ctx, &d->read) ? ledger_permission_held(ctx, &d->read)
                                           : ledger_permission_held(ctx, &d->write);
}

static struct indicator indicator_of(struct ctx *ctx, const struct figure *g)
{
    const bool share = g->x->measure == LEDGER_SHARE;
    const char *money = ledger_money_unit(g->d, g->x);

    return (struct indicator){
        .name = str_z(ctx->arena, str_printf(ctx->arena, "ledger." STR_FMT "." STR_FMT,
                                             STR_ARG(g->kind.kind), STR_ARG(g->x->name))),
        .unit = share           ? "unit.percent"
                : money != NULL ? money
                                : "unit.piece",
        .breakdowns = breakdowns_of(ctx, g),
        .ratio = share,
        .values = values,
        .rows_url = rows_url,
        .permission = permission_of(ctx, g->d),
        .clock = g->x->standing ? INDICATOR_AS_OF : INDICATOR_IN,
        .adds = g->x->measure == LEDGER_SUM || g->x->measure == LEDGER_DISTINCT ? "amount" : NULL,
        .words = words_of(ctx, g),
        .data = g,
    };
}

enum status ledger_indicators(struct ctx *ctx, const struct indicator **out)
{
    struct ledger_kind *kinds;
    struct indicator *all;
    size_t count, n = 0;

    TRY(ledger_store_kinds(ctx, &kinds, &count));
    all = arena_array(ctx->arena, count * LEDGER_FIGURES + 1, struct indicator);
    arr_each (i, count) {
        const struct ledger_definition *d;

        if (!kinds[i].on || !ledger_may_read(ctx, &kinds[i]))
            continue;
        TRY(ledger_definition_of(ctx, kinds[i].version_id, &d));
        arr_each (k, d->figures_count) {
            struct figure *g = arena_new(ctx->arena, struct figure);

            *g = (struct figure){kinds[i], d, &d->figures[k]};
            all[n++] = indicator_of(ctx, g);
        }
    }
    *out = all;
    return ST_OK;
}
