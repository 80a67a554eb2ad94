// SPDX-License-Identifier: MulanPSL-2.0
/* What may happen in the hall, at the door, on the screen, and in which order votes are held. */
#include "base/tap.h"
#include "modules/meeting/meeting_rules_hall.h"

/* One letter for each act: the state it leads to, '.' refused. */
static void acts(void)
{
    static const struct {
        enum meeting_state from;
        const char *to; /* sign in, open, adjourn, resume, close, call, ask, speak, vote, write */
    } T[] = {
        {MEETING_DRAFT, ".........."},     {MEETING_NOTICED, "no....n..."},
        {MEETING_OPEN, "o.a.cooooo"},      {MEETING_ADJOURNED, "a..oc.a..a"},
        {MEETING_CLOSED, ".........c"},    {MEETING_MINUTED, ".........."},
        {MEETING_CANCELLED, ".........."},
    };
    static const char LETTERS[] = "dnoacmx";

    arr_each (i, COUNT(T)) {
        char got[MEETING_ACTS + 1] = "";

        for (int act = 0; act < MEETING_ACTS; act++) {
            enum meeting_state to = MEETING_DRAFT;
            struct err err = {0};

            got[act] = meeting_may_do(T[i].from, (enum meeting_act)act, &to, &err) == ST_OK
                           ? LETTERS[to]
                           : '.';
            if (got[act] == '.' && err.key == NULL)
                got[act] = '?';
        }
        EQ_TEXT(got, T[i].to, "every act in this state");
    }
}

static void door(void)
{
    const int64_t now = 1000 * MEETING_DOOR_SECONDS + 7;
    struct arena *a = arena_open(0);
    char code[MEETING_CODE_DIGITS + 1];

    EQ_INT(meeting_door_period(now), 1000, "its period");
    EQ_INT(meeting_door_left(now), 23, "so long it is shown");
    OK(meeting_door_fresh(1000, now), "the code that is shown");
    OK(meeting_door_fresh(999, now), "the one before it");
    OK(!meeting_door_fresh(998, now), "not an older one");
    OK(!meeting_door_fresh(1001, now), "not one that is to come");
    OK(meeting_ticket_fresh(1000, now), "a ticket");
    OK(meeting_ticket_fresh(994, now), "for three minutes");
    OK(!meeting_ticket_fresh(993, now), "and no longer");
    OK(!meeting_ticket_fresh(1001, now), "not one from the future");
    meeting_code_digits(S("0123456789abcdef"), code);
    EQ_TEXT(code, "76030430", "a personal code of fifteen digits of a hash");
    meeting_code_digits(S("0f"), code);
    EQ_TEXT(code, "00000015", "filled up with zeros");
    meeting_code_digits(S("9a"), code);
    EQ_TEXT(code, "00000154", "nine and ten are neighbours");
    EQ_STR(meeting_code_typed(a, S(" 4821 0937")), "48210937", "typed in two halves");
    EQ_STR(meeting_code_typed(a, S("4821-0937")), "48210937", "or with a stroke");
    EQ_INT(meeting_code_typed(a, S("4821093")).len, 0, "a digit is missing");
    EQ_INT(meeting_code_typed(a, S("482109371")).len, 0, "one too many");
    EQ_INT(meeting_code_typed(a, S("4821o937")).len, 0, "a letter");
    EQ_INT(meeting_code_typed(a, S("4821*937")).len, 0, "a mark");
    EQ_STR(meeting_code_typed(a, S("00000999")), "00000999", "from 0 to 9");
    arena_close(a);
}

static void guesses(void)
{
    EQ_INT(meeting_guess_wait(0, 0, 100), 0, "the first is free");
    EQ_INT(meeting_guess_wait(4, 100, 100), 0, "the fifth, too");
    EQ_INT(meeting_guess_wait(5, 100, 100), 10, "then ten seconds");
    EQ_INT(meeting_guess_wait(5, 100, 104), 6, "which pass");
    EQ_INT(meeting_guess_wait(5, 100, 110), 0, "and are over");
    EQ_INT(meeting_guess_wait(7, 100, 100), 40, "doubled each time");
    EQ_INT(meeting_guess_wait(60, 100, 100), 300, "up to five minutes");
    EQ_INT(meeting_guess_wait(9, 100, 100), 160, "for the fifth time");
    EQ_INT(meeting_guess_wait(10, 100, 100), 300, "then no more");
    EQ_INT(meeting_guess_wait(5, 100, 109), 1, "the last second");
    EQ_INT(MEETING_GUESS_FORGET_SECONDS, 900, "a quarter of an hour");
    EQ_INT(meeting_guess_wait(60, 100, 100 + MEETING_GUESS_FORGET_SECONDS), 0, "and forgotten");
    EQ_INT(meeting_guess_wait(5, 100, 20), 10, "a clock that was set back opens nothing");
}

