// SPDX-License-Identifier: MulanPSL-2.0
/* What may be done with a petition when; what is due; who handles it. */
#include "law/tests/law_test.h"
#include "modules/petition/petition_rules.h"

enum { STATES = PETITION_ENDED + 1 };

/* One letter for each act that is allowed, in the order of the enum: accept Transfer Back Report
 * rEply eXtend Ask-review ansWer-review ask-reCheck Hearing answer-recHeck enD. */
static void workflow(void)
{
    static const char LETTERS[] = "atbrexqwchnd";
    static const char *const WANT[STATES] = {
        [PETITION_REGISTERED] = "at.........d",  [PETITION_ACCEPTED] = "....ex.....d",
        [PETITION_TRANSFERRED] = "..br.x.....d", [PETITION_REPLIED] = "......q....d",
        [PETITION_IN_REVIEW] = ".......w....",   [PETITION_REVIEWED] = "........c..d",
        [PETITION_IN_RECHECK] = ".........hn.",  [PETITION_RECHECKED] = "...........d",
        [PETITION_ENDED] = "............",
    };
    static const enum petition_state TO[PETITION_ACTS] = {
        [PETITION_ACCEPT] = PETITION_ACCEPTED,
        [PETITION_TRANSFER] = PETITION_TRANSFERRED,
        [PETITION_GIVE_BACK] = PETITION_REGISTERED,
        [PETITION_REPORT] = PETITION_REPLIED,
        [PETITION_REPLY] = PETITION_REPLIED,
        [PETITION_ASK_REVIEW] = PETITION_IN_REVIEW,
        [PETITION_ANSWER_REVIEW] = PETITION_REVIEWED,
        [PETITION_ASK_RECHECK] = PETITION_IN_RECHECK,
        [PETITION_HEARING] = PETITION_IN_RECHECK,
        [PETITION_ANSWER_RECHECK] = PETITION_RECHECKED,
        [PETITION_END] = PETITION_ENDED,
    };

    for (size_t s = 0; s < STATES; s++)
        for (size_t a = 0; a < PETITION_ACTS; a++) {
            const enum petition_state from = (enum petition_state)s;
            const enum petition_act act = (enum petition_act)a;
            const bool want = WANT[s][a] == LETTERS[a];
            enum petition_state to = from;
            struct err err = {0};
            const enum status st = petition_next(from, act, &to, &err);

            EQ_INT(st, want ? ST_OK : ST_RULE, WANT[s]);
            OK(petition_may_act(from, act) == want, "may");
            if (want)
                EQ_INT(to, act == PETITION_EXTEND ? from : TO[a], "leads there");
            else
                EQ_TEXT(err.key, "petition.wrong_state", "refused");
        }
}

static void words(void)
{
    for (size_t s = 0; s < STATES; s++) {
        enum petition_state got = PETITION_ENDED;

        OK(petition_state_parse(str_from(petition_state_word((enum petition_state)s)), &got) &&
               (size_t)got == s,
           "a state and its word");
    }
    for (size_t m = 0; m <= PETITION_LAW_DUTY; m++) {
        enum petition_law_matter got = PETITION_LAW_DUTY;

        OK(petition_matter_parse(str_from(petition_matter_word((enum petition_law_matter)m)),
                                 &got) &&
               (size_t)got == m,
           "a matter and its word");
    }
    {
        enum petition_law_matter m;
        enum petition_state s;

        OK(!petition_state_parse(S("gone"), &s) && !petition_matter_parse(S(""), &m), "no others");
    }
    for (size_t a = 0; a < PETITION_ACTS; a++)
        OK(petition_act_word((enum petition_act)a)[0] != '\0', "an act has a word");
    OK(petition_word_among(S("call"), PETITION_KINDS), "a kind");
    OK(!petition_word_among(S("cal"), PETITION_KINDS), "half a word");
    OK(!petition_word_among(S(""), PETITION_KINDS), "nothing");
}

static void outcomes(void)
{
    static const char *const WANT[STATES] = {
        [PETITION_REGISTERED] = "refused told withdrawn unclear",
        [PETITION_ACCEPTED] = "withdrawn",
        [PETITION_TRANSFERRED] = "withdrawn",
        [PETITION_REPLIED] = "solved explained withdrawn",
        [PETITION_REVIEWED] = "solved explained withdrawn",
        [PETITION_RECHECKED] = "final",
    };
    struct petition p = {.matter = PETITION_LAW_CLAIM};
    struct arena *a = arena_open(0);

    for (size_t s = 0; s < STATES; s++) {
        p.state = (enum petition_state)s;
        EQ_STR(petition_outcomes(a, &p), WANT[s] != NULL ? WANT[s] : "",
               "how it may end from there");
    }
    p = (struct petition){.matter = PETITION_LAW_LAWSUIT, .reachable = true, .first_id = 7};
    EQ_STR(petition_outcomes(a, &p), "refused elsewhere told withdrawn merged",
           "a lawsuit of somebody known, about a matter that came before");
    {
        struct err err = {0};

        EQ_INT(petition_check_outcome(&p, S("unclear"), &err), ST_RULE, "he can be told");
        EQ_TEXT(err.key, "petition.is_reachable", "so he is");
        p.first_id = 0;
        EQ_INT(petition_check_outcome(&p, S("merged"), &err), ST_RULE, "nothing came before");
        EQ_TEXT(err.key, "petition.nothing_first", "says so");
        p.matter = PETITION_LAW_CLAIM;
        EQ_INT(petition_check_outcome(&p, S("elsewhere"), &err), ST_RULE, "it belongs here");
        EQ_TEXT(err.key, "petition.not_elsewhere", "says so");
        EQ_INT(petition_check_outcome(&p, S("solved"), &err), ST_RULE, "not before a reply");
        EQ_TEXT(err.key, "petition.wrong_outcome", "says so");
    }
    arena_close(a);
}

