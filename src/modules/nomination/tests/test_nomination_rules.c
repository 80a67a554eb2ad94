// SPDX-License-Identifier: MulanPSL-2.0
/* Words, and what may be done when. */
#include "base/tap.h"
#include "modules/nomination/nomination_rules.h"

static void words(void)
{
    enum nomination_law_office office;
    enum nomination_state state;
    enum vote_law_occasion occasion;

    for (enum nomination_state s = NOMINATION_DRAFT; s <= NOMINATION_CLOSED; s++)
        OK(nomination_state_parse(str_from(nomination_state_word(s)), &state) && state == s,
           nomination_state_word(s));
    for (int i = 0; i <= NOMINATION_LAW_ACTING_CHAIR; i++) {
        const char *word = nomination_office_word((enum nomination_law_office)i);

        OK(nomination_office_parse(str_from(word), &office) && (int)office == i, word);
    }
    for (enum vote_law_occasion o = VOTE_LAW_FIRST; o <= VOTE_LAW_BY_ELECTION; o++)
        OK(nomination_occasion_parse(str_from(nomination_occasion_word(o)), &occasion) &&
               occasion == o,
           nomination_occasion_word(o));
    OK(!nomination_state_parse(S("shut"), &state), "no such state");
    OK(!nomination_office_parse(S("king"), &office), "no such office");
    OK(!nomination_occasion_parse(S("last"), &occasion), "no such occasion");
}

static void times(void)
{
    static const struct {
        enum nomination_state state;
        int64_t closes_at, now;
        const char *open, *close; /* why not */
    } T[] = {
        {NOMINATION_DRAFT, 0, 5, "not_open", "not_open"},
        {NOMINATION_OPEN, 0, 5, "", ""},
        {NOMINATION_OPEN, 6, 5, "", "not_over"},
        {NOMINATION_OPEN, 5, 5, "over", ""},
        {NOMINATION_OPEN, 4, 5, "over", ""},
        {NOMINATION_OPEN, 1, 0, "", "not_over"},
        {NOMINATION_CLOSED, 0, 5, "over", "not_open"},
        {NOMINATION_CLOSED, 6, 5, "over", "not_open"},
    };

    arr_each (i, COUNT(T)) {
        const struct nomination_election e = {.state = T[i].state, .closes_at = T[i].closes_at};
        struct err open = {0}, close = {0};
        const enum status may_open = nomination_check_open(&e, T[i].now, &open);
        const enum status may_close = nomination_check_close(&e, T[i].now, &close);

        EQ_INT(may_open, T[i].open[0] == '\0' ? ST_OK : ST_RULE, "nominations are taken");
        EQ_INT(may_close, T[i].close[0] == '\0' ? ST_OK : ST_RULE, "or closed");
        OK(str_ends(str_from(open.key != NULL ? open.key : ""), str_from(T[i].open)), "why not");
        OK(str_ends(str_from(close.key != NULL ? close.key : ""), str_from(T[i].close)), "why not");
    }
}

static void holds(void)
{
    static const struct {
        struct nomination n;
        bool holds;
    } T[] = {
        {{.source = SI("deputies"), .consent = SI(""), .signers = 10}, true},
        {{.source = SI("deputies"), .consent = SI("yes"), .signers = 9}, false},
        {{.source = SI("presidium"), .consent = SI(""), .signers = 0}, true},
        {{.source = SI("votes"), .consent = SI("no"), .signers = 0}, false},
        {{.source = SI("presidium"), .consent = SI("yes"), .withdrawn = true}, false},
    };

    arr_each (i, COUNT(T))
        OK(nomination_holds(&T[i].n, 10) == T[i].holds, "it holds or not");
}

static void same(void)
{
    const struct nomination a = {.deputy_id = 1, .name = S("甲")};
    const struct nomination b = {.deputy_id = 2, .name = S("甲")};
    const struct nomination again = {.deputy_id = 1, .name = S("甲某")};
    const struct nomination guest = {.name = S("甲")}, other = {.name = S("乙")};

    OK(nomination_same(&a, &again), "by deputy, however the name is written");
    OK(!nomination_same(&a, &b), "namesakes are two");
    OK(nomination_same(&guest, &guest) && !nomination_same(&guest, &other), "others by name");
    OK(!nomination_same(&a, &guest) && !nomination_same(&guest, &a), "a deputy is no guest");
}

int main(void)
{
    words();
    times();
    holds();
    same();
    return tap_done();
}
