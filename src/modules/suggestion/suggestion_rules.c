// SPDX-License-Identifier: MulanPSL-2.0
/* The workflow as tables: states of a suggestion, states of a unit's task. */
#include "modules/suggestion/suggestion_rules.h"

static const char *const STATE_WORDS[SUGGESTION_STATES] = {
    [SUGGESTION_DRAFT] = "draft",
    [SUGGESTION_CONFIRMING] = "confirming",
    [SUGGESTION_SUBMITTED] = "submitted",
    [SUGGESTION_MORE_ASKED] = "more_asked",
    [SUGGESTION_RETURNED] = "returned",
    [SUGGESTION_ACCEPTED] = "accepted",
    [SUGGESTION_AT_GOVERNMENT] = "at_government",
    [SUGGESTION_HANDED_OVER] = "handed_over",
    [SUGGESTION_GIVEN_BACK] = "given_back",
    [SUGGESTION_HANDLING] = "handling",
    [SUGGESTION_REPLIED] = "replied",
    [SUGGESTION_REDO] = "redo",
    [SUGGESTION_CHAIRMEN] = "chairmen",
    [SUGGESTION_CLOSED] = "closed",
    [SUGGESTION_HANDED_UP] = "handed_up",
    [SUGGESTION_MERGED] = "merged",
    [SUGGESTION_CONVERTED] = "converted",
    [SUGGESTION_WITHDRAWN] = "withdrawn",
};

static const char *const UNIT_WORDS[HANDLING_STATES] = {
    [HANDLING_PLANNED] = "planned", [HANDLING_ASSIGNED] = "assigned",
    [HANDLING_SIGNED] = "signed",   [HANDLING_GIVEN_BACK] = "given_back",
    [HANDLING_MOVED] = "moved",     [HANDLING_ADVISED] = "advised",
    [HANDLING_REPLIED] = "replied", [HANDLING_STOPPED] = "stopped",
};

static const char *const ROLE_WORDS[] = {
    [ROLE_LEAD] = "lead", [ROLE_JOINT] = "joint", [ROLE_SEPARATE] = "separate"};

static const char *const MARK_WORDS[] = {[MARK_NONE] = "",
                                         [MARK_SATISFIED] = "satisfied",
                                         [MARK_BASIC] = "basic",
                                         [MARK_DISSATISFIED] = "dissatisfied"};

/* Path segments and text keys suggestion.verb.<word>. */
static const char *const VERB_WORDS[SUGGESTION_VERBS] = {
    [DO_SAVE] = "edit",
    [DO_ASK_CONFIRM] = "ask-confirm",
    [DO_PULL_BACK] = "pull-back",
    [DO_CONFIRM] = "confirm",
    [DO_SUBMIT] = "submit",
    [DO_DISCARD] = "discard",
    [DO_WITHDRAW] = "withdraw",
    [DO_AGREE_WITHDRAW] = "agree-withdraw",
    [DO_SET_CONFIDENTIAL] = "confidential",
    [DO_ACCEPT] = "accept",
    [DO_RETURN] = "return",
    [DO_ASK_MORE] = "ask-more",
    [DO_MERGE] = "merge",
    [DO_CONVERT] = "convert",
    [DO_HAND_UP] = "hand-up",
    [DO_UP_ANSWER] = "up-answer",
    [DO_CLASSIFY] = "classify",
    [DO_PLAN] = "plan",
    [DO_HAND_OVER] = "hand-over",
    [DO_HAND_ON] = "hand-on",
    [DO_SIGN] = "sign",
    [DO_GIVE_BACK] = "give-back",
    [DO_DECIDE_DISPUTE] = "decide-dispute",
    [DO_REASSIGN] = "reassign",
    [DO_ASK_EXTENSION] = "ask-extension",
    [DO_DECIDE_EXTENSION] = "decide-extension",
    [DO_CONTACT] = "contact",
    [DO_CHECK_CONTACT] = "check-contact",
    [DO_ADVISE] = "advise",
    [DO_ASK_ADVICE] = "ask-advice",
    [DO_PROGRESS] = "progress",
    [DO_DRAFT_REPLY] = "reply",
    [DO_SUBMIT_REPLY] = "submit-reply",
    [DO_SIGN_OFF] = "sign-off",
    [DO_SEND_REPLY] = "send-reply",
    [DO_REPORT_PROMISE] = "report-promise",
    [DO_CONFIRM_PROMISE] = "confirm-promise",
    [DO_RATE_PROMISE] = "rate-promise",
    [DO_MAKE_KEY] = "make-key",
    [DO_END_KEY] = "end-key",
    [DO_SUPERVISE] = "supervise",
    [DO_REMIND] = "remind",
    [DO_RATE] = "rate",
    [DO_EXCLUDE] = "exclude",
    [DO_DECIDE] = "decide",
    [DO_PUBLISH] = "publish",
};

