// SPDX-License-Identifier: MulanPSL-2.0
/* Two definitions side by side: fields and states by what they mean, all else by their lines. */
#include "modules/ledger/ledger_rules_compare.h"
#include "modules/ledger/ledger_rules_edit.h"

struct both {
    struct arena *arena;
    const struct ledger_definition *was, *now;
    struct ledger_change *out;
    size_t count;
};

static void note(struct both *b, struct ledger_change c)
{
    if (b->count < LEDGER_CHANGES_MAX)
        b->out[b->count++] = c;
}

bool ledger_type_fits(enum ledger_type was, enum ledger_type now)
{
    if (was == now || now == LEDGER_LINES)
        return was != LEDGER_FILES || now == LEDGER_FILES;
    return now == LEDGER_TEXT && (was == LEDGER_CHOICE || was == LEDGER_PERSON);
}

/* ---------------------------------------------------------------- fields */

static bool has_choice(const struct ledger_field *f, struct str value)
{
    arr_each (i, f->choices_count)
        if (str_eq(f->choices[i], value))
            return true;
    return false;
}

static void choices(struct both *b, const struct ledger_field *was, const struct ledger_field *now)
{
    arr_each (i, was->choices_count)
        if (!has_choice(now, was->choices[i]))
            note(b, (struct ledger_change){"choice_gone", now->label, was->choices[i], S(""),
                                           LEDGER_EFFECT_VALUES, now->name, was->choices[i], true});
    arr_each (i, now->choices_count)
        if (!has_choice(was, now->choices[i]))
            note(b, (struct ledger_change){
                        .key = "choice_new", .label = now->label, .now = now->choices[i]});
}

static void one_field(struct both *b, const struct ledger_field *was,
                      const struct ledger_field *now)
{
    if (!str_eq(was->label, now->label))
        note(b, (struct ledger_change){.key = "field_label", .was = was->label, .now = now->label});
    if (was->type != now->type)
        note(b, (struct ledger_change){"field_type", now->label, ledger_type_word(was->type),
                                       ledger_type_word(now->type), LEDGER_EFFECT_VALUES, now->name,
                                       S(""), !ledger_type_fits(was->type, now->type)});
    if (now->required && !was->required)
        note(b, (struct ledger_change){.key = "field_required",
                                       .label = now->label,
                                       .effect = LEDGER_EFFECT_BLANK,
                                       .field = now->name});
    if (was->required && !now->required)
        note(b, (struct ledger_change){.key = "field_optional", .label = now->label});
    if (was->type == now->type)
        choices(b, was, now);
}

static void fields(struct both *b)
{
    arr_each (i, b->was->fields_count) {
        const struct ledger_field *was = &b->was->fields[i];
        const struct ledger_field *now = ledger_field(b->now, was->name);

        if (now != NULL)
            one_field(b, was, now);
        else
            note(b, (struct ledger_change){.key = "field_gone",
                                           .label = was->label,
                                           .effect = LEDGER_EFFECT_VALUES,
                                           .field = was->name});
    }
    arr_each (i, b->now->fields_count) {
        const struct ledger_field *now = &b->now->fields[i];

        if (ledger_field(b->was, now->name) == NULL)
            note(b, (struct ledger_change){
                        .key = now->required ? "field_new_required" : "field_new",
                        .label = now->label,
                        .effect = now->required ? LEDGER_EFFECT_BLANK : LEDGER_EFFECT_NONE,
                        .field = now->name});
    }
}

/* ---------------------------------------------------------------- states */

static void states(struct both *b)
{
    arr_each (i, b->was->states_count) {
        const struct ledger_state *was = &b->was->states[i];
        const struct ledger_state *now = ledger_state(b->now, was->name);

        if (now == NULL)
            note(b, (struct ledger_change){"state_gone", was->label, S(""), S(""),
                                           LEDGER_EFFECT_STATE, S(""), was->name, true});
        else if (!str_eq(was->label, now->label))
            note(b, (struct ledger_change){
                        .key = "state_label", .was = was->label, .now = now->label});
        else if (was->final != now->final || was->void_ != now->void_)
            note(b, (struct ledger_change){"state_meaning", now->label, S(""), S(""),
                                           LEDGER_EFFECT_STATE, S(""), now->name, false});
    }
    arr_each (i, b->now->states_count)
        if (ledger_state(b->was, b->now->states[i].name) == NULL)
            note(b, (struct ledger_change){.key = "state_new", .label = b->now->states[i].label});
}

