// SPDX-License-Identifier: MulanPSL-2.0
/* A kind written back as text. */
#include "modules/ledger/ledger_rules_definition.h"

static void put(struct buf *b, const char *word, struct str s)
{
    if (s.len == 0)
        return;
    buf_z(b, word);
    buf_char(b, ' ');
    buf_str(b, s);
    buf_char(b, '\n');
}

static void put_list(struct buf *b, const char *before, const struct str *at, size_t count,
                     char between)
{
    if (count == 0)
        return;
    buf_z(b, before);
    arr_each (i, count) {
        if (i > 0)
            buf_char(b, between);
        buf_str(b, at[i]);
    }
}

static void put_words(struct buf *b, const char *before, const struct ledger_words *w, char between)
{
    put_list(b, before, w->at, w->count, between);
}

static void put_field(struct buf *b, const struct ledger_field *f)
{
    buf_z(b, "field ");
    buf_str(b, f->name);
    buf_char(b, ' ');
    buf_str(b, ledger_type_word(f->type));
    buf_char(b, ' ');
    buf_str(b, f->label);
    if (f->required)
        buf_z(b, " required");
    if (f->has_min)
        buf_printf(b, " min %lld", (long long)f->min);
    if (f->has_max)
        buf_printf(b, " max %lld", (long long)f->max);
    put_list(b, " = ", f->choices, f->choices_count, '|');
    put_list(b, " of ", &f->kind, f->kind.len > 0, '|');
    put_list(b, " default ", &f->otherwise, f->otherwise.len > 0, '|');
    put_list(b, " hint ", &f->hint, f->hint.len > 0, '|');
    buf_char(b, '\n');
}

static void put_state(struct buf *b, const struct ledger_state *s)
{
    buf_z(b, "state ");
    buf_str(b, s->name);
    buf_char(b, ' ');
    buf_str(b, s->label);
    if (s->final)
        buf_z(b, " final");
    if (s->void_)
        buf_z(b, " void");
    buf_char(b, '\n');
}

static void put_when(struct buf *b, const char *word, const struct ledger_when *w)
{
    if (w->count > 0)
        buf_z(b, word);
    arr_each (i, w->count) {
        const struct ledger_condition *c = &w->at[i];

        buf_z(b, c->values_count == 0 ? " has=" : " ");
        buf_str(b, c->field);
        put_list(b, "=", c->values, c->values_count, '|');
    }
}

static void put_step(struct buf *b, const struct ledger_step *s)
{
    buf_z(b, "step ");
    buf_str(b, s->name);
    buf_char(b, ' ');
    buf_str(b, s->label);
    buf_z(b, s->from.count == 0 ? " any" : "");
    put_words(b, " ", &s->from, '|');
    buf_char(b, '>');
    buf_str(b, s->to);
    put_words(b, " by ", &s->by, '|');
    put_words(b, " needs ", &s->needs, ' ');
    put_words(b, " asks ", &s->asks, ' ');
    buf_z(b, s->note ? " note" : "");
    put_when(b, " when", &s->when);
    buf_char(b, '\n');
}

static void put_clocks(struct buf *b, const struct ledger_definition *d)
{
    arr_each (i, d->deadlines_count) {
        const struct ledger_deadline *x = &d->deadlines[i];

        put_list(b, "deadline ", (const struct str[]){x->name, x->field}, 2, ' ');
        buf_printf(b, " %+lld ", (long long)x->days);
        buf_str(b, x->label);
        put_when(b, " when", &x->when);
        buf_char(b, '\n');
    }
    arr_each (i, d->every_count) {
        const struct ledger_every *x = &d->every[i];

        put_list(b, "every ", (const struct str[]){x->name, x->period}, 2, ' ');
        buf_printf(b, " %lld ", (long long)x->times);
        buf_str(b, x->label);
        put_when(b, " when", &x->when);
        buf_char(b, '\n');
    }
}

static void put_figure(struct buf *b, const struct ledger_figure *x)
{
    static const char *const MEASURES[] = {[LEDGER_COUNT] = " count",
                                           [LEDGER_SUM] = " sum ",
                                           [LEDGER_SHARE] = " share",
                                           [LEDGER_DISTINCT] = " distinct "};

    put_list(b, "figure ", (const struct str[]){x->name, x->label, x->unit}, 3, ' ');
    buf_z(b, MEASURES[x->measure]);
    buf_str(b, x->field);
    put_list(b, " day ", &x->day, x->day.len > 0, ' ');
    buf_z(b, x->standing ? " standing" : "");
    put_when(b, " when", &x->when);
    put_when(b, " of", &x->of);
    buf_char(b, '\n');
}

void ledger_definition_print(const struct ledger_definition *d, struct buf *out)
{
    put(out, "kind", d->kind);
    put(out, "group", d->group);
    put(out, "practice", d->practice);
    put(out, "name", d->name);
    put(out, "about", d->about);
    put(out, "unit", d->unit);
    put(out, "number", d->number);
    arr_each (i, d->fields_count)
        put_field(out, &d->fields[i]);
    put(out, "title", d->title);
    put(out, "day", d->day);
    put(out, "duty", d->duty);
    put_words(out, "read ", &d->read, '|');
    put_words(out, "\nwrite ", &d->write, '|');
    buf_char(out, '\n');
    arr_each (i, d->states_given ? d->states_count : 0)
        put_state(out, &d->states[i]);
    arr_each (i, d->steps_count)
        put_step(out, &d->steps[i]);
    put_clocks(out, d);
    arr_each (i, d->figures_count)
        put_figure(out, &d->figures[i]);
    put_list(out, "show ", d->shown, d->shown_count, ' ');
    buf_z(out, d->shown_count > 0 ? "\n" : "");
    put_list(out, "print ", d->printed, d->printed_count, ' ');
    buf_z(out, d->printed_count > 0 ? "\n" : "");
}
