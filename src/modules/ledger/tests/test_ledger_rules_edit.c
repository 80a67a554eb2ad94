// SPDX-License-Identifier: MulanPSL-2.0
/* Pieces of a kind added, moved, removed; and what is different between two kinds. */
#include "base/tap.h"
#include "modules/ledger/ledger_rules_compare.h"
#include "modules/ledger/ledger_rules_edit.h"

#define HEAD   "kind k\nname n\nunit u\n"
#define FIELDS "field t text T\nfield d date D\n"
#define MORE   "field c choice C = x|y\nfield i int I\nfield e date E\n"
#define STATES "state a A\nstate b B final\nstate c C final void\n"
#define KIND   HEAD FIELDS MORE STATES

static struct arena *arena;

static struct ledger_definition *read(const char *text)
{
    struct ledger_definition *d = arena_new(arena, struct ledger_definition);
    struct ledger_definition_fault f;
    const bool well = ledger_definition_parse(arena, str_from(text), d, &f);

    OK(well, well ? "reads" : f.key);
    return d;
}

static struct str print(const struct ledger_definition *d)
{
    struct buf b = buf_new(arena, 0);

    ledger_definition_print(d, &b);
    return buf_view(&b);
}

static bool removes(struct ledger_definition *d, enum ledger_part part, const char *name,
                    struct ledger_use *out)
{
    *out = (struct ledger_use){0};
    return ledger_edit_remove(d, part, ledger_part_find(d, part, str_from(name)), out);
}

/* ---------------------------------------------------------------- pieces */

static void test_parts(void)
{
    struct ledger_definition *d = read(KIND "step go Go a>b\n");
    struct ledger_definition *plain = read(HEAD FIELDS);

    EQ_INT(ledger_part_of(S("field")), LEDGER_PART_FIELD, "fields come first");
    EQ_INT(ledger_part_of(S("figure")), LEDGER_PART_FIGURE, "figures last");
    EQ_INT(ledger_part_of(S("other")), LEDGER_PART_COUNT_, "there is no other part");
    EQ_INT((int)ledger_part_count(d, LEDGER_PART_FIELD), 5, "five fields");
    EQ_INT((int)ledger_part_count(plain, LEDGER_PART_STATE), 0, "the implied state is none");
    OK(str_eqz(ledger_part_name(d, LEDGER_PART_STATE, 1), "b"), "a name");
    OK(str_eqz(ledger_part_label(d, LEDGER_PART_STEP, 0), "Go"), "a label");
    OK(ledger_part_find(d, LEDGER_PART_FIELD, S("zz")) == SIZE_MAX, "no such field");
}

static void test_add(void)
{
    struct ledger_definition *d = read(HEAD FIELDS "field f1 text One\n");
    const struct ledger_definition *before = read(HEAD FIELDS "field f2 text Two\n");
    const size_t at = ledger_edit_add(arena, d, before, LEDGER_PART_FIELD);

    EQ_INT((int)at, 3, "at the end");
    OK(str_eqz(d->fields[at].name, "f3"), "a name that neither of them has");
    EQ_INT((int)ledger_part_count(d, LEDGER_PART_FIELD), 4, "and there are four");
    OK(d->fields[at].label.len == 0 && !d->fields[at].required, "else empty");
    while (ledger_part_count(d, LEDGER_PART_FIELD) < LEDGER_FIELDS)
        (void)ledger_edit_add(arena, d, NULL, LEDGER_PART_FIELD);
    OK(ledger_edit_add(arena, d, NULL, LEDGER_PART_FIELD) == SIZE_MAX, "no more than can be");
    EQ_INT((int)ledger_edit_add(arena, d, NULL, LEDGER_PART_STATE), 0, "the first state");
    OK(d->states_given && d->states_count == 1, "takes the place of the implied one");
    OK(str_eqz(d->states[0].name, "s1") && !d->states[0].final, "and is a new one");
    EQ_INT((int)ledger_edit_add(arena, d, NULL, LEDGER_PART_FIGURE), 0, "a figure");
    OK(!str_eqz(d->figures[0].name, "f1"), "is called by another letter");
}

