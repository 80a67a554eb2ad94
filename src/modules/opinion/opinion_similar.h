// SPDX-License-Identifier: MulanPSL-2.0
/** When two opinions are so alike that the office is asked whether they are one matter. */
#ifndef OPINION_SIMILAR_H
#define OPINION_SIMILAR_H
#include "platform/search/similar.h"

/** Thousandths of similar.h: the same matter in the same place, or so alike that the place does not
 *  matter. Lower than for suggestions: citizens write shorter, somebody decides each merge, and
 *  test_opinion_alike says what it costs. */
enum { OPINION_ALIKE = 105, OPINION_SAME = 150 };

static inline bool opinion_is_alike(const struct similar_result *why)
{
    return !why->other_place &&
           (why->score >= OPINION_SAME || (why->score >= OPINION_ALIKE && why->same_place));
}
#endif
