// SPDX-License-Identifier: MulanPSL-2.0
/* Decisions on votes: every state with every act, every ballot, every count. */
#include "base/tap.h"
#include "modules/vote/vote_rules.h"
#include "modules/vote/vote_rules_entry.h"
#include "modules/vote/vote_rules_judge.h"

static void acts(void)
{
    static const char *const WANT[] = {
        /*                   open cast enter way close count announce invalidate */
        [VOTE_PREPARED] = "o......i", [VOTE_OPEN] = ".cewx..i",      [VOTE_CLOSED] = "..e..n.i",
        [VOTE_COUNTED] = "......ai",  [VOTE_ANNOUNCED] = ".......i", [VOTE_INVALID] = "........",
    };
    static const char ACTS[] = "ocewxnai";

    arr_each (s, COUNT(WANT))
        arr_each (a, (size_t)VOTE_ACT_COUNT_ACTS) {
            struct err err = {0};
            const enum status st = vote_rules_may((enum vote_state)s, (enum vote_act)a, &err);

            OK((st == ST_OK) == (WANT[s][a] == ACTS[a]), vote_state_word((enum vote_state)s));
            OK(st == ST_OK || (st == ST_RULE && err.key != NULL), "with a reason");
        }
}

static void ways(void)
{
    static const char *const WANT[] = {
        [VOTE_DEVICE] = ".hp", [VOTE_HANDS] = "..p", [VOTE_PAPER] = "..."};
    struct err err = {0};

    arr_each (f, (size_t)3)
        arr_each (t, (size_t)3)
            OK((vote_rules_may_change_way((enum vote_method)f, (enum vote_method)t, &err) ==
                ST_OK) == (WANT[f][t] != '.'),
               "only from device to hands to paper");
}

/* Whose vote needs scrutineers' codes, and when each is asked for. */
static void keys(void)
{
    static const struct {
        bool secret, sealed;
        enum vote_method method;
        const char *appoint, *turn; /* by state: '.' refused */
    } T[] = {
        {true, false, VOTE_DEVICE, "a.....", "......"},
        {true, true, VOTE_DEVICE, "a.....", "..t..."},
        {true, true, VOTE_PAPER, "......", "..t..."}, /* the network went away */
        {true, false, VOTE_PAPER, "......", "......"},
        {false, false, VOTE_DEVICE, "......", "......"},
        {false, false, VOTE_HANDS, "......", "......"},
    };

    arr_each (i, COUNT(T))
        for (int s = 0; s <= VOTE_INVALID; s++) {
            const struct vote v = {.secret = T[i].secret,
                                   .sealed = T[i].sealed,
                                   .method = T[i].method,
                                   .state = (enum vote_state)s};
            struct err err = {0};

            OK((vote_rules_may_appoint(&v, &err) == ST_OK) == (T[i].appoint[s] != '.'),
               vote_state_word(v.state));
            OK((vote_rules_may_turn(&v, &err) == ST_OK) == (T[i].turn[s] != '.'),
               vote_state_word(v.state));
            OK(T[i].turn[s] != '.' || err.key != NULL, "with a reason");
        }
}

