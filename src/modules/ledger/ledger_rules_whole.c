// SPDX-License-Identifier: MulanPSL-2.0
/* A kind as a whole: what is missing, what is named and not there, what is otherwise understood. */
#include "modules/ledger/ledger_rules_line.h"

static const struct ledger_field *first_of(const struct ledger_definition *d, enum ledger_type type)
{
    arr_each (i, d->fields_count)
        if (d->fields[i].type == type)
            return &d->fields[i];
    return NULL;
}

/* A field of one of the types (a mask), named by a line that is called `line`. */
static bool fits(struct ledger_line *l, const char *line, struct str name, unsigned types)
{
    const struct ledger_field *f = ledger_field(l->d, name);

    if (f == NULL)
        return ledger_line_fault(l, "no_field", name);
    if ((types >> f->type & 1) == 0)
        return ledger_line_fault(l, line, name);
    return true;
}

static bool has_lines(struct ledger_line *l)
{
    const struct ledger_definition *d = l->d;

    if (d->kind.len == 0)
        return ledger_line_fault(l, "missing", S("kind"));
    if (d->name.len == 0)
        return ledger_line_fault(l, "missing", S("name"));
    if (d->unit.len == 0)
        return ledger_line_fault(l, "missing", S("unit"));
    if (first_of(d, LEDGER_TEXT) == NULL)
        return ledger_line_fault(l, "no_title", (struct str){0});
    return true;
}

static bool one_files(struct ledger_line *l)
{
    const struct ledger_field *files = ledger_files(l->d);

    arr_each (i, l->d->fields_count) {
        const struct ledger_field *f = &l->d->fields[i];

        if (f->type == LEDGER_FILES && f != files)
            return ledger_line_fault(l, "files_twice", f->name);
        if (f->type == LEDGER_FILES && f->required)
            return ledger_line_fault(l, "files_required", f->name);
    }
    return true;
}

/* What is not said. */
static void complete(struct ledger_line *l)
{
    struct ledger_definition *d = l->d;
    const struct ledger_field *day = first_of(d, LEDGER_DATE);

    if (d->group.len == 0)
        d->group = S("X");
    if (d->title.len == 0)
        d->title = first_of(d, LEDGER_TEXT)->name;
    if (d->day.len == 0 && day != NULL)
        d->day = day->name;
    if (d->read.count == 0)
        d->read.at[d->read.count++] = S("staff");
    if (d->write.count == 0)
        d->write.at[d->write.count++] = S("office");
    d->states_given = d->states_count > 0;
    if (!d->states_given)
        d->states[d->states_count++] = (struct ledger_state){.name = S("noted"), .final = true};
}

/* One of the values that the field can have? */
static bool value_fits(const struct ledger_definition *d, const struct ledger_field *f,
                       struct str value)
{
    if (f == NULL)
        return ledger_state(d, value) != NULL;
    if (f->type == LEDGER_YES)
        return str_among("1 0", value);
    arr_each (i, f->choices_count)
        if (str_eq(f->choices[i], value))
            return true;
    return false;
}

static bool when_fits(struct ledger_line *l, const struct ledger_when *w)
{
    const struct ledger_definition *d = l->d;

    arr_each (i, w->count) {
        const struct ledger_condition *c = &w->at[i];
        const struct ledger_field *f = ledger_field(d, c->field);
        const bool state = str_eqz(c->field, "state");

        if (f == NULL && !(state && c->values_count > 0))
            return ledger_line_fault(l, "no_field", c->field);
        if (f != NULL && f->type == LEDGER_FILES)
            return ledger_line_fault(l, "condition", c->field);
        arr_each (k, c->values_count)
            if (!value_fits(d, f, c->values[k]))
                return ledger_line_fault(l, "value", c->values[k]);
    }
    return true;
}

/* What a step asks for is not settled before it is taken. */
static bool when_settled(struct ledger_line *l, const struct ledger_step *s)
{
    arr_each (i, s->when.count) {
        const struct str field = s->when.at[i].field;

        if (ledger_words_have(&s->needs, field) || ledger_words_have(&s->asks, field))
            return ledger_line_fault(l, "when_asked", field);
    }
    return true;
}

