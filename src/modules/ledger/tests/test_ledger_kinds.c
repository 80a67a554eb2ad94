// SPDX-License-Identifier: MulanPSL-2.0
/* Every shipped kind reads, is printed as what it is, links to kinds that exist, and is told apart.
 */
#include "base/tap.h"
#include "ledger_kinds_text.h"
#include "modules/ledger/ledger_rules_definition.h"
#include "modules/ledger/ledger_rules_mark.h"

static struct arena *arena;

static void check_links(const struct ledger_definition *all, size_t count,
                        const struct ledger_definition *d)
{
    arr_each (i, d->fields_count) {
        bool there = d->fields[i].kind.len == 0;

        arr_each (k, count)
            there = there || str_eq(all[k].kind, d->fields[i].kind);
        OK(there, str_z(arena, str_printf(arena, STR_FMT ": links to " STR_FMT, STR_ARG(d->kind),
                                          STR_ARG(d->fields[i].kind))));
    }
}

/* Practices of the groups that a module has had before; docs/ledger-kinds.md says where. */
static const char ELSEWHERE[] = "B15 B16 O01 O03 O06 O09 P03 R01 R05 R06";

static const struct group {
    char letter;
    unsigned practices;
} GROUPS[] = {{'B', 36}, {'O', 9}, {'P', 16}, {'R', 19}};

/* Every practice is kept by a kind or by a module, and by no kind if a module has it. */
static void check_practices(const struct ledger_definition *all, size_t count)
{
    arr_each (g, COUNT(GROUPS))
        for (unsigned n = 1; n <= GROUPS[g].practices; n++) {
            const struct str id = str_printf(arena, "%c%02u", GROUPS[g].letter, n);
            bool kept = false;

            arr_each (i, count)
                kept = kept || str_among(str_z(arena, all[i].practice), id);
            OK(kept != str_among(ELSEWHERE, id),
               str_z(arena, str_printf(arena, STR_FMT " is kept in one place", STR_ARG(id))));
        }
}

static bool leads_on(const struct ledger_step *s, struct str from)
{
    return (s->from.count == 0 || ledger_words_have(&s->from, from)) && !str_eq(s->to, from);
}

/* Can one get from the first state to each other one, and out of each that still owes something? */
static void check_ways(const struct ledger_definition *d)
{
    bool reached[LEDGER_STATES] = {true};

    arr_each (round, d->states_count)
        arr_each (k, d->steps_count)
            arr_each (i, d->states_count)
                if (reached[i] && leads_on(&d->steps[k], d->states[i].name))
                    reached[ledger_state(d, d->steps[k].to) - d->states] = true;
    arr_each (i, d->states_count) {
        bool out = d->states[i].final;

        arr_each (k, d->steps_count)
            out = out || leads_on(&d->steps[k], d->states[i].name);
        OK(reached[i] && out,
           str_z(arena, str_printf(arena, STR_FMT ": state " STR_FMT " has a way", STR_ARG(d->kind),
                                   STR_ARG(d->states[i].name))));
    }
}

/* In the picture of its steps a state is one character, of no other state. */
static void check_marks(const struct ledger_definition *d)
{
    struct str labels[LEDGER_STATES], marks[LEDGER_STATES];
    size_t alike = 0;

    arr_each (i, d->states_count)
        labels[i] = d->states[i].label;
    ledger_marks(arena, labels, d->states_count, S("已待未拟"), marks);
    arr_each (i, d->states_count)
        arr_each (k, i)
            alike += str_eq(marks[i], marks[k]);
    OK(alike == 0 && (d->states_count == 0 || !str_eqz(marks[0], "1")),
       str_z(arena, str_printf(arena, STR_FMT ": its states are told apart", STR_ARG(d->kind))));
}

/* What an office expects of each: what it is about, a day, figures, columns. */
static void check_whole(const struct ledger_definition *d)
{
    OK(d->title.len > 0 && d->day.len > 0 && d->figures_count > 0,
       str_z(arena, str_printf(arena, STR_FMT ": title, day, figures", STR_ARG(d->kind))));
    OK(d->about.len > 0 && d->practice.len > 0 && d->shown_count >= 3 && d->printed_count >= 4,
       str_z(arena, str_printf(arena, STR_FMT ": about, practice, columns", STR_ARG(d->kind))));
    check_ways(d);
    check_marks(d);
}