static void words(void)
{
    enum vote_kind kind;
    enum vote_method method;
    enum vote_state state;
    enum vote_rule rule;
    enum law_body body;
    enum vote_law_matter matter;

    for (int i = 0; i <= VOTE_RATING; i++)
        OK(vote_kind_parse(str_from(vote_kind_word((enum vote_kind)i)), &kind) && (int)kind == i,
           "kind");
    for (int i = 0; i <= VOTE_PAPER; i++)
        OK(vote_method_parse(str_from(vote_method_word((enum vote_method)i)), &method) &&
               (int)method == i,
           "method");
    for (int i = 0; i <= VOTE_INVALID; i++)
        OK(vote_state_parse(str_from(vote_state_word((enum vote_state)i)), &state) &&
               (int)state == i,
           "state");
    for (int i = 0; i <= VOTE_NOTED; i++)
        OK(vote_rule_parse(str_from(vote_rule_word((enum vote_rule)i)), &rule) && (int)rule == i,
           "rule");
    for (int i = 0; i <= LAW_BODY_OTHER; i++)
        OK(vote_law_body_parse(str_from(vote_law_body_word((enum law_body)i)), &body) &&
               (int)body == i,
           "body");
    for (int i = 0; i <= VOTE_LAW_REMOVAL; i++)
        OK(vote_matter_parse(str_from(vote_matter_word((enum vote_law_matter)i)), &matter) &&
               (int)matter == i,
           "matter");
    OK(!vote_kind_parse(S("x"), &kind) && !vote_method_parse(S("x"), &method) &&
           !vote_state_parse(S("x"), &state) && !vote_rule_parse(S("x"), &rule) &&
           !vote_law_body_parse(S("x"), &body) && !vote_matter_parse(S("x"), &matter),
       "unknown words");
}

/* ---- ballots ---- */

static const struct vote_form MOTION = {.kind = VOTE_MOTION, .lines = 1};
static const struct vote_form RATING = {.kind = VOTE_RATING, .lines = 2, .grades = 3};
static const struct vote_form ELECTION = {
    .kind = VOTE_ELECTION, .lines = 3, .seats = 2, .write_in = true, .write_in_for_opposed = true};
static const struct vote_form CLOSED_LIST = {.kind = VOTE_ELECTION, .lines = 3, .seats = 2};

static char LONG[VOTE_RULES_WRITE_IN_BYTES + 2];

static struct vote_ballot ballot(struct arena *a, const char *marks, const char *names)
{
    struct str *list = arena_array(a, 8, struct str), rest = str_from(names);
    struct vote_ballot b = {.marks = str_from(marks), .write_ins = list};

    while (b.write_ins_count < 8 && str_cut(&rest, ',', &list[b.write_ins_count]))
        b.write_ins_count++;
    return b;
}

static void ballots(struct arena *a)
{
    static const struct {
        const struct vote_form *form;
        const char *marks, *names, *wrong, *field;
    } T[] = {
        {&MOTION, "y", "", NULL, NULL},
        {&MOTION, "n", "", NULL, NULL},
        {&MOTION, "a", "", NULL, NULL},
        {&MOTION, "-", "", "vote.choice_missing", "choice"},
        {&MOTION, "0", "", "vote.choice_wrong", "choice"},
        {&MOTION, "yy", "", "vote.choice_wrong", "choice"},
        {&MOTION, "", "", "vote.choice_wrong", "choice"},
        {&MOTION, "n", "张三", "vote.write_in_none", "write_in"},
        {&RATING, "02", "", NULL, NULL},
        {&RATING, "03", "", "vote.choice_wrong", "choice"},
        {&RATING, "0/", "", "vote.choice_wrong", "choice"},
        {&RATING, "0y", "", "vote.choice_wrong", "choice"},
        {&RATING, "0-", "", "vote.choice_missing", "choice"},
        {&ELECTION, "yyn", "", NULL, NULL},
        {&ELECTION, "nnn", "", NULL, NULL},
        {&ELECTION, "yyy", "", "vote.too_many_chosen", "choice"},
        {&ELECTION, "ynn", "张三", NULL, NULL},
        {&ELECTION, "nnn", "张三,李四", NULL, NULL},
        {&ELECTION, "yyn", "张三", "vote.too_many_chosen", "choice"},
        {&ELECTION, "yaa", "张三", "vote.write_in_needs_against", "write_in"},
        {&ELECTION, "nnn", "张三,张三", "vote.write_in_twice", "write_in"},
        {&ELECTION, "nnn", "张三,", NULL, NULL},
        {&ELECTION, "nnn", ",张三", "vote.write_in_wrong", "write_in"},
        {&ELECTION, "nnn", "a\nb", "vote.write_in_wrong", "write_in"},
        {&ELECTION, "nnn", LONG, "vote.write_in_wrong", "write_in"},
        {&CLOSED_LIST, "ynn", "张三", "vote.write_in_none", "write_in"},
    };

    memset(LONG, 'x', sizeof LONG - 1);
    arr_each (i, COUNT(T)) {
        const struct vote_ballot b = ballot(a, T[i].marks, T[i].names);
        const char *field = NULL;
        const char *wrong = vote_rules_check_ballot(T[i].form, &b, &field);

        EQ_TEXT(wrong != NULL ? wrong : "", T[i].wrong != NULL ? T[i].wrong : "", T[i].marks);
        if (T[i].field != NULL)
            EQ_TEXT(field, T[i].field, T[i].names);
    }
}

