// SPDX-License-Identifier: MulanPSL-2.0
/* Adding, moving and removing pieces of a kind. */
#include "modules/ledger/ledger_rules_edit.h"
#include <stddef.h>

/* Each piece is a struct that begins with its name. */
static const struct part {
    size_t array, count, size, most, label;
    char letter;
} PARTS[LEDGER_PART_COUNT_] = {
#define PART(array_, type, most_, letter_)                                                         \
    {                                                                                              \
        .array = offsetof(struct ledger_definition, array_),                                       \
        .count = offsetof(struct ledger_definition, array_##_count), .size = sizeof(struct type),  \
        .most = (most_), .label = offsetof(struct type, label), .letter = (letter_)                \
    }
    PART(fields, ledger_field, LEDGER_FIELDS, 'f'),
    PART(states, ledger_state, LEDGER_STATES, 's'),
    PART(steps, ledger_step, LEDGER_STEPS, 'a'),
    PART(deadlines, ledger_deadline, LEDGER_DEADLINES, 'd'),
    PART(every, ledger_every, LEDGER_EVERY, 'e'),
    PART(figures, ledger_figure, LEDGER_FIGURES, 'n'),
#undef PART
};

static size_t *counter(const struct ledger_definition *d, enum ledger_part part)
{
    return (size_t *)((const char *)d + PARTS[part].count);
}

static char *piece(const struct ledger_definition *d, enum ledger_part part, size_t at)
{
    return (char *)d + PARTS[part].array + at * PARTS[part].size;
}

enum ledger_part ledger_part_of(struct str word)
{
    struct str rest = S(LEDGER_PARTS), head;
    unsigned part = 0;

    while (str_cut(&rest, ' ', &head) && !str_eq(head, word))
        part++;
    return (enum ledger_part)part;
}

size_t ledger_part_count(const struct ledger_definition *d, enum ledger_part part)
{
    if (part == LEDGER_PART_STATE && !d->states_given)
        return 0;
    return *counter(d, part);
}

struct str ledger_part_name(const struct ledger_definition *d, enum ledger_part part, size_t at)
{
    return *(const struct str *)(const void *)piece(d, part, at);
}

struct str ledger_part_label(const struct ledger_definition *d, enum ledger_part part, size_t at)
{
    return *(const struct str *)(const void *)(piece(d, part, at) + PARTS[part].label);
}

size_t ledger_part_find(const struct ledger_definition *d, enum ledger_part part, struct str name)
{
    arr_each (i, ledger_part_count(d, part))
        if (str_eq(ledger_part_name(d, part, i), name))
            return i;
    return SIZE_MAX;
}

static bool taken(const struct ledger_definition *d, enum ledger_part part, struct str name)
{
    return d != NULL && ledger_part_find(d, part, name) != SIZE_MAX;
}

size_t ledger_edit_add(struct arena *a, struct ledger_definition *d,
                       const struct ledger_definition *before, enum ledger_part part)
{
    const size_t at = ledger_part_count(d, part);
    struct str name;
    unsigned n = 0;

    if (at == PARTS[part].most)
        return SIZE_MAX;
    do
        name = str_printf(a, "%c%u", PARTS[part].letter, ++n);
    while (taken(d, part, name) || taken(before, part, name));
    memset(piece(d, part, at), 0, PARTS[part].size);
    *(struct str *)(void *)piece(d, part, at) = name;
    *counter(d, part) = at + 1;
    if (part == LEDGER_PART_STATE)
        d->states_given = true;
    return at;
}

bool ledger_edit_move(struct ledger_definition *d, enum ledger_part part, size_t at, bool down)
{
    char *one, *other;

    if (at >= ledger_part_count(d, part) || (!down && at == 0) ||
        (down && at + 1 == ledger_part_count(d, part)))
        return false;
    one = piece(d, part, down ? at : at - 1);
    other = one + PARTS[part].size;
    arr_each (i, PARTS[part].size) {
        const char kept = one[i];

        one[i] = other[i];
        other[i] = kept;
    }
    return true;
}

/* ---------------------------------------------------------------- what needs what */

static void drop(struct str *at, size_t *count, struct str name)
{
    size_t kept = 0;

    arr_each (i, *count)
        if (!str_eq(at[i], name))
            at[kept++] = at[i];
    *count = kept;
}

/* Of a list of alternatives one may go, not the last one. */
static bool drop_value(struct str *at, size_t *count, struct str name)
{
    if (*count == 1 && str_eq(at[0], name))
        return false;
    drop(at, count, name);
    return true;
}

static bool when_without(struct ledger_when *w, struct str field)
{
    arr_each (i, w->count)
        if (str_eq(w->at[i].field, field))
            return false;
    return true;
}

static bool when_drop_state(struct ledger_when *w, struct str state)
{
    arr_each (i, w->count)
        if (str_eqz(w->at[i].field, "state") &&
            !drop_value(w->at[i].values, &w->at[i].values_count, state))
            return false;
    return true;
}

static bool used(struct ledger_use *out, const char *word, struct str label)
{
    *out = (struct ledger_use){.word = word, .label = label};
    return false;
}

/* The conditions of steps, deadlines, owed entries and figures, each asked by `fits`. */
static bool conditions(struct ledger_definition *d, struct str name,
                       bool (*fits)(struct ledger_when *, struct str), struct ledger_use *out)
{
    arr_each (i, d->steps_count)
        if (!fits(&d->steps[i].when, name))
            return used(out, "step", d->steps[i].label);
    arr_each (i, d->deadlines_count)
        if (!fits(&d->deadlines[i].when, name))
            return used(out, "deadline", d->deadlines[i].label);
    arr_each (i, d->every_count)
        if (!fits(&d->every[i].when, name))
            return used(out, "every", d->every[i].label);
    arr_each (i, d->figures_count)
        if (!fits(&d->figures[i].when, name) || !fits(&d->figures[i].of, name))
            return used(out, "figure", d->figures[i].label);
    return true;
}

static bool free_field(struct ledger_definition *d, struct str name, struct ledger_use *out)
{
    if (str_eq(d->title, name))
        return used(out, "title", (struct str){0});
    if (str_eq(d->day, name))
        return used(out, "day", (struct str){0});
    arr_each (i, d->deadlines_count)
        if (str_eq(d->deadlines[i].field, name))
            return used(out, "deadline", d->deadlines[i].label);
    arr_each (i, d->figures_count)
        if (str_eq(d->figures[i].field, name) || str_eq(d->figures[i].day, name))
            return used(out, "figure", d->figures[i].label);
    if (!conditions(d, name, when_without, out))
        return false;
    if (str_eq(d->duty, name))
        d->duty = (struct str){0};
    drop(d->shown, &d->shown_count, name);
    drop(d->printed, &d->printed_count, name);
    arr_each (i, d->steps_count) {
        drop(d->steps[i].needs.at, &d->steps[i].needs.count, name);
        drop(d->steps[i].asks.at, &d->steps[i].asks.count, name);
    }
    return true;
}

static bool free_state(struct ledger_definition *d, struct str name, struct ledger_use *out)
{
    arr_each (i, d->steps_count) {
        struct ledger_step *s = &d->steps[i];

        if (str_eq(s->to, name) || !drop_value(s->from.at, &s->from.count, name))
            return used(out, "step", s->label);
    }
    return conditions(d, name, when_drop_state, out);
}

bool ledger_edit_remove(struct ledger_definition *d, enum ledger_part part, size_t at,
                        struct ledger_use *out)
{
    const struct str name = ledger_part_name(d, part, at);

    if (part == LEDGER_PART_FIELD && !free_field(d, name, out))
        return false;
    if (part == LEDGER_PART_STATE && !free_state(d, name, out))
        return false;
    while (ledger_edit_move(d, part, at, true))
        at++;
    --*counter(d, part);
    return true;
}
