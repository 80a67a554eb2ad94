// SPDX-License-Identifier: MulanPSL-2.0
/* When an inquiry goes on, who may ask when, what becomes of a question, who sits in a committee.
 */
#include "base/tap_rule.h"
#include "modules/inquiry/inquiry_rules.h"

static const struct date EVE = {2026, 6, 9}, DAY = {2026, 6, 10};

static const char *z(const char *s)
{
    return s != NULL ? s : "";
}

static void test_states(void)
{
    static const char *const STATES[] = {"planned", "collecting", "open",     "closed",
                                         "rated",   "handled",    "cancelled"};
    static const char *const NEXT[][COUNT(STATES)] = {
        [INQUIRY_CHANGE] = {"planned", "collecting", NULL, NULL, NULL, NULL, NULL},
        [INQUIRY_COLLECT] = {"collecting", NULL, NULL, NULL, NULL, NULL, NULL},
        [INQUIRY_OPEN] = {"open", "open", NULL, NULL, NULL, NULL, NULL},
        [INQUIRY_CLOSE] = {NULL, NULL, "closed", NULL, NULL, NULL, NULL},
        [INQUIRY_RATE] = {NULL, NULL, NULL, "rated", NULL, NULL, NULL},
        [INQUIRY_HANDLE] = {NULL, NULL, NULL, "handled", "handled", NULL, NULL},
        [INQUIRY_CANCEL] = {"cancelled", "cancelled", NULL, NULL, NULL, NULL, NULL},
    };

    arr_each (v, COUNT(NEXT))
        arr_each (s, COUNT(STATES))
            EQ_TEXT(z(inquiry_next(str_from(STATES[s]), (enum inquiry_verb)v, true)), z(NEXT[v][s]),
                    STATES[s]);
    EQ_TEXT(z(inquiry_next(S("closed"), INQUIRY_RATE, false)), "closed", "one of several rated");
    OK(str_among(INQUIRY_FORMS, S("joint")), "a form");
    OK(!str_among(INQUIRY_FORMS, S("join")), "part of one");
}

/* @law Supervision Law (2024-11-08) art. 47 */
static void test_open(void)
{
    struct inquiry q = {.state = S("collecting"), .held_on = DAY, .questions = 1};
    struct err err = {0};

    EQ_RULE(inquiry_check_open(&q, 1, DAY, &err), &err, NULL, "on its day");
    q.state = S("planned");
    EQ_RULE(inquiry_check_open(&q, 1, DAY, &err), &err, NULL, "without questions collected before");
    EQ_RULE(inquiry_check_open(&q, 1, EVE, &err), &err, "inquiry.err.before_day", "not before");
    EQ_RULE(inquiry_check_open(&q, 0, DAY, &err), &err, "inquiry.err.no_organ", "somebody answers");
    q.questions = 0;
    EQ_RULE(inquiry_check_open(&q, 1, DAY, &err), &err, "inquiry.err.no_question", "of what");
    q.state = S("closed");
    EQ_RULE(inquiry_check_open(&q, 1, DAY, &err), &err, "inquiry.err.state", "it is over");
}

static void test_ask(void)
{
    struct inquiry q = {.state = S("collecting"), .held_on = DAY};
    struct err err = {0};

    EQ_RULE(inquiry_check_ask(&q, DAY, &err), &err, NULL, "no last day");
    q.collect_until = EVE;
    EQ_RULE(inquiry_check_ask(&q, EVE, &err), &err, NULL, "on the last day");
    EQ_RULE(inquiry_check_ask(&q, DAY, &err), &err, "inquiry.err.too_late", "after it");
    q.state = S("open");
    EQ_RULE(inquiry_check_ask(&q, DAY, &err), &err, NULL, "on the spot");
    q.state = S("planned");
    EQ_RULE(inquiry_check_ask(&q, EVE, &err), &err, "inquiry.err.not_collecting", "not yet");
}

static void test_questions(void)
{
    static const char *const STATES[] = {"offered", "chosen", "left_out", "asked", "answered"};
    static const char *const OPEN[][COUNT(STATES)] = {
        [QUESTION_CHOOSE] = {"chosen", NULL, "chosen", NULL, NULL},
        [QUESTION_LEAVE] = {"left_out", "left_out", NULL, NULL, NULL},
        [QUESTION_ASK] = {NULL, "asked", NULL, "asked", "answered"},
        [QUESTION_ANSWER] = {NULL, "answered", NULL, "answered", "answered"},
    };
    static const char *const SHUT[][COUNT(STATES)] = {
        [QUESTION_CHOOSE] = {"chosen", NULL, "chosen", NULL, NULL},
        [QUESTION_LEAVE] = {"left_out", "left_out", NULL, NULL, NULL},
        [QUESTION_ASK] = {NULL, NULL, NULL, NULL, NULL},
        [QUESTION_ANSWER] = {NULL, NULL, NULL, NULL, "answered"},
    };

    arr_each (v, COUNT(OPEN))
        arr_each (s, COUNT(STATES)) {
            const struct str state = str_from(STATES[s]);

            EQ_TEXT(z(inquiry_question_next(state, (enum inquiry_question_verb)v, true)),
                    z(OPEN[v][s]), STATES[s]);
            EQ_TEXT(z(inquiry_question_next(state, (enum inquiry_question_verb)v, false)),
                    z(SHUT[v][s]), STATES[s]);
        }
}

