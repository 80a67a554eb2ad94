// SPDX-License-Identifier: MulanPSL-2.0
/* Conditions: as three groups of check boxes, and in words. */
#include "modules/ledger/ledger_web_kind.h"
#include "platform/text.h"

static const struct ledger_condition *condition(const struct ledger_when *w, struct str field,
                                                bool valued)
{
    arr_each (i, w->count)
        if (str_eq(w->at[i].field, field) && (w->at[i].values_count > 0) == valued)
            return &w->at[i];
    return NULL;
}

static bool has_value(const struct ledger_condition *c, struct str value)
{
    arr_each (i, c != NULL ? c->values_count : 0)
        if (str_eq(c->values[i], value))
            return true;
    return false;
}

/* 是 and 否 of a yes field; a choice's own words. */
static size_t values_of(const struct ledger_field *f, struct str *out)
{
    if (f->type == LEDGER_YES) {
        out[0] = S("1");
        out[1] = S("0");
        return 2;
    }
    memcpy(out, f->choices, f->choices_count * sizeof *out);
    return f->type == LEDGER_CHOICE ? f->choices_count : 0;
}

static struct str value_say(const struct ledger_definition *d, const struct ledger_condition *c,
                            struct str value)
{
    const struct ledger_field *f = ledger_field(d, c->field);
    const struct ledger_state *s = ledger_state(d, value);

    if (f == NULL)
        return s == NULL || s->label.len == 0 ? T("ledger.state.noted") : s->label;
    if (f->type == LEDGER_YES)
        return str_eqz(value, "1") ? T("ledger.yes") : T("ledger.no");
    return value;
}

static void put_states(struct form_page *p, const struct ledger_definition *d,
                       const struct ledger_kind_web_when *names, const struct ledger_when *when)
{
    const struct ledger_condition *c = condition(when, S("state"), true);
    struct ledger_words on = {0};
    struct option_v *o;
    size_t count;

    arr_each (i, c != NULL ? c->values_count : 0)
        on.at[on.count++] = c->values[i];
    o = ledger_kind_web_states(p->ctx, d, &on, &count);
    ledger_kind_web_checks(p, names->state, names->state_key, o, count);
}

static void put_choices(struct form_page *p, const struct ledger_definition *d,
                        const struct ledger_kind_web_when *names, const struct ledger_when *when)
{
    struct ctx *ctx = p->ctx;
    struct option_v *o =
        arena_array(ctx->arena, d->fields_count * LEDGER_CHOICES + 1, struct option_v);
    size_t n = 0;

    arr_each (i, d->fields_count) {
        const struct ledger_field *f = &d->fields[i];
        const struct ledger_condition one = {.field = f->name};
        struct str values[LEDGER_CHOICES];
        const size_t count = values_of(f, values);

        arr_each (k, count)
            o[n++] = (struct option_v){.value = str_printf(ctx->arena, STR_FMT "=" STR_FMT,
                                                           STR_ARG(f->name), STR_ARG(values[k])),
                                       .label = TF(ctx->arena, "ledger.make.pair", f->label,
                                                   value_say(d, &one, values[k])),
                                       .on = has_value(condition(when, f->name, true), values[k])};
    }
    ledger_kind_web_checks(p, names->choice, names->choice_key, o, n);
}

static void put_has(struct form_page *p, const struct ledger_definition *d,
                    const struct ledger_kind_web_when *names, const struct ledger_when *when)
{
    struct ledger_words on = {0};
    struct option_v *o;
    size_t count;

    arr_each (i, when->count)
        if (when->at[i].values_count == 0)
            on.at[on.count++] = when->at[i].field;
    o = ledger_kind_web_fields(p->ctx, d, ~(1U << LEDGER_FILES), &on, &count);
    ledger_kind_web_checks(p, names->has, names->has_key, o, count);
}

void ledger_kind_web_when_put(struct form_page *p, const struct ledger_definition *d,
                              const struct ledger_kind_web_when *names,
                              const struct ledger_when *when)
{
    if (names->state != NULL)
        put_states(p, d, names, when);
    put_choices(p, d, names, when);
    put_has(p, d, names, when);
}

/* ---------------------------------------------------------------- as ticked */

static void add(struct ctx *ctx, struct ledger_when *w, const char *at, struct str field,
                struct str value)
{
    struct ledger_condition *c = NULL;

    arr_each (i, w->count)
        if (value.len > 0 && w->at[i].values_count > 0 && str_eq(w->at[i].field, field))
            c = &w->at[i];
    if (c == NULL && w->count < LEDGER_CONDITIONS) {
        c = &w->at[w->count++];
        *c = (struct ledger_condition){.field = field};
    }
    if (c == NULL || c->values_count == LEDGER_VALUES)
        invalid(ctx, at, "ledger.make.err.conditions", NULL);
    else if (value.len > 0)
        c->values[c->values_count++] = value;
}

void ledger_kind_web_when_read(struct ctx *ctx, const struct request *rq,
                               const struct ledger_kind_web_when *names, struct ledger_when *out)
{
    *out = (struct ledger_when){0};
    arr_each (i, param_count(rq, names->choice)) {
        struct str value = param_text_at(rq, names->choice, i), field;

        str_cut(&value, '=', &field);
        add(ctx, out, names->choice, field, value);
    }
    arr_each (i, names->state != NULL ? param_count(rq, names->state) : 0)
        add(ctx, out, names->state, S("state"), param_text_at(rq, names->state, i));
    arr_each (i, param_count(rq, names->has))
        add(ctx, out, names->has, param_text_at(rq, names->has, i), S(""));
}

/* ---------------------------------------------------------------- in words */

static struct str condition_say(struct ctx *ctx, const struct ledger_definition *d,
                                const struct ledger_condition *c)
{
    const struct ledger_field *f = ledger_field(d, c->field);
    const struct str label = f != NULL ? f->label : T("ledger.col.state");
    struct str said[LEDGER_VALUES];

    if (c->values_count == 0)
        return TF(ctx->arena, "ledger.make.say_has", label);
    arr_each (i, c->values_count)
        said[i] = value_say(d, c, c->values[i]);
    return TF(ctx->arena, "ledger.make.say_is", label,
              str_join(ctx->arena, said, c->values_count, T("ledger.make.or")));
}

struct str ledger_kind_web_when_say(struct ctx *ctx, const struct ledger_definition *d,
                                    const struct ledger_when *when)
{
    struct str said[LEDGER_CONDITIONS];

    arr_each (i, when->count)
        said[i] = condition_say(ctx, d, &when->at[i]);
    return str_join(ctx->arena, said, when->count, T("ledger.make.and"));
}