static void names(struct arena *a)
{
    static const char *const T[][2] = {
        {"张三", "张三"},
        {" 张 三 ", "张三"},
        {"张\xe3\x80\x80三", "张三"},
        {"张\t\xc2\xa0三", "张三"},
        {"阿不都•热合曼", "阿不都·热合曼"},
        {"阿不都・热合曼", "阿不都·热合曼"},
        {"阿不都 ‧ 热合曼", "阿不都·热合曼"},
        {"John  Smith", "John Smith"},
        {"John 张", "John张"},
        {"张 John", "张John"},
        {"A 一 B", "A一B"}, /* its last byte is the first that is no character by itself */
        {"一a B", "一a B"},
        {"a b一", "a b一"},
        {" a", "a"},
        {" ", ""},
        {"", ""},
    };

    arr_each (i, COUNT(T))
        EQ_STR(vote_rules_name(a, str_from(T[i][0])), T[i][1], T[i][0]);
}

static void written(struct arena *a)
{
    const struct vote_ballot b = ballot(a, "nnn", "李四,张三");
    const struct str text = vote_rules_write_ballot(a, &b);
    struct vote_form loose = ELECTION;
    struct vote_ballot back;

    EQ_STR(text, "nnn\n张三\n李四", "in one order, however it was typed");
    OK(vote_rules_read_ballot(a, &ELECTION, text, &back) && back.write_ins_count == 2 &&
           str_eqz(back.write_ins[1], "李四"),
       "read back");
    OK(vote_rules_read_ballot(a, &ELECTION, S("yna"), &back) && back.write_ins_count == 0,
       "without names");
    EQ_STR(vote_rules_write_ballot(a, &(struct vote_ballot){S("nnn"), back.write_ins, 0}), "nnn",
           "written without names");
    const struct vote_ballot other = ballot(a, "nnn", "丙,甲,乙");
    EQ_STR(vote_rules_write_ballot(a, &other), "nnn\n丙\n乙\n甲", "in byte order");
    OK(!vote_rules_read_ballot(a, &ELECTION, S(""), &back), "nothing");
    OK(!vote_rules_read_ballot(a, &ELECTION, S("nn"), &back), "too few marks");
    OK(!vote_rules_read_ballot(a, &ELECTION, S("nnn\na\nb\nc"), &back), "more names than seats");
    OK(!vote_rules_read_ballot(a, &ELECTION, S("nnn\n\nb"), &back), "an empty name");
    OK(!vote_rules_read_ballot(a, &CLOSED_LIST, S("nnn\na"), &back), "names where there are none");
    EQ_INT(vote_rules_ballot_bytes(&MOTION), 64, "padded");
    EQ_INT(vote_rules_ballot_bytes(&ELECTION), 192, "with room for two names");
    loose.lines = 63;
    loose.write_in = false;
    EQ_INT(vote_rules_ballot_bytes(&loose), 64, "63 marks and an end");
    loose.lines = 64;
    EQ_INT(vote_rules_ballot_bytes(&loose), 128, "64 no longer");
}

static void add(struct arena *a, const struct vote_form *form, struct vote_sum *sum,
                const char *marks, const char *names)
{
    const struct vote_ballot b = ballot(a, marks, names);

    vote_rules_add(a, form, sum, &b);
}