static void clocks(void)
{
    struct meeting_clock c = {0};

    EQ_INT(meeting_speech_used(&c, 500), 0, "not begun");
    c.began_at = 100;
    EQ_INT(meeting_speech_used(&c, 160), 60, "running");
    c.paused_at = 130;
    EQ_INT(meeting_speech_used(&c, 160), 30, "interrupted");
    c.paused_at = 0;
    c.paused_seconds = 30;
    EQ_INT(meeting_speech_used(&c, 170), 40, "without the pause");
    c.ended_at = 180;
    EQ_INT(meeting_speech_used(&c, 999), 50, "over");
    EQ_INT(meeting_speech_used(&(struct meeting_clock){.began_at = 100}, 90), 0, "never negative");
    EQ_INT(meeting_speech_used(&(struct meeting_clock){.began_at = 100}, 101), 1, "a second");
    c.paused_at = 150;
    EQ_INT(meeting_speech_used(&c, 999), 20, "ended while he was interrupted");
    c.paused_at = 190;
    EQ_INT(meeting_speech_used(&c, 999), 50, "a pause after the end does not count");
}

static void scenes(void)
{
    struct meeting_scene s = {.state = MEETING_NOTICED};

    EQ_INT(meeting_scene_of(&s), MEETING_SHOW_SIGN_IN, "before the opening people sign in");
    s.state = MEETING_OPEN;
    EQ_INT(meeting_scene_of(&s), MEETING_SHOW_AGENDA, "then the agenda");
    s.speaking = true;
    s.since_at = 50;
    EQ_INT(meeting_scene_of(&s), MEETING_SHOW_SPEAKER, "a speaker");
    s.vote = s.vote_running = true;
    s.vote_at = 60;
    EQ_INT(meeting_scene_of(&s), MEETING_SHOW_VOTE, "a running vote before all");
    s.wanted = MEETING_SHOW_AGENDA;
    EQ_INT(meeting_scene_of(&s), MEETING_SHOW_AGENDA, "but for what the console says");
    s.wanted = MEETING_SHOW_AUTO;
    s.vote_running = s.speaking = false;
    EQ_INT(meeting_scene_of(&s), MEETING_SHOW_VOTE, "its result stays");
    s.since_at = 70;
    EQ_INT(meeting_scene_of(&s), MEETING_SHOW_AGENDA, "until something else begins");
    s.state = MEETING_ADJOURNED;
    EQ_INT(meeting_scene_of(&s), MEETING_SHOW_ADJOURNED, "a rest");
    s.state = MEETING_CLOSED;
    EQ_INT(meeting_scene_of(&s), MEETING_SHOW_CLOSED, "the end");
    s.wanted = MEETING_SHOW_SPEAKER;
    EQ_INT(meeting_scene_of(&s), MEETING_SHOW_CLOSED, "nobody speaks any more");
}

static void scenes_wanted(void)
{
    static const struct {
        enum meeting_show wanted;
        bool speaking, vote;
        enum meeting_show shown;
    } T[] = {
        {MEETING_SHOW_SPEAKER, true, true, MEETING_SHOW_SPEAKER},
        {MEETING_SHOW_SPEAKER, false, false, MEETING_SHOW_AGENDA},
        {MEETING_SHOW_VOTE, true, true, MEETING_SHOW_VOTE},
        {MEETING_SHOW_VOTE, false, false, MEETING_SHOW_AGENDA},
        {MEETING_SHOW_SIGN_IN, true, true, MEETING_SHOW_SIGN_IN},
        {MEETING_SHOW_BLANK, true, true, MEETING_SHOW_BLANK},
        {MEETING_SHOW_AGENDA, true, true, MEETING_SHOW_AGENDA},
    };
    static const enum meeting_show RESTS[] = {
        [MEETING_DRAFT] = MEETING_SHOW_SIGN_IN,    [MEETING_NOTICED] = MEETING_SHOW_SIGN_IN,
        [MEETING_OPEN] = MEETING_SHOW_AGENDA,      [MEETING_ADJOURNED] = MEETING_SHOW_ADJOURNED,
        [MEETING_CLOSED] = MEETING_SHOW_CLOSED,    [MEETING_MINUTED] = MEETING_SHOW_CLOSED,
        [MEETING_CANCELLED] = MEETING_SHOW_CLOSED,
    };

    arr_each (i, COUNT(T)) {
        const struct meeting_scene s = {.state = MEETING_OPEN,
                                        .wanted = T[i].wanted,
                                        .speaking = T[i].speaking,
                                        .vote = T[i].vote,
                                        .vote_at = 1,
                                        .since_at = 2};

        EQ_INT(meeting_scene_of(&s), T[i].shown, meeting_show_word(T[i].wanted));
    }
    arr_each (i, COUNT(RESTS)) {
        const struct meeting_scene s = {.state = (enum meeting_state)i};

        EQ_INT(meeting_scene_of(&s), RESTS[i], "by the state alone");
    }
    EQ_INT(meeting_scene_of(&(struct meeting_scene){
               .state = MEETING_OPEN, .vote = true, .vote_at = 7, .since_at = 7}),
           MEETING_SHOW_VOTE, "a vote that began with the item");
}