static void test_move(void)
{
    struct ledger_definition *d = read(HEAD "field t text T\nfield d date D\nfield e date E\n");

    OK(!ledger_edit_move(d, LEDGER_PART_FIELD, 0, false), "the first goes no further up");
    OK(!ledger_edit_move(d, LEDGER_PART_FIELD, 2, true), "the last no further down");
    OK(!ledger_edit_move(d, LEDGER_PART_FIELD, 3, false), "what is not there does not move");
    OK(ledger_edit_move(d, LEDGER_PART_FIELD, 0, true), "down");
    OK(str_eqz(d->fields[0].name, "d") && str_eqz(d->fields[1].name, "t"), "one place");
    OK(d->fields[0].type == LEDGER_DATE && str_eqz(d->fields[1].label, "T"), "with all it has");
    OK(ledger_edit_move(d, LEDGER_PART_FIELD, 2, false), "up");
    OK(str_eqz(d->fields[1].name, "e") && str_eqz(d->fields[2].name, "t"), "one place");
}

/* ---------------------------------------------------------------- removing */

static void test_remove_field(void)
{
    struct ledger_definition *d =
        read(KIND "field w deputy W\nduty w\nstep go Go a>b needs i c asks e w\n"
                  "figure q Q u count when c=x\nshow number c i\nprint c i t\n");
    struct ledger_use use;

    OK(!removes(d, LEDGER_PART_FIELD, "t", &use) && strcmp(use.word, "title") == 0,
       "what names an entry stays");
    OK(!removes(d, LEDGER_PART_FIELD, "d", &use) && strcmp(use.word, "day") == 0,
       "what dates an entry stays");
    OK(removes(d, LEDGER_PART_FIELD, "w", &use) && d->duty.len == 0, "a duty is let go");
    OK(removes(d, LEDGER_PART_FIELD, "i", &use), "columns and what steps ask");
    OK(d->shown_count == 2 && d->printed_count == 2, "are shortened");
    OK(d->steps[0].needs.count == 1 && d->steps[0].asks.count == 1, "and go without it");
    EQ_INT((int)d->fields_count, 4, "it is gone");
    OK(str_eqz(d->fields[3].name, "e"), "and the next one has its place");
}

static void test_field_in_use(void)
{
    static const struct {
        const char *line, *field, *word;
    } CASES[] = {
        {"step x X a>b when c=x\n", "c", "step"},
        {"deadline x e +3 Late\n", "e", "deadline"},
        {"deadline x d +3 Late when has=i\n", "i", "deadline"},
        {"every x month 1 Owed when c=x\n", "c", "every"},
        {"every x month 1 Owed when has=i\nevery y month 1 Owed when c=x\n", "c", "every"},
        {"figure x X u sum i\n", "i", "figure"},
        {"figure x X u count day e\n", "e", "figure"},
        {"figure x X u count when c=x\n", "c", "figure"},
        {"figure x X % share when state=a of c=x\n", "c", "figure"},
    };

    arr_each (k, COUNT(CASES)) {
        struct ledger_definition *d =
            read(str_z(arena, str_printf(arena, "%s%s", KIND, CASES[k].line)));
        struct ledger_use use;

        OK(!removes(d, LEDGER_PART_FIELD, CASES[k].field, &use), CASES[k].line);
        OK(use.word != NULL && strcmp(use.word, CASES[k].word) == 0 && use.label.len > 0,
           "says who needs it");
        EQ_INT((int)d->fields_count, 5, "and nothing is taken away");
    }
}