static void sums(struct arena *a)
{
    struct vote_sum sum = vote_rules_sum(a, &ELECTION);

    add(a, &ELECTION, &sum, "yna", "张三");
    add(a, &ELECTION, &sum, "yyy", "");
    add(a, &ELECTION, &sum, "y--", "");
    add(a, &ELECTION, &sum, "nnn", "李四,张三");
    OK(sum.ballots == 4 && sum.spoiled == 1, "four ballots, one void");
    OK(sum.lines[0].yes == 2 && sum.lines[0].no == 1 && sum.lines[1].empty == 1 &&
           sum.lines[2].abstain == 1,
       "marks");
    arr_each (i, (size_t)30)
        vote_rules_write_in_line(a, &ELECTION, &sum, str_printf(a, "人%02zu", 30 - i))->yes = 1;
    sum.lines[20].yes = 2;
    sum.lines[20].name = S("另一个");
    vote_rules_settle(&ELECTION, &sum);
    sum.lines[3].yes = 2;
    EQ_STR(sum.lines[3].name, "另一个", "most votes first, of equals by name");
    EQ_STR(sum.lines[4].name, "张三", "two for him, too");
    EQ_STR(sum.lines[5].name, "人01", "then by name");
    EQ_STR(sum.lines[34].name, "李四", "to the last");
    sum = vote_rules_sum(a, &RATING);
    add(a, &RATING, &sum, "02", "");
    add(a, &RATING, &sum, "0-", "");
    OK(sum.lines[0].grades[0] == 2 && sum.lines[1].grades[2] == 1 && sum.lines[1].empty == 1,
       "grades");
}

/* ---- counts of tellers ---- */

