// SPDX-License-Identifier: MulanPSL-2.0
/* Every state with every verb, every relation with every verb, every unit's state with every event.
 */
#include "base/tap.h"
#include "law/suggestion_law.h"
#include "modules/suggestion/suggestion_rules.h"

/* Columns of both matrices: enum suggestion_verb from DO_SAVE to DO_PUBLISH. */

static void test_states(void)
{
    /* clang-format off */
    static const char *const WANT[SUGGESTION_STATES] = {
        [SUGGESTION_DRAFT] = "xx..xx..x.....................................",
        [SUGGESTION_CONFIRMING] = "..xxxx..x.....................................",
        [SUGGESTION_SUBMITTED] = "......xxxxxxxx..x.............................",
        [SUGGESTION_MORE_ASKED] = "xx..x.xxx.....................................",
        [SUGGESTION_RETURNED] = "xx..x.xxx.....................................",
        [SUGGESTION_ACCEPTED] = "......xxx.xxxxx.xxx...................xxx....x",
        [SUGGESTION_AT_GOVERNMENT] = "......xxx.......x..x..................xxxx...x",
        [SUGGESTION_HANDED_OVER] = "......xxx.......x...xxxxxxxxxxxxxxxxxxxxxx...x",
        [SUGGESTION_GIVEN_BACK] = "......xxx.......x...xxxxxxxxxxxxxxxxxxxxxx...x",
        [SUGGESTION_HANDLING] = "......xxx.......x...xxxxxxxxxxxxxxxxxxxxxx...x",
        [SUGGESTION_REPLIED] = "........x.......x.........xx..x....xxxxxxxxx.x",
        [SUGGESTION_REDO] = "........x.......x...x..x..xxxxxxxxxxxxxxxxx..x",
        [SUGGESTION_CHAIRMEN] = "........x.......x.........xx..x....xxxxxxxx.xx",
        [SUGGESTION_CLOSED] = "........x.......x..........x..x....xxx.xxxx..x",
        [SUGGESTION_HANDED_UP] = "......xxx......xx............................x",
        [SUGGESTION_MERGED] = "..........................................x..x",
        [SUGGESTION_CONVERTED] = "..............................................",
        [SUGGESTION_WITHDRAWN] = "..............................................",
    };
    /* clang-format on */

    arr_each (state, SUGGESTION_STATES) {
        char got[SUGGESTION_VERBS + 1] = "";

        arr_each (verb, SUGGESTION_VERBS)
            got[verb] = suggestion_allowed((enum suggestion_state)state, (enum suggestion_verb)verb)
                            ? 'x'
                            : '.';
        EQ_TEXT(got, WANT[state], suggestion_state_word((enum suggestion_state)state));
    }
}