/* @law Petition Regulation (2022-02-25) art. 23(2), 34, 35, 36(1), 36(2) */
static void clocks(void)
{
    static const struct {
        enum petition_state state;
        const char *kind, *on, *right, *until;
    } WANT[] = {
        {PETITION_REGISTERED, "tell", "2026-03-17", "", ""},
        {PETITION_ACCEPTED, "handle", "2026-05-16", "", ""},
        {PETITION_TRANSFERRED, "report", "2026-04-20", "", ""},
        {PETITION_REPLIED, "", "", "ask_review", "2026-07-01"},
        {PETITION_IN_REVIEW, "review", "2026-07-10", "", ""},
        {PETITION_REVIEWED, "", "", "ask_recheck", "2026-07-31"},
        {PETITION_IN_RECHECK, "recheck", "2026-07-15", "", ""},
        {PETITION_RECHECKED, "", "", "", ""},
        {PETITION_ENDED, "", "", "", ""},
    };
    struct petition p = {.matter = PETITION_LAW_CLAIM,
                         .reachable = true,
                         .received_on = on("2026-03-02"),
                         .accepted_on = on("2026-03-02"),
                         .extended_days = 15,
                         .hearing_days = 5,
                         .report_on = on("2026-04-20"),
                         .replied_on = on("2026-06-01"),
                         .asked_on = on("2026-06-10"),
                         .answered_on = on("2026-07-01")};
    struct petition_due due;

    arr_each (i, COUNT(WANT)) {
        p.state = WANT[i].state;
        due = petition_due_of(&p, &CAL, false);
        EQ_TEXT(due.kind, WANT[i].kind, "what is due");
        EQ_DATE(due.on, WANT[i].on, "on its day");
        OK((due.article[0] != '\0') == (WANT[i].kind[0] != '\0' && i != 2), "by its article");
        due = petition_right_of(&p, &CAL, false);
        EQ_TEXT(due.kind, WANT[i].right, "what he may ask for");
        EQ_DATE(due.on, WANT[i].until, "until then");
        OK((due.article[0] != '\0') == (WANT[i].right[0] != '\0'), "by its article");
    }
    p.state = PETITION_ACCEPTED;
    due = petition_due_of(&p, &CAL, true);
    EQ_DATE(due.on, "2026-05-18", "a Saturday moves on");
    p.state = PETITION_REVIEWED;
    p.answered_on = on("2026-07-02");
    due = petition_right_of(&p, &CAL, true);
    EQ_DATE(due.on, "2026-08-03", "his right, too");
    p.state = PETITION_REGISTERED;
    p.reachable = false;
    due = petition_due_of(&p, &CAL, false);
    EQ_TEXT(due.kind, "", "nobody to tell");
    EQ_TEXT(due.article, "", "no article");
    p.state = PETITION_ACCEPTED;
    p.matter = PETITION_LAW_ADVICE;
    due = petition_due_of(&p, &CAL, false);
    EQ_TEXT(due.kind, "", "advice has no clock");
}

/* @law Petition Regulation (2022-02-25) art. 30(3) */
static void readers(void)
{
    const struct petition p = {.handler_id = 5, .leader_id = 6, .organ_id = 9};
    static const struct {
        struct petition_reader r;
        bool handles;
        const char *what;
    } WANT[] = {
        {{.account_id = 5}, true, "the handler"},
        {{.account_id = 6}, true, "who leads"},
        {{.account_id = 7}, false, "another of the office"},
        {{.account_id = 0}, false, "nobody"},
        {{.account_id = 7, .organ_id = 9}, false, "of the organ, without its right"},
        {{.account_id = 7, .organ_id = 9, .unit = true}, true, "of the organ"},
        {{.account_id = 7, .organ_id = 8, .unit = true}, false, "of another organ"},
        {{.system = true}, true, "a job"},
    };
    const struct petition nobody = {.handler_id = 0, .organ_id = 0};

    arr_each (i, COUNT(WANT))
        OK(petition_handled_by(&p, &WANT[i].r) == WANT[i].handles, WANT[i].what);
    OK(!petition_handled_by(&nobody, &(struct petition_reader){.unit = true}), "nobody's");
    OK(!petition_handled_by(&nobody, &(struct petition_reader){.account_id = 3, .unit = true}),
       "nor of an organ it was not given to");
}

static void numbers(void)
{
    struct arena *a = arena_open(0);

    EQ_STR(petition_number_clean(a, S("140826 19900307-123x")), "14082619900307123X", "an ID");
    EQ_STR(petition_number_clean(a, S("")), "", "nothing");
    EQ_STR(petition_phone_clean(a, S("+86 138-1234 5678")), "13812345678", "a telephone");
    EQ_STR(petition_phone_clean(a, S("0359-6522134")), "03596522134", "at home");
    EQ_STR(petition_phone_clean(a, S("")), "", "nothing");
    arena_close(a);
}

int main(void)
{
    workflow();
    words();
    outcomes();
    clocks();
    readers();
    numbers();
    return tap_done();
}
