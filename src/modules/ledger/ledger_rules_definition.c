// SPDX-License-Identifier: MulanPSL-2.0
/* The text of a kind: one line after the other, each begun by its word. */
#include "modules/ledger/ledger_rules_definition.h"
#include "base/utf8.h"
#include "modules/ledger/ledger_rules_line.h"

enum { NUMBER_MAX = 60, DAYS_MAX = 3660, TIMES_MAX = 366 };

static bool line_once(struct ledger_line *l, struct str *to)
{
    if (to->len > 0)
        return ledger_line_fault(l, "twice", l->word);
    return true;
}

static bool line_kind(struct ledger_line *l)
{
    if (!line_once(l, &l->d->kind) || !ledger_line_name(l, &l->d->kind))
        return false;
    return ledger_line_check(l, !str_among("kind entry", l->d->kind), "reserved", l->d->kind);
}

static bool line_group(struct ledger_line *l)
{
    return line_once(l, &l->d->group) && ledger_line_among(l, LEDGER_GROUPS, &l->d->group);
}

static bool line_practice(struct ledger_line *l)
{
    return line_once(l, &l->d->practice) &&
           ledger_line_rest(l, LEDGER_LABEL_CHARS, &l->d->practice);
}

static bool line_called(struct ledger_line *l)
{
    return line_once(l, &l->d->name) && ledger_line_label(l, &l->d->name);
}

static bool line_about(struct ledger_line *l)
{
    return line_once(l, &l->d->about) && ledger_line_rest(l, LEDGER_ABOUT_CHARS, &l->d->about);
}

static bool line_unit(struct ledger_line *l)
{
    return line_once(l, &l->d->unit) && ledger_line_label(l, &l->d->unit);
}

/* A number counts, so it says where: {n}, {nn} 01, {nnn} 001. */
static bool line_number(struct ledger_line *l)
{
    struct str *to = &l->d->number;

    if (!line_once(l, to) || !ledger_line_rest(l, NUMBER_MAX, to))
        return false;
    if (!str_has(*to, S("{n}")) && !str_has(*to, S("{nn}")) && !str_has(*to, S("{nnn}")))
        return ledger_line_fault(l, "number_without_n", *to);
    return true;
}

static bool line_title(struct ledger_line *l)
{
    return line_once(l, &l->d->title) && ledger_line_name(l, &l->d->title);
}

static bool line_day(struct ledger_line *l)
{
    return line_once(l, &l->d->day) && ledger_line_name(l, &l->d->day);
}

static bool line_duty(struct ledger_line *l)
{
    return line_once(l, &l->d->duty) && ledger_line_name(l, &l->d->duty);
}

static bool line_read(struct ledger_line *l)
{
    if (l->d->read.count > 0)
        return ledger_line_fault(l, "twice", l->word);
    return ledger_line_rights(l, &l->d->read);
}

static bool line_write(struct ledger_line *l)
{
    if (l->d->write.count > 0)
        return ledger_line_fault(l, "twice", l->word);
    return ledger_line_rights(l, &l->d->write);
}

static bool line_state(struct ledger_line *l)
{
    struct ledger_definition *d = l->d;
    struct ledger_state *s = &d->states[d->states_count];
    struct str word;

    if (d->states_count == LEDGER_STATES)
        return ledger_line_fault(l, "too_many", l->word);
    *s = (struct ledger_state){0};
    if (!ledger_line_name(l, &s->name))
        return false;
    if (ledger_state(d, s->name) != NULL)
        return ledger_line_fault(l, "name_twice", s->name);
    if (!ledger_line_label(l, &s->label))
        return false;
    while (ledger_line_next(l, &word)) {
        s->final = s->final || str_eqz(word, "final");
        s->void_ = s->void_ || str_eqz(word, "void");
        if (!str_among("final void", word))
            return ledger_line_fault(l, "extra", word);
    }
    d->states_count++;
    return true;
}