static void counts(struct arena *a)
{
    static const struct vote_count_line FIVE = {.yes = 3, .no = 1, .abstain = 1};
    static const struct vote_count_line MANY = {.yes = 2000000};
    static const struct vote_count_line MANY_NO = {.no = 2000000};
    static const struct vote_count_line MANY_AB = {.abstain = 2000000};
    static const struct vote_count_line RATED[] = {{.grades = {2, 2, 1}}, {.grades = {5}}};
    static const struct vote_count_line OVER[] = {{.grades = {2, 2, 2}}, {.grades = {5}}};
    static const struct vote_count_line HUGE_GRADE[] = {{.grades = {2000000}}, {.grades = {5}}};
    static const struct vote_count_line THREE[] = {{.yes = 5}, {.no = 5}, {.yes = 1, .no = 4}};
    static const struct vote_count_line ALL[] = {{.yes = 5}, {.yes = 5}, {.yes = 1, .no = 4}};
    static const struct vote_count_line FOURS[] = {{.yes = 4}, {.yes = 4}, {.yes = 1, .no = 3}};
    static const struct vote_count_write_in NAMES[] = {{SI("张三"), 1}, {SI("李四"), 2}};
    static const struct vote_count_write_in FIVE_NAMES[] = {{SI("张三"), 5}};
    static const struct vote_count_write_in THREE_NAMES[] = {
        {SI("李四"), 1}, {SI("张三"), 2}, {SI("王五"), 1}};
    static const struct vote_count_write_in TWICE[] = {{SI("张三"), 1}, {SI("张三"), 2}};
    static const struct vote_count_write_in NONE[] = {{SI("张三"), 0}};
    static const struct vote_count_write_in MOST[] = {{SI("张三"), 6}};
    static const struct vote_count_write_in NOBODY[] = {{SI(""), 1}};
    const struct vote_count_write_in long_name[] = {{{LONG, sizeof LONG - 1}, 1}};
    const struct {
        const struct vote_form *form;
        enum vote_method method;
        struct vote_count c;
        const char *key, *field;
    } T[] = {
        {&MOTION, VOTE_HANDS, {5, 0, &FIVE, 1, NULL, 0}, NULL, NULL},
        {&MOTION, VOTE_HANDS, {6, 0, &FIVE, 1, NULL, 0}, "vote.hands_do_not_add_up", "line"},
        {&MOTION, VOTE_HANDS, {5, 1, &FIVE, 1, NULL, 0}, "vote.spoiled_too_many", "spoiled"},
        {&MOTION, VOTE_PAPER, {6, 1, &FIVE, 1, NULL, 0}, NULL, NULL},
        {&MOTION, VOTE_PAPER, {6, 2, &FIVE, 1, NULL, 0}, "vote.line_too_many", "line"},
        {&MOTION, VOTE_PAPER, {6, 7, &FIVE, 1, NULL, 0}, "vote.spoiled_too_many", "spoiled"},
        {&MOTION, VOTE_PAPER, {2000000, 0, &FIVE, 1, NULL, 0}, "vote.number_too_big", "ballots"},
        {&MOTION, VOTE_PAPER, {5, 0, &MANY, 1, NULL, 0}, "vote.number_too_big", "line"},
        {&MOTION, VOTE_PAPER, {5, 0, &MANY_NO, 1, NULL, 0}, "vote.number_too_big", "line"},
        {&MOTION, VOTE_PAPER, {5, 0, &MANY_AB, 1, NULL, 0}, "vote.number_too_big", "line"},
        {&MOTION, VOTE_PAPER, {5, 0, &FIVE, 0, NULL, 0}, "vote.choice_wrong", "line"},
        {&MOTION, VOTE_PAPER, {5, 0, &FIVE, 1, NAMES, 1}, "vote.write_in_none", "write_in"},
        {&RATING, VOTE_PAPER, {5, 0, RATED, 2, NULL, 0}, NULL, NULL},
        {&RATING, VOTE_PAPER, {5, 0, OVER, 2, NULL, 0}, "vote.line_too_many", "line"},
        {&RATING, VOTE_PAPER, {5, 0, HUGE_GRADE, 2, NULL, 0}, "vote.number_too_big", "line"},
        {&ELECTION, VOTE_PAPER, {5, 0, THREE, 3, NAMES, 2}, NULL, NULL},
        {&ELECTION, VOTE_PAPER, {5, 0, THREE, 3, THREE_NAMES, 3}, NULL, NULL},
        {&ELECTION, VOTE_PAPER, {5, 0, THREE, 3, FIVE_NAMES, 1}, "vote.more_than_seats", "ballots"},
        {&ELECTION, VOTE_PAPER, {5, 0, ALL, 3, NULL, 0}, "vote.more_than_seats", "ballots"},
        {&ELECTION, VOTE_PAPER, {5, 1, THREE, 3, NULL, 0}, "vote.line_too_many", "line"},
        {&ELECTION, VOTE_PAPER, {5, 1, FOURS, 3, NULL, 0}, "vote.more_than_seats", "ballots"},
        {&ELECTION, VOTE_PAPER, {5, 0, THREE, 3, TWICE, 2}, "vote.write_in_twice", "write_in"},
        {&ELECTION, VOTE_PAPER, {5, 0, THREE, 3, NONE, 1}, "vote.line_too_many", "write_in"},
        {&ELECTION, VOTE_PAPER, {5, 0, THREE, 3, MOST, 1}, "vote.line_too_many", "write_in"},
        {&ELECTION, VOTE_PAPER, {5, 0, THREE, 3, NOBODY, 1}, "vote.write_in_wrong", "write_in"},
        {&ELECTION, VOTE_PAPER, {5, 0, THREE, 3, long_name, 1}, "vote.write_in_wrong", "write_in"},
    };

    arr_each (i, COUNT(T)) {
        const struct vote_count_fault f = vote_rules_check_count(T[i].form, T[i].method, &T[i].c);
        struct vote_count back;
        struct str text;

        EQ_TEXT(f.key != NULL ? f.key : "", T[i].key != NULL ? T[i].key : "", "what is wrong");
        EQ_TEXT(f.field != NULL ? f.field : "", T[i].field != NULL ? T[i].field : "", "and where");
        EQ_INT(f.line > 0, f.field != NULL && strcmp(f.field, "line") == 0, "in a line or not");
        if (f.key != NULL)
            continue;
        text = vote_rules_write_count(a, &T[i].c);
        OK(vote_rules_read_count(a, T[i].form, text, &back), "read back");
        OK(str_eq(vote_rules_write_count(a, &back), text), "and the same");
    }
}

