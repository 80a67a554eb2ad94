// SPDX-License-Identifier: MulanPSL-2.0
/** The verdict on sums: who and what has passed, by the law. Pure. */
#ifndef VOTE_RULES_JUDGE_H
#define VOTE_RULES_JUDGE_H
#include "modules/vote/vote_rules_choice.h"

struct vote_case {
    enum vote_kind kind;
    enum vote_rule rule;
    unsigned seats, pass_percent, pass_grades;
    uint32_t all_members, present;
    uint32_t takers; /* who took part: cast by device, took a ballot, or could raise a hand */
};

struct vote_judged_line {
    bool passed, tied;
};
struct vote_judged {
    bool valid_round;
    uint32_t needed; /* 0: the rule knows no such number */
    bool passed;
    unsigned elected, tied;
    struct vote_judged_line *lines; /* as in the sum */
};
/** @law  Organic Law (2022-03-11) art. 25, 51; Election Law (2020-10-17) art. 44, 45 */
struct vote_judged vote_rules_judge(struct arena *a, const struct vote_case *c,
                                    const struct vote_sum *sum);
#endif
