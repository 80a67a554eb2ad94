// SPDX-License-Identifier: MulanPSL-2.0
/* Decisions on votes at their bounds: the last that fits, the first that does not, and where. */
#include "base/tap.h"
#include "modules/vote/vote_rules.h"
#include "modules/vote/vote_rules_entry.h"
#include "modules/vote/vote_rules_judge.h"

enum { NAME_BYTES = 80, MOST = 1000000 };

static const struct vote_form MOTION = {.kind = VOTE_MOTION, .lines = 1};
static const struct vote_form RATING = {.kind = VOTE_RATING, .lines = 2, .grades = 8};
static const struct vote_form ELECTION = {
    .kind = VOTE_ELECTION, .lines = 3, .seats = 2, .write_in = true, .write_in_for_opposed = true};

/* Why a count by codes cannot begin: no key at all, or not now. */
static void turns(void)
{
    static const struct {
        bool secret, sealed;
        enum vote_method method;
        const char *why;
    } T[] = {
        {false, false, VOTE_DEVICE, "vote.no_key"},
        {false, true, VOTE_PAPER, "vote.no_key"},
        {true, false, VOTE_PAPER, "vote.no_key"},
        {true, true, VOTE_PAPER, "vote.turn.not_open"},
        {true, false, VOTE_DEVICE, "vote.turn.not_open"},
        {true, true, VOTE_DEVICE, "vote.turn.not_open"},
    };

    arr_each (i, COUNT(T)) {
        const struct vote v = {.secret = T[i].secret,
                               .sealed = T[i].sealed,
                               .method = T[i].method,
                               .state = VOTE_PREPARED};
        struct err err = {0};

        EQ_INT(vote_rules_may_turn(&v, &err), ST_RULE, "not before it is closed");
        EQ_TEXT(err.key, T[i].why, "for this reason");
    }
}

static const char *fault_of_name(const struct str *name)
{
    const struct vote_ballot b = {S("nnn"), name, 1};
    const char *field, *fault = vote_rules_check_ballot(&ELECTION, &b, &field);

    return fault != NULL ? fault : "";
}

static void names(struct arena *a)
{
    const struct str longest = str_printf(a, "%080d", 0), longer = str_printf(a, "%081d", 0);
    const struct vote_count_line zero[3] = {0};
    const struct vote_count_write_in good = {longest, 1}, bad = {longer, 1};
    const struct vote_count with_good = {5, 0, zero, 3, &good, 1},
                            with_bad = {5, 0, zero, 3, &bad, 1};

    EQ_INT(longest.len, NAME_BYTES, "eighty bytes");
    EQ_TEXT(fault_of_name(&longest), "", "are a name");
    EQ_TEXT(fault_of_name(&longer), "vote.write_in_wrong", "one more is not");
    EQ_TEXT(fault_of_name(&(struct str){"张 三", 7}), "", "with a blank inside");
    EQ_TEXT(fault_of_name(&(struct str){"张\x1f", 4}), "vote.write_in_wrong", "no control letter");
    OK(vote_rules_check_count(&ELECTION, VOTE_PAPER, &with_good).key == NULL, "in a count as well");
    EQ_TEXT(vote_rules_check_count(&ELECTION, VOTE_PAPER, &with_bad).key, "vote.write_in_wrong",
            "and no longer");
}

static void sizes(void)
{
    struct vote_form form = ELECTION;

    form.lines = 29;
    EQ_INT(vote_rules_ballot_bytes(&form), 192, "30 and two names with their line ends: 192");
    form.lines = 30;
    EQ_INT(vote_rules_ballot_bytes(&form), 256, "one more takes another step");
}

