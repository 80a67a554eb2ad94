// SPDX-License-Identifier: MulanPSL-2.0
/* The workflow of recalls, every state with every act. */
#include "base/tap.h"
#include "modules/recall/recall_rules.h"

static void every_state(void)
{
    /* accept refuse give defend print set count withdraw announce file */
    static const char *const WANT[] = {
        [RECALL_RECEIVED] = "AR.....W..",  [RECALL_ACCEPTED] = "..G....W..",
        [RECALL_GIVEN] = "...DP..W..",     [RECALL_PRINTED] = "...DPS.W..",
        [RECALL_SET] = "...DPSCW..",       [RECALL_PASSED] = "........NF",
        [RECALL_FAILED] = "..........",    [RECALL_REFUSED] = "..........",
        [RECALL_WITHDRAWN] = "..........",
    };

    arr_each (s, COUNT(WANT))
        for (int a = 0; a < RECALL_ACTS; a++) {
            const struct recall r = {.state = (enum recall_state)s, .way = RECALL_LAW_SESSION};
            struct err err = {0};
            enum recall_state to;
            const enum status got =
                recall_next((enum recall_state)s, (enum recall_act)a, &to, &err);

            EQ_INT(got, WANT[s][a] == '.' ? ST_RULE : ST_OK, recall_act_word((enum recall_act)a));
            EQ_INT(recall_may_act(&r, (enum recall_act)a), got == ST_OK, "the same asked");
            if (got != ST_OK)
                EQ_TEXT(err.key, "recall.wrong_state", "says so");
        }
}

static void leads_to(void)
{
    static const struct {
        enum recall_state from;
        enum recall_act act;
        enum recall_state to;
    } ROWS[] = {
        {RECALL_RECEIVED, RECALL_ACCEPT, RECALL_ACCEPTED},
        {RECALL_RECEIVED, RECALL_REFUSE, RECALL_REFUSED},
        {RECALL_ACCEPTED, RECALL_GIVE, RECALL_GIVEN},
        {RECALL_GIVEN, RECALL_DEFEND, RECALL_GIVEN},
        {RECALL_GIVEN, RECALL_PRINT, RECALL_PRINTED},
        {RECALL_PRINTED, RECALL_PRINT, RECALL_PRINTED},
        {RECALL_PRINTED, RECALL_DEFEND, RECALL_PRINTED},
        {RECALL_PRINTED, RECALL_SET_DAY, RECALL_SET},
        {RECALL_SET, RECALL_SET_DAY, RECALL_SET},
        {RECALL_SET, RECALL_DEFEND, RECALL_SET},
        {RECALL_SET, RECALL_PRINT, RECALL_SET},
        {RECALL_SET, RECALL_COUNT, RECALL_FAILED},
        {RECALL_SET, RECALL_WITHDRAW, RECALL_WITHDRAWN},
        {RECALL_PASSED, RECALL_ANNOUNCE, RECALL_PASSED},
        {RECALL_PASSED, RECALL_FILE, RECALL_PASSED},
    };

    arr_each (i, COUNT(ROWS)) {
        enum recall_state to = RECALL_RECEIVED;
        struct err err = {0};

        OK(recall_next(ROWS[i].from, ROWS[i].act, &to, &err) == ST_OK && to == ROWS[i].to,
           recall_act_word(ROWS[i].act));
    }
}

static void what_next(void)
{
    struct recall r = {.state = RECALL_RECEIVED, .way = RECALL_LAW_RECESS};
    const struct date day = {2026, 11, 20};

    EQ_INT(recall_next_act(&r), RECALL_ACCEPT, "those who signed are looked at");
    r.state = RECALL_ACCEPTED;
    EQ_INT(recall_next_act(&r), RECALL_GIVE, "the deputy gets it");
    r.state = RECALL_GIVEN;
    EQ_INT(recall_next_act(&r), RECALL_PRINT, "and those who vote");
    r.state = RECALL_PRINTED;
    EQ_INT(recall_next_act(&r), RECALL_SET_DAY, "a day is set");
    r.state = RECALL_SET;
    EQ_INT(recall_next_act(&r), RECALL_COUNT, "the vote");
    r.unprinted = true;
    EQ_INT(recall_next_act(&r), RECALL_PRINT, "not before they have his answer");
    r.state = RECALL_RECEIVED;
    EQ_INT(recall_next_act(&r), RECALL_ACCEPT, "where it may be printed");
    r.unprinted = false;
    r.state = RECALL_PASSED;
    EQ_INT(recall_next_act(&r), RECALL_ANNOUNCE, "it is announced");
    r.announced_on = day;
    OK(!recall_may_act(&r, RECALL_ANNOUNCE), "once");
    EQ_INT(recall_next_act(&r), RECALL_FILE, "and filed");
    r.filed_on = day;
    OK(!recall_may_act(&r, RECALL_FILE), "once");
    EQ_INT(recall_next_act(&r), RECALL_ACTS, "and that is all");
    r.filed_on = (struct date){0};
    r.way = RECALL_LAW_VOTERS;
    OK(!recall_may_act(&r, RECALL_FILE), "what voters decided is not filed");
    EQ_INT(recall_next_act(&r), RECALL_ACTS, "and that is all");
    r.state = RECALL_FAILED;
    EQ_INT(recall_next_act(&r), RECALL_ACTS, "nothing follows");
}

