// SPDX-License-Identifier: MulanPSL-2.0
/* Words, and what may be done when. */
#include "modules/nomination/nomination_rules.h"

static const char *const STATES[] = {
    [NOMINATION_DRAFT] = "draft",
    [NOMINATION_OPEN] = "open",
    [NOMINATION_CLOSED] = "closed",
};
static const char *const OFFICES[] = {
    [NOMINATION_LAW_COMMITTEE_CHAIR] = "committee_chair",
    [NOMINATION_LAW_COMMITTEE_VICE] = "committee_vice",
    [NOMINATION_LAW_COMMITTEE_SECRETARY] = "committee_secretary",
    [NOMINATION_LAW_COMMITTEE_MEMBER] = "committee_member",
    [NOMINATION_LAW_TOWNSHIP_CHAIR] = "township_chair",
    [NOMINATION_LAW_TOWNSHIP_VICE] = "township_vice",
    [NOMINATION_LAW_GOVERNMENT_HEAD] = "government_head",
    [NOMINATION_LAW_GOVERNMENT_VICE] = "government_vice",
    [NOMINATION_LAW_SUPERVISION_HEAD] = "supervision_head",
    [NOMINATION_LAW_COURT_HEAD] = "court_head",
    [NOMINATION_LAW_PROCURATOR_HEAD] = "procurator_head",
    [NOMINATION_LAW_UPPER_DEPUTY] = "upper_deputy",
    [NOMINATION_LAW_ACTING_CHAIR] = "acting_chair",
};

static const char *const OCCASIONS[] = {
    [VOTE_LAW_FIRST] = "first",
    [VOTE_LAW_ANOTHER] = "another",
    [VOTE_LAW_BY_ELECTION] = "by_election",
};

static bool find(const char *const *words, size_t count, struct str word, size_t *out)
{
    for (size_t i = 0; i < count; i++)
        if (str_eqz(word, words[i])) {
            *out = i;
            return true;
        }
    return false;
}

const char *nomination_state_word(enum nomination_state state)
{
    return STATES[state];
}

bool nomination_state_parse(struct str word, enum nomination_state *out)
{
    size_t i;

    if (!find(STATES, COUNT(STATES), word, &i))
        return false;
    *out = (enum nomination_state)i;
    return true;
}

const char *nomination_office_word(enum nomination_law_office office)
{
    return OFFICES[office];
}

bool nomination_office_parse(struct str word, enum nomination_law_office *out)
{
    size_t i;

    if (!find(OFFICES, COUNT(OFFICES), word, &i))
        return false;
    *out = (enum nomination_law_office)i;
    return true;
}

const char *nomination_occasion_word(enum vote_law_occasion occasion)
{
    return OCCASIONS[occasion];
}

bool nomination_occasion_parse(struct str word, enum vote_law_occasion *out)
{
    size_t i;

    if (!find(OCCASIONS, COUNT(OCCASIONS), word, &i))
        return false;
    *out = (enum vote_law_occasion)i;
    return true;
}

enum status nomination_check_open(const struct nomination_election *e, int64_t now, struct err *err)
{
    if (e->state == NOMINATION_DRAFT)
        return fail(err, ST_RULE, "nomination.err.not_open", NULL);
    if (e->state == NOMINATION_CLOSED || (e->closes_at != 0 && now >= e->closes_at))
        return fail(err, ST_RULE, "nomination.err.over", NULL);
    return ST_OK;
}

enum status nomination_check_close(const struct nomination_election *e, int64_t now,
                                   struct err *err)
{
    if (e->state != NOMINATION_OPEN)
        return fail(err, ST_RULE, "nomination.err.not_open", NULL);
    if (e->closes_at != 0 && now < e->closes_at)
        return fail(err, ST_RULE, "nomination.err.not_over", NULL);
    return ST_OK;
}

bool nomination_holds(const struct nomination *n, uint32_t needed)
{
    if (n->withdrawn || str_eqz(n->consent, "no"))
        return false;
    return !str_eqz(n->source, "deputies") || n->signers >= needed;
}

bool nomination_same(const struct nomination *a, const struct nomination *b)
{
    return a->deputy_id == b->deputy_id && (a->deputy_id != 0 || str_eq(a->name, b->name));
}