static void test_remove_state(void)
{
    static const struct {
        const char *line, *word;
        bool goes;
    } CASES[] = {
        {"", NULL, true},
        {"step x X a>b\n", "step", false},
        {"step x X b>a\n", "step", false},
        {"step x X a|b>c\n", NULL, true},
        {"step x X any>c\n", NULL, true},
        {"deadline x d +1 X when state=b\n", "deadline", false},
        {"deadline x d +1 X when state=a|b\n", NULL, true},
        {"every x year 1 X when state=b\n", "every", false},
        {"every x year 1 X when state=a\n", NULL, true},
        {"figure x X u count when state=b\n", "figure", false},
        {"figure x X u count when c=x state=a|b\n", NULL, true},
        {"figure x X % share when c=x of state=b\n", "figure", false},
    };

    arr_each (k, COUNT(CASES)) {
        struct ledger_definition *d =
            read(str_z(arena, str_printf(arena, "%s%s", KIND, CASES[k].line)));
        struct ledger_definition_fault f;
        struct ledger_definition again;
        struct ledger_use use;

        OK(removes(d, LEDGER_PART_STATE, "b", &use) == CASES[k].goes,
           CASES[k].line[0] != '\0' ? CASES[k].line : "nobody needs it");
        OK(CASES[k].goes || strcmp(use.word, CASES[k].word) == 0, "says who needs it");
        OK(ledger_definition_parse(arena, print(d), &again, &f), "what is left reads");
        EQ_INT((int)again.states_count, CASES[k].goes ? 2 : 3, "with so many states");
    }
}

static void test_remove_rest(void)
{
    struct ledger_definition *d = read(KIND "figure x X u count\nfigure y Y u count\n");
    struct ledger_use use;

    OK(removes(d, LEDGER_PART_FIGURE, "x", &use), "a figure goes");
    OK(d->figures_count == 1 && str_eqz(d->figures[0].name, "y"), "the other one stays");
    OK(removes(d, LEDGER_PART_FIGURE, "y", &use) && d->figures_count == 0, "and goes too");
}

/* ---------------------------------------------------------------- comparing */