/* Moves that lead elsewhere; every other allowed one stays, with TURN_ONLY alone. */
#define WHOLE SUGGESTION_STATES
static const struct move {
    enum suggestion_verb verb;
    enum suggestion_turn turn;
    enum suggestion_state from; /* WHOLE: from wherever it is allowed */
    enum suggestion_state to;   /* WHOLE: as the units say */
} MOVES[] = {
    {DO_ASK_CONFIRM, TURN_ONLY, WHOLE, SUGGESTION_CONFIRMING},
    {DO_PULL_BACK, TURN_ONLY, WHOLE, SUGGESTION_DRAFT},
    {DO_SUBMIT, TURN_ONLY, WHOLE, SUGGESTION_SUBMITTED},
    {DO_DISCARD, TURN_ONLY, WHOLE, SUGGESTION_WITHDRAWN},
    {DO_WITHDRAW, TURN_ONLY, WHOLE, SUGGESTION_WITHDRAWN},
    {DO_ACCEPT, TURN_ONLY, WHOLE, SUGGESTION_ACCEPTED},
    {DO_RETURN, TURN_ONLY, WHOLE, SUGGESTION_RETURNED},
    {DO_ASK_MORE, TURN_ONLY, WHOLE, SUGGESTION_MORE_ASKED},
    {DO_MERGE, TURN_ONLY, WHOLE, SUGGESTION_MERGED},
    {DO_CONVERT, TURN_ONLY, WHOLE, SUGGESTION_CONVERTED},
    {DO_HAND_UP, TURN_ONLY, WHOLE, SUGGESTION_HANDED_UP},
    {DO_UP_ANSWER, TURN_ONLY, WHOLE, SUGGESTION_REPLIED},
    {DO_UP_ANSWER, TURN_REFUSED, WHOLE, SUGGESTION_ACCEPTED},
    {DO_HAND_OVER, TURN_ONLY, WHOLE, SUGGESTION_HANDED_OVER},
    {DO_HAND_OVER, TURN_GOVERNMENT, WHOLE, SUGGESTION_AT_GOVERNMENT},
    {DO_HAND_ON, TURN_ONLY, WHOLE, SUGGESTION_HANDED_OVER},
    {DO_SIGN, TURN_UNITS, WHOLE, WHOLE},
    {DO_GIVE_BACK, TURN_UNITS, WHOLE, WHOLE},
    {DO_DECIDE_DISPUTE, TURN_UNITS, WHOLE, WHOLE},
    {DO_REASSIGN, TURN_UNITS, WHOLE, WHOLE},
    {DO_SEND_REPLY, TURN_UNITS, WHOLE, WHOLE},
    {DO_RATE, TURN_CLOSE, SUGGESTION_REPLIED, SUGGESTION_CLOSED},
    {DO_RATE, TURN_CLOSE, SUGGESTION_CLOSED, SUGGESTION_CLOSED},
    {DO_RATE, TURN_REDO, SUGGESTION_REPLIED, WHOLE},
    {DO_RATE, TURN_REDO, SUGGESTION_CLOSED, WHOLE},
    {DO_RATE, TURN_CHAIRMEN, SUGGESTION_REPLIED, SUGGESTION_CHAIRMEN},
    {DO_RATE, TURN_CHAIRMEN, SUGGESTION_CLOSED, SUGGESTION_CHAIRMEN},
    {DO_EXCLUDE, TURN_CLOSE, WHOLE, SUGGESTION_CLOSED},
    {DO_EXCLUDE, TURN_REDO, WHOLE, WHOLE},
    {DO_EXCLUDE, TURN_CHAIRMEN, WHOLE, SUGGESTION_CHAIRMEN},
    {DO_DECIDE, TURN_CLOSE, WHOLE, SUGGESTION_CLOSED},
    {DO_DECIDE, TURN_REDO, WHOLE, WHOLE},
};

static bool only_turned(enum suggestion_verb verb)
{
    return verb == DO_EXCLUDE || verb == DO_DECIDE || verb == DO_SIGN || verb == DO_GIVE_BACK ||
           verb == DO_DECIDE_DISPUTE || verb == DO_REASSIGN || verb == DO_SEND_REPLY;
}

/* Where it should lead, or -1. `whole` stands for what the units say. */
static int wanted(enum suggestion_state from, enum suggestion_verb verb, enum suggestion_turn turn,
                  enum suggestion_state whole)
{
    if (!suggestion_allowed(from, verb))
        return -1;
    arr_each (i, COUNT(MOVES)) {
        const struct move *m = &MOVES[i];

        if (m->verb == verb && m->turn == turn && (m->from == WHOLE || m->from == from))
            return (int)(m->to == WHOLE ? whole : m->to);
    }
    return turn == TURN_ONLY && !only_turned(verb) ? (int)from : -1;
}