const char *suggestion_state_word(enum suggestion_state state)
{
    return STATE_WORDS[state];
}

const char *suggestion_handling_word(enum suggestion_handling_state state)
{
    return UNIT_WORDS[state];
}

const char *suggestion_role_word(enum suggestion_role role)
{
    return ROLE_WORDS[role];
}

const char *suggestion_mark_word(enum suggestion_mark mark)
{
    return MARK_WORDS[mark];
}

const char *suggestion_verb_word(enum suggestion_verb verb)
{
    return VERB_WORDS[verb];
}

/* Its place among the words, or their count. */
static size_t find_word(const char *const *words, size_t count, struct str word)
{
    arr_each (i, count)
        if (str_eqz(word, words[i]))
            return i;
    return count;
}

bool suggestion_state_parse(struct str word, enum suggestion_state *out)
{
    const size_t i = find_word(STATE_WORDS, COUNT(STATE_WORDS), word);

    if (i == COUNT(STATE_WORDS))
        return false;
    *out = (enum suggestion_state)i;
    return true;
}

bool suggestion_handling_parse(struct str word, enum suggestion_handling_state *out)
{
    const size_t i = find_word(UNIT_WORDS, COUNT(UNIT_WORDS), word);

    if (i == COUNT(UNIT_WORDS))
        return false;
    *out = (enum suggestion_handling_state)i;
    return true;
}

bool suggestion_role_parse(struct str word, enum suggestion_role *out)
{
    const size_t i = find_word(ROLE_WORDS, COUNT(ROLE_WORDS), word);

    if (i == COUNT(ROLE_WORDS))
        return false;
    *out = (enum suggestion_role)i;
    return true;
}

bool suggestion_mark_parse(struct str word, enum suggestion_mark *out)
{
    const size_t i = find_word(MARK_WORDS, COUNT(MARK_WORDS), word);

    if (i == COUNT(MARK_WORDS))
        return false;
    *out = (enum suggestion_mark)i;
    return true;
}

/* ---------------------------------------------------------------- the states of a suggestion */

enum { SAME = SUGGESTION_STATES, BY_UNITS };

#define IN(name) (1u << SUGGESTION_##name)

/* States in which at least one unit may be at work. */
#define WITH_UNITS (IN(HANDED_OVER) | IN(GIVEN_BACK) | IN(HANDLING))
#define AT_WORK    (WITH_UNITS | IN(REDO))
#define EDITABLE   (IN(DRAFT) | IN(MORE_ASKED) | IN(RETURNED))
#define ANSWERED   (IN(REPLIED) | IN(CHAIRMEN) | IN(CLOSED))
#define NUMBERED   (IN(ACCEPTED) | IN(AT_GOVERNMENT) | AT_WORK | ANSWERED)
#define UNANSWERED                                                                                 \
    (IN(SUBMITTED) | IN(MORE_ASKED) | IN(RETURNED) | IN(ACCEPTED) | IN(AT_GOVERNMENT) |            \
     WITH_UNITS | IN(HANDED_UP))

struct move {
    enum suggestion_verb verb;
    enum suggestion_turn turn;
    uint32_t from;
    unsigned to; /* a state, SAME or BY_UNITS */
};

