// SPDX-License-Identifier: MulanPSL-2.0
/* The way of an opinion: every state with every verb, who may, periods, words. */
#include "base/tap.h"
#include "modules/opinion/opinion_rules_flow.h"
#include <string.h>

/* The state after each verb in one letter, as the header's enum has them. */
static const char STATES[] = "RCAHSEPWTXMJG";
static const char *const WANT[] = {
    [OPINION_RECEIVED] = "CA.........J.M.G.RR",   [OPINION_CLASSIFIED] = "CA.........J.M.G.CC",
    [OPINION_ASSIGNED] = "AAHACE.....J.M.G.AA",   [OPINION_HANDLING] = "HA.ACE.....J.M.G.HH",
    [OPINION_SOLVED] = "SA...EW........G.SS",     [OPINION_EXPLAINED] = "EA...EW........G.EE",
    [OPINION_PROMISED] = "PA...EW..S.....G.PP",   [OPINION_ANSWERED] = "W......THWX....W.WW",
    [OPINION_RATED] = "T.......HTX....T.TT",      [OPINION_CLOSED] = "X........X.....X.XX",
    [OPINION_MERGED] = "..............HM..M",     [OPINION_REJECTED] = "............R.....J",
    [OPINION_SUGGESTION] = "GA...........M.GHGG",
};

static void every_state(void)
{
    const struct opinion_turn turn = {.result = OPINION_EXPLAINED, .before = OPINION_HANDLING};
    const struct opinion_turn again = {.rounds = 1};
    enum opinion_state to;

    for (int s = 0; s < OPINION_STATES_COUNT; s++) {
        char got[OPINION_VERBS + 1] = {0};

        for (int v = 0; v < OPINION_VERBS; v++) {
            const bool may = opinion_next((enum opinion_state)s, (enum opinion_verb)v, &turn, &to);

            got[v] = may ? STATES[to] : '.';
            if (may != opinion_allowed((enum opinion_state)s, (enum opinion_verb)v))
                OK(false, "buttons as the table says");
        }
        EQ_TEXT(got, WANT[s], opinion_state_word((enum opinion_state)s));
    }
    OK(opinion_next(OPINION_RATED, DO_RATE_BAD, &(struct opinion_turn){0}, &to) &&
           to == OPINION_HANDLING,
       "one of several is not satisfied where another was");
    OK(opinion_next(OPINION_ANSWERED, DO_RATE_BAD, &again, &to) && to == OPINION_CLOSED,
       "not satisfied for the second time: it ends");
}

static void words(void)
{
    enum opinion_step_period p;
    enum opinion_state s;

    OK(opinion_state_parse(S("suggestion"), &s) && s == OPINION_SUGGESTION, "a state by its word");
    OK(!opinion_state_parse(S("used"), &s), "no such state");
    EQ_TEXT(opinion_verb_word(DO_GIVE_BACK), "give-back", "a verb");
    EQ_TEXT(opinion_verb_word(DO_NOTE), "note", "the last one");
    OK(opinion_period_parse(S("rate"), &p) && p == PERIOD_RATE, "a period by its word");
    OK(!opinion_period_parse(S("never"), &p), "no such period");
    for (int i = 0; i < OPINION_PERIODS; i++)
        OK(opinion_period_parse(str_from(opinion_period_word((enum opinion_step_period)i)), &p) &&
               (int)p == i,
           opinion_period_word((enum opinion_step_period)i));
    EQ_INT(opinion_period_of(S("station")), PERIOD_STATION, "of a station");
    EQ_INT(opinion_period_of(S("township")), PERIOD_TOWNSHIP, "of a township");
    EQ_INT(opinion_period_of(S("organ")), PERIOD_ORGAN, "of a bureau");
    EQ_INT(opinion_period_of(S("office")), PERIOD_OFFICE, "of the office");
    OK(str_among("a bc d", S("bc")) && !str_among("a bc d", S("b")), "a word");
    EQ_STR(opinion_channel_of(S("call")), "telephone", "the channel of a source");
    EQ_STR(opinion_channel_of(S("online")), "portal", "the first of two");
    EQ_STR(opinion_channel_of(S("x")), "", "of none");
    EQ_STR(opinion_source_of(S("qr")), "online", "the source of a channel");
    EQ_STR(opinion_source_of(S("import")), "other", "of an import");
    EQ_STR(opinion_source_of(S("x")), "", "of none");
}