static void words(void)
{
    enum meeting_show show;
    enum meeting_vote_role role;

    for (int i = 0; i <= MEETING_SHOW_BLANK; i++)
        OK(meeting_show_parse(str_from(meeting_show_word((enum meeting_show)i)), &show) &&
               (int)show == i,
           meeting_show_word((enum meeting_show)i));
    OK(!meeting_show_parse(S("adjourned"), &show), "nobody asks for that");
    EQ_TEXT(meeting_show_word(MEETING_SHOW_ADJOURNED), "adjourned", "but it has a word");
    for (int i = 0; i <= MEETING_VOTE_PROCEDURE; i++)
        OK(meeting_vote_role_parse(str_from(meeting_vote_role_word((enum meeting_vote_role)i)),
                                   &role) &&
               (int)role == i,
           meeting_vote_role_word((enum meeting_vote_role)i));
    OK(!meeting_vote_role_parse(S("all"), &role), "no such role");
}

/* One letter for each role: which are secret. */
static void secrets(void)
{
    static const char WANT[] = "ooossssoo";
    char got[sizeof WANT] = "";

    for (int role = 0; role <= MEETING_VOTE_PROCEDURE; role++)
        got[role] = meeting_vote_secret((enum meeting_vote_role)role) ? 's' : 'o';
    EQ_TEXT(got, WANT, "people are voted on in secret");
}

/* Which role goes before which; '<' before, '.' does not. */
static void every_order(void)
{
    static const char *const WANT[] = {
        [MEETING_VOTE_AMENDMENT] = ".<<......", [MEETING_VOTE_CLAUSE] = "..<......",
        [MEETING_VOTE_WHOLE] = ".........",     [MEETING_VOTE_REMOVAL] = ".....<...",
        [MEETING_VOTE_DISMISSAL] = ".....<...", [MEETING_VOTE_APPOINTMENT] = ".........",
        [MEETING_VOTE_ELECTION] = ".........",  [MEETING_VOTE_RATING] = ".........",
        [MEETING_VOTE_PROCEDURE] = ".........",
    };

    arr_each (i, COUNT(WANT)) {
        char got[COUNT(WANT) + 1] = "";

        arr_each (k, COUNT(WANT))
            got[k] = meeting_vote_before((enum meeting_vote_role)i, (enum meeting_vote_role)k)
                         ? '<'
                         : '.';
        EQ_TEXT(got, WANT[i], meeting_vote_role_word((enum meeting_vote_role)i));
    }
}

/* One letter for each role: resolution, election, appointment, removal. */
static void matters(void)
{
    static const char LETTERS[] = "reax", WANT[] = "rrrxaaerr";
    char got[sizeof WANT] = "";

    for (int role = 0; role <= MEETING_VOTE_PROCEDURE; role++)
        got[role] = LETTERS[meeting_vote_matter((enum meeting_vote_role)role)];
    EQ_TEXT(got, WANT, "what the law takes each role for");
}

static void orders(void)
{
    OK(meeting_vote_before(MEETING_VOTE_AMENDMENT, MEETING_VOTE_WHOLE), "amendments first");
    OK(meeting_vote_before(MEETING_VOTE_AMENDMENT, MEETING_VOTE_CLAUSE), "before clauses, too");
    OK(meeting_vote_before(MEETING_VOTE_CLAUSE, MEETING_VOTE_WHOLE), "clauses before the whole");
    OK(!meeting_vote_before(MEETING_VOTE_WHOLE, MEETING_VOTE_CLAUSE), "not the other way");
    OK(!meeting_vote_before(MEETING_VOTE_CLAUSE, MEETING_VOTE_CLAUSE), "clauses in any order");
    OK(meeting_vote_before(MEETING_VOTE_REMOVAL, MEETING_VOTE_APPOINTMENT), "removal first");
    OK(meeting_vote_before(MEETING_VOTE_DISMISSAL, MEETING_VOTE_APPOINTMENT), "dismissal, too");
    OK(!meeting_vote_before(MEETING_VOTE_REMOVAL, MEETING_VOTE_WHOLE), "of the same kind only");
    OK(!meeting_vote_before(MEETING_VOTE_PROCEDURE, MEETING_VOTE_WHOLE), "nothing waits for this");
    OK(meeting_vote_secret(MEETING_VOTE_REMOVAL) && meeting_vote_secret(MEETING_VOTE_APPOINTMENT),
       "people are voted on in secret");
    EQ_INT(meeting_vote_role_of_sort(S("rating")), MEETING_VOTE_RATING, "by the sort of the item");
    EQ_INT(meeting_vote_role_of_sort(S("appointment")), MEETING_VOTE_APPOINTMENT, "of people");
    EQ_INT(meeting_vote_role_of_sort(S("election")), MEETING_VOTE_ELECTION, "an election");
    EQ_INT(meeting_vote_role_of_sort(S("report")), MEETING_VOTE_WHOLE, "of all else the whole");
}

int main(void)
{
    acts();
    door();
    guesses();
    clocks();
    scenes();
    scenes_wanted();
    words();
    secrets();
    orders();
    every_order();
    matters();
    return tap_done();
}