static void who_moves(void)
{
    static const struct {
        const char *mover;
        bool garrison;
        enum recall_law_way way;
        bool people, voters;
    } ROWS[] = {
        {"voters", false, RECALL_LAW_VOTERS, true, true},
        {"voters", true, RECALL_LAW_GARRISON, true, true},
        {"presidium", false, RECALL_LAW_SESSION, false, false},
        {"deputies", true, RECALL_LAW_SESSION, true, false},
        {"chairmen", false, RECALL_LAW_RECESS, false, false},
        {"members", false, RECALL_LAW_RECESS, true, false},
    };
    enum recall_law_way way;

    arr_each (i, COUNT(ROWS)) {
        const struct recall r = {.mover = str_from(ROWS[i].mover)};

        OK(recall_way_of(r.mover, ROWS[i].garrison, &way) && way == ROWS[i].way, ROWS[i].mover);
        EQ_INT(recall_signed(&r), ROWS[i].people, "people sign");
        EQ_INT(recall_by_voters(&r), ROWS[i].voters, "voters");
    }
    OK(!recall_way_of(S("moon"), false, &way), "nobody else");
}

static void words(void)
{
    struct str all = S(RECALL_STATES), word;
    enum recall_state state;
    enum recall_law_way way;
    enum recall_act act;
    int n = 0;

    while (str_cut(&all, ' ', &word)) {
        OK(recall_state_parse(word, &state) && (int)state == n, "in the order of the list");
        EQ_STR(str_from(recall_state_word(state)), word.ptr == NULL ? "" : recall_state_word(state),
               "and back");
        n++;
    }
    EQ_INT(n, RECALL_WITHDRAWN + 1, "every state");
    OK(!recall_state_parse(S("moon"), &state), "no such state");
    all = S(RECALL_WAYS);
    n = 0;
    while (str_cut(&all, ' ', &word)) {
        OK(recall_way_parse(word, &way) && (int)way == n && str_eqz(word, recall_way_word(way)),
           "a way");
        n++;
    }
    OK(!recall_way_parse(S("moon"), &way), "no such way");
    for (n = 0; n < RECALL_ACTS; n++)
        OK(recall_act_parse(str_from(recall_act_word((enum recall_act)n)), &act) && (int)act == n,
           "an act");
    OK(!recall_act_parse(S("moon"), &act), "no such act");
}

static void latest(void)
{
    struct recall r = {.received_on = {2026, 1, 5}};

    OK(date_cmp(recall_latest(&r), r.received_on) == 0, "when it came");
    r.accepted_on = (struct date){2026, 1, 6};
    OK(date_cmp(recall_latest(&r), r.accepted_on) == 0, "accepted");
    r.given_on = (struct date){2026, 1, 7};
    OK(date_cmp(recall_latest(&r), r.given_on) == 0, "given");
    r.printed_on = (struct date){2026, 1, 8};
    OK(date_cmp(recall_latest(&r), r.printed_on) == 0, "printed");
    r.vote_on = (struct date){2026, 2, 9};
    OK(date_cmp(recall_latest(&r), r.printed_on) == 0, "a day that was only set");
    OK(date_cmp(recall_earliest(&r, RECALL_DEFEND), r.given_on) == 0, "an answer, since given");
    OK(date_cmp(recall_earliest(&r, RECALL_PRINT), r.printed_on) == 0, "a print, since the first");
    OK(recall_after_vote(&r, (struct date){2026, 2, 10}), "the day after the vote");
    OK(!recall_after_vote(&r, r.vote_on), "that day is not");
    OK(!recall_after_vote(&(struct recall){0}, r.vote_on), "no day is set");
    r.voted_on = (struct date){2026, 1, 9};
    OK(date_cmp(recall_latest(&r), r.voted_on) == 0, "voted");
}

int main(void)
{
    every_state();
    leads_to();
    what_next();
    who_moves();
    words();
    latest();
    return tap_done();
}