static void periods(void)
{
    static const unsigned DAYS[] = {3, 7, 10, 20, 20, 3, 15};
    const struct calendar none = {0};
    const struct date friday = {2026, 11, 20};

    for (int i = 0; i < OPINION_PERIODS; i++)
        EQ_INT(opinion_period_days((enum opinion_step_period)i), DAYS[i], "working days");
    EQ_INT(date_cmp(opinion_due(&none, friday, 3), (struct date){2026, 11, 25}), 0,
           "the third working day after");
}

static void who(void)
{
    static const char WANT_OWN[] = "..tpgfa..k........n";
    const struct opinion_who office = {.manage = true}, program = {.system = true};
    const struct opinion_who own = {.handle = true, .organ_id = 7},
                             other = {.handle = true, .organ_id = 8};
    const struct opinion_who nobody = {.organ_id = 7}, lost = {.handle = true};
    const struct opinion_having station = {S("station"), 7}, organ = {S("organ"), 7},
                                none = {S("office"), 0};

    for (int v = 0; v < OPINION_VERBS; v++) {
        const enum opinion_verb verb = (enum opinion_verb)v;

        EQ_INT(opinion_right(&own, verb, &station), WANT_OWN[v] != '.', opinion_verb_word(verb));
        EQ_INT(opinion_right(&own, verb, &organ), WANT_OWN[v] != '.' && verb != DO_PASS_ON,
               "of a bureau");
        OK(opinion_right(&office, verb, &station) && opinion_right(&program, verb, &station),
           "the office does everything");
        OK(!opinion_right(&other, verb, &station) && !opinion_right(&nobody, verb, &station) &&
               !opinion_right(&lost, verb, &none),
           "others nothing");
    }
    OK(!opinion_right(&office, DO_PASS_ON, &organ), "only a station passes on");
    for (int s = 0; s < OPINION_STATES_COUNT; s++) {
        EQ_INT(opinion_runs((enum opinion_state)s), s <= OPINION_PROMISED, "a clock runs");
        EQ_INT(opinion_alive((enum opinion_state)s), s <= OPINION_RATED, "in our hands");
    }
}

static void typed(struct arena *a)
{
    EQ_STR(opinion_code_clean(a, S("ABCD-efgh 2345")), "abcdefgh2345", "a code as typed");
    EQ_STR(opinion_code_clean(a, S("AZaz-29zzzzzz")), "azaz29zzzzzz", "all that may be in it");
    EQ_STR(opinion_code_clean(a, S("abcd-efgh-234")), "", "too short");
    EQ_STR(opinion_code_clean(a, S("abcdefgh2345a")), "", "too long");
    EQ_STR(opinion_code_clean(a, S("abcdefgh2341")), "", "no 1");
    EQ_STR(opinion_code_clean(a, S("abcdefgh234:")), "", "nor what follows 9");
    EQ_STR(opinion_code_clean(a, S("abcdefgh234@")), "", "nor what stands before A");
    EQ_STR(opinion_code_clean(a, S("abcdefgh234[")), "", "nor what follows Z");
    EQ_STR(opinion_code_clean(a, S("abcdefgh234`")), "", "nor what stands before a");
    EQ_STR(opinion_code_clean(a, S("abcdefgh234{")), "", "nor what follows z");
    EQ_STR(opinion_contact_clean(a, S("(0355) 139-0000")), "03551390000", "a number");
    EQ_STR(opinion_contact_clean(a, S("０１９")), "019", "in full width");
    EQ_STR(opinion_contact_clean(a, S("Ａ：／")), "Ａ：／", "other wide characters stay");
    EQ_INT(opinion_contact_clean(a, (struct str){"\xef\xbc\x91", 2}).len, 2,
           "half a character stays");
    EQ_INT(opinion_contact_clean(a, (struct str){"a\xef\xbc\x91", 3}).len, 3, "at the end, too");
    EQ_STR(opinion_contact_clean(a, S("休ｑ")), "休ｑ", "what has only a part of its bytes");
    EQ_STR(opinion_contact_clean(a, S("、x、、")), "、x、、", "and others");
    EQ_STR(opinion_contact_clean(a, S("A@Z.com[")), "a@z.com[", "a mail address");
    EQ_STR(opinion_contact_clean(a, S("@")), "@", "what stands before A stays");
}

int main(void)
{
    struct arena *a = arena_open(0);

    every_state();
    words();
    periods();
    who();
    typed(a);
    arena_close(a);
    return tap_done();
}
