// SPDX-License-Identifier: MulanPSL-2.0
/* The verdict on sums. The fractions themselves are the law's. */
#include "modules/vote/vote_rules_judge.h"
#include "law/fraction.h"

enum { PER_CENT = 100 };

static uint32_t whole_of(const struct vote_case *c, const struct vote_sum *sum)
{
    switch (c->rule) {
    case VOTE_HALF_OF_ALL:
    case VOTE_TWO_THIRDS_OF_ALL:
        return c->all_members;
    case VOTE_HALF_OF_PRESENT:
        return c->present;
    case VOTE_PLURALITY_THIRD:
    case VOTE_SHARE_OF_BALLOTS:
    case VOTE_NOTED:
        break;
    }
    return sum->ballots;
}

static bool fraction_of(enum vote_rule rule, enum fraction *out)
{
    switch (rule) {
    case VOTE_HALF_OF_ALL:
    case VOTE_HALF_OF_PRESENT:
        *out = FRACTION_MORE_THAN_HALF;
        return true;
    case VOTE_TWO_THIRDS_OF_ALL:
        *out = FRACTION_TWO_THIRDS;
        return true;
    case VOTE_PLURALITY_THIRD:
        *out = FRACTION_THIRD;
        return true;
    case VOTE_SHARE_OF_BALLOTS:
    case VOTE_NOTED:
        break;
    }
    return false;
}

static uint32_t best_grades(const struct vote_case *c, const struct vote_sum_line *line)
{
    uint32_t n = 0;

    for (unsigned g = 0; g < c->pass_grades && g < VOTE_RULES_GRADES; g++)
        n += line->grades[g];
    return n;
}

static bool reaches(const struct vote_case *c, const struct vote_sum *sum,
                    const struct vote_sum_line *line)
{
    const uint32_t whole = whole_of(c, sum);
    const uint32_t part = c->kind == VOTE_RATING ? best_grades(c, line) : line->yes;
    enum fraction fraction;

    if (fraction_of(c->rule, &fraction))
        return fraction_reached(fraction, part, whole);
    if (c->rule == VOTE_NOTED || whole == 0)
        return false;
    return (uint64_t)part * PER_CENT >= (uint64_t)c->pass_percent * whole;
}

/* ---- elections: the seats go to those with most votes ---- */

static size_t ahead(const struct vote_sum *sum, const bool *reached, uint32_t votes)
{
    size_t n = 0;

    arr_each (i, sum->lines_count)
        n += reached[i] && sum->lines[i].yes > votes;
    return n;
}

static size_t level(const struct vote_sum *sum, const bool *reached, uint32_t votes)
{
    size_t n = 0;

    arr_each (i, sum->lines_count)
        n += reached[i] && sum->lines[i].yes == votes;
    return n;
}

/* Elected are those whom no more than the seats can be placed before or beside; where the last seat
 * falls among equals, all of them vote again. */
static void elect(const struct vote_case *c, const struct vote_sum *sum, const bool *reached,
                  struct vote_judged *out)
{
    arr_each (i, sum->lines_count) {
        const uint32_t votes = sum->lines[i].yes;
        const size_t before = ahead(sum, reached, votes);

        if (!reached[i] || before >= c->seats)
            continue;
        if (before + level(sum, reached, votes) <= c->seats) {
            out->lines[i].passed = true;
            out->elected++;
        } else {
            out->lines[i].tied = true;
            out->tied++;
        }
    }
    out->passed = out->elected == c->seats;
}

static uint32_t needed(const struct vote_case *c, const struct vote_sum *sum)
{
    enum fraction fraction;

    return fraction_of(c->rule, &fraction) ? fraction_needed(fraction, whole_of(c, sum)) : 0;
}

struct vote_judged vote_rules_judge(struct arena *a, const struct vote_case *c,
                                    const struct vote_sum *sum)
{
    struct vote_judged out = {
        .valid_round = sum->ballots <= c->takers,
        .needed = needed(c, sum),
        .lines = arena_array(a, sum->lines_count, struct vote_judged_line),
    };
    bool *reached = arena_array(a, sum->lines_count, bool);

    if (!out.valid_round || c->rule == VOTE_NOTED)
        return out;
    out.passed = sum->lines_count > 0;
    arr_each (i, sum->lines_count) {
        reached[i] = reaches(c, sum, &sum->lines[i]);
        out.lines[i].passed = reached[i] && c->kind != VOTE_ELECTION;
        out.passed = out.passed && reached[i];
    }
    if (c->kind == VOTE_ELECTION)
        elect(c, sum, reached, &out);
    return out;
}