static const struct {
    const char *was, *now, *key, *label, *to;
    enum ledger_effect effect;
    bool forbidden;
} CHANGES[] = {
    {HEAD FIELDS, "kind k\nname m\nunit u\n" FIELDS, "name", "", "m", LEDGER_EFFECT_NONE, false},
    {HEAD FIELDS, "kind k\nname n\nunit v\n" FIELDS, "unit", "", "v", LEDGER_EFFECT_NONE, false},
    {HEAD FIELDS, HEAD FIELDS "about why\n", "about", "", "", LEDGER_EFFECT_NONE, false},
    {HEAD FIELDS, HEAD FIELDS "number {n}\n", "number", "", "{n}", LEDGER_EFFECT_NONE, false},
    {HEAD FIELDS, HEAD FIELDS "group B\n", "group", "", "", LEDGER_EFFECT_NONE, false},
    {HEAD FIELDS, HEAD FIELDS "read leader\n", "read", "", "leader", LEDGER_EFFECT_NONE, false},
    {HEAD FIELDS, HEAD FIELDS "write party\n", "write", "", "party", LEDGER_EFFECT_NONE, false},
    {HEAD FIELDS, HEAD FIELDS "show t\n", "show", "", "", LEDGER_EFFECT_NONE, false},
    {HEAD FIELDS, HEAD FIELDS "print t\n", "print", "", "", LEDGER_EFFECT_NONE, false},
    {KIND, KIND "day e\n", "day", "", "", LEDGER_EFFECT_NONE, false},
    {HEAD FIELDS "field u text U\n", HEAD FIELDS "field u text U\ntitle u\n", "title", "", "",
     LEDGER_EFFECT_NONE, false},
    {HEAD FIELDS "field w deputy W\n", HEAD FIELDS "field w deputy W\nduty w\n", "duty", "", "",
     LEDGER_EFFECT_NONE, false},
    {HEAD FIELDS, HEAD FIELDS "field x int X\n", "field_new", "X", "", LEDGER_EFFECT_NONE, false},
    {HEAD FIELDS, HEAD FIELDS "field x int X required\n", "field_new_required", "X", "",
     LEDGER_EFFECT_BLANK, false},
    {HEAD FIELDS "field x int X\n", HEAD FIELDS, "field_gone", "X", "", LEDGER_EFFECT_VALUES,
     false},
    {HEAD FIELDS "field x int X\n", HEAD FIELDS "field x int Y\n", "field_label", "", "Y",
     LEDGER_EFFECT_NONE, false},
    {HEAD FIELDS "field x int X\n", HEAD FIELDS "field x date X\n", "field_type", "X", "date",
     LEDGER_EFFECT_VALUES, true},
    {HEAD FIELDS "field x text X\n", HEAD FIELDS "field x lines X\n", "field_type", "X", "lines",
     LEDGER_EFFECT_VALUES, false},
    {HEAD FIELDS "field x int X\n", HEAD FIELDS "field x int X required\n", "field_required", "X",
     "", LEDGER_EFFECT_BLANK, false},
    {HEAD FIELDS "field x int X required\n", HEAD FIELDS "field x int X\n", "field_optional", "X",
     "", LEDGER_EFFECT_NONE, false},
    {HEAD FIELDS "field x int X required\nfield y int Y\n",
     HEAD FIELDS "field x int X required\nfield y int Z\n", "field_label", "", "Z",
     LEDGER_EFFECT_NONE, false},
    {HEAD FIELDS "field c choice C = x|y\n", HEAD FIELDS "field c choice C = x\n", "choice_gone",
     "C", "", LEDGER_EFFECT_VALUES, true},
    {HEAD FIELDS "field c choice C = x\n", HEAD FIELDS "field c choice C = x|y\n", "choice_new",
     "C", "y", LEDGER_EFFECT_NONE, false},
    {HEAD FIELDS STATES, HEAD FIELDS STATES "state z Z\n", "state_new", "Z", "", LEDGER_EFFECT_NONE,
     false},
    {HEAD FIELDS STATES "state z Z\n", HEAD FIELDS STATES, "state_gone", "Z", "",
     LEDGER_EFFECT_STATE, true},
    {HEAD FIELDS STATES "state z Z\n", HEAD FIELDS STATES "state z Y\n", "state_label", "", "Y",
     LEDGER_EFFECT_NONE, false},
    {HEAD FIELDS STATES "state z Z\n", HEAD FIELDS STATES "state z Z final\n", "state_meaning", "Z",
     "", LEDGER_EFFECT_STATE, false},
    {HEAD FIELDS STATES "state z Z\n", HEAD FIELDS STATES "state z Z void\n", "state_meaning", "Z",
     "", LEDGER_EFFECT_STATE, false},
    {KIND, KIND "step go Go a>b\n", "step_new", "Go", "", LEDGER_EFFECT_NONE, false},
    {KIND "step go Go a>b\n", KIND, "step_gone", "Go", "", LEDGER_EFFECT_NONE, false},
    {KIND "step go Go a>b\n", KIND "step go Go a>c\n", "step_changed", "Go", "", LEDGER_EFFECT_NONE,
     false},
    {KIND "step go Go a>b\n", KIND "step go Go a>b\nstep on On b>c\n", "step_new", "On", "",
     LEDGER_EFFECT_NONE, false},
    {KIND, KIND "deadline x d +1 X\n", "deadline_new", "X", "", LEDGER_EFFECT_NONE, false},
    {KIND "deadline x d +1 X\n", KIND, "deadline_gone", "X", "", LEDGER_EFFECT_NONE, false},
    {KIND "deadline x d +1 X\n", KIND "deadline x d +2 X\n", "deadline_changed", "X", "",
     LEDGER_EFFECT_NONE, false},
    {KIND, KIND "every x month 1 X\n", "every_new", "X", "", LEDGER_EFFECT_NONE, false},
    {KIND "every x month 1 X\n", KIND, "every_gone", "X", "", LEDGER_EFFECT_NONE, false},
    {KIND "every x month 1 X\n", KIND "every x month 2 X\n", "every_changed", "X", "",
     LEDGER_EFFECT_NONE, false},
    {KIND, KIND "figure x X u count\n", "figure_new", "X", "", LEDGER_EFFECT_NONE, false},
    {KIND "figure x X u count\n", KIND, "figure_gone", "X", "", LEDGER_EFFECT_NONE, false},
    {KIND "figure x X u count\n", KIND "figure x X u count when c=x\n", "figure_changed", "X", "",
     LEDGER_EFFECT_NONE, false},
};