static void sums(struct arena *a)
{
    struct vote_sum sum = vote_rules_sum(a, &ELECTION);
    const struct vote_ballot grades = {S("07"), NULL, 0}, third = {S("31"), NULL, 0};

    EQ_INT(sum.lines_room, 19, "room for sixteen names");
    for (int i = 0; i < 17; i++)
        vote_rules_write_in_line(a, &ELECTION, &sum, str_printf(a, "%02d", i * 7 % 17))->yes = 4;
    EQ_INT(sum.lines_room, 38, "then for twice as much");
    sum.lines[9].yes = 5;
    sum.lines[11].yes = 3;
    vote_rules_settle(&ELECTION, &sum);
    EQ_STR(sum.lines[3].name, "08", "most votes first");
    EQ_STR(sum.lines[19].name, "05", "fewest last");
    for (size_t i = 5; i < 19; i++)
        OK(str_cmp(sum.lines[i - 1].name, sum.lines[i].name) < 0, "of equals by name");
    sum = vote_rules_sum(a, &RATING);
    vote_rules_add(a, &RATING, &sum, &grades);
    vote_rules_add(a, &RATING, &sum, &third);
    OK(sum.lines[0].grades[0] == 1 && sum.lines[1].grades[7] == 1, "the first grade and the last");
    OK(sum.lines[0].grades[3] == 1 && sum.lines[1].grades[1] == 1, "and those between");
}

static void counts(void)
{
    static const struct vote_count_line YES = {.yes = MOST}, YES_MORE = {.yes = MOST + 1},
                                        NO = {.no = MOST}, NO_MORE = {.no = MOST + 1},
                                        AB = {.abstain = MOST}, AB_MORE = {.abstain = MOST + 1},
                                        FIVE = {.yes = 3, .no = 1, .abstain = 1};
    static const struct vote_count_line GRADES[] = {{.grades = {[7] = MOST}}, {.grades = {MOST}}};
    static const struct vote_count_line MORE[] = {{.grades = {0}}, {.grades = {[7] = MOST + 1}}};
    static const struct vote_count_line LAST_OVER[] = {{.yes = 5}, {.yes = 5}, {.yes = 6}};
    static const struct vote_count_line HANDS[] = {{.yes = 5}, {.yes = 4}, {.yes = 5}};
    static const struct vote_count_line ZERO[3] = {0};
    static const struct vote_count_write_in ALL = {SI("张三"), 5}, OVER = {SI("张三"), 6};
    static const struct {
        const struct vote_form *form;
        enum vote_method method;
        struct vote_count c;
        struct vote_count_fault want;
    } T[] = {
        {&MOTION, VOTE_PAPER, {MOST, 0, &YES, 1, NULL, 0}, {0}},
        {&MOTION, VOTE_PAPER, {MOST, 0, &NO, 1, NULL, 0}, {0}},
        {&MOTION, VOTE_PAPER, {MOST, 0, &AB, 1, NULL, 0}, {0}},
        {&RATING, VOTE_PAPER, {MOST, 0, GRADES, 2, NULL, 0}, {0}},
        {&MOTION,
         VOTE_PAPER,
         {MOST + 1, 0, &FIVE, 1, NULL, 0},
         {"vote.number_too_big", "ballots", 0}},
        {&MOTION, VOTE_PAPER, {5, 0, &YES_MORE, 1, NULL, 0}, {"vote.number_too_big", "line", 1}},
        {&MOTION, VOTE_PAPER, {5, 0, &NO_MORE, 1, NULL, 0}, {"vote.number_too_big", "line", 1}},
        {&MOTION, VOTE_PAPER, {5, 0, &AB_MORE, 1, NULL, 0}, {"vote.number_too_big", "line", 1}},
        {&RATING, VOTE_PAPER, {5, 0, MORE, 2, NULL, 0}, {"vote.number_too_big", "line", 2}},
        {&MOTION, VOTE_PAPER, {3, 3, ZERO, 1, NULL, 0}, {0}},
        {&MOTION, VOTE_PAPER, {3, 4, ZERO, 1, NULL, 0}, {"vote.spoiled_too_many", "spoiled", 0}},
        {&MOTION, VOTE_HANDS, {6, 1, &FIVE, 1, NULL, 0}, {"vote.spoiled_too_many", "spoiled", 0}},
        {&MOTION, VOTE_PAPER, {5, 0, ZERO, 2, NULL, 0}, {"vote.choice_wrong", "line", 1}},
        {&ELECTION, VOTE_PAPER, {5, 0, LAST_OVER, 3, NULL, 0}, {"vote.line_too_many", "line", 3}},
        {&ELECTION, VOTE_HANDS, {5, 0, HANDS, 3, NULL, 0}, {"vote.hands_do_not_add_up", "line", 2}},
        {&ELECTION, VOTE_PAPER, {6, 1, ZERO, 3, &ALL, 1}, {0}},
        {&ELECTION, VOTE_PAPER, {6, 1, ZERO, 3, &OVER, 1}, {"vote.line_too_many", "write_in", 0}},
    };

    arr_each (i, COUNT(T)) {
        const struct vote_count_fault f = vote_rules_check_count(T[i].form, T[i].method, &T[i].c);

        EQ_TEXT(f.key != NULL ? f.key : "", T[i].want.key != NULL ? T[i].want.key : "",
                "what is wrong");
        EQ_TEXT(f.field != NULL ? f.field : "", T[i].want.field != NULL ? T[i].want.field : "",
                "in which field");
        EQ_INT(f.line, T[i].want.line, "of which line");
    }
}

