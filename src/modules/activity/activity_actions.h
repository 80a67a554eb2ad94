// SPDX-License-Identifier: MulanPSL-2.0
/** What the pages, imports and other parts of activities share. */
#ifndef ACTIVITY_ACTIONS_H
#define ACTIVITY_ACTIONS_H
#include "modules/activity/activity_list.h"

/** Tell those on the list (of one answer, "" all) by the notice `kind`. In the transaction. */
MUST_CHECK enum status activity_tell(struct ctx *ctx, const struct activity *a, const char *kind,
                                     const char *answer, struct str note);
/** Tell these deputies. */
MUST_CHECK enum status activity_tell_deputies(struct ctx *ctx, const struct activity *a,
                                              const char *kind, const int64_t *deputies,
                                              size_t count, struct str note);

enum { ACTIVITY_GUESTS_PEOPLE = 10000, ACTIVITY_NAMES_CHARS = 500 };

/** How many of a level came; 0 takes them away. Emits "activity.guests_noted". ST_INVALID: of our
 * own level, whose deputies are noted by name. */
MUST_CHECK enum status activity_guest_note(struct ctx *ctx, const struct activity_guest *in);
#endif