/* planned|held>done */
static bool step_way(struct ledger_line *l, struct ledger_step *s)
{
    struct str way, from;

    if (!ledger_line_next(l, &way))
        return ledger_line_fault(l, "short", l->word);
    (void)str_cut(&way, '>', &from);
    if (from.len == 0 || way.len == 0)
        return ledger_line_fault(l, "step_way", from);
    if (!str_eqz(from, "any") && !ledger_line_split(l, from, &s->from))
        return false;
    s->to = way;
    return true;
}

static bool step_option(struct ledger_line *l, struct ledger_step *s, struct str word)
{
    if (str_eqz(word, "by"))
        return ledger_line_rights(l, &s->by);
    if (str_eqz(word, "needs"))
        return ledger_line_names(l, "by asks note when", &s->needs);
    if (str_eqz(word, "asks"))
        return ledger_line_names(l, "by needs note when", &s->asks);
    if (!str_eqz(word, "note"))
        return ledger_line_fault(l, "extra", word);
    s->note = true;
    return true;
}

static bool line_step(struct ledger_line *l)
{
    struct ledger_definition *d = l->d;
    struct ledger_step *s = &d->steps[d->steps_count];
    struct str word;

    if (d->steps_count == LEDGER_STEPS)
        return ledger_line_fault(l, "too_many", l->word);
    *s = (struct ledger_step){0};
    if (!ledger_line_name(l, &s->name))
        return false;
    if (ledger_step(d, s->name) != NULL)
        return ledger_line_fault(l, "name_twice", s->name);
    if (!ledger_line_label(l, &s->label) || !step_way(l, s))
        return false;
    while (ledger_line_peek(l, &word) && !str_eqz(word, "when")) {
        ledger_line_next(l, &word);
        if (!step_option(l, s, word))
            return false;
    }
    if (!ledger_line_when(l, "when", &s->when))
        return false;
    d->steps_count++;
    return ledger_line_end(l);
}

static bool line_deadline(struct ledger_line *l)
{
    struct ledger_definition *d = l->d;
    struct ledger_deadline *x = &d->deadlines[d->deadlines_count];

    if (d->deadlines_count == LEDGER_DEADLINES)
        return ledger_line_fault(l, "too_many", l->word);
    *x = (struct ledger_deadline){0};
    if (!ledger_line_name(l, &x->name) || !ledger_line_name(l, &x->field) ||
        !ledger_line_int(l, -DAYS_MAX, DAYS_MAX, &x->days) || !ledger_line_label(l, &x->label) ||
        !ledger_line_when(l, "when", &x->when))
        return false;
    d->deadlines_count++;
    return ledger_line_end(l);
}

static bool line_every(struct ledger_line *l)
{
    struct ledger_definition *d = l->d;
    struct ledger_every *x = &d->every[d->every_count];

    if (d->every_count == LEDGER_EVERY)
        return ledger_line_fault(l, "too_many", l->word);
    *x = (struct ledger_every){0};
    if (!ledger_line_name(l, &x->name) || !ledger_line_among(l, LEDGER_PERIODS, &x->period) ||
        !ledger_line_int(l, 1, TIMES_MAX, &x->times) || !ledger_line_label(l, &x->label) ||
        !ledger_line_when(l, "when", &x->when))
        return false;
    d->every_count++;
    return ledger_line_end(l);
}

static bool figure_measure(struct ledger_line *l, struct ledger_figure *x)
{
    struct str word;

    if (!ledger_line_among(l, LEDGER_MEASURES, &word))
        return false;
    x->measure = str_eqz(word, "count")   ? LEDGER_COUNT
                 : str_eqz(word, "sum")   ? LEDGER_SUM
                 : str_eqz(word, "share") ? LEDGER_SHARE
                                          : LEDGER_DISTINCT;
    return x->measure == LEDGER_COUNT || x->measure == LEDGER_SHARE ||
           ledger_line_name(l, &x->field);
}

