// SPDX-License-Identifier: MulanPSL-2.0
/* Words, states, who may see what. The agenda: meeting_rules_agenda.c; days and turns:
 * meeting_rules_days.c */
#include "modules/meeting/meeting_rules.h"

bool meeting_word_in(struct str word, const char *words)
{
    struct str rest = str_from(words), one;

    while (str_cut(&rest, ' ', &one))
        if (str_eq(one, word))
            return true;
    return false;
}

static const char *const STATES[] = {"draft",  "noticed", "open",     "adjourned",
                                     "closed", "minuted", "cancelled"};
static const char *const CAPACITIES[] = {"member", "attendee", "observer", "staff"};
static const char *const ITEM_STATES[] = {"pending", "current", "done", "deferred", "withdrawn"};

static bool find(struct str word, const char *const *words, size_t count, size_t *out)
{
    arr_each (i, count)
        if (str_eqz(word, words[i])) {
            *out = i;
            return true;
        }
    return false;
}

const char *meeting_state_word(enum meeting_state state)
{
    return STATES[state];
}

bool meeting_state_parse(struct str word, enum meeting_state *out)
{
    size_t i;

    if (!find(word, STATES, COUNT(STATES), &i))
        return false;
    *out = (enum meeting_state)i;
    return true;
}

const char *meeting_capacity_word(enum meeting_capacity capacity)
{
    return CAPACITIES[capacity];
}

bool meeting_capacity_parse(struct str word, enum meeting_capacity *out)
{
    size_t i;

    if (!find(word, CAPACITIES, COUNT(CAPACITIES), &i))
        return false;
    *out = (enum meeting_capacity)i;
    return true;
}

const char *meeting_item_state_word(enum meeting_item_state state)
{
    return ITEM_STATES[state];
}

bool meeting_item_state_parse(struct str word, enum meeting_item_state *out)
{
    size_t i;

    if (!find(word, ITEM_STATES, COUNT(ITEM_STATES), &i))
        return false;
    *out = (enum meeting_item_state)i;
    return true;
}

/* ---------------------------------------------------------------- states */

#define TO(state) (1U << MEETING_##state)
static const unsigned NEXT[] = {
    [MEETING_DRAFT] = TO(NOTICED) | TO(OPEN) | TO(CANCELLED),
    [MEETING_NOTICED] = TO(OPEN) | TO(CANCELLED),
    [MEETING_OPEN] = TO(ADJOURNED) | TO(CLOSED),
    [MEETING_ADJOURNED] = TO(OPEN) | TO(CLOSED),
    [MEETING_CLOSED] = TO(MINUTED),
    [MEETING_MINUTED] = TO(CLOSED),
    [MEETING_CANCELLED] = 0,
};

enum status meeting_may_become(enum meeting_state from, enum meeting_state to, struct err *err)
{
    return (NEXT[from] >> to & 1U) != 0 ? ST_OK : fail(err, ST_RULE, "meeting.wrong_state", NULL);
}

#define ITEM(state) (1U << MEETING_ITEM_##state)
static const unsigned ITEM_NEXT[] = {
    [MEETING_ITEM_PENDING] = ITEM(CURRENT) | ITEM(DONE) | ITEM(DEFERRED) | ITEM(WITHDRAWN),
    [MEETING_ITEM_CURRENT] = ITEM(PENDING) | ITEM(DONE) | ITEM(DEFERRED) | ITEM(WITHDRAWN),
    [MEETING_ITEM_DONE] = ITEM(CURRENT) | ITEM(PENDING),
    [MEETING_ITEM_DEFERRED] = ITEM(PENDING) | ITEM(CURRENT),
    [MEETING_ITEM_WITHDRAWN] = ITEM(PENDING),
};

enum status meeting_item_may_become(enum meeting_item_state from, enum meeting_item_state to,
                                    struct err *err)
{
    return (ITEM_NEXT[from] >> to & 1U) != 0 ? ST_OK
                                             : fail(err, ST_RULE, "meeting.item_wrong_state", NULL);
}

bool meeting_in_preparation(enum meeting_state state)
{
    return state == MEETING_DRAFT || state == MEETING_NOTICED;
}

bool meeting_was_held(enum meeting_state state)
{
    return state == MEETING_CLOSED || state == MEETING_MINUTED;
}

/* ---------------------------------------------------------------- who */

bool meeting_seen_by(const struct meeting_who *who, const struct meeting *m)
{
    if (who->prepare)
        return true;
    if (who->person)
        return m->state != MEETING_DRAFT;
    return who->read_all && !m->closed_door;
}

bool meeting_paper_read_by(struct str readers, bool prepare, bool person, bool out,
                           enum meeting_capacity capacity, bool named)
{
    if (prepare)
        return true;
    if (!person || !out)
        return false;
    if (str_eqz(readers, "named"))
        return named;
    if (str_eqz(readers, "everybody"))
        return true;
    if (str_eqz(readers, "attendees"))
        return capacity != MEETING_OBSERVER;
    return str_eqz(readers, "members") && capacity == MEETING_MEMBER;
}

/* Those who, by the article, invite deputies to what they organise. A party committee has a
 * standing committee, too. */
static bool organiser_named(struct str convener)
{
    static const char *const NAMES[] = {"常委会",   "常务委员会", "专门委员会",
                                        "办事机构", "工作机构",   "工作委员会"};

    if (str_has(convener, S("委常")))
        return false;
    arr_each (i, COUNT(NAMES))
        if (str_has(convener, str_from(NAMES[i])))
            return true;
    return false;
}

enum session_law_gathering meeting_gathering(const struct meeting_rule *rule, bool at_session)
{
    static const struct {
        const char *body;
        enum session_law_gathering at_session, between;
    } BODIES[] = {
        {"congress", SESSION_LAW_SESSION, SESSION_LAW_SESSION},
        {"presidium", SESSION_LAW_PRESIDIUM_MEETING, SESSION_LAW_PRESIDIUM_MEETING},
        {"township_presidium", SESSION_LAW_PRESIDIUM_MEETING, SESSION_LAW_AMONG_THEMSELVES},
        {"standing_committee", SESSION_LAW_COMMITTEE_MEETING, SESSION_LAW_COMMITTEE_MEETING},
        {"special_committee", SESSION_LAW_SPECIAL_AT_SESSION, SESSION_LAW_SPECIAL_COMMITTEE},
    };

    if (rule->closed_door || str_eqz(rule->code, "preparatory"))
        return SESSION_LAW_AMONG_THEMSELVES;
    arr_each (i, COUNT(BODIES))
        if (str_eqz(rule->body_kind, BODIES[i].body))
            return at_session ? BODIES[i].at_session : BODIES[i].between;
    if (rule->body_kind.len != 0 && !str_eqz(rule->body_kind, "other"))
        return SESSION_LAW_AMONG_THEMSELVES;
    return organiser_named(rule->convener) ? SESSION_LAW_RELATED : SESSION_LAW_AMONG_THEMSELVES;
}

bool meeting_comes_freely(const struct meeting_person *p)
{
    return p->capacity == MEETING_ATTENDEE && p->mandate_id != 0;
}
