// SPDX-License-Identifier: MulanPSL-2.0
/** The way of an opinion: pure, no clock, no database. What is not listed is forbidden. */
#ifndef OPINION_RULES_FLOW_H
#define OPINION_RULES_FLOW_H
#include "law/calendar.h"
#include "modules/opinion/opinion.h"

enum opinion_state {
    OPINION_RECEIVED,
    OPINION_CLASSIFIED,
    OPINION_ASSIGNED, /* somebody is responsible and has not begun */
    OPINION_HANDLING,
    OPINION_SOLVED,
    OPINION_EXPLAINED,
    OPINION_PROMISED,
    OPINION_ANSWERED, /* the person has been told */
    OPINION_RATED,
    OPINION_CLOSED,
    OPINION_MERGED,
    OPINION_REJECTED,
    OPINION_SUGGESTION, /* a deputy's suggestion goes on with it */
    OPINION_STATES_COUNT
};

/** Everything anybody does with an opinion. Words are the last path segment: "give-back". */
enum opinion_verb {
    DO_CLASSIFY,
    DO_ASSIGN, /* also to somebody else */
    DO_TAKE,
    DO_PASS_ON, /* from the station to its township */
    DO_GIVE_BACK,
    DO_FINISH,
    DO_ANSWER,
    DO_RATE_GOOD, /* satisfied, or nearly */
    DO_RATE_BAD,
    DO_KEEP, /* what was promised is done */
    DO_CLOSE,
    DO_REJECT,
    DO_RESTORE,
    DO_MERGE,
    DO_SPLIT,
    DO_TURN, /* a suggestion is formed from it */
    DO_COME_BACK,
    DO_PUBLISH,
    DO_NOTE,
    OPINION_VERBS
};

const char *opinion_state_word(enum opinion_state state);
bool opinion_state_parse(struct str word, enum opinion_state *out);
const char *opinion_verb_word(enum opinion_verb verb);

/** What an act says that the table cannot know. */
struct opinion_turn {
    enum opinion_state result; /* DO_FINISH: solved, explained or promised */
    enum opinion_state before; /* DO_SPLIT: what it was */
    int64_t rounds;            /* DO_RATE_BAD: how often it was handled again */
};
/** The state after; false: not allowed in this one. */
bool opinion_next(enum opinion_state from, enum opinion_verb verb, const struct opinion_turn *turn,
                  enum opinion_state *out);
/** Is it in the table at all? For buttons. */
bool opinion_allowed(enum opinion_state from, enum opinion_verb verb);

struct opinion_who {
    bool system, manage, handle; /* manage: the office; handle: his organ may have opinions */
    int64_t organ_id;
};
struct opinion_having {
    struct str handler; /* "", "office", "station", "township", "organ" */
    int64_t organ_id;
};
/** May he do it, as far as he is concerned? The office does everything; an organ what is its own
 *  and lies with it: take, pass on (a station), give back, finish, answer, note, keep a promise. */
bool opinion_right(const struct opinion_who *who, enum opinion_verb verb,
                   const struct opinion_having *has);

/** Is somebody's clock running? Then `due_on` counts. */
bool opinion_runs(enum opinion_state state);
/** Is it still in the hands of us? Not closed, merged, rejected, nor gone on as a suggestion. */
bool opinion_alive(enum opinion_state state);

/* ---- periods: working days, local data ---- */

enum opinion_step_period {
    PERIOD_SORT, /* to classify and hand it to somebody */
    PERIOD_STATION,
    PERIOD_TOWNSHIP,
    PERIOD_ORGAN,
    PERIOD_OFFICE,
    PERIOD_ANSWER, /* after the result, to tell the person */
    PERIOD_RATE,   /* after the answer; then it is closed */
    OPINION_PERIODS
};
const char *opinion_period_word(enum opinion_step_period p);
bool opinion_period_parse(struct str word, enum opinion_step_period *out);
unsigned opinion_period_days(enum opinion_step_period p);
/** Whose period a handler has. */
enum opinion_step_period opinion_period_of(struct str handler);
/** The last day, inclusive: the n-th working day after. */
struct date opinion_due(const struct calendar *cal, struct date from, unsigned days);

/* ---- the rest ---- */

/** The channel of a source, the source of a channel; "" for unknown words. */
struct str opinion_channel_of(struct str source);
struct str opinion_source_of(struct str channel);
/** A code as typed, small and without blanks and hyphens; "" if it cannot be one. */
struct str opinion_code_clean(struct arena *a, struct str typed);
/** Digits of a telephone number as typed (full-width ones too), without what stands between; other
 *  contacts: without blanks, in small letters. For exact search. */
struct str opinion_contact_clean(struct arena *a, struct str typed);
/** A handler's word as a sheet or a form says it: the result in "是", "已解决", "解释说明" …; "" :
 * not known. Words of OPINION_OUTCOMES. */
#endif