static void broken_counts(struct arena *a)
{
    static const char *const BROKEN[] = {
        "",
        "5",
        "5 x;1 2 3 0 0 0 0 0 0 0 0",
        "5 0;1 2 3",
        "5 0",
        "5 0 1;",
        "5 0;1 2 3 0 0 0 0 0 0 0 0 9",
        "5 0;1 2 -3 0 0 0 0 0 0 0 0",
        "5 2000000",
        "5 0;1 2 3 0 0 0 0 0 0 0 0;1 2 3 0 0 0 0 0 0 0 0",
        "5 0;1 2 3 0 0 0 0 0 0 0 0\nx 张三",
        "5 0;1 2 3 0 0 0 0 0 0 0 0\n1",
        "\n1 a",
        "5 0;1 2 3 0 0 0 0 0 0 0 0\n\n1 a",
        "x 0;1 2 3 0 0 0 0 0 0 0 0",
        "5 0;1 2 3 0 0 0 0 0 0 0 0\n1 ",
        "5 0;1 2 3 0 0 0 0 0 0 0 0\n1 a\n1",
        "5 0;1 2 3 0 0 0 0 0 0 0 0\n",
    };
    struct vote_count c;

    arr_each (i, COUNT(BROKEN) - 1)
        OK(!vote_rules_read_count(a, &MOTION, str_from(BROKEN[i]), &c), BROKEN[i]);
    OK(vote_rules_read_count(a, &MOTION, str_from(BROKEN[COUNT(BROKEN) - 1]), &c),
       "an empty end is none");
}

/* ---- verdicts ---- */

static struct vote_sum sum_of(struct arena *a, const struct vote_form *form, uint32_t ballots,
                              const uint32_t *yes)
{
    struct vote_sum s = vote_rules_sum(a, form);

    s.ballots = ballots;
    arr_each (i, form->lines)
        s.lines[i].yes = yes[i];
    return s;
}

static void motions(struct arena *a)
{
    static const struct {
        enum vote_rule rule;
        uint32_t yes;
        bool passed;
        uint32_t needed;
    } T[] = {
        {VOTE_HALF_OF_ALL, 18, true, 18},
        {VOTE_HALF_OF_ALL, 17, false, 18},
        {VOTE_TWO_THIRDS_OF_ALL, 24, true, 24},
        {VOTE_TWO_THIRDS_OF_ALL, 23, false, 24},
        {VOTE_HALF_OF_PRESENT, 16, true, 16},
        {VOTE_HALF_OF_PRESENT, 15, false, 16},
        {VOTE_NOTED, 30, false, 0},
        {VOTE_MOST_VOTES, 1, true, 0},
    };

    arr_each (i, COUNT(T)) {
        const struct vote_case c = {
            .kind = VOTE_MOTION, .rule = T[i].rule, .all_members = 35, .present = 31, .takers = 31};
        const struct vote_sum s = sum_of(a, &MOTION, 31, &T[i].yes);
        const struct vote_judged j = vote_rules_judge(a, &c, &s);

        OK(j.passed == T[i].passed && j.lines[0].passed == T[i].passed, vote_rule_word(T[i].rule));
        EQ_INT(j.needed, T[i].needed, "votes needed");
    }
}