static void test_moves(void)
{
    const enum suggestion_state whole = SUGGESTION_HANDLING;
    int wrong = 0, refused = 0;

    arr_each (state, SUGGESTION_STATES)
        arr_each (verb, SUGGESTION_VERBS)
            arr_each (turn, SUGGESTION_TURNS) {
                const enum suggestion_state from = (enum suggestion_state)state;
                enum suggestion_state to = SUGGESTION_STATES;
                struct err err = {0};
                const int want =
                    wanted(from, (enum suggestion_verb)verb, (enum suggestion_turn)turn, whole);
                const enum status st = suggestion_next(
                    from, (enum suggestion_verb)verb, (enum suggestion_turn)turn, whole, &to, &err);
                const bool right = want < 0 ? st == ST_RULE && to == SUGGESTION_STATES &&
                                                  strcmp(err.key, "suggestion.err.wrong_state") == 0
                                            : st == ST_OK && (int)to == want;

                refused += st == ST_RULE;
                wrong += !right;
                if (!right)
                    printf("# %s %s turn %zu: %d, want %d\n", suggestion_state_word(from),
                           suggestion_verb_word((enum suggestion_verb)verb), turn, (int)to, want);
            }
    EQ_INT(wrong, 0, "every state, verb and turn leads where it should");
    OK(refused > 5000, "and most are refused");
}

static void test_rights(void)
{
    /* clang-format off */
    static const struct {
        const char *name;
        struct suggestion_who who;
        const char *may;
    } CASES[] = {
        {"registers", {.register_ = true},
         "......x.xxxxxxxxx....................x....x..."},
        {"registers what came on paper", {.register_ = true, .on_paper = true},
         "x...x.x.xxxxxxxxx....................x....x..."},
        {"sees what came on paper", {.on_paper = true},
         ".............................................."},
        {"hands over", {.assign = true},
         ".................xxx..xx.x...................."},
        {"supervises", {.supervise = true},
         "....................................x...xx...."},
        {"decides", {.decide = true},
         "......................................xx....x."},
        {"publishes", {.publish = true},
         ".............................................x"},
        {"government office", {.govern = true},
         ".............................................."},
        {"went through a government", {.via_government = true},
         ".............................................."},
        {"government office, its own", {.govern = true, .via_government = true},
         "...................x..xx.................x...."},
        {"may propose", {.propose = true},
         ".............................................."},
        {"lead deputy whose mandate ended", {.lead_deputy = true},
         "...........................x........xx..x.x..."},
        {"lead deputy", {.lead_deputy = true, .propose = true},
         "xxx.xxx.x..................x........xx..x.x..."},
        {"co-signer", {.cosigner = true},
         "...x...x...................x..............x..."},
        {"author of one merged", {.merged_author = true},
         "...........................x..............x..."},
        {"handler elsewhere", {.handle = true},
         ".............................................."},
        {"organ is lead handler", {.unit_main = true},
         ".............................................."},
        {"organ is joint handler", {.unit_joint = true},
         ".............................................."},
        {"handler of the lead", {.handle = true, .unit_main = true},
         "....................xx..x.x..xxxx.xx.........."},
        {"handler of a joint one", {.handle = true, .unit_joint = true},
         "....................xx....x.x.x..............."},
        {"signs off elsewhere", {.sign_off = true},
         ".............................................."},
        {"signs off for the lead", {.sign_off = true, .unit_main = true},
         ".................................x............"},
        {"signs off for a joint one", {.sign_off = true, .unit_joint = true},
         ".............................................."},
        {"leads its supervision", {.key_leader = true},
         ".......................................xxx...."},
        {"reads all", {.read_all = true},
         ".............................................."},
        {"anybody, it is public", {.is_public = true},
         ".............................................."},
        {"nobody", {.system = false},
         ".............................................."},
    };
    /* clang-format on */

    arr_each (i, COUNT(CASES)) {
        char got[SUGGESTION_VERBS + 1] = "";

        arr_each (verb, SUGGESTION_VERBS)
            got[verb] = suggestion_may(&CASES[i].who, (enum suggestion_verb)verb) ? 'x' : '.';
        EQ_TEXT(got, CASES[i].may, CASES[i].name);
        OK(!suggestion_may(&CASES[i].who, SUGGESTION_VERBS), "no verb beyond the last");
    }
    arr_each (verb, SUGGESTION_VERBS + 1) {
        const struct suggestion_who system = {.system = true};

        if (!suggestion_may(&system, (enum suggestion_verb)verb))
            OK(false, "the program itself may do everything");
    }
    OK(!suggestion_may(&CASES[0].who, (enum suggestion_verb)99), "nor one that does not exist");
}

