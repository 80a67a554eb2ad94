// SPDX-License-Identifier: MulanPSL-2.0
/** The verdict on sums, by the law. Pure. */
#ifndef VOTE_RULES_JUDGE_H
#define VOTE_RULES_JUDGE_H
#include "modules/vote/vote_rules_choice.h"

struct vote_case {
    enum vote_kind kind;
    enum vote_rule rule;
    unsigned seats, pass_percent, pass_grades;
    uint32_t all_members, present;
    uint32_t takers;     /* cast by device, took a ballot, or could raise a hand */
    bool third_of_valid; /* law_params */
};

struct vote_judged_line {
    bool passed, tied;
};
struct vote_judged {
    bool valid_round;
    uint32_t needed; /* 0: the rule knows no such number */
    bool passed;
    unsigned elected, tied, vacant;
    struct vote_judged_line *lines; /* as in the sum */
};
/** Which rule of the law that is. A share of ballots is a rating's and none of these; a rating by
 *  another rule is passed when its best words together reach it. */
enum vote_law_rule vote_rules_law(enum vote_rule rule);
struct vote_judged vote_rules_judge(struct arena *a, const struct vote_case *c,
                                    const struct vote_sum *sum);
#endif