static void test_compare(void)
{
    struct ledger_change *c = arena_array(arena, LEDGER_CHANGES_MAX, struct ledger_change);

    EQ_INT((int)ledger_compare(arena, read(KIND), read(KIND), c), 0, "the same");
    arr_each (k, COUNT(CHANGES)) {
        const size_t n = ledger_compare(arena, read(CHANGES[k].was), read(CHANGES[k].now), c);

        EQ_INT((int)n, 1, CHANGES[k].key);
        OK(n == 1 && strcmp(c->key, CHANGES[k].key) == 0, "is what it is called");
        OK(str_eqz(c->label, CHANGES[k].label), "about this");
        OK(str_eqz(c->now, CHANGES[k].to), "now");
        OK(c->effect == CHANGES[k].effect && c->forbidden == CHANGES[k].forbidden, "its effect");
        OK((c->effect != LEDGER_EFFECT_VALUES && c->effect != LEDGER_EFFECT_BLANK) ||
               c->field.len == 1,
           "on this field");
        OK(c->effect != LEDGER_EFFECT_STATE || str_eqz(c->value, "z"), "on this state");
    }
}

/* What has no place in the list is left out; two changes of one field are two. */
static void test_many(void)
{
    struct ledger_change *c = arena_array(arena, LEDGER_CHANGES_MAX, struct ledger_change);
    struct buf was = buf_new(arena, 0), now = buf_new(arena, 0);

    buf_z(&was, HEAD FIELDS);
    buf_z(&now, HEAD FIELDS);
    arr_each (i, 6) {
        buf_printf(&was, "field c%zu choice C = k", i);
        buf_printf(&now, "field c%zu choice C = k", i);
        arr_each (k, LEDGER_CHOICES - 1) {
            buf_printf(&was, "|a%zu", k);
            buf_printf(&now, "|b%zu", k);
        }
        buf_char(&was, '\n');
        buf_char(&now, '\n');
    }
    EQ_INT((int)ledger_compare(arena, read(str_z(arena, buf_view(&was))),
                               read(str_z(arena, buf_view(&now))), c),
           LEDGER_CHANGES_MAX, "as many as there is room for");
    EQ_INT(LEDGER_CHANGES_MAX, 200, "which is more than anybody reads");
    EQ_INT((int)ledger_compare(arena, read(HEAD FIELDS "field x int X\n"),
                               read(HEAD FIELDS "field x money Y required\n"), c),
           3, "label, type, required");
}

static void test_types(void)
{
    OK(ledger_type_fits(LEDGER_INT, LEDGER_INT), "the same type");
    OK(ledger_type_fits(LEDGER_FILES, LEDGER_FILES), "files are files");
    OK(!ledger_type_fits(LEDGER_FILES, LEDGER_LINES), "files are no lines");
    OK(ledger_type_fits(LEDGER_MONEY, LEDGER_LINES), "all else may be read as lines");
    OK(ledger_type_fits(LEDGER_CHOICE, LEDGER_TEXT), "a choice is a text");
    OK(ledger_type_fits(LEDGER_PERSON, LEDGER_TEXT), "a person is a text");
    OK(!ledger_type_fits(LEDGER_LINES, LEDGER_TEXT), "lines are not one line");
    OK(!ledger_type_fits(LEDGER_TEXT, LEDGER_CHOICE), "a text is no choice");
}

int main(void)
{
    arena = arena_open(0);
    test_parts();
    test_add();
    test_move();
    test_remove_field();
    test_field_in_use();
    test_remove_state();
    test_remove_rest();
    test_compare();
    test_many();
    test_types();
    arena_close(arena);
    return tap_done();
}