static void test_visible(void)
{
    /* d: drafts too; x: once tabled; .: never */
    static const struct {
        const char *name;
        struct suggestion_who who;
        char want;
    } CASES[] = {
        {"the program", {.system = true}, 'd'},
        {"lead deputy", {.lead_deputy = true}, 'd'},
        {"co-signer", {.cosigner = true}, 'd'},
        {"reader of all", {.read_all = true}, 'x'},
        {"author of one merged", {.merged_author = true}, 'x'},
        {"lead handler", {.unit_main = true}, 'x'},
        {"joint handler", {.unit_joint = true}, 'x'},
        {"leader of its supervision", {.key_leader = true}, 'x'},
        {"government office, its own", {.govern = true, .via_government = true}, 'x'},
        {"government office, not its own", {.govern = true}, '.'},
        {"no government office", {.via_government = true}, '.'},
        {"anybody, when public", {.is_public = true}, 'x'},
        {"registers but reads nothing", {.register_ = true, .assign = true}, '.'},
        {"nobody", {.system = false}, '.'},
    };

    arr_each (i, COUNT(CASES)) {
        bool right = true;

        arr_each (state, SUGGESTION_STATES) {
            const bool draft = state == SUGGESTION_DRAFT || state == SUGGESTION_CONFIRMING;
            const bool want = CASES[i].want == 'd' || (CASES[i].want == 'x' && !draft);

            right =
                right && suggestion_visible(&CASES[i].who, (enum suggestion_state)state) == want;
        }
        OK(right, CASES[i].name);
    }
}

static void test_open(void)
{
    char got[SUGGESTION_STATES + 1] = "";

    arr_each (state, SUGGESTION_STATES)
        got[state] = suggestion_is_open((enum suggestion_state)state) ? 'x' : '.';
    EQ_TEXT(got, "......xxxx.x......", "a reply is owed with the government, with units, in redo");
}

/* ---------------------------------------------------------------- units */

static void test_unit_states(void)
{
    /* hand_over sign give_back keep move advise ask_advice reply redo stop;
     * letters: A assigned S signed G given_back M moved V advised R replied X stopped */
    static const char *const WANT[HANDLING_STATES] = {
        [HANDLING_PLANNED] = "A.........", [HANDLING_ASSIGNED] = ".SG.M....X",
        [HANDLING_SIGNED] = "..G.MV.R.X",  [HANDLING_GIVEN_BACK] = "...SM....X",
        [HANDLING_MOVED] = "..........",   [HANDLING_ADVISED] = "......S..X",
        [HANDLING_REPLIED] = "........SX", [HANDLING_STOPPED] = "..........",
    };
    static const char LETTERS[] = "PASGMVRX";

    arr_each (state, HANDLING_STATES) {
        char got[SUGGESTION_UNIT_EVENTS + 1] = "";

        arr_each (event, SUGGESTION_UNIT_EVENTS) {
            enum suggestion_handling_state to;
            struct err err = {0};
            const enum status st =
                suggestion_unit_next((enum suggestion_handling_state)state,
                                     (enum suggestion_unit_event)event, &to, &err);

            got[event] = st == ST_OK ? LETTERS[to] : '.';
            if (st != ST_OK && (st != ST_RULE || err.key == NULL))
                got[event] = '?';
        }
        EQ_TEXT(got, WANT[state], suggestion_handling_word((enum suggestion_handling_state)state));
    }
}

