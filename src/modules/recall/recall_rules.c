// SPDX-License-Identifier: MulanPSL-2.0
/* The workflow of recalls as tables. */
#include "modules/recall/recall_rules.h"

static const char *const STATES[] = {
    [RECALL_RECEIVED] = "received",
    [RECALL_ACCEPTED] = "accepted",
    [RECALL_GIVEN] = "given",
    [RECALL_PRINTED] = "printed",
    [RECALL_SET] = "set",
    [RECALL_PASSED] = "passed",
    [RECALL_FAILED] = "failed",
    [RECALL_REFUSED] = "refused",
    [RECALL_WITHDRAWN] = "withdrawn",
};

static const char *const WAYS[] = {
    [RECALL_LAW_VOTERS] = "voters",
    [RECALL_LAW_GARRISON] = "garrison",
    [RECALL_LAW_SESSION] = "session",
    [RECALL_LAW_RECESS] = "recess",
};

static const char *const ACTS[] = {
    [RECALL_ACCEPT] = "accept", [RECALL_REFUSE] = "refuse",     [RECALL_GIVE] = "give",
    [RECALL_DEFEND] = "defend", [RECALL_PRINT] = "print",       [RECALL_SET_DAY] = "set",
    [RECALL_COUNT] = "count",   [RECALL_WITHDRAW] = "withdraw", [RECALL_ANNOUNCE] = "announce",
    [RECALL_FILE] = "file",
};

/* The whole workflow; what is not listed is forbidden. */
static const struct {
    enum recall_state from;
    enum recall_act act;
    enum recall_state to;
} ALLOWED[] = {
    {RECALL_RECEIVED, RECALL_ACCEPT, RECALL_ACCEPTED},
    {RECALL_RECEIVED, RECALL_REFUSE, RECALL_REFUSED},
    {RECALL_RECEIVED, RECALL_WITHDRAW, RECALL_WITHDRAWN},
    {RECALL_ACCEPTED, RECALL_GIVE, RECALL_GIVEN},
    {RECALL_ACCEPTED, RECALL_WITHDRAW, RECALL_WITHDRAWN},
    {RECALL_GIVEN, RECALL_DEFEND, RECALL_GIVEN},
    {RECALL_GIVEN, RECALL_PRINT, RECALL_PRINTED},
    {RECALL_GIVEN, RECALL_WITHDRAW, RECALL_WITHDRAWN},
    {RECALL_PRINTED, RECALL_DEFEND, RECALL_PRINTED},
    {RECALL_PRINTED, RECALL_PRINT, RECALL_PRINTED},
    {RECALL_PRINTED, RECALL_SET_DAY, RECALL_SET},
    {RECALL_PRINTED, RECALL_WITHDRAW, RECALL_WITHDRAWN},
    {RECALL_SET, RECALL_DEFEND, RECALL_SET},
    {RECALL_SET, RECALL_PRINT, RECALL_SET},
    {RECALL_SET, RECALL_SET_DAY, RECALL_SET},
    {RECALL_SET, RECALL_COUNT, RECALL_FAILED},
    {RECALL_SET, RECALL_WITHDRAW, RECALL_WITHDRAWN},
    {RECALL_PASSED, RECALL_ANNOUNCE, RECALL_PASSED},
    {RECALL_PASSED, RECALL_FILE, RECALL_PASSED},
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

const char *recall_state_word(enum recall_state state)
{
    return STATES[state];
}

bool recall_state_parse(struct str word, enum recall_state *out)
{
    size_t i;

    if (!find(STATES, COUNT(STATES), word, &i))
        return false;
    *out = (enum recall_state)i;
    return true;
}

const char *recall_way_word(enum recall_law_way way)
{
    return WAYS[way];
}

bool recall_way_parse(struct str word, enum recall_law_way *out)
{
    size_t i;

    if (!find(WAYS, COUNT(WAYS), word, &i))
        return false;
    *out = (enum recall_law_way)i;
    return true;
}

const char *recall_act_word(enum recall_act act)
{
    return ACTS[act];
}

bool recall_act_parse(struct str word, enum recall_act *out)
{
    size_t i;

    if (!find(ACTS, COUNT(ACTS), word, &i))
        return false;
    *out = (enum recall_act)i;
    return true;
}

bool recall_way_of(struct str mover, bool garrison, enum recall_law_way *out)
{
    if (str_eqz(mover, "voters"))
        *out = garrison ? RECALL_LAW_GARRISON : RECALL_LAW_VOTERS;
    else if (str_eqz(mover, "presidium") || str_eqz(mover, "deputies"))
        *out = RECALL_LAW_SESSION;
    else if (str_eqz(mover, "chairmen") || str_eqz(mover, "members"))
        *out = RECALL_LAW_RECESS;
    else
        return false;
    return true;
}

bool recall_signed(const struct recall *r)
{
    return !str_eqz(r->mover, "presidium") && !str_eqz(r->mover, "chairmen");
}

bool recall_by_voters(const struct recall *r)
{
    return str_eqz(r->mover, "voters");
}

enum status recall_next(enum recall_state from, enum recall_act act, enum recall_state *out,
                        struct err *err)
{
    arr_each (i, COUNT(ALLOWED))
        if (ALLOWED[i].from == from && ALLOWED[i].act == act) {
            *out = ALLOWED[i].to;
            return ST_OK;
        }
    return fail(err, ST_RULE, "recall.wrong_state", NULL);
}

bool recall_may_act(const struct recall *r, enum recall_act act)
{
    struct err ignored = {0};
    enum recall_state to;

    if (act == RECALL_ANNOUNCE && !date_none(r->announced_on))
        return false;
    if (act == RECALL_FILE && (!date_none(r->filed_on) || !recall_law_filed(r->way)))
        return false;
    return recall_next(r->state, act, &to, &ignored) == ST_OK;
}

enum recall_act recall_next_act(const struct recall *r)
{
    static const enum recall_act ORDER[] = {RECALL_ACCEPT,  RECALL_GIVE,  RECALL_COUNT,
                                            RECALL_SET_DAY, RECALL_PRINT, RECALL_ANNOUNCE,
                                            RECALL_FILE};

    if (r->unprinted && recall_may_act(r, RECALL_PRINT))
        return RECALL_PRINT;
    arr_each (i, COUNT(ORDER))
        if (recall_may_act(r, ORDER[i]))
            return ORDER[i];
    return RECALL_ACTS;
}

struct date recall_latest(const struct recall *r)
{
    struct date latest = r->received_on;

    latest = date_later(latest, r->accepted_on);
    latest = date_later(latest, r->given_on);
    latest = date_later(latest, r->printed_on);
    return date_later(latest, r->voted_on);
}

struct date recall_earliest(const struct recall *r, enum recall_act act)
{
    return act == RECALL_DEFEND ? r->given_on : recall_latest(r);
}

bool recall_after_vote(const struct recall *r, struct date on)
{
    return !date_none(r->vote_on) && date_cmp(on, r->vote_on) > 0;
}