/* The whole workflow; what is not listed is forbidden. */
static const struct move MOVES[] = {
    {DO_SAVE, TURN_ONLY, EDITABLE, SAME},
    {DO_ASK_CONFIRM, TURN_ONLY, EDITABLE, SUGGESTION_CONFIRMING},
    {DO_PULL_BACK, TURN_ONLY, IN(CONFIRMING), SUGGESTION_DRAFT},
    {DO_CONFIRM, TURN_ONLY, IN(CONFIRMING), SAME},
    {DO_SUBMIT, TURN_ONLY, EDITABLE | IN(CONFIRMING), SUGGESTION_SUBMITTED},
    {DO_DISCARD, TURN_ONLY, IN(DRAFT) | IN(CONFIRMING), SUGGESTION_WITHDRAWN},
    {DO_WITHDRAW, TURN_ONLY, UNANSWERED, SUGGESTION_WITHDRAWN},
    {DO_AGREE_WITHDRAW, TURN_ONLY, UNANSWERED, SAME},
    {DO_SET_CONFIDENTIAL, TURN_ONLY, UNANSWERED | IN(DRAFT) | IN(CONFIRMING) | IN(REDO) | ANSWERED,
     SAME},
    {DO_ACCEPT, TURN_ONLY, IN(SUBMITTED), SUGGESTION_ACCEPTED},
    {DO_RETURN, TURN_ONLY, IN(SUBMITTED) | IN(ACCEPTED), SUGGESTION_RETURNED},
    {DO_ASK_MORE, TURN_ONLY, IN(SUBMITTED) | IN(ACCEPTED), SUGGESTION_MORE_ASKED},
    {DO_MERGE, TURN_ONLY, IN(SUBMITTED) | IN(ACCEPTED), SUGGESTION_MERGED},
    {DO_CONVERT, TURN_ONLY, IN(SUBMITTED) | IN(ACCEPTED), SUGGESTION_CONVERTED},
    {DO_HAND_UP, TURN_ONLY, IN(ACCEPTED), SUGGESTION_HANDED_UP},
    {DO_UP_ANSWER, TURN_ONLY, IN(HANDED_UP), SUGGESTION_REPLIED},
    {DO_UP_ANSWER, TURN_REFUSED, IN(HANDED_UP), SUGGESTION_ACCEPTED},
    {DO_CLASSIFY, TURN_ONLY, NUMBERED | IN(SUBMITTED) | IN(HANDED_UP), SAME},
    {DO_PLAN, TURN_ONLY, IN(ACCEPTED), SAME},
    {DO_HAND_OVER, TURN_ONLY, IN(ACCEPTED), SUGGESTION_HANDED_OVER},
    {DO_HAND_OVER, TURN_GOVERNMENT, IN(ACCEPTED), SUGGESTION_AT_GOVERNMENT},
    {DO_HAND_ON, TURN_ONLY, IN(AT_GOVERNMENT), SUGGESTION_HANDED_OVER},
    {DO_SIGN, TURN_UNITS, AT_WORK, BY_UNITS},
    {DO_GIVE_BACK, TURN_UNITS, WITH_UNITS, BY_UNITS},
    {DO_DECIDE_DISPUTE, TURN_UNITS, WITH_UNITS, BY_UNITS},
    {DO_REASSIGN, TURN_UNITS, AT_WORK, BY_UNITS},
    {DO_ASK_EXTENSION, TURN_ONLY, WITH_UNITS, SAME},
    {DO_DECIDE_EXTENSION, TURN_ONLY, WITH_UNITS, SAME},
    {DO_CONTACT, TURN_ONLY, AT_WORK | IN(REPLIED) | IN(CHAIRMEN), SAME},
    {DO_CHECK_CONTACT, TURN_ONLY, AT_WORK | ANSWERED, SAME},
    {DO_ADVISE, TURN_ONLY, AT_WORK, SAME},
    {DO_ASK_ADVICE, TURN_ONLY, AT_WORK, SAME},
    {DO_PROGRESS, TURN_ONLY, AT_WORK | ANSWERED, SAME},
    {DO_DRAFT_REPLY, TURN_ONLY, AT_WORK, SAME},
    {DO_SUBMIT_REPLY, TURN_ONLY, AT_WORK, SAME},
    {DO_SIGN_OFF, TURN_ONLY, AT_WORK, SAME},
    {DO_SEND_REPLY, TURN_UNITS, AT_WORK, BY_UNITS},
    {DO_REPORT_PROMISE, TURN_ONLY, AT_WORK | ANSWERED, SAME},
    {DO_CONFIRM_PROMISE, TURN_ONLY, AT_WORK | ANSWERED, SAME},
    {DO_RATE_PROMISE, TURN_ONLY, AT_WORK | ANSWERED, SAME},
    {DO_MAKE_KEY, TURN_ONLY, NUMBERED & ~IN(CLOSED), SAME},
    {DO_END_KEY, TURN_ONLY, NUMBERED, SAME},
    {DO_SUPERVISE, TURN_ONLY, NUMBERED, SAME},
    {DO_REMIND, TURN_ONLY, IN(AT_GOVERNMENT) | AT_WORK | ANSWERED, SAME},
    {DO_RATE, TURN_ONLY, ANSWERED | IN(REDO) | IN(MERGED), SAME},
    {DO_RATE, TURN_CLOSE, IN(REPLIED) | IN(CLOSED), SUGGESTION_CLOSED},
    {DO_RATE, TURN_REDO, IN(REPLIED) | IN(CLOSED), BY_UNITS},
    {DO_RATE, TURN_CHAIRMEN, IN(REPLIED) | IN(CLOSED), SUGGESTION_CHAIRMEN},
    {DO_EXCLUDE, TURN_CLOSE, IN(REPLIED), SUGGESTION_CLOSED},
    {DO_EXCLUDE, TURN_REDO, IN(REPLIED), BY_UNITS},
    {DO_EXCLUDE, TURN_CHAIRMEN, IN(REPLIED), SUGGESTION_CHAIRMEN},
    {DO_DECIDE, TURN_CLOSE, IN(CHAIRMEN), SUGGESTION_CLOSED},
    {DO_DECIDE, TURN_REDO, IN(CHAIRMEN), BY_UNITS},
    {DO_PUBLISH, TURN_ONLY, NUMBERED | IN(HANDED_UP) | IN(MERGED), SAME},
};

