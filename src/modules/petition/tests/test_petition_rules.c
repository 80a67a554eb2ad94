// SPDX-License-Identifier: MulanPSL-2.0
/* What may be done with a petition when; what is due; who handles it. */
#include "law/tests/law_test.h"
#include "modules/petition/petition_rules.h"

enum { STATES = PETITION_ENDED + 1 };

/* One letter for each act that is allowed, in the order of the enum: accept, transfer, take on,
 * report, give back, agree, disagree, tell, take bacK, rEply, eXtend, ask review, answer it, ask
 * for a re-review, a Hearing, its answer, enD. */
static void workflow(void)
{
    static const char LETTERS[] = "atorbgilkexqwchnd";
    static const char *const WANT[STATES] = {
        [PETITION_REGISTERED] = "at..............d",  [PETITION_ACCEPTED] = ".......l.ex.....d",
        [PETITION_TRANSFERRED] = "..orbgilk.x.....d", [PETITION_REPLIED] = "...........q....d",
        [PETITION_IN_REVIEW] = "............w....",   [PETITION_REVIEWED] = ".............c..d",
        [PETITION_IN_RECHECK] = "..............hn.",  [PETITION_RECHECKED] = "................d",
        [PETITION_ENDED] = "...........q.c...",
    };
    static const enum petition_state TO[PETITION_ACTS] = {
        [PETITION_ACCEPT] = PETITION_ACCEPTED,
        [PETITION_TRANSFER] = PETITION_TRANSFERRED,
        [PETITION_TAKE_ON] = PETITION_TRANSFERRED,
        [PETITION_REPORT] = PETITION_REPLIED,
        [PETITION_GIVE_BACK] = PETITION_TRANSFERRED,
        [PETITION_AGREE] = PETITION_REGISTERED,
        [PETITION_DISAGREE] = PETITION_TRANSFERRED,
        [PETITION_TAKE_BACK] = PETITION_REGISTERED,
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
            if (want)
                EQ_INT(to, act == PETITION_EXTEND || act == PETITION_TELL ? from : TO[a],
                       "leads there");
            else
                EQ_TEXT(err.key, "petition.wrong_state", "refused");
        }
}

