// SPDX-License-Identifier: MulanPSL-2.0
/* Words of the enums, as they are stored and as texts are keyed. */
#include "modules/vote/vote_actions.h"

static const char *const KINDS[] = {"motion", "election", "rating"};
static const char *const METHODS[] = {"device", "hands", "paper"};
static const char *const STATES[] = {"prepared", "open",      "closed",
                                     "counted",  "announced", "invalid"};
static const char *const RULES[] = {"half_of_all",
                                    "two_thirds_of_all",
                                    "half_of_present",
                                    "plurality_third",
                                    "share_of_ballots",
                                    "most_votes",
                                    "noted"};

static const char *const BODIES[] = {"congress", "presidium", "standing_committee",
                                     "township_presidium", "other"};
static const char *const MATTERS[] = {"resolution", "election", "appointment", "removal"};
static const char *const POSTS[] = {"chief", "vice", "member", "deputy_direct", "deputy"};
static const char *const OCCASIONS[] = {"first", "another", "by_election"};

const char *vote_kind_word(enum vote_kind kind)
{
    return KINDS[kind];
}

const char *vote_method_word(enum vote_method method)
{
    return METHODS[method];
}

const char *vote_state_word(enum vote_state state)
{
    return STATES[state];
}

const char *vote_rule_word(enum vote_rule rule)
{
    return RULES[rule];
}

const char *vote_law_body_word(enum law_body body)
{
    return BODIES[body];
}

const char *vote_matter_word(enum vote_law_matter matter)
{
    return MATTERS[matter];
}

const char *vote_post_word(enum vote_law_post post)
{
    return POSTS[post];
}

const char *vote_occasion_word(enum vote_law_occasion occasion)
{
    return OCCASIONS[occasion];
}

static bool find(const char *const *words, size_t count, struct str word, unsigned *out)
{
    arr_each (i, count)
        if (str_eqz(word, words[i])) {
            *out = (unsigned)i;
            return true;
        }
    return false;
}

bool vote_kind_parse(struct str word, enum vote_kind *out)
{
    unsigned at;

    if (!find(KINDS, COUNT(KINDS), word, &at))
        return false;
    *out = (enum vote_kind)at;
    return true;
}

bool vote_method_parse(struct str word, enum vote_method *out)
{
    unsigned at;

    if (!find(METHODS, COUNT(METHODS), word, &at))
        return false;
    *out = (enum vote_method)at;
    return true;
}

bool vote_state_parse(struct str word, enum vote_state *out)
{
    unsigned at;

    if (!find(STATES, COUNT(STATES), word, &at))
        return false;
    *out = (enum vote_state)at;
    return true;
}

bool vote_rule_parse(struct str word, enum vote_rule *out)
{
    unsigned at;

    if (!find(RULES, COUNT(RULES), word, &at))
        return false;
    *out = (enum vote_rule)at;
    return true;
}

bool vote_law_body_parse(struct str word, enum law_body *out)
{
    unsigned at;

    if (!find(BODIES, COUNT(BODIES), word, &at))
        return false;
    *out = (enum law_body)at;
    return true;
}

bool vote_matter_parse(struct str word, enum vote_law_matter *out)
{
    unsigned at;

    if (!find(MATTERS, COUNT(MATTERS), word, &at))
        return false;
    *out = (enum vote_law_matter)at;
    return true;
}

bool vote_post_parse(struct str word, enum vote_law_post *out)
{
    unsigned at;

    if (!find(POSTS, COUNT(POSTS), word, &at))
        return false;
    *out = (enum vote_law_post)at;
    return true;
}

bool vote_occasion_parse(struct str word, enum vote_law_occasion *out)
{
    unsigned at;

    if (!find(OCCASIONS, COUNT(OCCASIONS), word, &at))
        return false;
    *out = (enum vote_law_occasion)at;
    return true;
}