bool suggestion_is_open(enum suggestion_state state)
{
    return ((IN(AT_GOVERNMENT) | AT_WORK) & (1u << state)) != 0;
}

bool suggestion_allowed(enum suggestion_state from, enum suggestion_verb verb)
{
    arr_each (i, COUNT(MOVES))
        if (MOVES[i].verb == verb && (MOVES[i].from & (1u << from)) != 0)
            return true;
    return false;
}

enum status suggestion_next(enum suggestion_state from, enum suggestion_verb verb,
                            enum suggestion_turn turn, enum suggestion_state whole,
                            enum suggestion_state *out_to, struct err *err)
{
    arr_each (i, COUNT(MOVES)) {
        const struct move *m = &MOVES[i];

        if (m->verb != verb || m->turn != turn || (m->from & (1u << from)) == 0)
            continue;
        if (m->to == SAME)
            *out_to = from;
        else
            *out_to = m->to == BY_UNITS ? whole : (enum suggestion_state)m->to;
        return ST_OK;
    }
    return fail(err, ST_RULE, "suggestion.err.wrong_state", NULL);
}

/* ---------------------------------------------------------------- the states of a unit's task */

static const struct {
    enum suggestion_handling_state from;
    enum suggestion_unit_event event;
    enum suggestion_handling_state to;
} UNIT_MOVES[] = {
    {HANDLING_PLANNED, UNIT_HAND_OVER, HANDLING_ASSIGNED},
    {HANDLING_ASSIGNED, UNIT_SIGN, HANDLING_SIGNED},
    {HANDLING_ASSIGNED, UNIT_GIVE_BACK, HANDLING_GIVEN_BACK},
    {HANDLING_ASSIGNED, UNIT_MOVE, HANDLING_MOVED},
    {HANDLING_ASSIGNED, UNIT_STOP, HANDLING_STOPPED},
    {HANDLING_SIGNED, UNIT_GIVE_BACK, HANDLING_GIVEN_BACK},
    {HANDLING_SIGNED, UNIT_ADVISE, HANDLING_ADVISED},
    {HANDLING_SIGNED, UNIT_REPLY, HANDLING_REPLIED},
    {HANDLING_SIGNED, UNIT_MOVE, HANDLING_MOVED},
    {HANDLING_SIGNED, UNIT_STOP, HANDLING_STOPPED},
    {HANDLING_GIVEN_BACK, UNIT_KEEP, HANDLING_SIGNED},
    {HANDLING_GIVEN_BACK, UNIT_MOVE, HANDLING_MOVED},
    {HANDLING_GIVEN_BACK, UNIT_STOP, HANDLING_STOPPED},
    {HANDLING_ADVISED, UNIT_ASK_ADVICE, HANDLING_SIGNED},
    {HANDLING_ADVISED, UNIT_STOP, HANDLING_STOPPED},
    {HANDLING_REPLIED, UNIT_REDO, HANDLING_SIGNED},
    {HANDLING_REPLIED, UNIT_STOP, HANDLING_STOPPED},
};