/* @law Petition Regulation (2022-02-25) art. 23(3), 28(2), 35, 36(1) */
static void of_one(void)
{
    static const struct {
        enum petition_state state;
        enum petition_law_matter matter;
        bool told, taken_on, objects;
        enum petition_act act;
        const char *why; /* NULL: it may be done */
    } WANT[] = {
        {PETITION_REGISTERED, PETITION_LAW_CLAIM, 0, 0, 0, PETITION_ACCEPT, NULL},
        {PETITION_REGISTERED, PETITION_LAW_LAWSUIT, 0, 0, 0, PETITION_ACCEPT,
         "law.petition_elsewhere"},
        {PETITION_REGISTERED, PETITION_LAW_LAWSUIT, 0, 0, 0, PETITION_TRANSFER, NULL},
        {PETITION_REGISTERED, PETITION_LAW_CLAIM, 0, 0, 0, PETITION_REPLY, "petition.wrong_state"},
        {PETITION_REPLIED, PETITION_LAW_CLAIM, 1, 0, 0, PETITION_ASK_REVIEW, NULL},
        {PETITION_REPLIED, PETITION_LAW_ADVICE, 1, 0, 0, PETITION_ASK_REVIEW,
         "law.petition_no_review"},
        {PETITION_REVIEWED, PETITION_LAW_CLAIM, 1, 0, 0, PETITION_ASK_RECHECK, NULL},
        {PETITION_REVIEWED, PETITION_LAW_CHARGE, 1, 0, 0, PETITION_ASK_RECHECK,
         "law.petition_no_review"},
        {PETITION_TRANSFERRED, PETITION_LAW_CLAIM, 0, 0, 0, PETITION_TELL, NULL},
        {PETITION_TRANSFERRED, PETITION_LAW_CLAIM, 1, 0, 0, PETITION_TELL, "petition.told_already"},
        {PETITION_TRANSFERRED, PETITION_LAW_CLAIM, 1, 0, 0, PETITION_AGREE,
         "petition.no_objection"},
        {PETITION_TRANSFERRED, PETITION_LAW_CLAIM, 1, 0, 0, PETITION_DISAGREE,
         "petition.no_objection"},
        {PETITION_TRANSFERRED, PETITION_LAW_CLAIM, 1, 0, 1, PETITION_AGREE, NULL},
        {PETITION_TRANSFERRED, PETITION_LAW_CLAIM, 1, 0, 1, PETITION_DISAGREE, NULL},
        {PETITION_TRANSFERRED, PETITION_LAW_CLAIM, 1, 0, 0, PETITION_TAKE_ON, NULL},
        {PETITION_TRANSFERRED, PETITION_LAW_CLAIM, 1, 0, 0, PETITION_GIVE_BACK, NULL},
        {PETITION_TRANSFERRED, PETITION_LAW_CLAIM, 1, 0, 1, PETITION_TAKE_ON,
         "petition.objects_already"},
        {PETITION_TRANSFERRED, PETITION_LAW_CLAIM, 1, 0, 1, PETITION_GIVE_BACK,
         "petition.objects_already"},
        {PETITION_TRANSFERRED, PETITION_LAW_CLAIM, 1, 1, 0, PETITION_TAKE_ON,
         "petition.taken_on_already"},
        {PETITION_TRANSFERRED, PETITION_LAW_CLAIM, 1, 1, 0, PETITION_GIVE_BACK,
         "petition.taken_on_already"},
        {PETITION_TRANSFERRED, PETITION_LAW_CLAIM, 1, 1, 1, PETITION_TAKE_BACK, NULL},
        {PETITION_TRANSFERRED, PETITION_LAW_CLAIM, 0, 0, 0, PETITION_TAKE_BACK, NULL},
        {PETITION_TRANSFERRED, PETITION_LAW_CLAIM, 1, 1, 0, PETITION_REPORT, NULL},
    };

    arr_each (i, COUNT(WANT)) {
        const struct date day = on("2026-03-03"), none = {0};
        const struct petition p = {.state = WANT[i].state,
                                   .matter = WANT[i].matter,
                                   .decided_on = WANT[i].told ? day : none,
                                   .accepted_on = WANT[i].taken_on ? day : none,
                                   .objected_on = WANT[i].objects ? day : none};
        enum petition_state to = PETITION_ENDED;
        struct err err = {0};

        EQ_INT(petition_check_act(&p, WANT[i].act, &to, &err),
               WANT[i].why == NULL ? ST_OK : ST_RULE, petition_act_word(WANT[i].act));
        EQ_TEXT(err.key != NULL ? err.key : "", WANT[i].why != NULL ? WANT[i].why : "", "why");
        OK(petition_may_act(&p, WANT[i].act) == (WANT[i].why == NULL), "may");
        if (WANT[i].act == PETITION_AGREE || WANT[i].act == PETITION_TAKE_BACK)
            EQ_INT(to, PETITION_REGISTERED, "ours again");
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
    p.matter = PETITION_LAW_ARBITRATION;
    p.state = PETITION_TRANSFERRED;
    EQ_STR(petition_outcomes(a, &p), "elsewhere withdrawn", "found out when it had been sent");
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
        {PETITION_TRANSFERRED, "report", "2026-04-20", "", ""}, /* sooner than the law's 16 May */
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
    p.state = PETITION_REPLIED;
    due = petition_right_of(&p, &CAL, false);
    EQ_TEXT(due.kind, "", "nor a review");
}

/* The thirty days run from the answer; that we closed the case does not end them.
 * @law Petition Regulation (2022-02-25) art. 35, 36(1) */
static void rights_after_the_end(void)
{
    static const struct {
        enum petition_law_matter matter;
        const char *outcome;
        bool replied, reviewed, erased;
        const char *right, *until;
    } WANT[] = {
        {PETITION_LAW_CLAIM, "solved", 1, 0, 0, "ask_review", "2026-07-01"},
        {PETITION_LAW_CLAIM, "explained", 1, 0, 0, "ask_review", "2026-07-01"},
        {PETITION_LAW_CLAIM, "explained", 1, 1, 0, "ask_recheck", "2026-07-31"},
        {PETITION_LAW_CLAIM, "withdrawn", 1, 0, 0, "", ""},
        {PETITION_LAW_CLAIM, "final", 1, 1, 0, "", ""},
        {PETITION_LAW_CLAIM, "solved", 0, 0, 0, "", ""}, /* brought in from before: no day */
        {PETITION_LAW_CLAIM, "solved", 1, 0, 1, "", ""},
        {PETITION_LAW_ADVICE, "explained", 1, 0, 0, "", ""},
    };

    arr_each (i, COUNT(WANT)) {
        const struct date none = {0};
        const struct petition p = {.state = PETITION_ENDED,
                                   .matter = WANT[i].matter,
                                   .outcome = str_from(WANT[i].outcome),
                                   .replied_on = WANT[i].replied ? on("2026-06-01") : none,
                                   .answered_on = WANT[i].reviewed ? on("2026-07-01") : none,
                                   .erased_on = WANT[i].erased ? on("2031-07-01") : none};
        const struct petition_due right = petition_right_of(&p, &CAL, false);

        EQ_TEXT(right.kind, WANT[i].right, WANT[i].outcome);
        EQ_DATE(right.on, WANT[i].until, "until then");
        OK(petition_may_act(&p, PETITION_ASK_REVIEW) == str_eqz(S("ask_review"), right.kind) &&
               petition_may_act(&p, PETITION_ASK_RECHECK) == str_eqz(S("ask_recheck"), right.kind),
           "and that may be noted");
    }
}

/* What the organ that has it must do next, and when.
 * @law Petition Regulation (2022-02-25) art. 23(3), 34 */
static void organs_clocks(void)
{
    static const struct {
        enum petition_law_matter matter;
        bool reachable, roll;
        const char *taken_on, *report, *kind, *on, *law;
    } WANT[] = {
        {PETITION_LAW_CLAIM, true, false, "", "2026-04-20", "take_on", "2026-03-20",
         "第二十三条第三款"},
        {PETITION_LAW_CLAIM, true, true, "", "2026-03-20", "take_on", "2026-03-20",
         "第二十三条第三款"},
        {PETITION_LAW_CLAIM, true, false, "", "2026-03-19", "report", "2026-03-19", ""},
        {PETITION_LAW_CLAIM, false, false, "", "2026-04-20", "report", "2026-04-20", ""},
        {PETITION_LAW_CLAIM, true, false, "2026-03-10", "2026-04-20", "report", "2026-04-20", ""},
        {PETITION_LAW_CLAIM, true, false, "2026-03-10", "2026-06-20", "report", "2026-05-09",
         "第三十四条"},
        {PETITION_LAW_CLAIM, true, true, "2026-03-11", "2026-06-20", "report", "2026-05-11",
         "第三十四条"},
        {PETITION_LAW_ADVICE, true, false, "2026-03-10", "2026-06-20", "report", "2026-06-20", ""},
    };

    arr_each (i, COUNT(WANT)) {
        const struct date none = {0};
        const struct petition p = {.matter = WANT[i].matter,
                                   .state = PETITION_TRANSFERRED,
                                   .reachable = WANT[i].reachable,
                                   .transferred_on = on("2026-03-05"),
                                   .report_on = on(WANT[i].report),
                                   .accepted_on =
                                       WANT[i].taken_on[0] ? on(WANT[i].taken_on) : none};
        const struct petition_due due = petition_due_of(&p, &CAL, WANT[i].roll);

        EQ_TEXT(due.kind, WANT[i].kind, "what the organ must do");
        EQ_DATE(due.on, WANT[i].on, "until then");
        OK(WANT[i].law[0] == '\0' ? due.article[0] == '\0'
                                  : str_ends(str_from(due.article), str_from(WANT[i].law)),
           "by its article");
    }
}

/* Courts, prosecutors and police tell of lawsuits by rules of their own, as the organ of
 * supervision does of charges: none of our fifteen days is promised.
 * @law Petition Regulation (2022-02-25) art. 23(4) */
static void told_by_rules(void)
{
    static const struct {
        enum petition_state state;
        enum petition_law_matter matter;
        bool supervision, reachable, taken_on, by_rules;
        const char *kind;
    } WANT[] = {
        {PETITION_TRANSFERRED, PETITION_LAW_CLAIM, 0, 1, 0, false, "take_on"},
        {PETITION_TRANSFERRED, PETITION_LAW_CLAIM, 1, 1, 0, false, "take_on"},
        {PETITION_TRANSFERRED, PETITION_LAW_CHARGE, 0, 1, 0, false, "take_on"},
        {PETITION_TRANSFERRED, PETITION_LAW_CHARGE, 1, 1, 0, true, ""},
        {PETITION_TRANSFERRED, PETITION_LAW_LAWSUIT, 0, 1, 0, true, ""},
        {PETITION_TRANSFERRED, PETITION_LAW_LAWSUIT, 0, 0, 0, false, ""},
        {PETITION_TRANSFERRED, PETITION_LAW_LAWSUIT, 0, 1, 1, false, ""},
        {PETITION_REPLIED, PETITION_LAW_LAWSUIT, 0, 1, 0, false, ""},
    };

    arr_each (i, COUNT(WANT)) {
        const struct date none = {0};
        const struct petition p = {.state = WANT[i].state,
                                   .matter = WANT[i].matter,
                                   .supervision = WANT[i].supervision,
                                   .reachable = WANT[i].reachable,
                                   .transferred_on = on("2026-03-05"),
                                   .report_on = on("2026-04-20"),
                                   .accepted_on = WANT[i].taken_on ? on("2026-03-10") : none};

        EQ_TEXT(petition_due_by_law(&p, &CAL, false).kind, WANT[i].kind, "what he is promised");
        OK(petition_told_by_rules(&p) == WANT[i].by_rules, "or told by other rules");
    }
}

/* The petitioner is told in time, whatever else is going on.
 * @law Petition Regulation (2022-02-25) art. 23(2) */
static void untold(void)
{
    for (size_t s = 0; s < STATES; s++) {
        struct petition p = {.state = (enum petition_state)s, .tell_due_on = on("2026-03-17")};
        const bool runs = s == PETITION_ACCEPTED || s == PETITION_TRANSFERRED;

        EQ_TEXT(petition_untold_of(&p).kind, runs ? "tell" : "", "beside another clock");
        EQ_DATE(petition_untold_of(&p).on, runs ? "2026-03-17" : "", "on its day");
        p.decided_on = on("2026-03-04");
        EQ_TEXT(petition_untold_of(&p).kind, "", "until he is told");
        p.decided_on = p.tell_due_on = (struct date){0};
        EQ_TEXT(petition_untold_of(&p).kind, "", "not who cannot be");
    }
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

/* @law Petition Regulation (2022-02-25) art. 30(3) */
static void seen(void)
{
    static const struct {
        enum petition_law_matter matter;
        int64_t against;
        struct petition_reader r;
        bool sees;
        const char *what;
    } WANT[] = {
        {PETITION_LAW_CHARGE, 8, {.account_id = 7, .all = true}, true, "another of the office"},
        {PETITION_LAW_CHARGE,
         8,
         {.account_id = 7, .organ_id = 9, .all = true},
         true,
         "of another organ"},
        {PETITION_LAW_CHARGE,
         8,
         {.account_id = 7, .organ_id = 8, .all = true},
         false,
         "the one it is against"},
        {PETITION_LAW_CLAIM, 8, {.account_id = 7, .organ_id = 8, .all = true}, true, "a claim"},
        {PETITION_LAW_CHARGE,
         0,
         {.account_id = 7, .organ_id = 8, .all = true},
         true,
         "against nobody known"},
        {PETITION_LAW_CHARGE,
         8,
         {.account_id = 5, .organ_id = 8},
         true,
         "the handler, who should step back"},
        {PETITION_LAW_CLAIM, 8, {.account_id = 7, .organ_id = 8}, false, "who may not know of any"},
        {PETITION_LAW_CHARGE,
         0,
         {.account_id = 7, .all = true, .accused = true},
         false,
         "him it is against"},
        {PETITION_LAW_CHARGE, 0, {.account_id = 5, .accused = true}, false, "even where he had it"},
    };

    arr_each (i, COUNT(WANT)) {
        const struct petition p = {
            .handler_id = 5, .matter = WANT[i].matter, .against_id = WANT[i].against};

        OK(petition_seen_by(&p, &WANT[i].r) == WANT[i].sees, WANT[i].what);
    }
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
    of_one();
    words();
    outcomes();
    clocks();
    rights_after_the_end();
    organs_clocks();
    told_by_rules();
    untold();
    readers();
    seen();
    numbers();
    return tap_done();
}
