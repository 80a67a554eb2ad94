// SPDX-License-Identifier: MulanPSL-2.0
/** Lines of the handling process: suggestion_web_timeline.c makes them of the records, and
 *  suggestion_web_timeline_when.c asks the journal when each happened. */
#ifndef SUGGESTION_WEB_TIMELINE_H
#define SUGGESTION_WEB_TIMELINE_H
#include "modules/suggestion/suggestion.h"
#include "platform/event.h"
#include "suggestion_view.h"

/* Order of what one event did (an import tells a whole life at once), in one round: hands change
 * unit by unit, then they work. */
enum timeline_rank {
    RANK_TABLED,
    RANK_GATE,
    RANK_ACCEPTED,
    RANK_KEY,
    RANK_HANDED,
    RANK_SIGNED,
    RANK_GIVEN_BACK,
    RANK_DISPUTE,
    RANK_EXTENSION,
    RANK_CONTACT,
    RANK_NOTE,
    RANK_OPINION,
    RANK_REPLY,
    RANK_RATED,
    RANK_DECISION,
    RANK_PROMISE,
    RANK_PUBLISHED,
    RANK_CLOSED
};

struct timeline_line {
    int64_t day, round, unit; /* unit: whose task, of the lines in which it changes hands */
    enum timeline_rank rank;
    size_t at; /* keeps the order of equal ones */
    struct event_row_of row;
    const char *events; /* blank-separated, without "suggestion."; NULL: what made the row */
    int64_t event_id, happened; /* when the journal has it */
    bool first;                 /* the first time it happened, not the last */
    struct entry_v entry;
};

/** The day of an instant, where this program runs. */
struct date suggestion_timeline_day(int64_t at);

/** All lines with what the journal alone knows, newest first, in the arena: the order of one day,
 *  its hours, and that the deputies submitted it again. */
MUST_CHECK enum status suggestion_timeline_when(struct ctx *ctx, const struct suggestion_detail *d,
                                                struct timeline_line **lines, size_t *count);
#endif