static void elections(struct arena *a)
{
    static const struct {
        uint32_t yes[3];
        unsigned elected, tied, vacant;
    } T[] = {
        {{30, 20, 5}, 2, 0, 0},
        {{30, 17, 5}, 1, 0, 1},
        {{30, 20, 20}, 1, 2, 0},
        {{5, 5, 5}, 0, 0, 2},
    };

    arr_each (i, COUNT(T)) {
        const struct vote_case c = {.kind = VOTE_ELECTION,
                                    .rule = VOTE_HALF_OF_ALL,
                                    .seats = 2,
                                    .all_members = 35,
                                    .present = 31,
                                    .takers = 31};
        const struct vote_sum s = sum_of(a, &ELECTION, 31, T[i].yes);
        const struct vote_judged j = vote_rules_judge(a, &c, &s);

        EQ_INT(j.elected, T[i].elected, "elected");
        EQ_INT(j.tied, T[i].tied, "tied");
        EQ_INT(j.vacant, T[i].vacant, "vacant");
        OK(j.passed == (T[i].elected == 2), "all seats filled, or not");
        OK(j.lines[0].passed == (T[i].yes[0] == 30) && j.lines[2].tied == (T[i].yes[2] == 20),
           "by line");
    }
}

static void void_election(struct arena *a)
{
    const struct vote_case c = {.kind = VOTE_ELECTION,
                                .rule = VOTE_HALF_OF_ALL,
                                .seats = 1,
                                .all_members = 35,
                                .present = 31,
                                .takers = 30};
    const struct vote_sum s = sum_of(a, &ELECTION, 31, (const uint32_t[]){30, 0, 0});
    const struct vote_judged j = vote_rules_judge(a, &c, &s);

    OK(!j.valid_round && !j.passed && !j.lines[0].passed, "a void round elects nobody");
}

static void others(struct arena *a)
{
    struct vote_case c = {.kind = VOTE_RATING,
                          .rule = VOTE_SHARE_OF_BALLOTS,
                          .pass_percent = 80,
                          .pass_grades = 2,
                          .all_members = 35,
                          .present = 31,
                          .takers = 30};
    struct vote_sum s = vote_rules_sum(a, &RATING);
    struct vote_judged j;

    s.ballots = 30;
    s.lines[0].grades[0] = 20;
    s.lines[0].grades[1] = 4;
    s.lines[1].grades[0] = 23;
    j = vote_rules_judge(a, &c, &s);
    OK(j.lines[0].passed && !j.lines[1].passed && !j.passed, "80 % and more includes the number");
    EQ_INT(j.needed, 24, "24 of 30");
    c.rule = VOTE_HALF_OF_ALL;
    s.lines[0].grades[0] = 14;
    s.lines[1].grades[0] = 17;
    s.lines[1].grades[2] = 13;
    j = vote_rules_judge(a, &c, &s);
    EQ_INT(j.needed, 18, "18 of 35, not of 30 ballots");
    OK(j.lines[0].passed && !j.lines[1].passed && !j.passed,
       "both best words together, of all members");
    c.rule = VOTE_NOTED;
    j = vote_rules_judge(a, &c, &s);
    OK(!j.lines[0].passed, "noted decides nothing");
    c.takers = 29;
    j = vote_rules_judge(a, &c, &s);
    OK(!j.valid_round && !j.passed, "more ballots than voters: void");
}

/* @law Guangdong Standing Committee Procedure (2023-03-30) art. 52 */
static void way_article(void)
{
    const struct date on = {2026, 11, 20};

    EQ_STR(vote_rules_way_article(LAW_BODY_STANDING_COMMITTEE, on),
           "参照《广东省人民代表大会常务委员会议事规则》第五十二条", "where devices fail");
    EQ_STR(vote_rules_way_article(LAW_BODY_OTHER, on), "", "no model speaks");
}

int main(void)
{
    struct arena *a = arena_open(0);

    acts();
    ways();
    keys();
    words();
    ballots(a);
    names(a);
    written(a);
    sums(a);
    counts(a);
    broken_counts(a);
    motions(a);
    elections(a);
    void_election(a);
    others(a);
    arena_close(a);
    way_article();
    return tap_done();
}