/* ---------------------------------------------------------------- all else, by its lines */

static struct str printed(struct both *b, const struct ledger_definition *d)
{
    struct buf text = buf_new(b->arena, 0);

    ledger_definition_print(d, &text);
    return buf_view(&text);
}

/* The rest of the line that begins with `head`; false: there is none. */
static bool line_of(struct str text, struct str head, struct str *out)
{
    struct str line;

    while (str_cut(&text, '\n', &line))
        if (str_starts(line, head)) {
            *out = (struct str){line.ptr + head.len, line.len - head.len};
            return true;
        }
    return false;
}

struct keys {
    const char *gone, *fresh, *changed;
};

static void lines(struct both *b, enum ledger_part part, const char *word, struct keys keys)
{
    const struct str before = printed(b, b->was), after = printed(b, b->now);

    arr_each (i, ledger_part_count(b->was, part)) {
        const struct str words[] = {str_from(word), ledger_part_name(b->was, part, i), S("")};
        const struct str head = str_join(b->arena, words, COUNT(words), S(" "));
        struct str was = {0}, now = {0};
        bool there;

        (void)line_of(before, head, &was);
        there = line_of(after, head, &now);
        if (!str_eq(was, now))
            note(b, (struct ledger_change){.key = there ? keys.changed : keys.gone,
                                           .label = ledger_part_label(b->was, part, i)});
    }
    arr_each (i, ledger_part_count(b->now, part))
        if (ledger_part_find(b->was, part, ledger_part_name(b->now, part, i)) == SIZE_MAX)
            note(b, (struct ledger_change){.key = keys.fresh,
                                           .label = ledger_part_label(b->now, part, i)});
}

static const struct head {
    const char *word, *key;
    bool shown; /* was and now are words for people */
} HEADS[] = {
    {"name ", "name", true},     {"about ", "about", false}, {"unit ", "unit", true},
    {"number ", "number", true}, {"group ", "group", false}, {"title ", "title", false},
    {"day ", "day", false},      {"duty ", "duty", false},   {"read ", "read", true},
    {"write ", "write", true},   {"show ", "show", false},   {"print ", "print", false},
};

static void heads(struct both *b)
{
    const struct str before = printed(b, b->was), after = printed(b, b->now);

    arr_each (i, COUNT(HEADS)) {
        struct str was = {0}, now = {0};

        (void)line_of(before, str_from(HEADS[i].word), &was);
        (void)line_of(after, str_from(HEADS[i].word), &now);
        if (!str_eq(was, now))
            note(b, (struct ledger_change){.key = HEADS[i].key,
                                           .was = HEADS[i].shown ? was : S(""),
                                           .now = HEADS[i].shown ? now : S("")});
    }
}

size_t ledger_compare(struct arena *a, const struct ledger_definition *was,
                      const struct ledger_definition *now, struct ledger_change *out)
{
    struct both b = {.arena = a, .was = was, .now = now, .out = out};

    heads(&b);
    fields(&b);
    states(&b);
    lines(&b, LEDGER_PART_STEP, "step", (struct keys){"step_gone", "step_new", "step_changed"});
    lines(&b, LEDGER_PART_DEADLINE, "deadline",
          (struct keys){"deadline_gone", "deadline_new", "deadline_changed"});
    lines(&b, LEDGER_PART_EVERY, "every",
          (struct keys){"every_gone", "every_new", "every_changed"});
    lines(&b, LEDGER_PART_FIGURE, "figure",
          (struct keys){"figure_gone", "figure_new", "figure_changed"});
    return b.count;
}
