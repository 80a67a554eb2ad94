// SPDX-License-Identifier: MulanPSL-2.0
/* The verdict on sums. What has to be reached is the law's. */
#include "modules/vote/vote_rules_judge.h"

enum vote_law_rule vote_rules_law(enum vote_rule rule)
{
    static const enum vote_law_rule OF[] = {
        [VOTE_HALF_OF_ALL] = VOTE_LAW_HALF_OF_ALL,
        [VOTE_TWO_THIRDS_OF_ALL] = VOTE_LAW_TWO_THIRDS_OF_ALL,
        [VOTE_HALF_OF_PRESENT] = VOTE_LAW_HALF_OF_PRESENT,
        [VOTE_PLURALITY_THIRD] = VOTE_LAW_PLURALITY_THIRD,
        [VOTE_SHARE_OF_BALLOTS] = VOTE_LAW_NOTED,
        [VOTE_MOST_VOTES] = VOTE_LAW_MOST_VOTES,
        [VOTE_NOTED] = VOTE_LAW_NOTED,
    };

    return OF[rule];
}

static struct vote_law_rating rating_of(const struct vote_case *c, const struct vote_sum *sum,
                                        const struct vote_sum_line *line)
{
    return (struct vote_law_rating){
        .pass_percent = c->pass_percent,
        .pass_grades = c->pass_grades,
        .grades = line->grades,
        .grades_count = VOTE_RULES_GRADES,
        .ballots = sum->ballots,
    };
}

static void elect(struct arena *a, const struct vote_case *c, const struct vote_law_round *round,
                  const struct vote_sum *sum, struct vote_judged *out)
{
    enum vote_law_standing *standing = arena_array(a, sum->lines_count, enum vote_law_standing);
    uint32_t *votes = arena_array(a, sum->lines_count, uint32_t);
    struct vote_law_election e;

    arr_each (i, sum->lines_count)
        votes[i] = sum->lines[i].yes;
    e = vote_law_elect(round, c->seats, votes, sum->lines_count, standing);
    arr_each (i, sum->lines_count) {
        out->lines[i].passed = standing[i] == VOTE_LAW_ELECTED;
        out->lines[i].tied = standing[i] == VOTE_LAW_TIED;
    }
    out->elected = e.elected;
    out->tied = e.tied;
    out->vacant = e.vacant;
    out->passed = e.elected == c->seats;
}

static bool line_passed(const struct vote_case *c, const struct vote_law_round *round,
                        const struct vote_sum *sum, const struct vote_sum_line *line)
{
    const struct vote_law_rating rating = rating_of(c, sum, line);

    if (c->kind != VOTE_RATING)
        return vote_law_passed(round, line->yes);
    if (c->rule == VOTE_SHARE_OF_BALLOTS)
        return vote_law_rating_passed(&rating);
    return vote_law_passed(round, vote_law_rating_good(&rating));
}

struct vote_judged vote_rules_judge(struct arena *a, const struct vote_case *c,
                                    const struct vote_sum *sum)
{
    const struct vote_law_round round = {
        .rule = vote_rules_law(c->rule),
        .all = c->all_members,
        .present = c->present,
        .issued = c->takers,
        .ballots = sum->ballots,
        .valid = sum->ballots - sum->spoiled,
        .third_of_valid = c->third_of_valid,
    };
    struct vote_judged out = {
        .valid_round = vote_law_round_valid(&round),
        .needed = vote_law_needed(&round),
        .lines = arena_array(a, sum->lines_count, struct vote_judged_line),
    };

    if (c->kind == VOTE_RATING && c->rule == VOTE_SHARE_OF_BALLOTS) {
        const struct vote_law_rating rating = rating_of(c, sum, sum->lines);

        out.needed = vote_law_rating_needed(&rating);
    }
    if (!out.valid_round)
        return out;
    if (c->kind == VOTE_ELECTION) {
        elect(a, c, &round, sum, &out);
        return out;
    }
    out.passed = true;
    arr_each (i, sum->lines_count) {
        out.lines[i].passed = line_passed(c, &round, sum, &sum->lines[i]);
        out.passed = out.passed && out.lines[i].passed;
    }
    return out;
}