static void test_live(void)
{
    char got[HANDLING_STATES + 1] = "";

    arr_each (state, HANDLING_STATES) {
        const struct suggestion_handling h = {.state = (enum suggestion_handling_state)state};

        got[state] = suggestion_unit_live(&h) ? 'x' : '.';
    }
    EQ_TEXT(got, "xxxx.xx.", "a task lives until it is moved or stopped");
}

static void test_owes(void)
{
    static const char WANT[] = ".xxx....";
    static const enum suggestion_role ROLES[] = {ROLE_LEAD, ROLE_SEPARATE, ROLE_JOINT};

    arr_each (r, COUNT(ROLES)) {
        char got[HANDLING_STATES + 1] = "";

        arr_each (state, HANDLING_STATES) {
            const struct suggestion_handling h = {.role = ROLES[r],
                                                  .state = (enum suggestion_handling_state)state};

            got[state] = suggestion_unit_owes(&h) ? 'x' : '.';
        }
        EQ_TEXT(got, ROLES[r] == ROLE_JOINT ? "........" : WANT, suggestion_role_word(ROLES[r]));
    }
}

#define U(role_, state_)                                                                           \
    {                                                                                              \
        .role = ROLE_##role_, .state = HANDLING_##state_                                           \
    }

static void test_whole(void)
{
    static const struct {
        const char *name;
        struct suggestion_handling units[3];
        size_t count;
        int64_t round;
        enum suggestion_state want;
    } CASES[] = {
        {"no unit", {{0}}, 0, 1, SUGGESTION_ACCEPTED},
        {"planned only", {U(LEAD, PLANNED)}, 1, 1, SUGGESTION_ACCEPTED},
        {"not signed for", {U(LEAD, ASSIGNED)}, 1, 1, SUGGESTION_HANDED_OVER},
        {"not signed for in a later round", {U(LEAD, ASSIGNED)}, 1, 2, SUGGESTION_HANDED_OVER},
        {"at work", {U(LEAD, SIGNED)}, 1, 1, SUGGESTION_HANDLING},
        {"at work again", {U(LEAD, SIGNED)}, 1, 2, SUGGESTION_REDO},
        {"given back", {U(LEAD, GIVEN_BACK)}, 1, 1, SUGGESTION_GIVEN_BACK},
        {"replied", {U(LEAD, REPLIED)}, 1, 1, SUGGESTION_REPLIED},
        {"moved away, the next not signed",
         {U(LEAD, MOVED), U(LEAD, ASSIGNED)},
         2,
         1,
         SUGGESTION_HANDED_OVER},
        {"stopped", {U(LEAD, STOPPED)}, 1, 1, SUGGESTION_ACCEPTED},
        {"a joint one alone does not matter", {U(JOINT, ASSIGNED)}, 1, 1, SUGGESTION_ACCEPTED},
        {"a joint one gives back",
         {U(LEAD, SIGNED), U(JOINT, GIVEN_BACK)},
         2,
         1,
         SUGGESTION_HANDLING},
        {"a joint one is late", {U(LEAD, REPLIED), U(JOINT, ASSIGNED)}, 2, 1, SUGGESTION_REPLIED},
        {"one of two signed",
         {U(SEPARATE, SIGNED), U(SEPARATE, ASSIGNED)},
         2,
         1,
         SUGGESTION_HANDED_OVER},
        {"one of two signed, in the other order",
         {U(SEPARATE, ASSIGNED), U(SEPARATE, SIGNED)},
         2,
         1,
         SUGGESTION_HANDED_OVER},
        {"one of two gives back",
         {U(SEPARATE, ASSIGNED), U(SEPARATE, GIVEN_BACK)},
         2,
         1,
         SUGGESTION_GIVEN_BACK},
        {"one of two replied",
         {U(SEPARATE, REPLIED), U(SEPARATE, SIGNED)},
         2,
         1,
         SUGGESTION_HANDLING},
        {"both replied", {U(SEPARATE, REPLIED), U(SEPARATE, REPLIED)}, 2, 1, SUGGESTION_REPLIED},
        {"one of two handles again",
         {U(SEPARATE, REPLIED), U(SEPARATE, SIGNED)},
         2,
         2,
         SUGGESTION_REDO},
    };

    arr_each (i, COUNT(CASES))
        EQ_INT(suggestion_whole(CASES[i].units, CASES[i].count, CASES[i].round), CASES[i].want,
               CASES[i].name);
}