static bool step_needs(const struct ledger_definition *d, const char *step, const char *field)
{
    const struct ledger_step *s = ledger_step(d, str_from(step));

    return s != NULL && ledger_words_have(&s->needs, str_from(field));
}

/* Is it a step of entries of that measure, and of so many measures? */
static bool step_of(const struct ledger_definition *d, const char *step, size_t count,
                    const char *measure)
{
    const struct ledger_step *s = ledger_step(d, str_from(step));
    const struct ledger_condition *c = &s->when.at[0];
    bool of = false;

    arr_each (i, c->values_count)
        of |= str_eqz(c->values[i], measure);
    return s->when.count == 1 && str_eqz(c->field, "measure") && c->values_count == count && of;
}

/* Leave to arrest a deputy is decided after looking whether he is pursued for what he said or did
 * as one, by a named body; what is only reported is not decided.
 * @law Deputies Law (2025-03-11) art. 39 */
static void check_permission(const struct ledger_definition *d)
{
    OK(step_needs(d, "permit", "review") && step_needs(d, "refuse", "review"), "looked into");
    OK(step_needs(d, "permit", "body") && step_needs(d, "refuse", "decided_on"), "by whom, when");
    OK(step_needs(d, "report", "taken_on") && !step_needs(d, "report", "decision"),
       "a report says when he was taken, and is not decided");
    OK(step_of(d, "permit", 3, "逮捕") && step_of(d, "refuse", 3, "刑事审判"),
       "leave is given or refused where it is asked for");
    OK(step_of(d, "report", 2, "现行犯拘留后报告") && !step_of(d, "report", 2, "逮捕") &&
           step_of(d, "report", 2, "乡镇代表被采取措施的报告"),
       "and nothing but who was caught in the act is closed by a report");
    arr_each (i, d->figures_count) {
        const struct ledger_condition *c = &d->figures[i].when.at[0];
        bool reports = false;

        if (!str_eqz(d->figures[i].name, "asked"))
            continue;
        arr_each (k, c->values_count)
            reports |= str_has(c->values[k], S("报告"));
        OK(d->figures[i].when.count == 1 && str_eqz(c->field, "measure") && c->values_count == 3 &&
               !reports,
           "leave is asked for in three cases: what is reported is not among them");
    }
}

int main(void)
{
    struct ledger_definition *all;
    size_t count = 0;

    arena = arena_open(0);
    while (ledger_kinds_text[count] != NULL)
        count++;
    all = arena_array(arena, count, struct ledger_definition);
    arr_each (i, count) {
        struct ledger_definition_fault f;
        struct ledger_definition again;
        struct buf one = buf_new(arena, 0), two = buf_new(arena, 0);
        const bool well =
            ledger_definition_parse(arena, str_from(ledger_kinds_text[i]), &all[i], &f);

        OK(well, str_z(arena, str_printf(arena, "kind %zu (%.*s) line %zu: %s %s", i + 1,
                                         STR_ARG(all[i].kind), f.line, f.key != NULL ? f.key : "-",
                                         f.arg)));
        if (!well)
            continue;
        ledger_definition_print(&all[i], &one);
        OK(ledger_definition_parse(arena, buf_view(&one), &again, &f), "reads as printed");
        ledger_definition_print(&again, &two);
        OK(str_eq(buf_view(&one), buf_view(&two)), "and stays the same");
        OK(!str_eqz(all[i].group, "X"), "shipped kinds have a group");
        arr_each (k, i)
            OK(!str_eq(all[k].kind, all[i].kind) && !str_eq(all[k].name, all[i].name),
               "told apart");
    }
    arr_each (i, count) {
        check_links(all, count, &all[i]);
        check_whole(&all[i]);
        if (str_eqz(all[i].kind, "deputy_permission"))
            check_permission(&all[i]);
        if (str_eqz(all[i].kind, "deputy_custody"))
            OK(ledger_step(&all[i], S("permit")) == NULL &&
                   step_needs(&all[i], "report", "taken_on"),
               "in a township nobody gives leave: it is reported");
    }
    check_practices(all, count);
    arena_close(arena);
    return tap_done();
}