static bool steps_fit(struct ledger_line *l)
{
    struct ledger_definition *d = l->d;

    arr_each (i, d->steps_count) {
        struct ledger_step *s = &d->steps[i];

        arr_each (k, s->from.count)
            if (ledger_state(d, s->from.at[k]) == NULL)
                return ledger_line_fault(l, "no_state", s->from.at[k]);
        if (ledger_state(d, s->to) == NULL)
            return ledger_line_fault(l, "no_state", s->to);
        arr_each (k, s->needs.count)
            if (ledger_field(d, s->needs.at[k]) == NULL)
                return ledger_line_fault(l, "no_field", s->needs.at[k]);
        arr_each (k, s->asks.count)
            if (ledger_field(d, s->asks.at[k]) == NULL)
                return ledger_line_fault(l, "no_field", s->asks.at[k]);
        arr_each (k, s->when.count)
            if (str_eqz(s->when.at[k].field, "state")) /* that is said before the arrow */
                return ledger_line_fault(l, "condition", s->name);
        if (!when_fits(l, &s->when) || !when_settled(l, s))
            return false;
        if (s->by.count == 0)
            s->by = d->write;
    }
    return true;
}

static bool clocks_fit(struct ledger_line *l)
{
    const struct ledger_definition *d = l->d;

    arr_each (i, d->deadlines_count) {
        const struct ledger_deadline *x = &d->deadlines[i];

        if (!fits(l, "not_date", x->field, 1U << LEDGER_DATE) || !when_fits(l, &x->when))
            return false;
    }
    arr_each (i, d->every_count)
        if (!when_fits(l, &d->every[i].when))
            return false;
    return true;
}

static bool figures_fit(struct ledger_line *l)
{
    const struct ledger_definition *d = l->d;

    arr_each (i, d->figures_count) {
        const struct ledger_figure *x = &d->figures[i];

        if (x->measure == LEDGER_SUM &&
            !fits(l, "not_number", x->field, 1U << LEDGER_INT | 1U << LEDGER_MONEY))
            return false;
        if (x->measure == LEDGER_DISTINCT && !fits(l, "not_told", x->field, LEDGER_TOLD))
            return false;
        if (x->day.len > 0 && !fits(l, "not_date", x->day, 1U << LEDGER_DATE))
            return false;
        if (!when_fits(l, &x->when) || !when_fits(l, &x->of))
            return false;
    }
    return true;
}

static bool columns_fit(struct ledger_line *l, const struct str *names, size_t count)
{
    arr_each (i, count) {
        if (str_among("number state", names[i]))
            continue;
        if (!fits(l, "not_column", names[i], ~(1U << LEDGER_FILES)))
            return false;
    }
    return true;
}

bool ledger_definition_whole(struct ledger_line *l)
{
    struct ledger_definition *d = l->d;

    if (!has_lines(l) || !one_files(l))
        return false;
    complete(l);
    if (!fits(l, "not_text", d->title, 1U << LEDGER_TEXT))
        return false;
    if (d->day.len > 0 && !fits(l, "not_date", d->day, 1U << LEDGER_DATE))
        return false;
    if (d->duty.len > 0 && !fits(l, "not_deputy", d->duty, 1U << LEDGER_DEPUTY))
        return false;
    return steps_fit(l) && clocks_fit(l) && figures_fit(l) &&
           columns_fit(l, d->shown, d->shown_count) && columns_fit(l, d->printed, d->printed_count);
}

const struct ledger_field *ledger_field(const struct ledger_definition *d, struct str name)
{
    arr_each (i, d->fields_count)
        if (str_eq(d->fields[i].name, name))
            return &d->fields[i];
    return NULL;
}

const struct ledger_state *ledger_state(const struct ledger_definition *d, struct str name)
{
    arr_each (i, d->states_count)
        if (str_eq(d->states[i].name, name))
            return &d->states[i];
    return NULL;
}

const struct ledger_step *ledger_step(const struct ledger_definition *d, struct str name)
{
    arr_each (i, d->steps_count)
        if (str_eq(d->steps[i].name, name))
            return &d->steps[i];
    return NULL;
}

const struct ledger_figure *ledger_figure(const struct ledger_definition *d, struct str name)
{
    arr_each (i, d->figures_count)
        if (str_eq(d->figures[i].name, name))
            return &d->figures[i];
    return NULL;
}

const struct ledger_field *ledger_files(const struct ledger_definition *d)
{
    return first_of(d, LEDGER_FILES);
}

bool ledger_words_have(const struct ledger_words *words, struct str name)
{
    arr_each (i, words->count)
        if (str_eq(words->at[i], name))
            return true;
    return false;
}

struct str ledger_type_word(enum ledger_type type)
{
    struct str rest = S(LEDGER_TYPES), word = {0};

    arr_each (i, (size_t)type + 1)
        str_cut(&rest, ' ', &word);
    return word;
}
