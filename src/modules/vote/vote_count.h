// SPDX-License-Identifier: MulanPSL-2.0
/** Shared by the actions of a vote: checking a new one, closing, counting, the clock. */
#ifndef VOTE_COUNT_H
#define VOTE_COUNT_H
#include "modules/vote/vote_ballots.h"

/** Check a vote that is to be prepared; fills defaults (scale, day) into *in. What was
 *  held elsewhere (`recorded`) is taken as it was. */
MUST_CHECK enum status vote_check_new(struct ctx *ctx, struct vote_new *in, bool recorded);

/* In the running transaction: */

/** Close an open vote and count it if that can be done now. */
MUST_CHECK enum status vote_close_now(struct ctx *ctx, struct vote *v);
/** Count a closed vote if nothing is missing (keys of scrutineers, two equal counts of tellers). */
MUST_CHECK enum status vote_count_if_ready(struct ctx *ctx, struct vote *v);

/** Count a vote whose ballots were counted elsewhere. ST_INVALID: figures that cannot be. */
MUST_CHECK enum status vote_count_given(struct ctx *ctx, struct vote *v,
                                        const struct vote_count *given);

/** A character of a choice as a sheet of the journal has it: what separates there is another. */
char vote_mark_char(char c);
/** Do the marks at hand say what the journal says? ST_INTERNAL "vote.marks_differ". */
MUST_CHECK enum status vote_marks_agree(struct ctx *ctx, const struct vote *v);
/** Could it be counted now? */
MUST_CHECK enum status vote_is_ready(struct ctx *ctx, const struct vote *v, bool *out);
/** It has changed: screens are told. After the commit. */
void vote_touch(struct ctx *ctx, int64_t id);
/** A closed vote that may wait for nothing any more: count it. In its own transaction. */
MUST_CHECK enum status vote_count_waiting(struct ctx *ctx, int64_t id);
/** After the commit: forget the keys if it was counted. */
void vote_cleared(struct ctx *ctx, const struct vote *v);

/** The count that two tellers entered alike. ST_NOT_FOUND: none yet. */
MUST_CHECK enum status vote_count_agreed(struct ctx *ctx, const struct vote *v,
                                         const struct vote_form *form, struct vote_count *out);

/** Formula, article and verdict in words; so many may have a ballot in the box. */
MUST_CHECK enum status vote_put_in_words(struct ctx *ctx, const struct vote *v, uint32_t takers,
                                         struct vote_result *r);

/* The clock of votes that end by themselves (vote_clock.c). */

/** Start it, if the vote has one. */
MUST_CHECK enum status vote_clock_start(struct ctx *ctx, const struct vote *v);
/** Write down the time used, in its own transaction; take the clock of a lost machine over. */
MUST_CHECK enum status vote_clock_tick(struct ctx *ctx, int64_t vote_id);
int64_t vote_clock_left_of(struct ctx *ctx, const struct vote_running *v);
/** Seconds left, rounded up; -1: no limit; 0: over. */
MUST_CHECK enum status vote_clock_left(struct ctx *ctx, const struct vote *v, int64_t *out);
#endif