static void written(struct arena *a)
{
    static const struct vote_count_line ZERO[3] = {0};
    static const struct vote_count_write_in NAMES[] = {{SI("b"), 1}, {SI("a"), 2}, {SI("c"), 3}};
    const struct vote_count c = {1000000, 0, ZERO, 3, NAMES, 3};
    const struct str text = vote_rules_write_count(a, &c);
    struct vote_count back;

    EQ_STR(text,
           "1000000 0;0 0 0 0 0 0 0 0 0 0 0;0 0 0 0 0 0 0 0 0 0 0;0 0 0 0 0 0 0 0 0 0 0"
           "\n2 a\n1 b\n3 c",
           "lines, then names in byte order");
    OK(vote_rules_read_count(a, &ELECTION, text, &back) && back.write_ins_count == 3 &&
           back.ballots == MOST,
       "a million is read");
    OK(!vote_rules_read_count(a, &MOTION, S("1000001 0;0 0 0 0 0 0 0 0 0 0 0"), &back),
       "not one more");
    OK(vote_rules_read_count(a, &ELECTION, str_printf(a, STR_FMT "\n", STR_ARG(text)), &back),
       "with an end of the last line");
}

static void verdicts(struct arena *a)
{
    const uint32_t yes[] = {10, 9, 8};
    struct vote_case c = {.kind = VOTE_ELECTION,
                          .rule = VOTE_PLURALITY_THIRD,
                          .seats = 2,
                          .all_members = 35,
                          .present = 31,
                          .takers = 31,
                          .third_of_valid = true};
    struct vote_sum s = vote_rules_sum(a, &ELECTION);
    struct vote_judged j;

    s.ballots = 31;
    s.spoiled = 4;
    arr_each (i, COUNT(yes))
        s.lines[i].yes = yes[i];
    j = vote_rules_judge(a, &c, &s);
    EQ_INT(j.needed, 9, "a third of the 27 valid ones");
    OK(j.elected == 2 && j.passed, "elects two");
    c.third_of_valid = false;
    j = vote_rules_judge(a, &c, &s);
    EQ_INT(j.needed, 11, "a third of all 31");
    OK(j.elected == 0 && !j.passed, "elects nobody");
    c = (struct vote_case){.kind = VOTE_RATING,
                           .rule = VOTE_NOTED,
                           .pass_percent = 80,
                           .pass_grades = 2,
                           .all_members = 35,
                           .present = 31,
                           .takers = 31};
    s = vote_rules_sum(a, &RATING);
    s.ballots = 30;
    EQ_INT(vote_rules_judge(a, &c, &s).needed, 0, "what is only noted needs nothing");
    c.kind = VOTE_MOTION;
    c.rule = VOTE_SHARE_OF_BALLOTS;
    EQ_INT(vote_rules_judge(a, &c, &s).needed, 0, "a motion has no share");
}

int main(void)
{
    struct arena *a = arena_open(0);

    turns();
    names(a);
    sizes();
    sums(a);
    counts();
    written(a);
    verdicts(a);
    arena_close(a);
    return tap_done();
}