static bool figure_options(struct ledger_line *l, struct ledger_figure *x)
{
    struct str word;

    while (ledger_line_peek(l, &word)) {
        if (str_among("when of", word))
            break;
        ledger_line_next(l, &word);
        if (str_eqz(word, "standing"))
            x->standing = true;
        else if (!str_eqz(word, "day"))
            return ledger_line_fault(l, "extra", word);
        else if (!ledger_line_name(l, &x->day))
            return false;
    }
    return ledger_line_when(l, "when", &x->when) && ledger_line_when(l, "of", &x->of);
}

static bool line_figure(struct ledger_line *l)
{
    struct ledger_definition *d = l->d;
    struct ledger_figure *x = &d->figures[d->figures_count];

    if (d->figures_count == LEDGER_FIGURES)
        return ledger_line_fault(l, "too_many", l->word);
    *x = (struct ledger_figure){0};
    if (!ledger_line_name(l, &x->name))
        return false;
    if (ledger_figure(d, x->name) != NULL)
        return ledger_line_fault(l, "name_twice", x->name);
    if (!ledger_line_label(l, &x->label) || !ledger_line_label(l, &x->unit) ||
        !figure_measure(l, x) || !figure_options(l, x))
        return false;
    if (x->measure == LEDGER_SHARE && x->when.count == 0)
        return ledger_line_fault(l, "share_when", x->name);
    if (x->measure != LEDGER_SHARE && x->of.count > 0)
        return ledger_line_fault(l, "extra", S("of"));
    d->figures_count++;
    return ledger_line_end(l);
}

static bool columns(struct ledger_line *l, struct str *to, size_t most, size_t *count)
{
    struct str word;

    if (*count > 0)
        return ledger_line_fault(l, "twice", l->word);
    while (ledger_line_next(l, &word)) {
        if (*count == most)
            return ledger_line_fault(l, "too_many", l->word);
        to[(*count)++] = word;
    }
    return ledger_line_check(l, *count > 0, "short", l->word);
}

static bool line_show(struct ledger_line *l)
{
    return columns(l, l->d->shown, LEDGER_SHOWN, &l->d->shown_count);
}

static bool line_print(struct ledger_line *l)
{
    return columns(l, l->d->printed, LEDGER_PRINTED, &l->d->printed_count);
}

static const struct line_word {
    const char *word;
    bool (*read)(struct ledger_line *);
} LINES[] = {
    {"kind", line_kind},          {"group", line_group}, {"practice", line_practice},
    {"name", line_called},        {"about", line_about}, {"unit", line_unit},
    {"number", line_number},      {"title", line_title}, {"day", line_day},
    {"duty", line_duty},          {"read", line_read},   {"write", line_write},
    {"field", ledger_line_field}, {"state", line_state}, {"step", line_step},
    {"deadline", line_deadline},  {"every", line_every}, {"figure", line_figure},
    {"show", line_show},          {"print", line_print},
};

static bool line_read_one(struct ledger_line *l, struct str text)
{
    l->rest = str_trim(text);
    if (l->rest.len == 0 || l->rest.ptr[0] == '#')
        return true;
    ledger_line_next(l, &l->word);
    arr_each (i, COUNT(LINES))
        if (str_eqz(l->word, LINES[i].word)) {
            if (!LINES[i].read(l))
                return false;
            return ledger_line_end(l);
        }
    return ledger_line_fault(l, "word", l->word);
}

bool ledger_definition_parse(struct arena *a, struct str text, struct ledger_definition *out,
                             struct ledger_definition_fault *fault)
{
    struct ledger_line l = {.arena = a, .d = out, .fault = fault};
    struct str rest = str_dup(a, text), head;

    *out = (struct ledger_definition){0};
    *fault = (struct ledger_definition_fault){0};
    if (text.len > LEDGER_BYTES_MAX)
        return ledger_line_fault(&l, "too_long_all", (struct str){0});
    if (!utf8_valid_text(text.ptr, text.len))
        return ledger_line_fault(&l, "not_readable", (struct str){0});
    while (str_cut(&rest, '\n', &head)) {
        l.at++;
        if (!line_read_one(&l, head))
            return false;
    }
    l.at = 0;
    return ledger_definition_whole(&l);
}