#define D(day_)                                                                                    \
    {                                                                                              \
        2026, 6, day_                                                                              \
    }

static void test_due(void)
{
    struct suggestion_handling u[3] = {
        {.role = ROLE_SEPARATE, .state = HANDLING_SIGNED, .due_on = D(20)},
        {.role = ROLE_SEPARATE, .state = HANDLING_ASSIGNED, .due_on = D(10)},
        {.role = ROLE_JOINT, .state = HANDLING_SIGNED, .due_on = D(1)},
    };

    OK(date_none(suggestion_due(u, 0)), "no unit, no day");
    EQ_INT(suggestion_due(u, 3).day, 10, "the earliest of those who owe a reply");
    u[1].state = HANDLING_REPLIED;
    EQ_INT(suggestion_due(u, 3).day, 20, "who has replied is no longer waited for");
    u[0].state = HANDLING_REPLIED;
    EQ_INT(suggestion_due(u, 3).day, 20, "nobody owes: the last of them");
    u[0].state = HANDLING_STOPPED;
    EQ_INT(suggestion_due(u, 3).day, 10, "but of those who replied");
    u[1].state = HANDLING_MOVED;
    OK(date_none(suggestion_due(u, 3)), "none is left");
    u[0].state = u[1].state = HANDLING_SIGNED;
    u[1].due_on.day = 20;
    EQ_INT(suggestion_due(u, 2).day, 20, "the same day twice");
}

static void test_words(void)
{
    enum suggestion_state state;
    enum suggestion_handling_state unit;
    enum suggestion_role role;
    enum suggestion_mark mark;
    bool same = true;

    arr_each (i, SUGGESTION_STATES)
        same = same &&
               suggestion_state_parse(str_from(suggestion_state_word((enum suggestion_state)i)),
                                      &state) &&
               state == i;
    arr_each (i, HANDLING_STATES)
        same = same &&
               suggestion_handling_parse(
                   str_from(suggestion_handling_word((enum suggestion_handling_state)i)), &unit) &&
               unit == i;
    for (unsigned i = ROLE_LEAD; i <= ROLE_SEPARATE; i++)
        same =
            same &&
            suggestion_role_parse(str_from(suggestion_role_word((enum suggestion_role)i)), &role) &&
            role == i;
    for (unsigned i = MARK_NONE; i <= MARK_DISSATISFIED; i++)
        same =
            same &&
            suggestion_mark_parse(str_from(suggestion_mark_word((enum suggestion_mark)i)), &mark) &&
            mark == i;
    OK(same, "every word is read as what it was written for");
    OK(!suggestion_state_parse(S("nowhere"), &state), "no such state");
    OK(!suggestion_handling_parse(S("nowhere"), &unit), "no such task");
    OK(!suggestion_role_parse(S("nowhere"), &role), "no such part");
    OK(!suggestion_mark_parse(S("nowhere"), &mark), "no such mark");
    arr_each (i, SUGGESTION_VERBS)
        arr_each (k, i)
            if (strcmp(suggestion_verb_word((enum suggestion_verb)i),
                       suggestion_verb_word((enum suggestion_verb)k)) == 0)
                OK(false, suggestion_verb_word((enum suggestion_verb)i));
    EQ_TEXT(suggestion_verb_word(DO_HAND_OVER), "hand-over", "a verb is a path segment");
}

int main(void)
{
    test_states();
    test_moves();
    test_rights();
    test_visible();
    test_open();
    test_unit_states();
    test_live();
    test_owes();
    test_whole();
    test_due();
    test_words();
    return tap_done();
}