static void test_probes(void)
{
    EQ_TEXT(z(inquiry_probe_next(S("proposed"), PROBE_DECIDE)), "decided", "decided");
    EQ_TEXT(z(inquiry_probe_next(S("proposed"), PROBE_REFUSE)), "refused", "or not");
    EQ_TEXT(z(inquiry_probe_next(S("proposed"), PROBE_BEGIN)), "", "not before");
    EQ_TEXT(z(inquiry_probe_next(S("decided"), PROBE_BEGIN)), "going", "it begins");
    EQ_TEXT(z(inquiry_probe_next(S("going"), PROBE_REPORT)), "reported", "it reports");
    EQ_TEXT(z(inquiry_probe_next(S("reported"), PROBE_RESOLVE)), "resolved", "a resolution");
    EQ_TEXT(z(inquiry_probe_next(S("resolved"), PROBE_RESOLVE)), "", "once");
}

/* @law Supervision Law (2024-11-08) art. 57 */
static void test_members(void)
{
    struct inquiry_member m[] = {{.post = S("chair"), .deputy_id = 1},
                                 {.post = S("vice"), .deputy_id = 2},
                                 {.post = S("member"), .deputy_id = 3},
                                 {.post = S("expert")}};
    struct err err = {0};

    EQ_RULE(inquiry_check_members(m, 4, &err), &err, NULL, "complete, with an expert");
    EQ_RULE(inquiry_check_members(m, 2, &err), &err, "inquiry.err.members", "no member");
    EQ_RULE(inquiry_check_members(m + 1, 3, &err), &err, "inquiry.err.members", "no chair");
    m[1].post = S("chair");
    EQ_RULE(inquiry_check_members(m, 4, &err), &err, "inquiry.err.members", "two chairs");
    m[1].post = S("member");
    EQ_RULE(inquiry_check_members(m, 4, &err), &err, "inquiry.err.members", "no vice chair");
    m[1].post = S("vice");
    m[2].deputy_id = 0;
    EQ_RULE(inquiry_check_members(m, 4, &err), &err, "inquiry.err.not_deputy",
            "members are deputies");
}

/* @law Supervision Law (2024-11-08) art. 57(2) */
static void relations(void)
{
    const struct inquiry_member deputy = {.deputy_id = 7, .name = S("王德明")},
                                expert = {.deputy_id = 0, .name = S("王律师")},
                                other = {.deputy_id = 0, .name = S("李律师")};
    struct inquiry_relation all[] = {
        {.deputy_id = 7, .name = S("王德明"), .whom = S("县水利局"), .stake = true},
        {.deputy_id = 0, .name = S("王律师"), .whom = S(""), .stake = true},
        {.deputy_id = 7, .name = S("王德明"), .whom = S("县水利局"), .stake = false},
    };

    OK(inquiry_relation_of(&all[0], &deputy), "of him");
    OK(!inquiry_relation_of(&all[0], &expert), "not of an expert");
    OK(inquiry_relation_of(&all[1], &expert), "an expert by his name");
    OK(!inquiry_relation_of(&all[1], &other), "not of another one");
    OK(!inquiry_relation_of(&all[1], &(struct inquiry_member){.deputy_id = 7, .name = S("王律师")}),
       "a deputy of the same name is somebody else");
    OK(inquiry_relation_of(&all[0], &(struct inquiry_member){.deputy_id = 7, .name = S("王得明")}),
       "a deputy by who he is");
    OK(inquiry_relation_known(all, COUNT(all), &deputy, S("县水利局")), "somebody has looked");
    OK(!inquiry_relation_known(all, COUNT(all), &deputy, S("县财政局")), "not at that one");
    OK(!inquiry_relation_known(all, COUNT(all), &other, S("")), "nor at him");
    OK(!inquiry_relation_stake(all, COUNT(all), &deputy), "the last word counts");
    OK(inquiry_relation_stake(all, 1, &deputy), "before it he had one");
    OK(inquiry_relation_stake(all, COUNT(all), &expert), "he has one");
    OK(!inquiry_relation_stake(all, COUNT(all), &other), "nothing on record");
    all[2].whom = S("县财政局");
    OK(inquiry_relation_stake(all, COUNT(all), &deputy),
       "a word on another one takes nothing back");
}

int main(void)
{
    relations();

    test_states();
    test_open();
    test_ask();
    test_questions();
    test_probes();
    test_members();
    return tap_done();
}