enum status suggestion_unit_next(enum suggestion_handling_state from,
                                 enum suggestion_unit_event event,
                                 enum suggestion_handling_state *out_to, struct err *err)
{
    arr_each (i, COUNT(UNIT_MOVES)) {
        if (UNIT_MOVES[i].from == from && UNIT_MOVES[i].event == event) {
            *out_to = UNIT_MOVES[i].to;
            return ST_OK;
        }
    }
    return fail(err, ST_RULE, "suggestion.err.wrong_state", NULL);
}

bool suggestion_unit_live(const struct suggestion_handling *unit)
{
    return unit->state != HANDLING_MOVED && unit->state != HANDLING_STOPPED;
}

bool suggestion_unit_owes(const struct suggestion_handling *unit)
{
    if (unit->role == ROLE_JOINT)
        return false;
    return unit->state == HANDLING_ASSIGNED || unit->state == HANDLING_SIGNED ||
           unit->state == HANDLING_GIVEN_BACK;
}

enum suggestion_state suggestion_whole(const struct suggestion_handling *units, size_t count,
                                       int64_t round)
{
    bool any = false, owed = false, unsigned_ = false;

    arr_each (i, count) {
        const struct suggestion_handling *u = &units[i];

        if (u->role == ROLE_JOINT)
            continue;
        any = any || u->state == HANDLING_REPLIED;
        if (!suggestion_unit_owes(u))
            continue;
        if (u->state == HANDLING_GIVEN_BACK)
            return SUGGESTION_GIVEN_BACK;
        owed = true;
        unsigned_ = unsigned_ || u->state == HANDLING_ASSIGNED;
    }
    if (unsigned_)
        return SUGGESTION_HANDED_OVER;
    if (owed)
        return round > 1 ? SUGGESTION_REDO : SUGGESTION_HANDLING;
    return any ? SUGGESTION_REPLIED : SUGGESTION_ACCEPTED;
}

struct date suggestion_due(const struct suggestion_handling *units, size_t count)
{
    struct date owed = {0}, last = {0};

    arr_each (i, count) {
        const struct suggestion_handling *u = &units[i];

        if (u->role == ROLE_JOINT)
            continue;
        if (suggestion_unit_owes(u)) {
            owed = date_none(owed) ? u->due_on : date_earlier(owed, u->due_on);
        } else if (u->state == HANDLING_REPLIED) {
            last = date_later(last, u->due_on);
        }
    }
    return date_none(owed) ? last : owed;
}
